"""Events: what happened, to whom, when, where, and to how many, from verbs and from nouns."""

from newsgraph.reading.events.find import Happenings, find_events


__all__ = ["Happenings", "find_events"]
