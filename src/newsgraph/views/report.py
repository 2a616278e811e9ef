"""The report: what a corpus says, as Markdown that a person reads from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from newsgraph.model import Problem
from newsgraph.views.escape import markdown
from newsgraph.views.results import Balance, Community, Dispute, Findings, Moment, Ranked, Side, Voice


NAME_LIMIT = 80
SENTENCE_LIMIT = 500


def render_report(
    graph: nx.MultiDiGraph,
    findings: Findings,
    *,
    title: str,
    counts: Mapping[str, int] | None = None,
    problems: Sequence[Problem] = (),
    top: int = 12,
) -> str:
    """Render the report.

    Parameters
    ----------
    graph
        The network of statements.
    findings
        The results of its analyses.
    title
        Heading of the report.
    counts
        Further numbers of what was read, such as ``{"sentences": 1200}``, shown in their order.
    problems
        What could not be read.
    top
        How many rows a table shows at most; disputes and dates get three times as many.
    """
    sections = (
        [f"# {markdown(title, limit=300)}"],
        _read(graph, counts or {}),
        _central(findings, top),
        _disputed(findings.disputes, 3 * top),
        _speaking(findings.voices, top),
        _balances(findings.balances, top),
        _circles(findings.communities, top),
        _dates(findings.timeline, 3 * top),
        _problems(problems),
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, sections) if lines) + "\n"


def _table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a Markdown table; texts must be escaped already."""
    yield "| " + " | ".join(headers) + " |"
    yield "|" + " --- |" * len(headers)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"


def _name(text: object) -> str:
    """Return a name that can stand anywhere in Markdown."""
    return markdown(text, limit=NAME_LIMIT)


def _read(graph: nx.MultiDiGraph, counts: Mapping[str, int]) -> Iterator[str]:
    """Say what was read, in numbers."""
    edges = [data for *_, data in graph.edges(data=True)]
    articles = {data.get("document") for data in edges if data.get("document")}
    facts = sum(data.get("kind") in {"Fact", "PastFact"} for data in edges)
    numbers = {"articles with statements": len(articles), **counts, "things and people": graph.number_of_nodes()}
    numbers |= {"asserted by the articles themselves": facts, "claims of others, denied or unsure": len(edges) - facts}
    yield "## What was read"
    yield ""
    yield from (f"- {markdown(words)}: **{number:,}**" for words, number in numbers.items())
    yield ""
    yield "A fact here is what an article itself asserts as certain. Everything else is a claim, listed with its voice."


def _central(findings: Findings, top: int) -> Iterator[str]:
    """Rank the actors."""
    if not findings.pagerank:
        return
    brokers = {one.node: one.score for one in findings.brokerage}
    statements = {one.node: one.score for one in findings.degree}
    yield "## Most central actors"
    yield ""
    yield "PageRank: tied to others who matter. Brokerage near 1: a go-between."
    yield "A dash: not among the highest on that measure."
    yield ""
    yield from _table(("", "Actor", "Type", "PageRank", "Statements", "Brokerage"), (
        (one.place, _name(one.label), _name(one.type), f"{one.score:.3f}", _score(statements, one, 0),
         _score(brokers, one, 2))
        for one in findings.pagerank[:top]
    ))  # fmt: skip


def _score(scores: Mapping[str, float], one: Ranked, digits: int) -> str:
    """Return a node's score on a second measure, or a dash where it is not among the highest."""
    return f"{scores[one.node]:.{digits}f}" if one.node in scores else "-"


def _disputed(disputes: Sequence[Dispute], top: int) -> Iterator[str]:
    """Set the sides of each dispute next to each other."""
    yield "## What is disputed"
    yield ""
    if not disputes:
        yield "No statement is both affirmed and rejected."
    for number, dispute in enumerate(disputes[:top]):
        yield from ("",) if number else ()
        yield f"### {_name(dispute.subject_label)} / {_name(dispute.label)} / {_name(dispute.object_label)}"
        yield ""
        pairs = max(len(dispute.affirmed), len(dispute.rejected))
        yield from _table(
            ("Affirmed", "Rejected"),
            ((_side(dispute.affirmed, place), _side(dispute.rejected, place)) for place in range(pairs)),
        )
    if len(disputes) > top:
        yield ""
        yield f"{len(disputes) - top} more are not shown."


def _side(sides: Sequence[Side], place: int) -> str:
    """Return one claim of a dispute for a cell of a table."""
    if place >= len(sides):
        return ""
    side = sides[place]
    modal = "" if side.modality == "Certain" else f", {markdown(side.modality).lower()}"
    article = ", ".join(_name(part) for part in (side.document_title, side.published) if part)
    return f"**{_name(side.voice)}**{modal}: “{markdown(side.sentence, limit=SENTENCE_LIMIT)}” ({article})"


def _speaking(voices: Sequence[Voice], top: int) -> Iterator[str]:
    """Say who says how much."""
    if not voices:
        return
    yield "## Who says how much"
    yield ""
    yield "A voice that is often contradicted is not thereby wrong; it speaks on contested ground."
    yield ""
    yield from _table(("Voice", "Claims", "Denials", "Contradicted", "Mostly about"), (
        (_name(one.label), one.claims, one.denials, one.contradicted, ", ".join(map(_name, one.about)))
        for one in voices[:top]
    ))  # fmt: skip


def _balances(balances: Sequence[Balance], top: int) -> Iterator[str]:
    """Show the matrix of cooperation and conflict between the actors with the strongest ties."""
    if not balances:
        return
    weights: dict[str, float] = {}
    labels: dict[str, str] = {}
    for one in balances:
        for node, label in ((one.subject, one.subject_label), (one.object, one.object_label)):
            weights[node] = weights.get(node, 0.0) + abs(one.facts) + abs(one.claims)
            labels[node] = label
    actors = sorted(weights, key=lambda node: (-weights[node], labels[node], node))[: min(top, 8)]
    cells = {(one.subject, one.object): one for one in balances}
    yield "## Cooperation and conflict"
    yield ""
    yield "Rows act on columns. Sums of Goldstein scores, below 0 conflict, above 0 cooperation: facts, then claims in"
    yield "brackets. Denials and plans are in no sum."
    yield ""
    yield from _table(("", *(_name(labels[node]) for node in actors)), (
        (f"**{_name(labels[row])}**", *(_cell(cells.get((row, column))) for column in actors)) for row in actors
    ))  # fmt: skip


def _cell(one: Balance | None) -> str:
    """Return the sums of one pair."""
    if one is None:
        return ""
    facts = f"{one.facts:+g}" if one.fact_count else ""
    claims = f"({one.claims:+g})" if one.claim_count else ""
    return f"{facts} {claims}".strip()


def _circles(communities: Sequence[Community], top: int) -> Iterator[str]:
    """List the communities."""
    if not communities:
        return
    yield "## Circles that are written about together"
    yield ""
    yield "A circle is not an alliance: enemies who are written about together share one."
    yield ""
    yield from _table(("Around", "Members", "Statements that stay inside"), (
        (markdown(one.label, limit=200), len(one.members), f"{one.cohesion:.0%}") for one in communities[:top]
    ))  # fmt: skip


def _dates(moments: Sequence[Moment], top: int) -> Iterator[str]:
    """List dated statements; a long list is thinned to its facts first."""
    if not moments:
        return
    own = [one for one in moments if one.kind != "Claim"]
    chosen = list(moments) if len(moments) <= top else own[-top:] or list(moments)[-top:]
    yield "## Timeline"
    yield ""
    if len(chosen) < len(moments):
        yield f"The last {len(chosen)} of {len(moments)} dated statements, facts before claims."
        yield ""
    yield from _table(("When", "What", "According to"), (
        (_when(one), _said(one), _name(one.voice)) for one in chosen
    ))  # fmt: skip


def _when(one: Moment) -> str:
    """Return the days of a moment."""
    first, last = markdown(one.earliest or "…"), markdown(one.latest or "…")
    return first if first == last else f"{first} to {last}"


def _said(one: Moment) -> str:
    """Return a dated statement in words."""
    rejected = "" if one.polarity == "Asserted" else f"*{markdown(one.polarity).lower()}:* "
    return rejected + markdown(one.statement, limit=200)


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """List what could not be read."""
    yield "## What could not be read"
    yield ""
    if not problems:
        yield "Nothing was reported as unreadable."
    for problem in problems:
        where = f" ({_name(problem.document)})" if problem.document else ""
        yield f"- {_name(problem.stage)}{where}: {markdown(problem.message, limit=SENTENCE_LIMIT)}"
