"""Find nominal phrases and pronouns, with what they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsgraph.lexicon import Lexicon
from newsgraph.model import MentionKind
from newsgraph.reading.analysis import child, children, following
from newsgraph.reading.mentions.draft import Draft, Page
from newsgraph.reading.parse import Token
from newsgraph.reading.prefixes import unprefixed
from newsgraph.reading.subjects import subjects_of


_PREMODIFIERS = frozenset(
    ("det", "amod", "nummod", "compound", "poss", "nmod", "quantmod", "predet", "advmod", "neg", "nummod")
)
_ARGUMENTS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "dative", "oprd", "ROOT", "poss", "agent"),
)
_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB", "EX"))
_PLURAL = frozenset(("NNS", "NNPS"))
_OWNERS = frozenset(("State", "City", "Region", "GeopoliticalEntity", "Population"))
_BELONGING = frozenset(("of", "in", "from", "for", "at", "with"))
_SHORT_NOUN = 5
_OFFICE_PLACES = frozenset(("attr", "appos", "oprd"))


def find_nominals(page: Page, lexicon: Lexicon, taken: set[int]) -> Iterator[Draft]:
    """Yield nominal phrases and pronouns; tokens in ``taken`` are names or titles already."""
    for token in page.doc.tokens:
        if token.i in taken or token.is_space or token.is_punct:
            continue
        pos = token.pos_
        if pos in ("NOUN", "PROPN"):
            inside = token.dep_ in ("compound", "nmod", "npadvmod", "punct") and not _does_something(token)
            if not inside and not _is_time(token, lexicon):
                yield _nominal(token, page, lexicon)
        elif pos == "PRON" or (pos == "DET" and token.dep_ in _ARGUMENTS):
            if token.tag_ not in _RELATIVE and token.dep_ != "expl":
                yield _pronoun(token, page, lexicon)
        elif token.dep_ in _ARGUMENTS and (_stands_for_people(token) or _is_quantifier(token, lexicon)):
            yield _nominal(token, page, lexicon)


def _does_something(token: Token) -> bool:
    """Whether a noun is the doer in a hyphenated compound: "rebel-held", "army-backed"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].tag_ in ("VBN", "VBD")  # noqa: PLR2004  hyphen, participle


def _is_time(token: Token, lexicon: Lexicon) -> bool:
    if token.ent_type_ in ("DATE", "TIME"):
        return token.lemma_.lower() in lexicon.words("time nouns") or token.pos_ == "PROPN"
    return token.lemma_.lower() in lexicon.words("time nouns") and token.dep_ not in ("nsubj", "dobj", "nsubjpass")


def _stands_for_people(token: Token) -> bool:
    """Whether a number or adjective is a phrase of its own: "145 were killed", "the wounded"."""
    if token.pos_ == "NUM":
        return token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT")
    return token.pos_ == "ADJ" and any(left.lower_ == "the" for left in token.lefts) and token.dep_ != "attr"


def _is_quantifier(token: Token, lexicon: Lexicon) -> bool:
    """Whether an adjective for an amount is who acts: "Many in Lagos see", "Few of them agreed"."""
    return (
        token.pos_ == "ADJ" and token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in lexicon.words("quantity nouns")
    )


def _nominal(token: Token, page: Page, lexicon: Lexicon) -> Draft:
    start = token.i
    for left in token.lefts:
        if left.dep_ in _PREMODIFIERS and left.pos_ != "PUNCT":
            start = min(start, left.left_edge.i)
            break
    return Draft(
        start=start,
        end=_end(token, page, lexicon, 0),
        head=token.i,
        head_end=token.i + 1,
        kind=MentionKind.NOMINAL,
        type=nominal_type(token, page, lexicon),
        of=_owner(token, page, lexicon),
    )


def _end(token: Token, page: Page, lexicon: Lexicon, depth: int) -> int:
    """Return where the phrase ends: behind its head, or behind the of-phrase that its head asks for."""
    name = page.name_at(token.i)
    if name is not None:
        return name.end
    relational = token.lemma_.lower() in lexicon.words("relational nouns") or token.pos_ == "NUM"
    if relational and depth < 2:  # noqa: PLR2004  "members of a group of states" is long enough
        for prep in children(token, "prep"):
            target = next(children(prep, "pobj"), None)
            if prep.lower_ == "of" and prep.i == token.i + 1 and target is not None:
                return _end(target, page, lexicon, depth + 1)
    return token.i + 1


def nominal_type(token: Token, page: Page, lexicon: Lexicon) -> str:
    """Return the class that a phrase's head stands for."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NUM" or lemma in lexicon.words("quantity nouns"):
        for prep in children(token, "prep"):
            for target in children(prep, "pobj"):
                if prep.lower_ == "of" and target.i not in page.names:
                    return _several(_kind(target, lexicon) if target.pos_ == "NOUN" else "CollectiveActor")
    if token.pos_ in ("NUM", "ADJ"):
        return "CollectiveActor"
    kind = _kind(token, lexicon)
    if (
        kind in ("Person", "Concept")
        and is_office(token, page, lexicon)
        and (kind == "Person" or _beside_person(token, page))
    ):
        return "Position"
    return _several(kind) if token.tag_ in _PLURAL else kind


def is_office(token: Token, page: Page, lexicon: Lexicon) -> bool:
    """Whether a noun for a single person says what post somebody holds: "Eva Lind, the mayor", "serves as mayor"."""
    known = lexicon.words("offices") | lexicon.words("callings")
    pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i else ""  # "director general"
    if token.tag_ in _PLURAL or known.isdisjoint((token.lemma_.lower(), unprefixed(token, lexicon), pair)):
        return False
    beside = _beside_person(token, page)
    if token.dep_ in _OFFICE_PLACES and (token.dep_ != "appos" or beside):
        return True
    return beside or (token.dep_ == "pobj" and token.head.lower_ == "as")


def _beside_person(token: Token, page: Page) -> bool:
    bare = child(token, "det", "poss", "nummod") is None  # "lawyer and farmer Ana Silva"
    joined = (*children(token, "conj"), *following(token)) if bare else ()
    said_of = subjects_of(token.head)[0] if token.dep_ == "attr" else ()  # "Ana Silva, who is head of Acme"
    if any(one.lower_ in ("he", "she") for one in said_of):
        return True
    named = [page.name_at(other.i) for other in (token.head, *children(token, "appos"), *joined, *said_of)]
    return any(name is not None and name.type == "Person" for name in named)


def _kind(token: Token, lexicon: Lexicon) -> str:
    lower, lemma = token.lower_, token.lemma_.lower()
    before = token.nbor(-1).lower_ if token.i else ""
    for words in (f"{before} {lower}", f"{before} {lemma}", lower, lemma, lemma.rsplit("-", 1)[-1]):
        if kind := lexicon.kinds.get(words):
            return "Concept" if kind == "Event" else kind
    long_enough = len(lemma) > _SHORT_NOUN
    return "Person" if long_enough and lemma.endswith(_endings(lexicon.words("person endings"))) else "Concept"


@cache
def _endings(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(words)


def _several(kind: str) -> str:
    return "CollectiveActor" if kind == "Person" else kind


def _owner(token: Token, page: Page, lexicon: Lexicon) -> int | None:
    """Return the head of what a phrase belongs to: "Kenyan officials", "Kenya's army", "officials in Kenya"."""
    for part in (*children(token, "poss"), *children(token, "amod", "compound", "nmod")):
        if part.i in page.names or part.dep_ == "poss":
            return part.i
        for inner in children(part, "amod", "compound", "nmod"):
            if inner.i in page.names:
                return inner.i
    people = _kind(token, lexicon) not in ("Concept", "Agreement", "Weapon")
    for prep in children(token, "prep"):
        if prep.lower_ in _BELONGING and (people or prep.lower_ == "of"):
            for target in children(prep, "pobj"):
                name = page.name_at(target.i)
                if prep.lower_ == "of" or (name is not None and (name.type in _OWNERS or prep.lower_ == "for")):
                    return target.i
    return None


def _pronoun(token: Token, page: Page, lexicon: Lexicon) -> Draft:
    lower = token.lower_
    personal = token.tag_ in ("PRP", "PRP$")
    demonstrative = lower in ("this", "that", "these", "those")
    kind = MentionKind.PRONOUN if personal or demonstrative else MentionKind.NOMINAL
    if lower in lexicon.words("person pronouns") or lower in ("i", "me", "my", "myself", "mine"):
        type_ = "Person"
    elif lower in lexicon.words("neuter pronouns") or demonstrative or lower.endswith("thing"):
        type_ = "Concept"
    else:
        type_ = "CollectiveActor"
    end = token.i + 1 if personal else _end(token, page, lexicon, 0)
    if kind is MentionKind.NOMINAL:
        for prep in children(token, "prep"):
            for target in children(prep, "pobj"):
                if prep.lower_ == "of" and prep.i == token.i + 1 and target.pos_ == "NOUN":
                    type_, end = _several(_kind(target, lexicon)), _end(target, page, lexicon, 1)
    return Draft(start=token.i, end=end, head=token.i, head_end=token.i + 1, kind=kind, type=type_)
