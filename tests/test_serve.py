"""The endpoint: the SPARQL 1.1 Protocol as clients speak it, limits that hold, and no way to write."""

from __future__ import annotations

import base64
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from factories import ONTOLOGY, harbour, known
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from newsgraph.config import Config
from newsgraph.errors import InputError, UsageError
from newsgraph.graph.build import write_turtle
from newsgraph.graph.namespaces import DATA
from newsgraph.readings import dump_reading
from newsgraph.serve.http import Server, make_server, shut_down
from newsgraph.serve.work import Limits


SHELTERS = "SELECT ?who ?whom WHERE { ?who ng:shelters ?whom }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
JSON, FORM = "application/sparql-results+json", "application/x-www-form-urlencoded"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour articles as a folder that build would have made."""
    place = tmp_path_factory.mktemp("graph")
    knowledge = known(*harbour())
    (place / "graph.ttl").write_text(write_turtle(knowledge, ONTOLOGY), encoding="utf-8")
    lines = (f"{dump_reading(reading)}\n" for reading in knowledge.readings)
    (place / "readings.jsonl").write_text("".join(lines), encoding="utf-8")
    (place / "graph.html").write_text("<!doctype html><title>explorer</title>", encoding="utf-8")
    return place


def running(folder: Path, *, token: str | None = None, limits: Limits | None = None) -> Iterator[Server]:
    server = make_server(folder, Config(), port=0, token=token, limits=limits)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    shut_down(server)


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """A server with limits that tests can reach."""
    yield from running(folder, limits=Limits(seconds=2, answer_bytes=20_000))


@pytest.fixture(scope="module")
def guarded(folder: Path) -> Iterator[Server]:
    """A server with a token."""
    yield from running(folder, token="open sesame")


def call(
    server: Server, path: str, *, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body.encode() if body is not None else None, names)
    response = connection.getresponse()
    found = response.read().decode()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, found


def asked(server: Server, sparql: str, **headers: str) -> tuple[int, dict[str, str], str]:
    return call(server, f"/sparql?{urlencode({'query': sparql})}", **headers)


# ------------------------------------------------------------------------------------------------- protocol


@pytest.mark.parametrize(
    ("media", "form"),
    [
        (JSON, QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_tables_come_in_every_format(server: Server, media: str, form: QueryResultsFormat) -> None:
    status, headers, body = asked(server, SHELTERS, Accept=media)
    found = parse_query_results(body, form)
    assert isinstance(found, QuerySolutions)
    assert (status, headers["content-type"]) == (200, f"{media}; charset=utf-8")
    assert [row["who"].value for row in found] == [f"{DATA}entity/norland"]


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_graphs_come_in_every_format(server: Server, media: str, form: RdfFormat) -> None:
    status, headers, body = asked(server, "CONSTRUCT WHERE { ?who ng:shelters ?whom }", Accept=media)
    assert (status, headers["content-type"].partition(";")[0]) == (200, media)
    assert len(list(parse(body.encode(), form))) == 1


def test_yes_and_no(server: Server) -> None:
    assert json.loads(asked(server, "ASK { ?x ng:shelters ?y }")[2]) == {"head": {}, "boolean": True}
    assert asked(server, "ASK { ?x ng:shelters ?y }", Accept="text/csv")[0] == 406


def test_queries_may_be_posted_in_both_ways(server: Server) -> None:
    direct = call(server, "/sparql", method="POST", body=SHELTERS, Content_Type="application/sparql-query")
    form = call(server, "/sparql", method="POST", body=urlencode({"query": SHELTERS}), Content_Type=FORM)
    assert direct[0] == form[0] == 200
    assert direct[2] == form[2] == asked(server, SHELTERS)[2]


def test_head_has_the_headers_alone(server: Server) -> None:
    status, headers, body = call(server, f"/sparql?{urlencode({'query': SHELTERS})}", method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["content-length"]) > 0


@pytest.mark.parametrize(
    ("sparql", "status", "says"),
    [
        ("SELECT", 400, "the query cannot be run"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 400, "read-only"),
        ("LOAD <http://127.0.0.1:1/>", 400, "read-only"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "asks another server"),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", 413, "larger than 20,000 bytes; add LIMIT"),
        (ENDLESS, 504, "longer than 2 s"),
    ],
)
def test_bad_queries_are_told_why(server: Server, sparql: str, status: int, says: str) -> None:
    found, headers, body = asked(server, sparql)
    assert (found, headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert says in body
    assert asked(server, SHELTERS)[0] == 200


@pytest.mark.parametrize(
    ("request_line", "body", "kind", "status"),
    [
        ("POST /sparql", "update=CLEAR+ALL", FORM, 403),
        ("POST /sparql", "CLEAR ALL", "application/sparql-update", 403),
        ("POST /sparql", "CLEAR ALL", "text/plain", 415),
        ("POST /sparql", "query=ASK+%7B%7D&query=ASK+%7B%7D", FORM, 400),
        ("POST /sparql", "query=ASK+%7B%7D&default-graph-uri=urn%3Ax", FORM, 400),
        ("POST /elsewhere", "ASK {}", "application/sparql-query", 404),
        ("PUT /sparql", "<a:a> <a:b> <a:c> .", "text/turtle", 405),
        ("DELETE /sparql", None, "", 405),
        ("GET /sparql?query=", None, "", 400),
        ("GET /nothing", None, "", 404),
        ("GET /../../etc/passwd", None, "", 404),
        ("GET /thing?iri=urn:x", None, "", 404),
        ("GET /thing?iri=%3Cx", None, "", 400),
        ("GET /ask?name=../newsgraph", None, "", 400),
    ],
)
def test_everything_else_is_refused(
    server: Server, request_line: str, body: str | None, kind: str, status: int
) -> None:
    method, path = request_line.split()
    assert call(server, path, method=method, body=body, Content_Type=kind)[0] == status


def test_nothing_was_written(server: Server, folder: Path) -> None:
    count = asked(server, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", Accept="text/csv")[2]
    assert int(count.split()[1]) > 0
    assert sorted(path.name for path in folder.iterdir()) == ["graph.html", "graph.ttl", "readings.jsonl"]


def test_many_clients_are_answered_at_once(server: Server) -> None:
    with ThreadPoolExecutor(24) as clients:
        found = set(clients.map(lambda _: asked(server, SHELTERS)[::2], range(120)))
    assert len(found) == 1
    assert next(iter(found))[0] == 200


def test_one_slow_client_does_not_keep_the_others_waiting(server: Server) -> None:
    slow = threading.Thread(target=asked, args=(server, ENDLESS))
    slow.start()
    time.sleep(0.2)
    began = time.monotonic()
    assert asked(server, SHELTERS)[0] == 200
    assert time.monotonic() - began < 1.5
    slow.join()


# ---------------------------------------------------------------------------------------------------- pages


def test_evidence_has_a_page_with_its_sentence_marked(server: Server) -> None:
    """A browser jumps to the fragment of the IRI; programs get RDF at the same address."""
    status, headers, body = call(server, "/data/doc/harbour", Accept=BROWSER)
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<span class=evidence id="char=0,42"' in body
    assert ">Norland has long sheltered the Vale Front.</span>" in body
    assert "script" not in headers["content-security-policy"]
    for media, form in (("text/turtle", RdfFormat.TURTLE), ("application/ld+json", RdfFormat.JSON_LD)):
        found = call(server, "/doc/harbour", Accept=media)
        assert f"{DATA}doc/harbour#char=0,42" in {quad.subject.value for quad in parse(found[2].encode(), form)}


def test_any_iri_has_a_description(server: Server) -> None:
    iri = f"{DATA}doc/harbour#char=0,42"
    found = call(server, f"/thing?iri={quote(iri, safe='')}", Accept="text/turtle")[2]
    assert "nif:anchorOf" in found
    assert "ng:evidence" in found
    assert "Norland" in call(server, f"/thing?iri={quote(DATA + 'entity/norland', safe='')}", Accept=BROWSER)[2]
    assert call(server, "/entity/nobody", Accept="text/turtle")[0] == 404


def test_people_can_ask(server: Server) -> None:
    assert "<textarea name=query" in call(server, "/", Accept=BROWSER)[2]
    assert "Norland" in asked(server, SHELTERS, Accept=BROWSER)[2]
    assert "Norland officials" in call(server, "/ask?name=denials&who=Norland", Accept=BROWSER)[2]
    assert "explorer" in call(server, "/explorer", Accept=BROWSER)[2]


def test_pages_escape_what_comes_from_outside(server: Server) -> None:
    page = asked(server, 'SELECT ("<script>alert(1)</script>" AS ?x) {}', Accept=BROWSER)[2]
    assert "<script" not in page


# ------------------------------------------------------------------------------------------------- guarding


def test_a_token_opens(guarded: Server) -> None:
    password = base64.b64encode(b"me:open sesame").decode()
    assert asked(guarded, SHELTERS)[0] == 401
    assert asked(guarded, SHELTERS, Authorization="Bearer wrong")[0] == 401
    assert asked(guarded, SHELTERS, Authorization="Basic !")[0] == 401
    assert "basic" in asked(guarded, SHELTERS)[1]["www-authenticate"].lower()
    assert asked(guarded, SHELTERS, Authorization="Bearer open sesame")[0] == 200
    assert asked(guarded, SHELTERS, Authorization=f"Basic {password}")[0] == 200


def test_beyond_loopback_needs_a_token(folder: Path) -> None:
    with pytest.raises(UsageError, match="set a --token"):
        make_server(folder, Config(), host="0.0.0.0")


def test_web_pages_cannot_ask_through_a_name_of_their_own(server: Server) -> None:
    """A page whose name was bound to 127.0.0.1 sends its own name."""
    assert asked(server, SHELTERS, Host="evil.example")[0] == 403
    assert "access-control-allow-origin" not in asked(server, SHELTERS, Origin="https://evil.example")[1]


def test_no_graph_no_server(tmp_path: Path, server: Server) -> None:
    with pytest.raises(InputError, match="no graph here"):
        make_server(tmp_path, Config(), port=0)
    with pytest.raises(UsageError, match="choose another --port"):
        make_server(tmp_path, Config(), port=server.server_address[1])


# -------------------------------------------------------------------------------------------- other clients


def test_sparqlwrapper_asks(server: Server) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="needs SPARQLWrapper: pip install SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}sparql")
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        client.setQuery(SHELTERS)
        client.setReturnFormat(wrapper.JSON)
        assert len(client.query().convert()["results"]["bindings"]) == 1
        client.setQuery("PREFIX ng: <https://w3id.org/newsgraph/ns#> CONSTRUCT WHERE { ?who ng:shelters ?whom }")
        client.setReturnFormat(wrapper.TURTLE)
        assert b"shelters" in client.query().convert()
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT nonsense")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


def test_curl_asks(server: Server) -> None:
    curl = shutil.which("curl") or pytest.skip("needs curl: apt-get install curl")
    command = [curl, "-sS", "-H", "Accept: text/csv", "--data-urlencode", f"query={SHELTERS}"]
    for words in ([], ["-G"]):
        done = subprocess.run([*command, *words, f"{server.url}sparql"], capture_output=True, text=True, check=True)
        assert done.stdout == f"who,whom\n{DATA}entity/norland,{DATA}entity/vale-front\n"


def test_a_browser_keeps_a_query_that_failed(server: Server) -> None:
    """The page says what is wrong above the query, which can be mended."""
    status, headers, body = asked(server, "SELECT <b> WHERE { ?x", Accept=BROWSER)
    assert (status, headers["content-type"].split(";")[0]) == (400, "text/html")
    assert "the query cannot be run: line 1" in body
    assert "SELECT &lt;b&gt; WHERE { ?x</textarea>" in body


def test_the_page_of_an_article_has_its_title_and_short_names(server: Server) -> None:
    _, _, body = call(server, "/doc/harbour", Accept=BROWSER)
    assert "<h1>Harbour of the Front</h1>" in body
    assert ">rdf:type</a>" in body


@pytest.mark.usefixtures("heeded_interrupts")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_ended_leaves_nothing_on_the_screen(folder: Path, sign: signal.Signals) -> None:
    """Nor do its workers, whether it is ended from elsewhere or with Ctrl+C, which goes to all of them."""
    command = [sys.executable, "-m", "newsgraph", "serve", str(folder), "--port", "0"]
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert program.stdout is not None
    assert "end with Ctrl+C" in program.stdout.readline()
    if sign == signal.SIGINT:
        os.killpg(program.pid, sign)
    else:
        program.send_signal(sign)
    assert program.communicate(timeout=60)[1] == ""
