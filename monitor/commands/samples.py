"""One mail of every kind, invented and true in shape: what the templates look like before anybody is told anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from monitor.decide.telling.presence import names, sentence
from monitor.deliver import wish
from monitor.deliver.compose import compose
from monitor.deliver.fault import Earlier, Fault, fault
from monitor.deliver.foot import Links
from monitor.deliver.letter import Desk, Letter, Stand, Stretch
from monitor.deliver.notice import notice
from monitor.deliver.personal import Own, personal
from monitor.locate.places import by_code
from monitor.model import Event, Evidence, Finding, Gist, Message, Reader, Rule, Severity, Source
from monitor.model.routing import Presence, Trip
from monitor.speak.tongue import tongue

SEEN = datetime(2026, 3, 2, 21, 4, 12, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 21, 4, 31, tzinfo=UTC)
_SITE, _HOME = "travel.state.gov", "https://monitor.example.org"
_RULE = Rule(countries=frozenset({"OM", "KZ", "IQ"}), severity="P3", mode="at_once")
_OTHERS = (
    Stand("UK", 4, "FCDO advises against all travel to the whole country", date(2026, 3, 1)),
    Stand("Canada", 3, "Avoid non-essential travel"),
    Stand("Australia", 2, "Exercise a high degree of caution", None, checked=False, parts=4),
)
_ORDER = (
    "On March 2, 2026, the Department of State ordered non-emergency employees of the government and their families"
    " to leave Oman because of the risk of armed conflict."
)
_ROUTES = "Leave while commercial flights are available; do not wait for help from the embassy."
_CALM = "Exercise increased caution in Oman due to terrorism."
_GRAVE = "Do not travel to Oman due to armed conflict and terrorism."
_RECONSIDER = "Reconsider travel to Oman due to terrorism."
_BY_APPOINTMENT = "The Embassy offers routine services by appointment only."
_APART = {
    "departure_ordered": Gist("US", "ordered", people="staff_families"),
    "level_raised": Gist("US", "level_raised"),
    "level_lowered": Gist("US", "level_lowered"),
    "services_reduced": Gist("US", "services_cut"),
    "no_substantive_change": Gist("US", "reissued_edited"),
    "shelter_in_place": Gist("US", "shelter", where="Salalah"),
}
_DATED = date(2025, 9, 1)  # the text before
_REST = Stretch("same", "\nRead the country page for more about travel to Oman. " + "Enroll to receive alerts. " * 20)

_REDLINE = (
    Stretch("same", "Oman – Level "), Stretch("gone", "2: Exercise Increased Caution"),
    Stretch("new", "4: Do Not Travel"), Stretch("same", "\n"), Stretch("gone", _CALM), Stretch("new", _GRAVE),
    Stretch("same", "\n"), Stretch("new", f"{_ORDER}\n{_ROUTES}"),
)  # fmt: skip


def _id(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]


def _letter(
    severity: Severity,
    kind: str,
    headline: str,
    why: str,
    said: tuple[Evidence, ...],
    redline: tuple[Stretch, ...],
    **more: object,
) -> Letter:
    """Write one letter on Oman; `more` are fields of the event that differ."""
    decided = date(2026, 3, 2) if kind == "departure_ordered" else None
    moved = {"old": str(more.get("level_before", 2)), "new": str(more.get("level_after", 2))}
    told = moved if kind.startswith("level_") else {}
    finding = Finding(kind, severity, headline, "sample", why, said, decided_on=decided, gist=_APART.get(kind), **told)
    page = f"https://{_SITE}/en/international-travel/travel-advisories/oman.html"
    doors = (Source("us_state.rss", f"https://{_SITE}/_res/rss/TAsTWs.xml", "9d4b1f0c77aa" + "0" * 52),
             Source("us_state.page", page, "31c07e5d90be" + "1" * 52))  # fmt: skip
    event = Event(
        _id(headline), "us_state", "OM", ("Oman",), "oman", finding, SEEN, date(2026, 3, 2), (), None, doors,
        "e07f3a91c2d4" + "2" * 52, "9d4b1f0c77aa" + "0" * 52, page, 2, 2, (),
    )  # fmt: skip
    owed = "U.S. Department of State, travel.state.gov; a work of the U.S. government in the public domain"
    return Letter(
        replace(event, **more),  # type: ignore[arg-type]
        "U.S. Department of State", "US", frozenset({_SITE}), SEEN + timedelta(seconds=9),
        "Exercise Increased Caution", "Exercise Increased Caution", _DATED, (*redline, _REST), others=_OTHERS,
        attribution=owed, page=f"{_HOME}/events/{event.id}",
    )  # fmt: skip


_ORDERED = _letter(
    "P1",
    "departure_ordered",
    "US orders non-emergency staff and families to leave Oman — Oman raised to Level 4",
    "Ordered departure now applies to Embassy Muscat: leaving is not a choice.",
    (Evidence("after", _ORDER), Evidence("after", _ROUTES)),
    _REDLINE,
    level_after=4,
    inside=(
        Finding("level_raised", "P1", "US raises Oman to Level 4 (was Level 2)", "sample", "", (
            Evidence("after", _GRAVE), Evidence("before", _CALM)), old="2", new="4", gist=_APART["level_raised"]),
    ),
)  # fmt: skip
_RAISED = _letter(
    "P2", "level_raised", "US raises Oman to Level 3 (was Level 2)", "Level 2 became Level 3.",
    (Evidence("after", _RECONSIDER), Evidence("before", _CALM)),
    (Stretch("same", "Oman – Level "), Stretch("gone", "2: Exercise Increased Caution"),
     Stretch("new", "3: Reconsider Travel"), Stretch("same", "\n"),
     Stretch("gone", _CALM), Stretch("new", _RECONSIDER)),
    level_after=3,
)  # fmt: skip
_SERVICES = _letter(
    "P3", "services_reduced", "US Embassy Muscat sees visitors by appointment only — Oman stays Level 2",
    "Services of the publisher's own post are newly said to be cut.",
    (Evidence("after", _BY_APPOINTMENT),),
    (Stretch("same", f"{_CALM}\n"), Stretch("new", _BY_APPOINTMENT)),
)  # fmt: skip
_EDITED = _letter(
    "P4", "no_substantive_change", "US reissues Oman: minor edits", "The words differ only in form.",
    (Evidence("after", "Reissued with minor edits."),), (Stretch("new", "Reissued with minor edits."),),
    flags=("silent_edit",), published_on=_DATED,
)  # fmt: skip
_TAKEN_BACK = replace(
    _letter(
        "P2", "level_lowered", "US lowers Oman to Level 2 (was Level 3)", "Level 3 became Level 2.",
        (Evidence("after", _CALM), Evidence("before", _RECONSIDER)),
        (Stretch("same", "Oman – Level "), Stretch("gone", "3: Reconsider Travel"),
         Stretch("new", "2: Exercise Increased Caution"), Stretch("same", "\n"),
         Stretch("gone", _RECONSIDER), Stretch("new", _CALM)),
        level_before=3,
    ),
    words_before="Reconsider Travel", reverts=_RAISED.event,
)  # fmt: skip
_SHELTER = "U.S. citizens in Salalah should shelter in place until further notice because of gunfire near the harbor."
_MISSION = replace(
    _letter(
        "P1", "shelter_in_place", "Shelter in place: Salalah, Oman (US)", "An instruction to shelter in place is new.",
        (Evidence("after", _SHELTER),), (), publisher="us_embassy", level_before=None, level_after=None,
        doors=(Source("us_embassy.om", "https://om.usembassy.gov/feed/", "5b0e77c1d3aa" + "3" * 52),),
        before_sha256="", url="https://om.usembassy.gov/security-alert-salalah/",
    ),
    label="U.S. embassies and consulates", hosts=frozenset({"om.usembassy.gov"}), mission=True, published_before=None,
    redline=(), words_before="", words_after="",
    asked=("Shelter in place.", "Stay away from windows.", "Tell your family that you are safe.",
           "Follow the instructions of local authorities."),
)  # fmt: skip
_SHOWN = {
    "P1": replace(_ORDERED, words_after="Do Not Travel"),
    "P2": replace(_RAISED, words_after="Reconsider Travel"),
    "P3": _SERVICES,
    "P4": replace(_EDITED, others=()),
}


def _elsewhere(letter: Letter, code: str) -> Letter:
    """Tell the same of another country."""
    found = by_code(code)
    name = found.name if found else code
    finding = letter.event.finding
    said = replace(finding, headline=finding.headline.replace("Oman", name).replace("Muscat", name))
    event = replace(letter.event, id=_id(code + finding.kind), country=code, places=(name,), finding=said)
    return replace(letter, event=event, others=(), redline=(), page=f"{_HOME}/events/{event.id}")


def _storm() -> list[Letter]:
    codes = ("AE AF BH BD CY DJ EG ER ET IL IN IQ IR JO", "KW LB LY PK QA SA SD SO SY TR TM UZ YE")
    return [_elsewhere(_SHOWN["P2"], code) for code in " ".join(codes).split()]


_PEOPLE = (
    Presence(
        Trip("t1", "1", "OM", date(2026, 3, 1), date(2026, 3, 9), "Ann Field", "US", "Muscat"), None, national=True
    ),
    Presence(Trip("t2", "2", "OM", date(2026, 3, 11), date(2026, 3, 15), "Bo Lund", "SE"), date(2026, 3, 11)),
)


def _travelling(language: str) -> Letter:
    spoken = tongue(language)
    people = sentence(_PEOPLE, "us_state", spoken)
    return replace(_SHOWN["P1"], travellers=people, names=names(_PEOPLE, spoken))


def _replacing() -> list[Letter]:
    """A relay refused the first for now; half an hour later there was more."""
    older = replace(_SHOWN["P2"], others=())
    newer = replace(_SHOWN["P1"], replaces=(older.event,))
    return [older, newer]


_ALERTS: dict[str, Callable[[str], list[Letter]]] = {
    **{f"alert-{severity}": (lambda _, severity=severity: [_SHOWN[severity]]) for severity in _SHOWN},  # type: ignore[misc]
    "digest": lambda _: [_SHOWN["P1"], _SHOWN["P3"], _elsewhere(_SHOWN["P2"], "IQ"), _elsewhere(_SHOWN["P4"], "KZ")],
    "storm-digest": lambda _: _storm(),
    "undecided": lambda _: [replace(_SHOWN["P1"], storm="open")],
    "undecided-storm": lambda _: [replace(one, storm="open") for one in _storm()],
    "desk": lambda language: [_travelling(language)],
    "taken-back": lambda _: [_TAKEN_BACK],
    "replacing": lambda _: _replacing(),
    "mission": lambda _: [_MISSION],
    "escalation": lambda _: [replace(_SHOWN["P1"], answer=f"{_HOME}/acknowledge/AAECAwQFBgcICQ")],
}
_LETTERS = ("confirm", "login", "move", "moved")
_FAULTS = {"fault": ["OM"], "fault-of-many": ["AE", "AF", "BH", "BD", "CY", "DJ"]}  # what a discarded storm told of
KINDS = (*_ALERTS, *_LETTERS, "notice", *_FAULTS)


def sample(kind: str, language: str, desk: Desk, channel: str = "email") -> Message:
    """Write one mail of a kind among KINDS, or what a channel makes of it; KeyError for another."""
    follows = (wish.line(_RULE, tongue(language), "UTC"),)
    if kind in _LETTERS:
        way = {"confirm": "confirm", "login": "login", "move": "move"}.get(kind)
        url = f"{_HOME}/{way}/Zm9yIHlvdXIgZXllcyBvbmx5" if way else ""
        return personal(Own(kind, "7", url, follows if kind == "confirm" else (), language), NOW, desk)
    if kind == "notice":
        storm = "U.S. Department of State: 27 countries in one pass, expected 15 at most"
        said = (
            f"{storm}. Held so far: 81 messages to 9 people.",
            "In a terminal, look first: advisory-monitor storm 4",
        )
        subject = f"Decide by 21:14 UTC: {storm.replace(':', ',')}"
        return notice("7", subject, said, NOW, desk, f"{_HOME}/review/storms/4")
    mine = kind in ("desk", "escalation")
    reader = Reader("travel-desk" if mine else "mail:sample", channel, "ann@example.org", timezone="Asia/Muscat",
                    language=language)  # fmt: skip
    links = Links() if mine else Links(f"{_HOME}/leave/AAECAwQFBgcICQ", "", f"{_HOME}/manage", "", follows)
    if kind in _FAULTS:
        told = [_elsewhere(_SHOWN["P2"], code).event for code in _FAULTS[kind]]
        first = Earlier(channel, NOW - timedelta(minutes=12), tuple(one.id for one in told))
        why = "Half of a new template was published: every country stood without its level."
        return fault(Fault("7", told, [first], why, f"{_HOME}/"), reader, NOW, desk, links)
    return compose(_ALERTS[kind](language), reader, NOW, desk, links)
