"""Laws of statements and graphs: what holds for every text, every claim and every order of documents."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest
from factories import ONTOLOGY, Article, harbour, known
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Graph
from rdflib import Literal as RdflibLiteral

from newsgraph.graph import terms
from newsgraph.graph.build import build_graph, write_turtle
from newsgraph.graph.namespaces import NG, RDF, prefixes
from newsgraph.graph.network import read_network
from newsgraph.graph.store import store_of
from newsgraph.graph.terms import Names
from newsgraph.graph.turtle import Section, write
from newsgraph.model import Act, Claim, Knowledge, Modality, Polarity, Span


pytestmark = pytest.mark.filterwarnings("ignore:.*does not look like a valid URI:UserWarning")

anything = st.text(st.characters())  # lone surrogates and control characters included
names = ("Norland", "Vale Front", "Ilsa Moor", "Easthaven")
kinds = ("State", "ArmedGroup", "Person", "City")
Sketch = tuple[int, int, str | None, Polarity, Modality, int, bool]  # ends, relation, factuality, voice, ended
ENDS = ("subject", "predicate", "object")


def article(id_: str, claims: list[Sketch]) -> Article:
    """Return an article that makes such claims about four names."""
    found = Article("Norland and the Vale Front met Ilsa Moor in Easthaven.", id=id_)
    mentions = [found.mention(name, kind) for name, kind in zip(names, kinds, strict=True)]
    voices = [found.attribution("met", None), found.attribution("met", mentions[2], Act.WARNING)]
    for subject, target, relation, polarity, modality, voice, ended in claims:
        more: dict[str, object] = {"polarity": polarity, "modality": modality, "ended": ended}
        if voice:
            more |= {"attribution": voices[voice - 1], "voices": (mentions[2],) if voice > 1 else ()}
        found.claim(mentions[subject], relation, mentions[target], "met", **more)
    return found


claims = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(0, 3),
        st.sampled_from([None, "unknown", *sorted(ONTOLOGY.relations)]),
        st.sampled_from(Polarity),
        st.sampled_from(Modality),
        st.integers(0, 2),
        st.booleans(),
    ),
    max_size=6,
)
knowledge = st.builds(lambda one, two: known(article("d1", one), article("d2", two)), claims, claims)


def plain(triples: set[Triple]) -> set[Triple]:
    """Return the triples that a relation of the ontology makes."""
    relations = {f"{NG}{name}" for name in ONTOLOGY.relations}
    return {triple for triple in triples if triple.predicate.value in relations}


def claim(found: Knowledge, document: str, name: str) -> Claim:
    """Return a claim of a reading."""
    (reading,) = [reading for reading in found.readings if reading.document.id == document]
    return next(claim for claim in reading.claims if claim.id == name)


@given(knowledge)
@settings(deadline=None, max_examples=60)
def test_every_plain_triple_has_a_fact_and_every_fact_its_plain_triple(found: Knowledge) -> None:
    """The two layers say the same."""
    triples = set(build_graph(found, ONTOLOGY))
    facts = {triple.subject for triple in triples if triple.object == NamedNode(f"{NG}Fact")}
    parts = {
        fact: {str(triple.predicate): triple.object for triple in triples if triple.subject == fact} for fact in facts
    }
    stated = {(str(triple.subject), str(triple.predicate), str(triple.object)) for triple in plain(triples)}
    assert stated == {tuple(str(part[f"<{RDF}{end}>"]) for end in ENDS) for part in parts.values()}


@given(knowledge)
@settings(deadline=None, max_examples=60)
def test_nothing_voiced_rejected_or_hedged_becomes_plain(found: Knowledge) -> None:
    """A plain triple goes back to a claim that the article itself asserts as certain and current."""
    for statement in found.statements:
        for held in statement.claims:
            sources = [claim(found, held.document, name) for name in held.claims]
            assert held.plain == any(source.plain for source in sources)
            assert held.unnamed or held.source is not None or all(source.own for source in sources)


@given(knowledge)
@settings(deadline=None, max_examples=60)
def test_contradiction_is_symmetric_and_never_with_oneself(found: Knowledge) -> None:
    """Whoever contradicts is contradicted."""
    held = {claim.id: claim for statement in found.statements for claim in statement.claims}
    assert len(held) == sum(len(statement.claims) for statement in found.statements)
    for one in held.values():
        for other in one.contradicts:
            assert one.id in held[other].contradicts
            assert {one.polarity, held[other].polarity} & {Polarity.ASSERTED}
            assert one.polarity is not held[other].polarity


@given(st.tuples(claims, claims, claims))
@settings(deadline=None, max_examples=20)
def test_the_order_of_documents_does_not_change_a_byte(each: tuple[list[Sketch], ...]) -> None:
    """Same articles, same bytes."""
    articles = [article(f"d{number}", found) for number, found in enumerate(each)]
    written = {write_turtle(known(*order), ONTOLOGY) for order in permutations(articles)}
    assert len(written) == 1


@given(knowledge)
@settings(deadline=None, max_examples=20)
def test_the_network_has_an_edge_for_each_statement_between_things(found: Knowledge) -> None:
    """Nothing is lost between knowledge and network."""
    network = read_network(store_of(write_turtle(found, ONTOLOGY)))
    held = [(statement, claim) for statement in found.statements for claim in statement.claims]
    assert network.number_of_edges() == sum(statement.object is not None for statement, _ in held)
    assert {kind for *_, kind in network.edges(data="kind")} <= {"Fact", "PastFact", "Claim"}


@given(anything, st.sampled_from(["en", "de-AT", "A", "en-a", "not a tag", "\ud800", ""]))
@settings(deadline=None, max_examples=300)
def test_any_text_survives_turtle(text: str, language: str) -> None:
    """Whatever stands in an article is read back by both readers; only lone surrogates are replaced."""
    triple = Triple(NamedNode("https://example.org/s"), NamedNode(f"{NG}phrase"), terms.words(text, language))
    turtle = write([Section("any", (triple,))], prefixes())
    (read,) = parse(turtle.encode(), RdfFormat.TURTLE)
    ((_, _, other),) = Graph().parse(data=turtle, format="turtle")
    assert read.triple == triple
    assert isinstance(other, RdflibLiteral)
    assert isinstance(read.object, Literal)
    assert str(other) == read.object.value == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert other.language == read.object.language


@given(anything, st.integers(0, 10**9), st.integers(0, 10**9))
@settings(deadline=None, max_examples=200)
def test_any_id_gives_a_valid_iri(name: str, begin: int, end: int) -> None:
    """Ids come from texts, IRIs must not break; different ids stay different."""
    iri = Names("https://example.org/").sentence(name, Span(begin, end))
    target_iri = Names("https://example.org/").entity(name)
    triple = Triple(iri, NamedNode(f"{RDF}type"), target_iri)
    turtle = write([Section("any", (triple,))], {"e": "https://example.org/entity/"})
    (read,) = parse(turtle.encode(), RdfFormat.TURTLE)
    ((subject, _, target),) = Graph().parse(data=turtle, format="turtle")
    assert read.triple == triple
    assert (str(subject), str(target)) == (iri.value, target_iri.value)
    assert re.fullmatch(r"[!-~]+", iri.value)


@given(st.floats())
def test_any_number_is_a_decimal_or_nothing(number: float) -> None:
    """Decimals have a point and no exponent."""
    found = terms.decimal(number)
    assert found is None or (re.fullmatch(r"-?\d+\.\d+", found.value) and float(found.value) == number)


@given(anything, anything, anything)
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_articles_give_valid_turtle(title: str, url: str, published: str) -> None:
    """Whatever an article claims about itself, the file stays readable."""
    hostile = replace(harbour()[0], title=title, url=url, published=published, language=title[:5])
    found = known(hostile)
    turtle = write_turtle(found, ONTOLOGY)
    assert {str(quad.triple) for quad in parse(turtle.encode(), RdfFormat.TURTLE)} == {
        str(triple) for triple in build_graph(found, ONTOLOGY)
    }
