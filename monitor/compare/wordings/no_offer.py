"""What a text says of flights home without offering one: none is sure, what they cost by law, who else sells them."""

from __future__ import annotations

import re

from monitor.terms.table import Row, table

# Up to where another statement begins: "..., and the Embassy is arranging a flight".
_REST = (
    r"(?:(?!,? (?:and|but|so|while|however),? (?:we|the (?:US |British |Canadian )?(?:Embassy|Department|government"
    r"|Consulate|Mission)|there|an?|our|two|three|another) )[^;])*"
)
_CRAFT = r"(?:flights?|convoys?|ships?|ferr(?:y|ies)|bus(?:es)?|charters?|transport\w*)"
ROWS: tuple[Row, ...] = (
    (
        "There is no guarantee that the government will be able to arrange evacuation flights.",
        r"(?:,? (?:as|since|because|for|though) )?\bthere (?:is|are|can be) no guarantees?\b<REST>",
    ),
    (
        "Under U.S. law, passengers on a government-organized charter flight pay for their seats.",
        r"\b(?:under|by|according to|as required by) (?:US|federal|American) law\b(?!<REST><DAY>)"
        r"<REST>",
    ),
    (
        "Anyone evacuated on government-coordinated transport must sign a promissory note.",
        r"^(?:anyone|individuals|persons|people|a person) (?:who (?:is|are) )?evacuated (?:on|by|via)\b"
        r"(?!<REST>(?:day\b|tomorrow|tonight))<REST>",
    ),
    (
        "Evacuation flights are not free of charge.",
        r"\b(?:evacuation|repatriation|charter(?:ed)?|government) flights are (?:not free|never free|(?:usually"
        r"|generally|often|frequently|rarely|seldom|rare)\b)(?!<REST><DAY>)<REST>",
    ),
    (
        "We will inform citizens of any plans for additional government-organized convoys.",
        r"\b(?:inform|notify|tell|advise|update|alert) [^;,.]{0,40}? (?:of|about|on) any (?:such )?(?:plans?|additional"
        r"|further|future|other|new|possible|potential)\b(?!<REST><DAY>)[^;,.]*",
    ),
    (
        "The list below is of private travel agencies offering repatriation flights.",
        r"\b(?:private|travel|tour) (?:[\w-]+ )?(?:agenc(?:y|ies)|agents?|operators?|compan(?:y|ies))\b (?:(?:that|who"
        r"|which|are|is|may|also|still|now) )*(?:offer|sell|advertis|market)\w* [^;,.]{0,40}?\b<CRAFT>\b[^;,.]*",
    ),
    (
        "Only when commercial flights are unavailable do we arrange evacuation flights.",
        r"\bonly (?:when|if|where|once|in (?:the )?(?:case|event))\b[^;.]{3,100}? (?:do|does|will|would|can) (?:we"
        r"|the (?:US |British )?(?:Embassy|Department|government))\b(?!<REST><DAY>)<REST>",
    ),
    (
        "The government only arranges evacuation flights when no commercial flights are available.",
        r"\bonly (?:ever )?(?:arrange|organi[sz]e|offer|operate|provide|charter|run)s?\b"
        r"(?:(?! (?:from|on|for)\b)[^;.,]){0,60}?\b<CRAFT>\b(?:(?!<DAY>)[^;.,]){0,40}? (?:when|if|where|once)"
        r"(?=[^;,.]*\b(?:commercial|emergenc|cris[ie]s|rare|exceptional|extreme|other options"
        r"|last resort))[^;,.]*",
    ),
    (
        "We have no evacuation flight scheduled, and ask whether an evacuation flight is in your interest.",
        r"\b(?:whether|(?:consider|decid|determin)\w+ if) (?:an?|any|such an?) (?:[\w-]+ )?<CRAFT> (?:is|would be"
        r"|might be) [^;,.:]*",
    ),
    (
        "The Embassy will arrange evacuation flights if the war spreads.",
        r"\b(?:will|would) (?:[\w-]+ ){1,3}?(?:(?:evacuation|charter|repatriation"
        r"|rescue) )<CRAFT>(?: [^;,.]{0,40}?)? (?:only )?"
        r"(?:if|should|in case) (?:the|an?|this|that|fighting|violence|conditions|security"
        r"|commercial)\b(?! [^;.]*\b(?:not|allow\w*"
        r"|permit\w*)\b)[^;,.]*",
    ),
)
WORDS = {"REST": _REST, "CRAFT": _CRAFT, "DAY": r"(?:\d|day\b|tomorrow|tonight)"}
NO_OFFER = table(ROWS, WORDS)
# One flight that is gone, and no word of another: "The government's charter flight departed Kell".
_GONE = re.compile(
    r"^(?:[^;,.]{0,60}, )?(?:the |an? |our |this )?(?:[\w.'-]+ ){0,5}?(?:flight|plane|ship|ferry"
    r"|convoy)(?: [^;,.]{0,40}?)?"
    r" (?:has |had )?(?:departed|left|took off|taken off)\b", re.I
)
# "To those who left on the government's flight, we wish a safe return".
_WISHED = re.compile(r"^To (?:those|all|everyone|the \w+) who (?:have |just )?(?:departed|left|flew|returned)\b", re.I)
_MORE = re.compile(
    r"\b(?:will|is|are|was|were|been|being|another|more|further|additional|next|first|second|third|continu\w+"
    r"|may|can|should"
    r"|must|tomorrow|please|remain\w*|regist\w+|seats?|again|without|space|so far|to date|before|if)\b", re.I
)


def departed(plain: str) -> bool:
    """Whether a sentence tells that one flight is gone, and of none that people could still take."""
    return _MORE.search(plain) is None and (_GONE.search(plain) or _WISHED.search(plain)) is not None
