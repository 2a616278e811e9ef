"""Collating: who says what, which claims are one statement, and which cannot both be so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import ONTOLOGY, Article, known

from newsgraph.model import (
    Act,
    ClaimArgument,
    EventStatus,
    HeldClaim,
    Interval,
    Modality,
    Polarity,
    Role,
    Statement,
    Value,
)
from newsgraph.statements.disputes import MOST, with_contradictions


def only(article: Article, *others: Article) -> Statement:
    """Return the single statement of some articles."""
    (statement,) = known(article, *others).statements
    return statement


def held(statements: tuple[Statement, ...], relation: str) -> HeldClaim:
    """Return the single claim of a relation."""
    (claim,) = [claim for statement in statements if statement.relation == relation for claim in statement.claims]
    return claim


def shelter(id_: str = "a1", **more: str) -> Article:
    """Return an article that asserts one thing."""
    article = Article("Norland shelters the Vale Front.", id=id_)
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    article.claim(norland, more.pop("relation", "shelters"), front, "shelters", **more)
    return article


def dispute(asserted: str = "shelters", denied: str = "shelters", **more: object) -> Article:
    """Return an article in which critics say what officials deny."""
    article = Article("Critics say Norland shelters the Vale Front. Officials deny any help.")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    critics, officials = article.mention("Critics", "CollectiveActor"), article.mention("Officials", "CollectiveActor")
    said = article.attribution("say", critics)
    article.claim(norland, asserted, front, "shelters", voices=(critics,), attribution=said)
    rejected = article.attribution("deny", officials, Act.DENIAL)
    settings = {"voices": (officials,), "attribution": rejected, "polarity": Polarity.DENIED, **more}
    article.claim(norland, denied, front, "help", **settings)
    return article


def test_two_articles_that_say_one_thing_make_one_statement_with_two_claims() -> None:
    """What is said is one; who says it are two."""
    statement = only(shelter("a1"), shelter("a2"))
    assert [claim.document for claim in statement.claims] == ["a1", "a2"]
    assert statement.asserted_as_fact


def test_repeating_oneself_in_a_sentence_is_one_claim() -> None:
    """Two claims of one source in one sentence are one node that keeps both ids."""
    article = shelter()
    again = article.parts["claims"][0]
    article.parts["claims"].append(replace(again, id="k99", confidence=0.95))
    (claim,) = only(article).claims
    assert claim.claims == (again.id, "k99")
    assert claim.confidence == 0.95


def test_the_nearest_speaker_is_the_source() -> None:
    """Read "The minister said that villagers reported …": the villagers hold it."""
    article = Article("Villagers told the minister that Norland shelters the Vale Front.")
    villagers, minister = article.mention("Villagers", "CollectiveActor"), article.mention("minister", "Person")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    said = article.attribution("told", villagers)
    article.claim(norland, "shelters", front, "shelters", voices=(villagers, minister), attribution=said)
    (claim,) = only(article).claims
    assert (claim.source, claim.unnamed, claim.plain) == ("villagers", False, False)


def test_an_attribution_without_a_speaker_is_an_unnamed_voice() -> None:
    """Read "It is alleged that Norland shelters …" is nobody's fact."""
    article = Article("It is alleged that Norland shelters the Vale Front.")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    article.claim(norland, "shelters", front, "shelters", attribution=article.attribution("alleged", None))
    (claim,) = only(article).claims
    assert (claim.source, claim.unnamed, claim.plain) == (None, True, False)


def test_a_claim_about_itself_is_dropped() -> None:
    """Two names of one thing cannot shelter each other."""
    article = Article("Norland shelters the Norlanders.")
    first, second = article.mention("Norland", "State", chain="c"), article.mention("Norlanders", "State", chain="c")
    article.claim(first, "shelters", second, "shelters")
    assert known(article).statements == ()


@pytest.mark.parametrize("missing", ["subject", "object"])
def test_a_claim_with_an_unresolved_end_is_dropped(missing: str) -> None:
    """Without subject or object there is nothing to say."""
    article = shelter()
    article.parts["claims"] = [replace(article.parts["claims"][0], **{missing: None})]
    assert known(article).statements == ()


def test_a_claim_outside_the_domain_keeps_its_words_and_loses_its_relation() -> None:
    """A clinic cannot govern; the words stay as an open statement."""
    article = Article("The clinic runs Norland.")
    clinic, norland = article.mention("clinic", "Facility"), article.mention("Norland", "State")
    article.claim(clinic, "governs", norland, "runs")
    statement = only(article)
    assert (statement.relation, statement.phrase) == (None, "runs")
    assert not statement.asserted_as_fact


def test_a_literal_object_needs_a_relation_to_text() -> None:
    """Read "banned as a criminal group" is text; "shelters" wants somebody."""
    article = Article("Norland banned the Vale Front as a criminal group.")
    front = article.mention("Vale Front", "ArmedGroup")
    article.claim(front, "designatedAs", None, "banned", value=Value(value="criminal  group"))
    article.claim(front, "shelters", None, "as", value=Value(value="criminal group"))
    first, second = known(article).statements
    assert (first.relation, second.relation) == (None, "designatedAs")
    assert second.value == Value(value="criminal group")


def test_a_state_that_was_over_before_the_article_has_ended() -> None:
    """Read "governed Norland in 1999" is no fact of today; an attack of 1999 stays one."""
    article = Article("The Vale Front governed Norland in 1999. It raided Norland in 1998.")
    front, norland = article.mention("Vale Front", "ArmedGroup"), article.mention("Norland", "State")
    article.claim(front, "governs", norland, "governed", at=article.time("in 1999", "1999-01-01", "1999-12-31"))
    article.claim(front, "attacks", norland, "raided", at=article.time("in 1998", "1998-01-01", "1998-12-31"))
    statements = known(article).statements
    assert held(statements, "governs").ended
    assert not held(statements, "attacks").ended
    assert held(statements, "attacks").time == Interval(earliest="1998-01-01", latest="1998-12-31", text="in 1998")


def test_a_claim_takes_time_and_place_of_its_event() -> None:
    """The raid happened at night in Easthaven; so did what is said about it."""
    article = Article("The Vale Front raided a clinic in Easthaven in May.")
    front, clinic = article.mention("Vale Front", "ArmedGroup"), article.mention("clinic", "Facility")
    city, may = article.mention("Easthaven", "City"), article.time("in May", "2024-05-01", "2024-05-31")
    raid = article.event("raided", "Attack", [(Role.AGENT, front), (Role.TARGET, clinic), (Role.PLACE, city)], time=may)
    article.claim(front, "attacks", clinic, "raided", event=raid)
    (claim,) = only(article).claims
    assert claim.place == "easthaven"
    assert claim.time is not None
    assert claim.time.text == "in May"


def test_a_claim_without_circumstances_takes_those_of_the_claim_over_its_verb() -> None:
    """The clinic was raided by the Vale Front in May, and so the Vale Front raided it in May; who was fined is another matter."""
    article = Article("The clinic was raided by the Vale Front in May and Norland was fined.")
    clinic, front = article.mention("clinic", "Facility"), article.mention("Vale Front", "ArmedGroup")
    norland, may = article.mention("Norland", "State"), article.time("in May", "2024-05-01", "2024-05-31")
    article.claim(clinic, None, front, "was raided", at=may)
    article.claim(front, "attacks", clinic, "raided")
    article.claim(front, "shelters", norland, "fined")
    statements = known(article).statements
    assert held(statements, "attacks").time == Interval(earliest="2024-05-01", latest="2024-05-31", text="in May")
    assert held(statements, "shelters").time is None


def test_denial_and_assertion_contradict_each_other() -> None:
    """Critics assert, officials deny: both point at each other."""
    statement = only(dispute())
    first, second = statement.claims
    assert statement.disputed
    assert (first.contradicts, second.contradicts) == ((second.id,), (first.id,))
    assert {claim.act for claim in statement.claims} == {Act.ASSERTION, Act.DENIAL}


def test_denying_the_wider_relation_contradicts_the_narrower() -> None:
    """Who denies any support denies military support."""
    statements = known(dispute("militarilySupports", "supports")).statements
    assert held(statements, "militarilySupports").contradicts == (held(statements, "supports").id,)
    assert held(statements, "supports").contradicts == (held(statements, "militarilySupports").id,)


def test_denying_the_narrower_relation_leaves_the_wider() -> None:
    """Who denies military support may still give money."""
    statements = known(dispute("supports", "militarilySupports")).statements
    assert held(statements, "supports").contradicts == ()


def test_symmetric_relations_contradict_in_either_direction() -> None:
    """Read "A met B" and "B did not meet A" cannot both be so."""
    article = Article("Ilsa Moor met Tor Lund. Tor Lund never saw Ilsa Moor.")
    ilsa, tor = article.mention("Ilsa Moor", "Person"), article.mention("Tor Lund", "Person")
    article.claim(ilsa, "meets", tor, "met")
    article.claim(tor, "meets", ilsa, "never saw", polarity=Polarity.NEGATED)
    first, second = (statement.claims[0] for statement in known(article).statements)
    assert (first.contradicts, second.contradicts) == ((second.id,), (first.id,))


@pytest.mark.parametrize(
    ("modality", "polarity", "expected"),
    [
        (Modality.HYPOTHETICAL, Polarity.DENIED, False),
        (Modality.FUTURE, Polarity.NEGATED, False),
        (Modality.FUTURE, Polarity.DENIED, True),
        (Modality.POSSIBLE, Polarity.NEGATED, True),
    ],
)
def test_only_what_is_equally_real_contradicts(modality: Modality, polarity: Polarity, expected: bool) -> None:
    """Read "will not" does not contradict "did", but a denial rejects whatever stands on the table."""
    statement = only(dispute(modality=modality, polarity=polarity))
    assert any(claim.contradicts for claim in statement.claims) is expected


def test_a_source_may_change_its_mind_from_one_article_to_the_next() -> None:
    """The same source on another day does not contradict itself."""
    first, second = dispute(), dispute()
    second.id = "a2"
    first.parts["claims"].pop()
    second.parts["claims"] = [replace(second.parts["claims"][0], polarity=Polarity.NEGATED)]
    assert not any(claim.contradicts for claim in only(first, second).claims)


def crowd(affirming: int, rejecting: int) -> Statement:
    """Return a statement that so many affirm, each on a day of its own, and so many deny on these days."""

    def claim(number: int, polarity: Polarity) -> HeldClaim:
        month, day = divmod(number, 28)
        name = f"{polarity}{number:03}"
        return HeldClaim(
            id=name,
            document=name,
            claims=(),
            source=None,
            polarity=polarity,
            modality=Modality.CERTAIN,
            act=Act.ASSERTION,
            confidence=1.0,
            phrase="",
            time=Interval(earliest=f"2024-{month + 1:02}-{day + 1:02}", text="since then"),
            evidence=(),
        )

    claims = [claim(number, Polarity.ASSERTED) for number in range(affirming)]
    claims += [claim(number, Polarity.DENIED) for number in range(rejecting)]
    return Statement(
        id="p", subject="norland", relation="shelters", phrase=None, object="front", value=None, claims=tuple(claims)
    )


@pytest.mark.parametrize(("affirming", "rejecting"), [(MOST, MOST), (MOST, 3 * MOST), (3 * MOST, 1)])
def test_of_a_small_side_nothing_is_left_out(affirming: int, rejecting: int) -> None:
    (statement,) = with_contradictions((crowd(affirming, rejecting),), ONTOLOGY)
    assert sum(len(claim.contradicts) for claim in statement.claims) == 2 * affirming * rejecting


def test_of_two_large_sides_each_is_set_against_the_nearest() -> None:
    """Of 150 who affirm and 150 who deny, each contradicts 50 of about its own days, and some that it is near to."""
    (statement,) = with_contradictions((crowd(150, 150),), ONTOLOGY)
    against = {claim.id: set(claim.contradicts) for claim in statement.claims}
    assert all(MOST <= len(others) <= 2 * MOST for others in against.values())
    assert all(claim in against[other] for claim, others in against.items() for other in others)
    middle = {f"Denied{number:03}" for number in range(51, 99)}
    assert middle <= against["Asserted075"]


def test_the_nearest_do_not_depend_on_the_order_of_claims() -> None:
    statement = crowd(60, 70)
    turned = replace(statement, claims=statement.claims[::-1])
    (straight,), (back,) = (with_contradictions((one,), ONTOLOGY) for one in (statement, turned))
    assert straight.claims == back.claims[::-1]


def test_an_accusation_points_at_what_it_says() -> None:
    """Read "Critics accuse Norland of sheltering …": a fact about the critics, a claim about Norland."""
    article = Article("Critics accuse Norland of sheltering the Vale Front.")
    critics, norland = article.mention("Critics", "CollectiveActor"), article.mention("Norland", "State")
    front = article.mention("Vale Front", "ArmedGroup")
    accusation = article.attribution("accuse", critics, Act.ACCUSATION)
    article.claim(critics, "accuses", norland, "accuse")
    article.claim(norland, "shelters", front, "sheltering", voices=(critics,), attribution=accusation)
    statements = known(article).statements
    assert held(statements, "accuses").content == (held(statements, "shelters").id,)
    assert held(statements, "accuses").plain
    assert held(statements, "shelters").act is Act.ACCUSATION


def test_an_event_that_is_only_planned_is_no_event_to_take_part_in() -> None:
    """Relations to events hold for real ones; taking part in a planned one stays open."""
    article = Article("Ilsa Moor attends the conference.")
    ilsa = article.mention("Ilsa Moor", "Person")
    planned = article.event("conference", "Conference", status=EventStatus.PLANNED)
    article.claim(ilsa, "participatesIn", planned, "attends")
    assert only(article).relation is None
    article.parts["events"] = [replace(article.parts["events"][0], status=EventStatus.ACTUAL)]
    assert only(article).relation == "participatesIn"


def test_times_from_and_to_are_one_interval() -> None:
    """Read "from 1996 to 2001" spans both."""
    article = Article("The Vale Front governed Norland from 1996 to 2001.")
    front, norland = article.mention("Vale Front", "ArmedGroup"), article.mention("Norland", "State")
    article.time("1996", "1996-01-01", "1996-12-31")
    article.time("2001", "2001-01-01", "2001-12-31")
    article.claim(front, "governs", norland, "governed")
    first, second = article.parts["times"]
    claim = article.parts["claims"][0]
    arguments = tuple(ClaimArgument(role="time", time=time.id) for time in (first, second))
    article.parts["claims"] = [replace(claim, arguments=arguments)]
    time = only(article).claims[0].time
    assert time == Interval(earliest="1996-01-01", latest="2001-12-31", text="1996 to 2001")


def test_the_order_of_documents_does_not_matter() -> None:
    """The same articles in another order give the same statements."""
    first, second = shelter("a1"), dispute()
    second.id = "a2"
    assert known(first, second).statements == known(second, first).statements


def test_what_is_said_of_different_years_does_not_contradict() -> None:
    """An attack in 2014 stands beside a quiet 2020."""
    article = Article("The Vale Front attacked Norland in 2014. It spared Norland in 2020.")
    front, norland = article.mention("Vale Front", "ArmedGroup"), article.mention("Norland", "State")
    early, late = article.time("in 2014", "2014-01-01", "2014-12-31"), article.time("in 2020", "2020-01-01", None)
    article.claim(front, "attacks", norland, "attacked", at=early)
    article.claim(front, "attacks", norland, "spared", at=late, polarity=Polarity.NEGATED)
    assert not any(claim.contradicts for claim in only(article).claims)


def test_times_far_apart_are_both_told() -> None:
    """Two expressions that do not stand together keep their own words; an impossible order leaves the start open."""
    article = Article("By May, after many long and fruitless talks, the Vale Front governed Norland until June.")
    front, norland = article.mention("Vale Front", "ArmedGroup"), article.mention("Norland", "State")
    times = (article.time("By May", "2024-09-01", None), article.time("until June", None, "2024-06-30"))
    article.claim(front, "governs", norland, "governed")
    arguments = tuple(ClaimArgument(role="time", time=time) for time in times)
    article.parts["claims"] = [replace(article.parts["claims"][0], arguments=arguments)]
    assert only(article).claims[0].time == Interval(latest="2024-06-30", text="By May, until June")


def test_an_article_without_a_valid_date_ends_nothing() -> None:
    """Without a day of publication nobody knows what was over by then."""
    article = Article("The Vale Front governed Norland in 1999.", published="yesterday")
    front, norland = article.mention("Vale Front", "ArmedGroup"), article.mention("Norland", "State")
    article.claim(front, "governs", norland, "governed", at=article.time("in 1999", "1999-01-01", "1999-12-31"))
    assert not only(article).claims[0].ended
