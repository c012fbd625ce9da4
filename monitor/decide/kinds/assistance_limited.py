"""The government says it can help less than before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide import note
from monitor.decide.helped import told_before
from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, own, shifts, told
from monitor.decide.words import spoken
from monitor.model import ANYWHERE, OF_FEW, SOME_PARTS, Change, Finding, Gist, Notice, Posture, Span
from monitor.terms.names import fold, same

# How people are told each year to be ready: help that storms may cut is short nowhere today.
_EACH_YEAR = re.compile(
    r"[^\n]*\b(?:(?:hurricane|typhoon|cyclone|monsoon|rainy|storm|(?:wild)?fire) season|preparedness)\b", re.I
)

_HERE = re.compile(r"\b(?:because of|due to|owing to|at this time|currently|now|today|following)\b", re.I)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a limit on help that is new."""
    if _of_a_season(change):
        return
    known = {n.key for n in (change.before.notices if change.before else ()) if n.topic == KIND.name}
    short = change.before is not None and _short(change.before, known)
    if short and (change.before is None or not _in_places(change.before, known)):
        return  # people knew already that help is short; another sentence of it is wording
    cut = _cut(change)
    more = [Shift(None, n) for n in own(change.after, KIND.name, change.actor) if n.on and _farther(n, known)]
    begun = more if short else [s for s in shifts(change, KIND.name) if s.began]
    begun = [s for s in begun if s.new and s.new.span not in cut]
    if _everywhere(change):  # "cuts its services to citizens": of the whole country, that tells it
        begun = [s for s in begun if s.new and s.new.key != "country"]
    named = any(shift.new and shift.new.what for shift in begun)  # "in these areas", of which one is told by name
    if note.of_other_matters(change):
        begun = [s for s in begun if s.new and not note.undated(s.new.span.text)]
    for shift in begun:
        if shift.new and not (named and shift.new.key == ANYWHERE) and not _known(shift.new, short, known, change):
            headline = f"{actor(change)} says it can help less: {_whose(shift.new, change)}"
            why = "A limit on the help the government can give is new."
            yield told(KIND.name, shift, "P2", headline, why, _gist(shift.new, change))


def _of_a_season(change: Change) -> bool:
    """Whether a post, by its title, readies people for what comes each year, and tells of no hazard that is there."""
    if change.before_text or change.after is None or not _EACH_YEAR.match(change.after_text):
        return False
    here = (n for n in change.after.notices if n.on)
    return not any(_HERE.search(n.span.text) if n.topic == KIND.name else n.topic == "hazard_notice" and n.grade
                   for n in here)


def _whose(said: Notice, change: Change) -> str:
    """Name where help is short; or of whom, where it is short for a few people only."""
    if said.key.startswith(OF_FEW):
        return f"{said.key.removeprefix(OF_FEW)} in {spoken(change.name)}"
    parts = f"parts of {spoken(change.name)}" if said.key == ANYWHERE else change.name
    return f"{said.what} ({change.name})" if said.what else parts


def _gist(said: Notice, change: Change) -> Gist:
    """Take the headline apart; a few people, for whom alone help is short, are not named: the sentence does it."""
    if said.key.startswith(OF_FEW):
        return Gist(actor(change), "help_less_few")
    return Gist(actor(change), "help_less", where=said.what or (SOME_PARTS if said.key == ANYWHERE else ""))


def _everywhere(change: Change) -> bool:
    """Whether the text tells of services that are cut in the whole country, at no post alone."""
    after = change.after
    if after is None or not change.before_text:
        return False
    return any(n.topic == "services_reduced" and n.key == ANYWHERE for n in after.notices)


def _cut(change: Change) -> set[Span]:
    """The sentences by which a cut of services is told: of one sentence one fact is told."""
    if change.after is None:
        return set()
    said = change.after.notices if change.before_text else ()
    everywhere = {n.span for n in said if n.topic == "services_reduced" and n.key == ANYWHERE}
    return everywhere | {o.span for o in change.after.operations if o.state == "reduced" and o.area}


def _short(posture: Posture, known: set[str]) -> bool:
    """Whether help was short before, for more than a few people."""
    cut = any(o.state != "resumed" and not o.of_few for o in posture.operations)
    return cut or any(not key.startswith(OF_FEW) for key in known)


def _in_places(posture: Posture, known: set[str]) -> bool:
    """Whether help was short in places that were named, and nowhere else: one more of them is news."""
    cut = any(o.state != "resumed" and not o.of_few for o in posture.operations)
    return not cut and not known & {"country", ANYWHERE}


def _known(said: Notice, short: bool, known: set[str], change: Change) -> bool:
    """Whether the old text told it, in whatever words; a place that it names nowhere it told nothing of."""
    heard = fold(change.before_text)
    new = [word for word in said.key.split() if said.what and not any(same(word, o) for k in known for o in k.split())]
    return told_before(said.span.text, change) and not (short and new and all(word not in heard for word in new))


def _farther(said: Notice, known: set[str]) -> bool:
    """Whether a place is named that was not before, however spelt."""
    old = [word for key in known for word in key.split()]
    names = [word for word in said.key.split() if said.what and word not in ("outside", "beyond")]
    return said.key in ("country", ANYWHERE) or any(not any(same(word, one) for one in old) for word in names)


KIND = Kind("assistance_limited", recognise, wordy=True, stirs=True)
