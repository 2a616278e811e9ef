"""Words with a prefix, kept whole: "re-election", "vice-president", "ex-minister".

spaCy's tokenizer cuts at every hyphen, but the corpora that its parsers learn from keep such words whole, so that the parser takes
the parts of "won re-election" for three objects. A capital letter after the hyphen begins a name, which is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from spacy.language import Language

from newsgraph.lexicon import Lexicon
from newsgraph.reading.parse import Token


Cuts = Callable[[str], Iterator[re.Match[str]]]


def keep_prefixes(nlp: Language, lexicon: Lexicon) -> None:
    """Let the tokenizer of a pipeline of our own leave prefixes with their words."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "infix_finditer"):  # a pipeline may bring a tokenizer of its own
        tokenizer.infix_finditer = partial(_cuts, tokenizer.infix_finditer, lexicon.words("prefixes"))


def _cuts(cuts: Cuts, prefixes: frozenset[str], word: str) -> Iterator[re.Match[str]]:
    return (cut for cut in cuts(word) if not _joins(cut, prefixes))


def _joins(cut: re.Match[str], prefixes: frozenset[str]) -> bool:
    before, after = cut.string[: cut.start()], cut.string[cut.end() :]
    return cut[0] == "-" and before.lower() in prefixes and after[:1].islower()


def is_former(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word says that a state is over: "former", or the prefix of "ex-minister"."""
    return token.lower_ in lexicon.words("former") or unprefixed(token, lexicon) != token.lower_


def unprefixed(token: Token, lexicon: Lexicon) -> str:
    """Return a word in lower case without a prefix that says that a state is over: "minister" of "ex-minister"."""
    prefix, hyphen, rest = token.lower_.partition("-")
    return rest if hyphen and rest and prefix in lexicon.words("former") else token.lower_
