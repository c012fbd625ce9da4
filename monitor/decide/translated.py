"""A post in another language that repeats an English one of its mission, as far as can be seen without reading it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from monitor.locate.cities import CITIES, names_of, seat
from monitor.locate.places import fold
from monitor.model import Belief, Reading

_APART = timedelta(days=2)
# What kind of alert a post is, by its title, in the languages of most missions.
_SORTS = {
    "weather": re.compile(
        r"weather|hurricane|cyclone|clim[aá]\b|meteorol|m[eé]t[eé]o|hurac|ouragan|ciclon|طقس|погод|天気|台風", re.I
    ),
    "health": re.compile(r"\bhealth|salud|sant[eé]\b|sanitai|sa[uú]de|الصح|здоров|健康", re.I),
    "demonstration": re.compile(r"demonstrat|protest|manifesta[ctç]|مظاهر|демонстрац|митинг|デモ", re.I),
    "security": re.compile(r"\bsecurity|seguridad|s[eé]curit[eé]|segurança|أمني|безопасност|安全|治安", re.I),
    "holiday": re.compile(r"holiday|feriado|festivo|d[ií]a de asueto|f[eé]ri[eé]|عطلة|праздн|休館|祝日", re.I),
}
# What a post says that somebody must act on: no other post stands for it.
GRAVE = {
    "shelter": re.compile(
        r"\bshelter|(?:stay|remain) (?:indoors|inside|(?:at )?home)|\block ?down|not (?:go out|leave your)"
        r"|resgu[aá]rde|refugi|qu[eé]dese en|(?:permane[zç]ca|mant[eé]nga)\w* (?:en (?:su|casa)|a?dentro)|bajo techo"
        r"|no salga|fique em casa|n[aã]o saia|abrite|abri[tg]|[àa] l.abri\b|ne sortez|mettez-vous|confin"
        r"|rest(?:ez|er) (?:chez|à l.int[eé]rieur)|احتم(?!ال)|ملجأ|البقاء|укры(?:тие|ться|йтесь)|避難", re.I
    ),
    "departure": re.compile(
        r"\bdepart(?!a?ment)|\bleave\b|evacuat|salida (?:ordenada|autorizada|del personal)|orden[oó] la salida|evacua"
        r"|abandon|salgan? del?|d[eé]part (?:ordonn|autoris|volontaire|du personnel)|[eé]vacu|quittez|quitter"
        r"|sa[ií]da (?:ordenada|autorizada)|مغادرة|إجلاء|эвакуа|покин|退避|退去", re.I
    ),
    "attack": re.compile(
        r"gun(?:fire|m[ae]n|shots?)|shoot|explosi|bomb|attack|terror|clash|tirote|balacera|dispar(?:o|ar)|ataque"
        r"|atentado|enfrentamiento|attentat|attaque|tirs?\b|fusillade|affrontement|انفجار|هجوم|إطلاق|اشتباك|взрыв"
        r"|обстрел|нападен|爆|銃|襲", re.I
    ),
    "kidnapping": re.compile(
        r"kidnap|abduct|hostage|secuestr|rehen|enl[eè]vement|otage|sequestr|خطف|اختطاف|похищ|誘拐", re.I
    ),
    "quake": re.compile(
        r"earthquake|tsunami|volcan|terremoto|sismo|s[eé]isme|tremblement|زلزال|землетряс|地震|津波|火山", re.I
    ),
    "closed post": re.compile(
        r"(?:operations|services|embassy|consulate)\b[^.]{0,60}\b(?:clos(?:e[ds]?|ing|ure)\b|suspend)"
        r"|suspen\w*[^.]{0,40}\b(?:op[eé]ra[ct]i|servi[cç])"
        r"|(?:embajada|consulado|embaixada)\b[^.]{0,60}\b(?:cerr|cierr|fech|suspen)"
        r"|(?:ambassade|consulat)\b[^.]{0,60}\b(?:ferm|suspen)"
        r"|(?:السفارة|القنصلية)[^.]{0,60}(?:مغلق|تغلق|تعلق|أغلق)", re.I
    ),
    "closed ways": re.compile(
        r"(?:airport|border)s?\b[^.]{0,60}clos|(?:a[eé]roport|fronti[eè]re)s?\b[^.]{0,60}ferm"
        r"|(?:aeropuerto|frontera|aeroporto|fronteira)s?\b[^.]{0,60}(?:cerrad|cierr|fechad)|إغلاق (?:مطار|الحدود)", re.I
    ),
}  # fmt: skip


def translated(said: Reading, known: Iterable[Belief], read: Callable[[Belief], Reading | None]) -> Belief | None:
    """Find the English post of the same mission, two days apart at most, that a post in another language repeats.

    `read` gives what was read of an older post. It is the same where both are alerts of one sort, speak of one grave
    matter or name one city, and nothing parts them: another sort, none of the cities that this one names, or a grave
    matter of which the English one says nothing. What we cannot read is better told twice than never.
    """
    if said.language == "en" or said.published_on is None:
        return None
    mission = said.destination.partition(":")[0]
    near = (b for b in known if b.told and b.destination != said.destination and _near(b, mission, said))
    return next((b for b in near if (older := read(b)) and _of_one_matter(said, older)), None)


def _near(belief: Belief, mission: str, said: Reading) -> bool:
    day = belief.published_on
    here = belief.destination.partition(":")[0] == mission
    return here and day is not None and said.published_on is not None and abs(said.published_on - day) <= _APART


def _of_one_matter(new: Reading, old: Reading) -> bool:
    sort, other = (named(one.title, _SORTS) for one in (new, old))
    grave, known = (named(f"{one.title}\n{one.text}", GRAVE) for one in (new, old))
    if (sort and other and not sort & other) or not grave <= known:
        return False
    cities, told = _cities(new), fold(f"{old.title} {old.text}")
    here = any(city in told for names in cities for city in names)
    return here if cities else bool(sort & other or grave & known)


def named(text: str, words: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    return frozenset(name for name, said in words.items() if said.search(text))


def _cities(said: Reading) -> list[tuple[str, ...]]:
    """The cities of its country that a post names, each by all its names, folded; not where the embassy stands."""
    told = fold(f"{said.title} {said.text}")
    every = (names_of(city) for code in said.countries for city in CITIES.get(code, ()) if not seat(city))
    return [names for names in every if any(re.search(rf"\b{re.escape(name)}\b", told) for name in names)]
