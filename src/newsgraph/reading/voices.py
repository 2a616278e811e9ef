"""Who speaks: the attributions over each word, nearest speaker first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from newsgraph.lexicon import Lexicon
from newsgraph.model import Act, Attribution, Modality, Polarity, Span
from newsgraph.reading.analysis import Analysis, children, stretch
from newsgraph.reading.attribution import CueIndex, find_cue, index_cues
from newsgraph.reading.factuality import factuality_of
from newsgraph.reading.parse import Token
from newsgraph.reading.places import Covering


@dataclass(frozen=True, slots=True)
class Heard:
    """The voices over a word, and what the nearest cue makes of it."""

    attributions: tuple[Attribution, ...] = ()
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN

    @property
    def said(self) -> bool:
        """Whether anybody but the article says it."""
        return bool(self.attributions)


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a document with what their cues do."""

    attributions: tuple[Attribution, ...]
    effects: Mapping[str, tuple[Polarity, Modality]]
    anaphoric: frozenset[str] = frozenset()  # denials of what stands elsewhere: "which Ben denied", "deny this"
    asides: Mapping[str, tuple[Span, ...]] = field(
        default_factory=dict
    )  # stretches of a content that the article tells
    _contents: Covering[Attribution] = field(init=False, repr=False, compare=False)
    _cues: Covering[Attribution] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-ups."""
        object.__setattr__(self, "_contents", Covering((one, one.content) for one in self.attributions))
        object.__setattr__(self, "_cues", Covering((one, (one.cue,)) for one in self.attributions))

    def over(self, token: Token) -> tuple[Heard, ...]:
        """Return each line of voices over the token: nested speakers in one, a denial from elsewhere apart.

        A claim that stands in "Ana said that P, which Ben denied" has two: Ana's, and Ben's who denies it. What the
        article says itself and somebody denies later keeps an empty line for the article.
        """
        around = dict.fromkeys(self._contents.at(token.idx))
        found = [
            one for one in around if not one.cue.start <= token.idx < one.cue.end and not self._is_aside(one, token)
        ]
        lines = [Heard()] if not found else []
        for one in found:
            if any(other is not one and _holds_cue(one, other) for other in found):
                continue
            outer = [other for other in found if other is not one and _holds_cue(other, one)]
            line = (one, *sorted(outer, key=_size))
            lines.append(Heard(line, *self.effects[one.id]))
        if found and not lines:  # each holds another's cue: only the nearest counts
            nearest = min(found, key=_size)
            lines.append(Heard((nearest,), *self.effects[nearest.id]))
        if found and all(one.act is Act.DENIAL and one.id in self.anaphoric for one in found):
            lines.insert(0, Heard())
        return tuple(lines)

    def _is_aside(self, attribution: Attribution, token: Token) -> bool:
        return any(span.start <= token.idx < span.end for span in self.asides.get(attribution.id, ()))

    def says(self, speaker: str, token: Token) -> bool:
        """Whether a mention is that of who says what the token stands in."""
        return any(
            one.source == speaker and not one.cue.start <= token.idx < one.cue.end
            for one in self._contents.at(token.idx)
        )

    def cue_at(self, token: Token) -> Attribution | None:
        """Return the attribution whose cue the token belongs to."""
        return next(iter(self._cues.at(token.idx)), None)


def hear(
    analysis: Analysis, attributions: tuple[Attribution, ...], lexicon: Lexicon, *, index: CueIndex | None = None
) -> Voices:
    """Work out what each attribution's cue makes of its content."""
    index = index or index_cues(lexicon)
    effects = {one.id: _effect(one, analysis, lexicon, index) for one in attributions}
    anaphoric = frozenset(one.id for one in attributions if one.act is Act.DENIAL and _points_away(one, analysis))
    unsure = (one for one in attributions if effects[one.id] != (Polarity.ASSERTED, Modality.CERTAIN))
    asides = {one.id: tuple(_asides(one, analysis, set_off=one.id not in anaphoric)) for one in unsure}
    return Voices(attributions, effects, anaphoric, asides)


def _asides(attribution: Attribution, analysis: Analysis, *, set_off: bool) -> Iterator[Span]:
    """Find what is added to a thing named in what somebody denies or plans: "vowed to rebuild Kar, which burned".

    A content that is a clause of its own, or quoted, is all the speaker's.
    """
    for part in attribution.content:
        root, content = analysis.root(part), analysis.tokens_of(part)
        if root is None or any(token.is_quote for token in content):
            continue
        for verb in content:
            if verb.dep_ == "relcl" and verb.head != root and _adds(verb, part, set_off=set_off):
                yield stretch(verb.left_edge, verb.right_edge)


def _adds(verb: Token, part: Span, *, set_off: bool) -> bool:
    """Whether a relative clause is real in its tense and told of a thing within a phrase or infinitive.

    It must be set off by a comma, but in what another said before: who rejects the charge of arming the men who took Kar
    does not deny that they took it.
    """
    first = verb.left_edge
    tensed = any(word.tag_ in ("VBD", "VBZ", "VBP") for word in (verb, *children(verb, "aux", "auxpass")))
    apart = first.i > 0 and (not set_off or first.nbor(-1).text == ",")
    between = takewhile(lambda word: part.start <= word.idx < part.end, (verb.head, *verb.head.ancestors))
    return tensed and apart and all(word.tag_ in ("VB", "VBG") or word.pos_ not in ("VERB", "AUX") for word in between)


def _holds_cue(outer: Attribution, inner: Attribution) -> bool:
    return any(span.start <= inner.cue.start < span.end for span in outer.content)


def _size(attribution: Attribution) -> tuple[int, str]:
    return sum(span.end - span.start for span in attribution.content), attribution.id


def _points_away(attribution: Attribution, analysis: Analysis) -> bool:
    """Whether the content stands outside the cue's own phrase."""
    cue, content = analysis.root(attribution.cue), analysis.root(attribution.content[0])
    return cue is not None and content is not None and not cue.is_ancestor(content)


def _effect(
    attribution: Attribution, analysis: Analysis, lexicon: Lexicon, index: CueIndex
) -> tuple[Polarity, Modality]:
    root = analysis.root(attribution.cue)
    if root is None:
        return (Polarity.DENIED if attribution.act is Act.DENIAL else Polarity.ASSERTED), Modality.CERTAIN
    words = (root, *analysis.tokens_of(attribution.cue))
    found = next(((token, cue) for token in words if (cue := find_cue(token, index)) is not None), None)
    head, cue = found if found is not None else (root, None)
    fits = cue is not None and cue.act is attribution.act  # "told them that", not "told them to"
    polarity = cue.polarity if cue is not None and fits else Polarity.ASSERTED
    modality = cue.modality if cue is not None and fits else Modality.CERTAIN
    if attribution.act is Act.DENIAL:
        polarity = Polarity.DENIED
    own = factuality_of(head, lexicon)
    if own.polarity is Polarity.NEGATED and attribution.act is Act.DENIAL:
        return Polarity.ASSERTED, Modality.POSSIBLE  # who does not deny it leaves it open
    if own.polarity is Polarity.NEGATED:
        believing = modality is not Modality.CERTAIN
        polarity = Polarity.NEGATED if believing else polarity
        modality = modality if believing else Modality.POSSIBLE
    elif own.modality is not Modality.CERTAIN and modality is Modality.CERTAIN:
        modality = own.modality
    return polarity, modality
