"""The same plan on a Ray cluster: in a program of its own, since a program has one engine."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from stand_ins import KILL, document
from test_scale import articles, corpus_lines, plain_lines

from newsgraph.config import Config


pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(find_spec("ray") is None, reason="needs Ray, which is no part of the lock: make ray"),
]

PROGRAM = """
import sys
from pathlib import Path
from stand_ins import KILL, document, load_plain
from test_scale import articles
from newsgraph.config import Config
from newsgraph.scale import build, build_corpus

build._SHARD = 4  # so that there are more parts than are worked on at a time
folder = Path(sys.argv[1])
once = document("once", f"Norland attacks Red Front. {KILL}{folder / 'witness'} here.")
build_corpus((*articles(30), once), (), folder, Config(engine="ray", processes=2), load=load_plain)
"""


def test_ray_gives_what_the_pipeline_gives_although_a_process_was_killed(tmp_path: Path) -> None:
    path = os.pathsep.join((str(Path(__file__).parent), *sys.path))
    environment = {**os.environ, "PYTHONPATH": path, "RAY_DISABLE_IMPORT_WARNING": "1"}
    subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], env=environment, check=True, capture_output=True)
    assert (tmp_path / "witness").exists()
    once = document("once", f"Norland attacks Red Front. {KILL}{tmp_path / 'witness'} here.")
    assert corpus_lines(tmp_path) == plain_lines((*articles(30), once), Config())
