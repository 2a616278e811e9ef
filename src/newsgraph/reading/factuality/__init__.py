"""Whether a predicate is put forward as so: polarity and modality, composed from everything that stands above it.

The walk starts at the predicate and climbs the parse: negation, modal verbs, hedging adverbs and conditionals of each
clause, and the verbs, adjectives and nouns whose complement it is ("failed to", "a plan to"). It ends where the
sentence ends, or where what somebody says begins: voices are laid on top by ``voices.py``.
"""

from newsgraph.reading.factuality.climb import factuality_of, stands_though_rejected
from newsgraph.reading.factuality.values import PLAIN, STRENGTH, Factuality
from newsgraph.reading.factuality.words import is_indefinite, own_words


__all__ = ["PLAIN", "STRENGTH", "Factuality", "factuality_of", "is_indefinite", "own_words", "stands_though_rejected"]
