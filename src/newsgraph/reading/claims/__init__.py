"""Claims: what the text says of whom, open and typed, with who says it and how sure."""

from newsgraph.reading.claims.context import Context, named_states
from newsgraph.reading.claims.find import find_claims


__all__ = ["Context", "find_claims", "named_states"]
