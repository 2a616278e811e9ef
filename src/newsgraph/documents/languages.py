"""The language of an article: as stated, by its commonest words, or told by a detector that needs no network."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from newsgraph.documents.articles import UNDETERMINED, Found, problem
from newsgraph.model import Problem


_SAMPLE = 5_000  # characters, from the middle: the beginning may be a heading, the end a notice
_COMMON = 0.2  # of the words are common ones of the language
_FEWEST = 100  # characters, below which names outweigh words and no detector can be trusted
_SURE = 0.9  # probability from which on the detector is believed


@dataclass(frozen=True, slots=True)
class Languages:
    """Which language is read, and its commonest words."""

    wanted: str = "en"
    common: frozenset[str] = field(default_factory=frozenset)

    def settle(self, found: Found) -> Found:
        """Give an article its language; one in another language than is read becomes a Problem."""
        if isinstance(found, Problem):
            return found
        stated = _primary(found.language)
        language = stated if stated is not None else self.tell(found.text)
        if language == self.wanted:
            return found if stated is not None else replace(found, language=language)
        return problem(
            f"{found.source}: it is in {language!r}, and {self.wanted!r} is read; name a model for it with --model",
            found.source,
            stage="language",
        )

    def tell(self, text: str) -> str:
        """Return the language of a text; that which is read, where no other one is sure."""
        begin = max(0, (len(text) - _SAMPLE) // 2)
        sample = text[begin : begin + _SAMPLE]
        words = re.findall(r"[^\W\d_]+", sample.lower())
        if len(sample) < _FEWEST or sum(word in self.common for word in words) >= _COMMON * len(words):
            return self.wanted
        language, probability = _detector()(sample)
        return language if probability >= _SURE else self.wanted


def load_languages(path: Path, wanted: str) -> Languages:
    """Load the commonest words of the language that is read."""
    listed: Mapping[str, str] = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return Languages(wanted, frozenset(listed.get(wanted, "").split()))


def _primary(tag: str) -> str | None:
    """Return the language of a tag such as "en-GB"; nothing for one that is none, or none of two letters."""
    primary = re.split(r"[-_]", tag.strip().lower())[0]
    return primary if primary != UNDETERMINED and re.fullmatch(r"[a-z]{2}", primary) else None


@cache
def _detector() -> Callable[[str], tuple[str, float]]:
    """Load the detector, which takes half a second and is always the same."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  only for what its words do not show

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify
