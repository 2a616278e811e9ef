"""Find where names stand: the parser's entities mended by known names, by capitals and by what is no part of a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from newsgraph.lexicon import Lexicon
from newsgraph.reading.mentions.edges import is_said_twice, parts, trimmed
from newsgraph.reading.mentions.kinds import PLACES, worded
from newsgraph.reading.mentions.known import Names, first_word
from newsgraph.reading.mentions.stretches import Name, Stretches, covered, extended, repeated
from newsgraph.reading.parse import Doc, Token


_STATE_BODIES = frozenset(("Government", "GovernmentBody", "MilitaryForce"))
_RULERS = frozenset(("State", "IntergovernmentalOrganisation"))


def find_names(doc: Doc, lexicon: Lexicon, names: Names) -> list[Name]:
    """Return the names of a document in text order, none inside another."""
    words = [token.text for token in doc.tokens]
    known = list(_known(doc, words, names, lexicon))
    seen = [name for part in parts(doc, words) if (name := trimmed(*part, doc, lexicon))]
    found = _mended(seen, known, doc, names, lexicon)
    for finder in (_runs(doc, words, lexicon, covered(found)), _acronyms(words)):
        taken = covered(found)
        found += [name for name in finder if taken.isdisjoint(range(name.start, name.end))]
    found += repeated(doc, words, found, covered(found))
    found = extended(doc, words, found, lexicon)
    found.sort(key=lambda name: name.start)
    looked_up = [_looked_up(name, doc, names) for name in found]
    sure = {words[name.start] for name in looked_up if not _may_be_common(name, doc, lexicon)}
    return [
        name
        for name in looked_up
        if (_is_known(name) and not _is_portfolio(name, words, lexicon))
        or not (
            _is_no_name(name, words, lexicon) or (_may_be_common(name, doc, lexicon) and words[name.start] not in sure)
        )
    ]


def _may_be_common(name: Name, doc: Doc, lexicon: Lexicon) -> bool:
    """Whether only its place at the start of a sentence gives a word its capital: "Terrorism is on the agenda"."""
    token = doc[name.start]
    first = token.is_sent_start or (name.start > 0 and doc[name.start - 1].is_quote)
    noun = name.label == "PERSON" and (token.lower_ in lexicon.nouns or token.lower_ in lexicon.kinds)
    people = name.label == "ORG" and lexicon.kinds.get(token.lower_.removesuffix("s")) == "Person"  # "Farmers"
    noun = noun or (people and token.lower_.endswith("s"))
    plain = (noun or token.pos_ not in ("PROPN", "X")) and name.label != "NORP" and not token.text.isupper()
    return name.end - name.start == 1 and first and plain


def _is_no_name(name: Name, words: list[str], lexicon: Lexicon) -> bool:
    """Whether a word is a time zone or the like, or part of an office: "Secretary of Defense", "Defense Minister"."""
    if words[name.start].lower() in lexicon.words("no names"):
        return True
    if _is_office(words[name.start : name.end], lexicon):
        return True
    after = words[name.end].lower() if name.end < len(words) else ""
    modifier = name.end - name.start == 1 and words[name.start].lower() in lexicon.words("title modifiers")
    if modifier and after in lexicon.words("offices"):
        return True
    if name.start < 2 or name.end - name.start > 1 or name.label in ("GPE", "LOC"):  # noqa: PLR2004  two words before
        return False
    office = words[name.start - 2]
    return words[name.start - 1] == "of" and office[0].isupper() and office.lower() in lexicon.words("offices")


def _is_portfolio(name: Name, words: list[str], lexicon: Lexicon) -> bool:
    """Whether a word before a post in a cabinet says what it is for: the "Labour" of a labour minister is no party."""
    after = words[name.end].lower() if name.end < len(words) else ""
    portfolio = name.end - name.start == 1 and words[name.start].lower() in lexicon.words("title modifiers")
    return portfolio and after in lexicon.words("posts in a cabinet")


def _is_office(words: list[str], lexicon: Lexicon) -> bool:
    """Whether all words are those of a post with its modifiers: "International President"."""
    lower = [word.lower() for word in words]
    modifiers = lexicon.words("title modifiers") | lexicon.words("offices")
    return len(words) > 1 and lower[-1] in lexicon.words("offices") and all(word in modifiers for word in lower)


def _looked_up(name: Name, doc: Doc, names: Names) -> Name:
    if name.entries or name.demonym or name.capital:
        return name
    text = doc[name.start : name.end].text
    return replace(name, entries=names.find(text), demonym=names.demonym(text), capital=text in names.capitals)


# ------------------------------------------------------------------------------------------- what is known


def _known(doc: Doc, words: list[str], names: Names, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the longest known name at each token, and peoples and faiths."""
    peoples = lexicon.words("peoples") | lexicon.words("faiths")
    text, tokens = doc.text, doc.tokens
    ends = {token.idx + len(token): token.i + 1 for token in tokens}
    after = 0
    for index, word in enumerate(words):
        if index < after or not (word[0].isupper() or word[0].isdigit()):
            continue
        offset = tokens[index].idx
        for name in names.starts.get(first_word(word), ()):
            end = ends.get(offset + len(name))
            if end is not None and text.startswith(name, offset):
                after = end
                yield Name(index, end, "", names.entries.get(name, ()), names.demonym(name), name in names.capitals)
                break
        else:
            if word.lower() in peoples and not (index + 1 < len(doc) and _proper(doc[index + 1], words[index + 1])):
                yield Name(index, index + 1, "NORP")


def _mended(seen: list[Name], known: list[Name], doc: Doc, names: Names, lexicon: Lexicon) -> list[Name]:
    """Return the parser's names with known ones put in where these say more."""
    found = Stretches(seen)
    for name in known:
        rivals = found.over(name)
        if not rivals:
            if not _inside_longer(name, doc):
                found.add(name)
            continue
        if any(other.start < name.start or other.end > name.end for other in rivals) and not _is_known(name):
            continue
        if all(name.start <= other.start and other.end <= name.end for other in rivals):
            found.remove(rivals)
            found.add(replace(name, label=name.label or rivals[0].label))
            continue
        rival = rivals[0]
        if len(rivals) == 1 and (rest := _without_place(name, rival, doc, names, lexicon)):
            found.remove(rivals)
            found.add(replace(name, label="NORP" if name.demonym else "GPE"))
            found.add(rest)
    return found.names()


def _is_known(name: Name) -> bool:
    return bool(name.entries) or name.demonym is not None or name.capital


def _without_place(name: Name, rival: Name, doc: Doc, names: Names, lexicon: Lexicon) -> Name | None:
    """Return what a name is without a state before it: "Kenyan" "Ann Wanjiru", "Peru" 's "Congress", "UK" "Treasury"."""
    rules = any(entry.type in _RULERS for entry in name.entries)
    if name.start != rival.start or not (name.demonym or rules):
        return None
    if doc[name.end].text in ("'s", "’s", "'", "’"):
        return Name(name.end + 1, rival.end, rival.label) if name.end + 1 < rival.end else None
    rest = doc[name.end : rival.end]
    if rival.label == "PERSON" and len(rest) > 1 and name.demonym:
        return Name(name.end, rival.end, rival.label)
    body = worded(rest.text.lower().split(), lexicon) in _STATE_BODIES and rest[0].text[0].isupper()
    if body or any(entry.type not in PLACES for entry in names.find(rest.text)):
        return Name(name.end, rival.end, rival.label)
    return None


def _inside_longer(name: Name, doc: Doc) -> bool:
    """Whether capitals go on before or after, so that the known name is only a part of another."""
    if name.demonym is not None and not name.entries:
        return False
    after = name.end
    if after < len(doc) and doc[after].text[0].isupper() and doc[after].pos_ == "PROPN" and not doc[after].ent_type_:
        return doc[name.end - 1].dep_ == "compound" and doc[name.end - 1].head.i == after and not name.entries
    return False


# ------------------------------------------------------------------------------------- what the parser missed


def _runs(doc: Doc, words: list[str], lexicon: Lexicon, taken: Collection[int]) -> Iterator[Name]:
    """Yield runs of capitalised proper nouns; behind a known name only what a rank begins: "Chadian Sergeant [Ali Said]"."""
    skipped = (
        lexicon.words("honorifics") | lexicon.words("offices") | lexicon.words("ranks") | lexicon.words("time nouns")
    )
    index, tokens = 0, doc.tokens
    while index < len(tokens):
        if not _proper(tokens[index], words[index]):
            index += 1
            continue
        end = index + 1
        while end < len(tokens) and (_proper(tokens[end], words[end]) or _joins(doc, words, end, lexicon)):
            if is_said_twice(words, end):
                break
            end += 1
        start = index
        while start < end and words[start].lower() in skipped:
            start += 1
        if start > 1 and words[start - 1] == "of" and words[start - 2].lower() in lexicon.words("offices"):
            start = end  # "Secretary of State"
        if start in taken:
            start = _behind_rank(words, start, end, lexicon)
        if start < end:
            yield Name(start, end)
        index = end


def _behind_rank(words: list[str], start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the name of somebody with a rank begins, two words at least, else where the run ends."""
    titles = lexicon.words("honorifics") | lexicon.words("ranks")
    begin = max((place + 1 for place in range(start, end) if words[place].lower() in titles), default=end)
    return begin if begin + 1 < end else end


def _proper(token: Token, word: str) -> bool:
    return word[0].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT")


def _joins(doc: Doc, words: list[str], index: int, lexicon: Lexicon) -> bool:
    """Whether a small word or hyphen between two proper nouns belongs to one name: "Bank of Ghana", "Al-Aqsa"."""
    if index + 1 >= len(doc) or not _proper(doc[index + 1], words[index + 1]):
        return False
    if words[index] == "-":
        return not doc[index - 1].whitespace_ and not doc[index].whitespace_
    if words[index] == "of":
        return lexicon.kinds.get(words[index - 1].lower(), "Person") != "Person"
    return words[index].lower() in lexicon.words("surname particles")


def _acronyms(words: list[str]) -> Iterator[Name]:
    """Yield acronyms in brackets: "the Harbour Workers' League (HWL)"."""
    for index in range(1, len(words) - 1):
        word = words[index]
        if words[index - 1] == "(" and words[index + 1] == ")" and word.isupper() and word.isalpha() and len(word) > 1:
            yield Name(index, index + 1)
