"""Tell whether an embassy's post is of an attack under way, or of a threat of one: people must act on it now."""

from __future__ import annotations

import re
from datetime import timedelta

from monitor.decide.gist import STOP
from monitor.decide.notice import own
from monitor.model import Change, Notice
from monitor.terms.hazards import ACTED, AIR_STRIKES, ATTACKERS, FALLS, FIRED, LEARNED, SEIZED, VIOLENT

_SITE = (
    r"(?:airports?|gates?|hotels?|malls?|shopping (?:cent(?:er|re)|mall)s?|markets?|church(?:es)?|synagogues?|mosques?"
    r"|schools?|universit(?:y|ies)|embass(?:y|ies)|consulates?|stadiums?|stations?|compounds?|venues?|restaurants?"
    r"|hospitals?|ports?|terminals?|facilit(?:y|ies)|buildings?|neighbou?rhoods?|districts?)"
)
# Shots are of guns where somebody hears or fires them: others are against the flu.
_HEARD = (
    r"gun ?shots|(?:several|multiple|repeated|sporadic|warning) shots|(?<=fired )shots|(?<=heard )shots"
    r"|(?<=hearing )shots|(?<=firing )shots|(?<=reports of )shots"
    r"|shots(?= (?:(?:have|has|had|were|are|being|been) )*(?:heard|fired|reported|ringing|rang))"
)
_ATTACK = (
    rf"(?:explosions?|blasts?|gun ?fire|small[- ]arms fire|{_HEARD}|shootings?|shooter|shelling"
    r"|(?:heavy |intense )?fighting"
    r"|gun battles?|(?:air(?! strike)|drone|missile|rocket|mortar|terrorist|armed|complex|suicide)s?"
    r" (?:strikes?|attacks?)"
    rf"|anti-government military (?:activity|action)|attacks?|{AIR_STRIKES}|missiles?|rockets?|drones?"
    r"|mortars?|hostages?|siege|car bombs?|bombings?|assassinations?"
    rf"|threats? (?:outside|inside|at|near|around|to|against|targeting) (?:[\w'-]+ ){{0,5}}?{_SITE}"
    r"|outbreaks? of violence|(?:widespread|increased|escalating|deadly) (?:violence|looting|rioting)"
    r"|(?:planned|possible|potential|imminent) (?:kidnapping|abduction)s?|plots? (?:to|against))"
)
_SHOTS = (
    r"(?:gun ?fire|shootings?|shelling|fighting|gun battles?"
    rf"|{AIR_STRIKES}|(?:air(?! strike)|drone|missile|rocket|mortar) (?:strikes?|attacks?))"
)
_NOW = (
    r"(?:there (?:has|have) been|there (?:is|are) (?:an? )?(?:active|ongoing|continuing|reports"
    r"|(?=(?:heavy |sporadic )?(?:gun ?fire|shelling)\b))"
    r"|(?:is|are) continuing"
    r"|(?:receiv|track|monitor)\w* (?:[\w-]+,? ){0,2}?reports|reports? of|aware of|responding to"
    r"|ongoing|under ?way|in progress|now|fired (?:at|from|into|on|toward|towards)"
    r"|at this time|today|tonight|this (?:morning|afternoon|evening)|headed toward|is under|are under|continues?"
    r"|inbound|incoming|(?:which|that) (?:has|have) (?:included|involved)|(?:have|has) been (?:heard|fired|reported))"
)
# When it may come: soon, and not "at any time", which is said of all attacks.
_SOON = (
    r"(?:(?:very )?soon|imminently|shortly|today|tonight|tomorrow|this (?:week(?:end)?|evening|afternoon|morning)"
    r"|(?:in|within|over|during) the (?:coming|next|following) (?:few |several |\d+ |\d+-\d+ |\w+ )?(?:hours?|days?)"
    r"|(?:in|within) (?:hours|days|the (?:hours|days) ahead))"
)
_MAY_COME = (
    r"(?:take place|occur|happen|come|begin|follow"
    r"|be (?:imminent|carried out|launched|attempted|made|staged|conducted))"
)
_ACTS = (
    r"(?:attack|strike|bomb|target|kidnap|abduct|assault|storm|detonate"
    r"|(?:carry out|conduct|launch|stage|mount) (?:an? )?(?:[\w-]+ )?(?:attack|bombing|strike|assault|kidnapping)s?)"
)
_THREATENED = (
    r"\b(?:credible|specific|imminent)\b[^.;]{0,40}\b(?:threats?|plans?|information)\b[^.;]{0,90}"
    r"\b(?:attack|bomb|kidnap|terror|target|detonat)|\bimminent (?:terrorist )?attacks?\b"
    r"|\b(?:credible|specific)\b[^.;]{0,40}\binformation\b[^.;]{0,60}\b(?:potential"
    r"|possible) (?:\w+ )?activit(?:y|ies)\b"
    r"|\b(?:credible|imminent) (?:\w+,? (?:and )?){0,2}threats?\b|\bplotting to (?:attack|bomb|kidnap)"
    r"|\bthreats? against (?:the |an? |US |American )*(?-i:[A-Z])"
    rf"|\battacks? (?:may|might|could) (?:{_MAY_COME} {_SOON}|(?:very )?(?:soon|shortly) {_MAY_COME})\b"
    rf"|\b{ATTACKERS}\b[^.;,]{{0,30}} (?:may|might|could|will|(?:plan|intend|prepar|threaten)\w* to) {_ACTS}\b"
    rf"[^.;]{{0,80}}\b{_SOON}\b"
    r"|\belevated (?:risk|threat) of terror(?:ist|ism)?(?: attacks?)? (?:in|at|against) (?=(?-i:[A-Z]))"
    rf"|\b(?:elevated|increased|heightened|high) (?:risk|threat) of (?:an? )?(?:[\w-]+ )?attacks?\b[^.;]{{0,60}}"
    rf"\b{_SOON}\b"
)
# What people with weapons are doing, or have just done: no groups that "have taken hostages" over the years.
_ACTING = (
    rf"\b{ATTACKERS}\b[^.;,]{{0,60}}? (?:(?:has|have) (?:now |just |also )?(?:taken (?:\w+ )?hostages?|seized|stormed"
    r"|infiltrated|opened fire|overrun|barricaded|detonated)"
    r"|(?:is|are) (?:now |still |currently )?(?:taking|holding|attacking|storming|shooting|firing|barricaded|inside))\b"
    r"|\b(?:ongoing|active|developing|unfolding) (?:(?:security|terror(?:ist)?|shooting|shooter|hostage|armed) incident"
    r"|hostage situation|(?:terror(?:ist)?|shooting) event)s?\b"
)
# "A gunman attacked a hotel today", and nothing between act and day that could be what the day is said of.
_TODAY = r"(?:earlier today|today|tonight|this (?:morning|afternoon|evening)|(?:minutes|an hour|hours) ago)"
_DONE = (
    rf"(?:{ACTED})(?:(?!\b(?:is|are|will|has|have|begin\w*|open\w*|end\w*|mark\w*|trial|court|arrest\w*|closed"
    rf"|cancel\w*)\b)[^.;]){{0,80}}?\b{_TODAY}\b"
    rf"|^{_TODAY},? (?:at [^,]{{1,20}},? )?(?:an? |the |\w+ )?(?:{ACTED})"
)
_AT_HAND = re.compile(
    rf"\b{_NOW}\b.*\b{_ATTACK}\b|\b{_ATTACK}\b.*\b{_NOW}\b|{_THREATENED}|{LEARNED}|{_ACTING}"
    rf"|{SEIZED}|{FALLS}|{FIRED}|{_DONE}", re.I
)
# What all are to keep away from is feared for, whatever is said of why.
_SHUNNED = re.compile(
    r"\b(?:avoid|stay away from|refrain(?:ing)? from visiting|not (?:to )?visit)\b[^.;]{0,40}? all (?:US|American"
    r"|official US) (?:government |diplomatic |official )*(?:facilities|installations|missions|posts|buildings)\b", re.I
)
_UNFEARED = re.compile(
    r"\b(?:no longer|lift(?:s|ed|ing)?|rescind\w*|withdr[ae]w\w*|(?:not|needn't) (?:need|have)|not avoid"
    r"|holidays?(?! (?:weekend|period|season))"
    r"|closed for|if|drills?|exercises?|tests?)\b", re.I
)
_LATELY = timedelta(days=2)
_CALM = re.compile(r"\b(?:calm|quiet|ended|(?:is|are|now) over|anniversary|commemorat\w+|contained|resolved"
                   r"|arrested)\b", re.I)
_LONGEST = 2_000  # letters of one sentence that are looked at
OF_ATTACK = re.compile(rf"\b{_ATTACK}\b", re.I)
# Why something is asked is told for itself: "because of threats at the airport, avoid the airport".
_CAUSE = re.compile(
    r"\b(?:because of|due to|owing to|in response to|in (?:the )?light of|given|following)"
    r" (?P<why>[^,;]{0,80}?\b(?:threats? (?:outside|inside|at|near|around|to|against|targeting)|attacks? (?:at|outside"
    rf"|inside|near)) (?:[\w'-]+ ){{0,5}}?{_SITE}\b[^,;]*"
    rf"|(?:an? |the )?(?:ongoing|active|continuing|reports? of) (?:[\w-]+ ){{0,2}}?{_SHOTS}\b[^,;]*)", re.I
)
# What to do about it, behind it: "there is gunfire near the market; avoid the area".
_DO = re.compile(
    r"[;,] (?:and |so |please )*(?:avoid (?:the|that|this) (?:[\w-]+ ){0,2}?(?:area|vicinity|location|neighborhood)s?"
    r"|(?:check|monitor|see|visit|consult|follow) (?:[\w'-]+ ){1,4}(?:web ?site|web ?page))\b[^;]*$", re.I
)
_LATER = rf"[^.;]{{0,90}}? {_SOON}\b"
_MADE_SAFE = r"(?:detonat|defus|destroy|disarm|dispos)(?:e[sd]?|ing|al|ion)"
# What was, what usually is, what might be, what nobody knows of, and what is no attack.
_NOT_NOW = re.compile(
    r"\b(?:if|in the event|in case|should (?!be|avoid|leave|seek|shelter|stay)|anniversar\w+|commemorat\w+|aftermath"
    r"|last (?:week|month|year)|yesterday|in the past|in recent (?:weeks|months|years)|previous(?:ly)?|since \d"
    r"|no (?:specific|credible|reports|information|indication|threats?)|not (?:aware|received)|not credible"
    r"|unsubstantiated|false(?:ly)?|untrue|fireworks|calm|last night|over the past|(?:has|have) ended|drills?"
    rf"|exercises?|tests?|may (?:turn|become|{_MAY_COME}(?! {_SOON})|{_ACTS}(?!{_LATER}))|can occur"
    rf"|could(?!{_LATER})"
    r"|would|historically|always|remains? a|hoax|blanks?|celebratory|investigat\w+|unfounded|turned out|for ransom"
    r"|in (?:[A-Z]\w+ )?20\d\d|sometimes|occasionally|often|frequently|regularly|periodically|web ?site|web ?page"
    r"|aware of the (?:\w+ )?(?:threat|risk|potential|possibility)"
    r"|(?:continuing|persistent) (?:[\w-]+ ){0,3}?(?:threats?|risks?|potential|possibility|concerns?|efforts?)"
    r"|freed|(?<!statement )(?<!statements )(?<!video )released(?! (?:an?|the) (?:\w+ )?(?:statement|video))"
    r"|(?<!not been )(?<!not yet been )(?<!not )(?:resolved|contained)|simulat\w+|attractive|to be aware"
    r"|continues? to (?:plan|plot|seek|aspire|look)|continue plotting|avoid|crime|criminals?|muggings?|robber\w+"
    r"|heart attacks?"
    r"|in past|(?:may|might|can) (?:[\w-]+ ){0,3}?(?:open(?:ing)? fire|fir(?:e|ing) (?:shots )?in)"
    rf"|dogs?|sharks?|(?:world war|bomb (?:squad|disposal))\b[^.;]{{0,80}}? {_MADE_SAFE}|{_MADE_SAFE}"
    rf" [^.;]{{0,80}}?\b(?:world war|bomb (?:squad|disposal))|disposed of"
    r"|(?:who|that|which) (?:had )?(?:ousted|overthrew|toppled|deposed|(?:seized|took) power)\b"
    r"(?![^.;]*\b(?:today|this|yesterday)\b)[^.;]{0,80}?\b(?:still|remains?|continues?)"
    r"|(?:at|during) weddings|(?:is|are) (?:very |quite |fairly )?common"
    r"|controlled (?:[\w-]+ ){0,2}?(?:explosion|detonation|blast|demolition)s?)\b",
    re.I,
)
# What lies about attacks nobody; what else the sentence tells may.
_DUDS = re.compile(r"\bun-?exploded(?: [\w-]+){0,2}? (?:bombs?|rockets?|missiles?|mortars?|drones?|shells?)\b", re.I)


def at_hand(text: str) -> str:
    """Return the first sentence that tells of an attack that is under way, or of a threat of one; "" if none does."""
    told = (said[:_LONGEST] for line in text.split("\n") for said in STOP.split(line))
    return next((said.strip() for said in told if _says(said) or _as_a_cause(said)), "")


def danger(change: Change) -> str:
    """Return the sentence of a post that people must act on now: at hand, or violence of these days as on a page."""
    found = own(change.after, "hazard_notice", change.actor)
    return at_hand(change.after_text) or next((n.span.text for n in found if _of_these_days(n, change)), "")


def _of_these_days(said: Notice, change: Change) -> bool:
    late = said.decided_on and change.published_on and said.decided_on < change.published_on - _LATELY
    return said.on and said.grade > 1 and said.what in VIOLENT and not late and not _CALM.search(said.span.text)


def _as_a_cause(said: str) -> bool:
    return any(_says(f"today: {cause['why']}") for cause in _CAUSE.finditer(said.replace("U.S.", "US")))


def _says(said: str) -> bool:
    said = said.replace("U.S.", "US")
    if _SHUNNED.search(said) and not _UNFEARED.search(said):
        return True
    said = _DUDS.sub("", _DO.sub("", said))
    return bool(_AT_HAND.search(said)) and not _NOT_NOW.search(said)
