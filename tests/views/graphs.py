"""Networks of invented actors, in the form that the graph stage hands to analysis and views."""

from __future__ import annotations

from random import Random

import networkx as nx


BASE = "https://example.org/data/"
HOSTILE = (
    "<script>window.owned=1</script>",
    '"><img src=x onerror="window.owned=1">',
    "</script><script>window.owned=1</script>",
    "\u202egnp.exe\u202c name",
    "{{script}} ${owned} `owned`",
    "javascript:window.owned=1",
    "N" * 5000,
    "\x1b[31mred\x07",
    "&lt;b&gt; \u2028 line",
)
CLASSES = {
    "Person": ("Person", "Agent", "Entity"),
    "State": ("State", "GeopoliticalEntity", "Place", "Agent", "Entity"),
    "City": ("City", "GeopoliticalEntity", "Place", "Agent", "Entity"),
    "ArmedGroup": ("ArmedGroup", "Organisation", "Group", "Agent", "Entity"),
    "Ministry": ("Ministry", "GovernmentBody", "Organisation", "Group", "Agent", "Entity"),
    "CollectiveActor": ("CollectiveActor", "Group", "Agent", "Entity"),
    "Attack": ("Attack", "Event", "Occurrence", "Entity"),
    "Concept": ("Concept", "Entity"),
}
RELATIONS = (
    ("attacks", "attacks", "material-conflict", -9.0),
    ("accuses", "accuses", "verbal-conflict", -2.0),
    ("criticises", "criticises", "verbal-conflict", -2.0),
    ("meets", "meets", "cooperation", 1.0),
    ("financiallySupports", "gives money to", "cooperation", 7.0),
    ("shelters", "shelters", "cooperation", 4.0),
    ("leads", "leads", "structural", None),
    ("memberOf", "is a member of", "structural", None),
    ("travelsTo", "travels to", "movement", None),
    ("votesAgainst", "votes against", "political", None),
    ("charges", "charges", "legal", -3.0),
    ("fears", "fears", "attitude", None),
    ("relatedTo", "related to", "open", None),
)
NAMES = {
    "Person": ("Ilsa Varn", "Tomas Okell", "Mirela Datto", "Joren Pask", "Adaeze Lund", "Rui Camparo", "Signe Holt"),
    "State": ("Norvania", "Estmark", "Kordia", "Port Selany", "Ubaria"),
    "City": ("Velmouth", "Tarsin", "Old Harrow"),
    "ArmedGroup": ("Red Lantern Brigade", "Coastal Front", "Sons of the Marsh"),
    "Ministry": ("Ministry of Fisheries", "Harbour Authority", "Union of River Towns", "Bank of Estmark"),
    "CollectiveActor": ("Norvanian officials", "some critics", "fishermen", "protesters in Tarsin"),
    "Attack": ("attack on the ferry terminal", "raid on the customs house"),
    "Concept": ("fishing quotas", "border treaty"),
}
PHRASES = ("brushed past", "looks to", "drew up plans for", "kept an eye on")


def add_node(graph: nx.MultiDiGraph, name: str, label: str, type_: str, **more: object) -> str:
    """Add a node with all its attributes and return its IRI."""
    iri = BASE + "entity/" + name
    attributes: dict[str, object] = {
        "label": label,
        "type": type_,
        "classes": CLASSES[type_],
        "aliases": (),
        "same_as": (),
        "of": None,
        "acronyms": (),
        "descriptions": (),
    }
    graph.add_node(iri, **(attributes | more))
    return iri


def add_edge(graph: nx.MultiDiGraph, begin: str, end: str, relation: str = "attacks", **more: object) -> str:
    """Add a claim with all its attributes and return its IRI."""
    name, label, group, score = next(row for row in RELATIONS if row[0] == relation)
    key = f"{BASE}statement/{graph.number_of_edges():06d}"
    subject, object_ = graph.nodes[begin]["label"], graph.nodes[end]["label"]
    attributes: dict[str, object] = {
        "relation": name,
        "label": label,
        "phrase": None,
        "group": group,
        "quad": None,
        "score": score,
        "kind": "Fact",
        "polarity": "Asserted",
        "modality": "Certain",
        "act": "Assertion",
        "source": None,
        "source_label": "the article",
        "document": BASE + "doc/a",
        "document_title": "Harbour talks stall",
        "published": "2031-03-04",
        "earliest": None,
        "latest": None,
        "time_text": None,
        "evidence": ((0, 60, f"{subject} {label} {object_}, the paper wrote on Tuesday."),),
        "confidence": 0.9,
        "contradicts": (),
        "event": None,
    }
    graph.add_edge(begin, end, key=key, **(attributes | more))
    return key


def small() -> nx.MultiDiGraph:
    """Two states, a brigade, a voice, one dispute and one dated fact."""
    graph = nx.MultiDiGraph()
    norvania = add_node(
        graph, "norvania", "Norvania", "State", aliases=("Republic of Norvania",), same_as=("https://example.org/x",)
    )
    estmark = add_node(graph, "estmark", "Estmark", "State", acronyms=("ESK",))
    brigade = add_node(graph, "brigade", "Red Lantern Brigade", "ArmedGroup")
    officials = add_node(graph, "officials", "Norvanian officials", "CollectiveActor", of=norvania)
    varn = add_node(
        graph,
        "varn",
        "Ilsa Varn",
        "Person",
        descriptions=(("describedAs", "a tireless envoy", "the article", "Asserted"),),
    )
    add_edge(graph, brigade, estmark, earliest="2031-02-01", latest="2031-02-03", time_text="early in February")
    said = add_edge(graph, norvania, brigade, "shelters", kind="Claim", source=varn, source_label="Ilsa Varn")
    denied = f"{BASE}statement/{graph.number_of_edges():06d}"
    add_edge(
        graph,
        norvania,
        brigade,
        "shelters",
        kind="Claim",
        polarity="Denied",
        act="Denial",
        source=officials,
        source_label="Norvanian officials",
        contradicts=(said,),
        evidence=((90, 150, "Norvanian officials rejected that the country shelters the Red Lantern Brigade."),),
    )
    graph.edges[norvania, brigade, said]["contradicts"] = (denied,)
    add_edge(graph, norvania, estmark, "meets", document=BASE + "doc/b", document_title="Envoys meet in Tarsin")
    add_edge(graph, estmark, norvania, "accuses", kind="Claim", source=estmark, source_label="Estmark")
    add_edge(graph, varn, estmark, "leads", kind="PastFact")
    return graph


def hostile() -> nx.MultiDiGraph:
    """Every text of every node and edge tries to break out."""
    graph = nx.MultiDiGraph()
    nodes = [
        add_node(
            graph,
            f"h{number}",
            text,
            "Person",
            aliases=(text,),
            acronyms=(text,),
            same_as=("javascript:window.owned=1", "https://example.org/'onmouseover='x"),
            descriptions=((text, text, text, text),),
        )
        for number, text in enumerate(HOSTILE)
    ]
    for number, text in enumerate(HOSTILE):
        begin, end = nodes[number], nodes[(number + 1) % len(nodes)]
        key = add_edge(
            graph,
            begin,
            end,
            "relatedTo",
            phrase=text,
            label=text,
            kind="Claim",
            source=end,
            source_label=text,
            document=f"{BASE}doc/{number}",
            document_title=text,
            time_text=text,
            act=text,
            evidence=((0, 10, text),),
        )
        graph.edges[begin, end, key]["relation"] = text
    return graph


def news(nodes: int = 30, *, seed: int = 1) -> nx.MultiDiGraph:
    """A made-up corpus of so many actors, with hubs, claims, denials and dates."""
    random = Random(seed)
    graph = nx.MultiDiGraph()
    made: list[str] = []
    types = list(NAMES)
    for number in range(nodes):
        type_ = types[number % len(types)] if number < 16 else random.choices(types, (8, 2, 3, 2, 4, 4, 4, 2))[0]
        pool, again = NAMES[type_], number // len(types)
        label = pool[again] if again < len(pool) and number < 40 else f"{random.choice(pool)} {number}"
        made.append(add_node(graph, f"n{number}", label, type_))
    for number in range(int(nodes * 2.2)):
        _claim(graph, made, number, random)
    _disputes(graph, random)
    return graph


def _claim(graph: nx.MultiDiGraph, made: list[str], number: int, random: Random) -> None:
    """Add one claim between two nodes, early nodes more often than late ones."""
    begin, end = (made[min(int(random.paretovariate(0.85)) - 1, 10**6) % len(made)] for _ in range(2))
    end = random.choice(made) if random.random() < 0.45 or begin == end else end
    if begin == end:
        return
    relation = random.choice(RELATIONS)[0]
    source = random.choice(made[:14]) if random.random() < 0.4 else None
    day = f"2031-{random.randint(1, 6):02d}-{random.randint(1, 28):02d}" if random.random() < 0.5 else None
    document = number % max(2, len(made) // 10)
    add_edge(
        graph,
        begin,
        end,
        relation,
        phrase=random.choice(PHRASES) if relation == "relatedTo" else None,
        kind="Claim" if source or relation == "relatedTo" else random.choice(("Fact", "Fact", "Fact", "PastFact")),
        source=source,
        source_label=graph.nodes[source]["label"] if source else "the article",
        modality=random.choice(("Certain", "Certain", "Probable", "Possible", "Future")) if source else "Certain",
        earliest=day,
        latest=day,
        time_text="that day" if day else None,
        document=f"{BASE}doc/{document}",
        document_title=f"Dispatch {document + 1} from the coast",
    )


def _disputes(graph: nx.MultiDiGraph, random: Random) -> None:
    """Let somebody deny every eighth claim."""
    voices = sorted(graph)[:6]
    for begin, end, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])[::8]:
        voice = random.choice(voices)
        denial = add_edge(
            graph,
            begin,
            end,
            data["relation"],
            phrase=data["phrase"],
            kind="Claim",
            polarity="Denied",
            act="Denial",
            source=voice,
            source_label=graph.nodes[voice]["label"],
            contradicts=(key,),
        )
        graph.edges[begin, end, key]["contradicts"] = (denial,)
