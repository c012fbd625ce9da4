"""Say plainly what is put round about: refused to order is "did not", no longer shut is open again."""

from __future__ import annotations

import re

from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.terms.table import ways

# What a government or its post does, by the stem of its verb: the noun or the participle ends otherwise.
_DOES = {
    "order": "order", "authoriz": "authorize", "authoris": "authorise", "approv": "approve", "suspend": "suspend",
    "clos": "close", "evacuat": "evacuate", "withdraw": "withdraw", "direct": "direct", "instruct": "instruct",
    "reduc": "reduce", "restrict": "restrict", "impos": "impose", "declar": "declare", "halt": "halt",
}
_VERB = "|".join(_DOES.values())
_FOLLOWS = rf"(?=(?:{_VERB}|tell|ask|send|recall|shut|relocate|move|cease|stop|shelter|leave|depart|ban|bar|forbid)\b)"
# "Citizens who have chosen not to leave should shelter": what people did not do says only who they are.
_DECLINED = re.compile(
    rf"(?<!\bwho )(?<!\byou )(?<!\bthey )(?<!\bwho have )(?<!\byou have )(?<!\bthey have )"
    rf"\b(?:(?:has|have|had) )?(?:refused|declined|failed|(?:decided|chosen?|elected|opted|voted) not) to"
    rf" {_FOLLOWS}|(?<!\bwho )(?<!\byou )(?<!\bthey )\b(?:has|have|had) (?:as )?yet to {_FOLLOWS}", re.I
)
_AGAINST = re.compile(
    rf"\b(?:(?:has|have|had) )?(?:decided|ruled|advised|voted|argued|come down|came down) against"
    rf" (?P<stem>{'|'.join(_DOES)})ing\b", re.I
)
# What a government may decide on it has not done; that people may choose to leave is another thing.
_MAY_CHOOSE = re.compile(
    rf"\b(?P<may>may|might|could)(?: \w+ly)? (?:decide|choose|elect|opt) to (?=(?:{_VERB})\b)", re.I
)
_SOON = re.compile(
    r"\b(?P<may>(?:may|might|could) be (?:told|\w+ed)) at (?:(?:very )?short notice|any (?:time|moment)) (?=to\b)",
    re.I,
)
# Of what has not been done to somebody every reader knows that it is not done.
_NOT_BEEN = re.compile(
    r"\b(?P<be>has|have) (?:not|never)(?: yet| so far)? been (?=(?:\w+ly )?(?:prohibited|barred|banned|restricted"
    r"|forbidden|ordered|told|instructed|directed|closed|suspended|reduced|confined)\b)", re.I
)
# "None of our staff were told to stay at home": they were not.
_NONE_OF = re.compile(
    r"\b(?P<none>[Nn]one|[Nn]ot one) of (?P<who>(?:the|our|its|their|these) (?:[\w-]+ ){1,4}?)(?P<be>was|were|is|are"
    r"|has been"
    r"|have been) (?=(?:\w+ly )?(?:told|asked|ordered|instructed|directed|advised|evacuated|withdrawn|restricted|barred"
    r"|confined|closed|suspended|cancell?ed)\b)"
)
# "Has placed no limits on the movement of its staff": it has not restricted it.
_NO_LIMIT = re.compile(
    r"\b(?P<have>has|have)(?: so far| now| currently| also)? (?:(?:placed|set|imposed|put|introduced) no"
    r"|(?:not|never)(?: yet| so far)? (?:placed|set|imposed|put|introduced) any) (?:\w+ ){0,2}?(?:limits?|limitations?"
    r"|restrictions?|bans?|curbs?) (?:on|for|upon) ", re.I
)
# "Is no longer closed to travellers": it is open again to them.
_NO_LONGER_OFF = re.compile(
    r"\b(?P<be>is|are) no longer (?:(?!only\b)\w+ly )?suspended\b(?! (?:only|just|merely|solely)\b)", re.I
)
_NO_LONGER_SHUT = re.compile(
    r"\b(?P<be>is|are) no longer (?:(?!only\b)\w+ly )?(?:closed|shut)\b(?! (?:on|at|in the|only|just|merely|solely) )",
    re.I,
)
# "The Embassy has told all Americans to leave": it urges them to.
_TELLS = re.compile(
    r"\b(?P<who>(?:Embassy|Consulate(?: General)?|Mission|High Commission|Department(?: of State)?|FCDO|DFAT|Ambassador"
    r"|US government|[Ww]e)(?: in [A-Z]\w+)?)(?: (?:has|have))?(?: now| again| also)? (?P<tells>tells?|told)"
    rf"(?= (?:all |the |its |any |our )*(?:{NATION} )?(?:{PUBLIC})(?! of)"
    r"\b[^;.]{0,60}? to (?:leave|depart|get out)\b)"
)
_IF_THEN = re.compile(r"\b(?:if|when|whenever|should|unless|once|until)\b|^(?:back )?in (?:19|20)\d\d\b", re.I)
# "Who have a way of getting out should do so", "make arrangements to go now": it is leaving that they are told.
_WAY_OUT = (
    r"(?:get(?:ting)? out(?: of (?-i:[A-Z])\w+)?|(?:return|go|com|leav)(?:e|ing)?(?: back)? (?:home|the country)"
    r"|leav(?:e|ing)(?: (?-i:[A-Z])\w+)?)(?=,| (?:and|or|should|must|safely|now|by|via|on|if|while)\b)"
)
_DO_IT = re.compile(
    rf"(?P<lead>\b(?:(?:would like|wish|want|are able|who can|able) to|(?:have|has) (?:an?|the|any) (?:safe )?(?:way"
    rf"|means|chance"
    rf"|opportunity|possibility) (?:of|to)) {_WAY_OUT}(?:(?!\b(?:not|never|unless|how|call|contact|charters?"
    rf"|flights?)\b)"
    r"[^;.]){0,80}?(?:\bshould|\bmust|\b(?:recommend|advise|urge)(?: that)? you|, please|,)) (?:do so|(?:use|take)"
    r" (?:it|them))(?= (?:as soon as|now|immediately|at once|without (?:delay|waiting)|today|while)\b|[.,;]|$)", re.I
)
_UNTOLD = re.compile(r"\b(?:no|not|never|nobody|without|rumou?rs?|sa(?:id|ys?)|told|claim\w*|reports?)\b|n't\b", re.I)
_LEAVE = re.compile(r"\bto leave\b", re.I)  # of this word those who read calls to leave know it
_GO_NOW = re.compile(
    r"\b(?P<make>make (?:your |their )?(?:plans|arrangements|preparations) to) go (?=(?:now|immediately|at once|today"
    r"|without delay)\b(?! to (?!the airport\b)))", re.I
)
_WORTH = ways(
    r" do so|one of|(?:limit|restriction|ban|curb|limitation)s? (?:on|for|upon)|(?:use|take) (?:it|them)|to go |"
    r" tells? | told |against|refused|declined|failed|yet to|not to| (?:may|might|could) |no longer"
    r"|(?:not|never) (?:[\w ]{2,7})?been"
)


# "You don't need to leave": written out, a denial is one to every reader.
_SHORT_NOT = re.compile(r"\b(?P<be>do|does|did|is|are|was|were|has|have|had|should|must|need)n['\u2019]t\b", re.I)


def _urges(told: re.Match[str]) -> str:
    return f"{told['who']} {'urge' if told['who'].lower() == 'we' else 'urges'}"


def _outright(told: re.Match[str]) -> str:
    """Name what people are told to "do" or "use"; what is denied or passed on before it stays as it is."""
    before = re.split(r"[;,] ", told.string[: told.start()])[-1]
    kept = _UNTOLD.search(before) or _LEAVE.search(told["lead"])
    return told[0] if kept else f"{told['lead']} leave the country"


def _of_none(told: re.Match[str]) -> str:
    who = told["who"][0].upper() + told["who"][1:] if told["none"][0] == "N" else told["who"]
    return f"{who}{'are' if told['be'] in ('were', 'are', 'have been') else 'is'} not "


def plainly(plain: str) -> str:
    """Return a sentence with its denial, its supposition or its opening in the words every reader knows."""
    plain = _SHORT_NOT.sub(r"\g<be> not", plain) if "n't" in plain or "n\u2019t" in plain else plain
    if not _WORTH.search(plain):
        return plain
    said = plain if _IF_THEN.search(plain) else _TELLS.sub(_urges, plain)
    said = _GO_NOW.sub(r"\g<make> leave ", _DO_IT.sub(_outright, said))
    said = _DECLINED.sub("did not ", said)
    said = _AGAINST.sub(lambda m: f"did not {_DOES[m['stem'].lower()]}", said)
    said = _NO_LIMIT.sub(r"\g<have> not restricted ", said) if " no " in said or " any " in said else said
    said = _NONE_OF.sub(_of_none, said) if "one of" in said else said
    said = _SOON.sub(r"\g<may> ", _MAY_CHOOSE.sub(r"\g<may> ", said))
    said = _NOT_BEEN.sub(lambda m: "is not " if m["be"].lower() == "has" else "are not ", said)
    said = _NO_LONGER_OFF.sub(lambda m: "has resumed" if m["be"].lower() == "is" else "have resumed", said)
    return _NO_LONGER_SHUT.sub(r"\g<be> open again", said)
