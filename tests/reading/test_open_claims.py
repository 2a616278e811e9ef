"""What open claims say of sentences that are given with their grammar."""

from __future__ import annotations

from parsing import parse

from newsgraph.reading.analysis import Analysis
from newsgraph.reading.claims.draft import Draft, unsaid, worded
from newsgraph.reading.claims.open import clause_claims
from newsgraph.reading.clauses import find_clauses


def drafts(analysis: Analysis) -> list[Draft]:
    """Return the open claims of all clauses."""
    return [draft for clause in find_clauses(analysis.doc).items for draft in clause_claims(clause)]


def said(analysis: Analysis) -> list[tuple[str, str, str | None]]:
    """Return subject, phrase and object of all open claims in words."""
    return [(d.subject.text, d.phrase, d.object.text if d.object is not None else d.value) for d in drafts(analysis)]


def test_an_adverb_or_participle_stands_for_a_missing_object() -> None:
    """Prices fell sharply; The road was closed."""
    fell = parse("Prices price NOUN/NNS nsubj 1", "fell fall VERB ROOT 1", "sharply sharply ADV advmod 1")
    assert said(fell) == [("Prices", "fell", "sharply")]
    closed = parse("Roads road NOUN/NNS nsubjpass 2", "were be AUX auxpass 2", "closed close VERB/VBN ROOT 2")
    assert said(closed) == [("Roads", "were", "closed")]


def test_a_bare_noun_between_prepositions_belongs_to_the_phrase() -> None:
    """Crowds gathered in honour of Ana."""
    analysis = parse("Crowds crowd NOUN/NNS nsubj 1", "gathered gather VERB ROOT 1", "in in ADP prep 1", "honour honour NOUN pobj 2",
                     "of of ADP prep 3", "Ana Ana PROPN pobj 4")  # fmt: skip
    assert said(analysis) == [("Crowds", "gathered in honour of", "Ana")]


def test_a_set_phrase_is_no_argument() -> None:
    """Shops closed, for instance, in Oslo."""
    analysis = parse("Shops shop NOUN/NNS nsubj 1", "closed close VERB ROOT 1", "for for ADP prep 1", "instance instance NOUN pobj 2",
                     "in in ADP prep 1", "Oslo Oslo PROPN pobj 4")  # fmt: skip
    assert said(analysis) == [("Shops", "closed in", "Oslo")]


def test_a_time_goes_with_each_phrase() -> None:
    """Talks began in Oslo on Monday."""
    analysis = parse("Talks talk NOUN/NNS nsubj 1", "began begin VERB ROOT 1", "in in ADP prep 1", "Oslo Oslo PROPN pobj 2 B-GPE",
                     "on on ADP prep 1", "Monday Monday PROPN pobj 4 B-DATE")  # fmt: skip
    first, second = drafts(analysis)
    assert (first.phrase, [(one.phrase, one.head.text) for one in first.arguments]) == ("began in", [("on", "Monday")])
    assert (second.phrase, second.arguments) == ("began on", ())


def test_what_hangs_on_a_phrase_is_said_by_the_whole_phrase() -> None:
    """Guards chained him to the gates of a mine."""
    analysis = parse("Guards guard NOUN/NNS nsubj 1", "chained chain VERB ROOT 1", "him he PRON dobj 1", "to to ADP prep 1",
                     "the the DET det 5", "gates gate NOUN/NNS pobj 3", "of of ADP prep 5", "a a DET det 8", "mine mine NOUN pobj 6")  # fmt: skip
    assert said(analysis) == [("Guards", "chained", "him"), ("Guards", "chained him to the gates of", "mine")]


def test_an_urged_act_is_said_of_who_urges_and_of_who_is_urged() -> None:
    """Ana urged shops to lower prices."""
    analysis = parse("Ana Ana PROPN nsubj 1", "urged urge VERB ROOT 1", "shops shop NOUN/NNS dobj 1", "to to PART/TO aux 4",
                     "lower lower VERB/VB xcomp 1", "prices price NOUN/NNS dobj 4")  # fmt: skip
    assert said(analysis) == [
        ("Ana", "urged", "shops"),
        ("shops", "lower", "prices"),
        ("Ana", "urged shops to lower", "prices"),
    ]


def test_coordinated_infinitives_share_the_verb_above() -> None:
    """Crews managed to reach the ship and tow it."""
    analysis = parse("Crews crew NOUN/NNS nsubj 1", "managed manage VERB ROOT 1", "to to PART/TO aux 3", "reach reach VERB/VB xcomp 1",
                     "ships ship NOUN/NNS dobj 3", "and and CCONJ cc 3", "tow tow VERB/VB conj 3", "them they PRON dobj 6")  # fmt: skip
    assert said(analysis) == [("Crews", "managed to reach", "ships"), ("Crews", "managed to tow", "them")]


def test_a_gerund_tells_the_circumstance() -> None:
    """Ana left office after losing a vote."""
    analysis = parse("Ana Ana PROPN nsubj 1", "left leave VERB ROOT 1", "office office NOUN dobj 1", "after after ADP prep 1",
                     "losing lose VERB/VBG pcomp 3", "votes vote NOUN/NNS dobj 4")  # fmt: skip
    assert ("Ana", "left office after", "losing votes") in said(analysis)


def test_an_adjective_takes_its_own_phrase_before_that_of_the_clause() -> None:
    """In May Ana was ill with fever."""
    analysis = parse("In in ADP prep 3", "May May PROPN pobj 0 B-DATE", "Ana Ana PROPN nsubj 3", "was be AUX ROOT 3",
                     "ill ill ADJ acomp 3", "with with ADP prep 4", "fever fever NOUN pobj 5")  # fmt: skip
    (draft,) = drafts(analysis)
    assert (draft.phrase, draft.object and draft.object.text) == ("was ill with", "fever")
    assert [(one.phrase, one.head.text) for one in draft.arguments] == [("In", "May")]


def test_the_first_phrase_has_the_others_with_it() -> None:
    """Talks with Ana began in Oslo on Monday: the whole once, then the parts, less sure."""
    analysis = parse("Talks talk NOUN/NNS nsubj 1", "began begin VERB ROOT 1", "in in ADP prep 1", "Oslo Oslo PROPN pobj 2 B-GPE",
                     "with with ADP prep 1", "Ana Ana PROPN pobj 4 B-PERSON")  # fmt: skip
    first, second = drafts(analysis)
    assert [(one.phrase, one.head.text) for one in first.arguments] == [("with", "Ana")]
    assert (second.phrase, second.arguments) == ("began with", ())
    assert second.confidence < first.confidence


def test_an_aim_is_told_with_what_is_done_for_it() -> None:
    """Owners sold mills to pay debts: that they pay is not said by itself."""
    analysis = parse("Owners owner NOUN/NNS nsubj 1", "sold sell VERB ROOT 1", "mills mill NOUN/NNS dobj 1", "to to PART/TO aux 4",
                     "pay pay VERB/VB advcl 1", "debts debt NOUN/NNS dobj 4")  # fmt: skip
    assert said(analysis) == [("Owners", "sold", "mills"), ("Owners", "sold mills to pay", "debts")]


def test_a_time_before_the_subject_holds_for_each_coordinated_verb() -> None:
    """In May owners sold mills and bought farms; "near Oslo" is said of the first verb only."""
    analysis = parse("In in ADP prep 3", "May May PROPN pobj 0 B-DATE", "owners owner NOUN/NNS nsubj 3", "sold sell VERB ROOT 3",
                     "mills mill NOUN/NNS dobj 3", "and and CCONJ cc 3", "bought buy VERB conj 3", "farms farm NOUN/NNS dobj 6")  # fmt: skip
    assert [[(one.phrase, one.head.text) for one in draft.arguments] for draft in drafts(analysis)] == [
        [("In", "May")]
    ] * 2


def test_a_time_between_the_verbs_of_a_chain_belongs_to_the_chain() -> None:
    """Owners tried in May to sell mills."""
    analysis = parse("Owners owner NOUN/NNS nsubj 1", "tried try VERB ROOT 1", "in in ADP prep 1", "May May PROPN pobj 2 B-DATE",
                     "to to PART/TO aux 5", "sell sell VERB/VB xcomp 1", "mills mill NOUN/NNS dobj 5")  # fmt: skip
    (draft,) = drafts(analysis)
    assert (draft.phrase, [(one.phrase, one.head.text) for one in draft.arguments]) == (
        "tried to sell",
        [("in", "May")],
    )


def test_coordinated_passives_share_their_auxiliary() -> None:
    """Stones were cut and polished with sand; the parser may take "polished" for a past tense."""
    for tag in ("VBN", "VBD"):
        analysis = parse("Stones stone NOUN/NNS nsubjpass 2", "were be AUX auxpass 2", "cut cut VERB/VBN ROOT 2", "and and CCONJ cc 2",
                         f"polished polish VERB/{tag} conj 2", "with with ADP prep 4", "sand sand NOUN pobj 5")  # fmt: skip
        assert ("Stones", "were polished with", "sand") in said(analysis)


def test_an_active_verb_does_not_take_the_auxiliary_of_a_passive() -> None:
    """Ana was involved and helped to raise funds."""
    analysis = parse("Ana Ana PROPN nsubjpass 2", "was be AUX auxpass 2", "involved involve VERB/VBN ROOT 2", "and and CCONJ cc 2",
                     "helped help VERB/VBD conj 2", "to to PART/TO aux 6", "raise raise VERB/VB xcomp 4", "funds fund NOUN/NNS dobj 6")  # fmt: skip
    assert ("Ana", "helped to raise", "funds") in said(analysis)


def test_an_adverb_goes_with_its_preposition() -> None:
    """Troops went back to barracks."""
    analysis = parse("Troops troop NOUN/NNS nsubj 1", "went go VERB ROOT 1", "back back ADV advmod 1", "to to ADP prep 2",
                     "barracks barracks NOUN/NNS pobj 3")  # fmt: skip
    assert said(analysis) == [("Troops", "went back to", "barracks")]


def test_an_infinitive_below_a_phrase_is_said_by_the_whole_phrase() -> None:
    """Unions agreed on a plan to pay creditors."""
    analysis = parse("Unions union NOUN/NNS nsubj 1", "backed back VERB ROOT 1", "Ana Ana PROPN dobj 1", "on on ADP prep 1", "a a DET det 5",
                     "plan plan NOUN pobj 3", "to to PART/TO aux 7", "pay pay VERB/VB acl 5", "creditors creditor NOUN/NNS dobj 7")  # fmt: skip
    assert ("Unions", "backed Ana on a plan to pay", "creditors") in said(analysis)


def test_a_noun_and_its_of_phrase_are_one_and_the_part_is_told_below() -> None:
    """Ana held the office of mayor in Oslo."""
    analysis = parse("Ana Ana PROPN nsubj 1", "held hold VERB ROOT 1", "the the DET det 3", "office office NOUN dobj 1", "of of ADP prep 3",
                     "mayor mayor NOUN pobj 4", "in in ADP prep 3", "Oslo Oslo PROPN pobj 6")  # fmt: skip
    whole, part = drafts(analysis)
    assert [(one.phrase, one.head.text) for one in whole.arguments] == [("in", "Oslo")]
    assert (part.phrase, part.object and part.object.text) == ("held the office of", "mayor")
    assert part.confidence < whole.confidence


def test_a_measure_stands_for_a_missing_object() -> None:
    """Shares fell two points."""
    analysis = parse(
        "Shares share NOUN/NNS nsubj 1",
        "fell fall VERB ROOT 1",
        "two two NUM nummod 3",
        "points point NOUN/NNS npadvmod 1",
    )
    assert said(analysis) == [("Shares", "fell", "two points")]


def test_a_gerund_behind_a_preposition_of_two_words() -> None:
    """Prices rose instead of falling."""
    analysis = parse("Prices price NOUN/NNS nsubj 1", "rose rise VERB ROOT 1", "instead instead ADV advmod 3", "of of ADP prep 1",
                     "falling fall VERB/VBG pcomp 3")  # fmt: skip
    assert ("Prices", "rose instead of", "falling") in said(analysis)


def test_a_question_word_is_not_claimed_about() -> None:
    """What they do."""
    assert said(parse("what what PRON/WP dobj 2", "they they PRON nsubj 2", "do do VERB/VBP ROOT 2")) == []


def test_a_typed_part_of_an_open_claim_is_said_in_its_words() -> None:
    """Chad sends arms to rebels: "sends arms to" leads the rebels, and nobody says it of them."""
    analysis = parse("Chad Chad PROPN nsubj 1", "sends send VERB/VBZ ROOT 1", "arms arm NOUN/NNS dobj 1", "to to ADP prep 1",
                     "rebels rebel NOUN/NNS pobj 3")  # fmt: skip
    (opened,) = drafts(analysis)
    chad, rebels = analysis.doc[0], analysis.doc[4]
    typed = Draft(subject=chad, predicate=opened.predicate, phrase="sends to", cue=opened.cue, object=rebels, rule="verb-frame",
                  confidence=0.8)  # fmt: skip
    told = worded(typed, [opened])
    assert (told.phrase, told.arguments) == ("sends arms to", ())
    backwards = Draft(subject=rebels, predicate=opened.predicate, phrase="sends to", cue=opened.cue, object=chad, rule="verb-frame",
                      confidence=0.8)  # fmt: skip
    assert worded(backwards, [opened]) == unsaid(backwards)
    assert unsaid(backwards).phrase == ""
