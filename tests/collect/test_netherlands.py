"""Where The Hague's colours hold: a place before the colour or behind it, whatever the sentence calls the colour."""

from __future__ import annotations

from monitor.collect.sources.netherlands import colours
from monitor.locate.places import by_code


def told(text: str) -> tuple[str, list[tuple[str, int]]]:
    mali = by_code("ML")
    assert mali is not None
    national, _, areas = colours(text, mali, "Mali")
    return national, [(area.name, area.level) for area in areas]


def test_a_red_travel_advice_is_the_colour_red() -> None:
    assert told("In Mali geldt een rood reisadvies.") == ("rood", [])
    assert told("Voor Mali geldt nog steeds een rood reisadvies.") == ("rood", [])
    assert told("Er geldt een oranje reisadvies voor de regio Nordhang.") == ("", [("de regio Nordhang", 3)])
    assert told("In de regio Nordhang geldt een rood reisadvies.\nVoor de rest van Mali geldt een oranje reisadvies.") == (
        "oranje",
        [("de regio Nordhang", 4)],
    )


def test_a_red_advice_in_a_country_for_a_part_of_it_is_the_part_s() -> None:
    text = "In Mali geldt een rood reisadvies voor de grensstreek.\nVoor de rest van het land geldt een oranje reisadvies."
    assert told(text) == ("oranje", [("de grensstreek", 4)])
    assert told("In Mali geldt een rood reisadvies in het noorden.") == ("", [("het noorden", 4)])
    assert told("Voor vrijwel het hele land geldt een rood reisadvies.") == ("rood", [])


def test_the_colour_that_an_advice_was_moved_to_is_its_colour() -> None:
    for text in (
        "Gisteren is het reisadvies voor Mali aangepast naar kleurcode rood voor het hele land.",
        "Gisteren is het reisadvies voor Mali aangepast naar kleurcode rood.",
        "Het reisadvies voor Mali is vorige week op rood gezet.",
        "Het reisadvies voor Mali is van oranje naar rood verhoogd.",
        "Het reisadvies voor Mali staat op rood.",
        "Het reisadvies voor Mali staat sinds vorige week helemaal op rood.",
        "In bijna heel Mali geldt een rood reisadvies.",
        "Voor heel het land geldt nu code rood.",
    ):
        assert told(text) == ("rood", [])
    assert told("Het reisadvies voor Mali is verlaagd van rood naar oranje.") == ("oranje", [])
    assert told("Het reisadvies voor Mali is niet aangepast naar rood.") == ("", [])
    assert told("Bel bij code rood van de weerdienst uw luchtvaartmaatschappij.") == ("", [])


def test_a_colour_moved_to_for_a_part_and_a_colour_before_its_article_are_the_part_s() -> None:
    text = "Gisteren is het reisadvies voor Mali aangepast naar rood voor het noorden.\nVoor Mali is de kleurcode oranje."
    assert told(text) == ("oranje", [("het noorden", 4)])
    text = "De kleurcode voor Mali is oranje.\nVoor de grensstreek met Niger is de kleurcode rood."
    assert told(text) == ("oranje", [("de grensstreek met Niger", 4)])


def test_a_colour_of_a_part_behind_the_country_s_name_is_the_part_s() -> None:
    text = "De kleurcode van het reisadvies voor Mali is rood in het noorden.\nIn de rest van het land is de kleurcode oranje."
    assert told(text) == ("oranje", [("het noorden", 4)])
    assert told("Het reisadvies voor Mali is rood voor het noorden en oranje voor het zuiden.") == ("", [("het noorden", 4)])
    assert told("Het reisadvies voor het noorden van Mali gaat van geel naar rood.") == ("", [("het noorden van Mali", 4)])
    assert told("Het reisadvies voor Mali is rood in het hele land.") == ("rood", [])
    assert told("Voor Mali is het reisadvies rood.") == ("rood", [])
    assert told("Het reisadvies voor Mali is rood in de komende weken.") == ("rood", [])
    assert told("De kleurcode voor Mali is geel, maar voor het noorden is de kleurcode rood.") == ("", [("het noorden", 4)])


def test_a_question_a_neighbour_s_colour_and_what_a_colour_was_are_none() -> None:
    assert told("Is het reisadvies voor Mali rood?") == ("", [])
    assert told("Het reisadvies voor buurland Niger is aangepast naar rood.") == ("", [])
    assert told("Het reisadvies voor Mali was rood en is nu oranje.") == ("", [])


def test_a_colour_that_holds_no_longer_or_may_yet_come_is_none() -> None:
    assert told("Voor Mali geldt niet langer een rood reisadvies.") == ("", [])
    assert told("Reis niet naar een land met een rood reisadvies.") == ("", [])
    assert told("Bij een rood reisadvies dekt uw verzekering niets.") == ("", [])


def test_the_advice_itself_is_said_to_be_red() -> None:
    assert told("Vanwege de staatsgreep is het reisadvies voor heel Mali nu rood: reis niet.") == ("rood", [])
    assert told("Gisteren is het reisadvies voor Mali niet rood geworden.") == ("", [])


def test_the_colour_there_is_of_the_place_that_the_sentence_before_names() -> None:
    assert told("Het is niet langer verstandig om naar de regio Nordhang te reizen.\nDaar geldt sinds vandaag kleurcode rood.") == (
        "",
        [("de regio Nordhang", 4)],
    )
    assert told("Reis niet naar het grensgebied met Niger.\nVanwege gevechten geldt daar kleurcode rood.") == ("", [("het grensgebied met Niger", 4)])
    assert told("In de regio Nordhang zijn gewapende groepen actief.\nDe kleurcode is daar oranje.") == ("", [("de regio Nordhang", 3)])
    assert told("De provincie Nordhang is nu kleurcode oranje.") == ("", [("provincie Nordhang", 3)])
    assert told("Reis niet naar Mali.\nHier geldt kleurcode rood.") == ("rood", [])


def test_a_colour_there_without_a_place_and_of_a_neighbour_is_no_colour() -> None:
    for text in (
        "De situatie is gespannen.\nDaar geldt kleurcode oranje.",
        "Gaat u ook naar buurland Niger te reizen?\nDaar geldt kleurcode rood.",
        "Vroeger was het onrustig in het noorden.\nEerder gold daar kleurcode oranje.",
    ):
        assert told(text) == ("", [])


def test_a_colour_is_read_with_its_place_wherever_the_two_stand() -> None:
    assert told("Het reisadvies voor Mali is vandaag aangescherpt: de kleurcode is nu rood voor het hele land.") == ("rood", [])
    assert told("Voor heel Mali is de kleurcode nu oranje.") == ("oranje", [])
    assert told("De kleurcode in Nordhang is verhoogd naar rood.") == ("", [("Nordhang", 4)])
    assert told("Binnen 50 kilometer van de grens met Niger geldt kleurcode rood.") == ("", [("Binnen 50 kilometer van de grens met Niger", 4)])
    assert told("Reis alleen naar de stad Kell als het nodig is (kleurcode oranje).") == ("", [("de stad Kell", 3)])
