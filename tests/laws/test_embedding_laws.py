"""The law of embedding: what stands under a voice, a negation or a modality is no fact, and everything else is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from contexts import context, frame, lexicon
from hypothesis import given
from hypothesis import strategies as st
from parsing import parse

from newsgraph.config import shipped_ontology
from newsgraph.graph.vocabulary import load_ontology
from newsgraph.lexicon import load_lexicon
from newsgraph.model import Act, Claim, Modality, Polarity
from newsgraph.reading.attribution import find_attributions
from newsgraph.reading.claims import find_claims
from newsgraph.reading.events import find_events
from newsgraph.reading.voices import hear


FOLDER = shipped_ontology()
SHIPPED = load_lexicon(FOLDER / "lexicon", load_ontology(FOLDER / "newsgraph.ttl"))
WORDS = replace(
    lexicon(frame("buy: acquires: subject > object"), frame("shell: attacks: subject > object"), frame("leave: leaves: subject > object")),
    cue_verbs=SHIPPED.cue_verbs, cue_nouns=SHIPPED.cue_nouns, operators=SHIPPED.operators, modals=SHIPPED.modals, hedges=SHIPPED.hedges,
    negators=SHIPPED.negators, sets=SHIPPED.sets,
)  # fmt: skip
SPEAKERS = ("Ana", "Ben", "Cleo", "Dov")
CORES = ("buy", "shell", "leave")


@dataclass(frozen=True)
class Layer:
    """One step of an embedding: a voice ("says that"), an operator ("fails to"), a modal verb, a negation or nothing."""

    kind: str
    word: str

    @property
    def hides(self) -> bool:
        """Whether what stands below is no fact."""
        return self.kind != "neutral"


@dataclass
class Sentence:
    """Rows of a hand-written parse, and the words of the embedding that they stand for."""

    rows: list[list[str]] = field(default_factory=list)
    speakers: int = 0

    def add(self, word: str, pos: str, label: str, head: int = -1) -> int:
        """Add a word and return its number; a head that is not there yet is filled in later."""
        self.rows.append([word, word, pos, label, str(head)])
        return len(self.rows) - 1

    def clause(self, layers: tuple[Layer, ...], core: str, *, label: str, mark: str | None) -> int:
        """Add a clause with everything below it and return the number of its verb."""
        voices = any(layer.kind == "voice" for layer in layers)
        waiting = [self.add("that", "SCONJ/IN", "mark")] if mark == "that" else []
        if mark == "to":
            waiting.append(self.add("to", "PART/TO", "aux"))
        else:
            name = SPEAKERS[self.speakers] if voices else "Acme"
            self.speakers += voices
            waiting.append(self.add(name, "PROPN", "nsubj"))
        while layers and layers[0].kind in ("modal", "negation"):
            modal = layers[0].kind == "modal"
            waiting.append(self.add(layers[0].word, "AUX/MD" if modal else "PART/RB", "aux" if modal else "neg"))
            layers = layers[1:]
        word = layers[0].word if layers else core
        verb = self.add(word, "VERB/VB" if mark == "to" else "VERB/VBZ", label)
        for number in waiting:
            self.rows[number][4] = str(verb)
        if not layers:
            self.add("Widgets", "PROPN", "dobj", verb)
        elif layers[0].kind == "voice":
            self.rows[self.clause(layers[1:], core, label="ccomp", mark="that")][4] = str(verb)
        else:
            self.rows[self.clause(layers[1:], core, label="xcomp", mark="to")][4] = str(verb)
        if label == "ROOT":
            self.rows[verb][4] = str(verb)
        return verb


def claim_of(layers: tuple[Layer, ...], core: str) -> Claim:
    """Return what is read of "Acme buys Widgets" under such layers, the outermost first."""
    sentence = Sentence()
    sentence.clause(layers, core, label="ROOT", mark=None)
    analysis = parse(*(" ".join(row) for row in sentence.rows))
    people = dict.fromkeys(SPEAKERS[: sentence.speakers], "Person")
    around = context(analysis, WORDS, None, **people, Acme="State", Widgets="City")
    voices = hear(analysis, find_attributions(analysis, around.mentions, WORDS), WORDS)
    claims = find_claims(around, (), find_events(around, (), voices), voices)
    (found,) = (claim for claim in claims if claim.relation is not None)
    return found


def layers_of(kind: str, words: tuple[str, ...]) -> st.SearchStrategy[Layer]:
    """Return a strategy for layers of one kind."""
    return st.sampled_from(words).map(lambda word: Layer(kind, word))


VERBS = tuple(
    sorted(word for word, cue in SHIPPED.cue_verbs.items() if word.isalpha() and cue.act is not Act.UTTERANCE)
)
OPERATORS = tuple(sorted(word for word in SHIPPED.operators if word.isalpha()))
MODALS = tuple(sorted(word for word in SHIPPED.modals if word.isalpha()))
NEUTRAL = layers_of("neutral", ("manage", "begin", "continue", "help"))
VOICES = layers_of("voice", ("say", "deny", "doubt", "hope", "warn", "insist", "predict", "promise"))
NEGATIONS = layers_of("negation", ("not", "never"))
ANY = st.one_of(
    NEUTRAL, VOICES, layers_of("voice", VERBS), layers_of("operator", OPERATORS), layers_of("modal", MODALS), NEGATIONS
)


@given(st.lists(ANY, max_size=3).map(tuple), st.sampled_from(CORES))
def test_only_what_nothing_stands_above_is_plain(layers: tuple[Layer, ...], core: str) -> None:
    """Acme may fail to say that Dov hopes that P: P is a fact if and only if no voice, negation or modality is above."""
    assert claim_of(layers, core).plain == (not any(layer.hides for layer in layers))


@given(st.lists(NEUTRAL, max_size=3).map(tuple), st.sampled_from(CORES))
def test_verbs_that_only_tell_how_leave_a_fact(layers: tuple[Layer, ...], core: str) -> None:
    """Acme managed to begin to buy Widgets."""
    assert claim_of(layers, core).plain


@given(st.lists(layers_of("voice", VERBS), min_size=1, max_size=3).map(tuple), st.sampled_from(CORES))
def test_every_verb_of_the_lexicon_gives_its_content_a_voice(layers: tuple[Layer, ...], core: str) -> None:
    """Ana says that Ben doubts that Acme buys Widgets: somebody of those named says so."""
    found = claim_of(layers, core)
    assert found.attribution is not None
    assert found.voices
    assert set(found.voices) <= set(SPEAKERS)


@given(
    st.sampled_from(("say", "deny", "insist", None)),
    st.lists(st.sampled_from((Layer("operator", "fail"), Layer("operator", "refuse"), Layer("negation", "not"), Layer("neutral", "begin"))),
             max_size=3).map(tuple),
    st.sampled_from(CORES),
)  # fmt: skip
def test_negations_turn_each_other_round_below_the_voice(verb: str | None, inner: tuple[Layer, ...], core: str) -> None:
    """Ana denies that Acme did not fail to buy Widgets: each negation turns the content round, the denial rejects it."""
    odd = sum(layer.hides for layer in inner) % 2 == 1
    found = claim_of((*((Layer("voice", verb),) if verb else ()), *inner), core)
    if verb == "deny":
        assert found.polarity is (Polarity.ASSERTED if odd else Polarity.DENIED)
    else:
        assert found.polarity is (Polarity.NEGATED if odd else Polarity.ASSERTED)


@given(
    st.sampled_from(("say", "insist", "deny")), st.sampled_from(("fail", "refuse", "manage")), st.sampled_from(CORES)
)
def test_what_becomes_of_the_saying_does_not_turn_the_content_round(verb: str, above: str, core: str) -> None:
    """Ana fails to say that Acme buys Widgets: that does not mean that it does not."""
    found = claim_of((Layer("operator", above), Layer("voice", verb)), core)
    assert found.polarity is not Polarity.NEGATED
    assert found.voices[0] == "Ana"


@given(st.sampled_from(("believe", "think", "expect")), st.sampled_from(CORES))
def test_not_to_believe_is_to_believe_that_not(verb: str, core: str) -> None:
    """Ana does not believe that Acme buys Widgets."""
    found = claim_of((Layer("negation", "not"), Layer("voice", verb)), core)
    assert found.polarity is Polarity.NEGATED
    assert found.modality is not Modality.CERTAIN
