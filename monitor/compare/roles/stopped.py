"""A post's work by its roles: a post of ours, and words that say it stands still, is empty or is run from elsewhere.

Asked only of a sentence in which nothing else found how a post works.
"""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.compare.colours import unsaid
from monitor.compare.dates import days, nearest
from monitor.compare.frames import working
from monitor.compare.notice import Setting
from monitor.compare.roles.piece import Even, even, pieces
from monitor.compare.sentences import Sentence
from monitor.compare.whose.posts import posts
from monitor.compare.whose.scene import spoken_of
from monitor.compare.wordings.lexicon import FAR, KIN, STAFF, gap, spans, words
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.model import Operation
from monitor.terms.table import ways

_WORTH = ways(
    r"empt|desert|abandon|staff|diplomat|lock|end\b|ended|halt|stop|standstill|shut|clos|work|run |led |operat|nothing"
    r"|up its|up our|up the|flag|dark|function|vacant|vacated|seal|wound|nobody|no one|exist|quiet|silent|mothball"
    r"|emergenc"
    r"|\bice\b|\boff\b|not do|from|out of", re.NOFLAG,
)
_MISSION = r"(?:(?<=US )|(?<=our )|(?<=the )|(?<=diplomatic )|(?<=American ))mission"
_POST = words(
    r"(?:embassy|consulate(?: general)?|mission|chancery"
    r"|high commission)(?! of (?!the United|Canada|Australia|Ireland|New))",
    r"diplomatic (?:presence|mission|post)",
    r"(?:our|US|American) (?:diplomats|presence|operations|building|compound)", r"^we (?=have)",
)  # fmt: skip
# Which building, whose bank, and what belongs to a post and is none; a house that is only moved; a day's rest.
_NO_POST = words(
    r"(?:old|former|previous|new|future|temporary) (?:embassy|consulate|chancery|building|compound|office)",
    r"banks?", r"shops?", r"schools?", r"caf\w+", r"cafeteria", r"canteen", r"restaurant", r"gym", r"pool",
    r"library", r"book club", r"choir", r"website", r"car park", r"parking(?: \w+)?", r"playground", r"clinic",
    r"commissary", r"warehouse", r"elevators?", r"lifts?", r"kitchen", r"garden", r"walls?", r"generators?", r"power",
    r"water", r"internet", r"phones?", r"telephones?", r"switchboard", r"server", r"ground", r"lines?", r"booth",
    r"gallery", r"exhibition", r"auditorium", r"(?-i:ports?)", r"harbou?rs?", r"markets?", r"mines?", r"plants?",
    r"factor(?:y|ies)", r"rigs?", r"refiner\w+", r"roads?", r"bridges?", r"streets?", r"hotels?", r"hospitals?",
    r"airports?", r"airlines?", r"compan(?:y|ies)", r"ministr\w+", r"authorities",
    r"(?:moved|moving|move|relocat\w+) (?:in)?to (?:the|our|its|a) new", r"renovat\w+", r"half[- ](?:staff|mast)",
    r"in 1[89]\d\d", r"in 20[01]\d", r"residence", r"holidays?", r"house", r"tours?", r"at night", r"overnight",
    r"weekends?", r"off-?site", r"lunch", r"(?:this|that|friday|monday) (?:morning|afternoon)", r"at (?:noon|\d)",
    r"for an? (?:hour|day)", r"lock-?down", r"locked down", r"visas?", r"passports?", r"in shifts?", r"telework\w*",
    r"from home", r"grand opening",
    r"(?:UN|United Nations|trade|training|observer|peacekeeping|space|rescue|military|medical) mission",
    r"construction", r"sites?", r"projects?", r"(?:after|before|from|by|at) \d", r"section", r"unit", r"counter",
    r"windows?",
)  # fmt: skip
_WORK = words(
    r"operations", r"(?<!ing )work(?! (?:on|at the wall))", r"activit(?:y|ies)", r"business", r"functions",
    r"everything", r"all (?:that )?it does", r"presence",
    r"(?:embassy|consulate|mission)(?= (?:has |was |is )?(?:ceas|wound|dissol))",
)  # fmt: skip
_STOPS = words(
    r"ceas(?:ed|es|ing)", r"halt(?:ed|s)?", r"stopp(?:ed|ing)", r"suspend(?:ed|s)", r"wound (?:up|down)", r"ended",
    r"discontinued", r"dissolved", r"(?:at|to) (?:a (?:full |complete )?(?:standstill|stop|halt)|an end|a close)",
    r"brought to an end",
)  # fmt: skip
_HOUSE = words(
    r"embassy", r"consulate(?: general)?", _MISSION, r"compound", r"building", r"chancery", r"gates", r"doors",
    r"premises",
)  # fmt: skip
_LEFT = words(
    r"abandon(?:ed|s)?", r"emptied", r"empty", r"sealed(?: (?:off|up))?", r"locked(?: up)?", r"vacated",
    r"desert(?:ed)?", r"mothballed", r"unstaffed", r"unmanned", r"dark(?=[:;,.]|$)",
    r"(?:gone|fallen) (?:dark|quiet|silent)", r"(?:ordered|declared) shut",
    r"shut(?=[,;.]|$| (?:down|up|today|yesterday|since|until further|because|after|as (?!usual))\b)",
    r"(?:has|had to|to) give up", r"given up", r"gave up", r"without (?:any )?(?:staff|personnel)",
    r"no (?:longer (?:an? )?)?(?:functioning|working|operating)(?= (?:US |American )?(?:embassy|consulate|mission))",
    r"no longer (?:exists?|staffed|occupied|manned|works?|functions?|operates?|functioning|operating|working)",
    r"(?:do|does|is) not (?:exist|at work)", r"no longer at work",
    r"(?:has|have) (?:had )?no (?:\w+ )?(?:staff|personnel|diplomats|employees)(?! (?:who|to|for|on duty|injur|hurt))",
    r"ordered (?:the |our )?(?:embassy|consulate|mission)(?: in (?-i:[A-Z]\w+))? (?:to )?(?:be )?(?:shut|closed)",
    r"(?:no ?(?:one|body)|no (?:more )?(?:American |US )?(?:diplomats?|staff|employees?)) (?:\w+ )?(?:works?|stays?"
    r"|remains?|is left|left|present)(?! (?:on|in the building|at home|silent|calm))",
    r"(?:pulled|taken|brought|hauled|lowered) (?:down )?(?:the|its|our) (?:flag|shutters)(?! to half)",
)  # fmt: skip
# From where it is run: a town of another country.
_SEAT = re.compile(
    r"\b(?:run|led|managed|directed|operated|operates?|works?|working|done|goes on|continues?|carried on|conducted"
    r"|moved|relocated"
    r"|transferred)\b(?: (?:now|its work|its operations|our work|all operations|for now|remotely|from now on"
    r"|until further notice))* (?:out of|from|to) (?P<seat>(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?)", re.I
)
_MOVED = words(r"moved|relocated|transferred")
# Who only tells what others did; and whose work is stopped.
_TELLS = re.compile(
    r"\b(?:embassy|consulate|mission|we)\b[^,;.]{0,30}? (?:understands?|says?|said|reports?|reported|advises?|notes?"
    r"|noted|(?:is|are) aware|(?:has|have) learned|informs?|reminds?|warns?|hears?|confirms?)\b|^[^,;.]{0,40}(?:embassy"
    r"|mission): ",
    re.I,
)
_ITS = re.compile(r" (?:all )?(?:of )?(?:its|our|the embassy's|the mission's|all (?:that )?it does)\b(?: \w+)?"
                  r"(?: (?:operations|work|activities|functions|business)|(?<=does))", re.I)
# What belongs to a post, or stands at it, is not the post; and what is not so.
_PARTS = (
    r"(?:operations|work|business|activit|functions|presence|doors?|gates?|building|compound|chancery|staff|main gate)"
)
_BELONGS = re.compile(
    rf"\b(?:embassy|consulate|mission)'s (?!{_PARTS})[\w-]+(?: [\w-]+)?"
    r"|(?<!operations )(?<!work )(?<!business )(?<!gates )(?<!doors )(?<!activity )(?<!activities )"
    r"(?<!staff )(?<!functions )"
    r"\b(?:at|near|outside|behind|opposite|before|beside|to|from|by|of|around|in front of) (?:the |our )(?:US )?"
    r"(?:embassy|consulate|mission|compound)\b", re.I
)
_NOT = re.compile(r"\b(?:not|never|neither|nor|hardly)\b(?! (?:at work|exist))|n't\b", re.I)
_NEAR, _NAMED = 45, 60  # characters between a thing and what is told of it; where a post's whole name stands there
_FEWER = " is suspended "
_LESS: tuple[Even, ...] = (
    (re.compile(
        r"\b(?:is|are)? ?(?:open|works?|operat\w+|helps?|answers?|takes? (?:calls|cases)|assists?"
        r"|serves?)(?: \w+){0,2}?"
        r" (?:only (?:in|for|about|on) (?:an? )?emergenc\w+|(?:for|in|about|on) emergencies (?:alone|only"
        r"|and nothing else"
        r"|exclusively)|with emergency staff only)\b", re.I), " has suspended routine consular services "),
    (re.compile(
        r"\b(?:(?:has|have|is|are|was|were) )?(?:been )?(?:put|placed|laid) on ice\b|\b(?:is|are) off(?=[.,;]|$| until)"
        r"|\b(?:has |have )?(?:struck|wiped|removed) (?=all (?:appointments|interviews))", re.I), _FEWER),
)  # fmt: skip


def statement(sentence: Sentence, setting: Setting, office: str | None) -> Operation | None:
    """Return the working state that a sentence's roles bring together; None where one is missing or another's."""
    plain = sentence.plain
    if not _WORTH.search(sentence.low) or unsaid(plain):
        return None
    said = even(plain, _LESS)
    if said != " ".join(plain.split()):
        return working.statement(replace(sentence, said=said), setting.published_on, office)
    if not _POST.search(plain):
        return None
    home = {code for name in setting.names if (place := resolve(name)) for code in place.codes}
    for piece in pieces(plain):
        whole = f"{piece.before} {piece.words}"
        if _POST.search(whole) and not _NO_POST.search(piece.words) and _stands_still(piece.words, home):
            if working.alien(piece.words):
                continue
            named = [p.post for p in posts(plain)]
            post = named[0] if len(named) == 1 else spoken_of(office, plain, "suspended")
            day = nearest(days(plain, setting.published_on), len(plain), len(plain))
            return Operation(post, "suspended", day, sentence.span)
    return None


def _stands_still(piece: str, home: set[str]) -> bool:
    """Whether a piece tells that work has stopped, that a house is left, or that it is run from another country."""
    piece = _BELONGS.sub("a thing", piece)
    if KIN.search(piece) or _TELLS.search(piece) or _NOT.search(piece):
        return False
    work, stops = spans(_WORK, piece), spans(_STOPS, piece)
    ended = any(end <= begun <= end + _NAMED for _, end in work for begun, _ in stops)
    ended = ended or any(_ITS.match(piece, end) for _, end in stops)
    house = spans(_HOUSE, piece)
    people = STAFF.search(piece)  # who moved has left, and the post may go on
    seats = [
        seat.span() for seat in _SEAT.finditer(piece)
        if country_of(seat["seat"]) not in {None, *home} and not (people and _MOVED.match(seat[0]))
    ]
    ruled = any(end <= begun <= end + _NEAR for _, end in house for begun, _ in seats)
    ours = any(begun <= stop and stop - end <= FAR for begun, end in spans(_POST, piece) for stop, _ in stops)
    return (ended and ours) or ruled or gap(house, spans(_LEFT, piece)) <= _NEAR
