"""Compare the notices of two postures: which facts of a topic are new, reach further, or are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitor.decide.kind import evidence
from monitor.model import ANYWHERE, SCENE, Change, Finding, Gist, Notice, Posture, Span
from monitor.terms.hazards import TAKE_SHELTER
from monitor.terms.moves import is_new_status, is_news
from monitor.terms.names import same
from monitor.terms.nations import of_others, to_others

_WORD = re.compile(r"[^\W\d_]{3,}")
_OWN = (
    "services_reduced", "staff_movement_restricted", "family_presence_restricted", "assistance_limited",
    "assisted_departure",
)  # fmt: skip
_SHELTER = "shelter_in_place"  # whoever has to stay indoors, another government's people are told it by theirs
_LITTLE = {"a", "an", "the", "of"}  # "a curfew" and "a tornado" have nothing in common
_REWORDED = 0.6  # share of words two sentences have in common above which they tell one fact


@dataclass(frozen=True, slots=True)
class Shift:
    """One fact of a topic that differs: `old` is None when it is new, `new` None when it is gone without a word."""

    old: Notice | None
    new: Notice | None

    @property
    def began(self) -> bool:
        """Whether the fact is new, holds again after its stated end, or reaches further than before."""
        known = self.old is not None and self.old.on
        return bool(self.new and self.new.on and not (known and self.old and self.old.grade >= self.new.grade))

    @property
    def ended(self) -> bool:
        """Whether the text states the end of the fact."""
        return bool(self.new and not self.new.on)

    @property
    def gone(self) -> bool:
        """Whether the fact vanished, and no end is stated."""
        return self.new is None


def shifts(change: Change, topic: str) -> tuple[Shift, ...]:
    """Return the facts of a topic that differ between the two sides; old decisions retold are none."""
    sides = ((change.before, change.published_before), (change.after, change.published_on))
    old, new = (_facts(side, topic, change.actor, day) for side, day in sides)
    found = []
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        if (was and (was.on, was.grade)) == (now and (now.on, now.grade)):
            continue
        if now is None and was and (of_note(was, change.before) or cut_short(change)):
            continue  # a note is replaced by the next: what it told is not over with it
        if now is None or is_news(now.decided_on, change) or _over_since(now, old.values(), change):
            found.append(Shift(was, now))
    return tuple(_settled(found, change))


def _over_since(now: Notice, known: Iterable[Notice], change: Change) -> bool:
    """Whether a fact the old text told as it stood ended after that edition, which could not tell of it."""
    return not now.on and is_new_status(now.decided_on, change) and any(o.on and _one(o, now) for o in known)


def cut_short(change: Change) -> bool:
    """Whether the new text breaks off ("..."), as summaries of one door do: what it lacks may stand further down."""
    return change.after_text.rstrip().endswith(("...", "\u2026"))


def of_note(said: Notice, posture: Posture | None) -> bool:
    """Whether a fact stands in the change note alone."""
    note = posture.note if posture else None
    return note is not None and said.span.end <= note.end


def _told_below(brief: Notice, whole: Notice) -> bool:
    """Whether a note only announces what the text tells: of one sort, and of one place at least, however spelt."""
    first, second = brief.key.split(), whole.key.split()
    return brief.on == whole.on and first[:1] == second[:1] and any(same(a, b) for a in first[1:] for b in second[1:])


def told(kind: str, shift: Shift, severity: str, headline: str, why: str, gist: Gist | None = None) -> Finding:
    """Make the finding of one shift, with its sentence as evidence."""
    new = shift.new
    said = new or shift.old
    assert said is not None
    return Finding(
        kind=kind,
        severity=severity,  # type: ignore[arg-type]
        headline=headline,
        rule=f"notice.{said.topic}",
        why=why,
        evidence=evidence("after", new.span) if new else evidence("before", said.span),
        post=said.post,
        area=said.area or said.what or None,
        old="" if shift.old is None else "stated",
        new="gone" if new is None else "stated" if new.on else "ended",
        decided_on=said.decided_on,
        gist=gist,
    )


def _settled(found: Iterable[Shift], change: Change) -> Iterable[Shift]:
    """Leave out what was only reworded: a fact that came in nearly the words, or for the place, of one that went.

    A place named a little otherwise where it is told open than where it was told shut is still one that opened.
    """
    shifts = list(found)
    gone = [s.old for s in shifts if s.old and s.new is None]
    came = [s.new for s in shifts if s.new and s.old is None]
    for shift in shifts:
        arrived = shift.old is None and shift.new
        twin = next((old for old in gone if arrived and _one(old, arrived)), None)
        if arrived and twin:
            if twin.on != arrived.on:
                yield Shift(twin if twin.on else None, arrived)
            continue
        if shift.new is None and shift.old and any(_one(shift.old, new) for new in came):
            continue
        if arrived and arrived.on and arrived.span.text in change.before_text:
            continue
        yield shift


def _one(old: Notice, new: Notice) -> bool:
    """Whether two facts are one: alike, or one names a place where the other said "these areas"."""
    return old.key == ANYWHERE or (not new.what and bool(old.what)) or _alike(old, new)


def _alike(one: Notice, other: Notice) -> bool:
    here, there = set(_WORD.findall(one.span.text.lower())), set(_WORD.findall(other.span.text.lower()))
    first, second = set(one.key.split()) - _LITTLE, set(other.key.split()) - _LITTLE
    if 2 * len(first & second) >= min(len(first), len(second)) > 0:
        return True
    return len(here & there) >= _REWORDED * max(1, len(here | there))


_PEOPLE_OF = {"US": r"(?:US|U\.S\.|American)", "UK": "(?:British|UK)", "Canada": "Canadian", "Australia": "Australian"}


def own(posture: Posture | None, topic: str, actor: str) -> list[Notice]:
    """Return a topic's facts, but none that another government tells of its own people."""
    said = posture.notices if posture else ()
    said = tuple(n for n in said if n.topic == topic)
    if topic == _SHELTER:
        return [n for n in said if not to_others(n.span.text, actor)]
    return [n for n in said if not (topic in _OWN and _of_others(n, actor))]


def _of_others(said: Notice, actor: str) -> bool:
    """Whether a fact is another government's own: seats for our people on its flight are ours."""
    people = _PEOPLE_OF.get(actor, r"(?!)") if said.topic == "assisted_departure" else r"(?!)"
    ours = re.search(rf"\b(?:for|to) (?:[\w-]+ ){{0,2}}?{people} (?:citizens|nationals)\b", said.span.text)
    return of_others(said.span.text, actor) and not ours


_NOWHERE = Notice(SCENE, SCENE, "", Span(0, 0, ""))


def scene(change: Change) -> Notice:
    """Return where an alert plays and which post speaks; an empty notice where it says neither."""
    said = change.after.notices if change.after else ()
    return next((n for n in said if n.topic == SCENE), _NOWHERE)


def _facts(posture: Posture | None, topic: str, actor: str, published_on: date | None) -> dict[str, Notice]:
    """Index a topic's facts by key; a stated end counts only where the fact is not also stated to hold."""
    said = own(posture, topic, actor)
    said = [n for n in said if not (of_note(n, posture) and any(_told_below(n, m) for m in said if m is not n))]

    def last(fact: Notice) -> tuple[bool, bool, int, bool]:
        reach = (fact.grade, not TAKE_SHELTER.match(fact.span.text)) if topic == "shelter_in_place" else (0, True)
        return fact.on and not _ended_since(fact, said, published_on), not fact.on, *reach

    return {n.key: n for n in sorted(said, key=last)}


# What ends an order later, somewhere, or once something has happened, leaves it standing.
_NOT_YET = re.compile(r"\b(?:will|when|once|until|before|unless|if|partial(?:ly)?|parts? of)\b", re.I)
_SOMEWHERE = re.compile(
    r"\b(?:lifted|ended|over|rescinded|cancel+ed|withdrawn) (?:(?:at|near|around) (?!\d|noon|midnight|all\b)"
    r"|(?:in|for) (?!all\b|every|(?:the )?(?:entire|whole|public|country|city)\b|(?:the )?U\.?S|(?:the )?Americ"
    r"|light\b|effect\b|accordance\b|response\b))", re.I
)


def _ended_since(fact: Notice, said: Iterable[Notice], published_on: date | None) -> bool:
    """Whether the same text tells an end of a fact after it: dated later, or told today of an order of another day."""
    ends = [n for n in said if n.key == fact.key and not n.on and n.area in (None, fact.area)]
    if fact.topic == "shelter_in_place":
        ends = [n for n in ends if n.grade >= fact.grade]  # who else shelters on is told
    if ends and fact.topic == "hazard_notice" and not fact.grade:
        return True  # what may always be does not hold against an end
    told, since = fact.decided_on, published_on if fact.topic == "shelter_in_place" else None
    days = [n.decided_on or (since if _whole(n) else None) for n in ends]
    return any(day is not None and told is not None and day > told for day in days)


def _whole(end: Notice) -> bool:
    """Whether an end without a day is one by now, and everywhere the order was."""
    said = end.span.text
    return not _NOT_YET.search(said) and (end.area is not None or not _SOMEWHERE.search(said))
