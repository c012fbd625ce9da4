"""What the German Foreign Office calls the whole of a country, and what a part of it."""

from __future__ import annotations

from monitor.collect.sources.germany import advice
from monitor.locate.places import by_code


def test_a_country_with_what_is_in_it_is_the_whole_and_a_part_keeps_its_name() -> None:
    oman = by_code("OM")
    assert oman is not None
    whole = "Von Reisen nach Oman einschließlich der Hauptstadt wird abgeraten."
    part = "Von Reisen in den Norden der Küste einschließlich der Inseln wird abgeraten."
    assert [a.area for a in advice(whole, oman, "Oman")] == [""]
    assert [a.area for a in advice(part, oman, "Oman")] == ["Norden der Küste einschließlich der Inseln"]


def test_the_places_of_one_formula_are_told_apart() -> None:
    oman = by_code("OM")
    assert oman is not None

    def areas(said: str) -> list[str]:
        return [a.area for a in advice(said, oman, "Oman")]

    assert areas("Vor Reisen nach Nordhang und in das Grenzgebiet zu Jemen wird gewarnt.") == ["Nordhang", "Grenzgebiet zu Jemen"]
    assert areas("Vor Reisen in die Provinzen Nordhang und Südhang wird gewarnt.") == ["Provinzen Nordhang und Südhang"]
    assert areas("Vor Reisen nach Oman und in die Region Nordhang wird gewarnt.") == ["", "Region Nordhang"]
    assert areas("Vor Reisen in die Region Nordhang mit Ausnahme der Stadt Kell und in die Region Pell wird gewarnt.") == ["Region Nordhang", "Region Pell"]
    left = "mit Ausnahme von Reisen nach Kell und in die Region Nordhang"
    assert areas(f"Vor Reisen nach Oman, {left}, wird gewarnt.") == [""]
    assert areas("Vor Reisen nach Oman mit Ausnahme von Nordhang wird gewarnt.") == [""]


def test_how_and_when_one_drives_is_no_part_of_a_country_and_less_all_of_it() -> None:
    mali = by_code("ML")
    assert mali is not None

    def told(said: str) -> list[tuple[str, int]]:
        return [(a.area, a.rung) for a in advice(said, mali, "Mali")]

    for drives in (
        "Vor nächtlichen Fahrten wird gewarnt.", "Von Fahrten bei Nacht wird abgeraten.",
        "Von Fahrten nach Einbruch der Dunkelheit wird dringend abgeraten.", "Von Fahrten mit Sammeltaxis wird abgeraten.",
        "Das Auswärtige Amt rät von Reisen in der Regenzeit ab.", "Das Auswärtige Amt rät derzeit nicht von Reisen nach Mali ab.",
    ):
        assert told(drives) == []
    assert told("Von Fahrten in den Norden wird dringend abgeraten.") == [("Norden", 4)]
    assert told("Von nächtlichen Fahrten wird abgeraten, und vor Reisen nach Mali wird gewarnt.") == [("", 6)]
    assert told("Vor Reisen nach Kayes und vor nächtlichen Fahrten wird gewarnt.")[0][1] == 6
    assert told("Vor Reisen nach Mali (nächtliche Ausgangssperre) wird gewarnt.")[0][1] == 6
    assert told("Das Auswärtige Amt rät von nicht notwendigen Reisen nach Mali ab.") == [("", 2)]
    assert told("Das Auswärtige Amt rät dringend von Reisen nach Mali ab.") == [("", 4)]


def test_journeys_that_should_not_be_made_are_advised_against() -> None:
    mali = by_code("ML")
    assert mali is not None

    def told(said: str) -> list[tuple[str, int]]:
        return [(a.area, a.rung) for a in advice(said, mali, "Mali")]

    assert told("Reisen nach Mali sollten unterbleiben.") == [("", 3)]
    assert told("Nicht notwendige Reisen nach Mali sollten derzeit unterbleiben.") == [("", 2)]
    assert told("Reisen in die Region Nordhang sollten bis auf Weiteres unterbleiben.") == [("Region Nordhang", 3)]
    assert told("Reisen ins Grenzgebiet sollten unterbleiben.") == [("Grenzgebiet", 3)]
    both = "Reisen nach Mali sollten nicht unterbleiben, nicht notwendige Reisen nach Kayes sollten unterbleiben."
    assert told(both) == [("Kayes", 2)]
    for none in (
        "Nächtliche Reisen sollten unterbleiben.", "Reisen bei Nacht sollten unterbleiben.",
        "Reisen in die Wüste sollten ohne Führer unterbleiben.", "Nicht notwendige Reisen nach Niger sollten unterbleiben.",
        "Reisen nach Mali sollten nicht unterbleiben.", "Fahrten nach Kayes sollten unterbleiben.",
    ):  # fmt: skip
        assert told(none) == [], none


def test_a_warning_that_stands_or_that_somebody_gives_is_a_warning() -> None:
    mali = by_code("ML")
    assert mali is not None

    def told(said: str) -> list[tuple[str, int]]:
        return [(a.area, a.rung) for a in advice(said, mali, "Mali")]

    assert told("Für Mali gilt eine Reisewarnung.") == [("", 6)]
    assert told("Das Auswärtige Amt warnt vor Reisen nach Mali.") == [("", 6)]
    assert told("Wir warnen vor Reisen in die Provinz Nordhang.") == [("Provinz Nordhang", 6)]
    assert told("Für die Provinzen Nordhang und Südhang besteht eine Teilreisewarnung.") == [("die Provinzen Nordhang und Südhang", 6)]
    assert told("Von Aufenthalten in den Regionen Nordhang und Südhang wird dringend abgeraten.") == [("Regionen Nordhang und Südhang", 4)]
    assert told("Die Teilreisewarnung wird auf die Küste von Nordhang ausgeweitet.") == [("die Küste von Nordhang", 6)]
    assert told("Von nicht notwendigen, touristischen Reisen nach Mali wird abgeraten.") == [("", 2)]
    for silent in (
        "Für Mali gilt eine Teilreisewarnung.",  # of which parts it does not say
        "Die Reisewarnung für Mali wurde aufgehoben.",
        "Für Niger gilt eine Reisewarnung.",
        "Für Reisende besteht eine Reisewarnung der Krankenkassen.",
        "Von Aufenthalten im Freien wird bei Smog abgeraten.",
        "Wir warnen vor Taschendieben.",
    ):
        assert told(silent) == []
