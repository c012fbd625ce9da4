"""Of which place and hour a rule for staff is, in Dutch."""

from __future__ import annotations

import re

from monitor.compare.tongues.rules import Bounds

_NAME = r"(?-i:[A-Z])[\wë’'-]+(?: (?-i:[A-Z])[\wë’'-]+)?"
_GROUND = (
    r"(?:provincies?|regio(?:'s)?|\w*gebied(?:en)?|district(?:en)?|deelsta\w+|wijk(?:en)?|buitenwijken|stadsdeel|eiland"
    r"|snelweg|stad|centrum|zone)"
)
BOUNDS = Bounds(
    posted=re.compile(
        rf"\b(?:ambassade|consulaat\S*|vertegenwoordiging)\w*(?: in {_NAME})?|\bnederlandse\b"
        r"|^\W*(?-i:[A-Z])\w+", re.I),
    place=re.compile(
        rf"\b(?P<part>{_GROUND}(?: (?:van|in|naar))? {_NAME}|(?<=het )(?:noord|zuid)?(?:noord|zuid|oost|west)en\b"
        rf"(?: van {_NAME})?|hoofdstad|(?-i:(?:Noord|Zuid|Oost|West|Centraal)-?[A-Z]?[a-zë]{{3,}}))"
        rf"|\b(?:in|naar|buiten|uit|rond|bij|door|tussen|opgedragen|opdracht|mogen|mag|en|om) (?P<town>{_NAME})", re.I),
    english={"hoofdstad": "the capital", "noorden": "the north", "zuiden": "the south", "oosten": "the east",
             "westen": "the west", "noordoosten": "the northeast", "noordwesten": "the northwest",
             "zuidoosten": "the southeast", "zuidwesten": "the southwest"},
    beyond=re.compile(r"\bbuiten (?!de deur)\b|\bverla(?:at|ten)\b|\bniet (?:meer )?uit\b"
        r"|\balleen (?:\w+ )?binnen\b", re.I),
    acts={
        "night": re.compile(
            r"\bs (?:nachts|avonds)\b|\bnacht\w*|\bdonker\b|\bzonsondergang|\bduisternis|\b\d{1,2}(?:[.:]\d\d)? uur"
            r"|\bmiddernacht|\bdaglicht", re.I),
        "curfew": re.compile(r"\bavondklok\b|\b(?:huis|woning)\w* (?:\w+ )?niet\b|\bde straat op\b", re.I),
        "road": re.compile(r"\bover (?:de weg|land)\b", re.I),
        "armour": re.compile(r"\bgepantserd\w*", re.I),
        "escort": re.compile(r"\bkonvooi\w*|\bbegeleid\w*|\bbeveiliging\b|\bescorte\b", re.I),
        "compound": re.compile(r"\b\w*terrein\b|\bcompound\b", re.I),
        "hotel": re.compile(r"\bhotels?\b", re.I),
        "restaurant": re.compile(r"\brestaurants?\b", re.I),
        "market": re.compile(r"\bmarkt(?:en)?\b|\bwinkelcentr\w+", re.I),
        "transit": re.compile(r"\bopenbaar vervoer\b", re.I),
        "taxi": re.compile(r"\btaxi'?s?\b", re.I),
    },
)
