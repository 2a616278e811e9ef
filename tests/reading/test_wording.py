"""Claims in whole phrases, of sentences that are given with their grammar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from contexts import context, lexicon
from parsing import parse

from newsgraph.model import Claim, ClaimArgument, MentionKind, Span
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.claims import Context, in_whole_phrases
from newsgraph.reading.mentions import Mentions


REOPENED = parse("The the DET det 1", "bridge bridge NOUN nsubj 5", "over over ADP prep 1", "the the DET det 4", "Niger Niger PROPN pobj 2",
                 "honours honour VERB/VBZ ROOT 5", "the the DET det 7", "founder founder NOUN dobj 5", "of of ADP prep 7",
                 "Kandor Kandor PROPN pobj 8", "who who PRON/WP nsubj 11", "died die VERB relcl 7")  # fmt: skip


def claim(analysis: Analysis, *words: str, arguments: tuple[ClaimArgument, ...] = ()) -> Claim:
    """Return the claim of a subject, a verb and an object, named by their words."""
    subject, verb, target = words
    cue = next(Span(token.idx, token.idx + len(token)) for token in analysis.doc if token.text == verb)
    return Claim(
        id="k1", subject=subject, relation=None, phrase=verb, cue=cue, object=target, arguments=arguments,
        evidence=Span(0, len(analysis.doc.text)), rule="verb-object", confidence=0.8,
    )  # fmt: skip


def said(of: Claim, around: Context) -> Mapping[str, str]:
    """Return the words of a claim's subject, object and arguments."""
    (found,), phrases = in_whole_phrases([of], around, ())
    words = {mention.id: mention.text for mention in (*around.mentions.items, *phrases)}
    parts = {"subject": found.subject, "object": found.object} | {
        one.phrase or "": one.mention for one in found.arguments
    }
    return {name: words[part] for name, part in parts.items() if part is not None}


def test_a_claim_is_said_over_whole_phrases_without_their_relative_clauses() -> None:
    """The bridge over the Niger honours the founder of Kandor who died."""
    around = context(REOPENED, lexicon(), bridge="Facility", founder="Person")
    assert said(claim(REOPENED, "bridge", "honours", "founder"), around) == {
        "subject": "The bridge over the Niger",
        "object": "the founder of Kandor",
    }


def test_what_an_argument_says_is_left_out_of_the_object() -> None:
    """Ana signed a pact - with Chad."""
    signed = parse("Ana Ana PROPN nsubj 1", "signed sign VERB ROOT 1", "a a DET det 3", "pact pact NOUN dobj 1", "with with ADP prep 3",
                   "Chad Chad PROPN pobj 4")  # fmt: skip
    around = context(signed, lexicon(), Ana="Person", pact="Agreement", Chad="State")
    with_chad = ClaimArgument(role="other", mention="Chad", phrase="with")
    told = said(claim(signed, "Ana", "signed", "pact", arguments=(with_chad,)), around)
    assert told == {"subject": "Ana", "object": "a pact", "with": "Chad"}


def test_a_whole_phrase_keeps_the_head_type_and_chain_of_its_mention() -> None:
    """So that the entity is the same, and a name does not get a longer name."""
    around = context(REOPENED, lexicon(), bridge="Facility", founder="Person")
    _, phrases = in_whole_phrases([claim(REOPENED, "bridge", "honours", "founder")], around, ())
    (bridge, *_) = phrases
    (mention, *_) = around.mentions.items
    assert (bridge.head, bridge.type, bridge.chain, bridge.kind) == (
        mention.head,
        mention.type,
        mention.chain,
        MentionKind.NOMINAL,
    )


def test_a_pronoun_stays_as_it_is() -> None:
    """She of the long speeches resigned: who she is, its chain says."""
    resigned = parse("She she PRON nsubj 5", "of of ADP prep 0", "the the DET det 4", "long long ADJ amod 4", "speeches speech NOUN/NNS pobj 1",
                     "left leave VERB ROOT 5", "Kandor Kandor PROPN dobj 5")  # fmt: skip
    around = context(resigned, lexicon(), She="Person", Kandor="City")
    she, *others = around.mentions.items
    around = replace(around, mentions=Mentions((replace(she, kind=MentionKind.PRONOUN), *others)))
    assert said(claim(resigned, "She", "left", "Kandor"), around)["subject"] == "She"


def test_a_phrase_that_holds_the_words_of_the_claim_is_not_widened() -> None:
    """Workers digging wells: the subject of digging is not "workers digging wells"."""
    digging = parse("Workers worker NOUN/NNS ROOT 0", "digging dig VERB/VBG acl 0", "wells well NOUN/NNS dobj 1")
    around = context(digging, lexicon(), Workers="CollectiveActor", wells="Facility")
    assert said(claim(digging, "Workers", "digging", "wells"), around)["subject"] == "Workers"
