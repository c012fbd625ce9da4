"""Whether a post is English: missions also post copies in the language of the country, each a post of its own.

An English post that is taken for a copy is lost, a copy read as English is only told twice: what is unsure is English.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-Z]")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
# What no other language of Latin letters has for words of its own, or rarely.
_ENGLISH = frozenset(
    _WORD.findall("""the of and to is are for you should with by have been from this that must were their our until your
    not will be only or at near now please avoid all no any before after today tomorrow between about out has was it
    embassy citizens staff closed open opens closes location event events actions demonstration demonstrations security
    weather shelter place roads services airport flights suspended resumed hurricane storm flood flooding follow
    overnight travel government personnel blocked gunfire
    monday tuesday wednesday thursday friday saturday sunday""")
)
# The smallest words of French, Spanish, Portuguese, Italian, German, Dutch, Indonesian, Turkish and Swahili.
_FOREIGN = frozenset(
    _WORD.findall("""le la les des du et dans pour sur est sont une aux avec vous votre nos qui que ce cette
    el los las del y en para con una su sus lo es se os dos das da em um uma ao na não il di che della nel
    der das und ist sind für von mit zu auf im den dem ein eine het een voor op zijn
    dan yang untuk dari pada ini adalah ve bir için ile bu ya wa kwa katika""")
)
_SMALL = re.compile(r"(?<![\w\u2019'-])[a-z\u00df-\u00ff]{1,6}(?![\w-])")
# A street or a town called in its own language makes no other language of a text: "Rue de la Paix".
_NAMES = re.compile(
    r"(?<=\w) (?:(?:de|du|des|la|le|les|el|los|las|del|da|do|das|dos|di|es|y|e|et) ){1,2}(?=[A-Z\u00c0-\u00de])"
)
_SOME = 12  # English words that make an English body under another language's furniture
_FEW = 15  # words below which only another language's own words tell it
_SHARE = 12  # of English prose every fourth word is one of those; of other Latin languages at most every twentieth
_HEARD = 3  # small words that are another language's voice
_SPOKEN = re.compile(r"\w+")
_WHOLE = 5  # words that make a sentence, and not a label or a link
_CLOSING = " \u00a0\t\r\"'\u2019\u201d)"  # may stand behind the sign that ends it
_LEADS = 3  # lines at the head of a text in which English stands above a copy of Latin letters


def tongue(text: str) -> str:
    """Say "en" for a text (its title first) with English in it, else "und"."""
    title, _, body = text.partition("\n")
    if _leads(body):
        return "en"
    if len(_OTHER_SCRIPT.findall(text)) > len(_LATIN.findall(text)):
        return "en" if _english(text) >= _SOME else "und"
    words = len(_WORD.findall(body))
    said, words = (body, words) if words > _FEW else (text, len(_WORD.findall(text)))
    foreign, english = sum(m[0] in _FOREIGN for m in _SMALL.finditer(_NAMES.sub(" ", body or title))), _english(body)
    if foreign > english and foreign + (not english) >= _HEARD:
        return "en" if _english(said) * _SHARE // 2 >= words else "und"
    return "und" if words > _FEW and _english(said) * _SHARE < words else "en"


def _english(said: str) -> int:
    return sum(word in _ENGLISH for word in _WORD.findall(said.casefold()))


def _leads(body: str) -> bool:
    """Whether a whole English sentence stands above a copy in another script or language, however long that is."""
    lines = [line for line in body.split("\n") if line.strip()]
    foreign = next((n for n, line in enumerate(lines) if _OTHER_SCRIPT.search(line)), _LEADS)
    return any(_sentence(line) and _told_in_english(line) for line in lines[:foreign])


def _sentence(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith((".", "!")) and len(_SPOKEN.findall(line)) >= _WHOLE


def _told_in_english(line: str) -> bool:
    words = len(_WORD.findall(line))
    return _english(line) * 3 >= words and not any(m[0] in _FOREIGN for m in _SMALL.finditer(_NAMES.sub(" ", line)))
