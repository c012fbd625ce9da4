"""Advice to leave by its roles: people who are there, a way out of it, and being told, bidden or called to take it.

Asked only of a sentence in which nothing else found advice to leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.compare.colours import unsaid
from monitor.compare.frames.going import NOT_DONE, WISHED, alien, ground
from monitor.compare.frames.telling import INSTANTLY, TOLD, ours
from monitor.compare.roles.piece import Even, even, pieces
from monitor.compare.sentences import Sentence
from monitor.compare.wordings.lexicon import PUBLIC, STAFF, each_of, words
from monitor.model import Leave
from monitor.model.posture import Tier
from monitor.terms.table import ways

_WORTH = ways(
    r"leav|depart|\bout\b|\bgone?\b|\bgo\b|home|evacuat|exit|quit|flight|seat|plane|border|stay|remain|abroad|outside"
    r"|another|return|\bshort\b|\bmake for\b|\bfly\b", re.NOFLAG,
)
# Who is meant, and how far they can go, is no doubt; nor is a night that nobody should stay.
_EVEN: tuple[Even, ...] = (
    (re.compile(r"\b(?:by|before) (?:the|this|next) (?:weekend|week)\b", re.I), "now"),
    (re.compile(
        r"\bwho (?:can|are able to|is able to|have found|find|have)(?: find)?(?: an?| any| the)?(?: \w+)? (?:way"
        r"|route|flight|seat"
        r"|passage)s?(?: out| home)? (?P<will>should|must|are urged to|are advised to) (?:take|use) (?:it|them"
        r"|one)\b", re.I),
     r"\g<will> leave the country now"),
    (re.compile(r"\b(?:another|one more|a single|any more) (?:night|day|hour|minute)s?(?: longer)?\b", re.I), "longer"),
    (re.compile(
        r"\b(?:holding|with|who (?:hold|have|carry)|holders of) (?:an? )?(?:US|American|British|Canadian|Australian"
        r"|Irish) passports?\b", re.I), "US citizen"),
    (re.compile(
        r"\b(?:who|that) (?:can|could|are able to|is able to|have the means to|manage to)(?: safely)? (?:reach|get to"
        r"|find|use|travel|leave|go|move)\b[^,;.]{0,40}?(?= (?:should|must|ought|are|is|need)\b)", re.I), ""),
    (re.compile(r",? (?:if (?:it is safe|you can|you safely can|they can)|as soon as (?:you|they)(?: safely)? can"
                r"|when(?:ever)? it is safe(?: to do so)?|by any safe means|safely)\b", re.I), " now"),
    (re.compile(r"\b(?:with|and|for) (?:your|their) (?:whole )?famil(?:y|ies)\b|\b(?:yourself|yourselves)(?: and your"
                r" famil(?:y|ies))?\b", re.I), ""),
    (re.compile(r"\bAmerican famil(?:y|ies)\b", re.I), "American"),
)  # fmt: skip
_CAPITAL = r"(?-i:[A-Z\u00c0-\u00de])"
_LAND = rf"(?:the country|here|this country|{_CAPITAL}[\w'-]+(?: {_CAPITAL}[\w'-]+)*(?<!'s)(?!'s)\b)"
_SOON = (
    r"(?:now|today|tonight|immediately|at once|while|without delay|as soon as|by (?:[\w-]+ (?:or"
    r"|and) )?(?:[\w-]+ )?(?:air|road|sea|land|any|the|planes?|train|boat)|on (?:the|any|a"
    r"|one)|before|with the|this week|until)\b"
)
_FLIGHT = r"(?:flights?|planes?|seats?|aircraft|ferr(?:y|ies)|boats?|ships?|convoys?|bus(?:es)?|trains?)"
# The ways out of a place.
_OUT = each_of(
    r"(?:leave|leaving|depart|departing|exit|quit"
    rf"|evacuate)(?= (?:from )?(?:{_LAND}|the (?:town|city|region|province|area)|{_SOON})|[.,;:!]|$)",
    rf"get(?:ting)? out(?= (?:of {_LAND}|{_SOON})|[.,;:!]|$)", r"be gone",
    r"(?:(?<=to )|(?<=and )|(?<=: )|(?<=; )|^)go(?= (?:home|now|at once|today)\b|[.,;:!]|$)",
    rf"(?:be|get|move|stay|want[^,;.]{{3,60}}?) out of {_LAND}",
    r"(?:fly|come|go|travel|head|return) (?:out|home|abroad)",
    r"(?:return|fly|go|come)(?: back)? to the (?:US|United States)(?=[,.;!]|$"
    r"| (?:now|at once|today|while|as soon|immediately|without delay|by|before|on the)\b)",
    rf"belong (?:out of|outside(?: of)?) {_LAND}",
    r"(?:make|head|set out) for (?:the border|the airport|(?-i:[A-Z])[\w'-]+)(?! post"
    r"| crossing)(?=[^.;]{0,60}\b(?:now|today|while|at once|immediately)\b)",
    r"(?:go|come|get) (?:south|north|east|west) and (?:fly|go) (?:home|out)",
    r"(?:make|find) (?:your|their|an?) (?:\w+ )?way (?:out|to the (?:border|airport|frontier)|to leave)",
    r"cross (?:the border )?into (?:the )?(?-i:[A-Z])\w+",
    rf"(?:drive|walk|sail|move) out of (?:{_LAND}|the (?:town|city))", r"be on it(?=[.,;!]|$)",
    r"(?:use|take) (?:them|it|one)(?: to (?:leave|depart|get out|go)(?: home)?)(?=[.,;!]|$| now| while)",
    r"(?:be|get) (?:on|aboard) (?:one of )?(?:them|it|an?|any|the (?:next|first|last|earliest)|those"
    rf"|these)(?: {_FLIGHT})?(?=[,;.!]| {_SOON}|$| out| home| to)",
    r"(?:take|book|use|board|catch|find) (?:the )?(?:next|first|earliest|last|any|whatever|one of the|commercial"
    rf"|remaining|an?|every) (?:\w+ )?{_FLIGHT}(?! (?:to the (?:hotel|city)|from))",
    r"(?<=way out should )take it", r"take (?:the|that|any|a) (?:\w+ )?way out",
    r"(?:cut|end) (?:your|their) (?:visit|stay|trip)s? (?:short|now|early)", r"spend (?:no )?longer",
    r"get(?:ting)? to safety abroad", r"pack(?: up)? and (?:go|leave)", r"pack, and go",
)  # fmt: skip
_WILL = each_of(
    *TOLD,
    r"(?:our|the (?:Embassy|Department|government)'s) (?:\w+ ){0,2}?(?:advice|counsel|message|recommendation|plea"
    r"|request|view)",
    r"wants?", r"calls? (?:on|for)", r"expects?", r"press(?:es)?", r"implores?", r"pleads? with",
    r"no better (?:time|moment)", r"best (?:thing|course)[^,;.]{0,50} is",
    r"(?:this|now|today) is the (?:moment|time|day|hour)", r"the (?:time|moment)[^,;.]{0,40}? is",
    r"(?:safest|best|wisest|only) (?:choice|course|thing|option|advice) is", r"(?<!who )(?:are|is) to",
    r"every reason", r"appeals?",
)  # fmt: skip
# To stay is what nobody should do, and to go what nobody should put off.
_NOT_STAY = words(
    r"wants? (?:all |every |any )?(?:of )?(?:US |our |American )*(?:citizens?|nationals"
    rf"|Americans?) (?:to be )?(?:out of|gone from) {_LAND}",
    rf"(?:do not|don't|should not|must not|ought not to|not to) (?:stay|remain|linger)(?: on)? (?:in {_LAND}|longer)",
    r"(?:no ?body|no one|no (?:American|US citizen|citizen)s?)\b[^,;.]{0,40}? (?:should|must|ought to"
    r"|has (?:any )?reason to|need) (?:spend longer|stay|remain|linger|be in (?-i:[A-Z]))",
    r"(?:have|has|is|see) no reason (?:for [^,;.]{3,30} )?to (?:stay|remain)",
    r"(?:do not|don't|not to|stop) (?:delay\w*|put\w* off|postpon\w+|wait\w* with) (?:your|their"
    r"|the)? ?(?:departures?|leaving|going)(?! of)",
    r"(?:do not|don't) wait\b[^,;:.]{0,60}[:;,] (?:and )?(?:book|take|leave|go|get|use|catch)",
)  # fmt: skip
_AFTER = re.compile(
    r"[^;.]{0,80}?(?:\bwe (?:strongly )?(?:urge|advise|ask|want|recommend|beg) (?:you|US citizens|Americans|everyone"
    r"|all)\b[^;.]{0,30}"
    r" (?:do (?:it|so|this)|take it|go that way)|\bis (?:strongly )?(?:advised|urged|recommended)\b)", re.I
)
_GERUND = re.compile(r"\b(?:leaving|departing|departure|getting out)\b", re.I)
# Who calls it is no government of ours: "Protesters shout: Americans, go home".
_SHOUTED = re.compile(
    r"\b(?:shout|chant|scream|paint|threaten)(?:s|ed|ing)?\b"
    r"|\b(?:militants?|protesters?|demonstrators?|rebels?|terrorists?|gangs?|graffiti|banners?|slogans?)\b"
    r"[^;.]{0,60}(?:: |$)"
    r"|^(?!.*\b(?:Embassy|Consulate|Mission|Department|Office|US|UK|we)\b)[^;.]*\b(?:its|their) (?:own )?(?:citizens"
    r"|nationals|people)\b", re.I
)
_BID = re.compile(
    r"(?:^|^(?:for|because of|due to|given|in view of) [^,;.]{3,60}, |: |; |, (?:and|so|then) "
    r"|(?<=[.!] ))(?:(?:please|now|so|and|then|again|(?:americans|us citizens)(?=[,:])"
    r"|(?:we say it )?again)[,:]? )*(?:(?:pack|go"
    r" (?:to the airport|now))(?: up)?,? (?:and )?)?$", re.I
)
# What is left is a street, a seat or a job; who is to go has no papers; when one goes has a rule; and a drill.
_OTHERWISE = each_of(
    r"visas?", r"permits?", r"green cards?", r"permission", r"overst\w+", r"fines?", r"stadium", r"demonstrat\w+",
    r"protests?", r"crowds?", r"march(?:es)?", r"hotels?", r"buildings?", r"park", r"beach(?:es)?", r"trails?",
    r"motorway", r"highway", r"polling", r"bus (?:stop|waits?)", r"taxis?",
    r"(?:their|your) (?:seats?|cars?|vehicles?|rooms?|bags?|luggage)", r"hours (?:early|before)",
    r"before (?:dark|sunset|dusk)", r"check-?in", r"curfew", r"hikers?", r"pilgrims?", r"residents of", r"connecting",
    r"layover", r"transit", r"curious", r"exit from", r"school", r"work", r"museum", r"game", r"match", r"concert",
    r"festival", r"ready to", r"short notice", r"high(?:er)? ground", r"tsunami", r"do not have to", r"need not",
    r"(?:don't|not) need to", r"deport\w*", r"foreigners", r"police", r"not (?:been )?(?:asked|told|advised|urged)",
    r"storms?", r"hurricanes?", r"cyclones?", r"typhoons?", r"floods?", r"lava", r"volcan\w+", r"(?:wild ?)?fires?",
)  # fmt: skip
_WHOM = words(
    PUBLIC.pattern, r"(?:any|every|each) (?:US |American |private )*(?:citizen|national|visitor|traveller|person)",
    r"your?",
)  # fmt: skip
_IF = re.compile(r"(?:if|when|whenever|should|in case|in the event|once|unless|until|after)\b(?! you (?:are|can"
                 r"|have not)\b)", re.I)
_WHO_GO = re.compile(
    r"\bwho (?:are|is)(?: \w+)? to $|\b(?:who|that|if you|those) (?:still )?(?:wish|want|would like|plan|intend"
    r"|choose|decide|need|hope|prefer|are (?:planning|hoping|trying|able))\b", re.I
)
_WHERE = re.compile(r"\b(?:where|wherever|that you|what)\b", re.I)
_DENIED = re.compile(r"(?:\b(?:not|never|no longer|nor|neither)\b|n't\b)[^,;.]{0,24}$", re.I)
_NEAR = 90  # characters between being told and the way
_NOW = words(r"now", r"today", r"tonight", r"(?:the )?(?:next|first|earliest|whatever)", r"longer", r"moment", r"while")


def statements(sentence: Sentence, country: Iterable[str], area: str | None = None) -> Iterator[Leave]:
    """Yield the advice to leave that roles bring together; `country` and `area` as `leave.statements` asks."""
    if not _WORTH.search(sentence.low) or not (own := ours(sentence.plain)):
        return
    plain = even(own, _EVEN)
    if unsaid(plain) or _OTHERWISE.search(plain):
        return
    for piece in pieces(plain):
        found = _asked(piece.words, piece.before)
        if found is not None and not alien(piece.words, found):
            where = ("", piece.words[: found.start()])
            yield Leave(_tier(piece.words), ground(piece.words, found, where, tuple(country), area), sentence.span)
            return


def _asked(piece: str, before: str) -> re.Match[str] | None:
    """Find the way out that people are told to take, or the staying that they are told to end."""
    if stay := _NOT_STAY.search(piece):
        return stay
    wills = [found.end() for found in _WILL.finditer(piece) if not _DENIED.search(piece[: found.start()])]
    return next((way for way in _OUT.finditer(piece) if _taken(piece, before, way, wills)), None)


def _taken(piece: str, before: str, way: re.Match[str], wills: list[int]) -> bool:
    lead = piece[: way.start()]
    if _IF.match(before) or _WHO_GO.search(lead) or STAFF.search(lead) or (not lead and STAFF.search(before)):
        return False
    if _BID.search(lead) and not _GERUND.match(way[0]) and not _SHOUTED.search(f"{before} {lead}"):
        return True
    if _GERUND.match(way[0]) and _AFTER.match(piece, way.end()):
        return True
    told = max((end for end in wills if end <= way.start()), default=None)
    if told is None or WISHED.search(lead) or not _WHOM.search(f"{before} {lead}"):
        return False
    gap = piece[told : way.start()]
    return len(gap) <= _NEAR and not NOT_DONE.search(gap) and not _WHERE.search(gap)


def _tier(piece: str) -> Tier:
    return "immediately" if INSTANTLY.search(piece) else "now" if _NOW.search(piece) else "should"
