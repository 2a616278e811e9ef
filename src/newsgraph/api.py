"""newsgraph from Python: build or open a graph, ask it, draw it, export it.

Examples
--------
>>> import newsgraph
>>> graph = newsgraph.open_graph("tests/golden/graph/harbour.ttl")
>>> graph
Graph(11 claims, from 2 articles)
>>> answer = graph.ask("denials", who="Norland")
>>> [[cell.text for cell in row] for row in answer.rows][0][:2]
['Norland officials', 'Norland militarily supports Vale Front [Norland officials: denied, certain]']
>>> print(graph.statements[0])
Norland shelters Vale Front [the article: asserted, certain]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from newsgraph import asking, pipeline
from newsgraph.config import Config
from newsgraph.errors import UsageError
from newsgraph.files import write_stream
from newsgraph.graph import questions
from newsgraph.graph.claims import ClaimRow, claim_rows
from newsgraph.graph.export import format_of, write_as
from newsgraph.graph.network import read_network
from newsgraph.graph.query import QueryResult, query
from newsgraph.graph.results import to_dataframe
from newsgraph.graph.store import copy_of


if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyoxigraph import Store

    from newsgraph.graph.violations import Violation
    from newsgraph.views.notebook import GraphView


def build(paths: str | Path | Iterable[str | Path], folder: str | Path, **settings: Any) -> Graph:
    """Read articles, write their graph into a folder, and return it.

    Parameters
    ----------
    paths
        Files, folders or globs.
    folder
        Where the graph and everything that shows it goes.
    settings
        Fields of ``newsgraph.config.Config``, such as ``model``, ``base_iri`` or ``engine``; as on the command line,
        more than ``many`` articles are built by Daft, where it is installed, and then the graph lies in shards.

    Raises
    ------
    InputError
        If nothing can be read.
    ShapeError
        If the graph breaks its checks or shapes; the folder then keeps what it had.
    """
    config = Config(**settings)
    found = [paths] if isinstance(paths, str | Path) else paths
    documents, problems = pipeline.find_documents(map(str, found), config)
    if (engine := pipeline.choose_engine(config, len(documents))) == "plain":
        pipeline.build_from(documents, problems, Path(folder), config)
    else:
        from newsgraph.scale import build_corpus  # noqa: PLC0415  Daft, only for corpora

        build_corpus(documents, problems, Path(folder), replace(config, engine=engine))
    return open_graph(folder, **settings)


def open_graph(where: str | Path, **settings: Any) -> Graph:
    """Open the graph of a folder that newsgraph made, of a project, or of an RDF file.

    Raises
    ------
    InputError
        If there is no graph, or it is no valid RDF.
    """
    config = Config(**settings)
    return Graph(where=Path(where), store=asking.open_graph(Path(where), config), config=config)


@dataclass(frozen=True)
class Graph:
    """A graph to ask. In a notebook, it shows itself as the explorer."""

    where: Path
    store: Store
    config: Config

    def query(self, sparql: str, **parameters: str) -> Any:
        """Answer SPARQL, or a kept question by its name, as a ``pandas.DataFrame`` with labels for IRIs.

        Raises
        ------
        QueryError
            If the query is not valid, would change the graph or would ask another server.

        Examples
        --------
        >>> import newsgraph
        >>> graph = newsgraph.open_graph("tests/golden/graph/harbour.ttl")
        >>> graph.query("SELECT ?who ?whom { ?who ng:shelters ?whom }").to_dict("records")
        [{'who': 'Norland', 'whom': 'Vale Front'}]
        """
        return to_dataframe(self.ask(sparql, **parameters))

    def ask(self, sparql: str, **parameters: str) -> QueryResult:
        """Answer SPARQL, or a kept question by its name, without pandas."""
        if sparql.replace("-", "").isalnum():
            return questions.ask(self.store, questions.load_named(self.config.questions, sparql), parameters)
        return query(self.store, sparql, parameters=parameters)

    def questions(self) -> tuple[questions.Question, ...]:
        """Return the kept questions."""
        return tuple(questions.load_question(path) for path in sorted(self.config.questions.glob("*.rq")))

    @cached_property
    def statements(self) -> tuple[ClaimRow, ...]:
        """Everything that is said, with who says it: one row for each claim, which ``pandas.DataFrame`` takes.

        Examples
        --------
        >>> import newsgraph
        >>> graph = newsgraph.open_graph("tests/golden/graph/harbour.ttl")
        >>> [claim.sentence for claim in graph.statements if claim.polarity == "Denied"]
        ['Norland officials denied giving the Vale Front weapons.']
        """
        return tuple(claim_rows(self.store))

    def network(self) -> MultiDiGraph:
        """Return the network of actors and events, one edge for each claim.

        Examples
        --------
        >>> import newsgraph
        >>> network = newsgraph.open_graph("tests/golden/graph/harbour.ttl").network()
        >>> sorted(data["label"] for _, _, data in network.edges(data=True) if data["kind"] == "PastFact")
        ['governs']
        """
        return read_network(self.store)

    def draw(self, *, title: str | None = None, height: int = 640) -> GraphView:
        """Return the explorer, which a notebook shows in a frame of its own.

        Examples
        --------
        >>> import newsgraph
        >>> newsgraph.open_graph("tests/golden/graph/harbour.ttl").draw(title="Harbour")
        GraphView('Harbour': 9 nodes, 10 claims)
        """
        from newsgraph.views.notebook import GraphView  # noqa: PLC0415  pyvis and its template, only to draw

        return GraphView(graph=self.network(), title=title or self.where.stem, height=height)

    def export(self, place: str | Path | IO[bytes], *, form: str | None = None, base_iri: str | None = None) -> None:
        """Write the graph in another format, by the ending of the file (``graph.trig.gz``) or by name.

        Raises
        ------
        UsageError
            If there is no such format.

        Examples
        --------
        >>> import io, newsgraph
        >>> out = io.BytesIO()
        >>> newsgraph.open_graph("tests/golden/graph/harbour.ttl").export(out, form="ntriples")
        >>> out.getvalue().count(b"ns#Denied>")
        1
        """
        if not isinstance(place, str | Path):
            if form is None:
                raise UsageError("a stream has no ending; name the format with form=")
            write_as(self.store, form, place, base_iri=base_iri)
            return
        chosen = form or format_of(Path(place))
        with write_stream(Path(place)) as out:
            write_as(self.store, chosen, out, base_iri=base_iri)

    def reasoned(self, rules: str = "rdfs") -> Graph:
        """Return the graph with what follows from it by RDFS (or "owl-rl"), in a named graph of its own.

        Raises
        ------
        UsageError
            If there are no such rules.
        """
        from newsgraph.graph.reasoning import Rules, materialise  # noqa: PLC0415  rdflib, only to reason

        if rules not in tuple(Rules):
            raise UsageError(f"no rules {rules!r}; there are: {', '.join(Rules)}")
        store = copy_of(self.store)
        materialise(store, Rules(rules))
        return Graph(where=self.where, store=store, config=self.config)

    def validate(self, *, full: bool = False) -> tuple[Violation, ...]:
        """Hold the graph against its checks and shapes; ``full`` adds those that take seconds an article."""
        return asking.validate(self.where, self.config, full=full)

    def _repr_html_(self) -> str:
        return self.draw()._repr_html_()

    def __repr__(self) -> str:
        (row,) = query(self.store, "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a ng:Article }").rows
        (claims,) = query(self.store, "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c rdf:predicate ?p }").rows
        articles = row[0].text if row[0] is not None else "0"
        return f"Graph({claims[0].text if claims[0] is not None else 0} claims, from {articles} articles)"
