"""Articles in files, folders, globs and standard input become Documents."""

from __future__ import annotations

from newsgraph.documents.files import read_documents


__all__ = ["read_documents"]
