"""Tell whether an embassy's post is of an attack under way, or of a threat of one: people must act on it now."""

from __future__ import annotations

import re

from monitor.decide.gist import STOP

_ATTACK = (
    r"(?:explosions?|blasts?|gun ?fire|shots fired|shootings?|shooter|shelling|(?:heavy |intense )?fighting"
    r"|gun battles?|(?:air|drone|missile|rocket|mortar|terrorist|armed|complex|suicide)s? (?:strikes?|attacks?)"
    r"|attacks?|air ?strikes?|missiles?|rockets?|drones?|mortars?|hostages?|siege|car bombs?)"
)
_NOW = (
    r"(?:there (?:has|have) been|there (?:is|are) (?:an? )?(?:active|ongoing|reports)"
    r"|(?:receiv|track|monitor)\w* reports|reports? of|aware of|responding to|ongoing|under ?way|in progress|now"
    r"|at this time|today|tonight|this (?:morning|afternoon|evening)|headed toward|is under|are under|continues?"
    r"|inbound|incoming)"
)
_THREATENED = (
    r"\b(?:credible|specific|imminent)\b[^.;]{0,40}\b(?:threats?|plans?|information)\b[^.;]{0,90}"
    r"\b(?:attack|bomb|kidnap|terror|target|detonat)|\bimminent (?:terrorist )?attacks?\b"
    r"|\b(?:credible|imminent) (?:\w+,? (?:and )?){0,2}threats?\b|\bplotting to (?:attack|bomb|kidnap)"
    r"|\bthreats? against (?:the |an? |US |American )*(?-i:[A-Z])"
    r"|\battacks? (?:may|might|could) (?:take place|occur|happen) (?:very )?(?:soon|today|tonight|this week)"
    r"|\belevated (?:risk|threat) of terror(?:ist|ism)?(?: attacks?)? (?:in|at|against) (?=(?-i:[A-Z]))"
)
_AT_HAND = re.compile(rf"\b{_NOW}\b.*\b{_ATTACK}\b|\b{_ATTACK}\b.*\b{_NOW}\b|{_THREATENED}", re.I)
# What was, what usually is, what might be, what nobody knows of, and what is no attack.
_NOT_NOW = re.compile(
    r"\b(?:if|in the event|in case|should (?!be|avoid|leave|seek|shelter|stay)|anniversar\w+|aftermath"
    r"|last (?:week|month|year)|yesterday|in the past|in recent (?:weeks|months|years)|previous(?:ly)?|since \d"
    r"|no (?:specific|credible|reports|information|indication|threats?)|not (?:aware|received)|not credible"
    r"|unsubstantiated|false(?:ly)?|untrue|fireworks|calm|last night|over the past|(?:has|have) ended|drills?"
    r"|exercises?|tests?|may (?:(?:occur|happen)(?! (?:very )?(?:soon|today|tonight|this week))|turn|become|conduct"
    r"|attack|target)|can occur"
    r"|could(?! (?:take place|occur|happen) (?:very )?(?:soon|today|tonight|this week))"
    r"|would|historically|always|remains? a|hoax|blanks?|celebratory|investigat\w+|attractive|to be aware"
    r"|continues? to (?:plan|plot)|continue plotting|avoid|crime|criminals?|muggings?|robber\w+|heart attacks?"
    r"|dogs?|sharks?)\b",
    re.I,
)


def at_hand(text: str) -> bool:
    """Whether a sentence tells of an attack that is under way, or of a threat of one."""
    told = (said for line in text.split("\n") for said in STOP.split(line))
    return any(_AT_HAND.search(said) and not _NOT_NOW.search(said) for said in told)
