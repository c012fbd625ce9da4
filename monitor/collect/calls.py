"""Calls on Germans to leave a country, or a part of it, as the sentences of the Foreign Office word them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.collect.reading import lined
from monitor.locate.cities import country_of
from monitor.locate.places import Place, resolve
from monitor.model import Leave

WHOLE = re.compile(
    r"\b(?:dieses land|(?:das )?(?:gesamte|ganze) (?:land\b|staatsgebiet|landesgebiet)|alle landesteile"
    r"|rest des landes|rest von|andere[nrs]? landesteil|(?:übrige|restliche)[nrs]? (?:landesteil|gebiet|region"
    r"|land\b)"
    r"|(?:alle[nr]?|die|den) weitere[nrs]? (?:landesteil|gebiet|region))",
    re.I,
)
PAST = re.compile(r"\bwurden?\b|\bnicht (?:mehr|länger)\b|\baufgehoben\b", re.I)
_ENDS = r"zur (?:\w+en )?ausreise(?=[.,!]|$)"  # and not "zur Ausreise ein Visum"
_QUIT = r"(?:das|die|den|diese[ns]?) (?:(?!nur\b)[^.!?]){0,90}?(?<!nicht )zu verlassen"
_OUT = rf"(?:(?<!nicht )auszureisen|{_QUIT}|{_ENDS})"
_LEAVE = re.compile(
    r"\bdeutsche[rn]?\b[^.!?]{0,120}\b(?:aufgefordert|aufgerufen)\b"
    rf"[^.!?]{{0,120}}(?:\b(?<!nicht )(?:auszureisen|zu verlassen)|\b{_ENDS})"
    r"|\b(?:fordert|ruft)\b[^.!?]{0,60}\bdeutschen?\b[^.!?]{0,80}"
    rf"\b(?:auf\b[^.!?]{{0,80}}\b{_OUT}|zur (?:\w+en )?ausreise auf\b)"
    rf"|\bdeutschen\b[^.!?]{{0,120}}\bwird\b[^.!?]{{0,40}}\b(?:empfohlen|geraten|nahegelegt)\b[^.!?]{{0,80}}\b{_OUT}"
    r"|\bdeutsche[rn]?\b[^.!?]{0,180}\bzur (?:\w+en )?ausreise (?:geraten|aufgefordert|aufgerufen)\b"
    r"|\bdeutschen\b[^.!?]{0,80}\bwird (?:\w+ )?die (?:\w+e )?ausreise (?:\w+ )?(?:empfohlen|nahegelegt)\b"
    r"|\bausreiseaufforderung\b",
    re.I,
)
_NOT_NOW = re.compile(
    r"\bnicht (?:\w+ )?(?:zur ausreise )?auf(?:gefordert|gerufen)|aufforderung[^.!?]{0,40} besteht nicht"
    r"|\b(?:bei|nach|vor) ablauf\b|\b(?:(?:falls|sollten?) [^.!?]{0,80}|wenn sich [^.!?]{0,30}lage [^.!?]{0,30})"
    r"(?:verschlechter|verschärf|zuspitz|eskalier)",
    re.I,
)
# What is to be left ("die Region Amhara umgehend zu verlassen", "aus dem Norden auszureisen"), or where those stand.
_SOON = (
    r"(?:\s*\b(?:umgehend|sofort|unverzüglich|schnellstmöglich|(?:so|möglichst)(?: bald| schnell| rasch)?"
    r"(?: wie möglich)?|dringend|rasch|zügig|zeitnah|jetzt|heute|noch|vorsorglich|eigenständig"
    r"|(?:auf|über) de[mn] (?:land|luft|see)weg|mit \w+ \w+)\b)*"
)
_LEFT = re.compile(
    r"(?:gefordert|gerufen|dazu auf|geraten|empfohlen|nahegelegt)\b,?\s*"
    rf"(?P<where>(?:(?!gefordert|gerufen|geraten|empfohlen)[^.!?;]){{2,120}}?){_SOON}\s*(?<!nicht )\bzu verlassen\b"
    rf"|\bausreise aus (?P<out>[^.!?;,]{{2,80}}?)(?= (?:auf|wird|dringend|ge|em|nahe)|[.,!]|$)"
    rf"|\baus (?P<off>[^.!?;,]{{2,80}}?){_SOON}\s*(?<!nicht )\bauszureisen\b"
    r"|\bdeutsche[rn]?\b[^.!?;]{0,60}?(?<!auch )(?<!insbesondere )(?<!allem )\b"
    r"(?P<stay>(?:in|auf|im)(?: de[nmr])? [^.!?;,]{2,80}?)"
    r"(?=,| aufhalten| werden| wird)",
    re.I,
)
_LAND = re.compile(r"(?:de[mn]|das|diese[ms]) land\b|\b(?:staats|hoheits)gebiet", re.I)
_GROUND = re.compile(
    r"\b(?:\w*(?:region|provinz|gebiet|bezirk|distrikt|gouvernement|küste|insel|stadt|städt|staat|zone|landesteil|raum)"
    r"e?[ns]?|depart[ea]ments?|(?:nord|süd|ost|west)(?:ost|west)?en)\b",
    re.I,
)
_NO_GROUND = re.compile(
    r"\b(?:\w*(?:(?:ans|vers)ammlung|menge|demonstration|protest|kundgebung|veranstaltung|gebäude|hotel|unterk[uü]nft"
    r"|wohnung|str[aä]nd|fahrzeug|schutzr[aä]um)\w*"
    r"|\w*h(?:aus|äuser)[ns]?|orte?n?|pl[aä]tze?n?|bereiche?n?|straßen?)\b",
    re.I,
)
# "Der Norden Malis" is a part of it, "die Republik Mali" is not.
_PART_OF = re.compile(r"(?i:in|im|aus|vo[nm]|zu[mr]?|nach|(?:nörd|süd|öst|west|nord|zentral)\w*)$"
                      r"|(?![A-Z]\w*(?:epublik|önigreich|taat|ultanat)$)[A-ZÄÖÜ]")  # fmt: skip
_ARTICLE = re.compile(r"^(?:(?:in|auf|im)\s+)?(?:(?:die|das|den|der|dem)\s+)?", re.I)
_AT_ONCE = re.compile(r"\b(?:sofort|unverzüglich|umgehend|schnellstmöglich)", re.I)
_LONGEST = 160  # characters of an area's name


def same(bare: str, place: Place) -> bool:
    """Whether words are the name of a country."""
    found = resolve(bare)
    return found is not None and found.key == place.key


def called(bare: str, name: str) -> bool:
    """Whether words are a country's German name as a sentence bends it: "die Vereinigten Arabischen Emirate"."""
    names = [part for part in re.split(r"[()/*]", name) if part.strip()]
    for part in names:
        stems = [re.sub(r"(?:en|er|es|e|n|s)$", "", w) for w in re.split(r"[\s-]+", part.strip()) if len(w) > 2]
        if stems and re.fullmatch(r"[\s-]+".join(re.escape(s) + r"\w{0,2}" for s in stems), bare, re.I):
            return True
    return False


def leave(text: str, place: Place | None = None, name: str = "") -> Iterator[Leave]:
    """Find the sentence that calls on Germans to leave the country, or a part of it; a crowd or a house is neither."""
    for line in lined(text):
        if _LEAVE.search(line.text) and not PAST.search(line.text) and not _NOT_NOW.search(line.text):
            ground = _left(line.text, place, name)
            if ground is not None:
                yield Leave("immediately" if _AT_ONCE.search(line.text) else "now", ground or None, line)


def _left(said: str, place: Place | None, name: str) -> str | None:
    """Name the ground that is to be left: "" for the country, None for what is no ground, or is of another country."""
    for found in _LEFT.finditer(said):
        words = next(filter(None, found.groups())).strip(" ,-–")
        if _LAND.search(words) or WHOLE.search(words):
            return ""
        bare = _ARTICLE.sub("", words)
        if _holds(bare, place, name):
            return ""
        if _GROUND.search(bare) or country_of(bare):
            return bare[:_LONGEST]
        if not found["stay"]:  # who is in a hotel is told to leave the country
            return bare[:_LONGEST] if _other_ground(bare, place) else None
    return ""


def _other_ground(bare: str, place: Place | None) -> bool:
    """Whether words are a part of the country by a name of its own: no crowd, house or country of another name."""
    known = resolve(bare)
    abroad = known is not None and not (place and {*known.codes} & {*place.codes})
    return any(word[0].isupper() for word in bare.split()) and not abroad and not _NO_GROUND.search(bare)


def _holds(bare: str, place: Place | None, name: str) -> bool:
    """Whether words name the country itself among others: "Mali mit den letzten Flügen", "die Republik Mali"."""
    said = bare.replace(",", "").split()
    runs = ((at, " ".join(said[at:end])) for at in range(len(said)) for end in range(at + 1, at + 6))
    named = (at for at, run in runs if called(run, name) or (place and same(run, place)))
    return any(at == 0 or not _PART_OF.match(said[at - 1]) for at in named)
