"""Whatever the bytes, a reader gives articles with words in them, or Problems that say what to do."""

from __future__ import annotations

from collections.abc import Iterator

import hostile
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgraph.config import Limits
from newsgraph.documents.parsed.parser import Parser
from newsgraph.model import Document


pytest.importorskip("trafilatura", reason="needs newsgraph[inputs]")

PAGE = hostile.page(head=hostile.META).encode()
WELL_FORMED = {
    ".csv": b'text;title\n"Rain ""fell"".";Rain\n',
    ".docx": hostile.docx(hostile.FIRST),
    ".eml": hostile.mail(),
    ".html": PAGE,
    ".parquet": hostile.parquet([{"text": hostile.FIRST}]),
    ".pdf": hostile.pdf(hostile.FIRST),
    ".rss": hostile.rss(hostile.FIRST).encode(),
    ".warc": hostile.warc(PAGE),
}


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser(Limits(seconds=20), {}) as parser:
        yield parser


@pytest.mark.parametrize("ending", sorted(WELL_FORMED))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=6)), max_size=4))
def test_any_bytes_give_articles_or_problems(
    parser: Parser, ending: str, places: list[tuple[float, int, bytes]]
) -> None:
    data = WELL_FORMED[ending]
    for place, cut, put in places:
        begin = int(place * len(data))
        data = data[:begin] + put + data[begin + cut :]
    for found in parser.read(data, f"a{ending}", ending):
        assert found.text.strip() if isinstance(found, Document) else "; " in found.message
