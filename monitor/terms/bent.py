"""What a country is called in German and Dutch, and in German words for all of it: sentences bend names."""

from __future__ import annotations

import re

from monitor.locate.places import Place, resolve

WHOLE = re.compile(
    r"\b(?:dieses land|(?:das )?(?:gesamte|ganze) (?:land\b|staatsgebiet|landesgebiet)|alle landesteile"
    r"|rest des landes|rest von|andere[nrs]? landesteil|(?:übrige|restliche)[nrs]? (?:landesteil|gebiet|region|land\b)"
    r"|(?:alle[nr]?|die|den) weitere[nrs]? (?:landesteil|gebiet|region))",
    re.I,
)


def same(bare: str, place: Place) -> bool:
    """Whether words are the name of a country."""
    found = resolve(bare)
    return found is not None and found.key == place.key


def called(bare: str, name: str) -> bool:
    """Whether words are a country's name as a sentence bends it: "die Vereinigten Arabischen Emirate"; or turned."""
    names = [part for part in re.split(r"[()/*]", name) if part.strip()]
    names += [f"{rest} {first}" for first, comma, rest in (part.partition(", ") for part in names) if comma]
    for part in names:
        stems = [re.sub(r"(?:en|er|es|e|n|s)$", "", w) for w in re.split(r"[\s-]+", part.strip()) if len(w) > 2]
        if stems and re.fullmatch(r"[\s-]+".join(re.escape(s) + r"\w{0,2}" for s in stems), bare, re.I):
            return True
    return False
