"""How a text tells of an attack that is under way, and of one that may come soon: the words, and how they meet."""

from __future__ import annotations

import re

from monitor.terms.hazards import ACTED, AIR_STRIKES, ATTACKERS, FALLS, FIRED, LEARNED, SEIZED
from monitor.terms.table import ways

SITE = (
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
    r"|mortars?|hostages?|(?<!state of )siege|car bombs?|bombings?|assassinations?"
    rf"|threats? (?:outside|inside|at|near|around|to|against|targeting) (?:[\w'-]+ ){{0,5}}?{SITE}"
    r"|outbreaks? of violence|(?:widespread|increased|escalating|deadly) (?:violence|looting|rioting)"
    r"|(?:planned|possible|potential|imminent) (?:kidnapping|abduction)s?|plots? (?:to|against))"
)
SHOTS = (
    r"(?:gun ?fire|shootings?|shelling|fighting|gun battles?"
    rf"|{AIR_STRIKES}|(?:air(?! strike)|drone|missile|rocket|mortar) (?:strikes?|attacks?))"
)
_NOW = (
    r"(?:there (?:has|have) been|there (?:is|are) (?:an? )?(?:active|ongoing|continuing|reports"
    r"|(?=(?:heavy |sporadic )?(?:gun ?fire|shelling)\b))|(?:is|are) continuing"
    r"|(?:receiv|track|monitor)\w* (?:[\w-]+,? ){0,2}?reports|reports? of|aware of|responding to"
    r"|ongoing|under ?way|in progress|now|fired (?:at|from|into|on|toward|towards)"
    r"|at this time|today|tonight|this (?:morning|afternoon|evening)|headed toward|is under|are under|continues?"
    r"|inbound|incoming|(?:which|that) (?:has|have) (?:included|involved)|(?:have|has) been (?:heard|fired|reported))"
)
# When it may come: soon, and not "at any time", which is said of all attacks.
SOON = (
    r"(?:(?:very )?soon|imminently|shortly|today|tonight|tomorrow|this (?:week(?:end)?|evening|afternoon|morning)"
    r"|(?:in|within|over|during) the (?:coming|next|following) (?:few |several |\d+ |\d+-\d+ |\w+ )?(?:hours?|days?)"
    r"|(?:in|within) (?:hours|days|the (?:hours|days) ahead))"
)
MAY_COME = (
    r"(?:take place|occur|happen|come|begin|follow"
    r"|be (?:imminent|carried out|launched|attempted|made|staged|conducted))"
)
ACTS = (
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
    rf"|\battacks? (?:may|might|could) (?:{MAY_COME} {SOON}|(?:very )?(?:soon|shortly) {MAY_COME})\b"
    # where some have just been made
    rf"|(?<!\bno )\b(?:additional|further) attacks? may {MAY_COME}\b"
    r"(?! (?:at any time|(?:any|no) ?where|without|with little))"
    rf"|\b{ATTACKERS}\b[^.;,]{{0,30}} (?:may|might|could|will|(?:plan|intend|prepar|threaten)\w* to) {ACTS}\b"
    rf"[^.;]{{0,80}}\b{SOON}\b"
    r"|\b(?:will|may|could|might|are to) be (?:the )?targets? of (?:an? )?(?:[\w-]+ )?(?:attack|kidnapping|bombing)s?\b"
    rf"[^.;]{{0,60}}\b{SOON}\b"
    r"|\belevated (?:risk|threat) of terror(?:ist|ism)?(?: attacks?)? (?:in|at|against) (?=(?-i:[A-Z]))"
    rf"|\b(?:elevated|increased|heightened|high) (?:risk|threat) of (?:an? )?(?:[\w-]+ )?attacks?\b[^.;]{{0,60}}"
    rf"\b{SOON}\b"
)
# What people with weapons are doing, or have just done: no groups that "have taken hostages" over the years.
_ACTING = (
    rf"\b{ATTACKERS}\b[^.;,]{{0,60}}? (?:(?:has|have) (?:now |just |also )?(?:taken (?:\w+ )?hostages?|seized|stormed"
    r"|infiltrated|opened fire|overrun|barricaded|detonated)"
    r"|(?:is|are) (?:now |still |currently )?(?:taking|holding|attacking|storming|shooting|firing|barricaded|inside))\b"
    rf"|\bin the hands of (?:[\w-]+ )?{ATTACKERS}\b"
    r"|\b(?:ongoing|active|developing|unfolding) (?:(?:security|terror(?:ist)?|shooting|shooter|hostage|armed) incident"
    r"|hostage situation|(?:terror(?:ist)?|shooting) event)s?\b"
)
LATELY = r"(?:week|few days|several days|\w+ days|\d+ hours)"  # "in the past week": these days, and no history
# "A gunman attacked a hotel today", and nothing between act and day that could be what the day is said of.
_TODAY = r"(?:earlier today|today|tonight|this (?:morning|afternoon|evening)|(?:minutes|an hour|hours) ago)"
_DONE = (
    rf"(?:{ACTED})(?:(?!\b(?:is|are|will|has|have|begin\w*|open\w*|end\w*|mark\w*|trial|court|arrest\w*|closed"
    rf"|cancel\w*)\b)[^.;]){{0,80}}?\b{_TODAY}\b"
    rf"|\b(?:in|over|during) the (?:past|last) {LATELY}\b(?:(?!\b(?:no|not|train\w*)\b)[^.;]){{0,40}}?"
    r"\b(?:attacks?|bombings?|shootings?|clashes)\b[^.;]{0,160}?\b(?:deaths|killed|dead|injur\w+|kidnapp\w+)\b"
    rf"|^{_TODAY},? (?:at [^,]{{1,20}},? )?(?:an? |the |\w+ )?(?:{ACTED})"
)
AT_HAND = ways(
    rf"\b{_NOW}\b.*\b{_ATTACK}\b|\b{_ATTACK}\b.*\b{_NOW}\b|{_THREATENED}|{LEARNED}|{_ACTING}"
    rf"|{SEIZED}|{FALLS}|{FIRED}|{_DONE}"
)
OF_ATTACK = re.compile(rf"\b{_ATTACK}\b", re.I)
