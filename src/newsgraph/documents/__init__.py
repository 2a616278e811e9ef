"""Articles in files, folders, globs, archives and standard input become Documents."""

from __future__ import annotations

from newsgraph.documents.copies import part_copies
from newsgraph.documents.files import read_documents
from newsgraph.documents.languages import load_languages


__all__ = ["load_languages", "part_copies", "read_documents"]
