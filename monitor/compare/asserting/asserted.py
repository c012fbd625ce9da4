"""Which sentences say that a thing is so, now, of us: not what is denied, passed on, weighed, or true of any year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from monitor.compare.asserting import beside, between, labelled, undone
from monitor.compare.asserting.named import named
from monitor.compare.asserting.narrated import narrated
from monitor.compare.asserting.retracted import CARRIER, SAYS, taken_back
from monitor.compare.sentences import Sentence

# What is done in any storm; behind a "but" it says nothing of what stands before it.
_IN_ANY = (
    r"(?:in|during) (?:the event of |case of )?an? (?:(?:severe|major|strong|large|serious|violent|real) )*(?:storms?"
    r"|cyclone|hurricane|typhoon|earthquake|tsunami|emergency|crisis|disaster|attack|eruption)(?: \w+){0,3},"
)
_LESSON = re.compile(rf", but {_IN_ANY}[^;]*?(?=\.?$|;)", re.I)
# A question states nothing, nor does what a term means; what is called false, read out in a drill or only passed on
# is not so, and what one does in any storm is not done now.
_UNSAID = re.compile(
    r"\?$|^(?:(?!(?:is|are|was|has|have|will|must|may|closed|open|suspend\w*)\b)[\w']+ ){0,4}emergenc\w+ only ?[:(-]"
    r" ?[+(]?\d|^it is no longer (?:true|so|correct|the case) that\b"
    r"|(?:^(?:this|that|it|which)|, which) is (?:simply |just |plainly )?(?:not (?:so|true|the case|correct)"
    r"|untrue"
    r"|false|wrong)\b|\bquestion (?:is|was|remains) (?:whether|if|when)\b"
    # what we do not know, or others only believe, is not said to be so; what is asked of people beside it is
    r"|^(?![^;]*\b(?:urg|advis|recommend|encourag|order|should|must|shelter|leav|depart|avoid|evacuat|because"
    r"|as|so|but|will|would)\w*\b)"
    r"(?:there (?:is|are) (?:currently |presently |still |as yet )?no (?:\w+ )?(?:indications?|evidence|signs?"
    r"|confirmation|suggestion) that (?:the |our |any |all |an? )"
    r"|we (?:have no (?:\w+ )?(?:indications?|evidence|confirmation|information) that|(?:cannot|can't|are unable to)"
    r" (?:yet )?confirm (?:that|whether)"
    r"|(?:do not|don't) (?:believe|think)(?: that)? (?:the|our|all|any) )"
    r"|(?:many|some|most|(?:local )?residents|locals|observers|analysts|diplomats|travellers|travelers|people)"
    r"(?: (?:here|there|in [A-Z]\w+|now))* (?:fear|believe|think|suspect|assume|worry)(?: that)? (?:the|our|all|an?"
    r"|US)\b"
    r"|in the past,? (?:the|our|all|some|US|roads|flights|borders?) )"
    # nor what is read out, rehearsed, or taken out of a text
    r"|^(?:this is (?:only |just )?an? (?:\w+ )?(?:drill|exercise|rehearsal|simulation) ?[:-]"
    r"|(?:exercise|drill) (?:message|text|script) ?[:-]|(?:for example|example|read aloud|script) ?:"
    r"|in (?:this|our|the exercise) (?:\w+ )?(?:scenario|exercise|drill|simulation)\b,? (?:the|our|all|an?|US) "
    r"|(?:removal|deletion) of (?:the|a) (?:\w+ )?(?:warning|line|sentence|statement|information|note) that\b"
    r"|(?:(?:we|this (?:advisory|update|version|page)) )?(?:have |has )?(?:remov|delet)(?:es?|ed|ing) (?:the |an? )?"
    r"(?:line|sentence|information|warning|statement|note|wording) that (?:the|our) (?:US )?(?:embassy|consulate"
    r"|mission|airport|border|airspace))(?!\w)"
    r"|^(?:there (?:is|are|have been) (?:\w+ )?(?:rumou?rs|speculation|gossip|talk)\b[^;]{0,20}? that)\b"
    r"|\b(?:reports?|rumou?rs|claims|stories)\b[^;]{0,240}\b(?:incorrect|false|untrue|inaccurate"
    r"|not (?:true|accurate|correct)|(?:is|are|was|were) (?:\w+ly )?(?:wrong|mistaken|unfounded|baseless"
    r"|premature))\b"
    r"|\b(?:misstated|misreported"
    r"|(?:incorrectly|wrongly|mistakenly|erroneously|falsely) (?:said|stat|report|indicat|claim)\w*)\b"
    r"|\b(?:reports?|rumou?rs|messages|posts|videos|articles)\b[^;]{0,30}? (?:claim|alleg|purport)(?:s|ing|ed)?\b"
    r"|\bseen (?:reports|messages|posts|claims|videos)\b[^;]{0,30}? (?:that|which) (?:say|claim|state)\b"
    r"|\b(?:texts?|letters?|e-?mails?|notices?|statements?|messages?)\b[^;]{0,20}? circulat(?:ing|es"
    r"|ed(?! (?:by|to)\b)|ed (?:by|to) (?!(?:the|our) (?:US )?(?:embass|consul|department|mission|ministry|government"
    r"|authorit|police|army))[^;:,]{3,40}? (?:says?|tells?|reads?|states?))\b"
    r"|(?-i:\bEXERCISE\b)|^(?:an?|one|this|another) (?:\w+ ){0,2}(?:text|letter|e-?mail|message|post|video|recording"
    r"|screenshot|leaflet|website|clip|rumou?r|article)\b(?:(?!\b(?:inform|advis|notif|after\b|following\b|bomb|attack"
    r"|strike|kill))[^;]){0,100}? (?:claim|alleg|pretend|purport)(?:s|ing|ed)?\b(?! by\b|[^;,.]{0,30} (?:lives|life)\b)"
    r"|^[\"']?(?:suspended operations|shelter(?:ing)?[- ]in[- ]place)[\"']? (?:means?|is (?:when|the)|refers)\b"
    r"|\bin (?:a|an) (?:real|actual) emergency\b"
    r"|^an? (?:[\w-]+ ){0,2}(?:drill|exercise|simulation|rehearsal) (?:for|of)\b"
    r"|\b(?:practi[sc]es?|rehearses?) [^;.]{0,60}? (?:once|twice|times|every|each) (?:an? )?(?:year|month|week"
    r"|term)\b"
    rf"|^{_IN_ANY}",
    re.I,
)
_PASSED_ON = re.compile(
    rf"\b(?:according to (?:this|an?)|(?:according to|in) (?:the|that|one|such an?|these|those)) (?:\w+ )?{CARRIER},"
    rf"|\b(?:these|those|such|some|fake|false|forged|an anonymous|one) (?:\w+ )?{CARRIER} [^;,]{{0,40}}?{SAYS}\b"
    # whose news of ourselves is none
    r"|(?<!\bour )(?<!\bits )(?<!\bofficial )(?<!\bgovernment )(?<!\bEmbassy )(?<!\bConsulate )(?<!\bDepartment )"
    r"(?<!\bMission )(?<!\bFCDO )(?<!'s )"
    r"\b(?:papers?|tabloids?|newspapers?|websites?|outlets?|blogs?|tweets?|channels?)(?: \w+){0,2}? (?:writes?|wrote"
    r"|says?|said|claims?|claimed|reports?|reported|suggests?) that (?:the |our )?(?:(?:US|British|Canadian|Australian"
    r"|State) )?(?:Embassy|Consulate|Mission|Department|High Commission|FCDO)\b"
    r"|\b(?:tells?|telling|told|informs?) (?:the|its|their|his) (?:readers?|recipients?|viewers?|callers?"
    r"|listeners?)\b"
    rf"|\b(?:calls?|{CARRIER}) from (?:an? |some(?:body|one) |people |persons )[^;,]{{0,40}}?who {SAYS}\b"
    r"|\bit (?:is|was|has been) (?:being |widely |also )?(?:claimed|alleged|rumou?red|whispered|speculated"
    r"|reported that (?:the |our )?(?:US )?(?:Embassy|Consulate|Mission|Department))\b"
    r"|\b(?:message|announcement|text|script|recording|alert|notice)s? (?:reads|(?:will|would|may|might|could) (?:read"
    r"|say|look like))\b"
    r"|^(?:back )?in (?:19|20)\d\d,? [^:;]{2,60}? (?:wrote|said|told|advised|warned|stated)[^:;\"]{0,40}[:,] ?\""
    r"|\bfor (?:the )?(?:purposes?|sake) of (?:this|the|our) (?:exercise|drill|rehearsal)\b"
    r"|\b(?:said|stated|wrote|reported|announced|(?:was|were|been) (?:\w+ )?(?:sent|issued|published|released"
    r"|posted|made)) (?:out )?(?:in error|by mistake|by accident)\b|\b(?:mistakenly|accidentally|inadvertently)"
    r" (?:sent|issued|published|released|posted)\b|\bin error (?:said|stated|told|that)\b",
    re.I,
)
_DENIED = re.compile(
    r"^(?:nothing in|nothing about|no part of) (?:this|our|that|the|these)\b[^;]{0,60}? (?:should|is to|can|may"
    r"|means|leads?|led|requires?|suggests?|calls? for)\b"
    r"|^(?:nobody|no one) has (?:suspended|closed|ordered|cancel+ed|told|asked|evacuated|withdrawn|restricted"
    r"|barred)\b"
    r"|^(?:nor|neither) (?:should|does|do|is|are|has|have|did|was|can|may|must|will)\b"
    r"|^contrary to (?:what|reports?|rumou?rs|claims|messages|posts|stories|articles|statements|media|press)\b"
    r"|\bfor (?:nobody|no one)(?=[.,;]|$)"
    r"|\b(?:nobody|no one|none) should (?:\w+ )?(?:conclude|infer|take|read|understand|think|believe|assume)\b"
    r"|\b(?:should|must|is|are) not (?:to )?(?:be )?(?:read|taken|understood|seen|construed|interpreted) as\b"
    r"|^(?:please )?(?:beware|be wary|be suspicious|ignore|disregard|do not (?:believe|trust|answer|forward"
    r"|pay))\b[^;.]{0,40}?"
    r"\b(?:frauds?|scams?|swindlers|offers?|people who|anyone who|those who|messages|calls|e-?mails|rumou?rs)\b"
    r"|^(?!while\b|although\b|though\b|even\b)[^;,]{0,60}? (?:has |have )?(?:denie[sd]|deny|rejected|dismissed"
    r"|refuted)"
    r" (?:(?:the|all|any|media|press|recent) )*(?:reports?|rumou?rs|claims)\b(?![^;]*\bbut\b)"
    r"|^(?!while\b|although\b|though\b|even\b)[^;,]{0,60}? (?:has |have )?(?:denie[sd]|deny|rejects?|refutes?)"
    r" (?:that|having"
    r"|ever)\b(?![^;]*\bbut\b)"
    r"|\b(?:does|do|did) not (?:mean|imply) (?:that )?|\bno truth (?:to|in) (?:the )?(?:reports?|rumou?rs|claims)\b",
    re.I,
)
# "Men told drivers that the airport is closed": who says so is nobody whose word is news.
_HEARSAY = re.compile(
    r"^(?!(?:[\w'-]+ ){0,5}?(?<!in )(?<!as )(?<!like )(?:Department|State|Embassy|Consulate|Mission"
    r"|Ambassador|[Ww]e|our|US"
    r"|[Aa]uthorit(?:y|ies)|[Gg]overnments?|[Mm]inist(?:ry|ries|ers?)|[Pp]olice|officials?|[Pp]resident"
    r"|[Gg]overnors?|[Mm]ilitary"
    r"|[Aa]rmy|[Aa]gency|[Aa]irlines?|[Aa]irports?|[Cc]arriers?|[Oo]perators?|company|Secretary|Service|Center"
    r"|Centre|Office"
    r"|Bureau|[Cc]ommission|[Cc]ouncil|[Mm]ayors?|[Mm]edia|[Pp]ress|[Nn]ewspapers?|WHO|CDC|UN|Guard|Forces|FCDO"
    r"|DFAT|Canada"
    r"|Australia|Washington|it|they|employees|staff|personnel|families)\b)"
    r"[^,;:]{3,80}? (?:(?:have|has) )?(?:told|assured|convinced|informed) (?!us\b)(?:\w+ ){1,4}that\b"
    r"|\b(?:famil(?:y|ies)|travell?ers?|tourists?|drivers?|people|persons?|citizens?|callers?|visitors?|man"
    r"|woman|couple)"
    r" (?:was|were|been) told that\b",
)
# A thing that may come: what would then be done is not done. What the reader should do in it is advice, and is read.
_THEN = r"(?:we|it|they|there|(?:the|our|all|some|any|most|routine|US|consular|an?|mission|AIT)\b[\w' -]{0,60}?)"
_SUPPOSED = re.compile(
    r"^(?:but |and |however, )?(?:if|unless|should|were|whenever|in (?:the event|case)"
    r"|in (?:such )?an? (?:crisis|emergency)"
    r"|depending on) (?!you\b|your\b|anyone\b|US citizens\b)[^;]{3,160}?, "
    rf"{_THEN} (?:(?:will|would|may|might|could|can)(?! now)|(?:look|think) again)\b"
    r"|, (?:if|should) (?:it|this|that|they) (?:occurs?|occur|happens?|comes?(?: about)?|were to \w+|take place),? "
    r"(?:\w+ )?(?:could|may|might|would|will)\b"
    r"|\b(?:we|it|they|AIT|the (?:RSO|embassy|mission|department)) (?:may|might|could) (?:\w+ly |also |then )?"
    r"(?:ask|tell|order|instruct|direct|advise|recommend|urge|say|read)\b|\bwould (?:then|in that case) (?!like)"
    r"|^(?:(?!\b(?:and|but|while|has|have)\b(?! to\b))[^;,]){0,90}?"
    r"\b(?:could|might|may) have to (?:close|suspend|cancel|ask)\b"
    r"|^[^;,.]{0,20}\bin the (?:very )?worst case\b",
    re.I,
)
# What is still to be decided.
_UNDECIDED = re.compile(  # in the first clause: what was done before it is told all the same
    r"^(?:(?!\b(?:and|but|while|until)\b)[^;,]){0,90}?"
    r"(?:\b(?:decision|announcement|ruling|word|answer)s? (?:on|about|to|whether|as to)\b[^;]{0,80}?"
    r" (?:is|are|was|were) (?:\w+ )?(?:expected|due|awaited|pending|likely|postponed|put off)\b"
    r"|\b(?:is|are|was|were) (?:\w+ )?(?:studying|considering|weighing|reviewing|examining|discussing|debating"
    r"|looking (?:at|into)) (?:whether|how|if|(?:the )?possibility|(?:an? )?plans?|options?)\b"
    r"|\b(?:taken|made|reached) no decision\b|\bno (?:final )?decision (?:has been|was|is|had been) (?:\w+ )?(?:taken"
    r"|made|reached)\b|\b(?:has|have) (?:not|yet) (?:yet )?(?:to )?(?:decided?|made up)\b)"
    r"(?![^;]*\b(?:meanwhile|meantime|for now|and (?:(?:the|our) (?:US )?(?:Embassy|Consulate|Department"
    r"|Mission) )?(?:has|have) (?:also |now )?(?:ordered|authori[sz]ed|approved|suspended"
    r"|closed|lifted))\b)",
    re.I,
)
# What has been so for years, or is so every week.
_STANDING = re.compile(
    r"\b(?:that|this|it|which) (?:has|have) (?:always |long )?been (?:so|the case|the rule|our (?:rule|practice"
    r"|policy"
    r"|habit))\b(?! (?:since|from|as of) (?:yesterday|today|this|last))|\bfor as long as (?:any|we|anyone|most)\b"
    r"|\b(?:closed|shut|open)[^;,]{0,20} as (?:on|in|at|over|during) (?:any|every|each|all|most)\b|\bnot a new rule\b"
    r"|\b(?:rule|practice) is (?:not|nothing) new\b"
    r"|^as\b[^,;]{3,60}? (?:has|have) said for (?:many )?(?:years|months)\b"
    r"|\bas (?:(?:it|they|this|that) )?(?:has|have) (?:long |always )?been\b[^;,.]{0,30}? for (?:\w+ )?(?:years"
    r"|decades)\b"
    r"|\bsince \d{4}[^;.]{0,12} (?:this|that|it|which|nothing) has (?:not )?changed\b",
    re.I,
)
# What a word means, and what a plan or a law provides for.
_DEFINED = re.compile(
    r"^[\"']?(?:an?|any) (?:[\w'\"-]+ ){1,4}(?:is|means|refers to) (?:when |where |one |an? (?:[\w-]+ ){1,4}"
    r"|any \w+ )"
    r"(?:(?:to|in|at|by|for|under|from) which\b|that\b|who\b|where\b|when\b|lets?\b)"
    r"|^(?:when(?:ever)?|where(?:ver)?) (?:the |an? |our |its )?[\w' -]{3,60}? (?:orders|authori[sz]es|suspends"
    r"|raises|closes"
    r"|(?:is|are|has been|have been) (?:ordered|authori[sz]ed|suspended))\b[^,;]{0,80}, "
    r"|\b(?:is|are) (?:designated|defined|determined|governed) (?:under|by|in) (?:the )?(?:[A-Z]\w+ )*(?:Act"
    r"|law|statute"
    r"|regulations?|manual)\b"
    r"|\b(?:plans?|handbooks?|manuals?|guidelines?|policy|regulations?|statutes?|(?-i:Act)) (?:lists?|sets? out"
    r"|describes?"
    r"|explains?|lays? down|defines?|specif(?:y|ies)|foresees?|provides? for) (?:who|what|when|how|which"
    r"|whether|that)\b"
    r"|\b(?:lifting|end|reopening|resumption|start|closure|suspension) of [^;,]{3,60}? would be (?:announced"
    r"|published|posted"
    r"|communicated)\b",
    re.I,
)
# A duty of who is not there: of a contractor to be found, a guest of a house, a thing a tale tells.
_OF_OTHERS = re.compile(
    r"\bthe (?:contractor|bidder|vendor|offeror|supplier|incumbent"
    r"|(?:successful|selected|chosen) (?:applicant|candidate)) (?:shall|will|must)\b"
    r"|\b(?:study|survey|researchers?|thesis|essay|paper) [^;]{0,40}?\b(?:looks?|looked|finds?|found|shows?"
    r"|asks?|asked) "
    r"(?:at|that|how|why|whether)\b|^(?:hotel )?guests (?:were|had been|are) (?:asked|told|advised|requested)\b"
    r"|^(?:guests|visitors|customers|patrons|clients) (?:of|at|in) (?:the |this |that )?(?:\w+ ){0,3}(?:hotels?"
    r"|resorts?|lodges?|malls?|museums?|parks?)\b"
    r"(?! [^;.]{0,60}?\b(?:should|must|(?:are|is) (?:to|urged|advised|instructed|directed))(?: \w+)? (?:shelter"
    r"|stay put"
    r"|(?:take|seek) (?:cover|shelter)|(?:stay|remain) (?:in place|inside|indoors|where|in their))\b)"
    r"|^(?:the|our|his|her|this) (?:\w+ ){0,2}(?:talk|book|film|movie|lecture|exhibition|memoir|novel|play"
    r"|documentary"
    r"|panel|photographs|speaker|story|author|display)s?\b[^;]{0,60}? (?:go(?:es)? back|looks? back|tells?"
    r"|recalls?|shows?"
    r"|plays|describes?|remembers?|takes? us|covers?|retells?|begins?|is set)\b",
    re.I,
)

# "What is authorized departure? It lets ...": the answer says what a term means.
_ASKS = re.compile(
    r"what (?:is|are|does|do) (?:an? )?[\"']?(?:ordered|authori[sz]ed|voluntary|suspen|shelter|departure|draw-?down"
    r"|evacuation|unaccompanied)[^?.;]{0,60}\?$",
    re.I,
)
# Unless it goes on to what was done: "Our families were ordered to leave yesterday."
_DONE = re.compile(
    r"\b(?:yesterday|today|last night|this (?:morning|week)|(?:has|have) (?:been )?(?:ordered|authori[sz]ed|approved"
    r"|suspended|lifted)|on (?:\d{1,2} )?(?-i:[A-Z][a-z]+) ?\d{0,2})\b", re.I
)


_KINDS = (_UNSAID, _PASSED_ON, _HEARSAY, _DEFINED, _OF_OTHERS, _STANDING, _DENIED, _SUPPOSED, _UNDECIDED)
# A list of terms and what they mean: one such line alone may be a title.
_TERM = re.compile(
    r"^(?:(?:authori[sz]ed|ordered|voluntary) departure|shelter(?:ing)?[- ]in[- ]place|suspended operations"
    r"|draw-?down"
    r"|suspension of operations|unaccompanied post|curfew) ?[:=-]",
    re.I,
)


_FOR_WHOM = re.compile(  # whom a status is of, and no more, explains nothing
    r"^[^:]*: (?![^.]*\b(?:leave|depart|may|must|is|are|can|who|to|when|an?)\b)[\w ,'-]*?\b(?:famil\w+"
    r"|depend[ae]nts|EFMs|employees|staff|personnel)\b[\w ,'-]{0,60}\.?$", re.I
)


def asserted(found: Sequence[Sentence], published_on: date | None, title: str) -> Iterator[Sentence]:
    """Yield the sentences of a text that say of themselves that something is so."""
    back = {*taken_back(found), *narrated(found, published_on, title)}
    terms = [number for number, s in enumerate(found) if _TERM.match(s.plain) and not _FOR_WHOM.search(s.plain)]
    back |= set(terms) if len(terms) > 1 else set()
    asked = -1  # the line in which somebody asks what a term means
    for number, sentence in enumerate(found):
        asked = sentence.line if _ASKS.match(sentence.plain) else asked
        taught = sentence.line == asked and not _DONE.search(sentence.plain)
        before = found[number - 1].plain if number and found[number - 1].line == sentence.line else ""
        left = "" if number in back or taught else said(named(sentence.plain, before))
        if left:
            yield sentence if left == sentence.plain else replace(sentence, said=left)


def said(plain: str) -> str:
    """Return what a sentence says of itself: of clauses that only seem to say a thing, those beside them."""
    plain = undone.plainly(between.level(beside.unreferred(_LESSON.sub("", labelled.sentence(plain)))))
    left: list[tuple[str, str]] = []
    free, pieces = None, beside.joined(plain)
    for joint, piece in pieces:
        kept = _kept(piece)
        if free is not None and piece not in free:
            continue  # what a clause that is gone may have turned
        if kept:
            left.append((joint, kept))
            continue
        free = {*beside.clauses(plain)} if free is None else free
        if beside.REFERS.match(piece) and not _DENIED.search(piece):
            left = left[:-1]  # "that has been the rule": what it says of the clause before it
    text = plain if left == pieces else "".join(joint + kept for joint, kept in left)[len(left[0][0]) :] if left else ""
    return "" if unsaid(text) else text


def _kept(piece: str) -> str:
    """Return a clause, without what leads up to it or stands beside it where that is what makes it unsaid."""
    begun, *main = beside.apart(piece)
    if unsaid(begun):
        return next((less for less in main if not unsaid(less)), "")
    return begun if unsaid(piece) else piece


@lru_cache(maxsize=2048)  # every reader of a sentence asks it again of the same parts
def unsaid(plain: str) -> bool:
    """Whether a sentence only seems to say a thing."""
    return any(kind.search(plain) for kind in _KINDS)
