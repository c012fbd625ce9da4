"""What is said of a way in or out and neither shuts nor opens it: its roads, what may be or was once."""

from __future__ import annotations

import re

from monitor.compare.whose.people import STAFF

ROADS = r"(?:road(?:way)?s?|routes?|highways?|streets?|lanes?|entrances?|exits?|gates?|terminals?|approach(?:es)?)"
MAYBE = re.compile(
    r"\b(?:(?-i:may)(?! (?:not|no longer) (?:fly|operate|land)\b)|might|could|can(?! no longer\b)"
    r"|(?:un)?likely (?:that\b[^,;]*? will |to )(?:be |have to |\w+ly )*(?:clos|shut|seal|suspend|cancel"
    r"|halt|stop|ground|ceas)\w*"
    r"|(?<!further )(?<!more )(?:closures?|suspensions?|cancellations?)(?: (?!and\b|but\b)\w+){0,6} (?:un)?likely"
    r"|^(?:(?!\b(?:closed|shut|suspended)\b).)*likely (?:that\b[^,;]*? will |to )(?:be )?(?:re-?open|open|resum)\w*"
    # what people are to be quicker than
    r"|before (?:[\w-]+ ){0,4}?(?:borders?|airports?|airspace|flights|crossings?|roads?|frontiers?|seaports?)"
    r" (?:(?:is|are|gets?) (?:\w+ )?(?:clos|shut|seal|suspend|cancel|halt|ground)ed|(?:is|are) shut|closes?|shuts?)"
    r"|(?:consider|weigh|debat|discuss|threaten)(?:s|ed|ing)(?: to)? (?:(?:an?|the) )?(?:closing|closure|close|shut\w*"
    r"|suspen\w+)|if|once(?! again)|often|sometimes|in the past(?! \w)|subject to|without notice"
    r"|at short notice|(?:risks?|possibility|threat|chance|likelihood) of (?:[\w-]+,? ){0,5}?(?:clos|suspen)\w+)\b",
    re.I,
)
TURNS = re.compile(
    r"\b(?:but|although|however)\b|;|, and (?!flights\b)| or (?=(?:may|might|could)\b)"
    r"| and (?=(?:[\w-]+ ){1,4}(?:may|might|could)\b)|, (?=(?:you|we) (?:should|advise|urge|recommend)\b)"
)
# Nobody knows when, or it is for later: it is not open.
WHEN = re.compile(
    r"\b(?:no (?:\w+ )?(?:reports?|information|indication|word|news|date|time(?:line|table|frame)?|estimate)"
    r"|unclear|unknown|uncertain|not (?:yet )?(?:known|clear)|(?:do(?:es)? not|don't|doesn't|cannot|can't)(?: yet"
    r"| currently| at this time)? (?:know|say|tell|predict|confirm)(?= when\b))\b"
    r"[^;]{0,60}?\b(?:when|whether|if|for|of)\b"
    r"|\bnot (?:yet )?(?:announced|given|set|named) (?:an?|any|the) (?:date|day|time)\b"
    r"|\b(?:expected|scheduled|due|set|hoped|planned|likely|slated) to (?:re-?open|resume|restart)\b", re.I
)
# "Stay indoors until flights resume": they do not fly yet; "until it reopened" was then.
AWAITED = re.compile(
    r"\b(?:until|till|unless|pending|before|awaiting)\b(?:(?!\b(?:and|but)\b)[^;,.]){0,80}?\b(?:re-?opens?|resumes?"
    r"|restarts?|recommences?|(?:is|are|has|have)(?: been)?(?: fully| again| once more)? (?:re-?opened|open|resumed"
    r"|restored|restarted|lifted))\b", re.I
)
# "During unrest, airports have been closed": what comes about now and then.
HABIT = re.compile(
    r"(?:during|where|whenever|in (?:times?|periods?|cases?) of|in the past)\b(?![^,;]*\bthe (?:current|ongoing"
    r"|present)\b)", re.I
)
# "Is open, and traffic is not affected": it was never shut; "messages about closed borders" say nothing of borders.
NEVER = re.compile(
    r"\b(?:is|are) (?:open|operating|operational)\b[^;]{0,40}?\b(?:not (?:been )?affected|unaffected"
    r"|as usual, with no)\b"
    r"|\bcloses (?:daily )?at \d[^;]{0,30}? and (?:re-?)?opens (?:again )?at \d"  # its hours
    r"|\b(?:borders?|crossings?|checkpoints?)\b[^;]{0,40}? closes? (?:(?:daily|(?:every|each) (?:day|evening|night)) at"
    r"|at (?:\d[\w:.]*(?: ?[ap]\.?m\b\.?)?|noon|midnight|dusk|sunset) (?:daily|(?:every|each) (?:day|evening"
    r"|night)))\b(?![^;]*\b(?:is|are|has|have) (?:\w+ )?(?:closed|shut)\b)"
    r"|\bopens (?:daily )?at \d[^;]{0,30}? and closes (?:again )?at \d"
    r"|\b(?:on occasion|at times|from time to time|occasionally|sometimes),? (?:(?!and\b|but\b)[\w'-]+ ){0,6}?(?:is"
    r"|are) (?:closed|shut|suspended|halted)\b(?![^;.]*\b(?:now|today|tonight|currently|at present|until)\b)"
    r"|\b(?:messages?|posts?|rumou?rs?|videos?|stories) (?:about|of|on|claiming)\b"
    r"|\bairspace\b[^;]{0,40}? closed to (?:drones|balloons|private|light)\b"
    r"|\b(?:wants?|wanted|demand(?:s|ed|ing)?|call(?:s|ed|ing)? for) (?:(?:the|all|an?) )?(?:[\w-]+ ){0,2}?(?:borders?"
    r"|airports?|airspace|crossings?) (?:to be )?(?:closed|shut|sealed|closures?)\b", re.I
)
# Open to some, or in some places: "has partially reopened", "reopened to pedestrians only", "limited flights resumed".
PART = re.compile(
    r"\b(?:only open|open only|open (?:to|for) domestic|partial(?:ly)?|in part)\b"
    r"|\b(?:re-?opened|open|resumed)\b[^;.]{0,40}?\b(?:only|limited|restricted|reduced)\b"
    r"|(?:^|\bthat )(?![^;.]*\bincluding\b)(?:(?:only )?(?:some|several|a few|limited)|a (?:limited|small"
    r"|reduced) number of) (?:[\w-]+ ){0,3}?"
    r"(?:flights|crossings|borders|airports)\b",
    re.I,
)
SINCE = re.compile(r"\b(?:closed|shut|sealed) since (?:[A-Z]\w+ )?(\d{4})\b")
THEIRS = re.compile(
    rf"\b(?:closed|shut|barred|off[- ]limits) (?:to|for) (?:all |any )?{STAFF}|\b(?:barred|closed"
    r"|shut) to them\b|\b(?:barr?(?:ed|s|ing)|bann?(?:ed|s|ing)) (?:all (?:of )?|any )?"
    rf"(?:{STAFF}|their (?:own |US )?(?:staff|personnel|employees)) from\b", re.I
)
# What stands by a way: "the museum at the airport", "the road to the border".
_SHOP = (
    r"(?:restaurants?|caf[e\u00e9]s?|shops?|stores?|kiosks?|lounges?|bars?|hotels?|car parks?|parking(?: lots?|"
    r" garages?)?"
    r"|counters?|desks?|museums?|clinics?|pharmac(?:y|ies)|banks?|(?<!customs )(?<!immigration )offices?|chapel|gym"
    r"|food courts?|gates?)"
)
BESIDE = re.compile(
    rf"\b{_SHOP} (?:at|in|inside|of|near|on|by|beside|along|next to) (?:the )?(?:(?!and\b|is\b|are\b)[\w.'-]+"
    rf" ){{0,3}}$|\b(?:near|around|outside|inside"
    r"|(?<!point )(?<!points )(?<!post )(?<!posts )(?<!entry )(?<!ing )(?<!ings )(?:at|along|adjacent to)) the"
    r" (?:[\w-]+ ){0,2}$"
    rf"|\b(?:{ROADS}|bridges?)(?:,? (?:and|or) \w+)?[ ,(]{{1,2}}(?:[a-z]+ing )?(?:to and from|to|into|towards?|from"
    rf"|of|at|between|near|around"
    r"|in front of|outside) (?:(?!and\b)[\w.'-]+ ){0,3}$",
    re.I,
)
# What people need to go home is no rule of the country they go from.
HOMEWARD = re.compile(
    r"\b(?:to|into|for) (?:travel(?:ling|ing)? (?:back )?|return(?:ing)? |fly(?:ing)? (?:back )?|enter(?:ing)? |entry )"
    r"(?:home|(?:in)?to (?:the )?(?:United States|US|UK|United Kingdom)|(?:the )?(?:United States|US|UK"
    r"|United Kingdom))(?!-)\b",
    re.I,
)
# Who may not even get on the plane cannot get home.
ABOARD = re.compile(
    r"\bboard\w*\b[^;.]{0,20}?\bflights? (?:bound )?(?:in)?(?:to|for) (?:the )?(United States|US|UK|United Kingdom"
    r"|Canada|Australia|New Zealand|Ireland)\b"
)
# "Read our guidance, with alerts on the closure of airspace": where it stands, and not that it is so.
POINTS = re.compile(
    r"(?:please )?(?:read|review|see|visit|refer to)\b[^;]{0,80}\b(?:page|guidance|website|information)\b", re.I
)
# What else a note announces: "information on elections and on the suspension of flights".
_HEADS = re.compile(
    r"(?<=[\w)]), (?:and )?(?=(?:updated |new )?information (?:on|about|that)\b)"
    r"|(?<=[\w)]),? and (?:on |about )?(?=(?:the )?(?:temporary |partial |continued |full )?(?:suspension|closures?"
    r"|re-?opening|resumption) of\b)"
)
_NOTE = re.compile(
    r"(?:\w+(?: and \w+)* - )?(?:[\w-]+ ){0,3}?information\b(?![^;]*\b(?:risks?|possib\w+|potential) )", re.I
)


def heads(plain: str) -> list[str]:
    """Part a note into what it announces; in a sentence, what is joined may be feared as well as done."""
    plain = _HAD.sub(" ", plain)
    return _HEADS.split(plain) if _NOTE.match(plain) else [plain]


# "All crossings, which had reopened in May, have closed": what was so before.
_HAD = re.compile(r", which had [^,;:]{3,60},(?= (?:has|have|is|are|will)\b)")


# "The airport is busy, and bridges are shut"; what an airport has is no other thing.
_ELSE = re.compile(
    r"^[^;:,]*?\b(?:is|are|was|were|has|have|remains?)\b[^;:]*?[,;]? (?:and|but|while|whereas) (?=(?!(?:is|are|was"
    r"|were|has|have|had|will|remains?|it|they|both|there|now|therefore|currently|also|so|thus|still|temporarily|may)\b"
    r"|(?:(?:the|its|all|both|of|that) )*(?:terminals?|runways?|it|them|ones?|others?|rest|in)\b)"
    r"[^;:,]*? (?:is|are|has|have|was|were|remains?)\b)"
)


def elses(told: str) -> int:
    """Return where, in what begins with a way and ends with its being shut, something else is told of; else 0."""
    other = _ELSE.match(told)
    return other.end() if other else 0


# "Fighting between the two sides has resumed along the border": what goes on again is no traffic.
_STRIFE = r"(?:fighting|clashes|hostilities|shelling|exchanges? of fire|strikes|attacks|skirmishes|conflict|violence)"
_FOUGHT = re.compile(rf"(?:^|[;,] |\b(?:but|and|that|where|as) )(?:[\w-]+ ){{0,6}}?{_STRIFE}\b[^;,]*$", re.I)
_OF_STRIFE = re.compile(rf" of (?:[\w-]+ ){{0,3}}?{_STRIFE}\b", re.I)


def fought(told: str, opened: re.Match[str], way: int) -> bool:
    """Whether it is fighting that "resumed", and the way, named at `way`, stands only where it did."""
    if not opened[0].lower().startswith("resum"):
        return False
    fights = way > opened.start() and _FOUGHT.search(told[: opened.start()])
    return bool(fights or _OF_STRIFE.match(told, opened.end()))
