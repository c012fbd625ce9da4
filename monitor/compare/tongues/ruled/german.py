"""How German tells of curfews, emergency rule, fighting and people held back."""

from __future__ import annotations

import re

from monitor.compare.tongues.rulings import Rulings
from monitor.compare.tongues.tongue import Row, grouped

_CURFEW = r"(?:\w*ausgangs(?:sperren?|beschränkung\w*|verbote?)|ausgehverbote?)"
_RULE = r"(?:ausnahmezustand\w*|\w*notstand\w*)"
_MARTIAL = r"(?:kriegsrecht\w*|kriegszustand\w*|standrecht)"
_SET = (
    r"(?:verhängt|ausgerufen|erlassen|angeordnet|erklärt|verkündet|eingeführt|ausgeweitet|in kraft(?: getreten"
    r"| gesetzt)?)"
)
_NOW = r"(?:gilt|gelten|herrscht|besteht|bestehen|bleibt|bleiben)"
_LIFTED = r"(?:aufgehoben|beendet|ausgelaufen|zurückgenommen)"


def _decree(kind: str, what: str, example: str, ended: str) -> tuple[Row, Row]:
    """Give the rows of one sort of decree: that it is over, and that it holds or was made."""
    return (
        (f"over_{kind}", ended, rf"\b{what}\b[^.;]{{0,60}}?\b{_LIFTED}\b|\baufhebung de[rs] (?:\w+ )?{what}\b"),
        (kind, example,
         rf"\b{what}\b[^.;,]{{0,90}}?\b(?:{_SET}|{_NOW})\b|\b{_NOW}\b[^.;,]{{0,90}}?\b{what}\b"
         rf"|\b(?:verhäng|erlie|ruf|erklär|ordne|verkünde)\w*\b[^.;,]{{0,60}}?\b{what}\b"
         rf"|\b(?:trotz|aufgrund|wegen) de[rs] (?:nächtlichen |geltenden )*{what}\b"),
    )  # fmt: skip


_FOE = r"(?:kämpfen?|gefechten?|kampfhandlungen|(?:bewaffneten?|militärischen?) auseinandersetzungen)"
_STRIKE = r"(?:luftangriffen?|raketenangriffen?|drohnenangriffen?|luftschlägen?|bombardierungen|raketenbeschuss"
_STRIKES = rf"{_STRIKE}|militärschlägen?|(?:militärischen?|massiven?) angriffen?)"
_THESE = (
    r"(?:seit (?:heute|gestern|dem|de[rn]|\d|einigen tagen|den frühen)\w*|derzeit|aktuell|zurzeit|gegenwärtig"
    r"|in der nacht|heute|gestern)"
)
ROWS: tuple[Row, ...] = (
    *_decree("curfew", _CURFEW, "Es gilt eine nächtliche Ausgangssperre.", "Die Ausgangssperre wurde aufgehoben."),
    *_decree("emergency", _RULE, "Der Ausnahmezustand wurde ausgerufen.", "Der Notstand wurde aufgehoben."),
    *_decree("martial", _MARTIAL, "Das Kriegsrecht wurde verhängt.", "Das Kriegsrecht wurde aufgehoben."),
    ("fighting", "In Khartum sind schwere Kämpfe ausgebrochen.",
     rf"\b{_FOE}\b[^.;,]{{0,50}}?\b(?:ausgebrochen|aufgeflammt|begonnen|entbrannt)\b"
     rf"|\b{_THESE}\b[^.;,]{{0,60}}?\b(?:kommt"
     rf" es|finden|dauern|toben|halten|gibt es)\b[^.;,]{{0,60}}?\b(?<!verbalen ){_FOE}\b"
     rf"|\b(?:kommt es|finden|dauern|toben|gibt es)\b[^.;,]{{0,20}}?\b{_THESE}\b[^.;,]{{0,60}}?\b{_FOE}\b"),
    ("air", "Seit heute finden Luftangriffe statt.",
     rf"\b{_STRIKES}\b[^.;,]{{0,70}}?\b(?:begonnen|durchgeführt|geflogen|ausgeführt|angegriffen)\b"
     rf"|\b{_THESE}\b[^.;,]{{0,70}}?\b{_STRIKES}\b|\b{_STRIKES}\b[^.;,]{{0,40}}?\b{_THESE}\b"
     rf"|\b(?:hat|haben)\b[^.;,]{{0,60}}?\bangriffe (?:auf|gegen) [^.;,]{{0,60}}?\b(?:begonnen|gestartet"
     rf"|durchgeführt)\b"),
    ("attack", "Am 9. März wurde ein Anschlag auf ein Hotel verübt.",
     r"\b(?:wurde|ereignete sich|kam es|gab es|hat sich|erfolgte)\b[^.;,]{0,60}?\b(?:\w*anschlag|\w*attentat"
     r"|terrorangriff"
     r"|bombenexplosion|\w*anschläge\w*)\b[^.;,]{0,60}?(?=\b(?:verübt|ereignet|erfolgt)\b|$|[.,;])"),
    ("coup", "Das Militär hat die Macht übernommen.",
     r"\b(?:militär|armee|streitkräfte|soldaten|offiziere|junta|präsidialgarde|rebellen"
     r"|taliban)\b[^.;,]{0,40}?\b(?:haben|hat)"
     r"\b[^.;,]{0,30}?\b(?:die macht (?:übernommen|ergriffen)|die regierung (?:gestürzt|abgesetzt|entmachtet))"
     r"|\b(?:militär)?putsch(?:versuch)?\b[^.;,]{0,30}?\b(?:im gange|gekommen|stattgefunden)\b"
     r"|\b(?:kam|gab) es[^.;,]{0,40}?\b(?:militär)?putsch(?:versuch)?\b"),
    ("detained", "Es besteht die Gefahr willkürlicher Festnahmen.",
     r"\bwillkürlich\w*\b[^.;]{0,40}?\b(?:fest(?:genommen|nahmen?|gehalten|zunehmen)|verhaft\w+|inhaftier\w+"
     r"|inhaft\w+)\b"
     r"|\b(?:festnahmen?|verhaftung\w*|inhaftierung\w*|verhaftet|festgenommen"
     r"|inhaftiert)\b[^.;]{0,30}?\bwillkürlich\w*\b"
     r"|\b(?:gefahr|risiko)\b[^.;]{0,50}?\b(?:festnahmen?|verhaftung\w*|inhaftierung\w*|festgenommen|verhaftet)\b"
     r"[^.;]{0,40}?\b(?:deutsche\w*|österreich\w*|ausländ\w*|doppelstaat\w*)"
     r"|\b(?:deutsche\w*|österreich\w+|doppelstaat\w*|ausländ\w+)\b[^.;]{0,60}?\b(?:ohne (?:\w+ )?(?:grund|anklage"
     r"|angabe"
     r" von gründen))\b[^.;]{0,40}?\b(?:festgenommen|verhaftet|inhaftiert|festgehalten)\b"),
    ("barred", "Gegen Deutsche wurden Ausreisesperren verhängt.",
     r"\bausreise(?:sperren?|verbote?|verbot)\b|\b(?:an|bei) der ausreise (?:ge|be)?hinder\w*"),
)  # fmt: skip
RULINGS = Rulings(
    rows=grouped(ROWS),
    untold=re.compile(
        r"\b(?:nicht|keine?[nmrs]?|nie|kann|können|könnten?|könnte|soll(?:en|te|ten)?|möglich\w*|möglicherweise"
        r"|gerechnet|rechnen|falls|wenn|sofern|waren?|wäre\w*|geplant\w*|drohen|droht|immer wieder|jederzeit|häufig"
        r"|regelmäßig"
        r"|gelegentlich|vereinzelt|minderjährige\w*|jugendliche\w*|schulden|drogen\w*|unterhalt\w*|straftat\w*"
        r"|fahrverbot\w*"
        r"|kinder|ehemalig\w*|historisch\w*|gedenk\w*|jahrestag|feiertag\w*|während|freigelassen|entlassen|eingestellt"
        r"|rufen sie|verhältnis\w*|gesundheitsnotstand|bildungsnotstand|klimanotstand|wassernotstand"
        r"|geschichte)\b", re.I),
    supposed=re.compile(
        r"\b(?:medien\w*|gerüchte\w*|angeblich|laut|berichte\w*|im falle?|bei (?:verhängung|einer|einem))\b", re.I),
    cut=re.compile(r"[;:]|, (?!(?:die|der|das|den|dem)\b)(?!\d)| und (?=(?:in|der|die|das|es|im)\b)"),
    place=re.compile(
        r"\b(?:in|auf|nach|über|gegen|im|aus)(?: (?:de[nmr]|die))? ((?-i:[A-ZÄÖÜ])[\w-]+)", re.I),
)  # fmt: skip
