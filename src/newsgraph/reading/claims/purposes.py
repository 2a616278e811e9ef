"""Who gains by what is done: the people and places that a purpose names."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.slots import deep_parties, raised
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import objects


def helped(verb: Token, context: Context) -> tuple[Token, ...]:
    """Return whom something is done to help: "sent tents to help [Chad] shelter families", "funds to support [farmers]"."""
    words = context.lexicon.words("helping verbs")
    hosts = (verb, *objects(verb), *(t for prep in children(verb, "prep") for t in children(prep, "pobj")))
    for host in hosts:
        for part in (*children(host, "advcl", "xcomp", "acl", "relcl"), *_ends(host)):
            purpose = part.tag_ == "VB" or part.dep_ == "pcomp"
            if part.lemma_ in words and purpose and (found := _beneficiaries(part, context)):
                return found
    return ()


def _ends(host: Token) -> Iterator[Token]:
    """Yield what money goes to: "spent a million on [helping] families", "funds for [rebuilding] the port"."""
    for prep in children(host, "prep"):
        if prep.lower_ in ("for", "on", "towards", "toward"):
            yield from (part for part in children(prep, "pcomp") if part.tag_ == "VBG")


def _beneficiaries(deed: Token, context: Context) -> tuple[Token, ...]:
    """Return who gains by a helping deed: "to help [families]", "to help [Chad] cope", "to meet the needs of [farmers]"."""
    clause = context.clauses.of(deed)
    if clause is None:
        return ()
    touched = (*clause.slot("object"), *clause.slot("for"))  # "to pay for meals for [families]"
    found = tuple(t for t in (*raised(deed), *touched) if context.fits(t, "Agent|Place"))
    found = found or tuple(t for one in touched for t in deep_parties(one, context))
    return found or next((deep for part in children(deed, "xcomp") if (deep := _beneficiaries(part, context))), ())
