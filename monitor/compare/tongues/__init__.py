"""What prose in German, Dutch and Japanese says of posts, their people, ways in and out, shelter and decrees."""

from __future__ import annotations

from monitor.compare.tongues import dutch, german, japanese
from monitor.compare.tongues.read import Told, read
from monitor.compare.tongues.ruled import dutch as dutch_rule
from monitor.compare.tongues.ruled import german as german_rule
from monitor.compare.tongues.ruled import japanese as japanese_rule
from monitor.model import Reading

TONGUES = {tongue.language: tongue for tongue in (german.TONGUE, dutch.TONGUE, japanese.TONGUE)}
RULINGS = {"de": german_rule.RULINGS, "nl": dutch_rule.RULINGS, "ja": japanese_rule.RULINGS}
NOTHING = Told()
__all__ = ["NOTHING", "RULINGS", "TONGUES", "Told", "of"]


def of(reading: Reading) -> Told:
    """Read the prose of a reading by the tables of its language; of a language without tables nothing is told."""
    tongue = TONGUES.get(reading.language)
    if tongue is german.TONGUE and reading.door.startswith("austria."):
        tongue = german.AUSTRIAN
    return read(tongue, reading, RULINGS[reading.language]) if tongue else NOTHING
