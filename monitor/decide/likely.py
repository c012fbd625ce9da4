"""A sentence that no rule reads but that may tell something urgent is told within the hour, in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.decide.kind import actor, evidence
from monitor.decide.notice import shifts
from monitor.decide.words import shorten
from monitor.model import LIKELY, Change, Finding, Gist

RULE = "text.likely"
_MANY = 4  # sentences quoted
_MAY = {
    "leave": "may tell people to leave",
    "departure": "may tell of a departure of its staff or their families from",
    "closure": "may tell of a post that works less or no more in",
    "shelter": "may tell people to stay indoors in",
    "help": "may offer help with leaving",
    "ways": "may tell of a way in or out that is shut in",
}


def likely(change: Change, told: Sequence[Finding]) -> Iterator[Finding]:
    """Find what came that may be a fact of a sort the text states nowhere; the gravest sort gives the headline.

    That another finding is of the same sort says nothing: it may be of a province, of visas, or of a call that went;
    of ways that are shut one that is told with certainty is enough.
    """
    if change.released or not change.before_text:
        return
    quoted = {quote.text for finding in told for quote in finding.evidence}
    came = [shift.new for shift in shifts(change, LIKELY) if shift.began and shift.new]
    barred = any(finding.kind == "border_or_entry_change" and finding.severity in ("P1", "P2") for finding in told)
    fresh = [said for said in came if said.span.text not in quoted and not (barred and said.what == "ways")]
    fresh.sort(key=lambda said: list(_MAY).index(said.what))
    if not fresh:
        return
    quotes = evidence("after", *(said.span for said in fresh[:_MANY]))
    quote = shorten(quotes[0].text, 80)
    yield Finding(
        kind="advice_text_changed",
        severity="P2",
        headline=f"{actor(change)} {_MAY[fresh[0].what]} {change.name}: “{quote}”",
        rule=RULE,
        why="No rule reads the sentence with certainty; who and what in it are those of an urgent fact. Read it.",
        evidence=quotes,
        new="stated",  # an event of its own beside what else changed of the same kind
        gist=Gist(actor(change), f"likely_{fresh[0].what}", quote=quote),
    )
