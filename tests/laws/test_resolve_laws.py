"""Laws of resolution: what holds for all readings, in whatever order they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgraph.entities import Review, resolve
from newsgraph.entities.blocks import block_keys
from newsgraph.entities.build import build_entities
from newsgraph.entities.gazetteer import Known
from newsgraph.entities.items import Item, collect
from newsgraph.entities.resolve import resolve_items
from newsgraph.entities.review import Decision
from newsgraph.model import (
    Chain,
    Document,
    Gazetteer,
    GazetteerEntry,
    Link,
    Mention,
    MentionKind,
    Ontology,
    Reading,
    Span,
)


CLASSES = {
    "Entity": (),
    "Person": ("Entity",),
    "Organisation": ("Entity",),
    "State": ("Entity",),
    "Concept": ("Entity",),
}
ONTOLOGY = Ontology(CLASSES, {})
NAMES = ("Amina Odera", "Odera", "Jomo Odera", "Lake League", "LL", "Kenya", "officials", "Red Front")
GAZETTEER = Gazetteer((GazetteerEntry(iri="g:kenya", type="State", name="Kenya"),))

chains = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=3),
        st.sampled_from(sorted(CLASSES)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=5,
)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Reading, ...]:
    return tuple(
        _reading(f"d{number}", found) for number, found in enumerate(draw(st.lists(chains, min_size=1, max_size=4)))
    )


def _reading(id_: str, found: list[tuple[list[str], str, bool, bool]]) -> Reading:
    mentions, made = [], []
    for number, (texts, kind, named, linked) in enumerate(found):
        for place, text in enumerate(texts):
            span = Span(10 * number + place, 10 * number + place + 1)
            form = MentionKind.NAME if named else MentionKind.NOMINAL
            mentions.append(
                Mention(
                    id=f"m{number}{place}", span=span, head=span, text=text, kind=form, type=kind, chain=f"c{number}"
                )
            )
        links = (Link(iri="g:kenya", score=0.95, reason="law"),) if linked else ()
        made.append(Chain(id=f"c{number}", type=kind, name=texts[0], links=links))
    return Reading(document=Document(id=id_, text=""), mentions=tuple(mentions), chains=tuple(made))


@given(corpora())
def test_every_chain_is_in_exactly_one_entity(readings: tuple[Reading, ...]) -> None:
    found = resolve(readings, GAZETTEER, ONTOLOGY, Review())
    placed = [chain for entity in found.entities for chain in entity.chains]
    assert sorted(placed) == sorted((one.document.id, chain.id) for one in readings for chain in one.chains)
    assert len({entity.id for entity in found.entities}) == len(found.entities)


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(readings: tuple[Reading, ...], random: st.DataObject) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    review = Review(forbidden=(Decision(members=("Red Front", "Lake League")),))
    assert resolve(tuple(shuffled), GAZETTEER, ONTOLOGY, review) == resolve(readings, GAZETTEER, ONTOLOGY, review)


@given(corpora())
def test_merges_within_an_entity_connect_all_its_chains(readings: tuple[Reading, ...]) -> None:
    for entity in resolve(readings, GAZETTEER, ONTOLOGY, Review()).entities:
        assert len(entity.merges) == len(entity.chains) - 1


places_of_chains = st.tuples(st.integers(0, 3), st.integers(0, 4)).map(lambda place: "d{}/c{}".format(*place))


@given(corpora(), st.lists(st.tuples(places_of_chains, places_of_chains), min_size=1, max_size=6))
def test_what_is_forbidden_never_becomes_one(readings: tuple[Reading, ...], bans: list[tuple[str, str]]) -> None:
    review = Review(forbidden=tuple(Decision(members=ban) for ban in bans))
    found = resolve(readings, GAZETTEER, ONTOLOGY, review).by_chain()
    places = {f"{document}/{chain}": entity for (document, chain), entity in found.items()}
    for one, other in bans:
        if one != other and one in places and other in places:
            assert places[one] != places[other]


@given(corpora())
def test_what_is_pinned_always_is_one(readings: tuple[Reading, ...]) -> None:
    review = Review(merges=(Decision(members=("d0/c0", "d1/c0")), Decision(members=("Kenya", "Red Front"))))
    found = resolve(readings, GAZETTEER, ONTOLOGY, review)
    places = found.by_chain()
    if ("d0", "c0") in places and ("d1", "c0") in places:
        assert places["d0", "c0"] == places["d1", "c0"]
    named = {"Kenya", "Red Front"}
    ids = {
        places[reading.document.id, chain.id]
        for reading in readings
        for chain in reading.chains
        if chain.name in named
        and any(mention.chain == chain.id and mention.kind is MentionKind.NAME for mention in reading.mentions)
    }
    assert len(ids) <= 1


@given(corpora())
def test_a_pin_and_a_ban_hold_side_by_side(readings: tuple[Reading, ...]) -> None:
    review = Review(merges=(Decision(members=("d0/c0", "d0/c1")),), forbidden=(Decision(members=("d0/c1", "d1/c0")),))
    places = resolve(readings, GAZETTEER, ONTOLOGY, review).by_chain()
    if {("d0", "c0"), ("d0", "c1"), ("d1", "c0")} <= places.keys():
        assert places["d0", "c0"] == places["d0", "c1"] != places["d1", "c0"]


@given(corpora())
def test_refused_merges_are_between_different_entities(readings: tuple[Reading, ...]) -> None:
    found = resolve(readings, GAZETTEER, ONTOLOGY, Review())
    places = {f"{document}/{chain}": entity for (document, chain), entity in found.by_chain().items()}
    assert all(places[one.left] != places[one.right] for one in found.refusals)


@given(corpora(), st.booleans())
def test_blocks_resolved_one_by_one_give_what_the_whole_gives(readings: tuple[Reading, ...], reviewed: bool) -> None:
    review = Review(
        merges=(Decision(members=("Amina Odera", "d0/c0")),) if reviewed else (),
        forbidden=(Decision(members=("Jomo Odera", "Red Front")),) if reviewed else (),
    )
    known = Known.from_gazetteer(GAZETTEER)
    items = collect(readings, known, ONTOLOGY)
    resolved = [resolve_items(block, known, ONTOLOGY, review) for block in _blocks(items, review)]
    drafts = sorted((draft for drafts, _ in resolved for draft in drafts), key=lambda draft: draft.order)
    whole = resolve(readings, GAZETTEER, ONTOLOGY, review)
    assert build_entities(drafts, ()).entities == whole.entities
    assert {one for _, refused in resolved for one in refused} == {*whole.refusals}


def _blocks(items: list[Item], review: Review) -> list[list[Item]]:
    blocks: list[tuple[set[str], list[Item]]] = []
    for item in items:
        keys = {*block_keys(item, review)}
        joined = [block for block in blocks if block[0] & keys]
        blocks = [block for block in blocks if not block[0] & keys]
        members = sorted([item, *(one for _, some in joined for one in some)], key=lambda one: one.order)
        blocks.append((keys.union(*(some for some, _ in joined)), members))
    return [members for _, members in blocks]
