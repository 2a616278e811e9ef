"""The reading stage: documents in, Readings out. The only place that loads a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language

from newsgraph.errors import UsageError
from newsgraph.lexicon import Lexicon
from newsgraph.model import Act, Document, Gazetteer, Ontology, Problem, Reading
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.attachments import ATTACHMENTS
from newsgraph.reading.attribution import find_attributions, index_cues, speaker_phrases
from newsgraph.reading.claims import Context, find_claims, in_whole_phrases, named_states
from newsgraph.reading.clauses import find_clauses
from newsgraph.reading.coreference import resolve_coreference
from newsgraph.reading.events import find_events
from newsgraph.reading.mentions import Names, find_mentions
from newsgraph.reading.paragraphs import SENTENCE_STARTS
from newsgraph.reading.parse import lay_out
from newsgraph.reading.prefixes import keep_prefixes
from newsgraph.reading.quoted import resolve_first_person
from newsgraph.reading.tagging import remember_tags
from newsgraph.reading.times import TimeWords, find_times, with_bounds
from newsgraph.reading.voices import hear


MOST_CHARACTERS = 1_000_000


class SpacyReader:
    """Reads documents with a loaded spaCy pipeline and the words of a domain.

    Parameters
    ----------
    model
        Name of an installed spaCy pipeline with tagger, parser, lemmatizer and named entities.
    ontology, gazetteer, lexicon, time_words
        The domain.
    batch_size
        How many documents the pipeline takes at a time.

    Raises
    ------
    UsageError
        If no such pipeline is installed.
    """

    def __init__(
        self,
        *,
        model: str,
        ontology: Ontology,
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        time_words: TimeWords,
        batch_size: int = 32,
    ) -> None:
        self._nlp = load_pipeline(model)
        keep_prefixes(self._nlp, lexicon)
        remember_tags(self._nlp)
        openers, leading = (sorted(lexicon.words(name)) for name in ("sentence openers", "never last in a heading"))
        self._nlp.add_pipe(SENTENCE_STARTS, before="parser", config={"openers": openers, "leading": leading})
        speech = sorted(word for word in lexicon.cue_verbs if " " not in word)
        people = sorted(noun for noun, kind in lexicon.kinds.items() if kind == "Person")
        charging = sorted(word.removesuffix(" of") for word in lexicon.cue_verbs if word.endswith(" of"))
        judging = sorted(
            w for w, cue in lexicon.cue_verbs.items() if " " not in w and cue.act in (Act.OPINION, Act.DENIAL)
        )
        words = {"speech": speech, "people": people, "charging": charging, "judging": judging}
        self._nlp.add_pipe(ATTACHMENTS, config=words)
        self._ontology = ontology
        self._names = Names.from_gazetteer(gazetteer)
        self._lexicon = lexicon
        self._cues = index_cues(lexicon)
        self._time_words = time_words
        self._batch_size = batch_size

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one Reading for each document, in order; one that is too long comes back empty with a problem."""
        pairs = ((document.text if len(document.text) <= MOST_CHARACTERS else "", document) for document in documents)
        for doc, document in self._nlp.pipe(pairs, as_tuples=True, batch_size=self._batch_size):
            if len(document.text) > MOST_CHARACTERS:
                message = (
                    f"has {len(document.text):,} characters, more than the {MOST_CHARACTERS:,} that are read; split it"
                )
                yield Reading(
                    document=document, problems=(Problem(stage="reading", message=message, document=document.id),)
                )
            else:
                yield self._understood(Analysis(document, lay_out(doc)))

    def _understood(self, analysis: Analysis) -> Reading:
        """Return what is understood, or an empty Reading with a problem where sentences are nested beyond measure."""
        try:
            return self.understand(analysis)
        except RecursionError:
            message = f"{analysis.document.source}: its sentences are nested too deeply to be read; split them"
            problem = Problem(stage="reading", message=message, document=analysis.document.id)
            return Reading(document=analysis.document, problems=(problem,))
        finally:
            analysis.doc.forget()

    def understand(self, analysis: Analysis) -> Reading:
        """Return what is understood from a parsed document."""
        times = with_bounds(analysis, find_times(analysis, self._time_words), self._time_words)
        mentions = find_mentions(analysis, self._lexicon, self._names)
        mentions, chains, undecided = resolve_coreference(analysis, mentions, self._lexicon, self._names)
        attributions = find_attributions(analysis, mentions, self._lexicon, index=self._cues)
        mentions, chains = resolve_first_person(mentions, chains, attributions)
        context = Context(
            analysis=analysis,
            clauses=find_clauses(analysis.doc),
            mentions=mentions,
            lexicon=self._lexicon,
            ontology=self._ontology,
            states=named_states(mentions, chains),
        )
        voices = hear(analysis, attributions, self._lexicon, index=self._cues)
        happenings = find_events(context, times, voices)
        claims, phrases = in_whole_phrases(find_claims(context, times, happenings, voices), context, times)
        attributions, speakers = speaker_phrases(analysis, mentions, attributions)
        wider = {phrase.id: phrase for phrase in (*speakers, *phrases)}
        return Reading(
            document=analysis.document,
            mentions=(*mentions.items, *wider.values()),
            chains=chains,
            times=times,
            attributions=attributions,
            events=happenings.events,
            claims=claims,
            problems=undecided,
        )


def load_pipeline(model: str) -> Language:
    """Load an installed spaCy pipeline."""
    try:
        nlp = spacy.load(model)
    except OSError:
        raise UsageError(
            f"no spaCy pipeline {model!r} is installed; install it with 'pip install {model}', or name another with --model"
        ) from None
    missing = {"parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if missing:
        raise UsageError(
            f"the pipeline {model!r} lacks {', '.join(sorted(missing))}; choose one for English with all of them"
        )
    return nlp
