"""Articles for measuring: written by templates over the gazetteer and over made-up people, the same for the same seed.

The things that articles speak of are drawn by rank, as in news: a few states in every other article, most things rarely.
The names of people are made of syllables; no article is about anybody.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path


GAZETTEER = Path(__file__).resolve().parents[1] / "ontology" / "gazetteer"
_FIRST = ("Ila", "Oren", "Tavi", "Mara", "Jeno", "Suri", "Pavo", "Lena", "Kito", "Dara", "Emil", "Noor")
_STARTS = ("Bar", "Tel", "Mor", "Kal", "Ves", "Dun", "Hal", "Zor", "Ner", "Pal", "Sor", "Gri")
_MIDDLES = ("ada", "eli", "imo", "oru", "uva", "ane", "iso", "oda", "emi", "ulo")
_ENDS = ("dan", "vik", "mas", "rov", "len", "sta", "ner", "gon", "lis", "tor")
_SENTENCES = (
    "{state} accused {other} of supporting {group} in {city}.",
    '"We reject these claims," {person}, a spokesman for {body}, told reporters in {city}.',
    "At least {number} people were killed on {day} when {group} attacked a market near {city}.",
    "{person} denied that {state} had supplied weapons to {group}.",
    "{org} called on {state} and {other} to resume talks before {month}.",
    "The government of {state} imposed sanctions on {company} in {year}.",
    "{person}, who leads {party}, met the foreign minister of {other} in {city} on {day}.",
    "According to {org}, some {number} families have fled from {city} since {month}.",
    "{state} may withdraw its troops from {city}, a senior official said.",
    "{surname} said {other} would not recognise the vote.",
    "Police in {city} arrested {number} supporters of {party} after the protest.",
    "{org} has not confirmed reports that {group} released the hostages.",
    "In {year}, {state} and {other} signed an agreement on trade and water.",
    "{person} warned that {company} could leave {state} next year.",
    "Lawyers for {person} appealed against the verdict of a court in {city}.",
    "{state} welcomed the decision, while {other} condemned it as illegal.",
)


@dataclass(frozen=True)
class Generator:
    """Makes articles by number; each depends on its number and the seed alone."""

    sentences: int = 8
    seed: int = 1

    def articles(self, number: int) -> Iterator[dict[str, str]]:
        """Yield so many articles, as records of JSON Lines."""
        return map(self.article, range(number))

    def article(self, place: int) -> dict[str, str]:
        """Return one article."""
        chance = random.Random(f"{self.seed} {place}")  # noqa: S311  no secret
        cast = self._cast(chance, place)
        published = date(2019, 1, 1) + timedelta(days=chance.randrange(2_000))
        patterns = chance.sample(_SENTENCES, self.sentences)
        told = [self._sentence(pattern, chance, cast, published) for pattern in patterns]
        paragraphs = [" ".join(told[start : start + 3]) for start in range(0, len(told), 3)]
        return {
            "id": f"article-{place:07}",
            "title": f"{cast['state']} and {cast['other']}: report {place}",
            "published": published.isoformat(),
            "publisher": f"The {chance.choice(_STARTS)}{chance.choice(_ENDS)} Courier",
            "text": "\n\n".join(paragraphs),
        }

    def surname(self, place: int) -> str:
        """Return the surname of the person in an article; all are of nine letters."""
        chance = random.Random(f"{self.seed} surname {place}")  # noqa: S311  no secret
        return "".join(map(chance.choice, (_STARTS, _MIDDLES, _ENDS)))

    def _sentence(self, pattern: str, chance: random.Random, cast: dict[str, str], published: date) -> str:
        day = published - timedelta(days=chance.randrange(1, 40))
        return pattern.format(
            **cast, number=chance.randrange(2, 90), day=f"{day:%B} {day.day}", month=f"{day:%B}", year=day.year - 1
        )

    def _cast(self, chance: random.Random, place: int) -> dict[str, str]:
        """Return the things that one article speaks of."""
        state, other = _ranked(chance, self._names["states"]), _ranked(chance, self._names["states"])
        surname = self.surname(place)
        return {
            "state": state,
            "other": other if other != state else "Norland",
            "person": f"{chance.choice(_FIRST)} {surname}",
            "surname": surname,
            **{part: _ranked(chance, self._names[table]) for part, table in _TABLES.items() if part != "state"},
        }

    @cached_property
    def _names(self) -> dict[str, Sequence[str]]:
        return {table: _read(GAZETTEER / f"{table}.tsv") for table in _TABLES.values()}


_TABLES = {
    "state": "states",
    "city": "cities",
    "group": "armed_groups",
    "org": "intergovernmental",
    "body": "state_bodies",
    "company": "companies",
    "party": "parties",
}


def _read(path: Path) -> Sequence[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _ranked(chance: random.Random, names: Sequence[str]) -> str:
    """Return a name; the first ones come up most, the n-th about 1/n as often."""
    return names[min(int(len(names) ** chance.random()) - 1, len(names) - 1)]


def write_articles(path: Path, number: int, generator: Generator) -> int:
    """Write articles as JSON Lines; return how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8") as out:
        for record in generator.articles(number):
            words += len(record["text"].split())
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return words
