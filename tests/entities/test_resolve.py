"""What is one entity across documents, and what stays two."""

from __future__ import annotations

import pytest
from chains import GAZETTEER, KENYA, ONTOLOGY, reading

from newsgraph.entities import Review, resolve
from newsgraph.entities.review import Decision
from newsgraph.model import Entities, Entity, Gazetteer, GazetteerEntry, Reading


def resolved(*readings: Reading, review: Review | None = None) -> Entities:
    return resolve(readings, GAZETTEER, ONTOLOGY, review or Review())


def entity(entities: Entities, name: str) -> Entity:
    (found,) = (one for one in entities.entities if one.name == name)
    return found


def test_same_full_name_is_one_entity_and_the_merge_is_explained() -> None:
    found = resolved(reading("a", "Person: Amina Odera"), reading("b", "Person: Amina Odera / Odera"))
    (person,) = found.entities
    assert (person.id, person.aliases) == ("amina-odera", ("Odera",))
    (merge,) = person.merges
    assert (merge.left, merge.right, merge.merged) == ("a/c0", "b/c0", True)
    assert "same full name" in merge.reason


def test_linked_chains_are_one_entity_with_the_known_name() -> None:
    found = resolved(
        reading("a", "State: Republic of Kenya -> w:Q1"),
        reading("b", "Population: Kenyan -> w:Q1"),
        reading("c", "State: Kenya -> g:kenya"),
    )
    (state,) = found.entities
    assert (state.id, state.type, state.name, state.same_as) == ("kenya", "State", "Kenya", ("g:kenya", "w:Q1"))
    assert "Kenyan" not in state.aliases


def test_same_name_of_different_kinds_is_two_and_the_refusal_is_kept() -> None:
    found = resolved(reading("a", "Person: Jordan Vale"), reading("b", "City: Jordan Vale"))
    assert len(found.entities) == 2
    first, second = (one.id for one in found.entities)
    assert first == "jordan-vale"
    assert second.startswith("jordan-vale-")
    assert [(one.left, one.right, one.merged) for one in found.refusals] == [("a/c0", "b/c0", False)]


def test_lone_surnames_stay_apart() -> None:
    found = resolved(reading("a", "Person: Odera"), reading("b", "Person: Odera"))
    assert len(found.entities) == 2


def test_surname_joins_the_only_full_name_in_a_similar_context() -> None:
    shared = ("State: Kenya -> w:Q1", "Organisation: Lake Fishers League")
    near = resolved(reading("a", "Person: Amina Odera", *shared), reading("b", "Person: Odera", *shared))
    far = resolved(reading("a", "Person: Amina Odera", *shared), reading("b", "Person: Odera"))
    two = resolved(
        reading("a", "Person: Amina Odera", *shared),
        reading("b", "Person: Odera", *shared),
        reading("c", "Person: Jomo Odera", *shared),
    )
    assert [len(found.entities) for found in (near, far, two)] == [3, 4, 5]


def test_nominals_of_two_documents_never_merge() -> None:
    found = resolved(reading("a", "CollectiveActor: officials"), reading("b", "CollectiveActor: officials"))
    ids = [one.id for one in found.entities]
    assert len(set(ids)) == 2
    assert all(id_.startswith("officials-") and len(id_) == len("officials-") + 6 for id_ in ids)


def test_positions_of_a_named_state_are_one() -> None:
    found = resolved(reading("a", "Position: President of Kenya"), reading("b", "Position: President of Kenya"))
    assert [one.id for one in found.entities] == ["president-of-kenya"]


def test_acronym_joins_the_one_organisation_that_has_it() -> None:
    found = resolved(reading("a", "Organisation: Lake Fishers League / LFL"), reading("b", "Organisation: LFL"))
    (league,) = found.entities
    assert (league.name, league.acronyms) == ("Lake Fishers League", ("LFL",))


def test_collective_belongs_to_what_its_modifier_names() -> None:
    found = resolved(reading("a", "Population: Kenyan -> w:Q1", "CollectiveActor: officials of #0"))
    assert entity(found, "officials").of == "kenya"


def test_review_pins_and_forbids() -> None:
    readings = (
        reading("a", "ArmedGroup: Red Front"),
        reading("b", "ArmedGroup: People's Front"),
        reading("c", "ArmedGroup: Red Front"),
    )
    pinned = Review(merges=(Decision(members=("Red Front", "People's Front"), reason="renamed"),))
    forbidden = Review(forbidden=(Decision(members=("a/c0", "c/c0")),))
    assert [len(resolved(*readings, review=review).entities) for review in (Review(), pinned, forbidden)] == [2, 1, 3]
    (refusal,) = resolved(*readings, review=forbidden).refusals
    assert "kept apart by review" in refusal.reason


def test_a_ban_holds_for_what_joins_the_banned_later() -> None:
    """The league of b is c's by name, so that a's acronym, which is not c's, is not b's either."""
    readings = (
        reading("a", "Organisation: HL"),
        reading("b", "Organisation: Harbour League / HL"),
        reading("c", "Organisation: Harbour League"),
    )
    review = Review(forbidden=(Decision(members=("a/c0", "c/c0")),))
    chains = [one.chains for one in resolved(*readings, review=review).entities]
    assert chains == [(("a", "c0"),), (("b", "c0"), ("c", "c0"))]


@pytest.mark.parametrize("name", ["", "ÖVP", "Đà Nẵng", "東京", "O'Hara & Sons", "x" * 200])
def test_every_name_has_a_slug_of_plain_letters(name: str) -> None:
    (one,) = resolved(reading("a", f"Organisation: {name or '!'}")).entities
    assert one.id
    assert one.id.isascii()
    assert set(one.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_bodies_of_one_name_are_of_one_state_each() -> None:
    """Every state has a defence ministry; the articles say whose theirs is, or are about one state."""
    owned = reading("a", "State: Norland", "GovernmentBody: Defence Ministry of #0")
    other = reading("b", "State: Sudland", "GovernmentBody: Defence Ministry of #0")
    about = reading("c", "State: Norland / Norland", "GovernmentBody: Defence Ministry")
    found = resolved(owned, other, about)
    bodies = [one.chains for one in found.entities if one.name == "Defence Ministry"]
    assert sorted(bodies) == [(("a", "c1"), ("c", "c1")), (("b", "c1"),)]
    assert any("one is of norland, the other of sudland" in refusal.reason for refusal in found.refusals)


def test_a_part_of_a_name_joins_nothing_across_documents() -> None:
    found = resolved(
        reading("a", "Organisation: Harbour Commission / Commission"),
        reading("b", "Organisation: Port Commission / Commission"),
    )
    assert [one.name for one in found.entities] == ["Harbour Commission", "Port Commission"]


def test_an_office_of_the_gazetteer_is_one_whoever_writes_of_it() -> None:
    office = GazetteerEntry(iri="g:president", type="Position", name="President of Kenya", of="g:kenya")
    found = resolve(
        (reading("a", "Position: President of Kenya"),), Gazetteer((KENYA, office)), ONTOLOGY, Review()
    ).entities
    assert [one.same_as for one in found] == [()]
    assert found[0].id == "president-of-kenya"
