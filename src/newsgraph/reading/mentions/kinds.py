"""Tell what a name stands for, one answer for each name throughout a document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsgraph.lexicon import Lexicon
from newsgraph.reading.mentions.stretches import Name
from newsgraph.reading.parse import Doc, Token


LABEL_TYPES = {
    "PERSON": "Person",
    "NORP": "Population",
    "ORG": "Organisation",
    "GPE": "City",
    "LOC": "Region",
    "FAC": "Facility",
    "EVENT": "Event",
    "PRODUCT": "Concept",
    "WORK_OF_ART": "Concept",
    "LAW": "Agreement",
    "LANGUAGE": "Concept",
}
PLACES = frozenset(("State", "City", "Region", "Facility", "Place", "GeopoliticalEntity", "Border"))
_KNOWN, _TITLED, _WORDED, _GIVEN, _BESIDE, _LABELLED, _GUESSED = 100, 80, 30, 25, 20, 10, 4
_NUMBERED = re.compile(r"[A-Z]{1,3}-?\d{2,4}")  # a flight, an aircraft, a missile
_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_NAMED_BY_NEXT = frozenset(("Region", "City", "MediaOrganisation", "PoliticalParty", "ResearchOrganisation"))
_AROUND_PLACES = frozenset(("in", "near", "outside", "inside", "across", "around"))
_BEFORE_PLACES = _AROUND_PLACES | {"from", "to", "at", "into", "of", "for", "through", "towards", "leave", "left"}
_LONGEST_ACRONYM = 6

Votes = Counter[str]


_SPEAKING = frozenset(("say", "tell", "add", "tweet", "argue", "insist", "recall"))


def name_types(doc: Doc, found: Sequence[Name], lexicon: Lexicon) -> list[str]:
    """Return the type of each name; names of one form get one type, except where a demonym names a people."""
    ballots: dict[str, Votes] = defaultdict(Counter)
    texts = [doc[name.start : name.end].text for name in found]
    for name, text in zip(found, texts, strict=True):
        ballots[text].update(_votes(name, text, lexicon))
    for name, text in zip(found, texts, strict=True):
        if not name.entries:
            ballots[text].update(_context_votes(doc, name, lexicon))
    known = {text for name, text in zip(found, texts, strict=True) if name.entries or name.demonym}
    _share_surnames(ballots, known - _surnames(doc, found, texts, ballots))
    for text, adjective in _with_demonyms(doc, texts, ballots, lexicon):
        if text not in known:
            ballots[text]["State"] += ballots[text].total() + 1
            ballots[adjective]["Population"] += ballots[adjective].total() + 1
    chosen = {text: _winner(votes) for text, votes in ballots.items()}
    _type_acronyms(doc, found, texts, chosen)
    return [_people(doc, name, chosen[text], lexicon) for name, text in zip(found, texts, strict=True)]


def _surnames(doc: Doc, found: Sequence[Name], texts: Sequence[str], ballots: dict[str, Votes]) -> set[str]:
    """Return the cities' names that end a person's name here and never stand where a place does: "Angus Houston"."""
    ends = {text.rpartition(" ")[2] for text in texts if " " in text and _winner(ballots[text]) == "Person"}
    placed = {
        text
        for name, text in zip(found, texts, strict=True)
        if name.start and doc[name.start - 1].lower_ in _BEFORE_PLACES
    }
    return {text for text in ends - placed if text in ballots and _winner(ballots[text]) == "City"}


def _with_demonyms(
    doc: Doc, texts: Sequence[str], ballots: dict[str, Votes], lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield the names that have an adjective here, as states' have, with it: "Korland" and "Korlandic"."""
    surnames = {text.rpartition(" ")[2] for text in texts if " " in text and _winner(ballots[text]) == "Person"}
    adjectives = {token.text for token in doc.tokens if token.text[0].isupper() and token.dep_ in _MODIFIERS} & set(
        texts
    )
    for text in sorted(set(texts) - surnames):
        sure = " " in text or ballots[text]["Person"] >= _TITLED
        for ending in sorted(lexicon.words("demonym endings")):
            if not sure and (len(ending) > 1 or text.endswith("a")) and text + ending in adjectives:
                yield text, text + ending


def _winner(votes: Votes) -> str:
    return max(votes, key=lambda kind: (votes[kind], kind)) if votes else "Concept"


def _votes(name: Name, text: str, lexicon: Lexicon) -> Votes:
    votes: Votes = Counter()
    fitting = [entry for entry in name.entries if _fits(entry.type, name.label)] or list(name.entries)
    if fitting:
        votes[fitting[0].type] += _KNOWN
    elif name.demonym is not None:
        votes["State"] += _KNOWN
    elif name.capital:
        votes["City"] += _KNOWN
    if kind := worded(text.lower().split(), lexicon):
        votes[kind] += _WORDED
    if name.label:
        votes[LABEL_TYPES[name.label]] += _LABELLED
    words = text.lower().split()
    if len(words) > 1 and words[0] in lexicon.words("male given names") | lexicon.words("female given names"):
        votes["Person"] += _GIVEN
    if _NUMBERED.fullmatch(text):
        votes["Concept"] += _WORDED
    if not votes:
        votes[_guess(text)] += _GUESSED
    return votes


def _context_votes(doc: Doc, name: Name, lexicon: Lexicon) -> Votes:
    """Return what the words around a name say it is: "the daily Nova", "Kano province", "in Kano", "Odera, who"."""
    inside = range(name.start, name.end)
    head = next((doc[index] for index in reversed(inside) if doc[index].head.i not in inside), doc[name.start])
    votes: Votes = Counter()
    if name.start and not doc[name.start].is_sent_start:
        _ask_before(doc[name.start - 1], name, lexicon, votes)
    if name.end < len(doc) and not doc[name.end].is_sent_start:
        _ask_after(doc[name.end], head, name, lexicon, votes)
    for part in head.children:
        if part.dep_ != "appos" or part.pos_ not in ("NOUN", "PROPN"):
            continue
        if part.lemma_.lower() in lexicon.words("offices") | lexicon.words("callings"):
            votes["Person"] += _BESIDE
        elif kind := lexicon.kinds.get(part.lemma_.lower()):
            votes[kind] += _LABELLED
    if _is_state(head, name, lexicon):
        votes["State"] += _TITLED
    if _makes_goods(head, name, lexicon):
        votes["Company"] += 2 * _TITLED
    speaks = head.dep_ == "nsubj" and head.head.lemma_ in _SPEAKING
    if speaks and name.end - name.start > 1 and name.label not in ("ORG", "GPE", "NORP"):
        votes["Person"] += _LABELLED  # "told reporters": two or three words that no list knows are a person
    return votes


def _makes_goods(head: Token, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is that of a firm by what it makes: "a fertiliser producer, Azot", "the cement maker Azot"; not a film's."""
    noun = head.head if head.dep_ == "appos" else head.doc[name.start - 1] if name.start else head
    first, given = head.doc[name.start].lower_, lexicon.words("male given names") | lexicon.words("female given names")
    if noun.lemma_ not in lexicon.words("makers of goods") or noun.pos_ != "NOUN" or first in given:
        return False
    goods = [part for part in noun.children if part.dep_ == "compound" and part.pos_ == "NOUN"]
    return any(part.lemma_ not in lexicon.words("works of people") for part in goods)


def _is_state(head: Token, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name has what only states have: "Norland's foreign minister", "the parliament of Norland"."""
    if name.label != "GPE":
        return False
    owned = head.head.lemma_.lower() if head.dep_ == "poss" else ""
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.dep_ == "prep":
        owned = head.head.head.lemma_.lower()
    return owned in lexicon.words("state belongings")


def _ask_before(before: Token, name: Name, lexicon: Lexicon, votes: Votes) -> None:
    lower = before.lower_
    if lower == "of" and before.i and (kind := lexicon.kinds.get(before.nbor(-1).lower_)) in PLACES - {"Facility"}:
        votes[kind] += _TITLED  # "the province of Lower Vale"
    elif lower == "of" and before.i and before.nbor(-1).lower_ in lexicon.words("of a state"):
        votes["State"] += _TITLED  # "the government of Norland"
    elif any(lower in lexicon.words(words) for words in ("honorifics", "ranks", "offices", "callings")):
        votes["Person"] += _TITLED
    elif before.pos_ == "NOUN" and (kind := lexicon.kinds.get(lower)) and not before.text[0].isupper():
        beside = before.dep_ in ("compound", "nmod", "appos") or before.head.i >= name.start
        votes[kind] += _BESIDE if beside else _GUESSED
    elif lower == "of" and before.head.pos_ == "NOUN" and before.head.lemma_ in lexicon.words("city nouns"):
        votes["City"] += _BESIDE  # "the town of Leva"
    elif lower in _AROUND_PLACES:
        votes["City"] += _LABELLED
    elif lower == "the" and name.label == "PERSON":
        votes["Organisation"] += _LABELLED


def _ask_after(after: Token, head: Token, name: Name, lexicon: Lexicon, votes: Votes) -> None:
    kind = lexicon.kinds.get(after.lower_) if head.head.i == after.i and head.dep_ == "compound" else None
    if kind is not None and kind in _NAMED_BY_NEXT:
        votes[kind] += _BESIDE
    following = after.nbor() if after.text == "," and after.i + 1 < len(after.doc) else after
    if following.lower_ in ("who", "whose"):
        votes["Person"] += _BESIDE
    elif following.lower_ == "which" and after.text == "," and name.label == "PERSON":
        votes["Organisation"] += _BESIDE


def _fits(kind: str, label: str) -> bool:
    if label == "PERSON":
        return kind == "Person"
    if label in ("GPE", "LOC"):
        return kind in PLACES
    return label != "ORG" or kind not in PLACES | {"Person"}


def worded(words: list[str], lexicon: Lexicon) -> str | None:
    """Return what the last words of a name, or those before "of", say it is: "Lund University", "Bank of Ghana"."""
    if kind := lexicon.kinds.get(" ".join(words)):
        return kind if kind not in ("Person", "CollectiveActor") else None
    endings = [words]
    for joiner in ("of", "for", "on"):
        if joiner in words[1:]:
            endings.insert(0, words[: words.index(joiner, 1)])
    for ending in endings:
        for length in (3, 2, 1):
            kind = lexicon.kinds.get(" ".join(ending[-length:])) if len(ending) >= length else None
            if kind is not None and kind not in ("Person", "CollectiveActor"):
                return "Organisation" if kind == "Facility" and ending is not words and "for" in words else kind
    return None


def _guess(text: str) -> str:
    words = text.split()
    if text.isupper():
        return "Organisation"
    two_or_three = 1 < len(words) <= 3  # noqa: PLR2004  the usual length of people's names
    return "Person" if two_or_three and all(word.isalpha() and word[0].isupper() for word in words) else "Concept"


def _share_surnames(ballots: dict[str, Votes], known: set[str]) -> None:
    """Let a surname of one or more words and the full names that end in it follow the same evidence: "Le Pen"."""
    full = [text for text in ballots if " " in text and (text not in known or _winner(ballots[text]) == "Person")]
    for text in sorted(full, key=lambda text: (_winner(ballots[text]) != "Person", text)):
        words = text.split()
        for start in range(1, len(words)):
            short = " ".join(words[start:])
            if short in ballots and short not in known:
                _share(ballots[text], ballots[short], last=start == len(words) - 1)
        if words[0] in ballots and words[0] not in known:
            _share_first(ballots[text], ballots[words[0]])


def _share_first(votes: Votes, short: Votes) -> None:
    """Let "Arbell" be what "Arbell Group" says that it is."""
    kind = _winner(votes)
    if kind not in PLACES | {"Person", "Concept"} and votes[kind] >= _WORDED:
        short[kind] += short.total() + 1


def _share(votes: Votes, short: Votes, *, last: bool) -> None:
    together = votes + short
    if _winner(votes) == "Person":
        short["Person"] += together[_winner(together)] + _BESIDE
    elif last and _winner(short) == "Person" and votes[_winner(votes)] < _WORDED:
        votes["Person"] += together[_winner(together)]


def _type_acronyms(doc: Doc, found: Sequence[Name], texts: Sequence[str], chosen: dict[str, str]) -> None:
    """Give an acronym in brackets the type of the name before it."""
    for (before, long), (name, short) in zip(
        zip(found, texts, strict=True), list(zip(found, texts, strict=True))[1:], strict=False
    ):
        if (
            name.start == before.end + 1
            and doc[before.end].text == "("
            and len(short) <= _LONGEST_ACRONYM
            and short.isupper()
        ):
            if not name.entries:
                chosen[short] = chosen[long]
            elif not before.entries:
                chosen[long] = chosen[short]


def _people(doc: Doc, name: Name, kind: str, lexicon: Lexicon) -> str:
    """Return Population where a demonym names people rather than modifying what belongs to a state."""
    words = doc[name.start : name.end].text.lower()
    if words in lexicon.words("faiths") or words in lexicon.words("peoples"):
        return "Population"
    if words in lexicon.words("party initials"):
        return "PoliticalParty"
    if name.demonym is None or name.entries:
        return kind
    last = doc[name.end - 1]
    compounded = name.end < len(doc) and doc[name.end].text == "-"  # "Swiss-based"
    modifies = (
        compounded
        or last.dep_ in _MODIFIERS
        or (last.pos_ == "ADJ" and last.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"))
    )
    return "State" if modifies else "Population"
