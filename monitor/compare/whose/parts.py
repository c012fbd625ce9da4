"""What is a post's and is not the post: that a window, a section, a gate or a web site is shut closes no embassy."""

from __future__ import annotations

import re

from monitor.compare.whose.offices import FOREIGN, OFFICE, THEIRS
from monitor.compare.wordings.governments import NATION
from monitor.terms.table import ways

_POST = (
    rf"(?:(?:the|our|its|this|that) )?(?:(?:{NATION}|United States) )?\b{OFFICE}"
    rf"(?:,? (?:in|at) (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?| (?!(?i:{NATION}|consular|visa|passport|public|citizen"
    r"|american|information|health|medical)\b)(?-i:[A-Z])[\w-]+(?<!'s))?"
)
# What a word of a name of a part is not: it would begin another thought than the part's name.
_LINK = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|can|cannot|could|may|might|must|should|shall|and|or|but|nor"
    r"|as|in|at|of|to|for|on|near|by|with|from|that|which|who|whose|its|our|their|his|her|your|the|an?|all|both|also"
    r"|now|not|no|then|remains?|continues?|stays?|closes?|shuts?|suspends?|opens?|says?|reports?|warns?|advises?"
    r"|operates?|works?|offers?|provides?|via|until|after|before|during|while|because|since|if|only|due|outside"
    r"|inside|around|behind|including|[\w-]{2,}(?<!limit)(?<!centraliz)ed|[a-z]+ly)"
)
_WORD = rf"(?!{_LINK}\b)[\w&/'-]+ "
_THING = (
    r"(?:sections?|units?|windows?|counters?|desks?|halls?|rooms?|(?:cent(?:er|re)|corner|space)s?|librar(?:y|ies)"
    r"|(?:parking|car park)(?: (?:lot|area|garage|space)s?)?|car parks?|garages?|gates?|entrances?|exits?|doorways?"
    r"|lines?|hotlines?|(?:tele)?phones?|switchboards?|numbers?|web ?(?:sites?|pages?)|pages?|portals?|systems?"
    r"|servers?|e-?mails?|mailbox(?:es)?|inbox(?:es)?|(?:drop )?box(?:es)?|cashiers?|clinics?|gym|pools?|cafeterias?"
    r"|canteens?|restaurants?|clubs?|schools?|shops?|stores?|commissary|warehouses?|annex(?:es)?|residences?|housing"
    r"|streets?|roads?|highways?|motorways?|bridges?|tunnels?|avenues?|boulevards?|squares?|lanes?|routes?|sidewalks?"
    r"|neighbou?rhoods?|floors?|elevators?|lifts?|kiosks?|pharmacy|checkpoints?|playgrounds?|courts?"
    r"|gardens?|(?<=motor )pool|(?<=health )services|attach[eé]s?|teams?|programs?)"
)
# An office is a part by its name; "the Embassy's office in Dili" and its main office are the post there.
_OFFICE = (
    rf"(?:{_WORD}){{0,3}}?(?!(?:main|temporary|branch|embassy|head)\b){_WORD}(?:office|bureau|department|agency)s?"
)
_PART = rf"(?:(?:{_WORD}){{0,4}}?{_THING}|{_OFFICE})(?! operations\b| and (?:all|every|other)\b)\b"
_WHOLE = re.compile(rf"\ball (?:the |our |its )?(?:sections|units|offices|departments) of {_POST}", re.I)
OUR_OWN = " our own"
PART = ways(rf"\b{_THING}\b")
_OF_THE_POST = ways(rf"{_POST}(?:'s|s')? (?={_PART})")
_AT = (
    r"(?:,? (?:located |situated |next |adjacent |close |leading |opposite |across )?(?:of|at|in|inside|within|for|to"
    r"|outside|near|behind|before|from|in front of|around|beside|surrounding|opposite))"
)
_BEFORE_POST = ways(
    rf"(?P<part>\b(?:{_THING}|{_WORD}(?:office|bureau|department)s?){_AT}) {_POST}(?! (?:is|are|was) (?:located|in)\b)",
)
_FRONTED = re.compile(
    rf"(?:^|(?<=[;,] ))(?:at|in|inside|outside|near) {_POST},? (?:(?:the|our|its) )?"
    rf"(?=(?:(?:all|both|most) )?{_PART}[^,;]{{0,30}}? (?:is|are|was|were|has|have|will|remains?)\b)", re.I
)
# "The consular sections of the Embassy and the Consulate are closed": of both.
_OF_POSTS = ways(rf"(?P<part>\b(?:sections|units|windows|counters) (?:of|at|in)) {_POST}(?:,? and {_POST})+")
# Shops near an embassy are none.
_NEARBY = re.compile(rf"\b(?:near|around|close to|opposite|in front of) {_POST}", re.I)
# What is told of a part, and what is done to one: "the Embassy says that its gate is closed", "has closed its gate".
_TOLD = re.compile(
    rf"^[^;]*\bthat (?:(?:the|our|its) )?(?=(?:(?:all|both|most) )?{_PART}[^,;]{{0,30}}?"
    r" (?:is|are|has|have|will|remains?)\b)", re.I
)
_SHUTS = ways(
    rf"{_POST}(?: (?:has|have|also|now|[a-z]+ly))* (?:closed|shut(?: down)?) (?:its|the|our) (?P<part>{_PART})"
)


def parted(plain: str) -> str:
    """Return a sentence in which what is only a part of a post stands by itself: "the Embassy's gate" is "our gate"."""
    if THEIRS.search(plain) or FOREIGN.search(plain) or _WHOLE.search(plain):
        return plain
    alone = _SHUTS.sub(r"our \g<part> is closed", _FRONTED.sub("our ", plain))
    alone = _OF_POSTS.sub(rf"\g<part>{OUR_OWN}", _OF_THE_POST.sub("our ", alone))
    alone = _BEFORE_POST.sub(rf"\g<part>{OUR_OWN}", alone)
    return _NEARBY.sub("", _TOLD.sub("our ", alone) if "that " in alone else alone)
