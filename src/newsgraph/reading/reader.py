"""The reading stage: documents in, Readings out. The only place that loads a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

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
MOST_TOKENS = 120_000  # of one article; the parser takes some 16 kB for each while it looks at them all at once
BATCH_TOKENS = 40_000  # of the articles that the parser takes at a time, if they are more than one


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
        for batch in self._batches(documents):
            for doc, (document, refusal) in self._nlp.pipe(batch, as_tuples=True, batch_size=len(batch)):
                if refusal is None:
                    yield self._understood(Analysis(document, lay_out(doc)))
                else:
                    problem = Problem(stage="reading", message=refusal, document=document.id)
                    yield Reading(document=document, problems=(problem,))

    def _batches(self, documents: Iterable[Document]) -> Iterator[list[tuple[Doc, tuple[Document, str | None]]]]:
        """Yield documents cut into tokens, as many together as the parser may take at a time; a long one alone."""
        batch: list[tuple[Doc, tuple[Document, str | None]]] = []
        tokens = 0
        for document in documents:
            doc, refusal = self._cut(document)
            if batch and (len(batch) == self._batch_size or tokens + len(doc) > BATCH_TOKENS):
                yield batch
                batch, tokens = [], 0
            batch.append((doc, (document, refusal)))
            tokens += len(doc)
        if batch:
            yield batch

    def _cut(self, document: Document) -> tuple[Doc, str | None]:
        """Return the tokens of a document, or none with the reason why it is too long to be read."""
        length = len(document.text)
        doc = self._nlp.make_doc(document.text if length <= MOST_CHARACTERS else "")
        if length > MOST_CHARACTERS:
            return doc, f"has {length:,} characters, more than the {MOST_CHARACTERS:,} that are read; split it"
        if len(doc) > MOST_TOKENS:
            refusal = f"has {len(doc):,} words and marks, more than the {MOST_TOKENS:,} that are read; split it"
            return self._nlp.make_doc(""), refusal
        return doc, None

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
