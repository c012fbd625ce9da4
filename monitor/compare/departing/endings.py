"""Tell from the words around a status whether it is named as ended, or as one that goes on."""

from __future__ import annotations

import re

from monitor.compare.dates import Day

# "Rescinded on May 12 its order": the day between a verb and what it governs is no part of the grammar.
_DAY = re.compile(
    r",?(?: on|,? effective(?: on| from)?)?"
    r" (?:[A-Z]\w+day,? )?(?:[A-Z]\w+ \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z]\w+(?: \d{4})?),?"
)
_VERBS = (
    r"\b(?:lift(?:ed|ing|s)?|end(?:ed|ing|s)?|terminat\w+|remov\w+|rescind\w*|rescission|cancel\w*|revok\w+"
    r"|conclu\w+|discontinu\w+|cessation|expir\w+|left|stepp?\w* down(?: from)?"
    r"|replac\w+|supersed\w+|withdr[ae]w\w*|call(?:ed|ing|s)? off|d(?:oes|one|id) away with"
    r"|(?:br(?:ing|ought|inging|ings)|c[ao]me) to (?:an?|its) (?:close|end)|w(?:ind|ound)(?:ing|s)? up|put an end to"
    r"|clos(?:ed|es|ing|e) out|wrap(?:ped|s|ping)? up|ceas(?:ed|es|ing)"
    r"|allow\w* to lapse|no longer(?! than)"
    r"|(?:is|are|was|were|been|now|c[ao]me|comes|coming|taken|took) off)"
)
_VERB = re.compile(_VERBS, re.I)
_END = re.compile(
    rf"{_VERBS}(?: (?:of|in|under|both|an?|its|their|the|that|this|all|previous|prior|existing|earlier|current|mandate"
    rf"|status"
    r"|embassy|mission|US|mandatory|voluntary|temporary|information|about|on|regarding|for|ordered and|authorized and"
    r"|ordered or|\w+'s))* $",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:was|were|is|are|has been|have been|been|being)(?: \w+ly| now| since)? (?:lifted|ended|terminated|rescinded"
    r"|cancell?ed|discontinued|removed|revoked|withdrawn|over\b|called off|replaced|superseded"
    r"|closed out|wound up|wrapped up|finished|brought to (?:an?|its) (?:end|close))"
    r"|\bno longer\b(?! than)|\bto (?:expire|lapse|run out)\b|\bran out\b|\bnot in effect\b"
    r"|\bha(?:s|ve) (?:now |since )?(?:ended"
    r"|expired|concluded|lapsed|returned)\b"
    r"|^(?: status)?(?: (?:for|of|at) [^,;.]{2,60}?)? (?:ended|expired|lapsed|concluded|terminated)\b"
    r"|^(?: status| order)? (?:now )?(?:over|at an end|behind (?:us|them))(?=[,;.]|$)|\brun its course\b"
    r"|^(?: status| order)? having (?:ended|expired|lapsed|concluded|been \w+)\b"
    r"|^(?: status)? (?:lifted|rescinded|cancell?ed|revoked|called off|withdrawn)(?= (?:for|at|in|on)\b|[.;]|$)"
    r"|\b(?:c[ao]me|dr[ae]wn?) to (?:an?|its) (?:end|close|conclusion)\b|\breached its end\b"
    r"|^(?: status| order)?(?: (?:for|of|at) [^,;.]{2,60}?)? to (?:an?|its) (?:end|close|conclusion)\b"
    r"|\b(?:ended|expired|lapsed|concluded|terminated) (?:on|as of|effective|in|at|yesterday|today"
    r"|(?:the same|that|this|last) (?:day|week|month))\b"
    r"|\bends(?: today)?$|\bceased to apply\b"
    # what else ceased stands behind a comma: "Following the ordered departure of staff, visits have ceased"
    r"|^(?:(?! (?:and(?! (?:\w+ )?(?:famil|depend))|but|while|as|because|after|who|that)\b)[^,;.])"
    r"{0,90}? ceased(?=[.,;]|$| (?:on|as of|effective|in|at|yesterday|today)\b)"
    # "Employees on ordered departure may return": whoever is on it may go back to the post.
    r"|^(?: status)?(?:(?! (?:and|but|while|who|until|when|before|unless|although)\b)[^,;.]){0,40}?"
    r" (?:may|can|(?:is|are)(?: now)? (?:allowed|permitted|authori[sz]ed|able|free|cleared)"
    r" to)(?: now| again)* return\b(?! (?:home|to (?:the )?(?:US|UK|United|Canada|Australia|Ireland|New Zealand)))"
    r"(?![^.;]{0,40}\b(?:once|when|if|until|as soon as)\b)",
    re.I,
)

# "Families returned to Norport from ordered departure": it is over for them.
_BACK_FROM = re.compile(
    r"\b(?:return(?:ed|ing)?|(?:is|are|were|was|now|c[ao]me|coming) back|rejoined)\b[^;]{0,60}? from (?:(?:an?|the"
    r"|its|their) )?$",
    re.I,
)
# "Families, who were withdrawn in June, have returned": what was done before is told of whom.
WHO_WENT = re.compile(
    r",? (?:who (?:were|had been|have been) |having been )?(?:temporarily )?(?:withdrawn|evacuated|relocated|sent home)"
    r" (?:in|on|since|last|earlier|during|from)\b[^,;.]{2,40}?,"
    r"(?= (?:have|has|are|were)(?: now| all| since)* (?:back|returned|returning|rejoined)\b)", re.I
)
# "Has not been lifted", "until it is lifted": the end is named, and has not come.
_NOT_ENDED = re.compile(
    r"\b(?:not|never|yet to|cannot|unable to|until|till|when|once|if|unless|before|whether|will|would|might|could"
    r"|expected to|due to|scheduled to|plans? to)\b[^,;.]{0,40}$", re.I
)
# "Ordered families to leave; all appointments are cancelled": what else has ended, behind a statement of its own.
_ELSES = re.compile(
    r"(?:[;:]|(?<!with it)(?<!with that)(?<!with them),| -"
    r"| (?:because|while|so|but|although|as)|\b(?:leave|depart|from) (?:the )?[A-Z]\w+ and)"
    r"(?: (?:and|but|so|while|because|although|as|therefore|however,))*(?: (?:all|the|most|our|routine|its|some))*"
    # ", which reduced services," and ", with most restrictions," state nothing by themselves
    r" (?:(?!(?:which|whose|who|that|with|along|together|including|because|due|owing|after|following|\w+ing)\b)[\w-]+ )"
    r"{0,2}?(?:appointments?|interviews?|services?|flights?|operations|classes|events?|visits?|curfew"
    r"|restrictions?|bookings?|trips?|tours|meetings?|warnings?|fighting|protests?)\b(?! of\b)"
    r"(?=[^,;]{0,80}? (?:is|are|was|were|has|have|had|will|remains?|continues?|came|stays?|cannot|\w{2,}ed)\b)"
)
# "The ordered departure, the curfew and all restrictions are lifted": until its verb has come, a list goes on.
_PREDICATE = re.compile(r";|\b(?:is|are|was|were|has|have|will|remains?|continues?|to (?:leave|depart))\b", re.I)
_NAMED = re.compile(r"(?:^|\b(?:the|this|that|its|our|both) (?:current |ongoing |US |mandatory |voluntary )?)$", re.I)
_RELATIVE = re.compile(r"\b(?:that|which|who)\b[^,;]*", re.I)
FATES = (" to return", " to lapse", " to expire", " to run out")  # "was allowed to lapse" is no second status
# "Allowed the ordered departure of families to expire."
_LAPSES = re.compile(r"^\w+ (?:the |an? )?(?:\w+ )?departure\b[^.;]{0,140}? to (?:expire|lapse)\b", re.I)
_ITS_DAY = re.compile(
    r"\b(?:order|directive|instruction|authori[sz]ation|permission|departure|evacuation|status)s?,? (?:of|from|dated"
    r"|(?:issued|announced|given|made|imposed|approved|ordered)(?: on| in)?) (?:the )?$"
    r"|\b(?:warning|advisory|alert|notice|message)s?(?: for| on)?(?: (?:the )?[A-Z]\w+){0,3},? (?:of|from|(?:dated"
    r"|issued)(?: on)?) (?:the )?$"
    r"|\b(?:that|which) (?:was |were |had |has )?(?:begun|began|started|ordered|approved|authori[sz]ed"
    r"|announced|imposed|issued)"
    r"(?: on| in)? (?:the )?$", re.I
)
# "The status, first approved on March 26, has ended": when it began is an aside.
BEGAN = re.compile(
    r",? (?:(?:that|which) (?:was|were) )?(?:first |originally |initially )?(?:approved|authori[sz]ed|ordered|issued"
    r"|announced|instituted|imposed|declared|granted|introduced|put in place) (?:on|in) [A-Z]\w+(?: \d{1,2})?"
    r"(?:,? \d{4})?,?"
)
# "As a result of continuing violence, ...": what goes on in a cause that leads the sentence is no status.
CAUSE = re.compile(
    r"^(?:as a (?:result|consequence) of|due to|because of|in (?:light|view) of|in response to|given|following|amid"
    r"|owing to)\b[^,;]*,",
    re.I,
)
# "Families may leave; they are no longer required to": a permission is what is left of the order.
_NOT_BOUND = re.compile(r"\bno longer (?:required|ordered|obliged|directed|have)(?: to(?: leave| depart)?)?\b", re.I)
_GOES_ON = re.compile(
    r"\b(?:amend(?:s|ed|ing)?|remain(?:s|ed)? (?:on|under|in|at)|continues?|continuing|extend(?:s|ed|ing)?"
    r"|renew(?:s|ed|ing)|prolong(?:s|ed|ing)|maintain(?:s|ed)?"
    r"|(?:\b(?:not|never|cannot|yet to|unable to)\b|n't\b)[^;,.]{0,20}? (?:return|come back|be back|rejoin)\w*"
    r"|previously|prior (?:ordered|authori[sz]ed|authori[sz]ation)|no change)\b"
    r"|\b(?:ke(?:pt|eps?|eping)|retain(?:s|ed|ing)?)(?: (?:the|its|an?|on|under))* $",
    re.I,
)
# "Extended authorized departure to family members" is news for them; to a day, it is the same departure.
_WIDENED = re.compile(
    r"(?<!may )(?<!might )(?<!could )(?<!would )(?<!not )\bextend(?:s|ed|ing)?(?: the| its)?"
    r" (?:voluntary |authori[sz]ed |ordered )*departure(?: order(?: of)?)?$", re.I
)
_WIDENED_TO = re.compile(
    r"\bextend(?:s|ed|ing)? to [^;,]{3,80}? the (?:voluntary |authori[sz]ed |ordered )*departure$", re.I
)
_TO_THEM = re.compile(
    r"^(?: status| order)?(?:(?: of)? [A-Z]\w+ \d{1,2}(?:, \d{4})?)?"
    r" to (?:(?:all|also|eligible|accompanying|immediate|minor|its|the|US|government|embassy|mission) )*"
    r"(?:famil(?:y|ies)|dependents|non-?e\w+|employees|personnel|staff)\b",
    re.I,
)
_COMES = (
    r"^(?: status| order)?(?: (?:for|of|at|from) [^,;.]{2,60}?)?(?:, [^,;.]{3,60},)? (?:(?:will|is (?:due|expected"
    r"|scheduled|set|going))\b[^.;]{0,40}?\b(?:end|expire|lapse|be lifted|run out|conclude|terminate)\b"
    r"|(?:ends|expires|lapses|concludes|runs out|terminates)(?= (?!today\b)\w)"
    r"|(?:reaches|will reach) (?:its|the) [\w -]{0,24}?(?:limit|end)\b)"
)
_STANDS = re.compile(
    r"^[^.;]{0,160}?\b(?:has|have|was|is) (?:not(?: yet)?|never|yet to)(?: be(?:en)?)? (?:lifted|ended|rescinded"
    r"|terminated|withdrawn)\b|^[^.;]{0,160}?\b(?:is|was|has been)(?: again| also| now)? (?:extended|prolonged|renewed)"
    r"(?= (?:on|for|until|till|through|to (?-i:[A-Z])|by|as of)\b|[.;,]|$)|"
    r"^[^.;]{0,160}?\b(?:remains?|continues?|(?:is|are) still) (?:\w+ly )?(?:in (?:effect|force|place)|to apply)\b"
    r"|^[^.;,]{0,80}? (?:remains|stands)(?=[.;,]|$| (?:and|but|while|until)\b)"
    # "Will end on December 19": until then it goes on.
    rf"|{_COMES}"
    r"|^[^.;]{0,160}?\b(?:continues?|goes on|stays on)"
    r"(?: for now| unchanged| for \w+(?: [\w ]{3,20})?)?(?=[.;,]|$| until\b)",
    re.I,
)


# "Ordered departure may end in May": it has been declared, and lasts till then.
_MAY_END = re.compile(
    r"(?: status| order)?(?: (?:for|of|at|from) [^,;.]{2,60}?)? (?:(?-i:may)|might|could|should"
    r"|is (?:likely|expected) to) (?:\w+ ){0,2}?(?:end|expire|lapse|lifted|ended|extended|renewed|reviewed)\b", re.I
)
_COMING = re.compile(_COMES, re.I)
_BESIDE = re.compile(r"[;,] (?:and|but|while|so) ")  # what is told beside an end is no doubt of it
_OPEN = re.compile(
    r"\b(?:not|never|unless|if|until|expected|once|when|could|would|may|might|only|renew\w*|extend\w*)\b", re.I
)


def coming(after: str) -> int:
    """Where the words end that say without reserve that a status ends on a day to come; 0 where none do."""
    said, own = _COMING.search(after), _BESIDE.split(after)[0]
    return said.end() if said and not _OPEN.search(own) else 0


def ends(before: str) -> bool:
    """Whether the words that lead up to a status end it ("the lifting of the ...")."""
    last = undated(before)[-120:]
    back = _BACK_FROM.search(last)
    return _END.search(last) is not None or (back is not None and not _NOT_ENDED.search(last[: back.start()]))


def begins(before: str) -> int:
    """Where the words that end a status begin; a day between them and the status is the status's own."""
    return max((found.start() for found in _VERB.finditer(before)), default=len(before))


def goes_on(before: str, after: str, subject: bool = False) -> bool:
    """Whether the words on both sides of a status, which may be the subject, say that it is not new."""
    if (_WIDENED.search(before) and _TO_THEM.match(after)) or _WIDENED_TO.search(before):
        return False
    if subject and _MAY_END.match(after):
        return True
    return bool(_GOES_ON.search(before) or _STANDS.search(_its_own(after, subject)))


def is_subject(before: str) -> bool:
    """Whether a status named next is what its clause is about ("The ordered departure ..."), and no verb's object."""
    return _NAMED.search(before) is not None


def ended(after: str, subject: bool = False) -> re.Match[str] | None:
    """Find the words after a status that end it ("... came to an end"), unless they say that this has not come."""
    own = _its_own(after, subject)
    return next((f for f in _ENDED.finditer(own) if not _NOT_ENDED.search(own[: f.start()])), None)


def _its_own(after: str, subject: bool = False) -> str:
    """Return what follows a status up to a statement about something else."""
    others = _ELSES.finditer(after)
    whole = (o for o in others if not subject or _PREDICATE.search(_RELATIVE.sub("", after[: o.start() + 1])))
    other = next(whole, None)
    return after[: other.start()] if other else after


def later(rest: str, ordered: bool) -> str:
    """Return the clause after a status's own; who "is no longer required to leave" may do so all the same."""
    own = _its_own(rest)
    clause = own.partition(";")[2]
    return clause if ordered else _NOT_BOUND.sub("", clause)


def anew(plain: str, dated: tuple[Day, ...]) -> tuple[Day, ...]:
    """Leave out the days that only name a status ("the order of March 2"): it may end on another."""
    return tuple(d for d in dated if not _ITS_DAY.search(plain[: d.start]))


def undated(words: str) -> str:
    """Leave the days out of a stretch of a sentence."""
    return _DAY.sub("", words)


def left(after: str) -> bool:
    """Whether a status is named as one that was let lapse ("allowed the ordered departure of staff to expire")."""
    return bool(_LAPSES.match(after))
