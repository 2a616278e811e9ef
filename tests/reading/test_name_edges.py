"""Where names begin and end, and what words that run together with them are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from parsing import parse

from newsgraph.graph.vocabulary import load_ontology
from newsgraph.lexicon import Lexicon, load_lexicon
from newsgraph.model import Gazetteer, GazetteerEntry
from newsgraph.reading.mentions import Names, find_mentions
from newsgraph.reading.mentions.margins import body_end


DOMAIN = Path(__file__).parents[2] / "ontology"
NORLAND = GazetteerEntry(iri="g:norland", type="State", name="Norland", demonyms=("Norlandish",), acronyms=("NL",))
SENATE = GazetteerEntry(
    iri="g:senate", type="GovernmentBody", name="Norland Upper Chamber", aliases=("Upper Chamber",), of="g:norland"
)
HOLM = GazetteerEntry(iri="g:holm", type="City", name="Holm", of="g:norland")
NAMES = Names.from_gazetteer(Gazetteer((NORLAND, SENATE, HOLM)))


@cache
def words() -> Lexicon:
    return load_lexicon(DOMAIN / "lexicon", load_ontology(DOMAIN / "newsgraph.ttl"))


def names_of(*rows: str) -> list[tuple[str, str]]:
    mentions = find_mentions(parse(*rows), words(), NAMES)
    return [(mention.text, mention.type) for mention in mentions.items if mention.kind == "name"]


def test_a_name_said_twice_ends_a_heading_and_begins_the_text() -> None:
    found = names_of(
        "Doubts doubt NOUN/NNS ROOT 0",
        "about about ADP prep 0",
        "Okoye Okoye PROPN compound 3 B-PERSON",
        "Okoye Okoye PROPN nsubj 4 I-PERSON",
        "left leave VERB ccomp 0",
    )
    assert found == [("Okoye", "Person"), ("Okoye", "Person")]


def test_a_name_of_four_words_that_the_parser_broke_is_one() -> None:
    found = names_of(
        "Abdul Abdul PROPN compound 3 B-PERSON",
        "Karim Karim PROPN compound 3 I-PERSON",
        "Hassan Hassan PROPN compound 3 B-PERSON",
        "Ali Ali PROPN nsubj 4 I-PERSON",
        "left leave VERB ROOT 4",
    )
    assert found == [("Abdul Karim Hassan Ali", "Person")]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("Le Le PROPN compound 1 B-PERSON", "Gall Gall PROPN nsubj 2 I-PERSON", "declared declare VERB ROOT 2 I-PERSON"),
         "Le Gall"),
        (("this this DET/DT det 2 B-EVENT", "Harbour Harbour PROPN compound 2 I-EVENT", "Cup Cup PROPN nsubj 3 I-EVENT",
          "began begin VERB ROOT 3"), "Harbour Cup"),
        (("Lantern Lantern PROPN compound 1 B-ORG", "movement movement NOUN nsubj 2 I-ORG", "grew grow VERB ROOT 2"),
         "Lantern"),
        (("Holm Holm PROPN compound 1 B-GPE", "UTC UTC PROPN nsubj 2 I-GPE", "came come VERB ROOT 2"), "Holm"),
    ],
)  # fmt: skip
def test_common_words_at_the_ends_are_no_part_of_a_name(rows: tuple[str, ...], name: str) -> None:
    assert [text for text, _ in names_of(*rows)] == [name]


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    rows = ("Terrorism terrorism NOUN nsubj 1 B-ORG", "spread spread VERB ROOT 1", ". . PUNCT punct 1")
    assert names_of(*rows) == []
    again = names_of(
        *rows, "They they PRON/PRP nsubj 4", "read read VERB ROOT 4", "Terrorism Terrorism PROPN dobj 4 B-ORG"
    )
    assert [text for text, _ in again] == ["Terrorism", "Terrorism"]


def test_a_state_before_its_body_is_a_name_of_its_own() -> None:
    for state in ("Norlandish", "NL"):
        found = names_of(
            f"{state} {state} PROPN compound 2 B-ORG",
            "Justice Justice PROPN compound 2 I-ORG",
            "Department Department PROPN nsubj 3 I-ORG",
            "acted act VERB ROOT 3",
        )
        assert found == [(state, "State"), ("Justice Department", "GovernmentBody")]
    whole = names_of(
        "Norland Norland PROPN compound 2 B-ORG",
        "Upper Upper PROPN compound 2 I-ORG",
        "Chamber Chamber PROPN nsubj 3 I-ORG",
        "met meet VERB ROOT 3",
    )
    assert whole == [("Norland", "State"), ("Upper Chamber", "GovernmentBody")]


def test_a_citys_name_that_ends_a_persons_is_the_person_unless_it_stands_where_a_place_does() -> None:
    person = (
        "Agnes Agnes PROPN compound 1 B-PERSON",
        "Holm Holm PROPN nsubj 2 I-PERSON",
        "spoke speak VERB ROOT 2",
        ". . PUNCT punct 2",
        "Holm Holm PROPN nsubj 5 B-GPE",
        "smiled smile VERB ROOT 5",
    )
    assert names_of(*person) == [("Agnes Holm", "Person"), ("Holm", "Person")]
    place = names_of(*person, "in in ADP prep 5", "Holm Holm PROPN pobj 6 B-GPE")
    assert [kind for _, kind in place] == ["Person", "City", "City"]


def test_a_surname_of_two_words_is_a_person_like_the_full_name() -> None:
    found = names_of(
        "Marie Marie PROPN compound 2 B-PERSON",
        "Le Le PROPN compound 2 I-PERSON",
        "Gall Gall PROPN nsubj 3 I-PERSON",
        "spoke speak VERB ROOT 3",
        ". . PUNCT punct 3",
        "Le Le PROPN compound 6 B-ORG",
        "Gall Gall PROPN nsubj 7 I-ORG",
        "left leave VERB ROOT 7",
    )
    assert found == [("Marie Le Gall", "Person"), ("Le Gall", "Person")]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("Korland Korland PROPN poss 2 B-GPE", "'s 's PART/POS case 0", "ministers minister NOUN/NNS nsubj 3",
          "met meet VERB ROOT 3"), "State"),
        (("Korland Korland PROPN poss 2 B-GPE", "'s 's PART/POS case 0", "streets street NOUN/NNS nsubj 3",
          "emptied empty VERB ROOT 3"), "City"),
        (("Flight flight NOUN compound 1", "QX471 QX471 PROPN nsubj 2 B-ORG", "landed land VERB ROOT 2"), "Concept"),
        (("House House PROPN nsubj 3 B-ORG", "of of ADP prep 0 I-ORG", "Commons Commons PROPN pobj 1 I-ORG",
          "voted vote VERB ROOT 3"), "GovernmentBody"),
        (("Centre Centre PROPN nsubj 4 B-ORG", "for for ADP prep 0 I-ORG", "Tide Tide PROPN compound 3 I-ORG",
          "Studies Studies PROPN pobj 1 I-ORG", "warned warn VERB ROOT 4"), "Organisation"),
    ],
)  # fmt: skip
def test_what_a_name_has_and_how_it_is_made_say_what_it_is(rows: tuple[str, ...], kind: str) -> None:
    assert [found for _, found in names_of(*rows)] == [kind]


def test_a_name_with_an_adjective_of_its_own_is_a_state() -> None:
    rows = ("Korland Korland PROPN nsubj 1 B-ORG", "denied deny VERB ROOT 1", ". . PUNCT punct 1")
    assert names_of(*rows) == [("Korland", "Organisation")]
    more = names_of(
        *rows, "Korlandic Korlandic ADJ amod 4 B-NORP", "troops troop NOUN/NNS nsubj 5", "left leave VERB ROOT 5"
    )
    assert more[0] == ("Korland", "State")


@pytest.mark.parametrize(
    "credits", ["ab/cd/Reuters Editor: Ida Berg", "Author: Ida Berg Editor: Per Holm", "ab, cd/ef, gh (AP, AFP)"]
)
def test_credits_of_several_people_are_no_part_of_the_article(credits: str) -> None:  # noqa: A002  the field's word
    text = f"“It is over,” she said. She left. {credits}"
    assert text[: body_end(text)] == "“It is over,” she said. She left."


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (("Secretary Secretary PROPN compound 4", "of of ADP prep 0", "State State PROPN pobj 1 B-ORG",
          "Ida Ida PROPN compound 4 B-PERSON", "Lund Lund PROPN nsubj 5 I-PERSON", "left leave VERB ROOT 5"), ["Ida Lund"]),
        (("Defense Defense PROPN compound 3 B-ORG", "Minister Minister PROPN compound 3", "Ida Ida PROPN compound 3 B-PERSON",
          "Lund Lund PROPN nsubj 4 I-PERSON", "left leave VERB ROOT 4"), ["Ida Lund"]),
    ],
)  # fmt: skip
def test_what_an_office_is_for_is_no_name(rows: tuple[str, ...], names: list[str]) -> None:
    assert [text for text, _ in names_of(*rows)] == names


def test_a_known_person_makes_the_surname_a_person() -> None:
    lund = GazetteerEntry(iri="g:lund", type="Person", name="Ida Lund")
    known = Names.from_gazetteer(Gazetteer((lund,)))
    analysis = parse(
        "Ida Ida PROPN compound 1 B-PERSON",
        "Lund Lund PROPN nsubj 2 I-PERSON",
        "left leave VERB ROOT 2",
        ". . PUNCT punct 2",
        "Lund Lund PROPN nsubj 5 B-ORG",
        "smiled smile VERB ROOT 5",
    )
    found = find_mentions(analysis, words(), known)
    assert [(one.text, one.type) for one in found.items] == [("Ida Lund", "Person"), ("Lund", "Person")]


def test_in_an_article_about_sport_a_place_that_plays_is_a_team() -> None:
    """A team that beats another is no state that attacks one; where it plays is still a place."""
    plain = ("Norland Norland PROPN nsubj 1 B-GPE", "beat beat VERB ROOT 1", "Holm Holm PROPN dobj 1 B-GPE",
             "in in ADP prep 1", "Holm Holm PROPN pobj 3 B-GPE", ". . PUNCT punct 1")  # fmt: skip
    assert names_of(*plain) == [("Norland", "State"), ("Holm", "City"), ("Holm", "City")]
    sport = [f"{word} {word} NOUN dep 6" for word in ("striker", "goalkeeper", "matchday", "penalty")]
    found = names_of(*plain, "They they PRON/PRP ROOT 6", *sport)
    assert found == [("Norland", "Organisation"), ("Holm", "Organisation"), ("Holm", "City")]


def test_a_place_is_what_the_text_calls_it_and_a_company_what_its_full_name_says() -> None:
    province = names_of(
        "The the DET det 1",
        "province province NOUN nsubj 5",
        "of of ADP prep 1",
        "Lower Lower PROPN compound 4 B-PERSON",
        "Vale Vale PROPN pobj 2 I-PERSON",
        "flooded flood VERB ROOT 5",
    )
    assert province == [("Lower Vale", "Region")]
    company = names_of(
        "Arbell Arbell PROPN compound 1 B-ORG",
        "Bank Bank PROPN nsubj 2 I-ORG",
        "grew grow VERB ROOT 2",
        ". . PUNCT punct 2",
        "Arbell Arbell PROPN nsubj 5 B-PERSON",
        "paid pay VERB ROOT 5",
    )
    assert company == [("Arbell Bank", "Company"), ("Arbell", "Company")]


def test_a_common_noun_that_the_parser_takes_for_a_person_is_none_at_the_start_of_a_sentence() -> None:
    assert names_of("Gunfire Gunfire PROPN nsubj 1 B-PERSON", "stopped stop VERB ROOT 1") == []


def test_a_name_behind_a_rank_and_a_known_name_is_found() -> None:
    """The Norlandish Sergeant Ada Berg left: the parser saw no person; a hospital has no rank in its name."""
    rows = ("Norlandish norlandish PROPN compound 3 B-NORP", "{} {} PROPN compound 3", "Ada Ada PROPN compound 3",
            "Berg Berg PROPN nsubj 4", "left leave VERB ROOT 4")  # fmt: skip
    found = names_of(*(row.format("Sergeant", "Sergeant") for row in rows))
    assert [text for text, _ in found] == ["Norlandish", "Ada Berg"]
    found = names_of(*(row.format("Harbour", "Harbour") for row in rows))
    assert [text for text, _ in found] == ["Norlandish"]


def test_people_of_a_calling_that_begin_a_sentence_are_no_body() -> None:
    """Farmers left: the parser saw a body; it is the word alone that begins with a capital."""
    assert names_of("Farmers Farmers PROPN/NNP nsubj 1 B-ORG", "left leave VERB ROOT 1") == []
    assert names_of("Okoyes Okoyes PROPN/NNP nsubj 1 B-ORG", "left leave VERB ROOT 1") == [("Okoyes", "Organisation")]
