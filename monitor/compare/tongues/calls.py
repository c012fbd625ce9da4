"""Calls to leave in another language: whether one holds now, how soon, and what is to be left, by the tongue's words.

A row of the tongue's statements finds the call; the words of `Calls` say what takes its force away and which ground
it is of: the country, a part of it by name, or a crowd and a house, which nobody is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from monitor.compare.tongues.cut import even
from monitor.compare.tongues.frame import asked
from monitor.compare.tongues.tongue import Calls, Tongue, told
from monitor.compare.tongues.when import past
from monitor.locate.cities import country_of
from monitor.locate.places import by_code, resolve
from monitor.model import Leave, Reading, Span
from monitor.model.posture import Tier
from monitor.terms.bent import called
from monitor.terms.kanji import in_english, lands

LONGEST = 160  # characters of an area's name
LEAVE = ("leave", "consider")  # the statements that are calls
_NAME = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?")
_SHELL = "、・及び既現在 "  # what stands about a name of a place
_BULLETS = ("●", "○", "・", "◎", "◯")
_SIGNS = re.compile(r"[,.;:!?]")


def read_calls(
    tongue: Tongue, reading: Reading, sentence: Span, before: str, idle: Callable[[str, re.Match[str]], bool]
) -> Iterator[Leave]:
    """Read who is to leave what; `before` is the sentence in front, `idle` says that a statement has no force.

    The words of `Calls` judge a sentence up to its semicolon; a tongue without them is judged clause by clause, as for
    any statement.
    """
    said, before = (tongue.bidden(even(each)) for each in (sentence.text, before))
    words, said = tongue.calls, _of_now(tongue, said, reading.published_on)
    for clause, ahead in _halves(said, before) if words else ((one, before) for one in tongue.clause.split(said)):
        if _abroad(tongue, clause, reading):
            continue
        framed = list(_framed(tongue, reading, clause, ahead))
        known = [found for found in tongue.statements.finditer(clause) if told(found)[0] in LEAVE]
        alone = any(asked(tongue.frame, clause, LEAVE)) if words is None else framed and not known
        if alone:
            yield from (Leave(tier, area, sentence) for tier, area in framed)
            continue
        for found in known:
            kind, _ = told(found)
            if not (holds(words, clause, found) if words else not idle(clause, found)):
                continue
            if kind == "consider" and tongue.aid.search(clause):
                continue
            area = ground(words, clause, ahead, reading) if words else ""
            if area is not None:
                yield Leave(_tier(tongue, kind, clause, found[0]), area or None, sentence)


def _abroad(tongue: Tongue, half: str, reading: Reading) -> bool:
    """Whether the ground of a half is another country's, and ours is not named: "in Chad, all are advised to leave"."""
    found = tongue.frame.elsewhere.search(half) if tongue.frame.elsewhere else None
    return found is not None and not lands(half) & {*reading.countries}


def _of_now(tongue: Tongue, said: str, now: date | None) -> str:
    """Leave out of a sentence the call that was made in another year: beside it one of today may stand."""
    if not tongue.calls:
        return said
    for found in reversed(list(tongue.calls.made.finditer(said))):
        start = max(said.rfind(sign, 0, found.start()) for sign in ",;") + 1
        if past(tongue, said[start : found.end()], now):
            said = f"{said[:start]} {said[found.end() :]}"
    return said


def _framed(tongue: Tongue, reading: Reading, half: str, before: str) -> Iterator[tuple[Tier, str | None]]:
    """Read by the tongue's frame how soon people are to leave, and which part of the country, None for all of it."""
    words = tongue.calls
    plain = words.reason.sub(" ", words.whom.sub("", half)) if words else half
    for one in asked(tongue.frame, plain, LEAVE):
        if (words and words.withheld.search(plain)) or tongue.aid.search(half):
            return
        if words:
            area = judged(words, one.ground, half, before, reading)
        else:
            area = _part(tongue, one.ground, (plain, before), reading)
        if area is not None:
            yield _tier(tongue, one.kind, one.words, one.words), area or None
            return


def _part(tongue: Tongue, named: str, said: tuple[str, str], reading: Reading) -> str | None:
    """Name what is to be left in a language without words for its calls, as `ground` does.

    Where the call names nothing, it is what people were just told to stay away from, in the half that is `said` or
    before it.
    """
    frame, named = tongue.frame, named.strip(_SHELL)
    if not named and not said[0].startswith(_BULLETS):
        named = next((there[1] for half in said for there in frame.stay.finditer(half)), "").strip(_SHELL)
    if not named or (frame.whole and frame.whole.search(named)):
        return ""
    if (border := in_english(named)) != named:
        return border[:LONGEST]
    pieces = [piece for piece in named.split("、") if piece]
    parts = [piece for piece in pieces if frame.part and frame.part.search(piece)]
    if parts:
        return "、".join(parts)[:LONGEST]
    own = any(tongue.countries.get(each) in reading.countries or called(each, reading.title) for each in pieces)
    return "" if own else None


def _tier(tongue: Tongue, kind: str, clause: str, found: str) -> Tier:
    if kind == "consider" or (tongue.calls and tongue.calls.shy.search(found)):
        return "consider"
    return "immediately" if tongue.at_once.search(clause) else "now"


def _halves(said: str, before: str) -> Iterator[tuple[str, str]]:
    """Part a sentence at its semicolons, each half with what stands in front of it."""
    for half in re.split(r"; *", said):
        yield half, before
        before = half


def holds(calls: Calls, said: str, found: re.Match[str]) -> bool:
    """Whether a half that calls on people to leave means it, now, for all of them, and is not only a reason."""
    if any(why.start() <= found.start() and found.end() <= why.end() for why in calls.reason.finditer(said)):
        return False
    return not calls.withheld.search(calls.reason.sub(" ", calls.whom.sub("", said)))


def ground(calls: Calls, said: str, before: str, reading: Reading) -> str | None:
    """Name what is to be left: "" for the country, None for what is no ground, or is of another country."""
    stays = ""
    for found in calls.left.finditer(said):
        words = next(filter(None, found.groups()), "").strip(" ,-–")
        free = any(some and group.startswith("part") for group, some in found.groupdict().items())
        area = _meant(calls, words, free, reading)
        if area is not None or not found.groupdict().get("stay"):
            return area
        stays = calls.article.sub("", words)  # who is in a hotel is told to leave the country
    return _unnamed(calls, stays, said, before, reading)


def judged(calls: Calls, words: str, said: str, before: str, reading: Reading) -> str | None:
    """Name what is to be left as `ground` does, of words that a frame found to be left, "" for none."""
    if not words:
        return _unnamed(calls, "", said, before, reading)
    return _meant(calls, words, calls.article.sub("", words) == words, reading)  # a name of its own has no article


def _meant(calls: Calls, words: str, free: bool, reading: Reading) -> str | None:
    """Name the ground that words are; a name that is on no list is one where it may be any (`free`)."""
    if calls.land.search(words) or calls.whole.search(words):
        return ""
    bare = calls.article.sub("", words)
    if _holds(calls, bare, reading):
        return ""
    if calls.ground.search(bare) or country_of(bare) in reading.countries:
        return bare[:LONGEST]
    return bare[:LONGEST] if free and _other_ground(calls, bare, reading) else None


def _unnamed(calls: Calls, stays: str, said: str, before: str, reading: Reading) -> str | None:
    """Name what is to be left where the call itself names nothing; `stays` is where people are who hear it."""
    if there := _question(calls, before, reading):
        named = calls.ground.search(there) or _NAME.fullmatch(there)
        return there[:LONGEST] if named and _other_ground(calls, there, reading) else None
    if stays or calls.whence is None or calls.whence.search(f"{before} {said}"):
        return ""
    return "" if any(_own(run, reading) for each in (before, said) for _, run in _runs(each)) else None


def _question(calls: Calls, before: str, reading: Reading) -> str:
    """Return the part of a country that a question before a call is about ("Are you in Kell? Leave now"), or ""."""
    whom = calls.whom.match(before)
    there = calls.article.sub("", (whom.groupdict().get("there") or "").strip()) if whom else ""
    return "" if calls.land.search(there) or _holds(calls, there, reading) else there


def _other_ground(calls: Calls, bare: str, reading: Reading) -> bool:
    """Whether words are a part of the country by a name of its own: no crowd, house or country of another name."""
    known = resolve(bare)
    abroad = known is not None and not {*known.codes} & {*reading.countries}
    return any(word[0].isupper() for word in bare.split()) and not abroad and not calls.no_ground.search(bare)


def _holds(calls: Calls, bare: str, reading: Reading) -> bool:
    """Whether words name the country itself among others: "Mali mit den letzten Flügen", "die Republik Mali"."""
    said = _SIGNS.sub("", bare).split()
    own = (at for at, run in _runs(bare) if _own(run, reading))
    return any(at == 0 or not calls.part_of.match(said[at - 1]) for at in own)


def _runs(words: str) -> Iterator[tuple[int, str]]:
    """Yield one to five words in a row, each run with the number of its first word."""
    said = _SIGNS.sub("", words).split()
    return ((at, " ".join(said[at:end])) for at in range(len(said)) for end in range(at + 1, at + 6))


def _own(run: str, reading: Reading) -> bool:
    """Whether words are the country's name, in its publisher's language or in ours."""
    if any(called(run, part) for part in (*reading.title.split(": "), reading.name)):
        return True
    found = resolve(run)
    places = [by_code(code) for code in reading.countries]
    return found is not None and any(place and place.key == found.key for place in places)
