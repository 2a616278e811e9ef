"""Which sense of a verb or noun is meant: hand-written parses that tell one from another."""

from __future__ import annotations

from dataclasses import replace

from contexts import context, frame, lexicon
from parsing import parse

from newsgraph.lexicon import Lexicon
from newsgraph.model import RelationType
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft
from newsgraph.reading.claims.entailed import entailed
from newsgraph.reading.claims.frames import best_frame, noun_claims, verb_claims
from newsgraph.reading.claims.slots import predicated


STRIKES = (
    frame("strike: attacks: by > on|against", "noun", event="Attack"),
    frame("strike: strikesAgainst: by > over|against", "noun", event="Meeting"),
)


def about(around: Context, **ranges: str) -> Context:
    """Return the context with relations whose objects are of these classes."""
    known = {name: RelationType(name=name, label="", domain="Agent", range=kind) for name, kind in ranges.items()}
    return replace(around, ontology=replace(around.ontology, relations=known))


def pairs(around: Context) -> list[tuple[str, str, float]]:
    """Return subject, object and confidence of the claims of the first verb."""
    found = verb_claims(around.clauses.items[0], around)
    return [(one.subject.text, one.object.text, one.confidence) for one in found if one.object is not None]


def met(what: str, kind: str) -> Context:
    """Return the context of a sentence like "Mali met Chad"."""
    analysis = parse("Mali Mali PROPN nsubj 1", "met meet VERB ROOT 1", f"{what} {what} NOUN dobj 1")
    words = lexicon(frame("meet: meets: subject > object"))
    return about(context(analysis, words, None, **{"Mali": "State", what: kind}), meets="Agent")


def test_an_actor_is_no_event() -> None:
    """Nobody meets resistance; a thing of no known kind may be met."""
    assert pairs(met("resistance", "Attack")) == []
    assert [row[:2] for row in pairs(met("neighbour", "Concept"))] == [("Mali", "neighbour")]


def test_a_frame_that_asks_for_an_event_gets_one() -> None:
    """The ontology's range bars nothing that the lexicon asks for."""
    around = met("resistance", "Attack")
    words = lexicon(frame("meet: meets: subject > object", types="Entity > Event"))
    assert [row[:2] for row in pairs(replace(around, lexicon=words))] == [("Mali", "resistance")]


def test_who_is_behind_an_alien_object_is_unsure() -> None:
    """Mali blamed the raid on Chad: Chad is accused, below the confidence of the graph."""
    analysis = parse("Mali Mali PROPN nsubj 1", "blamed blame VERB ROOT 1", "raid raid NOUN dobj 1", "on on ADP prep 2",
                     "Chad Chad PROPN pobj 3")  # fmt: skip
    around = context(
        analysis, lexicon(frame("blame: accuses: subject > object")), Mali="State", raid="Attack", Chad="State"
    )
    assert pairs(about(around, accuses="Agent")) == [("Mali", "Chad", 0.3)]


def test_to_be_welcome_somewhere_is_not_to_be_there() -> None:
    """The envoy was welcome in Oslo; the envoy was in Oslo."""
    words = lexicon(frame("be: locatedIn: subject > in"))
    welcome = parse("envoy envoy NOUN nsubj 1", "was be AUX ROOT 1", "welcome welcome ADJ acomp 1", "in in ADP prep 1",
                    "Oslo Oslo PROPN pobj 3")  # fmt: skip
    there = parse("envoy envoy NOUN nsubj 1", "was be AUX ROOT 1", "in in ADP prep 1", "Oslo Oslo PROPN pobj 2")
    assert pairs(context(welcome, words, envoy="Person", Oslo="City")) == []
    assert [row[:2] for row in pairs(context(there, words, envoy="Person", Oslo="City"))] == [("envoy", "Oslo")]


def test_who_is_refused_stands_below_the_second_verb() -> None:
    """Mali refused to allow inspectors to enter."""
    analysis = parse("Mali Mali PROPN nsubj 1", "refused refuse VERB ROOT 1", "to to PART/TO aux 3", "allow allow VERB/VB xcomp 1",
                     "inspectors inspector NOUN/NNS nsubj 6", "to to PART/TO aux 6", "enter enter VERB/VB ccomp 3")  # fmt: skip
    words = lexicon(frame("refuse to allow: rejects: subject > raised"))
    around = context(analysis, words, Mali="State", inspectors="CollectiveActor")
    assert [row[:2] for row in pairs(around)] == [("Mali", "inspectors")]


def test_an_indefinite_noun_without_comma_is_what_somebody_is_called() -> None:
    """Ana called the envoy a fool; Ana called the envoy, a fool."""
    start = ("Ana Ana PROPN nsubj 1", "called call VERB ROOT 1", "the the DET det 3", "envoy envoy NOUN dobj 1")
    bare = parse(*start, "a a DET det 5", "fool fool NOUN appos 3")
    set_off = parse(*start, ", , PUNCT punct 3", "a a DET det 6", "fool fool NOUN appos 3")
    assert [part.text for part in predicated(bare.doc[1])] == ["fool"]
    assert predicated(set_off.doc[1]) == ()


def test_the_phrase_after_a_strike_tells_its_sense() -> None:
    """A strike on the depot; a strike over pay, though a drone flew above."""
    words = lexicon(*STRIKES, beside_Attack={"drone"})
    depot = parse("strike strike NOUN ROOT 0", "on on ADP prep 0", "depots depot NOUN/NNS pobj 1")
    pay = parse("strike strike NOUN ROOT 0", "over over ADP prep 0", "pay pay NOUN pobj 1", "drone drone NOUN dep 0")
    assert context(depot, words).event_class(depot.doc[0]) == "Attack"
    assert context(pay, words).event_class(pay.doc[0]) == "Meeting"


def test_the_words_around_a_strike_tell_its_sense() -> None:
    """A strike of nurses; without any sign, the sense that stands first in the lexicon."""
    words: Lexicon = lexicon(*STRIKES, beside_Meeting={"nurse"})
    nurses = parse("Nurses nurse NOUN/NNS nsubj 1", "ended end VERB ROOT 1", "strike strike NOUN dobj 1")
    nobody = parse("It it PRON nsubj 1", "ended end VERB ROOT 1", "strike strike NOUN dobj 1")
    assert context(nurses, words).event_class(nurses.doc[2]) == "Meeting"
    assert context(nobody, words).event_class(nobody.doc[2]) == "Attack"


def test_the_other_sense_of_a_noun_makes_no_claim() -> None:
    """A strike by nurses against the ministry attacks nobody."""
    analysis = parse("strike strike NOUN ROOT 0", "by by ADP prep 0", "nurses nurse NOUN/NNS pobj 1", "against against ADP prep 0",
                     "ministry ministry NOUN pobj 3")  # fmt: skip
    words = lexicon(*STRIKES, beside_Meeting={"nurse"})
    around = context(analysis, words, nurses="CollectiveActor", ministry="Organisation")
    assert {one.relation for one in noun_claims(analysis.doc[0], around)} == {"strikesAgainst"}


def test_in_front_of_is_a_preposition() -> None:
    """Manure lay in front of the ministry, which has no front."""
    words = lexicon(frame("front: affiliatedWith: self > of", "noun"))
    analysis = parse("lay lie VERB ROOT 0", "in in ADP prep 0", "front front NOUN pobj 1", "of of ADP prep 2",
                     "ministries ministry NOUN/NNS pobj 3")  # fmt: skip
    around = context(analysis, words, front="Organisation", ministries="Organisation")
    assert list(noun_claims(analysis.doc[2], around)) == []


def test_those_who_fight_something_do_not_fight_one_another() -> None:
    """The widow fights the ruling: the frame with an object stands before the mutual one."""
    words = lexicon(
        frame("fight: fights: subject > subject", types="Agent > Agent"), frame("fight: rejects: subject > object")
    )
    analysis = parse("widow widow NOUN nsubj 1", "fights fight VERB ROOT 1", "ruling ruling NOUN dobj 1")
    around = context(analysis, words, widow="Person", ruling="Concept")
    best = best_frame(around.clauses.items[0], around)
    assert best is not None
    assert best.frame.relation == "rejects"


def test_what_is_dismissed_entails_nothing() -> None:
    """Dismissed the case against Ana: the judge accuses nobody."""
    analysis = parse("judge judge NOUN nsubj 1", "dismissed dismiss VERB ROOT 1", "Ana Ana PROPN dobj 1")
    draft = Draft(
        subject=analysis.doc[0], predicate=analysis.doc[1], phrase="", cue=context(analysis, lexicon()).analysis.sentence(analysis.doc[0]),
        object=analysis.doc[2], relation="sues", rule="denied-noun", confidence=0.6,
    )  # fmt: skip
    assert list(entailed(draft, context(analysis, lexicon(), judge="Person", Ana="Person"))) == []


def test_an_idiom_has_its_noun_as_object() -> None:
    """Mali met a deadline; Mali met Chad after a deadline, which is a meeting."""
    words = lexicon(frame("meet: meets: subject > object"), frame("meet deadline: : subject >", event="Event"))
    idiom = parse("Mali Mali PROPN nsubj 1", "met meet VERB ROOT 1", "deadline deadline NOUN dobj 1")
    meeting = parse("Mali Mali PROPN nsubj 1", "met meet VERB ROOT 1", "Chad Chad PROPN dobj 1", "after after ADP prep 1",
                    "deadline deadline NOUN pobj 3")  # fmt: skip
    assert pairs(context(idiom, words, Mali="State", deadline="Concept")) == []
    assert [row[:2] for row in pairs(context(meeting, words, Mali="State", Chad="State", deadline="Concept"))] == [
        ("Mali", "Chad")
    ]


def test_a_frame_that_tells_an_event_needs_no_object() -> None:
    """Voters go to the polls."""
    words = lexicon(frame("go poll: : subject >", event="Meeting"))
    analysis = parse(
        "Voters voter NOUN/NNS nsubj 1", "go go VERB ROOT 1", "to to ADP prep 1", "polls poll NOUN/NNS pobj 2"
    )
    around = context(analysis, words, Voters="CollectiveActor", polls="Concept")
    best = best_frame(around.clauses.items[0], around)
    assert best is not None
    assert best.frame.event == "Meeting"
