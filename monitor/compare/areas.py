"""Read the parts of a country that have advice of their own, in the layouts the publisher has used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from monitor.compare.sentences import Sentence, plain
from monitor.locate.cities import hosts
from monitor.locate.places import resolve
from monitor.model import Area, Span
from monitor.terms.limits import acts

_WORDS = {"do not travel": 4, "reconsider travel": 3, "exercise increased caution": 2, "exercise normal precautions": 1}
_SAYS = r"(?:do not travel|reconsider travel|exercise increased caution|exercise normal precautions?)"
_LEVEL = r"level ?:? ?(?P<level>[1-4])"
_NAMED = re.compile(
    rf"(?P<name>.{{2,220}}?) ?(?:[-|] ?){{1,2}}(?:{_LEVEL}\b ?[:-]? ?{_SAYS}?|(?P<says>{_SAYS}))\b.{{0,60}}", re.I
)
_TITLED = re.compile(rf"(?P<name>[^:.]{{2,80}}?) ?: ?(?P<says>{_SAYS})\b(?! ?:)[^:]{{0,120}}", re.I)
_NAMED_AFTER = re.compile(rf"{_LEVEL} ?[:-]? ?{_SAYS}(?: ?[-|]{{1,2}} ?| to (?:the )?)(?P<name>[^:].{{1,220}})", re.I)
_BARE = re.compile(rf"{_LEVEL} ?[:-]? ?{_SAYS}?[ .:]*", re.I)
_OPENS = re.compile(rf"(?:{_LEVEL} ?[:-]? ?)?(?P<says>{_SAYS})\b[^:.]{{0,200}}(?<!due to)(?<!due to ):", re.I)
_SENTENCE = re.compile(
    rf"(?P<says>{_SAYS}) (?:(?:when|while) travell?ing )?(?:(?:to|in|on|near)(?: ?:)? |(?=within\b))"
    rf"(?P<name>.{{2,200}}?)(?: ?due to\b| because\b| for any reason|(?<!\b[MSF]t)[.](?!\d)|;(?! )|$)",
    re.I,
)
# A summary of one block runs its list into one line: "Do Not Travel To: A due to crime. B due to unrest."
_RUN_IN = re.compile(rf"(?P<says>{_SAYS}) (?:to|in) ?: ?(?P<said>\S.*)", re.I)
_OPENERS = tuple(words[:9] for words in _WORDS)
_RUN_ON = re.compile(
    r"(?P<name>[^:;]{3,220}?),? (?:due to|because of) (?:the )?(?:risks? of )?"
    r"[a-z][\w'-]*(?: ?,? (?:\([^()]{1,30}\)|[a-z][\w'-]*))*"
)
_FOLLOWING = re.compile(
    r"(?:the )?following [^.:]{3,90}: ?(?P<name>[^.:;]{3,300}?)(?: (?:advisory|country) summary\b|[.;]|$)", re.I
)
_VAGUE = re.compile(
    r"(?:the )?(?:these|this|those|any|some|select|specific|specified|following|here|high[- ]crime|off-limits)\b.{0,90}"
    r"|(?:the )?risks? in (?:an? )?(?:specific|specified|certain|some|other)? ?areas?\b.{0,60}"
    r"|.*\b(?:is|are|was|were)\b.*|.*\b(?:health|travel) advisory\b.*|(?:global|worldwide)\b.*",
    re.I,
)
# "Some areas in the Lowland Region" are a place; "some areas" are none.
_OF = re.compile(
    r"(?:the )?(?:some|select|specific|specified) (?:areas|parts|districts|places) (?:with)?in (?:the )?"
    r"(?P<whole>(?-i:[A-Z]).+)",
    re.I,
)
# Parts of a country that bear the name of another one.
_NAMESAKES = {"nigeria": "niger", "belgium": "luxembourg", "greece": "macedonia", "romania": "moldova"}
_BETWEEN = re.compile(r"(?:, (?:and |or )?| and | or )(?:to )?")
_REASON = re.compile(
    r",? ?(?:(?<!resi)due to|\bbecause of|\bbecause|\bas (?:it|they|this) (?:is|are)|\bfor any reason)\b.*", re.I
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|might|can|cannot|could|will|must|should|do|does|occurs?|continues?|remains?"
    r"|issued|declared|announced|reported|confirmed|exists?|operates?|attacks?|exercise|avoid|be|stay|keep|make"
    r"|use|visit|review|read|follow|monitor|check"
    r"|needs?|urges?|encourages?|recommends?|advises?|considers?|leave|depart|face|find|struck|made|imposed|caused|hit"
    r"|killed|injured|damaged|destroyed|triggered|erupted|swept|forced|displaced|shook|battered|blocked|brought)\b",
    re.I,
)
STOP = re.compile(
    r"(?:country summary|advisory summary|summary|if you|read |visit |review |see |enroll|there (?:is|are)"
    r"|some areas(?! (?:with)?in )|the us |us (?:gov|citi|emb)|due to |security|embassy\b|consular |status of )",
    re.I,
)
# What the government does with its own people or post, told below a list, is no entry of it.
_OF_POST = re.compile(
    r"(?:on|effective|as of|since) (?:[a-z]+day,? )?[a-z]+ \d{1,2},"
    r"|.*\b(?:order(?:ed)?|authori[sz]ed|authori[sz]ation|directed|approved|allowed|permitted|permission|mandated|instructed"
    r"|required|offered|lifted|suspend\w*|terminat\w+|rescinded|resum\w+)\b.*\b(?:departures?|leave|depart|operations"
    r"|services)\b",
    re.I,
)
_NOTE = re.compile(
    r"(?:global|worldwide)\b|(?:la(?:te)?st )?update[ds]?\b|re-?issued\b|there (?:was|were|is|are)\b"
    r"|(?:the )?(?:travel )?advisory\b", re.I
)
_STATES = re.compile(r"\badvisory\b[^.]{0,60}\b(?:is|remains)(?: at)?(?: level [1-4])?$", re.I)  # of another country
_SAYS_FIRST = re.compile(_SAYS, re.I)
_PROPER = re.compile(r"^.*\b(?!The\b|All\b|Areas?\b)[A-Z][a-z]+")
_ENDS = re.compile(r"(?:if you|read |enroll|prepare )", re.I)
_LABELLED = re.compile(r"[A-Z][\w .,'/&]{2,60} - ")  # "Norhaven Parish - ...": the first sentence of an entry may end
_HOURS = re.compile(r"^(?:after dark|(?:at|by) night|at (?:any time|all times)|always|day and night) ?[:,-] ?", re.I)
_PARTS = re.compile(r"(?:\b[Aa]nd )?[^\s;][^;]*")
# "Norhaven due to crime, apart from the city of Pell": what is left out stands behind the reason.
_BUT = re.compile(
    r"^(?P<name>[^,;:]{3,120}?),? (?:due to|because of) [^;]{3,160}?,? (?P<but>(?:apart from|aside from"
    r"|except(?: for)?|excluding"
    r"|other than|with the exception of|but not) (?:the )?(?:\w+ of )?(?-i:[A-Z])[^;]*)$", re.I
)
_FURTHER = re.compile(r"(?:and )?(?:to )?(?P<name>.{3,160}?),? (?:due to|because of|because)\b", re.I)
# "Do not travel on roads between cities after dark" is how to travel; a place that is named stays one by night.
_HOW = frozenset(
    {"night", "road", "bus", "minibus", "taxi", "ridehail", "motorbike", "transit", "train", "ferry", "rickshaw"}
)
_LOOSE = re.compile(r" +(?=[,;])")
_EDGES = ' .,;:-*\u2022"'


def areas(found: Sequence[Sentence], country: Iterable[str]) -> tuple[Area, ...]:
    """Return each area with its level, as the publisher names it; the first mention of a name counts."""
    whole = {_fold(name) for name in country}
    first: dict[str, Area] = {}
    part = ""
    for name, level, span, heads in chain(_areas(found), _run_in(found)):
        part = name if heads else part
        key = _fold(name)
        if key and not {key, _fold(name.partition(";")[0])} & whole and not _nowhere(name, whole):
            known = first.setdefault(key, Area(name, level, span, part))
            if part and not known.part:
                first[key] = replace(known, part=part)
    return tuple(first.values())


def _nowhere(name: str, country: set[str]) -> bool:
    """Whether a name says no place: "some areas", and "some areas in" the country; or only how not to travel."""
    if _lands(name, country):
        return True
    part = _OF.fullmatch(name)
    if not _proper(name) and _HOW.intersection(acts(name)):
        return True
    return _VAGUE.fullmatch(name) is not None and (part is None or _fold(part["whole"]) in country)


def _lands(name: str, country: set[str]) -> bool:
    """Whether a name is of other countries alone, each with a mission of ours that speaks for it."""
    names, parts = _BETWEEN.split(name), {_NAMESAKES.get(own) for own in country}
    places = [resolve(one) for one in names if one.casefold() not in parts]
    if len(places) < len(names) or not all(p and len(p.codes) == 1 and hosts(p.codes[0]) for p in places):
        return False
    return not any(place and (_fold(place.name) in country or place.name.casefold() in country) for place in places)


def named(sentence: Sentence) -> tuple[str, int] | None:
    """Return the area a block is the heading of, and its level; None for any other block."""
    if not sentence.whole or len(sentence.raw) > 400:
        return None
    plain = sentence.plain
    heading = _NAMED_AFTER.fullmatch(plain) or _NAMED.fullmatch(plain) or _TITLED.fullmatch(plain)
    if heading is None or _BARE.match(heading["name"]) or _NOTE.match(plain) or _STATES.search(heading["name"]):
        return None
    level = heading.groupdict().get("level")
    return clean(heading["name"]), int(level) if level else _level(heading["says"])


class _Lists:
    """Where we are while reading down a page: the level of the list we are in, and what its entries look like.

    `one` means that a bare level heading names its area on the next line; `loose` that the heading was vague
    ("Specified areas - Level 4"): entries may follow anywhere below it, between sentences; `strict` that an entry must
    give its reason, as the one below a bare heading did.
    """

    def __init__(self) -> None:
        self.level: int | None = None
        self.one = self.loose = self.strict = False
        self.line = -1

    def open(self, level: int | None, one: bool = False, loose: bool = False, strict: bool = False) -> None:
        self.level, self.one, self.loose, self.strict = level, one, loose, strict

    def entry(self, sentence: Sentence) -> bool:
        """Whether a block is an entry of the list; a list ends at the first block that is not, unless it is loose."""
        if self.level is None or sentence.line == self.line:
            return False  # an entry's second sentence is no block
        if self.strict:
            fits = is_entry(sentence) and _reasoned(sentence.plain)
        else:
            fits = (is_entry(sentence) or _described(sentence)) and (not self.loose or _proper(sentence.plain))
        if fits:
            self.line = sentence.line
            return True
        if not self.loose or _ENDS.match(sentence.plain):
            self.level = None
        return False


def _areas(found: Sequence[Sentence]) -> Iterator[tuple[str, int, Span, bool]]:
    """Yield names, levels and places of areas, and whether each is a heading of its own."""
    lists = _Lists()
    for sentence in found:
        plain = sentence.plain
        if heading := named(sentence):
            lists.open(heading[1] if _VAGUE.fullmatch(heading[0]) else None, loose=True)
            yield *heading, sentence.span, True
        elif sentence.line > 1 and sentence.whole and (bare := _BARE.fullmatch(plain)):
            lists.open(int(bare["level"]), one=True)
        elif sentence.whole and (opens := _OPENS.fullmatch(plain)):
            lists.open(_level(opens["says"]))
        elif says(sentence):
            yield from _told(sentence)
            lists.open(lists.level if lists.loose else None, loose=lists.loose)
        elif lists.entry(sentence):
            level, name = lists.level or 0, clean(_REASON.sub("", _BUT.sub(r"\g<name>, \g<but>", plain)))
            yield name, level, sentence.span, lists.one
            if lists.one:
                vague, listed = _VAGUE.fullmatch(name) is not None, _reasoned(plain)
                lists.open(level if vague or listed else None, loose=vague, strict=not vague)


def _run_in(found: Sequence[Sentence]) -> Iterator[tuple[str, int, Span, bool]]:
    """Yield the entries of lists that are run into one line; such a list ends where no place is given with a reason."""
    level, line = 0, -1
    for sentence in found:
        opens = _RUN_IN.match(sentence.plain) if sentence.low.startswith(_OPENERS) else None
        if opens:
            level, line = _level(opens["says"]), sentence.line
        elif line >= 0 and (sentence.line != line or STOP.match(sentence.plain)):
            line = -1
        if line >= 0:
            names = _run_on(opens["said"] if opens else sentence.plain)
            yield from ((name, level, sentence.span, False) for name in names)
            line = line if names else -1


def _run_on(said: str) -> list[str]:
    """Name the places a stretch gives with their reasons, none where it speaks of something else."""
    if listed := _FOLLOWING.match(said):
        return [clean(listed["name"])]
    names = [found["name"] for found in _RUN_ON.finditer(_BUT.sub(r"\g<name>, \g<but> due to risk", said.rstrip(" .")))]
    return [] if any(_VERB.search(name) for name in names) else [clean(name) for name in names]


def says(sentence: Sentence) -> bool:
    """Whether a sentence begins with the words of a level."""
    return bool(_SAYS_FIRST.match(sentence.plain))


def _told(sentence: Sentence) -> Iterator[tuple[str, int, Span, bool]]:
    """Yield the place a sentence advises against, or each of several that it lists with their reasons."""
    said = _SENTENCE.match(sentence.plain)
    if said is None:
        return
    first, *more = _listed(sentence)
    rest = sentence.plain[said.start("name") :].rstrip(" .")
    name = _REASON.sub("", _BUT.sub(r"\g<name>, \g<but>", rest)) if _BUT.match(rest) else said["name"]
    yield clean(name), _level(said["says"]), first, False
    for span in more:
        entry = _FURTHER.match(plain(span.text))
        if entry and _VERB.search(entry["name"]) is None:
            yield clean(entry["name"]), _level(said["says"]), span, False


def _listed(sentence: Sentence) -> list[Span]:
    """Part a sentence that is a list ("do not travel to A due to crime; B due to unrest"), else leave it whole."""
    found = [Span(sentence.start + m.start(), sentence.start + m.end(), m[0]) for m in _PARTS.finditer(sentence.raw)]
    return found if len(found) > 1 and all(_REASON.search(span.text) for span in found) else [sentence.span]


def _proper(plain: str) -> bool:
    return _PROPER.search(plain) is not None


def _reasoned(plain: str) -> bool:
    """Whether a line is a place and its reason, and no more: "Norhaven Province due to unrest"."""
    where = _REASON.sub("", plain)
    return where != plain and _proper(where) and _VERB.search(where) is None


def _described(sentence: Sentence) -> bool:
    """Whether a sentence without a verb opens a block: an entry that goes on to say what the place is like."""
    plain = sentence.plain
    bare = not sentence.whole and len(plain) < 240 and plain.endswith(".") and STOP.match(plain) is None
    return bare and _proper(plain) and not (_VERB.search(plain) or _OF_POST.match(plain))


def is_entry(sentence: Sentence) -> bool:
    """Whether a block is an entry of a list, not the prose after it."""
    plain = sentence.plain
    if (
        not (sentence.whole or _LABELLED.match(plain))
        or len(plain) > 420
        or STOP.match(plain)
        or plain.endswith((":", "?"))
        or _OF_POST.match(_REASON.sub("", plain))
    ):
        return False
    return bool(_REASON.search(plain) or not plain.endswith(".") or not _VERB.search(plain))


def _level(says: str) -> int:
    return next(n for words, n in _WORDS.items() if words.startswith(says.lower()[:15]))


def clean(name: str) -> str:
    """Return a name of an area without its reason, the hours it holds for, and what stands at its edges."""
    bare = _LOOSE.sub("", _HOURS.sub("", _REASON.sub("", name))).strip(_EDGES)
    return bare[4:] if bare.lower().startswith("the ") else bare


def _fold(name: str) -> str:
    bare = re.sub(r"\([^()]*\)|,? which .*", " ", name.casefold().removeprefix("the "))
    return re.sub(r"\W+", " ", bare).strip()
