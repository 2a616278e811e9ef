"""Speakers: who stands behind a cue, through passives, coordination, control and participles."""

from __future__ import annotations

from newsgraph.reading.analysis import child, children
from newsgraph.reading.parse import Token


OBJECT_CONTROL = frozenset({"urge", "ask", "tell", "force", "lead", "allow", "want", "prompt", "cause", "order"})
TEXTS = frozenset({"statement", "letter", "tweet", "message", "speech", "note", "email", "memo", "post"})
QUOTING = frozenset({"quote", "cite"})  # "she was quoted as saying": she speaks, not who quotes her
RELAYING = frozenset({*QUOTING, "report"})  # "quoted the mayor as saying": the mayor speaks
IMPERSONAL = frozenset({"it", "there", "what"})


def find_speaker(verb: Token) -> Token | None:
    """Return the head of the noun phrase whose voice the verb reports."""
    return _behind_comma(verb) or _by_grammar(verb) or fused_speaker(verb) or _inverted(verb)


def _behind_comma(verb: Token) -> Token | None:
    """Return the speaker behind a comma: in "… fled raids by rebels, the agency said" no rebels speak.

    An apposition would end with a comma too; a name that begins the sentence or follows a quotation is the speaker.
    """
    subject = child(verb, "nsubj")
    told = child(subject, "appos") if subject is not None else None
    if subject is None or told is None or told.right_edge.i != verb.i - 1 or told.left_edge.nbor(-1).text != ",":
        return None
    first = subject.left_edge
    return told if first.i > verb.sent.start and not verb.doc[first.i - 1].is_punct else None


def _by_grammar(verb: Token) -> Token | None:
    seen: set[int] = set()
    current = verb
    while current.i not in seen:
        seen.add(current.i)
        found = _own(current)
        if found is not None:
            return found
        step = _step(current)
        if step is None:
            return None
        if step.pos_ in ("NOUN", "PROPN", "PRON", "DET", "NUM"):
            return step
        current = step
    return None


def fused_speaker(verb: Token) -> Token | None:
    """Return the speaker whom the parser took for an apposition: "It was lost to Ana Gil, the head of the port said"."""
    if verb.i == 0 or verb.tag_ not in ("VBD", "VBZ", "VBP") or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    token = verb.nbor(-1)
    while token.dep_ != "appos" and token.head != token and token.head.i < verb.i:
        token = token.head
    first = token.left_edge.i
    apposed = token.dep_ == "appos" and token.pos_ in ("NOUN", "PROPN") and token.head.pos_ in ("NOUN", "PROPN")
    return token if apposed and token.right_edge.i == verb.i - 1 and verb.doc[first - 1].text == "," else None


def _inverted(verb: Token) -> Token | None:
    """Return the name after ``"…," said Ana Gil``, where the parser saw no subject."""
    doc = verb.doc
    if verb.i == 0 or verb.i + 1 >= len(doc) or verb.tag_ not in ("VBD", "VBZ", "VBP") or not doc[verb.i - 1].is_punct:
        return None
    return phrase_head(doc[verb.i + 1])


def phrase_head(token: Token) -> Token | None:
    """Return the head of the noun phrase that begins with the token."""
    first = token.i
    while (
        token.dep_ in ("compound", "amod", "det", "poss", "nmod", "nummod", "case", "advmod") and token.head.i > first
    ):
        token = token.head
    return token if token.pos_ in ("PROPN", "NOUN", "PRON") else None


def _own(verb: Token) -> Token | None:
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        agent = child(verb, "agent")
        return child(agent, "pobj") if agent is not None else None
    if child(verb, "auxpass") is not None or child(verb, "nsubjpass") is not None:
        if verb.lemma_ in QUOTING:
            return child(verb, "nsubjpass")
        agent = child(verb, "agent")
        return child(agent, "pobj") if agent is not None else None
    quoted = child(verb, "dobj")
    if quoted is not None and verb.lemma_ in RELAYING and any(_as_saying(other) for other in children(verb, "prep")):
        return quoted
    subject = child(verb, "nsubj")
    if subject is None:
        return None
    return None if subject.lower_ in IMPERSONAL and subject.tag_ != "PRP" else subject


def _as_saying(preposition: Token) -> bool:
    """Whether it is the "as" of "quoted the mayor as saying"."""
    return preposition.lower_ == "as" and child(preposition, "pcomp") is not None


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for."""
    if pronoun.tag_ not in ("WP", "WDT"):
        return None
    current = pronoun.head
    while current.dep_ in ("conj", "xcomp", "ccomp") and current.head != current:
        current = current.head
    return current.head if current.dep_ in ("relcl", "acl") and current.head.pos_ in ("NOUN", "PROPN", "PRON") else None


def _step(verb: Token) -> Token | None:
    """Return where an elided subject must be looked for: a verb above, or the noun that a participle describes."""
    head = verb.head
    described = verb.dep_ in ("acl", "relcl") and verb.tag_ != "VBN" and (verb.dep_ == "acl" or verb.tag_ == "VBG")
    if verb.dep_ == "conj":
        return head if child(verb, "nsubjpass") is None else None
    if verb.dep_ == "xcomp":
        controlled = child(head, "dobj")
        return controlled if controlled is not None and head.lemma_ in OBJECT_CONTROL else head
    if verb.dep_ in ("advcl", "ccomp", "parataxis", "dep"):
        return _subject_above(verb)
    if verb.dep_ == "pcomp":
        return _governor(head)
    return _described(head) if described else None


def _subject_above(verb: Token) -> Token | None:
    if child(verb, "auxpass") is not None or verb.head == verb:
        return None
    subject = child(verb.head, "nsubj", "nsubjpass")
    if subject is None:
        return verb.head
    return _reacting(verb.head) or subject if verb.tag_ == "VBG" and subject.pos_ == "NOUN" else subject


def _reacting(verb: Token) -> Token | None:
    """Return the name behind the object: in "The launch drew anger from Chad, saying …" no launch speaks."""
    things = (verb, *children(verb, "dobj"))
    sources = (prep for thing in things for prep in children(thing, "prep") if prep.lower_ == "from")
    names = (name for prep in sources for name in children(prep, "pobj"))
    return next((name for name in names if name.ent_type_ in ("GPE", "ORG", "NORP", "PERSON")), None)


def _described(noun: Token) -> Token | None:
    """Return who speaks in "issued a statement saying": the subject of the verb, for a text that somebody gives."""
    if noun.pos_ in ("VERB", "AUX"):
        return noun
    verb = noun.head
    given = noun.dep_ == "dobj" and verb.pos_ == "VERB" and noun.lemma_.lower() in TEXTS
    subject = child(verb, "nsubj") if given else None
    return subject if subject is not None else noun


def _governor(preposition: Token) -> Token | None:
    """Return the verb or owner that a preposition with a verb below it hangs on: "in announcing", "a tweet about"."""
    head = preposition.head
    if preposition.lower_ == "as" and head.lemma_ in RELAYING and child(head, "dobj") is not None:
        return child(head, "dobj")
    if head.pos_ in ("VERB", "AUX"):
        subject = child(head, "nsubj", "nsubjpass")
        return subject if subject is not None else head
    return owner(head)


def owner(noun: Token) -> Token | None:
    """Return whose claim, plan or belief a noun names: "the union's claim", "a promise by the bank"."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return possessor
    for preposition in children(noun, "prep", "agent"):
        if preposition.lower_ in ("by", "from", "of"):
            found = child(preposition, "pobj")
            if found is not None:
                return found
    return next((name for name in children(noun, "compound") if name.ent_type_ in ("ORG", "PERSON")), None)


def part_of(noun: Token) -> Token | None:
    """Return "officials" for "some" in "some of the officials"."""
    preposition = child(noun, "prep")
    return child(preposition, "pobj") if preposition is not None and preposition.lower_ == "of" else None
