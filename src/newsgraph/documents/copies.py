"""Syndicated copies: articles that repeat what another one says, word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newsgraph.documents.articles import problem
from newsgraph.model import Document, Problem


if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


def _copied(texts: Sequence[_Text]) -> Iterator[tuple[str, Document]]:
    """Yield each copy by its id, with the article that it copies; that one is never a copy itself."""
    import numpy as np  # noqa: PLC0415  as datasketch, below

    signatures = np.empty((len(texts), _PERMUTATIONS), dtype=np.uint32)
    for place, text in enumerate(texts):
        signatures[place] = _signature(text)
    kept: dict[int, list[int]] = defaultdict(list)  # of each band that articles share, those that are no copies
    for place, (text, bands) in enumerate(zip(texts, _shared_bands(signatures), strict=True)):
        shared = bands[bands >= 0].tolist()
        near = np.array(sorted({other for band in shared for other in kept[band]}), dtype=int)
        alike = (signatures[near] == signatures[place]).sum(axis=1).tolist()
        nearest = sorted((-number, texts[other].document.id, other) for number, other in zip(alike, near, strict=True))
        originals = (texts[other] for _, _, other in nearest[:_NEAREST])
        original = next((other for other in originals if _is_copy(text, other)), None)
        if original is not None:
            yield text.document.id, original.document
            continue
        for band in shared:
            kept[band].append(place)


def _signature(text: _Text) -> NDArray[np.uint64]:
    from datasketch import MinHash  # noqa: PLC0415  it needs scipy; one article needs neither

    signature = MinHash(num_perm=_PERMUTATIONS, seed=1)
    signature.update_batch([" ".join(run).encode() for run in sorted(text.runs)])
    hashes: NDArray[np.uint64] = signature.hashvalues  # of 32 bits each
    return hashes


def _shared_bands(signatures: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Return a number for each band of each signature (articles by bands), or -1 for what no other signature has.

    Two articles that share a band may be alike. An index by all bands would hold some ten kilobytes an article.
    """
    import numpy as np  # noqa: PLC0415  as above
    from datasketch import MinHashLSH  # noqa: PLC0415  as above

    cut = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    numbers = np.full((len(signatures), cut.b), -1, dtype=np.int32)
    for band in range(cut.b):
        part = signatures[:, band * cut.r : (band + 1) * cut.r]
        _, which, often = np.unique(part, axis=0, return_inverse=True, return_counts=True)
        shared = often[which.ravel()] > 1
        numbers[shared, band] = which.ravel()[shared] * cut.b + band
    return numbers


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
