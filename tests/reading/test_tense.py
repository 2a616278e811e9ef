"""Tense: which side of the moment of speaking a predicate lies on."""

from __future__ import annotations

import pytest
from parsing import parse

from newsgraph.model import Tense
from newsgraph.reading.tense import is_bygone, tense_of


SUBJECT = "Chad Chad PROPN nsubj"


@pytest.mark.parametrize(
    ("rows", "at", "tense"),
    [
        ((f"{SUBJECT} 1", "attacked attack VERB/VBD ROOT 1"), 1, Tense.PAST),
        ((f"{SUBJECT} 1", "attacks attack VERB/VBZ ROOT 1"), 1, Tense.PRESENT),
        ((f"{SUBJECT} 2", "has have AUX/VBZ aux 2", "attacked attack VERB/VBN ROOT 2"), 2, Tense.PAST),
        ((f"{SUBJECT} 2", "is be AUX/VBZ aux 2", "attacking attack VERB/VBG ROOT 2"), 2, Tense.PRESENT),
        ((f"{SUBJECT} 2", "will will AUX/MD aux 2", "attack attack VERB/VB ROOT 2"), 2, Tense.FUTURE),
        ((f"{SUBJECT} 2", "may may AUX/MD aux 2", "attack attack VERB/VB ROOT 2"), 2, None),
        ((f"{SUBJECT} 1", "accuse accuse VERB/VB ROOT 1"), 1, Tense.PRESENT),
    ],
)
def test_a_verb_bears_its_tense_or_that_of_its_helpers(rows: tuple[str, ...], at: int, tense: Tense | None) -> None:
    """Chad attacked, attacks, has attacked, is attacking, will attack, may attack."""
    assert tense_of(parse(*rows).doc[at]) is tense


def test_a_verb_without_tense_looks_to_the_one_above() -> None:
    """Chad helped, sending arms."""
    analysis = parse(
        f"{SUBJECT} 1", "helped help VERB/VBD ROOT 1", ", , PUNCT punct 1", "sending send VERB/VBG advcl 1"
    )
    assert tense_of(analysis.doc[3]) is Tense.PAST


@pytest.mark.parametrize(
    ("verb", "tense"),
    [("shook shake VERB/VBD", Tense.PAST), ("shakes shake VERB/VBZ", Tense.PAST)],
)
def test_a_noun_under_a_verb_has_come_about(verb: str, tense: Tense) -> None:
    """The raid shakes Goma: the raid is over, or on."""
    analysis = parse("raid raid NOUN nsubj 1", f"{verb} ROOT 1", "Goma Goma PROPN dobj 1")
    assert tense_of(analysis.doc[0]) is tense


def test_a_noun_under_a_verb_of_the_future_may_lie_anywhere() -> None:
    """The raid will shake Goma."""
    analysis = parse(
        "raid raid NOUN nsubj 2", "will will AUX/MD aux 2", "shake shake VERB/VB ROOT 2", "Goma Goma PROPN dobj 2"
    )
    assert tense_of(analysis.doc[0]) is None


def test_what_is_going_to_happen_lies_ahead() -> None:
    """Chad is going to attack."""
    analysis = parse(
        f"{SUBJECT} 2",
        "is be AUX/VBZ aux 2",
        "going go VERB/VBG ROOT 2",
        "to to PART/TO aux 4",
        "attack attack VERB/VB xcomp 2",
    )
    assert tense_of(analysis.doc[2]) is Tense.FUTURE
    assert tense_of(analysis.doc[4]) is Tense.FUTURE


def test_what_somebody_used_to_do_is_bygone() -> None:
    """Acme used to buy it; Acme used force to buy it."""
    rows = ("Acme Acme PROPN nsubj 1", "used use VERB/VBD ROOT 1", "to to PART/TO aux 3", "buy buy VERB/VB xcomp 1")
    assert is_bygone(parse(*rows).doc[3])
    assert not is_bygone(parse(*rows, "force force NOUN dobj 1").doc[3])
