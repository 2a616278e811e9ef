"""Laws: a parse in plain words answers as the parser's own tokens do, whatever tree it has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from parsing import VOCAB
from spacy import tokens

from newsgraph.model import Span
from newsgraph.reading.parse import Doc, lay_out


WORDS = ("Ana", "said", ",", '"', "the", "Front", "\n\n", ".", "NATO")
LABELS = ("nsubj", "conj", "punct", "dobj")
EDGES = ("left_edge", "right_edge")
GROUPS = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts", "sent")
VALUES = ("i", "idx", "text", "lower_", "whitespace_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "is_space", "is_punct", "is_quote",
          "is_stop", "is_title", "is_upper", "is_lower", "is_sent_start")  # fmt: skip


@st.composite
def parsed(draw: st.DrawFn) -> tokens.Doc:
    """Draw a parsed text of some sentences, each with a tree whose arcs may cross."""
    words: list[str] = []
    heads: list[int] = []
    for length in draw(st.lists(st.integers(1, 7), min_size=1, max_size=3)):
        order = draw(st.permutations(range(length)))
        above = {place: order[draw(st.integers(0, rank - 1))] if rank else place for rank, place in enumerate(order)}
        heads += [len(words) + above[place] for place in range(length)]
        words += draw(st.lists(st.sampled_from(WORDS), min_size=length, max_size=length))
    size = len(words)

    def some(of: tuple[str, ...]) -> list[str]:
        return draw(st.lists(st.sampled_from(of), min_size=size, max_size=size))

    spaces = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    return tokens.Doc(VOCAB, words=words, spaces=spaces, heads=heads, deps=some(LABELS), tags=some(("NN", "")),
                      pos=some(("NOUN", "VERB", "")), lemmas=some(("say", "")), ents=some(("B-ORG", "O")))  # fmt: skip


def places(some: object) -> list[int]:
    """Return the places of tokens of either kind."""
    return [token.i for token in some]  # type: ignore[attr-defined]


@given(parsed())
def test_a_token_answers_as_the_parsers_does(theirs: tokens.Doc) -> None:
    ours = lay_out(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert [getattr(one, name) for name in VALUES] == [
            getattr(other, name) or type(getattr(one, name))() for name in VALUES
        ]
        assert one.head.i == other.head.i
        assert [getattr(one, name).i for name in EDGES] == [min(places(one.subtree)), max(places(one.subtree))]
        assert [places(getattr(one, name)) for name in GROUPS] == [places(getattr(other, name)) for name in GROUPS]
        assert one.head.is_ancestor(one) == other.head.is_ancestor(other)


@given(parsed(), st.integers(-3, 25), st.integers(-3, 25))
def test_a_stretch_answers_as_the_parsers_does(theirs: tokens.Doc, start: int, end: int) -> None:
    ours = lay_out(theirs)
    one, other = ours[start:end], theirs[start:end]
    assert (len(one), places(one)) == (len(other), places(other))
    if len(one):
        assert one.text == other.text
        assert one.root.i == other.root.i


@given(parsed(), st.integers(0, 30), st.integers(1, 8))
def test_tokens_are_found_by_what_they_touch(theirs: tokens.Doc, start: int, length: int) -> None:
    ours, span = lay_out(theirs), Span(start, start + length)
    if span.end <= len(ours.text):
        touched = [one for one in ours if one.idx < span.end and one.idx + len(one) > span.start]
        assert touched == [one for one in ours.within(span) if one.idx + len(one) > span.start]


@given(parsed())
def test_what_is_forgotten_is_gone(theirs: tokens.Doc) -> None:
    ours = lay_out(theirs)
    first: Doc | None = ours[0].doc
    ours.forget()
    assert first is ours
    assert (len(ours), ours.known) == (0, {})
