"""Sieves of coreference, each shown by a sentence: what is joined, and what must stay apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from parsing import parse

from newsgraph.graph.vocabulary import load_ontology
from newsgraph.lexicon import Lexicon, load_lexicon
from newsgraph.model import Gazetteer, GazetteerEntry
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.coreference import resolve_coreference
from newsgraph.reading.coreference.names import initials_of, normal
from newsgraph.reading.mentions import Names, find_mentions


DOMAIN = Path(__file__).parents[2] / "ontology"
KENYA = GazetteerEntry(
    iri="g:kenya",
    type="State",
    name="Kenya",
    demonyms=("Kenyan",),
    capital="Nairobi",
    same_as=("http://www.wikidata.org/entity/Q1",),
)
NAMES = Names.from_gazetteer(Gazetteer((KENYA,)))


@cache
def words() -> Lexicon:
    return load_lexicon(DOMAIN / "lexicon", load_ontology(DOMAIN / "newsgraph.ttl"))


def chains_of(analysis: Analysis) -> dict[str, list[str]]:
    """Return the texts of each chain by the chain's name."""
    mentions, chains, _ = resolve_coreference(analysis, find_mentions(analysis, words(), NAMES), words(), NAMES)
    return {chain.name: [one.text for one in mentions.items if one.chain == chain.id] for chain in chains}


def verbs(*names: tuple[str, str]) -> Analysis:
    """Return "A left B left …" with these names, each as its own sentence, with their labels."""
    rows: list[str] = []
    for name, label in names:
        parts = name.split()
        verb = len(rows) + len(parts)
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            prefix = "B" if number == 0 else "I"
            head = verb if last else verb - 1
            rows.append(f"{part} {part} PROPN {'nsubj' if last else 'compound'} {head} {prefix}-{label}")
        rows.append(f"left leave VERB ROOT {verb}")
    return parse(*rows)


def test_surname_joins_the_one_full_name() -> None:
    assert chains_of(verbs(("Amina Odera", "PERSON"), ("Odera", "PERSON"))) == {"Amina Odera": ["Amina Odera", "Odera"]}


def test_surname_of_two_people_stays_alone() -> None:
    found = chains_of(verbs(("Amina Odera", "PERSON"), ("Jomo Odera", "PERSON"), ("Odera", "PERSON")))
    assert found["Odera"] == ["Odera"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("United Farmers", "United Fishers"), ("Red Front", "Kenyan Red Front"), ("Red Front", "Lower Red Front")],
)
def test_names_that_differ_in_a_modifier_are_two(one: str, other: str) -> None:
    found = chains_of(verbs((one, "ORG"), (other, "ORG")))
    assert not any(one in texts and other in texts for texts in found.values())


def test_a_word_for_what_a_body_is_stands_for_the_only_one() -> None:
    found = chains_of(verbs(("Harbour Commission", "ORG"), ("Commission", "ORG")))
    assert ["Harbour Commission", "Commission"] in found.values()
    two = chains_of(verbs(("Harbour Commission", "ORG"), ("Port Commission", "ORG"), ("Commission", "ORG")))
    assert two["Commission"] == ["Commission"]


def test_a_hyphen_makes_no_other_name() -> None:
    found = chains_of(verbs(("Taher El-Sonni", "PERSON"), ("El Sonni", "PERSON")))
    assert found == {"Taher El-Sonni": ["Taher El-Sonni", "El Sonni"]}


def test_acronym_joins_the_name_with_its_initials() -> None:
    found = chains_of(verbs(("Lake Fishers League", "ORG"), ("LFL", "ORG")))
    assert ["Lake Fishers League", "LFL"] in found.values()


def test_known_as_joins_two_names() -> None:
    analysis = parse(
        "Lake Lake PROPN compound 1 B-ORG",
        "League League PROPN nsubj 5 I-ORG",
        ", , PUNCT punct 1",
        "or or CCONJ cc 1",
        "FRX FRX PROPN conj 1 B-ORG",
        "won win VERB ROOT 5",
    )
    assert ["Lake League", "FRX"] in chains_of(analysis).values()


def test_names_of_one_known_thing_are_one_and_its_demonym_is_linked_to_it() -> None:
    analysis = parse(
        "Nairobi Nairobi PROPN nsubj 1 B-GPE",
        "denied deny VERB ROOT 1",
        "that that SCONJ mark 4",
        "Kenya Kenya PROPN nsubj 4 B-GPE",
        "armed arm VERB ccomp 1",
        "Kenyan Kenyan ADJ amod 6 B-NORP",
        "rebels rebel NOUN/NNS dobj 4",
    )
    mentions, chains, _ = resolve_coreference(analysis, find_mentions(analysis, words(), NAMES), words(), NAMES)
    by_text = {mention.text: next(chain for chain in chains if chain.id == mention.chain) for mention in mentions.items}
    assert by_text["Nairobi"] == by_text["Kenya"] != by_text["Kenyan"]
    assert by_text["Kenya"].links[0].iri == by_text["Kenyan"].links[0].iri == "http://www.wikidata.org/entity/Q1"
    assert (by_text["Kenya"].type, by_text["Kenyan"].type) == ("State", "Population")


def test_the_country_is_the_state_last_spoken_of() -> None:
    analysis = parse(
        "Kenya Kenya PROPN nsubj 1 B-GPE",
        "voted vote VERB ROOT 1",
        ". . PUNCT punct 1",
        "The the DET det 4",
        "country country NOUN nsubj 5",
        "waits wait VERB ROOT 5",
    )
    assert chains_of(analysis)["Kenya"] == ["Kenya", "The country"]


def test_pronoun_agrees_in_gender() -> None:
    analysis = parse(
        "Maria Maria PROPN compound 1 B-PERSON",
        "Lind Lind PROPN nsubj 2 I-PERSON",
        "met meet VERB ROOT 2",
        "Peter Peter PROPN compound 4 B-PERSON",
        "Voss Voss PROPN dobj 2 I-PERSON",
        ". . PUNCT punct 2",
        "He he PRON nsubj 7",
        "left leave VERB ROOT 7",
    )
    assert chains_of(analysis)["Peter Voss"] == ["Peter Voss", "He"]


def test_pronoun_is_not_the_other_argument_of_its_verb() -> None:
    analysis = parse("Acme Acme PROPN nsubj 1 B-ORG", "sued sue VERB ROOT 1", "it it PRON dobj 1")
    assert chains_of(analysis)["Acme"] == ["Acme"]


def test_it_that_announces_a_clause_stands_for_nothing() -> None:
    analysis = parse(
        "Acme Acme PROPN nsubj 1 B-ORG",
        "grew grow VERB ROOT 1",
        ". . PUNCT punct 1",
        "It it PRON nsubj 4",
        "is be AUX/VBZ ROOT 4",
        "clear clear ADJ acomp 4",
        "that that SCONJ mark 8",
        "prices price NOUN/NNS nsubj 8",
        "fell fall VERB ccomp 4",
    )
    assert chains_of(analysis)["Acme"] == ["Acme"]


def test_title_is_named_by_its_office_and_state() -> None:
    analysis = parse(
        "Kenyan Kenyan ADJ amod 3 B-NORP",
        "Foreign Foreign PROPN compound 2",
        "Minister Minister PROPN compound 3",
        "Odera Odera PROPN nsubj 4 B-PERSON",
        "resigned resign VERB ROOT 4",
    )
    assert "Foreign Minister of Kenya" in chains_of(analysis)


def test_initials_leave_out_small_words_or_not() -> None:
    assert initials_of("League of Lake Fishers") == {"LOLF", "LLF"}
    assert initials_of("Acme") == frozenset()


def test_names_are_compared_without_points_and_articles() -> None:
    assert normal("The U.S. Navy") == normal("US Navy")


@pytest.mark.parametrize(("count", "chains"), [("", 1), ("Two", 2)])
def test_the_same_people_of_one_place_are_one_but_not_a_number_of_them(count: str, chains: int) -> None:
    rows: list[str] = []
    for verb in ("spoke speak", "left leave"):
        head = len(rows) + (3 if count else 2)
        rows += [f"{count} two NUM nummod {head - 1}"] if count else []
        rows += [
            f"Kenyan Kenyan ADJ amod {head - 1} B-NORP",
            f"officials official NOUN/NNS nsubj {head}",
            f"{verb} VERB ROOT {head}",
        ]
    analysis = parse(*rows)
    mentions, _, _ = resolve_coreference(analysis, find_mentions(analysis, words(), NAMES), words(), NAMES)
    groups = [mention for mention in mentions.items if mention.text.endswith("officials")]
    assert len({mention.chain for mention in groups}) == chains
    assert [mention.because for mention in groups] == ([None, "same nominal"] if chains == 1 else [None, None])


def test_two_bodies_that_fit_leave_the_group_open_and_say_so() -> None:
    analysis = parse(
        "Red Red PROPN compound 1 B-ORG",
        "Front Front PROPN nsubj 5 I-ORG",
        "and and CCONJ cc 1",
        "Blue Blue PROPN compound 4 B-ORG",
        "League League PROPN conj 1 I-ORG",
        "met meet VERB ROOT 5",
        ". . PUNCT punct 5",
        "The the DET det 8",
        "group group NOUN nsubj 9",
        "left leave VERB ROOT 9",
    )
    mentions, _, problems = resolve_coreference(analysis, find_mentions(analysis, words(), NAMES), words(), NAMES)
    group = next(mention for mention in mentions.items if mention.text == "The group")
    assert sum(mention.chain == group.chain for mention in mentions.items) == 1
    assert [problem.message for problem in problems] == [
        f"“The group” at {group.span.start} may be “Red Front” or “Blue League”: neither stands out"
    ]


def test_a_state_that_owns_a_body_keeps_it_from_anothers() -> None:
    """ "Peru's Congress" is not the Congress of the state that the gazetteer knows, though the text speaks of both."""
    known = [
        GazetteerEntry(iri="g:peru", type="State", name="Peru"),
        GazetteerEntry(iri="g:us", type="State", name="United States"),
        GazetteerEntry(iri="g:congress", type="GovernmentBody", name="US Congress", aliases=("Congress",), of="g:us"),
    ]
    names = Names.from_gazetteer(Gazetteer(tuple(known)))
    owned = parse(
        "Peru Peru PROPN poss 2 B-GPE", "'s 's PART case 0", "Congress Congress PROPN nsubj 3 B-ORG",
        "praised praise VERB ROOT 3", "United United PROPN compound 5 B-GPE", "States States PROPN dobj 3 I-GPE",
    )  # fmt: skip
    own = parse(
        "Congress Congress PROPN nsubj 1 B-ORG", "praised praise VERB ROOT 1", "United United PROPN compound 3 B-GPE",
        "States States PROPN dobj 1 I-GPE",
    )  # fmt: skip
    found = [resolve_coreference(one, find_mentions(one, words(), names), words(), names)[1] for one in (owned, own)]
    assert ["US Congress" in {chain.name for chain in chains} for chains in found] == [False, True]


def test_a_clause_of_time_tells_less_than_the_clause_it_hangs_on() -> None:
    """In "The brothers fled after the soldiers came. They crossed." it is the brothers who cross."""
    found = chains_of(
        parse(
            "The the DET det 1", "brothers brother NOUN/NNS nsubj 2", "fled flee VERB ROOT 2", "after after SCONJ mark 6",
            "the the DET det 5", "soldiers soldier NOUN/NNS nsubj 6", "came come VERB advcl 2", ". . PUNCT/. punct 2",
            "They they PRON/PRP nsubj 9", "crossed cross VERB ROOT 9",
        )
    )  # fmt: skip
    assert ["The brothers", "They"] in found.values()


@pytest.mark.parametrize(("verb", "who"), [("accused", "Jomo Mwangi"), ("told", "Ali Odera")])
def test_what_an_accuser_says_is_said_of_the_accused(verb: str, who: str) -> None:
    """Ali Odera accused Jomo Mwangi of treason, saying he met spies; whoever only tells speaks of himself."""
    lemma = {"accused": "accuse", "told": "tell"}[verb]
    found = chains_of(
        parse("Ali Ali PROPN compound 1 B-PERSON", "Odera Odera PROPN nsubj 2 I-PERSON", f"{verb} {lemma} VERB ROOT 2",
              "Jomo Jomo PROPN compound 4 B-PERSON", "Mwangi Mwangi PROPN dobj 2 I-PERSON", "saying say VERB/VBG advcl 2",
              "he he PRON/PRP nsubj 7", "met meet VERB ccomp 5", "spies spy NOUN/NNS dobj 7")
    )  # fmt: skip
    assert found[who][-1] == "he"


def group(body: str, noun: str, *, label: str = "ORG") -> tuple[str, ...]:
    """Return the rows of "Body grew. The noun waits.", each word hung on its verb."""
    return (f"{body} {body} PROPN nsubj {{0}} B-{label}", "grew grow VERB ROOT {0}", ". . PUNCT punct {0}",
            "The the DET det {1}", f"{noun} {noun} NOUN nsubj {{2}}", "waits wait VERB ROOT {2}", ". . PUNCT punct {2}")  # fmt: skip


def placed(rows: tuple[str, ...], start: int) -> list[str]:
    """Return rows that stand from the place on, their heads filled in."""
    return [row.format(start + 1, start + 4, start + 5) for row in rows]


def test_each_group_is_the_one_spoken_of_last() -> None:
    """Acme grew. The group waits. Zeta grew. The group waits: two groups, though the words are the same."""
    found = chains_of(parse(*placed(group("Acme", "group"), 0), *placed(group("Zeta", "group"), 7)))
    assert (found["Acme"], found["Zeta"]) == (["Acme", "The group"], ["Zeta", "The group"])


def test_a_group_without_a_name_of_its_own_is_the_last_called_so() -> None:
    """Rain fell. The group waits. Rain fell. The group waits: one unnamed group."""
    rows = ("Rain rain NOUN nsubj {0}", *group("Acme", "group")[1:])
    found = chains_of(parse(*placed(rows, 0), *placed(rows, 7)))
    assert found["group"] == ["The group", "The group"]


def test_the_union_is_called_so() -> None:
    """Acme grew. The union waits: no firm; a union by its name is."""
    assert chains_of(parse(*placed(group("Acme", "union"), 0)))["Acme"] == ["Acme"]
    named = ("Acme Acme PROPN compound 1 B-ORG", "Union Union PROPN nsubj 2 I-ORG", "grew grow VERB ROOT 2", ". . PUNCT punct 2",
             "The the DET det 5", "union union NOUN nsubj 6", "waits wait VERB ROOT 6")  # fmt: skip
    assert chains_of(parse(*named))["Acme Union"] == ["Acme Union", "The union"]


def test_who_sues_a_group_is_another() -> None:
    """Acme sued the group; Acme grew, and the group waits."""
    sued = parse(
        "Acme Acme PROPN nsubj 1 B-ORG", "sued sue VERB ROOT 1", "the the DET det 3", "group group NOUN dobj 1"
    )
    assert chains_of(sued)["Acme"] == ["Acme"]
    assert chains_of(parse(*placed(group("Acme", "group"), 0)))["Acme"] == ["Acme", "The group"]


@pytest.mark.parametrize(("city", "found"), [("Nairobi", ["Nairobi", "The capital"]), ("Kisumu", ["Kisumu"])])
def test_the_capital_is_the_capital_of_a_state(city: str, found: list[str]) -> None:
    """Nairobi grew. The capital waits. No other city is meant by it."""
    assert chains_of(parse(*placed(group(city, "capital", label="GPE"), 0)))[city] == found
