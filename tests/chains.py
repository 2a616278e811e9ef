"""Readings of chains alone, for whatever works on what was read from several documents."""

from __future__ import annotations

from newsgraph.model import (
    Chain,
    Document,
    Gazetteer,
    GazetteerEntry,
    Link,
    Mention,
    MentionKind,
    Ontology,
    Reading,
    Span,
)


ONTOLOGY = Ontology(
    {
        "Entity": (),
        "Person": ("Entity",),
        "Organisation": ("Entity",),
        "ArmedGroup": ("Organisation",),
        "GovernmentBody": ("Organisation",),
        "Place": ("Entity",),
        "State": ("Place",),
        "City": ("Place",),
        "Population": ("Entity",),
        "Position": ("Entity",),
        "CollectiveActor": ("Entity",),
        "Concept": ("Entity",),
    },
    {},
)
KENYA = GazetteerEntry(iri="g:kenya", type="State", name="Kenya", demonyms=("Kenyan",), same_as=("w:Q1",))
GAZETTEER = Gazetteer((KENYA,))


def reading(document: str, *chains: str) -> Reading:
    """Return a reading with chains written as ``Type: name / other name [-> IRI] [of number]``.

    A name in capitals is a name, in small letters a nominal phrase; ``of 0`` ties a chain to the first.
    """
    mentions, made = [], []
    for number, line in enumerate(chains):
        line, _, owner = line.partition(" of #")  # noqa: PLW2901  read from the right
        line, _, iri = line.partition(" -> ")  # noqa: PLW2901
        kind, _, names = line.partition(": ")
        texts = names.split(" / ")
        for place, text in enumerate(texts):
            span = Span(100 * number + place, 100 * number + place + 1)
            form = MentionKind.NAME if text[0].isupper() and kind != "Position" else MentionKind.NOMINAL
            mentions.append(
                Mention(
                    id=f"m{number}{place}",
                    span=span,
                    head=span,
                    text=text,
                    kind=form,
                    type=kind,
                    chain=f"c{number}",
                    of=f"m{owner}0" if owner else None,
                )
            )
        links = (Link(iri=iri, score=0.95, reason="test"),) if iri else ()
        made.append(Chain(id=f"c{number}", type=kind, name=texts[0], links=links))
    return Reading(document=Document(id=document, text=""), mentions=tuple(mentions), chains=tuple(made))
