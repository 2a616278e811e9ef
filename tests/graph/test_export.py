"""Every format of a graph: the same bytes for the same graph, and the same graph back."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from pathlib import Path

import networkx as nx
import pytest
from factories import ONTOLOGY, Article, harbour, known
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from rdflib import Graph

from newsgraph.config import shipped_ontology
from newsgraph.errors import UsageError
from newsgraph.files import open_packed, write_stream
from newsgraph.graph.build import write_turtle
from newsgraph.graph.claims import claim_rows
from newsgraph.graph.export import FORMATS, format_of, write_as
from newsgraph.graph.namespaces import DATA, NG, RDF, RDFS
from newsgraph.graph.rdf_export import RDF_WRITERS
from newsgraph.graph.store import ONTOLOGY as ONTOLOGY_GRAPH
from newsgraph.graph.store import open_store, store_of


SUFFIXES = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
    "turtle12": ".ttl",
}
ELSEWHERE = "https://example.org/kg/"


def triples(store: Store) -> set[tuple[str, str, str]]:
    """Return the data of a store as text, whichever graph each triple stands in."""
    quads = store.quads_for_pattern(None, None, None)
    return {
        (str(quad.subject), str(quad.predicate), str(quad.object))
        for quad in quads
        if quad.graph_name != ONTOLOGY_GRAPH
    }


@pytest.fixture(scope="module")
def turtle() -> str:
    return write_turtle(known(*harbour()), ONTOLOGY)


@pytest.fixture(scope="module")
def store(turtle: str, tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    path.write_text(turtle, encoding="utf-8")
    return open_store([path], ontology=shipped_ontology() / "newsgraph.ttl")


def written(store: Store, form: str, *, base_iri: str | None = None) -> bytes:
    out = io.BytesIO()
    write_as(store, form, out, base_iri=base_iri)
    return out.getvalue()


@pytest.mark.parametrize("form", RDF_WRITERS)
def test_rdf_comes_back_whole(store: Store, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{SUFFIXES[form]}"
    path.write_bytes(written(store, form))
    assert triples(open_store([path])) == triples(store)


@pytest.mark.parametrize("form", ["turtle", "trig", "ntriples", "rdfxml"])
def test_not_even_a_datatype_is_lost(store: Store, turtle: str, form: str) -> None:
    """Oxigraph forgets the spelling of numbers; what is exported has it again."""
    read = {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "rdfxml": RdfFormat.RDF_XML}
    back = {quad.triple for quad in parse(written(store, form), read.get(form, RdfFormat.N_TRIPLES))}
    assert back == {quad.triple for quad in parse(turtle.encode(), RdfFormat.TURTLE)}


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_the_order_of_loading_leaves_no_trace(store: Store, form: str) -> None:
    quads = list(store.quads_for_pattern(None, None, None))
    random.Random(7).shuffle(quads)
    other = Store()
    other.extend(quads)
    assert written(other, form) == written(store, form)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_rdflib_reads_what_is_written(store: Store, form: str) -> None:
    names = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
    graph = Graph().parse(data=written(store, form), format=names[form])
    assert len(graph) == len(triples(store))


def test_trig_has_one_graph_for_each_article(store: Store) -> None:
    """What an article says, and whom it quotes, stands under its name; what is no article's stands under none."""
    quads = [str(quad) for quad in parse(written(store, "trig"), RdfFormat.TRIG)]
    names = {quad.rpartition(" ")[2] for quad in quads if f"<{NG}polarity>" in quad}
    assert names == {f"<{DATA}doc/harbour>", f"<{DATA}doc/border>"}
    (plain,) = [quad for quad in quads if f"<{NG}shelters> <{DATA}" in quad and "rdf-syntax" not in quad]
    assert plain.endswith(f"<{DATA}doc/harbour>")
    (label,) = [quad for quad in quads if quad.startswith(f"<{DATA}entity/norland> <{RDFS}label>")]
    assert not label.endswith(">")


def test_dropping_the_graph_of_an_article_leaves_nothing_of_it() -> None:
    """As if the article had never been: nothing but the names of things that it alone speaks of is left."""
    both = store_of(write_turtle(known(*harbour()), ONTOLOGY))
    gone, kept = harbour()
    nquads = Store()
    nquads.load(written(both, "nquads"), RdfFormat.N_QUADS)
    nquads.remove_graph(NamedNode(f"{DATA}doc/{gone.id}"))
    alone = store_of(write_turtle(known(kept), ONTOLOGY))
    assert triples(alone) <= triples(nquads)
    left = triples(nquads) - triples(alone)
    assert left
    assert {predicate for _, predicate, _ in left} <= {f"<{RDF}type>", f"<{RDFS}label>", f"<{NG}collectiveOf>"}
    assert not [one for one in left if "#char=" in "".join(one)]


def test_a_fact_of_two_articles_stands_in_both_graphs() -> None:
    """Each asserts it, so that taking one back leaves the other."""
    articles = [Article("Norland shelters the Vale Front.", id=name) for name in ("one", "other")]
    for article in articles:
        host, guest = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
        article.claim(host, "shelters", guest, "shelters")
    quads = Store()
    quads.load(written(store_of(write_turtle(known(*articles), ONTOLOGY)), "nquads"), RdfFormat.N_QUADS)
    found = quads.quads_for_pattern(None, NamedNode(f"{NG}shelters"), None)
    assert {str(quad.graph_name) for quad in found} == {f"<{DATA}doc/one>", f"<{DATA}doc/other>"}


def test_rdf_12_reifies_instead_of_naming_parts(store: Store) -> None:
    text = written(store, "turtle12").decode()
    assert "rdf:reifies <<( e:norland ng:shelters e:vale-front )>>" in text
    assert "rdf:subject" not in text


@pytest.mark.parametrize("form", RDF_WRITERS)
def test_another_base_moves_every_iri_of_the_data(store: Store, form: str) -> None:
    moved = written(store, form, base_iri=ELSEWHERE).decode()
    assert DATA not in moved
    assert f"{ELSEWHERE}entity/" in moved


@pytest.mark.parametrize("base", ["no iri", "https://example.org/a b/", "https://example.org/kg", ""])
def test_a_base_must_take_names(store: Store, base: str) -> None:
    with pytest.raises(UsageError, match="must begin with http"):
        written(store, "ntriples", base_iri=base)


def test_only_rdf_has_a_base(store: Store) -> None:
    with pytest.raises(UsageError, match="leave --base-iri out"):
        written(store, "claims", base_iri=ELSEWHERE)


@pytest.mark.parametrize("suffix", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_compressed_files_are_the_same_and_load(store: Store, suffix: str, tmp_path: Path) -> None:
    if suffix == ".zst":
        pytest.importorskip("pyarrow", reason="needs pyarrow: pip install 'newsgraph[inputs]'")
    paths = [tmp_path / f"{name}.nt{suffix}" for name in "ab"]
    for path in paths:
        with write_stream(path) as out:
            write_as(store, "ntriples", out)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert triples(open_store(paths)) == triples(store)
    assert not suffix or len(paths[0].read_bytes()) < len(written(store, "ntriples")) / 2
    with open_packed(paths[0]) as file:
        assert file.read() == written(store, "ntriples")


def test_a_failed_export_leaves_what_was_there(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UsageError, match="no format 'pdf'"), write_stream(path) as out:
        write_as(store, "pdf", out)
    assert [found.name for found in tmp_path.iterdir()] == ["graph.ttl"]
    assert path.read_text(encoding="utf-8") == "old"


def test_networks_come_back_through_networkx(store: Store) -> None:
    linked = nx.node_link_graph(json.loads(written(store, "nodelink")), edges="links")
    drawn = nx.read_graphml(io.BytesIO(written(store, "graphml")), force_multigraph=True)
    assert set(linked) == set(drawn)
    assert linked.number_of_edges() == drawn.number_of_edges() > 0
    assert drawn.nodes[f"{DATA}entity/norland"]["label"] == "Norland"


def test_graph_databases_get_nodes_and_relationships(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(written(store, "graphcsv"))) as archive:
        nodes, edges = (
            list(csv.DictReader(io.TextIOWrapper(archive.open(name), "utf-8"))) for name in archive.namelist()
        )
    ids = {node[":ID"] for node in nodes}
    assert {edge[":START_ID"] for edge in edges} | {edge[":END_ID"] for edge in edges} <= ids
    assert "State" in next(node[":LABEL"] for node in nodes if node["label"] == "Norland").split(";")


def test_claims_are_told_with_their_sentence(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(written(store, "claims").decode(), newline="")))
    (denial,) = [row for row in rows if row["polarity"] == "Denied"]
    assert (denial["subject_label"], denial["object_label"]) == ("Norland", "Vale Front")
    assert denial["sentence"].startswith("Norland officials denied")
    assert [row["id"] for row in rows] == [row.id for row in claim_rows(store)]


def test_claims_name_who_wrote_and_published_their_article() -> None:
    article = harbour()[0]
    article.author, article.publisher = 'Ana "A." Roe', "=Harbour Post"
    store = store_of(write_turtle(known(article), ONTOLOGY))
    row, *_ = csv.DictReader(io.StringIO(written(store, "claims").decode(), newline=""))
    assert (row["author"], row["publisher"]) == ('Ana "A." Roe', "'=Harbour Post")
    article.author = None
    (nobody,) = {row.author for row in claim_rows(store_of(write_turtle(known(article), ONTOLOGY)))}
    assert nobody is None


def test_parquet_holds_the_claims(store: Store) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'newsgraph[parquet]'")
    table = parquet.read_table(io.BytesIO(written(store, "parquet")))
    assert table.column("id").to_pylist() == [row.id for row in claim_rows(store)]
    assert {"author", "publisher", "published"} <= {*table.column_names}
    assert written(store, "parquet") == written(store, "parquet")


def test_endings_name_formats() -> None:
    assert format_of(Path("a/graph.TTL.gz")) == "turtle"
    assert format_of(Path("claims.csv.xz")) == "claims"
    with pytest.raises(UsageError, match="no format has this ending"):
        format_of(Path("graph.docx"))
