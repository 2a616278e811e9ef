"""Claims: what the text says of whom, open and typed, with who says it and how sure."""

from newsgraph.reading.claims.context import Context, named_states
from newsgraph.reading.claims.find import find_claims
from newsgraph.reading.claims.wording import in_whole_phrases


__all__ = ["Context", "find_claims", "in_whole_phrases", "named_states"]
