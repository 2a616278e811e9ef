"""Reads and checks the files of a lexicon."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from newsgraph.errors import LexiconError
from newsgraph.lexicon.words import Cue, Entailment, Frame, Lexicon, Operator, WordClass
from newsgraph.model import Act, Modality, Ontology, Polarity


E = TypeVar("E", bound=StrEnum)


def load_lexicon(folder: Path, ontology: Ontology) -> Lexicon:
    """Read and check all TOML files of the folder.

    Raises
    ------
    LexiconError
        If a file is no TOML, or an entry has an unknown key, relation, class or slot.
    """
    frames: dict[WordClass, dict[str, list[Frame]]] = {kind: defaultdict(list) for kind in WordClass}
    sets = _sets(folder)
    for path in sorted((folder / "predicates").glob("*.toml")):
        for record, where in _records(_read(path), "predicate"):
            for frame in _frames(record, where, ontology, sets.get("prefixes", frozenset())):
                key = frame.word.split()[-1 if frame.word_class is WordClass.NOUN else 0]
                frames[frame.word_class][key].append(frame)
    by_class = {kind: {word: tuple(found) for word, found in table.items()} for kind, table in frames.items()}
    cues, factuality, light = (_read(folder / f"{name}.toml") for name in ("cues", "factuality", "light-verbs"))
    return Lexicon(
        verbs=by_class[WordClass.VERB],
        nouns=by_class[WordClass.NOUN],
        adjectives=by_class[WordClass.ADJECTIVE],
        entailments=_entailments(_read(folder / "entailments.toml"), ontology),
        light_verbs=_light_verbs(light),
        copulas=frozenset(word for record, _ in _records(light, "copula") for word in record["verbs"]),
        cue_verbs=_cues(cues, "verbs"),
        cue_nouns=_cues(cues, "nouns"),
        cue_phrases=_cues(cues, "phrases"),
        cue_adjectives=_cues(cues, "adjectives"),
        operators=_operators(factuality, "operator"),
        hedges=_operators(factuality, "hedge"),
        modals=_operators(factuality, "modal"),
        negators=frozenset(word for record, _ in _records(factuality, "negator") for word in record["words"]),
        kinds=_kinds(_read(folder / "kinds.toml"), ontology),
        sets=sets,
    )


# -------------------------------------------------------------------------------------------------- predicates

_PREDICATE_KEYS = {"relation", "event", "verb", "noun", "adjective", "types", "polarity", "modality", "ended", "beside"}
_PART_KEYS = {"words", "with", "frame"}
_SLOT = re.compile(r"[a-z]+(?: [a-z]+)?")


def _frames(record: dict[str, Any], where: str, ontology: Ontology, prefixes: frozenset[str]) -> Iterator[Frame]:
    _only(record, _PREDICATE_KEYS, where)
    relation, event = record.get("relation"), record.get("event")
    if relation is None and event is None:
        raise LexiconError(f"{where}: a predicate needs a relation or an event")
    if relation is not None and relation not in ontology.relations:
        raise LexiconError(f"{where}: no relation {relation!r} in the ontology")
    if event is not None and not ontology.is_a(event, "Event"):
        raise LexiconError(f"{where}: no event class {event!r} in the ontology")
    subject_type, object_type = _types(record, where, ontology)
    for word_class in WordClass:
        if (part := record.get(word_class)) is None:
            continue
        _only(part, _PART_KEYS, f"{where}: {word_class}")
        subject, target = _pair(part.get("frame", ""), f"{word_class}.frame", where)
        sense = partial(
            Frame,
            word_class=word_class,
            relation=relation,
            event=event,
            subject=_slots(subject, where),
            object=_slots(target, where),
            subject_type=subject_type,
            object_type=object_type,
            polarity=_member(Polarity, record.get("polarity", Polarity.ASSERTED), where),
            modality=_member(Modality, record.get("modality", Modality.CERTAIN), where),
            ended=record.get("ended", False),
            beside=record.get("beside", False),
            where=where,
        )
        for word, ending in product(
            part.get("words", ()), part.get("with", ("",))
        ):  # "lift", "ease" with "ban", "curfew"
            yield sense(word=_parted(f"{word} {ending}".strip(), word_class, prefixes))


def _only(table: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := table.keys() - known:
        raise LexiconError(f"{where}: unknown key {min(unknown)!r}; known are {', '.join(sorted(known))}")


def _parted(phrase: str, word_class: WordClass, prefixes: frozenset[str]) -> str:
    """Part hyphened words as the tokenizer does, "lift cease - fire", but not what a verb or adjective is looked up by."""
    if "-" not in phrase:
        return phrase
    head = "" if word_class is WordClass.NOUN else phrase.split(maxsplit=1)[0]
    rest = phrase.removeprefix(head)
    return head + re.sub(r"(\w+)-(?=\w)", lambda cut: cut[0] if cut[1] in prefixes else f"{cut[1]} - ", rest)


def _types(record: dict[str, Any], where: str, ontology: Ontology) -> tuple[str, str]:
    subject_type, object_type = _pair(record.get("types", "Entity > Entity"), "types", where)
    for name in (*subject_type.split("|"), *object_type.split("|")):
        if name not in ontology.classes:
            raise LexiconError(f"{where}: no class {name!r} in the ontology")
    return subject_type, object_type


def _pair(text: str, key: str, where: str) -> tuple[str, str]:
    parts = [part.strip() for part in text.split(">")]
    if len(parts) != 2:  # noqa: PLR2004  a pair
        raise LexiconError(f"{where}: {key} must read 'subject slots > object slots', not {text!r}")
    return parts[0], parts[1]


def _slots(text: str, where: str) -> tuple[str, ...]:
    slots = tuple(slot.strip() for slot in text.split("|") if slot.strip())
    for slot in slots:
        if not _SLOT.fullmatch(slot):
            raise LexiconError(
                f"{where}: {slot!r} is no slot; use subject, object, dative, poss, compound or a preposition"
            )
    return slots


# -------------------------------------------------------------------------------------------------- other lists


def _entailments(file: _File, ontology: Ontology) -> dict[str, tuple[Entailment, ...]]:
    found: dict[str, list[Entailment]] = defaultdict(list)
    for record, where in _records(file, "entailment"):
        if unknown := {*record["relations"], record["also"]} - {*ontology.relations}:
            raise LexiconError(f"{where}: no relation {min(unknown)!r} in the ontology")
        subject_type, object_type = _types(record, where, ontology)
        manner = {key: record[key] for key in ("inverse", "either_way", "single") if key in record}
        entailment = Entailment(also=record["also"], subject_type=subject_type, object_type=object_type, **manner)
        for name in record["relations"]:
            found[name].append(entailment)
    return {relation: tuple(entailments) for relation, entailments in found.items()}


def _light_verbs(file: _File) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record, where in _records(file, "light"):
        if record.get("subject") not in ("agent", "target"):
            raise LexiconError(f"{where}: subject must be 'agent' or 'target'")
        for verb in record["verbs"]:
            found[verb.split()[0]].append((verb, record["subject"]))
    return {word: tuple(verbs) for word, verbs in found.items()}


def _cues(file: _File, key: str) -> dict[str, Cue]:
    found = {}
    for record, where in _records(file, "cue"):
        for word in record.get(key, ()):
            found[word] = Cue(
                word=word,
                act=_member(Act, record["act"], where),
                polarity=_member(Polarity, record.get("polarity", "Asserted"), where),
                modality=_member(Modality, record.get("modality", "Certain"), where),
            )
    return found


def _operators(file: _File, name: str) -> dict[str, Operator]:
    return {
        word: Operator(
            word=word,
            polarity=_member(Polarity, record.get("polarity", "Asserted"), where),
            modality=_member(Modality, record.get("modality", "Certain"), where),
            voiced=record.get("voiced", False),
        )
        for record, where in _records(file, name)
        for word in record["words"]
    }


def _kinds(file: _File, ontology: Ontology) -> dict[str, str]:
    found = {}
    for record, where in _records(file, "kind"):
        if record["type"] not in ontology.classes:
            raise LexiconError(f"{where}: no class {record['type']!r} in the ontology")
        found.update(dict.fromkeys(record["nouns"], record["type"]))
    return found


def _sets(folder: Path) -> dict[str, frozenset[str]]:
    paths = sorted(folder.glob("sets*.toml"))
    return {record["name"]: frozenset(record["words"]) for path in paths for record, _ in _records(_read(path), "set")}


def _member(kind: type[E], value: str, where: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise LexiconError(f"{where}: {value!r} is none of {', '.join(kind)}") from None


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the lexicon, read once whatever is asked of it."""

    path: Path
    text: str
    tables: Mapping[str, Any]


def _read(path: Path) -> _File:
    try:
        text = path.read_text(encoding="utf-8")
        return _File(path, text, tomllib.loads(text))
    except FileNotFoundError:
        raise LexiconError(f"{path}: this lexicon file is missing; copy it from newsgraph's own ontology") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from None


def _records(file: _File, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the tables ``[[name]]`` of a file, each with the place where it begins."""
    lines = [number for number, line in enumerate(file.text.splitlines(), 1) if line.strip() == f"[[{name}]]"]
    for table, line in zip(file.tables.get(name, []), lines, strict=True):
        yield table, f"{file.path}:{line}"
