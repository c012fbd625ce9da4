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
from monitor.compare.wordings.diseases import listed
from monitor.compare.wordings.forces import KEPT, at_once, habitual, other_sense, recalled, stands, storm
from monitor.compare.wordings.hazards import HAZARDS, PRONE, ROAMS, WORTH
from monitor.compare.wordings.seasons import SEASON
from monitor.model import HAPPENING, Notice
from monitor.terms import hazards as called
from monitor.terms.table import Table, ways

_FRESH = timedelta(days=2)
_PATTERNS = tuple(
    (one.what, ways(one.says), ways(one.hints) if one.hints else None) for one in HAZARDS
)
_ENDED = re.compile(
    r"\b(?:(?:decision|decided|announce\w*|agreed|voted?|decree|will|would|order)(?: \w+ed)? (?:to )?(?:lift|rescind"
    r"|revoke) (?:the|its|his|their|martial|all)|lifting (?:of )?(?:the|its|all|martial))\b"
    r"|\b(?:end (?:of|to)|ended|lifted|expired|is over|no longer|removal of|revoked|rescinded"
    r"|under control(?! (?:\w+ )?(?:quickly|fast|soon))"
    r"|(?:have|has|is|are) (?:now )?(?:been )?(?:contained|extinguished))\b|\bdeclared\b[^;]{0,60}\bover\b",
    re.I,
)
# "The state of emergency was lifted, but a curfew stays in place": the end is the other's.
_TURN = re.compile(r",? (?:but|while|whereas|although|though|however),? |; ")
_GOES_ON = re.compile(
    r"\b(?:remain(?:s|ed)?|stays?|continu(?:es?|ing)|still)\b|\b(?:is|are) (?:\w+ )?in (?:place|force|effect)\b", re.I
)
# "The curfew was lifted and a state of emergency was declared": what ends is the one, what begins the other.
_CLAUSE = re.compile(r",? (?:and|but|while|whereas|although|though|however|then),? |[,;] ")
_BEGINS = re.compile(
    r"(?<!that )(?<!which )\b(?:was|were|has been|have been|is|are) (?:[\w-]+ )?"
    r"(?:declared|imposed|introduced|announced|extended|re-?imposed|reinstated)\b(?! (?:to|over|ended|void|illegal)\b)"
    r"|\b(?:declared|imposed|introduced|announced|extended|re-?imposed|reinstated) (?:an? |the |martial )"
    # and what may begin has not ended
    r"|\b(?:(?-i:may)|might|could|will|would)(?: \w+)? be (?:[\w-]+ )?(?:declared|imposed|introduced|announced|extended"
    r"|re-?imposed|reinstated)\b", re.I
)
_UNREST = re.compile(
    r"\b(?:protests?|demonstrations?|march(?:es)?|strikes?|cease-?fire|truce|talks|fighting|clashes|siege|warning)\b",
    re.I,
)
_ASIDE = re.compile(r"^(?:where|which|who|when|after|since|as|because|if)\b", re.I)
_JUST = re.compile(r"\b(?:has|have|is|are|no longer|removal|today)\b", re.I)
# What a note says was added is there, however few its words; what is our own people's rule is told with those.
ADDED = re.compile(
    r"\b(?:added|new|addition of) (?:an? )?(?:information|notice|advice)\b|\binformation added\b"
    r"|\bupdated? to (?:reflect|include)\b|^(?:latest update: )?(?P<bare>information) (?:on|about)\b", re.I
)
_STAFF = re.compile(
    r"\b(?:staff|personnel|employees|government officials|diplomats|direct-hires?|embassy|consulate)\b", re.I
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
# A trial, a march or a film about emergency rule, and what is only weighed or rumoured of it, bring none.
_ABOUT_A_RULE = re.compile(
    r"\b(?:anniversary|commemorat\w*|exhibit\w*|documentar\w+|trials?|verdicts?|investigat\w*|inquir\w+"
    r"|charges|convict\w*|sentenc\w*|impeach\w*|hearings?|ruling|protest\w*|demonstrat\w*|rall(?:y|ies)|march\w*)"
    r" (?:[\w'-]+ ){0,3}?(?:of|on|about|over|regarding|concerning|against|related to|linked to|surrounding|for|in)"
    r"(?: [\w'-]+){0,5} ?$"
    r"|\b(?:consider|weigh|debat|propos|threaten|prepar|fear|speculat)\w*(?:(?! and\b| but\b)[^;:,.]){0,60}$"
    r"|\b(?:possib\w+|potential|rumou?rs?|unconfirmed)\b(?:(?! and\b| but\b)[^;:,.]){0,60}$", re.I
)
_IS_RULED = re.compile(
    r"\b(?:declared|imposed|announced|introduced) (?:\w+ly )?(?:today|tonight|yesterday|last night|this|on|by|in)\b"
    r"|\b(?:is|are|remains?|came|went) (?:still |now )?(?:in|into) (?:effect|force|place)\b|\bunder martial law\b"
    r"|\b(?:begins?|starts?|takes? effect) (?:tonight|today|tomorrow|this|at \d|from \d)", re.I
)
# "The museum on martial law": what is remembered there is no news, though that it is closed may be.
_REMEMBERED = re.compile(
    r"\b(?:museum|memorial|monument|statue|book|novel|histor)(?:s|y|ies)? (?:to|of|on|about) (?:[\w'-]+ ){0,3}?"
    r"(?:martial law|(?:earthquake|tsunami|flood|fire|eruption|hurricane|cyclone|typhoon|emergency|curfew)(?:s|ing)?"
    r")\b", re.I,
)
_SINCE = re.compile(r"\bsince\b")
_STRAIN = re.compile(r"\bSudan (?:ebola)?virus\b", re.I)  # what it is called after is no place


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Yield the hazards of a sentence; where they only may be, as one of its clauses tells them that says they are."""
    found = tuple(_told(sentence, setting))
    if found and not any(notice.grade for notice in found):
        told = (tuple(_told(part, setting)) for part in piecemeal.parts(sentence))
        found = next((some for some in told if any(notice.grade for notice in some)), found)
    yield from found


def _told(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = _REMEMBERED.sub(" ", sentence.plain)
    added = setting.noted(sentence) and ADDED.search(plain)
    named = False
    for what, words, hints in _PATTERNS:
        if what == called.CURFEW and _STAFF.search(plain):
            continue
        found = words.search(plain) or (hints and added and hints.search(plain))
        if found and (_unsaid(what, plain[: found.start()], plain, setting) or (what == called.HEALTH and named)):
            continue
        if found:
            over = _over(what, words, plain)
            if over and _long_ago(plain, setting):
                continue
            day = None if over else nearest(days(plain, setting.published_on), found.start(), len(plain))
            day = day if over or day or what not in PRONE else told_in(plain, setting.published_on)
            head = plain[: found.end()] if what == called.QUAKE else plain  # "others may follow" is no doubt of it
            standing = SEASON.search(head) if what in PRONE else listed(what, plain)
            standing = standing or (what in PRONE and what not in called.RULED and habitual(plain))
            past = what in PRONE and historic(plain, day, setting.published_on)
            past = past or (what in called.RULED and recalled(plain))
            fresh = not day or not setting.published_on or setting.published_on - day <= _FRESH
            grade = 0 if standing or past or _OVER.search(plain) else 2 if fresh and at_once(what, plain) else 1
            named = True
            name = storm(plain, found[0]) if what == called.STORM else what
            yield Notice(TOPIC.name, what, name, sentence.span, on=not over, decided_on=day, grade=grade)
            if grade and not over and not setting.noted(sentence) and plain[-1] in ".:" and _LIVE.search(plain):
                yield happening(what, sentence, setting, day)
        elif hints and hints.search(plain):
            yield Notice(TOPIC.name, what, what, sentence.span)


def _over(what: str, words: Table, plain: str) -> bool:
    """Whether a sentence ends a hazard: not every day anew, and not another's end beside which this one goes on."""
    if _ENDED.search(KEPT.sub(" ", plain)) is None or (what in called.RULED and stands(plain)):
        return False
    if _begins(words, plain):
        return False
    told = [half for half in _TURN.split(plain) if words.search(half)]
    return not any(_GOES_ON.search(half) and not _ENDED.search(half) for half in told)


def _begins(words: Table, plain: str) -> bool:
    """Whether each clause that names a hazard tells of its beginning, and each of an end whose that is."""
    told = _CLAUSE.split(plain)
    own = [clause for clause in told if words.search(clause)]
    begun = [one for one in own if _BEGINS.search(one) and not _ENDED.search(one) and not _ASIDE.search(one)]
    if not own or begun != own:
        return False
    ended = [clause for clause in told if _ENDED.search(clause)]
    return bool(ended) and all(_UNREST.search(one) or any(o.search(one) for _, o, _ in _PATTERNS) for one in ended)


def _long_ago(plain: str, setting: Setting) -> bool:
    """Whether a hazard began and ended in a past year ("in 2015 ... ended", not "declared in 2022 has ended")."""
    told = [one.day for one in days(plain, setting.published_on)]
    old = [day for day in told if historic(plain, day, setting.published_on)]
    return bool(told) and old == told and _JUST.search(plain) is None


def _unsaid(what: str, head: str, plain: str, setting: Setting) -> bool:
    """Whether a sentence denies a hazard, means none, or tells of another country's."""
    if what in called.RULED and _ABOUT_A_RULE.search(head) and not _IS_RULED.search(plain):
        return True
    if _NONE.search(head) or _TALK.search(plain) or other_sense(what, plain):
        return True
    return what not in ROAMS and elsewhere(_STRAIN.sub("", plain), setting.names)


def happening(what: str, sentence: Sentence, setting: Setting, day: date | None, grade: int = 1) -> Notice:
    """Keep what a sentence tells as happening, with its day and its places: the same hazard comes again elsewhere."""
    told = None if day and _SINCE.search(sentence.plain) else day
    _, where = place_key(sentence.plain, setting.names)
    key = f"{what}: {sentence.plain}"
    return Notice(HAPPENING, key, what, sentence.span, area=where or None, decided_on=told, grade=grade)


TOPIC = Topic("hazard_notice", WORTH.search, _read)
