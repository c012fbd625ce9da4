"""Pages for subscribers in five languages: by what the browser likes, by choice, and by what a subscriber chose before."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from itertools import count

import pytest

from monitor.admit.reception import Reception
from monitor.dispatch import matters
from monitor.model import Message
from monitor.seals import Ring, unsubscribe_token
from monitor.speak.tongue import LANGUAGES, tongue
from tests.deliver.story import desk as writer
from tests.web.site import HOST, NOW, client, site
from tests.web.test_subscribe import FORM, send

RING = Ring({0: b"k" * 32})


@pytest.fixture
def web(store):
    drawn = count()
    desk = Reception(store.people, store.leaving, store.moving, store.spelling, RING, b"s" * 32, lambda: f"{next(drawn):032x}")
    with client(site(store, reception=desk, clock=lambda: NOW)) as opened:
        yield opened


def letter(store, occasion: str) -> Message:
    due = next(due for due in store.outbox() if json.loads(due.matter)["letter"] == occasion)
    found = matters.letter(due, RING, HOST, NOW + timedelta(seconds=5), writer())
    assert isinstance(found, Message)
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_37_the_browsers_language_and_the_asked_one(web, code: str) -> None:
    word = tongue(code).gettext("Be told when advice changes")
    for answer in (web.get("/subscribe", headers={"Accept-Language": code}), web.get(f"/subscribe?lang={code}", headers={"Accept-Language": "es"})):
        assert f"<h1>{word}</h1>" in answer.text
        assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in answer.text
        assert answer.headers["Content-Language"] == code
        assert "Accept-Language" in answer.headers["Vary"]
        assert f'<option value="{code}" lang="{code}" selected>' in answer.text
    assert tongue(code).country("KZ", "Kazakhstan") in answer.text


def test_the_mail_that_asks_says_the_city_that_was_wished_and_nobody_s_own_words(web, store) -> None:
    """Ann follows Almaty alone; her mail spoke of every country. Words of a stranger go to no mailbox all the same."""
    send(web, "/subscribe", address="ann@example.org", place="Almaty")
    said = " ".join(letter(store, "confirm").text.split())
    assert "- Almaty with what is said of its whole country – Everything that changes advice; at once" in said and "Every country" not in said


def test_the_mail_that_asks_repeats_no_words_of_a_stranger(web, store) -> None:
    send(web, "/subscribe", address="ann@example.org", place="Cheap watches at watches example", country="KZ")
    said = letter(store, "confirm")
    assert "- Kazakhstan – Everything" in said.text and "watches" not in said.text + said.html


def test_a_long_wish_says_how_often_at_its_end(web, store) -> None:
    codes = re.findall(r'name="country" value="([A-Z]{2})"', web.get("/subscribe").text)[:200]
    send(web, "/subscribe", address="ann@example.org", country=codes, mode="daily", at="08:00", zone="Europe/Berlin")
    said = " ".join(letter(store, "confirm").text.split())
    assert "and 188 more – Everything that changes advice; once a day at 08:00 (Europe/Berlin)" in said


def test_a_page_that_is_not_there_is_missed_in_the_readers_language(web) -> None:
    assert web.get("/nothing-here?lang=de").text.count(tongue("de").gettext("There is no such page")) == 2
    assert '<html lang="en"' in web.get("/review/nothing-here", headers={"Accept-Language": "de"}).text


def test_37_who_signs_up_in_german_is_written_to_in_german_and_reads_german_when_coming_back(web, store) -> None:
    sent = send(web, "/subscribe?lang=de", **FORM, language="de")
    assert "Sehen Sie in Ihr Postfach" in sent.text
    mail = letter(store, "confirm")
    assert mail.subject == "Bitte bestätigen: Meldungen von Advisory Monitor"
    assert "Irak, Kasachstan" in mail.text
    page = re.search(r"http://monitor\.test(/confirm/\S+)", mail.text)[1]
    assert page.endswith("?lang=de")
    assert "Sie erfahren es" in send(web, page).text
    (who,) = store.recipients()
    assert who.language == "de"
    link = f"/leave/{unsubscribe_token(RING, who.id)}"
    assert "Alle Mails abbestellen" in web.get(link, headers={"Accept-Language": "fr"}).text
    assert "Nur Dringendes" not in web.get(link).text
    assert "Arrêter tous les messages" in web.get(f"{link}?lang=fr").text


def test_mistakes_are_told_in_the_language_of_the_page(web, store) -> None:
    answer = send(web, "/subscribe?lang=es", **{**FORM, "address": "ann@", "zone": "Mars/Base"})
    assert answer.status_code == 422
    assert "Elija una zona horaria de la lista" in answer.text
    assert "expected" not in answer.text
    assert list(store.recipients()) == []


def test_a_link_that_is_none_is_refused_in_the_readers_language_also_with_a_percent_in_it(web) -> None:
    answer = web.get("/leave/100%25%7B%7D", headers={"Accept-Language": "ar"})
    assert answer.status_code == 404
    assert tongue("ar").gettext("There is no such page") in answer.text
    assert 'dir="rtl"' in answer.text


def test_37_a_language_that_is_not_offered_is_no_language(web, store) -> None:
    assert send(web, "/subscribe", **{**FORM, "language": "tlh"}).status_code == 422
    assert '<html lang="en"' in web.get("/subscribe?lang=../../etc/passwd").text


def test_a_nurse_in_tripoli_names_her_city_in_arabic_and_reads_which_tripoli_it_is(web, store) -> None:
    """She was asked to choose a country, for nobody here knew where طرابلس is; and there is another in Lebanon."""
    sent = send(web, "/subscribe?lang=ar", address="ann@example.org", place="طرابلس", language="ar")
    assert sent.status_code == 200
    said = letter(store, "confirm").text
    assert "طرابلس (ليبيا)" in said and "Tripoli" not in said


def test_what_was_wrong_is_read_first_and_leads_to_each_field(web) -> None:
    """Who hears the page learns of it by its title; the focus stands on the mistakes, and each is told at its own field."""
    answer = send(web, "/subscribe?lang=fr", **{**FORM, "address": "ann@", "zone": "Mars/Base", "quiet_from": "22:00"})
    assert "<title>Veuillez revoir ce qui est signalé ci-dessous" in answer.text
    (told,) = re.findall(r'role="alert" tabindex="-1" autofocus>.*?</div>', answer.text, re.DOTALL)
    for name, field in (("address", "s-address"), ("zone", "m-zone"), ("quiet_until", "m-from")):
        assert f'<a href="#{field}">' in told
        marked = re.search(rf'<input id="{field}"[^>]*>', answer.text)[0]
        assert f'aria-invalid="true" aria-describedby="wrong-{name}"' in marked and f'id="wrong-{name}"' in answer.text
    assert "aria-invalid" not in web.get("/subscribe").text


def test_the_language_chosen_on_a_page_goes_with_each_form_of_it(web, store) -> None:
    """Her alerts are in English; she reads the page in Arabic, and pressing a button turned it English."""
    send(web, "/subscribe", **FORM)
    send(web, re.search(r"http://monitor\.test(/confirm/\S+)", letter(store, "confirm").text)[1])
    send(web, "/login?lang=ar", address="ann@example.org")
    link = re.search(r"http://monitor\.test(/login/\S+)", letter(store, "login").text)[1]
    assert '<html lang="ar"' in send(web, f"{link}?lang=ar").text
    page = web.get("/manage?lang=ar").text
    assert re.findall(r'action="/manage[^"?]*"', page) == []
    wrong = send(web, "/manage?lang=ar", "/manage/manner?lang=ar", zone="Mars/Base")
    assert wrong.status_code == 422 and '<html lang="ar"' in wrong.text and 'value="Mars/Base"' in wrong.text
    assert '<html lang="ar"' in send(web, "/manage?lang=ar", "/manage/manner?lang=ar", zone="Asia/Almaty", language="en").text
    assert '<html lang="fr"' in send(web, "/manage?lang=ar", "/manage/manner?lang=ar", zone="Asia/Almaty", language="fr").text
    for code in re.findall(r'name="country" value="([A-Z]{2})"', page)[:51]:
        full = send(web, "/manage?lang=fr", "/manage/add?lang=fr", country=code, severity="P1")
    assert full.status_code == 422 and '<a href="#follow">Une personne ne peut pas suivre davantage ici' in full.text
    assert '<html lang="ar"' in send(web, "/manage?lang=ar", "/manage/out?lang=ar").text


def test_a_form_that_lay_too_long_says_so_in_the_language_of_its_page(web) -> None:
    """On a slow line the page was open for a day: "This form is out of date" told her nothing."""
    late = web.post("/subscribe?lang=ar", data={**FORM, "token": "of yesterday"}, headers={"Origin": HOST})
    assert late.status_code == 403 and "أعيدوا تحميلها" in late.text and "out of date" not in late.text
    cut = web.get("/acknowledge/cut?lang=es")
    assert cut.status_code == 404 and "se cortó por el camino" in cut.text
