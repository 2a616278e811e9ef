"""The report as a page that a person forwards: one file, no scripts, nothing from any network."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

import networkx as nx

from newsgraph.model import Problem
from newsgraph.views.html import Html, element, escaped, join, link, name, table
from newsgraph.views.matrix import relation_matrix
from newsgraph.views.plot import draw_events, draw_timeline
from newsgraph.views.results import Balance, Change, Dispute, Event, Findings, Moment, Side, Signed, Voice
from newsgraph.views.salience import is_actor


Section = tuple[str, str, Sequence[Html]]  # anchor, heading, content


def render_report_page(
    graph: nx.MultiDiGraph,
    findings: Findings,
    *,
    title: str,
    counts: Mapping[str, int] | None = None,
    problems: Sequence[Problem] = (),
    events: Sequence[Event] = (),
    top: int = 12,
) -> str:
    """Render the report as HTML; parameters are those of `render_report`, and the dated events."""
    style = resources.files("newsgraph.views").joinpath("template", "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    sections = [part for part in _sections(graph, findings, problems, events, top) if part[2]]
    head = element(
        "head", element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", escaped(title, 300)), Html(f"<style>{style}</style>"),
    )  # fmt: skip
    menu = element(
        "nav", *(element("a", words, href=f"#{anchor}") for anchor, words, _ in sections), aria_label="Sections"
    )
    body = [element("section", element("h2", words), *content, id=anchor) for anchor, words, content in sections]
    top_part = [element("h1", name(title, limit=300)), *_numbers(graph, counts or {}), menu]
    main = element("main", *top_part, *_short(graph, findings), *body, _foot())
    return f"<!doctype html>\n{element('html', head, element('body', main), lang='en').text}\n"


def _sections(
    graph: nx.MultiDiGraph, findings: Findings, problems: Sequence[Problem], events: Sequence[Event], top: int
) -> Iterator[Section]:
    """Yield the sections in reading order; one without content is left out."""
    yield "actors", "Key actors", _actors(graph, findings, top)
    yield "disputed", "What is disputed", _disputes(findings.disputes, 2 * top)
    yield (
        "relations",
        "Cooperation and conflict",
        [*relation_matrix(findings.balances, top=9), *_tense(findings.signed)],
    )
    yield "timeline", "Timeline", _timeline(findings.timeline, 8 * top)
    yield "events", "Events by type", _events(events)
    yield "sources", "Who says how much, and who contradicts it", _voices(findings.voices, 2 * top)
    yield "change", "What changed", _changes(findings.changes, findings.middle, top)
    yield "coverage", "What was read, and what was not", _coverage(graph, problems)


def _numbers(graph: nx.MultiDiGraph, counts: Mapping[str, int]) -> list[Html]:
    """Say in numbers what was read."""
    edges = [data for *_, data in graph.edges(data=True)]
    facts = sum(data.get("kind") in {"Fact", "PastFact"} for data in edges)
    numbers = {**counts, "people and things": graph.number_of_nodes(), "stated as fact": facts}
    numbers["claimed, denied or unsure"] = len(edges) - facts
    items = (element("li", element("b", f"{number:,}"), element("span", words)) for words, number in numbers.items())
    note = "A fact here is what an article itself asserts as certain. All else is a claim and stands with its voice."
    return [element("ul", *items, class_="numbers"), element("p", note, class_="note")]


def _short(graph: nx.MultiDiGraph, findings: Findings) -> list[Html]:
    """Say the most important in a few lines."""
    lines: list[Html] = []
    if findings.pagerank:
        lines.append(
            join(
                (
                    "Most written about: ",
                    *_listed([one.label for one in findings.pagerank[:6] if is_actor(graph.nodes[one.node])]),
                    ".",
                )
            )
        )
    known = [one for one in findings.balances if all(is_actor(graph.nodes[end]) for end in (one.subject, one.object))]
    foes = next((one for one in known if one.facts + one.claims < 0), None)
    friends = next((one for one in known if one.facts + one.claims > 0), None)
    for words, one in (("Most conflict: ", foes), ("Most cooperation: ", friends)):
        if one is not None:
            lines.append(join((words, name(one.subject_label), " towards ", name(one.object_label), *_standing(one))))
    if findings.disputes:
        one_dispute = findings.disputes[0]
        number = f"{len(findings.disputes)} disputed. Most argued over: whether "
        said = (name(one_dispute.subject_label), " ", name(one_dispute.label), " ", name(one_dispute.object_label))
        lines.append(join((number, *said, ".")))
    days = sorted({str(data["published"])[:10] for *_, data in graph.edges(data=True) if data.get("published")})
    if days:
        lines.append(join((f"Published from {days[0]} to {days[-1]}." if len(days) > 1 else f"Published {days[0]}.",)))
    return [element("ul", *(element("li", line) for line in lines), class_="short")] if lines else []


def _standing(one: Balance) -> Iterator[Html | str]:
    """Say whether a balance rests on facts or on claims."""
    yield " (stated as fact)." if abs(one.facts) >= abs(one.claims) else " (claimed)."


def _spaced(kind: str) -> Html:
    """Return the name of a class as words: "ArmedGroup" becomes "armed group"."""
    return name(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower())


def _listed(labels: Sequence[str]) -> Iterator[Html | str]:
    """Yield names with commas between them."""
    for place, label in enumerate(labels):
        yield from (", ",) if place else ()
        yield name(label)


def _bar(share: float, look: str = "fill") -> Html:
    """Draw a share as a bar."""
    width = round(100 * max(0.0, min(1.0, share)), 1)
    rail, fill = (
        element("rect", width=wide, height=8, rx=2, class_=kind) for wide, kind in ((100, "rail"), (width, look))
    )
    return element("svg", rail, fill, viewBox="0 0 100 8", class_="bar", aria_hidden="true", preserveAspectRatio="none")


def _actors(graph: nx.MultiDiGraph, findings: Findings, top: int) -> list[Html]:
    """Rank the actors."""
    known = [one for one in findings.pagerank if is_actor(graph.nodes[one.node])]
    if not known:
        return []
    brokers = {one.node: one.score for one in findings.brokerage}
    highest = known[0].score or 1.0
    rows = (
        (name(one.label), _spaced(one.type), _bar(one.score / highest),
         str(graph.degree(one.node)),
         f"{brokers[one.node]:.2f}" if one.node in brokers else "-")
        for one in known[:top]
    )  # fmt: skip
    note = "Weight: tied to others who matter (PageRank). Go-between, 0 to 1: stands between those who do not deal with each other. A dash: not among the highest."
    return [element("p", note, class_="note"), table(("Actor", "Kind", "Weight", "Statements", "Go-between"), rows)]


def _disputes(disputes: Sequence[Dispute], top: int) -> list[Html]:
    """Set the sides of each dispute next to each other."""
    if not disputes:
        return [element("p", "No statement is both affirmed and rejected.")]
    found = [
        element(
            "article",
            element("h3", name(one.subject_label), " ", name(one.label), " ", name(one.object_label)),
            element(
                "div", element("div", element("h4", "Affirmed"), *map(_side, one.affirmed[:6])),
                element("div", element("h4", "Rejected"), *map(_side, one.rejected[:6]), class_="no"), class_="sides",
            ),
            class_="dispute",
        )
        for one in disputes[:top]
    ]  # fmt: skip
    more = [element("p", f"{len(disputes) - top} more are not shown.", class_="note")] if len(disputes) > top else []
    return [*found, *more]


def _side(side: Side) -> Html:
    """Show one claim with its sentence."""
    modal = "" if side.modality == "Certain" else f" ({side.modality.lower()})"
    place = ", ".join(part for part in (side.document_title, side.published or "") if part)
    quote = element("blockquote", "“", name(side.sentence, limit=600), "”")
    return element(
        "div",
        element("b", name(side.voice)),
        modal,
        quote,
        element("div", name(place, limit=200), class_="soft"),
        class_="said",
    )


def _tense(signed: Signed) -> list[Html]:
    """Name the triads that do not fit together."""
    if signed.share is None:
        return []
    tense = [triad for triad in signed.triads if not triad.is_balanced]
    words = f"Of {len(signed.triads)} threes of actors with ties all round, {signed.share:.0%} are balanced: friends of friends are friends, foes of foes are friends."
    items = (element("li", *_listed(triad.labels)) for triad in tense[:6])
    rest = [element("p", "Tense, and worth a second look:"), element("ul", *items)] if tense else []
    return [element("p", words), *rest]


def _timeline(moments: Sequence[Moment], top: int) -> list[Html]:
    """Draw the timeline and list it."""
    if not moments:
        return []
    shown = moments[-top:]
    rows = (
        (
            one.earliest or "…",
            join(("denied: " if one.polarity != "Asserted" else "", name(one.statement, limit=200))),
            name(one.voice),
        )
        for one in shown
    )
    note = "Filled: stated as fact. Hollow: claimed. Red: denied. A bar is a stretch of time."
    words = f"List of {'all ' if len(shown) == len(moments) else 'the last '}{len(shown)} dated statements"
    listed = element("details", element("summary", words), table(("From", "What", "According to"), rows))
    return [element("p", note, class_="note"), element("div", draw_timeline(moments), class_="wide"), listed]


def _events(events: Sequence[Event]) -> list[Html]:
    """Draw what happened when, by type."""
    note = "Filled: the article reports it as real. Hollow: claimed, planned or doubtful. Red: denied."
    return [element("p", note, class_="note"), element("div", draw_events(events), class_="wide")] if events else []


def _voices(voices: Sequence[Voice], top: int) -> list[Html]:
    """Say who says how much and how often it is contradicted."""
    if not voices:
        return []
    rows = (
        (name(one.label), str(one.claims), str(one.denials), str(one.contradicted),
         _bar(one.contradicted / max(1, one.claims), "against"), join(_listed(one.about)))
        for one in sorted(voices, key=lambda one: -one.contradicted)[:top]
    )  # fmt: skip
    note = "A voice that is often contradicted is not thereby wrong; it speaks on contested ground."
    headers = ("Voice", "Claims", "Denials", "Contradicted", "Share", "Mostly about")
    return [element("p", note, class_="note"), table(headers, rows)]


def _changes(changes: Sequence[Change], middle: str | None, top: int) -> list[Html]:
    """Compare the two halves of what is dated."""
    turned = [one for one in changes if one.turn in {"warmer", "cooler"}]
    shown = [*turned, *(one for one in changes if one.turn in {"new", "silent"} and _said(one) > 1)][:top]
    if not shown or middle is None or not any(one.count_after for one in changes):
        return []
    rows = (
        (join((name(one.subject_label), " towards ", name(one.object_label))), one.turn,
         f"{one.count_before} ({_mean(one.mean_before)})", f"{one.count_after} ({_mean(one.mean_after)})")
        for one in shown
    )  # fmt: skip
    note = f"Statements up to {middle} and after it, with their mean score from -10 (war) to +10 (union)."
    return [element("p", note, class_="note"), table(("Tie", "Turn", "Before", "After"), rows)]


def _said(one: Change) -> int:
    """Return how many statements tell of a pair."""
    return one.count_before + one.count_after


def _mean(value: float | None) -> str:
    """Return a mean score, or a dash where there is none."""
    return "-" if value is None else f"{value:+g}"


def _coverage(graph: nx.MultiDiGraph, problems: Sequence[Problem]) -> list[Html]:
    """List the articles with what they gave, and what could not be read."""
    found: dict[str, list[Mapping[str, object]]] = {}
    for *_, data in graph.edges(data=True):
        if data.get("document"):
            found.setdefault(str(data["document"]), []).append(data)
    order = sorted(found, key=lambda iri: (str(found[iri][0].get("published") or ""), iri))
    rows = (
        (link(found[iri][0].get("document_url") or "", found[iri][0].get("document_title") or iri),
         name(found[iri][0].get("author") or "–", limit=160),
         str(found[iri][0].get("published") or "no date"), str(len(found[iri])),
         str(sum(data.get("kind") in {"Fact", "PastFact"} for data in found[iri])))
        for iri in order[:200]
    )  # fmt: skip
    articles = [table(("Article", "Author", "Published", "Statements", "Stated as fact"), rows)] if found else []
    if not problems:
        return [*articles, element("p", "Nothing was reported as unreadable.")]
    items = (
        element("li", element("b", name(one.stage)), " ", name(one.document or ""), ": ", name(one.message, limit=500))
        for one in problems
    )
    return [*articles, element("h3", "Could not be read"), element("ul", *items)]


def _foot() -> Html:
    """Say what the page is."""
    return element(
        "footer",
        element(
            "p",
            "Read by rules from the sentences of the articles. Nothing here is a verdict; check what matters against its sentence.",
            class_="soft",
        ),
    )
