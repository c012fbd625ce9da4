"""Airspace, an airport or a border closed or opened, or a rule of entry changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.decide import note
from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, shifts, told
from monitor.decide.substance import substantial
from monitor.model import NOT_ABOARD, PASSPORT, Change, Evidence, Finding, Gist, Notice, Piece, Posture
from monitor.terms.lapse import lapsed

_BACK = re.compile(r"re-?open|\bagain\b|\bnow\b|resum|lifted|rescind|revok|no longer|restor|reinstat|announced that"
    r"|\bfirst\b"
    r"|closure|restart|recommenc"
    # and as they say it in German, Dutch and Japanese
    r"|\bwieder|\baufgehoben|\bheropend|\bweer\b|\bhervat|\bniet langer|再開|解除", re.I)

# What is open to some; "announced that flights between X and Y are now suspended" opens nothing.
_PART_OPEN = re.compile(
    r"re-?open|\bopen(?:ed|s|ing)?\b|\bagain\b|resum|lifted|rescind|revok|restor|reinstat|restart|recommenc"
    r"|no longer (?:closed|shut|suspended)"
    r"|\bwieder|\baufgehoben|\bheropend|\bweer\b|\bhervat|\bniet langer|再開|解除", re.I
)
# "With no indication when they will resume": nobody knows of an end, and no part is open.
_UNKNOWN = re.compile(
    r"\b(?:no (?:\w+ )?(?:indication|information|word|news|date|time\w*|estimate)|unclear|unknown|uncertain"
    r"|not (?:yet )?(?:known|clear)|until|till|pending)\b[^;.,]{0,80}?\b(?:re-?open|resum|restart|restor)\w*", re.I
)
# A note that names the chapter on entry, and what of it: "(see 'Entry requirements' page)" alone names no rule.
_CHAPTER = re.compile(
    r"\bentry (?:and exit )?requirements?\b[^.;]{0,60}?\b(?:pages?|section)\b"
    r"|\bentry and exit requirements ?[-\u2013\u2014]",
    re.I,
)
_NAMES_CHAPTER = re.compile(r"\bentry (?:and exit )?requirements?\b", re.I)
_ABOUT = re.compile(
    r"\b(?:e-?visas?|visas?|entry|enter(?:ing)?|passports?|arriv\w+|borders?|vehicles|PCR|certificates?|customs"
    r"|permits?|travel authori[sz]ations?|ETAs?|transit\w*|overstay\w*|measures|restrictions)\b",
    re.I,
)
_OPENED = re.compile(r"\bre-?open|\bresum(?:ed|es?)\b|\b(?:is|are) (?:now |again )?open\b", re.I)
_PARTLY = re.compile(
    r"\b(?:partial(?:ly)?|partly) (?:clos|shut)\w*|\b(?:closed|shut)\b[^;,.]{0,20}? (?:in part|partially|partly)\b",
    re.I,
)
_SHUT = re.compile(r"\b(?:clos(?:ed|es|ure)|shut|suspend(?:ed|s))\b", re.I)
_WILL = re.compile(
    r"\b(?:will|(?:is|are) (?:(?:due|expected) )?to)(?: \w+ly| again| also)?"
    r" (?:re-?open|resume|restart|be (?:re-?)?open)",
    re.I,
)
_WAYS = ("air ", "border ")  # ways in and out, by how their keys begin
_ACTS = {
    "closed": "way_closed",
    "closed in part": "way_closed_in_part",
    "suspended": "flights_suspended",
    "open": "way_open",
    "to open": "way_to_open",
    "open in part": "way_open_in_part",
    "resumed": "flights_resumed",
    "to resume": "flights_to_resume",
    "resumed in part": "flights_resumed_in_part",
}
_TO_LEAVE = " to leave"
_HEAD = 80  # letters of the longest heading
_MANY = re.compile(r"\b(?:all|both|every|each|no|any|entire|borders|frontiers|airports|crossings|checkpoints)\b", re.I)
# "The international airport": one that its text may name. "Kell airport" is another than that of Moss.
_UNNAMED = re.compile(r"\b(?:[Tt]he|[Ii]ts) (?:[a-z]+ ){0,2}(?:airport|border|crossing|frontier)\b")
_EVERY = re.compile(r"\b(?:all|both|every|each|any|entire|further|more|other|new)\b", re.I)
_STEM = 5  # letters that "arrive" and "arrival" have in common
_RULE = re.compile(
    r"\b(?:visas?|e-?visas?|passports?|ent(?:er|ers|ering|ry)|arriv\w+|borders?|permit\w*|customs|valid"
    r"|travel authori[sz]ation|crossing|depart\w*|declar\w+)\b",
    re.I,
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find closures and rules that are new, rules whose terms differ, and ways that opened."""
    found = [*_terms(change), *_ways(change)]
    yield from found or _announced(change)


def _ways(change: Change) -> Iterator[Finding]:
    found = shifts(change, KIND.name)
    heads = _heads(found, change)
    for shift in found:
        said = shift.new
        if said is None or said in heads or (shift.began and _noted_only(said, change)):
            continue
        if shift.began:
            headline = f"{change.name}: {_tells(said)} ({actor(change)})"
            gist = _gist(change, said, _tells(said))
            grave = "P2" if said.grade > 0 else "P3"
            yield told(KIND.name, shift, grave, headline, "A closure or rule of entry is new.", gist)
        elif said.on and shift.old and shift.old.on and shift.old.grade > said.grade and said.key.startswith(_WAYS):
            headline = f"{change.name}: {_in_part(said)} ({actor(change)})"
            gist = _gist(change, said, _in_part(said))
            yield told(KIND.name, shift, "P3", headline, "A way that was closed is open to some.", gist)
        elif shift.ended and said.key.startswith(_WAYS) and _dropped(said.span.text):
            if _ran_out(said, change):
                continue
            shut = "suspended" if _flown(said) else "a closed"
            headline = f"{actor(change)} no longer tells of {shut} {_told_of(said, change)}: {change.name}"
            why = "A note says that the text tells of a closure no longer."
            yield told(KIND.name, shift, "P3", headline, why, _way(change, _told_of(said, change)))
        elif shift.ended and (shift.old or _BACK.search(said.span.text)):  # "the border is open" was so all along
            opened = _opened(said) if said.key.startswith(_WAYS) or _flown(said) else ""
            headline = f"{change.name}: {said.what}{opened} ({actor(change)})"
            gist = _gist(change, said, f"{said.what}{opened}")
            yield told(KIND.name, shift, "P3", headline, "The text says that a way in or out is open.", gist)


def _heads(found: Iterable[Shift], change: Change) -> list[Notice]:
    """Return what a heading, or a note, and the sentence under it tell twice: the one without a place.

    That some airlines stay away is no more than what shuts the airport.
    """
    began, ended = ([s.new for s in found if s.new and getattr(s, way)] for way in ("began", "ended"))
    shut = [said for said in began if said.key.startswith(_WAYS)]
    flown = any(said.key.startswith("air ") for said in shut)
    airlines = [said for said in began if flown and said.key == "airlines"]
    return airlines + _twice(shut, change) + _twice([one for one in ended if one.key.startswith(_WAYS)], change)


def _twice(told_of: list[Notice], change: Change) -> list[Notice]:
    noted = note.fresh(change)
    return [
        one
        for one in told_of
        for other in told_of
        if other is not one and " (" not in one.what and _sort(one) == _sort(other) and not _wider(one, other)
        and ((_headed(one) != _headed(other) and (_headed(one) or " (" in other.what))
             or (" (" in other.what and _UNNAMED.search(one.span.text) and one.span.text in noted
                 and other.span.text not in noted))
    ]


def _noted_only(said: Notice, change: Change) -> bool:
    """Whether a note alone tells, without a place, of a sort of way that the text before had shut already."""
    known = [n for n in (change.before.notices if change.before else ()) if n.topic == KIND.name and n.on and n.grade]
    return (
        said.key.startswith(_WAYS) and " (" not in said.what and said.span.text in note.fresh(change)
        and not _EVERY.search(said.span.text) and any(_sort(n) == _sort(said) for n in known)
    )  # fmt: skip


def _wider(one: Notice, other: Notice) -> bool:
    """Whether words shut more ways than others do: "all land borders", beside one crossing."""
    return bool(_MANY.search(one.span.text)) and not _MANY.search(other.span.text)


def _headed(said: Notice) -> bool:
    """Whether words stand as a heading: few, and without a full stop."""
    return len(said.span.text) <= _HEAD and not said.span.text.endswith((".", "!", ";"))


def _sort(said: Notice) -> str:
    """Name the sort of a way: "border" of a land border and of its crossings."""
    way = said.what.partition(" (")[0]
    return "border" if said.key.startswith("border") else way.split()[-1]


def _dropped(said: str) -> bool:
    """Whether a note says what its text tells no longer, rather than that a way is open."""
    return note.took_out(said) and not _OPENED.search(said)


def _ran_out(said: Notice, change: Change) -> bool:
    """Whether all closings that a note says are told no longer were to last until a day that has passed."""
    known = change.before.notices if change.before else ()
    shut = [n for n in known if n.topic == KIND.name and n.on and n.key.split()[:1] == said.key.split()[:1]]
    return bool(shut) and all(_lapsed(n.span.text, change) for n in shut)


def _lapsed(said: str, change: Change) -> bool:
    return lapsed(said, change.published_before, change.published_on or change.detected_at.date())


def _told_of(said: Notice, change: Change) -> str:
    """Name what a note says is told no longer as the old text named it, which has the places."""
    before, after = ([n for n in side.notices if n.on] if side else [] for side in (change.before, change.after))
    still = {n.key for n in after}
    known = (n for n in before if n.topic == KIND.name and n.key not in still)
    return next((n.what for n in known if n.key.split()[:1] == said.key.split()[:1]), said.what)


def _tells(said: Notice) -> str:
    """Say what a closure or a rule is, for a headline."""
    if not said.grade and said.key.startswith(_WAYS) and _PART_OPEN.search(_UNKNOWN.sub("", said.span.text)):
        return _in_part(said)
    if said.key == NOT_ABOARD:
        return said.what
    if _flown(said):
        return f"{said.what} suspended"
    if said.grade:
        return f"{said.what} closed{' in part' if _only_partly(said.span.text) else ''}"
    rule = "exit" if said.what.endswith(_TO_LEAVE) else "entry"
    return _in_part(said) if said.key.startswith(_WAYS) else f"{rule} rule changed, {said.what}"


def _gist(change: Change, said: Notice, told_as: str) -> Gist | None:
    """Take the headline apart: of a way in or out which it is, where that leads, and what became of it.

    A rule is told as one of entry or of exit; what it asks, the publisher's own words say.
    """
    if said.key != NOT_ABOARD and (said.key.startswith(_WAYS) or _flown(said)):
        return _way(change, said.what, _ACTS.get(told_as.removeprefix(said.what).strip(), ""))
    rule = "exit_rule" if said.what.endswith(_TO_LEAVE) else "entry_rule"
    return Gist(actor(change), "not_aboard" if said.key == NOT_ABOARD else rule)


def _way(change: Change, what: str, act: str = "way_untold") -> Gist | None:
    way, _, beyond = what.partition(" (")
    return Gist(actor(change), act, where=beyond.removesuffix(")"), what=way) if act else None


def _only_partly(said: str) -> bool:
    """Whether nothing in a sentence is closed but in part: "the airspace is closed and the border partly closed" is."""
    return _PARTLY.search(said) is not None and not _SHUT.search(_PARTLY.sub("", said))


def _opened(said: Notice) -> str:
    """Say that a way is open, or that it is to be."""
    if _WILL.search(said.span.text):
        return " to resume" if _flown(said) else " to open"
    return " resumed" if _flown(said) else " open"


def _in_part(said: Notice) -> str:
    return f"{said.what} {'resumed' if _flown(said) else 'open'} in part"


def _flown(said: Notice) -> bool:
    return "flights" in said.what.partition(" (")[0]


def _announced(change: Change) -> Iterator[Finding]:
    """Find a rule of entry that the publisher's own note says has changed, where sentences about entry did change."""
    said = note.fresh(change)
    if not _CHAPTER.search(said) or not _ABOUT.search(_NAMES_CHAPTER.sub("", said)):
        return
    telling = substantial(change.pieces)
    small = [p for p in change.pieces if p.op not in ("same", "moved") and p not in telling and _shares(p.after, said)]
    changed = [p for p in (*telling, *small) if not (p.after and p.after in said)]
    pieces = [p for p in changed if _RULE.search(p.after or p.before)]
    if not pieces:
        return
    if not any(p.after for p in pieces) and (over := _over(change, pieces)):
        yield _announcement(change, f"{actor(change)} no longer tells of a closed {over[1]}: {change.name}", *over)
        return
    shown = min(pieces, key=lambda p: (not _shares(p.after or p.before, said), not p.after))
    yield _announcement(change, f"{change.name}: entry rules changed ({actor(change)})", shown)


def _over(change: Change, went: Iterable[Piece]) -> tuple[Piece, str] | None:
    """Find the closing among sentences that went, and what it closed."""
    known = change.before.notices if change.before else ()
    shut = {n.span.text: n.what for n in known if n.on and n.key.startswith(_WAYS)}
    gone = (piece for piece in went if piece.before in shut and not _lapsed(piece.before, change))
    return next(((piece, shut[piece.before]) for piece in gone), None)


def _announcement(change: Change, headline: str, shown: Piece, way: str = "") -> Finding:
    quote = Evidence("after", shown.after) if shown.after else Evidence("before", shown.before)
    return Finding(
        kind=KIND.name,
        severity="P3",
        headline=headline,
        rule="note.entry",
        why="The note names the rules of entry, and sentences about them differ.",
        evidence=(quote, Evidence("after", note.fresh(change))),
        gist=_way(change, way) if way else Gist(actor(change), "entry_rule"),
    )


def _shares(sentence: str, said: str) -> bool:
    """Whether a sentence has a word for entry in common with the note: it is what the note means."""
    named = {word.casefold()[:_STEM] for word in _ABOUT.findall(_NAMES_CHAPTER.sub("", said))}
    return any(word.casefold()[:_STEM] in named for word in _ABOUT.findall(sentence))


def _terms(change: Change) -> Iterator[Finding]:
    """Find a rule of entry that both texts give in different terms; terms that one leaves open differ in nothing."""
    old, new = _rule(change.before), _rule(change.after)
    if old and new and old.what != new.what and not old.what.startswith(new.what) and not new.what.startswith(old.what):
        headline = f"{change.name}: {new.what}, was {old.what.removeprefix('passport validity of ')} ({actor(change)})"
        apart = Gist(actor(change), "passport_rule")
        yield told(KIND.name, Shift(old, new), "P3", headline, "The terms of a rule of entry differ.", apart)


def _rule(posture: Posture | None) -> Notice | None:
    said = posture.notices if posture else ()
    return next((n for n in said if n.topic == KIND.name and n.key == PASSPORT), None)


KIND = Kind("border_or_entry_change", recognise)
