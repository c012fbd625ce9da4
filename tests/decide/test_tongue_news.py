"""What a page in another language has long told is no news: not when it is first read, nor when it is reworded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor.compare import posture
from monitor.decide.classify import classify, events
from monitor.decide.kinds import KINDS
from monitor.deliver.headline import headline
from monitor.locate.places import by_code
from monitor.model import Change, Finding, Posture, Reading
from monitor.speak.tongue import tongue
from tests.decide.changes import TESTLAND, change

CALM = {"de": "Märkte sind belebt.", "nl": "Markten zijn druk.", "ja": "市場は混雑しています。"}


def read(language: str, text: str, day: date) -> Posture:
    place = by_code("IR")
    assert place
    return posture.of(
        Reading(
            door="x.page", destination=place.key, countries=place.codes, name=place.name, sha256="",
            title="イラン" if language == "ja" else place.name, published_on=day, language=language, text=text, level=4,
            areas=(), url="",
        )
    )


def told(language: str, was: str, now: str, day: date = date(2026, 3, 10), below: str = "P3") -> set[tuple[str, str]]:
    """Kinds and severities of what is told on a day."""
    return {(f.severity, f.kind) for f in findings(language, was, now, day) if f.severity < below}


def findings(language: str, was: str, now: str, day: date = date(2026, 3, 10)) -> tuple[Finding, ...]:
    """What is found on a day, of a page that was last published three weeks before."""
    return tuple(classify(compared(language, was, now, day), KINDS).findings)


def compared(language: str, was: str, now: str, day: date = date(2026, 3, 10)) -> Change:
    last = date.fromordinal(day.toordinal() - 21)
    about = {"publisher": "x", "actor": "X", "published": day, "published_before": last}
    both = change({**about, "before": {**TESTLAND, "text": was}, "after": {**TESTLAND, "text": now}})
    return replace(both, before=read(language, was, last), after=read(language, now, day), before_text=was, after_text=now)


@pytest.mark.parametrize(
    ("language", "lasting", "bare"),
    [
        ("de", "Die Botschaft Teheran ist seit April 2023 geschlossen.", "Die Botschaft Teheran ist geschlossen."),
        ("nl", "De ambassade in Teheran is sinds 2023 gesloten.", "De ambassade in Teheran is gesloten."),
        ("ja", "在イラン日本国大使館は2023年4月から閉鎖しています。", "在イラン日本国大使館は閉鎖しています。"),
        ("de", "Der Luftraum ist seit 2023 gesperrt.", "Der Luftraum ist gesperrt."),
    ],
)
def test_what_has_lasted_for_years_is_no_news_and_what_is_new_is(language: str, lasting: str, bare: str) -> None:
    assert not told(language, CALM[language], lasting)
    assert not told(language, lasting, bare) and not told(language, bare, lasting)
    assert told(language, CALM[language], bare) in ({("P1", "operations_suspended")}, {("P2", "border_or_entry_change")})


def test_a_sentence_that_stays_is_not_told_as_dropped_when_it_is_two_months_old() -> None:
    said = "Die Botschaft Teheran wurde am 2. März 2026 geschlossen."
    assert told("de", CALM["de"], said) == {("P1", "operations_suspended")}
    for day in (date(2026, 5, 10), date(2026, 9, 10)):
        assert not told("de", f"{said} {CALM['de']}", said, day)


@pytest.mark.parametrize(
    ("language", "shut", "over"),
    [
        ("de", "Der Luftraum ist gesperrt.", "Die Sperrung des Luftraums wurde aufgehoben."),
        ("nl", "Het luchtruim is gesloten.", "Het luchtruim is niet langer gesloten."),
        ("ja", "空港は閉鎖されています。", "空港の閉鎖が解除されました。"),
    ],
)
def test_the_end_of_a_closure_is_told_whether_or_not_the_page_told_of_the_closure(language: str, shut: str, over: str) -> None:
    for was in (CALM[language], shut):
        assert ("P3", "border_or_entry_change") in told(language, was, over, below="P4")


@pytest.mark.parametrize(
    ("language", "said", "reworded", "grave"),
    [
        ("de", "Es gilt eine Ausgangssperre.", "Es besteht weiterhin eine Ausgangssperre.", "P3"),
        ("nl", "Er geldt een avondklok.", "De avondklok is van kracht.", "P3"),
        ("ja", "外出禁止令が発令されています。", "外出禁止令が出されています。", "P3"),
        ("de", "Seit heute finden Luftangriffe statt.", "Derzeit finden Luftangriffe statt.", "P2"),
        ("ja", "軍が政権を掌握しました。", "国軍が実権を掌握しました。", "P2"),
    ],
)
def test_what_a_land_decrees_or_suffers_is_told_once(language: str, said: str, reworded: str, grave: str) -> None:
    assert (grave, "hazard_notice") in told(language, CALM[language], said, below="P4")
    assert not {kind for _, kind in told(language, said, reworded, below="P4")} & {"hazard_notice"}


def test_what_may_be_urgent_and_what_else_the_page_says_are_two_events() -> None:
    urgent = "Mit dem letzten Flug hat auch die Belegschaft der Botschaft das Land verlassen."
    rest = "An den Tankstellen gibt es seit Tagen keinen Diesel, Reisende sollten Vorräte anlegen und Fahrten planen."
    both = compared("de", CALM["de"], f"{CALM['de']}\nDer Luftraum ist gesperrt.\n{urgent}\n{rest}")
    made = events(both, classify(both, KINDS))
    assert [event.finding.rule for event in made[1:]] == ["text.likely", "text.rest"]
    assert len({event.id for event in made}) == len(made)


def test_a_sentence_no_table_reads_is_told_within_the_hour_once_and_beside_other_news() -> None:
    said = "Mit dem letzten Flug hat auch die Belegschaft der Botschaft das Land verlassen."
    again = "Mit dem letzten Flug am Montag hat auch die ganze Belegschaft der Botschaft das Land verlassen."
    assert told("de", CALM["de"], f"{CALM['de']}\n{said}") == {("P2", "advice_text_changed")}
    assert not told("de", f"{CALM['de']}\n{said}", f"{CALM['de']}\n{again}")
    assert not told("de", f"{CALM['de']}\n{said}", CALM["de"])
    both = told("de", CALM["de"], f"{CALM['de']}\n{said}\nDer Luftraum ist gesperrt.")
    assert both == {("P2", "advice_text_changed"), ("P2", "border_or_entry_change")}
    known = f"{CALM['de']}\n{said}\nDas Personal der Botschaft Teheran wurde abgezogen."
    assert told("de", CALM["de"], known) == {("P1", "departure_authorized")}


def test_a_post_shut_to_the_public_is_said_to_be_that_in_other_languages() -> None:
    """"Für is closed to the public geschlossen", read a German of Germany's own words."""
    said = "Die Botschaft Teheran bleibt bis auf Weiteres für den Publikumsverkehr geschlossen."
    shut = next(one for one in findings("de", CALM["de"], said) if one.kind == "services_reduced")
    assert headline(shut, "Iran", tongue("de")).endswith(": für den Publikumsverkehr geschlossen, Botschaft Teheran (Iran)")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("", "Die Visastelle der Botschaft ist vorübergehend geschlossen.\nAn der Pforte der Botschaft hängt ein Schild: geschlossen."),
        ("", "Alle Deutschen sollen Täbris verlassen.\nDie Evakuierung aus dem Land wird allen Deutschen dringend empfohlen."),
        ("Deutsche werden aufgefordert, das Land zu verlassen.", "Allen Deutschen wird die baldige Rückreise empfohlen."),
        (
            "Die Botschaft Teheran ist geschlossen.",
            "Die Botschaft Teheran ist geschlossen.\nDas Generalkonsulat Täbris stellt dieser Tage den Dienstbetrieb ein.",
        ),
        (
            "Das Personal der Botschaft Teheran wurde evakuiert.",
            "Das Personal der Botschaft Teheran wurde evakuiert.\nUnsere Familien treten morgen die Heimreise an.",
        ),
    ],
)
def test_what_may_be_urgent_is_told_beside_what_is_of_its_sort_but_of_less_or_gone(was: str, now: str) -> None:
    """Visas and the post; a town and the country; a call said anew in words no rule reads; another post; other people."""
    assert ("P2", "advice_text_changed") in told("de", f"{CALM['de']}\n{was}", f"{CALM['de']}\n{now}")


def test_a_way_that_may_be_shut_is_told_once_and_not_beside_one_that_is() -> None:
    may = "Seit dem Morgen ist am Himmel Ruhe: der Luftraum bleibt zu."
    assert told("de", CALM["de"], f"{CALM['de']}\n{may}") == {("P2", "advice_text_changed")}
    assert not told("de", f"{CALM['de']}\n{may}", f"{may}\n{CALM['de']}")
    both = told("de", CALM["de"], f"{CALM['de']}\n{may}\nDie Landesgrenzen wurden geschlossen.")
    assert both == {("P2", "border_or_entry_change")}
