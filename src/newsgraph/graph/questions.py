"""Questions kept in files: SPARQL with a heading that says what it answers and which values it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import Store

from newsgraph.errors import InputError, QueryError, UsageError
from newsgraph.graph.query import QueryResult, fill, query


_HEADING = re.compile(r"#\s*(\w+):\s*(.*)")
_PARAMETER = re.compile(r"\??(\w+)\s*=\s*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query kept in a file."""

    id: str
    name: str  # of its file
    title: str
    parameters: Mapping[str, str]  # name → default, or in brackets what to give
    text: str
    fix: str | None = None  # for checks: what to do about each row

    def given(self, parameters: Mapping[str, str]) -> Mapping[str, str]:
        """Return the parameters together with the defaults of the others.

        Raises
        ------
        QueryError
            If a parameter is none of the question's.
        """
        if unknown := sorted(parameters.keys() - self.parameters.keys()):
            known = ", ".join(f"{name} {hint}" for name, hint in self.parameters.items()) or "none"
            raise QueryError(f"{self.name} has no parameter {unknown[0]!r}; it has: {known}")
        defaults = {name: value for name, value in self.parameters.items() if not value.startswith("(")}
        return defaults | dict(parameters)

    def filled(self, parameters: Mapping[str, str]) -> str:
        """Return SPARQL 1.1 that any engine takes, with the parameters in their places."""
        return fill(self.text, self.given(parameters))


def load_question(path: Path) -> Question:
    """Read a question from a query file.

    The lines at its top read ``# id: …``, ``# title: …``, ``# fix: …`` and, for each parameter,
    ``# parameter: name = default`` or ``# parameter: name = (what to give)``.

    Raises
    ------
    InputError
        If the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; give the path of a query file (.rq)") from None
    heading = [match for line in text.splitlines() if (match := _HEADING.match(line)) is not None]
    keys = {match[1]: match[2].strip() for match in reversed(heading)}
    parameters = (_PARAMETER.fullmatch(match[2].strip()) for match in heading if match[1] == "parameter")
    return Question(
        id=keys.get("id", path.stem),
        name=path.stem,
        title=keys.get("title", path.stem),
        parameters={match[1]: match[2].strip() for match in parameters if match is not None},
        text=text,
        fix=keys.get("fix"),
    )


def load_named(folder: Path, name: str) -> Question:
    """Read the question of that name from a folder.

    Raises
    ------
    UsageError
        If there is none.
    """
    path = folder / f"{name}.rq"
    if path.parent != folder or not path.is_file():
        known = sorted(path.stem for path in folder.glob("*.rq"))
        near = get_close_matches(name, known, n=1)
        meant = (
            f"did you mean {near[0]}? All are in: newsgraph ask --list" if near else f"there are: {', '.join(known)}"
        )
        raise UsageError(f"no kept question {name!r}; {meant}")
    return load_question(path)


def ask(store: Store, question: Question, parameters: Mapping[str, str] | None = None) -> QueryResult:
    """Answer a kept question; a parameter that is not given takes its default, or else does not narrow the answer.

    Raises
    ------
    QueryError
        If a parameter is none of the question's, or its query is not valid.
    """
    return query(store, question.text, parameters=question.given(parameters or {}))
