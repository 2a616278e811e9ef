"""What is done by saying or refusing something, and who is behind or touched by what is done: hand-written parses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contexts import context, frame, lexicon
from parsing import parse

from newsgraph.lexicon import Cue, Lexicon
from newsgraph.model import Act, Modality, Polarity, RelationType
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.denials import blamed, denied_nouns, stands_though_denied
from newsgraph.reading.claims.draft import Draft
from newsgraph.reading.claims.entailed import laid_down
from newsgraph.reading.claims.frames import noun_claims, verb_claims
from newsgraph.reading.claims.implied import bargained, together, turned_away
from newsgraph.reading.claims.misfits import is_other_sense
from newsgraph.reading.claims.naming import stand_ins
from newsgraph.reading.claims.purposes import helped
from newsgraph.reading.claims.slots import deep_parties, party_behind, raised, sides, slot_of_noun


WAITING = {"until"}


def with_quads(around: Context, **quads: str) -> Context:
    """Return the context with relations of these kinds of cooperation or conflict."""
    known = {
        name: RelationType(name=name, label="", domain="Entity", range="Entity", quad=quad)
        for name, quad in quads.items()
    }
    return replace(around, ontology=replace(around.ontology, relations=known))


def drafts_of(rule: object, around: Context) -> list[Draft]:
    """Return what a rule makes of each clause."""
    assert callable(rule)
    return [draft for clause in around.clauses.items for draft in rule(clause, around)]


def refusal(verb: str, *, negated: bool = True) -> Analysis:
    """Return the parse of "Guards said they will (not) end strikes until Oslo pays"."""
    return parse(
        "Guards guard NOUN/NNS nsubj 1", "said say VERB/VBD ROOT 1", "they they PRON/PRP nsubj 5", "will will AUX/MD aux 5",
        "not not PART/RB neg 5" if negated else "now now ADV/RB advmod 5", f"{verb} {verb} VERB/VB ccomp 1", "strikes strike NOUN/NNS dobj 5",
        "until until SCONJ/IN mark 9", "Oslo Oslo PROPN/NNP nsubj 9", "pays pay VERB/VBZ advcl 5",
    )  # fmt: skip


def guards(analysis: Analysis, quad: str) -> Context:
    """Return the context of guards and Oslo, who end strikes."""
    words = lexicon(frame("end: eases: subject > object"), words_of_waiting=WAITING)
    around = context(analysis, words, Guards="CollectiveActor", they="CollectiveActor", strikes="Concept", Oslo="City")
    return with_quads(around, eases=quad)


def test_who_makes_a_favour_wait_for_somebody_presses_them() -> None:
    """Guards said they will not end strikes until Oslo pays: they press Oslo, probably; nothing is a fact."""
    (draft,) = drafts_of(bargained, guards(refusal("end"), "MaterialCooperation"))
    assert (draft.subject.text, draft.relation, draft.object.text if draft.object else None) == (
        "Guards",
        "pressures",
        "Oslo",
    )
    assert draft.modality is Modality.PROBABLE


def test_what_is_no_favour_or_not_refused_presses_nobody() -> None:
    """Who will not raid until dawn asks for nothing, nor does who will end the strikes."""
    assert drafts_of(bargained, guards(refusal("end"), "MaterialConflict")) == []
    assert drafts_of(bargained, guards(refusal("end", negated=False), "MaterialCooperation")) == []


def test_a_refusal_without_a_speaker_is_turned_round() -> None:
    """Guards will not end strikes until Oslo pays: the negation is that of the refusal."""
    analysis = parse("Guards guard NOUN/NNS nsubj 3", "will will AUX/MD aux 3", "not not PART/RB neg 3", "end end VERB/VB ROOT 3",
                     "strikes strike NOUN/NNS dobj 3", "until until SCONJ/IN mark 7", "Oslo Oslo PROPN/NNP nsubj 7",
                     "pays pay VERB/VBZ advcl 3")  # fmt: skip
    words = lexicon(frame("end: eases: subject > object"), words_of_waiting=WAITING)
    around = context(analysis, words, Guards="CollectiveActor", strikes="Concept", Oslo="City")
    (draft,) = drafts_of(bargained, with_quads(around, eases="VerbalCooperation"))
    assert (draft.predicate.text, draft.polarity) == ("end", Polarity.NEGATED)


def welcomed(negated: bool) -> Context:
    """Return the context of "Oslo said Ana would (not) be welcome"."""
    analysis = parse("Oslo Oslo PROPN/NNP nsubj 1", "said say VERB/VBD ROOT 1", "Ana Ana PROPN/NNP nsubj 5", "would would AUX/MD aux 5",
                     "not not PART/RB neg 5" if negated else "soon soon ADV/RB advmod 5", "be be AUX/VB ccomp 1",
                     "welcome welcome ADJ acomp 5")  # fmt: skip
    return context(analysis, lexicon(words_of_admission={"welcome"}), Oslo="City", Ana="Person")


def test_who_is_said_not_to_be_welcome_is_turned_away() -> None:
    """Oslo said Ana would not be welcome; it rejects nobody who would."""
    assert [
        (d.subject.text, d.relation, d.object and d.object.text) for d in drafts_of(turned_away, welcomed(True))
    ] == [("Oslo", "rejects", "Ana")]
    assert drafts_of(turned_away, welcomed(False)) == []


def attending(verb: str) -> Context:
    """Return the context of "Ana and Ben attended talks"."""
    analysis = parse("Ana Ana PROPN/NNP nsubj 3", "and and CCONJ cc 0", "Ben Ben PROPN/NNP conj 0", f"{verb}ed {verb} VERB/VBD ROOT 3",
                     "talks talk NOUN/NNS dobj 3")  # fmt: skip
    return context(analysis, lexicon(verbs_of_attending={"attend"}), Ana="Person", Ben="Person", talks="Meeting")


def test_who_attends_a_meeting_together_meets_below_the_graph() -> None:
    """Ana and Ben attended talks; not if they opposed them."""
    found = drafts_of(together, attending("attend"))
    assert [(d.subject.text, d.object and d.object.text, d.confidence) for d in found] == [
        ("Ana", "Ben", 0.3),
        ("Ben", "Ana", 0.3),
    ]
    assert drafts_of(together, attending("oppose")) == []


def decree(noun: str) -> tuple[Context, Draft]:
    """Return the context of "Oslo signed a decree sheltering Ana", and what the decree does."""
    analysis = parse("Oslo Oslo PROPN/NNP nsubj 1", "signed sign VERB/VBD ROOT 1", "a a DET det 3", f"{noun} {noun} NOUN/NN dobj 1",
                     "sheltering shelter VERB/VBG acl 3", "Ana Ana PROPN/NNP dobj 4")  # fmt: skip
    words = lexicon(frame("shelter: shelters: subject > object"), binding_texts={"decree"}, verbs_of_lawgiving={"sign"})
    around = context(analysis, words, None, **{"Oslo": "City", noun: "Concept", "Ana": "Person"})
    (draft,) = verb_claims(around.clauses.items[1], around)
    return with_quads(around, shelters="MaterialCooperation"), draft


def test_what_a_decree_does_its_signer_does_below_the_graph() -> None:
    """Oslo signed a decree sheltering Ana; a letter binds nobody."""
    around, draft = decree("decree")
    assert [(d.subject.text, d.object and d.object.text, d.confidence) for d in laid_down(draft, around)] == [
        ("Oslo", "Ana", 0.3)
    ]
    around, draft = decree("letter")
    assert list(laid_down(draft, around)) == []


def test_what_a_deed_touches_may_stand_deep_in_its_phrase() -> None:
    """A curb on movement of goods in Chad; claims that guards beat him; money spent under budgets of Acme."""
    curb = parse("curb curb NOUN ROOT 0", "on on ADP prep 0", "movement movement NOUN pobj 1", "of of ADP prep 2", "goods good NOUN/NNS pobj 3",
                 "in in ADP prep 4", "Chad Chad PROPN pobj 5")  # fmt: skip
    around = context(curb, lexicon(), curb="Concept", movement="Concept", goods="Concept", Chad="State")
    assert [t.text for t in deep_parties(curb.doc[0], around)] == ["Chad"]
    claims = parse("claims claim NOUN/NNS ROOT 0", "that that SCONJ/IN mark 3", "guards guard NOUN/NNS nsubj 3", "beat beat VERB/VBD acl 0",
                   "him he PRON/PRP dobj 3")  # fmt: skip
    around = context(claims, lexicon(), claims="Concept", guards="CollectiveActor")
    assert [t.text for t in deep_parties(claims.doc[0], around)] == ["guards"]
    money = parse("money money NOUN ROOT 0", "spent spend VERB/VBN acl 0", "under under ADP prep 1", "budgets budget NOUN/NNS pobj 2",
                  "of of ADP prep 3", "Acme Acme PROPN pobj 4")  # fmt: skip
    around = context(money, lexicon(), money="Concept", budgets="Concept", Acme="Organisation")
    assert [t.text for t in deep_parties(money.doc[0], around)] == ["Acme"]


def test_whoever_did_it_is_not_touched_by_it() -> None:
    """In a curb on talk by rebels, rebels are not curbed."""
    curb = parse(
        "curb curb NOUN ROOT 0",
        "on on ADP prep 0",
        "talk talk NOUN pobj 1",
        "by by ADP prep 2",
        "rebels rebel NOUN/NNS pobj 3",
    )
    around = context(curb, lexicon(), curb="Concept", talk="Concept", rebels="ArmedGroup")
    assert deep_parties(curb.doc[0], around) == ()


def made(verb: str) -> tuple[Analysis, Lexicon]:
    """Return the parse of "threats made by Chad"."""
    analysis = parse(
        "threats threat NOUN/NNS ROOT 0", f"{verb} {verb} VERB/VBN acl 0", "by by ADP agent 1", "Chad Chad PROPN pobj 2"
    )
    return analysis, lexicon(light={"make": (("make", "agent"),)})


def test_who_makes_threats_is_behind_them() -> None:
    """Threats made by Chad are Chad's; threats noted by Chad are not."""
    analysis, words = made("make")
    assert [
        t.text for t in party_behind(analysis.doc[0], context(analysis, words, threats="Concept", Chad="State"))
    ] == ["Chad"]
    analysis, words = made("note")
    assert party_behind(analysis.doc[0], context(analysis, words, threats="Concept", Chad="State")) == ()


def test_a_plural_noun_has_the_sides_before_or_after_it() -> None:
    """Mali and EU negotiators, the EU hung on the noun; armies of Mali and Chad."""
    before = parse(
        "Mali Mali PROPN nmod 3",
        "and and CCONJ cc 0",
        "EU EU PROPN compound 3",
        "negotiators negotiator NOUN/NNS ROOT 3",
    )
    around = context(before, lexicon(), Mali="State", EU="Organisation", negotiators="CollectiveActor")
    assert [t.text for t in sides(before.doc[3], around)] == ["Mali", "EU"]
    behind = parse(
        "armies army NOUN/NNS ROOT 0",
        "of of ADP prep 0",
        "Mali Mali PROPN pobj 1",
        "and and CCONJ cc 2",
        "Chad Chad PROPN conj 2",
    )
    around = context(behind, lexicon(), armies="CollectiveActor", Mali="State", Chad="State")
    assert [t.text for t in sides(behind.doc[0], around)] == ["Mali", "Chad"]
    alone = parse("Mali Mali PROPN compound 2", "peace peace NOUN compound 2", "negotiators negotiator NOUN/NNS ROOT 2")
    around = context(alone, lexicon(), Mali="State", peace="Concept", negotiators="CollectiveActor")
    assert sides(alone.doc[2], around) == ()


def test_money_spent_on_helping_somebody_helps_them() -> None:
    """Chad spent millions on helping to house families."""
    analysis = parse("Chad Chad PROPN nsubj 1", "spent spend VERB/VBD ROOT 1", "millions million NOUN/NNS dobj 1", "on on ADP prep 1",
                     "helping help VERB/VBG pcomp 3", "to to PART/TO aux 6", "house house VERB/VB xcomp 4",
                     "families family NOUN/NNS dobj 6")  # fmt: skip
    around = context(analysis, lexicon(helping_verbs={"help"}), Chad="State", families="CollectiveActor")
    assert [t.text for t in helped(analysis.doc[1], around)] == ["families"]


def test_a_subjunctive_says_who_is_to_act() -> None:
    """Ana proposed that Chad leave; "said that Chads leave" is no proposal."""
    words = ("Ana Ana PROPN/NNP nsubj 1", "proposed propose VERB/VBD ROOT 1", "that that SCONJ/IN mark 4")
    single = parse(*words, "Chad Chad PROPN/NNP nsubj 4", "leave leave VERB/VBP ccomp 1")
    several = parse(*words, "crews crew NOUN/NNS nsubj 4", "leave leave VERB/VBP ccomp 1")
    assert [t.text for t in raised(single.doc[1])] == ["Chad"]
    assert raised(several.doc[1]) == ()


def test_a_name_behind_a_title_fills_the_titles_slot() -> None:
    """Calls from president Ana; of "calls from towns, Mopti among them" the name is no title's."""
    calls = parse(
        "calls call NOUN/NNS ROOT 0",
        "from from ADP prep 0",
        "president president NOUN pobj 1",
        "Ana Ana PROPN appos 2 B-PERSON",
    )
    assert [t.text for t in slot_of_noun(calls.doc[0], "from")] == ["Ana"]
    town = parse("calls call NOUN/NNS ROOT 0", "from from ADP prep 0", "towns town NOUN/NNS pobj 1", ", , PUNCT punct 2",
                 "Ana Ana PROPN appos 2 B-PERSON")  # fmt: skip
    assert [t.text for t in slot_of_noun(town.doc[0], "from")] == ["towns"]


def test_the_one_who_is_meant_is_named() -> None:
    """One of the victims, Ana; three of the victims, Ana among them, are more."""
    for word, named in (("one", "Ana"), ("three", "three")):
        analysis = parse(f"{word} {word} NUM/CD ROOT 0", "of of ADP prep 0", "victims victim NOUN/NNS pobj 1", ", , PUNCT punct 2",
                         "Ana Ana PROPN appos 2 B-PERSON")  # fmt: skip
        around = context(
            analysis, lexicon(), None, **{word: "CollectiveActor", "victims": "CollectiveActor", "Ana": "Person"}
        )
        assert [t.text for t in stand_ins(analysis.doc[0], around)] == [named]


def test_a_score_shows_that_nobody_was_struck() -> None:
    """Chad beat Mali 3-1; Chad beat Mali."""
    score = parse("Chad Chad PROPN nsubj 1", "beat beat VERB ROOT 1", "Mali Mali PROPN dobj 1", "3 3 NUM npadvmod 1", "- - PUNCT punct 3",
                  "1 1 NUM npadvmod 1")  # fmt: skip
    plain = parse("Chad Chad PROPN nsubj 1", "beat beat VERB ROOT 1", "Mali Mali PROPN dobj 1")
    struck = frame("beat: tortures: subject > object", event="Torture")
    for analysis, other in ((score, True), (plain, False)):
        around = context(analysis, lexicon(), Chad="State", Mali="State")
        assert is_other_sense(struck, around.clauses.items[0], (), around) is other


def rejected(noun: str) -> Context:
    """Return the context of "Oslo rejected offers of loans"."""
    analysis = parse("Oslo Oslo PROPN nsubj 1", "rejected reject VERB ROOT 1", f"{noun} {noun} NOUN/NN dobj 1", "of of ADP prep 2",
                     "loans loan NOUN/NNS pobj 3")  # fmt: skip
    words = lexicon(
        frame(f"{noun}: offersAidTo: by|poss > of", "noun"), refusing_verbs={"reject"}, offered_nouns={"offer"}
    )
    denial = Cue(word="reject", act=Act.DENIAL, polarity=Polarity.DENIED)
    words = replace(words, cue_verbs={**words.cue_verbs, "reject": denial})
    return context(analysis, words, None, **{"Oslo": "City", noun: "Concept", "loans": "Concept"})


def test_an_offer_refused_was_anothers() -> None:
    """Who rejects an offer does not deny having made it; who rejects support denies theirs."""
    around = rejected("offer")
    assert list(denied_nouns(around.analysis.doc[2], around)) == []
    around = rejected("support")
    assert [d.relation for d in denied_nouns(around.analysis.doc[2], around)] == ["offersAidTo"]


def test_who_is_blamed_for_lying_is_blamed_for_nothing_before() -> None:
    """A raid; Oslo blamed guards (for lying): only the bare blame is for the raid."""
    start = (
        "A a DET det 1",
        "raid raid NOUN ROOT 1",
        "Oslo Oslo PROPN nsubj 3",
        "blamed blame VERB dobj 1",
        "guards guard NOUN/NNS dobj 3",
    )
    words = lexicon(frame("raid: attacks: by > on", "noun", event="Attack"))
    words = replace(words, cue_verbs={"blame for": Cue(word="blame for", act=Act.ACCUSATION)})
    for rows, found in ((start, ["raid"]), ((*start, "for for ADP prep 3", "lying lie VERB/VBG pcomp 5"), [])):
        around = context(parse(*rows), words, raid="Attack", Oslo="City", guards="CollectiveActor")
        assert [d.object and d.object.text for d in blamed(around.analysis.doc[4], around)] == found


def test_supporters_stand_though_what_they_got_is_denied() -> None:
    """Supporters of Acme, and a request: a denial leaves them; the deed that a noun names falls with it."""
    analysis = parse("supporters supporter NOUN/NNS ROOT 0", "of of ADP prep 0", "Acme Acme PROPN pobj 1")
    words = lexicon(frame("supporter: supports: self > of", "noun"))
    around = context(analysis, words, supporters="CollectiveActor", Acme="Organisation")
    (draft,) = noun_claims(analysis.doc[0], around)
    assert stands_though_denied(draft, around)
    analysis = parse(
        "Mali Mali PROPN poss 2",
        "'s 's PART case 0",
        "support support NOUN ROOT 2",
        "of of ADP prep 2",
        "Acme Acme PROPN pobj 3",
    )
    around = context(
        analysis,
        lexicon(frame("support: supports: poss > of", "noun")),
        Mali="State",
        support="Concept",
        Acme="Organisation",
    )
    (draft,) = noun_claims(analysis.doc[2], around)
    assert not stands_though_denied(draft, around)


@pytest.mark.parametrize(("prep", "other"), [("in", True), ("after", False)])
def test_a_contest_shows_that_nobody_was_struck(prep: str, other: bool) -> None:
    """Chad beat Mali in finals is a win; after finals, Mali may have been struck."""
    analysis = parse("Chad Chad PROPN nsubj 1", "beat beat VERB ROOT 1", "Mali Mali PROPN dobj 1", f"{prep} {prep} ADP prep 1",
                     "finals final NOUN/NNS pobj 3")  # fmt: skip
    around = context(analysis, lexicon(contest_words={"final"}), Chad="State", Mali="State")
    clause, finals = around.clauses.items[0], analysis.doc[4]
    assert is_other_sense(frame("beat: tortures: subject > object", event="Torture"), clause, (), around) is other
    assert is_other_sense(frame("beat final: defeats: subject > object"), clause, (finals,), around) is not other
