"""Reissued or edited without a change for people."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.substance import substantial
from monitor.model import Change, Evidence, Finding, Gist


def recognise(change: Change) -> Iterator[Finding]:
    """Find a text that differs but says the same; the publisher's note is quoted, not believed."""
    if change.before is None or change.after is None or change.before_text == change.after_text or change.silent:
        return  # a copy under the same date is not a reissue: back ends word one edition differently for weeks
    note = change.after.note
    edits = len(substantial(change.pieces))
    yield Finding(
        kind=KIND.name,
        severity="P4",
        headline=f"{actor(change)} reissues {change.name}: {'minor edits' if edits else 'no change found'}",
        rule="text.editorial",
        why=f"The publisher calls it a minor edit; sentences that differ: {edits}, and no rule names what they change."
        if edits
        else "The words differ only in form: notes, contacts, links or small edits.",
        evidence=evidence("after", note) if note else (Evidence("after", change.after_text.split("\n", 1)[0][:400]),),
        gist=Gist(actor(change), "reissued_edited" if edits else "reissued"),
    )


KIND = Kind("no_substantive_change", recognise, fallback=True)
