"""The words that stand for one idea in any frame: own people, the traveller, going, being told to, what is over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from monitor.compare.colours.drilled import PLAYED, TAKEN
from monitor.terms.table import Table, Way

# Behind "return": who travels home, by what, or hands a thing in, is on the way out and not back at a post.
HOMEWARD = (
    r"(?: home\b| to (?:(?:the )?(?:UK|US|United)|Washington|London|Ottawa|Canberra|Dublin|Wellington"
    r"|their (?!posts?\b|duties\b|jobs?\b|desks?\b|work\b))| (?:via|through|aboard)\b"
    r"| (?:by|on) (?:(?:an?|the|any) (?:\w+ )?(?:flights?|planes?|bus|convoys?|ships?|ferry)|commercial|military"
    r"|charter\w*|car|road|sea|air|bus)\b| (?:the|their|his|her|its|your) )"
)


def holds(*parts: str) -> Callable[[str], bool]:
    """Return a cheap test of a sentence in small letters: whether any of these stands in it, be it within a word."""
    return lambda low: any(part in low for part in parts)


# Why it is so is no part of what is so: "due to clashes on the roads, ..."
WHY = re.compile(
    r"\b(?:because(?: of)?|owing to|due to|in (?:view|light|response|the wake) (?:of|to)|given|following"
    r"|as a (?:result|consequence) of)\b[^,;]*,?",
    re.I,
)


def words(*said: str) -> re.Pattern[str]:
    """Compile alternatives as whole words, in any case of letters."""
    return re.compile(rf"\b(?:{'|'.join(said)})(?!\w)", re.I)


def each_of(*said: str) -> Table:
    """Make a table of alternatives as whole words, for many that are asked of every sentence."""
    return Table(Way(rf"\b(?:{one})(?!\w)", re.I) for one in said)


# With these words something else is said: "lifted its advice on travel but citizens should continue to shelter".
GOES_OVER_TO = (
    r"(?:but|yet|though|although|however|while|whilst|whereas|asking|telling|urging"
    r"|advising|instructing|directing|ordering|requiring|recommending)\b"
    r"|(?:and|then) (?:[a-z]+ly )?(?:now |still |also )?(?:asks?|asked|told|tells?|urg|advis|instruct|direct|order"
    r"|request|requir|recommend|remind|call|want|expect|is\b|are\b|has\b|have\b|will\b)"
)

STAFF = words(
    r"(?:[\w-]+ )?(?:staff|employees?|personnel|officers|diplomats|colleagues|direct[- ]hires?)",
    r"diplomatic presence", r"our (?:own )?people",
    r"(?:US|American|embassy|diplomatic|non-\w+) (?:team|workers|officials)",
    r"members of (?:the|our|its) (?:staff|mission|official community)",
)  # fmt: skip
KIN = words(
    r"famil(?:y|ies)(?: members?)?", r"depend[ae]nts?", r"EFMs?", r"spouses(?: and partners)?", r"relatives",
    r"husbands", r"wives", r"minors", r"(?:minor |school-age )?children", r"persons under \d+",
)  # fmt: skip
# Whose they are: the publisher's, where the sentence says so or names what only a mission has.
OUR = words(
    r"US|American|British|UK|Canadian|Australian|Irish|New Zealand", r"(?:US )?government", r"embass(?:y|ies)(?:'s)?",
    r"consulates?", r"mission", r"posts?", r"high commission", r"non-?e\w+", r"eligible", r"official", r"our|we",
    r"(?:State )?Department", r"Secretary", r"(?:emergency|essential|core|voluntary|authori[sz]ed|ordered)",
    r"evacuat\w+", r"depend[ae]nts", r"at (?:US )?government expense",
    r"authori[sz]ation(?= [^;.]{0,30}\b(?:staff|employees|personnel|famil\w+)\b)",
)  # fmt: skip
PUBLIC = words(
    r"(?:US |private |American |British |Canadian |Australian )*(?:citizens|nationals)", r"Americans?", r"Britons",
    r"Canadians", r"Australians", r"New Zealanders", r"travell?ers", r"visitors", r"residents", r"tourists", r"you",
    r"(?:any|every)(?:one|body)", r"people", r"persons", r"those", r"members of the (?:\w+ )?community", r"guests",
)  # fmt: skip
GO = words(
    r"leave|leaving|left", r"depart(?:s|ed|ing|ures?)?", r"quit(?:s|ting)?", r"(?:go|going|gone|went) (?:home|out)",
    r"sen[dt](?:ing)? out", r"(?<=to )go(?=[.;,:]|$| (?:by|on|at) )",
    r"(?:(?<=may )|(?<=can )|(?<=now ))go(?= (?:voluntarily|at government)\b)",
    r"(?:sent|send|sending|ordered|flown|fly|flying|brought|bring|bringing|come|coming|called|pulled|pulling"
    r"|moved|moving|taken|drawn|get|getting|out) (?:home|out|away|down)",
    r"(?:send|sent|sending|fly|flown|bring|brought) (?:its|our|their|the|all|most|non-\w+)"
    r" (?:(?!citizens|nationals)[\w-]+ ){1,4}?(?:home|out|away)",
    r"(?:reduc(?:e|ed|ing)|cut|c[ao]me|go|draw\w*)(?: down)? to (?:an? |its )?(?:minim(?:um|al)|emergency|essential"
    r"|core|skeleton|critical) (?:staff(?:ing)?|personnel|manning)",
    r"out of(?= (?:the country\b|(?-i:[A-Z])))", r"evacuat\w+", r"relocat\w+", r"withdr[ae]w\w*",
    r"draw(?:ing)?[- ]?down", r"recall(?:ed|s)?", r"repatriat\w+",
    r"return(?:ed|ing|s)? (?:home|to the (?:US|United States|UK|United Kingdom))", r"way (?:home|out)",
    r"(?:(?<=must )|(?<=to ))be gone",
    r"(?:go|going|travel|travell?ing|mov(?:e|ing|ed)|sent|flown) to (?:an? |the )?safe ?havens?",
    r"only (?:[\w-]+ )?(?:emergency|essential|core) (?:employees|staff|personnel|officers) (?:will "
    r"|may )?(?:remain|stay)",
)  # fmt: skip
COMPEL = words(
    r"order(?:ed|s|ing)?", r"direct(?:ed|s|ing|ives?)", r"instruct(?:ed|s|ing|ions?)", r"told",
    r"at the direction of", r"compel(?:led|s|ling)?", r"oblig(?:ed|es|ing)", r"mandat(?:ed|es|ory|ing)",
    r"requir(?:ed|es|ing)", r"must", r"ha(?:ve|s|d) to", r"compulsory", r"no longer (?:left to|a matter|up to)",
    r"(?:no longer|not) (?:voluntary|optional)",
    r"(?:under|by) which [^;.,]{3,120}? (?:were|was|are|is) to(?= (?:leave|depart)\b)",
    r"(?:is|are)(?: all| now| therefore)* to(?= (?:leave|depart|be (?:out of|gone|away)|(?:go|return)"
    r" home(?! (?:at (?:noon|\d)|early|today|for)\b))\b)",
    r"ha(?:s|ve) (?:been given )?(?:[\w-]+ ){1,2}(?:hours|days|weeks?) to",
)  # fmt: skip
PERMIT = words(
    r"authori[sz]\w+", r"approv\w+", r"allow\w*", r"permit(?:s|ted|ting)?", r"permission",
    r"may(?! \d| (?:also |soon )?(?:follow|change|occur|happen|worsen|continue|increase|come|result|extend|lead)\b)",
    r"can|could",
    r"free to", r"(?<!not )(?<!longer )option(?:al|s)?", r"choices?", r"choos\w+", r"elect", r"possib\w+",
    r"wish(?:es|ed)?", r"wants?", r"so desire", r"voluntar\w+", r"offer\w*", r"request\w*", r"facilitat\w+",
    r"at (?:US )?government expense", r"let", r"agreed", r"would like",
)  # fmt: skip
OVER = words(
    r"end(?:ed|s|ing)", r"lift(?:ed|s|ing)?", r"rescind\w*", r"terminat\w+", r"call(?:ed|ing) off", r"cancel\w*",
    r"discontinu\w+", r"releas(?:ed|es)", r"revok\w+", r"(?:is|are|was|were|now) over", r"laps(?:ed|es)",
    r"expir(?:ed|es)", r"conclu\w+", r"no longer", r"not (?:\w+ )?any (?:more|longer)", r"no (?:more|further) need",
    r"withdrawn", r"stood down", r"came to an end", r"revers(?:ed|es)", r"ceased to apply", r"closed out",
    r"no longer appl\w+", r"(?:bring|brings|brought|bringing) (?:[^;.,]{3,80} )?to (?:a close|an end)",
)  # fmt: skip
BACK = words(
    r"again", r"once more", r"recommenc\w+", r"in the ordinary way", r"as usual", r"resum\w+", r"re-?open\w*",
    r"re-?start\w*", r"restor\w+", r"reinstat\w+", r"once more", r"back (?:to|at|in|into|on|open)",
    r"(?:is|are|were|was) back", r"br(?:ing|ings|inging|ought) back",
    r"return(?:s|ed) to (?:its|our|their|the|full|normal)", r"available since", r"re-?establish\w*",
    r"(?:is|are|was|were) over", r"no longer (?:be )?(?:limited|suspended|closed|on hold|restricted|reduced)",
    r"(?:on|to|at) (?:its|their|our|the)? ?normal (?:timetable|schedule|hours)", r"in business",
    r"open(?:s|ed) (?:its|for)", r"fully open", r"now (?:what it was|accept\w*|open)",
    r"(?:may|can) (?:now |once )?(?:again )?(?:book|apply|schedule|make appointments)",
)  # fmt: skip
STOP = words(
    r"suspen\w+", r"stop(?:ped|s|ping)?", r"halt\w*", r"ceas\w+", r"cancel\w*", r"call(?:ed|ing)? off", r"postpon\w+",
    r"cut(?:s|ting)?", r"half days?", r"tak(?:e|es|ing) no", r"(?:been|were"
    r"|was) withdrawn", r"discontinu\w+", r"on hold", r"put off",
    r"clos(?:ed|ing|es|ure)", r"close(?! (?:relatives?|famil\w+|friends?|kin|ties|to|attention|contact"
    r"|by)\b)", r"shut\w*", r"paus\w+", r"interrupt\w*", r"out of operation",
    r"(?:not|no longer)(?: be| been| currently| now| able to)* (?:conduct|accept|process|tak|available|offer"
    r"|receiv|issu|see|open|function|operat|possible|provid|hold|held|handl|schedul)\w*",
    r"unable to", r"reduc\w+", r"limit(?:ed|ing)", r"curtail\w*", r"scal\w+ (?:back|down)", r"fewer",
    r"no (?:visitors?|routine|visas?|passports?|notar\w+|new|interviews?|appointments?)",
    r"only (?:for |with |in |to )?(?:\w+ )?emergenc\w+", r"(?:\w+ )?emergenc\w+ (?:\w+ )?only",
    r"scrap(?:s|ped|ping)", r"ax(?:ed|es|ing)", r"tak(?:en|es|ing) down", r"see(?:s|ing)? (?:nobody|no one)",
    r"cannot be (?:used|seen|visited|held|offered)", r"only (?:[\w-]+ ){0,2}?life[- ](?:or|and)[- ]death",
)  # fmt: skip
AS_A_RULE = (
    r"(?:historically|in the past(?! (?:\w+ ){0,2}(?:hours?|days?|weeks?)\b)|routinely|usually|normally"
    r"|every (?:year|month|week|day))"
)
# Of any of these nothing is told today, whatever else a sentence brings together.
TAUGHT = words(
    r"rumou?rs?", rf"exercise\b{TAKEN}|drill|test|{PLAYED}|hypothetical|scenarios?",
    r"vacanc\w+|duties|position description|applicants must", r"in brief|for example|e\.g\.",
    AS_A_RULE,
    r"policy is|as a rule|by definition", r"insurance|insurers?",
    r"(?:posts|messages|reports|videos|texts) (?:that|which) (?:say|claim|state|allege|tell)",
)  # fmt: skip

Words = re.Pattern[str] | Table
NEAR, FAR = 70, 100  # characters between two ideas of one thing, and between two roles of one doing


def spans(words: Words, piece: str) -> list[tuple[int, int]]:
    """Return where the words of a role stand."""
    return [found.span() for found in words.finditer(piece)]


def gap(ones: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> int:
    """How many characters lie between the nearest two of two roles; more than FAR where one is missing."""
    others = list(others)
    return min((max(a - d, c - b) for a, b in ones for c, d in others), default=FAR + 1)


def near(one: Words, other: Words, plain: str) -> bool:
    """Whether two ideas are said of one thing, as far as their distance tells."""
    return gap(spans(one, plain), spans(other, plain)) <= NEAR
