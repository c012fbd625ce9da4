"""The founding story as letters: Kazakhstan, 7 January 2022, in sentences of our own, true in shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from monitor.deliver.letter import Desk, Letter, Stretch
from monitor.deliver.paper import paper
from monitor.model import Event, Evidence, Finding, Reader, Source

SEEN = datetime(2022, 1, 8, 0, 1, 12, tzinfo=UTC)
NOW = datetime(2022, 1, 8, 0, 1, 58, tzinfo=UTC)
APPROVED = (
    "On January 7, 2022, the Department approved the voluntary departure of non-emergency employees of "
    "Consulate General Almaty and of the family members of all who work there."
)
UNREST = "Do not travel to Kazakhstan due to COVID-19 and civil unrest."
COVID = "Do not travel to Kazakhstan due to COVID-19."
ANN = Reader("Ann", "email", "ann@reader.example", timezone="Asia/Almaty")


@cache
def desk() -> Desk:
    return Desk("alerts@monitor.example", "monitor.example", b"a secret of the house", paper())


def event(**changes: object) -> Event:
    finding = Finding(
        kind="departure_authorized",
        severity="P1",
        headline="US lets non-emergency staff and families leave Consulate General Almaty (voluntary) — "
        "Kazakhstan stays Level 4",
        rule="departure.state",
        why="Authorized departure now applies to Consulate General Almaty: employees and families may leave.",
        evidence=(Evidence("after", APPROVED),),
        post="Consulate General Almaty",
        new="authorized",
        decided_on=date(2022, 1, 7),
    )
    unrest = Finding(
        kind="risk_indicator_changed",
        severity="P3",
        headline="US adds civil unrest to the risks in Kazakhstan",
        rule="indicators.compare",
        why="Civil unrest is new among the reasons.",
        evidence=(Evidence("after", UNREST), Evidence("before", COVID)),
    )
    base = Event(
        id="5c1e0a77b1d24c9f",
        publisher="us_state",
        country="KZ",
        places=("Kazakhstan",),
        destination="kazakhstan",
        finding=finding,
        detected_at=SEEN,
        published_on=date(2022, 1, 7),
        flags=(),
        held=None,
        doors=(
            Source("us_state.rss", "https://travel.state.gov/_res/rss/TAsTWs.xml", "9d4b1f0c77aa" + "0" * 52),
            Source(
                "us_state.page", "https://travel.state.gov/kazakhstan-travel-advisory.html", "31c07e5d90be" + "1" * 52
            ),
        ),
        before_sha256="e07f3a91c2d4" + "2" * 52,
        after_sha256="9d4b1f0c77aa" + "0" * 52,
        url="https://travel.state.gov/kazakhstan-travel-advisory.html",
        level_before=4,
        level_after=4,
        inside=(unrest,),
    )
    return replace(base, **changes)


REDLINE = (
    Stretch("same", "Kazakhstan – Level 4: Do Not Travel\nDo not travel to Kazakhstan due to "),
    Stretch("new", "COVID-19 and civil unrest"),
    Stretch("gone", "COVID-19"),
    Stretch("same", ".\n"),
    Stretch(
        "new",
        APPROVED
        + "\nProtests and violence may make it hard for the Embassy to help U.S. citizens who want to leave.\n",
    ),
    Stretch("gone", "Reissued with updated information about COVID-19."),
    Stretch(
        "same",
        "\nRead the health notice before you plan any international journey. "
        + "Keep your documents at hand and follow the news of the place where you stay. " * 6,
    ),
)


def letter(**changes: object) -> Letter:
    base = Letter(
        event=event(),
        label="U.S. Department of State",
        short="US",
        hosts=frozenset({"travel.state.gov"}),
        checked_at=SEEN,
        words_before="Do Not Travel",
        words_after="Do Not Travel",
        published_before=date(2021, 10, 12),
        redline=REDLINE,
    )
    return replace(base, **changes)
