"""Drilled: what is read out, practised or simulated, in one sentence or in a whole post; nobody needs to do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.terms.table import Row, table

# What people are told to exercise is none: "exercise extreme caution", and cried "EXERCISE GOOD JUDGMENT".
TAKEN = (
    r"(?! (?:(?!exercise|and\b|or\b)[\w-]+ ){0,4}(?:(?:pre)?caution|judg|vigilan|care\b|restraint|prudence"
    r"|discretion|patience|awareness|common sense))"
)
_LOUD = rf"(?-i:\bEXERCISE\b){TAKEN}"
DRILL = re.compile(_LOUD, re.I)
ROWS: tuple[Row, ...] = (
    (
        "This is only a drill: all staff must leave.",
        r"^this is (?:only |just )?an? (?:\w+ )?(?:drill|exercise|rehearsal|simulation) ?[:-](?!\w)",
    ),
    ("Exercise message: the airport is closed.", r"^(?:exercise|drill) (?:message|text|script) ?[:-](?!\w)"),
    ("For example: the border is closed.", r"^(?:for example|example|read aloud|script) ?:(?!\w)"),
    (
        "In this scenario, the Embassy has suspended operations.",
        r"^in (?:(?:this|our|the exercise) (?:\w+ )?(?:scenario|exercise|drill|simulation)|the (?:drill|scenario"
        r"|simulation))\b,? (?=(?:the|our|all|an?|US) )",
    ),
    ("EXERCISE EXERCISE all flights are suspended.", _LOUD),
    ("In a real emergency you would be told to leave.", r"\bin (?:a|an) (?:real|actual) emergency\b"),
    ("An evacuation drill for families.", r"^an? (?:[\w-]+ ){0,2}(?:drill|exercise|simulation|rehearsal) (?:for|of)\b"),
    (
        "The Embassy practices an evacuation twice a year.",
        r"\b(?:practi[sc]es?|rehearses?) [^;.]{0,60}? (?:once|twice|times|every|each) (?:an? )?(?:year|month|week"
        r"|term)\b",
    ),
    (
        "For the purposes of this exercise the border is closed.",
        r"\bfor (?:the )?(?:purposes?|sake) of (?:this|the|our) (?:exercise|drill|rehearsal)\b",
    ),
)
WORDS: dict[str, str] = {}
DRILLED = table(ROWS, WORDS)
# That this is none.
NONE = r"\b(?:not|no|isn't) (?:an? |the )?(?:\w+ )?(?:drill|exercise|test|rehearsal)\b"
# One that does not take place practises nothing.
CALLED_OFF = (
    r"\b(?:drill|exercise|rehearsal|training)s?\b[^;,.]{0,40}? (?:will not take place|(?:is|are|was|were|has been"
    r"|have been) (?:cancel+ed|postponed|called off))"
)
# What is acted, wherever it is named; a drill, an exercise and a test may also be held, postponed, or none. A crowd
# may mock those who rule.
PLAYED = (
    r"rehears\w+|simulat\w+|tabletop|(?<!\bto )(?<!who )(?<!they )(?<!s )mock(?! the\b| their\b)|make-believe"
    r"|role-?plays?|fictional|fictitious|pretended"
)
TURNS = rf"drills?|exercises?\b{TAKEN}|tests?|tested|training|practi[sc]\w+|maintenance|{PLAYED}"
_TITLE = re.compile(
    r"^.{0,80}\b(?:drills?|test (?:of|messages?)|simulacro|rehearsals?|tabletop"
    r"|(?:evacuation|planned|emergency|training|notification|annual|prevention day|preparedness|crisis|warden"
    r"|(?:this|last|next) \w+'s) exercises?|exercise (?:[A-Z][a-z]+ ){1,3}[A-Z]?\w*(?=[:,-])"
    r"|(?:crisis|emergency|evacuation) (?:team )?training"
    r"|(?<=[:(-] )an? (?:test(?= run\b|[ .)]*$)|trial run))\b"
    # a film is shot; not who is shot at, or arrested, for it
    r"|^(?!.*(?<!simulated )(?<!staged )(?<!mock )\b(?:attack|gunfire|arrest|detain|detention|explosion|protest"
    r"|demonstrat|clash|kidnap|fire\b)).{0,80}\b(?:filming|(?:film|movie) (?:shoots?|sets?|crews?))\b",
    re.I,
)
# What a drill says of itself, in a post whose title does not name it.
_PRACTISED = re.compile(
    r"\b(?:this|it|that|which) is (?:only |just )?(?:an? |the |our )?(?:\w+ ){0,3}"
    r"(?:drill|rehearsal|exercise|practice|recording|simulation|test|trial)\b"
    r"|\b(?:lines?|messages?|part|phrases?|words|text) (?:from|of) (?:the|this|an?|that) (?:script|drill|exercise)\b"
    r"|\bas part of the (?:scenario|exercise|script)\b|\b(?:for trial|for practice|for training) only\b"
    r"|\b(?:imagin(?:ed|ary)|hypothetical|fictitious|fictional|notional|pretended|simulated|make-believe) "
    r"(?:\w+ )?(?:floods?|earthquakes?|attacks?|crisis|crises|storms?|emergenc\w+|enem(?:y|ies)|conflicts?"
    r"|scenarios?|events?|outbreaks?)\b"
    r"|\bin the (?:storyline|scenario|script)\b"
    r"|\b(?:volunteers?|role-?players?) (?:who )?(?:played|acted as|posed as)\b"
    r"|\brehearsed (?:how|what|an? (?:\w+ )?evacuation)\b"
    r"|\bmock (?:\w+ )?(?:notices?|evacuat\w+|messages?|alerts?|cris[ei]s|emergenc\w+|embass\w+|incidents?|departures?"
    r"|orders?)\b"
    r"|\bwill (?:rehearse|practi[cs]e (?:for|what|how|the|an)|simulate|try out|role-?play)\b|\ba test (?:sms"
    r"|message|alert)\b",
    re.I,
)
_NONE = re.compile(NONE, re.I)


def titled(title: str) -> bool:
    """Whether a title names a drill, and does not say that this is none."""
    return bool(_TITLE.search(title)) and not _NONE.search(title)


def practised(said: Sequence[str]) -> bool:
    """Whether one of a post's sentences says that what it tells is practised, and none that it is not."""
    return any(map(_PRACTISED.search, said)) and not any(map(_NONE.search, said))
