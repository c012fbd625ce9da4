"""People of ours who have gone, by roles: who they are, that they went, and that nothing else took them away.

The FCDO and its like name no status: who is flown out or brought home is withdrawn, and that is the milder of the
two; where nobody is left there was no choice. Asked only of a sentence in which nothing else found a departure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.compare.colours import unsaid
from monitor.compare.dates import days, nearest
from monitor.compare.departing.audiences import EXPELLED, Audience, without_owners
from monitor.compare.departing.statement import Statement, states_nothing
from monitor.compare.departing.withdrawals import INDOORS, RULE_WENT
from monitor.compare.roles.piece import Piece, past, pieces
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ANOTHER, FOREIGN, THEIRS
from monitor.compare.whose.towns import whence
from monitor.compare.wordings.lexicon import FAR, STAFF, gap, holds, spans, words
from monitor.model import Departure, Status

_WHOSE = holds("staff", "employee", "personnel", "diplomat", "colleague", "team", "official", "famil", "depend",
               "spouse", "children", "partners", "people", "left", "nobody", "no one", "no-one")  # fmt: skip
_ALIEN = r"(?<!n )(?<!sh )(?<!ch )(?<!se )(?<!di )(?<!their )"  # "Italian consular staff" are not ours
_OWN = words(
    r"UK", r"British", r"Australian", r"Canadian", r"Irish", r"New Zealand", r"US", r"American", r"our", r"we",
    r"the ambassador and (?:her|his)",
    rf"{_ALIEN}(?:embass(?:y|ies)|consul(?:ate|ar)(?: general)?|high commission|diplomatic)(?:'s)?",
)  # fmt: skip
_WE = (
    r"(?:(?<!\w )|(?<=and )|(?<=but )|(?<=that )|(?<=so ))(?:we|(?:the )?(?:(?:UK|British|US|Australian|Canadian"
    r"|Irish|New Zealand) )?(?:government|embassy|high commission"
    r"|consulate(?: general)?|Foreign Office|FCD?O|State Department|Department)|Canada|Australia|Ireland|Britain"
    r"|New Zealand)"
)
_THEM = words(
    STAFF.pattern, r"(?<!football )(?<!rescue )(?<!rugby )(?<!search )(?<!medical )(?<!sports )team", r"officials",
    r"diplomats", r"our (?:own |remaining )?people", r"everyone",
)  # fmt: skip
# Who belongs to our staff, and not whoever else has a family.
_OF_STAFF = (
    r"(?:(?:our|all|its|British|Canadian|Australian|Irish|US|American|embassy|consul\w+|diplomatic|mission|high"
    r" commission) )*(?:staff|officials|diplomats|employees|personnel|colleagues|team)"
)
_THEIR_KIN = words(
    r"(?:famil(?:y|ies)(?: members?)?|depend[ae]nts|spouses|partners"
    rf"|children)(?: and (?:children|partners|spouses))?(?= of {_OF_STAFF}\b)",
    r"(?:(?:embassy|diplomatic|staff|high commission|consulate|mission)(?:'s)?|officials'|our|its) (?:famil(?:y|ies)"
    r"|depend[ae]nts|spouses|partners|children)",
    r"(?<=staff and )(?:all |their |our )*(?:famil\w+|depend[ae]nts)",
    r"(?<=officials and )(?:all |their |our )*(?:famil\w+|depend[ae]nts)",
    r"(?<=diplomats and )(?:all |their |our )*(?:famil\w+|depend[ae]nts)",
    r"everyone's (?:famil\w+|depend[ae]nts|spouses|partners)", r"all depend[ae]nts", r"spouses and children",
)  # fmt: skip
_BEEN = (
    r"(?:(?:have|has|had) (?:now |all |also |already |since |\w+ly )*been|were|was|(?:is|are) (?:now |\w+ly )?being)"
)
_AS = r"(?:(?:all|now|also|therefore|meanwhile|both|temporarily|safely|\w+ly) )*"
_GONE = words(
    rf"{_BEEN} {_AS}(?:withdrawn|evacuated|relocated|recalled|repatriated|redeployed|extracted|thinned out"
    r"|drawn down)",
    rf"{_BEEN} {_AS}(?:brought|sent|flown|taken|pulled|moved|got|called|airlifted|driven) (?:back )?(?:home|out|away"
    r"|back|to (?-i:[A-Z][\w'-]+)|by (?:road|sea|air))",
    r"(?:having|after) been (?:flown|moved|taken|relocated|evacuated|withdrawn)",
    r"(?:have|has)(?: now| all| also| already)* (?:left|departed|gone|flown|crossed|returned|pulled out|moved"
    r"|come) (?:home|out|for (?-i:[A-Z][\w'-]+)|to (?:the )?(?-i:[A-Z][\w'-]+)|the (?:country|river|border|capital)"
    r"|into|post|(?-i:[A-Z][\w'-]+))",
    r"(?:left|departed)(?: for)? (?:the country|post|(?-i:[A-Z][\w'-]+))",
    r"(?:flew|flown|travelled|drove|sailed|went|crossed|moved)(?: back(?! to))? (?:home|out of|across|into"
    r"|to (?:the )?(?-i:[A-Z][\w'-]+))",
    r"(?:flew|flown|travelled|went|gone|moved|come|came) back to (?:the )?(?:UK|US|United|Britain|London|Canada"
    r"|Ottawa|Australia|Canberra|New Zealand|Wellington|Ireland|Dublin|Washington)",
    r"(?:sent|taken|moved|flown|relocated) to an? (?:safe|third|neighbouring|nearby)(?: third)? (?:country|place)",
    rf"{_WE}(?: (?:have|has)(?: \w+ly| now| also)*)? (?:brought home|brought|pulled|withdrawn|withdrew|flown out"
    r"|flown|moved out|sent home|taken out|reduced) (?:all|most|some|many|the|our|its"
    r"|a number)(?: (?:of|our|its|the|remaining|non-\w+|last))*(?= (?:staff|people|officials|diplomats|famil|spouses"
    r"|partners|depend|colleagues|personnel|employees|team|children))",
    r"(?:is|are)(?: all| now| already| no longer)* (?:out of (?:the country|(?-i:[A-Z][\w'-]+))"
    r"|(?<=no longer )in (?:the country|post|(?-i:[A-Z][\w'-]+)))",
)  # fmt: skip
_NOBODY_LEFT = words(
    r"(?:nobody|no(?: |-)?one)(?: from (?:the UK|Canada|Australia|Ireland|New Zealand|our \w+))? (?:is left|remains"
    r"|is there)",
    r"has (?:nobody|no(?: |-)?one) (?:left )?(?:on the (?:spot|ground)|there|in (?-i:[A-Z][\w'-]+))",
    r"the last of (?:the|our) (?:team|staff|colleagues)(?= (?:ha(?:s|ve)|flew|left|crossed|departed|was|were|went)\b)",
    r"(?:whole|entire) (?:team|staff)",
    r"no (?:[\w-]+ ){1,3}(?:staff|diplomats|officials|personnel|employees) (?:are left|is left|left|remain)(?![\w-])",
    r"none of our (?:staff|team|people) (?:(?:is|are) (?:left|there|still|in|at)\b|remains?)",
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:not|never|no(?! longer\b)|nor|neither|if|unless|should|whether|may|might|could|would|can|when|until|after"
    r"|before|since|once|who|plans?|prepar\w+|ready|options?|consider\w*|in case|had)\b[^,;]{0,60}$"
    r"|n't\b[^,;]{0,60}$", re.I
)
# What takes people away besides: their work, their leave, the end of it, an illness, their death; and where they stay.
_ELSE = words(
    r"sponsor\w*", r"outside", r"bomb threat", r"alarm", r"fire(?! in)", r"gas leak", r"flood\w*", r"tours?",
    r"postings?", r"rotation\w*", r"handover", r"training", r"course", r"conference\w*", r"meetings?", r"summit",
    r"talks", r"consultations", r"visit(?:s|ing|ed)?", r"annual", r"holidays?", r"on leave", r"elections?",
    r"exercise", r"ceremon\w+", r"reunion", r"funeral", r"deceased", r"remains", r"bod(?:y|ies)", r"injur\w+",
    r"hospital\w*", r"medical(?:ly)?", r"assist\w*", r"to (?:help|support|meet|deliver|open|provide|bring|collect)",
    r"expelled", r"persona non grata", r"for the (?:day|night|weekend|summer|winter|break)", r"early", r"buildings?",
    r"premises", r"offices?(?= (?:in|at|on|across|next) )", r"address", r"street", r"area", r"scene", r"hotels?",
    r"compound", r"school", r"peacekeep\w+", r"troops", r"soldiers", r"military", r"match(?:es)?", r"games?",
    r"championship", r"UN", r"United Nations", r"NGOs?", r"agenc(?:y|ies)", r"airlines?", r"compan\w+", r"firms?",
    r"\w+-owned", r"lodge", r"resort", r"farm", r"ranch", r"camp", r"nationals", r"citizens", r"tourists",
    r"passengers", r"victims?", r"travellers", r"volunteers", r"missionaries", r"students", r"miners", r"budget",
    r"savings?", r"restructur\w+", r"fees?", r"hours", r"salar\w+", r"locally",
)  # fmt: skip
# Of a post that stops, that is what is told.
_SHUT = re.compile(r"\b(?:suspend|clos(?:ed|ing)|shut|ceas|went dark)", re.I)
# Whose place it is in which nobody is left.
_PLACE = words(r"embassy|consulate(?: general)?|high commission|mission|post|office", _THEM.pattern)
_OF_WHOM = words(r"they", r"the rest", r"(?:the )?others", r"those", r"each", r"a number")


def statements(sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield what a sentence tells of people of ours who have gone: authorized, or of all ordered."""
    if not _WHOSE(sentence.low):
        return
    plain = sentence.plain
    if _of_others(plain) or states_nothing(plain) or unsaid(plain) or RULE_WENT.search(plain) or INDOORS.search(plain):
        return
    for who, status in dict.fromkeys(one for piece in pieces(plain) for one in _gone(piece, plain, sentence.raw)):
        yield from _told(sentence, who, status, published_on, note)


def _of_others(plain: str) -> bool:
    return any(words.search(plain) for words in (THEIRS, FOREIGN, ANOTHER))


def _gone(piece: Piece, plain: str, raw: str) -> tuple[tuple[Audience, Status], ...]:
    """Who of ours has gone, as one piece of a sentence tells it; () for nobody."""
    said = piece.words
    empty = _NOBODY_LEFT.search(said)
    whole = raw if empty else plain  # whose place is empty may stand in a part that was read by others
    if _ELSE.search(_PLACE.sub(" ", said) if empty else said) or EXPELLED.search(said) or not _OWN.search(whole):
        return ()
    if empty:
        ours = _PLACE.search(f"{piece.before} {said}") and not _NOT.search(said[: empty.start()])
        return (("employees", Status.ORDERED),) if ours and not _SHUT.search(whole) else ()
    whom = f"{piece.before} {said}" if _OF_WHOM.search(said) else said
    alone = without_owners(whom)
    near: list[tuple[Audience, int]] = [
        ("employees", gap(spans(_THEM, alone), _went(alone))), ("family", gap(spans(_THEIR_KIN, whom), _went(whom))),
    ]  # fmt: skip
    return tuple((who, Status.AUTHORIZED) for who, far in near if far <= FAR)


def _went(said: str) -> list[tuple[int, int]]:
    """Return where it is told that somebody went, and neither denied nor only supposed."""
    return [span for span in spans(_GONE, said) if not _NOT.search(said[: span[0]])]


def _told(
    sentence: Sentence, who: Audience, status: Status, published_on: date | None, note: bool
) -> Iterator[Statement]:
    plain = sentence.plain
    decided = nearest(past(plain, days(plain, published_on), published_on), len(plain), len(plain))
    for post in whence(plain):
        departure = Departure(post, who, status, decided, sentence.span, note=note)
        yield Statement(departure, moved=status is Status.AUTHORIZED)
