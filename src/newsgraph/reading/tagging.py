"""Parts of speech from tags, worked out once for each word and tag.

spaCy's attribute ruler tries each of its patterns on each token, which takes a sixth of the time of parsing. Most patterns
look at nothing but the word and its tag, so that what they say of these can be kept. The others are tried as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs


RULER = "attribute_ruler"
REMEMBERING_RULER = "newsgraph_attribute_ruler"
KNOWN = frozenset({"TAG", "LOWER", "ORTH", "TEXT", "IS_SPACE"})  # what a word and its tag tell
MOST_WORDS = 100_000  # of which it is known what the ruler says, in some 20 MB

Attributes = dict[int, Any]


def remember_tags(nlp: Language) -> None:
    """Let a pipeline that has an attribute ruler set the same attributes more quickly."""
    if RULER in nlp.pipe_names:
        nlp.add_pipe(REMEMBERING_RULER, before=RULER)
        nlp.disable_pipe(RULER)


@Language.factory(REMEMBERING_RULER, default_config={"replaced": RULER})
def make_remembering_ruler(nlp: Language, name: str, replaced: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  spaCy's signature
    """Return a component that sets what the attribute ruler named ``replaced`` sets, attribute for attribute."""
    ruler = nlp.get_pipe(replaced)
    assert isinstance(ruler, AttributeRuler)
    patterns: list[dict[str, Any]] = cast("Any", ruler.patterns)
    alone = [number for number, rule in enumerate(patterns) if all(map(_looks_at_one, rule["patterns"]))]
    of_words = _matcher(nlp, patterns, alone)
    of_more = _matcher(nlp, patterns, sorted({*range(len(patterns))}.difference(alone)))

    @lru_cache(MOST_WORDS)
    def said_of(word: int, tag: int) -> tuple[tuple[int, ...], Attributes]:
        doc = Doc(nlp.vocab, [nlp.vocab.strings[word]], tags=[nlp.vocab.strings[tag]])
        rules = tuple(sorted(number for number, _ in _matches(ruler, of_words, doc)))
        return rules, _together(ruler, rules)

    def rule(doc: Doc) -> Doc:
        words = [said_of(word, tag) for word, tag in doc.to_array(["ORTH", "TAG"]).tolist()]
        more: dict[int, list[int]] = {}
        for number, place in _matches(ruler, of_more, doc):
            more.setdefault(place, []).append(number)
        for token, (rules, together) in zip(doc, words, strict=True):
            found = more.get(token.i)
            if attributes := _together(ruler, sorted([*rules, *found])) if found else together:
                set_token_attrs(token, attributes)
        return doc

    return rule


def _looks_at_one(pattern: list[dict[str, Any]]) -> bool:
    """Whether a pattern asks nothing but one word and its tag."""
    return len(pattern) == 1 and pattern[0].keys() <= KNOWN


def _matcher(nlp: Language, patterns: list[dict[str, Any]], rules: Iterable[int]) -> Matcher:
    """Return a matcher for some of the ruler's patterns, by their numbers."""
    matcher = Matcher(nlp.vocab, validate=False)
    for number in rules:
        matcher.add(str(number), patterns[number]["patterns"])
    return matcher


def _matches(ruler: AttributeRuler, matcher: Matcher, doc: Doc) -> Iterable[tuple[int, int]]:
    """Yield each rule that matches, with the place of the token that it speaks of."""
    for match, start, end in matcher(doc, allow_missing=True, as_spans=False):
        number = int(ruler.vocab.strings[match])
        index = ruler.indices[number]
        yield number, index + (start if index >= 0 else end)


def _together(ruler: AttributeRuler, rules: Iterable[int]) -> Attributes:
    """Return what rules say together; a later rule overrules an earlier one."""
    return {name: value for number in rules for name, value in ruler.attrs[number].items()}
