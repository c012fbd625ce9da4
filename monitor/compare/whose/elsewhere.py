"""Whether a sentence tells what holds in another country: pages tell of their neighbours' emergencies too."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from monitor.compare.sentences import Sentence
from monitor.locate.cities import country_of, hosts, lies_abroad
from monitor.locate.places import by_code, resolve, spellings
from monitor.terms.missions import listed
from monitor.terms.names import fold, same
from monitor.terms.table import ways
from monitor.terms.trie import trie

_SHORTEST = 4  # letters: "US" and "UK" stand for whose embassy it is
_NAME = trie(name for name, place in spellings() if len(name) >= _SHORTEST and len(place.codes) == 1)
_ADJECTIVES_TEXT = (
    "Afghan:AF Belgian:BE Burmese:MM Chinese:CN Congolese:CD Congolese:CG Cypriot:CY Danish:DK Dutch:NL Emirati:AE"
    " Finnish:FI French:FR German:DE Greek:GR Lebanese:LB Mexican:MX Moroccan:MA Norwegian:NO Peruvian:PE Polish:PL"
    " Spanish:ES Swedish:SE Swiss:CH Thai:TH Turkish:TR Ukrainian:UA"
)  # those that are not the name with an ending
_ADJECTIVES = [word.split(":") for word in _ADJECTIVES_TEXT.split()]
# "The Ecuadorean border": whose it is; of two names that one word may mean the first ending counts.
_ENDINGS = (
    ("a", "an"), ("", "n"), ("", "an"), ("", "ian"), ("", "ean"), ("", "ese"), ("", "i"), ("a", "ian"), ("y", "ian"),
)  # fmt: skip
_LANDS = {
    word: place.name
    for word, code in (*_ADJECTIVES, ("Dominican", "DO"), ("Nigerien", "NE"))  # Dominica has no border
    if (place := by_code(code))
}
for _cut, _end in _ENDINGS:
    for _one, _land in spellings():
        if _one.isalpha() and _one.istitle() and _one.endswith(_cut) and len(_land.codes) == 1:
            _LANDS.setdefault(_one.removesuffix(_cut) + _end, _land.name)
_LANDS.pop("Congolese", None)  # of either Congo
_STEMS = sorted({word for word, _ in _ADJECTIVES})
_WHERE = ways(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|inside|over|(?<!Republic )(?<!Kingdom )of) (?:the |neighbou?ring )?"
    rf"(?:(?:Republic|Kingdom) of )?{_NAME}\b(?!-\w|’s|'s)"
    rf"|\b(?:{_NAME}(?:i|n|an|ian|ese|'s|’s)?|{trie(_STEMS)})(?: City)?(?: [Ii]nternational)?"
    r" (?:[Aa]irspace|[Aa]irports?)\b", re.NOFLAG
)
_LAND = re.compile(rf"\b{_NAME}\b(?!-\w)")
_WORD = re.compile(r"\b[A-Z][^\W\d_]{2,}")
LANDS = rf"(?:the )?{_NAME}(?:(?:, and |, | and )(?:the )?{_NAME})*"
# Where people are posted, not where they are moved to.
_POSTED = ways(
    rf"(?<!to )(?<!to the )(?<!to our )(?<!to the US )(?<!to US )\b(?:US )?(?i:embass(?:y|ies)|missions?|consulates?"
    rf"(?: general)?|posts)(?: and (?i:consulates|missions))? in (?P<posts>{LANDS})\b|^In (?P<lead>{LANDS}),"
    rf"|\b(?:leave|depart) (?P<left>{LANDS})\b", re.NOFLAG
)
# "In Sudan, the Department ordered": what is done there, and not what is done because of what is told of it. Where
# the clause before it tells of a departure, that is another.
_DONE_THERE = ways(
    rf"(?:^|^(?:(?!\b(?:order|authori|depart|leav)\w*)[^;])*?(?:[,;] (?:so|and|but|while|as) |, |: |\bthat ))"
    rf"[Ii]n (?P<lead>{LANDS}), (?:(?:the|our|all|eligible) )*(?:US )?(?:Department|State Department|Secretary"
    r"|Embassy|Consulate|Mission|government|non-\w+|family members|personnel|employees|staff)\b", re.NOFLAG
)

# "Embassy operations are suspended in Norland and Sudan": of the posts there.
_WORKED = ways(
    rf"\b(?i:operations|services|embass(?:y|ies)|missions|consulates|posts)\b[^;,.]{{0,40}}?"
    rf" (?i:suspended|closed|halted|reduced|ceased|shut|resumed|re-?opened) in (?P<posts>{LANDS})\b", re.NOFLAG
)
# "Embassy Tunis has been drawn down" on Libya's page: what leads the sentence does it, or has it done to it.
_LED = re.compile(
    r"^(?:(?:The|Our) )?(?:US )?(?:[Ee]mbassy|[Cc]onsulate(?: [Gg]eneral)?) (?:in )?"
    r"(?P<town>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)(?:, [A-Z][\w -]{2,30},?)? (?:(?:also|now) )?(?:is|was|has|have|had|will"
    r"|remains?|ordered|authori[sz]ed|suspended|closed)\b"
)
_JOINT = re.compile(r"[;:,] (?:and |but |while )?")
_A_POST = re.compile(r"\b(?:[Ee]mbass|[Cc]onsulate|[Mm]ission|[Oo]perations|[Ss]ervices|[Ww]e )")
_DONE_IN = re.compile(r"(?:ed|shut) in (?:the )?\w{4,}(?:,| and\b|[.;]|$)")  # a cheap test

# "Has relocated its staff to Norport": of which country the town is decides whether they left. A name is taken whole.
_LANDMARK = r"(?:Street|Road|Avenue|Hotel|Building|University|Hospital|[Aa]irport|[Oo]ffices)\b"
_NAMED = rf"(?!{_LANDMARK})[A-Z][\w'-]++"
_MOVED = re.compile(
    r"\b(?P<act>(?:relocat|mov|transferr|evacuat|fl(?:own|ew|ying)|withdr[ae]w)\w*(?: (?!to\b)[\w-]+){0,6}?"
    r"(?<!meeting)(?<!conference)(?<!training))"
    r" (?P<to>to (?:the |(?:another|a different|a safer|an alternative) (?:location|place|site|city|town|area) in"
    rf" (?:the )?)?(?P<name>{_NAMED}(?: {_NAMED}){{0,2}}+))"
    # to a house there, and for an errand
    rf"(?! {_LANDMARK}| to (?:help|assist|support|attend|meet)\b"
    r"| for (?!(?:now|good|the time being|the moment|(?:(?:their|its|our) )?(?:own )?"
    r"(?:safety|security|protection))\b))"
)
# "Ordered to leave for Embassy Norport": where they go, and not whose order it is.
_BOUND = re.compile(
    r"\b(?P<act>leave|depart)(?P<left>(?: [A-Z][\w'-]+){0,2}) for (?:the |our )?(?:US )?(?:[Ee]mbassy"
    rf"|[Cc]onsulate(?: [Gg]eneral)?) (?:in )?(?P<name>{_NAMED}(?: {_NAMED})?)"
)
_TAKEN = r"\b(?P<act>(?:relocated|moved|transferred|evacuated|withdrawn))(?: \w+ly)?"


def elsewhere(plain: str, own: Iterable[str]) -> bool:
    """Whether a sentence names another country as the place of what it tells, and not the page's own anywhere.

    A page of several countries, or of one no table knows, tells of all it names.
    """
    names = tuple(own)
    return _WHERE.search(plain) is not None and not _own_city(plain, names) and _not_home(plain, names)


def of_another_land(plain: str, own: Iterable[str]) -> bool:
    """Whether a sentence names another country, or a city of one, in whatever way, and the page's own nowhere."""
    names = tuple(own)
    named = _LAND.search(plain) or any(map(country_of, _WORD.findall(plain)))
    return bool(named) and not _own_city(plain, names) and _not_home(plain, names)


def names_home(plain: str, own: Iterable[str]) -> bool:
    """Whether a sentence names the page's own country, or a city of it."""
    names = tuple(own)
    return _own_city(plain, names) or not _not_home(plain, names)


@lru_cache(maxsize=2048)
def _own_city(plain: str, own: tuple[str, ...]) -> bool:
    here = {code for place in map(resolve, own) if place for code in place.codes}
    return any(country_of(word) in here for word in _WORD.findall(plain))


@lru_cache(maxsize=2048)  # every reader of a sentence asks it again
def _not_home(plain: str, own: tuple[str, ...]) -> bool:
    """Whether a sentence names the page's own country nowhere: "Sudan" names no South Sudan."""
    names = tuple(name for name in own if resolve(name))  # a post's title, too, is among them
    if not any(_single(name) for name in names):
        return False
    mine = [word for word in (fold(w) for name in names for w in name.split()) if len(word) > 2]
    codes = {place.key for place in map(resolve, names) if place}
    mine += [fold(word) for word, code in _ADJECTIVES if code in codes]
    spelt = [re.escape(fold(name.replace("-", " "))) for name in names if "-" in name]
    if spelt and re.search(rf"\b(?:{'|'.join(spelt)})\b", fold(plain.replace("-", " "))):
        return False  # "Guinea Bissau"
    left = _LAND.sub(lambda land: land[0] if _may_be(land[0], codes) else " ", plain)
    return not any(same(fold(word), name) for word in _WORD.findall(left) for name in mine)


def _may_be(name: str, codes: Container[str]) -> bool:
    """Whether a country's name is the page's own, or may stand for it, as "Congo" does for either."""
    place = resolve(name)
    return place is None or place.key in codes or name in ("Congo", "the Congo")


def land(word: str) -> str:
    """Return the country that an adjective is of ("Ecuadorean": "Ecuador"), else the word itself."""
    return word if resolve(word) else _LANDS.get(word, word)


def _single(name: str) -> bool:
    place = resolve(name)
    return place is not None and len(place.codes) == 1


def posted(plain: str) -> str:
    """Return the countries in whose missions a sentence tells of people, as it lists them; "" for none."""
    found = _POSTED.search(plain)
    return (found["posts"] or found["lead"] or found["left"]) if found else ""


def of_other_posts(plain: str, own: Iterable[str]) -> bool:
    """Whether a sentence tells of people at the missions in other countries, and names its own country nowhere."""
    if led_abroad(plain, own := tuple(own)):
        return True
    found, done = _POSTED.search(plain), _DONE_THERE.match(plain)
    if not done and (found is None or not (found["posts"] or found["left"])):
        return False
    there = done["lead"] if done else found["left"] if found else ""
    if there and not _both_host(there, own):
        return False  # a neighbour's mission speaks for a country that has none
    return _not_home(plain, own)


def led_abroad(plain: str, own: tuple[str, ...]) -> bool:
    """Whether a sentence is led by our post in another country than the page's, and names the page's own nowhere."""
    led = _LED.match(plain)
    here = {code for place in map(resolve, own) if place for code in place.codes} if led else set()
    if led is None or len(here) != 1 or not all(map(hosts, here)) or not lies_abroad(led["town"], here):
        return False
    return not _own_city(plain, own) and _not_home(plain, own)


def worked_at_home(found: Iterable[Sentence], own: Iterable[str]) -> Iterator[Sentence]:
    """Yield the sentences, without the clauses on the work of our posts in other countries, which they list."""
    names = tuple(own)
    for sentence in found:
        if led_abroad(sentence.plain, names):
            continue
        there = _WORKED.search(sentence.plain) if _DONE_IN.search(sentence.low) else None
        if there is None or not _both_host(there["posts"], names) or not _not_home(sentence.plain, names):
            yield sentence
        elif left := _beside(sentence.plain, there):
            yield replace(sentence, said=left)


def _beside(plain: str, there: re.Match[str]) -> str:
    """Return the clauses of a sentence on other posts than those there; "" where it names none besides."""
    begun = max((joint.end() for joint in _JOINT.finditer(plain, 0, there.start())), default=0)
    left = f"{plain[:begun]}{plain[there.end() :]}".strip(" ,;:.")
    return left.removeprefix("and ") if _A_POST.search(left) else ""


def _both_host(left: str, own: Iterable[str]) -> bool:
    """Whether our missions stand in the countries that people leave, and in the page's own."""
    there = listed(left)
    here = {code for place in map(resolve, own) if place for code in place.codes}
    return bool(there) and all(map(hosts, there | here))


def of_the_world(own: Iterable[str]) -> bool:
    """Whether a page is of all countries."""
    return any(place.key == "WORLD" for place in map(resolve, own) if place)


def outward(plain: str, own: Iterable[str]) -> str:
    """Return a sentence with "out of the country" before the town of another country to which it says people went.

    Towns of the page's own country, and those no table knows, stay as they are.
    """
    names = tuple(own)
    here = [code for place in map(resolve, names) if place for code in place.codes]
    if "outside" in plain:
        home = "|".join([r"the country", *(re.escape(name) for name in names if name)])
        plain = re.sub(rf"{_TAKEN} outside(?: of)? (?={home})\b", r"\g<act> out of ", plain)
    if here and " for " in plain:
        plain = _BOUND.sub(lambda told: _bound(told, here), plain)
    return _MOVED.sub(lambda told: _out(told, here), plain) if " to " in plain and here else plain


def _bound(told: re.Match[str], here: list[str]) -> str:
    away = lies_abroad(told["name"], here)
    return f"{told['act']}{told['left'] or ' the country'} for {told['name']}" if away else told[0]


def _out(told: re.Match[str], here: list[str]) -> str:
    words = told["name"].split()
    abroad = any(_abroad(" ".join(words[:n]), here) for n in range(len(words), 0, -1))
    told_so = " out of " in told["act"] or " some of " in told["act"]  # of whom some go, the post does less
    return f"{told['act']} out of the country {told['to']}" if abroad and not told_so else told[0]


def _abroad(name: str, here: list[str]) -> bool:
    place = resolve(name)
    return lies_abroad(name, here) or (place is not None and not {*place.codes} & {*here})


def at_home(where: str, own: Iterable[str]) -> str:
    """Return of places those that lie, for all that a table knows, in the page's own country."""
    here = [code for place in map(resolve, own) if place for code in place.codes]
    whose = ((name, land(re.split(r"['\u2019]s ", name)[0])) for name in where.split(", "))
    return ", ".join(name for name, owner in whose if not here or not _abroad(owner, here))
