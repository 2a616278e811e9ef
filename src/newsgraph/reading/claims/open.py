"""Open claims: what each clause says, in the text's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.deeper import below
from newsgraph.reading.claims.draft import (
    PART_OF_A_CLAIM,
    Draft,
    DraftArgument,
    base_words,
    cue_of,
    predicate_words,
    text_of,
    verb_words,
    words_of,
)
from newsgraph.reading.claims.phrases import argument_of, attached, further, hanging, is_genitive, noun_words
from newsgraph.reading.clauses import Clause, clause_of
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import preposition, says_when


QUESTION = ("WP", "WDT", "WRB")  # "what they do": nothing that a claim can be about


def clause_claims(clause: Clause) -> Iterator[Draft]:
    """Find claims like "Acme sold its plant to Widgets in May"; an aim is told with what is done for it."""
    lead = _done_for(clause)
    for draft in _of_clause(clause):
        yield replace(draft, phrase=f"{lead} {draft.phrase}") if lead else draft


def _done_for(clause: Clause) -> str:
    """Return what is done for an aim, "sold the plant to" in "sold the plant to pay debts", or nothing."""
    verb, upper = clause.head, clause.head.head
    if verb.dep_ != "advcl" or verb.tag_ != "VB" or not clause.implied or child(verb, "mark") is not None:
        return ""
    if not any(word.tag_ == "TO" for word in children(verb, "aux")) or upper.i > verb.i:
        return ""
    above = clause_of(upper)
    target = above.objects[:1] or above.complements[:1]
    return " ".join((words_of(predicate_words(above)), *map(noun_words, target), "to"))


def _of_clause(clause: Clause) -> Iterator[Draft]:
    words = predicate_words(clause)
    for subject in clause.subjects:
        if subject.tag_ in QUESTION:
            continue
        if clause.objects and not (clause.passive and clause.agents):
            yield from _transitive(clause, subject, words)
        elif clause.complements:
            yield from _predicative(clause, subject, words)
        elif clause.agents:
            yield from _by_agent(clause, subject, words)
        elif clause.obliques and child(clause.head, "xcomp") is None:
            yield from _oblique(clause, subject, words)
        else:
            yield from _bare(clause, subject, words)
        yield from _gerunds(clause, subject, words)
    yield from _through(clause)


def _transitive(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    for target in clause.objects:
        if target.tag_ in QUESTION:
            continue
        arguments = (*attached(target), *further(clause))
        yield _draft(clause, subject, words, target, arguments, rule="verb-object", confidence=0.8)
        yield from _deeper(clause, subject, words_of(words), target, arguments)


def _predicative(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "Acme is a maker of widgets", "The plant was idle"."""
    for complement in clause.complements:
        one_of = complement.pos_ == "NUM" and any(map(is_genitive, complement.children))
        if complement.pos_ in ("NOUN", "PROPN", "PRON") or one_of:
            arguments = (*attached(complement), *further(clause))
            yield _draft(clause, subject, words, complement, arguments, rule="copula", confidence=0.8)
            yield from _deeper(clause, subject, words_of(words), complement, arguments)
        elif child(complement, "xcomp", "ccomp") is None:  # "able to": its complement is a clause of its own
            yield from _adjective(clause, subject, words, complement)


def _adjective(clause: Clause, subject: Token, words: tuple[Token, ...], complement: Token) -> Iterator[Draft]:
    """Find claims like "The plant was idle", "Acme is capable of more", "Acme is responsible for the leak"."""
    adjective = [word for word in complement.subtree if word.i <= complement.i and not word.is_punct]
    of = any(map(is_genitive, complement.children))
    others = further(clause)
    following = (*attached(complement), *(one for one in others if one.phrase and one.head.i > complement.i))
    first = next(iter(following), None)
    if first is None:
        yield Draft(
            subject=subject, predicate=clause.head, phrase=words_of(words), cue=cue_of(words), value=noun_words(complement) if of else words_of(adjective),
            arguments=others, rule="adjective", confidence=0.7,
        )  # fmt: skip
        return
    arguments = tuple(one for one in (*following, *others) if one.head != first.head)
    yield Draft(
        subject=subject, predicate=clause.head, phrase=f"{words_of((*words, *adjective))} {first.phrase}",
        cue=cue_of((*words, complement)), object=first.head, arguments=tuple(dict.fromkeys(arguments)), rule="adjective",
        confidence=0.7,
    )  # fmt: skip


def _by_agent(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The plant was sold by Acme"."""
    by = tuple(DraftArgument(head=agent, phrase="by") for agent in clause.agents)
    yield from _phrases(clause, subject, words, by, rule="passive-agent")


def _oblique(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The talks began in Oslo on Monday"."""
    yield from _phrases(clause, subject, words, (), rule="verb-oblique")


def _phrases(
    clause: Clause, subject: Token, words: tuple[Token, ...], by: tuple[DraftArgument, ...], *, rule: str
) -> Iterator[Draft]:
    """Find what a verb without object says: all of it with its first phrase, and a part with each other one."""
    circumstances = further(clause)
    leading = (*by, *(one for oblique in clause.obliques for one in argument_of(oblique)))
    for one in leading:
        own = attached(one.head)
        first = one == leading[0]
        rest = tuple(other for other in circumstances if other.head not in one.head.conjuncts) if first else ()
        yield Draft(
            subject=subject, predicate=clause.head, phrase=f"{words_of(words)} {one.phrase}", cue=cue_of(words),
            object=one.head, arguments=(*own, *(other for other in rest if other.head != one.head)), rule=rule,
            confidence=0.7 if first else PART_OF_A_CLAIM,
        )  # fmt: skip
        yield from _deeper(clause, subject, f"{words_of(words)} {one.phrase}", one.head, own)


def _deeper(
    clause: Clause, subject: Token, said: str, noun: Token, arguments: tuple[DraftArgument, ...]
) -> Iterator[Draft]:
    """Find claims like "Guards chained him to the gates of the mine": what stands below the phrases of the clause."""
    found = [(f"{said} {base_words(noun)} {one.phrase}", one.head) for one in hanging(noun) if one not in arguments]
    found += [deep for argument in arguments for deep in below(argument, f"{said} {noun_words(noun)}")]
    for phrase, inner in found:
        yield Draft(
            subject=subject, predicate=clause.head, phrase=phrase, cue=cue_of((clause.head,)), object=inner, rule="deeper-phrase",
            confidence=0.3,
        )  # fmt: skip


def _gerunds(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The minister resigned after losing the vote", "Prices fell instead of rising"."""
    said = " ".join((words_of(words), *map(noun_words, clause.objects[:1])))
    for prep in children(clause.head, "prep", "agent"):
        for verb in children(prep, "pcomp"):
            if verb.tag_ == "VBG":
                lead = prep.text if preposition(prep) == prep.lower_ else f"{prep.nbor(-1).text} {prep.text}"
                yield Draft(
                    subject=subject, predicate=clause.head, phrase=f"{said} {lead}", cue=cue_of(words), value=text_of(verb),
                    rule="verb-gerund", confidence=0.4,
                )  # fmt: skip


def _through(clause: Clause) -> Iterator[Draft]:
    """Find claims like "The mayor urged shops to lower prices": what the mayor did to prices."""
    verb, upper = clause.head, clause.head.head
    if verb.dep_ not in ("xcomp", "ccomp") or upper.pos_ != "VERB" or child(verb, "mark") is not None:
        return
    if verb.tag_ not in ("VB", "VBG", "VBN") or child(verb, "auxpass") is not None:
        return
    if any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in children(verb, "aux")):
        return
    middle = child(verb, "nsubj", "nsubjpass") or child(upper, "dobj")
    if middle is None or not upper.i < middle.i < verb.i:
        return
    above = clause_of(upper)
    said = f"{words_of(predicate_words(above))} {noun_words(middle)} {words_of(verb_words(verb))}"
    for subject in above.subjects:
        for target in clause.objects if not clause.passive else ():
            yield _said(clause, subject, said, target)
        if not clause.objects:
            for one in clause.obliques:
                for argument in argument_of(one):
                    yield _said(clause, subject, f"{said} {argument.phrase}", argument.head)


def _said(clause: Clause, subject: Token, phrase: str, target: Token) -> Draft:
    return Draft(
        subject=subject, predicate=clause.head, phrase=phrase, cue=cue_of((clause.head,)), object=target,
        arguments=attached(target), rule="verb-through", confidence=0.4,
    )  # fmt: skip


def _bare(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Iterator[Draft]:
    """Find claims like "The talks failed", and those whose object is a clause: "The study shows that prices fall"."""
    content = child(clause.head, "ccomp")
    if content is not None:
        yield Draft(
            subject=subject, predicate=clause.head, phrase=words_of(words), cue=cue_of(words), value=text_of(content),
            rule="verb-clause", confidence=0.6,
        )  # fmt: skip
    elif child(clause.head, "xcomp") is None:  # else said with the verb below: "tried [to leave]"
        yield _alone(clause, subject, words)


def _alone(clause: Clause, subject: Token, words: tuple[Token, ...]) -> Draft:
    """Return a claim like "The road was closed", "Prices fell sharply"."""
    others = further(clause)
    before = tuple(word for word in words if word != clause.head)
    measure = next(
        (word for word in children(clause.head, "npadvmod") if word.i > clause.head.i and not says_when(word)), None
    )
    adverb = next(
        (word for word in children(clause.head, "advmod") if word.i > clause.head.i and word.tag_ == "RB"), measure
    )
    if adverb is not None:
        said, value, confidence = words, text_of(adverb), 0.6
    elif (
        clause.passive
        and not others
        and child(clause.head, "auxpass") is not None
        and child(clause.head, "prep", "prt", "agent") is None
    ):
        said, value, confidence = before, clause.head.text, 0.6
    else:
        said, value, confidence = words, None, 0.6 if others else 0.2
    return Draft(
        subject=subject, predicate=clause.head, phrase=words_of(said), cue=cue_of(words), value=value, arguments=others,
        rule="verb-alone", confidence=confidence,
    )  # fmt: skip


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
