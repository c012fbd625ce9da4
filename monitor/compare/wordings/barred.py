"""How a text says that a state keeps people from leaving: in so many words, or by what was done to them."""

from __future__ import annotations

from monitor.terms.table import Row, table

# Who stays in a building, a street or a zone leaves no country by it.
_HERE = (
    r"(?! (?:(?:an?|the|their|his|her) )?(?:[a-z-]+ )?(?:area|house|home|hotel|airport|terminal|building|scene|ship"
    r"|room|embassy|road|path|trail|rally|meeting|aircraft|plane|vessel|bus|train|stadium|venue|hall|compound|site|base"
    r"|camp)s?\b)"
)
WORDS = {
    "RULERS": r"(?:governments?|authorities|police|courts?|immigration|officials|officers|security (?:services?|forces)"
    r"|regime|military|border guards)",
    "LEAVING": rf"(?:leaving|exiting|departing)\b{_HERE}",
    "LEAVE": rf"(?:leave|depart|exit|quit)\b{_HERE}",
    "COUNTRY": r"(?:the country\b|(?-i:[A-Z]))",
}
BAN_ROWS: tuple[Row, ...] = (
    (
        "The state imposes exit bans on business travelers.",
        r"\bexit bans?\b|\bbans? on <LEAVING>",
    ),
    (
        "Courts place travel bans on foreigners.",
        r"\btravel bans? on (?:people|foreign\w*|individuals|those|anyone|US)\b",
    ),
    (
        "Dual nationals have been prevented from leaving.",
        r"\b(?:kept|prevented|stopped|blocked|barred) (?:[\w-]+ ){0,5}from <LEAVING>",
    ),
    (
        # "deny them visits, and keep them from leaving": what a state may do; weather and illness keep people too
        "Authorities may deny you access to a lawyer, and prevent your departure.",
        r"\b<RULERS>[^.;]{0,160}?\b(?:prevent|block|bar|refuse|obstruct|forbid|stop|deny)(?:s|r?ed|r?ing|ped|ping)?,?"
        r" (?:(?:the|their|your|his|her|any|some|several|[\w' -]{2,40}?(?:'s?|s')) )?departures?\b"
        r"(?! (?:gate|hall|lounge|of (?:all )?(?:flights|ships)))",
    ),
    (
        "The government regularly stops dual nationals from leaving.",
        r"\b<RULERS>[^.;]{0,160}?\b(?:keep|prevent|stop|block|bar|prohibit|forbid|ban)(?:s|r?ing|ping|ning)?"
        r" (?:[\w-]+ ){1,5}from <LEAVING>",
    ),
    (
        "The military has refused to let aid workers leave.",
        r"\brefus\w+ to (?:let|allow) (?:\w+ ){1,4}?(?:to )?(?:leave|depart|exit)\b",
    ),
    (
        "Some have been forbidden from leaving Testland.",
        r"\b(?:prohibited|forbidden|banned|barred) from (?:leaving|exiting|departing) <COUNTRY>",
    ),
    (
        "There are prohibitions on U.S. citizens leaving the country.",
        r"\b(?:prohibitions?|bans?) on (?:(?!leaving|exiting|vehicles|cars|trucks|goods|exports|ships)[\w(),-]+ ){1,9}?"
        r"(?:leaving|exiting) <COUNTRY>",
    ),
    (
        "The authorities have refused exit permits to foreign nationals.",
        r"\b<RULERS>[^.;]{0,60}?\b(?:refus|den|withh[eo]ld)(?:y|ied|ies|ying|e|es|ed|ing|s)? (?:[\w-]+ ){0,3}?exit"
        r" (?:permits?|visas?)(?= to\b|[.,;]|$)",
    ),
    (
        "A decree bans them from leaving.",
        r"\bban\w* (?:\w+ ){0,3}from <LEAVING>",
    ),
)
EXIT_BAN = table(BAN_ROWS, WORDS)

# What is done to people so that they cannot go; whom it is done to, a frame asks.
KEPT_ROWS: tuple[Row, ...] = (
    (
        "Officials have seized the passports of teachers who wished to leave.",
        r"\b(?:seiz|confiscat|with(?:hold|held)|tak|took|kept|keep|retain)\w*(?: away)? (?:the |their )?passports? of\b"
        r"[^;.]{0,120}?\b(?:leave|leaving|depart\w*|exit\w*)\b",
    ),
    (
        "Border guards have begun to bar dual nationals from leaving.",
        r"\b(?:begun|started|continue\w*) to (?:bar|stop|prevent|keep|block|forbid)\b[^;.]{0,40}?"
        r" (?:from <LEAVING>|to <LEAVE>)",
    ),
    (
        "Foreigners were not allowed to board flights home.",
        r"\bnot (?:been )?(?:allowed|permitted|let)(?: to)? board (?:their |any |outbound )*flights? (?:out|home)\b",
    ),
    (
        "The police have kept several of them from boarding their flights.",
        r"\b<RULERS>\b[^;.]{0,40}? (?:keep|kept|stop|stopped|prevent|prevented|block|blocked|bar|barred|pull"
        r"|pulled)(?:ing|ping|ring)? (?:[\w.'-]+ ){1,6}?(?:from boarding|off) (?:(?:their|any|outbound|departing"
        r"|international) )*(?:flights?|planes?|aircraft)\b",
    ),
)
KEPT = table(KEPT_ROWS, WORDS)
# What a state does to those whom it counts as its own.
WAY_ROWS: tuple[Row, ...] = (
    (
        "The courts may refuse dual nationals their right to leave.",
        r"(?:\b<RULERS>\b|^(?:The )?(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)? (?:may|might|can|could|will|has|have|often"
        r"|routinely|regularly)\b).*\b(?:prevent|block|prohibit|forbid|bar|den(?:y|i)|refus|obstruct)\w* (?:them "
        r"|(?:US |American |dual )+(?:nationals |citizens )?)?(?:their|citizens'|nationals'|Americans')? ?(?:departure"
        r"|exit|right to (?:leave|depart))\b",
    ),
)
HINDERED = table(WAY_ROWS, WORDS)
# Told, refused, prevented: of people who were, not of anybody.
TOLD_ROWS: tuple[Row, ...] = (
    (
        "Two Canadians were told at the airport that they may not leave.",
        r"\b(?:told|informed)\b[^;.]{0,60}? (?:(?:may|can)(?:not| not)|could(?:n't| not)|cannot|forbidden|not to"
        r"|not allowed to|barred from)[^;.]{0,15}? (?:leav|depart|quit|exit)(?:e|ing|t)?\b" + _HERE,
    ),
    (
        "Some were refused permission to leave.",
        r"\b(?:forbidden|(?:refused|denied) (?:permission|clearance|leave|exit)"
        r"|not (?:been )?(?:allowed|permitted|let)|barred|prevented)\b[^;.]{0,60}? (?:(?:may|can)(?:not| not)"
        r"|could(?:n't| not)|cannot|forbidden|from|to|not to|allowed to)[^;.]{0,15}?"
        r" (?:leav|depart|quit|exit)(?:e|ing|t)?\b" + _HERE,
    ),
)
TOLD = table(TOLD_ROWS, WORDS)
