"""The real model, loaded once for all tests of sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsgraph import loading, pipeline
from newsgraph.config import Config, Domain
from newsgraph.model import Document, Knowledge
from newsgraph.plugins import Reader


@pytest.fixture(scope="session")
def machine() -> tuple[Config, Domain, Reader]:
    """Load the domain and the model once."""
    config = Config()
    domain = loading.load_domain(config)
    return config, domain, loading.load_reader(config, domain)


@pytest.fixture(scope="session")
def understood(machine: tuple[Config, Domain, Reader]) -> Callable[[str, str], Knowledge]:
    """Return what makes knowledge of a text as an article of a day."""
    config, domain, reader = machine

    def understand(text: str, published: str) -> Knowledge:
        readings = tuple(reader.read([Document(id="case", text=text, published=published)]))
        return pipeline.understand(readings, (), config, domain)

    return understand
