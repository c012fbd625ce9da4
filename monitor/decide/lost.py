"""Tell what a text offers or says no longer of help and of posts, where no kind of its own tells an end."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import actor
from monitor.decide.notice import cut_short, shifts, told
from monitor.decide.words import spoken
from monitor.model import Change, Finding, Gist, Posture
from monitor.terms.moves import operation_moves

_HELP = "assisted_departure"
_WAYS, _LAW = "border_or_entry_change", "travel_prohibited_by_law"
_WARNINGS = ("detention_or_exit_ban", _WAYS, _LAW, "hazard_notice")
_OF_PEOPLE = ("assistance_limited", "shelter_in_place", _HELP)


def help_over(change: Change, kind: str) -> Iterator[Finding]:
    """Find help with leaving that ended, in words or without: one finding, the stated end before a silent one."""
    if not change.before_text:
        return
    # An end that is told no more is no end.
    over = [s for s in shifts(change, _HELP) if s.ended or (s.gone and s.old and s.old.on)]
    began = any(shift.began for shift in shifts(change, _HELP))
    for shift in sorted(over, key=lambda one: one.gone)[:1]:
        if began:
            return  # another way out took its place
        where = spoken(change.name)
        said = "says that its help with leaving is over" if shift.ended else "no longer offers help with leaving"
        why = "The text states the end." if shift.ended else "The offer is gone from the text and no end is stated."
        gist = Gist(actor(change), "help_over" if shift.ended else "help_untold")
        yield told(kind, shift, "P2", f"{actor(change)} {said}: {where}", why, gist)


def vanished(change: Change) -> bool:
    """Whether a text is silent now on a post's work, on help or on a warning: no edit is minor that drops that."""
    after = change.after
    if after is None or cut_short(change):
        return False
    cut = any(was and now is None and was.state != "resumed" for was, now in operation_moves(change))
    silent = not after.operations and not any(n.topic == "assistance_limited" for n in after.notices)
    gone = any(s.gone and not s.began for topic in _OF_PEOPLE for s in shifts(change, topic))
    return (cut and silent) or gone or _unwarned(change, after)


def _unwarned(change: Change, after: Posture) -> bool:
    """Whether a sentence was taken out that told of a danger or a rule of which the text tells nothing now.

    Ways in and out are each told by themselves; of other sorts any word on them keeps the warning.
    """
    kept = {(n.topic, n.key if n.topic == _WAYS else "") for n in after.notices}
    known = change.before.notices if change.before else ()
    said = [n for n in known if n.on and n.topic in _WARNINGS and (n.grade or n.topic in (_WAYS, _LAW))]
    lost = {n.span.text for n in said if (n.topic, n.key if n.topic == _WAYS else "") not in kept}
    return any(piece.op == "removed" and piece.before in lost for piece in change.pieces)
