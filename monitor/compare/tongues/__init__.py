"""What prose in German, Dutch and Japanese says of posts, their people, ways in and out, and shelter."""

from __future__ import annotations

from monitor.compare.tongues import dutch, german, japanese
from monitor.compare.tongues.read import Told, read
from monitor.model import Reading

TONGUES = {tongue.language: tongue for tongue in (german.TONGUE, dutch.TONGUE, japanese.TONGUE)}
NOTHING = Told()
__all__ = ["NOTHING", "TONGUES", "Told", "of"]


def of(reading: Reading) -> Told:
    """Read the prose of a reading by the tables of its language; of a language without tables nothing is told."""
    tongue = TONGUES.get(reading.language)
    return read(tongue, reading) if tongue else NOTHING
