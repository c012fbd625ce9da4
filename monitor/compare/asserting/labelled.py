"""Turn what stands in a form ("Airport: closed", "Shelter in place: lifted") into its sentence."""

from __future__ import annotations

import re

_NAME = r"(?:[A-Z\u00c0-\u00de][\w.',/&\u00c0-\u024f-]* (?:(?:of|and|the|in|with|de|del|la|el|al) ){0,2}){0,8}"
_PLACE = r"[A-Z\u00c0-\u00de][\w.' \u00c0-\u024f-]{0,60}?"
_THING = (
    r"(?:airports?|airspace|land borders?|borders?|(?:border )?crossings?|ports?|flights"
    r"|(?:international|domestic|commercial|all|civil) flights|ferry service|embassy|consulate(?: general)?"
    r"|consular agency|consular section"
    r"|(?:embassy|consulate|mission|post) operations|(?:routine |emergency )?consular services|visa services)"
)
# What is told, and lifted.
_RULE = (
    r"(?:shelter[- ]in[- ]place|curfew|state of emergency|(?:ordered|authori[sz]ed) departure|evacuation)"
    r"(?: (?:order|instruction|advisory|notice|status))?"
)
_LIFTED = (
    r"(?:(?:now|fully) )?(?:lifted|rescinded|cancel+ed|ended|over|withdrawn|terminated)"
    r"(?=\W*$|[:,]|,? (?:as of|at|on|in|for|from|since|by|effective|today|yesterday|this)\b)"
)
_STATE = (
    r"(?:(?:now|currently|temporarily|partly|partially|fully|all|still) )?(?:closed|shut|open|re-?opened|suspended"
    r"|halted|cancel+ed|stopped|resumed|restored|grounded)"
)
_FORM = re.compile(
    rf"^(?P<what>(?:The |All )?{_NAME}(?i:{_THING})(?: (?:in|at|with|to|of|between) {_PLACE})?)(?: status)?"
    rf"(?: ?: | - )(?P<is>(?i:{_STATE})\b[^:;]{{0,160}})$"
)
_ENDED = re.compile(  # not where it holds elsewhere: "lifted in Norport, in effect in Eastport"
    rf"^(?P<what>(?:The )?(?:(?-i:[A-Z])[\w'-]+ )?{_RULE})(?: status)?(?: ?: | - )"
    rf"(?P<is>{_LIFTED}(?![^:;]*\b(?:in (?:effect|force|place)|remains?|continues?|still|not|except|if|when|once)\b)"
    r"[^:;]{0,160})$",
    re.I,
)
_STATUS = re.compile(
    rf"^(?:Current )?[Ss]tatus of (?P<what>(?:the )?{_NAME}(?i:{_THING})(?: (?:in|at|with|to|of) {_PLACE})?)"
    rf"(?: ?: | - )(?P<is>(?i:{_STATE})\b[^:;]{{0,160}})$"
)
_TURNED = re.compile(
    r"^(?P<is>(?:Currently |Now |Temporarily )?(?:Closed|Shut|Suspended)(?: [^:;]{0,60})?): "
    rf"(?P<what>[^:;]{{0,80}}(?i:\b{_THING})\b[^:;]{{0,160}})$"
)
_FOLLOWING = re.compile(
    r"^The following(?: [\w ]{1,40})? (?P<is>(?:are|have been|remain) (?:now |currently |temporarily )?(?:closed|shut"
    rf"|suspended)(?: [^:;]{{0,60}})?): (?P<what>[^:;]{{0,40}}(?i:\b{_THING})\b[^:;]{{0,240}})$"
)
_NO_MORE = re.compile(
    rf"^(?P<is>{_LIFTED}): (?P<what>(?:The )?{_RULE})(?P<where>(?: (?:in|for|at) [^:;,]{{2,60}})?)\.?$", re.I
)
_BARE = re.compile(rf"^(?i:{_THING}|{_RULE})\b")
_WORTH = re.compile(r": | - ")


def sentence(plain: str) -> str:
    """Return a form's entry as a sentence, anything else as it is."""
    if not _WORTH.search(plain):
        return plain
    if found := _STATUS.match(plain) or _FORM.match(plain):
        return f"{_subject(found['what'])} {_low(found['is'])}"
    if found := _ENDED.match(plain):
        return f"{_subject(found['what'])} {_low(found['is'])}"
    if found := _NO_MORE.match(plain):
        return f"{_subject(found['what'])} {_low(found['is'])}{found['where']}."
    if found := _TURNED.match(plain):
        return f"{_subject(found['what'])} {_low(found['is'])}."
    if found := _FOLLOWING.match(plain):
        return f"{_upper(found['what'].rstrip('. '))} {found['is']}."
    return plain


def _subject(what: str) -> str:
    what = what.strip(" .,-")
    verb = "are" if " and " in what or what.endswith("s") else "is"
    return f"The {_low(what)} {verb}" if _BARE.match(what) else f"{_upper(what)} {verb}"


def _low(said: str) -> str:
    return said[:1].lower() + said[1:]


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]
