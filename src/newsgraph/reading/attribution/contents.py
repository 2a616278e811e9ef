"""Contents: what a cue says, thinks or asks, found by grammar."""

from __future__ import annotations

from newsgraph.model import Act
from newsgraph.reading.analysis import child, children, parted
from newsgraph.reading.attribution.cues import Found
from newsgraph.reading.attribution.drafts import numbers, subtree
from newsgraph.reading.attribution.quotes import CLOSING, OPENING, paragraphs
from newsgraph.reading.attribution.speakers import fused_speaker
from newsgraph.reading.parse import Token


ADDRESSING = frozenset({"tell", "remind", "inform", "assure", "warn", "convince", "persuade", "notify", "advise"})
ASIDES = frozenset({"parataxis", "ccomp", "advcl", "dep", "relcl"})
LONGEST_ASIDE = 12  # tokens of "…, the minister said on Monday, …"
UNJOINED = frozenset({"conj", "dep", "npadvmod", "dobj", "attr", "ROOT"})
PREDICATIVE = ("as", "for", "over", "with")
NO_CONTENT = frozenset({"nothing", "anything", "something", "much", "so", "it", "everything", "this", "that"})


def verb_content(found: Found) -> frozenset[int]:
    """Return the tokens of what a verb governs: a clause, an infinitive or a noun phrase."""
    verb = found.head
    if found.preposition is not None:
        return _governed(found, found.preposition)
    clause = _clause(verb)
    if clause:
        return clause
    if found.clausal:
        return frozenset()
    if any(other.dep_ == "xcomp" for other in verb.children):
        return _infinitive(found)
    return _nominal(found)


def _governed(found: Found, preposition: Token) -> frozenset[int]:
    """Return what follows the preposition of "called for": with "accused X of Y" all after the verb."""
    content = _own_phrase(preposition) - {preposition.i}
    target = child(found.head, "dobj", "nsubjpass")
    timed = target is not None and target.ent_type_ in ("DATE", "TIME")  # "called on Friday for"
    if target is not None and not timed and target not in found.others and found.head.i < preposition.i:
        content = _own_phrase(preposition) | _apart(target)
    for clause in children(found.head, "xcomp", "advcl"):
        if clause.i > preposition.i and _infinitival(clause):
            content |= subtree(clause)
    return content | _instances(content, found.head)


def _instances(content: frozenset[int], verb: Token) -> frozenset[int]:
    """Return what right behind a phrase names instances of it: "accused Chad of crimes[, including shelling hospitals]"."""
    doc = verb.doc
    at = max(content, default=verb.i) + 1
    at += at < len(doc) and doc[at].text == ","
    if at >= verb.sent.end or doc[at].lower_ not in ("including", "like") or at < verb.i:
        return frozenset()
    return frozenset(range(at, max(numbers(doc[at].subtree)) + 1))


def _apart(noun: Token) -> frozenset[int]:
    """Return a phrase without a clause set off by a comma, which is the article's: "Ana, who left in May, was accused"."""
    asides = [other for other in children(noun, "relcl") if noun.doc[min(numbers(other.subtree)) - 1].text == ","]
    return subtree(noun, *asides)


def _own_phrase(preposition: Token) -> frozenset[int]:
    """Return the phrase without a finite verb that the parser coordinated with its gerund: "of lying and urged …"."""
    gerund = child(preposition, "pcomp")
    if gerund is None or gerund.tag_ != "VBG":
        return subtree(preposition)
    strays = [other for other in children(gerund, "conj") if other.tag_ in ("VBD", "VBZ", "VBP")]
    cut = min((min(numbers(other.subtree)) for other in strays), default=len(gerund.doc))
    conjunctions = numbers(other for other in children(gerund, "cc") if other.i < cut) if strays else frozenset()
    return frozenset(number for number in subtree(preposition, *strays) - conjunctions if number < cut)


def _infinitival(clause: Token) -> bool:
    auxiliary = child(clause, "aux")
    return auxiliary is not None and auxiliary.lower_ == "to"


def _clause(verb: Token) -> frozenset[int]:
    clauses = [clause for clause in children(verb, "ccomp") if not _is_cue_clause(clause, verb)] or _unmarked(verb)
    if not clauses:
        return frozenset()
    before = [clause for clause in clauses if clause.i < verb.i]
    if before:
        return numbers(_before(verb, before[0]))
    clauses = [clause for clause in clauses if clause == clauses[0] or not _stands_apart(clause, clauses[0])]
    content = frozenset[int]().union(*(subtree(clause) for clause in clauses))
    target = child(verb, "dobj")
    asked = child(clauses[0], "mark", "nsubj", "nsubjpass", "expl") is None
    if target is not None and verb.lemma_ not in ADDRESSING and target.i < clauses[0].i and asked:
        content |= subtree(target)
    return frozenset(number for number in content if number > verb.i)


def _stands_apart(clause: Token, first: Token) -> bool:
    """Whether a semicolon and a subject of its own part a clause from what is said, outside quotation marks."""
    quoted = any(token.text in OPENING for token in first.doc[first.i : clause.i])
    return parted(first, clause) and not quoted and child(clause, "nsubj", "nsubjpass", "expl") is not None


def _unmarked(verb: Token) -> list[Token]:
    """Return a full clause that nothing marks as adverbial: "said after the talks it would sign"."""
    return [
        clause
        for clause in children(verb, "advcl")
        if clause.i > verb.i
        and clause.tag_ not in ("VBG", "VBN")
        and child(clause, "nsubj", "nsubjpass", "expl") is not None
        and child(clause, "mark") is None
        and not any(other.tag_ in ("WRB", "WDT", "WP") for other in clause.children)
        and "," not in [token.text for token in verb.doc[verb.i + 1 : clause.left_edge.i]]
    ]


def _is_cue_clause(clause: Token, verb: Token) -> bool:
    """Whether the parser put the quotation's verb below the verb that introduces it the wrong way round."""
    return clause.sent != verb.sent


def _before(verb: Token, clause: Token) -> list[Token]:
    """Return the sentence up to the words that belong to a verb that stands behind its content."""
    own = [
        other
        for other in verb.children
        if clause.i < other.i < verb.i and other.dep_ not in ("punct", "ccomp", "advcl", "cc", "conj")
    ]
    fused = fused_speaker(verb)
    own += [fused] if fused is not None else []
    left = min((min(numbers(other.subtree)) for other in own), default=verb.i)
    left = min(left, verb.i)
    start = verb.sent.start
    if verb.dep_ in ("conj", "advcl", "relcl", "acl", "ccomp"):
        start = max(start, min(numbers(clause.subtree)))
    inner = [token for token in verb.doc[start:left] if token.i < left]
    after = [token for token in clause.subtree if token.i > verb.i]
    return inner + after


def _infinitive(found: Found) -> frozenset[int]:
    content = frozenset[int]()
    named = child(found.head, "nsubjpass") is not None and child(found.head, "agent") is None
    for other in children(found.head, "xcomp", "dobj", "oprd", *(("nsubjpass",) if named else ())):
        if other.i > found.head.i or other.dep_ in ("xcomp", "nsubjpass"):
            content |= _apart(other)
    return content


def _nominal(found: Found) -> frozenset[int]:
    """Return the object with what is said of it: "criticised the minister for lying", "called him a liar"."""
    verb = found.head
    if child(verb, "auxpass") is not None or child(verb, "nsubjpass") is not None:
        target = child(verb, "nsubjpass")
        return _apart(target) if target is not None and child(verb, "agent") is not None else frozenset()
    if verb.lemma_ in ADDRESSING:
        return frozenset()
    targets = [
        other
        for other in children(verb, "dobj", "oprd", "attr", "acomp")
        if other.i > verb.i and other not in found.others
    ]
    predicated = len(targets) > 1 or any(other.lower_ == "as" for other in children(verb, "prep"))
    if not targets or (targets[0].lower_ in NO_CONTENT and not predicated):
        return frozenset()
    content = frozenset[int]().union(*(subtree(other) for other in targets))
    for preposition in children(verb, "prep"):
        if preposition.lower_ in PREDICATIVE and preposition.i > targets[0].i:
            content |= subtree(preposition)
    return content | _instances(content, verb)


def relative_content(found: Found) -> frozenset[int]:
    """Return what stands before "a claim the group denied" or "which the group denied"."""
    verb = found.head
    if verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return frozenset()
    bound = child(verb, "dobj")
    if bound is not None and bound.lower_ not in ("which", "that", "what"):
        return frozenset()
    if child(verb, "nsubj") is None:
        return frozenset()
    denying = found.entry.act is Act.DENIAL
    if denying and (before := _clause_before(verb.head)):
        return before
    return subtree(_denied_clause(verb) if denying else verb.head, verb)


def _clause_before(noun: Token) -> frozenset[int]:
    """Return the sentence up to a loose "…, a charge the bank denied" that the parser did not join to its clause."""
    first = noun.left_edge
    loose = first.lower_ == "something" or (noun.dep_ in UNJOINED and first.lower_ in ("a", "an"))
    if not loose or first.i == noun.sent.start or noun.doc[first.i - 1].text not in (",", "-", "–", "—"):
        return frozenset()
    return numbers(noun.doc[noun.sent.start : first.i - 1])


def _denied_clause(verb: Token) -> Token:
    """Return what "…, which he denied" and "…, a charge he denied" deny: the clause around the noun, or the noun."""
    noun = verb.head
    opening = verb.doc[min(numbers(verb.subtree))].lower_
    if noun.dep_ in ("nsubj", "ROOT") or (opening != "which" and noun.dep_ != "appos"):
        return noun
    host = noun
    while host.head != host and child(host, "nsubj", "nsubjpass") is None:
        host = host.head
    return host


def parenthetical_content(found: Found) -> frozenset[int]:
    """Return the sentence around "…, the minister said, …" or "As the minister put it, …"."""
    verb, host = found.head, found.head.head
    mark = child(verb, "mark", "advmod")
    quoting = mark is not None and mark.lower_ == "as" and verb.dep_ == "advcl"
    if verb.dep_ not in ASIDES or child(verb, "nsubj") is None or (child(verb, "mark") is not None and not quoting):
        return frozenset()
    own = numbers(verb.subtree)
    around = subtree(host, verb)
    if len(own) > LONGEST_ASIDE or not around or not _set_off(verb, min(own), max(own)):
        return frozenset()
    return around if quoting or min(around) < min(own) else frozenset()


def _set_off(verb: Token, first: int, last: int) -> bool:
    """Whether punctuation or the sentence's edges stand on both sides of the verb's words."""
    doc = verb.doc
    before = first == verb.sent.start or doc[first].is_punct or doc[first - 1].is_punct or doc[first - 1].is_space
    return before and (last + 1 >= len(doc) or doc[last].is_punct or doc[last + 1].is_punct or doc[last + 1].is_space)


def block_content(found: Found) -> frozenset[int]:
    """Return the paragraph that "The mayor added:" introduces; one in quotation marks is left to ``speech``."""
    doc, at = found.head.doc, found.head.i + 1
    if at + 2 >= len(doc) or doc[at].text != ":" or "\n" not in doc[at + 1].text:
        return frozenset()
    following = next(((first, last) for first, last in paragraphs(doc) if first > at), None)
    if following is None or doc[following[0]].text in OPENING or doc[following[0]].text in CLOSING:
        return frozenset()
    return frozenset(range(*following))


def noun_content(found: Found) -> frozenset[int]:
    """Return what a noun announces: "the claim that …", "a plan to …", "calls for …"."""
    noun = found.head
    if found.preposition is not None:
        return subtree(found.preposition) - {found.preposition.i}
    clauses = [clause for clause in children(noun, "acl", "ccomp", "relcl") if clause.i > noun.i and _announced(clause)]
    if clauses:
        return subtree(clauses[0])
    return frozenset()


def _announced(clause: Token) -> bool:
    mark = child(clause, "mark")
    if mark is not None and mark.lower_ in ("that", "whether"):
        return True
    return clause.dep_ != "relcl" and _infinitival(clause)


def adjective_content(found: Found) -> frozenset[int]:
    """Return what follows "is sure that", "are willing to", "was aware of"."""
    if found.preposition is not None:
        return subtree(found.preposition) - {found.preposition.i}
    content = frozenset[int]()
    for clause in children(found.head, "ccomp", "xcomp"):
        if clause.i > found.head.i:
            content |= subtree(clause)
    return content
