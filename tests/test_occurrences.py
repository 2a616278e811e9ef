"""Occurrences: which events are one, which are kept, and what they are called."""

from __future__ import annotations

import pytest
from factories import Article, count, known

from newsgraph.model import (
    EventPlace,
    EventStatus,
    Occurrence,
    PlaceBasis,
    Qualifier,
    QuantityKind,
    Role,
)


def series() -> Article:
    """Return an article about many attacks, one of them told."""
    article = Article(
        "The Vale Front carried out dozens of attacks on soldiers, one on a clinic in 2014 killed 45 people."
    )
    front, soldiers = article.mention("Vale Front", "ArmedGroup"), article.mention("soldiers", "MilitaryForce")
    clinic, year = article.mention("clinic", "Facility"), article.time("in 2014", "2014-01-01", "2014-12-31")
    dozens = count(article, "dozens", 24, max=99, kind=QuantityKind.COUNT, qualifier=Qualifier.VAGUE, unit="attacks")
    killed = count(article, "45 people", 45, kind=QuantityKind.KILLED, qualifier=Qualifier.EXACTLY, unit="people")
    many = article.event(
        "attacks", "Attack", [(Role.AGENT, front), (Role.TARGET, soldiers)], plural=True, quantities=(dozens,)
    )
    article.event("one", "Attack", [(Role.TARGET, clinic)], time=year, series=many, quantities=(killed,))
    return article


def test_occurrences_have_labels_for_people() -> None:
    """Actor, noun, target and year, as far as they are known."""
    many, one = known(series()).occurrences
    assert many.label == "Vale Front attacks on soldiers"
    assert one.label == "attack on clinic (2014)"
    assert one.id.startswith("attack-on-clinic-2014-")
    assert (one.series, many.is_series) == (many.id, True)
    assert one.quantities[0][0] == "45 people"


def test_mentions_of_one_event_become_one_occurrence() -> None:
    """Read "a meeting … the talks" is one event with the participants of both."""
    article = Article("Ilsa Moor held a meeting. The talks with Tor Lund ended.")
    ilsa, tor = article.mention("Ilsa Moor", "Person"), article.mention("Tor Lund", "Person")
    first = article.event("meeting", "Meeting", [(Role.AGENT, ilsa)], status=EventStatus.CLAIMED)
    article.event("talks", "Event", [(Role.PARTICIPANT, tor)], same_as=first)
    (occurrence,) = known(article).occurrences
    assert occurrence.participants == ((Role.AGENT, "ilsa-moor"), (Role.PARTICIPANT, "tor-lund"))
    assert (occurrence.type, occurrence.status) == ("Meeting", EventStatus.ACTUAL)
    assert [article.text[span.start : span.end] for span in occurrence.evidence] == [
        "Ilsa Moor held a meeting.",
        "The talks with Tor Lund ended.",
    ]


def test_same_as_in_a_circle_ends() -> None:
    """Two events that name each other are still one."""
    article = Article("The attack came first. The attack was feared.")
    article.parts["events"] = []
    first = article.event("attack came", "Attack", same_as="e2")
    article.event("attack was", "Attack", same_as=first)
    assert len(known(article).occurrences) >= 1


def generic(**more: object) -> tuple[Occurrence, ...]:
    """Return the occurrences of an event without a class."""
    article = Article("The harvest pleased the farmers of Norland in May.")
    farmers = article.mention("farmers", "CollectiveActor")
    if more.pop("timed", False):
        more["time"] = article.time("in May", "2024-05-01", "2024-05-31")
    if more.pop("named", False):
        farmers = article.mention("Norland", "State")
    article.event("harvest", "Event", [(Role.PARTICIPANT, farmers)], **more)
    return known(article).occurrences


def test_generic_events_that_say_nothing_are_left_out() -> None:
    """An event without class, time, number, name or claim is only a word."""
    assert generic() == ()
    assert len(generic(timed=True)) == 1
    assert len(generic(named=True)) == 1


def test_two_events_with_one_label_have_two_ids() -> None:
    """Two attacks on a clinic in one document stay two."""
    article = Article("An attack on a clinic failed. Another attack on the same clinic failed.")
    clinic = article.mention("clinic", "Facility")
    article.event("attack on a", "Attack", [(Role.TARGET, clinic)])
    article.event("attack on the", "Attack", [(Role.TARGET, clinic)])
    first, second = known(article).occurrences
    assert first.label == second.label
    assert first.id != second.id


def test_labels_name_two_and_then_others() -> None:
    """A label stays short, whoever took part; places and ways are told where nothing is aimed at."""
    article = Article("Ilsa Moor, Tor Lund and Ana Reyes travelled from Norland to Easthaven.")
    people = [article.mention(name, "Person") for name in ("Ilsa Moor", "Tor Lund", "Ana Reyes")]
    roles = [(Role.AGENT, person) for person in people]
    roles += [
        (Role.ORIGIN, article.mention("Norland", "State")),
        (Role.DESTINATION, article.mention("Easthaven", "City")),
    ]
    article.event("travelled", "Meeting", roles)
    (occurrence,) = known(article).occurrences
    assert occurrence.label == "Ilsa Moor, Tor Lund and others meeting from Norland to Easthaven"


@pytest.mark.parametrize(
    ("trigger", "kind", "label"),
    [
        ("raid", "Attack", "attack on Norland"),
        ("shelling", "Event", "shelling of Norland"),
        ("meeting", "Meeting", "meeting with Norland"),
        ("seizure", "Event", "seizure of Norland"),
    ],
)
def test_labels_take_the_preposition_of_their_noun(trigger: str, kind: str, label: str) -> None:
    """An attack is on somebody, a meeting with somebody, all else of somebody."""
    article = Article(f"The {trigger} of Norland went on.")
    article.event(trigger, kind, [(Role.TARGET, article.mention("Norland", "State"))])
    assert known(article).occurrences[0].label == label


def test_a_series_without_a_noun_of_its_own_takes_the_plural_of_its_class() -> None:
    """Words such as "raids" become "attacks"."""
    article = Article("The raids went on.")
    article.event("raids", "Attack", plural=True)
    assert known(article).occurrences[0].label == "attacks"


def test_a_visit_names_its_place_once() -> None:
    """A trip to Norland takes place in Norland, and is named once."""
    article = Article("A trip to Norland ended.")
    norland = article.mention("Norland", "State")
    article.event(
        "trip",
        "Meeting",
        [(Role.DESTINATION, norland), (Role.PLACE, norland)],
        place=EventPlace(norland, PlaceBasis.ARGUMENT),
    )
    (occurrence,) = known(article).occurrences
    assert occurrence.place == ("norland", PlaceBasis.ARGUMENT)
    assert occurrence.label == "meeting to Norland"
