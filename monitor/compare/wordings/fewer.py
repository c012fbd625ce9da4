"""How a text says that fewer people work at a post that stays open."""

from __future__ import annotations

from monitor.terms.table import Row, ways

# Who has another roof in the same street went nowhere.
_ROOF = (
    r"to (?:an?|the|our|its|another) (?:[a-z-]+ ){0,2}?(?:hotel|house|building|hall|school|villa|apartment|office)s?"
    r" (?:across|opposite|beside|behind|next (?:door|to)|nearby|around the corner|(?:down|up|along|on|in) the (?:same"
    r" )?(?:road|street|block|compound))"
)
# Whoever goes there stays in the country.
INLAND = (
    r"(?:to (?:another|a different|a safer|an alternative) (?:location|place|site|city|town|part|area)s? (?:with)?in"
    rf" (?:the country|(?-i:[A-Z])\w)|elsewhere (?:with)?in (?:the country|(?-i:[A-Z])\w)|within the country|{_ROOF})"
)
_PEOPLE = r"(?:staff|officials|diplomats?|personnel|employees|dependa?e?nts|famil(?:y|ies))"
# "Some staff have been relocated to another location in Norland"
MOVED_INLAND = ways(
    rf"(?:[\w-]+ ){{0,4}}?(?<!UN )(?<!NGO )(?<!aid )(?<!company )(?<!airline ){_PEOPLE}"
    rf"(?: and (?:[\w-]+ ){{0,3}}?{_PEOPLE})? (?:have|has|had|are|is|were|was|will)"
    r"(?: \w+ly| now| also| be| been| being)* (?:relocated|moved|transferred|withdrawn"
    rf"|evacuated(?=(?:(?! and\b)[^;,]){{0,30}}? {_ROOF}))\b"
    rf"(?:(?! and\b| out of the country\b)[^;,]){{0,60}}? {INLAND}[\w-]*"
    # whose families are told of beside them
    r"(?P<kin>,? (?:and|while|but) (?:(?:their|all|eligible) )*(?=famil|dependa))?"
)
ROWS: tuple[Row, ...] = (
    (
        "Only emergency services will be offered to British nationals.",
        r"\bonly (?:\w+ )?(?:emergency|urgent) (?:consular |citizens? |\w+ )?services (?:will be|are|is|can be)"
        r"(?: now| currently| being)* (?:offered|provided|available|given|rendered) (?:to (?:US|British"
        r"|Canadian|Australian|American) (?:citizens|nationals)|at (?:the|our|US) <OFFICE>)\b",
    ),
    (
        "The Embassy is now offering limited services.",
        r"(?<!beside )(?<!near )(?<!opposite )(?<!behind )(?<!outside )<OWN>(?: (?:in )?(?-i:[A-Z])[\w'-]+){0,3}"
        r" (?:is|are)(?: (?:now|currently|only|temporarily))*"
        r" (?:providing|offering) (?:(?:only|very|extremely|severely) )?limited services\b"
        r"(?![^;]*\b(?:holiday|festival|celebrations?|observance)\b)",
    ),
    (
        "Routine services: suspended until further notice.",
        r"\b(?:routine|consular|visa|passport|notarial)(?: consular| visa)? services: (?:temporarily |currently )?"
        r"(?:suspended|cancel+ed|unavailable|not available|limited|reduced|closed)\b",
    ),
    (
        "The embassy has announced a further reduction in its staff.",
        r"\bannounced (?:an?|another)(?: \w+)? reduction (?:in|of) (?:(?:its|our|the|number|of|US|embassy"
        r"|diplomatic) )*(?:staff|personnel|employees)\b",
    ),
    (
        "The Department of State has begun the drawdown of staff at the embassy.",
        r"\b(?:began|begun|beginning|started|starting) (?:the|an?) (?:\w+ )?draw-?down (?:of"
        r"|in) (?:[\w-]+ ){0,3}?(?:staff"
        r"|personnel|employees)\b",
    ),
    (
        "Other staff will be temporarily relocated to our office in Amman.",
        r"\b(?:some|other|many|most|additional) (?:\w+ )?(?:staff|personnel)\b[^;]{0,30}?\b(?:be|been|being|were)"
        rf" (?:\w+ly )?(?:relocated|withdrawn|moved out)\b(?![^;,]{{0,60}}? {INLAND})",
    ),
    (
        "We relocated some of our staff to Nairobi.",
        r"\b(?:(?:re)?locat(?:ed|ing)|(?:decided|decision)\b[^;]{0,60}? to relocate) (?:some|many|most"
        r"|part)(?: of)?(?: its| our| the)?(?: \w+)? (?:staff"
        r"|personnel|employees)\b(?= to\b| from\b| and\b| out\b|[.,;])",
    ),
    (
        "We have reduced the number of our staff, and reduced our staff.",
        r"\b(?:reduc(?:ed|ing)|scal(?:ed|ing) back|(?:has|have|is"
        r"|are)(?: \w+ly)? cut(?:ting)?)(?: (?:a|the|its|our|some|in|number"
        r"|numbers|of|size)){1,4} (?:\w+ )?staff\b",
    ),
    (
        "We are further reducing our diplomatic footprint in Dili.",
        r"\b(?:(?:is|are|has|have)(?: \w+ly| further| now| also)* (?:reduc|scal|shr[iu]nk)\w*|(?:decided|decision"
        r"|proceeded|moved|directed)(?: \w+){0,2} to (?:reduce|scale|shrink))(?: back| down)? (?:our|its|the)"
        r"(?: (?:US|diplomatic|civilian|official|embassy|mission))* footprint\b",
    ),
    (
        "The number of staff at our embassy has been reduced.",
        r"\bnumber of (?:\w+ )?(?:staff|personnel)\b[^;]{0,40}?\b(?:has|have|was|were) (?:been )?(?:\w+ly )?(?:reduced"
        r"|cut)\b",
    ),
    (
        "Only essential employees remain at the embassy.",
        r"\bonly (?:\w+ )?(?:essential|core|emergency|(?:mission[- ])?(?:critical|essential)|key) (?:US |embassy"
        r" )?(?:staff"
        r"|personnel|employees|officials|officers) (?:will )?(?:remain|stay)|\bskeleton (?:staff|crew|team)\b",
    ),
    (
        "The embassy is suspending normal operations but will continue to provide emergency services.",
        r"\b(?:suspend(?:ed|ing)?|halt(?:ed|ing)?) (?:all |its |our )*normal operations\b[^;]{0,60}?\b(?:but|and|while"
        r"|although|though)\b[^;]{0,40}?\b(?:continu\w+|remain\w*|available|able|open)\b",
    ),
    (
        "The consular section has been working with three officers instead of eleven.",
        r"\b(?:work|operat|function|runn)(?:s|es|ed|ing)?(?: now| currently)? with (?:only )?(?:\d+|two|three|four"
        r"|five|six|seven"
        r"|eight|nine|ten|half) (?:of its )?(?:\w+ )?(?:officers|staff|employees|people) (?:instead of|rather than"
        r"|down from)\b",
    ),
    (
        "The embassy is open three days a week instead of five.",
        r"<OWN>[^;,]{0,40}? (?:is|are)(?: now| currently)? (?:only )?open(?:ing)?(?: only)?(?: on| for)?"
        r" (?:(?:one|1) day|(?:two|2) days|(?:three|3) days|(?:four|4) days)(?: a| per)?(?: week)?,?"
        r" (?:instead of|rather than|down from)(?: the usual)? (?:five|5|six|6|seven|7|four|4)\b",
    ),
    (
        "The embassy now opens on three days instead of five.",
        r"<OWN>[^;,]{0,40}? (?:now opens|opens|will open)(?: only)?(?: on| for)? (?:(?:one|1) day|(?:two|2) days"
        r"|(?:three|3) days"
        r"|(?:four|4) days)(?: a| per)?(?: week)?,? (?:instead of|rather than|down from)(?: the usual)?"
        r" (?:five|5|six|6|seven|7|four|4)\b",
    ),
    (
        "The British Embassy in Dili has temporarily reduced its numbers.",
        r"<OWN>[^;,]{0,40}? (?:(?:has|have)(?: \w+ly| now| also)* reduced|(?:is|are)(?: \w+ly| now| also)* (?:reducing"
        r"|to reduce)|will(?: \w+ly| now| also)* reduce) (?:(?:its|our|their) (?:staff(?:ing)? )?(?:numbers|presence)"
        r"|(?:the )?number of (?:its|our|their|the) staff)\b"
        r"(?! (?:of (?!staff|personnel|employees)|on (?:social|X\b|Facebook|the)|at (?:the|an?) (?!embassy|consul)"
        r"|online))",
    ),
    (
        "The embassy is operating with only essential staff.",
        r"\b(?:(?:operat|work|function|runn)(?:es|s|ing)|(?:is|are|remains?)(?: now| currently| \w+ly)* (?:open"
        r"|staffed|down)"
        r"|continu\w+ to (?:operate|work|function|run))(?: now| currently| \w+ly)* (?:with|by|to|on) (?:only )?(?:an?"
        r" |its |our |the )?(?:small (?:number|team|group) of )?(?:absolute |bare )?"
        r"(?:essential|core|emergency|minimum|minimal|key|critical|skeleton)"
        r" (?:(?:US|embassy|mission|consular) )?(?:staff(?:ing)?|personnel|employees|officers"
        r"|team)\b(?![^;]*\bholidays?\b)",
    ),
)
