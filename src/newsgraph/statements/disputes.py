"""Find the claims that contradict each other.

Where many affirm and many reject one thing, each claim is set against those nearest to it in time, so that their number
grows with the claims and not with the pairs of them (decision 0088).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product, zip_longest

from newsgraph.model import HeldClaim, Modality, Ontology, Polarity, Statement
from newsgraph.statements.times import may_overlap


MOST = 50  # claims of one side that a claim is set against, where both sides have more
_COMMITTED = frozenset({Modality.CERTAIN, Modality.PROBABLE, Modality.POSSIBLE})


def with_contradictions(statements: tuple[Statement, ...], ontology: Ontology) -> tuple[Statement, ...]:
    """Return the statements with claims that cannot both hold pointing at each other."""
    against: dict[str, set[str]] = defaultdict(set)
    for stronger, weaker in _comparable(statements, ontology):
        affirming = [claim for claim in stronger.claims if claim.polarity is Polarity.ASSERTED]
        rejecting = [claim for claim in weaker.claims if claim.polarity is not Polarity.ASSERTED]
        for left, right in _opposed(affirming, rejecting):
            against[left.id].add(right.id)
            against[right.id].add(left.id)
    return tuple(
        replace(statement, claims=tuple(_with(claim, against) for claim in statement.claims))
        for statement in statements
    )


def _opposed(affirming: list[HeldClaim], rejecting: list[HeldClaim]) -> Iterator[tuple[HeldClaim, HeldClaim]]:
    """Yield the claims that cannot both be so: of two large sides each claim with the nearest of the other."""
    if min(len(affirming), len(rejecting)) <= MOST:
        yield from (pair for pair in product(affirming, rejecting) if _contradict(*pair))
        return
    ours, theirs = sorted(affirming, key=_place), sorted(rejecting, key=_place)
    for left in ours:
        yield from islice(((left, right) for right in _outwards(left, theirs) if _contradict(left, right)), MOST)
    for right in theirs:
        yield from islice(((left, right) for left in _outwards(right, ours) if _contradict(left, right)), MOST)


def _place(claim: HeldClaim) -> tuple[str, str]:
    """Return where a claim stands among others: by its first day or else its last, undated ones first, then by id."""
    time = claim.time
    return (time.earliest or time.latest or "" if time is not None else "", claim.id)


def _outwards(claim: HeldClaim, others: list[HeldClaim]) -> Iterator[HeldClaim]:
    """Yield sorted claims from the place that a claim would have among them, one after it and one before it in turn."""
    middle = bisect_left(others, _place(claim), key=_place)
    in_turn = zip_longest(others[middle:], reversed(others[:middle]))
    return (other for pair in in_turn for other in pair if other is not None)


def pair_of(statement: Statement) -> tuple[str, ...]:
    """Return what statements share whose claims may contradict each other: the two things that they are about."""
    value = (statement.value.value, statement.value.datatype) if statement.value is not None else ()
    return (*sorted((statement.subject, statement.object or "")), *value)


def _with(claim: HeldClaim, against: dict[str, set[str]]) -> HeldClaim:
    found = tuple(sorted(against.get(claim.id, ())))
    return replace(claim, contradicts=found) if found else claim


def _comparable(statements: tuple[Statement, ...], ontology: Ontology) -> Iterator[tuple[Statement, Statement]]:
    """Yield pairs where the first being so makes the second so: the same statement, or one of a super-relation."""
    straight = {_key(statement, statement.relation): statement for statement in statements}
    turned = {_key(statement, statement.relation, turned=True): statement for statement in statements}
    for statement in statements:
        yield statement, statement
        for relation in _implied(statement.relation, ontology):
            key = _key(statement, relation)
            weaker = {straight.get(key), turned.get(key) if ontology.relations[relation].symmetric else None}
            yield from ((statement, other) for other in weaker - {None, statement} if other is not None)


def _key(statement: Statement, relation: str | None, *, turned: bool = False) -> tuple[str, ...]:
    """Return what the statement shares with others that say the same with that relation."""
    value = (statement.value.value, statement.value.datatype) if statement.value is not None else ("", "")
    ends = (statement.subject, statement.object or "")
    return (*(ends[::-1] if turned else ends), relation or "", (statement.phrase or "").casefold(), *value)


def _implied(relation: str | None, ontology: Ontology) -> tuple[str, ...]:
    """Return the relation and all declared relations above it."""
    found = [relation] if relation is not None else []
    for current in found:
        supers = ontology.relations[current].supers
        found += [upper for upper in supers if upper in ontology.relations and upper not in found]
    return tuple(found)


def _contradict(left: HeldClaim, right: HeldClaim) -> bool:
    """Whether two claims, one affirming and one rejecting, cannot both be so.

    A source that says one thing today and another tomorrow changes its mind; within one document it contradicts itself.
    """
    same_source = left.source is not None and left.source == right.source
    if same_source and left.document != right.document:
        return False
    return _comparably_real(left, right) and may_overlap(left.time, right.time)


def _comparably_real(left: HeldClaim, right: HeldClaim) -> bool:
    """Whether both speak of what is, or both of what will or must be; a denial rejects any of these."""
    modalities = {left.modality, right.modality}
    if Modality.HYPOTHETICAL in modalities:
        return False
    return right.polarity is Polarity.DENIED or len(modalities) == 1 or modalities <= _COMMITTED
