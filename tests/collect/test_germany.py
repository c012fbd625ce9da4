"""How the German Foreign Office calls on its people to leave, and what it calls the whole of a country."""

from __future__ import annotations

import pytest

from monitor.collect.calls import leave
from monitor.collect.sources.germany import advice
from monitor.locate.places import by_code

ETHIOPIA = by_code("ET")
CALLS = [
    "Deutsche Staatsangehörige, die sich trotz der Reisewarnung noch in Oman aufhalten, werden eindringlich aufgefordert, auszureisen.",
    "Das Auswärtige Amt ruft alle deutschen Staatsangehörigen dazu auf, das Land schnellstmöglich zu verlassen.",
    "Deutschen Staatsangehörigen wird nachdrücklich geraten, das Land auf dem Landweg zu verlassen.",
    "Deutschen, die noch vor Ort sind, wird dringend zur Ausreise geraten.",
    "Deutsche Staatsangehörige werden aufgefordert auszureisen, falls sich eine sichere Möglichkeit ergibt.",
    "Falls sich Deutsche noch im Land aufhalten, werden sie dringend zur Ausreise aufgefordert.",
    "Das Auswärtige Amt fordert alle Deutschen zur umgehenden Ausreise auf.",
    "Deutschen Staatsangehörigen wird die sofortige Ausreise dringend empfohlen.",
    "Deutsche werden aufgefordert, das Land zu verlassen, weil Flüge enden, wenn Kämpfe eskalieren.",
]
PARTS = {
    "Deutsche Staatsangehörige werden aufgefordert, die Region Amhara umgehend zu verlassen.": "Region Amhara",
    "Deutsche werden dringend aufgefordert, den Norden des Landes zu verlassen.": "Norden des Landes",
    "Das Auswärtige Amt ruft alle Deutschen dazu auf, die Provinz Nordhang so bald wie möglich zu verlassen.": "Provinz Nordhang",
    "Deutschen Staatsangehörigen wird dringend geraten, die Grenzgebiete zu Kenia zu verlassen.": "Grenzgebiete zu Kenia",
    "Deutsche werden aufgefordert, Amhara zu verlassen.": "Amhara",
    "Deutsche werden aufgefordert, Mekele umgehend zu verlassen.": "Mekele",
    "Deutsche werden aufgefordert, den Küstenstreifen zu verlassen.": "Küstenstreifen",
    "Deutsche werden aufgefordert, den Norden Äthiopiens zu verlassen.": "Norden Äthiopiens",
    "Deutsche werden aufgefordert, die Grenzgebiete in Äthiopien zu verlassen.": "Grenzgebiete in Äthiopien",
    "Deutsche werden aufgefordert, umgehend aus der Region Amhara auszureisen.": "Region Amhara",
    "Deutsche Staatsangehörige in der Region Amhara werden aufgefordert, auszureisen.": "Region Amhara",
}
WHOLE = [
    "Deutsche Staatsangehörige werden aufgefordert, Äthiopien umgehend zu verlassen.",
    "Deutsche Staatsangehörige werden aufgefordert, die Republik Äthiopien unverzüglich zu verlassen.",
    "Deutsche werden aufgefordert, Äthiopien mit den noch verfügbaren Flügen zu verlassen.",
    "Deutsche werden aufgefordert, sofern gefahrlos möglich, Äthiopien zu verlassen.",
    "Deutsche werden aufgefordert, die letzten Flüge zu nutzen, um Äthiopien zu verlassen.",
    "Deutsche werden aufgefordert, das Staatsgebiet umgehend zu verlassen.",
    "Deutsche, auch in der Hauptstadt, werden aufgefordert, so schnell wie möglich auszureisen.",
]
OTHERS = [
    "Deutsche werden aufgefordert, Versammlungen umgehend zu verlassen.",
    "Deutschen wird empfohlen, die Unterkunft nach Einbruch der Dunkelheit nicht zu verlassen.",
    "Deutschen wird geraten, die Strände bei Sturm zu verlassen.",
    "Deutsche werden aufgefordert, Kenia zu verlassen.",
    "Deutsche sind nicht aufgefordert, die Region Amhara zu verlassen.",
    "Deutschen wird geraten, die Region Amhara nur auf dem Luftweg zu verlassen.",
    "Deutsche wurden aufgefordert, die Region Amhara zu verlassen.",
    "Deutsche werden aufgefordert, die Region Amhara zu verlassen, sollte sich die Lage weiter verschlechtern.",
    "Deutsche Staatsangehörige sind nicht aufgefordert, auszureisen.",
    "Deutschen wird empfohlen, zur Ausreise gültige Papiere mitzuführen.",
    "Deutschen Staatsangehörigen wird empfohlen, Versammlungen zu verlassen.",
    "Deutsche Reisende brauchen zur Ausreise eine Genehmigung.",
    "Deutsche werden aufgefordert, zur Ausreise ein gültiges Visum vorzulegen.",
    "Deutsche Staatsangehörige werden aufgefordert, ihre Unterkunft nicht zu verlassen.",
    "Deutschen wird geraten, das Land vorerst nicht zu verlassen.",
    "Deutschen wird empfohlen, das Land vor Ablauf ihres Visums zu verlassen.",
    "Deutschen wird empfohlen, das Land nur auf dem Luftweg zu verlassen.",
    "Deutsche werden aufgefordert auszureisen, sollte sich die Lage weiter verschlechtern.",
    "Deutsche werden aufgefordert auszureisen, wenn sich die Sicherheitslage verschlechtert.",
    "Deutschen wird für die Ausreise ein Flug dringend empfohlen.",
    "Eine allgemeine Ausreiseaufforderung besteht nicht.",
    "Deutsche werden derzeit nicht zur Ausreise aufgefordert.",
]


@pytest.mark.parametrize("said", CALLS)
def test_a_call_to_leave_is_read(said: str) -> None:
    assert [call.area for call in leave(said)] == [None]


@pytest.mark.parametrize(("said", "part"), PARTS.items())
def test_a_call_to_leave_a_part_is_of_that_part(said: str, part: str) -> None:
    assert [call.area for call in leave(said, ETHIOPIA, "Äthiopien")] == [part]


@pytest.mark.parametrize("said", WHOLE)
def test_a_country_called_by_its_name_is_left_whole(said: str) -> None:
    assert [call.area for call in leave(said, ETHIOPIA, "Äthiopien")] == [None]


@pytest.mark.parametrize("said", OTHERS)
def test_other_counsel_is_no_call(said: str) -> None:
    assert list(leave(said, ETHIOPIA, "Äthiopien")) == []


def test_a_country_with_what_is_in_it_is_the_whole_and_a_part_keeps_its_name() -> None:
    oman = by_code("OM")
    assert oman is not None
    whole = "Von Reisen nach Oman einschließlich der Hauptstadt wird abgeraten."
    part = "Von Reisen in den Norden der Küste einschließlich der Inseln wird abgeraten."
    assert [a.area for a in advice(whole, oman, "Oman")] == [""]
    assert [a.area for a in advice(part, oman, "Oman")] == ["Norden der Küste einschließlich der Inseln"]
