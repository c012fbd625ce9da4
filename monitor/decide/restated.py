"""A page that is issued anew and goes on to say what another door of its government told the end of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from monitor.decide.flags import AGAIN
from monitor.decide.join import as_wide, day_of, end_day, government
from monitor.decide.words import day
from monitor.model import Change, Departure, Event, Finding, Operation, Posture, Status
from monitor.terms.moves import post_key
from monitor.terms.whom import people_of

STATUS = ("departure_ordered", "departure_authorized", "departure_lifted", "operations_suspended", "operations_resumed")
_WHOSE = {"employees": "staff", "family": "families"}
_BEGUN = {"departure_ordered": Status.ORDERED, "departure_authorized": Status.AUTHORIZED}


def overtaken(change: Change, told: Iterable[Event]) -> tuple[Change, date | None]:
    """Leave out of the older side what other doors told the opposite of since, where the newer edition says it again.

    Also the day of the last of what they told. Only an edition with a later day than that counts: one under its old
    date, or of that day, may be the page nobody put right. A status with a day of its own is of that day; an end is
    told anew only with one, for an all-clear may be words left standing. What is believed of an older text while the
    newer waits for a second sighting is not said by that.
    """
    before, after, issued = change.before, change.after, change.published_on
    if before is None or after is None or issued is None or change.silent:
        return change, None
    known = [one for one in told if _counts(one, change)]
    gone = {one: over for one in before.departures if (over := _left(one, after, known, change))}
    shut = {one: over for one in before.operations if (over := _worked(one, after, known, change))}
    if not gone and not shut:
        return change, None
    people = tuple(one for one in before.departures if one not in gone)
    work = tuple(one for one in before.operations if one not in shut)
    older = replace(before, departures=people, operations=work)
    return replace(change, before=older), max([*gone.values(), *shut.values()])


def in_doubt(event: Event, change: Change, over: date | None) -> Event:
    """Say of an edition that repeats the one before the end word for word that it is what the page says, in doubt."""
    if over is None:
        return event
    said, inside = _doubted(event.finding, change, over), tuple(_doubted(f, change, over) for f in event.inside)
    flags = event.flags if said is event.finding else (*event.flags, AGAIN)
    return replace(event, finding=said, inside=inside, flags=flags)


def _doubted(finding: Finding, change: Change, over: date) -> Finding:
    again = all(quote.text in change.before_text for quote in finding.evidence if quote.side == "after")
    if finding.kind not in STATUS or finding.decided_on or not again:
        return finding
    return replace(
        finding,
        severity="P2",
        headline=f"{finding.headline} — says the page of {day(change.published_on)},"
        f" after an end was told on {day(over)}",
        gist=None,  # more is said than it holds
        why=f"Another door told on {day(over)} that it ended. The page was issued anew since and says it in the"
        f" words of before: ordered anew, or left standing. Ask the post.",
    )


def _counts(told: Event, change: Change) -> bool:
    """Whether an event tells of a status of this government; what its own page told counts as well."""
    same = government(told.publisher) == government(change.publisher) and told.country in change.countries
    return same and told.finding.kind in STATUS


def _left(said: Departure, after: Posture, known: Sequence[Event], change: Change) -> date | None:
    """The day that people were told to be where this statement does not have them; None where it still holds."""
    of = [one for one in known if one.finding.kind.startswith("departure") and as_wide(one.finding.post, said.post)]
    of = [one for one in of if _WHOSE[said.audience] in people_of(one)]
    last = max(of, key=_when, default=None)
    over = last is not None and _BEGUN.get(last.finding.kind, Status.LIFTED) is not said.status
    if last is None or not over or (last.finding.new and said.status is not Status.LIFTED):
        return None  # a step from one order to another is no end
    again = [d.decided_on for d in after.departures if (d.audience, d.status) == (said.audience, said.status)
             and _meet(d.post, said.post) and d.span.text in change.after_text]  # fmt: skip
    return _since(said.decided_on, again, last, change, dated=said.status is Status.LIFTED)


def _worked(said: Operation, after: Posture, known: Sequence[Event], change: Change) -> date | None:
    """The day that a post was told to be in another state than this statement has it; None where it still holds."""
    of = [one for one in known if one.finding.kind.startswith("operations") and as_wide(one.finding.post, said.post)]
    last = max(of, key=_when, default=None)
    if last is None or said.state not in ("suspended", "resumed") or last.finding.new == said.state:
        return None
    again = [o.decided_on for o in after.operations if o.state == said.state and _meet(o.post, said.post)
             and o.span.text in change.after_text]  # fmt: skip
    return _since(said.decided_on, again, last, change, dated=said.state == "resumed")


def _since(then: date | None, again: Sequence[date | None], last: Event, change: Change, dated: bool) -> date | None:
    """The day of the opposite, where it came between the two editions and the newer one may tell what came later."""
    over, known = end_day(last), change.published_before
    if last.publisher == change.publisher or (known and known > over) or (then and then > over):
        return None
    if change.published_on is None or change.published_on <= over:
        return None
    later = [on for on in again if (on is None and not dated) or (on is not None and on > over)]
    return over if later else None


def _when(event: Event) -> tuple[date, datetime]:
    return end_day(event) if event.finding.new is None else day_of(event), event.detected_at


def _meet(one: str | None, other: str | None) -> bool:
    """Whether two statements are of one post, or one of the whole mission."""
    here, there = post_key(one), post_key(other)
    return here == there or not here or not there
