"""Each claim rule on the sentence that its docstring shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contexts import context, frame, lexicon
from parsing import parse

from newsgraph.model import RelationType
from newsgraph.reading.claims.denials import denied_nouns
from newsgraph.reading.claims.draft import Draft
from newsgraph.reading.claims.frames import adjective_claims, noun_claims, verb_claims
from newsgraph.reading.claims.offices import callings, titles
from newsgraph.reading.claims.open import clause_claims
from newsgraph.reading.claims.slots import party_behind
from newsgraph.reading.claims.structure import appositions


Row = tuple[str, str | None, str | None]


def rows(drafts: Iterable[Draft]) -> list[Row]:
    """Return subject, relation and object of drafts in words."""
    return [(d.subject.text, d.relation, d.object.text if d.object is not None else d.value) for d in drafts]


def open_rows(drafts: Iterable[Draft]) -> list[Row]:
    """Return subject, phrase and object of drafts in words."""
    return [(d.subject.text, d.phrase, d.object.text if d.object is not None else d.value) for d in drafts]


def test_a_verb_takes_the_relation_of_the_frame_whose_types_fit() -> None:
    """Rebels took Goma; Rebels took notes."""
    words = lexicon(frame("take: captures: subject > object", types="Agent > Place"))
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "took take VERB ROOT 1", "Goma Goma PROPN dobj 1")
    around = context(analysis, words, Rebels="CollectiveActor", Goma="City")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Rebels", "captures", "Goma")]
    around = context(analysis, words, Rebels="CollectiveActor", Goma="Concept")
    assert rows(verb_claims(around.clauses.items[0], around)) == []


def test_a_multi_word_verb_wins_over_its_first_word() -> None:
    """Rebels took part in talks."""
    words = lexicon(frame("take: captures: subject > object"), frame("take part: participatesIn: subject > in"))
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "took take VERB ROOT 1", "part part NOUN dobj 1", "in in ADP prep 1",
                     "talks talk NOUN/NNS pobj 3")  # fmt: skip
    around = context(analysis, words, Rebels="CollectiveActor", part="Concept", talks="Concept")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Rebels", "participatesIn", "talks")]


def test_a_light_verb_lends_its_subject_to_its_noun() -> None:
    """Rebels carried out raids on villages."""
    words = lexicon(frame("raid: attacks: by | poss > on", "noun"), light={"carry": (("carry out", "agent"),)})
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "carried carry VERB ROOT 1", "out out ADP prt 1", "raids raid NOUN/NNS dobj 1",
                     "on on ADP prep 3", "villages village NOUN/NNS pobj 4")  # fmt: skip
    around = context(analysis, words, Rebels="CollectiveActor", raids="Concept", villages="Facility")
    assert rows(noun_claims(analysis.doc[3], around)) == [("Rebels", "attacks", "villages")]


def test_an_inverse_light_verb_makes_its_subject_the_target() -> None:
    """Villages came under attack from rebels."""
    words = lexicon(frame("attack: attacks: by | from > on", "noun"), light={"come": (("come under", "target"),)})
    analysis = parse("Villages village NOUN/NNS nsubj 1", "came come VERB ROOT 1", "under under ADP prep 1", "attack attack NOUN pobj 2",
                     "from from ADP prep 3", "rebels rebel NOUN/NNS pobj 4")  # fmt: skip
    around = context(analysis, words, Villages="Facility", attack="Concept", rebels="CollectiveActor")
    assert rows(noun_claims(analysis.doc[3], around)) == [("rebels", "attacks", "Villages")]


def test_a_copula_lends_its_subject_to_a_predicate_noun() -> None:
    """Chad served as a haven for smugglers."""
    words = lexicon(frame("haven: shelters: poss > for", "noun"))
    analysis = parse("Chad Chad PROPN nsubj 1", "served serve VERB ROOT 1", "as as ADP prep 1", "a a DET det 4", "haven haven NOUN pobj 2",
                     "for for ADP prep 4", "smugglers smuggler NOUN/NNS pobj 5")  # fmt: skip
    around = context(analysis, words, Chad="State", haven="Concept", smugglers="CollectiveActor")
    assert rows(noun_claims(analysis.doc[4], around)) == [("Chad", "shelters", "smugglers")]


def test_a_noun_for_a_person_is_its_own_subject() -> None:
    """Ana, a critic of Chad."""
    words = lexicon(frame("critic: criticises: self > of | poss", "noun"))
    analysis = parse("Ana Ana PROPN ROOT 0", ", , PUNCT punct 0", "a a DET det 3", "critic critic NOUN appos 0", "of of ADP prep 3",
                     "Chad Chad PROPN pobj 4")  # fmt: skip
    around = context(analysis, words, Ana="Person", critic="Person", Chad="State")
    assert rows(noun_claims(analysis.doc[3], around)) == [("Ana", "criticises", "Chad")]


def test_an_adjective_with_its_preposition_is_a_predicate() -> None:
    """Chad is responsible for raids."""
    words = lexicon(frame("responsible: responsibleFor: subject > for", "adjective"))
    analysis = parse("Chad Chad PROPN nsubj 1", "is be AUX ROOT 1", "responsible responsible ADJ acomp 1", "for for ADP prep 2",
                     "raids raid NOUN/NNS pobj 3")  # fmt: skip
    around = context(analysis, words, Chad="State", raids="Concept")
    assert rows(adjective_claims(analysis.doc[2], around)) == [("Chad", "responsibleFor", "raids")]


def test_a_hyphenated_participle_has_its_doer_before_it() -> None:
    """Rebel-held Goma."""
    words = lexicon(frame("held: controls: compound > subject", "adjective"))
    analysis = parse(
        "Rebel rebel NOUN npadvmod 2", "- - PUNCT punct 2", "held hold VERB/VBN amod 3", "Goma Goma PROPN ROOT 3"
    )
    around = context(analysis, words, Rebel="CollectiveActor", Goma="City")
    assert rows(adjective_claims(analysis.doc[2], around)) == [("Rebel", "controls", "Goma")]


def test_a_denied_noun_is_the_deniers_own_deed() -> None:
    """Kenyan officials deny the militia's funding."""
    words = lexicon(frame("funding: financiallySupports: by | poss > of | for", "noun"))
    analysis = parse("Kenyan kenyan ADJ amod 1", "officials official NOUN/NNS nsubj 2", "deny deny VERB ROOT 2", "the the DET det 4",
                     "militia militia NOUN poss 6", "'s 's PART case 4", "funding funding NOUN dobj 2")  # fmt: skip
    around = context(
        analysis, words, of={"officials": "Kenyan"}, Kenyan="State", officials="CollectiveActor", militia="ArmedGroup"
    )
    assert rows(denied_nouns(analysis.doc[6], around)) == [("Kenyan", "financiallySupports", "militia")]


def test_a_title_gives_its_holder_an_office() -> None:
    """Former president Ana Silva."""
    analysis = parse(
        "Former former ADJ amod 1",
        "president president NOUN compound 3",
        "Ana Ana PROPN compound 3",
        "Silva Silva PROPN ROOT 3",
    )
    around = context(analysis, lexicon(former={"former"}), president="Position", Silva="Person")
    assert rows(titles(analysis.doc[1], around)) == [("Silva", "formerlyHeldPosition", "president")]


def test_an_apposition_says_what_something_is() -> None:
    """LRA, a banned group, fled; Zaria, Nigeria."""
    analysis = parse(
        "LRA LRA PROPN ROOT 0",
        ", , PUNCT punct 0",
        "a a DET det 4",
        "banned ban VERB/VBN amod 4",
        "group group NOUN appos 0",
    )
    around = context(analysis, lexicon(designations={"banned"}), LRA="ArmedGroup", group="ArmedGroup")
    assert rows(appositions(analysis.doc[4], around)) == [("LRA", "designatedAs", "banned group")]
    analysis = parse("Zaria Zaria PROPN ROOT 0", ", , PUNCT punct 0", "Nigeria Nigeria PROPN appos 0")
    around = context(analysis, lexicon(), Zaria="City", Nigeria="State")
    assert rows(appositions(analysis.doc[2], around)) == [("Zaria", "locatedIn", "Nigeria")]


def test_people_of_a_state_are_its_citizens() -> None:
    """Ana of Portugal left."""
    analysis = parse(
        "Ana Ana PROPN nsubj 3", "of of ADP prep 0", "Portugal Portugal PROPN pobj 1", "left leave VERB ROOT 3"
    )
    around = context(analysis, lexicon(), Ana="Person", Portugal="State")
    assert rows(callings(analysis.doc[0], around)) == [("Ana", "citizenOf", "Portugal")]


def test_open_claims_keep_the_words_of_the_text() -> None:
    """The army did not shell the town; The talks began in Oslo; The town is quiet."""
    analysis = parse("The the DET det 1", "army army NOUN nsubj 4", "did do AUX aux 4", "not not PART neg 4", "shell shell VERB/VB ROOT 4",
                     "the the DET det 6", "town town NOUN dobj 4")  # fmt: skip
    around = context(analysis, lexicon())
    assert open_rows(clause_claims(around.clauses.items[0])) == [("army", "did not shell", "town")]
    analysis = parse(
        "Talks talk NOUN/NNS nsubj 1", "began begin VERB ROOT 1", "in in ADP prep 1", "Oslo Oslo PROPN pobj 2"
    )
    around = context(analysis, lexicon())
    assert open_rows(clause_claims(around.clauses.items[0])) == [("Talks", "began in", "Oslo")]
    analysis = parse("Goma Goma PROPN nsubj 1", "is be AUX ROOT 1", "quiet quiet ADJ acomp 1")
    around = context(analysis, lexicon())
    assert open_rows(clause_claims(around.clauses.items[0])) == [("Goma", "is", "quiet")]


def test_a_phrase_finds_its_target_through_the_nouns_that_it_is_of() -> None:
    """Chad lifted restrictions on exports to Niger on Monday: not on Monday."""
    words = lexicon(frame("lift restriction: eases: subject > on | to"), frame("lift: eases: subject > object"))
    analysis = parse("Chad Chad PROPN nsubj 1", "lifted lift VERB ROOT 1", "restrictions restriction NOUN/NNS dobj 1", "of of ADP prep 2",
                     "exports export NOUN/NNS pobj 3", "to to ADP prep 4", "Niger Niger PROPN pobj 5")  # fmt: skip
    around = context(analysis, words, Chad="State", restrictions="Concept", exports="Concept", Niger="State")
    assert ("Chad", "eases", "Niger") in rows(verb_claims(around.clauses.items[0], around))


def test_whoever_is_to_do_it_is_the_object_of_letting_and_ordering() -> None:
    """Chad let inspectors enter."""
    words = lexicon(frame("let: grantsAccessTo: subject > raised"))
    analysis = parse(
        "Chad Chad PROPN nsubj 1",
        "let let VERB ROOT 1",
        "inspectors inspector NOUN/NNS nsubj 3",
        "enter enter VERB/VB ccomp 1",
    )
    around = context(analysis, words, Chad="State", inspectors="CollectiveActor")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Chad", "grantsAccessTo", "inspectors")]


def test_a_word_may_stand_before_the_noun_of_a_phrase() -> None:
    """Chad cut diplomatic ties with Niger."""
    words = lexicon(frame("cut diplomatic tie: breaksRelationsWith: subject > with"))
    analysis = parse("Chad Chad PROPN nsubj 1", "cut cut VERB ROOT 1", "diplomatic diplomatic ADJ amod 3", "ties tie NOUN/NNS dobj 1",
                     "with with ADP prep 3", "Niger Niger PROPN pobj 4")  # fmt: skip
    around = context(analysis, words, Chad="State", ties="Concept", Niger="State")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Chad", "breaksRelationsWith", "Niger")]


def test_what_is_done_to_a_plan_is_done_less_surely_to_its_maker() -> None:
    """Ana praised Chad's plan."""
    words = lexicon(frame("praise: praises: subject > object"))
    analysis = parse(
        "Ana Ana PROPN nsubj 1",
        "praised praise VERB ROOT 1",
        "Chad Chad PROPN poss 4",
        "'s 's PART case 2",
        "plan plan NOUN dobj 1",
    )
    around = context(analysis, words, Ana="Person", Chad="State", plan="Concept")
    drafts = list(verb_claims(around.clauses.items[0], around))
    assert rows(drafts) == [("Ana", "praises", "plan"), ("Ana", "praises", "Chad")]
    assert drafts[1].confidence < drafts[0].confidence
    assert drafts[1].phrase == ""


def test_nobody_is_behind_what_was_done_to_them() -> None:
    """Ana condemned the killing of Ben."""
    words = lexicon(
        frame("condemn: criticises: subject > author | object"),
        frame("killing: kills: by > of", "noun", event="Attack"),
    )
    analysis = parse("Ana Ana PROPN nsubj 1", "condemned condemn VERB ROOT 1", "the the DET det 3", "killing killing NOUN dobj 1",
                     "of of ADP prep 3", "Ben Ben PROPN pobj 4")  # fmt: skip
    around = context(analysis, words, Ana="Person", killing="Concept", Ben="Person")
    assert party_behind(analysis.doc[3], around) == ()


def test_a_text_speaks_for_its_author() -> None:
    """Malta issued a statement praising Chad."""
    words = lexicon(frame("praise: praises: author | subject > object"))
    analysis = parse("Malta Malta PROPN nsubj 1", "issued issue VERB ROOT 1", "a a DET det 3", "statement statement NOUN dobj 1",
                     "praising praise VERB/VBG acl 3", "Chad Chad PROPN dobj 4")  # fmt: skip
    around = context(analysis, words, Malta="State", statement="Concept", Chad="State")
    assert rows(verb_claims(around.clauses.items[1], around)) == [("Malta", "praises", "Chad")]


def test_what_moves_something_else_does_not_go_there_itself() -> None:
    """Malta returned masks to Benin."""
    moves = frame("return: travelsTo: subject > to", event="Movement")
    analysis = parse("Malta Malta PROPN nsubj 1", "returned return VERB ROOT 1", "masks mask NOUN/NNS dobj 1", "to to ADP prep 1",
                     "Benin Benin PROPN pobj 3")  # fmt: skip
    around = context(analysis, lexicon(moves), Malta="State", masks="Concept", Benin="State")
    assert rows(verb_claims(around.clauses.items[0], around)) == []


def test_a_demand_or_gift_with_a_purpose_names_whom_it_helps() -> None:
    """Chad sent tents to help farmers."""
    words = lexicon(frame("send: aids: subject > helped", types="Agent > Agent"), helping_verbs={"help"})
    analysis = parse("Chad Chad PROPN nsubj 1", "sent send VERB ROOT 1", "tents tent NOUN/NNS dobj 1", "to to PART/TO aux 4",
                     "help help VERB/VB advcl 1", "farmers farmer NOUN/NNS dobj 4")  # fmt: skip
    around = context(analysis, words, Chad="State", tents="Concept", farmers="CollectiveActor")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Chad", "aids", "farmers")]


def test_a_threat_is_aimed_at_whom_the_deed_to_come_is_done_to() -> None:
    """Mali threatened to cut ties with Chad."""
    words = lexicon(frame("threaten: threatens: subject > aim", types="Agent > Agent"))
    analysis = parse("Mali Mali PROPN nsubj 1", "threatened threaten VERB ROOT 1", "to to PART/TO aux 3", "cut cut VERB/VB xcomp 1",
                     "ties tie NOUN/NNS dobj 3", "with with ADP prep 4", "Chad Chad PROPN pobj 5")  # fmt: skip
    around = context(analysis, words, Mali="State", ties="Concept", Chad="State")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Mali", "threatens", "Chad")]


def test_coordinated_modifiers_are_the_sides_of_a_mutual_deed() -> None:
    """Mali and Chad negotiators met."""
    words = lexicon(frame("meet: meets: subject > subject", types="Agent > Agent"))
    analysis = parse("Mali Mali PROPN nmod 3", "and and CCONJ cc 0", "Chad Chad PROPN conj 0", "negotiators negotiator NOUN/NNS nsubj 4",
                     "met meet VERB ROOT 4")  # fmt: skip
    around = context(analysis, words, Mali="State", Chad="State", negotiators="CollectiveActor")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Mali", "meets", "Chad"), ("Chad", "meets", "Mali")]


def test_a_relative_clause_tells_on_whom_something_was_imposed() -> None:
    """Mali lifted bans that were imposed on Chad."""
    words = lexicon(frame("lift ban: eases: subject > on"))
    analysis = parse("Mali Mali PROPN nsubj 1", "lifted lift VERB ROOT 1", "bans ban NOUN/NNS dobj 1", "that that PRON/WDT nsubjpass 5",
                     "were be AUX auxpass 5", "imposed impose VERB/VBN relcl 2", "on on ADP prep 5", "Chad Chad PROPN pobj 6")  # fmt: skip
    around = context(analysis, words, Mali="State", bans="Concept", Chad="State")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Mali", "eases", "Chad")]


def test_a_ban_that_was_lifted_is_over() -> None:
    """Mali lifted Ana ban on Chad."""
    words = lexicon(frame("ban: bans: poss > on", "noun"), ending_verbs={"lift"})
    past = ("Mali Mali PROPN nsubj 1", "lifted lift VERB ROOT 1", "Ana Ana PROPN poss 3", "ban ban NOUN dobj 1", "on on ADP prep 3",
            "Chad Chad PROPN pobj 4")  # fmt: skip
    analysis = parse(*past)
    around = context(analysis, words, Ana="Person", ban="Concept", Chad="State")
    (found,) = noun_claims(analysis.doc[3], around)
    assert found.ended


def test_what_is_called_a_name_is_not_telephoned() -> None:
    """Ana called Ben a thief."""
    words = lexicon(
        frame("call: meets: subject > object", types="Entity > Agent"),
        frame("call: characterisedAs: object > complement", types="Agent > Concept"),
    )
    analysis = parse(
        "Ana Ana PROPN nsubj 1",
        "called call VERB ROOT 1",
        "Ben Ben PROPN dobj 1",
        "a a DET det 4",
        "thief thief NOUN oprd 1",
    )
    around = context(analysis, words, Ana="Person", Ben="Person", thief="Concept")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Ben", "characterisedAs", "thief")]


def test_a_promise_to_do_harm_is_no_promise() -> None:
    """Mali vowed to attack Chad: the deed's own relation is one of conflict."""
    words = lexicon(
        frame("vow: promises: subject > aim"),
        frame("vow: threatens: subject > harm"),
        frame("attack: attacks: subject > object"),
    )
    analysis = parse("Mali Mali PROPN nsubj 1", "vowed vow VERB ROOT 1", "to to PART/TO aux 3", "attack attack VERB/VB xcomp 1",
                     "Chad Chad PROPN dobj 3")  # fmt: skip
    around = context(analysis, words, Mali="State", Chad="State")
    hostile = replace(
        around.ontology,
        relations={"attacks": RelationType(name="attacks", label="", domain="", range="", quad="MaterialConflict")},
    )
    around = replace(around, ontology=hostile)
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Mali", "threatens", "Chad")]


def test_a_dative_with_to_fills_the_slot_of_its_preposition() -> None:
    """Mali sent troops to Chad."""
    words = lexicon(frame("send troop: deploysTo: subject > to"))
    analysis = parse("Mali Mali PROPN nsubj 1", "sent send VERB ROOT 1", "troops troop NOUN/NNS dobj 1", "to to ADP dative 1",
                     "Chad Chad PROPN pobj 3")  # fmt: skip
    around = context(analysis, words, Mali="State", troops="MilitaryForce", Chad="State")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Mali", "deploysTo", "Chad")]


def test_a_number_of_things_is_the_things() -> None:
    """Mali withdrew a batch of peacekeepers from Chad."""
    words = lexicon(frame("withdraw peacekeeper: suspends: subject > from"))
    analysis = parse("Mali Mali PROPN nsubj 1", "withdrew withdraw VERB ROOT 1", "a a DET det 3", "batch batch NOUN dobj 1",
                     "of of ADP prep 3", "peacekeepers peacekeeper NOUN/NNS pobj 4", "from from ADP prep 1", "Chad Chad PROPN pobj 6")  # fmt: skip
    around = context(analysis, words, Mali="State", batch="Concept", peacekeepers="MilitaryForce", Chad="State")
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Mali", "suspends", "Chad")]


def test_to_say_that_somebody_did_harm_is_to_accuse() -> None:
    """Mali said Chad shelled villages."""
    words = lexicon(frame("shell: attacks: subject > object"))
    analysis = parse("Mali Mali PROPN nsubj 1", "said say VERB ROOT 1", "Chad Chad PROPN nsubj 3", "shelled shell VERB ccomp 1",
                     "villages village NOUN/NNS dobj 3")  # fmt: skip
    around = context(analysis, words, Mali="State", Chad="State", villages="Facility")
    known = {"attacks": RelationType(name="attacks", label="", domain="", range="", quad="MaterialConflict")}
    known["accuses"] = replace(known["attacks"], name="accuses", quad="VerbalConflict")
    around = replace(around, ontology=replace(around.ontology, relations=known))
    assert rows(verb_claims(around.clauses.items[0], around)) == [("Mali", "accuses", "Chad")]
