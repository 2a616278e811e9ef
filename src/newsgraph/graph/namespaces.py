"""The namespaces that the graph writes and reads."""

from __future__ import annotations

from collections.abc import Mapping


NG = "https://w3id.org/newsgraph/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "http://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
WD = "http://www.wikidata.org/entity/"
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"

DATA = "https://w3id.org/newsgraph/data/"


def prefixes(base_iri: str = DATA) -> Mapping[str, str]:
    """Return the prefixes of a data file by name, in the order in which they are written."""
    return {
        "ng": NG,
        "e": f"{base_iri}entity/",
        "ev": f"{base_iri}event/",
        "s": f"{base_iri}statement/",
        "q": f"{base_iri}quantity/",
        "d": f"{base_iri}doc/",
        "rdf": RDF,
        "rdfs": RDFS,
        "xsd": XSD,
        "skos": SKOS,
        "schema": SCHEMA,
        "dcterms": DCTERMS,
        "nif": NIF,
        "wd": WD,
        "wgs84": WGS84,
    }
