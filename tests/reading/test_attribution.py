"""Attribution: each construction with its sentence and its parse."""

from __future__ import annotations

from parsing import VOCAB, parse
from spacy.tokens import Doc

from newsgraph.lexicon import Cue, Lexicon, Operator
from newsgraph.model import Act, Attribution, Document, Mention, MentionKind, Modality, Polarity, Span
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.attribution import find_attributions, find_cue, index_cues, speaker_phrases
from newsgraph.reading.mentions import Mentions
from newsgraph.reading.parse import lay_out


def cues(act: Act, *entries: str) -> dict[str, Cue]:
    """Return entries of one act."""
    return {word: Cue(word=word, act=act) for word in entries}


LEXICON = Lexicon(
    cue_verbs={
        **cues(Act.ASSERTION, "say", "tell", "reveal that"),
        **cues(Act.DENIAL, "deny", "dismiss"),
        **cues(Act.DEMAND, "urge", "call for", "tell to"),
        **cues(Act.ACCUSATION, "accuse of"),
        **cues(Act.OPINION, "want to", "condemn"),
    },
    cue_nouns=cues(Act.ASSERTION, "claim"),
    cue_adjectives=cues(Act.OPINION, "sure"),
    cue_phrases=cues(Act.ASSERTION, "according to"),
    hedges={"allegedly": Operator(word="allegedly", modality=Modality.POSSIBLE, voiced=True)},
)


def mentions(analysis: Analysis) -> Mentions:
    """Return every name, noun and pronoun as a mention of its own."""
    found = (
        token for token in analysis.doc if token.pos_ in ("PROPN", "NOUN", "PRON") and token.tag_ not in ("WDT", "WP")
    )
    spans = [(token.text, Span(token.idx, token.idx + len(token))) for token in found]
    return Mentions(
        tuple(
            Mention(id=text, span=span, head=span, text=text, kind=MentionKind.NAME, type="Entity", chain=text) for text, span in spans
        )
    )  # fmt: skip


def read(analysis: Analysis) -> list[tuple[str | None, str, str, Act]]:
    """Return source, cue, content and act of each attribution, in words."""
    return [words(analysis, one) for one in find_attributions(analysis, mentions(analysis), LEXICON)]


def words(analysis: Analysis, one: Attribution) -> tuple[str | None, str, str, Act]:
    """Return an attribution in words."""
    text = analysis.document.text
    content = " | ".join(text[span.start : span.end] for span in one.content)
    return one.source, text[one.cue.start : one.cue.end], content, one.act


def test_a_clause_is_what_somebody_says() -> None:
    analysis = parse("Ana Ana PROPN nsubj 2", "never never ADV neg 2", "said say VERB ROOT 2", "that that SCONJ mark 5",
                     "Ben Ben PROPN nsubj 5", "lied lie VERB ccomp 2")  # fmt: skip
    assert read(analysis) == [("Ana", "never said", "that Ben lied", Act.ASSERTION)]


def test_a_clause_before_the_cue_is_what_somebody_says() -> None:
    analysis = parse("Ben Ben PROPN nsubj 1", "lied lie VERB ccomp 4", ", , PUNCT punct 4", "Ana Ana PROPN nsubj 4",
                     "said say VERB ROOT 4", ". . PUNCT punct 4")  # fmt: skip
    assert read(analysis) == [("Ana", "said", "Ben lied", Act.ASSERTION)]


def test_the_person_told_is_no_part_of_what_is_told() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "told tell VERB ROOT 1", "Cem Cem PROPN dobj 1", "that that SCONJ mark 6",
                     "Ben Ben PROPN nsubj 6", "would would AUX/MD aux 6", "lie lie VERB/VB ccomp 1")  # fmt: skip
    assert read(analysis) == [("Ana", "told", "that Ben would lie", Act.ASSERTION)]


def test_a_demand_holds_whom_it_is_made_of() -> None:
    analysis = parse("Peru Peru PROPN nsubj 1", "urged urge VERB ROOT 1", "Chile Chile PROPN dobj 1", "to to PART/TO aux 4",
                     "withdraw withdraw VERB/VB xcomp 1")  # fmt: skip
    assert read(analysis) == [("Peru", "urged", "Chile to withdraw", Act.DEMAND)]


def test_a_preposition_of_the_entry_belongs_to_the_cue() -> None:
    analysis = parse(
        "Peru Peru PROPN nsubj 1", "called call VERB ROOT 1", "for for ADP prep 1", "talks talk NOUN pobj 2"
    )
    assert read(analysis) == [("Peru", "called for", "talks", Act.DEMAND)]


def test_an_accusation_holds_the_accused() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "accused accuse VERB ROOT 1", "Ben Ben PROPN dobj 1", "of of ADP prep 1",
                     "lying lie VERB/VBG pcomp 3")  # fmt: skip
    assert read(analysis) == [("Ana", "accused", "Ben of lying", Act.ACCUSATION)]


def test_a_noun_phrase_can_be_denied() -> None:
    analysis = parse("Peru Peru PROPN nsubj 1", "denied deny VERB ROOT 1", "involvement involvement NOUN dobj 1")
    assert read(analysis) == [("Peru", "denied", "involvement", Act.DENIAL)]


def test_to_deny_this_is_to_deny_what_was_last_said() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "says say VERB ROOT 1", "Peru Peru PROPN nsubj 3",
                     "armed arm VERB ccomp 1", "rebels rebel NOUN dobj 3", ". . PUNCT punct 1",
                     "Ben Ben PROPN nsubj 7", "denied deny VERB ROOT 7", "this this PRON dobj 7")  # fmt: skip
    assert read(analysis) == [
        ("Ana", "says", "Peru armed rebels", Act.ASSERTION),
        ("Ben", "denied", "Peru armed rebels", Act.DENIAL),
    ]


def test_the_claim_that_is_dismissed_is_the_one_before() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "says say VERB ROOT 1", "Peru Peru PROPN nsubj 3",
                     "armed arm VERB ccomp 1", "rebels rebel NOUN dobj 3", ". . PUNCT punct 1",
                     "Ben Ben PROPN nsubj 7", "dismissed dismiss VERB ROOT 7", "the the DET det 9",
                     "claim claim NOUN dobj 7")  # fmt: skip
    assert read(analysis)[1] == ("Ben", "dismissed", "Peru armed rebels | the claim", Act.DENIAL)


def test_a_noun_for_things_is_denied_as_it_stands() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "says say VERB ROOT 1", "Peru Peru PROPN nsubj 3",
                     "armed arm VERB ccomp 1", "rebels rebel NOUN dobj 3", ". . PUNCT punct 1",
                     "Ben Ben PROPN nsubj 7", "denied deny VERB ROOT 7", "the the DET det 9",
                     "permit permit NOUN dobj 7")  # fmt: skip
    assert read(analysis)[1] == ("Ben", "denied", "the permit", Act.DENIAL)


def test_what_the_article_says_is_denied_where_nobody_else_spoke() -> None:
    analysis = parse("Peru Peru PROPN nsubj 1", "armed arm VERB ROOT 1", "rebels rebel NOUN dobj 1", ". . PUNCT punct 1",
                     "Ben Ben PROPN nsubj 5", "denied deny VERB ROOT 5", "that that PRON dobj 5")  # fmt: skip
    assert read(analysis) == [("Ben", "denied", "Peru armed rebels", Act.DENIAL)]


def test_a_charge_in_apposition_stands_for_the_accusation_and_not_for_the_accusing() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "says say VERB ccomp 9", "Peru Peru PROPN nsubj 3",
                     "armed arm VERB ccomp 1", "rebels rebel NOUN dobj 3", ", , PUNCT punct 9", "a a DET det 7",
                     "claim claim NOUN dobj 9", "Ben Ben PROPN nsubj 9", "denied deny VERB ROOT 9")  # fmt: skip
    assert read(analysis)[1] == ("Ben", "denied", "Peru armed rebels", Act.DENIAL)


def test_a_denial_in_a_relative_clause_leaves_the_first_speaker_alone() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "said say VERB ROOT 1", "Peru Peru PROPN nsubj 3", "armed arm VERB ccomp 1",
                     "rebels rebel NOUN dobj 3", ", , PUNCT punct 4", "which which PRON/WDT dobj 8", "Ben Ben PROPN nsubj 8",
                     "denied deny VERB relcl 4")  # fmt: skip
    assert read(analysis) == [
        ("Ana", "said", "Peru armed rebels", Act.ASSERTION),
        ("Ben", "denied", "Peru armed rebels", Act.DENIAL),
    ]


def test_a_participle_speaks_for_the_subject_above_it() -> None:
    analysis = parse("Peru Peru PROPN nsubj 1", "left leave VERB ROOT 1", ", , PUNCT punct 1", "saying say VERB/VBG advcl 1",
                     "Ben Ben PROPN nsubj 5", "lied lie VERB ccomp 3")  # fmt: skip
    assert read(analysis) == [("Peru", "saying", "Ben lied", Act.ASSERTION)]


def test_a_passive_with_an_agent_speaks_for_the_agent() -> None:
    analysis = parse("Raids raid NOUN nsubjpass 2", "were be AUX auxpass 2", "condemned condemn VERB/VBN ROOT 2",
                     "by by ADP agent 2", "Peru Peru PROPN pobj 3")  # fmt: skip
    assert read(analysis) == [("Peru", "were condemned", "Raids", Act.OPINION)]


def test_a_passive_without_an_agent_has_an_unnamed_voice() -> None:
    analysis = parse("Ana Ana PROPN nsubjpass 2", "was be AUX auxpass 2", "said say VERB/VBN ROOT 2", "to to PART/TO aux 5",
                     "have have AUX/VB aux 5", "lied lie VERB/VBN xcomp 2")  # fmt: skip
    assert [(source, cue) for source, cue, *_ in read(analysis)] == [(None, "was said")]


def test_an_entry_with_that_wants_a_clause() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "revealed reveal VERB ROOT 1", "plans plan NOUN dobj 1")
    assert read(analysis) == []


def test_a_noun_with_an_owner_is_a_cue() -> None:
    analysis = parse("Peru Peru PROPN poss 2", "'s 's PART/POS case 0", "claim claim NOUN nsubj 6", "that that SCONJ mark 5",
                     "Ana Ana PROPN nsubj 5", "lied lie VERB acl 2", "failed fail VERB ROOT 6")  # fmt: skip
    assert read(analysis) == [("Peru", "claim", "that Ana lied", Act.ASSERTION)]


def test_an_adjective_takes_its_copula_into_the_cue() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "is be AUX/VBZ ROOT 1", "sure sure ADJ acomp 1", "Ben Ben PROPN nsubj 4",
                     "lied lie VERB ccomp 2")  # fmt: skip
    assert read(analysis) == [("Ana", "is sure", "Ben lied", Act.OPINION)]


def test_according_to_takes_the_clause_around_it() -> None:
    analysis = parse("Ben Ben PROPN nsubj 1", "lied lie VERB ROOT 1", ", , PUNCT punct 1", "according accord VERB/VBG prep 1",
                     "to to ADP prep 3", "Ana Ana PROPN pobj 4")  # fmt: skip
    assert read(analysis) == [("Ana", "according to", "Ben lied", Act.ASSERTION)]


def test_hearsay_has_no_source() -> None:
    analysis = parse("Ben Ben PROPN nsubj 2", "allegedly allegedly ADV advmod 2", "lied lie VERB ROOT 2")
    assert read(analysis) == [(None, "allegedly", "Ben | lied", Act.ASSERTION)]


def test_a_headline_speaks_for_the_name_before_its_colon() -> None:
    analysis = parse("Peru Peru PROPN ROOT 0 B-GPE", "to to ADP prep 0", "Chile Chile PROPN pobj 1 B-GPE", ": : PUNCT punct 0",
                     "Leave leave VERB/VB ROOT 4")  # fmt: skip
    assert read(analysis) == [("Peru", ":", "Leave", Act.UTTERANCE)]


def test_a_quotation_goes_on_after_its_cue() -> None:
    analysis = parse("“ “ PUNCT/`` punct 2", "We we PRON nsubj 2", "won win VERB ccomp 6", ", , PUNCT punct 6", "” ” PUNCT/'' punct 6",
                     "Ana Ana PROPN nsubj 6", "said say VERB ROOT 6", ". . PUNCT punct 6", "“ “ PUNCT/`` punct 9",
                     "Go go VERB/VB ROOT 9", "home home ADV advmod 9", "now now ADV advmod 9", ". . PUNCT punct 9",
                     "” ” PUNCT/'' punct 9")  # fmt: skip
    (attribution,) = read(analysis)
    assert attribution == ("Ana", "said", "“ We won, ” | “ Go home now. ”", Act.ASSERTION)


def test_what_somebody_is_said_to_want_needs_no_voice_of_its_own() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "said say VERB ROOT 1", "Ben Ben PROPN nsubj 3", "wants want VERB/VBZ ccomp 1",
                     "to to PART/TO aux 5", "leave leave VERB/VB xcomp 3")  # fmt: skip
    assert [one[0] for one in read(analysis)] == ["Ana"]


def test_the_entry_of_a_cue_can_be_looked_up() -> None:
    analysis = parse("Ana Ana PROPN nsubj 1", "called call VERB ROOT 1", "for for ADP prep 1", "talks talk NOUN pobj 2")
    entry = find_cue(analysis.doc[1], index_cues(LEXICON))
    assert entry is not None
    assert (entry.word, entry.polarity) == ("call for", Polarity.ASSERTED)
    assert find_cue(analysis.doc[0], index_cues(LEXICON)) is None


def test_a_source_is_named_in_full() -> None:
    analysis = parse("Ana Ana PROPN nsubj 5", ", , PUNCT punct 0", "a a DET det 3", "miner miner NOUN appos 0", ", , PUNCT punct 0",
                     "said say VERB ROOT 5", "Ben Ben PROPN nsubj 7", "lied lie VERB ccomp 5")  # fmt: skip
    known = mentions(analysis)
    found = find_attributions(analysis, known, LEXICON)
    (attribution,), (phrase,) = speaker_phrases(analysis, known, found)
    assert attribution.source == phrase.id
    assert (phrase.text, phrase.chain, phrase.kind) == ("Ana, a miner", "Ana", MentionKind.NOMINAL)


def test_an_accusation_may_hang_on_the_accuser_in_the_parse() -> None:
    """Ana, who left, was accused by miners of theft: that she left is nobody's accusation."""
    analysis = parse("Ana Ana PROPN nsubjpass 6", ", , PUNCT punct 0", "who who PRON/WP nsubj 3", "left leave VERB relcl 0",
                     ", , PUNCT punct 0", "was be AUX auxpass 6", "accused accuse VERB/VBN ROOT 6", "by by ADP agent 6",
                     "miners miner NOUN/NNS pobj 7", "of of ADP prep 8", "theft theft NOUN pobj 9")  # fmt: skip
    assert read(analysis) == [("miners", "was accused", "Ana | of theft", Act.ACCUSATION)]


def test_a_speaker_taken_for_an_apposition_speaks() -> None:
    """The vote was won by Ana, the mayor said."""
    analysis = parse("Peru Peru PROPN nsubj 1", "chose choose VERB ccomp 6", "Ana Ana PROPN dobj 1", ", , PUNCT punct 2",
                     "the the DET det 5", "mayor mayor NOUN appos 2", "said say VERB ROOT 6")  # fmt: skip
    assert read(analysis) == [("mayor", "said", "Peru chose Ana", Act.ASSERTION)]


def test_whoever_is_quoted_speaks() -> None:
    """Radio quoted Ana as saying that Ben lied."""
    analysis = parse("Radio radio PROPN nsubj 1", "quoted quote VERB ROOT 1", "Ana Ana PROPN dobj 1", "as as ADP prep 1",
                     "saying say VERB/VBG pcomp 3", "Ben Ben PROPN nsubj 6", "lied lie VERB ccomp 4")  # fmt: skip
    assert read(analysis) == [("Ana", "saying", "Ben lied", Act.ASSERTION)]


def test_a_report_that_nobody_owns_has_an_unnamed_voice() -> None:
    """Claims that Ben lied spread."""
    analysis = parse("Claims claim NOUN/NNS nsubj 4", "that that SCONJ mark 3", "Ben Ben PROPN nsubj 3", "lied lie VERB acl 0",
                     "spread spread VERB ROOT 4")  # fmt: skip
    assert read(analysis) == [(None, "Claims", "that Ben lied", Act.ASSERTION)]


def test_a_cue_reaches_from_the_verb_that_it_completes_to_its_occasion() -> None:
    """Ana went on to say in a statement Ben lied."""
    analysis = parse("Ana Ana PROPN nsubj 1", "went go VERB ROOT 1", "on on ADP prt 1", "to to PART/TO aux 4", "say say VERB/VB xcomp 1",
                     "in in ADP prep 4", "a a DET det 7", "statement statement NOUN pobj 5", "Ben Ben PROPN nsubj 9",
                     "lied lie VERB ccomp 4")  # fmt: skip
    assert [one[:2] for one in read(analysis)] == [("Ana", "went on to say in a statement")]


def test_a_clause_taken_for_an_adverbial_is_content_unless_marked() -> None:
    """Ana said Ben lied; Ana said when Ben lied."""
    rows = ("Ana Ana PROPN nsubj 1", "said say VERB ROOT 1", "Ben Ben PROPN nsubj 3", "lied lie VERB advcl 1")
    assert [one[2] for one in read(parse(*rows))] == ["Ben lied"]
    marked = ("Ana Ana PROPN nsubj 1", "said say VERB ROOT 1", "when when ADV/WRB advmod 4", "Ben Ben PROPN nsubj 4",
              "lied lie VERB advcl 1")  # fmt: skip
    assert read(parse(*marked)) == []


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next() -> None:
    """Ana said: / Ben lied."""
    doc = Doc(VOCAB, words=["Ana", "said", ":", "\n\n", "Ben", "lied"], pos=["PROPN", "VERB", "PUNCT", "SPACE", "PROPN", "VERB"],
              spaces=[True, False, False, False, True, False], tags=["NNP", "VBD", ":", "_SP", "NNP", "VBD"], lemmas=["Ana", "say", ":", "\n\n", "Ben", "lie"],
              heads=[1, 1, 1, 2, 5, 5], deps=["nsubj", "ROOT", "punct", "dep", "nsubj", "ROOT"])  # fmt: skip
    analysis = Analysis(Document(id="d", text=doc.text), lay_out(doc))
    assert read(analysis) == [("Ana", "said", "Ben lied", Act.ASSERTION)]


def test_no_comma_behind_an_apposition_makes_it_the_speaker() -> None:
    """Boys fled raids by rebels, agency said: not the rebels. Rebels, agency said, and the comma that closes it leaves rebels."""
    rows = ("Boys boy NOUN/NNS nsubj 1", "fled flee VERB ccomp 7", "raids raid NOUN/NNS dobj 1", "by by ADP prep 2",
            "rebels rebel NOUN/NNS nsubj 7", ", , PUNCT punct 4", "agency agency NOUN appos 4", "said say VERB ROOT 7")  # fmt: skip
    assert [source for source, *_ in read(parse(*rows))] == ["agency"]
    first = ("rebels rebel NOUN/NNS nsubj 3", ", , PUNCT punct 0", "agency agency NOUN appos 0", "said say VERB ROOT 3",
             "boys boy NOUN/NNS nsubj 5", "fled flee VERB ccomp 3")  # fmt: skip
    assert [source for source, *_ in read(parse(*first))] == ["rebels"]
