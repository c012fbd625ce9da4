"""Resolve everything a text states of departures, history included, to one current state for each post and audience."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from monitor.compare.departing.statement import Statement
from monitor.compare.sentences import plain
from monitor.model import Departure, Status
from monitor.terms.moves import post_key
from monitor.terms.whom import embassy_alone

_STRENGTH = {Status.LIFTED: 0, Status.AUTHORIZED: 1, Status.ORDERED: 2}
_SAID_SO = re.compile(
    r"order|mandatory|compulsory|obligat|requir|no longer|again|once more|\bdown|\beas|relax|return|authori[sz]"
    r"|voluntar", re.I
)  # "is now optional" leaves open what it was before
# "Previously authorized": what an order has taken the place of.
_SUPERSEDED = re.compile(
    r"\b(?:previously|initially|originally|earlier|had(?: \w+)?|at first|first) (?:authori[sz]|approv|allow"
    r"|permit|offer)|\b(?:follow(?:s|ed|ing)|after|replac\w+|supersed\w+|in place of|instead of"
    r"|upgrad\w+)(?: up)?(?: on)?"
    r" (?:(?:the|an?|its|our) )?(?:\w+ ){0,5}?authori[sz](?:ation|ed departure)\b", re.I
)
_ONLY_KIN = re.compile(
    r"\b(?:only (?:for|to|of) (?:(?:the|its|our|eligible) )*(?:family members|families|dependents)"
    r"|(?:family members|families|dependents) only)\b", re.I
)
_AWAY = re.compile(r"\b(?:leave|depart|from|out of) (?P<where>the country\b|[A-Z][\w'-]+)")
_STANDS_YET = re.compile(
    r"\b(?:not|never|n't)(?: yet)?(?: been)? (?:lifted|ended|rescinded|terminated|withdrawn)\b"
    r"|\byet to (?:lift|end|be)\b|\b(?:remains?|continues?|stays?|(?:is|are) still)\b(?: \w+ly)? (?:in (?:effect"
    r"|force|place)|on|under|to apply)\b", re.I
)
# "This supersedes the warning of May 3 to note the ordered departure of Embassy staff": the text tells it in full.
_REISSUED = re.compile(
    r"^[^;]{0,80}?\b(?:supersedes|replaces|updates|reissue[sd]?|(?:re-?)?issued"
    r"|updated)\b[^;]{0,160}? (?:to (?:note|reflect"
    r"|inform|advise|announce|report|include)|with (?:\w+ )?(?:updates?|information))\b", re.I
)
_BESIDE = 2  # characters between two sentences that stand side by side
_LATELY = timedelta(days=45)  # a decision a note may announce; an older one in the text is history
_STEP = timedelta(days=30)  # an authorization this close before an end of the order is the step down, not what ended


def current(statements: Sequence[Statement], published_on: date | None) -> tuple[Departure, ...]:
    """Return at most one departure for each (post, audience): the latest decision, unless a later end names its status.

    An end that names no post ends whatever stands at any post; the end at an embassy also ends what was stated of
    the whole mission. A change note without a date speaks of the day of publication.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    heard = _standing(_not_narrowed(_without_leave_to_return(_placed(statements))))
    for statement in _unechoed(heard, published_on):
        groups.setdefault(_key(statement), []).append(statement)
    _share_ends(groups)
    winners = (_winner(group, published_on) for group in groups.values())
    return tuple(w.departure for w in winners if w)


def _placed(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Give what one sentence dates of a status without a post to the sentence beside it that names its embassy."""
    daily = [s for s in statements if s.departure.decided_on and not s.departure.post and not s.departure.note]
    named = [s for s in statements if _undated(s.departure)] if daily else ()
    told = {id(s): other for s in named for other in daily if _dates(other.departure, s.departure)}
    gone = {id(other) for other in told.values()}
    days = {s.departure.span: told[id(s)].departure.decided_on for s in statements if id(s) in told}
    kept = (s for s in statements if id(s) not in gone)
    return [
        replace(s, departure=replace(s.departure, decided_on=s.departure.decided_on or days.get(s.departure.span)))
        for s in kept
    ]


def _dates(one: Departure, other: Departure) -> bool:
    """Whether a sentence dates the status that the sentence beside it tells of an embassy."""
    gap = max(one.span.start - other.span.end, other.span.start - one.span.end)
    return 0 <= gap <= _BESIDE and one.status is other.status and one.audience == other.audience


def _undated(said: Departure) -> bool:
    """Whether a status is told of an embassy, in full and as new, and without its day."""
    brief = said.note or said.continuing or said.decided_on or said.status is Status.LIFTED
    return not brief and post_key(said.post).startswith("embassy") and not _reissued(said.span.text)


@lru_cache(maxsize=1024)
def _reissued(said: str) -> bool:
    return _REISSUED.match(plain(said)) is not None


def _without_leave_to_return(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out that people may return where a sentence tells of a step down: they may, and need not stay."""
    ended = {s.departure.span for s in statements if s.ends is Status.ORDERED}
    down = [s.departure for s in statements if s.departure.status is Status.AUTHORIZED and s.departure.span in ended]
    return [s for s in statements if not any(_permits(s, step) for step in down)]


def _standing(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out what a text says was authorized before, where it tells of the order that these people are under now."""
    orders = [s.departure for s in statements if s.departure.status is Status.ORDERED]
    return [s for s in statements if not any(_gave_way(s.departure, order) for order in orders)]


def _gave_way(said: Departure, order: Departure) -> bool:
    if said.status is not Status.AUTHORIZED or said.audience != order.audience:
        return False
    if said.span == order.span and not (said.decided_on and order.decided_on and said.decided_on < order.decided_on):
        return False
    mine, theirs = post_key(said.post), post_key(order.post)
    return _SUPERSEDED.search(plain(said.span.text)) is not None and (mine == theirs or not mine or not theirs)


def _not_narrowed(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out the staff's part of a status that the text says, further down, is used for families alone."""
    kin = (s.departure for s in statements if s.departure.audience == "family")
    only = [said for said in kin if _ONLY_KIN.search(plain(said.span.text))]
    return [s for s in statements if not any(_narrowed(s.departure, said) for said in only)]


def _narrowed(said: Departure, kin: Departure) -> bool:
    mine, theirs = post_key(said.post), post_key(kin.post)
    same = said.audience == "employees" and said.status is kin.status and said.span.start < kin.span.start
    same = same and (mine == theirs or not theirs or (not mine and theirs.startswith("embassy")))
    later = said.decided_on and (kin.decided_on is None or said.decided_on > kin.decided_on)
    return same and not later


def _permits(statement: Statement, step: Departure) -> bool:
    """Whether an end is only the leave to return that a step down gives: undated, of the same people and post."""
    said = statement.departure
    if said.status is not Status.LIFTED or statement.ends or said.decided_on not in (None, step.decided_on):
        return False
    mine, theirs = post_key(said.post), post_key(step.post)
    return said.audience == step.audience and (mine == theirs or not mine or not theirs)


def _unechoed(statements: Sequence[Statement], published_on: date | None) -> list[Statement]:
    """Leave out what a note or a title announces in brief and the text tells in full: it is one decision."""
    brief = [s for s in statements if _brief(s)]
    full = [s for s in statements if not _brief(s) and not _old(s, published_on)]
    echoes = {id(s) for s in brief for told in full if _echoes(s, told)}
    return [s for s in statements if id(s) not in echoes]


def _brief(statement: Statement) -> bool:
    said = statement.departure
    if said.decided_on is None and _reissued(said.span.text):
        return True
    return said.span.start == 0 or (said.decided_on is None and (said.note or statement.guessed or said.post is None))


def _old(statement: Statement, published_on: date | None) -> bool:
    decided = statement.departure.decided_on
    return bool(decided and published_on and published_on - decided > _LATELY)


def _echoes(brief: Statement, told: Statement) -> bool:
    """Whether two statements tell one decision: of one status and audience, and no two posts are named."""
    one, other = brief.departure, told.departure
    if one.status is not other.status or not (brief.guessed or one.audience == other.audience):
        return False
    if one.decided_on and one.decided_on != other.decided_on:
        return False  # a title's day is the day of what it announces
    mine, theirs = post_key(one.post), post_key(other.post)
    if not (one.note or brief.guessed or one.span.start == 0 or _reissued(one.span.text)):
        away = _AWAY.search(plain(one.span.text))
        there = bool(theirs) and (away is None or away["where"] in str(other.post))
        return not mine and (theirs.startswith("embassy") or there)
    return mine == theirs or not mine or not theirs


def _key(statement: Statement) -> tuple[str, str]:
    return post_key(statement.departure.post), statement.departure.audience


def _active(group: Iterable[Statement]) -> list[Statement]:
    return [s for s in group if s.departure.status is not Status.LIFTED]


def _share_ends(groups: dict[tuple[str, str], list[Statement]]) -> None:
    """Give an end, or a step down, to the standing statements it must mean, where it names its post differently."""
    for (post, audience), group in list(groups.items()):
        if _active(group) and not any(s.ends for s in group):
            continue
        alone = not post and all(embassy_alone(s.departure.span.text) for s in group)
        heirs = [k for k in groups if k[1] == audience and k[0] != post and _open(groups[k]) and _covers(post, k[0])]
        heirs = [k for k in heirs if not (alone and k[0].startswith("consulate"))]
        for heir in heirs:
            name = _active(groups[heir])[0].departure.post
            groups[heir] += [replace(s, departure=replace(s.departure, post=name)) for s in group]
        if heirs:
            del groups[post, audience]


def _open(group: Iterable[Statement]) -> bool:
    """Whether a status may be the one that an end names otherwise: not one that is said to stand all the same."""
    standing = _active(group)
    return bool(standing) and not any(_STANDS_YET.search(plain(s.departure.span.text)) for s in standing)


def _covers(post: str, other: str) -> bool:
    return not post or (not other and post.startswith("embassy"))


def _winner(group: Sequence[Statement], published_on: date | None) -> Statement | None:
    order = {id(s): (_effective(s, published_on), i) for i, s in enumerate(group)}
    standing = _active(group)
    ends = sorted((s for s in group if s.departure.status is Status.LIFTED), key=lambda s: order[id(s)])
    for end in ends:
        standing = [s for s in standing if not _ended(s, end, standing, published_on)]
    if standing:
        return _turned(_latest(standing, published_on), ends)
    last = ends[-1] if ends else None
    return last and replace(last, departure=replace(last.departure, was=last.ends))


def _turned(new: Statement, ends: Iterable[Statement]) -> Statement:
    """Name the status whose place another took, where one sentence tells of both."""
    said = new.departure
    there = [end.ends for end in ends if end.departure.span == said.span and _SAID_SO.search(said.span.text)]
    gone = (was or (Status.ORDERED if said.continuing else None) for was in there if was is not said.status)
    return replace(new, departure=replace(said, was=next(gone, None)))


def _latest(standing: Sequence[Statement], published_on: date | None) -> Statement:
    """Pick the newest decision; of one day the news before what goes on, the stricter, the dated, then the text."""

    def rank(statement: Statement) -> tuple[date, bool, int, bool, bool]:
        d = statement.departure
        return (
            _effective(statement, published_on),
            not d.continuing,
            _STRENGTH[d.status],
            d.decided_on is not None,
            not d.note,
        )

    newest = max(standing, key=rank)
    return _dated(newest, standing)


def _dated(newest: Statement, standing: Iterable[Statement]) -> Statement:
    """Prefer the sentence that dates the same status to a note that does not."""
    if newest.departure.decided_on is not None:
        return newest
    same = [s for s in standing if s.departure.status is newest.departure.status and s.departure.decided_on]
    return max(same, key=lambda s: s.departure.decided_on or date.min, default=newest)


def _effective(statement: Statement, published_on: date | None) -> date:
    """The day a statement speaks of: its own; for notes and ends, publication; else unknown, so oldest."""
    d = statement.departure
    if d.decided_on:
        return d.decided_on
    if d.note or d.status is Status.LIFTED:
        return published_on or date.max
    return date.min


def _ended(statement: Statement, end: Statement, standing: Sequence[Statement], published_on: date | None) -> bool:
    """Whether an end ends this statement: not one decided later, and not the milder status an order gave way to."""
    began, over = _effective(statement, published_on), _effective(end, published_on)
    if began > over:
        return False
    status = statement.departure.status
    if statement.departure.continuing and statement.departure.span == end.departure.span:
        return False  # people may return, and the status goes on
    if end.ends in (None, status):
        return True
    if statement.departure.span == end.departure.span:
        return False  # one sentence tells of both: what it steps down to stands
    named = [_effective(s, published_on) for s in standing if s.departure.status is end.ends]
    if named:
        return began < max(named)
    return bool(statement.departure.decided_on) and over - began > _STEP
