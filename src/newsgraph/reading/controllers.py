"""Verbs that tell who does what stands below them: "promised Ana to leave", "accused Ana of lying", "called on Ana to go"."""

from __future__ import annotations


SUBJECT_CONTROL = frozenset({  # who promises is who does it
    "offer", "pledge", "promise", "swear", "threaten", "use", "vow",
})  # fmt: skip
BLAMING = frozenset({  # whom it is laid to is who did it: "sentenced Ana for lying"
    "accuse", "accused", "acquit", "admonish", "advise", "applaud", "arrest", "ban", "bar", "barred", "berate", "blame", "caution", "censure", "charge",
    "chide", "cite", "clear", "commend", "condemn", "congratulate", "convict", "criticise", "criticize", "denounce", "detain", "deter",
    "discourage", "dismiss", "dissuade", "execute", "expel", "fin", "fine", "fire", "honor", "honour", "imprison",
    "indict", "investigate", "jail", "keep", "lambast", "pardon", "praise", "prevent", "prosecute", "punish",
    "question", "rebuke", "reprimand", "reproach", "reward", "restrain", "sack", "sentence", "slam", "stop", "sue", "suspect", "suspend",
    "thank", "try", "warn",
})  # fmt: skip
ADDRESSING = frozenset({  # a phrase names who is to do it
    ("appeal", "to"), ("call", "on"), ("call", "upon"), ("demand", "on"), ("plead", "with"), ("pressure", "on"), ("prevail", "on"),
    ("rely", "on"),
})  # fmt: skip
PENALTIES = frozenset({  # whom they are laid on is who did it: "imposed sanctions on Chad for arming rebels"
    "ban", "boycott", "charge", "curb", "embargo", "fine", "lawsuit", "levy", "measure", "penalty", "punishment", "restriction", "sanction",
    "sentence", "suit", "tariff",
})  # fmt: skip
