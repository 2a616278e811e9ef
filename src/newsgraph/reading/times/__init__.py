"""Time expressions: where they stand, what they mean, and between which days that lies."""

from newsgraph.reading.times.bounds import span_of, with_bounds
from newsgraph.reading.times.find import find_times, load_time_words
from newsgraph.reading.times.grammar import TimeWords


__all__ = ["TimeWords", "find_times", "load_time_words", "span_of", "with_bounds"]
