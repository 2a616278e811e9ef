"""Kinds of casualties, and the words and classes of events that tell them."""

from __future__ import annotations

from newsgraph.model import QuantityKind
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.triggers import Trigger
from newsgraph.reading.parse import Token


WORDS = (
    (QuantityKind.KILLED, "killed words"),
    (QuantityKind.INJURED, "injured words"),
    (QuantityKind.MISSING, "missing words"),
    (QuantityKind.DISPLACED, "displaced words"),
    (QuantityKind.ABDUCTED, "abducted words"),
)
CLASSES = {
    "Killing": QuantityKind.KILLED, "Death": QuantityKind.KILLED, "Execution": QuantityKind.KILLED,
    "Abduction": QuantityKind.ABDUCTED, "Displacement": QuantityKind.DISPLACED,
}  # fmt: skip


def kind_of(trigger: Trigger, context: Context) -> QuantityKind | None:
    """Return what kind of casualties the event makes, by its word or its class."""
    named = named_kind(trigger.head, context)
    return named if named is not None else CLASSES.get(trigger.type)


def named_kind(token: Token, context: Context) -> QuantityKind | None:
    """Return what kind of casualties a word names: "dead", "wounded", "missing"."""
    lemma, word = token.lemma_.lower(), token.lower_
    return next(
        (kind for kind, name in WORDS if lemma in context.lexicon.words(name) or word in context.lexicon.words(name)),
        None,
    )
