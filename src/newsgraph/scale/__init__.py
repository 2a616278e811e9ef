"""The program for corpora: the same stages as the pipeline's, as a plan for an engine of one machine or of many."""

from __future__ import annotations

import os


os.environ |= {  # before the import
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "DO_NOT_TRACK": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
}

from newsgraph.scale.build import Corpus, build_corpus


__all__ = ["Corpus", "build_corpus"]
