"""Where an alert says that it plays, and which post speaks: what its sentences leave out, for they all mean it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from monitor.compare.sentences import Sentence, plain
from monitor.compare.whose.people import place_key
from monitor.compare.whose.posts import posts
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.model import SCENE, Notice, Span
from monitor.model.posture import State
from monitor.terms.moves import post_key

_TITLE = re.compile(r"\b(?:alert|message|notice|warning|warden)\b", re.I)
_LABEL = re.compile(r"^Locations?(?: ?\(s\))? ?: ?(?P<where>.*?)(?=;? ?\bEvents? ?:|$)", re.I)
# What plays in every town plays in the country.
_WHOLE = re.compile(
    r"\b(?:nation|country|world|island)[- ]?wide\b|\b(?:throughout|across|all (?:of|over)|entire|various|other|multiple"
    r"|major) (?:the )?(?:\w+ )?(?:country|nation|cities|towns|areas|locations|parts|states|provinces)\b",
    re.I,
)
_PARTED = re.compile(r"\b((?:Embassy|Consulate|Consulate General)),(?= [A-Z])")  # "U.S. Consulate General, Norport"
_ABOUT = re.compile(
    r"^(?:Throughout|Across|In|Near|Around|Various|Multiple|Several|Downtown|Central|Greater|Vicinity of"
    r"|City of|All of)(?: the)? ",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_CONSULATE = re.compile(r"\b(?:the|our|this) (?:US )?consulate(?: general)?\b(?! (?:in|of|at)\b)", re.I)
# What an embassy without a name does is not done by the consulate that its text names.
_DOES: dict[State, str] = {
    "suspended": "suspend|clos|ceas|halt|stop|shut",
    "reduced": "suspend|clos|ceas|halt|stop|shut|reduc|offer|provid|limit",
    "resumed": "resum|re-?open",
}
_EMBASSY = {
    state: re.compile(
        r"\b(?:the|our) (?:US )?embassy\b(?! (?:in|at|of) (?-i:[A-Z]))(?: (?!not\b)\w+){0,3}?"
        rf" (?:and (?:the )?(?:US )?consulate|{does})", re.I
    )
    for state, does in _DOES.items()
}
_NAMELESS = re.compile(r"\b(?:the|our) (?:US )?embassy\b(?!,? (?:in|at|of) (?-i:[A-Z])| (?-i:[A-Z]))", re.I)
_AT_WORK = re.compile(
    r"\bconsulate\b[^;.]*? (?:(?:is|are|remains?|stays?|will remain|continues? to be)(?: now| still| fully)* (?:open"
    r"|operational|operating normally|unaffected)\b(?! (?:only|to emergenc))|(?:is|continues? to|will continue to)"
    r" (?:provid|offer|accept|process)\w*\b(?! only| emergenc| limited))", re.I
)
_SHOWN = 5  # places of a line that a headline has room for beside what is told


def scene(found: Sequence[Sentence], title: str, names: Iterable[str], post: str | None) -> Iterator[Notice]:
    """Yield the places of an alert's own "Location:" line and its `speaker`, as one notice; nothing for other texts."""
    labelled = next((s for s in found if _LABEL.match(s.plain)), None)
    if labelled is None and not _TITLE.search(title):
        return
    where = _places(labelled, found, tuple(names)) if labelled else ""
    if where or post:
        yield Notice(SCENE, SCENE, where, labelled.span if labelled else Span(0, 0, ""), post=post, area=where or None)


def speaker(found: Sequence[Sentence], title: str) -> str | None:
    """Name the post an alert is of: the one its title names, else the one embassy or consulate of its whole text."""
    if not _TITLE.search(title):
        return None
    head = _PARTED.sub(r"\1", plain(title))
    titled = {post_key(p.post): p.post for p in posts(head)}
    named = {post_key(p.post): p.post for s in found if s.plain not in head for p in posts(s.plain)}
    # A title has capitals all over: "Embassy Picnic" is a post only where the text names no other embassy.
    sure = {key: post for key, post in titled.items() if key in named or country_of(post.split(" ", 1)[-1])}
    sorts = {post.split(" ", 1)[0] for post in titled.values()}
    rivals = {key: post for key, post in named.items() if not sorts or post.split(" ", 1)[0] in sorts}
    told = sure or rivals or titled
    if not titled and len(told) == 1 and _of_one_that_works(next(iter(told)), found):
        return None
    return next(iter(told.values())) if len(told) == 1 else None


def _of_one_that_works(key: str, found: Iterable[Sentence]) -> bool:
    """Whether the one post a text names is a consulate beside the nameless embassy, or one that it says is open."""
    if not key.startswith("consulate"):
        return False
    said = [s.plain for s in found]
    beside = any(map(_NAMELESS.search, said)) and not any(map(_CONSULATE.search, said))
    return beside or any(_AT_WORK.search(one) and any(post_key(p.post) == key for p in posts(one)) for one in said)


def _places(line: Sentence, found: Sequence[Sentence], names: tuple[str, ...]) -> str:
    label = _LABEL.match(line.plain)
    said = (label["where"] if label else "").strip() or ", ".join(_below(line, found))
    if _WHOLE.search(said):
        return ""
    _, what = place_key(_ABOUT.sub("", _BRACKETS.sub(" ", said)).strip(), names, _SHOWN + 1)
    towns = [name for name in what.split(", ") if name and not resolve(name)]
    return ", ".join(towns) if len(towns) <= _SHOWN else ""


def _below(line: Sentence, found: Sequence[Sentence]) -> Iterator[str]:
    """Yield the lines of a list of places: they are short, and end where the next label stands."""
    for sentence in found:
        if sentence.line > line.line:
            if ":" in sentence.plain or not sentence.whole or len(sentence.plain) > 120:
                return
            yield sentence.plain


def spoken_of(post: str | None, plain: str, state: State) -> str | None:
    """Return the post that speaks where a state may be of it: a consulate does not do what "the Embassy" does."""
    return None if post and post.startswith("Consulate") and _EMBASSY[state].search(plain) else post


def of_a_consulate(plain: str, state: State) -> bool:
    """Whether "the Consulate" without a name, and no embassy without one, came into the state that a sentence tells."""
    return _CONSULATE.search(plain) is not None and not _EMBASSY[state].search(plain)


def consulate(found: Iterable[Sentence]) -> str | None:
    """Name "the Consulate General" by the one consulate its text names."""
    named = {post_key(p.post): p.post for s in found for p in posts(s.plain) if p.post.startswith("Consulate")}
    return next(iter(named.values())) if len(named) == 1 else None
