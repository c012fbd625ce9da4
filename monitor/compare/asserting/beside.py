"""Take a sentence apart into what it says and what stands beside it: "although roads are open, the airport is shut"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.compare.colours import denied, hangs, heard, leads, supposed, turns
from monitor.compare.whose.offices import ALIEN, ANOTHER, FOREIGN, THEIRS
from monitor.compare.wordings.governments import NATION
from monitor.terms.calendar import ON_A_DAY
from monitor.terms.table import ways

_PEOPLE = r"(?:staff|personnel|employees|famil(?:y|ies)|depend[ae]nts|officials|diplomats|nationals|citizens)"
_THEIR_PEOPLE = re.compile(rf"\b(?!Mission\b){ALIEN} {_PEOPLE}\b")
_OF_PEOPLE = re.compile(rf"\b{_PEOPLE}\b", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|may|must|should|can|cannot|could|would|do|does|did|remains?"
    r"|continues?|need"
    r"|reserves?|urges?|advises?|recommends?|encourages?|warns?|avoid|stay|monitor|follow|call|contact"
    r"|leave|went|came|left|took|gave|began|put|shut|sent"
    r"|saw|withdrew|(?:reduc|suspend|ceas|resum)e?s|limits (?=services|its|operations|consular)"
    r"|\w+'(?:re|ve|ll|s been)|\w{3,}ed)\b", re.I
)
# What such a clause gives is a reason, a contrast or an occasion; the main one holds whatever it says.
_OPENS = (
    r"(?:(?:al|even )?though|while|whilst|whereas|despite|in spite of|notwithstanding|contrary to|even if"
    r"|whether or not|regardless of|no matter|because(?: of)?|due to|owing to|in (?:the )?(?:light|view"
    r"|response|wake|face)"
    r" (?:of|to)|given|following|in addition to|apart from"
    # "As announced on June 9, ..." dates what follows
    r"|as(?! of\b| from\b| to\b| well\b| soon\b| long\b| far\b| (?:\w+ )?announced (?:on|in|last)\b"
    # "as has been the case since 2015" makes an old thing of all that follows
    r"| (?:has|have|was|is) (?:long |always )?(?:been )?(?:the case|so|true)\b)"
    r"|after \w+ing|after (?:yesterday|today|last|this|the|an?)"
    r"|out of (?:an abundance|caution|concern|fear|respect|prudence)|thanks to|amid(?:st)?"
    r")"
)
_OPENING = re.compile(rf"{_OPENS}\b|(?:and|or)\b", re.I)
# "All consular services, routine and emergency, are suspended": what an apposition describes is no reason before it.
_APPOSED = re.compile(r"[a-z][\w -]{2,40}, (?:is|are|was|were|has|have|will|remains?)\b")
# A thing of a list: "due to shooting in A, the B hotel, and near C, travel is restricted".
_THING = r"(?:(?!\b(?:is|are|was|were|has|have|will|may|must|should|can(?:not)?|do|avoid|stay|leave)\b)[^,;]){3,60}"
_LEADING = re.compile(
    rf"^(?:{_OPENS}\b[^,;]{{3,160}}(?:(?:, {_THING}){{1,3}}, (?:and|or) {_THING}(?=, \w+ (?!and|or)))?(?:, |; )"
    r"|(?:meanwhile|however|moreover|in addition|effective immediately), )", re.I
)
# "Due to clashes the Embassy has suspended operations; call us": no comma tells where the reason ends and it begins.
_REASON_AND_MAIN = re.compile(
    r"^(?:due to|owing to|because of|in (?:the )?(?:light|view|response|wake|face) (?:of|to)|following|amid(?:st)?"
    r"|after (?:yesterday|today|last|this|the|an?)\b|out of|thanks to|despite|in spite of|notwithstanding|regardless of"
    r"|in addition to|apart from)\b(?:(?!\b(?:who|that|which|whose|where|what)\b)[^,;])*?"
    r" (?:is|are|has|have|was|were|will|must|should|may|can|cannot|remains?"
    r"|(?:Department(?: of State)?|Embassy|Consulate|Mission|governments?|authorities|we|it|they)"
    r" (?:\w+ly |also |now )?(?:\w+ed|urge|tell|told|advise))\b",
    re.I,
)
# A reason that is a sentence of its own: "As the Embassy has suspended services, write to us".
_REASON = re.compile(
    r"^(?:because|as|since|given that|now that) (?P<said>(?:the|our|all|most|we|routine|consular|US"
    r"|non-\w+) [^,;]{10,150}),",
    re.I,
)
# What is conceded last is as true: "no decision was made on flights, though staff have been ordered to leave".
_YET = re.compile(r"^(?P<main>[^;]{10,200}), (?:(?:al|even )?though|while|whereas) (?P<said>[^,;]{10,200})$", re.I)
# What a danger that may come calls for today.
_SO_GO = re.compile(r"\b(?:leave|depart) (?:the country|(?-i:[A-Z]\w+)) (?:now|immediately|today|at once"
    r"|without delay)\b", re.I)
_AMID = re.compile(rf",? - {_OPENS} [^;-]{{3,120}} - |, (?:{_OPENS}|which) [^,;]{{3,120}}, (?!and\b|or\b)", re.I)
# "Nationals in Norland despite our advice should leave": the advice is told of in the midst of what they should do.
_UNHEEDED = (
    r"(?! (?:[\w-]+ ){0,3}(?:advice|warnings?|advisor(?:y|ies)|recommendations?),? (?:should|must|ought|need|are|is)\b)"
)
_TRAILING = re.compile(
    rf"(?:, {_OPENS}|(?<=\w) (?:although|even though|(?:despite|in spite of|notwithstanding|regardless of){_UNHEEDED})"
    r"|,? -) "
    r"[^,;]{3,200}$", re.I
)
_CONCEDES = re.compile(
    rf",? (?:(?:al|even )?though|(?:despite|in spite of|notwithstanding|regardless of){_UNHEEDED})"
    r" (?![^,;]{0,60}\bno longer (?:required|ordered|obliged|ha(?:s|ve)|must))[^,;]{3,200}$", re.I
)
_BRACKETS = re.compile(r" \([^()]{12,160}\)")
_SEE = re.compile(r",? \((?:please )?see (?:also )?[^()]{3,160}\)", re.I)
_AS_ONCE = re.compile(r", (?:just )?(?:as|like) (?:it|they|we) (?:did|had|have|has)(?: done)?(?: last)? (?:in"
    r"|during|on|after)\b[^,;]*(?=[.;]|$)", re.I)
_REAL = re.compile(r"(?:, and|;|,) this is (?:not an?|no) (?:drill|exercise|test)\b(?=[.;,:]|$)", re.I)
# Who tells it: whose offer it is stands there too, so that is left out only where the whole says nothing.
_TOLD_THAT = re.compile(
    r"^(?:the )?(?:US )?(?:Embassy|Consulate(?: General)?|Mission"
    r"|Department(?: of State)?)(?: (?:in )?(?-i:[A-Z])\w+)?"
    r" (?:informs|advises|notifies|announces|confirms|announced|confirmed|wishes to (?:inform|advise|notify))"
    r"(?: (?:you|all|US citizens|Americans|today|yesterday))* that,? ", re.I
)
_BESIDE = re.compile(
    r"; (?:(?:and|but|however,|meanwhile,|therefore,) )?"
    # behind a dash stands a fact of its own where it is what an office of ours has decided or done
    r"| - (?=(?i:(?:an? |the )?(?:ordered|authori[sz]ed|voluntary) departure (?:is|was|has)\b"
    r"|the (?:US )?(?:Embassy|Consulate|Department(?: of State)?) has ))"
    r"|, (?:and|but(?! not limited)|so|yet|nor) (?:therefore |also |now )?"
)
# Where a statement with a subject of its own begins: "the border is shut and the Embassy has suspended operations".
# "Unable to help, as US government personnel are barred from the north" tells where: it stays with what it explains.
_ANEW = re.compile(
    r"(?:[;,:]| -)?(?<!such)(?<!as well)(?<!as far)(?<!as long)(?<!as soon)"
    r" (?:(?:and|while|whereas|so|but|(?:al)?though|because|as(?! US government)|therefore|however,) |(?<=[;:] )"
    r"|(?<= - ))"
    r"(?:therefore |however, |also |now )?"
    rf"(?=(?:{ON_A_DAY})?(?:the|our|its|all|both|most|some|routine|consular|US|American|British"
    r"|services(?= (?:at|in|of)\b)|Canadian|Australian|Irish|New Zealand|we|non-\w+|any(?:one|body) (?:with|who|in)"
    r"|everyone (?:else|who)|citizens|nationals|families|eligible|commercial|international"
    r"|local|authorities|embassy|consulates?) )", re.I
)
_WHEN_WHERE = re.compile(
    r"(?:on|in|at|from|as of|effective|since|starting|by|until|today|yesterday|tonight|during|after|before|following"
    r"|amid|for|with|under|over|throughout|near|outside)\b"
    r"(?:(?!\b(?:is|are|was|were|has|have|will|who|that|which)\b)[^,;:]){0,60}(?:, (?:19|20)\d\d)?, ", re.I
)
_WORTH = re.compile(r"[,;:(]| - |\bthat\b|\bdespite\b|\balthough\b|\beven though\b|\bregardless\b")
_IF_OPENS = re.compile(r"\b(?:even if|whether or not)", re.I)
# Who is meant by "it" or "its staff" stands in what was cut off.
REFERS = re.compile(
    r"^(?:it|its|they|their|he|she|his|her|them|both|the same|some|others"
    r"|th(?:is|at|ese|ose) (?:is|are|was|were|has|have|will|may|must|should|do|does|did))\b", re.I
)
_OWN = re.compile(rf"\b(?:the|our) (?:{NATION} )?(?:Embassy|Consulate|Department|Mission|High Commission)\b", re.I)
# "He says it is open, but the Embassy has suspended operations": that is no part of what he says.
_OURS = re.compile(
    rf"(?:(?:the|our|all) )*(?:(?:{NATION} )?(?:Embassy|Consulate(?: General)?|High Commission"
    r"|Department(?: of State)?)(?: (?:in )?(?-i:[A-Z])[\w-]+){0,2} (?:has|is|remains)"
    rf"|(?:(?:all|our|its|{NATION}|government|embassy|consulate|eligible|non-\w+) )*(?:staff|employees|personnel"
    r"|family members|families|dependents) (?:were|have been|are) (?:ordered|authori[sz]ed"
    r"|directed)(?: (?:on|last|yesterday|today)\b[^;,]{0,20}?)? to (?:leave|depart)"
    r"|(?:US )?Department(?: of State)? (?:ordered|authori[sz]ed|approved|directed)"
    rf"|{NATION} (?:citizens|nationals) (?:\w+ )?(?:should|must)|we (?:strongly )?(?:advise|urge)|you should)\b", re.I
)
# "Staff have been told to shelter, and leave by Friday": who is told the one is told the other.
_TOLD_TO = re.compile(r"\btold to\b", re.I)
_TO_DO = re.compile(r"(?:leave|depart|go|get out|evacuate|return|shelter|stay|remain)\b")
# What a paper says of us ends where we tell people what to do: "The media say that it is closed, and you should leave".
_CALLED_ON = re.compile(
    rf"(?:all )?(?:{NATION} (?:citizens|nationals) (?:\w+ )?(?:should|must)"
    r"|we (?:strongly )?(?:advise|urge)|you (?:should|must))\b", re.I
)
# What somebody said ends with its quotation: 'One driver told us: "we saw fire", and the Embassy has closed'.
_QUOTED = re.compile(r"[:,] ?\"[^\"]+[\",]\W*$")
_OF_NOUN = re.compile(r",|\b(?:who|whose|whom|which|that)\b", re.I)
_DANGER = ways(r"armed|gunm|shoot|shots|attack|explo|fighting|clashes|missile|rocket|shelling")
_MOST, _FEW = 8, 2  # clauses of one sentence that are looked at, and words that are too few to say a thing


@lru_cache(maxsize=2048)
def apart(plain: str) -> tuple[str, ...]:
    """Return a sentence without what leads up to it; then, if it is less, its main clauses, and each of them alone."""
    if not _WORTH.search(plain):
        return (plain,)
    begun = _cut(plain, (_LEADING, _LEADING, _CONCEDES))
    core = main(begun)
    few = _FEW if supposed.IF.search(plain) or not _DANGER.search(plain) else 1
    said = (begun, *(one for one in (core, *clauses(core), *_reason(plain)) if len(one.split()) > few))
    return tuple(dict.fromkeys(plain if one == plain else _whole(one) for one in said))


def main(plain: str) -> str:
    """Return a sentence without its clauses of reason, contrast or occasion."""
    return _cut(_TOLD_THAT.sub("", plain), (_BRACKETS, _LEADING, _AMID, _TRAILING))


_SHORTEST = 10  # characters of a clause that can say anything


def unreferred(plain: str) -> str:
    """Return a sentence without its pointer to another notice, what is rumoured against it, and "it is no drill"."""
    if "that " in plain or "umo" in plain or "laims" in plain:
        left = denied.RUMOURED.sub("", plain)
        plain = left if len(left) > _SHORTEST else plain
    if "this is no" in plain:
        plain = _REAL.sub("", plain)
    if ", as " in plain or "like " in plain:
        plain = _AS_ONCE.sub("", plain)
    return _SEE.sub("", plain) if "see" in plain else plain


def _cut(plain: str, ways: tuple[re.Pattern[str], ...]) -> str:
    for way in ways:
        found = way.search(plain)
        if found and not _holds(found[0]) and not (way is _LEADING and _leads_in(plain, found[0])):
            left = plain[: found.start()] + (" " if way in (_AMID, _BRACKETS) else "") + plain[found.end() :]
            alone = not (REFERS.match(left) or _goes_on(left) or _APPOSED.match(left))
            plain = left if found.start() or alone else plain
    return plain


def _leads_in(plain: str, begun: str) -> bool:
    """Whether what a sentence begins with holds its main clause too, or says whose word all of it is."""
    return _REASON_AND_MAIN.match(begun) is not None or heard.PASSED_ON.match(plain) is not None


def _goes_on(left: str) -> bool:
    """Whether what is left is no main clause yet: another reason, or the end of a list."""
    return _OPENING.match(left) is not None and not _LEADING.match(left)


def _holds(clause: str) -> bool:
    """Whether what stands beside it hangs on a clause."""
    asked = supposed.IF.search(_IF_OPENS.sub("", clause)) or _OF_PEOPLE.search(clause)
    return bool(asked) or _turns(clause) or _leads(clause)


def _reason(plain: str) -> Iterator[str]:
    """Yield what a sentence gives as its reason first, or concedes last, where it has a verb and stands for itself."""
    found = _REASON.match(plain) or _YET.match(plain)
    if found and "main" in found.groupdict() and (_turns(found["main"]) or _leads(found["main"])):
        return
    if found and _FINITE.search(found["said"]) and not (supposed.IF.search(found["said"]) or _turns(found["said"])):
        yield found["said"]


def _whole(clause: str) -> str:
    """Write a clause as a sentence."""
    return clause[:1].upper() + clause[1:] + ("" if clause[-1] in ".:!?\"" else ".")


@lru_cache(maxsize=2048)
def statements(plain: str) -> tuple[str, ...]:
    """Return the statements of a sentence, each with subject and verb, on the day and in the place that lead it."""
    told = [*clauses(plain, _ANEW)] if _ANEW.search(plain) and not hangs(plain) else []
    lead = _WHEN_WHERE.match(plain)
    first = lead[0] if lead and told and plain.startswith(told[0]) else ""
    again = (one if not number or _WHEN_WHERE.match(one) else first + one for number, one in enumerate(told))
    return tuple(map(_whole, again))


def clauses(plain: str, joints: re.Pattern[str] = _BESIDE) -> Iterator[str]:
    """Yield each clause that nothing before or behind it may turn."""
    every = joined(plain, joints)
    turned = [_turns(_QUOTED.sub("", clause)) for _, clause in every]
    leads = [_leads(clause) for _, clause in every]
    # a rumour ends with its clause, and so does what that clause calls false itself
    done = [heard.RUMOURED.match(clause) or denied.FALSE.search(clause) for _, clause in every]
    rumoured = [turn and not ended for turn, ended in zip(turned, done, strict=True)]
    asked = [bool(supposed.IF.search(clause)) for _, clause in every]
    if len(every) < 2:
        return
    for number, (joint, clause) in enumerate(every):
        goes = "so" in joint and _SO_GO.search(clause)
        free = bool(goes) or "but" in joint or ";" in joint or not any(asked[:number])
        after = every[number + 1 :]
        free = free and all(";" in j or not supposed.IF.search(c) or supposed.IF.match(c) for j, c in after)
        known = not number or not REFERS.match(clause) or all(_OWN.search(c) for _, c in every[:number])
        known = known and not (number and _TO_DO.match(clause) and _TOLD_TO.search(every[number - 1][1]))
        listed = any(":" in c for _, c in every[:number])  # "posts claim the following: one; another"
        ended = number and (_QUOTED.search(every[number - 1][1]) or heard.RUMOURED.match(every[number - 1][1]))
        over = "but" in joint or (";" in joint and not listed) or ended
        own = over and _OURS.match(clause) is not None
        own = own or bool(number and _CALLED_ON.match(clause) and heard.PASSED_ON.match(every[number - 1][1]))
        led, told = ([], rumoured[:number]) if own else (leads[:number], turned[:number])
        if free and known and not any(led + told + turned[number + 1 :]):
            yield clause


def joined(plain: str, joints: re.Pattern[str] = _BESIDE) -> list[tuple[str, str]]:
    """Cut a sentence at its joints, where a clause with a verb of its own stands on both sides."""
    every: list[tuple[str, str]] = []
    start, before = 0, ""
    for joint in joints.finditer(plain):
        verb = _FINITE.search(plain, joint.end(), joint.end() + 70)
        alone = verb is not None and not _OF_NOUN.search(plain[joint.end() : verb.start()])
        alone = alone or heard.PASSED_ON.match(plain[joint.end() :]) is not None  # "..., and the media say that we ..."
        if ";" in joint[0] or (alone and _FINITE.search(plain, start, joint.start())):
            every.append((before, plain[start : joint.start()]))
            start, before = joint.end(), joint[0]
    return [*every, (before, plain[start:])][:_MOST]


def _turns(clause: str) -> bool:
    """Whether a clause may turn what stands beside it."""
    return turns(clause) or _THEIR_PEOPLE.search(clause) is not None


def _leads(clause: str) -> bool:
    """Whether a clause may turn what follows it, or says who else is spoken of there."""
    told = denied.BY_NOBODY.sub("", clause)
    return leads(told) or any(kind.search(told) for kind in (THEIRS, FOREIGN, ANOTHER))
