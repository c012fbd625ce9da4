"""The frame of a shelter: people are told to stay where they are, now, or told that they need not any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.dates import days, historic, nearest
from monitor.compare.frames.telling import TOLD
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ANOTHER
from monitor.compare.whose.people import place_key
from monitor.compare.whose.whereabouts import BED, ONLY_WHEN, THERE, only_at_home, there, where, whom
from monitor.compare.wordings.lexicon import GOES_OVER_TO, PUBLIC, STAFF, TAUGHT, words
from monitor.compare.wordings.sheltering import ABOUT_A_VOTE, BY_CHANCE, escorted
from monitor.model import Notice
from monitor.terms.calendar import MONTH
from monitor.terms.table import ways

_WORTH = ways(
    r"indoors|inside|\bhomes?\b|house|shelter|\bput\b|premises|\bcover\b|\brooms?\b|hotel|residence|apartment"
    r"|in place"
    r"|where (?:you|they) are|compound|door|streets?\b|building|basement|quarters|go out|outside|move about|\bbolt"
    r"|\block|outdoors|stand-?fast|lodging|accommodation|as (?:you|they) are"
    r"|safe (?:area|place|location)", re.NOFLAG,
)
_MINE = r"(?:your|their|his or her|the|our|an? (?:safe|secure|interior|inner|windowless|nearby))"
_WHERE = (
    rf"(?:put\b|tight\b|indoors|inside|in place|(?:where|as) (?:you|they) (?:are|find \w+)|under cover|off the streets?"
    rf"|out of sight|behind (?:locked|closed|walls)(?: doors)?|on the premises|(?:at |in |close to "
    rf"|near )?home\b(?! country)"
    rf"|there until|(?:in|at|to|within|inside) {_MINE} (?:\w+ ){{0,2}}?(?:homes?|houses?|residences?|rooms?|hotels?"
    rf"|quarters|apartments?|flats?|compounds?|buildings?|basements?|shelters?|lodgings?|accommodations?|villas?"
    rf"|dwellings?|premises|location)\b(?! zone| area| district))"
)
_STAY_WORD = (
    rf"(?:(?:stay|remain|keep|hold|wait|sit|be(?= indoors| inside| at home))(?:s|ed|ing)?(?: \w+ly)? {_WHERE}"
    rf"|stay-(?:indoors|inside|at-home|put|in-place)|stand-?fast|(?:tak|seek|find)(?:e|ing)?(?: \w+)? (?:shelter|cover"
    rf"|refuge)|(?<!nearest )(?<!closest )(?<!public )shelter(?:ing|ed)?(?:[- ]in[- ]place)?(?= |[.,;]|$)"
    rf"|(?:confin|limit|restrict)(?:e|ing)? (?:yourself"
    rf"|yourselves|themselves|(?:your|their) movements) (?:to|within) (?:your|their|the) \w+|not move from|(?:bolt|lock"
    r"|bar)(?: \w+){0,3} doors?|(?:go|get|move) (?:in)?to (?:the|an?|your) (?:\w+ ){0,2}?(?:shelter|safe room"
    r"|protected (?:room|space)|(?:inner|interior|inside|windowless) room|basement|cellar)[^;.]{0,40} and (?:stay"
    r"|remain|wait|do not (?:come|go) out)"
    r"|(?:go|move|get|proceed|return)(?:ing)? to (?:an?|the nearest|your nearest) safe (?:area|place|location)\b"
    r"(?=[^;.]{0,80}\buntil further notice\b)"
    rf"|(?:return|go)(?:ing)?(?: back| \w+ly)* to {_MINE} (?:\w+ )?(?:homes?|residences?|hotels?|lodgings?|quarters"
    r"|accommodations?)\b(?! (?:countr|nation|state|town|in\b|abroad)))"
)
_STAY = words(_STAY_WORD)
# Not going out says the same.
_NOT_OUT = words(
    r"(?:not|don't|no one|nobody)(?: \w+){0,3}? leave home(?! country)",
    r"(?:not|don't|no one|nobody)(?: \w+){0,4}? (?:set|put) (?:a )?foot (?:outside(?: of)?|out of) (?:your|their|the)"
    r" (?:\w+ )?(?:homes?|houses?|dwellings?|residences?|hotels?|lodgings?|quarters|compounds?|doors?)",
    r"(?:nobody|no one|no (?:\w+ )?(?:Americans?|citizens?|guests?))(?: \w+){0,3}? be (?:on the streets?|out of doors"
    r"|outdoors)",
    r"(?:not|don't|no one|nobody|no (?:\w+ )?(?:Americans?|citizens?|one|guests?|personnel"
    r"|staff))(?: \w+){0,4}? (?:leave|go out of|step out of|venture out of|quit) (?:your|their|the) (?:homes?|house"
    r"|residences?|hotels?|rooms?|apartments?|buildings?|compounds?|lodgings?|accommodation|quarters|premises)"
    r"(?! (?:keys?|doors?|bills?|phones?|lights?))",
    r"(?:not|don't|no one|nobody|no (?:\w+ )?(?:Americans?|citizens?|one|guests?))(?: \w+){0,4}? (?:go|venture|step"
    r"|move) (?:out|outside|outdoors|about)",
)  # fmt: skip
_TOLD = words(
    *TOLD, r"(?:is|are) (?:now )?(?:asking|telling|urging|advising|instructing)",
    r"need to", r"please", r"(?:is|are) to", r"orders?", r"(?:are|is|been)(?: \w+ly| now| all)* ordered",
    r"(?:has|have)(?: now| also)* (?:asked|urged|advised|told|instructed|directed|ordered)",
)  # fmt: skip
_IMPERATIVE = re.compile(
    r"(?:^|[;:] )(?:(?:please|for now|americans|everyone|wherever you are"
    r"|action(?:s)?(?: to take)?"
    r"|until (?:the )?(?:\w+ )?(?:fighting|shooting|gunfire|shelling|violence|rioting|looting|attacks?|sirens?|danger"
    r"|all[- ]clear|situation|unrest|clashes)\b[^;.,]{0,30}?)[:,]? )?(?:do )?$|(?:^|: )(?:avoid"
    r"|cancel|limit|stop|suspend|restrict|do not|keep|stay|turn|lock|bolt|close|shut|seal|fill|lie|find|get into)\b"
    r"[^;.]{0,110}(?:, | and )(?:do )?$", re.I,
)
# What makes it an order of today: a time it is for, what goes on, or what else is to be done at a window or a door.
_TODAY = words(
    r"now", r"today|tonight|this (?:morning|afternoon|evening)|tomorrow", r"until",
    r"for (?:the time being|now|the (?:next|rest|coming))", r"at (?:this time|present|the moment)", r"currently",
    r"while", r"as", r"since", r"because", r"due to", r"owing to", r"given", r"in view of", r"with",
    r"after|following", r"immediately|at once", r"away from (?:the )?(?:\w+ (?:and|or) )?(?:windows"
    r"|glass)", r"bolt|barricade|lock (?:up|yourself|the)|lie (?:low|flat"
    r"|down)", r"await\w*", r"further (?:notice|word|instructions)",
    r"continu\w+", r"wait for", r"in light of", r"amid",
    r"keep(?:ing)? (?:(?:all|your|their) )?(?:doors|windows)\b",
    r"before (?:the |an? )?(?:cease-?fire|truce|fighting|shooting|all[- ]clear|danger)", r"even for (?:food|water)",
    r"(?:our|the (?:Embassy|High Commission|Consulate|Department|FCDO)'s) advice\b[^;.]{0,90} is (?:not )?to",
    r"shooting|gunfire|firing|shelling|fighting|rioting|looting|mutin\w*|coup",
)  # fmt: skip
# It is over where what was said of it is, where staying is not asked any more, or where those who stayed stand down.
_NOUN = (
    r"(?:notices?|orders?|advice|advisory|instructions?|recommendations?|messages?|requests?|calls?|warnings?|need"
    r"|guidance|requirement|directive|state)"
)
_GONE = (
    r"(?:(?:is|are|was|were|has been|have been|have|has)(?: now| been| hereby| just)* (?:lifted|over|cancel+ed"
    r"|rescinded|withdrawn|ended|lapsed|expired|discontinued|terminated|revoked|called off|relaxed|removed|finished"
    r"|passed|gone)|ended|lapsed|expired|no longer (?:appl\w+|stands?|in (?:force|effect)|valid|necessary|needed"
    r"|required|holds?))"
)
_ANY_MORE = r"(?:any ?more|any longer|now|at this time)"
_LIFTED = re.compile(
    rf"\b{_NOUN}\b[^;.,]{{0,50}}?\b{_STAY_WORD}[^;.,]{{0,40}}? {_GONE}\b|\b(?:stay-\w+|shelter[- ]in[- ]place"
    rf"|stand-?fast)(?: {_NOUN})?\b[^;.,]{{0,30}}? {_GONE}\b|\b(?:staying|sheltering|remaining|keeping"
    rf"|stand-?fast)\b[^;.,]{{0,40}}? (?:{_GONE}|(?:is|are) not (?:required|necessary|needed"
    rf"|asked)(?: \w+)? {_ANY_MORE})\b|\b(?:no longer|no (?:more|further) need|need no longer"
    rf"|not (?:\w+ )?(?:to|required|necessary|needed|asked|obliged"
    rf"|have to)(?: to)? {_ANY_MORE})\b[^;.,]{{0,60}}?\b{_STAY_WORD}|\bnot (?:have"
    rf"|need) to {_STAY_WORD}[^;.,]{{0,20}}? {_ANY_MORE}|\bneed not {_STAY_WORD}[^;.,]{{0,20}}? {_ANY_MORE}"
    rf"|\b(?:lift|rescind|revok|discontinu|terminat"
    rf"|retract|cancel|withdr[ae]w|end)\w* (?:our|the|its|this|that|yesterday's|today's"
    r"|all)\b(?: (?:message|notice|instruction|order|request|advice|alert|guidance)s?"
    r" (?:ask|tell|advis|urg|instruct|direct|order|requir|recommend)ing\b)?"
    rf"(?:(?! {GOES_OVER_TO})[^;.,]){{0,50}}?\b{_STAY_WORD}"
    r"|\b(?:stood|stand|standing) down\b[^;.,]{0,20}?\bshelter",
    re.I,
)
_AGAIN = words(r"again", r"all[- ]clear", r"once more", r"now", r"no longer")
_FREE = words(
    r"(?:may|can|(?:are|is) (?:free|able) to|safe to)(?: now| once more| again)* (?:go out|go outside|move about"
    r"|leave (?:your|their|the) \w+|come out|be (?:outdoors|outside|on the streets)|resume (?:your|their|normal|usual"
    r"|regular|ordinary))",
)  # fmt: skip
# What own people may do without asking was a rule for them, no shelter.
_RULES = words(
    r"permission", r"asking", r"free time", r"personal", r"approval", r"travel\w*", r"escort\w*", r"clearance",
)  # fmt: skip
_GOES_ON = words(
    r"not safe", r"not (?:been |yet |to be )*(?:lifted|rescinded|withdrawn|ended|over)",
    r"remains? in (?:effect|force|place)", r"still",
    r"until\b[^;.]{0,60}(?:lifted|over|all[- ]clear|ended|say|says|said|told|ends)", r"(?:will|may|might|would) be",
    r"when|once(?! more)|if|as soon as|before",
)  # fmt: skip
# Whatever is for another time, or for a reason that is no danger of today.
_LATER = words(
    r"if", r"unless", r"whether", r"in case", r"in the event", r"when(?:ever)?",
    r"should (?:an?|the|there|it|you|they)", r"during (?:an?|any|the)", r"would|could|might", r"may (?:need|have|be)",
    ONLY_WHEN, r"tak(?:e|ing) (?:(?!immediate|urgent)[\w-]+ ){0,2}steps to", r"prepar\w+|ready|plans?|planning"
    r"|suppl(?:y|ies)|enough"
    r"|stock\w*|kits?",
    r"able to|ability|know|identify|practi[sc]e|review|familiari[sz]e|how to|where to|ask (?:about|where|whether)",
    r"orders? to be", r"alerts? (?:to|may)", r"find (?:themselves|yourself)|caught in",
    r"(?:by|are|is|be|means|meaning) (?:choosing|deciding|agreeing|accepting|electing|opting|committing)",
    r"as much as possible|whenever possible", r"tips?|guide|brochure|advice on",
)  # fmt: skip
_OTHERWISE = words(
    r"at night|by night|after (?:dark|sunset|nightfall|\d+)|(?:dark|nightfall|dusk|sunset|dawn)|overnight|nightly"
    r"|curfew|evenings|in the evening",
    r"quarantin\w*|isolat\w*|symptoms?|covid\S*|coronavirus|virus|infect\w*|tests?|vaccin\w*|air quality|pollution"
    r"|haze|smog|dust|heat",
    r"hurricanes?|typhoons?|cyclones?|storms?|winds?|floods?|flooding|tsunamis?|earthquakes?|aftershocks?|shaking|ash"
    r"|eruptions?|lightning|rain\w*|snow\w*|blizzards?|tornado\w*|wildfires?|hail|lava",
    r"vehicles?|cars?|taxis?|bus(?:es)?|boats?|trains?|swim\w*|beach\w*|safari|park|wildlife|animals?|bears?"
    r"|elephants?|hik\w+|trails?",
    r"visas?|passports?|permits?|applica\w+|appointments?|interview|customs|immigration|detain\w*|prison\w*|arrest\w*"
    r"|court|minors?|children", r"book(?:ed|ing)?|star|check[- ]in|rent\w*|mosquito\w*|malaria|dengue|repellent",
    r"animal|rescue|homeless|refugees?|displaced|evacuees",
    r"build|built|construct\w*|collaps\w+|volunteers?|donat\w*|tax|charity",
    r"arriv\w+|without (?!windows|exterior|outside)|alone|pickpocket\w*|inspection|masks?|smok\w+|lights? off",
    r"telework\w*|work(?:ing)? from home|staff to work|schools?|(?<!doors )(?<!windows )closed"
    r"|holidays?|football|match|elections? day",
    r"keep(?:ing)? (?:your|their|the) doors?|valuables|wallet|safe deposit|documents",
    rf"last (?:week|month|year|spring|summer|autumn|fall|winter|{MONTH})",
)  # fmt: skip
_HOSTS = re.compile(r"\b(?!Americ|Canad|Austral|Zealand)[A-Z]\w+(?:is|ans|ese) (?:must|should|are|have|to)\b")
# Nobody tells it today: denied, or what was told then.
_PAST = re.compile(
    r"^Should |\bno (?:order|instruction|need|reason)\b|\bnone\b|\bnot (?:\w+ )?(?:ask|tell|told|urg|advis|recommend"
    r"|instruct|direct|requir)\w*|\b(?:we|embassy|mission|authorities) (?:asked|told|urged|advised|instructed)\b"
    r"|\bwere (?:told|asked|urged|advised)\b", re.I,
)
# "You do not need to stay indoors and should read on": nothing that is asked.
_NEEDLESS = re.compile(
    rf"\b(?:(?:not|n't)(?: \w+ly)? (?:need|have|necessary|obliged|required)|no(?: \w+)? (?:need|requirement|obligation"
    r"|necessity|reason|call))(?: (?:for|on) (?:\w+ ){1,4}?)?(?: to)?(?: \w+ly)? "
    rf"{_STAY_WORD}|\bneed(?: not|n't)(?: \w+ly)? {_STAY_WORD}|\bany(?: \w+){{0,2}} (?:advice|instructions?|guidance"
    rf"|calls?|warnings?|requests?)(?: [\w']+){{0,6}} to {_STAY_WORD}", re.I
)
# What the host's army or police told all who live there, for as long as it says.
_HOST_TOLD = re.compile(
    r"\b(?:army|armed forces|military|police|government|authorities|ministry|governor|mayor|officials|civil"
    r" (?:defen[cs]e|protection))\b(?: (?:has|have))? (?:asked|urged|advised|told|instructed|directed|ordered)"
    r" (?=(?:all |the )?(?:residents|people|everyone|inhabitants|citizens|public|population)\b[^;.]{0,40} to\b"
    r"[^;]*\buntil (?:further|the|\w+ \d|\d))", re.I
)
_EVEN = re.compile(r",? not even (?:when|if)\b[^,;]*")
_IF_SAFE = re.compile(r",? if (?:it is |this is )?safe(?: to do so)?\b,?", re.I)
_CAME_BACK = re.compile(r"\b(?:evacuat\w+|fled|left|displaced|refugees|may return)\b", re.I)  # who had gone, goes back
_NEAR = 90  # characters from being told to the staying
# What follows says why, how long, or what else, and names other places.
_ELSE = re.compile(r", |;| (?:and|but|until|while|as|since|because|due|owing|for|after) ")
_TITLE = re.compile(r"\b[a-z]{4,}\b")


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = _HOST_TOLD.sub("are told ", _IF_SAFE.sub(" now", _EVEN.sub("", THERE.sub("", sentence.plain))))
    plain += " until then" if sentence.plain.startswith("Until ") else ""
    if TAUGHT.search(plain) or ANOTHER.search(plain) or plain.endswith("?"):
        return
    if _OTHERWISE.search(plain) or BED.match(plain) or ABOUT_A_VOTE.search(plain) or BY_CHANCE.search(sentence.plain):
        return
    if _ends(plain):
        if historic(plain, nearest(days(plain, setting.published_on), len(plain), len(plain)), setting.published_on):
            return
        what = place_key(_ELSE.split(plain)[0], setting.names)[1] if len(_TITLE.findall(plain)) > 2 else ""
        yield Notice(TOPIC.name, "shelter", "", sentence.span, on=False, area=what or None, grade=whom(plain))
        return
    said = _staying(plain)
    if said is None or _LATER.search(plain) or _HOSTS.search(plain) or _PAST.search(plain) or _NEEDLESS.search(plain):
        return
    if only_at_home(plain, sentence.span.text):
        return
    day = nearest(days(plain[: said.start()], setting.published_on), said.start(), said.start())
    if not historic(plain, day, setting.published_on):
        heard = plain[: said.end()] + _ELSE.split(plain[said.end() :])[0]
        what = where(heard, said, setting.names) or there(sentence.plain, setting.names)
        yield Notice(TOPIC.name, "shelter", "", sentence.span, area=what or None, decided_on=day, grade=whom(plain))


def _ends(plain: str) -> bool:
    """Whether sheltering is over: what was said of it, or what it forbade."""
    if _GOES_ON.search(plain):
        return False
    free = _FREE.search(plain)
    again = free and "resume" not in free[0] and _AGAIN.search(plain) and not _RULES.search(plain)
    freed = free and (_STAY.search(_FREE.sub(" ", plain)) or again)
    return bool(freed or _LIFTED.search(plain))


def _staying(plain: str) -> re.Match[str] | None:
    """Find the staying that people are told, today."""
    told = [found.end() for found in _TOLD.finditer(plain)]
    for pattern in (_NOT_OUT, _STAY):
        for said in pattern.finditer(plain):
            before = plain[: said.start()]
            head = _IMPERATIVE.search(before)
            near = max((end for end in told if end <= said.end()), default=-_NEAR - 1)
            back = said[0].lower().startswith(("return", "go")) and _CAME_BACK.search(plain)
            if back or escorted(plain, said.start()):
                continue
            whom = head or pattern is _NOT_OUT or PUBLIC.search(plain[: said.end()]) or STAFF.search(before)
            if whom and (head or said.start() - near <= _NEAR) and _TODAY.search(plain):
                return said
    return None


TOPIC = Topic("shelter_in_place", _WORTH.search, _read)
