"""The government's own staff may not go somewhere, or may again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from monitor.decide import note
from monitor.decide.areas.extent import extent
from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.notice import Shift, cut_short, of_note, own, shifts, told
from monitor.decide.rules.named import gist, ground, line, where, who
from monitor.decide.rules.retold import retold
from monitor.decide.rules.tighter import Edit, edits, more
from monitor.model import ANYWHERE, HOLDS, Area, Change, Evidence, Finding, Gist, Notice, Posture
from monitor.terms.limits import acts, points, weighty
from monitor.terms.names import fold, names_in, same

_AWAY = re.compile(r"\baway\b")  # from the embassy
# A rule that names no place may hold for most of the country; it says nothing of the quarters of its towns.
_WIDE = re.compile(
    r"\boutside (?:of )?(?:the |its |their )?(?:capital|city|embassy|diplomatic|compound|enclave)"
    r"|\b(?:entire|whole)\b"
    r"|\b(?:most|many|all|other) (?:other )?(?:areas|locations|places|parts|regions|destinations|cities)\b",
    re.I,
)
_URBAN = re.compile(r"\b(?:neighbou?rhoods?|markets?|streets?|quarters?|arrondissements?)\b", re.I)
_POINTS = re.compile(
    r"\b(?:these|those|this|the|such|above|noted|described|following) (?:\w+ )?(?:areas?|regions?|locations?|places"
    r"|provinces?|states|restrictions?|parts)\b(?! (?:of|in|near|along|outside|between)\b)"
    r"|\bt?here[.,]",
    re.I,
)  # "the areas described above"
_LISTS = re.compile(r":$|\bfollowing\b", re.I)  # "these areas" are those of a heading, which may come to name more
_SIDE = re.compile(
    r"\b(?:(?:north|south|east|west)\w*\b|border)"
    r" [^.;]{0,20}?\b(?:borders?|regions?|areas?|parts?)\b", re.I
)
_SOME = re.compile(r"\b(?:travel|movement) restrictions\b|\brestrictions on\b", re.I)
_NAME = re.compile(r"\b[A-Z]\w{2,}")
_HOURS = frozenset({"curfew", "night"})
_QUOTED = 3  # entries of a list
_NEAR = 3  # characters between two sentences of one paragraph
_AROUND, _AREA = "outside|beyond|out|to|within|in|between", re.compile("^outside (?:the area )?")
# On a page that was there before, what remains in effect is no news, wherever it was told first.
_STILL = re.compile(
    r"\b(?:prohibition|ban|restriction|limit|curfew)s?\b[^;]*\b(?:(?:remains?|continues? to be)(?: \w+ly)? in"
    r"|(?:is|are) still in) (?:effect|force|place)\b"
    r"|\b(?:prohibition|ban|restriction|limit|curfew)s?\b[^;]*\bcontinues?(?: to apply)?(?=[.,;]|$)", re.I
)
_REMAIN = re.compile(
    r"^(?![^;]*\b(?:no longer|now|also|as of|effective|new)\b)[^;]*\b(?:employees|personnel|staff) (?:remain"
    r"|continue to be|are still) (?:prohibited|barred|forbidden|banned) from\b", re.I
)
_LEVEL = r"(?:level ?:? ?[1-4]|do not travel|reconsider travel|exercise (?:increased|normal))"
_HEADING = re.compile(
    rf"[^\n]{{2,220}}? ?[-\u2013\u2014] ?{_LEVEL}\b[^.\n]{{0,60}}"
    r"|level ?:? ?[1-4] ?[-\u2013\u2014:][^.\n]{0,120}", re.I
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find rules for the government's own people that are new, tighter, or gone.

    Rules are rewritten and divided anew all the time: one counts as new when most of what it names stood in no rule
    of the other text.
    """
    return (_with_entry(change, finding) for finding in _found(change))


def _with_entry(change: Change, finding: Finding) -> Finding:
    """Quote the entries that came to a list, or went, where the sentence that opens it stands in both texts."""
    side = finding.evidence[0].side
    old, new = change.before_text, change.after_text
    if finding.evidence[0].text not in (old if side == "after" else new):
        return finding
    names = [name for name in (finding.area or "").split(", ") if name]
    moved = ((p.after if side == "after" else p.before) for p in change.pieces if p.op not in ("same", "moved"))
    quotes = tuple(Evidence(side, said) for said in moved if any(name in said for name in names))
    return replace(finding, evidence=(*finding.evidence, *quotes[:_QUOTED]))


def _found(change: Change) -> Iterator[Finding]:
    old, new = (_rules(side, change) for side in (change.before, change.after))
    edited = edits(change, _telling(old, new), _telling(new, old))
    listed = [n for e in edited if e.came or e.went for n in (e.was, e.now)]
    yield from _edited(change, edited)
    yield from _new(change, old, [n for n in _telling(new, old) if n not in listed])
    for rule in (n for n in new if not n.on and not any(o.key == n.key and not o.on for o in old)):
        yield _over(change, Shift(None, rule), rule, "A rule for own staff is stated to have ended.")
    yield from _relisted(change, _telling(old, new), _telling(new, old))
    yield from _gone(change, [o for o in _telling(old, new) if o not in listed], new)
    for shift in shifts(change, "family_presence_restricted"):
        if shift.gone:
            headline = f"{actor(change)} text no longer says that families may not join its staff: {change.name}"
            apart = Gist(actor(change), "families_untold")
            yield told(KIND.name, shift, "P3", headline, "A rule for the families of own staff is gone.", apart)


def _rules(posture: Posture | None, change: Change) -> list[Notice]:
    """Return what a text says of its own people's rules, without that some go on: which, it does not say."""
    return [n for n in own(posture, KIND.name, change.actor) if n.key != HOLDS]


def _telling(rules: Iterable[Notice], others: Iterable[Notice]) -> list[Notice]:
    """Leave out "must follow the restrictions" where the other text says so too: areas tell for which places."""
    known = any(points(o.span.text) for o in others)
    return [r for r in rules if not (known and points(r.span.text))]


def _edited(change: Change, edited: Iterable[Edit]) -> Iterator[Finding]:
    """Find lists that grew or shrank, and rules that go further or less far, in a sentence that changed."""
    for edit in edited:
        if edit.came:
            rule = replace(edit.now, what=edit.came)
            yield told(KIND.name, Shift(edit.was, rule), "P2", line(rule, change), "A rule is for more places now.",
                       gist(rule, change))  # fmt: skip
        if edit.went:
            rule = replace(edit.was, what=edit.went)
            yield _over(change, Shift(rule, None), rule, "A rule is for fewer places now.")
        if edit.sign:
            says, severity = ("tightens", "P2") if edit.sign > 0 else ("eases", "P3")
            headline = f"{who(edit.now, change)} {says} a rule for its staff: {where(edit.now, change)}"
            less = "A rule for own staff goes less far than before."
            why = "A rule for own staff goes further than before." if edit.sign > 0 else less
            act = f"staff_{'tightened' if edit.sign > 0 else 'eased'}"
            apart = replace(gist(edit.now, change), act=act)
            finding = told(KIND.name, Shift(edit.was, edit.now), severity, headline, why, apart)
            yield replace(finding, evidence=(*finding.evidence, *evidence("before", edit.was.span)))


def _gone(change: Change, old: Iterable[Notice], new: Sequence[Notice]) -> Iterator[Finding]:
    fresh = [n for n in new if n.on and n.span.text not in change.before_text]
    lines: dict[str, Finding] = {}  # two rules that one line tells are one message
    ends = [n for n in new if not n.on and n.span.text not in change.before_text]
    for rule in (o for o in old if o.on and not of_note(o, change.before) and not cut_short(change)):
        anew = retold(rule, change.after_text, change.before_text, change.name)
        still = anew or rule.span.text.rstrip(" .;") in change.after_text or _cut_away(rule, change)
        still = still or any(_sweeps(n, rule) for n in fresh) or _restated(rule, fresh)
        still = still or any(_ends(end, rule) for end in ends)
        left = _left(rule, change) if anew and not _cut_away(rule, change) else ""
        if left or not (still or _within(replace(rule, grade=0), new, change.after, change.name)):
            part = replace(rule, what=left or rule.what)
            gone = _over(change, Shift(part, None), part, "A rule for own staff is gone, and not said to have ended.")
            known = lines.get(gone.headline, gone)
            lines[gone.headline] = replace(known, evidence=tuple(dict.fromkeys(known.evidence + gone.evidence)))
    yield from lines.values()


def _ends(end: Notice, rule: Notice) -> bool:
    """Whether a stated end is told of all that a rule names, so that the rule's going is no second message."""
    about = set(acts(end.span.text)) - {"strict", "personal"}
    named = all(name in end.span.text for name in rule.what.split(", ")) if rule.what else not end.what
    return (named or not end.what) and (not about or bool(about & set(acts(rule.span.text))))


def _left(rule: Notice, change: Change) -> str:
    """Name the places of a rule told anew that stand nowhere in the new text."""
    said = {fold(word) for word in re.findall(r"\w{3,}", change.after_text)}
    names = rule.what.split(", ")
    return ", ".join(n for n in names if not any(same(fold(w), s) for w in _NAME.findall(n) for s in said))


def _sweeps(now: Notice, rule: Notice) -> bool:
    """Whether a new rule holds wherever an old one did: outside a town the old one does not name, or anywhere."""
    if _AWAY.search(now.key) or (not now.what and _WIDE.search(now.span.text) and not _URBAN.search(rule.span.text)):
        return now.grade >= rule.grade
    if not (now.what.startswith("outside ") and rule.what):
        return False
    return not _shared(now, rule)


def _restated(rule: Notice, now: Iterable[Notice]) -> bool:
    """Whether a rule that names no place itself ("these areas") may stand in any of those a text has now."""
    said = rule.span.text.rstrip()
    spoken = bool(rule.what) and (said.endswith(":") or any(name in said for name in rule.what.split(", ")))
    loose = _POINTS.search(rule.span.text) or (not rule.what and _loose(rule))
    return not spoken and loose is not None and any(n.on for n in now)


def _loose(rule: Notice) -> re.Match[str] | None:
    """Find what a rule is of where that is a quarter of the country, or only that there are restrictions."""
    bare = not set(acts(rule.span.text)) - {"strict", "personal"}
    return (_SIDE.search(rule.span.text) or _SOME.search(rule.span.text)) if bare else None


def _cut_away(rule: Notice, change: Change) -> bool:
    """Whether a rule went with the sections on areas, all of which a new template leaves out, and none is lowered."""
    above = _sections(change.before_text[: rule.span.start])
    return above and not _sections(change.after_text) and not extent(change).lowered


def _sections(text: str) -> bool:
    """Whether a text has a section on an area: a heading that gives its level."""
    return any(_HEADING.fullmatch(line.strip()) for line in text.split("\n"))


def _new(change: Change, old: Iterable[Notice], new: Iterable[Notice]) -> Iterator[Finding]:
    fresh = [n for n in new if n.on and n.span.text not in change.before_text]
    still = _STILL if change.before_text else _REMAIN if note.reviewed(change) else None
    fresh = [n for n in fresh if not (still and still.search(n.span.text))]
    fresh = [n for n in fresh if not (note.of_other_matters(change) and note.undated(n.span.text))]
    found = [n for n in fresh if not _within(n, old, change.before, change.name)]
    found = [n for n in found if not retold(n, change.before_text, change.after_text, change.name)]
    found = [n for n in found if n.what or not any(o.span == n.span and o.grade > n.grade for o in found)]
    lines: dict[str, Finding] = {}
    for rule in found:
        if rule.what or not any(_beside(rule, other) for other in found):
            headline = line(rule, change)
            why, said = "A rule is new or tighter.", gist(rule, change)
            finding = told(KIND.name, Shift(None, rule), "P2", headline, why, said)
            known = lines.get(headline)  # two rules that one line tells are one message
            lines[headline] = replace(known, evidence=known.evidence + finding.evidence) if known else finding
    yield from lines.values()


def _relisted(change: Change, old: Iterable[Notice], new: Iterable[Notice]) -> Iterator[Finding]:
    """Find a list of places under a sentence that did not change: it grew, or it shrank."""
    for was, now in _pairs(old, new):
        if came := more(now, [was]):
            rule = replace(now, what=came)
            why = "A list of places that a rule is for has grown."
            yield told(KIND.name, Shift(was, rule), "P2", line(rule, change), why, gist(rule, change))
        if went := more(was, [now]):
            rule = replace(was, what=went)
            yield _over(change, Shift(rule, None), rule, "A list of places that a rule is for has shrunk.")


def _pairs(old: Iterable[Notice], new: Iterable[Notice]) -> Iterator[tuple[Notice, Notice]]:
    """Pair the rules of one sentence; where it opens a list in several sections of both texts, each with its own."""
    sides = [[n for n in side if n.on and n.what and _LISTS.search(n.span.text)] for side in (old, new)]
    for text in dict.fromkeys(n.span.text for n in sides[1]):
        was, now = ([n for n in side if n.span.text == text] for side in sides)
        if len(was) == len(now):
            yield from zip(was, now, strict=True)


def _beside(rule: Notice, other: Notice) -> bool:
    """Whether another rule, one that names its place, stands next to one that names none: they are told as one."""
    gap = max(rule.span.start, other.span.start) - min(rule.span.end, other.span.end)
    apart = _HOURS.intersection(acts(rule.span.text)) - set(acts(other.span.text))  # a rule of its own
    return bool(other.what) and gap <= _NEAR and not apart


def _over(change: Change, shift: Shift, rule: Notice, why: str) -> Finding:
    still = any(n.on for n in own(change.after, KIND.name, change.actor))
    over, act = ("lifts a limit for its staff", "lifted") if still else ("no longer restricts its staff", "over")
    says, act = (over, act) if shift.new else ("text drops a limit on its staff's travel", "untold")
    apart = Gist(actor(change), f"staff_limit_{act}", where=ground(rule, change))
    return told(KIND.name, shift, "P3", f"{actor(change)} {says}: {where(rule, change)}", why, apart)


def _within(rule: Notice, others: Iterable[Notice], posture: Posture | None, country: str) -> bool:
    """Whether the other text's rules cover one: most of what it names, and as strictly."""
    others = [o for o in others if o.on and o.grade >= rule.grade]
    if rule.what and not _lies_outside(rule):  # a rule for what lies outside a town says nothing of it
        others = [o for o in others if "beyond" not in o.key.split()]
    elif rule.what:  # nor one for the town of what lies outside it
        others = [o for o in others if "beyond" in o.key.split() or not _shared(o, rule)]
    if rule.key == ANYWHERE or not others:
        return bool(others)
    words = [word for word in rule.key.split() if word != "beyond"] or ["beyond"]
    if any(not o.what and _WIDE.search(o.span.text) for o in others) and "beyond" in rule.key.split():
        return True  # "outside the capital" is outside of it by its name
    pool = {word for o in others for word in o.key.split()}
    if any(o.key == ANYWHERE for o in others):
        pool |= set(_named(posture.areas if posture else (), country))
    fresh = [w for w in words if w not in pool and not any(same(w, p) for p in pool)]
    return 2 * len(fresh) <= len(words) and (bool(rule.what) or not weighty(fresh))


def _lies_outside(rule: Notice) -> bool:
    """Whether a rule is for what lies outside a place it names."""
    names = "|".join(re.escape(_AREA.sub("", name)) for name in rule.what.split(", "))
    around = _AROUND if rule.what.startswith("outside ") else "outside|beyond|out"
    return re.search(rf"\b(?:{around})(?: of)?(?: [\w,-]+){{0,4}} (?:{names})", rule.span.text) is not None


def _shared(one: Notice, other: Notice) -> bool:
    return any(same(a, b) for a in one.key.split() for b in other.key.split())


def _named(areas: Iterable[Area], country: str) -> Iterator[str]:
    """The places a page lists: a rule for "these areas" is one for them."""
    for area in areas:
        yield from names_in(area.name, country).words


KIND = Kind("staff_movement_restricted", recognise, wordy=True, stirs=True)
