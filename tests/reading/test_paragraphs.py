"""Where sentences begin, before the parser has seen them."""

from __future__ import annotations

import pytest

from newsgraph.reading.paragraphs import after_headings, is_hard_wrapped


OPENERS = frozenset({"the", "meanwhile", "a"})
LEADING = frozenset({"of", "newspaper"})


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("It sank . Fears grow in port The ferry carried wheat .", ["The"]),
        ("Fears grow Meanwhile , the ferry sank . A crew of Meanwhile fans", ["Meanwhile"]),
        ("Fears Grow Meanwhile , the ferry sank .", []),
        ("Fears grow in port The Front denied it .", ["The"]),
        ("Roe was awarded/VBN The Order of Merit .", []),
        ("Aims/NNS met/VBN for ports/NNS Expectations/NNS were high .", ["Expectations"]),
        ("Police/NNS held/VBD six/CD Sudlanders/NNS on Monday .", []),
        ("Vow to continue/VB Speaking/VBG in Oslo , Roe wept .", ["Speaking"]),
        ("It sank . ' Not a good day ' Meanwhile , Roe wept .", ["Meanwhile"]),
        ("It sank . “ A day of tears ” The mayor wept .", ["The"]),
        ('"/`` It sank . "/\'\' Roe/NNP said/VBD "/`` We/PRP will mourn .', []),
        ("It sank . A “ day of tears ” The mayor wept .", []),
        ("The day/NN I/PRP met/VBD Roe .", []),
        ("Fears grow Meanwhile the ferry sank .", ["Meanwhile"]),
        ("He reads the newspaper The times have changed", []),
        ("The city of The hague is old .", []),
        ("Ana met/VBD The Guardian in Oslo .", []),
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen The end", []),
    ],
)
def test_a_heading_without_a_full_stop_ends_where_a_sentence_opens(text: str, starts: list[str]) -> None:
    """A small word that is written large, with a small word after it, opens a sentence after a short heading."""
    words = [(word, tag) for word, _, tag in (one.partition("/") for one in text.split())]
    assert [words[place][0] for place in after_headings(words, OPENERS, LEADING)] == starts


def test_lines_of_one_width_are_wrapped_text() -> None:
    """Lines that break in mid-sentence at about one width are no paragraphs."""
    line = "The ferry left the harbour of Sudport with wheat and with people on"
    assert is_hard_wrapped("\n".join([line] * 5))
    assert not is_hard_wrapped("\n".join([f"{line} board."] * 5))
