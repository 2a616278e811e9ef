"""Write the maps from the vocabulary to the labels of benchmarks, from what the ontology itself says.

Run ``python benchmarks/make_maps.py`` after a change to ``ontology/newsgraph.ttl``. The roots of PLOVER and the coarse
types of DWIE follow from the ontology; DWIE's relations are matched by hand, in ``RELATIONS`` below.
"""

from __future__ import annotations

import json
from pathlib import Path

from newsgraph.graph.namespaces import NG
from newsgraph.graph.vocabulary import load_ontology, read_turtle, text
from newsgraph.model import Ontology


HERE = Path(__file__).parent
ONTOLOGY = HERE.parent / "ontology" / "newsgraph.ttl"

COARSE = {
    "Population": "demonym",
    "Person": "person",
    "CollectiveActor": None,
    "Group": "organization",
    "Place": "place",
    "Occurrence": "event",
    "Agreement": "misc",
    "Weapon": "misc",
    "Campaign": "misc",
    "Concept": "misc",
}
"""DWIE's type of a class and of all below it; the first class of a line of ancestors that is listed counts."""

RELATIONS = {
    "leads": ("head_of", "head_of_state", "head_of_gov", "mayor_of", "coach_of"),
    "chairs": ("head_of",),
    "governs": ("head_of_state", "head_of_gov", "head_of"),
    "memberOf": ("member_of", "player_of", "agent_of"),
    "employedBy": (
        "member_of",
        "agent_of",
        "minister_of",
        "spokesperson_of",
        "head_of",
        "coach_of",
        "player_of",
    ),
    "affiliatedWith": (
        "member_of",
        "agent_of",
        "agency_of",
        "ministry_of",
        "part_of",
        "minister_of",
        "spokesperson_of",
    ),
    "citizenOf": ("citizen_of",),
    "spouseOf": ("spouse_of",),
    "parentOf": ("parent_of", "^child_of"),
    "siblingOf": ("sibling",),
    "partOf": ("part_of", "agency_of", "ministry_of", "institution_of"),
    "includes": ("^part_of", "^member_of", "^agency_of", "^ministry_of", "^institution_of"),
    "founded": ("founder_of",),
    "locatedIn": ("in0", "in1", "in2", "event_in0", "event_in1", "event_in2", "event_in"),
    "capitalOf": ("in0",),
    "headquarteredIn": ("based_in0", "based_in1", "based_in2"),
    "operatesIn": ("based_in0", "based_in1", "based_in2"),
    "meets": ("is_meeting",),
    "builds": ("^created_by", "^product_of"),
    "produces": ("^created_by", "^product_of"),
    "publishes": ("^created_by", "^product_of"),
}
"""DWIE's relations that one of ours may be; ``^`` turns subject and object round."""


READINGS = {
    "signs": "SUPPORT",  # PLOVER's AGREE is the wish to do something; what is signed and sealed is diplomatic SUPPORT
    "AgreementSigning": "SUPPORT",
    "violates": "ASSAULT",  # what is violated in the news is mostly a ceasefire, by fire
    "blockades": "ASSAULT",  # closing a place in by force of arms
    "Siege": "ASSAULT",
    "convicts": "ACCUSE",  # a verdict of guilt is an accusation upheld; the sentence that follows is COERCE
    "Conviction": "ACCUSE",
    "boycotts": "PROTEST",  # staying away is a way to protest
    "sanctions": "COERCE",  # imposing restrictions; PLOVER's SANCTION is cutting back on dealings one had
    "SanctionEvent": "COERCE",
    "wants": "REQUEST",  # "called for", "sought"
    "participatesIn": "CONSULT",  # attending
    "votesFor": "SUPPORT",  # approving what another has put forward
    "votesAgainst": "REJECT",
    "organises": "CONSULT",  # hosting
    "fleesTo": "REQUEST",  # seeking refuge with somebody
}
"""Where the coders of PLOVER read a word otherwise than the type that the ontology gives."""

FRIENDLY = ("AID", "YIELD", "COOPERATE", "CONSULT", "SUPPORT", "AGREE", "suspends", "wants")
GIVING = ("AID", "YIELD", "COOPERATE", "CONSULT", "offersAidTo", "organises")
HARMING = ("ASSAULT", "COERCE", "SANCTION", "boycotts")
SHADES = (
    (("Negated", "Denied"), FRIENDLY, "REJECT"),  # not to help, meet, give in or stop is to refuse
    (("Future", "Hypothetical", "Planned"), GIVING, "AGREE"),  # help, talks or concessions to come are promised ones
    (("Future", "Hypothetical", "Planned"), HARMING, "THREATEN"),  # harm to come is threatened
)
"""What becomes of a root where the claim, or the event, is not plainly so: shades, the roots or names, the new root."""


def plover_roots() -> dict[str, str]:
    """Return the PLOVER root of every relation, event class and speech act that has one, and of their shades."""
    types = {iri.removeprefix(NG): text(facts, f"{NG}ploverType") for iri, facts in read_turtle(ONTOLOGY).items()}
    plain = {name: kind.partition(":")[0] for name, kind in types.items() if kind is not None} | READINGS
    shaded = {
        f"{name}!{shade}": root
        for name, plain_root in plain.items()
        for shades, roots, root in SHADES
        if plain_root in roots or name in roots
        for shade in shades
    }
    return dict(sorted((plain | shaded).items()))


def dwie_types(ontology: Ontology) -> dict[str, str]:
    """Return DWIE's coarse type of every class that has one."""
    kinds = {name: _coarse(name, ontology) for name in ontology.classes if ontology.is_a(name, "Entity")}
    return {name: kind for name, kind in sorted(kinds.items()) if kind is not None}


def _coarse(name: str, ontology: Ontology) -> str | None:
    return next((COARSE[upper] for upper in ontology.ancestors(name) if upper in COARSE), None)


def main() -> None:
    """Write the three maps."""
    ontology = load_ontology(ONTOLOGY)
    maps = {"plover_roots": plover_roots(), "dwie_types": dwie_types(ontology), "dwie_relations": RELATIONS}
    (HERE / "maps").mkdir(exist_ok=True)
    for name, table in maps.items():
        path = HERE / "maps" / f"{name}.json"
        path.write_text(json.dumps(table, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
