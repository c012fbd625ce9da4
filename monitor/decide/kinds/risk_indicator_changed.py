"""A risk the level stands on was added or removed (the letters C T U H N E K D O)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from monitor.decide import note
from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.words import RISKS
from monitor.model import UNCHANGED, Change, Finding, Gist, Posture, Side, Span

_HOLLOW = {
    "against", "violence", "threat", "threats", "attacks", "potential", "ongoing", "risks", "possible", "environment",
    "conditions", "situation",
}  # fmt: skip
_OPEN = re.compile(r"\b(?:in|of|to|for|with|by|the|a|an)$")  # cut off before what it is about
_SHORT = 60  # characters of a reason that still fit a headline
_BRIEF = 32  # characters of one that is told whole, not half of what stood around an "and"
_LEVEL_STAYED = re.compile(r"\bno changes? to (?:the )?(?:travel )?advisory level\b|\badvisory level remains\b", re.I)
_LEADS = re.compile(
    r"^(?:the |a |an )?(?:increased |ongoing |high )?(?:risks?|threats?|potential)(?: of| from| for) (?:the )?", re.I
)
_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"[a-z]{5,}")


def recognise(change: Change) -> Iterator[Finding]:
    """Find letters that came or went; a note that speaks of them is believed before the list of reasons."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    said = [n for n in after.notices if n.topic == KIND.name]
    known = _spelt(change.before_text) if said else ""
    fresh = [n for n in said if _spelt(n.span.text) not in known and not change.released]
    noted, line = {n.key: n.on for n in fresh}, {n.key: n.span for n in fresh}
    if set(noted) == {UNCHANGED} and before.level != after.level and _LEVEL_STAYED.search(note.said(change)):
        noted = {}  # the note of another edition: the level did not stay
    if not noted and (_told(before) or _bare(before, after)) and _told(after) and not _same(change, before, after):
        noted = dict(_compared(change, before, after))
        if not _told(before):
            noted.pop("O", None)  # the rise itself is told with what no letter stands for
    for letter, added in noted.items():
        if letter in RISKS:
            yield _finding(change, letter, added, before, after, line.get(letter))
    if before.level == after.level and not change.released:
        yield from _of_parts(change, before, after)


def _same(change: Change, before: Posture, after: Posture) -> bool:
    """Whether both texts give both reasons: where the level alone moved, another sentence is read as its reason."""
    was, now = before.reason, after.reason
    if was is None or now is None or was.text == now.text:
        return False
    return was.text in change.after_text and now.text in change.before_text


def _of_parts(change: Change, before: Posture, after: Posture) -> Iterator[Finding]:
    """Find letters that came or went among the reasons given for parts that both texts name, those alike in one."""
    known, alike = dict(before.grounds), dict[tuple[str, bool], list[str]]()
    for name, now in after.grounds:
        was = known.get(name, now)
        for letter in sorted(set(was) ^ set(now)) if was and now else ():
            if letter != "O":
                alike.setdefault((letter, letter in now), []).append(name)
    for (letter, added), names in alike.items():
        yield _part(change, letter, added, names)


def _part(change: Change, letter: str, added: bool, names: Sequence[str]) -> Finding:
    where = names[0] if len(names) == 1 else f"{len(names)} areas"
    verb, spans = "adds" if added else "removes", dict[Side, list[Span]]()
    sides: tuple[tuple[Side, Posture | None], ...] = (("after", change.after), ("before", change.before))
    for side, posture in sides:
        spans[side] = [area.span for area in (posture.areas if posture else ()) if area.name in names]
    return Finding(
        kind=KIND.name,
        severity="P3",
        headline=f"{actor(change)} {verb} {RISKS[letter]} risk: {where} ({change.name})",
        rule="indicators.part",
        why=f"The reasons given for {', '.join(names)} {'now' if added else 'no longer'} include {RISKS[letter]}.",
        evidence=(*evidence("after", *spans["after"]), *evidence("before", *spans["before"])),
        area=", ".join(names),
        gist=Gist(actor(change), "risk_added" if added else "risk_gone", where=", ".join(names), what=RISKS[letter]),
    )


def _compared(change: Change, before: Posture, after: Posture) -> Iterator[tuple[str, bool]]:
    """Yield the letters that the reasons of two texts differ in, and whether they came."""
    was, now = (_spelt(side.reason.text) if side.reason else "" for side in (before, after))
    for letter in (*after.indicators, *before.indicators):
        added = letter in after.indicators
        if not added and was == now:
            continue  # a note had named it, and was replaced by the next
        if (letter in before.indicators) != added and not _moved(letter, before if added else after, after):
            yield letter, added
    both = "O" in before.indicators and "O" in after.indicators
    if both and _another(before.others, after.others, change.before_text):
        yield "O", True


def _moved(letter: str, thinner: Posture, after: Posture) -> bool:
    """Whether a text of the new template, which carries no note, only moved a reason between an area and the whole."""
    return after.note is None and letter in thinner.local


def _another(was: Iterable[str], now: Iterable[str], text: str) -> bool:
    """Whether a reason of another sort joined those that stayed: hardly a word of it stood anywhere in the old text."""
    kept = _words(" ".join(now))
    return all(_words(reason) & kept for reason in was) and any(_unheard(reason, text) for reason in now)


def _unheard(reason: str, text: str) -> bool:
    """Whether a reason tells of a sort that hardly a word of a text does."""
    said, known = _words(reason) - _HOLLOW, text.casefold()
    return bool(said) and 2 * sum(word in known for word in said) <= len(said)


def _spelt(text: str) -> str:
    """A text without its punctuation, as doors lose quotation marks, and with "and" for its sign."""
    return " ".join(_LETTERS.findall(text.casefold().replace("&", "and")))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _bare(before: Posture, after: Posture) -> bool:
    """Whether the country left level 1, which stands on no risk: all that the new level stands on is new."""
    return before.level == 1 and (after.level or 0) > 1


def _told(posture: Posture) -> bool:
    """Whether a text gives its reasons, or stands at level 1 with a note on them: a thin text is silent, not clear."""
    noted = {n.key for n in posture.notices if n.topic == KIND.name and n.on}
    if posture.indicators:
        return posture.reason is not None or bool(set(posture.indicators) - noted)
    return posture.level == 1 and bool(posture.note and "indicator" in posture.note.text.casefold())


def _finding(
    change: Change, letter: str, added: bool, before: Posture, after: Posture, line: Span | None
) -> Finding:
    """`line` is where the publisher's note says so; without it the reasons of the two texts were compared."""
    verb = "adds" if added else "removes"
    name, own = RISKS[letter], _own(letter, added, change, before, after)
    spoken = f"{own} {'among' if added else 'from'} the risks" if own else "the risk indicator “other”"
    does = f"{'now include' if added else 'no longer include'} {name} ({letter})"
    return Finding(
        kind=KIND.name,
        severity="P3",
        headline=f"{actor(change)} {verb} {spoken if letter == 'O' else f'{name} risk'}: {change.name}",
        rule="indicators.note" if line else "indicators.compare",
        why=f"The publisher's note says that the risks {does}." if line else f"The reasons of the level {does}.",
        evidence=(*evidence("after", line or after.note, after.reason), *evidence("before", before.reason)),
        area=name,
        old="".join(before.indicators),
        new="".join(after.indicators),
        gist=_gist(change, added, "" if letter == "O" else name, own),
    )


def _gist(change: Change, added: bool, name: str, own: str) -> Gist:
    """Take the headline apart: a risk by its name, one without a letter of its own in the publisher's words."""
    act = ("risk_added" if added else "risk_gone") if name else ("risk_named" if added else "risk_unnamed")
    return Gist(actor(change), act, what=name, quote=own)


def _own(letter: str, added: bool, change: Change, before: Posture, after: Posture) -> str:
    """Name a risk that has no letter of its own in the publisher's words, where they are short; else "".

    Of several the one the other text says nothing of is named: a list cut at "and" leaves half a reason.
    """
    if letter != "O":
        return ""
    here, there = (after.others, before.others) if added else (before.others, after.others)
    own = [reason for reason in here if reason not in there and len(reason) <= _SHORT and not _OPEN.search(reason)]
    text = change.before_text if added else change.after_text
    best = min(
        own,
        key=lambda r: (not _unheard(r, text), bool(_LEADS.match(r)), _word(r), len(r) > _BRIEF),
        default="",
    )
    return _plain(best) if best else ""


def _word(reason: str) -> bool:
    """Whether a reason is one word that may be left of a list cut at its commas ("environment", not "landmines")."""
    return " " not in reason.strip() and not reason.strip().endswith("s")


def _plain(reason: str) -> str:
    """A reason as a headline says it: without "the risk of", its full stop and the capitals of a list."""
    said = _LEADS.sub("", reason).strip(" .;").removeprefix("The ")
    return said.lower() if said.istitle() and " " in said else said


KIND = Kind("risk_indicator_changed", recognise, wordy=True)
