"""Unrest, disaster, outbreak, emergency rule: hazards a text names as present."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from monitor.compare.asserting import piecemeal
from monitor.compare.dates import days, historic, nearest, told_in
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import elsewhere
from monitor.compare.whose.people import place_key
from monitor.compare.wordings.forces import (
    CURFEW,
    EMERGENCY,
    ERUPTION,
    KEPT,
    QUAKE,
    RESTLESS,
    STORM,
    STORMY,
    at_once,
    habitual,
    other_sense,
    stands,
    storm,
)
from monitor.model import HAPPENING, Notice

_FRESH = timedelta(days=2)
_HEALTH = "a travel health notice"  # of the CDC, for something no word below names
# Each with the words that state it, and those that only show that the text knows of it: a text that comes to say more
# of a hazard it knew is reworded, one that keeps the mildest words has not dropped it.
_SPREAD = (
    r"\b(?:outbreaks?|(?:increas\w+|rise|rising|surge|spike|growing)(?: \w+){0,3} cases)\b[^;.]{0,30}\bNAME\b"
    r"|\bNAME (?:outbreak|cases (?:are|have) (?:been )?(?:increas|ris)\w+)|\bNAME\b[^;.]{0,60}\bhas spread\b"
    r"|\bNAME\b[^;.]{0,60}\bto have spread\b|\bNAME is (?:now )?spreading\b|\b(?:confirmed"
    r"|recorded) (?:[\w-]+ ){0,3}cases? of"
    r" (?:\w+ ){0,2}NAME\b|\b(?:died|deaths?|killed) (?:of|from|by) (?:[\w-]+ ){0,2}?NAME\b|\bepidemic of NAME\b"
)
_SICK = ("plague", "meningitis", "diphtheria", "typhoid", "anthrax")  # told of where they spread
_CUT_OFF = (
    r"(?:internet|mobile data|social media|telecom\w*|communications?)(?: and \w+| services?| access)?"
    r" (?:shut-?downs?|blackouts?)\b(?! (?:drill|exercise|test)s?\b)"
)
_HAZARDS = (
    ("a state of emergency", EMERGENCY, ""),
    ("martial law", r"\bmartial law\b", ""),
    (
        "a curfew",
        CURFEW,
        r"\bcurfew",
    ),
    ("an mpox outbreak", r"\bm-?pox\b|\bmonkeypox\b", ""),
    ("cholera", r"\bcholera\b(?!,? (?:hepatitis|typhoid|rabies))", ""),
    ("Ebola", r"\bebola\b|\b(?:sudan|bundibugyo) virus\b", ""),
    ("Marburg virus disease", r"\bmarburg\b", ""),
    ("measles", r"\bmeasles\b", ""),
    (
        "mosquito-borne disease",
        r"\bmosquito-?borne\b|\bdengue\b|\bzika\b",
        r"\bmalaria\b|\byellow fever\b|\bmosquito",
    ),
    ("hantavirus", r"\bhantavirus|\bandes virus\b", ""),
    ("chikungunya", r"\bchikungunya\b", ""),
    ("Oropouche virus", r"\boropouche\b", ""),
    ("Nipah virus", r"\bnipah\b", ""),
    ("Lassa fever", r"\blassa fever\b", ""),
    ("Rift Valley fever", r"\brift valley fever\b", ""),
    *((name, _SPREAD.replace("NAME", name), "") for name in ("malaria", "yellow fever", *_SICK)),
    (
        "polio",
        r"\b(?:outbreaks?|cases?|circulation|detection) of (?:[\w-]+ ){0,3}polio"
        r"|\bpolio(?:virus|myelitis)? (?:outbreak|cases)",
        r"\bpolio",
    ),
    (
        "a tsunami",
        r"(?<!\bno )\btsunami (?:warnings?|alerts?|advisor(?:y|ies)|waves?)\b|\btsunami (?:has|have|hit|struck)\b",
        r"\btsunami",
    ),
    (
        "recommended vaccinations",
        r"\bvaccinations?\b.{0,40}\b(?:include|recommended|up-to-date)\b"
        r"|\bvaccin\w+ (?:against|for) \w+.{0,40}\brecommended\b",
        r"\bvaccin(?:es?|ations?)\b",
    ),
    ("a volcanic eruption", ERUPTION, r"\bvolcano"),
    ("volcanic unrest", RESTLESS, ""),
    (STORMY, STORM, ""),
    (
        "air pollution",
        r"\b(?:severe|hazardous|dangerous|very poor|very unhealthy)(?: levels of)? (?:air (?:pollution|quality)"
        r"|smog|haze)\b",
        r"\bair (?:pollution|quality)\b|\bsmog\b|\bhaze\b",
    ),
    ("an earthquake", QUAKE, ""),
    (
        "wildfires",
        r"\b(?:wild|forest|bush|brush|grass) ?fires?(?: (?:in|across|near|around) [^;,.]{3,50}?)?"
        r" (?:are|have|has|burning|continue|is (?:burning|spreading|affecting|threatening))\b"
        r"|\bactive (?:wild|forest |bush|brush)fires?\b"
        r"|\bthere (?:is|are|have been|has been) (?:an? |several |large |major |many |ongoing )*"
        r"(?:wild|forest |bush|brush)fires?\b",
        r"\b(?:wild|forest ?|bush|brush)fires?\b",
    ),
    (
        "flooding",
        r"\b(?:floods?|flooding|flood-?waters?|(?:land|mud|rock)-?slides?)(?: (?:in|across"
        r"|around) (?-i:[A-Z])[^;,.]{2,40}?)?"
        r" (?:has|have|is|are|struck|hit|caused|occurred|affected|cut)\b"
        r"|\b(?:burst|overflowed|broken?|broke) (?:its|their) banks\b|\bdam\b[^;.]{0,30}? (?:has |have )?(?:failed"
        r"|burst|collapsed|given way)\b|\b(?:has|have|is|are)(?: also| now)? (?:caus|trigger|experienc|led to|result)"
        r"(?:ed|ing)?(?: in)? (?:(?!warn|alert)[\w-]+ ){0,3}?(?:flood(?:s|ing)?|(?:land|mud|rock)-?slides?)\b(?! warn)"
        r"|\b(?:villages?|districts?|streets|parts|neighbou?rhoods|towns?|roads|houses|homes|fields"
        r"|areas?)\b[^;.]{0,30}?"
        r" (?:is|are|lies?|remains?)(?: still| now)? under ?water\b(?! at high)"
        r"|\bthere (?:is|are|has been|have been) (?:\w+ ){0,2}(?:flood\w*|landslides?)\b|\bseverely flooded\b",
        r"\bflood|\blandslide",
    ),
    ("a tornado", r"\btornado(?:es)? (?:has |have )?(?:hit|struck|torn?|tore|touched down|swept|destroyed"
        r"|passed)\b", ""),
    (
        "a release of chemicals",
        r"\b(?:chemicals?|ammonia|chlorine|toxic (?:smoke|gas\w*|fumes|substances?|clouds?)|hydrogen \w+"
        r"|radioactiv\w+)\b[^;.]{0,60}? (?:is|are|has"
        r"|have)(?: been"
        r"| now)? (?:leak|drift|escap|releas|spread)\w*|\b(?:chemical|(?<!tear )gas|ammonia|chlorine|toxic|radiation)"
        r" (?:leak|release|spill|cloud|plume)s?\b(?! (?:drill|exercise|test|plan)s?\b)[^;.]{0,60}? (?:is|are|has"
        r"|have|forced"
        r"|sent|killed|occurred)\b"
        r"|\b(?:resulted in|caused|led to|released|sent) (?:an? )?(?:large |toxic |chemical |chlorine |ammonia ){1,3}"
        r"(?:gas )?(?:cloud|leak|plume|release|spill)\b",
        "",
    ),
    (
        "a shutdown of the internet",
        rf"\b(?:there (?:is|are|has been|have been)|widespread|nation-?wide|country-?wide|total|near-total|ongoing)"
        rf"(?: an?)?(?: [\w-]+){{0,2}}? {_CUT_OFF}|\b{_CUT_OFF}(?: (?:in|across) [^;.]{{3,40}}?)? (?:(?:is|are"
        rf"|remains?)"
        r" (?:in (?:place|effect)|ongoing|continuing)|(?:has|have) been (?:imposed|reported|ordered|declared)"
        r"|continues?\b)"
        r"|\b(?:internet|mobile (?:data|networks?|internet)|telecom\w*)(?: and [\w ]{3,30}?| services?| access"
        r"| connections?| networks?)*(?: across [^;.]{3,40}?| in [^;.]{3,40}?)? (?:is|are|has been|have been|were"
        r"|was)"
        r"(?: \w+ly| now| also| currently)* (?:shut down|cut(?: off)?|suspended|blocked|disrupted|restricted|down)\b"
        r"(?! (?:in|at|during) (?:some|many|most|certain|public|rural|remote|hotels)\b)",
        rf"\b{_CUT_OFF}",
    ),
    (
        "power cuts",
        r"\b(?:widespread|nationwide|major|large-scale|(?:island|country|nation)[ -]?wide|general|total)"
        r" (?:(?!internet|media|news|data|mobile|communications?|information)\w+ )?(?:power (?:outages?|cuts?"
        r"|failures?)|blackouts?)\b"
        r"|\b(?:power (?:outages?|cuts?|failures?)|blackouts?) (?:across|throughout|affecting|which affected)"
        r" (?-i:[A-Z]|the)"
        r"|\b(?:electric\w*|power|energy)(?: \w+)? (?:grid|system|network)\b[^;.]{0,30}? (?:has |have"
        r" )?(?:collapsed|failed"
        r"|broken down|gone down|shut down)\b",
        r"\bpower (?:outage|cut|failure)|\bblackout",
    ),
    (_HEALTH, r"\b(?:issued|raised|updated|posted|published)\b[^.;]{0,80}?\bhealth notices?\b", ""),
)
_PATTERNS = tuple(
    (what, re.compile(words, re.I), re.compile(hints, re.I) if hints else None) for what, words, hints in _HAZARDS
)
_WORTH = re.compile(
    r"curfew|movements? (?:is|are|will)|emergency|exception|siege|calamity|disaster|rights|guarantees|liberties|martial"
    r"|pox|cholera|ebola|marburg|measles|mosquito|dengue|chikungunya|zika|vaccin|volcan|erupt"
    r"|hurricane|typhoon|cyclon|tropical storm|storm signal|air (?:pol|qual)|smog|haze|earthquake|aftershock"
    r"|fires?\b"
    r"|malaria|yellow fever|flood|landslide"
    r"|plague|mening|diphth|typhoid|anthrax|virus|quake|\bbanks\b|under ?water|slides?\b|\bdam\b|\bash\b|\blava\b"
    r"|alert level|tornado|power|blackout|chemical|ammonia|chlorine|toxic|\bgas\b|hydrogen|radi"
    r"|internet|mobile|social media|telecom|communication|\bgrid\b|electric"
    r"|oropouche|nipah|lassa|rift valley|polio|tsunami|health notice|hanta|andes virus",
)
_ENDED = re.compile(
    r"\b(?:(?:decision|decided|announce\w*|agreed|voted?|decree|will|would|order)(?: \w+ed)? (?:to )?(?:lift|rescind"
    r"|revoke) (?:the|its|his|their|martial|all)|lifting (?:of )?(?:the|its|all|martial))\b"
    r"|\b(?:end (?:of|to)|ended|lifted|expired|is over|no longer|removal of|revoked|rescinded|under control"
    r"|(?:have|has|is|are) (?:now )?(?:been )?(?:contained|extinguished))\b|\bdeclared\b[^;]{0,60}\bover\b",
    re.I,
)
_JUST = re.compile(r"\b(?:has|have|is|are|no longer|removal|today)\b", re.I)
# What a note says was added is there, however few its words; what is our own people's rule is told with those.
ADDED = re.compile(
    r"\b(?:added|new|addition of) (?:an? )?(?:information|notice|advice)\b|\binformation added\b"
    r"|\bupdated? to (?:reflect|include)\b|^(?:latest update: )?(?P<bare>information) (?:on|about)\b", re.I
)
_STAFF = re.compile(
    r"\b(?:staff|personnel|employees|government officials|diplomats|direct-hires?|embassy|consulate)\b", re.I
)
# What is only said to be possible, or happens somewhere each year, is no event by being named.
_PRONE = (
    "a curfew", "a volcanic eruption", "flooding", "wildfires", "a state of emergency", "martial law", "a tsunami",
    "an earthquake", "air pollution", "a tornado", "a release of chemicals", "power cuts", "volcanic unrest",
    "a shutdown of the internet", *_SICK,
)  # fmt: skip
_RULED = ("a curfew", "a state of emergency", "martial law")
# What comes over a border by itself, wherever it is now.
_ROAMS = (
    STORMY, "a tsunami", "air pollution", "a volcanic eruption", "volcanic unrest",
    "a release of chemicals", "recommended vaccinations", _HEALTH,
)  # fmt: skip
# One of several diseases in a sentence is a risk people are told of everywhere, and no outbreak.
_NAMED = ("chikungunya", "Oropouche virus", "Nipah virus", "Lassa fever", "Rift Valley fever")
_DISEASE = re.compile(
    r"\b(?:chikungunya|oropouche|nipah|lassa|rift valley|dengue|zika|malaria|yellow fever|cholera|typhoid|measles"
    r"|hepatitis|rabies|polio|leishmaniasis|chagas)\b",
    re.I,
)
_LIVE = re.compile(
    r"\b(?:currently|ongoing|recently|today|earlier|there (?:is|are|has been|have been|was|were)|continu\w+"
    r"|(?:is|are) (?:now )?(?:affecting|burning|spreading)|occurred|struck|hit|shook|erupted"
    r"|(?:announc|declar|impos|extend|renew|issu)ed)\b|\blatest on\b",
    re.I,
)
_NONE = re.compile(r"\b(?:no(?! longer)|not|never|without)\b(?: [\w-]+){0,3} ?$", re.I)
_OVER = re.compile(r"\brecover\w* from\b", re.I)  # who recovers from a storm has none now
# What is spoken about, shown or taught.
_TALK = re.compile(r"\b(?:talks?|lectures?|speak|seminar|webinar|film|exhibition|discuss\w*) (?:\w+ )?(?:about"
    r"|on|of)\b", re.I)
_SINCE = re.compile(r"\bsince\b")
_SEASON = re.compile(
    r"^(?-i:May (?=[a-z]))|\b(?:season|(?-i:may)|(?:shut-?downs?|blackouts?) (?:is|are) (?:possible|likely)"
    r"|can|could|prone to|if (?:a|there)|in the event|every year|over the years"
    r"|in (?:recent|past|previous) years|frequent\w*"
    r"|often|regularly"
    r"|common|periodically|occasional\w*|risk of|a risk|(?:is|are) (?:\w+ly )?(?:dangerous|unpredictable)"
    r"|there are \w+ (?:numbered )?(?:\w+ )?alert levels)\b",
    re.I,
)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Yield the hazards of a sentence; where they only may be, as one of its clauses tells them that says they are."""
    found = tuple(_told(sentence, setting))
    if found and not any(notice.grade for notice in found):
        told = (tuple(_told(part, setting)) for part in piecemeal.parts(sentence))
        found = next((some for some in told if any(notice.grade for notice in some)), found)
    yield from found


def _told(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    added = setting.noted(sentence) and ADDED.search(plain)
    named = False
    for what, words, hints in _PATTERNS:
        if what == "a curfew" and _STAFF.search(plain):
            continue
        found = words.search(plain) or (hints and added and hints.search(plain))
        if found and (_unsaid(what, plain[: found.start()], plain, setting) or (what == _HEALTH and named)):
            continue
        if found:
            over = _ENDED.search(KEPT.sub(" ", plain)) is not None and not (what in _RULED and stands(plain))
            if over and _long_ago(plain, setting):
                continue
            day = None if over else nearest(days(plain, setting.published_on), found.start(), len(plain))
            day = day if over or day or what not in _PRONE else told_in(plain, setting.published_on)
            head = plain[: found.end()] if what == "an earthquake" else plain  # "others may follow" is no doubt of it
            standing = _SEASON.search(head) if what in _PRONE else what in _NAMED and len(_DISEASE.findall(plain)) > 2
            standing = standing or (what in _PRONE and what not in _RULED and habitual(plain))
            past = what in _PRONE and historic(plain, day, setting.published_on)
            fresh = not day or not setting.published_on or setting.published_on - day <= _FRESH
            grade = 0 if standing or past or _OVER.search(plain) else 2 if fresh and at_once(what, plain) else 1
            named = True
            called = storm(plain, found[0]) if what == STORMY else what
            yield Notice(TOPIC.name, what, called, sentence.span, on=not over, decided_on=day, grade=grade)
            if grade and not over and not setting.noted(sentence) and plain[-1] in ".:" and _LIVE.search(plain):
                yield happening(what, sentence, setting, day)
        elif hints and hints.search(plain):
            yield Notice(TOPIC.name, what, what, sentence.span)


def _long_ago(plain: str, setting: Setting) -> bool:
    """Whether a hazard began and ended in a past year ("in 2015 ... ended", not "declared in 2022 has ended")."""
    told = [one.day for one in days(plain, setting.published_on)]
    old = [day for day in told if historic(plain, day, setting.published_on)]
    return bool(told) and old == told and _JUST.search(plain) is None


def _unsaid(what: str, head: str, plain: str, setting: Setting) -> bool:
    """Whether a sentence denies a hazard, means none, or tells of another country's."""
    if _NONE.search(head) or _TALK.search(plain) or other_sense(what, plain):
        return True
    return what not in _ROAMS and elsewhere(plain.replace("Sudan virus", ""), setting.names)


def happening(what: str, sentence: Sentence, setting: Setting, day: date | None, grade: int = 1) -> Notice:
    """Keep what a sentence tells as happening, with its day and its places: the same hazard comes again elsewhere."""
    told = None if day and _SINCE.search(sentence.plain) else day
    _, where = place_key(sentence.plain, setting.names)
    key = f"{what}: {sentence.plain}"
    return Notice(HAPPENING, key, what, sentence.span, area=where or None, decided_on=told, grade=grade)


TOPIC = Topic("hazard_notice", _WORTH.search, _read)
