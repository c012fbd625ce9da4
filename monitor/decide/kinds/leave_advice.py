"""The government tells its nationals to leave, or tells them so no longer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.notice import cut_short
from monitor.decide.words import spoken, within
from monitor.locate.places import resolve
from monitor.model import SOME_PARTS, Change, Finding, Gist, Leave, Posture
from monitor.model.posture import TIERS
from monitor.terms.nations import to_others

_LAND = re.compile(r"Kingdom|Republic|Sultanate|Emirate|Federation")
_RUNGS = {"consider": 0, "should": 1, "now": 2, "immediately": 2}  # "now" and "immediately" are one haste
# As much as "should", and as "now".
_SOON = re.compile(r"\b(?:as soon as (?:is )?(?:possible|practica\w+|feasible|(?:you|they) (?:can|are able))"
    r"|at (?:the|your|their) (?:very )?(?:earliest|first)|(?:without|with no) (?:\w+ )?delay)\b", re.I)
# Whom alone a call is for: "leave if you have no essential reason to stay", "whose presence is not needed".
_SOME = re.compile(
    r"\b(?:(?:if|unless|whose) (?:you|they|your|their|(?:continued )?presence)|(?:those|anyone|citizens|nationals)"
    r" (?:who|with))\b[^;.]{0,40}?\b(?:essential|necessary|needed|pressing|compelling|critical)\b", re.I
)
# Whom else alone a call may be for: the ill, the old, families.
_FEW = re.compile(
    r"\b(?:citizens|nationals|those|anyone|people|persons|individuals|americans|travell?ers|famil(?:y|ies)|you|they)"
    r"(?:,? (?:who|with|whose|over|under|aged?)\b|(?: (?:are|have|with|and|or))* (?:an? |any |small |young )*"
    r"(?:medical|health|pregnan|elderly|vulnerable|chronic|disab|child|ill\b))"
    r"|\b(?:minors|children|students|pregnant|elderly|vulnerable|dual)\b", re.I
)
# Who alone is asked, where nothing before says so of all: "those who wish to leave should do so now".
_WISHING = re.compile(
    r"^(?:(?!\b(?:leav|depart)).)*?\b(?:(?:citizens|nationals|americans|those|anyone|people) (?:\w+ ){0,3}?"
    r"(?:who (?:wish|want)|wishing)|if you (?:wish|want)) to (?:leave|depart)\b"
    r"[^;]{0,60}?\b(?:should|must|to|are \w+ to) (?:do so|leave|depart|go)\b"
    r"(?!.*\b(?:others|everybody|everyone|all|rest)\b[^;]{0,60}? (?:leave|depart|go)\b)",
    re.I | re.S,
)
_STAY = re.compile(
    r"\b(?:essential|necessary|needed|pressing|compelling|critical)\b[^.]{0,40}? (?:stay|remain)\w*\b", re.I
)
_WORDS = {
    "consider": "to consider leaving",
    "should": "to leave",
    "now": "to leave now",
    "immediately": "to leave immediately",
}


def recognise(change: Change) -> Iterator[Finding]:
    """Find advice to leave that is new, or stronger than before, for the same area."""
    old = _strongest(change.before, change)
    for area, leave in _strongest(change.after, change).items():
        # Who was told in the whole country was told in each part, unless only some were.
        was = old.get(area) or next((o for o in [old.get(None)] if o and not _of_some(o)), None)
        if was and _haste(leave)[0] <= _haste(was)[1]:
            yield from _widened(change, was, leave) if not area else ()
            continue
        yield Finding(
            kind=KIND.name,
            severity="P2" if leave.tier == "consider" else "P1",
            headline=_headline(area, leave, change),
            rule="leave.tier",
            why="Advice to leave is new." if not was else f"Advice to leave rose from {was.tier} to {leave.tier}.",
            evidence=evidence("after", leave.span),
            area=area,
            old=was.tier if was else None,
            new=leave.tier,
            gist=Gist(actor(change), f"leave_{_act(leave)}", where=_circle(area, leave) or area or ""),
        )
    yield from _ended(change, old)
    yield from _eased(change, old)


def _headline(area: str | None, leave: Leave, change: Change) -> str:
    """Say who is told: those alone who wish to go, where the sentence asks only them."""
    ground = _ground(area, leave, change)
    if _act(leave) == "wishing":
        return f"{actor(change)} tells its nationals {ground} who wish to leave to go now"
    return f"{actor(change)} tells its nationals {ground} {_WORDS[leave.tier]}"


def _act(leave: Leave) -> str:
    return "wishing" if leave.tier in ("now", "immediately") and _WISHING.search(leave.span.text) else leave.tier


def _of_some(leave: Leave) -> bool:
    """Whether a call to leave is for some only: who need not stay, are ill or have children."""
    return bool(_SOME.search(leave.span.text) or _FEW.search(leave.span.text))


def _widened(change: Change, was: Leave, now: Leave) -> Iterator[Finding]:
    """Find a call that was for those alone who need not stay, and is for all now."""
    if was.tier != now.tier or not _SOME.search(was.span.text) or _STAY.search(change.after_text):
        return
    if _SOME.search(now.span.text) or cut_short(change):
        return
    yield Finding(
        kind=KIND.name,
        severity="P2" if now.tier == "consider" else "P1",
        headline=f"{actor(change)} tells all its nationals in {spoken(change.name)} {_WORDS[now.tier]}"
        " (was: those who need not stay)",
        rule="leave.widened",
        why="The call to leave was for those alone who had no need to stay.",
        evidence=evidence("after", now.span) + evidence("before", was.span),
        old=was.tier,
        new=now.tier,
        gist=Gist(actor(change), f"leave_all_{now.tier}"),
    )


def _ended(change: Change, old: dict[str | None, Leave]) -> Iterator[Finding]:
    """Find calls to leave that a new edition, dated and whole, makes no longer of anywhere."""
    before, after = change.before, change.after
    if before is None or after is None or after.leave or change.silent or cut_short(change):
        return
    for area, was in old.items():
        if before.note and was.span.end <= before.note.end:
            continue  # a note is replaced by the next: what it told is not over with it
        if area and (None in old or was.span in {part.span for part in before.areas}):
            continue  # a part of what is told, or what the heading of a part says
        if was.tier == "consider" and not _same(before, after):
            continue  # it goes with the level it belonged to, which may not be believed before a second look
        yield Finding(
            kind=KIND.name,
            severity="P3",
            headline=f"{actor(change)} no longer tells its nationals in {_where(area, change)} {_WORDS[was.tier]}",
            rule="leave.vanished",
            why="The advice to leave stands nowhere in the text now; no sentence says that leaving is needless.",
            evidence=evidence("before", was.span) + evidence("after", after.note),
            area=area,
            old=was.tier,
            new="gone",
            gist=Gist(actor(change), "leave_untold", where=area or ""),
        )


def _same(before: Posture, after: Posture) -> bool:
    """Whether two texts advise of the same ground at the same levels."""
    one, other = ({(a.name, a.level) for a in side.areas} for side in (before, after))
    return before.level == after.level and one == other


def _where(area: str | None, change: Change) -> str:
    """Name the ground for a headline: a part with its country."""
    here = spoken(change.name)
    if area == SOME_PARTS:
        return f"parts of {here}"
    if not area:
        return here
    own = resolve(change.name)
    named = within(here, area) or within(area, here) or any(own and resolve(word) == own for word in area.split())
    return area if named else f"{area} ({change.name})"


def _ground(area: str | None, leave: Leave, change: Change) -> str:
    """Say where those are who are told: in a place, or within some miles of it."""
    if circle := _circle(area, leave):
        return f"{circle} ({change.name})"
    return f"{'near the' if area and area.startswith('border') else 'in'} {_where(area, change)}"


def _circle(area: str | None, leave: Leave) -> str:
    """Return the words of a distance to a place ("within 20 miles of Norport"), or ""."""
    of = re.escape(area) if area else r"(?!)"
    said = re.sub(r" \([^()]*\)", "", leave.span.text)
    circle = re.search(rf"\b[Ww]ithin (?:an? )?\d[\d.,]*[ -](?:miles?|km"
                       rf"|kilomet\w+)(?: radius)? of (?:the )?{of}", said)
    return f"{circle[0].lower()[0]}{circle[0][1:]}" if circle else ""


def _eased(change: Change, old: dict[str | None, Leave]) -> Iterator[Finding]:
    """Find a call to leave the country that became advice to think of it, to go without haste, or to leave a part."""
    found = _strongest(change.after, change)
    was, now = old.get(None), found.get(None)
    parts = [leave for area, leave in found.items() if area] if was and not now and not change.silent else []
    parts = [] if was and _of_some(was) else parts
    if was and parts and all(_haste(part)[0] <= _haste(was)[1] for part in parts) and not cut_short(change):
        yield Finding(
            kind=KIND.name,
            severity="P3",
            headline=f"{actor(change)} tells its nationals only in {_where(parts[0].area, change)}"
            f" {_WORDS[parts[0].tier]} (was: in the whole country)",
            rule="leave.narrowed",
            why="The advice to leave was for the whole country and is for a part of it.",
            evidence=evidence("after", parts[0].span) + evidence("before", was.span),
            area=parts[0].area,
            old=was.tier,
            new=parts[0].tier,
            gist=Gist(actor(change), "leave_narrowed", where=parts[0].area or ""),
        )
    if was and now and _haste(was)[0] > _haste(now)[1] and not cut_short(change):
        told = f"{_WORDS[now.tier]} (was: {_WORDS[was.tier]})"
        yield Finding(
            kind=KIND.name,
            severity="P3",
            headline=f"{actor(change)} tells its nationals in {spoken(change.name)} {told}",
            rule="leave.eased",
            why=f"Advice to leave fell from {was.tier} to {now.tier}.",
            evidence=evidence("after", now.span) + evidence("before", was.span),
            old=was.tier,
            new=now.tier,
            gist=Gist(actor(change), f"leave_eased_{now.tier}"),
        )


def _haste(leave: Leave) -> tuple[int, int]:
    """How pressing advice is, at least and at most: governments word one haste in several ways."""
    rung = _RUNGS[leave.tier]
    return rung, 2 if rung == 1 and _SOON.search(leave.span.text) else rung


def _strongest(posture: Posture | None, change: Change) -> dict[str | None, Leave]:
    """Keep the strongest advice for each area; None is the country, however short its name is written."""
    found: dict[str | None, Leave] = {}
    for leave in posture.leave if posture else ():
        if to_others(leave.span.text, change.actor):
            continue
        area = None if leave.area and _whole(leave.area, change) else leave.area
        was = found.get(area)
        if was is None or TIERS.index(leave.tier) > TIERS.index(was.tier):
            found[area] = leave
    return found


def _whole(area: str, change: Change) -> bool:
    """Whether a name is the country's: in full, by its letters, or as those who live there call it."""
    place, letters = resolve(area), "".join(word[0] for word in change.name.split() if word[0].isupper())
    called = area.removeprefix("the ").removeprefix("The ")
    known = bool(place and set(place.codes) >= set(change.countries))  # one of several lands is a part
    return known or called == letters or bool(_LAND.fullmatch(called))


KIND = Kind("leave_advice", recognise, stirs=True)
