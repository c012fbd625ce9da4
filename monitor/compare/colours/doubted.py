"""Doubted: what nobody knows, what others fear or believe, and what is still to be decided."""

from __future__ import annotations

from monitor.compare.wordings.governments import NATION
from monitor.terms.table import Row, table

# What we ask of people beside a doubt is said all the same.
ASKED_BESIDE = (
    r"(?![^;]*\b(?:and|so|but) (?:therefore )?(?:(?:the|all|our) )*(?:(?:US|British|Canadian|Australian) )?"
    r"(?:citizens|nationals|Americans|Embassy|Consulate|Department|Mission|we|you) (?:[\w-]+ ){0,3}?(?:should|must"
    r"|urges?|advises?|asks?|recommends?)\b)"
)
_UNADVISED = (
    r"(?:(?![^;]*\b(?:(?:urg|advis|recommend|encourag|order|shelter|leav|depart|avoid|evacuat)\w*|should|must|because"
    r"|as|so|but|will|would)\b)"
    r"|(?=(?:(?!\b(?:and|so|but|as|because|while|should|must|will|would)\b)[^,;])*$))" + ASKED_BESIDE
)
ROWS: tuple[Row, ...] = (
    ("The question is whether the border will open.", r"\bquestion (?:is|was|remains) (?:whether|if|when)\b"),
    (
        "There is no indication that the airport is closed.",
        r"^<UNADVISED>there (?:is|are) (?:currently |presently |still |as yet )?no (?:\w+ )?(?:indications?|evidence"
        r"|signs?|confirmation|suggestion) that (?:the |our |any |all |an? )",
    ),
    (
        "We cannot confirm that the airport is closed.",
        r"^<UNADVISED>we (?:have no (?:\w+ )?(?:indications?|evidence|confirmation|information) that|(?:cannot|can't"
        r"|are unable to) (?:yet )?confirm (?:that|whether)|(?:do not|don't) (?:believe|think)(?: that)? (?:the|our|all"
        r"|any) )",
    ),
    (
        "Many residents fear the airport is closed.",
        r"^<UNADVISED>(?:many|some|most|(?:(?:many|some|most) )?(?:(?:local )?residents|locals|observers|analysts"
        r"|diplomats|travellers|travelers|people))(?: (?:here|there|in [A-Z]\w+|now))*"
        r" (?:fear|believe|think|suspect|assume|worry)(?: that)? (?:the|our|all|an?|US)\b",
    ),
    (  # what we would know if it were so; a May is a month
        "The Embassy may have suspended operations.",
        r"<FIRST><UNASKED>\b(?:embassy|consulate(?: general)?|high commission|mission|department(?: of state)?"
        r"|airports?|airspace|borders?|(?:border )?crossings?)(?: (?:in |of |with )?(?:the )?(?-i:[A-Z])[\w'-]+){0,3}"
        r" (?-i:may|might|could)(?: also| already| now)? have (?:(?:already|now|since|temporarily) )?(?:been )?"
        r"(?:clos|shut|suspend|ceas|halt|stopp|order|authori[sz]|withdr|evacuat|relocat|mov|reduc|resum|re-?open"
        r"|lift)\w*"
        r"(?![^;]*(?:\b(?:and|but|so|while|whereas|though|although)|,) (?:(?:the|our) )?(?:<NATION> )?(?:Embassy"
        r"|Consulate|High Commission|Department|Mission|FCDO|government|we|airports?|airspace|borders?"
        r"|(?:you|citizens|nationals|Americans) (?:[\w-]+ ){0,3}?(?:should|must))\b"
        r"(?![^;,]{0,40}? (?-i:may|might|could) have\b))<NO_MORE>",
    ),
    (
        "In the past, the airport was closed during elections.",
        r"^<UNADVISED>in the past,? (?:the|our|all|some|US|roads|flights|borders?) ",
    ),
)
# In the first clause: what was done before it is told all the same.
_FIRST = (
    r"^(?:(?!\b(?:and|but|while|until)\b|(?<=\w )\b(?:because (?!of\b)|(?:as|since) (?:the|our|all|an?) ))[^;,]){0,90}?"
)
_NO_MORE = (
    r"(?![^;]*\b(?:meanwhile|meantime|for now|and (?:(?:the|our) (?:US )?(?:Embassy|Consulate|Department"
    r"|Mission) )?(?:has|have) (?:also |now )?(?:ordered|authori[sz]ed|approved|suspended|closed|lifted))\b)"
)
UNDECIDED_ROWS: tuple[Row, ...] = (
    (
        "A decision on the departure of families is expected soon.",
        r"<FIRST>\b(?:decision|announcement|ruling|word|answer)s? (?:on|about|to|whether|as to)\b[^;]{0,80}?"
        r" (?:is|are|was|were) (?:\w+ )?(?:expected|due|awaited|pending|likely|postponed|put off)\b<NO_MORE>",
    ),
    (
        "The Department is considering whether to order the departure of families.",
        r"<FIRST>\b(?:is|are|was|were) (?:\w+ )?(?:studying|considering|weighing|reviewing|examining|discussing"
        r"|debating|looking (?:at|into)) (?:whether|how|if|(?:the )?possibility|(?:an? )?plans?|options?)\b<NO_MORE>",
    ),
    (
        "We have taken no decision on ordered departure.",
        r"<FIRST>(?:\b(?:taken|made|reached) no decision\b|\bno (?:final )?decision (?:has been|was|is|had been)"
        r" (?:\w+ )?(?:taken|made|reached)\b)<NO_MORE>",
    ),
    (
        "The ministry has yet to decide on closing the border.",
        r"<FIRST>\b(?:has|have) (?:not|yet) (?:yet )?(?:to )?(?:decided?|made up)\b<NO_MORE>",
    ),
)
WORDS = {"UNADVISED": _UNADVISED, "UNASKED": ASKED_BESIDE, "NATION": NATION, "FIRST": _FIRST, "NO_MORE": _NO_MORE}
DOUBTED = table((*ROWS, *UNDECIDED_ROWS), WORDS)
# On these all statements of a sentence may hang.
HANGS = (
    r"\b(?:no|any|little|without) (?:\w+ )?(?:information|indication|sign|evidence|reason|confirmation|proof)s?"
    r" (?:that|to (?:believe|think|suggest)|of)\b"
    r"|(?:\bnot|n't|\bcannot|\bunable to|\bnobody|\bno one)(?: yet| be able to| in a position to)?"
    r" (?:confirm|verify|believe|expect|think|know|foresee|anticipate|mean|imply|because|that)\b"
    r"|\b(?:fears?|believes?|thinks?|hopes?|assumes?|doubts?|suspects?|suggests?|predicts?|speculates?|worr(?:y|ies)"
    r"|expects? that|seems? that|appears that|as though|prepare for|(?:prepared|ready) for (?:an?|days|the))\b"
)
