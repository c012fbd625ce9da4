"""The advice changed in substance that no other kind names."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide import note
from monitor.decide.kind import Kind, actor
from monitor.decide.substance import substantial
from monitor.decide.words import shorten
from monitor.model import Change, Evidence, Finding

_PROOFS = 16  # sentences quoted: what is kept of a page beside a chorus must be among them
_LATEST = "Latest update: "


def recognise(change: Change) -> Iterator[Finding]:
    """Find sentences that came or went and say something to people.

    An edit its own note calls minor, in which no kind found anything, is a reissue; one "without a change to the
    level", and one that only fills another template, is for the log.
    """
    if change.before is None or change.after is None:
        return
    pieces = substantial(change.pieces)
    told = "" if change.silent else note.said(change)
    if note.minor(told):
        return
    if not pieces:
        yield from _announced(change)
        return
    came = [p.after for p in pieces if p.after]
    lead = shorten(came[0] if came else pieces[0].before, 80)
    quotes = [Evidence("after", p.after) if p.after else Evidence("before", p.before) for p in pieces[:_PROOFS]]
    yield Finding(
        kind=KIND.name,
        severity="P4" if note.calm(told) or _recast(change) else "P3",
        headline=f"{actor(change)} changes its advice on {change.name}: “{lead}”",
        rule="text.substance",
        why=f"{len(pieces)} sentences differ in substance; none makes an event of another kind.",
        evidence=tuple(quotes),
    )


def _recast(change: Change) -> bool:
    """Whether a page moved into a template without notes, most of its sentences said anew: the words of a template.

    That nothing of level, risks, areas, posture or notices differs is known: every other kind was asked before.
    """
    dropped = change.before and change.before.note and change.after and change.after.note is None
    kept = [p for p in change.pieces if p.op in ("same", "moved")]
    return bool(dropped) and 2 * len(kept) < len(change.pieces)


def _announced(change: Change) -> Iterator[Finding]:
    """Find an update that only its own announcement tells: the text behind it is not at hand, or says the same."""
    fresh = note.fresh(change)
    if not fresh.startswith(_LATEST) or note.calm(fresh):
        return
    yield Finding(
        kind=KIND.name,
        severity="P4",
        headline=f"{actor(change)} announces an update on {change.name}: “{shorten(fresh.removeprefix(_LATEST), 80)}”",
        rule="text.announced",
        why="The publisher's own line on its latest update is new; no rule found more in what was read.",
        evidence=(Evidence("after", fresh),),
    )


KIND = Kind("advice_text_changed", recognise, fallback=True)
