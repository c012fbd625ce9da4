"""What describes whoever of ours goes, or leaves them a choice, put plainly: it is no doubt and no denial.

Who is "not needed in an emergency" is non-emergency, and who "may no longer stay" must leave.
"""

from __future__ import annotations

import re

from monitor.compare.roles.piece import Even, even

_MAY_END = r"(?= (?:has|have|had|be|is|are|was|were|may|must|can|should|will|to|need)\b|[,;.]|$)"
_EMERGENCY = r"(?:emergenc\w+|essential|core|critical|vital)"
_POST = r"(?:the |our |this |its )?(?:(?-i:US|American|[A-Z]\w+) )?(?:embassy|consulate(?: general)?|mission)\b"
_STAY = r"(?:remain|stay)\b"  # who may not "live" at a post has a rule, and no order
_EVEN: tuple[Even, ...] = (
    (re.compile(
        rf"\b(?:who|that|which|whose [^,;.]{{2,40}}?) (?:is|are|do|does|have|has|perform|hold)(?: not| no|n't| nothing)"
        rf" [^,;.]{{0,40}}?(?:{_EMERGENCY}|needed|required|necessary|indispensable)\b[^,;.]{{0,40}}?{_MAY_END}", re.I),
     " non-emergency "),
    (re.compile(
        rf",? (?:unless|except(?: for| where)?|other than|apart from|save(?: for)?|but for|with the exception of"
        rf"|excluding|not counting) [^,;.]{{0,60}}?\b{_EMERGENCY}\b[^,;.]{{0,30}}?{_MAY_END},?", re.I), " "),
    (re.compile(
        rf"\b(?:everyone|everybody|all|anyone|anybody|whoever|those|people)(?: of us)?(?: who)?(?: works?| is| are"
        rf"| serves?| serving| working| posted| assigned| employed)? (?:at|for|in|by|with) (?={_POST})", re.I),
     "all staff of "),
    (re.compile(r"\b(?:every|all|each)(?: of)?(?: the| our)? Americans? (?=(?:at|of|in) (?:the |our )?(?:embassy"
                r"|consulate|mission))", re.I), "all staff "),
    (re.compile(r"\bwhose (?:jobs?|work|duties|functions?) (?:can|could|may) (?:wait|be (?:done"
                r"|performed) [^,;.]{3,40}?)"
                rf"{_MAY_END}", re.I), " non-emergency "),
    (re.compile(r"\b(?:workforce|manpower|payroll|evacuees)\b", re.I), "staff"),
    (re.compile(r"\b(?P<does>Department (?:has |have )?(?:\w+ )?)?(?(does)its|our) (?P<who>[\w-]+ )?people\b", re.I),
     r"\g<does>our \g<who>staff"),
    (re.compile(
        r",? (?:if|should|where|whenever|when|as|in case) (?:they|he or she|(?:any of )?them|staff|famil\w+"
        r"|employees) (?:so |would )?"
        r"(?:choose|wish|want|like|prefer|desire|elect|decide|request|ask)\w*(?: (?:it|to|so|to do so|for it|this))?,?"
        r"(?=[,;. ]|$)", re.I),
     " voluntarily "),
    (re.compile(
        r"\b(?:who|that) (?:so )?(?:want|wish|choose|ask|prefer|would (?:like|rather|prefer)|request|elect|do not want"
        r"|would rather not)\w*(?: (?:to (?:go|leave|depart|do so|be flown out)|for it|not (?:to )?(?:stay|remain)"
        r"|(?:to )?(?:stay|remain)|it|this)|(?=[,;.]|$| to (?:send|take|fly|move|travel)\b))"
        r"(?: in (?-i:[A-Z]\w+))?", re.I), " voluntarily leaving"),
    (re.compile(
        rf"\b(?:need|do|does|did|are|is|have)(?: not|n't)(?: (?:need|have|required|obliged|bound))?(?: to)? {_STAY}"
        r"(?: on)?", re.I),
     "have the choice to leave"),
    (re.compile(r"\bwhether to (?:stay|remain|leave|go|depart)\b[^,;.]{0,40}? or (?:to )?(?:go|leave|depart|stay"
                r"|remain)\b(?: home)?", re.I), "a choice to leave"),
    (re.compile(
        rf"\b(?P<no>no|none of the|not (?:an?|one)) (?P<who>(?!longer\b)[^,;.]{{3,60}}?) (?:(?-i:may)|can|should|is to"
        rf"|are to|(?:is|are) (?:allowed|permitted) to)(?: now| any longer)? {_STAY}", re.I),
     r"all \g<who> must leave"),
    (re.compile(
        rf"\b(?:(?-i:may)|can|are|is|must)(?: no longer| not)(?: be)?(?: allowed| permitted| free)?"
        rf"(?: to)? {_STAY}", re.I),
     "must leave"),
    (re.compile(r"\bno longer (?:applies|apply|holds?|in (?:force|effect|place)|valid|needed|necessary)\b", re.I),
     "was lifted"),
    (re.compile(r"\b(?P<what>permission|authori[sz]ation|approval|consent)\b(?P<rest>[^;.]{0,100}?) (?:has been|was"
                r"|is|were|have been) withdrawn\b", re.I), r"\g<what>\g<rest> was lifted"),
    (re.compile(r"\b(?:stay|keep|remain)(?:ing)? out of\b(?! (?-i:[A-Z]))", re.I), "avoid"),
    (re.compile(r"\buntil\b(?! (?:further|now\b|this|today))[^,;]*,?", re.I), " "),
    (re.compile(r"\b(?:ran out|has run out|was not (?:renewed|extended|prolonged)|has not been (?:renewed"
                r"|extended))\b", re.I),
     "expired"),
)  # fmt: skip


def plainly(plain: str) -> str:
    """Return a sentence on people of ours with each way to describe them, and their choice, in the plain words."""
    return even(plain, _EVEN)
