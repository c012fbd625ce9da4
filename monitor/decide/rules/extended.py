"""A departure status that goes on by a decision of its own: it was to end, and was extended or renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.decide.kind import actor, evidence, joined, stays
from monitor.decide.words import people, place, posts, spoken, whose
from monitor.model import Change, Departure, Finding, Gist, Status
from monitor.terms.moves import Move, is_new_status

_TO_MORE = r"to (?:all|famil|depend|eligible|non-|staff|employ|personnel)"  # who had to go before is not all who must
_EXTENDED = re.compile(
    r"\b(?:extend|renew|prolong)(?:s|ed|ing)? (?:(?:through|until|to|by) [A-Z]\w+ \d{1,2},?(?: \d{4},?)? )?"
    r"(?:(?:the|its|this|that|an?|current|existing|mandatory|temporary|of) )*"
    r"(?:[\"\u201c]?(?:ordered|authori[sz]ed|voluntary)[\"\u201d]? departure|departure (?:order|status)|order\b)"
    rf"(?![^.;]{{0,60}}? {_TO_MORE})"
    r"|\b(?:departure|order|status)\b(?:(?!\b(?:unless|until|if|when|whether|once|may|might|could|not)\b)[^.;]){0,120}?"
    r" (?:was|is|has been|is being)(?: again| also| now)?"
    rf" (?:extended|renewed|prolonged)\b(?! {_TO_MORE})", re.I
)
_NAMES = {Status.ORDERED: "ordered", Status.AUTHORIZED: "authorized"}


def extended(kind: str, status: Status, act: Sequence[Move], change: Change) -> Iterator[Finding]:
    """Yield what a text tells of a status that was prolonged, in words that a page before it did not have."""
    on = [d for move in act for d in move.new if d.status is status and _prolonged(d, change)]
    if not on:
        return
    post = posts(move.post for move in act)
    where = place(post, spoken(change.name))
    head = f"{actor(change)} extends the {_NAMES[status]} departure of {people(on)}: {where}"
    yield Finding(
        kind=kind, severity="P2", headline=joined(head, stays(change)), rule="departure.extended",
        why=f"The {_NAMES[status]} departure from {where} was decided anew, to go on.",
        evidence=evidence("after", *(d.span for d in on)), post=post, new=_NAMES[status],
        decided_on=max((d.decided_on for d in on if d.decided_on), default=None),
        gist=Gist(actor(change), f"{_NAMES[status]}_extended", people=whose(on)),
    )  # fmt: skip


def _prolonged(said: Departure, change: Change) -> bool:
    new = said.span.text not in change.before_text and is_new_status(said.decided_on, change)
    return said.continuing and new and _EXTENDED.search(said.span.text) is not None
