"""Said by others: what goes round, what a paper writes of us, what some caller told somebody."""

from __future__ import annotations

import re

from monitor.compare.wordings.governments import NATION
from monitor.terms.table import Row, table

# What carries words that are nobody's of ours; a ministry's or an embassy's word is its own.
CARRIER = (
    r"(?:letters?|e-?mails?|(?:text |voice |audio )?messages?|voice ?notes?|recordings?|videos?|clips?|posts"
    r"|postings?"
    r"|calls?|callers?|leaflets?|flyers?|websites?|web ?pages?|chain mails?|memo(?:randum|s)?|screenshots?|tweets?)"
)
SAYS = (
    r"(?:say(?:s|ing)?|said|claim(?:s|ed|ing)?|tell(?:s|ing)?|told|states?|stated|stating|alleg(?:e|es|ed|ing)"
    r"|purport(?:s|ed|ing)?|assert(?:s|ed)?|insist(?:s|ed)?|pretend(?:s|ed)?|wrote|writes?|reads?)"
)
# A rumour of which somebody tells: what it says is nobody's word. Where it ends, the post may speak for itself again.
RUMOUR = (
    r"(?:there (?:is|are|have been)|(?:we|the (?:US )?(?:embassy|consulate(?: general)?|mission|department))"
    r"(?:'ve|'re| ha(?:ve|s)| are| is)?(?: \w+)? (?:aware of|hear(?:d|ing)?|see(?:n|ing)?|receiv(?:ed|ing)"
    r"|monitoring|tracking|following|watching|witness(?:ed|ing)?|not(?:e|ed|ing)|encounter(?:ed|ing)?))"
    r" (?:\w+ ){0,3}?(?:rumou?rs?|speculation|gossip|talk)\b(?:[^;,:]{0,40}?,? that\b"
    r"|(?: on social media| online| circulating)* (?=(?:the|our|all|US)\b))"
)
RUMOURED = re.compile(RUMOUR, re.I)
# What prints and sends for everybody; the post's own channels are none of it.
MEDIA = (
    r"(?:media(?: outlets?)?|press|news(?:papers?| outlets?| agenc(?:y|ies)| sites?)?|broadcasters?|television|radio)"
)
# What we decide; that an embassy was hit is news whoever tells it.
DECIDED = (
    r"(?:clos\w+|shut\w*|suspend\w*|halt\w*|ceas\w+|stopp?\w*|re-?open\w*|open(?:s|ed|ing)?|resum\w+|reduc\w+"
    r"|limit\w*|cancel\w*|order\w*|authori[sz]\w+|allow\w*|approv\w+|direct\w*|instruct\w*|lift\w*|end(?:s|ed|ing)?"
    r"|withdr\w+"
    r"|evacuat\w+|relocat\w+|mov(?:es?|ed|ing)|leav\w+|left|depart\w*|urg\w+|advis\w+|warn\w*|told|tells?|ask\w*)"
)
# What we ask of people behind it is said all the same.
_ASKED = (
    r"(?!.*(?:[,;] (?:but|while|however)\b|(?:[,:;]| -|(?= and )) (?:and |so )?(?:(?:all )?(?:US|American|British)"
    r" (?:citizens|nationals)|Americans|you|we|please|leave|depart|shelter|stay|remain)\b))"
)
# Our own people, and who sends them.
_OWN_PEOPLE = (
    rf"(?:(?:the |our |all |some |most |many |remaining )*{NATION} (?:(?:embassy|consular|diplomatic|government) )?"
    r"(?:government|staff|officials|diplomats|personnel|employees|families|dependa?nts)"
    rf"|(?:(?:the|our) )?(?:{NATION} )?(?:embassy|consulate|high commission)"
    r"(?= (?:in [A-Z]\w+ )?(?:has|have|is|was|will)\b)"
    r"|(?:the )?(?:UK|Canada|Australia|Ireland|New Zealand)(?= (?:has|is|had|will)\b))\b"
)
WORDS = {
    "MEDIA": MEDIA, "CARRIER": CARRIER, "SAYS": SAYS, "RUMOUR": RUMOUR, "DECIDED": DECIDED, "ASKED": _ASKED,
    "NATION": NATION, "OWN_PEOPLE": _OWN_PEOPLE,
}  # fmt: skip
ROWS: tuple[Row, ...] = (
    (
        "According to this letter, the airport is closed.",
        r"\b(?:according to (?:this|an?)|(?:according to|in) (?:the|that|one|such an?|these|those))"
        r" (?:\w+ )?<CARRIER>,",
    ),
    (
        "Some emails say that the Embassy is closed.",
        r"\b(?:these|those|such|some|fake|false|forged|an anonymous|one) (?:\w+ )?<CARRIER> [^;,]{0,40}?<SAYS>\b",
    ),
    (  # whose news of ourselves is none
        "A local newspaper writes that the Embassy will close.",
        r"(?<!\bour )(?<!\bits )(?<!\bofficial )(?<!\bgovernment )(?<!\bEmbassy )(?<!\bConsulate )(?<!\bDepartment )"
        r"(?<!\bMission )(?<!\bFCDO )(?<!'s )"
        r"\b(?:papers?|tabloids?|newspapers?|websites?|outlets?|blogs?|tweets?|channels?)(?: \w+){0,2}? (?:writes?"
        r"|wrote|says?|said|claims?|claimed|reports?|reported|suggests?) that (?:the |our )?(?:(?:US|British|Canadian"
        r"|Australian|State) )?(?:Embassy|Consulate|Mission|Department|High Commission|FCDO)\b",
    ),
    (  # nor is what it tells of our own decisions, that have not been announced
        "According to local media, the ordered departure was lifted.",
        r"(?:^(?:\w+(?: \w+){0,2}: )?|; )<ASKED>(?:according to (?:[\w-]+ ){0,3}?(?:<MEDIA>(?: reports?)?|reports),?"
        # "as they have reported" says that it is so
        r"|as (?:(?:the|some|many|several|local|social|foreign|international) ){0,3}?(?:<MEDIA>|reports|people"
        r"|residents) (?:\w+ )?(?:say|report|claim(?:ed)?|write|suggest(?:ed)?|have it)\b,?"
        r"|(?!(?:(?:the|our|US) ){0,2}(?:Embassy|Consulate|Department|Mission|our)\b)"
        r"(?:(?:[\w-]+ ){0,3}?<MEDIA>|(?:(?:some|many|several|unconfirmed|other|local|our) )?(?:reports|people"
        r"|residents|contacts|drivers)|some|others) (?:\w+ )?"
        r"(?:(?:is|are|ha(?:s|ve)) )?(?:report|say|said|writ|wrote|claim|suggest|announc)\w*(?: that|:)?)"
        r" (?:the |our |its |an? |all )?"
        r"(?:US |American |State )?(?:(?:ordered|authori[sz]ed|voluntary) departure"
        r"|(?:Embassy|Consulate|Mission|Department)\b[^;:,]{0,60}? <DECIDED>|<OWN_PEOPLE>[^;:,]{0,60}? <DECIDED>)\b",
    ),
    (
        "There have been reports that British staff have been withdrawn.",
        r"(?:^|; )(?:(?:but|however),? )?(?:there (?:is|are|have been|were)|(?:we|the (?:<NATION> )?(?:embassy|FCDO"
        r"|department))(?:'ve| ha(?:s|ve)| are| is)? (?:aware of|heard|seen|received))"
        r" (?:\w+ ){0,2}?reports? that <OWN_PEOPLE>[^;:,]{0,60}? <DECIDED>\b",
    ),
    (
        "Some British staff have been withdrawn, according to press reports.",
        r"\b<OWN_PEOPLE>(?:(?!\b(?:after|following|in which|where|when|while|as|who|because|and)\b)[^;:,]){0,60}?"
        r" <DECIDED>\b(?:(?!\b(?:after|following|in which|where|when|while|as|who|because|and)\b)[^;:,]){0,60},?"
        r" according to (?:[\w-]+ ){0,3}?(?:<MEDIA>(?: reports?)?|reports|rumou?rs|residents)\b",
    ),
    (
        "The magazine told its readers to leave the country.",
        r"\b(?:tells?|telling|told|informs?) (?:the|its|their|his) (?:readers?|recipients?|viewers?|callers?"
        r"|listeners?)\b",
    ),
    (
        "Families had calls from somebody who said that staff must leave.",
        r"\b(?:calls?|<CARRIER>) from (?:an? |some(?:body|one) |people |persons )[^;,]{0,40}?who <SAYS>\b",
    ),
    (
        "It is rumored that the border is closed.",
        r"\bit (?:is|was|has been) (?:being |widely |also )?(?:claimed|alleged|rumou?red|whispered|speculated|put about"
        r"|reported that (?:the |our )?(?:US )?(?:Embassy|Consulate|Mission|Department))\b",
    ),
    (
        "The message will read: all must shelter in place.",
        r"\b(?:message|announcement|text|script|recording|alert|notice)s? (?:reads|(?:will|would|may|might|could) "
        r"(?:read|say|look like))\b",
    ),
    (
        'A caller told us: "The border is closed."',
        r"^(?:s?he|(?:an?|one|another|some) (?:\w+ ){0,2}(?:residents?|callers?|readers?|drivers?|man|woman"
        r"|witness(?:es)?"
        r"|travell?ers?|friends?|neighbou?rs?)) (?:ha(?:s|ve) )?(?:told|informed|assured) (?:us|me)[^:;\"]{0,30}[:,]"
        r" ?\"[^\"]*\"?\W*$",
    ),
    (
        'In 1991 the consul wrote: "All Americans must leave."',
        r"^(?:back )?in (?:19|20)\d\d,? [^:;]{2,60}? (?:wrote|said|told|advised|warned|stated)[^:;\"]{0,40}[:,] ?\"",
    ),
    (
        "There are rumors that the airport is closed.",
        r"^<RUMOUR>",
    ),
    (
        "Posts on social media allege that the border is closed.",
        r"\b(?:reports?|rumou?rs|messages|posts|videos|articles)\b[^;]{0,30}? (?:(?:claim|purport)(?:s|ing|ed)?"
        r"|alleg(?:es?|ing|ed))\b",
    ),
    (
        "We have seen posts that say the airport is closed.",
        r"\bseen (?:reports|messages|posts|claims|videos)\b[^;]{0,30}? (?:that|which) (?:say|claim|state)\b",
    ),
    (
        "A text is circulating that the Embassy has closed.",
        r"\b(?:texts?|letters?|e-?mails?|notices?|statements?|messages?)\b[^;]{0,20}? circulat(?:ing|es"
        r"|ed(?! (?:by|to)\b)|ed (?:by|to) (?!(?:the|our) (?:US )?(?:embass|consul|department|mission|ministry"
        r"|government|authorit|police|army))[^;:,]{3,40}? (?:says?|tells?|reads?|states?))\b",
    ),
    (  # what a post of our own or an authority sends round is its word
        "A text message going round among students says that the Embassy has been closed.",
        r"^<ASKED>(?:an?|this|one|another|some|the|several|many) (?:[\w-]+ ){0,3}?(?:<CARRIER>|texts?|images?|pictures?"
        r"|audios?"
        r"|documents?|stor(?:y|ies)|articles?|notices?|alerts?)\b[^;:,]{0,40}? (?:(?:going|doing|making|passed) "
        r"(?:a?round"
        r"|the rounds|on)|(?:is|are|was|were|being|been|widely|now) (?:\w+ly )?(?:shared|forwarded|spread))\b"
        r"(?! (?:\w+ ){0,2}?by (?:the |our )?(?:[\w-]+ ){0,2}?(?:embass|consul|department|mission|ministry|government"
        r"|authorit|police|army|warden|airport|airline|airways))(?=[^;]* (?:<SAYS>|that)\b)",
    ),
    (
        "Some users of social media have been saying that the airport is shut.",
        r"\b(?:users|accounts|people|channels|pages|groups|posts|bloggers|influencers) (?:of|on|in) (?:(?:some|several"
        r"|various"
        r"|local) )?(?:social (?:media|networks)|Facebook|WhatsApp|Telegram|Twitter|TikTok|X|the"
        r" internet)\b[^;,]{0,30}?"
        r" <SAYS>\b(?!(?: \w+){0,2} (?:gun|shot|shoot|explo|attack|fight)|.*(?:;|, (?:but|however|while)) )",
    ),
    (
        "What you may have heard: the consular section has stopped work.",
        r"^(?:what (?:you|people|some) (?:(?:may|might|will|could) )?(?:have )?(?:heard?|read|seen|say|are saying)"
        r"(?: (?:online|elsewhere|in the media))?|(?:the )?(?:rumou?r|myth|fiction|claim|false)) ?:(?!\w)",
    ),
    (
        "A website has published what it calls a cable ordering staff to leave.",
        # an army that shuts what it calls a cordon has shut it
        r"<ASKED>(?:\b(?:publish|post|print|show|releas|leak|quot|circulat|shar|spread)\w* what (?:it|they|he|she|some"
        r"|others) (?:calls?|describes? as|says? (?:is|are|was)|claims? (?:is|are|to be|was))\b"
        r"|\b(?:purported|so-called|alleged|supposed)(?:ly)? (?:\w+ )?(?:cables?|orders?|memos?|letters?|messages?"
        r"|documents?"
        r"|statements?|notices?|e-?mails?)(?= (?:\w+ly )?(?:that|which|order|tell|say|claim|direct|instruct|ask|urg"
        r"|announc|warn"
        r"|clos|suspend|from (?:the )?(?:US )?(?:Embassy|Consulate|Mission|Department|State))\w*\b))",
    ),
    (
        "A video shared last night claims that all flights are suspended.",
        r"^(?:an?|one|this|another) (?:\w+ ){0,2}(?:text|letter|e-?mail|message|post|video|recording"
        r"|screenshot|leaflet|website|clip|rumou?r|article)\b(?:(?!\b(?:inform|advis|notif|after\b|following\b|bomb"
        r"|attack|strike|kill))[^;]){0,100}? (?:(?:claim|pretend|purport)(?:s|ing|ed)?|alleg(?:es?|ing|ed))\b"
        r"(?! by\b|[^;,.]{0,30} (?:lives|life)\b)",
    ),
)
# Who says so is nobody whose word is news. Its names are told from nouns by their capitals.
NOBODYS: tuple[Row, ...] = (
    (
        "Men at the gate told drivers that the airport is closed.",
        r"^(?!(?:[\w'-]+ ){0,5}?(?<!in )(?<!as )(?<!like )(?:Department|State|Embassy|Consulate|Mission"
        r"|Ambassador|[Ww]e|our|US"
        r"|[Aa]uthorit(?:y|ies)|[Gg]overnments?|[Mm]inist(?:ry|ries|ers?)|[Pp]olice|officials?|[Pp]resident"
        r"|[Gg]overnors?|[Mm]ilitary"
        r"|[Aa]rmy|[Aa]gency|[Aa]irlines?|[Aa]irports?|[Cc]arriers?|[Oo]perators?|company|Secretary|Service|Center"
        r"|Centre|Office"
        r"|Bureau|[Cc]ommission|[Cc]ouncil|[Mm]ayors?|[Mm]edia|[Pp]ress|[Nn]ewspapers?|WHO|CDC|UN|Guard|Forces|FCDO"
        r"|DFAT|Canada"
        r"|Australia|Washington|it|they|employees|staff|personnel|families)\b)"
        r"[^,;:]{3,80}? (?:(?:have|has) )?(?:told|assured|convinced|informed) (?!us\b)(?:\w+ ){1,4}that\b",
    ),
    (
        "At the station, travellers were told that the border is closed.",
        r"\b(?:famil(?:y|ies)|travell?ers?|tourists?|drivers?|people|persons?|citizens?|callers?|visitors?|man"
        r"|woman|couple)"
        r" (?:was|were|been) told that\b",
    ),
)
# Before a statement, they make it theirs, though it may be news: what a state's office or a company tells of us.
TELLERS: tuple[Row, ...] = (
    (
        "The UN says airlines are leaving and the Embassy has closed.",
        r"\b(?:UN|United Nations|compan(?:y|ies)|airlines?|police|media|press|papers?|government|authorities|ministry"
        r"|army|residents?|witnesses|officials)(?: \w+){0,2}? (?:says?|said|claim(?:s|ed)?|report(?:s|ed)?|states?"
        r"|stated|alleges?|believes?|adds?|added|suggests?)\b",
    ),
    ("According to the airlines, flights have stopped and the Embassy has closed.", r"\baccording to\b"),
)
PASSED_ON = table(ROWS, WORDS)
TOLD_BY = table(TELLERS, {})
HEARSAY = table(NOBODYS, {}, re.NOFLAG)
# In a clause, these may turn what stands beside it; the second, only what follows.
TURNS = r"rumou?r(?:s|ed)?|letters?|messages?|e-?mails?|posts? (?:that|which)|videos?"
# "Told us of threats" tells all of it; "told us that" goes on.
LEADS = (
    r"say(?:s|ing)?|said|claim\w*|(?:told|tell(?:s|ing)?)(?! to\b| (?:us|the Embassy) (?:of|about)\b)"
    r"|alleg\w+|stat(?:e[sd]|ing)|accord\w+|report(?:s|ed|ing)?"
    r" (?:that|say)"
)
