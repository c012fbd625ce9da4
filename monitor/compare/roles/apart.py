"""The frame of a departure that is one thing for a post's staff and another for their families, in one sentence.

Or one thing for the people of one post, and another for those of the next.

Whose each status is, is told by order alone: who is named first has what is said first, be it before them ("ordered
the departure of families and authorized that of staff") or behind ("families must go; staff may").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from monitor.compare.dates import days, nearest
from monitor.compare.departing.audiences import Audience, without_owners
from monitor.compare.departing.statement import Statement, states_nothing
from monitor.compare.roles.alien import alien
from monitor.compare.sentences import Sentence
from monitor.compare.whose.towns import post_in, whence
from monitor.compare.wordings.lexicon import COMPEL, GO, KIN, OVER, PERMIT, PUBLIC, STAFF, words
from monitor.locate.cities import country_of
from monitor.model import Departure, Status
from monitor.terms.table import ways

_NO_CHOICE = words(
    r"non-voluntary", r"no (?:longer (?:an? )?)?(?:choice|option)(?: but)?",
    r"(?:not|no longer) (?:voluntary|optional|an? (?:choice|option))", r"must", r"have to", r"ordered", r"mandatory",
)  # fmt: skip
_BACK = words(
    r"(?:may|can|to)(?: now| again| once more)* (?:return|come back|go back)(?! home| to the U)",
    r"(?:approv|authori[sz]|allow)ed the return", r"(?:has|have|had) (?:now )?returned", r"(?:are|is) back",
)  # fmt: skip
_STAYS = words(
    r"(?:remain|stay|continue|still)\w*(?: \w+ly)? (?:in (?:effect|force|place)|on|under|to apply|for|away|out"
    r"|absent|outside|ordered|authori[sz]ed|mandatory|voluntary)",
    r"but not", r"unchanged", r"(?:remains|continues|stands|goes on)(?=[,;.]|$| (?:and|but|while|whereas|until)\b)",
    r"(?:extend|renew|prolong)(?:s|ed)(?= the (?:ordered|authori[sz]ed|voluntary|mandatory))",
    r"(?:has been|was|is)(?: again| also)? (?:extended|prolonged"
    r"|renewed)(?! to (?:famil|depend|non|staff|employ|eligible))",
)  # fmt: skip
_STATUS = re.compile(r"\b(?:(?P<must>ordered|mandatory|orders?)|authori[sz]ed|voluntary|authori[sz]ation)\b", re.I)
_END = words(r"(?:end|removal|cessation|termination|lifting|expiration) (?:of|to)")
# Who must go is paid for as well, and a month is no leave.
_NEITHER = re.compile(r"\bat (?:US )?government expense\b|\b(?-i:May)(?= \d)", re.I)
_HALVES = re.compile(r"[;:,.]|\b(?:and|but|while|whereas)\b", re.I)
_JOIN = re.compile(r";|\b(?:and|but|while|whereas)\b", re.I)
_APART = re.compile(r";|\b(?:but(?! not\b)|while|whereas)\b|, and\b", re.I)
# What the half that names no way out says of the way out in the other.
_STRONG = re.compile(
    r"order|authori[sz]|mandatory|compulsory|voluntary|option|choice|permi|allow|must|have to|requir|oblig"
    r"|instruct|direct",
    re.I,
)
_WORTH = ways(r"leav|depart|evacuat|return|\bout\b|\bgo\b|home|back|away", re.NOFLAG)
_STATUSES = {"must": Status.ORDERED, "may": Status.AUTHORIZED, "over": Status.LIFTED}
# "Those at the embassy": people of the sort that was named before.
_THOSE = re.compile(r"\b(?:those|the ones)(?= (?:at|in|from|of|posted|assigned)\b)")
_TOWN = r"[A-Z\u00c0-\u00de][\w'-]*(?: (?:de |al-)?[A-Z\u00c0-\u00de][\w'-]*){0,2}"
_IN_TOWN = re.compile(rf"\b(?:in|at) (?P<town>{_TOWN})")
_AT_OFFICE = re.compile(
    rf"\b(?:at|in|of|from|the|our|US) (?P<kind>[Ee]mbassy|[Cc]onsulate)(?: [Gg]eneral)?\b(?: (?:staff|employees"
    rf"|personnel))?(?: in (?P<town>{_TOWN}))?"
)


class _Named(NamedTuple):
    """Somebody, or something said of them, and where."""

    start: int
    end: int
    what: str


def statements(sentence: Sentence, published_on: date | None, note: bool) -> tuple[Statement, ...]:
    """Return what is told of each of the two; () where a sentence does not part them, or not plainly."""
    if not (_WORTH.search(sentence.low) and (KIN.search(sentence.low) or STAFF.search(sentence.low))):
        return ()
    bare = without_owners(sentence.plain)
    if not (KIN.search(bare) and STAFF.search(bare)):
        return tuple(_by_post(sentence, bare, published_on, note))
    whom = _merged(("employees", STAFF), ("family", KIN), bare=bare)
    if len(whom) != 2 or PUBLIC.search(bare) or alien(sentence.plain) or states_nothing(sentence.plain):
        return ()
    said = _said(_NEITHER.sub(lambda other: "-" * len(other[0]), bare))
    if len(said) != 2 or not _paired(whom, said, bare):
        return ()
    return tuple(_stated(sentence, bare, list(zip(whom, said, strict=True)), published_on, note))


def _by_post(sentence: Sentence, bare: str, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield what is told of the same sort of people at each of two posts, each in its half of the sentence."""
    audience: Audience = "family" if KIN.search(bare) else "employees"
    bare = _THOSE.sub("staff" if audience == "employees" else "families", bare)
    if PUBLIC.search(bare) or alien(sentence.plain) or states_nothing(sentence.plain):
        return
    said = _said(_NEITHER.sub(lambda other: "-" * len(other[0]), bare))
    if sorted(one.what for one in said) != ["may", "must"]:
        return
    joints = [m.start() for m in _JOIN.finditer(bare)]
    between = [at for at in joints if said[0].end <= at <= said[1].start]
    if not between:
        return
    parted = between[-1]
    plain = _THOSE.sub("staff", sentence.plain)  # whose people, that are none of their families, says where these are
    cut = [m.start() for m in _JOIN.finditer(plain)][joints.index(parted)]
    halves = (bare[:parted], bare[parted:])
    there = [_there(half) for half in (plain[:cut], plain[cut:])]
    if not all(there) or there[0] == there[1] or not all(GO.search(half) for half in halves):
        return
    dated = days(bare, published_on)
    for one, post, half in zip(said, there, halves, strict=True):
        first = 0 if half is halves[0] else parted
        own = tuple(d for d in dated if first <= d.start < first + len(half)) or dated
        decided = nearest(own, one.start, len(bare))
        stays = _STAYS.search(half) is not None
        when = None if stays else decided
        yield Statement(Departure(post, audience, _STATUSES[one.what], when, sentence.span, stays, note), None)


def _there(half: str) -> str:
    """Name the one post, or town, whose people a half is about; "" where it names none, or several."""
    named = set(whence(half)) - {None}
    if not named and (office := _AT_OFFICE.search(half)):
        return f"{office['kind'].capitalize()} {office['town']}" if office["town"] else f"the {office['kind'].lower()}"
    towns = () if named else (m["town"] for m in _IN_TOWN.finditer(half) if country_of(m["town"]))
    named |= {post_in(town) for town in towns}
    return str(named.pop()) if len(named) == 1 else ""


def _merged(*sorts: tuple[str, re.Pattern[str]], bare: str) -> list[_Named]:
    """All that is found, in order: neighbours of one sort are one; of two that overlap the first sort's is meant."""
    found: list[_Named] = []
    for what, pattern in sorts:
        new = (_Named(m.start(), m.end(), what) for m in pattern.finditer(bare))
        found += [n for n in new if not any(n.start < o.end and o.start < n.end for o in found)]
    kept: list[_Named] = []
    for one in sorted(found):
        if kept and kept[-1].what == one.what:
            kept[-1] = kept[-1]._replace(end=one.end)
        else:
            kept.append(one)
    return kept


def _said(bare: str) -> list[_Named]:
    """What is told: that people must or may go; or, where anything is over, that it is over or stays."""
    if _END.search(bare):
        return []
    forced = _NO_CHOICE.sub(lambda no: "-" * len(no[0]), bare)
    if _BACK.search(bare) or OVER.search(forced):
        return _merged(("stays", _STAYS), ("over", _BACK), ("over", OVER), bare=bare)
    if _STAYS.search(bare) and not GO.search(_STAYS.sub(" ", bare)):
        return []
    return _merged(("must", _NO_CHOICE), ("must", COMPEL), ("may", PERMIT), bare=bare)


def _paired(whom: list[_Named], said: list[_Named], bare: str) -> bool:
    """Whether each half has its people and what is said of them, and nothing else parts the two."""
    ends, starts = max(whom[0].end, said[0].end), min(whom[1].start, said[1].start)
    if ends > starts or not _HALVES.search(bare, ends, max(starts, said[1].end)):
        return False
    between = bare[whom[0].end : whom[1].start] + ("and" if bare.startswith("and ", whom[1].start) else "")
    parted = _APART.match(bare) or _APART.search(between) or GO.search(between)
    if not (parted or any(whom[0].end <= one.start < whom[1].start for one in said)):
        return False  # "staff and families" are one subject
    for one, other in zip(whom, said, strict=True):
        if _APART.search(bare, min(one.end, other.end), max(one.start, other.start)):
            return False
    if "over" in (said[0].what, said[1].what):
        return True
    ways = [GO.search(bare, 0, starts), GO.search(bare, starts)]
    strong = [_STRONG.search(bare, one.start, one.end) for one in said]
    return any(ways) and all(way or sure for way, sure in zip(ways, strong, strict=True))


def _parted(told: list[tuple[_Named, _Named]], bare: str) -> int:
    """Where the second half begins."""
    ends, starts = max(one.end for one in told[0]), min(one.start for one in told[1])
    return max((m.start() for m in _JOIN.finditer(bare, ends, starts)), default=starts)


def _stated(
    sentence: Sentence, bare: str, told: list[tuple[_Named, _Named]], published_on: date | None, note: bool
) -> Iterator[Statement]:
    dated, parted = days(bare, published_on), _parted(told, bare)
    named = _STATUS.search(bare)
    was = None if named is None else Status.ORDERED if named["must"] else Status.AUTHORIZED
    everywhere = whence(sentence.plain)
    for who, said in told:
        first, last = (0, parted) if who is told[0][0] else (parted, len(bare))
        stays = _STAYS.search(bare, first, last) is not None and said.what != "over"
        half = tuple(d for d in dated if first <= d.start < last) or dated
        decided = None if stays else nearest(half, said.start, len(bare))
        status = _STATUSES.get(said.what, was)
        if status is None:
            continue
        audience: Audience = "family" if who.what == "family" else "employees"
        there = whence(bare[first:last])
        for post in everywhere if there == [None] else there:
            departure = Departure(post, audience, status, decided, sentence.span, stays, note)
            yield Statement(departure, was if said.what == "over" else None)
