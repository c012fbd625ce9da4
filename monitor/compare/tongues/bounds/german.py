"""Of which place and hour a rule for staff is, in German."""

from __future__ import annotations

import re

from monitor.compare.tongues.rules import Bounds

_NAME = r"(?-i:[A-ZÄÖÜ])[\w’'-]+(?: (?-i:[A-ZÄÖÜ])[\w’'-]+)?"
_GROUND = (
    r"(?:\w*provinz(?:en)?|\w*region(?:en)?|\w*gebiete?n?s?|\w*bezirke?n?s?|distrikte?n?s?|gouvernorate?n?s?"
    r"|\w*staate?n?s?|\w*insel|stadtteile?n?s?|stadtviertel|viertel|(?:vor|innen|alt)st[aä]dte?n?|vororte?n?|autobahn"
    r"|stadt|departments?|stadtzentrum)"
)
# No place, though German writes it as it writes a name.
_NO_TOWN = (
    r"(?!(?-i:Einbruch|Mitternacht|Sonnen\w+|Dunkelheit|Genehmigung|Absprache|Möglichkeit|Haus\w*|Begleitung|Notfällen"
    r"|Ausnahmefällen|Kraft|Fahrzeug\w*|Hotels?|Restaurants?|Menschen\w*|Angaben|Ablauf|Zeit\w*|Absatz|Grund"
    r"|Sicherheits\w+|Gruppen|Konvoi\w*|Personen\w*|Auslands\w*|Reisen|Nacht|Fahrten|Land\w*|Botschaft\w*|Vor\w+)\b)"
)
BOUNDS = Bounds(
    posted=re.compile(
        rf"\b(?:\w*botschaft|\w*konsulat|auslandsvertretung|vertretung)\w*(?: in)? (?:{_NAME})"
        r"|\bbis auf weiteres\b", re.I),
    place=re.compile(
        rf"\b(?P<part>{_GROUND}(?: (?:von|der|des))? {_NAME}|(?<=[nem] )(?:nord|süd)?(?:nord|süd|ost|west)en\b"
        rf"(?: {_NAME}| von {_NAME})?|hauptstadt|(?-i:(?:Nord|Süd|Ost|West|Zentral)-?[A-ZÄÖÜ]?[a-zäöü]{{3,}}\b(?<!en)))"
        rf"|\b(?:nach|außerhalb(?: von)?|verlassen von|in|um|bei|durch|sind|ist|zwischen|angewiesen,|untersagt,"
        rf"|gehalten,|verboten,) {_NO_TOWN}(?P<town>{_NAME})(?= (?:nicht|nur|untersagt|verboten|derzeit|zu|bewegen"
        rf"|reisen|und"
        r"|oder|aufzu|aufhalten|sind|ist|nach|finden|auf dem|dürfen|ausschließlich|bei|mit)|[.,;]|$)", re.I),
    english={"hauptstadt": "the capital", "norden": "the north", "süden": "the south", "osten": "the east",
             "westen": "the west", "nordosten": "the northeast", "nordwesten": "the northwest",
             "südosten": "the southeast", "südwesten": "the southwest"},
    beyond=re.compile(
        r"\baußerhalb\b|\bverlassen\b|\bverlässt\b|\bnur (?:noch )?(?:in|innerhalb|im)\b"
        r"|\bausschließlich in(?:nerhalb)?\b", re.I),
    acts={
        "night": re.compile(
            r"\bnachts\b|\bnächtlich\w*|\b(?:bei|in der|zur) nacht\w*|\bdunkelheit|\bsonnenuntergang"
            r"|\b\d{1,2}(?:[.:]\d\d)? uhr|\bmitternacht|\btageslicht", re.I),
        "curfew": re.compile(r"\b(?:ausgangssperre|ausgangsverbot\w*)\b|\bunterk[uü]nft\w* (?:\w+ )?nicht\b"
            r"|\bwohnung\w*\b", re.I),
        "road": re.compile(r"\blandweg\w*|\bstraßenweg\w*|\büberland\w*", re.I),
        "armour": re.compile(r"\bgepanzert\w*|\bsondergeschützt\w*", re.I),
        "escort": re.compile(r"\bkonvois?\b|\beskorte\w*|\bbegleitung\b|\bpersonenschutz\w*", re.I),
        "compound": re.compile(r"\b\w*gelände\w*", re.I),
        "hotel": re.compile(r"\bhotels?\b", re.I),
        "restaurant": re.compile(r"\brestaurants?\b", re.I),
        "market": re.compile(r"\bm[aä]rkte?n?\b|\beinkaufszent\w+", re.I),
        "transit": re.compile(r"\böffentlich\w* verkehrsmitte\w*", re.I),
        "taxi": re.compile(r"\btaxis?\b", re.I),
    },
)
