"""What prose in German, Dutch and Japanese says of posts, their people, ways in and out, shelter, and what happens."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.tongues import dutch, german, japanese
from monitor.compare.tongues.cut import even, sentences
from monitor.compare.tongues.event import read_events
from monitor.compare.tongues.guess import Fact, guesses
from monitor.compare.tongues.happened import EVENTS
from monitor.compare.tongues.likely import HINTS
from monitor.compare.tongues.read import Told, read
from monitor.compare.tongues.tongue import Tongue
from monitor.model import Notice, Reading

TONGUES = {tongue.language: tongue for tongue in (german.TONGUE, german.AUSTRIAN, dutch.TONGUE, japanese.TONGUE)}
NOTHING = Told()
__all__ = ["NOTHING", "TONGUES", "Told", "of"]


def of(reading: Reading) -> Told:
    """Read the prose of a reading by the tables of its language; of a language without tables nothing is told."""
    tongue = TONGUES.get(reading.language)
    if tongue is None:
        return NOTHING
    told = read(tongue, reading)
    notices = (*told.notices, *_happened(tongue, reading, told.notices))
    known: tuple[Fact, ...] = (*told.departures, *told.operations, *told.leave, *reading.leave, *notices)
    return replace(told, notices=(*notices, *guesses(HINTS[tongue.language], tongue, reading, known)))


def _happened(tongue: Tongue, reading: Reading, known: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Return what happens, beside the notices that are known: a fact that a statement tells is told once."""
    said = ((span, even(span.text)) for span in sentences(tongue, reading.text))
    have = {(notice.topic, notice.key) for notice in known if notice.on}
    found = read_events(EVENTS[tongue.language], tongue, reading, said)
    return tuple(notice for notice in found if (notice.topic, notice.key) not in have)
