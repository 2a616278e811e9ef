"""Contexts for rule tests: mentions by word and type, and frames in one line."""

from __future__ import annotations

from newsgraph.lexicon import Cue, Frame, Lexicon, WordClass
from newsgraph.model import Act, Mention, MentionKind, Modality, Ontology, Polarity, Span
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.claims import Context
from newsgraph.reading.clauses import find_clauses
from newsgraph.reading.mentions import Mentions


CLASSES = {
    "Entity": (), "Agent": ("Entity",), "Place": ("Entity",), "Person": ("Agent",), "Group": ("Agent",), "Organisation": ("Group",),
    "ArmedGroup": ("Organisation",), "CollectiveActor": ("Group",), "State": ("Place", "Agent"), "City": ("Place", "Agent"),
    "Concept": ("Entity",), "Position": ("Entity",), "Occurrence": ("Entity",), "Event": ("Occurrence",), "Attack": ("Event",),
    "Meeting": ("Event",), "MediaOrganisation": ("Organisation",), "Weapon": ("Entity",), "Facility": ("Place",),
}  # fmt: skip
ONTOLOGY = Ontology(CLASSES, {})
SET_NAMES = """motion verbs, former, designations, leader nouns, lesser offices, verbs of becoming, toll words, words for peoples, missions, loose pronouns, continents,
anybody, pairs, rulers of states, rulers of places, plain title words, member offices,
callings, belonging people, killed words, injured words, missing words,
displaced words, abducted words, group nouns, place nouns, city nouns, residents, helping verbs,
ending verbs, leaving verbs, refusing verbs, words of blame, stopping verbs, binding texts, words of waiting, words of admission, verbs of attending, offered nouns, verbs of lawgiving, contest words"""
SETS = {name.strip(): frozenset[str]() for name in SET_NAMES.replace("\n", " ").split(",")}


def frame(text: str, word_class: str = "verb", *, event: str | None = None, types: str = "Entity > Entity") -> Frame:
    """Return a frame written as ``word: relation: subject slots > object slots``."""
    word, relation, slots = (part.strip() for part in text.split(":"))
    subject, target = ([slot.strip() for slot in side.split("|") if slot.strip()] for side in slots.split(">"))
    first, second = (part.strip() for part in types.split(">"))
    return Frame(
        word=word, word_class=WordClass(word_class), relation=relation or None, event=event, subject=tuple(subject), object=tuple(target),
        subject_type=first, object_type=second,
    )  # fmt: skip


def lexicon(*frames: Frame, light: dict[str, tuple[tuple[str, str], ...]] | None = None, **words: set[str]) -> Lexicon:
    """Return a lexicon of these frames, light verbs and word lists (underscores in names stand for blanks)."""
    tables: dict[WordClass, dict[str, tuple[Frame, ...]]] = {kind: {} for kind in WordClass}
    for one in frames:
        key = one.word.split()[-1 if one.word_class is WordClass.NOUN else 0]
        table = tables[one.word_class]
        table[key] = (*table.get(key, ()), one)
    sets = {**SETS, **{name.replace("_", " "): frozenset(members) for name, members in words.items()}}
    return Lexicon(
        verbs=tables[WordClass.VERB], nouns=tables[WordClass.NOUN], adjectives=tables[WordClass.ADJECTIVE], light_verbs=light or {},
        copulas=frozenset({"be", "serve as"}), cue_verbs={"deny": Cue(word="deny", act=Act.DENIAL, polarity=Polarity.DENIED),
                                                          "say": Cue(word="say", act=Act.ASSERTION, modality=Modality.CERTAIN)},
        negators=frozenset({"not", "no"}), sets=sets,
    )  # fmt: skip


def context(analysis: Analysis, words: Lexicon, of: dict[str, str] | None = None, **types: str) -> Context:
    """Return a context whose mentions are the named words, typed; ``of`` ties a mention to what its modifier names."""
    items = []
    places = {token.text: token for token in analysis.doc}
    for word, kind in types.items():
        token = places[word]
        span = Span(token.idx, token.idx + len(token))
        owner = (of or {}).get(word)
        items.append(
            Mention(
                id=word,
                span=span,
                head=span,
                text=word,
                kind=MentionKind.NAME if token.pos_ == "PROPN" else MentionKind.NOMINAL,
                type=kind,
                chain=word,
                of=owner,
            )
        )
    return Context(
        analysis=analysis,
        clauses=find_clauses(analysis.doc),
        mentions=Mentions(tuple(items)),
        lexicon=words,
        ontology=ONTOLOGY,
    )
