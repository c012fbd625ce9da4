"""The nouns of the house, frozen: what a door said, what we believe, what changed, what we tell."""

from __future__ import annotations

from monitor.model.belief import Belief, Claim, Withheld
from monitor.model.card import Card
from monitor.model.door import DoorState, Health
from monitor.model.endpoint import Endpoint, SealedSecret, Spoken
from monitor.model.event import Change, Event, Evidence, Finding, Mark, Op, Piece, Severity, Side, Source
from monitor.model.message import (
    Delivery,
    Disable,
    GiveUp,
    Message,
    Outcome,
    Reader,
    Said,
    Sent,
    State,
    TryLater,
    Unsure,
    Wait,
)
from monitor.model.posture import (
    ANYWHERE,
    HOLDS,
    PASSPORT,
    UNCHANGED,
    Area,
    Departure,
    Leave,
    Notice,
    Operation,
    Posture,
    Span,
    Status,
)
from monitor.model.recipient import Origin, Recipient, Rule, Standing
from monitor.model.said import OfficialDeparture, Part, Reading, Voice

__all__ = [
    "ANYWHERE",
    "HOLDS",
    "PASSPORT",
    "UNCHANGED",
    "Area",
    "Belief",
    "Card",
    "Change",
    "Claim",
    "Delivery",
    "Departure",
    "Disable",
    "DoorState",
    "Endpoint",
    "Event",
    "Evidence",
    "Finding",
    "GiveUp",
    "Health",
    "Leave",
    "Mark",
    "Message",
    "Notice",
    "OfficialDeparture",
    "Op",
    "Operation",
    "Origin",
    "Outcome",
    "Part",
    "Piece",
    "Posture",
    "Reader",
    "Reading",
    "Recipient",
    "Rule",
    "Said",
    "SealedSecret",
    "Sent",
    "Severity",
    "Side",
    "Source",
    "Span",
    "Spoken",
    "Standing",
    "State",
    "Status",
    "TryLater",
    "Unsure",
    "Voice",
    "Wait",
    "Withheld",
]
