"""The words of the domain: predicates with their frames, cues, hedges and kinds of things, read from TOML.

``ontology/lexicon/`` holds the files; its README tells a domain expert how to edit them. Every entry is checked when
it is loaded, and a message about a bad one names the file and the line.
"""

from newsgraph.lexicon.load import load_lexicon
from newsgraph.lexicon.words import Cue, Entailment, Frame, Lexicon, Operator, WordClass


__all__ = ["Cue", "Entailment", "Frame", "Lexicon", "Operator", "WordClass", "load_lexicon"]
