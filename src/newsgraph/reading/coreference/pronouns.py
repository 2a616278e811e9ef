"""The sieve over pronouns: number, gender, kind of thing, syntax and salience."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.model import Act, Mention, MentionKind
from newsgraph.reading.coreference.clusters import Clusters
from newsgraph.reading.coreference.names import Pair
from newsgraph.reading.coreference.page import BODIES, PLACES, SUBJECTS, Page
from newsgraph.reading.parse import Token


_REACH = 3
_CHARGED = 1.6  # more than being a subject and a name is worth
_MOST = 60  # mentions to look back
_ASIDE = ("advcl", "relcl")  # clauses that tell of less than the clause they hang on
_THINGS = BODIES | PLACES | {"Agreement", "Campaign", "Weapon", "Event"}
_GROUPS = BODIES | {"CollectiveActor", "Population", "State"}


def pronouns(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join "she", "its" or "them" with the likeliest thing of its kind in the last sentences."""
    genders = _genders(page, clusters)
    earlier: list[Mention] = []
    for mention in page.mentions.items:
        if mention.kind is MentionKind.PRONOUN:
            best = _antecedent(mention, earlier, page, clusters, genders)
            if best is not None:
                yield best.id, mention.id
                earlier.append(mention)
        else:
            earlier.append(mention)


def _antecedent(
    mention: Mention, earlier: list[Mention], page: Page, clusters: Clusters, genders: dict[str, str]
) -> Mention | None:
    word = mention.text.lower()
    gender = next(
        (name for name in ("male", "female", "neuter", "plural") if word in page.lexicon.words(f"{name} pronouns")),
        None,
    )
    if gender is None or (gender == "neuter" and _says_nothing(page.heads[mention.id])):
        return None
    now = page.sentences[mention.id]
    scored = [
        (_salience(one, mention, page), clusters.order[one.id], one)
        for one in earlier[-_MOST:]
        if 0 <= now - page.sentences[one.id] <= _REACH
        and _agrees(one, gender, page, clusters, genders)
        and _may_bind(one, mention, page)
    ]
    if not scored and gender in ("male", "female"):
        return _despite_gender(mention, earlier, page)
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _despite_gender(mention: Mention, earlier: list[Mention], page: Page) -> Mention | None:
    """Return the last body, state or person that was a subject, for a text that confuses its pronouns."""
    now = page.sentences[mention.id]
    fitting = (
        one
        for one in reversed(earlier[-_MOST:])
        if 0 < now - page.sentences[one.id] < _REACH
        and one.kind is not MentionKind.PRONOUN
        and one.type in BODIES | {"State", "Person"}
        and page.is_subject(one)
        and page.heads[one.id].head.dep_ == "ROOT"
    )
    return next(fitting, None)


def _says_nothing(token: Token) -> bool:
    """Whether "it" stands for a clause or the weather: "it is clear that …", "it seems"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clause = any(child.dep_ in ("ccomp", "csubj", "xcomp", "advcl") and child.i > verb.i for child in verb.children)
    told = any(child.dep_ in ("acomp", "attr") for child in verb.children) or verb.lemma_ in (
        "seem",
        "appear",
        "happen",
        "take",
    )
    return clause and (told or token.dep_ == "nsubjpass")


def _salience(candidate: Mention, mention: Mention, page: Page) -> float:
    distance = page.sentences[mention.id] - page.sentences[candidate.id]
    score = -1.5 * distance
    if page.is_subject(candidate):
        score += 1.2 if page.heads[candidate.id].head.dep_ not in _ASIDE else 0.6
    if candidate.kind is MentionKind.NAME:
        score += 0.5
    if candidate.kind is MentionKind.PRONOUN and candidate.text.lower()[0] == mention.text.lower()[0]:
        score += 0.8
    if page.heads[candidate.id].dep_ in ("compound", "amod", "poss", "nmod"):
        score -= 0.6 if page.heads[candidate.id].dep_ == "poss" else 1.5
    return score - (_CHARGED if _charges(page.heads[candidate.id], page.heads[mention.id], page) else 0.0)


def _charges(accuser: Token, pronoun: Token, page: Page) -> bool:
    """Whether a charge tells of the accused rather than of the accuser: "Ben accused Ali of treason, saying [he] met spies"."""
    verb = accuser.head
    cue = page.lexicon.cue_verbs.get(verb.lemma_)
    if (
        accuser.dep_ != "nsubj"
        or pronoun.dep_ not in SUBJECTS
        or cue is None
        or cue.act is not Act.ACCUSATION
        or not verb.is_ancestor(pronoun)
    ):
        return False
    accused = next((page.mentions.at(child) for child in verb.children if child.dep_ == "dobj"), None)
    part = pronoun
    while part.head != verb:
        part = part.head
    told = part.dep_ in ("prep", "ccomp") or (part.dep_ == "advcl" and part.lemma_ in page.lexicon.cue_verbs)
    of_people = pronoun.lower_ in page.lexicon.words("male pronouns") | page.lexicon.words("female pronouns")
    fits = accused is not None and (accused.type == "Person") == of_people
    return told and fits and accused is not None and page.heads[accused.id].i < pronoun.i


def _agrees(one: Mention, gender: str, page: Page, clusters: Clusters, genders: dict[str, str]) -> bool:
    if one.kind is MentionKind.PRONOUN:
        return one.text.lower() in page.lexicon.words(f"{gender} pronouns")
    if gender in ("male", "female"):
        return one.type == "Person" and genders.get(clusters.find(one.id), gender) == gender
    plural = page.heads[one.id].tag_ in ("NNS", "NNPS")
    if gender == "plural":
        return plural or one.type in _GROUPS - {"State"} or (one.type == "Population" and not page.is_demonym(one))
    if page.is_demonym(one) or plural:
        return False
    return one.type in _THINGS or (one.type == "Concept" and one.kind is MentionKind.NOMINAL and page.is_subject(one))


def _may_bind(candidate: Mention, mention: Mention, page: Page) -> bool:
    """Whether syntax lets the two be one: not one inside the other, not both arguments of one verb."""
    if candidate.span.overlaps(mention.span) or mention.of == candidate.id or candidate.of == mention.id:
        return False
    first, second = page.heads[candidate.id], page.heads[mention.id]
    reflexive = mention.text.lower().endswith(("self", "selves"))
    if second.dep_ != "poss" and not reflexive and first.head == second.head:
        return False
    if (
        second.dep_ == "pobj"
        and not reflexive
        and second.head.head == first.head
        and first.dep_ in ("nsubj", "nsubjpass")
    ):
        return False
    return first.i < second.i


def _genders(page: Page, clusters: Clusters) -> dict[str, str]:
    """Return the gender of each cluster of people, where a title or given name tells it."""
    found: dict[str, str] = {}
    for mention in page.mentions.items:
        if mention.type != "Person" or mention.kind is MentionKind.PRONOUN:
            continue
        token = page.heads[mention.id]
        doc = token.doc
        start = next((one.i for one in doc.within(mention.span)), token.i)
        hints = [doc[start - 1].lower_] if start else []
        hints += [token.lemma_.lower()] if mention.kind is MentionKind.NOMINAL else [mention.text.split()[0].lower()]
        for hint in hints:
            for gender in ("male", "female"):
                if hint in page.lexicon.words(f"{gender} honorifics") or hint in page.lexicon.words(
                    f"{gender} given names"
                ):
                    found.setdefault(clusters.find(mention.id), gender)
    return found
