"""How a text says, in plain words, that a post's people may go less far, or again further."""

from __future__ import annotations

import re

from monitor.compare.whose.people import STAFF
from monitor.terms.table import Row, table

_MEN = (
    rf"(?:{STAFF}|(?:^|[;,] )(?:(?:the embassy|its) )?(?:(?:US )?direct[- ]hire )?(?:employees|personnel|staff"
    rf"|officers)(?: (?:of the embassy|in (?-i:[A-Z])\w+|who (?:stay|remain)))?)"
)
_GO = r"(?:travel|move|drive|go(?: out)?|fly|walk|ride|be out|leave)"
BOUND_ROWS: tuple[Row, ...] = (
    (
        "Employees may go out only between their homes and the consulate.",
        r"<MEN>(?: (?:may|can))?(?: now)? <GO> only (?:in|with|by|between|within|from|to|during|after)\b",
    ),
    (
        "Embassy staff have been instructed not to leave their homes.",
        r"<MEN> (?:have been|were|are)(?: \w+ly)? (?:instructed|directed|told|ordered|asked) (?:not to (?:leave|go"
        r"|travel|use|enter|visit|drive)|to (?:stay|keep) (?:off|away from|out of|inside|indoors))\b",
    ),
    (
        "Embassy personnel at the Consulate General have been directed to remain in the Norport area.",
        r"<MEN>(?: (?:at|of|in|from) [^;,]{3,50}?)? (?:(?:have been|are|must)(?: \w+ly)?(?: (?:instructed|directed|told"
        r"|ordered|asked) to)?|must) (?:remain|stay|keep) (?:in|within|inside) (?:the )?(?:city of |limits of )?"
        r"(?=(?-i:[A-Z]))(?!(?:US )?(?:Embassy|Consulate|Mission)\b)",
    ),
    (
        "Direct-hire staff who stay may not leave the capital.",
        r"<MEN>(?: (?:may|must|can) not| cannot) (?:leave|go|travel|enter|visit(?! you\b)|use|drive)\b",
    ),
    (
        "Employees in Norhaven must be indoors between midnight and 5 a.m.",
        r"<MEN> must (?:be|stay|remain) (?:indoors|inside|at home|home|in their (?:homes|residences))\b",
    ),
    (
        "Official travel to the north has been called off.",
        r"\b(?:official|staff|employee|personal|TDY|temporary[- ]duty) travel\b(?:[^;,]"
        r"|,(?= (?:and )?(?-i:[A-Z]))){0,100}?"
        r" (?:has been|is|was) (?:called off|cancel+ed|stopped|paused|suspended(?=[^;]{0,40}\buntil\b|[.;,]|$))\b",
    ),
    (
        "Official travel outside the capital is limited.",
        r"\bofficial (?:(?:and|or) personal )?(?:travel|trips|movements?)\b"
        r"(?=(?: (?:outside|beyond|in|into|to|within|throughout|between)\b[^;,]{0,60}?)? (?:is|are|remains?)"
        r"(?: (?:now|also|still|strictly|severely|generally))* (?:limited|restricted|curtailed)\b(?! by\b))",
    ),
    (
        "Measures to protect its employees include prior permission for trips to Norhaven.",
        r"\b(?:measures|precautions|procedures|rules)\b[^;]{0,30}? <MEN>[^;]{0,40}? includ(?:e|es|ing) [^;]{0,60}?"
        r"\b(?:permission|approval|clearance|bans?|prohibitions?|restrictions|limits|curfew|armou?red|escort\w*"
        r"|convoys?)\b(?=[^;]{0,40}?\b(?:travel|trips?|movements?|vehicles|driving|outings?)\b)",
    ),
    (
        "Its officers are staying in their homes on instruction of the Ambassador.",
        r"\b(?:its|our|embassy|consulate|US) (?:\w+ )?(?:officers|staff|employees|personnel) are (?:staying|remaining)"
        r" (?:at home|home|indoors|in their (?:homes|residences)|inside the (?:compound|embassy))\b",
    ),
    (
        "US government employees are no longer permitted to take overnight buses.",
        r"<MEN>(?: are| is)? no longer (?:permitted|allowed|authori[sz]ed) to (?:travel|take|use|go|enter|visit|drive"
        r"|fly|leave|stay)\b",
    ),
    (
        "The Consulate General has limited both official and personal travel in the Outer Islands.",
        r"\b(?:embassy|mission|consulate(?: general)?|high commission|department|we)\b(?: (?:in )?(?-i:[A-Z])\w+){0,3}"
        r" (?:has|have|is|are)(?: also| now| again| temporarily)* (?:limit|restrict|curtail|suspend|halt|prohibit"
        r"|cancel|reduc|curb)l?(?:ed|ing) (?:(?:all|both|any|most|non-?essential|its|our) )*(?:official|personal|staff"
        r"|non-?official)(?:,? (?:and|or) (?:official|personal|non-?official))? (?:travel|trips|movements?)\b"
        r"(?! (?:services?|documents?|alerts?|vouchers?))",
    ),
)
FREE_ROWS: tuple[Row, ...] = (
    (
        "US government staff may move about again as before.",
        r"<MEN> (?:(?:may|can)|(?:are|is)(?: now)? (?:free|allowed|permitted|able|authori[sz]ed) to)(?: now| again"
        r"| once| also)* <GO>\b[^;,]{0,60}? again\b",
    ),
    (
        "Employees of the embassy are free to move in Norhaven by day.",
        r"<MEN>(?: of the embassy)? are (?:(?:now|again) free to <GO>\b|free to <GO>\b(?! (?:\w+ ){0,2}?"
        r"(?:anywhere|everywhere|all|throughout|freely|without)\b))",
    ),
    (
        "US government employees may now drive between cities at any hour.",
        r"<MEN>(?: under chief of mission authority)? (?:may|can) now <GO>\b(?! only\b)",
    ),
    (
        "The limits on personal travel of its employees have expired.",
        r"\b(?:restrictions?|limits?|rules?|prohibitions?|bans?|curfew) (?:that )?[^;,]{0,40}?(?:<MEN>|\b(?:its|our"
        r"|embassy|consulate) (?:staff|employees|personnel)|\b(?:travel|movements?) of (?:its|our"
        r"|embassy))\b[^;,]{0,60}? (?:have|has)"
        r" (?:expired|ended|been (?:lifted|removed|withdrawn|eased))\b",
    ),
    (
        "The embassy has withdrawn the rule under which its employees could not go there.",
        r"\b(?:embassy|mission|consulate|department|we)\b[^;,]{0,20}? (?:has|have)(?: \w+ly| now)? (?:withdrawn|dropped"
        r"|removed|lifted|eased) (?:the|its|our|this|that) (?:rule|ban|prohibition|limit|order|instruction"
        r"|restriction)s?\b[^;]{0,60}?\b(?:employees|staff|personnel|officers)\b",
    ),
    (
        "Personal travel by US government personnel to these cities is allowed in daylight.",
        r"\b(?:personal|official|staff) travel by <MEN>[^;,]{0,60}? is (?:now |again )?(?:allowed|permitted)\b"
        r"(?![^;.]{0,60}?\b(?:only|with|if|except|unless)\b)",
    ),
)
WORDS = {"MEN": _MEN, "GO": _GO}
BOUND = table(BOUND_ROWS, WORDS)
FREE = table(FREE_ROWS, WORDS)
# Cheap tests of a sentence in small letters: most rules for staff are in a rule book's words.
BINDS = re.compile(
    r"\bonly\b|\bnot (?:to|leave|go|travel|enter|visit|use|drive)\b|cannot|\bto (?:stay|keep|remain)\b"
    r"|\bmust (?:be|stay|remain)\b|\b(?:tdy|duty) travel\b|\binclud(?:e|es|ing)\b|called off|cancel|stopped|paused"
    r"|\bare (?:staying|remaining)\b|no longer|\b(?:official|personal|staff) (?:travel|trips|movements?)\b"
)
FREES = re.compile(
    r"\bagain\b|\bfree to\b|\b(?:may|can) now\b|expired|ended|lifted|removed|withdrawn|dropped|eased"
    r"|\bis (?:now |again )?(?:allowed|permitted)\b"
)
