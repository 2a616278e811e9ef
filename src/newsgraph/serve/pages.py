"""The pages of the endpoint: plain HTML without scripts. Everything that came from a text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from newsgraph.graph.namespaces import DCTERMS, NIF, RDFS, prefixes
from newsgraph.graph.protocol import Held
from newsgraph.graph.query import Cell, CellKind, QueryResult
from newsgraph.graph.questions import Question


_ROWS = 1000  # that a page shows
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
textarea { width: 100%; font: 14px/1.4 ui-monospace, monospace; box-sizing: border-box }
table { border-collapse: collapse } td, th { border: 1px solid #8886; padding: .2rem .5rem; text-align: left;
vertical-align: top } .text { white-space: pre-wrap } .evidence { background: #fd04 }
:target { background: #fd0a; outline: 2px solid #c80 } nav a { margin-right: 1rem }
"""


def home(kept: Iterable[Question]) -> str:
    """Return the page to ask from: a field for SPARQL, and the kept questions."""
    items = "".join(_question(question) for question in kept)
    return _page(
        "Ask the graph",
        f"{_field('SELECT ?who ?whom WHERE { ?who ng:attacks ?whom } LIMIT 20')}<h2>Kept questions</h2><ul>{items}</ul>",
    )


def table(sparql: str, result: QueryResult, *, title: str = "Answer") -> str:
    """Return the answer to a query, and the query to ask another."""
    heads = "".join(f"<th>{_text(column)}</th>" for column in result.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in result.rows[:_ROWS])
    more = f"<p>The first {_ROWS} of {len(result.rows)} rows.</p>" if len(result.rows) > _ROWS else ""
    return _page(title, f"{_field(sparql)}<p>{len(result.rows)} rows</p><table><tr>{heads}</tr>{rows}</table>{more}")


def failed(sparql: str, message: str) -> str:
    """Return what is wrong with a query, and the query to mend."""
    return _page("No answer", f"<p role=alert>{_text(message)}</p>{_field(sparql)}")


def thing(iri: str, about: QueryResult, text: str | None, held: tuple[Held, ...]) -> str:
    """Return what the graph says about a thing; of an article also its text, with the evidence marked.

    Each piece of evidence is an element whose id is the fragment of its IRI, so that a browser jumps to it.
    """
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in about.rows[:_ROWS])
    body = f"<p><code>{_text(iri)}</code></p><table>{rows}</table>"
    if text is not None:
        body += f"<h2>Text</h2><div class=text>{''.join(_marked(text, held))}</div>"
    return _page(_name(about) or iri.rpartition("/")[2], body)


def _name(about: QueryResult) -> str | None:
    """Return the label of a thing or the title of an article."""
    values = {row[0].value: row[1].text for row in reversed(about.rows) if row[0] is not None and row[1] is not None}
    return values.get(f"{RDFS}label") or values.get(f"{DCTERMS}title") or values.get(f"{NIF}anchorOf")


def _marked(text: str, held: tuple[Held, ...]) -> Iterator[str]:
    """Yield the text with its evidence in elements of their own; of places that overlap the later only gets an anchor."""
    claims: dict[tuple[int, int], list[Held]] = {}
    for one in held:
        claims.setdefault((one.begin, one.end), []).append(one)
    done = 0
    for (begin, end), found in sorted(claims.items()):
        said = "\n".join(one.label for one in found)
        if begin < done:
            yield f'<span id="char={begin},{end}" title="{_text(said)}"></span>'
            continue
        yield _text(text[done:begin])
        links = "".join(f' <a href="{_link(one.iri)}" title="{_text(one.label)}">¶</a>' for one in found)
        yield f'<span class=evidence id="char={begin},{end}" title="{_text(said)}">{_text(text[begin:end])}</span>{links}'
        done = end
    yield _text(text[done:])


def _question(question: Question) -> str:
    fields = "".join(
        f' <label>{_text(name)} <input name="{_text(name)}" placeholder="{_text(hint)}"></label>'
        for name, hint in question.parameters.items()
    )
    name = f'<input type=hidden name=name value="{_text(question.name)}">'
    return f"<li><form action=/ask>{name}{_text(question.title)}{fields} <button>Ask</button></form></li>"


def _field(sparql: str) -> str:
    return f"<form action=/sparql><textarea name=query rows=12>{_text(sparql)}</textarea><p><button>Ask</button></p></form>"


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "<td></td>"
    shown = _text(cell.label or _short(cell.value) if cell.kind is CellKind.URI else cell.text)
    return f'<td><a href="{_link(cell.value)}">{shown}</a></td>' if cell.kind is CellKind.URI else f"<td>{shown}</td>"


def _short(iri: str) -> str:
    """Return an IRI with its prefix, if there is one for it."""
    for prefix, namespace in prefixes().items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _link(iri: str) -> str:
    """Return the address at which this server shows a thing; never the IRI itself, which may be anything."""
    base, mark, fragment = iri.partition("#char=")
    return f"/thing?iri={quote(base, safe='')}{mark}{quote(fragment)}" if mark else f"/thing?iri={quote(iri, safe='')}"


def _page(title: str, body: str) -> str:
    nav = '<nav><a href="/">Ask</a><a href="/explorer">Explorer</a></nav>'
    return (
        f'<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">'
        f"<title>{_text(title)}</title><style>{_STYLE}</style>{nav}<h1>{_text(title)}</h1>{body}</html>\n"
    )


def _text(text: str) -> str:
    return escape("".join(letter if letter.isprintable() or letter in "\n\t" else " " for letter in text))
