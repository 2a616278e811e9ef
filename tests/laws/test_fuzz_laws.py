"""Every reader and writer keeps its promise on whatever bytes; ``benchmarks/fuzz.py`` tries the same with many more."""

from __future__ import annotations

import pytest
from fuzz_targets import CHEAP, Target, seeds, targets
from hypothesis import given, settings
from hypothesis import strategies as st


pytest.importorskip("pyarrow", reason="needs newsgraph[inputs]")

OTHERS = {name: make for name, (make, _) in targets().items() if name not in {"html", "pdf", "parquet", "warc"}}
Cuts = list[tuple[float, int, bytes]]


def test_all_targets_are_there() -> None:
    assert len(targets()) == 21
    assert max(inputs for _, inputs in targets().values()) == CHEAP


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_promise_is_kept(name: str) -> None:
    target: Target = OTHERS[name]()
    (seed,) = seeds(name)

    @settings(max_examples=60)
    @given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=6)), max_size=4), st.binary())
    def mutated(cuts: Cuts, other: bytes) -> None:
        data = seed
        for place, cut, put in cuts:
            begin = int(place * len(data))
            data = data[:begin] + put + data[begin + cut :]
        target(data)
        target(other)

    mutated()


def test_promise_is_kept_for_every_character() -> None:
    """Formulas, ends of elements and controls, each alone and doubled, at the beginning of a text and within."""
    writers = [OTHERS[name]() for name in ("turtle", "html page", "csv table", "terminal")]
    for code in (*range(0x180), 0x200B, 0x200E, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xFFFE, 0xFFFF, 0x10FFFF):
        letter = chr(code).encode()
        for data in (letter, letter * 2, b"a" + letter + b"b", letter + b"1+1"):
            for target in writers:
                target(data)
