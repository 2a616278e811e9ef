"""Load what reading needs: the domain, and the readers that the settings name, in one process or many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from newsgraph.cache import KeepingReader, ReadingCache, RememberingReader
from newsgraph.config import Config, Domain
from newsgraph.plugins import READERS, MakeReader, Reader, choose
from newsgraph.workers import ManyReaders


def load_domain(config: Config) -> Domain:
    """Load the ontology, the gazetteer and the words of the domain."""
    from newsgraph.graph.skos import load_gazetteer
    from newsgraph.graph.vocabulary import load_ontology
    from newsgraph.lexicon import load_lexicon

    ontology = load_ontology(config.ontology)
    return Domain(
        ontology=ontology,
        gazetteer=load_gazetteer(config.gazetteers),
        lexicon=load_lexicon(config.words, ontology),
    )


def load_remembering_reader(config: Config, domain: Domain, cache: ReadingCache) -> Reader:
    """Load a reader that reads only what is not in the cache, and keeps that."""
    if config.processes == 1:
        return RememberingReader(lambda: KeepingReader(load_reader(config, domain), cache), cache)
    load = partial(_load_keeping_reader, replace(config, processes=1), cache)
    return RememberingReader(lambda: ManyReaders(load, config.processes), cache)


def _load_keeping_reader(config: Config, cache: ReadingCache) -> Reader:
    return KeepingReader(load_reader(config, load_domain(config)), cache)


def load_reader(config: Config, domain: Domain) -> Reader:
    """Load the reader that the settings name, in as many processes as they say."""
    if config.processes > 1:
        return ManyReaders(partial(load_one_reader, config), config.processes)
    built_in: Mapping[str, MakeReader] = {"spacy": _spacy_reader}
    return choose(READERS, config.reader, built_in)(config, domain)


def load_one_reader(config: Config) -> Reader:
    """Load the reader that the settings name, with its domain, for another process."""
    return load_reader(replace(config, processes=1), load_domain(config))


def _spacy_reader(config: Config, domain: Domain) -> Reader:
    from newsgraph.reading.importing import import_spacy

    import_spacy()
    from newsgraph.reading.reader import SpacyReader
    from newsgraph.reading.times import load_time_words

    return SpacyReader(
        model=config.model,
        ontology=domain.ontology,
        gazetteer=domain.gazetteer,
        lexicon=domain.lexicon,
        time_words=load_time_words(config.words),
        batch_size=config.batch_size,
    )
