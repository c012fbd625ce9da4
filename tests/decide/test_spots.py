"""A hazard is told with the place it plays at, where its sentence names one, and with none where it names the country."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.alerts.spot import spot
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.locate.places import by_code
from monitor.model import Notice, Span
from tests.decide.changes import change

SPAIN = by_code("ES").name


def headlines(said: str, publisher: str = "uk_fcdo", before: str = "Petty theft is common.") -> list[str]:
    after = f"{before}\n{said}" if publisher == "uk_fcdo" else said
    found = change({
        "publisher": publisher, "actor": "UK" if publisher == "uk_fcdo" else "US", "name": SPAIN, "countries": ["ES"],
        "published": date(2026, 5, 14), "published_before": date(2026, 2, 1),
        "before": {"level": 2, "text": before if publisher == "uk_fcdo" else ""}, "after": {"level": 2, "text": after},
    })  # fmt: skip
    return [f.headline for f in classify(found, KINDS).findings if f.kind == "hazard_notice"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("There has been a stabbing attack in Oldport near the quay.", "an attack: Oldport (Spain)"),
        ("A 6.1 magnitude earthquake struck near Oldport on 13 May.", "an earthquake: Oldport (Spain)"),
        ("Rocket attacks on Oldport International Airport were reported on 13 May.",
         "air or missile strikes: Oldport International Airport (Spain)"),
        ("On 12 May, armed clashes broke out in the provinces of Upper Kell and Lower Kell.",
         "fighting: Upper Kell, Lower Kell (Spain)"),
        ("Kell Volcano has been erupting since 12 May.", "a volcanic eruption: Kell (Spain)"),
        ("Wildfires are affecting parts of Oldport, and the Governor of Kell has closed roads.", "wildfires: Oldport (Spain)"),
        # the whole country, or another one, is no place in it
        ("Explosions were heard across the country on 13 May, including in Oldport.", "an explosion: Spain"),
        ("Floods have hit towns throughout Spain, above all in Oldport.", "flooding: Spain"),
        ("There was an explosion on 13 May at the headquarters of the Ministry.", "an explosion: Spain"),
        ("State of Emergency in Effect for Spain.", "a state of emergency: Spain"),
    ],
)  # fmt: skip
def test_a_hazard_is_told_where_it_plays(said: str, told: str) -> None:
    assert headlines(said) == [f"UK now tells of {told}"]


def test_an_alert_whose_sentence_names_no_place_plays_where_it_says() -> None:
    post = (
        "Health Alert: Cholera\nLocation:\nUpper Kell Province\nEvent:\n"
        "The ministry reports more cases of cholera. Drink only treated water."
    )
    assert headlines(post, "us_embassy") == ["US now tells of cholera: Upper Kell Province (Spain)"]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Eine Ausgangssperre ist in Kraft.", ""),
        ("Heute kam es in Gebieten nahe der Hauptstadt zu schweren Kämpfen.", ""),
        ("Heute sind in Häusern Sprengsätze explodiert.", ""),
        ("Heute kam es in Oldport zu schweren Kämpfen.", "Oldport"),
    ],
)
def test_a_german_noun_has_a_capital_and_is_no_place(said: str, place: str) -> None:
    page = {"text": "Markets are busy."}
    about = change({"publisher": "germany", "actor": "Germany", "name": SPAIN, "countries": ["ES"], "before": page, "after": page})
    assert spot(Notice("hazard_notice", "fighting", "fighting", Span(0, len(said), said)), about) == place
