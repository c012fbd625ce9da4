"""One decision, once: what a text tells in brief, beside or as of before is put to what tells it in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from monitor.compare.departing.reach import Edition
from monitor.compare.departing.statement import Statement
from monitor.compare.sentences import plain
from monitor.model import Departure, Status
from monitor.terms.moves import post_key

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
# "This supersedes the warning of May 3 to note the ordered departure of Embassy staff": the text tells it in full.
_REISSUED = re.compile(
    r"^[^;]{0,80}?\b(?:supersedes|replaces|updates|reissue[sd]?|(?:re-?)?issued"
    r"|updated)\b[^;]{0,160}? (?:to (?:note|reflect"
    r"|inform|advise|announce|report|include)|with (?:\w+ )?(?:updates?|information))\b", re.I
)
_BESIDE = 2  # characters between two sentences that stand side by side
_Told = dict[tuple[Status, date | None], dict[tuple[str, str | None], None]]
_LATELY = timedelta(days=45)  # a decision a note may announce; an older one in the text is history


class _ByPost:
    """Statements by audience and post, so that each is compared with those alone that may be of its post.

    A text can hold hundreds of orders; to compare each with each took seconds.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._at: dict[tuple[str, str], list[Departure]] = {}
        self._of: dict[str, list[Departure]] = {}
        for said in (s.departure for s in statements):
            self._at.setdefault((said.audience, post_key(said.post)), []).append(said)
            self._of.setdefault(said.audience, []).append(said)

    def meeting(self, audience: str, post: str) -> Iterable[Departure]:
        """Return what is stated of an audience at a post or at none; of one that names no post, all."""
        if not post:
            return self._of.get(audience, ())
        return chain(self._at.get((audience, post), ()), self._at.get((audience, ""), ()))


def once(statements: Sequence[Statement], edition: Edition) -> Sequence[Statement]:
    """Return the statements that are left to choose from."""
    placed = _placed(_as_told(_by_title(statements)), edition)
    told = _standing(_not_narrowed(_without_leave_to_return(placed)))
    return _unechoed(_ordered_off(told, edition), edition)


def _by_title(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Give the embassy that a title names to what the text states without a post, and its day to the title."""
    titles = [s for s in statements if s.departure.span.start == 0 and _undated(s.departure)]
    if len({post_key(s.departure.post) for s in titles}) != 1:
        return statements
    days = {s.departure.status: s.departure.decided_on for s in statements if s.departure.decided_on}
    return [_titled(s, titles[0].departure.post, days.get(s.departure.status)) for s in statements]


def _as_told(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out a title that says of nobody whose departure it is, where the text below it says so."""
    told = {s.departure.status for s in statements if not s.guessed and not s.departure.continuing and s.ends is None}
    brief = (s for s in statements if s.departure.span.start or s.departure.note or not s.guessed)
    kept = {id(s) for s in brief}  # a note may announce another departure than the text tells of
    return [s for s in statements if id(s) in kept or s.departure.status not in told]


def _titled(statement: Statement, post: str | None, day: date | None) -> Statement:
    said = statement.departure
    if said.span.start == 0:
        return replace(statement, departure=replace(said, decided_on=said.decided_on or day))
    bare = not said.post and said.status is not Status.LIFTED
    return replace(statement, departure=replace(said, post=post)) if bare else statement


def _placed(statements: Sequence[Statement], edition: Edition) -> Sequence[Statement]:
    """Give what one sentence dates of a status without a post to the sentence beside it that names its embassy.

    Not to one that only a later edition told: that tells of another decision.
    """
    daily = [s for s in statements if s.departure.decided_on and not s.departure.post and not s.departure.note]
    ends = {key: s for s in daily for key in _edges(s.departure, s.departure.span.end, 0)}
    starts = {key: s for s in daily for key in _edges(s.departure, s.departure.span.start, 0)}
    told: dict[int, Statement] = {}
    for s in (s for s in statements if daily and _undated(s.departure)):
        before = (ends.get(key) for key in _edges(s.departure, s.departure.span.start, -_BESIDE))
        behind = (starts.get(key) for key in _edges(s.departure, s.departure.span.end, _BESIDE))
        beside = next((other for other in chain(behind, before) if other), None)
        if beside and not edition.past.later(s.departure.span.text, beside.departure.span.text):
            told[id(s)] = beside
    gone = {id(other) for other in told.values()}
    days = {s.departure.span: told[id(s)].departure.decided_on for s in statements if id(s) in told}
    kept = (s for s in statements if id(s) not in gone)
    return [
        replace(s, departure=replace(s.departure, decided_on=s.departure.decided_on or days.get(s.departure.span)))
        for s in kept
    ]


def _edges(said: Departure, at: int, far: int) -> Iterator[tuple[Status, str, int]]:
    """Name each place from an end of a statement to so many characters before or behind it, with what is stated."""
    return ((said.status, said.audience, place) for place in range(min(at, at + far), max(at, at + far) + 1))


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
    down = (s for s in statements if s.departure.status is Status.AUTHORIZED and s.departure.span in ended)
    steps = _ByPost(down)
    return [s for s in statements if not _permits(s, steps)]


def _permits(statement: Statement, steps: _ByPost) -> bool:
    """Whether an end is only the leave to return that a step down gives: undated, of the same people and post."""
    said = statement.departure
    if said.status is not Status.LIFTED or statement.ends:
        return False
    met = steps.meeting(said.audience, post_key(said.post))
    return any(said.decided_on in (None, step.decided_on) for step in met)


def _ordered_off(statements: Sequence[Statement], edition: Edition) -> Sequence[Statement]:
    """Leave out that people are moved where the text orders them to leave: that is how the order is carried out.

    Those of another post, and of an order long ago, are moved besides.
    """
    ordered = (s for s in statements if s.departure.status is Status.ORDERED)
    orders = _ByPost(s for s in ordered if not _old(s.departure, edition.told(s)))
    return [s for s in statements if not (s.moved and _under_orders(s.departure, orders))]


def _under_orders(said: Departure, orders: _ByPost) -> bool:
    if said.decided_on:
        return False
    return any(order.span != said.span for order in orders.meeting(said.audience, post_key(said.post)))


def _standing(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out what a text says was authorized before, where it tells of the order that these people are under now."""
    orders = _ByPost(s for s in statements if s.departure.status is Status.ORDERED)
    return [s for s in statements if not _gave_way(s.departure, orders)]


def _gave_way(said: Departure, orders: _ByPost) -> bool:
    if said.status is not Status.AUTHORIZED or _SUPERSEDED.search(plain(said.span.text)) is None:
        return False
    met = orders.meeting(said.audience, post_key(said.post))
    return any(said.span != order.span or _earlier(said, order) for order in met)


def _earlier(said: Departure, order: Departure) -> bool:
    return bool(said.decided_on and order.decided_on and said.decided_on < order.decided_on)


def _not_narrowed(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out the staff's part of a status that the text says, further down, is used for families alone."""
    kin = (s for s in statements if s.departure.audience == "family")
    only = _ByPost(s for s in kin if _ONLY_KIN.search(plain(s.departure.span.text)))
    return [s for s in statements if not _narrowed(s.departure, only)]


def _narrowed(said: Departure, only: _ByPost) -> bool:
    mine = post_key(said.post)
    met = only.meeting("family", mine) if said.audience == "employees" else ()
    seat = (kin for kin in met if mine or not post_key(kin.post) or post_key(kin.post).startswith("embassy"))
    return any(_narrows(kin, said) for kin in seat)


def _narrows(kin: Departure, said: Departure) -> bool:
    later = said.decided_on and (kin.decided_on is None or said.decided_on > kin.decided_on)
    return said.status is kin.status and said.span.start < kin.span.start and not later


def _unechoed(statements: Sequence[Statement], edition: Edition) -> list[Statement]:
    """Leave out what a note or a title announces in brief and the text tells in full: it is one decision.

    What was decided long before that was first announced is another.
    """
    full = [s.departure for s in statements if not _brief(s)]
    days = {edition.told(s) for s in statements if _brief(s)}
    told = {day: _decided([d for d in full if not _old(d, day)]) for day in days}

    def known(brief: Statement) -> Iterable[tuple[str, str | None]]:
        day, said = edition.told(brief), brief.departure
        if said.status is not Status.LIFTED:
            return told[day].get(_decision(brief), ())
        # an end that only a later edition told is another than the one told before: the order came again between
        ends = [d for d in full if not (_old(d, day) or edition.past.later(said.span.text, d.span.text))]
        return _decided(ends).get(_decision(brief), ())

    return [s for s in statements if not _brief(s) or not _echoes(s, known(s))]


def _decided(full: Iterable[Departure]) -> _Told:
    told: _Told = {}
    for said in full:
        for day in (said.decided_on, None):  # None: on whatever day
            told.setdefault((said.status, day), {})[said.audience, said.post] = None
    return told


def _decision(statement: Statement) -> tuple[Status, date | None]:
    return statement.departure.status, statement.departure.decided_on


def _brief(statement: Statement) -> bool:
    said = statement.departure
    if said.decided_on is None and _reissued(said.span.text):
        return True
    return said.span.start == 0 or (said.decided_on is None and (said.note or statement.guessed or said.post is None))


def _old(said: Departure, told_on: date | None) -> bool:
    return bool(said.decided_on and told_on and told_on - said.decided_on > _LATELY)


def _echoes(brief: Statement, told: Iterable[tuple[str, str | None]]) -> bool:
    """Whether one of these, told in full of the same status and day, is the same decision: no two posts are named."""
    said = brief.departure
    posts = [post for audience, post in told if brief.guessed or audience == said.audience]
    mine = post_key(said.post)
    if said.note or brief.guessed or said.span.start == 0 or _reissued(said.span.text):
        return any(not mine or post_key(post) in ("", mine) for post in posts)
    away = _AWAY.search(plain(said.span.text)) if posts and not mine else None
    there = (post for post in posts if post_key(post))
    return not mine and any(
        post_key(post).startswith("embassy") or away is None or away["where"] in str(post) for post in there
    )
