"""A departure or a suspension of work vanished without an end being stated: not lifted, not nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from monitor.decide import note
from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.notice import cut_short, own
from monitor.decide.partly import in_part
from monitor.decide.words import day, posts, spoken
from monitor.model import GONE_HOME, Change, Finding, Gist, Notice, Operation
from monitor.terms.moves import Move, acts, departure_moves, emptied, operation_moves, post_key

_BUT_AT = " elsewhere than at "
_LAPSED = timedelta(days=365)  # by law a departure ends after 180 days; older sentences are history being tidied


def recognise(change: Change) -> Iterator[Finding]:
    """Find a status that stood in the text before and stands nowhere in it now."""
    gone = [*_departures(change)]
    yield from gone or _withdrawal(change)
    told = [*_work(change)]
    yield from told
    known = {post_key(one.post) for one in told}
    for one in _removed(change):
        if not known or (one.post and not {"", post_key(one.post)} & known):
            yield one


def _departures(change: Change) -> Iterator[Finding]:
    back, told = _families(change), acts(departure_moves(change), change)
    parted = any(in_part(act, change) for act in told)
    for act in told:
        move = act[0]
        before, after = move.rank
        if not before or after or move.stated or emptied(act, change) or _shut_with(act, change):
            continue
        if parted and not post_key(move.post):
            continue  # what is lifted at some posts is told with that
        began = max((d.decided_on for d in move.old if d.decided_on), default=None)
        last = began or change.published_before  # one without a day stood when it was last told
        if last and change.detected_at.date() - last > _LAPSED:
            continue
        post = posts(m.post for m in act)
        where = f" at {post}" if post else ""
        of = f" of {day(began)}" if began else ""
        yield Finding(
            kind=KIND.name,
            severity="P2",
            headline=f"{actor(change)} text on {change.name} no longer mentions {_whose(act)} departure{of}"
            f"{where or _but_for(act, change)} — {back or 'not announced as lifted'}",
            rule="departure.vanished",
            why="The status is gone from the text and no sentence says that it ended: verify before relying on it.",
            evidence=evidence("before", *(d.span for m in act for d in m.old)),
            post=post,
            old="ordered" if before == 2 else "authorized",
            decided_on=began,
            gist=_gist(act, change, bool(back), "" if post else _but_for(act, change)),
        )


def _but_for(act: Sequence[Move], change: Change) -> str:
    """Name the posts of which the text still tells what it says no longer of the whole mission."""
    who = {one.audience for move in act for one in move.old}
    there = change.after.departures if change.after else ()
    named = posts(d.post for d in there if d.audience in who and post_key(d.post))
    return f"{_BUT_AT}{named}" if named else ""


def _shut_with(act: Sequence[Move], change: Change) -> bool:
    """Whether people went as the sentence says by which their post closed, and that works again."""
    back = [was.span for was, now in operation_moves(change) if was and now and now.state == "resumed"]
    return bool(back) and all(one.span in back for move in act for one in move.old)


def _withdrawal(change: Change) -> Iterator[Finding]:
    """Find that the note says its text tells no longer of own people who were withdrawn, where it tells of none."""
    stand = change.after.departures if change.after else ()
    for said in (n for n in _taken_out(change) if n.key == GONE_HOME and not stand):
        yield Finding(
            kind=KIND.name,
            severity="P2",
            headline=f"{actor(change)} no longer tells that its people were withdrawn: {change.name}"
            " — not announced as lifted",
            rule="departure.vanished",
            why="The note says that it was taken from the text, and no sentence says that it ended: verify it.",
            evidence=evidence("after", said.span),
            gist=Gist(actor(change), "withdrawal_dropped"),
        )


def _taken_out(change: Change) -> list[Notice]:
    """Return what a new note says was taken from the text: that people were away, or that a post was shut."""
    said = own(change.after, KIND.name, change.actor) if note.fresh(change) else []
    return [n for n in said if n.span.text not in change.before_text]


def _gist(act: Sequence[Move], change: Change, back: bool, but: str) -> Gist:
    gone = {one.audience for move in act for one in move.old}
    who = "families" if gone == {"family"} else "its_staff" if gone == {"employees"} else "its_staff_families"
    there = but.removeprefix(_BUT_AT)
    return Gist(actor(change), "departure_dropped_families" if back else "departure_dropped", people=who, what=there)


def _whose(act: Sequence[Move]) -> str:
    """Say whose departure it was: a permission for families alone said nothing of the staff."""
    gone = {one.audience for move in act for one in move.old}
    if gone == {"family"}:
        return "its staff families'"
    return "its staff's" if gone == {"employees"} else "its staff's and their families'"


def _families(change: Change) -> str:
    """Say that families may come back, where the text says it of all or some: for them the departure is over."""
    said = [n for n in own(change.after, "family_presence_restricted", change.actor) if not n.grade]
    if not said:
        return ""
    return "families may join staff" if not any(n.on for n in said) else "only some family members may join staff"


def _work(change: Change) -> Iterator[Finding]:
    """Find a post's suspension, none older than a year, that is told no longer by a text silent on how it works."""
    after = change.after
    if after is None or after.operations or cut_short(change):
        return
    helps = any(said.topic in ("assistance_limited", "services_reduced") for said in after.notices)
    for was, _ in operation_moves(change):
        if was is None or was.state != "suspended" or (was.decided_on is None and helps) or _noted(was, change):
            continue
        began = was.decided_on
        if began and change.detected_at.date() - began > _LAPSED:
            continue
        on = f" on {day(began)}" if began else ""
        of = was.post or f"mission in {spoken(change.name)}"
        yield Finding(
            kind=KIND.name,
            severity="P2",
            headline=f"{actor(change)} text no longer mentions that {of} suspended operations{on}"
            " — not announced as resumed",
            rule="operations.vanished",
            why="The status is gone from the text and no sentence says that work goes on: verify before relying on it.",
            evidence=evidence("before", was.span),
            post=was.post,
            old="suspended",
            decided_on=began,
            gist=Gist(actor(change), "suspension_dropped"),
        )


def _removed(change: Change) -> Iterator[Finding]:
    """Find a closure that the note says was taken from the text, where the text tells of no post's work."""
    stand = change.after.operations if change.after else ()
    for said in (n for n in _taken_out(change) if n.key != GONE_HOME and not stand):
        of = said.post or f"its mission in {spoken(change.name)}"
        yield Finding(
            kind=KIND.name,
            severity="P2",
            headline=f"{actor(change)} no longer tells of the closure of {of} — not announced as resumed",
            rule="operations.vanished",
            why="The note says that it was taken from the text, and no sentence says that work goes on: verify it.",
            evidence=evidence("after", said.span),
            post=said.post,
            old="suspended",
            gist=Gist(actor(change), "closure_dropped"),
        )


def _noted(was: Operation, change: Change) -> bool:
    """Whether a note said so, which the next one replaces: what it told is not over with it."""
    last = change.before.note if change.before else None
    return last is not None and was.span.end <= last.end


KIND = Kind("departure_statement_dropped", recognise, stirs=True)
