"""Attribution without a verb: "according to", "as she put it", "reportedly", colons and dashes after a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from newsgraph.lexicon import Cue, Lexicon
from newsgraph.model import Act
from newsgraph.reading.analysis import child
from newsgraph.reading.attribution.drafts import Draft, numbers, subtree
from newsgraph.reading.attribution.quotes import CLOSING, OPENING, Quote, is_utterance, paragraphs
from newsgraph.reading.attribution.speakers import phrase_head
from newsgraph.reading.parse import Doc, Token, Words


NAME_LENGTH = 5
COLON = Cue(word=":", act=Act.UTTERANCE)
DASHES = frozenset({"—", "–", "―", "-", "--"})


def prepositional(doc: Doc, lexicon: Lexicon) -> Iterator[Draft]:
    """Find "According to the ministry, the road is open"."""
    phrases = sorted(
        (phrase.split(), cue) for phrase, cue in lexicon.cue_phrases.items() if phrase.split()[-1] in _LINKS
    )
    by_first: dict[str, list[tuple[list[str], Cue]]] = defaultdict(list)
    for words, cue in phrases:
        by_first[words[0]].append((words, cue))
    text = [token.lower_ for token in doc.tokens]
    for place, first in enumerate(text):
        for words, cue in by_first.get(first, ()):
            if text[place : place + len(words)] == words:
                yield from _governed(doc, doc[place], doc[place + len(words) - 1], cue)
                break


_LINKS = frozenset({"to", "of", "by", "from", "for"})


def _governed(doc: Doc, first: Token, last: Token, cue: Cue) -> Iterator[Draft]:
    speaker = child(last, "pobj") or (phrase_head(doc[last.i + 1]) if last.i + 1 < len(doc) else None)
    if speaker is None:
        return
    phrase = numbers(speaker.subtree) | frozenset(range(first.i, last.i + 1))
    host = first.head
    while host.dep_ in ("prep", "pcomp", "pobj") and host.head != host and host.i in phrase:
        host = host.head
    content = _host_clause(host, phrase)
    if content:
        yield Draft(cue=tuple(doc[first.i : last.i + 1]), entry=cue, speaker=speaker, content=content)


def _host_clause(host: Token, phrase: frozenset[int]) -> frozenset[int]:
    """Return the clause that the phrase hangs in, or the whole sentence when it opens or closes it."""
    sentence = host.sent
    inner = [number for number in phrase if not host.doc[number].is_punct]
    first, last = min(inner), max(inner)
    opens = not any(
        not (token.is_punct or token.is_space or token.dep_ == "cc") for token in host.doc[sentence.start : first]
    )
    closes = not any(not (token.is_punct or token.is_space) for token in host.doc[last + 1 : sentence.end])
    if opens or closes:
        return numbers(sentence) - phrase
    clause = host
    while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
        clause = clause.head
    return subtree(clause) - phrase


def hearsay(doc: Doc, lexicon: Lexicon) -> Iterator[Draft]:
    """Find "The bank allegedly moved the money": an unnamed voice says so."""
    for token in doc.tokens:
        hedge = lexicon.hedges.get(token.lower_)
        if hedge is None or not hedge.voiced:
            continue
        clause = token.head
        content = subtree(clause) - {token.i}
        if token.dep_ == "advmod" and content:
            cue = Cue(word=token.lower_, act=Act.ASSERTION, polarity=hedge.polarity, modality=hedge.modality)
            yield Draft(cue=(token,), entry=cue, speaker=None, content=content)


def labelled(doc: Doc) -> Iterator[Draft]:
    """Find "Police: Three dead in fire" and, in a transcript, "HOST: Will you stand?"."""
    labels: Counter[str] = Counter()
    found = []
    for begin, last in paragraphs(doc):
        first = begin + 1 if doc[begin].text in OPENING or doc[begin].text in CLOSING else begin
        colon = next((doc[at] for at in range(first, min(first + NAME_LENGTH + 1, last)) if doc[at].text == ":"), None)
        if colon is None or colon.i == first or colon.i + 1 >= last:
            continue
        label = doc[first : colon.i]
        if all(
            _is_name(token) or token.is_punct or _addresses(token, label) for token in (label[0], label[-1], *label)
        ):
            labels[label.text] += 1
            found.append((label, colon, last))
    for label, colon, last in found:
        if labels[label.text] > 1 or _may_speak(label):
            content = frozenset(range(colon.i + 1, last))
            to = next((token for token in label if _addresses(token, label)), colon)
            speaker = _head(label[0], to.nbor(-1))
            yield Draft(cue=(colon,), entry=COLON, speaker=speaker, content=content)


def _addresses(token: Token, label: Words) -> bool:
    """Whether the token is the "to" of "Lima to Quito: …"."""
    return token.lower_ == "to" and label.start < token.i < label.end - 1


def _may_speak(label: Words) -> bool:
    """Whether a label names somebody: a name or a plural, not "Correction"."""
    return any(token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or token.tag_ in ("NNS", "NNPS") for token in label)


def _is_name(token: Token) -> bool:
    return (
        (token.pos_ in ("PROPN", "NOUN", "ADJ") or token.is_title)
        and (token.is_title or token.is_upper)
        and not token.is_stop
    )


def _head(first: Token, last: Token) -> Token:
    return next((token for token in first.doc[first.i : last.i + 1] if not first.i <= token.head.i <= last.i), last)


def signed(doc: Doc, quotes: tuple[Quote, ...]) -> Iterator[Draft]:
    """Find a quotation that its paragraph signs with a dash and a name."""
    for first, last in paragraphs(doc):
        for quote in quotes:
            if not (first <= quote.start and quote.end < last - 1 and doc[quote.end].text in DASHES):
                continue
            rest = [token for token in doc[quote.end + 1 : last] if not (token.is_space or token.is_punct)]
            if rest and len(rest) <= NAME_LENGTH + 3 and rest[0].is_title and is_utterance(doc, quote):
                content = frozenset(range(quote.start, quote.end))
                speaker = _head(rest[0], rest[-1])
                yield Draft(cue=(doc[quote.end],), entry=COLON, speaker=speaker, content=content)
