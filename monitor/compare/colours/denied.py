"""Denied: what is called false, meant otherwise, sent by mistake, or taken out of a text."""

from __future__ import annotations

import re

from monitor.compare.colours.doubted import ASKED_BESIDE
from monitor.terms.table import Row, table

_NOBODY = r"(?:nobody|no one|none of [^,;:]{3,40}?)"
# What takes back what was told: before it, or within.
FALSE_ROWS: tuple[Row, ...] = (
    ("It is no longer true that the border is closed.", r"^it is no longer (?:true|so|correct|the case) that\b"),
    (
        "That is simply not true.",
        r"(?:^(?:this|that|it|which)|, which) is (?:simply |just |plainly )?(?:not (?:so|true|the case|correct)"
        r"|untrue|false|wrong)\b",
    ),
    (
        "Reports that the airport is closed are unfounded.",
        r"\b(?:reports?|rumou?rs|claims|stories)\b[^;]{0,240}\b(?:incorrect|false|untrue|inaccurate"
        r"|not (?:true|accurate|correct)|(?:is|are|was|were) (?:\w+ly )?(?:wrong|mistaken|unfounded|baseless"
        r"|premature|without (?:any )?(?:basis|foundation|substance)|an? (?:\w+ )?(?:hoax|fabrication|fake|invention)"
        r"|fabricated|invented)|(?:has|have|had) no (?:\w+ )?(?:basis|foundation|substance))\b",
    ),
    (
        "An earlier notice wrongly said that families must leave.",
        r"\b(?:misstated|misreported"
        r"|(?:incorrectly|wrongly|mistakenly|erroneously|falsely) (?:said|stat|report|indicat|claim)\w*)\b",
    ),
    (
        "The alert to shelter in place was sent in error.",
        r"\b(?:said|stated|wrote|reported|announced|(?:was|were|been) (?:\w+ )?(?:sent|issued|published|released"
        r"|posted|made)) (?:out )?(?:in error|by mistake|by accident)\b",
    ),
    (
        "The ministry accidentally issued an order to evacuate.",
        r"\b(?:mistakenly|accidentally|inadvertently) (?:sent|issued|published|released|posted)\b",
    ),
    ("We in error told staff to leave.", r"\bin error (?:said|stated|told|that)\b"),
    (
        "Removal of the warning that the airport is closed.",
        r"^(?:removal|deletion) of (?:the|a) (?:\w+ )?<TOLD> that\b",
    ),
    (
        "This version removes the sentence that the border is closed.",
        r"^(?:(?:we|this (?:advisory|update|version|page)) )?(?:have |has )?(?:remov|delet)(?:es?|ed|ing)"
        r" (?:the |an? )?<TOLD> that (?:the|our) (?:US )?(?:embassy|consulate"
        r"|mission|airport|border|airspace)\b",
    ),
)
# What denies what it names itself, and takes nothing back that was told before it.
ROWS: tuple[Row, ...] = (
    (
        "Nothing in this advisory means that staff must leave.",
        r"^(?:nothing in|nothing about|no part of) (?:this|our|that|the|these)\b[^;]{0,60}? (?:should|is to|can|may"
        r"|means|leads?|led|requires?|suggests?|calls? for)\b",
    ),
    (
        "There was no change to the list of states to which staff may not travel.",
        r"^(?:there (?:is|are|was|were|ha(?:s|ve) been) )?no (?:\w+ )?changes? (?:(?:is|are|was|were|ha(?:s|ve) been)"
        r" )?(?:made )?(?:to|in) (?:(?!\b(?:and|but|while)\b (?:the|our|all|US|on)\b)[^;:])*"
        r"(?:(?:may|can|must)(?: or may)? not|barred|prohibited|forbidden|restrict\w*|limit\w*|cannot)\b",
    ),
    (
        "Nobody has said that the border is closed.",
        r"^<UNASKED><NOBODY> ha(?:s|ve) (?:(?:ever|yet|so far) )?(?:said|stated|claimed"
        r"|announced|confirmed|reported|suggested|told (?:us|you|any\w+)) (?:that (?!if )|(?=(?:the|our|all|an?|US)"
        r" (?:(?!(?:and|or|but|while)\b)[\w'-]+ ){1,6}?(?:is|are|was|were|has|have|will|must|should|may)\b))",
    ),
    (
        "No appointment at the Embassy has been cancelled.",
        r"^no (?!longer\b|more\b|other\b|further\b)(?:\w+ ){0,3}?(?:appointments?|interviews?|services?|offices?|posts?"
        r"|consulates?|embass(?:y|ies))\b(?:(?!\bbut\b)[^;,:]){0,50}?"
        r" (?:is|are|was|were|has been|have been|will be) (?:\w+ly )?(?:cancel"
        r"|suspend|clos|affect|reduc|limit|postpon|interrupt)\w+(?![^;]*\b(?:except|but|other than|apart from)\b)",
    ),
    (
        "Nobody has ordered families to leave.",
        r"^(?:nobody|no one) has (?:suspended|closed|ordered|cancel+ed|told|asked|evacuated|withdrawn|restricted"
        r"|barred)\b",
    ),
    (
        "No British Embassy staff are being withdrawn.",
        r"^no (?:part of |members? of )?(?:(?!longer\b|more\b)[\w'-]+ ){0,5}?(?:staff|team|personnel|employees"
        r"|officials|diplomats|dependa?nts|family members|families) (?:is|are|has|have|was|were) (?:\w+ly )?"
        r"(?:been |being )?(?:\w+ly )?(?:withdrawn|evacuated|relocated|ordered|told|sent home|moved)\b",
    ),
    (
        "Nor are families required to leave.",
        r"^(?:nor|neither) (?:should|does|do|is|are|has|have|did|was|can|may|must|will)\b",
    ),
    (
        "Contrary to reports, the airport is closed to nobody.",
        r"^contrary to (?:what|reports?|rumou?rs|claims|messages|posts|stories|articles|statements|media|press)\b",
    ),
    ("The border is closed for nobody.", r"\bfor (?:nobody|no one)(?=[.,;]|$)"),
    (
        "Nobody should conclude that the Embassy is closing.",
        r"\b(?:nobody|no one|none) should (?:\w+ )?(?:conclude|infer|take|read|understand|think|believe|assume)\b",
    ),
    (
        "This should not be read as an order to leave.",
        r"\b(?:should|must|is|are) not (?:to )?(?:be )?(?:read|taken|understood|seen|construed|interpreted) as\b",
    ),
    (
        "Please ignore messages that tell you to leave.",
        r"^(?:please )?(?:beware|be wary|be suspicious|ignore|disregard|do not (?:believe|trust|answer|forward"
        r"|pay))\b[^;.]{0,40}?"
        r"\b(?:frauds?|scams?|swindlers|offers?|people who|anyone who|those who|messages|calls|e-?mails|rumou?rs)\b",
    ),
    (
        "The army has denied all reports of a curfew.",
        r"^<MAIN>[^;,]{0,60}? (?:has |have )?(?:denie[sd]|deny|rejected|dismissed|refuted)"
        r" (?:(?:the|all|any|media|press|recent) )*(?:reports?|rumou?rs|claims)\b(?![^;]*\bbut\b)",
    ),
    (
        "The airline denies that its flights are suspended.",
        r"^<MAIN>[^;,]{0,60}? (?:has |have )?(?:denie[sd]|deny|rejects?|refutes?) (?:that|having"
        r"|ever)\b(?![^;]*\bbut\b)",
    ),
    ("It does not mean that the Embassy is closed.", r"\b(?:does|do|did) not (?:mean|imply) (?:that )?"),
    (
        "There is no truth to the rumors of an evacuation.",
        r"\bno truth (?:to|in) (?:the )?(?:reports?|rumou?rs|claims)\b",
    ),
)
WORDS = {
    "UNASKED": ASKED_BESIDE,
    "NOBODY": _NOBODY,
    "MAIN": r"(?!while\b|although\b|though\b|even\b)",
    "TOLD": r"(?:line|sentence|information|warning|statement|note|wording)",
}
FALSE = table(FALSE_ROWS, WORDS)
DENIED = table(ROWS, WORDS)
# What nobody said or did says nothing of what is told beside it.
BY_NOBODY = re.compile(rf"^{_NOBODY} ha(?:s|ve) (?:\w+ )?(?:said|told|\w+ed)\b", re.I)
# A clause that only tells what is said and is not so turns nothing: "do not trust rumors; the airport is closed".
RUMOUR_REFUSED = (
    r"\b(?:denie[sd]|deny|rejected|dismissed|refuted) (?:(?:the|all|any|media|press|recent) )*(?:reports?|rumou?rs"
    r"|claims) of\b"
    r"|^(?:(?:but|and) )?(?:please )?(?:ignore|disregard|do not (?:believe|trust|heed|listen to)) (?:(?:the|any|all) )?"
    r"(?:rumou?rs|messages|posts|claims|reports)\b"
    r"|^it is (?:not (?:true|so|correct)|untrue|false|wrong) that\b"
    r"|\breports of (?!an? (?:drill|exercise))|\bdespite (?:rumou?rs|reports|claims)\b"
    r"|\bcontrary to (?:rumou?rs|reports|claims)\b"
)
_WHICH = r"(?:(?:the|any|some|all|recent|media|press|online|local|false|persistent|widespread|social media) )*"
# "Despite rumors that it is open, the airport is closed": the aside, with its comma, says nothing.
RUMOURED = re.compile(
    rf"(?:^|,? )(?:(?:despite|in spite of|notwithstanding|regardless of) {_WHICH}(?:rumou?rs|claims|speculation|gossip"
    rf"|(?:reports|stories|posts) that)\b|contrary to {_WHICH}(?:rumou?rs|claims|speculation|reports|stories|posts)\b)"
    r"[^,;.]*(?:, (?=\w))?", re.I
)
TURNS = (
    r"false\w*|untrue|incorrect\w*|not (?:true|so|correct)|hoax\w*|forg(?:ed|ery)|fake|mistake\w*|error"
    r"|den(?:y|ies|ied)"
)
