"""Write a sentence that is all in capitals as others are written: only names and abbreviations keep theirs."""

from __future__ import annotations

import re

from monitor.compare.colours.drilled import DRILL
from monitor.compare.small import COMMON, KEPT
from monitor.locate.cities import country_of
from monitor.locate.places import resolve

_FEW = 3  # words that may be a heading, or a string of abbreviations
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_TITLED = re.compile(
    r"\b(?:EMBASSY|EMBASSIES|CONSULATES?(?: GENERAL)?|HIGH COMMISSION|MISSION|AMBASSADOR|CHARGE"
    r"|DEPARTMENT(?: OF STATE)?|STATE DEPARTMENT|SECRETARY|AMERICANS?|BRITISH|BRITONS?|CANADIANS?|AUSTRALIANS?|IRISH"
    r"|(?:SECURITY|HEALTH|WEATHER|DEMONSTRATION|TRAVEL|NATURAL DISASTER|EMERGENCY) (?:ALERT|MESSAGE|WARNING|ADVISORY)"
    r"|LEVEL(?= [1-4])|ACTIONS?(?= TO TAKE)|(?:LOCATION|EVENT)S?(?= ?:)|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|JANUARY|FEBRUARY|MARCH(?= \d)|(?<=\d )MARCH|APRIL|MAY(?= \d)|(?<=\d )MAY|JUNE|JULY|AUGUST|SEPTEMBER"
    r"|OCTOBER|NOVEMBER|DECEMBER)\b"
)
# Behind these stands a place, where the word is none of those that stand there as often.
_BEFORE_WORDS = """
    IN AT TO FROM NEAR LEAVE LEFT DEPART WITH OUTSIDE AROUND EMBASSY CONSULATE
"""
_BEFORE = frozenset(_BEFORE_WORDS.split())
_JOINTS = ("AND", "OF", "THE")  # "Trinidad and Tobago"
# With these a name of more words begins: "NORTH KIVU".
_OPENS_WORDS = """
    NORTH SOUTH EAST WEST NORTHERN SOUTHERN EASTERN WESTERN CENTRAL UPPER LOWER GREATER NEW OLD PORT CAPE SAN SANTA
    SAINT ST EL AL LA LAS LOS LE LES DAR FORT MOUNT LAKE
"""
_OPENS_NAME = frozenset(_OPENS_WORDS.split())
_BEGINS = re.compile(r"(?:^\W*|[!?:] *| - |(?<!U\.S)\. *)$")
# Whose they are: "THE FRENCH EMBASSY".
_PEOPLE = re.compile(
    r"(?!CIVILIAN|HUMANITARIAN|AN|FOREIGN)\w+(?:AN|ISH|ESE|CH|I|SE)|GREEK|SWISS|CZECH|SLOVAK|FILIPINO|THAI|KURD"
)
_PEOPLED = re.compile(
    r"EMBASS(?:Y|IES)|CONSULATES?|CONSULAR|MISSIONS?|CITIZENS|NATIONALS|DIPLOMATS|STAFF|AMBASSADOR|AUTHORITIES"
    r"|GOVERNMENT|FORCES|TROOPS|ARMY|MILITARY|POLICE|BORDER|AIRSPACE|OFFICIALS"
)
_MOST = 3  # words of one name
# What has a capital within a name of several: not its "au" and "sur".
_PARTS = re.compile(r"(?<=-)(?!(?:AU|AUX|AL|EN|SUR|DE|DU|DES|LA|LE|LES|DA|DO|EL|ES|SOUS|ON|OF|THE)\b)[^\W\d_]{2,}")


def lowered(text: str) -> str:
    """Return a text of capitals in small letters, its names and offices with a capital each; any other as it is."""
    if not text.isupper():
        return _untitled(text) if _TITLE_CASE.search(text) else text
    if len(found := list(_WORD.finditer(text))) <= _FEW:
        return text
    said = list(text.lower())
    kept = _names(text, found)
    for number, word in enumerate(found):
        whole = word[0].removesuffix("'S")
        if whole in KEPT or (whole == "EXERCISE" and DRILL.match(text, word.start())):
            said[word.start() : word.start() + len(whole)] = whole
        elif number in kept or _BEGINS.search(text, 0, word.start()):
            said[word.start()] = word[0][0]
            for part in _PARTS.finditer(whole) if number in kept else ():  # Port-au-Prince
                said[word.start() + part.start()] = part[0][0]
            if "'" in whole[:-1]:  # N'Djamena
                said[word.start() + whole.index("'") + 1] = whole[whole.index("'") + 1]
    return "".join(said)


# "The Embassy Is Closed": where even such a word has a capital, no capital makes a name.
_TITLE_CASE = re.compile(
    r"^[^a-z]*[A-Z][\w.,:;'-]*"
    r"(?: (?:[A-Z(\d][\w.,:;')-]*|and|or|of|to|in|at|for|from|the|by|an?|on|with|[-&/])){1,30}[.!]?$"
)
_SMALL = re.compile(r"(?<=[a-z,.:;] )(?:Is|Are|Has|Have|Was|Were|Been|Will|Must|Should|Remains?)\b")


def _untitled(text: str) -> str:
    """Return a title that has a verb with its names alone in capitals."""
    if not _SMALL.search(text):
        return text
    said = list(text)
    for word in _WORD.finditer(text):
        small = word[0].upper() in COMMON and word[0] not in KEPT
        if word.start() and small and not _BEGINS.search(text, 0, word.start()):
            said[word.start()] = word[0][0].lower()
    return "".join(said)


def _names(text: str, found: list[re.Match[str]]) -> set[int]:
    """Return the numbers of the words that are a name, or part of one."""
    titled = [m.span() for m in _TITLED.finditer(text)]
    kept = {n for n, word in enumerate(found) if any(a <= word.start() < b and word[0] != "OF" for a, b in titled)}
    places: set[int] = set()
    for number, word in enumerate(found):
        for many in range(_MOST, 0, -1):
            run = found[number : number + many]
            name = text[word.start() : run[-1].end()].removesuffix("'S")
            if len(run) < many or number in kept or word[0] in COMMON or run[-1][0] in COMMON:
                continue
            if name not in KEPT and (resolve(name.title()) or country_of(name.title())):
                whole = {number + n for n, part in enumerate(run) if part[0] not in _JOINTS}
                kept, places = kept | whole, places | whole
                break
        after = found[number + 1][0] if number + 1 < len(found) else ""
        if _PEOPLED.fullmatch(after) and _PEOPLE.fullmatch(word[0]) and word[0] not in COMMON:
            kept.add(number)
        if number and word[0] not in COMMON and _placed(text, found, number, places):
            places.add(number)
    return kept | places


def _placed(text: str, found: list[re.Match[str]], number: int, places: set[int]) -> bool:
    """Whether a word stands where a place does, or goes on with a list of them: "TO GAO, KIDAL AND MOPTI"."""
    before, word = found[number - 1], found[number]
    gap = text[before.end() : word.start()]
    left = before[0] == "FOR" and found[number - 2][0] in ("LEAVE", "DEPART")
    if gap == " " and (left or before[0] in _BEFORE or (before[0] in _OPENS_NAME and number - 1 in places)):
        return True
    return (gap == ", " and number - 1 in places) or (before[0] in ("AND", "OR") and number - 2 in places)
