"""Vienna's badge lags behind its prose at times: what the prose says more of, it says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.collect.sources.austria import read_page, split_page
from monitor.model import Reading

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def page(badge: str, *said: str) -> Reading:
    body = "".join(f"<p>{each}</p>" for each in said)
    html = (
        '<html><body><div class="tx-bmeia-countries"><h1>Mali</h1><p>Stand 19.11.2026 (Unverändert gültig seit: 19.11.2026)</p>'
        f"<div><a>Sicherheitsstufe {badge}</a></div><div>{body}</div></div></body></html>"
    )
    (part,) = split_page(html.encode(), "https://www.bmeia.gv.at/x").parts
    return read_page(part, NOW)


@pytest.mark.parametrize(
    "said",
    [
        "Reisewarnung (Sicherheitsstufe 4) für das gesamte Land!",
        "Vor allen Reisen nach Mali wird gewarnt.",
        "Für ganz Mali ist Vorsicht geboten. Reisewarnung (Sicherheitsstufe 4) für das ganze Land!",
        "Reisewarnung (Sicherheitsstufe 4) gilt für das gesamte Staatsgebiet.",
        "Eine Reisewarnung (Sicherheitsstufe 6) besteht für ganz Mali.",
        "Wegen der Kämpfe wird vor allen Reisen nach Mali gewarnt.",
        "Für Mali gilt nunmehr Sicherheitsstufe 4.",
        "Es besteht eine Reisewarnung für ganz Mali. Reisewarnung (Sicherheitsstufe 6) für das gesamte Land!",
    ],
)
def test_prose_that_warns_of_the_whole_country_counts_above_the_badge(said: str) -> None:
    told = page("3", said)
    assert (told.level, told.areas) == (4, ())


def test_prose_names_the_parts_that_are_warned_of() -> None:
    told = page("3", "Vor Reisen in die Provinz Nordhang wird gewarnt.", "Für das Grenzgebiet zu Niger gilt Sicherheitsstufe 4.")
    assert told.level == 3
    assert [(area.name, area.level) for area in told.areas or ()] == [("Provinz Nordhang", 4), ("Grenzgebiet zu Niger", 4)]


@pytest.mark.parametrize(
    "said",
    [
        "Die Reisewarnung (Sicherheitsstufe 4) für das gesamte Land wurde aufgehoben.",
        "Sicherheitsstufe 4 bedeutet eine Reisewarnung für das ganze Land.",
        "Für das Nachbarland Niger besteht eine Reisewarnung (Sicherheitsstufe 4).",
        "Vor Reisen nach Niger wird gewarnt.",
        "Vor Taschendieben wird gewarnt.",
    ],
)
def test_what_is_lifted_explained_or_of_a_neighbour_raises_nothing(said: str) -> None:
    told = page("3", said)
    assert (told.level, told.areas) == (3, ())
