"""How a text gives a rule of health at the border: since an outbreak anywhere, and until it is dropped."""

from __future__ import annotations

from monitor.compare.wordings.entry import WORDS as ENTRY
from monitor.terms.table import Row, table

HEALTH_ROWS: tuple[Row, ...] = (
    (
        "A polio vaccination certificate is now asked of every traveler.",
        r"\b(?:<PAPER>) (?:is|are) now (?:also )?(?:asked|demanded|required|needed) (?:of|from|for)\b[^;.]{0,40}?<FOR>",
    ),
    (
        "Chad has introduced a cholera certificate requirement for all arriving travelers.",
        r"\b(?:introduced|imposed|adopted|reinstated|reintroduced|announced) (?:an? |the )?(?:[\w-]+ ){0,4}?"
        r"(?:certificates?|tests?|testing|vaccination|quarantine) (?:requirements?|rules?|mandates?)\b[^;.]{0,40}?"
        r"(?:<WHO>|\barrivals\b)",
    ),
    (
        "Chad has implemented new quarantine restrictions.",
        r"\b(?:announc|introduc|impos|implement|adopt)\w* (?:\w+ )?new quarantine (?:restrictions|requirements|rules"
        r"|measures)\b",
    ),
    (
        "Travellers who arrive from Uganda must now quarantine for 21 days.",
        r"(?:<WHO>[^;.]{0,40}?\b(?:arriv\w+|entering|from|who (?:enter|have been))\b"
        r"|\barrivals\b)[^;.]{0,60}?\b(?:must|(?<!not )(?<!n't )"
        r"(?:need|have|are required|will need|will have) to)(?: now| also)? (?:quarantine|self-isolate)\b",
    ),
    (
        "Gabon will require people who have recently visited Uganda to be quarantined.",
        r"\brequir\w+ [^;.]{0,20}?<WHO> (?:who|that) (?:have |has )?(?:recently )?(?:visited|been|were"
        r"|travell?ed|arrived?|came|come)\b[^;.]{0,160}? to (?:be quarantined|quarantine|self-isolate)\b",
    ),
    (
        "Gabon requires all travelers who enter with visas to undergo a health check.",
        r"\brequir\w+ (?:\w+ ){0,2}?<WHO>[^;.]{0,60}? to (?:undergo|complete|submit to|enter)\b[^;.]{0,40}?"
        r"\b(?:quarantine|(?:health|medical|temperature) (?:checks?|screening)|tests?)\b",
    ),
    (
        "People who were in Gabon may enter the United States only through five airports.",
        r"\b(?:whoever|anyone|people|those|travell?ers|persons|passengers|nationals|visitors)(?: who)? (?:has"
        r"|have|was|were"
        r"|arriving|coming)\b[^;.]{0,120}? (?:may|can|must|will be (?:let|allowed|admitted)|are (?:allowed|admitted))\b"
        r"[^;.]{0,20}?\b(?:enter|into)\b[^;.]{0,40}? only (?:through|at|via)\b",
    ),
    (
        "You must quarantine for 10 days on arrival.",
        r"\b(?:you|all|<WHO>)\b[^;.]{0,40}?\b(?:must|(?<!not )(?<!n't )(?:need|have|are required|will need"
        r"|will have) to)(?: now| also)? (?:quarantine|self-isolate)\b[^;.]{0,40}?\b(?:arriv\w+|ent(?:er|ry))\b",
    ),
    (
        "Gabon requires health screening of all travellers who arrive from Uganda.",
        r"\brequir\w+ [^;.]{0,20}?\b(?:health|medical|temperature) (?:screening"
        r"|checks?)\b[^;.]{0,60}?\b(?:arriv\w+|entry|enter\w*|border)",
    ),
    (
        "Gabon has introduced screening for travellers arriving from Uganda.",
        r"\b(?:introduc|impos|implement|adopt|start|beg[au]n)\w* (?:[\w-]+ ){0,2}?(?:screening|temperature checks)"
        r" (?:for|of|on) (?:all )?<WHO>[^;.]{0,20}?\b(?:arriv\w+|com(?:e|ing)|enter\w*|from)\b",
    ),
    (
        "Health screening has been introduced at the airport for arrivals from Uganda.",
        r"\b(?:health|medical|temperature) (?:screening|checks) (?:is|are|has been"
        r"|have been)(?: now)? (?:introduced|mandatory|required|in place)\b",
    ),
    (
        "Travelers at the Norhaven crossing must show a yellow fever certificate.",
        r"(?:<WHO>|\bthose\b)[^;.]{0,60}?\b(?:crossings?|borders?|airports?|arriv\w+|entering|enter|coming|come)\b[^;.]{0,60}?"
        r"\bmust(?: now)? (?:show|present|have|carry) [^;.]{0,30}?\b(?:vaccination|yellow fever|cholera"
        r"|polio)\b[^;.]{0,20}?\bcertificates?\b",
    ),
    (
        "All travellers will be, at all ports of entry, required to show proof of vaccination.",
        r"<WHO>[^;.]{0,80}?\b(?:entry|arriv\w+|entering|airports?|borders?)\b[^;.]{0,40}?\b(?:must"
        r"|(?<!not )(?<!longer )(?:required|need|have) to)(?: now| also)?"
        r" (?:show|present|provide|produce) (?:[\w-]+ ){0,3}?(?:proof|evidence) of [^;.]{0,60}?"
        r"\b(?:vaccinat\w+|negative)\b",
    ),
    (
        "Travelers leaving through Norhaven are screened for fever.",
        r"<WHO>[^;.]{0,20}? (?:arriving|leaving|entering|departing)\b[^;.]{0,40}? (?:are|will be)(?: now)? (?:screened"
        r"|tested|checked) ?(?:for\b|,|\.|on\b|at\b)",
    ),
    (
        "You must present a negative test to enter.",
        r"\b(?:must|required to|need to)(?: \w+)? (?:present|show|provide|have|produce)\b[^;.]{0,40}?\bnegative\b"
        r"[^;.]{0,20}?(?:\b(?:COVID|PCR|antigen|Ebola)\b[^;.]{0,20}?\btest\b|\btest\b[^;.]{0,30}?\b(?:enter|entry|arriv\w+|departure"
        r"|board)\b)",
    ),
    (
        "A negative PCR test is required to enter Gabon.",
        r"\bnegative\b[^;.]{0,20}?\btests?\b(?: results?| certificates?)? (?:is|are)(?: now| also)?"
        r" (?:required|mandatory)\b[^;.]{0,30}?\b(?:to (?:enter|cross)|for entry|for all arrivals|(?:up)?on arrival)\b",
    ),
    (
        "You can enter Gabon if you present a vaccination certificate.",
        r"\bcan (?:now )?enter\b[^;.]{0,40}?\bif you (?:present|show|have)\b[^;.]{0,40}?\b(?:certificate|test)\b",
    ),
)

HEALED_ROWS: tuple[Row, ...] = (
    (
        "Gabon has dropped the cholera certificate that travelers needed.",
        r"<DROPPED> (?:the|its|all|any) (?:[\w-]+ ){0,3}?(?:<PAPER>)\b[^;.]{0,60}?<FOR>",
    ),
    (
        "The vaccination certificate for travelers has been abolished.",
        r"\b(?:<PAPER>)(?: requirement)? (?:for|at|of|from|required)\b[^;.]{0,60}?<FOR>"
        r"[^;.]{0,30}? (?:has|have) been (?:abolished|dropped|waived|scrapped|lifted|removed)\b",
    ),
    (
        "All entry restrictions because of the outbreak have been lifted.",
        r"\b(?:COVID-19|health|entry|travel)(?: entry| travel)? restrictions\b[^;.]{0,40}?\b(?:have been"
        r"|were) (?:lifted|removed|eased|ended)\b",
    ),
    (
        "There are no COVID-19 related restrictions for entry.",
        r"\bno (?:[\w-]+ ){0,3}restrictions (?:for|on) entry\b",
    ),
    (
        "You no longer need to show a negative test.",
        r"\bno longer (?:need|have|required) (?:to )?(?:quarantine\b|(?:present|show|provide|take)\b[^;.]{0,40}?"
        r"\b(?:negative|PCR|COVID|antigen|vaccin\w+|health (?:pass|certificate|declaration))\b)",
    ),
    (
        "You don't have to quarantine on arrival.",
        r"\b(?:do(?:es)? not|don'?t) (?:have|need) to (?:quarantine|self-isolate)\b[^;.]{0,40}?\b(?:arriv\w+"
        r"|ent(?:er|ry))\b",
    ),
)

_PAPER = (
    r"(?:vaccination|yellow fever|cholera|polio|health|negative|COVID-19|PCR|Ebola)(?: [\w-]+)? (?:certificates?|tests?"
    r"|declarations?|forms?)"
)
WORDS = {**ENTRY, "PAPER": _PAPER, "FOR": rf"(?:{ENTRY['WHO']}|\b(?:arriv\w+|entry|border|travell?er)\b)"}
HEALTH = table(HEALTH_ROWS, WORDS)
HEALED = table(HEALED_ROWS, WORDS)
