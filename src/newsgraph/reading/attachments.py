"""Mend what the parser hangs on the wrong verb, where the grammar around it leaves one reading.

A small parser joins a word to the nearest one. Some of its habits put words into people's mouths, or blood on the wrong hands,
and can be told by form: a main verb that hangs on its subject, a second verb of speech that agrees with the first, a participle
behind a clause of its own, a charge behind who brings it, a person's name behind the body that the person speaks for, and
speakers whom the parser lists with, or says in other words, the last thing that they speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token


ATTACHMENTS = "newsgraph_attachments"
PRESENT = frozenset({"VBZ", "VBP"})
FINITE = PRESENT | {"VBD"}


@Language.factory(ATTACHMENTS, default_config={"speech": [], "people": [], "charging": [], "judging": []})
def make_attachments(
    nlp: Language,  # noqa: ARG001  spaCy's signature
    name: str,  # noqa: ARG001
    *,
    speech: list[str],
    people: list[str],
    charging: list[str],
    judging: list[str],
) -> Callable[[Doc], Doc]:
    """Return a component that mends attachments.

    Parameters
    ----------
    nlp, name
        As spaCy hands them over.
    speech
        Lemmas of verbs that introduce what somebody says.
    people
        Lemmas of nouns for a person.
    charging
        Lemmas of those verbs that say of what: "accuse of".
    judging
        Lemmas of verbs that say what somebody thinks of something: "criticise", "reject".
    """
    verbs, persons, charges, judges = frozenset(speech), frozenset(people), frozenset(charging), frozenset(judging)

    def mend(doc: Doc) -> Doc:
        for token in doc:
            _turn_round(token, verbs, persons, judges)
            for moved, head in _moved(token, verbs, persons, charges):
                moved.head = head
        return doc

    return mend


def _turn_round(token: Token, speech: frozenset[str], people: frozenset[str], judging: frozenset[str]) -> None:
    """Mend what takes new labels, and not only another head."""
    _make_main(token)
    _give_subject(token)
    _tell_of_noun(token, judging)
    _free_subject(token)
    _free_speakers(token, speech)
    _give_denier(token, speech, people)


def _moved(
    token: Token, speech: frozenset[str], people: frozenset[str], charging: frozenset[str]
) -> tuple[tuple[Token, Token], ...]:
    """Return what must hang on another word, with that word; all is told before anything moves."""
    return (
        *_second_cue(token, speech),
        *_beside_gerund(token),
        *_participle(token, speech),
        *_name(token, people),
        *_charge(token, charging),
        *_instances(token),
    )


def _make_main(verb: Token) -> None:
    """Make a finite verb that hangs on the noun before it the main one: "The report called for calm" tells of no report."""
    noun = verb.head
    hung = verb.dep_ == "acl" and verb.tag_ == "VBD" and noun.dep_ == "ROOT" and noun.i < verb.i
    if not hung or noun.pos_ not in ("NOUN", "PROPN", "PRON") or _has(verb, "nsubj", "nsubjpass", "auxpass"):
        return
    if noun.sent[-1].text not in (".", "!", "?", '"', "”"):  # "Talks expected to start soon" is a headline
        return
    after = [part for part in noun.children if part.i > verb.i]
    verb.head = verb
    noun.head = verb
    noun.dep_, verb.dep_ = "nsubj", "ROOT"
    for part in after:
        part.head = verb


def _give_subject(verb: Token) -> None:
    """Give a second clause its subject: "blamed the army and the union denied it" blames no union."""
    if (
        verb.dep_ not in ("conj", "ccomp")
        or verb.tag_ not in FINITE
        or _has(verb, "nsubj", "nsubjpass", "expl", "csubj", "mark")
    ):
        return
    first = min((part.i for part in _with(verb, "aux", "auxpass", "neg", "advmod") if part.i < verb.i), default=verb.i)
    noun = verb.doc[first - 1] if first else verb
    joined = noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and verb.head.i < noun.head.i < noun.i
    if not joined or verb.head.pos_ not in ("VERB", "AUX"):
        return
    link = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if (
        link.dep_ == "cc"
        and link.head == noun.head
        and not any(part.i > verb.head.i for part in _with(verb.head, "cc"))
    ):
        noun.head, noun.dep_, verb.dep_ = verb, "nsubj", "conj"
        link.head = verb.head


def _free_subject(verb: Token) -> None:
    """Give a verb the subject of the adjective before it: "said soldiers loyal to Ali had fled" is no flight of who said it."""
    if verb.dep_ != "ccomp" or not any(word.tag_ in FINITE for word in (verb, *_with(verb, "aux", "auxpass"))):
        return
    if _has(verb, "nsubj", "nsubjpass", "expl", "csubj", "mark"):
        return
    first = verb.left_edge
    for adjective in _with(verb.head, "ccomp"):
        subject = next(iter(_with(adjective, "nsubj")), None)
        beside = adjective.pos_ == "ADJ" and adjective.i < verb.i and adjective.right_edge.i == first.i - 1
        if beside and subject is not None and not _has(adjective, "aux", "cop", "mark"):
            subject.head, subject.dep_ = verb, "nsubj"
            adjective.head, adjective.dep_ = subject, "amod"
            return


def _tell_of_noun(verb: Token, judging: frozenset[str]) -> None:
    """Let an infinitive say what is judged: who "criticised the operation to kill Ben" kills nobody."""
    upper = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VB" or upper.lemma_ not in judging or not _has(verb, "aux"):
        return
    noun = next((part for part in _with(upper, "dobj") if part.right_edge.i == verb.left_edge.i - 1), None)
    if noun is not None and noun.pos_ == "NOUN":
        verb.head = noun
        verb.dep_ = "acl"


def _free_speakers(verb: Token, speech: frozenset[str]) -> None:
    """Give a verb of speech its subject: in "… fled to the border, residents and nurses said" nobody fled to residents."""
    told = any(other.i < verb.i for other in _with(verb, "ccomp"))
    if verb.lemma_ not in speech or verb.tag_ not in FINITE or not told or _has(verb, "nsubj", "nsubjpass", "expl"):
        return
    first = verb.nbor(-1) if verb.i else verb
    while first.dep_ != "conj" or first.left_edge.i == 0 or first.left_edge.nbor(-1).text != ",":
        if first.head == first or first.head.i > verb.i:
            return
        first = first.head
    if first.right_edge.i == verb.i - 1 and first.pos_ in ("NOUN", "PROPN") and first.head != verb:
        first.head, first.dep_ = verb, "nsubj"


def _give_denier(verb: Token, speech: frozenset[str], people: frozenset[str]) -> None:
    """Make the name the one who speaks in "… accused Mali of theft, a charge Bamako rejects", and the accusation the main clause."""
    noun = next(iter(_with(verb, "nsubj")), None)
    first = next((other for other in _with(verb, "ccomp") if other.i < verb.i), None)
    if verb.dep_ != "ROOT" or verb.lemma_ not in speech or noun is None or first is None or noun.lemma_ in people:
        return
    name = noun.nbor() if noun.i + 1 < verb.i else noun
    article = noun.left_edge
    if (
        name.dep_ != "appos"
        or name.pos_ != "PROPN"
        or article.lower_ not in ("a", "an")
        or article.nbor(-1).text != ","
    ):
        return
    rest = [part for part in verb.children if part.i < article.i or part.dep_ == "punct"]
    first.head, first.dep_ = first, "ROOT"
    noun.head, noun.dep_ = first, "appos"
    verb.head, verb.dep_ = noun, "relcl"
    name.head, name.dep_ = verb, "nsubj"
    for part in rest:
        if part != first:
            part.head = first


def _second_cue(token: Token, speech: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """Find the speaker's second verb: "denied that troops had fired and accused the rebels" is not what troops did."""
    if token.dep_ != "conj" or token.tag_ not in FINITE or token.lemma_ not in speech or _has(token, "nsubj", "aux"):
        return
    first = token.head
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    cue = first.head
    if first.dep_ != "ccomp" or cue.lemma_ not in speech or not cue.i < first.i:
        return
    if _tense(token) == _tense(cue) and not _agrees(token, token.head):
        yield token, cue
        yield from ((word, cue) for word in token.head.children if word.dep_ == "cc" and word.i < token.i)


def _beside_gerund(token: Token) -> Iterator[tuple[Token, Token]]:
    """Find the finite verb that a finite one is joined to: who "accused Chad of spying and left" left, not Chad."""
    gerund = upper = token.head
    if token.dep_ != "conj" or token.tag_ not in FINITE or _has(token, "nsubj", "nsubjpass", "expl", "aux", "auxpass"):
        return
    if gerund.tag_ != "VBG" or gerund.dep_ not in ("pcomp", "xcomp", "advcl") or _has(gerund, "aux", "nsubj"):
        return
    while upper.head != upper and (upper.tag_ == "VBG" or upper.pos_ not in ("VERB", "AUX")):
        upper = upper.head
    if upper.i < gerund.i and (upper.tag_ in FINITE or _has(upper, "aux", "auxpass")):
        yield token, upper
        yield from ((word, upper) for word in _with(gerund, "cc") if gerund.i < word.i < token.i)


def _participle(token: Token, speech: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """Find what the last clause's doer did: "accused the gunmen who stormed a village, killing two" is not the accuser's."""
    upper = token.head
    doubtful = upper.lemma_ in speech or upper.tag_ in ("VB", "VBG")
    if token.dep_ != "advcl" or token.tag_ != "VBG" or token.lemma_ in speech or not doubtful:
        return
    comma = token.left_edge.i - 1
    if comma <= upper.i or token.doc[comma].text != ",":
        return
    between = (verb for verb in upper.subtree if upper.i < verb.i < comma)
    ending = [verb for verb in between if verb.tag_ in FINITE and verb.right_edge.i in (comma - 1, comma)]
    if ending:
        yield token, ending[-1]


def _name(token: Token, people: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """Find whom a name in apposition names: in "a spokesman for the junta, Luan Berisha," not the junta."""
    body = token.head
    noun = body.head.head
    if token.dep_ != "appos" or token.ent_type_ != "PERSON" or body.dep_ != "pobj" or body.ent_type_ == "PERSON":
        return
    if noun.pos_ == "NOUN" and noun.tag_ == "NN" and noun.lemma_ in people and body.lemma_ not in people:
        yield token, noun


def _charge(token: Token, charging: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """Find the charge: "was accused by groups of abuses" names no such groups, "accused leaders of arming rebels" no such leaders."""
    accuser, verb = token.head, token.head.head
    if accuser.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif accuser.dep_ != "dobj" or not _has(token, "pcomp"):
        return
    if token.lower_ != "of" or token.dep_ != "prep" or verb.lemma_ not in charging:
        return
    if not any(other.lower_ == "of" for other in _with(verb, "prep")):
        yield token, verb


def _instances(token: Token) -> Iterator[tuple[Token, Token]]:
    """Find what "including" gives instances of: the noun before it, wherever the parser hangs it."""
    if token.lower_ != "including" or token.dep_ != "prep" or token.i < 2:  # noqa: PLR2004  a noun and a comma
        return
    before = token.doc[token.i - (2 if token.nbor(-1).text == "," else 1)]
    nested = token.head.pos_ in ("NOUN", "PROPN") and before in token.head.subtree
    if before.pos_ in ("NOUN", "PROPN") and before.sent == token.sent and not nested:
        yield token, before


def _agrees(token: Token, other: Token) -> bool:
    """Whether a verb has the form that it would have beside the other: "came and went", "had come and gone"."""
    return not _has(other, "aux") and token.tag_ == other.tag_


def _tense(verb: Token) -> bool:
    """Whether a verb, or the auxiliary that carries its tense, stands in the present."""
    return any(word.tag_ in PRESENT for word in (verb, *_with(verb, "aux", "auxpass")))


def _with(token: Token, *labels: str) -> Iterable[Token]:
    return (other for other in token.children if other.dep_ in labels)


def _has(token: Token, *labels: str) -> bool:
    return any(True for _ in _with(token, *labels))
