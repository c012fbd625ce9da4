"""An ordered or authorized departure ended, or stepped down, and the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.partly import in_part
from monitor.decide.words import people, place, posts, spoken, whose
from monitor.model import Change, Departure, Finding, Gist, Posture, Status
from monitor.speak.tongue import plural
from monitor.terms.moves import Move, acts, departure_moves, departures_at, eased, is_new_status, post_key
from monitor.terms.whom import by_choice, embassy_alone

_SAID = re.compile(r"\b(ordered|authorized) departure\b", re.I)
_UNCALLED = ("UK", "Germany", "Austria", "Netherlands", "Japan")  # who never call it authorized or ordered
# "The ordered departure was lifted, and families may return" ends all of it, "that of families" theirs.
_WHOLE = re.compile(
    r"(?<!\bon )(?<!\bunder )(?<!\bunder the )\b(?:(?:ordered|authori[sz]ed|voluntary)(?: \w+)? departure"
    r"|departure order)\b(?! (?:\w+ ){0,3}?(?:of|for|that|requiring) "
    r"(?:(?!embassy|consulate|mission|was|is|has)[\w.'-]+ ){0,6}?"
    r"(?:employees|personnel|staff|famil\w+|depend[ae]nts|diplomats|officials)\b)", re.I
)
_NAMES = {2: "ordered", 1: "authorized", 0: None}


def recognise(change: Change) -> Iterator[Finding]:
    """Find a stated end or a step down from ordered to authorized."""
    for act in _ends_once(acts(departure_moves(change), change)):
        move = act[0]
        before, after = move.rank
        ends = after == 0 and move.stated
        steps_down = after == 1 and ((before == 2 and _chosen(act)) or eased(act))
        if not (ends or steps_down) or not is_new_status(move.decided_on, change):
            continue
        spans = [d.span for m in act for d in m.new if steps_down or d.status is Status.LIFTED]
        post = posts(m.post for m in act)
        yield Finding(
            kind=KIND.name,
            severity="P2",
            headline=joined(_head(change, act, post), _but(change, act), stays(change)),
            rule="departure.state",
            why=_why(change, act, _where(change, act, post)),
            evidence=evidence("after", *spans),
            post=post,
            old="ordered" if steps_down else _NAMES[before],
            new=_NAMES[after],
            decided_on=move.decided_on,
            gist=_gist(change, act, post),
        )


def _ends_once(told: Iterable[tuple[Move, ...]]) -> Iterator[tuple[Move, ...]]:
    """Join what two sentences end at the same posts: "the ordered departure has ended; families may return"."""
    ends: dict[tuple[object, ...], tuple[Move, ...]] = {}
    for act in told:
        over = act[0].stated and not act[0].rank[1]
        key = (act[0].rank[0], *sorted({post_key(move.post) for move in act})) if over else (act,)
        ends[key] = (*ends.get(key, ()), *act)
    yield from ends.values()


def _chosen(act: Sequence[Move]) -> bool:
    """Whether people may choose now: of more staff taken away under an order, the order is not eased."""
    return by_choice(d for move in act for d in move.new if d.status is Status.AUTHORIZED)


def _but(change: Change, act: Sequence[Move]) -> str:
    """Say what an end leaves: the posts that its sentence keeps ("everywhere but in Lahore"), or the rest untold."""
    said = change.after.departures if change.after else ()
    parted = in_part(act, change)
    if not parted and any(post_key(move.post) for move in act):
        return ""
    ends = {d.span for move in act for d in move.new if d.status is Status.LIFTED}
    going = [d for d in said if d.continuing and d.status is not Status.LIFTED and d.post]
    if there := posts(d.post for d in going if parted or d.span in ends):
        return f"it goes on at {there}"
    return "its text no longer mentions the departure elsewhere: verify" if parted else ""


def _left(change: Change, act: Sequence[Move]) -> tuple[Departure, ...]:
    """Who of the same posts may or must still leave: an end for families says nothing of the staff."""
    return tuple(one for one in _beside(change.after, act) if one.status is not Status.LIFTED)


def _unsaid(change: Change, act: Sequence[Move]) -> tuple[Departure, ...]:
    """Who of the same posts had to or might leave, and of whom no end is told."""
    if any(_WHOLE.search(d.span.text) for move in act for d in move.new if d.status is Status.LIFTED):
        return ()
    spoken_of = {one.audience for one in _beside(change.after, act)}
    stood = (one for one in _beside(change.before, act) if one.status is not Status.LIFTED)
    return tuple(one for one in stood if one.audience not in spoken_of)


def _beside(posture: Posture | None, act: Sequence[Move]) -> Iterator[Departure]:
    """Yield what a text says of the same posts' other people."""
    meant = {one.audience for move in act for one in (*move.old, *move.new)}
    said = departures_at(posture) if posture else {}
    seats = [post_key(move.post) for move in act]
    keys = [*dict.fromkeys([*seats, ""])] if all(seats) else [*said]  # of the whole mission is of each post
    yield from (one for key in keys for one in said.get(key, ()) if one.audience not in meant)


def _why(change: Change, act: Sequence[Move], where: str) -> str:
    before, after = act[0].rank
    if after == 0:
        left, unsaid = _left(change, act), _unsaid(change, act)
        rest = f"; for {people(left)} the text still says {left[0].status.value}" if left else ""
        rest += f"; no end is told for {people(unsaid)}" if unsaid else ""
        was = (_NAMES[before] or "authorized or ordered").capitalize()
        return f"{was} departure no longer applies to {'all of ' if rest else ''}{where}{rest}."
    return f"Authorized departure takes the place of ordered departure at {where}: leaving is voluntary now."


def _where(change: Change, act: Sequence[Move], post: str | None) -> str:
    """Name what an end is of: the embassy alone, where it names no city and a consulate's status stands."""
    there = [d for d in change.after.departures if d.status is not Status.LIFTED] if change.after else []
    stands = any(post_key(d.post).startswith("consulate") for d in there)
    if not post and stands and all(embassy_alone(d.span.text) for move in act for d in move.new):
        return f"the embassy in {spoken(change.name)}"
    return place(post, change.name)


def _head(change: Change, act: Sequence[Move], post: str | None) -> str:
    move = act[0]
    where = _where(change, act, post)
    if move.rank[1]:
        return f"{actor(change)} steps down from ordered to authorized departure: {where}"
    began = min((d.decided_on for d in move.old if d.decided_on), default=None)
    days = (move.decided_on - began).days if began and move.decided_on and move.decided_on > began else 0
    after_days = f" (after {plural(days, 'day')})" if days else ""
    if change.actor in _UNCALLED:
        who = "staff's families" if {d.audience for m in act for d in m.new} == {"family"} else "staff"
        return f"{actor(change)} {who} who were withdrawn are back: {where}{after_days}"
    whose = f" of {people([*move.old, *move.new])} only" if _left(change, act) or _unsaid(change, act) else ""
    return f"{actor(change)} lifts {_status(act)} departure{whose}: {where}{after_days}"


def _status(act: Sequence[Move]) -> str:
    """Name what ended: as the old text, or the sentence of its end, calls it."""
    if known := _NAMES[act[0].rank[0]]:
        return known
    named = _SAID.search(" ".join(d.span.text for m in act for d in m.new))
    was = next((d.was for m in act for d in m.new if d.was), None)
    return named[1].lower() if named else was.value if was else "its"


def _gist(change: Change, act: Sequence[Move], post: str | None) -> Gist | None:
    """Take the headline apart; None where it says more than an end, a step down, and where the status goes on."""
    move, goes_on = act[0], _but(change, act)
    there = goes_on.removeprefix("it goes on at ")
    if (goes_on and there == goes_on) or (not post and _where(change, act, post) != change.name):
        return None
    if move.rank[1]:
        return Gist(actor(change), "stepped_down", what=there)
    if change.actor in _UNCALLED:
        families = {d.audience for m in act for d in m.new} == {"family"}
        return Gist(actor(change), "families_back" if families else "staff_back", what=there)
    status = _status(act).replace("its", "departure")
    if _left(change, act) or _unsaid(change, act):
        return Gist(actor(change), f"{status}_lifted_only", people=whose([*move.old, *move.new]), what=there)
    return Gist(actor(change), f"{status}_lifted", what=there)


KIND = Kind("departure_lifted", recognise, stirs=True)
