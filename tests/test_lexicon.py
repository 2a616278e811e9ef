"""The lexicon that ships with newsgraph: it loads, it covers the ontology, and it does not contradict itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsgraph.errors import LexiconError
from newsgraph.graph.vocabulary import load_ontology
from newsgraph.lexicon import Frame, Lexicon, WordClass, load_lexicon
from newsgraph.model import Modality, Ontology


ROOT = Path(__file__).parents[1] / "ontology"
FEWEST_FRAMES = 1200
TITLES_ONLY = {"formerlyHeldPosition"}  # found by the rule for titles: "former mayor"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """Return the ontology that ships with newsgraph."""
    return load_ontology(ROOT / "newsgraph.ttl")


@pytest.fixture(scope="module")
def lexicon(ontology: Ontology) -> Lexicon:
    """Return the lexicon that ships with newsgraph."""
    return load_lexicon(ROOT / "lexicon", ontology)


def frames_of(lexicon: Lexicon) -> tuple[Frame, ...]:
    """Return all frames of the lexicon."""
    tables = (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
    return tuple(frame for table in tables for found in table.values() for frame in found)


def test_it_is_large_enough(lexicon: Lexicon) -> None:
    assert len(frames_of(lexicon)) >= FEWEST_FRAMES


def test_every_relation_has_a_word(lexicon: Lexicon, ontology: Ontology) -> None:
    worded = {frame.relation for frame in frames_of(lexicon)}
    assert set(ontology.relations) - worded <= TITLES_ONLY


def test_no_sense_is_entered_twice(lexicon: Lexicon) -> None:
    senses = Counter(
        (frame.word_class, frame.word, frame.subject, frame.object, frame.subject_type, frame.object_type)
        for frame in frames_of(lexicon)
    )
    assert [sense for sense, times in senses.items() if times > 1] == []


def test_words_are_lower_case_lemmas_without_stray_blanks(lexicon: Lexicon) -> None:
    bad = [
        f"{frame.where} {frame.word!r}"
        for frame in frames_of(lexicon)
        if frame.word != " ".join(frame.word.lower().split())
    ]
    assert bad == []


def test_nouns_and_adjectives_use_no_slots_of_verbs(lexicon: Lexicon) -> None:
    nouns = [frame for found in lexicon.nouns.values() for frame in found]
    bad = [
        f"{frame.where} {frame.word!r}"
        for frame in nouns
        if {"subject", "object", "dative"} & {*frame.subject, *frame.object}
    ]
    assert bad == []


@pytest.mark.parametrize(
    ("word", "slot", "relation"),
    [
        ("ambush", "object", "attacks"),
        ("negotiate", "with", "negotiatesWith"),
        ("denounce", "object", "criticises"),
        ("deport", "object", "expels"),
        ("exonerate", "object", "acquits"),
        ("telephone", "object", "meets"),
    ],
)
def test_verbs_mean_what_they_should(lexicon: Lexicon, word: str, slot: str, relation: str) -> None:
    assert relation in {frame.relation for frame in lexicon.verbs[word] if frame.word == word and slot in frame.object}


def test_words_come_with_each_of_their_endings(lexicon: Lexicon) -> None:
    for verb, ending in (("lift", "curfew"), ("roll back", "embargo"), ("ease", "embargo")):
        frames = lexicon.verb_frames(verb.split()[0], ("back", ending))
        assert "eases" in {frame.relation for frame in frames if frame.word == f"{verb} {ending}"}


def test_hyphenated_words_are_entered_as_the_parser_parts_them(lexicon: Lexicon) -> None:
    assert "ceasesFireWith" in {frame.relation for frame in lexicon.nouns["fire"] if frame.word == "cease - fire"}
    assert "re-run" in {frame.word for frame in lexicon.nouns["re-run"]}
    assert any(frame.word == "declare cease - fire" for frame in lexicon.verb_frames("declare", ("cease", "fire")))


def test_only_frames_whose_words_stand_nearby_are_tried(lexicon: Lexicon) -> None:
    assert {frame.word for frame in lexicon.verb_frames("lift", ("ban",))} <= {"lift", "lift ban", "lift travel ban"}


def test_narrow_senses_stand_beside_a_general_one(lexicon: Lexicon) -> None:
    senses = {frame.object_type: frame.relation for frame in lexicon.verbs["seize"] if frame.word == "seize"}
    assert senses["Place"] == "captures"
    assert senses["Entity"] == "seizes"


def test_light_verbs_have_both_directions(lexicon: Lexicon) -> None:
    roles = {role for verbs in lexicon.light_verbs.values() for _, role in verbs}
    assert roles == {"agent", "target"}
    assert "serve as" in lexicon.copulas


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('relation = "sings"\nverb.words = ["sing"]\nverb.frame = "subject > object"', "no relation 'sings'"),
        ('event = "Song"\nverb.words = ["sing"]\nverb.frame = "subject >"', "no event class 'Song'"),
        (
            'relation = "meets"\nverb.words = ["see"]\nverb.frame = "subject"',
            "must read 'subject slots > object slots'",
        ),
        ('relation = "meets"\nwhen = "now"', "unknown key 'when'"),
        (
            'relation = "meets"\nverb.words = ["see"]\nverb.wiht = ["eye"]\nverb.frame = "subject > object"',
            "verb: unknown key 'wiht'",
        ),
        (
            'relation = "meets"\ntypes = "Choir > Agent"\nverb.words = ["see"]\nverb.frame = "subject > object"',
            "no class 'Choir'",
        ),
        ('relation = "meets"\nverb.words = ["see"]\nverb.frame = "subject > 2nd"', "'2nd' is no slot"),
    ],
)
def test_a_bad_entry_is_named_by_file_and_line(tmp_path: Path, ontology: Ontology, entry: str, message: str) -> None:
    folder = tmp_path / "predicates"
    folder.mkdir()
    (folder / "bad.toml").write_text(f"# a comment\n\n[[predicate]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path, ontology)
    assert message in str(caught.value)
    assert "bad.toml:3" in str(caught.value)


INTENTION = frozenset({
    "accuses", "affiliatedWith", "agreesTo", "agreesWith", "announces", "apologisesTo", "candidateFor", "characterisedAs", "concernedAbout",
    "criticises", "fleesFrom", "fleesTo", "invites", "mobilisesAgainst", "needs", "offersAidTo", "organises", "praises", "pressures",
    "promises", "rejects", "seeksInfluenceIn", "strikesAgainst", "sues", "supports", "suspects", "threatens", "wants", "warns",
    "ceasesFireWith", "nominates", "protestsAgainst", "recruits",
})  # fmt: skip
"""Relations that hold as soon as somebody says, asks, plans or tries."""


def test_a_deed_that_is_only_intended_is_not_done(lexicon: Lexicon) -> None:
    """Nobody shelters whom he offers shelter, or overthrows by a plot."""
    intending = {
        "offer",
        "pledge",
        "promise",
        "threaten",
        "plan",
        "plot",
        "attempt",
        "seek",
        "vow",
        "demand",
        "propose",
    }
    frames = [frame for table in (lexicon.verbs, lexicon.nouns) for found in table.values() for frame in found]
    done = [
        f"{frame.where} {frame.word!r}"
        for frame in frames
        if (_meant(frame.word, intending) if frame.word_class is WordClass.VERB else _tried(frame.word.split()))
        and frame.relation is not None
        and frame.relation not in INTENTION
        and frame.modality is Modality.CERTAIN
    ]
    assert done == []


def _meant(words: str, intending: set[str]) -> bool:
    return words.split(maxsplit=1)[0] in intending or words.startswith("try to ")


def _tried(words: list[str]) -> bool:
    return words[0] == "attempted" or words[-1] in ("attempt", "plot", "bid")
