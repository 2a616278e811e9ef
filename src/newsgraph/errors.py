"""Every error that newsgraph raises on purpose. Each message says what to do next."""

from __future__ import annotations


class NewsgraphError(Exception):
    """Base of all errors that a user can do something about."""

    exit_code = 2


class UsageError(NewsgraphError):
    """The call or the settings are wrong."""


class LexiconError(UsageError):
    """A lexicon file breaks its rules; the message names file and line."""


class InputError(NewsgraphError):
    """Input could not be read; the message names the file."""

    exit_code = 3


class UnknownShapeError(InputError):
    """Shapes use a part of SHACL that the quick gate does not know; pySHACL does."""


class QueryError(UsageError):
    """A SPARQL query could not be run."""


class ShapeError(NewsgraphError):
    """The graph breaks its shapes."""

    exit_code = 1
