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
DOING = frozenset({"by", "because of", "according to", "due to", "thanks to"})  # what comes from somebody
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
    return tuple(found) if all(_is_near(token, clause, found) for token in found) else None


def _is_near(token: Token, clause: Clause, found: list[Token]) -> bool:
    """Whether a word belongs to the verb: as "sanction", as "diplomatic" before "tie", as "held them [responsible]"."""
    behind = token.dep_ == "amod" and token.i > token.head.i and token.head in clause.neighbours
    return token in clause.neighbours or token.head in found or behind


def raised(verb: Token) -> tuple[Token, ...]:
    """Return who is to do what the verb brings about: "let [inspectors] enter", "called for [talks] to start", "found [Ana] guilty"."""
    for part in children(verb, "ccomp", "advcl", "xcomp"):
        small = is_small_clause(part)
        bare = part.tag_ == "VB" or is_subjunctive(part)
        infinitive = bare and all(word.tag_ == "TO" for word in children(part, "aux"))
        called = part.dep_ != "advcl" or any(word.lower_ == "for" for word in children(part, "mark"))
        subject = child(part, "nsubj", "nsubjpass")
        if subject is not None and subject.i > verb.i and (small or infinitive) and called:
            return conjuncts(subject)
    return ()


def is_subjunctive(verb: Token) -> bool:
    """Whether a verb has its bare form beside a single thing: "proposed that Chad [recognise] Mali"."""
    subject = child(verb, "nsubj")
    single = subject is not None and subject.tag_ in ("NN", "NNP") and child(subject, "conj") is None
    return verb.tag_ == "VBP" and single and any(word.lower_ == "that" for word in children(verb, "mark"))


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
    found = [_titled(head) for head in ([*found] if slot in ("of", "between") else map(counted, found))]
    if not found and top is not None:
        found = [
            one.head
            for prep in children(top, "prep")
            for one in oblique(prep)
            if one.words == slot and one.head != noun
        ]
    return tuple(found)


def _titled(noun: Token) -> Token:
    """Return the name after a title that the parser takes for the noun: "the Chadian president [Ana Silva]"."""
    if noun.pos_ != "NOUN":
        return noun
    named = (one for one in children(noun, "appos") if one.ent_type_ == "PERSON" and one.left_edge.i == noun.i + 1)
    return next(named, noun)


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
    """Return the coordinated actors that a plural noun is of: "[Malian] and [Chadian] negotiators", "armies of [Mali] and [Chad]"."""
    beside = tuple(children(noun, "amod", "compound", "nmod", "poss"))
    for first in beside:
        found = tuple(one for one in conjuncts(first) if context.fits(one, "Agent"))
        if len(found) > 1:
            return found
    apart = tuple(one for one in beside if context.fits(one, "Agent"))  # as the parser may have it
    if len(apart) > 1 and any(any(children(one, "cc")) for one in apart):
        return apart
    of = tuple(one for slot in ("of", "from") for one in slot_of_noun(noun, slot) if context.fits(one, "Agent"))
    return of if noun.tag_ == "NNS" and len(of) > 1 else ()


def deeds_to_come(verb: Token) -> Iterator[Token]:
    """Yield what a verb, its adjective or its object leads to: "vowed to [leave]", "is ready to [go]", "plans to [buy]"."""
    for deed in children(verb, "xcomp"):
        yield deed
        yield from deeds_to_come(deed)
    for adjective in children(verb, "acomp"):
        yield from children(adjective, "xcomp")
    for noun in objects(verb):
        for part in children(noun, "acl", "xcomp"):
            if part.tag_ in ("VB", "VBG"):
                yield part
            yield from children(part, "xcomp")  # "an effort to try to [end] it", "a plan designed to [help]"
        yield from (part for prep in children(noun, "prep") for part in children(prep, "pcomp"))


def done_to(deed: Token, context: Context) -> tuple[Token, ...]:
    """Return the actors that a deed is done to: "cut ties with [Chad]", "send troops to [Mali]", "reject [Peru]'s plan"."""
    clause = context.clauses.of(deed)
    if clause is None:
        return ()
    for slot in ("dative", "object", *TOUCHING, "from"):
        own = tuple(t for t in clause.slot(slot) if not is_time(t))
        own = own or (_helped_on(deed) if slot == "object" else ())
        found = tuple(t for t in own if context.fits(t, "Agent|Place"))
        if not found and slot == "object":
            found = tuple(t for one in own for t in (*deep_parties(one, context), *party_behind(one, context)))
        if found:
            return found
    return ()


def _helped_on(deed: Token) -> tuple[Token, ...]:
    """Return who is brought to do something, as the parser may have it: "help [Chad and Mali] reach a truce"."""
    for part in children(deed, "ccomp"):
        subject = child(part, "nsubj")
        if subject is not None and subject.i > deed.i and child(part, "mark", "aux") is None:
            return conjuncts(subject)
    return ()


def deep_parties(noun: Token, context: Context, steps: int = MOST_STEPS) -> tuple[Token, ...]:
    """Return whom or where a deed touches that a noun names: "sanctions on [Chad]", "claims that [guards] beat him".

    Where no phrase of the noun names anybody, those below may: "a curb on the movement of goods in [Chad]".
    """
    found = tuple(t for slot in TOUCHING for t in deep_slot(noun, slot) if context.fits(t, "Agent|Place"))
    found = found or tuple(t for t in _told_of(noun) if context.fits(t, "Agent"))
    if found or not steps:
        return found
    hosts = (noun, *_bringing(noun))  # "money spent under the budget of [the port]"
    below = (
        one for host in hosts for prep in children(host, "prep") for one in oblique(prep) if one.words not in DOING
    )
    inner = (one.head for one in below if one.head != noun and not is_time(one.head))
    named = ((t,) if context.fits(t, "Agent|Place") else deep_parties(t, context, steps - 1) for t in inner)
    return next((deep for deep in named if deep), ())


def _told_of(noun: Token) -> Iterator[Token]:
    """Yield of whom a noun's content tells: "claims that [guards] beat him"."""
    for part in children(noun, "acl", "ccomp"):
        subject = child(part, "nsubj", "nsubjpass")
        if subject is not None and subject.tag_ not in ("WDT", "WP", "PRP") and part.i > noun.i:
            yield from conjuncts(subject)


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
        makers = _makers(noun, context) if slot == "by" else ()
        found = tuple(t for t in (*slot_of_noun(noun, slot), *makers) if t != noun and context.fits(t, "Agent"))
        if found and slot not in suffering:
            return found
    inner = slot_of_noun(noun, "of") if "of" not in suffering else ()
    return next((deep for one in inner if one != noun and (deep := party_behind(one, context, steps - 1))), ())


def _makers(noun: Token, context: Context) -> Iterator[Token]:
    """Yield who is said to have done a deed by a participle that adds little: "threats made by [Chad]"."""
    for verb in children(noun, "acl"):
        if verb.tag_ == "VBN" and verb.lemma_ in context.lexicon.light_verbs:
            yield from (one.head for by in children(verb, "agent") for one in oblique(by))


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
