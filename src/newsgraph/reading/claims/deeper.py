"""What stands deeper in a phrase: a claim of its own, with all the words that lead there."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.draft import DraftArgument, base_words, verb_words, words_of
from newsgraph.reading.claims.phrases import hanging
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import members


def below(argument: DraftArgument, said: str) -> Iterator[tuple[str, Token]]:
    """Yield what hangs on the noun of an argument that the words lead to, with the words that lead there.

    "chained him to the gates of" leads the mine in "chained him to the gates of the mine", "agreed on a plan to pay" the
    creditors in "agreed on a plan to pay creditors".
    """
    lead = " ".join(part for part in (said, argument.phrase, base_words(argument.head)) if part)
    for inner in hanging(argument.head):
        yield f"{lead} {inner.phrase}", inner.head
    for verb in children(argument.head, "acl"):
        if verb.tag_ == "VB" and child(verb, "nsubj", "nsubjpass") is None:
            for target in (member for one in children(verb, "dobj") for member in members(one)):
                yield f"{lead} {words_of(verb_words(verb))}", target
