"""Who does what to whom, added up: actors against actors."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.views.html import Html, element, name, table
from newsgraph.views.results import Balance


STRONG, CLEAR = 8.0, 3.0  # sums on the Goldstein scale at which a cell gets a stronger tone


def relation_matrix(balances: Sequence[Balance], *, top: int) -> list[Html]:
    """Show cooperation and conflict between the actors with the strongest ties; rows act on columns."""
    actors = strongest(balances, top)
    if not actors:
        return []
    cells = {(one.subject, one.object): one for one in balances}
    known = {node for node, _ in actors}
    shown = [one for one in balances if {one.subject, one.object} <= known and (one.fact_count or one.claim_count)]
    acting, acted_on = {one.subject for one in shown}, {one.object for one in shown}
    columns = [actor for actor in actors if actor[0] in acted_on]
    headers: list[Html | str] = ["", *(name(label, limit=40) for _, label in columns)]
    rows = (
        [name(label, limit=40), *(_cell(cells.get((row, column))) for column, _ in columns)]
        for row, label in actors
        if row in acting
    )
    note = (
        "Rows act on columns. Sums from -10 (war) to +10 (union) for each statement: facts, then claims in brackets. "
        "Denials and plans are in no sum."
    )
    return [element("p", note, class_="note"), table(headers, rows, class_="matrix")]


def strongest(balances: Sequence[Balance], top: int) -> list[tuple[str, str]]:
    """Return the two ends of the strongest ties, as many as there is room for, by name."""
    labels: dict[str, str] = {}
    for one in balances:  # the strongest first
        pair = {one.subject: one.subject_label, one.object: one.object_label}
        if len(labels | pair) <= top:
            labels |= pair
    return sorted(labels.items(), key=lambda item: (item[1], item[0]))


def _cell(one: Balance | None) -> Html | str:
    """Return the sums of one pair, toned by their sign and strength."""
    if one is None or not (one.fact_count or one.claim_count):
        return ""
    total = one.facts + one.claims
    size = 3 if abs(total) >= STRONG else 2 if abs(total) >= CLEAR else 1
    facts = f"{one.facts:+g}" if one.fact_count else ""
    claims = f"({one.claims:+g})" if one.claim_count else ""
    return element(
        "span", f"{facts} {claims}".strip(), class_="cell " + (f"cold-{size}" if total < 0 else f"warm-{size}")
    )
