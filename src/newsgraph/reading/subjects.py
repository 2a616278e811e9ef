"""Who a verb's subject is, in whatever clause it stands: relative pronouns, shared subjects, control and raising undone."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.reading.analysis import child, children
from newsgraph.reading.controllers import ADDRESSING, BLAMING, PENALTIES, SUBJECT_CONTROL
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import RELATIVE, is_tally, members, relative_clause


def subjects_of(token: Token) -> tuple[tuple[Token, ...], bool]:
    """Return the heads of the subject, and whether they were borrowed from another clause."""
    own = child(token, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if own is not None:
        return _resolved(own, token), False
    if (expletive := child(token, "expl")) is not None:
        return ((expletive,), False)
    return _borrowed(token), True


def _resolved(subject: Token, verb: Token) -> tuple[Token, ...]:
    """Follow a relative pronoun to what it stands for; spread a coordination over its members."""
    if subject.lower_ in RELATIVE and subject.tag_ in ("WDT", "WP", "IN", "DT"):
        clause = relative_clause(verb)
        return _before(antecedents(clause.head), clause) if clause is not None else ()
    return members(subject)


def _before(nouns: tuple[Token, ...], clause: Token) -> tuple[Token, ...]:
    """Leave out what is coordinated only behind a relative clause: "Egypt, which backs the army, and Chad"."""
    return tuple(noun for noun in nouns if noun.i < clause.i)


def antecedents(noun: Token) -> tuple[Token, ...]:
    """Return what a modified noun stands for: the subject of "It is a bank that lends", the name before an apposition."""
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        subject = child(noun.head, "nsubj")
        if subject is not None and subject.pos_ != "PRON" and child(noun.head, "expl") is None:
            return subjects_of(noun.head)[0]
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN":
        return (noun.head,)
    if _says_what_somebody_is(noun):
        return subjects_of(noun.head.head)[0] or members(noun)
    return members(noun)


def _says_what_somebody_is(noun: Token) -> bool:
    """Whether it is the noun of "lived in exile as a former spy who …"."""
    role = noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB"
    article = child(noun, "det")
    return role and article is not None and article.lower_ in ("a", "an") and child(noun.head.head, "dobj") is None


def _borrowed(verb: Token) -> tuple[Token, ...]:
    """Return the subject that a verb without one shares with what it hangs on."""
    upper = verb.head
    if upper == verb:
        return ()
    if verb.dep_ in ("acl", "relcl", "pcomp"):
        return _of_modifier(verb)
    if upper.pos_ in ("VERB", "AUX"):
        return _of_upper(verb, upper)
    above = upper.head
    if upper.dep_ in ("attr", "acomp") and verb.dep_ in ("conj", "xcomp", "ccomp") and above.pos_ in ("VERB", "AUX"):
        return subjects_of(above)[0]
    return ()


def _of_upper(verb: Token, upper: Token) -> tuple[Token, ...]:
    """Return the subject shared with the verb above: "came and left", "wants to leave", "left, saying so"."""
    if verb.dep_ in ("xcomp", "ccomp"):
        return _controller(verb, upper)
    if verb.tag_ == "VB" and (asked := [one for noun in children(upper, "dobj") for one in _asked(noun, upper)]):
        return members(asked[0])  # "put pressure on Chad to withdraw"
    shares = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "dep", "parataxis") and verb.tag_ in ("VBG", "VBN", "VB"))
    return subjects_of(upper)[0] if shares else ()


def _of_modifier(verb: Token) -> tuple[Token, ...]:
    """Return the noun that a reduced or relative clause modifies, or the subject of a gerund's clause."""
    if verb.dep_ == "acl":
        return _modified(verb)
    if verb.dep_ == "pcomp":
        return _of_gerund(verb)
    nominal = verb.head.pos_ in ("NOUN", "PROPN", "PRON")
    return antecedents(verb.head) if nominal and child(verb, "dobj", "prep", "aux") is not None else ()


def _controller(verb: Token, upper: Token) -> tuple[Token, ...]:
    """Return what the subject of an open complement is: the object of "forced them to go", else the subject."""
    target = next((one for one in children(upper, "dobj", "dative") if not is_tally(one)), None) or _addressed(upper)
    infinitive = child(verb, "aux") is not None or verb.tag_ == "VB"
    if (
        target is not None
        and target.i < verb.i
        and (infinitive or verb.tag_ == "VBG")
        and upper.lemma_ not in SUBJECT_CONTROL
    ):
        return _resolved(target, upper)
    if _opens_clause(verb):
        return ()
    return subjects_of(upper)[0]


def _addressed(verb: Token) -> Token | None:
    """Return who is called on to do something: "called on Chad to withdraw", "appealed to the two sides to meet"."""
    return next(_asked(verb), None)


def _asked(word: Token, *hosts: Token) -> Iterator[Token]:
    """Yield whom a verb or noun of asking asks to do something: "call on [Chad] to withdraw"."""
    for prep in (prep for host in (word, *hosts) for prep in children(host, "prep")):
        if (word.lemma_, prep.lower_) in ADDRESSING:
            yield from children(prep, "pobj")


def _opens_clause(verb: Token) -> bool:
    """Whether the verb opens a clause of its own with "that", "if", "whether"."""
    return child(verb, "mark") is not None


def _modified(verb: Token) -> tuple[Token, ...]:
    """Return the noun that a reduced relative clause modifies: "a bus carrying evacuees"."""
    if verb.tag_ == "VB":
        asked = next(_asked(verb.head), None)
        return members(asked) if asked is not None else ()
    if verb.tag_ in ("VBG", "VBN"):
        noun = verb.head
        found = antecedents(noun)
        return found if noun not in found else (noun,)
    return ()


def _of_gerund(verb: Token) -> tuple[Token, ...]:
    """Return the understood subject of "accused X of doing", "after meeting Y, X left"."""
    prep = verb.head
    upper = prep.head
    if prep.lower_ == "including" and upper.pos_ == "NOUN" and upper.head.dep_ == "prep":
        upper = upper.head.head  # "accused Ana of abuses, including jailing critics"
        upper = upper if upper.pos_ == "VERB" else upper.head
    if upper.dep_ in ("dobj", "nsubjpass") and upper.head.lemma_ in BLAMING and prep.lower_ in ("of", "for"):
        return members(upper)  # "accused Chad's leaders of arming rebels", hung on the leaders
    if prep.lower_ in ("for", "over") and (laid_on := _laid_on(upper, prep)) is not None:
        return members(laid_on)
    if upper.pos_ not in ("VERB", "AUX"):
        return ()
    target = child(upper, "dobj", "nsubjpass")
    if target is not None and target.i < verb.i and upper.lemma_ in BLAMING:
        return members(target)
    return subjects_of(upper)[0]


def _laid_on(upper: Token, charge: Token) -> Token | None:
    """Return whom a penalty is laid on, as who did what it is for: "sanctions on [Chad] for arming rebels"."""
    penalty = upper if upper.pos_ == "NOUN" else child(upper, "dobj", "nsubjpass")
    if penalty is None or penalty.lemma_ not in PENALTIES:
        return None
    hosts = (penalty, *((upper,) if upper != penalty else ()))
    phrases = (prep for host in hosts for prep in children(host, "prep") if prep.i < charge.i)
    return next((one for prep in phrases if prep.lower_ in ("on", "against") for one in children(prep, "pobj")), None)
