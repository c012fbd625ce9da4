"""How people are told to weigh what to do, and going is named among it: "review your plans, including leaving"."""

from __future__ import annotations

import re

_WEIGH = (
    r"(?:(?:re)?consider|review|weigh|(?:re)?assess|(?:re-?)?evaluate|examine|think (?:about|of|through)|revisit"
    r"|look (?:at|into|over))"
)
_WHAT = r"(?:plans?|options?|arrangements|security|situation|circumstances|posture|measures|precautions|choices|needs?)"
_SORT = r"(?:(?:an?|the|their|your|temporar(?:y|ily)|possibl[ey]|early|voluntar(?:y|ily)|immediate) )*"
_PLACE = (
    r"(?:the (?:country|island|territory|region|area|city|capital)\b"
    r"|(?:the )?(?-i:[A-Z\u00c0-\u00de](?!mbassy|onsulate|irport)[\w'-]+)(?! (?:Airport|Embassy|Consulate|Hotel)))"
)
# What is weighed may stand in several names: "consider their own security and contingency plans, including ...".
AMONG = re.compile(
    rf"\b{_WEIGH} (?:(?!\b(?:how|whether|if|before)\b)[\w'-]+,? ){{0,8}}?{_WHAT}(?: in [\w ]{{3,30}}"
    rf"| there)?,? (?:to )?"
    rf"(?:including|includ(?:e|es)|such as|up to and including|among them|like) {_SORT}(?P<among>(?:departures? from"
    rf"|departing|leaving|leave|depart|evacuat(?:ing|ion from)|relocat(?:ing|ion) (?:from|out of|outside(?: of)?)) "
    rf"{_PLACE}|(?:temporary|early|voluntary) (?:departure|relocation)(?=[.,;]|$))", re.I,
)
