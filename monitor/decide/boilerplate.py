"""What every page says in words that come and go: notes on the text, pointers, standing advice, heads of lists."""

from __future__ import annotations

import re

from monitor.terms.table import Row, pattern

NOTES: tuple[Row, ...] = (
    ("Last update: the section on crime was reworded.", r"latest update:|last update"),
    ("Reissued after periodic review.", r"re-?issued|updated (?:after|to reflect|due to)"),
    ("There were no changes to the advice.", r"there (?:was|were) (?:no )?changes?"),
    (
        "The travel advisory summary was updated.",
        r"(?:the )?(?:travel )?advisory (?:level\b|summary(?: (?:was|has|have|is|now|and|section)\b|\W*$))",
    ),
    ("An area of increased risk was added.", r"an area of increased risk was "),
    ("The “Crime” indicator was added.", r"the [\"“]?[\w ,”\"“]{2,40} (?:risk )?indicators? (?:was|were)"),
    ("Exercise increased caution in Norland.", r"exercise (?:normal|increased) "),
)
POINTERS: tuple[Row, ...] = (
    (
        "Read the entire travel advisory.",
        r"(?:please )?read (?:the|this) (?:(?:entire|whole|full) (?:travel )?advisory|country information)"
        r"|read [^.]{2,60}\b(?:web)?(?:page|site)\b|read entire",
    ),
    ("Email: acs of the Embassy.", r"(?:e-?mail|tel(?:ephone)?|fax|phone|website|emergency)\b"),
    (
        "Enroll in the traveler program.",
        r"enroll in|sign up (?:for|to|in) |you can also (?:get|sign up)|sign up to get |it makes it easier|enrolling ",
    ),
    ("Follow the Department on social media.", r"follow the department|follow and contact |follow fcdo"),
    (
        "For more information, ask your airline.",
        r"for (?:more|further) information\b|see (?:our|the) |visit (?:our|the) |review the |review our",
    ),
    (
        "Use these general tips at the beach.",
        r"if you decide to travel|use the travel guidance here|specify how you|use these general tips|tips for travel"
        r"|whether you(?:'|\u2019)?re a first",
    ),
    ("null", r"null$"),
    # what every page advises at its end, in words that change from page to page
    (
        "Stay alert in places where tourists gather.",
        r"(?:stay|be|remain) (?:aware of your surroundings|alert)|keep a low profile"
        r"|(?:you|u\.?s\.? citizens) should always exercise caution when travell?ing",
    ),
    (
        "Monitor local media for what happens.",
        r"(?:monitor|check) local media|be prepared to adjust|follow the instructions of local authorities",
    ),
    (
        "Avoid large demonstrations and crowds.",
        r"avoid (?:large |public )?(?:demonstrations|crowds)(?: (?:and|or) \w+)?\.?$",
    ),
    (
        "Draft a will before you go.",
        r"(?:have|prepare|make) an? (?:\w+ )?plan for emergenc|discuss a plan with loved ones"
        r"|share important documents|appoint one family member|leave dna samples"
        r"|establish your own personal security plan|draft a will|(?:prepare|have|make) a? ?contingency plan",
    ),
    (
        "Norland is generally a safe country.",
        r"[\w ,'\u2019-]{3,40} is generally a safe|some (?:areas|places|locations)\b[^.]{0,40}\brisks?\b",
    ),
    (
        "We highly recommend that you buy insurance.",
        r"we (?:highly|strongly) recommend [^.]{0,60}\binsurance|check with your (?:travel )?insurance provider"
        r"|the us government does not provide insurance",
    ),
)
# What heads a list of places: the places are compared by themselves.
OPENERS: tuple[Row, ...] = (
    (
        "Level 4: Do not travel to:",
        r"(?:level ?[1-4] ?[-:\u2013]? ?)?(?:do not travel|reconsider travel|exercise increased caution)(?: (?:to|in))?"
        r"(?: (?:these|those|the (?:following|below)) (?:areas|places|locations|parts)(?: of [A-Z][^.:]{2,40})?)?"
        r"(?: for any reason| due to [^.:]{3,80})? ?:?$",
    ),
    (
        "FCDO advises against all travel to the following parts of Norland:",
        r"(?:areas where )?(?:the )?fcdo (?:(?:also|now|currently) )?advises against (?:all )?(?:but essential )?travel"
        r"(?: (?:to|in|on))?(?: (?:these|the following) [^.:]{3,60})? ?:?$",
    ),
)
# How to be reached, wherever in a sentence it stands.
CONTACTS: tuple[Row, ...] = (
    ("Write to acs@embassy.example.", r"@"),
    ("All of it stands on https://embassy.example.", r"https?://"),
    ("Call us at +1 202 555 0100.", r"\+\(?\d"),
)
ROWS = (*NOTES, *POINTERS, *OPENERS)
WORDS: dict[str, str] = {}
BOILERPLATE = re.compile(rf"^(?:{pattern(ROWS, WORDS)})|{pattern(CONTACTS, WORDS)}", re.I)
