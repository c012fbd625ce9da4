"""A hazard appeared in a text, or left it: emergency rule, an outbreak, a disaster."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding
from monitor.moves import is_news

_PASSING = ("a curfew", "planned protests", "elections")
_CROWDS = ("protests", "planned protests", "elections")  # an alert of a mission that is of these is told by its title
_REMAINS = re.compile(r"\b(?:remains?|remained|still|continu\w+ (?:to be|under))\b", re.I)


def recognise(change: Change) -> Iterator[Finding]:
    """Find hazards that came, ended or went; one that "remains" was there before the text said so."""
    for shift in shifts(change, KIND.name):
        said = shift.new or shift.old
        if (
            said is None
            or (shift.old and shift.new and shift.old.on is shift.new.on)
            or not (said.grade or not said.on)
        ):
            continue
        if shift.gone and (said.what in _PASSING or not (said.on and is_news(said.decided_on, change))):
            continue  # an end, or history, that is told no longer; or what is for some nights and ends by itself
        if said.what in _CROWDS and not change.before_text:
            continue
        if shift.began and _REMAINS.search(said.span.text):
            continue
        verb = "now tells of" if shift.began else "no longer tells of"
        headline = f"{actor(change)} {verb} {said.what}: {change.name}"
        yield told(KIND.name, shift, "P3", headline, "A hazard the text names came, ended or went.")


KIND = Kind("hazard_notice", recognise, wordy=True)
