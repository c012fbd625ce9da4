"""Of others: whose duty is none of any reader's, and what a book, a study or a speaker tells."""

from __future__ import annotations

from monitor.terms.table import Row, table

ROWS: tuple[Row, ...] = (
    (
        "The contractor shall suspend all work.",
        r"\bthe (?:contractor|bidder|vendor|offeror|supplier|incumbent"
        r"|(?:successful|selected|chosen) (?:applicant|candidate)) (?:shall|will|must)\b",
    ),
    (
        "The study looks at how families were evacuated.",
        r"\b(?:study|survey|researchers?|thesis|essay|paper) [^;]{0,40}?\b(?:looks?|looked|finds?|found|shows?"
        r"|asks?|asked) (?:at|that|how|why|whether)\b",
    ),
    (
        "Hotel guests were told to leave the building.",
        r"^(?:hotel )?guests (?:were|had been|are) (?:asked|told|advised|requested)\b",
    ),
    (
        "Visitors of the museum leave their bags at the door.",
        r"^(?:guests|visitors|customers|patrons|clients) (?:of|at|in) (?:the |this |that )?(?:\w+ ){0,3}(?:hotels?"
        r"|resorts?|lodges?|malls?|museums?|parks?)\b"
        r"(?! [^;.]{0,60}?\b(?:should|must|(?:are|is) (?:to|urged|advised|instructed|directed))(?: \w+)? (?:shelter"
        r"|stay put|(?:take|seek) (?:cover|shelter)|(?:stay|remain) (?:in place|inside|indoors|where|in their))\b)",
    ),
    (
        "Her memoir recalls how the families were flown out.",
        r"^(?:the|our|his|her|this) (?:\w+ ){0,2}(?:talk|book|film|movie|lecture|exhibition|memoir|novel|play"
        r"|documentary"
        r"|panel|photographs|speaker|story|author|display)s?\b[^;]{0,60}? (?:go(?:es)? back|looks? back|tells?"
        r"|recalls?|shows?|plays|describes?|remembers?|takes? us|covers?|retells?|begins?|is set)\b",
    ),
)
WORDS: dict[str, str] = {}
OF_OTHERS = table(ROWS, WORDS)
TURNS = r"stor(?:y|ies)|myth|films?|books?"
LEADS = r"insur\w+|contractors?|compan(?:y|ies)|employers?|(?:UN|NGOs?|aid|relief) "
