"""The command line: every command does its job, explains itself, and fails with a word on what to do."""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from newsgraph import __version__, asking, cli
from newsgraph.analysis.measures import Measure
from newsgraph.cli import graphs
from newsgraph.config import Config
from newsgraph.errors import UsageError
from newsgraph.files import write_files
from newsgraph.graph import validate
from newsgraph.graph.violations import Violation
from newsgraph.readings import load_readings


COMMANDS = (
    "build",
    "read",
    "add",
    "replace",
    "remove",
    "query",
    "ask",
    "export",
    "validate",
    "rank",
    "entities",
    "timeline",
    "serve",
)
ARTICLE = "date 2023-05-01\n\nNorland attacked Sudland on Monday. Sudland's president, Ana Roe, denied the attack.\n"

Captured = pytest.CaptureFixture[str]


def run(*words: str | Path) -> int:
    """Run a command line and return its exit code, whichever way it ends."""
    try:
        return cli.main([str(word) for word in words])
    except SystemExit as stop:
        return int(stop.code or 0)


# -------------------------------------------------------------------------------------------------- talking


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str, capsys: Captured, root: Path) -> None:
    assert run(command, "--help") == 0
    shown = " ".join(capsys.readouterr().out.split())
    example = shown.partition("example: ")[2]
    assert example.startswith(f"newsgraph {command} ")
    assert f"newsgraph {command} " in (root / "README.md").read_text(encoding="utf-8")


def test_every_command_is_tested() -> None:
    (action,) = (one for one in cli._parser()._actions if isinstance(one, argparse._SubParsersAction))
    assert tuple(action.choices) == COMMANDS


def test_measures_are_those_of_the_analysis() -> None:
    assert tuple(Measure) == graphs.MEASURES


def test_help_loads_no_heavy_library() -> None:
    """Starting must be quick: libraries are loaded by the command that needs them."""
    program = (
        "import sys, newsgraph.cli as cli\n"
        "try:\n    cli.main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'spacy', 'rdflib', 'pyoxigraph', 'networkx', 'rich', 'pyshacl', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.model
def test_a_reader_loads_no_command_line_of_spacy() -> None:
    """It is a third of the import, and only what asks for it needs it: it then comes as ever."""
    program = (
        "import sys\nfrom newsgraph.config import Config\nfrom newsgraph.loading import load_one_reader\n"
        "load_one_reader(Config())\n"
        "before = sorted({'spacy.cli', 'typer'} & set(sys.modules))\n"
        "import spacy\nimport spacy.cli\n"
        "print(before, spacy.info(silent=True)['spacy_version'] == spacy.__version__, callable(spacy.cli.download))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] True True"


def test_module_runs_as_program() -> None:
    done = subprocess.run([sys.executable, "-m", "newsgraph", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"newsgraph {__version__}\n"


# -------------------------------------------------------------------------------------------------- failing


@pytest.mark.parametrize(
    "words", [[], ["fly"], ["build"], ["rank", "x", "--by", "luck"], ["query", "x", "y", "--format", "pdf"]]
)
def test_bad_usage_ends_with_two(words: list[str], capsys: Captured) -> None:
    assert run(*words) == 2
    assert "usage: newsgraph" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["build", "{tmp}/none.txt", "-o", "{tmp}/out"], 3, "none.txt: there is no such file\n  check the path"),
        (["build", "{tmp}/empty.txt", "-o", "{tmp}/out"], 3, "empty.txt: the file is empty\n  remove it"),
        (["read", "{tmp}/binary.txt"], 3, "binary.txt: there are null bytes"),
        (["query", "{tmp}", "SELECT ?s"], 3, "no graph here\n  make one"),
        (["validate", "{tmp}/none.ttl"], 3, "no graph here"),
        (["validate", "{tmp}/bad.ttl"], 3, "bad.ttl: not valid RDF"),
        (["rank", "{tmp}"], 3, "no graph here"),
        (["read", "{tmp}/good.txt", "--domain", "{tmp}"], 2, "no newsgraph.ttl here"),
        (["read", "{tmp}/good.txt", "--model", "en_none"], 2, "en_none"),
        (["build", "{tmp}/good.txt", "-o", "{tmp}/out", "--base-iri", "here"], 2, "no IRI"),
        (["build", "{tmp}/good.txt", "-o", "{tmp}/good.txt/sub"], 2, "cannot write here"),
        (["query", "{tmp}/bad.ttl", "nosuch"], 2, "no kept question"),
        (["query", "{tmp}/bad.ttl", "profile", "who"], 2, "write NAME=VALUE"),
    ],
)
def test_failure_says_what_and_what_to_do(
    words: list[str], code: int, says: str, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\0\1")
    (tmp_path / "bad.ttl").write_text("this is no turtle", encoding="utf-8")
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(*(word.format(tmp=tmp_path) for word in words)) == code
    captured = capsys.readouterr()
    assert says in captured.err
    assert "Traceback" not in captured.err


def test_interrupt_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(graphs, "_rank", interrupt)
    assert run("rank", "x") == 130
    assert "run the same command again" in capsys.readouterr().err


def test_full_disk_is_named() -> None:
    """Standard output may lie on a disk too."""
    command = [sys.executable, "-m", "newsgraph", "query", "nowhere"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "newsgraph: the disk is full\n  free some space and run the same command again\n",
    )


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no plain file name"):
        write_files(tmp_path / "in", {"../out.txt": "x"})
    assert list(tmp_path.iterdir()) == []


def test_failed_write_keeps_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_files(tmp_path, {"a": "new", "b": "\ud800"})
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"a": "old"}


# --------------------------------------------------------------------------------------------------- working

pytestmark = [pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.mark.model
@pytest.mark.integration
def test_build_writes_everything(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        ".readings", "entities.jsonl", "graph.html", "graph.ttl", "ontology.ttl", "readings.jsonl", "report.html", "report.md"
    ]  # fmt: skip


@pytest.mark.model
@pytest.mark.integration
def test_same_articles_give_the_same_bytes(built: Path, examples: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("build", examples, "-o", tmp_path) == 0
    assert "asserted as fact" in capsys.readouterr().out
    for path in filter(Path.is_file, built.rglob("*")):
        assert path.read_bytes() == (tmp_path / path.relative_to(built)).read_bytes(), path.name


@pytest.mark.model
@pytest.mark.integration
def test_bad_article_is_named_and_the_run_goes_on(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\0")
    assert run("build", tmp_path / "in", "-o", tmp_path / "out") == 0
    assert "bad.txt: there are null bytes" in capsys.readouterr().err
    assert "null bytes" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_read_prints_readings_with_the_text_unchanged(tmp_path: Path, capsys: Captured) -> None:
    text = "  Norland\u200b attacked Sudland.\r\n\n Sudland ``denied'' it . "
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    assert run("read", source) == 0
    (reading,) = load_readings(capsys.readouterr().out.splitlines(), source="out")
    assert (reading.document.id, reading.document.text) == ("a", text)
    assert all(text[mention.span.start : mention.span.end] == mention.text for mention in reading.mentions)


@pytest.mark.model
def test_read_writes_a_file(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("read", tmp_path / "a.txt", "-o", tmp_path / "r.jsonl") == 0
    assert capsys.readouterr().out == ""
    assert len((tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.model
@pytest.mark.integration
def test_query_answers_in_three_forms(built: Path, tmp_path: Path, capsys: Captured) -> None:
    sparql = 'SELECT ?type WHERE { ?x rdfs:label "Red Cross"@en ; a ?type } ORDER BY ?type'
    (tmp_path / "q.rq").write_text("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n" + sparql, encoding="utf-8")
    assert run("query", built, tmp_path / "q.rq") == 0
    assert "type\n" in capsys.readouterr().out
    assert run("query", built, sparql, "--format", "csv") == 0
    table = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert run("query", built / "graph.ttl", sparql, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["type"]["value"] for row in found["results"]["bindings"]] == [row[0] for row in table[1:]]


@pytest.mark.model
@pytest.mark.integration
def test_query_lists_and_answers_kept_questions(built: Path, ontology_dir: Path, capsys: Captured) -> None:
    assert run("query", built) == 0
    shown = capsys.readouterr().out
    names = [path.stem for path in sorted((ontology_dir / "queries").glob("*.rq"))]
    assert [line.partition(":")[0] for line in shown.splitlines() if not line.startswith(" ")] == names
    assert run("query", built, "profile", "who=Tomas Arrieta") == 0
    assert "Arrieta" in capsys.readouterr().out


@pytest.mark.model
@pytest.mark.integration
def test_built_graph_conforms(built: Path, capsys: Captured) -> None:
    assert run("validate", built) == 0
    assert "conforms" in capsys.readouterr().out


@pytest.mark.model
@pytest.mark.integration
def test_graph_of_one_article_conforms_in_full(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("build", tmp_path / "a.txt", "-o", tmp_path) == 0
    assert run("validate", tmp_path, "--full") == 0, capsys.readouterr().out


@pytest.mark.parametrize(("severity", "code", "mark"), [("Warning", 0, "Warning: size"), ("Violation", 1, "size: ")])
def test_warnings_are_told_but_pass(
    severity: str, code: int, mark: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    breach = Violation(check="size", focus="e:x", message="too big", severity=severity, advice="mend it")
    monkeypatch.setattr(asking, "validate", lambda *_, **__: (breach,))
    assert run("validate", "x") == code
    assert capsys.readouterr().out.startswith(mark)


@pytest.mark.model
@pytest.mark.integration
def test_graph_that_breaks_a_check_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    breach = Violation(check="size", focus="e:x", message="too big", sentence="Rain fell.", advice="mend it")
    monkeypatch.setattr(validate, "breaches", lambda *_: (breach,))
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("build", tmp_path / "a.txt", "-o", tmp_path / "out") == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".readings", "rejected.ttl"]
    assert 'sentence: "Rain fell."' in capsys.readouterr().err


@pytest.mark.model
@pytest.mark.integration
def test_graph_that_states_a_claim_as_fact_does_not_conform(built: Path, tmp_path: Path, capsys: Captured) -> None:
    """A plain triple that no fact supports is found, with the sentence it came from."""
    turtle = (built / "graph.ttl").read_text(encoding="utf-8")
    forged = turtle + "\ne:tomas-arrieta ng:attacks e:lucia-brandt .\n"
    (tmp_path / "graph.ttl").write_text(forged, encoding="utf-8")
    assert run("validate", tmp_path) == 1
    shown = capsys.readouterr().out
    assert "plain triples that no fact supports" in shown
    assert 'sentence: "' in shown


@pytest.mark.model
@pytest.mark.integration
@pytest.mark.parametrize("measure", Measure)
def test_rank_orders_by_score(built: Path, measure: Measure, capsys: Captured) -> None:
    assert run("rank", built, "--by", measure, "--top", "5", "--within", "Agent") == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()[:1].isdigit()]
    scores = [float(row[-1]) for row in rows]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)


@pytest.mark.model
@pytest.mark.integration
def test_review_joins_two_spellings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Petrak visited Kenya on Monday.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Anna Petrak met Maria Costa in Lisbon.", encoding="utf-8")
    review = tmp_path / "review.toml"
    review.write_text(
        '[[merge]]\nmembers = ["Ana Petrak", "Anna Petrak"]\nreason = "two spellings"\n', encoding="utf-8"
    )
    named = (
        'SELECT DISTINCT ?x WHERE { ?x rdfs:label|skos:altLabel ?name . FILTER ( STRENDS(STR(?name), "na Petrak") ) }'
    )
    counts = []
    with_review: tuple[tuple[str | Path, ...], ...] = ((), ("--review", review))
    for options in with_review:
        assert run("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out", *options) == 0
        counts.append(len(asking.ask(tmp_path / "out", named, {}, Config()).rows))
    (tmp_path / "out" / "review.csv").write_text("decision,one,other\nmerge,Anna Petrak,Ana Petrak\n", encoding="utf-8")
    assert run("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out") == 0
    counts.append(len(asking.ask(tmp_path / "out", named, {}, Config()).rows))
    assert counts == [2, 1, 1]


@pytest.mark.model
@pytest.mark.integration
def test_entities_lists_what_has_a_name(built: Path, capsys: Captured) -> None:
    capsys.readouterr()
    assert run("entities", built, "--type", "State", "--format", "json") == 0
    states = json.loads(capsys.readouterr().out)
    assert {one["name"] for one in states} >= {"Hungary", "Kenya"}
    assert {one["type"] for one in states} == {"State"}
    assert run("entities", built, "--format", "csv") == 0
    assert capsys.readouterr().out.startswith("name,type,id,")
    assert run("entities", built) == 0
    assert "Hungary" in capsys.readouterr().out


@pytest.mark.model
@pytest.mark.integration
def test_entities_explains_merges_links_and_mentions(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("Ana Petrak visited Kenya on Monday. She praised Kenya.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Ana Petrak left Kenya \x1b[31m for \u202eLisbon.", encoding="utf-8")
    assert run("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out") == 0
    capsys.readouterr()
    assert run("entities", "explain", "ana petrak", tmp_path / "out") == 0
    shown = capsys.readouterr().out
    assert "Ana Petrak is a Person" in shown
    assert "pronoun “She”: pronouns" in shown
    assert "merged (0.90)" in shown
    assert run("entities", "explain", "Kenya", tmp_path / "out") == 0
    shown = capsys.readouterr().out
    assert "linked to http://www.wikidata.org/entity/Q114 (0.95)" in shown
    assert not {"\x1b", "\u202e"} & set(shown)
    assert run("entities", "explain", "Nobody", tmp_path / "out") == 2
    assert run("entities", "merge", "Kenya", tmp_path / "out") == 2
    assert run("entities", tmp_path / "out", "--type", "Planet") == 2
    assert run("entities", tmp_path) == 3


@pytest.mark.model
@pytest.mark.integration
def test_ask_answers_with_names(built: Path, ontology_dir: Path, capsys: Captured) -> None:
    assert run("ask", "--list") == 0
    names = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert names == [path.stem for path in sorted((ontology_dir / "queries").glob("*.rq"))]
    assert run("ask", "profile", built, "--where", "who=Tomas Arrieta", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert {row["who"] for row in rows} == {"Tomas Arrieta"}
    assert not [cell for row in rows for cell in row.values() if cell.startswith("http")]
    assert run("ask") == 2
    assert "newsgraph ask --list" in capsys.readouterr().err


@pytest.mark.model
@pytest.mark.integration
def test_export_writes_what_the_ending_says(
    built: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("export", built, "-o", tmp_path / "graph.nt.gz") == 0
    assert run("export", built, "--format", "ntriples") == 0
    shown = capsysbinary.readouterr().out
    assert gzip.decompress((tmp_path / "graph.nt.gz").read_bytes()) == shown
    assert run("query", tmp_path / "graph.nt.gz", "SELECT (COUNT(*) AS ?n) { GRAPH <urn:x> {} }") == 0
    assert run("export", built, "-o", tmp_path / "graph.doc") == 2


@pytest.mark.model
@pytest.mark.integration
def test_project_grows_and_shrinks(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("date 2023-06-01\n\nNorland praised Sudland.\n", encoding="utf-8")
    place = tmp_path / "kg"
    assert run("add", place, tmp_path / "a.txt", tmp_path / "b.txt") == 0
    assert "2 articles" in capsys.readouterr().out
    (tmp_path / "b.txt").write_text("date 2023-06-01\n\nNorland attacked Sudland.\n", encoding="utf-8")
    assert run("replace", place, tmp_path / "b.txt") == 0
    assert run("remove", place, "a.txt") == 0
    assert capsys.readouterr().out.endswith("graph.html\n")
    assert run("validate", place) == 0
    assert run("query", place, "SELECT ?x { ?x a ng:Article }") == 0
    assert run("remove", place, "a.txt") == 2


@pytest.mark.model
@pytest.mark.integration
@pytest.mark.usefixtures("heeded_interrupts")
def test_serve_answers_until_it_is_interrupted(built: Path) -> None:
    command = [sys.executable, "-u", "-m", "newsgraph", "serve", str(built), "--port", "0", "--workers", "1"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = server.stdout.readline().split()[-4].rstrip(";")
    with urllib.request.urlopen(f"{address}?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D", timeout=30) as answer:
        assert json.load(answer)["boolean"] is True
    server.send_signal(signal.SIGINT)
    assert server.wait(30) == 0
    server.stdout.close()


def test_serve_beyond_loopback_needs_a_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.delenv("NEWSGRAPH_TOKEN", raising=False)
    assert run("serve", tmp_path, "--host", "0.0.0.0") == 2
    assert "set a --token" in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------- timelines


def test_timeline_lists_dated_events_and_draws_them(root: Path, tmp_path: Path, capsys: Captured) -> None:
    graph = root / "tests" / "golden" / "graph" / "harbour.ttl"
    assert (
        run("timeline", graph, "--from", "2014", "--to", "2014", "--format", "csv", "--plot", tmp_path / "a.svg") == 0
    )
    head, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert head[:5] == ["first", "last", "event", "type", "standing"]
    assert rows
    assert all(row[0] <= "2014-12-31" for row in rows)
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert run("timeline", graph, "--where", "Vale Front", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["results"]["bindings"]


def test_a_hostile_name_steers_no_terminal_and_no_spreadsheet(root: Path, tmp_path: Path, capsys: Captured) -> None:
    graph = (root / "tests" / "golden" / "graph" / "harbour.ttl").read_text(encoding="utf-8")
    hostile = tmp_path / "hostile.ttl"
    hostile.write_text(graph.replace('"Vale Front', '"=cmd()\\u001b[31mVale Front'), encoding="utf-8")
    for form in ("table", "csv"):
        assert run("timeline", hostile, "--format", form) == 0
        shown = capsys.readouterr().out
        assert "cmd()" in shown
        assert "\x1b" not in shown or form == "csv"
        assert ",=cmd()" not in shown
