"""How a predicate can be put forward, and how that composes."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.lexicon import Operator
from newsgraph.model import Modality, Polarity


STRENGTH = {
    Modality.CERTAIN: 0,
    Modality.PROBABLE: 1,
    Modality.FUTURE: 2,
    Modality.OBLIGATION: 3,
    Modality.POSSIBLE: 4,
    Modality.HYPOTHETICAL: 5,
}


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a predicate is put forward, and whether an unnamed voice does it ("reportedly")."""

    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN
    voiced: bool = False

    def under(self, upper: Factuality) -> Factuality:
        """Return this, seen through what stands above it: negations cancel out, the weaker modality wins.

        Two negations make no fact: who does not refuse to sign has probably signed.
        """
        turned = [one for one in (self.polarity, upper.polarity) if one is not Polarity.ASSERTED]
        negative = len(turned) == 1
        cancelled = Modality.PROBABLE if len(turned) > 1 else Modality.CERTAIN
        weaker = max(self.modality, upper.modality, cancelled, key=STRENGTH.__getitem__)
        polarity = Polarity.NEGATED if negative else Polarity.ASSERTED
        return Factuality(polarity, weaker, self.voiced or upper.voiced)

    def below(self, clause: Factuality) -> Factuality:
        """Return what a verb makes of its complement, seen through the verb's own clause.

        Who need not do something may do it all the same: a negated obligation leaves its complement open.
        """
        if self.modality is Modality.OBLIGATION and clause.polarity is not Polarity.ASSERTED:
            return Factuality(modality=Modality.HYPOTHETICAL, voiced=self.voiced or clause.voiced)
        return self.under(clause)


PLAIN = Factuality()


def as_factuality(operator: Operator) -> Factuality:
    """Return what a word of the lexicon does to what it governs."""
    return Factuality(operator.polarity, operator.modality, operator.voiced)
