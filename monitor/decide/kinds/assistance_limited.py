"""The government says it can help less than before."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.helped import told_before
from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import ANYWHERE, Change, Finding, Posture, Span


def recognise(change: Change) -> Iterator[Finding]:
    """Find a limit on help that is new."""
    if change.before and _short(change.before):
        return  # people knew already that help is short; another sentence of it is wording
    cut = _cut(change)
    for shift in shifts(change, KIND.name):
        if shift.began and shift.new and shift.new.span not in cut and not told_before(shift.new.span.text, change):
            where = f"{shift.new.what} ({change.name})" if shift.new.what else change.name
            headline = f"{actor(change)} says it can help less: {where}"
            yield told(KIND.name, shift, "P2", headline, "A limit on the help the government can give is new.")


def _cut(change: Change) -> set[Span]:
    """The sentences by which a cut of services is told: of one sentence one fact is told."""
    if change.after is None:
        return set()
    said = change.after.notices if change.before_text else ()
    everywhere = {n.span for n in said if n.topic == "services_reduced" and n.key == ANYWHERE}
    return everywhere | {o.span for o in change.after.operations if o.state == "reduced" and o.area}


def _short(posture: Posture) -> bool:
    return any(o.state != "resumed" for o in posture.operations) or any(n.topic == KIND.name for n in posture.notices)


KIND = Kind("assistance_limited", recognise, wordy=True, stirs=True)
