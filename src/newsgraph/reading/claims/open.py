"""Open claims: what each clause says, in the text's own words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.reading.analysis import children
from newsgraph.reading.claims.draft import Draft, DraftArgument, cue_of, predicate_words, text_of, words_of
from newsgraph.reading.clauses import Clause, Oblique, oblique

ADVERBIAL = ("npadvmod", "advmod")


def clause_claims(clause: Clause) -> Iterator[Draft]:
    """Find claims like "Acme sold its plant to Widgets in May"."""
    words = predicate_words(clause)
    for subject in clause.subjects:
        if clause.objects and not (clause.passive and clause.agents):
            yield from _transitive(clause, subject, words)
        elif clause.complements:
            yield from _predicative(clause, subject, words)
        elif clause.agents:
            yield from _by_agent(clause, subject, words)
        elif clause.obliques:
            yield from _oblique(clause, subject, words)
        else:
            yield from _bare(clause, subject, words)
        yield from _gerunds(clause, subject, words)


def _transitive(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    for target in clause.objects:
        arguments = (*_attached(target), *_further(clause, clause.obliques))
        yield _draft(clause, subject, words, target, arguments, rule="verb-object", confidence=0.8)


def _predicative(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "Acme is a maker of widgets", "The plant was idle"."""
    for complement in clause.complements:
        arguments = (*_attached(complement), *_further(clause, clause.obliques))
        if complement.pos_ in ("NOUN", "PROPN", "PRON"):
            yield _draft(clause, subject, words, complement, arguments, rule="copula", confidence=0.8)
            continue
        if any(word.dep_ in ("xcomp", "ccomp") for word in complement.children):
            continue  # "able to": its complement is a clause of its own
        adjective = [word for word in complement.subtree if word.i <= complement.i and not word.is_punct]
        first = next(iter(arguments), None)
        if first is not None and first.phrase:
            phrase = f"{words_of((*words, *adjective))} {first.phrase}"
            yield Draft(
                subject=subject, predicate=clause.head, phrase=phrase, cue=cue_of((*words, complement)), object=first.head,
                arguments=arguments[1:], rule="adjective", confidence=0.7,
            )  # fmt: skip
        else:
            yield Draft(
                subject=subject, predicate=clause.head, phrase=words_of(words), cue=cue_of(words), value=words_of(adjective),
                rule="adjective", confidence=0.7,
            )  # fmt: skip


def _by_agent(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The plant was sold by Acme"."""
    by = [word for word in clause.head.children if word.dep_ == "agent"]
    for agent in clause.agents:
        arguments = _further(clause, clause.obliques)
        yield _draft(clause, subject, (*words, *by[:1]), agent, arguments, rule="passive-agent", confidence=0.8)


def _oblique(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The talks began in Oslo on Monday", one for each phrase."""
    for one in clause.obliques:
        arguments = (*_attached(one.head), *_further(clause, ()))
        yield Draft(
            subject=subject, predicate=clause.head, phrase=f"{words_of(words)} {one.surface}", cue=cue_of(words), object=one.head,
            arguments=arguments, rule="verb-oblique", confidence=0.7,
        )  # fmt: skip


def _gerunds(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The minister resigned after losing the vote"."""
    for prep in children(clause.head, "prep"):
        for verb in children(prep, "pcomp"):
            if verb.tag_ != "VBG" or clause.objects:
                continue
            yield Draft(
                subject=subject, predicate=clause.head, phrase=f"{words_of(words)} {prep.text}", cue=cue_of(words), value=text_of(verb),
                rule="verb-gerund", confidence=0.45,
            )  # fmt: skip


def _bare(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The talks failed", and those whose object is a clause: "The study shows that prices fall"."""
    adverbs = _further(clause, ())
    content = next(children(clause.head, "ccomp"), None)
    if content is not None:
        yield Draft(
            subject=subject, predicate=clause.head, phrase=words_of(words), cue=cue_of(words), value=text_of(content),
            rule="verb-clause", confidence=0.5,
        )  # fmt: skip
    elif next(children(clause.head, "xcomp"), None) is None:
        yield _draft(clause, subject, words, None, adverbs, rule="verb-alone", confidence=0.4)


def _draft(
    clause: Clause, subject: Token, words: tuple[Token, ...], target: Token | None, arguments: tuple[DraftArgument, ...],
    *, rule: str, confidence: float,
) -> Draft:  # fmt: skip
    return Draft(
        subject=subject,
        predicate=clause.head,
        phrase=words_of(words),
        cue=cue_of(words),
        object=target,
        arguments=arguments,
        rule=rule,
        confidence=confidence,
    )


def _attached(noun: Token) -> tuple[DraftArgument, ...]:
    """Return the prepositional phrases of a noun: "leader of the group"."""
    found = [one for prep in children(noun, "prep") for one in oblique(prep)]
    return tuple(DraftArgument(head=one.head, phrase=one.surface) for one in found)


def _further(clause: Clause, obliques: tuple[Oblique, ...] | list[Oblique]) -> tuple[DraftArgument, ...]:
    found = [DraftArgument(head=dative, phrase="to" if dative.head.pos_ == "ADP" else None) for dative in clause.datives]
    found += [DraftArgument(head=one.head, phrase=one.surface) for one in obliques]
    found += [DraftArgument(head=word) for word in children(clause.head, "npadvmod")]
    return tuple(sorted(found, key=lambda argument: argument.head.i))
