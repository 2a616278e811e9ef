"""Hostile text stays text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views.graphs import HOSTILE

from newsgraph.views.escape import json_block, markdown, markup, plain, web_address
from newsgraph.views.tables import render_table, width_of


@given(st.text())
def test_a_plain_line_holds_no_control_or_bidi_character(text: str) -> None:
    assert not set(plain(text)) & {chr(code) for code in (*range(32), 0x7F, *range(0x202A, 0x202F), 0x2028, 0x2029)}


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_a_json_block_closes_no_element_and_loads_again(data: object) -> None:
    block = json_block(data)
    assert not set(block) & {"<", ">", "&", "\u2028", "\u2029"}
    json.loads(block)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_opens_no_tag_and_ends_no_attribute(text: str) -> None:
    assert not set(markup(text)) & {"<", ">", '"', "'"}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("[a](https://b.example)", "\\[a\\](https\\://b.example)"),
        ("1. item", "1\\. item"),
        ("- item", "\\- item"),
        ("a | b\n# c", "a \\| b \\# c"),
        ("www.example.org", "www\\.example.org"),
        ("<img>", "\\<img\\>"),
    ],
)
def test_markdown_is_shown_as_written(text: str, safe: str) -> None:
    assert markdown(text) == safe


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "https://a.example/'x", " https://a"])
def test_only_plain_web_addresses_become_links(address: str) -> None:
    assert web_address(address) is None


def test_a_web_address_is_kept() -> None:
    assert web_address("http://www.wikidata.org/entity/Q1") == "http://www.wikidata.org/entity/Q1"


def test_a_table_keeps_its_columns_whatever_the_names() -> None:
    lines = render_table(("name", "n"), [(text, 1) for text in HOSTILE]).splitlines()
    assert len(lines) == len(HOSTILE) + 2
    assert len({width_of(line) for line in lines}) == 1


def test_numbers_and_gaps_in_a_table() -> None:
    assert render_table(("a", "b"), [("x", 1.5), (None, 10)]).splitlines()[2:] == ["x  1.5", "    10"]
