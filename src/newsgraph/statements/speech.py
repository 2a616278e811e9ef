"""Tie claims about speech acts ("critics accuse the army") to what is said in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from newsgraph.model import Attribution, Claim, HeldClaim, Statement
from newsgraph.statements.lookup import Lookup


def with_contents(statements: tuple[Statement, ...], lookups: Iterable[Lookup]) -> tuple[Statement, ...]:
    """Return the statements with each speech act pointing at the claims that it puts forward.

    A claim is the speech act itself when its cue is the cue of an attribution and its subject the speaker.
    """
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in statements:
        for claim in statement.claims:
            for part in claim.claims:
                held[claim.document, part].append(claim.id)
    contents: dict[str, set[str]] = defaultdict(set)
    for lookup in lookups:
        for act, said in _pairs(lookup):
            for holder in held.get((lookup.document, act), ()):
                contents[holder].update(held.get((lookup.document, said), ()))
    return tuple(
        replace(statement, claims=tuple(_with(claim, contents) for claim in statement.claims))
        for statement in statements
    )


def _with(claim: HeldClaim, contents: dict[str, set[str]]) -> HeldClaim:
    content = tuple(sorted(contents.get(claim.id, set()) - {claim.id}))
    return replace(claim, content=content) if content else claim


def _pairs(lookup: Lookup) -> Iterable[tuple[str, str]]:
    """Yield the claims that are a speech act, each with every claim in the content of that act."""
    said: dict[str, list[str]] = defaultdict(list)
    for claim in lookup.reading.claims:
        if claim.attribution is not None:
            said[claim.attribution].append(claim.id)
    claims = sorted(lookup.reading.claims, key=lambda claim: claim.cue.start)
    starts = [claim.cue.start for claim in claims]
    longest = max((claim.cue.end - claim.cue.start for claim in claims), default=0)
    for attribution in lookup.reading.attributions:
        first = bisect_left(starts, attribution.cue.start - longest)
        for act in claims[first : bisect_left(starts, attribution.cue.end)]:
            if act.attribution != attribution.id and _performs(act, attribution, lookup):
                yield from ((act.id, content) for content in said[attribution.id])


def _performs(claim: Claim, attribution: Attribution, lookup: Lookup) -> bool:
    """Whether the claim is the act of speaking: it has the cue of the attribution, and its subject is the speaker."""
    speaker, subject = lookup.entity(attribution.source), lookup.entity(claim.subject)
    return claim.cue.overlaps(attribution.cue) and (speaker is None or subject == speaker)
