"""Find all mentions of a document: names first, then the titles before them, then what is left of its phrases."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.lexicon import Lexicon
from newsgraph.model import Mention, MentionKind
from newsgraph.reading.analysis import Analysis, stretch
from newsgraph.reading.mentions.draft import Draft, Page
from newsgraph.reading.mentions.inventory import Mentions
from newsgraph.reading.mentions.kinds import name_types
from newsgraph.reading.mentions.known import Names
from newsgraph.reading.mentions.margins import body_end
from newsgraph.reading.mentions.metonymy import speaks_for_state
from newsgraph.reading.mentions.nominals import find_nominals
from newsgraph.reading.mentions.proper import find_names
from newsgraph.reading.mentions.stretches import Name
from newsgraph.reading.mentions.teams import is_about_sport, is_team
from newsgraph.reading.mentions.titles import find_titles
from newsgraph.reading.parse import Doc, Token


_CREDITS = 60  # tokens from the end in which credits may begin
_INNER = frozenset(("State", "Population", "GeopoliticalEntity", "City", "Region"))


def find_mentions(analysis: Analysis, lexicon: Lexicon, names: Names) -> Mentions:
    """Find every referring expression of a document.

    Parameters
    ----------
    analysis
        The parsed document.
    lexicon
        Kinds of things, offices and the other word lists.
    names
        The names known beforehand.

    Returns
    -------
    Mentions
        Names, nominal phrases and pronouns in text order, each in a chain of its own.
    """
    doc = analysis.doc
    end = body_end(doc.text)
    found = [name for name in find_names(doc, lexicon, names) if doc[name.start].idx < end]
    sport = is_about_sport(doc, lexicon)
    proper = [
        _named(name, kind, doc, lexicon, names, sport=sport)
        for name, kind in zip(found, name_types(doc, found, lexicon), strict=True)
    ]
    page = Page(doc, {index: draft for draft in proper for index in range(draft.start, draft.end)})
    proper = [replace(draft, of=_owner_of_name(draft, page)) for draft in proper]
    titles = list(find_titles(page, lexicon))
    taken = {token.i for token in doc[-_CREDITS:] if token.idx >= end} | set(page.names)
    taken |= {index for title in titles for index in range(title.start, title.end)}
    nominals = list(find_nominals(page, lexicon, taken))
    return _numbered(doc, [*proper, *titles, *nominals])


def _named(name: Name, kind: str, doc: Doc, lexicon: Lexicon, names: Names, *, sport: bool) -> Draft:
    head = _head(doc, name)
    if sport and kind in ("City", "State") and name.demonym is None and is_team(head, lexicon):
        kind = "Organisation"
    text = doc[name.start : name.end].text
    if text in names.capitals and kind in ("City", "State") and speaks_for_state(head, lexicon):
        kind = "State"
    return Draft(start=name.start, end=name.end, head=name.start, head_end=name.end, kind=MentionKind.NAME, type=kind)


def _head(doc: Doc, name: Name) -> Token:
    """Return the token of a name that depends on something outside it."""
    inside = range(name.start, name.end)
    return next((doc[index] for index in reversed(inside) if doc[index].head.i not in inside), doc[name.end - 1])


def _owner_of_name(draft: Draft, page: Page) -> int | None:
    """Return the head of what a name belongs to: "Kenya" of "Kenya's Supreme Court"."""
    if draft.type in _INNER or draft.type == "Person":
        return None
    for index in range(draft.start, draft.end):
        for part in page.doc[index].children:
            if part.dep_ in ("poss", "amod", "compound", "nmod") and not draft.start <= part.i < draft.end:
                owner = page.name_at(part.i)
                if owner is not None and owner.type in _INNER:
                    return part.i
    return None


def _numbered(doc: Doc, drafts: list[Draft]) -> Mentions:
    drafts = sorted(
        {(draft.head, draft.kind): draft for draft in drafts}.values(), key=lambda item: (item.start, -item.end)
    )
    ids = {index: f"m{number}" for number, draft in enumerate(drafts, 1) for index in range(draft.head, draft.head_end)}
    items = []
    text, tokens = doc.text, doc.tokens
    for number, draft in enumerate(drafts, 1):
        span = stretch(tokens[draft.start], tokens[draft.end - 1])
        owner = ids.get(draft.of) if draft.of is not None else None
        items.append(
            Mention(
                id=f"m{number}",
                span=span,
                head=stretch(tokens[draft.head], tokens[draft.head_end - 1]),
                text=text[span.start : span.end],
                kind=draft.kind,
                type=draft.type,
                chain=f"c{number}",
                of=None if owner == f"m{number}" else owner,
            )
        )
    return Mentions(tuple(items))
