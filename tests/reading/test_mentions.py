"""Rules for finding mentions, each shown by a sentence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from parsing import parse

from newsgraph.graph.vocabulary import load_ontology
from newsgraph.lexicon import Lexicon, load_lexicon
from newsgraph.model import Gazetteer, GazetteerEntry, MentionKind
from newsgraph.reading.mentions import Mentions, Names, find_mentions
from newsgraph.reading.mentions.margins import body_end


DOMAIN = Path(__file__).parents[2] / "ontology"
KENYA = GazetteerEntry(
    iri="g:kenya", type="State", name="Kenya", demonyms=("Kenyan", "Kenyans"), capital="Nairobi", same_as=("w:Q1",)
)
NAMES = Names.from_gazetteer(Gazetteer((KENYA,)))


@cache
def words() -> Lexicon:
    return load_lexicon(DOMAIN / "lexicon", load_ontology(DOMAIN / "newsgraph.ttl"))


def mentions_of(*rows: str) -> Mentions:
    return find_mentions(parse(*rows), words(), NAMES)


def listed(mentions: Mentions) -> list[tuple[str, str]]:
    return [(mention.text, mention.type) for mention in mentions.items]


def test_title_before_a_name_is_a_position_of_the_state_it_names() -> None:
    found = mentions_of(
        "Kenyan Kenyan ADJ amod 3 B-NORP",
        "President President PROPN compound 3",
        "Amina Amina PROPN compound 3 B-PERSON",
        "Odera Odera PROPN nsubj 4 I-PERSON",
        "met meet VERB ROOT 4",
        "officials official NOUN/NNS dobj 4",
    )
    assert listed(found) == [
        ("Kenyan President", "Position"),
        ("Kenyan", "State"),
        ("Amina Odera", "Person"),
        ("officials", "CollectiveActor"),
    ]
    position = found.items[0]
    assert position.of is not None
    assert found.get(position.of).text == "Kenyan"


def test_honorific_is_no_part_of_a_name_but_makes_it_a_person() -> None:
    found = mentions_of("Mr Mr PROPN compound 1 B-ORG", "Otieno Otieno PROPN nsubj 2 I-ORG", "left leave VERB ROOT 2")
    assert listed(found) == [("Otieno", "Person")]


def test_phrases_inside_phrases_are_mentions_of_their_own() -> None:
    found = mentions_of(
        "Kenya Kenya PROPN poss 2 B-GPE",
        "'s 's PART/POS case 0",
        "tolerance tolerance NOUN nsubj 6",
        "of of ADP prep 2",
        "the the DET det 5",
        "rebels rebel NOUN/NNS pobj 3",
        "grew grow VERB ROOT 6",
    )
    assert listed(found) == [("Kenya's tolerance", "Concept"), ("Kenya", "State"), ("the rebels", "ArmedGroup")]
    assert found.get(str(found.items[0].of)).text == "Kenya"


def test_only_relational_heads_keep_their_of_phrase() -> None:
    found = mentions_of(
        "Hundreds hundred NOUN/NNS nsubj 4",
        "of of ADP prep 0",
        "armed armed ADJ amod 3",
        "attacks attack NOUN/NNS pobj 1",
        "hit hit VERB ROOT 4",
        "the the DET det 6",
        "centre centre NOUN dobj 4",
        "of of ADP prep 6",
        "town town NOUN pobj 7",
    )
    texts = [mention.text for mention in found.items]
    assert texts == ["Hundreds of armed attacks", "armed attacks", "the centre", "town"]


def test_coordinated_phrases_are_mentions_each() -> None:
    found = mentions_of(
        "Soldiers soldier NOUN/NNS nsubj 3",
        "and and CCONJ cc 0",
        "civilians civilian NOUN/NNS conj 0",
        "fled flee VERB ROOT 3",
    )
    assert listed(found) == [("Soldiers", "CollectiveActor"), ("civilians", "CollectiveActor")]


def test_relative_pronouns_are_no_mentions() -> None:
    found = mentions_of(
        "Farmers farmer NOUN/NNS nsubj 3",
        "who who PRON/WP nsubj 2",
        "protested protest VERB relcl 0",
        "left leave VERB ROOT 3",
    )
    assert [mention.text for mention in found.items] == ["Farmers"]


def test_plural_demonym_is_a_people_and_adjective_the_state() -> None:
    found = mentions_of(
        "Kenyans Kenyans PROPN/NNPS nsubj 1 B-NORP",
        "joined join VERB ROOT 1",
        "Kenyan Kenyan ADJ amod 3 B-NORP",
        "troops troop NOUN/NNS dobj 1",
    )
    assert listed(found) == [("Kenyans", "Population"), ("Kenyan troops", "MilitaryForce"), ("Kenyan", "State")]


def test_capital_that_acts_stands_for_its_state() -> None:
    acting = mentions_of(
        "Nairobi Nairobi PROPN nsubj 1 B-GPE", "denied deny VERB ROOT 1", "it it PRON dobj 1", ". . PUNCT punct 1"
    )
    place = mentions_of(
        "He he PRON nsubj 1", "died die VERB ROOT 1", "in in ADP prep 1", "Nairobi Nairobi PROPN pobj 2 B-GPE"
    )
    assert acting.items[0].type == "State"
    assert place.items[-1].type == "City"


def test_acronym_in_brackets_has_the_type_of_the_name_before() -> None:
    found = mentions_of(
        "Lake Lake PROPN compound 2 B-ORG",
        "Fishers Fishers PROPN compound 2 I-ORG",
        "Party Party PROPN nsubj 6 I-ORG",
        "( ( PUNCT punct 2",
        "LFP LFP PROPN appos 2 B-PERSON",
        ") ) PUNCT punct 2",
        "won win VERB ROOT 6",
    )
    assert listed(found) == [("Lake Fishers Party", "PoliticalParty"), ("LFP", "PoliticalParty")]


def test_mention_is_found_at_any_token_of_its_head() -> None:
    analysis = parse(
        "Amina Amina PROPN compound 1 B-PERSON", "Odera Odera PROPN nsubj 2 I-PERSON", "spoke speak VERB ROOT 2"
    )
    found = find_mentions(analysis, words(), NAMES)
    assert found.at(analysis.doc[0]) == found.at(analysis.doc[1]) == found.items[0]
    assert found.at(analysis.doc[2]) is None
    assert found.items[0].kind is MentionKind.NAME


def test_credits_after_the_last_sentence_are_no_part_of_the_article() -> None:
    text = "The minister left. xy/zz (AFP, Reuters)"
    assert text[: body_end(text)] == "The minister left."
    assert body_end("The party (LFP) won.") == len("The party (LFP) won.")


def test_without_a_gazetteer_names_are_found_all_the_same() -> None:
    analysis = parse("Oslo Oslo PROPN nsubj 1 B-GPE", "grew grow VERB ROOT 1")
    assert listed(find_mentions(analysis, words(), Names())) == [("Oslo", "City")]
