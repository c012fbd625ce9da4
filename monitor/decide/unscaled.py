"""Judge texts that come without a scale: by what they say of people and posts, else as a change of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from monitor.decide.classify import Verdict, classify, located
from monitor.decide.kind import Kind
from monitor.decide.words import shorten
from monitor.model import Change, Evidence, Finding, Gist

KIND = "advice_text_changed"
_SCALED = {
    "level_raised", "level_lowered", "area_advice_raised", "area_advice_lowered", "risk_indicator_changed",
    "advisory_added", "advisory_withdrawn", "worldwide_caution", "security_alert", "no_substantive_change",
}  # fmt: skip
ALL_CLEARS = {
    "departure_lifted",
    "departure_statement_dropped",
    "operations_resumed",
    "shelter_lifted",
    "services_restored",
}
_QUOTED = 10


def judge(change: Change, kinds: Iterable[Kind], english: bool = True) -> Verdict:
    """Ask the kinds that need no scale (none for another language); every other change is told as one of words."""
    asked = [k for k in kinds if k.name not in _SCALED and english]
    verdict = classify(change, asked)
    found = verdict.findings or (_plain(change),)
    return Verdict(tuple(located(change, _quoting(change, finding)) for finding in found), verdict.considered)


def _quoting(change: Change, finding: Finding) -> Finding:
    """Quote, after what proves the finding, the other sentences that changed: nobody's scale says what matters here."""
    moved = [p for p in change.pieces if p.op not in ("same", "moved")]
    came = [Evidence("after", p.after) if p.after else Evidence("before", p.before) for p in moved]
    if not change.before_text:
        came = [Evidence("after", change.after_text.partition("\n")[0])]  # the title of what is new
    had = {quote.text for quote in finding.evidence}
    return replace(finding, evidence=(*finding.evidence, *(q for q in came if q.text not in had))[:_QUOTED])


def _plain(change: Change) -> Finding:
    if not change.after_text:
        return _gone(change)
    if not change.before_text:
        return _new(change)
    pieces = [p for p in change.pieces if p.op not in ("same", "moved")] or list(change.pieces)
    came = [p.after for p in pieces if p.after]
    lead = came[0] if came else pieces[0].before if pieces else ""
    quotes = (Evidence("after", p.after) if p.after else Evidence("before", p.before) for p in pieces[:_QUOTED])
    said = "1 sentence differs" if len(pieces) == 1 else f"{len(pieces)} sentences differ"
    return Finding(
        kind=KIND,
        severity="P4",
        headline=f"{change.actor} changes its words: “{shorten(lead, 90)}”",
        rule="text.words",
        why=f"{said} in words; no rule found substance in them.",
        evidence=tuple(quotes),
        gist=Gist(change.actor, "words_changed", quote=shorten(lead, 90)),
    )


def _new(change: Change) -> Finding:
    title, _, body = change.after_text.partition("\n")
    return Finding(
        kind=KIND,
        severity="P3",
        headline=f"{change.actor} publishes: {shorten(title, 120)}",
        rule="feed.new",
        why="An item that was not in the feed before; no other kind recognised it.",
        evidence=(Evidence("after", body.split("\n", 1)[0] or title),),
        gist=Gist(change.actor, "item_new", quote=shorten(title, 120)),
    )


def _gone(change: Change) -> Finding:
    title = change.before_text.partition("\n")[0]
    return Finding(
        kind=KIND,
        severity="P4",
        headline=f"{change.actor} no longer lists: {shorten(title, 110)}",
        rule="feed.gone",
        why="An item vanished from the middle of the feed, twice in a row; older ones are still there.",
        evidence=(Evidence("before", title),),
        gist=Gist(change.actor, "item_gone", quote=shorten(title, 110)),
    )
