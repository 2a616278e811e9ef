"""Syndicated copies: articles that repeat what another one says, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newsgraph.documents.articles import problem
from newsgraph.model import Document, Problem


if TYPE_CHECKING:
    from datasketch import LeanMinHash

_RUN = 3  # words that are compared together
_FEWEST = 40  # words, below which two articles may be alike by chance
_CANDIDATE = 0.5  # resemblance from which on two articles are compared in full
_CONTAINED = 0.9  # of the runs of a copy stand in what it copies
_NEAREST = 10  # candidates that are compared in full
_PERMUTATIONS = 128
_FRAME = 30  # words at either end, at most a tenth: datelines, credits and notices may differ


@dataclass(frozen=True, slots=True)
class _Text:
    """An article and how many words it has; the words themselves, of all articles at once, would fill the memory."""

    document: Document
    length: int

    @property
    def words(self) -> tuple[str, ...]:
        """The words, as they are compared."""
        return _words(self.document)

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every few words that follow each other, whatever their case."""
        words = tuple(word.lower() for word in self.words)
        return frozenset(zip(*(words[begin:] for begin in range(_RUN)), strict=False))

    @property
    def telling(self) -> frozenset[str]:
        """The names and figures between the first words and the last."""
        frame = min(_FRAME, self.length // 10)
        within = self.words[frame : self.length - frame]
        return frozenset(word for word in within if word != word.lower() or any(map(str.isdigit, word)))


def part_copies(documents: Iterable[Document]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Part articles from copies of them, which become Problems that say what they copy.

    A copy says nearly nothing that the other article does not say too, and brings no name or figure of its own: what
    brings one is an update. Of several copies the one first published is kept, and of those the longest. The result
    does not depend on the order of the documents, in which both halves come.

    Notes
    -----
    Candidates are found by locality-sensitive hashing of MinHash signatures [1]_, then compared in full.

    .. [1] A. Broder, "On the resemblance and containment of documents", 1997.
    """
    known = tuple(documents)
    texts = [text for document in known if (text := _Text(document, len(_words(document)))).length >= _FEWEST]
    if len(texts) > 1 and find_spec("datasketch") is None:
        missing = "copies were not looked for, which needs datasketch; say: pip install 'newsgraph[inputs]'"
        return known, (Problem(stage="copies", message=missing),)
    copied = dict(_copied(sorted(texts, key=_age))) if len(texts) > 1 else {}
    kept = tuple(document for document in known if document.id not in copied)
    return kept, tuple(_told(document, copied[document.id]) for document in known if document.id in copied)


def _words(document: Document) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", document.text))


def _age(text: _Text) -> tuple[str, int, str]:
    return text.document.published or "9999", -text.length, text.document.id


def _copied(texts: Iterable[_Text]) -> Iterator[tuple[str, Document]]:
    """Yield each copy by its id, with the article that it copies; that one is never a copy itself."""
    from datasketch import MinHashLSH  # noqa: PLC0415  it needs scipy; one article needs neither

    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    kept: dict[str, tuple[_Text, LeanMinHash]] = {}
    for text in texts:
        signature = _signature(text)
        near = sorted((-signature.jaccard(kept[name][1]), name) for name in index.query(signature))[:_NEAREST]
        original = next((kept[name][0] for _, name in near if _is_copy(text, kept[name][0])), None)
        if original is None:
            kept[text.document.id] = (text, signature)
            index.insert(text.document.id, signature)
        else:
            yield text.document.id, original.document


def _signature(text: _Text) -> LeanMinHash:
    from datasketch import LeanMinHash, MinHash  # noqa: PLC0415  as above

    signature = MinHash(num_perm=_PERMUTATIONS, seed=1)
    signature.update_batch([" ".join(run).encode() for run in sorted(text.runs)])
    return LeanMinHash(signature)  # without the permutations, which are the same for all


def _is_copy(text: _Text, original: _Text) -> bool:
    runs = text.runs
    contained = len(runs & original.runs) / len(runs)
    return contained >= _CONTAINED and text.telling <= {*original.words}


def _told(document: Document, original: Document) -> Problem:
    return problem(
        f"{document.source}: a copy of {original.source} ({original.id}), counted as one voice with it; read it too with --keep-duplicates",
        document.source,
        stage="copies",
    )
