"""Who speaks of whom in a sentence: the publisher's own staff, and where a sentence says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from monitor.compare.wordings.governments import NATION
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.terms.calendar import DAY, MONTH
from monitor.terms.names import SORTS, fold, names_in, whole
from monitor.terms.shortened import SPELT

STAFF = (
    rf"(?:\b(?:{NATION} )?(?:government|USG|(?-i:COM)"
    r"|(?:embassy|mission|consulate(?: general)?|high commission)(?:'s)?|chief of mission)(?: and consulates?"
    r"| authority)?(?: direct[- ]hire)?[ -]"
    r"(?:employees|employee(?! travel (?:restrictions|is limited to the following))|personnel"
    r"|staff(?: members)?|officials|workers|workforce)\b"
    r"|\b(?:embassy|mission|consulate)(?:'s)? (?:own )?people\b|\bUS employees?\b(?! of (?!the\b|our\b))"
    r"|\b(?:employees|personnel|staff|officers) (?:of|at) (?-i:(?:Embassy|Mission"
    r"|Consulate(?: General)?) [A-Z][\w'-]+)"
    # "Personnel", or "nobody", "under Chief of Mission authority"
    r"|\bunder (?:the )?(?:US )?chief of mission (?:authority|security)\b"
    r"|\bour (?:own )?people\b|\b(?:its|our) (?:entire |whole |\w+ and \w+ )?workforce\b"
    r"|\b(?:US|American|British|UK|Canadian|Australian|New Zealand|Irish|official|diplomatic)"
    r" (?:personnel|officials|diplomats|staff)\b"
    r"|\b(?:(?:US|American) )?(?:embassy|mission|consulate) (?:staff|employees|personnel|family) members\b"
    r"(?: and (?:staff|employees|personnel)\b)?"
    r"|\b(?:US |American )?(?:(?:embassy|mission|government) )?direct[- ]hires?"
    r"(?: (?:employees|personnel|staff|officers)\b)?"
    r"|\b(?:US|American) (?:embassy|mission|consulate) (?:(?-i:[A-Z])[\w'-]+ ){1,2}(?:employees|personnel|staff)\b"
    r"|\b(?:employees|officials|personnel|staff)(?: members)? (?:at|of|from) (?:the|our) (?:(?:US|British"
    r"|Canadian|Australian|Irish"
    r"|New Zealand) )?(?:embassy|mission|consulate|high commission)(?! of\b)(?: general)?\b"
    r"|\b(?:its|our|all)(?: (?:US|American|local(?:ly[- ]\w+)?|direct[- ]hire) and)?(?: (?!and\b|or\b)[\w-]+){0,4}"
    r" (?:employees|personnel|staff)\b"
    # who issues a ban is the country's government
    r"|^They\b(?! (?:have |has |had )?(?:also |now )?(?:issued?|imposed?|declared?|announced?|decreed?)\b)"
    r"|\bemployees and their (?:families|family members)\b|\bofficial (?:US )?(?:government )?(?:movements?|trips?)\b"
    r"|\bofficial (?:US )?government travel\b"
    r"|\bgovernment staff\b|\bofficial (?:US )?(?:government )?travell?ers\b|\b(?:US|American|British|Canadian"
    r"|Australian) government travell?ers\b|\b(?:temporary[- ]duty|TDY) (?:personnel|staff|employees|travell?ers)\b"
    r"|\b(?:employees|officials|personnel|staff) of the (?:embassy|high commission|consulate)(?: general)? of"
    r" (?:Canada|Australia|Ireland|New Zealand)\b"
    r"|\b(?:employees?|officials|personnel|staff|members) of the (?:(?:US|American|British|Canadian|Australian"
    r"|New Zealand|Irish) (?:embassy|mission|consulate|high commission)|(?:embassy|mission|consulate) community)\b"
    r"|\b(?:employees|officials|personnel|staff) (?:assigned|posted|attached|accredited) to (?:the )?(?:US|American)"
    r" (?:embassy|mission|consulate)\b"
    r"|(?:^|, )staff(?= (?:have been|were|are) (?:asked|told|instructed|directed|ordered|advised|prohibited|barred"
    r"|not (?:permitted|allowed|authori[sz]ed))\b)"
    # Whose trips, and who is kept from what: on a government's page they are its own.
    r"|(?:(?<=trip by )|(?<=trips by )|(?<=travel by )|(?<=requests by )|(?<=requests from )|(?<=visited by ))"
    r"(?:employees|personnel|staff)\b(?! (?:of|from|at)\b)"
    r"|(?<= by )(?:employees|personnel|staff)(?= are(?: being)? (?:approved|granted|considered)\b)"
    r"|\b(?:its|our) people\b(?= (?:from \w+ing|not to)\b)"
    r"|(?:(?<=\bany )|(?<=\bany other )|(?<=\bno )|(?<=\bno other )|(?<=\bevery ))(?:US|American|embassy"
    r"|mission|consulate)(?: government)? (?:employee|official|staff member)\b"
    r"|(?<=has forbidden )(?:personnel|employees|staff)(?= from \w+ing\b)"
    r"|\b(?:employees|personnel)(?= may (?:visit|enter|travel|go|use|drive)\b[^;.]{0,40}? only (?:after|with|by)\b)"
    r"|(?:^|, )(?:employees|personnel)(?= (?:(?:were|are|have been|has been)\b"
    r"|may (?:not|only)\b|must\b|cannot\b)))"
)
# "The Embassy and Consulates have barred their staff": several posts, whose people are all of one government.
_POSTS = re.compile(
    rf"^((?:[^;.,]{{2,40}}, )?(?:the |both )?(?:{NATION} )?(?:(?:embassies|missions|consulates|high commissions)"
    r"|(?:embassy|mission|consulate(?: general)?|high commission)(?: in [A-Z][\w'-]+)?,? (?:and|as well as)"
    r" (?:(?! (?:that|who|which|is|has) )[^;.,]){2,50}?)(?: in (?:[A-Z][\w'-]+,? (?:and )?){1,3})? ?(?:have|are)"
    r" (?:(?:also|now|both|all|temporarily|since) )*\w+ (?:[^;.]{0,60}? )?)their"
    r"(?= (?:own |American |US |official )*(?:staff|personnel|employees|people)\b)", re.I
)
# "Advised to stay at home" is how a mission tells its own people not to come in; "directed to" is a shelter.
AT_HOME = r"(?:remain|stay|be) (?:at home|home|in their (?:homes|residences))"
_NIGHT = re.compile(r"^(?:dark|darkness|nighttime|nightfall)$")
_TELLING = re.compile(r"[a-z]{4,}")
_HOLLOW_TEXT = (
    "government employees employee personnel staff embassy mission risks risk security safety concerns working work"
    " must obtain special authorization authorized prohibited permitted allowed restricted from travel traveling"
    " travelling these areas area this that there their they with without prior approval required general currently"
    " citizens family members families officials advance notice before cannot when such also under other which unless"
    " potential certain stated below region following specified need needs after during only also noted occur high"
    " restrictions restriction adhere follow comply hours provide unable ability offer limited location locations"
    " remote services emergency will"
)
_NO_PLACE_TEXT = (
    "movements every each latest update there here this these those airport airspace airports clashes"
    " presidential embassy police president government minister ministry ambassador chief mission officer security"
    " consul consulate consulates embassies general department it safety risk levels entry exit requirements laws"
    " culture climate editorial"
    " read review check visit consult"
    " unrest terrorism crime kidnapping"
    " advisory summary country united americans american health ebola covid mpox cholera marburg centers disease"
    " control prevention ministry state civil aviation authority authorities commercial flights airstrip airstrips"
    " border borders crossing crossings checkpoint checkpoints road roads going using traveling travelling driving"
    " official alert alerts closure closures faa notam notams shelter emergency message lifted update following event"
    " events no"
    " additional additionally because since although them atm atms however furthermore moreover meanwhile therefore"
    " given fco fcdo dfat office palace regional assess"
    " am pm est edt gmt utc usg currently presently"
    " updated kingdom regiment army battalion brigade reopened reopens reopening closed closes resumed resumes lifted"
    " effect return inability"
    " visits trips stays meals attendance curfew lockdown gang gangs activity violence attacked gunfire explosions coup"
    " change changes"
    " everyone everybody anyone internet electricity telephone telecommunications mobile wifi whatsapp"
    " visiting walking riding taking staying flying boating swimming entering attending participating leaving"
)
_CALENDAR = f"{MONTH}|{DAY}|{DAY.replace('day', 'days')}".casefold().split("|")
_NO_PLACE = frozenset((*_NO_PLACE_TEXT.split(), *_CALENDAR))
_HOLLOW = frozenset(_HOLLOW_TEXT.split())


_PIECE = re.compile(r"[^\W\d_][\w'’]*")
_BUT = re.compile(r"\b(?:except|other than|with the exception of|apart from|unless)\b[^;]*")
# The first word of a sentence is a capital whatever it is: only what follows tells "Pemba is" from "Aircraft and".
_AS_A_NAME = re.compile(
    r"[ -](?:(?:a|es|de|del|da|do|la|el|al)[ -])?[^\W\d_a-z]"
    r"|['’]s\b|[,:(]|$| (?:is|was|has|remains)\b| and (?=[^\W\d_a-z])| [-–—] "
)
_OF_IT = ("n", "an", "ian", "ien", "ean", "ese", "i", "ish")  # "Colombia" and "Colombian" are one
_NEAR = 40  # characters in which the sort of a place stands by its name
# A storm's name is of no place, nor is who rules the air or watches storms, a government, or a holiday.
_OF_NO_PLACE = re.compile(
    r"\b(?:Hurricane|Typhoon|Cyclone|Storm) [A-Z]\w+|\b(?:[A-Z][\w'-]+ ){1,2}(?:Airways|Airlines?)\b"
    r"|\bFederal Aviation Administration\b|\b(?:Calle|Avenida|Carrera|Rue) (?=[A-Z]\b|\d)"
    r"|\bMission to (?:(?:the|and|of) |[A-Z\u00c0-\u00de][\w'-]+ ?)+"
    r"|\bNational Hurricane Cent(?:er|re)\b|\bUK government\b|\b(?:British|Australian|Canadian|New Zealand|[Tt]he"
    r"|[Oo]ur) High Commission\b"
    r"|\b(?:[A-Z][\w'-]+ )?(?:National|Independence|Republic|Revolution|Liberation|Victory|Constitution|Unity) Day\b"
)
# Where on its site a note says the text stands: "('Warnings and insurance' page)", "(see 'Health')".
_PAGE = re.compile(r"\([^()]{0,90}\b[Pp]ages?\)|\((?:[Ss]ee )?['\"\u2018\u2019][^()]{3,60}\)|\(Warnings and"
    r" [Ii]nsurance\)")
_SHORT = re.compile(rf"\b({'|'.join(SPELT)})\. (?=[A-Z])")
_SIDE_OF = r"(?:Northern|Southern|Eastern|Western|Central|(?:North|South)(?:east|west)ern)"
_QUARTERS = re.compile(
    rf"\b(?:{_SIDE_OF}(?:, |,? and ))*{_SIDE_OF} (?:provinces|regions?|districts|states|departments|parts|areas)\b"
)
_SHOWN = 5  # places a headline has room for


def _opens(said: str) -> str | None:
    """Return the word a sentence opens with where only its place makes it a capital ("Aircraft", "Staff", "Limits")."""
    word = _PIECE.match(said)
    if word is None or not word[0][:1].isupper() or _AS_A_NAME.match(said, word.end()) or country_of(word[0]):
        return None
    sort = [fold(m[0]) for m in _PIECE.finditer(said, word.end(), word.end() + _NEAR)]
    named = word[0].endswith(("'s", "’s")) or any(w in SORTS for w in sort[: 2 if sort[:1] == ["international"] else 1])
    return None if named else fold(word[0])


def _initials(name: str) -> str:
    """The letters a country of a long name is called by ("UAE"), or ""."""
    letters = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return letters if len(letters) > 2 else ""


_JOINT = re.compile(r",? and (?:the )?|, (?:the )?")


@lru_cache(maxsize=64)
def _joined(name: str) -> tuple[str, ...]:
    """The lands that a page of several is called by ("Israel, the West Bank and Gaza"); () where it is one country."""
    lands = tuple(_JOINT.split(name.removeprefix("the "))) if " and " in name else ()
    places = [resolve(land) for land in lands]
    codes = {place.codes for place in places if place}
    return lands if len(codes) > 1 and all(places) else ()


def apart(said: str, country: Iterable[str]) -> tuple[str, ...]:
    """Return a page's names without those of several lands of which a stretch names one alone: that is a part of it."""
    names = tuple(country)
    return tuple(name for name in names if not (lands := _joined(name)) or _all_or_none(said, lands))


def _all_or_none(said: str, lands: tuple[str, ...]) -> bool:
    named = [land for land in lands if re.search(rf"\b{re.escape(land)}\b", said)]
    return len(named) in (0, len(lands))


def another_land(name: str, country: Iterable[str]) -> bool:
    """Whether a name is of another country than the page's: "Sudan" on South Sudan's. Either Congo is called so."""
    place = None if name in ("Congo", "the Congo") else resolve(name)
    own = {code for one in map(resolve, country) if one for code in one.codes}
    return place is not None and bool(own) and own.isdisjoint(place.codes)


def among_lands(name: str, country: Iterable[str]) -> bool:
    """Whether a name is of several lands, the page's own among them: "Norhaven and Norland"."""
    lands = [resolve(one) for one in re.split(r", (?:and )?| and ", name)]
    own = {code for one in map(resolve, country) if one for code in one.codes}
    return len(lands) > 1 and all(lands) and any(land and own & {*land.codes} for land in lands)


def _apart_from_namesakes(said: str, country: tuple[str, ...]) -> tuple[str, str]:
    """Return a stretch, and the names that mean the page's own country in it: "Sudan" means none in "South Sudan"."""
    words = dict.fromkeys(word for name in country for word in name.split(" "))
    own = [w for w in words if w in country or not another_land(w, country)]
    others = {
        found[0]
        for word in words
        if word[:1].isupper() and word in said
        for found in re.finditer(rf"\b[A-Z]\w+ {re.escape(word)}\b", said)
        if another_land(found[0], country)
    }
    if not others:
        return said, " ".join(own)
    either = re.compile(rf"\b(?:{'|'.join(map(re.escape, (*sorted(others), *own)))})\b")
    said = either.sub(lambda found: found[0] if found[0] in others else " ", said)
    return said, " ".join(w for w in own if all(w not in other.split(" ") for other in others))


def place_key(said: str, country: Iterable[str], shown: int = _SHOWN) -> tuple[str, str]:
    """Return what a stretch of a sentence is about, as a key that survives rewording, and in words for a headline.

    At most `shown` places are named. What it excepts is not what it is about: "no driving at night except between the
    capital and the airport".
    """
    country = apart(said, country)
    said = _SHORT.sub(lambda found: f"{SPELT[found[1]]} ", _OF_NO_PLACE.sub(" ", _BUT.sub("", _PAGE.sub(" ", said))))
    for name in filter(None, country):
        said = re.sub(rf"\b{short}\b", " ", said) if (short := _initials(name)) else said
        said = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", " ", said, flags=re.I) if " " in name else said
    said, own = _apart_from_namesakes(said, tuple(country))
    opens = _opens(said)
    named = (names_in(entry, own) for entry in said.split("; "))  # "including" in one entry of a list is of that entry
    typed = {w: t for names in named for w, t in zip(names.words, names.typed, strict=True) if w != opens}
    proper = {w for w, t in typed.items() if len(w) > 1 and t[:1].isupper() and fold(t) not in _NO_PLACE}
    proper -= {w for w in proper if any(w.startswith(o) and w.removeprefix(o) in _OF_IT for o in proper)}
    if proper:
        shown_as = ", ".join(whole(said, proper, proper)[:shown])
        quarters = _QUARTERS.search(said) if shown_as == "Central" else None  # no name of a town by itself
        return " ".join(sorted(proper)), quarters[0] if quarters else shown_as
    words = [_NIGHT.sub("night", w) for w in _TELLING.findall(said.lower()) if w not in _HOLLOW]
    return " ".join(sorted(set(words[:6]))), ""


def of_one(plain: str) -> str:
    """Write of several posts' people as of one's ("the Embassy and Consulates have barred its staff")."""
    return _POSTS.sub(r"\1its", plain) if " their " in plain else plain
