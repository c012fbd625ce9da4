"""How a text says that nothing lands or takes off: an authority stops it, an airport stands still."""

from __future__ import annotations

from monitor.terms.table import Row

# A part of the rows of flights, with their words.
AIRFIELD_ROWS: tuple[Row, ...] = (
    (
        "The airports authority announced a suspension of flight operations in Goma and Beni.",
        r"^(?:(?!\b(?:[Aa]irlines?|[Aa]irways|[Cc]arriers?|Air)\b)[^;:]){0,120}?"
        r"\b(?:announced|ordered|declared|confirmed) (?:an? |the )?(?:temporary |immediate |partial )?(?:suspension"
        r"|halt|closure|stop) (?:of|to) (?:all )?(?P<flown18>flight operations|flights) (?:in|at|to and from|from|to)"
        r" (?:the )?[A-Z]",
    ),
    (
        "The civil aviation authority has stopped all arrivals and departures.",
        r"\b(?i:aviation|airports?|airspace|air traffic|runways?|terminals?)\b[^;:]{0,80}?"
        r"\b(?<!not )(?i:stopped|suspended|halted|ceased|(?:stopp|suspend|halt)ing) (?i:(?:all|both) )?"
        r"(?P<flown20>(?i:(?:flight )?arrivals and departures|landings and take-?offs|take-?offs and landings))\b",
    ),
    (
        "The authorities have halted all landings and take-offs at Goma airport.",
        r"\b(?<!not )(?i:stopped|suspended|halted|ceased|(?:stopp|suspend|halt)ing) (?i:(?:all|both) )?"
        r"(?P<flown21>(?i:(?:flight )?arrivals and departures|landings and take-?offs|take-?offs and landings))"
        r"(?= (?:at|to and from|from|in) [^;:]{0,60}?\b(?i:airports?|aerodrome)\b)",
    ),
    (
        "Nothing has flown in or out of Testland since Saturday.",
        r"\b(?P<flown24>[Nn]othing) (?:has|is) (?:flown|flying|landed|landing|taken off|taking off)"
        r" (?:in(?:to)? (?:or|and) out of|out of|into|in|from) (?:the country|[A-Z])",
    ),
    (
        "The last airline still serving Goma has now stopped.",
        r"\b[Tt]he (?P<flown25>last (?:remaining )?(?:airline|carrier))\b(?=,? (?:still|that|which|serving|flying|to"
        r"|has)\b)[^;:.]{0,50}? has(?: now| also)* (?:stopped"
        r"|suspended|ceased|pulled out|withdrawn)\b",
    ),
    (
        "Airport operations are suspended.",
        r"\b(?P<way2>[Aa]irport) operations (?:are|have been|remain|were)(?: now| still| \w+ly)?"
        r" (?:suspended|halted|stopped)\b|\b(?P<way4>[Aa]irport)\b[^;:,.]{0,30}? is (?:not|no longer)(?: \w+ly)?"
        r" (?:handling|accepting|receiving) (?:any )?(?:international|commercial|passenger) flights\b"
        r"(?! (?:from|to|by|of)\b|[^.]* new\b)",
    ),
)
