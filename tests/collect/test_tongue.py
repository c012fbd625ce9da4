"""An English post is never lost for its list of streets; a copy in another language is known as one."""

from __future__ import annotations

import time

import pytest

from monitor.collect.tongue import tongue

ENGLISH = [
    "Security Alert\nGunfire in Kell. Shelter in place.",
    "Embassy closed",
    "Demonstration Alert \u2013 U.S. Embassy Norport\nLocation: Rue de la Paix, Place de la Nation, Boulevard du 4 Mars, Rond-point"
    " des Martyrs\nEvent: March to Parliament\nAvoid area.",
    "Security Alert\nPort-au-Prince: Route de Delmas, Carrefour de l\u2019A\u00e9roport, rue du Centre blocked by gangs. U.S. government"
    " personnel confined to compound.",
    "Weather Alert\nHurricane Oma, category four, landfall Puerto de la Cruz, San Jos\u00e9 del Cabo, Playa del Carmen, Cabo San Lucas:"
    " shelter overnight, follow Protecci\u00f3n Civil.",
    "Airport reopened\nKell International Airport, Terminal One, flights resumed; Terminal Two, flights suspended; Norport"
    " Airfield, flights suspended; Suria Airfield, closed.",
    "Holiday schedule\nU.S. Embassy Norport consular section closed: January 1, January 19, February 16, May 25, June 19, July 3,"
    " September 7, October 12, November 11, November 26, December 25.",
    # a short English text above a long copy
    "Security Alert\nThe Embassy is closed today due to gunfire.\n" + "\u062a\u062c\u0646\u0628\u0648\u0627 \u0627\u0644\u062a\u062c\u0645\u0639\u0627\u062a \u0627\u0644\u0643\u0628\u064a\u0631\u0629 \u0641\u064a \u0648\u0633\u0637. " * 20,
    "Security Alert\nLocation: Norport\nAvoid the port until the police have left.\n" + "\u0421\u043e\u0431\u043b\u044e\u0434\u0430\u0439\u0442\u0435 \u043e\u0441\u0442\u043e\u0440\u043e\u0436\u043d\u043e\u0441\u0442\u044c. " * 30,
    "Security Alert\nThe Embassy is closed today due to gunfire.\n" + "L\u2019ambassade est ferm\u00e9e et les rues du centre sont bloqu\u00e9es. " * 20,
]  # fmt: skip
COPIES = [
    "Security Alert: U.S. Embassy Norport\nL\u2019ambassade informe les citoyens que des manifestations sont pr\u00e9vues dans le centre. \u00c9vitez"
    " la zone et suivez les consignes de la police.",
    "Alerta de seguridad\nEvite las manifestaciones en el centro de la ciudad y siga las instrucciones de las autoridades.",
    "Alerta de Seguran\u00e7a: Embaixada dos EUA\nEvite a \u00e1rea do centro da cidade. Manifesta\u00e7\u00f5es s\u00e3o esperadas em v\u00e1rios pontos da"
    " capital, e as ruas podem ser bloqueadas pela pol\u00edcia.",
    "Sicherheitshinweis\nMeiden Sie die Innenstadt und folgen Sie den Anweisungen der Polizei.",
    "Peringatan Keamanan\nHindari kerumunan di pusat kota dan ikuti arahan dari pihak berwenang untuk keselamatan Anda.",
    "C\u1ea3nh b\u00e1o an ninh\nTr\u00e1nh xa c\u00e1c khu v\u1ef1c bi\u1ec3u t\u00ecnh v\u00e0 theo d\u00f5i tin t\u1ee9c tr\u00ean c\u00e1c ph\u01b0\u01a1ng ti\u1ec7n truy\u1ec1n th\u00f4ng \u0111\u1ecba ph\u01b0\u01a1ng.",
    "\u062a\u0646\u0628\u064a\u0647 \u0623\u0645\u0646\u064a\n\u062a\u062c\u0646\u0628\u0648\u0627 \u0627\u0644\u062a\u062c\u0645\u0639\u0627\u062a \u0627\u0644\u0643\u0628\u064a\u0631\u0629 \u0641\u064a \u0648\u0633\u0637 \u0627\u0644\u0645\u062f\u064a\u0646\u0629.",
    "Security Alert\n\u0421\u043e\u0431\u043b\u044e\u0434\u0430\u0439\u0442\u0435 \u043e\u0441\u0442\u043e\u0440\u043e\u0436\u043d\u043e\u0441\u0442\u044c \u0438 \u0438\u0437\u0431\u0435\u0433\u0430\u0439\u0442\u0435 \u043c\u0435\u0441\u0442 \u0441\u043a\u043e\u043f\u043b\u0435\u043d\u0438\u044f \u043b\u044e\u0434\u0435\u0439.",
    "Security Alert\n" + "\u062a\u062c\u0646\u0628\u0648\u0627 \u0627\u0644\u062a\u062c\u0645\u0639\u0627\u062a. " * 20 + "\nEnroll in the Smart Traveler Enrollment Program to receive alerts.",
    "Security Alert\n" + "\u00c9vitez la zone du port et suivez les consignes de la police.\n" * 4 + "Visit the web site of the Embassy for more information.",
]  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_an_english_post_is_read_however_short(text: str) -> None:
    assert tongue(text) == "en"


@pytest.mark.parametrize("text", COPIES)
def test_a_copy_in_another_language_is_known(text: str) -> None:
    assert tongue(text) == "und"


def test_a_long_line_without_a_full_stop_takes_no_longer_than_its_letters() -> None:
    began = time.perf_counter()
    assert tongue("Security Alert\n" + "the embassy is open " * 15_000) == "en"
    assert time.perf_counter() - began < 5
