"""Building: the triples that a sentence gives, and Turtle that every reader agrees on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from factories import ONTOLOGY, Article, count, harbour, known
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from newsgraph.errors import UsageError
from newsgraph.graph.build import build_graph, write_turtle
from newsgraph.graph.namespaces import DATA, NG
from newsgraph.model import Act, EventStatus, Polarity, Qualifier, QuantityKind, Role, Value


GOLDEN = Path(__file__).parent.parent / "golden" / "graph" / "harbour.ttl"


def written(*articles: Article) -> str:
    """Return the Turtle of some articles."""
    return write_turtle(known(*articles), ONTOLOGY)


def block(turtle: str, subject: str) -> str:
    """Return what the Turtle says about a subject that has a type."""
    found = re.search(rf"^{re.escape(subject)} a .*?\.$", turtle, re.DOTALL | re.MULTILINE)
    assert found is not None, f"{subject} is not described"
    return found[0]


def statement(turtle: str, label: str) -> str:
    """Return the statement whose label begins so."""
    return next(text for text in turtle.split("\ns:") if f'rdfs:label "{label}' in text)


def test_the_graph_of_the_harbour_articles_is_as_recorded() -> None:
    """All parts of a graph at once, byte for byte; a change must be read before it is recorded."""
    assert written(*harbour()) == GOLDEN.read_text(encoding="utf-8")


def test_turtle_holds_the_same_triples_for_every_reader() -> None:
    """The triples that were built, rdflib's and pyoxigraph's are one graph."""
    knowledge = known(*harbour())
    turtle = write_turtle(knowledge, ONTOLOGY)
    built = {str(triple) for triple in build_graph(knowledge, ONTOLOGY)}
    oxigraph = {str(quad.triple) for quad in parse(turtle.encode(), RdfFormat.TURTLE)}
    rdflib = Graph().parse(data=turtle, format="turtle")
    copy = Graph().parse(data="\n".join(f"{triple} ." for triple in oxigraph), format="nt")
    assert oxigraph == built
    assert isomorphic(rdflib, copy)


def test_an_article_names_its_author_in_its_own_words() -> None:
    """A by-line is words about the article, not an entity that takes part in its events."""
    turtle = written(Article("Norland attacked.", author='Ana "A." Roe'))
    assert 'schema:author "Ana \\"A.\\" Roe"' in block(turtle, "d:a1")
    assert "schema:author" not in written(Article("Norland attacked."))


def test_only_what_the_article_asserts_as_certain_becomes_a_plain_triple() -> None:
    """Denied, voiced and open statements are nodes and nothing else."""
    turtle = written(*harbour())
    facts = turtle.split("# ---- facts")[1].split("# ---- events")[0]
    assert "e:norland ng:shelters e:vale-front ." in facts
    assert "militarilySupports" not in facts
    assert "relatedTo" not in facts


def test_a_denial_keeps_its_source_and_the_claim_that_it_contradicts() -> None:
    """Both sides stand in the graph and point at each other."""
    turtle = written(*harbour())
    denied = statement(turtle, "Norland militarily supports Vale Front [Norland officials: denied, certain]")
    assert "a ng:Claim , rdf:Statement" in denied
    assert "ng:source e:norland-officials" in denied
    assert "ng:speechAct ng:Denial" in denied
    assert re.search(r"ng:contradicts s:[a-z2-7]{16} ", denied)


def test_an_open_statement_has_its_words_as_phrase() -> None:
    """A verb that the lexicon does not know still gives a statement."""
    found = statement(written(*harbour()), "Vale Front has long eyed Norland")
    assert "rdf:predicate ng:relatedTo" in found
    assert 'ng:phrase "has long eyed"@en' in found


def test_a_past_state_is_no_plain_triple() -> None:
    """Who governed once does not govern."""
    turtle = written(*harbour())
    assert "a ng:PastFact" in statement(turtle, "Vale Front governs Easthaven [past]")
    assert "e:vale-front ng:governs" not in turtle


def test_casualties_and_counts_hang_on_their_events() -> None:
    """A raid has its dead, a series its number."""
    turtle = written(*harbour())
    raid = next(text for text in turtle.split("\nev:") if "attack on clinic (2014)" in text)
    series = next(text for text in turtle.split("\nev:") if "a ng:EventSeries" in text)
    assert "ng:casualties q:" in raid
    assert "ng:subEventOf ev:" in raid
    assert "ng:eventCount q:" in series
    assert "ng:casualtyType ng:Killed" in turtle


def test_what_is_only_claimed_is_a_reported_event() -> None:
    """Counting attacks must not count what somebody merely says."""
    article = Article("A raid on Norland was reported.")
    norland = article.mention("Norland", "State")
    article.event("raid", "Attack", [(Role.TARGET, norland)], status=EventStatus.CLAIMED)
    (found,) = re.findall(r"^ev:\S+ a .*$", written(article), re.MULTILINE)
    assert found.endswith("a ng:ReportedEvent , ng:Occurrence , ng:Entity ;")
    assert "ng:eventType ng:Attack" in written(article)


def test_collectives_and_positions_lead_to_their_owners() -> None:
    """Officials belong to their state by one property, offices by another."""
    article = Article("Norland officials met the harbour master of Norland.")
    norland = article.mention("Norland", "State", chain="c0")
    officials = article.mention("Norland officials", "CollectiveActor", of=norland)
    master = article.mention("harbour master", "Position", of=norland)
    article.claim(officials, None, master, "met")
    turtle = written(article)
    assert "ng:collectiveOf e:norland" in block(turtle, "e:norland-officials")
    assert "ng:positionOf e:norland" in block(turtle, "e:harbour-master")


def test_whatever_speaks_is_an_agent() -> None:
    """A report that says something has the class Agent beside its own."""
    article = Article("The report says Norland shelters the Vale Front.")
    report, norland = article.mention("report", "Concept"), article.mention("Norland", "State")
    front, said = article.mention("Vale Front", "ArmedGroup"), article.attribution("says", report)
    article.claim(norland, "shelters", front, "shelters", voices=(report,), attribution=said)
    assert "e:report a ng:Concept , ng:Entity , ng:Agent" in block(written(article), "e:report")


def test_an_unnamed_voice_is_a_source_of_its_own() -> None:
    """Nobody's allegation is not the article's."""
    article = Article("Norland reportedly shelters the Vale Front.")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    voice = article.attribution("reportedly", None)
    article.claim(norland, "shelters", front, "shelters", attribution=voice)
    assert "ng:source ng:UnnamedSource" in statement(written(article), "Norland shelters Vale Front [unnamed source")


def test_articles_keep_their_date_and_only_real_web_addresses() -> None:
    """A time of day is cut off; a script is no address."""
    article = Article("Nothing.", published="2024-05-03T08:00:00+02:00", url="https://example.org/a b", title='On "it"')
    described = block(written(article), "d:a1")
    assert 'schema:datePublished "2024-05-03"^^xsd:date' in described
    assert "schema:url <https://example.org/a%20b>" in described
    assert 'dcterms:title "On \\"it\\""@en' in described
    for url in ("javascript:alert(1)", "https://", "http://[", "ftp://example.org/"):
        assert "schema:url" not in written(replace(article, url=url))


def test_text_is_never_part_of_the_graph_but_its_hash_is() -> None:
    """Only sentences that serve as evidence are quoted."""
    turtle = written(Article("A secret that nobody claims."))
    assert "secret" not in turtle
    assert re.search(r'ng:textHash "sha256:[0-9a-f]{64}"', turtle)


@pytest.mark.parametrize("base", ["data/", "https://example.org/data", "https://example.org/a b/", "file:///data/"])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    """Names are appended to the base, so it must be an absolute IRI that ends openly."""
    with pytest.raises(UsageError, match="base IRI"):
        write_turtle(known(Article("Nothing.")), ONTOLOGY, base_iri=base)


def test_the_base_is_a_setting() -> None:
    """All IRIs of data lie below the base, those of the vocabulary do not move."""
    turtle = write_turtle(known(*harbour()), ONTOLOGY, base_iri="https://example.org/kg/")
    graph = Graph().parse(data=turtle, format="turtle")
    assert DATA not in turtle
    assert (URIRef("https://example.org/kg/entity/norland"), URIRef(f"{NG}shelters"), None) in graph


def test_a_literal_object_is_the_same_in_the_fact_and_in_the_plain_triple() -> None:
    """A date stays a date; words carry the language of their document."""
    article = Article("The Vale Front was banned.")
    front = article.mention("Vale Front", "ArmedGroup")
    article.claim(front, "designatedAs", None, "banned", value=Value(value="2012-01-02", datatype="date"))
    turtle = written(article)
    assert turtle.count('"2012-01-02"^^xsd:date') == 2
    article.parts["claims"] = [replace(article.parts["claims"][0], value=Value(value="in 2012", datatype="date"))]
    assert written(article).count('"in 2012"@en') == 2


def test_a_thing_that_cannot_act_is_a_participant() -> None:
    """A clinic cannot be the agent of an attack; it still took part."""
    article = Article("The clinic attack shook Norland.")
    clinic = article.mention("clinic", "Facility")
    article.event("attack", "Attack", [(Role.AGENT, clinic)])
    turtle = written(article)
    assert "ng:participant e:clinic" in turtle
    assert "ng:agent" not in turtle


def test_denied_by_the_article_itself_is_a_claim() -> None:
    """The article's own denial is no fact."""
    article = Article("Norland never sheltered the Vale Front.")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    article.claim(norland, "shelters", front, "sheltered", polarity=Polarity.NEGATED)
    found = statement(written(article), "Norland shelters Vale Front [the article: negated, certain]")
    assert "ng:source d:a1" in found
    assert f"ng:speechAct ng:{Act.ASSERTION}" in found


def test_entities_carry_all_their_names_and_who_they_belong_to() -> None:
    """Aliases, acronyms and matches are written once; an owner is described even if nothing else names it."""
    knowledge = known(*harbour())
    entities = {entity.id: entity for entity in knowledge.entities.entities}
    owner = replace(entities["clinic"], id="council", name="council", chains=(), of=None)
    front = replace(
        entities.pop("vale-front"),
        aliases=("Front", "Vale Front"),
        acronyms=("VF", ""),
        same_as=("http://www.wikidata.org/entity/Q1", "https://e.org/a b", "nonsense"),
        of="council",
    )
    all_of_them = replace(knowledge.entities, entities=(*entities.values(), front, owner))
    described = block(write_turtle(replace(knowledge, entities=all_of_them), ONTOLOGY), "e:vale-front")
    assert 'ng:acronym "VF" ;\n    skos:altLabel "Front"@en , "VF"@en ;' in described
    assert "skos:exactMatch wd:Q1 , <https://e.org/a%20b> ;" in described
    assert "ng:collectiveOf e:council" in described
    assert "e:council a ng:Facility" in write_turtle(replace(knowledge, entities=all_of_them), ONTOLOGY)


def test_numbers_that_are_none_are_left_out() -> None:
    """An upper bound below the number, or no number at all, is a misreading."""
    article = Article("Between 40 and 30 fighters came, or countless ones.")
    forty = count(article, "40", 40, max=30, kind=QuantityKind.COUNT, qualifier=Qualifier.VAGUE, unit="fighters")
    countless = count(
        article, "countless", float("inf"), kind=QuantityKind.COUNT, qualifier=Qualifier.VAGUE, unit="fighters"
    )
    article.event("came", "Event", quantities=(forty, countless))
    turtle = written(article)
    assert "ng:value 40.0" in turtle
    assert "ng:maxValue" not in turtle
    assert turtle.count(" a ng:Quantity") == 1
