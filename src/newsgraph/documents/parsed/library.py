"""Libraries that come with an extra, asked for when a file needs them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from newsgraph.errors import InputError


def library(name: str, source: str) -> ModuleType:
    """Return a library.

    Raises
    ------
    InputError
        If it is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise InputError(
            f"{source}: needs {error.name}, which is not installed; say: pip install 'newsgraph[inputs]'"
        ) from None
