"""How somebody says that a government's own people cannot, or can hardly, help where help is needed."""

from __future__ import annotations

from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.terms.table import ways

_US = (
    rf"(?:(?:(?:the |our |its )?(?:{NATION} )?(?:embassy|consulate|high commission)|(?:our"
    rf"|(?:the )?{NATION}) (?:mission"
    r"|government|officials|diplomats))(?: in (?-i:[A-Z])\w+)?|USG|FCDO|DFAT|(?:embassy|consular|our) (?:officers"
    r"|officials|staff|team|people|colleagues|personnel)|we|Washington|(?:the )?(?:United States|UK|Canada|Australia)"
    r"|(?:State |the )Department(?: of State)?|(?:embassy|consulate|mission) (?-i:[A-Z])[\w-]+)"
)
_HOW = (
    r"(?:any |much |more |immediate |timely |direct |emergency |routine |consular |in-person |the usual |normal )*"
)
_HELP = (
    rf"(?:help|assist|aid|reach|get to|rescue|evacuate|protect|get (?:any )?help to|come to (?:you"
    rf"|(?:the|your|their|anyone's) (?:aid|help|rescue))|visit"
    rf"|(?:provide|offer|give|deliver|render) {_HOW}(?:or \w+ )?(?:help|assistance|support|services(?= to\b)"
    rf"|protection|aid))"
)
_HELPING = (
    rf"(?:helping|assisting|aiding|reaching|getting to|rescuing|evacuating|protecting|visiting|(?:providing"
    rf"|offering|giving) {_HOW}(?:help|assistance|support|services|protection|aid))"
)
_WHOM = (
    rf"(?:you|anyone|anybody|people|those|them|(?:private |dual )?(?:{NATION} )?(?:{PUBLIC})|travel+ers)"
)
_CANNOT = (
    r"(?:cannot|can't|can no longer|can hardly|can barely|(?:is|are|was|were|remains?)(?: currently| now| still"
    r"| no longer| largely)? ?(?:not able|unable|not in a position|no longer (?:able|in a position)) to|will (?:not"
    r"|no longer) be able to|may (?:be unable|not be able) to)"
)
_LITTLE = (
    r"(?:very little|little|nothing|not much|next to nothing|hardly anything|almost nothing|minimal|very limited"
    r"|scant|close to nothing|almost nil|nil)"
)
SHORT = ways(
    rf"\b{_US}\b[^;,]{{0,60}}? {_CANNOT} {_HELP}\b[^;]{{0,40}}?\b(?:{_WHOM}|(?:there|inside|outside|within|in) )"
    rf"|\b{_US} (?:has|have)(?: now| currently| at present)? (?:next to |almost |practically )?no (?:means|way"
    rf"|possibility|capacity|chance) (?:of {_HELPING}|(?:to|for \w+ to) {_HELP})\b"
    rf"|\b{_US} (?:has|have)(?: now| currently| only| but)* (?:an? )?(?:very |extremely )?(?:small|little|minimal"
    rf"|scant|hardly any|reduced) (?:capacity|ability|means|scope|possibility) (?:of {_HELPING}|(?:to|for) (?:{_HELP}"
    rf"|{_HELPING}))\b"
    rf"|\b{_LITTLE}(?: that)? {_US} (?:can|could|would be able to|is able to|are able to) (?:do|offer|give)\b"
    rf"|\bwhat {_US} (?:can|could|is able to|are able to) (?:do|offer|give|provide)\b[^;,]{{0,50}}? (?:is"
    rf"|remains)(?: now| \w+ly| very)* (?:{_LITTLE}|limited|small|restricted)\b"
    rf"|\b(?:the )?most (?:that )?{_US} (?:can|could) (?:do|offer|give|provide)\b[^;,]{{0,40}}? is\b"
    rf"|(?:^|[:;,] |\b(?:you|citizens|Americans|travel+ers) (?:should|must|can) ?|\band )(?:do not|don't|not"
    rf"|cannot) (?:count|rely|depend|bank) (?:up)?on (?:the )?{_US} (?:to|being able to|coming)\b"
    rf"|\b(?:consular|embassy|British|US government) (?:support|assistance|help) (?:is|are)(?: currently| now)? (?:not"
    rf"|no longer) (?:available|possible) (?:from within|in|inside|within|outside|beyond|anywhere|on the ground)\b"
    rf"|\b(?:our|{_US}'s) (?:\w+ )?(?:ability|capacity|means) to {_HELP}\b[^;]{{0,60}}? (?:(?:has"
    rf"|have)(?: \w+)? (?:shrunk|fallen"
    rf"|dwindled|collapsed|declined|been (?:reduced|cut))|is(?: now)? (?:{_LITTLE}|gone))\b"
    rf"|\b(?:our|consular|{_US}'s) (?:help|assistance|support)\b[^;,]{{0,60}}? (?:is|are)(?: now)? (?:confined"
    rf"|limited|restricted|reduced) to (?:the )?(?:telephone|phone|e-?mail|radio|advice|messages|words)\b"
    rf"|\b{_US} (?:no longer ha(?:s|ve)|do(?:es)? not(?: currently| now)? have|lacks?|(?:ha(?:s|ve) )?lost)"
    rf" (?:the |any |its |our )?(?:means|ability|capacity|resources) (?:of {_HELPING}|(?:to|for \w+ to) {_HELP})\b"
    rf"|\b{_US}\b[^;,]{{0,60}}? {_CANNOT} come to (?:your|their|anyone's) (?:aid|help|rescue)\b"
    rf"|\b(?:do not|don't|should not|cannot) expect {_US} to (?:be able to )?{_HELP}\b|\b(?:do not|don't|should not"
    rf"|cannot) expect us to (?:be able to )?{_HELP}\b"
    r"|\b(?:consular|embassy|US government) (?:support|assistance|help|services) (?:cannot|can no longer)(?: currently"
    r"| now)? be (?:provided|given|offered)(?= (?:in|inside|outside|beyond|there|on|to people)\b)"
    r"|\bno (?:consular|embassy|US government) (?:support|assistance|help)(?: of any kind)?(?: is| are)?(?: now)?"
    r" (?:available|possible) (?:on the ground|inside|outside|in|within|beyond|there)\b"
    rf"|\bno (?:\w+ )?(?:help|assistance|support) can(?: now| currently)? be (?:given|provided|offered)\b",
)
