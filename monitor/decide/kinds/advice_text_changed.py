"""The advice changed in substance that no other kind names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.decide import note
from monitor.decide.alerts.gist import DANGER
from monitor.decide.kind import LABELS, Kind, actor, evidence
from monitor.decide.likely import likely
from monitor.decide.lost import help_over, vanished
from monitor.decide.notice import cut_short
from monitor.decide.substance import substantial, turned
from monitor.decide.words import shorten
from monitor.model import Change, Evidence, Finding, Gist, Piece, Posture, Side
from monitor.terms.moves import post_key
from monitor.terms.rungs import ANY_CANADIAN

_PROOFS = 16  # sentences quoted: what is kept of a page beside a chorus must be among them
_LATEST = "Latest update: "
_FIRST = "level.first"
_NEWS = 8  # words new to the page in one sentence: more than an edit of form ever brought to a recorded reissue
# An index tells of a province only in its line of news: the flag of the country was up already.
_OF_LEVELS = re.compile(r"\bavoid (?:all|non-essential) travel\b|\b(?:all|non-essential) travel to\b", re.I)
_RUN_IN = re.compile(r"^(?:country|advisory) summary: ?", re.I)  # a heading run into its sentence
_HEADED = re.compile(r"^risk levels? ?[-–—:] ?", re.I)
_NOT_SHOWN = "Its own line of news gives advice against travel; nothing else we read shows it: see the page itself."
_ADVISES = re.compile(ANY_CANADIAN, re.I)
_TITLE = re.compile(r"(?P<name>.{2,80}?) ?[-\u2013\u2014:] ?level (?P<level>[1-4])\b[^.]{0,60}", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters by which a word of a note is known in the text
# What a note says of any update, and where it stands.
_GENERAL = re.compile(
    r"\([^()]*\)|['‘\"][^'’\"]{3,40}['’\"] page|\b(?:latest|updat\w*|information|advi[cs]\w*|page|remov\w*"
    r"|add\w*|travel\w*"
    r"|risks?|summary|chang\w*|review\w*|level|indicators?|reissued|edits|reflect\w*|minor|periodic|country)\b", re.I
)
# A sentence that leans on the one before it, or the rest of one, says nothing by itself in a headline.
_LEANS = re.compile(
    r"[a-z]|(?:They|It|This|These|Those|Such|Its|Their|Both)\b"
    r"|(?:After|Following|During|In|Due to) (?:this|these|those)\b"
)
# Where to read more, and whom to call, is not what changed for people.
_WHERE_TO = re.compile(
    r"\b(?:do not submit|follow the link|link below|websites?|web ?page|subscribe|sign up|e-?mail alerts?"
    r"|phone numbers?|(?:more|further|latest) (?:information|details)|for details|find out"
    # what stands on every page of its publisher
    r"|provides advice about (?:the )?risks|insurance could be invalidated|limited (?:in areas )?where (?:the )?FCDO"
    r" advises|can be guaranteed safe|read all the advice in this guide)\b"
    r"|^(?:(?:If you|Anyone)[^,]{2,80},? (?:you )?(?:should )?(?:take care and )?|The advice is to |You should )?"
    r"(?:please )?follow\b[^;]{0,80}\b(?:advice|instructions|authorities|guidance)\b"
    r"|^(?:Please )?(?:See|Read|Visit|Check|Consult|Contact|Call|Details|Follow (?:the )?(?:advice|instructions))\b",
    re.I,
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find sentences that came or went and say something to people.

    An edit its own note calls minor, in which no kind found anything, is a reissue unless a sentence says what the page
    never did; that, one "without a change to the level", and one that only fills another template, is for the log.
    """
    if change.before is None or change.after is None or change.released:
        return
    if over := list(help_over(change, KIND.name)):
        yield from (*over, *remaining(change, over))
        return
    if first := [*_scaled(change), *likely(change, ())]:
        yield from first
        return
    pieces = _untold(change, _telltale(change))
    told = "" if change.silent else note.said(change)
    if note.minor(told) and vanished(change):
        told = ""
    if note.minor(told):
        known = _words(change.before_text)
        if not any(len(_words(p.after) - known) >= _NEWS for p in pieces) and not turned(pieces):
            return
    if not pieces:
        yield from _announced(change)
        return
    quotes = _telling(change, pieces)
    does = "changes its advice on" if quotes[0].side == "after" else "no longer says of"
    yield Finding(
        kind=KIND.name,
        severity="P4" if note.calm(told) or note.minor(told) or _recast(change) or _cut(change, pieces) else "P3",
        headline=f"{actor(change)} {does} {change.name}: “{_lead(quotes)}”",
        rule="text.substance",
        why=f"{_many(pieces)} in substance; none makes an event of another kind.",
        evidence=quotes,
        gist=_gist(change, quotes),
    )


def _scaled(change: Change) -> Iterator[Finding]:
    """Find the first level of a country that had none of its own: its advice was given for its parts alone.

    A level that one copy lacks and the next has, under one date, is no news.
    """
    before, after = change.before, change.after
    if not (before and after and after.level and change.before_text) or before.level or change.silent:
        return
    yield Finding(
        kind=KIND.name,
        severity="P3" if after.level < 3 else "P2",
        headline=f"{actor(change)} now gives {change.name} a level of its own: Level {after.level}"
        f" ({after.words or LABELS[after.level]})",
        rule=_FIRST,
        why="The text before gave no level for the whole country, so this is neither a rise nor a fall.",
        evidence=evidence("after", after.level_span, after.note),
        new=str(after.level),
        gist=Gist(actor(change), "level_first"),
    )


def _telltale(change: Change) -> tuple[Piece, ...]:
    """Keep the pieces of substance, but none of the old note, which the next replaces, nor what is only said again."""
    noted = change.before.note.text if change.before and change.before.note else ""
    fresh = (p for p in substantial(change.pieces) if p.after or p.before not in noted)
    held = set(_held(change))
    fresh = (p for p in fresh if (p.after or p.before) not in held and not _titles(p.after, change))
    fresh = (p for p in fresh if _RUN_IN.sub("", p.before) != _RUN_IN.sub("", p.after))
    return tuple(p for p in fresh if p.op != "added" or not _again(p.after, change.before_text))


def _held(change: Change) -> Iterator[str]:
    """The sentences of what both texts state, however worded: a call to leave of the same ground and as urgent, a
    departure of the same people from the same day, a post's work that stopped or was cut on the same day.
    """
    sides = [_stated(posture) for posture in (change.before, change.after)]
    for here, there in (sides, sides[::-1]):
        yield from (said for fact, said in here if any(fact == other for other, _ in there))


def _stated(posture: Posture | None) -> list[tuple[tuple[object, ...], str]]:
    """List what a text states, as it is compared, each with its sentence; what has no day may have been done anew."""
    if posture is None:
        return []
    calls = (((one.tier, one.area), one.span.text) for one in posture.leave)
    away = (((post_key(d.post), d.audience, d.status, d.decided_on), d.span.text) for d in posture.departures)
    work = (((post_key(o.post), o.area, o.state, o.decided_on), o.span.text) for o in posture.operations)
    return [*calls, *(one for one in (*away, *work) if one[0][3])]


def _titles(said: str, change: Change) -> bool:
    """Whether a line is the title over a page, with its own name and level."""
    found = _TITLE.fullmatch(said)
    level = change.after.level if change.after else None
    if found is None or int(found["level"]) != level:
        return False
    return found["name"].casefold() == change.name.casefold()


def _again(said: str, text: str) -> bool:
    """Whether the old text says a sentence too, in other capitals or with other marks at its end."""
    bare = said.casefold().strip(" .;:")
    return len(bare.split()) > 4 and bare in text.casefold()


def _untold(change: Change, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leave out what only says the level and the parts that a row of the index told already."""
    if not (change.before and change.before.corrected):
        return pieces
    rungs = list(_rungs(change))
    left = (p for p in pieces if not any(_shown(p, quote) for quote in rungs))
    return tuple(p for p in left if not _ADVISES.match(p.after or p.before))


def _cut(change: Change, pieces: Sequence[Piece]) -> bool:
    """Whether a text that breaks off only lacks what another had: it may stand further down."""
    return cut_short(change) and not any(p.after and not p.after.rstrip().endswith(("...", "\u2026")) for p in pieces)


def remaining(change: Change, told: Sequence[Finding]) -> Iterator[Finding]:
    """Find what a page says anew, or no longer, beside the findings of graver kinds: for the log, within their alert.

    A page that moved into another template says everything anew, and nothing of it is news; nor is the rest of a post
    that is told whole.
    """
    if change.publisher == "us_embassy" or not change.before_text or not change.after_text or _recast(change):
        return
    if change.released:
        return
    over = [] if any(finding.kind == KIND.name for finding in told) else list(help_over(change, KIND.name))
    first = [] if any(finding.rule == _FIRST for finding in told) else list(_scaled(change))
    grave = list(likely(change, told))
    yield from (*over, *first, *grave)
    told = (*told, *over, *first, *grave)
    quoted = [*(quote for finding in told for quote in finding.evidence), *_rungs(change)]
    pieces = [p for p in _telltale(change) if not any(_shown(p, quote) for quote in quoted)]
    if pieces:
        quotes = _telling(change, pieces)
        does = "also changes its advice on" if quotes[0].side == "after" else "also no longer says of"
        yield Finding(
            kind=KIND.name,
            severity="P4",
            headline=f"{actor(change)} {does} {change.name}: “{_lead(quotes)}”",
            rule="text.rest",
            why=f"{_many(pieces, 'more ')} in substance; none makes an event of another kind.",
            evidence=quotes,
            gist=_gist(change, quotes),
        )


def _gist(change: Change, quotes: Sequence[Evidence]) -> Gist:
    act = "advice_changed" if quotes[0].side == "after" else "advice_gone"
    return Gist(actor(change), act, quote=_lead(quotes))


def _rungs(change: Change) -> Iterator[Evidence]:
    """The sentences that say a level or name an area: what became of those is never the rest."""
    sides: tuple[tuple[Side, Posture | None], ...] = (("before", change.before), ("after", change.after))
    for side, posture in sides:
        parts = posture.areas if posture else ()
        for span in (posture.level_span, *(s for area in parts for s in (area.head, area.span))) if posture else ():
            if span and span.text:
                yield Evidence(side, span.text)
        if posture and posture.words:
            yield Evidence(side, posture.words)


def _lead(quotes: Sequence[Evidence]) -> str:
    """The first quote, as a headline has room for it and without a heading run into its sentence."""
    return shorten(_RUN_IN.sub("", quotes[0].text), 80)


def _telling(change: Change, pieces: Sequence[Piece]) -> tuple[Evidence, ...]:
    """Quote the pieces in the order of the page, but the whole sentence that tells most first.

    That is one of what the note announces, else one of a danger, and of those the one with most words new to the page.
    """
    quotes = [Evidence("after", p.after) if p.after else Evidence("before", p.before) for p in pieces]
    came = [q for q in quotes if q.side == "after"]
    whole = [q for q in came if q.text.rstrip("”’)\"'").endswith((".", "!", "?", "。"))]
    clear = [q for q in whole if not _LEANS.match(q.text)]
    known = _words(change.before_text)
    said = clear or whole or came
    telling = [quote for quote in said if not _WHERE_TO.search(quote.text)] or said
    told = {word[:_STEM] for word in _words(_GENERAL.sub("", note.fresh(change)))} - {change.name.lower()[:_STEM]}

    def weight(quote: Evidence) -> tuple[bool, bool, int]:
        noted = any(word[:_STEM] in told for word in _words(quote.text) if len(word) >= _STEM)
        return noted, DANGER.search(quote.text) is not None, len(_words(quote.text) - known)

    lead = max(telling, key=weight, default=quotes[0])
    return (lead, *(q for q in quotes if q is not lead))[:_PROOFS]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _shown(piece: Piece, quote: Evidence) -> bool:
    """Whether a piece is what a finding quotes: a finding may quote a clause of a sentence, or several sentences."""
    said = piece.after if quote.side == "after" else piece.before
    return bool(said) and (said in quote.text or quote.text in said)


def _recast(change: Change) -> bool:
    """Whether a page moved into a template without notes, most of its sentences said anew: the words of a template.

    That nothing of level, risks, areas, posture or notices differs is known: every other kind was asked before.
    """
    dropped = change.before and change.before.note and change.after and change.after.note is None
    kept = [p for p in change.pieces if p.op in ("same", "moved")]
    return bool(dropped) and 2 * len(kept) < len(change.pieces)


def _many(pieces: Sequence[Piece], more: str = "") -> str:
    return f"1 {more}sentence differs" if len(pieces) == 1 else f"{len(pieces)} {more}sentences differ"


def _announced(change: Change) -> Iterator[Finding]:
    """Find an update that only its own announcement tells: the text behind it is not at hand, or says the same."""
    fresh = note.fresh(change)
    corrected = change.before.corrected if change.before else None
    if not fresh.startswith(_LATEST) or note.calm(fresh) or (corrected and corrected.text in fresh):
        return
    words = fresh.removeprefix(_LATEST)
    levels = _OF_LEVELS.search(words)
    does = "updates its risk levels for" if levels else "announces an update on"
    told = shorten(_HEADED.sub("", words) if levels else words, 80)
    yield Finding(
        kind=KIND.name,
        severity="P3" if levels else "P4",
        headline=f"{actor(change)} {does} {change.name}: “{told}”",
        rule="text.announced",
        why=_NOT_SHOWN if levels else "The publisher's own line on its latest update is new; no rule found more.",
        evidence=(Evidence("after", fresh),),
        gist=Gist(actor(change), "levels_updated" if levels else "update_announced", quote=told),
    )


KIND = Kind("advice_text_changed", recognise, fallback=True, rest=remaining)
