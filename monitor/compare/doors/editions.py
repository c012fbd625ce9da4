"""Tell a new edition of an advisory from another copy of the old one, and an old one served again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from monitor.model import NO_PAST, Belief, Claim, Past, Posture, Reading

_REMEMBERED = 80  # superseded texts a destination keeps in mind; the liveliest had 13 in 18 months


@dataclass(frozen=True)
class View:
    """A reading, the fingerprint of its words, and what it says.

    `believed` replaces what the words say by what we believe of them; the words are read when first asked for. A
    `muted` one is a row beside a page of its own: it confirms, and is no copy of the text. `past` is what older
    editions told that bears on its words. `doubt` says why an officer must look at it before it counts, and `sure` that
    one did.
    """

    reading: Reading
    fingerprint: str
    believed: Posture | None = None
    muted: bool = False
    past: Past = NO_PAST
    doubt: str = ""
    sure: bool = False

    @cached_property
    def posture(self) -> Posture:
        """What the text says, by today's reader."""
        return self.believed or _told(self.reading, self.past)

    @property
    def speaks(self) -> bool:
        """Whether this is an advisory's own text, fit to be believed."""
        return self.reading.voice in ("text", "row") and not self.muted and self.reading.trouble is None


@lru_cache(maxsize=256)  # what we believe is asked for in every pass, and by each text that is held against it
def _told(reading: Reading, past: Past) -> Posture:
    from monitor.compare import posture  # nine hundred patterns: half a second that a quiet pass does not pay

    return posture.of(reading, past)


class Standing(StrEnum):
    """How a text stands to the edition we believe."""

    SAME = "same"
    SIBLING = "sibling"
    NEWER = "newer"
    OLDER = "older"


def standing(belief: Belief, view: View) -> Standing:
    """Place a text: by its words first, by its date second.

    A text superseded once stays superseded unless it returns under a date newer than any it had before, or at a later
    hour of the day we believe.
    """
    fingerprint, day = view.fingerprint, view.reading.published_on
    if fingerprint == belief.fingerprint or fingerprint in belief.aliases:
        return Standing.SAME
    if fingerprint in belief.known:
        newest = max(belief.known[fingerprint], _iso(belief.published_on))
        if day and day == belief.published_on and day.isoformat() == newest:
            return Standing.NEWER if _within_the_day(belief, view) is Standing.NEWER else Standing.OLDER
        return Standing.NEWER if day and day.isoformat() > newest else Standing.OLDER
    if day is None or belief.published_on is None or day == belief.published_on:
        return _within_the_day(belief, view)
    return Standing.NEWER if day > belief.published_on else Standing.OLDER


def _within_the_day(belief: Belief, view: View) -> Standing:
    """Order two texts of one day by the exact time their publisher gives; without it they are siblings."""
    ours, theirs = belief.moment, view.reading.moment
    if ours is None or theirs is None or ours == theirs:
        return Standing.SIBLING
    return Standing.NEWER if theirs > ours else Standing.OLDER


def level_agrees(belief: Belief, view: View) -> bool:
    """Whether a text says the level of the edition we believe, or leaves it open."""
    own = (c.level for said in belief.claims.values() for c in said if c.fingerprint == belief.fingerprint)
    held = (w.level for w in belief.withheld if w.aspect == "level")
    ours = next(own, None) or next(held, None) or belief.level
    return view.reading.level is None or ours is None or view.reading.level == ours


def corrected(belief: Belief, today: View) -> Belief:
    """Give a belief the level today's reader finds in its own page, where an older reader had found another there.

    A level that is not the page's own stays: a drop waits for its second sighting, a row or a table raised it.
    """
    own = [c for said in belief.claims.values() for c in said if c.sha256 == belief.sha256]
    kept = belief.row or any(w.aspect == "level" for w in belief.withheld) or belief.level not in {c.level for c in own}
    if kept or today.reading.level in (None, belief.level):
        return belief
    claims = {d: tuple(claim(today) if c in own else c for c in said) for d, said in belief.claims.items()}
    aliases = tuple(dict.fromkeys([*belief.aliases, belief.fingerprint]))
    return replace(
        belief, level=today.reading.level, fingerprint=today.fingerprint, aliases=aliases, claims=claims
    )


def resurfaced(belief: Belief, view: View) -> bool:
    """Whether these words were superseded before."""
    return view.fingerprint in belief.known


def again_as_before(belief: Belief, view: View) -> bool:
    """Whether an edition older than ours stands under the date of ours, word by word: a copy of it bears its own."""
    day, had = view.reading.published_on, belief.known.get(view.fingerprint)
    return had is not None and day is not None and day == belief.published_on and had < day.isoformat()


def misdated(belief: Belief, view: View) -> bool:
    """Whether a text nobody saw before says a higher level under an older day than ours: in January, that of last year.

    It may be a slip of the publisher's as well as an old copy.
    """
    level = view.reading.level or 0
    fresh = view.speaks and not resurfaced(belief, view) and level > (belief.level or level)
    return fresh and standing(belief, view) is Standing.OLDER


def leads(belief: Belief | None, views: Iterable[View]) -> bool:
    """Whether something moved that the destination's own page should be asked about."""
    views = list(views)
    if belief is None:
        return not any(v.speaks for v in views)
    if belief.withheld:
        return True
    return any(_new(belief, v) for v in views)


def _new(belief: Belief, view: View) -> bool:
    reading = view.reading
    if view.speaks:
        return standing(belief, view) in (Standing.NEWER, Standing.SIBLING)
    if reading.trouble and reading.voice == "text":
        return reading.level is not None and reading.level != belief.level
    day, ours = reading.published_on, belief.published_on
    return bool(day and ours and day > ours and day.isoformat() > max(belief.known.values(), default=""))


def newest(views: Iterable[View]) -> View | None:
    """Pick the text with the newest date; among equals the first door asked; undated ones last."""
    best: View | None = None
    for view in views:
        if best is None or _day(view) > _day(best):
            best = view
    return best


def _day(view: View) -> date:
    return view.reading.published_on or date.min


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def claims(belief: Belief | None, views: Iterable[View]) -> dict[str, tuple[Claim, ...]]:
    """Write down what each door now says; doors not heard, or that serve an edition of before, keep their last word.

    Where an old text comes between, what then stands in the place of the edition we believe is still an edit of it.
    """
    heard: dict[str, list[Claim]] = {}
    kept = dict(belief.claims) if belief else {}
    for view in (view for view in views if view.reading.trouble is None):
        door = view.reading.door
        if belief and _of_before(belief, view):
            kept[door] = tuple(replace(said, fallen_back=True) for said in kept[door])
        else:
            heard.setdefault(door, []).append(claim(view))
    return {**kept, **{door: tuple(said) for door, said in heard.items()}}


def _of_before(belief: Belief, view: View) -> bool:
    mine, ours = view.reading.published_on, belief.published_on
    return bool(view.speaks and mine and ours and mine < ours and view.reading.door in belief.claims)


def claim(view: View) -> Claim:
    """Shorten a view to what later comparisons need."""
    reading = view.reading
    status = reading.official.status if reading.official else ""
    return Claim(reading.sha256, view.fingerprint, reading.level, reading.published_on, reading.url, status)


def remember(belief: Belief, views: Iterable[View]) -> Belief:
    """Note superseded texts, so that they are never news again."""
    known = dict(belief.known)
    for view in views:
        if again_as_before(belief, view) or misdated(belief, view):
            continue
        if view.speaks and view.fingerprint != belief.fingerprint and view.fingerprint not in belief.aliases:
            known[view.fingerprint] = max(known.get(view.fingerprint, ""), _iso(view.reading.published_on))
    return replace(belief, known=dict(list(known.items())[-_REMEMBERED:]))


def supersede(belief: Belief, by: View) -> dict[str, str]:
    """Return what is known once the believed edition and its copies have become old.

    Not where the edition before was put back in silence: what was taken out may be put back as well, and then counts.
    """
    if again_as_before(belief, by):
        return dict(belief.known)
    day = _iso(belief.published_on)
    old = {f: max(belief.known.get(f, ""), day) for f in (belief.fingerprint, *belief.aliases) if f}
    return {**belief.known, **old}


def agreeing(belief: Belief, views: Sequence[View]) -> tuple[str, ...]:
    """Name the doors that now show what we believe."""
    found: list[str] = []
    for view in views:
        reading = view.reading
        if reading.trouble or reading.door in found:
            continue
        if view.speaks:
            fits = standing(belief, view) is Standing.SAME
        else:
            fits = reading.level == belief.level and reading.published_on == belief.published_on
        if fits:
            found.append(reading.door)
    return tuple(found)
