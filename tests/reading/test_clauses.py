"""Who stands in which slot, whatever the grammar of the sentence."""

from __future__ import annotations

import pytest
from parsing import parse

from newsgraph.reading.analysis import Analysis
from newsgraph.reading.clauses import Clause, find_clauses


def clause(analysis: Analysis, verb: str) -> Clause:
    """Return the clause of the verb with that form."""
    return next(found for found in find_clauses(analysis.doc).items if found.head.text == verb)


def words(clause: Clause, slot: str) -> list[str]:
    """Return what fills a slot."""
    return [token.text for token in clause.slot(slot)]


def test_an_active_clause_has_subject_and_object() -> None:
    """The army shelled the town from the hills."""
    found = clause(
        parse("The the DET det 1", "army army NOUN nsubj 2", "shelled shell VERB ROOT 2", "the the DET det 4", "town town NOUN dobj 2",
              "from from ADP prep 2", "the the DET det 7", "hills hill NOUN/NNS pobj 5"), "shelled")  # fmt: skip
    assert (words(found, "subject"), words(found, "object"), words(found, "from")) == (["army"], ["town"], ["hills"])


def test_a_passive_is_undone() -> None:
    """The town was shelled by rebels."""
    found = clause(
        parse("The the DET det 1", "town town NOUN nsubjpass 3", "was be AUX auxpass 3", "shelled shell VERB/VBN ROOT 3",
              "by by ADP agent 3", "rebels rebel NOUN/NNS pobj 4"), "shelled")  # fmt: skip
    assert (words(found, "subject"), words(found, "object")) == (["rebels"], ["town"])


def test_coordinated_subjects_and_verbs_share_their_slots() -> None:
    """Oslo and Bonn signed and praised the treaty."""
    analysis = parse("Oslo Oslo PROPN nsubj 3", "and and CCONJ cc 0", "Bonn Bonn PROPN conj 0", "signed sign VERB ROOT 3",
                     "and and CCONJ cc 3", "praised praise VERB conj 3", "the the DET det 7", "treaty treaty NOUN dobj 5")  # fmt: skip
    assert words(clause(analysis, "praised"), "subject") == ["Oslo", "Bonn"]
    assert words(clause(analysis, "signed"), "object") == ["treaty"]


def test_a_relative_pronoun_stands_for_its_antecedent() -> None:
    """Militias who crossed the river."""
    found = clause(
        parse("Militias militia NOUN/NNS ROOT 0", "who who PRON/WP nsubj 2", "crossed cross VERB relcl 0", "the the DET det 4",
              "river river NOUN dobj 2"), "crossed")  # fmt: skip
    assert words(found, "subject") == ["Militias"]


def test_a_relative_clause_without_pronoun_leaves_its_object_open() -> None:
    """A report the ministry rejected."""
    found = clause(
        parse("A a DET det 1", "report report NOUN ROOT 1", "the the DET det 3", "ministry ministry NOUN nsubj 4",
              "rejected reject VERB relcl 1"), "rejected")  # fmt: skip
    assert words(found, "object") == ["report"]


@pytest.mark.parametrize(("verb", "subject"), [("forced", "army"), ("promised", "army")])
def test_control_decides_whose_an_infinitive_is(verb: str, subject: str) -> None:
    """Rebels forced/promised the army to leave: forced makes the army leave, promised the rebels."""
    lemma = {"forced": "force", "promised": "promise"}[verb]
    found = clause(
        parse("Rebels rebel NOUN/NNS nsubj 1", f"{verb} {lemma} VERB ROOT 1", "the the DET det 3", "army army NOUN dobj 1",
              "to to PART/TO aux 5", "leave leave VERB/VB xcomp 1"), "leave")  # fmt: skip
    assert words(found, "subject") == ([subject] if verb == "forced" else ["Rebels"])


def test_who_is_accused_of_an_act_is_its_doer() -> None:
    """Kenya accused traders of smuggling arms."""
    found = clause(
        parse("Kenya Kenya PROPN nsubj 1", "accused accuse VERB ROOT 1", "traders trader NOUN/NNS dobj 1", "of of ADP prep 1",
              "smuggling smuggle VERB/VBG pcomp 3", "arms arm NOUN/NNS dobj 4"), "smuggling")  # fmt: skip
    assert words(found, "subject") == ["traders"]


def test_a_noun_that_describes_the_subject_hands_its_relative_clause_over() -> None:
    """Zarnex is a firm that makes drones: Zarnex makes them."""
    found = clause(
        parse("Zarnex Zarnex PROPN nsubj 1", "is be AUX ROOT 1", "a a DET det 3", "firm firm NOUN attr 1", "that that PRON/WDT nsubj 5",
              "makes make VERB/VBZ relcl 3", "drones drone NOUN/NNS dobj 5"), "makes")  # fmt: skip
    assert words(found, "subject") == ["Zarnex"]


def test_a_count_of_votes_is_nobody() -> None:
    """Deputies voted 101 to 6 to oust Ana."""
    analysis = parse("Deputies deputy NOUN/NNS nsubj 1", "voted vote VERB ROOT 1", "101 101 NUM dobj 1", "to to ADP prep 1",
                     "6 6 NUM pobj 3", "to to PART/TO aux 6", "oust oust VERB/VB xcomp 1", "Ana Ana PROPN dobj 6")  # fmt: skip
    found = clause(analysis, "voted")
    assert (words(found, "object"), words(found, "to")) == ([], [])
    assert words(clause(analysis, "oust"), "subject") == ["Deputies"]


def test_who_is_pressed_to_act_is_who_acts() -> None:
    """Oslo put pressure on Chad to go; Oslo warned Chad against going."""
    pressed = parse("Oslo Oslo PROPN nsubj 1", "put put VERB ROOT 1", "pressure pressure NOUN dobj 1", "on on ADP prep 1",
                    "Chad Chad PROPN pobj 3", "to to PART/TO aux 6", "go go VERB/VB advcl 1")  # fmt: skip
    assert words(clause(pressed, "go"), "subject") == ["Chad"]
    warned = parse("Oslo Oslo PROPN nsubj 1", "warned warn VERB ROOT 1", "Chad Chad PROPN dobj 1", "against against ADP prep 1",
                   "going go VERB/VBG pcomp 3")  # fmt: skip
    assert words(clause(warned, "going"), "subject") == ["Chad"]


def test_a_verb_that_stands_for_another_is_no_clause() -> None:
    """Oslo left, and so did Bonn."""
    analysis = parse("Oslo Oslo PROPN nsubj 1", "left leave VERB ROOT 1", "and and CCONJ cc 1", "so so ADV advmod 4",
                     "did do VERB/VBD conj 1", "Bonn Bonn PROPN nsubj 4")  # fmt: skip
    assert [found.head.text for found in find_clauses(analysis.doc).items] == ["left"]


@pytest.mark.parametrize(("penalty", "doer"), [("sanctions sanction", "Chad"), ("hopes hope", "Mali")])
def test_whom_a_penalty_is_laid_on_did_what_it_is_for(penalty: str, doer: str) -> None:
    """Mali laid sanctions on Chad for arming rebels; who lays hopes on Chad for it is the one that arms."""
    found = clause(
        parse("Mali Mali PROPN nsubj 1", "laid lay VERB ROOT 1", f"{penalty} NOUN/NNS dobj 1", "on on ADP prep 2", "Chad Chad PROPN pobj 3",
              "for for ADP prep 1", "arming arm VERB/VBG pcomp 5", "rebels rebel NOUN/NNS dobj 6"), "arming")  # fmt: skip
    assert words(found, "subject") == [doer]


def test_what_hangs_on_a_particle_is_the_object() -> None:
    """Mali called on donors."""
    found = clause(
        parse(
            "Mali Mali PROPN nsubj 1", "called call VERB ROOT 1", "on on ADP/RP prt 1", "donors donor NOUN/NNS pobj 2"
        ),
        "called",
    )
    assert words(found, "object") == ["donors"]
