"""Events: their triggers, classes and participants, their status, series and casualties, and one event for many mentions."""

from __future__ import annotations

from contexts import context, frame, lexicon
from parsing import parse

from newsgraph.lexicon import Frame, Lexicon, Operator
from newsgraph.model import Event, EventStatus, Modality, Qualifier, QuantityKind, Role, Span, Time, TimeKind
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.events import find_events
from newsgraph.reading.voices import hear


WORDS: dict[str, set[str]] = {
    "empty_verbs": {"carry", "hold"}, "subject_undergoes": {"rise"}, "event-free_phrases": {"in addition"}, "named_events": {"summit"},
    "toll_words": {"toll"}, "life-taking_verbs": {"claim"}, "people_who_flee": {"flee"}, "verbs_of_others'_deeds": {"announce"},
    "happening_verbs": {"erupt", "take place"}, "striking_verbs": {"strike"},
    "killed_words": {"kill", "die", "dead", "death"}, "injured_words": {"wound"}, "displaced_words": {"flee"},
}  # fmt: skip
ATTACK = (
    frame("attack: : subject > object", event="Attack"),
    frame("attack: : by | poss > on", "noun", event="Attack"),
    frame("raid: : by | poss > on", "noun", event="Attack"),
)


def words(*frames: Frame) -> Lexicon:
    """Return a lexicon of the attack frames and others, with the word lists that events ask for."""
    return lexicon(*ATTACK, *frames, light={"carry": (("carry out", "agent"),)}, **WORDS)


def events(analysis: Analysis, lexicon_: Lexicon, *times: Time, **types: str) -> tuple[Event, ...]:
    """Return the events of an analysis in which nobody speaks."""
    return find_events(context(analysis, lexicon_, None, **types), times, hear(analysis, (), lexicon_)).events


def roles(event: Event) -> list[tuple[Role, str]]:
    """Return roles and mentions of an event."""
    return [(argument.role, argument.mention) for argument in event.arguments]


def test_a_verb_tells_of_an_event_with_its_participants() -> None:
    """Rebels attacked Goma."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "attacked attack VERB ROOT 1", "Goma Goma PROPN dobj 1")
    (event,) = events(analysis, words(), Rebels="ArmedGroup", Goma="City")
    assert (event.type, event.status) == ("Attack", EventStatus.ACTUAL)
    assert roles(event) == [(Role.AGENT, "Rebels"), (Role.TARGET, "Goma")]


def test_an_empty_verb_lends_its_event_to_its_noun() -> None:
    """Rebels carried out raids on Goma."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "carried carry VERB ROOT 1", "out out ADP prt 1", "raids raid NOUN/NNS dobj 1",
                     "on on ADP prep 3", "Goma Goma PROPN pobj 4")  # fmt: skip
    (event,) = events(analysis, words(), Rebels="ArmedGroup", Goma="City")
    assert event.plural
    assert roles(event) == [(Role.AGENT, "Rebels"), (Role.TARGET, "Goma")]


def test_one_leaves_a_place_and_leads_people() -> None:
    """Ana left Goma; Ana led envoys; Ana reached Goma."""
    moving = (
        frame("leave: : subject > object", event="Movement"),
        frame("lead: : subject > object", event="Movement"),
        frame("reach: : subject > object", event="Movement"),
    )
    words_ = lexicon(*moving, leaving_verbs={"leave"}, light={}, **WORDS)
    for verb, what, kind, role in (
        ("leave", "Goma", "City", Role.ORIGIN),
        ("lead", "envoys", "CollectiveActor", Role.THEME),
        ("reach", "Goma", "City", Role.DESTINATION),
    ):
        analysis = parse("Ana Ana PROPN nsubj 1", f"{verb} {verb} VERB ROOT 1", f"{what} {what} PROPN dobj 1")
        (event,) = events(analysis, words_, **{"Ana": "Person", what: kind})
        assert roles(event) == [(Role.AGENT, "Ana"), (role, what)]


def test_what_rises_undergoes() -> None:
    """Prices rose."""
    analysis = parse("Prices price NOUN/NNS nsubj 1", "rose rise VERB ROOT 1")
    (event,) = events(analysis, words(), Prices="Concept")
    assert roles(event) == [(Role.THEME, "Prices")]


def test_an_event_is_no_participant_of_another() -> None:
    """The raid shocked Ana."""
    analysis = parse("The the DET det 1", "raid raid NOUN nsubj 2", "shocked shock VERB ROOT 2", "Ana Ana PROPN dobj 2")
    raid, shock = events(analysis, words(), raid="Concept", Ana="Person")
    assert (raid.type, shock.type) == ("Attack", "Event")
    assert roles(shock) == [(Role.THEME, "Ana")]


def test_a_fixed_phrase_tells_of_no_event() -> None:
    """In addition, Ana left."""
    analysis = parse(
        "In in ADP prep 4",
        "addition addition NOUN pobj 0",
        ", , PUNCT punct 4",
        "Ana Ana PROPN nsubj 4",
        "left leave VERB ROOT 4",
    )
    found = events(analysis, words(frame("addition: : by > of", "noun", event="Event")), Ana="Person")
    assert [event.trigger.start for event in found] == [analysis.doc[4].idx]


def test_a_name_can_tell_of_an_event() -> None:
    """The Lima Summit ended."""
    analysis = parse(
        "The the DET det 2", "Lima Lima PROPN compound 2", "Summit Summit PROPN nsubj 3", "ended end VERB ROOT 3"
    )
    summit, _ = events(analysis, words(frame("summit: : by > of", "noun", event="Meeting")))
    assert summit.type == "Meeting"


def test_a_negated_event_is_denied_and_a_planned_one_planned() -> None:
    """Rebels did not attack Goma; Rebels plan to attack Goma."""
    analysis = parse(
        "Rebels rebel NOUN/NNS nsubj 3",
        "did do AUX aux 3",
        "not not PART neg 3",
        "attack attack VERB/VB ROOT 3",
        "Goma Goma PROPN dobj 3",
    )
    (event,) = events(analysis, words(), Rebels="ArmedGroup", Goma="City")
    assert event.status is EventStatus.DENIED
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "plan plan VERB/VBP ROOT 1", "to to PART aux 3", "attack attack VERB/VB xcomp 1",
                     "Goma Goma PROPN dobj 3")  # fmt: skip
    planning = with_operator(words(), "plan", Modality.FUTURE)
    assert events(analysis, planning, Rebels="ArmedGroup", Goma="City")[1].status is EventStatus.PLANNED


def with_operator(found: Lexicon, word: str, modality: Modality) -> Lexicon:
    """Return the lexicon with one operator."""
    return Lexicon(verbs=found.verbs, nouns=found.nouns, copulas=found.copulas, light_verbs=found.light_verbs, negators=found.negators,
                   operators={word: Operator(word=word, modality=modality)}, sets=found.sets)  # fmt: skip


def test_a_time_belongs_to_the_event_above_it() -> None:
    """Rebels attacked Goma on Monday."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "attacked attack VERB ROOT 1", "Goma Goma PROPN dobj 1", "on on ADP prep 1",
                     "Monday Monday PROPN pobj 3")  # fmt: skip
    monday = analysis.doc[4]
    span = Span(monday.idx, monday.idx + len(monday))
    time = Time(
        id="t1",
        span=span,
        text="Monday",
        kind=TimeKind.DATE,
        value="2024-05-06",
        earliest="2024-05-06",
        latest="2024-05-06",
    )
    (event,) = events(analysis, words(), time, Rebels="ArmedGroup", Goma="City")
    assert event.time == "t1"


def test_casualties_belong_to_what_caused_them() -> None:
    """The raid killed nine miners and four others."""
    analysis = parse("The the DET det 1", "raid raid NOUN nsubj 2", "killed kill VERB ROOT 2", "nine nine NUM nummod 4",
                     "miners miner NOUN/NNS dobj 2", "and and CCONJ cc 4", "four four NUM nummod 7", "others other NOUN/NNS conj 4")  # fmt: skip
    raid, killing = events(
        analysis,
        words(frame("kill: : subject > object", event="Event")),
        miners="CollectiveActor",
        others="CollectiveActor",
    )
    assert [(q.kind, q.value, q.unit) for q in raid.quantities] == [
        (QuantityKind.KILLED, 13, "miners and others"), (QuantityKind.KILLED, 9, "miners"), (QuantityKind.KILLED, 4, "others"),
    ]  # fmt: skip
    assert killing.quantities == ()


def test_the_dead_of_a_result_are_counted() -> None:
    """Rebels attacked Goma, leaving five dead."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "attacked attack VERB ROOT 1", "Goma Goma PROPN dobj 1", ", , PUNCT punct 1",
                     "leaving leave VERB/VBG advcl 1", "five five NUM nummod 6", "dead dead ADJ dobj 4")  # fmt: skip
    attack, _ = events(analysis, words(), Rebels="ArmedGroup", Goma="City")
    assert [(q.kind, q.value, q.unit) for q in attack.quantities] == [(QuantityKind.KILLED, 5, "people")]


def test_a_rising_toll_belongs_to_the_event_before() -> None:
    """Rebels attacked Goma. The toll rose to at least 20."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "attacked attack VERB ROOT 1", "Goma Goma PROPN dobj 1", ". . PUNCT/. punct 1",
                     "The the DET det 5", "toll toll NOUN nsubj 6", "rose rise VERB ROOT 6", "to to ADP prep 6", "at at ADP advmod 9",
                     "least least ADJ advmod 10", "20 20 NUM pobj 7")  # fmt: skip
    attack, _ = events(analysis, words(), Rebels="ArmedGroup", Goma="City")
    assert [(q.value, q.qualifier) for q in attack.quantities] == [(20, Qualifier.AT_LEAST)]


def test_lives_claimed_are_people_killed() -> None:
    """The raid claimed 300 lives."""
    analysis = parse(
        "The the DET det 1",
        "raid raid NOUN nsubj 2",
        "claimed claim VERB ROOT 2",
        "300 300 NUM nummod 4",
        "lives life NOUN/NNS dobj 2",
    )
    raid, _ = events(analysis, words(), lives="Concept")
    assert [(q.kind, q.value) for q in raid.quantities] == [(QuantityKind.KILLED, 300)]


def test_a_series_has_members() -> None:
    """Rebels carried out raids, including an attack on Goma."""
    analysis = parse("Rebels rebel NOUN/NNS nsubj 1", "carried carry VERB ROOT 1", "out out ADP prt 1", "raids raid NOUN/NNS dobj 1",
                     ", , PUNCT punct 3", "including include VERB/VBG prep 3", "an an DET det 7", "attack attack NOUN pobj 5",
                     "on on ADP prep 7", "Goma Goma PROPN pobj 8")  # fmt: skip
    raids, attack = events(analysis, words(), Rebels="ArmedGroup", Goma="City")
    assert attack.series == raids.id
    assert raids.series is None


ATTACKED = (
    "Rebels rebel NOUN/NNS nsubj 1",
    "attacked attack VERB ROOT 1",
    "Goma Goma PROPN dobj 1",
    ". . PUNCT/. punct 1",
)


def test_a_definite_noun_takes_up_the_event_before() -> None:
    """Rebels attacked Goma. The raid ended."""
    analysis = parse(*ATTACKED, "The the DET det 5", "raid raid NOUN nsubj 6", "ended end VERB ROOT 6")
    attack, raid, _ = events(analysis, words(), Rebels="ArmedGroup", Goma="City")
    assert raid.same_as == attack.id


def test_other_participants_and_telling_words_keep_events_apart() -> None:
    """Rebels attacked Goma. The raid on Bukavu ended; … The second raid ended."""
    analysis = parse(*ATTACKED, "The the DET det 5", "raid raid NOUN nsubj 8", "on on ADP prep 5", "Bukavu Bukavu PROPN pobj 6",
                     "ended end VERB ROOT 8")  # fmt: skip
    assert all(
        event.same_as is None for event in events(analysis, words(), Rebels="ArmedGroup", Goma="City", Bukavu="City")
    )
    analysis = parse(
        *ATTACKED, "The the DET det 6", "second second ADJ amod 6", "raid raid NOUN nsubj 7", "ended end VERB ROOT 7"
    )
    assert all(event.same_as is None for event in events(analysis, words(), Rebels="ArmedGroup", Goma="City"))


def test_a_place_kills_nobody() -> None:
    """A raid on a mill that killed 9 miners."""
    analysis = parse("A a DET det 1", "raid raid NOUN ROOT 1", "on on ADP prep 1", "a a DET det 4", "mill mill NOUN pobj 2",
                     "that that PRON/WDT nsubj 6", "killed kill VERB relcl 4", "9 9 NUM nummod 8", "miners miner NOUN/NNS dobj 6")  # fmt: skip
    raid, _ = events(
        analysis, words(frame("kill: : subject > object", event="Event")), mill="Facility", miners="CollectiveActor"
    )
    assert [q.value for q in raid.quantities] == [9]
