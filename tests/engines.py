"""Other people's triple stores: each is started on a file of N-Triples, asked, and stopped; or says why it cannot be."""

from __future__ import annotations

import csv
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import rdflib
from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

from newsgraph.graph.rdflib_view import as_rdflib


Rows = list[tuple[str, ...]]
Ask = Callable[[str], Rows]

GRAPH = "urn:newsgraph:test"
_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
DefaultGraph = {graph}
ResultSetMaxRows = 1000000
"""


class MissingError(Exception):
    """A store is not installed; the message says how to get it."""


@contextmanager
def oxigraph(data: Path) -> Iterator[Ask]:
    """pyoxigraph, in this process."""
    store = Store()
    store.bulk_load(path=str(data), format=RdfFormat.N_TRIPLES)

    def ask(sparql: str) -> Rows:
        found = store.query(sparql)
        if isinstance(found, QueryTriples):
            return _sorted(tuple(map(str, triple)) for triple in found)
        assert isinstance(found, QuerySolutions)
        return _from_csv((found.serialize(format=QueryResultsFormat.CSV) or b"").decode())

    yield ask


@contextmanager
def rdflib_graph(data: Path) -> Iterator[Ask]:
    """An rdflib graph over Oxigraph; rdflib's own engine needs minutes for some questions, see benchmarks/stores.py."""
    loaded = rdflib.Graph().parse(data, format="nt")
    store = Store()
    store.bulk_load((loaded.serialize(format="nt")).encode(), RdfFormat.N_TRIPLES)
    graph = as_rdflib(store)

    def ask(sparql: str) -> Rows:
        found = graph.query(sparql)
        if found.type == "CONSTRUCT":
            assert found.graph is not None
            return _sorted((triple[0].n3(), triple[1].n3(), triple[2].n3()) for triple in found.graph)
        return _from_csv((found.serialize(format="csv") or b"").decode())

    yield ask


@contextmanager
def oxigraph_server(data: Path) -> Iterator[Ask]:
    """The server of the package ``oxigraph``, over a store on disk."""
    program = _program("oxigraph", "pip install oxigraph", beside=Path(sys.executable).parent)
    store = data.parent / "oxigraph"
    subprocess.run([program, "load", "--location", store, "--file", data], check=True, capture_output=True)
    port = free_port()
    command = [program, "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    with _running(command, data.parent, port):
        yield _http(f"http://127.0.0.1:{port}/query")


@contextmanager
def virtuoso(data: Path) -> Iterator[Ask]:
    """Virtuoso, as Debian packages it, with a database of its own."""
    how = "apt-get install virtuoso-opensource-7"
    server, client = _program("virtuoso-t", how), _program("isql-vt", how)
    folder, sql, http = data.parent / "virtuoso", free_port(), free_port()
    folder.mkdir()
    text = _INI.format(sql=sql, http=http, folder=data.parent, graph=GRAPH)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    with _running([server, "+configfile", "virtuoso.ini", "+foreground"], folder, http):
        load = f"DB.DBA.TTLP_MT(file_to_string_output('{data}'),'','{GRAPH}',0);\ncheckpoint;\n"
        done = subprocess.run(
            [client, f"127.0.0.1:{sql}", "dba", "dba"], input=load, text=True, capture_output=True, check=True
        )
        assert "Error" not in done.stdout + done.stderr, done.stdout
        yield _http(f"http://127.0.0.1:{http}/sparql", graph=GRAPH)


@contextmanager
def jena(data: Path) -> Iterator[Ask]:
    """Apache Jena's command line, one run for each question; ``JENA_CLASSPATH`` names its jars."""
    java = _program("java", "apt-get install default-jre-headless")
    jars = os.environ.get("JENA_CLASSPATH") or ":".join(map(str, _debian_jena()))
    query = data.parent / "question.rq"

    def ask(sparql: str) -> Rows:
        query.write_text(sparql, encoding="utf-8")
        graph = "CONSTRUCT" in sparql
        form = "N-TRIPLES" if graph else "CSV"
        command = [java, "-cp", jars, "arq.sparql", "--data", str(data), "--query", str(query), "--results", form]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingError(
                f"this Jena does not run ({done.stderr.strip().splitlines()[0][:80]}); set JENA_CLASSPATH"
            )
        return _from_triples(done.stdout.encode()) if graph else _from_csv(done.stdout)

    ask("SELECT (1 AS ?x) {}")
    yield ask


_COUNT = """
import java.io.FileInputStream;
import java.util.HashSet;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.*;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;

class Count {
  public static void main(String[] names) throws Exception {
    for (String name : names) {
      var seen = new HashSet<String>();
      RDFParser parser = Rio.createParser(Rio.getParserFormatForFileName(name).get());
      parser.setRDFHandler(new AbstractRDFHandler() {
        public void handleStatement(Statement one) {
          seen.add(one.getSubject() + " " + one.getPredicate() + " " + one.getObject());
        }
      });
      try (var in = new FileInputStream(name)) { parser.parse(in, "urn:base:"); }
      System.out.println(seen.size());
    }
  }
}
"""


def count_in_java(paths: list[Path]) -> list[int]:
    """Return how many triples RDF4J, as Debian packages it, reads in each file."""
    _program("javac", "apt-get install default-jdk-headless")
    names = ("rdf4j-", "slf4j-api.", "slf4j-nop.", "guava.", "commons-", "jackson-")
    jars = [str(path) for path in sorted(Path("/usr/share/java").glob("*.jar")) if path.name.startswith(names)]
    if not any("rdf4j-rio-api" in jar for jar in jars):
        raise MissingError("needs RDF4J: apt-get install librdf4j-java")
    program = paths[0].parent / "Count.java"
    program.write_text(_COUNT, encoding="utf-8")
    command = ["java", "-cp", ":".join(jars), str(program), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [int(line) for line in done.stdout.split()]


ENGINES = {
    "rdflib": rdflib_graph,
    "oxigraph-server": oxigraph_server,
    "virtuoso": virtuoso,
    "jena": jena,
}


# ---------------------------------------------------------------------------------------------------- helpers


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _program(name: str, how: str, *, beside: Path | None = None) -> str:
    found = shutil.which(name) or (shutil.which(name, path=str(beside)) if beside is not None else None)
    if found is None:
        raise MissingError(f"needs {name}: {how}")
    return found


def _debian_jena() -> list[Path]:
    names = ("jena-", "slf4j-api.", "slf4j-nop.", "commons-", "gson.", "guava.", "failureaccess.", "protobuf", "thrift.",
             "jsonld-java.", "titanium-json-ld.", "httpc", "jackson-", "xercesImpl.", "xml-apis.")  # fmt: skip
    found = sorted(path for path in Path("/usr/share/java").glob("*.jar") if path.name.startswith(names))
    if not any(path.name.startswith("jena-arq") for path in found):
        raise MissingError("needs Jena: apt-get install libapache-jena-java")
    return found


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            assert server.poll() is None, f"{command[0]} did not start"
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            raise AssertionError(f"{command[0]} does not answer")
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _http(address: str, *, graph: str | None = None) -> Ask:
    chosen = {"default-graph-uri": graph} if graph is not None else {}

    def ask(sparql: str) -> Rows:
        triples = "CONSTRUCT" in sparql
        accept = "application/n-triples, text/plain;q=0.5" if triples else "text/csv"
        request = urllib.request.Request(address, urlencode({"query": sparql, **chosen}).encode(), {"Accept": accept})
        with urllib.request.urlopen(request, timeout=60) as answer:
            body = answer.read()
        return _from_triples(body) if triples else _from_csv(body.decode())

    return ask


def _from_csv(text: str) -> Rows:
    return _sorted(tuple(map(_canonical, row)) for row in list(csv.reader(io.StringIO(text)))[1:])


def _from_triples(data: bytes) -> Rows:
    return _sorted(tuple(map(str, quad))[:3] for quad in _parsed(data))


def _parsed(data: bytes) -> Iterator[tuple[object, ...]]:
    store = Store()
    store.bulk_load(data, RdfFormat.N_TRIPLES)
    return ((quad.subject, quad.predicate, quad.object) for quad in store.quads_for_pattern(None, None, None))


def _canonical(text: str) -> str:
    """Return a number in one spelling: engines differ in 4, 4.0 and 4.00."""
    try:
        return f"{float(text):g}"
    except ValueError:
        return text


def _sorted(rows: Iterator[tuple[str, ...]]) -> Rows:
    return sorted(rows)
