"""What events lend each other: days and places along the ties of a sentence."""

from __future__ import annotations

from contexts import context, frame, lexicon
from parsing import parse

from newsgraph.model import Event, EventPlace, PlaceBasis, Role, Time, TimeKind
from newsgraph.reading.analysis import Analysis, stretch
from newsgraph.reading.events import find_events
from newsgraph.reading.voices import hear


FRAMES = (
    frame("attack: : subject > object", event="Attack"),
    frame("raid: : by | poss > on", "noun", event="Attack"),
    frame("kill: : subject > object", event="Killing"),
    frame("trip: : by | poss > to", "noun", event="Meeting"),
)
SETS = """empty_verbs, subject_undergoes, event-free_phrases, named_events, toll_words, life-taking_verbs, people_who_flee,
verbs_of_others'_deeds, happening_verbs, striking_verbs"""
WORDS: dict[str, set[str]] = {
    **{name.strip(): set() for name in SETS.replace("\n", " ").split(",")},
    "killed_words": {"kill"},
}
FOUND = lexicon(*FRAMES, light={}, **WORDS)


def events(analysis: Analysis, *days: str, **types: str) -> tuple[Event, ...]:
    """Return the events of an analysis in which the named words are days."""
    tokens = [token for token in analysis.doc if token.text in days]
    times = tuple(
        Time(id=token.text, span=stretch(token, token), text=token.text, kind=TimeKind.DATE, value="2031-02-03",
             earliest="2031-02-03", latest="2031-02-03")
        for token in tokens
    )  # fmt: skip
    return find_events(context(analysis, FOUND, None, **types), times, hear(analysis, (), FOUND)).events


def test_what_kills_is_one_event_with_the_killing() -> None:
    """The raid killed miners in Goma on Monday: the raid was in Goma, on Monday."""
    analysis = parse("The the DET det 1", "raid raid NOUN nsubj 2", "killed kill VERB ROOT 2", "miners miner NOUN/NNS dobj 2",
                     "in in ADP prep 2", "Goma Goma PROPN pobj 4", "on on ADP prep 2", "Monday Monday PROPN pobj 6")  # fmt: skip
    raid, killed = events(analysis, "Monday", miners="CollectiveActor", Goma="City")
    assert (raid.time, killed.time) == ("Monday", "Monday")
    assert killed.same_as == raid.id
    assert killed.place == EventPlace("Goma", PlaceBasis.ARGUMENT)
    assert raid.place == EventPlace("Goma", PlaceBasis.CLAUSE)


def test_clauses_joined_by_when_lie_on_one_day() -> None:
    """Rebels attacked Goma when troops killed miners on Monday."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "attacked attack VERB ROOT 1", "Goma Goma PROPN dobj 1", "when when ADV advmod 5",
                     "troops troop NOUN/NNS nsubj 5", "killed kill VERB advcl 1", "miners miner NOUN/NNS dobj 5", "on on ADP prep 5",
                     "Monday Monday PROPN pobj 7")  # fmt: skip
    attack, killing = events(
        analysis, "Monday", Rebels="ArmedGroup", Goma="City", troops="CollectiveActor", miners="CollectiveActor"
    )
    assert (attack.time, killing.time) == ("Monday", "Monday")


def test_who_speaks_on_a_trip_is_on_it_when_they_speak() -> None:
    """Ana attacked critics during a trip to Lima on Monday."""
    analysis = parse("Ana Ana PROPN nsubj 1", "attacked attack VERB ROOT 1", "critics critic NOUN/NNS dobj 1", "during during ADP prep 1",
                     "a a DET det 5", "trip trip NOUN pobj 3", "to to ADP prep 5", "Lima Lima PROPN pobj 6", "on on ADP prep 1",
                     "Monday Monday PROPN pobj 8")  # fmt: skip
    _, trip = events(analysis, "Monday", Ana="Person", critics="CollectiveActor", Lima="City")
    assert trip.time == "Monday"
    assert (Role.PARTICIPANT, "Ana") in {(argument.role, argument.mention) for argument in trip.arguments}


def test_a_target_that_lies_somewhere_places_the_event() -> None:
    """Rebels attacked troops in Goma: the phrase hangs on the troops."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "attacked attack VERB ROOT 1", "troops troop NOUN/NNS dobj 1", "in in ADP prep 2",
                     "Goma Goma PROPN pobj 3")  # fmt: skip
    (attack,) = events(analysis, Rebels="ArmedGroup", troops="CollectiveActor", Goma="City")
    assert attack.place == EventPlace("Goma", PlaceBasis.ARGUMENT)


def test_an_event_without_a_place_has_none() -> None:
    """Rebels attacked troops."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "attacked attack VERB ROOT 1", "troops troop NOUN/NNS dobj 1")
    (attack,) = events(analysis, Rebels="ArmedGroup", troops="CollectiveActor")
    assert attack.place is None
