"""Candidates: every cue of the lexicon that has a content in its grammar, or may yet get a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.model import Act
from newsgraph.reading.analysis import child, children
from newsgraph.reading.attribution.contents import (
    adjective_content,
    block_content,
    noun_content,
    parenthetical_content,
    relative_content,
    verb_content,
)
from newsgraph.reading.attribution.cues import CueIndex, Found, cue_tokens, match_cue
from newsgraph.reading.attribution.drafts import Draft
from newsgraph.reading.attribution.speakers import find_speaker, owner
from newsgraph.reading.parse import Doc, Token


CONTENTS = (verb_content, relative_content, parenthetical_content, block_content)
LIGHT = frozenset({"make", "offer", "express", "issue", "give", "deliver", "voice", "raise", "have", "share", "repeat"})


def by_verbs(doc: Doc, index: CueIndex) -> Iterator[Draft]:
    """Find "The union said that it would strike", "a claim the bank denied" and "…, the mayor said"."""
    for token in doc.tokens:
        found = match_cue(token, index.verbs) if token.pos_ in ("VERB", "AUX") else None
        if found is None:
            continue
        speaker = find_speaker(token)
        content = next((content for find in CONTENTS if (content := find(found))), frozenset[int]())
        if speaker is None and not _unnamed(found):
            continue
        yield Draft(cue=cue_tokens(found, index), entry=found.entry, speaker=speaker, content=content)


def _unnamed(found: Found) -> bool:
    """Whether a passive leaves the speaker unsaid: "it was reported that", "she was accused of"."""
    verb = found.head
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return found.entry.act is Act.ACCUSATION
    return child(verb, "auxpass", "nsubjpass") is not None and child(verb, "agent") is None


def by_nouns(doc: Doc, index: CueIndex) -> Iterator[Draft]:
    """Find "the bank's claim that it knew nothing" and "The bank issued a warning that rates will rise"."""
    for token in doc.tokens:
        found = match_cue(token, index.nouns) if token.pos_ == "NOUN" else None
        if found is None:
            continue
        content = noun_content(found)
        verb = light_verb(token, index)
        speaker = find_speaker(verb) if verb is not None else owner(token)
        if not content or (speaker is None and not _told(token)) or (speaker is not None and speaker.i in content):
            continue
        first = cue_tokens(Found(entry=found.entry, head=verb), index)[0] if verb is not None else token
        last = found.others[-1] if found.others and found.others[-1].i == token.i + 1 else token
        yield Draft(cue=tuple(doc[first.i : last.i + 1]), entry=found.entry, speaker=speaker, content=content)


def _told(noun: Token) -> bool:
    """Whether a noun tells what some unnamed voice says: "reports that the bridge fell", not "plans to build one"."""
    marks = (child(clause, "mark") for clause in children(noun, "acl", "ccomp", "relcl"))
    return any(mark is not None and mark.lower_ == "that" for mark in marks)


def light_verb(noun: Token, index: CueIndex) -> Token | None:
    """Return the verb of "issued a warning"; a verb that is a cue itself has the noun in its content."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or child(noun, "poss") is not None:
        return None
    return verb if verb.lemma_ in LIGHT or match_cue(verb, index.verbs) is None else None


def by_adjectives(doc: Doc, index: CueIndex) -> Iterator[Draft]:
    """Find "The minister is confident that the bill will pass"."""
    for token in doc.tokens:
        found = match_cue(token, index.adjectives) if token.dep_ in ("acomp", "conj", "oprd") else None
        if found is None:
            continue
        verb = token.head
        if verb.pos_ not in ("AUX", "VERB") or verb.i > token.i:
            continue
        content = adjective_content(found)
        speaker = find_speaker(verb)
        if content and speaker is not None:
            yield Draft(cue=tuple(doc[verb.i : token.i + 1]), entry=found.entry, speaker=speaker, content=content)
