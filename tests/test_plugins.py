"""Other packages may take the place of a stage."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from newsgraph import plugins
from newsgraph.errors import UsageError


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that a package puts forward a reader called "mine"."""
    point = EntryPoint("mine", "json:loads", plugins.READERS)
    monkeypatch.setattr(plugins, "entry_points", lambda group: EntryPoints([point]).select(group=group))


def test_plug_in_is_found_by_name() -> None:
    assert plugins.choose(plugins.READERS, "mine", {"spacy": print})("[]") == []


def test_built_in_part_goes_first() -> None:
    assert plugins.choose(plugins.READERS, "spacy", {"spacy": 5}) == 5


def test_unknown_name_lists_the_known() -> None:
    with pytest.raises(UsageError, match="no 'other' among the readers; there are: mine, spacy"):
        plugins.choose(plugins.READERS, "other", {"spacy": 5})


def test_nothing_is_found_where_nothing_is_installed() -> None:
    assert plugins.find_plugins(plugins.VIEWS) == {}
