"""How Dutch tells of curfews, emergency rule, fighting and people held back."""

from __future__ import annotations

import re

from monitor.compare.tongues.rulings import Rulings
from monitor.compare.tongues.tongue import Row, grouped

_CURFEW = r"(?:avondklok|uitgaansverbod|spertijd|straatverbod)"
_RULE = r"(?:noodtoestand|uitzonderingstoestand)"
_MARTIAL = r"(?:staat van (?:beleg|oorlog)|krijgswet)"
_SET = r"(?:ingesteld|uitgeroepen|afgekondigd|ingevoerd|opgelegd|verlengd|uitgebreid|van kracht)"
_NOW = r"(?:geldt|gelden|is er|heerst|blijft)"
_LIFTED = r"(?:opgeheven|beëindigd|afgelopen|voorbij|ingetrokken)"


def _decree(kind: str, what: str, example: str, ended: str) -> tuple[Row, Row]:
    """Give the rows of one sort of decree: that it is over, and that it holds or was made."""
    return (
        (f"over_{kind}", ended, rf"\b{what}\b[^.;,]{{0,60}}?\b{_LIFTED}\b|\bgeen {what} meer\b"),
        (kind, example,
         rf"\b{what}\b[^.;,]{{0,80}}?\b(?:{_SET}|geldt|blijft)\b|\b(?:{_NOW}|er is"
         rf"|is er) (?:(?!\bgeen\b)[^.;,]){{0,60}}?\b{what}\b"
         rf"|\b(?:stel|roep|kondig)\w*\b[^.;,]{{0,40}}?\b{what}\b[^.;,]{{0,30}}?\b(?:in|uit|af)\b"
         rf"|\b(?:vanwege|ondanks) de (?:\w+ )?{what}\b|\bhoudt? u aan de {what}\b"),
    )  # fmt: skip


_FOE = r"(?:gevechten|gewapende (?:botsingen|confrontaties)|schermutselingen)"
_STRIKES = r"(?:lucht(?:aanvallen|aanval)|raketaanvallen|raketaanval|droneaanvallen|bombardementen|beschietingen)"
_THESE = r"(?:sinds (?:vandaag|gisteren|\d\w*|vannacht|vanochtend)|op dit moment|momenteel|vannacht|vandaag|gisteren)"
ROWS: tuple[Row, ...] = (
    *_decree("curfew", _CURFEW, "Er geldt een avondklok.", "De avondklok is opgeheven."),
    *_decree("emergency", _RULE, "De noodtoestand is uitgeroepen.", "De noodtoestand is opgeheven."),
    *_decree("martial", _MARTIAL, "De staat van beleg is afgekondigd.", "De staat van beleg is opgeheven."),
    ("fighting", "Er zijn zware gevechten uitgebroken.",
     rf"\b{_FOE}\b[^.;,]{{0,40}}?\b(?:uitgebroken|begonnen|opgelaaid|gaande)\b"
     rf"|\b{_THESE}\b[^.;,]{{0,40}}?\b(?:{_FOE}|gevochten)\b|\b(?:{_FOE}|gevochten)\b[^.;,]{{0,40}}?\b{_THESE}\b"),
    ("air", "Sinds vandaag zijn er luchtaanvallen.",
     rf"\b{_STRIKES}\b[^.;,]{{0,50}}?\b(?:uitgevoerd|begonnen|gaande)\b|\b{_THESE}\b[^.;,]{{0,50}}?\b{_STRIKES}\b"
     rf"|\b{_STRIKES}\b[^.;,]{{0,40}}?\b{_THESE}\b"
     rf"|\b{_THESE}\b[^.;,]{{0,30}}?\baanvallen (?:op|tegen|van)\b|\b(?:heeft|hebben|is"
     rf"|zijn)\b[^.;,]{{0,30}}?\b{_THESE}\b"
     r"[^.;,]{0,40}?\baangevallen\b"),
    ("attack", "Op 9 maart was er een aanslag op een hotel.",
     r"\b(?:was er|vond|waren er|is er)\b[^.;,]{0,50}?\b(?:\w*aanslag(?:en)?|explosie)\b[^.;,]{0,60}?(?=\bplaats\b"
     r"|\bgepleegd\b"
     r"|$|[.,;])|\baanslag\b[^.;,]{0,60}?\bgepleegd\b"),
    ("coup", "Het leger heeft de macht gegrepen.",
     r"\b(?:leger|militairen|rebellen|junta|taliban|presidentiële garde)\b[^.;,]{0,30}?\b(?:heeft"
     r"|hebben)\b[^.;,]{0,30}?\b(?:de"
     r" macht (?:gegrepen|overgenomen)|de regering (?:afgezet|omvergeworpen))"
     r"|\b(?:staatsgreep|militaire coup|couppoging|coup)\b[^.;,]{0,30}?\b(?:gaande|gepleegd|plaatsgevonden)\b"
     r"|\b(?:was|is) er (?:\w+ ){0,2}?(?:een )?(?:staatsgreep|militaire coup|couppoging)\b"),
    ("detained", "Er is een groot risico op willekeurige arrestatie.",
     r"\b(?:willekeurig\w*|zonder (?:reden|aanklacht|proces|geldige reden))\b[^.;]{0,40}?\b(?:opgepakt|arrestatie\w*"
     r"|gearresteerd|vastgezet|aangehouden|detentie|gevangen\w*|vastgehouden)\b"
     r"|\b(?:opgepakt|arrestatie|gearresteerd|vastgezet|aangehouden|vastgehouden)\b[^.;]{0,30}?\b(?:willekeurig\w*"
     r"|zonder"
     r" (?:reden|aanklacht|proces))\b"
     r"|\b(?:nederlanders|buitenlanders|u)\b[^.;]{0,40}?\brisico\b[^.;]{0,40}?\b(?:opgepakt|gearresteerd|vastgezet"
     r"|arrestatie)\b"),
    ("barred", "U kunt een uitreisverbod krijgen.",
     r"\b(?:uitreisverbod(?:en)?|uitreisbeperking\w*)\b|\b(?:tegengehouden|vastgehouden) bij (?:hun |uw )?(?:vertrek"
     r"|uitreis)\b|\bmogen het land niet (?:verlaten|uit)\b"),
)  # fmt: skip
_MAY = r"\b(?:kan|kunnen|kon|kunt)\b"
RULINGS = Rulings(
    rows=grouped(ROWS),
    untold=re.compile(
        rf"\b(?:niet (?!langer)|geen(?! \w+ meer)|nooit)\b|(?:{_MAY}(?!.*\b(?:uitreisverbod|willekeurig|opgepakt"
        rf"|vastgezet)))"
        r"|\b(?:zou(?:den)?|mogelijk|rekening|als|indien|mocht|waren|dreigt|altijd|regelmatig|vaak|soms|af en toe"
        r"|minderjarigen?|jongeren|schulden|drugs\w*|strafbaar\w*|feitelijk|worden(?=[^.;]*\buitgevoerd)|gestopt|vrijgelaten|herdenking|jaren"
        r"|vroeger"
        r"|uit (?:19|20)\d\d|wordt (?=uitgeroepen|ingesteld)|strafzaak|alimentatie|kinderen)\b", re.I),
    supposed=re.compile(r"\b(?:media|geruchten|naar verluidt|volgens|in geval)\b", re.I),
    cut=re.compile(r"[;:]|, (?!(?:die|dat)\b)| (?:en|maar) (?=(?:in|er|de|het)\b)"),
    place=re.compile(r"\b(?:in|op|naar|boven|tegen|uit)(?: (?:de|het))? ((?-i:[A-Z])[\wë’'-]+)", re.I),
)  # fmt: skip
