"""Phrases of a clause or noun as further arguments of an open claim."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.reading.analysis import children
from newsgraph.reading.claims.draft import DraftArgument, base_words
from newsgraph.reading.clauses import Clause, Oblique, oblique
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import leading, obliques


LINKS = frozenset({"of", "to", "with", "for", "from", "against"})
ADVERBIAL = frozenset({
    "as a result", "as a rule", "as a whole", "at all", "at first", "at last", "at least", "at once", "at times", "by contrast", "for example",
    "for good", "for instance", "in addition", "in any case", "in contrast", "in effect", "in fact", "in full", "in general", "in particular",
    "in part", "in practice", "in principle", "in response", "in return", "in short", "in theory", "in total", "in turn", "in vain", "of course",
    "on average", "on the contrary", "on the other hand", "on the one hand", "in other words", "after all", "above all", "by far",
})  # fmt: skip


def hanging(noun: Token) -> tuple[DraftArgument, ...]:
    """Return the prepositional phrases of a noun: "leader of the group in Oslo"."""
    return tuple(found for prep in children(noun, "prep") for one in oblique(prep) for found in argument_of(one))


def attached(noun: Token) -> tuple[DraftArgument, ...]:
    """Return the prepositional phrases of a noun that are not one phrase with it, as "leader of the group" is."""
    return tuple(
        found
        for prep in children(noun, "prep")
        if not is_genitive(prep)
        for one in oblique(prep)
        for found in argument_of(one)
    )


def noun_words(noun: Token) -> str:
    """Return a noun with what stands before it and makes one phrase with it: "the leader of the group" of "... in Oslo"."""
    behind = next(
        (base_words(one) for prep in children(noun, "prep") if is_genitive(prep) for one in children(prep, "pobj")),
        None,
    )
    return f"{base_words(noun)} of {behind}" if behind is not None else base_words(noun)


def is_genitive(prep: Token) -> bool:
    """Whether a preposition makes one phrase with the noun before it: "leader [of] the group"."""
    return prep.dep_ == "prep" and prep.lower_ == "of" and prep.i == prep.head.i + 1


def further(clause: Clause) -> tuple[DraftArgument, ...]:
    """Return the further arguments of a clause in text order: datives, phrases and bare times.

    Those of the verbs above that it completes are among them: "tried [in May] to leave".
    """
    found = [
        DraftArgument(head=dative, phrase="to" if dative.head.pos_ == "ADP" else None) for dative in clause.datives
    ]
    above = (one for verb in clause.chain if verb.pos_ != "ADJ" for one in obliques(verb))
    found += [argument for one in (*above, *clause.obliques) for argument in argument_of(one)]
    for verb in (*clause.chain, clause.head):
        bare = (*leading(verb, "npadvmod", "advmod"), *children(verb, "npadvmod", "advmod"))
        found += [
            DraftArgument(head=word) for word in bare if word.dep_ == "npadvmod" or word.ent_type_ in ("DATE", "TIME")
        ]
    return tuple(sorted(dict.fromkeys(found), key=lambda argument: argument.head.i))


def is_time(argument: DraftArgument) -> bool:
    """Whether an argument says when: "on Monday", "last year"."""
    return argument.phrase is None or is_date(argument.head)


def is_date(token: Token) -> bool:
    """Whether a word is a date or an hour."""
    return token.ent_type_ in ("DATE", "TIME")


def argument_of(one: Oblique) -> Iterator[DraftArgument]:
    """Yield the argument that a phrase is: none for "for instance", the mayor for "in honour of the mayor"."""
    noun = one.head
    if f"{one.words} {base_words(noun)}".lower() in ADVERBIAL and not any(children(noun, "prep")):
        return
    link = _link(noun) if noun.head == one.prep else None
    if link is None:
        yield DraftArgument(head=noun, phrase=one.surface)
        return
    for inner in oblique(link):
        yield DraftArgument(head=inner.head, phrase=f"{one.surface} {noun.text} {inner.surface}")


def _link(noun: Token) -> Token | None:
    """Return the preposition that makes a bare noun a part of a longer one: "in honour of", "in relation to"."""
    parts = list(noun.children)
    if noun.tag_ != "NN" or noun.ent_type_ or len(parts) != 1:
        return None
    link = parts[0]
    return (
        link if link.dep_ == "prep" and link.i == noun.i + 1 and link.lower_ in LINKS and any(oblique(link)) else None
    )


def without_article(text: str) -> str:
    """Return a phrase without its leading article."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else text
