"""What the parser hangs on the wrong verb is hung on the right one, and nothing else is moved."""

from __future__ import annotations

from parsing import VOCAB, parse_tree
from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.reading.attachments import make_attachments


SPEECH = ["deny", "accuse", "say", "add"]


def heads(doc: Doc) -> dict[str, str]:
    """Return the head of each word."""
    mended = make_attachments(
        Language(VOCAB), "mend", speech=SPEECH, people=["spokesman"], charging=["accuse"], judging=["criticise"]
    )(doc)
    return {token.text: token.head.text for token in mended}


def denial(second: str, lemma: str, tag: str) -> Doc:
    """Return "Ana denied that troops had fired and … Ben", the second verb hung on the nearest."""
    return parse_tree(
        "Ana Ana PROPN nsubj 1", "denied deny VERB ROOT 1", "that that SCONJ mark 5", "troops troops NOUN nsubj 5",
        "had have AUX aux 5", "fired fire VERB/VBN ccomp 1", "and and CCONJ cc 5",
        f"{second} {lemma} VERB/{tag} conj 5", "Ben Ben PROPN dobj 7",
    )  # fmt: skip


def test_a_second_verb_of_speech_belongs_to_the_speaker() -> None:
    """In "Ana denied that troops had fired and accused Ben" it is Ana who accuses."""
    found = heads(denial("accused", "accuse", "VBD"))
    assert (found["accused"], found["and"]) == ("denied", "denied")


def test_a_second_deed_stays_with_its_doer() -> None:
    """In "… had fired and wounded Ben" the troops wounded, and "accused" after "had" is theirs too."""
    assert heads(denial("wounded", "wound", "VBD"))["wounded"] == "fired"
    assert heads(denial("accused", "accuse", "VBN"))["accused"] == "fired"


def report(last: str, tag: str) -> Doc:
    """Return "A report called for calm.", the verb hung on the noun."""
    return parse_tree("A a DET det 1", "report report NOUN ROOT 1", f"called call VERB/{tag} acl 1", "for for ADP prep 2",
                 "calm calm NOUN pobj 3", f"{last} {last} PUNCT punct 1")  # fmt: skip


def test_a_finite_verb_is_the_main_one() -> None:
    """In "A report called for calm." the report calls; a headline without full stop and a participle tell of a report."""
    found = heads(report(".", "VBD"))
    assert (found["report"], found["called"], found["."]) == ("called", "called", "called")
    assert heads(report("-", "VBD"))["called"] == "report"
    assert heads(report(".", "VBN"))["called"] == "report"


def test_what_is_judged_is_told_of_by_the_infinitive_behind_it() -> None:
    """In "Ana criticised the plan to kill Ben" Ana kills nobody; in "Ana made the plan to kill Ben" the plan may be hers."""

    def judged(lemma: str) -> Doc:
        return parse_tree("Ana Ana PROPN nsubj 1", f"did {lemma} VERB ROOT 1", "the the DET det 3", "plan plan NOUN dobj 1",
                          "to to PART aux 5", "kill kill VERB/VB advcl 1", "Ben Ben PROPN dobj 5")  # fmt: skip

    assert heads(judged("criticise"))["kill"] == "plan"
    assert heads(judged("make"))["kill"] == "did"


def test_a_finite_verb_is_joined_to_no_gerund() -> None:
    """In "Ana accused Chad of spying and left" it is Ana who left; in "… of spying and lying" Chad lied."""

    def accused(second: str, tag: str) -> Doc:
        return parse_tree("Ana Ana PROPN nsubj 1", "accused accuse VERB ROOT 1", "Chad Chad PROPN dobj 1", "of of ADP prep 1",
                          "spying spy VERB/VBG pcomp 3", "and and CCONJ cc 4", f"{second} do VERB/{tag} conj 4")  # fmt: skip

    moved = heads(accused("left", "VBD"))
    assert (moved["left"], moved["and"]) == ("accused", "accused")
    assert heads(accused("lying", "VBG"))["lying"] == "spying"


def raid(lemma: str, participle: str) -> Doc:
    """Return "Ana accused gunmen who raided Kar, …ing Ben", the participle hung on the first verb."""
    return parse_tree(
        "Ana Ana PROPN nsubj 1", "accused accuse VERB ROOT 1", "gunmen gunman NOUN dobj 1", "who who PRON/WP nsubj 4",
        "raided raid VERB relcl 2", "Kar Kar PROPN dobj 4", ", , PUNCT punct 1",
        f"{participle} {lemma} VERB/VBG advcl 1", "Ben Ben PROPN dobj 7",
    )  # fmt: skip


def test_a_participle_belongs_to_the_clause_before_it() -> None:
    """In "Ana accused the gunmen who raided Kar, killing Ben" it is the gunmen who kill."""
    assert heads(raid("kill", "killing"))["killing"] == "raided"


def test_a_participle_of_speech_stays_with_the_speaker() -> None:
    """In "Ana accused the gunmen who raided Kar, saying …" it is Ana who says so."""
    assert heads(raid("say", "saying"))["saying"] == "accused"


def test_a_name_belongs_to_the_person_not_to_the_body() -> None:
    """In "a spokesman for the junta, Luan Berisha" the name is the spokesman's; a body's other name stays with the body."""
    rows = ["spokesman spokesman NOUN nsubj 5", "for for ADP prep 0", "junta junta NOUN pobj 1", ", , PUNCT punct 2"]
    assert heads(parse_tree(*rows, "Luan Luan PROPN appos 2 B-PERSON", "left leave VERB ROOT 5"))["Luan"] == "spokesman"
    assert heads(parse_tree(*rows, "SAC SAC PROPN appos 2 B-ORG", "left leave VERB ROOT 5"))["SAC"] == "junta"


def test_a_charge_belongs_to_the_verb_that_brings_it() -> None:
    """In "Ben was accused by groups of abuses, including theft" nobody speaks of groups of abuses."""
    found = heads(
        parse_tree(
            "Ben Ben PROPN nsubjpass 2", "was be AUX auxpass 2", "accused accuse VERB/VBN ROOT 2", "by by ADP agent 2",
            "groups group NOUN/NNS pobj 3", "of of ADP prep 4", "abuses abuse NOUN/NNS pobj 5", ", , PUNCT punct 4",
            "including include VERB/VBG prep 4", "theft theft NOUN pobj 8",
        )
    )  # fmt: skip
    assert (found["of"], found["including"]) == ("accused", "abuses")


def test_a_second_clause_has_the_noun_before_it_for_subject() -> None:
    """In "Ana blamed the army and the union denied it" nobody blames the union."""
    rows = (
        "Ana Ana PROPN nsubj 1", "blamed blame VERB ROOT 1", "the the DET det 3", "army army NOUN dobj 1", "and and CCONJ cc 3",
        "the the DET det 6", "union union NOUN conj 3", "denied deny VERB conj 1", "it it PRON dobj 7",
    )  # fmt: skip
    found = heads(parse_tree(*rows))
    assert (found["union"], found["and"]) == ("denied", "blamed")
    joined = (
        "Ana Ana PROPN nsubj 1", "blamed blame VERB ROOT 1", "soldiers soldier NOUN/NNS dobj 1", "and and CCONJ cc 2",
        "unions union NOUN/NNS conj 2", "and and CCONJ cc 1", "left leave VERB conj 1",
    )  # fmt: skip
    assert heads(parse_tree(*joined))["unions"] == "soldiers"


def clash(word: str, tag: str) -> Doc:
    """Return "Ana said soldiers loyal to Ben clashed", the soldiers hung on the adjective."""
    return parse_tree(
        "Ana Ana PROPN nsubj 1", "said say VERB ROOT 1", "soldiers soldier NOUN nsubj 3", f"loyal loyal {word} ccomp 1",
        "to to ADP prep 3", "Ben Ben PROPN pobj 4", f"clashed clash VERB/{tag} ccomp 1",
    )  # fmt: skip


def test_a_verb_takes_the_subject_of_the_adjective_before_it() -> None:
    """It is soldiers who clashed, not Ana; a clause with a verb of its own keeps its subject, as does a bare participle."""
    found = heads(clash("ADJ", "VBD"))
    assert (found["soldiers"], found["loyal"], found["to"]) == ("clashed", "soldiers", "loyal")
    assert heads(clash("VERB", "VBD"))["soldiers"] == "loyal"
    assert heads(clash("ADJ", "VBN"))["soldiers"] == "loyal"


def flight(last: str) -> Doc:
    """Return "Boys fled to Kar, aunts and nurses said", the speakers hung on the town, with what stands before "said"."""
    return parse_tree(
        "Boys boy NOUN nsubj 1", "fled flee VERB ccomp 8", "to to ADP prep 1", "Kar Kar PROPN pobj 2", f"{last} {last} PUNCT punct 3",
        "aunts aunt NOUN conj 3", "and and CCONJ cc 5", "nurses nurse NOUN conj 5", "said say VERB ROOT 8",
    )  # fmt: skip


def test_a_verb_of_speech_takes_the_speakers_behind_the_comma() -> None:
    """Aunts and nurses say it; nobody fled to them. Without the comma they may be part of a list."""
    found = heads(flight(","))
    assert (found["aunts"], found["nurses"], found["Kar"]) == ("said", "aunts", "to")
    assert heads(flight("-"))["aunts"] == "Kar"


def charge(noun: str, article: str) -> Doc:
    """Return "Ana blamed Mali, a charge Bamako denied", the charge taken for the subject."""
    return parse_tree(
        "Ana Ana PROPN nsubj 1", "blamed blame VERB ccomp 7", "Mali Mali PROPN dobj 1", ", , PUNCT punct 7", f"{article} {article} DET det 5",
        f"{noun} {noun} NOUN nsubj 7", "Bamako Bamako PROPN appos 5", "denied deny VERB ROOT 7",
    )  # fmt: skip


def test_the_name_behind_a_charge_denies_it() -> None:
    """Bamako denies the charge, and the blame is the main clause; a spokesman speaks himself, as does what is definite."""
    found = heads(charge("charge", "a"))
    assert (found["Bamako"], found["denied"], found["charge"], found["blamed"]) == (
        "denied",
        "charge",
        "blamed",
        "blamed",
    )
    for noun, article in (("spokesman", "a"), ("charge", "the")):
        assert heads(charge(noun, article))["Bamako"] == noun
