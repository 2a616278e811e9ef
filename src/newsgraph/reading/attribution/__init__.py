"""Attribution: who says, thinks, denies or asks what.

Every cue of the lexicon with a content in its grammar becomes a draft (``candidates``, ``phrases``); quotations are
given to the cue beside them (``speech``); drafts that only repeat what stands over them are left out (``nesting``);
and what remains becomes attributions between mentions.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.lexicon import Lexicon
from newsgraph.model import Act, Attribution, Mention, stable_id
from newsgraph.reading.analysis import Analysis, stretch
from newsgraph.reading.attribution.before import denying_what_was_told
from newsgraph.reading.attribution.candidates import by_adjectives, by_nouns, by_verbs
from newsgraph.reading.attribution.cues import CueIndex, find_cue, index_cues
from newsgraph.reading.attribution.drafts import Draft, stretches
from newsgraph.reading.attribution.nesting import without_repetition
from newsgraph.reading.attribution.phrases import COLON, hearsay, labelled, prepositional, signed
from newsgraph.reading.attribution.phrasing import speaker_phrases
from newsgraph.reading.attribution.quotes import Quote, find_quotes, is_utterance, quote_at
from newsgraph.reading.attribution.speakers import antecedent, part_of
from newsgraph.reading.attribution.speech import join_quotes
from newsgraph.reading.mentions import Mentions
from newsgraph.reading.parse import Doc, Token


__all__ = ["CueIndex", "find_attributions", "find_cue", "find_drafts", "index_cues", "speaker_phrases"]


def find_attributions(
    analysis: Analysis, mentions: Mentions, lexicon: Lexicon, *, index: CueIndex | None = None
) -> tuple[Attribution, ...]:
    """Find who says what, in text order.

    Parameters
    ----------
    analysis
        The parsed document.
    mentions
        Its referring expressions: the sources come from them.
    lexicon
        Cues and hedges.
    index
        The lexicon's cues, where a caller keeps them for many documents.

    Returns
    -------
    tuple of Attribution
        Each with its cue, the stretches of its content and its source, or no source for an unnamed voice.
    """
    return tuple(_attributions(analysis.doc, find_drafts(analysis.doc, lexicon, index=index), mentions))


def find_drafts(doc: Doc, lexicon: Lexicon, *, index: CueIndex | None = None) -> tuple[Draft, ...]:
    """Find attributions as tokens, in text order, each with the lexicon's entry for its cue."""
    quotes = find_quotes(doc)
    speech = tuple(quote for quote in quotes if is_utterance(doc, quote))
    index = index or index_cues(lexicon)
    plain = [*by_verbs(doc, index), *by_nouns(doc, index), *by_adjectives(doc, index), *prepositional(doc, lexicon)]
    plain += [*hearsay(doc, lexicon), *signed(doc, quotes)]
    outside = [draft for draft in plain if quote_at(speech, draft.anchor) is None]
    joined = join_quotes(doc, [*outside, *labelled(doc)], quotes)
    told = [draft for draft in denying_what_was_told(doc, joined, lexicon) if _speaks(draft, speech)]
    return without_repetition(doc, told)


def _speaks(draft: Draft, speech: tuple[Quote, ...]) -> bool:
    """Whether the draft has a content: verbs such as "continue" have one only where they introduce a quotation."""
    if draft.entry.act is not Act.UTTERANCE or draft.entry is COLON:
        return bool(draft.content)
    return any(quote_at(speech, number) is not None for number in draft.content)


def _attributions(doc: Doc, drafts: tuple[Draft, ...], mentions: Mentions) -> Iterator[Attribution]:
    for draft in drafts:
        content = stretches(doc, draft.content.difference(token.i for token in draft.cue))
        if not content:
            continue
        source = _mention(draft.speaker, mentions) if draft.speaker is not None else None
        cue = stretch(draft.cue[0], draft.cue[-1])
        yield Attribution(
            id=stable_id("attribution", cue.start, cue.end, *(span.start for span in content)),
            cue=cue,
            source=source.id if source is not None else None,
            content=content,
            act=draft.entry.act,
        )


def _mention(speaker: Token, mentions: Mentions) -> Mention | None:
    """Return the speaker's mention; without one, "who" speaks for its antecedent and "some of us" for "us"."""
    found = mentions.at(speaker)
    for noun in (antecedent(speaker), part_of(speaker)):
        if found is None and noun is not None:
            found = mentions.at(noun)
    return found
