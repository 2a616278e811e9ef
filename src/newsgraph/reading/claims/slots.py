"""Slots of the lexicon: who stands where around a verb or a noun."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.reading.analysis import child, children, conjuncts, once
from newsgraph.reading.claims.context import Context
from newsgraph.reading.clauses import Clause, oblique
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import QUANTIFYING, counted, objects


MOST_STEPS = 3
TOUCHING = ("of", "on", "against", "to", "with", "into", "for", "in", "at", "near", "between")
SUFFERED = (
    "Killing", "Death", "Arrest", "Abduction", "Execution", "Torture", "Trial", "Conviction", "Sentencing", "Release", "Dismissal",
    "Expulsion", "Extradition",
)  # fmt: skip  # events whose possessor is mostly whom they are done to: "Ana's arrest"


def particles(phrase: str, clause: Clause) -> tuple[Token, ...] | None:
    """Return the further words of a multi-word verb where the clause has them all, else None.

    A word may stand before the noun that another one is: "cut diplomatic ties", or be the "to" of "refuse to answer".
    """
    words = [word for word in phrase.split()[1:] if word != "-"]
    if not words:
        return ()
    nearby = clause.nearby
    if any(word not in nearby for word in words):
        return None
    found: list[Token] = []
    for word in words:
        token = next((t for t in nearby[word] if t not in found), None)
        if token is None or (token.dep_ == "prep" and any(is_time(noun) for noun in children(token, "pobj"))):
            return None
        found.append(token)
    return tuple(found) if all(token in clause.neighbours or token.head in found for token in found) else None


def raised(verb: Token) -> tuple[Token, ...]:
    """Return who is to do what the verb brings about: "let [inspectors] enter", "called for [talks] to start", "found [Ana] guilty"."""
    for part in children(verb, "ccomp", "advcl", "xcomp"):
        small = is_small_clause(part)
        infinitive = part.tag_ == "VB" and all(word.tag_ == "TO" for word in children(part, "aux"))
        called = part.dep_ != "advcl" or any(word.lower_ == "for" for word in children(part, "mark"))
        subject = child(part, "nsubj", "nsubjpass")
        if subject is not None and subject.i > verb.i and (small or infinitive) and called:
            return conjuncts(subject)
    return ()


def is_small_clause(part: Token) -> bool:
    """Whether a verb's complement is what it says of something without a verb: "declared the city a [haven]", "found her [guilty]"."""
    nominal = part.pos_ in ("ADJ", "NOUN", "PROPN") and part.dep_ in ("ccomp", "xcomp", "oprd")
    return nominal and child(part, "aux", "cop", "mark") is None


def predicated(verb: Token) -> tuple[Token, ...]:
    """Return what the verb says something to be: "declared the city a [haven]", "named her [minister]"."""
    found = tuple(
        part for part in children(verb, "ccomp", "xcomp", "oprd") if is_small_clause(part) and part.i > verb.i
    )
    target = child(verb, "dobj")
    loose = (
        part for part in children(verb, "npadvmod") if target is not None and part.i > target.i
    )  # as the parser may have it
    found = found or tuple(part for part in loose if part.pos_ == "NOUN" and not is_time(part))
    return found or (tuple(_called(target)) if target is not None else ())


def _called(target: Token) -> Iterator[Token]:
    """Yield what the parser has in apposition though no comma does: "called the envoy [a fool]"."""
    for part in children(target, "appos"):
        article = child(part, "det")
        before = part.left_edge.nbor(-1)
        if part.pos_ == "NOUN" and article is not None and article.lower_ in ("a", "an") and before.pos_ != "PUNCT":
            yield part


@once
def slot_of_noun(noun: Token, slot: str) -> tuple[Token, ...]:
    """Return the heads in a noun's slot: its possessor, its premodifiers, or the objects of a preposition after it.

    The slot ``self`` is whom the noun itself denotes: "ally" in "Ben, an ally of Ana", or the bare "critics of Ana".
    """
    if slot == "self":
        return (bearer(noun),)
    if slot == "poss":
        own = tuple(children(noun, "poss"))
        beside = noun.head if noun.dep_ in ("compound", "nmod") and noun.head.dep_ == "conj" else noun
        listed = beside.dep_ == "appos" and any(link.i < beside.i for link in children(beside.head, "cc"))
        if own or not (beside.dep_ == "conj" or listed):
            return own
        others = (beside.head, *children(beside.head, "compound", "nmod"))  # "her son Tim and daughter Eva"
        return tuple(owner for other in others for owner in children(other, "poss"))
    if slot == "compound":
        return tuple(t for t in children(noun, "compound", "amod", "nmod") if t.pos_ in ("PROPN", "ADJ", "NOUN"))
    found = [one.head for prep in children(noun, "prep", "agent") for one in oblique(prep) if one.words == slot]
    top = (
        noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in QUANTIFYING
        else None
    )
    found = [*found] if slot in ("of", "between") else [counted(head) for head in found]
    if not found and top is not None:
        found = [
            one.head
            for prep in children(top, "prep")
            for one in oblique(prep)
            if one.words == slot and one.head != noun
        ]
    return tuple(found)


def bearer(noun: Token) -> Token:
    """Return the name that a noun describes in apposition or as a title, the number of them, else the noun itself."""
    if noun.dep_ in ("appos", "compound", "nmod") and noun.head.pos_ == "PROPN":
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM":
        return noun.head.head  # "three of its workers"
    name = child(noun, "appos")
    return name if name is not None and name.pos_ == "PROPN" else noun


@once
def deep_slot(noun: Token, slot: str, steps: int = MOST_STEPS) -> tuple[Token, ...]:
    """Return who stands in a noun's slot or in that of what it is of: "an end of the ban on exports [to] Chad", "imposed [on]"."""
    found = slot_of_noun(noun, slot)
    if found or slot in ("poss", "compound", "self") or not steps:
        return found
    phrases = [prep for verb in _bringing(noun) for prep in children(verb, "prep")]
    found = tuple(one.head for prep in phrases for one in oblique(prep) if one.words == slot and one.head != noun)
    inner = [
        one.head for prep in children(noun, "prep") for one in oblique(prep) if one.words == "of" and one.head != noun
    ]
    return found or next((deep for one in inner if (deep := deep_slot(one, slot, steps - 1))), ())


def _bringing(noun: Token) -> Iterator[Token]:
    """Yield the verbs of which a noun is the object: "a ban [imposed] on Chad", "the ban that Mali [has] [imposed] on Chad"."""
    for part in children(noun, "acl", "relcl"):
        if part.tag_ == "VBN" or (part.dep_ == "relcl" and noun in objects(part)):
            yield part


def sides(noun: Token, context: Context) -> tuple[Token, ...]:
    """Return the coordinated actors that a plural noun is of: "[Malian] and [Chadian] negotiators"."""
    for first in children(noun, "amod", "compound", "nmod", "poss"):
        found = tuple(one for one in conjuncts(first) if context.fits(one, "Agent"))
        if len(found) > 1:
            return found
    return ()


def deeds_to_come(verb: Token) -> Iterator[Token]:
    """Yield what a verb, its adjective or its object leads to: "vowed to [leave]", "is ready to [go]", "plans to [buy]"."""
    for deed in children(verb, "xcomp"):
        yield deed
        yield from deeds_to_come(deed)
    for adjective in children(verb, "acomp"):
        yield from children(adjective, "xcomp")
    for noun in objects(verb):
        yield from (part for part in children(noun, "acl", "xcomp") if part.tag_ in ("VB", "VBG"))
        yield from (part for prep in children(noun, "prep") for part in children(prep, "pcomp"))


def done_to(deed: Token, context: Context) -> tuple[Token, ...]:
    """Return the actors that a deed is done to: "cut ties with [Chad]", "send troops to [Mali]", "reject [Peru]'s plan"."""
    clause = context.clauses.of(deed)
    if clause is None:
        return ()
    for slot in ("dative", "object", *TOUCHING, "from"):
        own = tuple(t for t in clause.slot(slot) if not is_time(t))
        found = tuple(t for t in own if context.fits(t, "Agent|Place"))
        if not found and slot == "object":
            found = tuple(t for one in own for t in (*deep_parties(one, context), *party_behind(one, context)))
        if found:
            return found
    return ()


def deep_parties(noun: Token, context: Context) -> tuple[Token, ...]:
    """Return whom or where a deed touches that a noun names: "sanctions on [Chad]"; none for an agent itself."""
    return tuple(t for slot in TOUCHING for t in deep_slot(noun, slot) if context.fits(t, "Agent|Place"))


def helped(verb: Token, context: Context) -> tuple[Token, ...]:
    """Return whom something is done to help: "sent tents to help [Chad] shelter families", "funds to support [farmers]"."""
    words = context.lexicon.words("helping verbs")
    hosts = (verb, *objects(verb), *(t for prep in children(verb, "prep") for t in children(prep, "pobj")))
    for host in hosts:
        for part in children(host, "advcl", "xcomp", "acl", "relcl"):
            inner = context.clauses.of(part)
            if part.lemma_ not in words or part.tag_ != "VB" or inner is None:
                continue
            found = tuple(t for t in (*raised(part), *inner.slot("object")) if context.fits(t, "Agent|Place"))
            found = found or tuple(t for one in inner.slot("object") for t in deep_parties(one, context))
            if found:
                return found
    return ()


def party_behind(noun: Token, context: Context, steps: int = MOST_STEPS) -> tuple[Token, ...]:
    """Return whose deed, word or affair a noun is: "[Chad]'s plan", "the [UN] call", "a request from [the navy]".

    Not whom it is done to: nobody is behind "the killing of Ana".
    """
    if context.fits(noun, "Agent") or not steps:
        return ()
    suffering = {slot for frame in context.lexicon.nouns.get(noun.lemma_, ()) for slot in frame.object}
    kind = context.event_class(noun)
    if kind is None or not any(context.ontology.is_a(kind, name) for name in SUFFERED):
        suffering -= {"poss", "compound"}
    for slot in ("poss", "by", "from", "compound", "of"):
        found = tuple(t for t in slot_of_noun(noun, slot) if t != noun and context.fits(t, "Agent"))
        if found and slot not in suffering:
            return found
    inner = slot_of_noun(noun, "of") if "of" not in suffering else ()
    return next((deep for one in inner if one != noun and (deep := party_behind(one, context, steps - 1))), ())


def parties(noun: Token, context: Context) -> tuple[Token, ...]:
    """Return who is behind a deed, or whom or where it touches: "a ban on exports to [Chad]"; none for an agent itself."""
    if context.fits(noun, "Agent"):
        return ()
    return tuple(dict.fromkeys((*party_behind(noun, context), *deep_parties(noun, context))))


def authors(verb: Token, context: Context) -> tuple[Token, ...]:
    """Return whose text speaks: "[Malta] issued a statement condemning the raid", "[Ana]'s letter praising the crew"."""
    text = verb.head
    if verb.dep_ not in ("acl", "relcl") or text.pos_ != "NOUN" or context.fits(text, "Agent"):
        return ()
    upper = context.clauses.of(text.head) if text.dep_ == "dobj" else None
    makers = upper.slot("subject") if upper is not None else party_behind(text, context)
    return tuple(maker for maker in makers if context.fits(maker, "Agent"))


def is_time(token: Token) -> bool:
    """Whether a phrase says when: "on Monday"."""
    return token.ent_type_ in ("DATE", "TIME")
