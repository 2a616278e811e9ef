"""Polarity and modality, composed from everything above a predicate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsing import parse

from newsgraph.lexicon import Lexicon, Operator
from newsgraph.model import Modality, Polarity
from newsgraph.reading.factuality import factuality_of


LEXICON = Lexicon(
    operators={
        "fail": Operator(word="fail", polarity=Polarity.NEGATED),
        "want": Operator(word="want", modality=Modality.HYPOTHETICAL),
        "plan": Operator(word="plan", modality=Modality.FUTURE),
        "prevent": Operator(word="prevent", polarity=Polarity.NEGATED),
    },
    hedges={"reportedly": Operator(word="reportedly", modality=Modality.PROBABLE, voiced=True)},
    modals={
        "may": Operator(word="may", modality=Modality.POSSIBLE),
        "will": Operator(word="will", modality=Modality.FUTURE),
    },
    negators=frozenset({"not", "never", "no"}),
    sets={"motion verbs": frozenset({"travel"})},
)
SUBJECT = "Acme Acme PROPN nsubj"


def judged(*rows: str, at: int) -> tuple[str, str]:
    """Return polarity and modality of the predicate at that place."""
    found = factuality_of(parse(*rows).doc[at], LEXICON)
    return found.polarity.value, found.modality.value


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("not not PART neg 3", ("Negated", "Certain")),
        ("may may AUX/MD aux 3", ("Asserted", "Possible")),
        ("will will AUX/MD aux 3", ("Asserted", "Future")),
        ("reportedly reportedly ADV advmod 3", ("Asserted", "Probable")),
        ("today today ADV advmod 3", ("Asserted", "Certain")),
    ],
)
def test_words_of_the_clause_itself(word: str, expected: tuple[str, str]) -> None:
    """Acme did not/may/will/reportedly/today buy Widgets."""
    rows = (f"{SUBJECT} 3", "did do AUX aux 3", word, "buy buy VERB/VB ROOT 3", "Widgets Widgets PROPN dobj 3")
    assert judged(*rows, at=3) == expected


@pytest.mark.parametrize(
    ("verb", "expected"), [("failed fail", ("Negated", "Certain")), ("wants want", ("Asserted", "Hypothetical"))]
)
def test_verbs_above_an_infinitive(verb: str, expected: tuple[str, str]) -> None:
    """Acme failed/wants to buy Widgets."""
    rows = (
        f"{SUBJECT} 1",
        f"{verb} VERB ROOT 1",
        "to to PART/TO aux 3",
        "buy buy VERB/VB xcomp 1",
        "Widgets Widgets PROPN dobj 3",
    )
    assert judged(*rows, at=3) == expected


def test_two_negations_cancel() -> None:
    """Acme did not fail to buy Widgets: so it probably did, which is less than the text saying so."""
    rows = (f"{SUBJECT} 3", "did do AUX aux 3", "not not PART neg 3", "fail fail VERB/VB ROOT 3", "to to PART/TO aux 5",
            "buy buy VERB/VB xcomp 3")  # fmt: skip
    assert judged(*rows, at=5) == ("Asserted", "Probable")


def test_nobody_as_subject_negates() -> None:
    """No group attacked Widgets."""
    rows = (
        "No no DET det 1",
        "group group NOUN nsubj 2",
        "attacked attack VERB ROOT 2",
        "Widgets Widgets PROPN dobj 2",
    )
    assert judged(*rows, at=2) == ("Negated", "Certain")


def test_a_condition_and_what_follows_from_it_are_hypothetical() -> None:
    """If Acme attacks, rivals respond."""
    rows = ("If if SCONJ mark 2", "Acme Acme PROPN nsubj 2", "attacks attack VERB/VBZ advcl 5", ", , PUNCT punct 5",
            "rivals rival NOUN/NNS nsubj 5", "respond respond VERB/VBP ROOT 5")  # fmt: skip
    assert judged(*rows, at=2) == ("Asserted", "Hypothetical")
    assert judged(*rows, at=5) == ("Asserted", "Hypothetical")


def test_what_comes_before_it_is_replaced_lies_ahead() -> None:
    """Acme left before Widgets is replaced."""
    rows = (f"{SUBJECT} 1", "left leave VERB ROOT 1", "before before SCONJ mark 5", "Widgets Widgets PROPN nsubjpass 5",
            "is be AUX/VBZ auxpass 5", "replaced replace VERB/VBN advcl 1")  # fmt: skip
    assert judged(*rows, at=5) == ("Asserted", "Future")


def test_a_prevented_attack_did_not_happen() -> None:
    """Acme prevented an attack."""
    rows = (f"{SUBJECT} 1", "prevented prevent VERB ROOT 1", "an a DET det 3", "attack attack NOUN dobj 1")
    assert judged(*rows, at=3) == ("Negated", "Certain")


def test_a_plan_to_attack_is_not_an_attack() -> None:
    """Acme has a plan to attack."""
    rows = (
        f"{SUBJECT} 1",
        "has have VERB ROOT 1",
        "a a DET det 3",
        "plan plan NOUN dobj 1",
        "to to PART/TO aux 5",
        "attack attack VERB/VB acl 3",
    )
    assert judged(*rows, at=5) == ("Asserted", "Future")


def test_who_travelled_to_join_has_joined() -> None:
    """Acme travelled to join Widgets; Acme waits to join Widgets."""
    rows = (
        f"{SUBJECT} 1",
        "{0} VERB{1} ROOT 1",
        "to to PART/TO aux 3",
        "join join VERB/VB advcl 1",
        "Widgets Widgets PROPN dobj 3",
    )
    assert judged(*(row.format("travelled travel", "") for row in rows), at=3) == ("Asserted", "Certain")
    assert judged(*(row.format("waits wait", "/VBZ") for row in rows), at=3) == ("Asserted", "Hypothetical")


def test_who_need_not_do_it_leaves_it_open() -> None:
    """Acme did not need to buy Widgets: whether it did is not said."""
    lexicon = replace(LEXICON, operators={"need": Operator(word="need", modality=Modality.OBLIGATION)})
    rows = (f"{SUBJECT} 3", "did do AUX aux 3", "not not PART neg 3", "need need VERB/VB ROOT 3", "to to PART/TO aux 5",
            "buy buy VERB/VB xcomp 3")  # fmt: skip
    found = factuality_of(parse(*rows).doc[5], lexicon)
    assert (found.polarity, found.modality) == (Polarity.ASSERTED, Modality.HYPOTHETICAL)


def test_what_measures_are_to_prevent_is_left_open() -> None:
    """Acme took measures to prevent losses."""
    rows = (f"{SUBJECT} 1", "took take VERB ROOT 1", "measures measure NOUN dobj 1", "to to PART/TO aux 4",
            "prevent prevent VERB/VB relcl 2", "losses loss NOUN/NNS dobj 4")  # fmt: skip
    assert judged(*rows, at=5) == ("Asserted", "Hypothetical")


def test_a_participle_tells_what_became_of_a_deed() -> None:
    """Talks planned in Oslo; a raid prevented by Acme."""
    rows = ("Talks talk NOUN/NNS ROOT 0", "{} VERB/VBN acl 0", "in in ADP prep 1", "Oslo Oslo PROPN pobj 2")
    assert judged(rows[0], rows[1].format("planned plan"), *rows[2:], at=0) == ("Asserted", "Future")
    assert judged(rows[0], rows[1].format("prevented prevent"), *rows[2:], at=0) == ("Negated", "Certain")


def test_what_somebody_is_jailed_for_is_a_courts_word() -> None:
    """Acme was fined for buying Widgets; Acme fell for buying Widgets: the words of the charge make it unsure."""
    rows = (
        f"{SUBJECT} 1",
        "{0} VERB/VBN ROOT 1",
        "for for ADP prep 1",
        "buying buy VERB/VBG pcomp 2",
        "Widgets Widgets PROPN dobj 3",
    )
    charged = {"fine for": Operator(word="fine for", modality=Modality.PROBABLE, voiced=True)}
    for verb, modality in (("fined fine", Modality.PROBABLE), ("praised praise", Modality.CERTAIN)):
        doc = parse(*(row.format(verb) for row in rows)).doc
        assert factuality_of(doc[3], replace(LEXICON, operators=charged)).modality is modality


def test_an_empty_object_negates_its_own_verb_alone() -> None:
    """Acme found no fault but criticised Widgets; Acme never found fault but criticised them too."""
    rows = (f"{SUBJECT} 1", "found find VERB/VBD ROOT 1", "{0} DET det 3", "fault fault NOUN dobj 1", "but but CCONJ cc 1",
            "criticised criticise VERB/VBD conj 1", "Widgets Widgets PROPN dobj 5")  # fmt: skip
    assert judged(*(row.format("no no") for row in rows), at=1) == ("Negated", "Certain")
    assert judged(*(row.format("no no") for row in rows), at=5) == ("Asserted", "Certain")


def test_what_was_waited_for_in_a_report_lies_ahead() -> None:
    """Acme said they would wait until it came; they waited until it came."""
    rows = ("Acme Acme PROPN nsubj 1", "said say VERB/VBD ROOT 1", "they they PRON/PRP nsubj 4", "{0} AUX/MD aux 4",
            "wait wait VERB/VB ccomp 1", "until until SCONJ mark 7", "it it PRON/PRP nsubj 7", "came come VERB/VBD advcl 4")  # fmt: skip
    assert judged(*(row.format("would would") for row in rows), at=7) == ("Asserted", "Future")
    assert judged(*(row.format("did do") for row in rows), at=7) == ("Asserted", "Certain")


def test_who_is_held_responsible_is_so_by_a_word() -> None:
    """Acme held rebels responsible; Acme held responsible rebels: behind its noun the adjective is the verdict."""
    held = {"hold responsible": Operator(word="hold responsible", modality=Modality.POSSIBLE, voiced=True)}
    rows = (
        f"{SUBJECT} 1",
        "held hold VERB ROOT 1",
        "rebels rebel NOUN/NNS dobj 1",
        "responsible responsible ADJ amod 2",
    )
    assert factuality_of(parse(*rows).doc[3], replace(LEXICON, operators=held)).modality is Modality.POSSIBLE
    rows = (
        f"{SUBJECT} 1",
        "held hold VERB ROOT 1",
        "responsible responsible ADJ amod 3",
        "rebels rebel NOUN/NNS dobj 1",
    )
    assert factuality_of(parse(*rows).doc[2], replace(LEXICON, operators=held)).modality is Modality.CERTAIN


def test_an_adverb_or_a_to_tells_the_sense_of_a_verb() -> None:
    """Acme has yet to buy Widgets; Acme has often to buy them; Acme is said to."""
    senses = {
        "have yet": Operator(word="have yet", polarity=Polarity.NEGATED),
        "say to": Operator(word="say to", modality=Modality.PROBABLE, voiced=True),
    }
    rows = (f"{SUBJECT} 1", "{0} VERB/VBZ ROOT 1", "{1} ADV advmod 1", "to to PART/TO aux 4", "buy buy VERB/VB xcomp 1")
    for verb, adverb, expected in (
        ("has have", "yet yet", (Polarity.NEGATED, Modality.CERTAIN)),
        ("has have", "often often", (Polarity.ASSERTED, Modality.CERTAIN)),
        ("said say", "often often", (Polarity.ASSERTED, Modality.PROBABLE)),
    ):
        found = factuality_of(
            parse(*(row.format(verb, adverb) for row in rows)).doc[4], replace(LEXICON, operators=senses)
        )
        assert (found.polarity, found.modality) == expected


def test_a_truce_that_is_unlikely_is_none() -> None:
    """A truce is unlikely; the truce is unlikely to hold: the second is there."""
    unlikely = {"unlikely": Operator(word="unlikely", polarity=Polarity.NEGATED, modality=Modality.PROBABLE)}
    for article, polarity in (("A a", Polarity.NEGATED), ("The the", Polarity.ASSERTED)):
        rows = (f"{article} DET det 1", "truce truce NOUN nsubj 2", "is be AUX ROOT 2", "unlikely unlikely ADJ acomp 2")
        assert factuality_of(parse(*rows).doc[1], replace(LEXICON, operators=unlikely)).polarity is polarity
