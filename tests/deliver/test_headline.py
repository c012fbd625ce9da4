"""A headline in the reader's language says what the event is; where that is not known apart, the English one stays."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import monitor
from monitor.compare.tongues.guess import SORTS
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.deliver.called import NAMES, PEOPLE
from monitor.deliver.channels.apprise import written
from monitor.deliver.compose import compose
from monitor.deliver.headline import _ACTS, headline
from monitor.deliver.plain import header
from monitor.deliver.words import gist, named
from monitor.model import Finding, Gist, Reader
from monitor.speak.tongue import LANGUAGES, tongue
from monitor.tend import canary
from monitor.terms import hazards
from tests.decide.changes import change
from tests.decide.test_kinds import CASES
from tests.deliver.story import ANN, NOW, desk, event, letter

OTHERS = [code for code in LANGUAGES if code != "en"]


@cache
def findings() -> list[Finding]:
    return [
        found
        for cases in CASES.values()
        for case in (*cases["example"], *cases["counter"])
        for found in classify(change(case), KINDS).findings
    ]


def said(language: str, **fields: object) -> str:
    finding = Finding("k", "P1", "US orders staff out", "r", "w", (), **fields)  # type: ignore[arg-type]
    return headline(finding, tongue(language).country("PK", "Pakistan"), tongue(language))


def test_all_that_any_kind_finds_is_said_in_every_language() -> None:
    """Each kind's own examples are asked, and its counter-examples, which are another kind's."""
    assert {one.kind for one in findings()} >= {"departure_ordered", "operations_suspended", "shelter_in_place", "leave_advice"}
    for language in OTHERS:
        lost = [one.headline for one in findings() if not headline(one, "Testland", tongue(language))]
        assert lost == [], "expected a Gist with an act of monitor/deliver/headline.py"


def test_in_arabic_a_headline_has_no_word_of_ours_in_other_letters() -> None:
    """Whatever is found: only where it is, and what the publisher's own words are, may stand as written."""
    for one in findings():
        assert one.gist
        theirs = f"{one.gist.where} {one.gist.quote} {one.post}" + (f" {one.gist.what}" if one.gist.act.endswith("_lifted") else "")
        assert [word for word in re.findall("[A-Za-z]{2,}", headline(one, "بلد", tongue("ar"))) if word not in theirs] == [], one.headline


def test_every_act_is_done_by_some_kind_and_every_act_done_can_be_said() -> None:
    done = {one.gist.act for one in findings() if one.gist}
    assert done <= {*_ACTS}, "expected a phrase for each act in monitor/deliver/headline.py"
    assert {one.gist.people for one in findings() if one.gist} <= {*PEOPLE, ""}
    assert {one.gist.who for one in findings() if one.gist} <= {*NAMES}
    words = " ".join(
        node.value
        for room in ("decide", "walk", "tend")
        for file in (Path(monitor.__file__).parent / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    made = {act for act in _ACTS if act not in words and not any(part in words for part in _stems(act))}
    assert made == set()


def _stems(act: str) -> list[str]:
    """An act may be put together: leave_ and now, areas_ and raised."""
    return [act[: at + 1] for at, letter in enumerate(act) if letter == "_"] + [act[at:] for at, letter in enumerate(act) if letter == "_"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "USA: angeordnete Ausreise des Personals und der Familien, Konsulat Lahore (Pakistan)"),
        ("fr", "États-Unis\u00a0: départ ordonné du personnel et des familles, consulat à Lahore (Pakistan)"),
        ("es", "EE. UU.: salida ordenada del personal y de las familias, Consulado en Lahore (Pakistán)"),
        ("ar", "الولايات المتحدة: أمر بمغادرة الموظفين وعائلاتهم، القنصلية في لاهور (باكستان)"),
        ("en", ""),
    ],
)
def test_an_order_is_said_in_the_terms_of_the_ministries(language: str, line: str) -> None:
    assert said(language, gist=Gist("US", "ordered", people="its_staff_families"), post="Consulate Lahore", new="ordered") == line


def test_what_stands_beside_a_fact_is_said_with_it() -> None:
    """A lower number is no leave to go everywhere, and an order lifted at one post goes on at another."""
    lowered = said("de", gist=Gist("UK", "level_lowered", what="4"), old="4", new="2")
    assert lowered == "Großbritannien: auf Stufe 2 gesenkt (zuvor 4), Pakistan; Teile des Landes auf Stufe 4"
    assert ";" not in said("de", gist=Gist("UK", "level_lowered"), old="4", new="2")
    lifted = said("de", gist=Gist("US", "ordered_lifted", what="Consulate Lahore and Consulate General Karachi"), post="Embassy Islamabad")
    assert lifted == "USA: angeordnete Ausreise aufgehoben, Botschaft Islamabad (Pakistan); sie gilt weiter: Konsulat Lahore, Generalkonsulat Karachi"
    assert ", Pakistan\u00a0; certaines régions au niveau 4" in said("fr", gist=Gist("UK", "level_lowered", what="4"), old="4", new="2")
    assert said("de", gist=Gist("US", "ordered_lifted_only", people="families")).startswith("USA: angeordnete Ausreise aufgehoben, nur die der Familien")


def test_a_post_a_part_of_the_country_and_a_day_are_named() -> None:
    assert said("fr", gist=Gist("US", "shelter", where="these areas")) == "États-Unis\u00a0: se mettre à l’abri sur place, certaines zones du pays (Pakistan)"
    assert said("es", gist=Gist("US", "leave_now", where="Osk Province")) == "EE. UU.: se pide a sus ciudadanos que salgan ya, Osk Province (Pakistán)"
    assert "bis 31. August 2027" in said("de", gist=Gist("US", "travel_forbidden_until", what="2027-08-31"))
    assert said("de", gist=Gist("Ruritania", "way_closed", what="bridge", where="Kell")) == "Ruritania: bridge gesperrt, Kell (Pakistan)"


@pytest.mark.parametrize("language", OTHERS)
def test_a_long_list_of_places_is_cut_and_not_the_country_behind_it(language: str) -> None:
    """A subject has room for 200 characters, and the country ends the line."""
    spoken, where = tongue(language), "Upper Norhaven Province, Lower Norhaven Province, " * 6
    for act in ("areas_raised", "leave_immediately", "shelter_staff", "staff_barred_at_night"):
        line = said(language, gist=Gist("New Zealand", act, where=where))
        assert header(line).endswith(f"({spoken.country('PK', 'Pakistan')})") and "…" in line


def test_where_no_post_is_named_it_is_the_mission_that_closed_and_not_the_country() -> None:
    assert said("de", gist=Gist("US", "suspended")) == "USA: Betrieb eingestellt, Vertretung (Pakistan)"
    assert said("ar", gist=Gist("US", "post_closed")) == "الولايات المتحدة: إغلاق أمام الجمهور، البعثة (باكستان)"
    assert said("fr", gist=Gist("US", "closed_for_good"), post="Consulate Lahore").endswith("consulat à Lahore (Pakistan)")
    assert said("de", gist=Gist("US", "leave_now")).endswith(", Pakistan")


def test_services_that_are_cut_on_some_ground_are_said_to_be_cut_there() -> None:
    """"Consular services reduced, Pakistan" would be of all of it, where Kell alone is out of reach."""
    cut = next(one for one in findings() if "cuts services outside Port Kell" in one.headline)
    assert headline(cut, "Testland", tongue("de")) == "USA: konsularische Dienste eingeschränkt, outside Port Kell (Testland)"
    assert said("de", gist=Gist("US", "post_evacuated")) == "USA: geräumt, Vertretung (Pakistan)"


def test_airports_and_flights_that_are_to_come_back_are_one_or_many() -> None:
    assert said("de", gist=Gist("US", "way_to_open", what="airports")) == "USA: Öffnung geplant: Flughäfen, Pakistan"
    assert said("de", gist=Gist("US", "flights_to_resume", what="flights")) == "USA: Wiederaufnahme geplant: Flüge, Pakistan"


def test_what_no_rule_took_apart_keeps_its_kind_its_country_and_the_english_line() -> None:
    """An event kept before there was a gist, and an act of a later version, are read as ever."""
    for made in (None, Gist("US", "an act of tomorrow")):
        finding = replace(event().finding, gist=made)
        assert gist(finding, "Kasachstan", tongue("de")) == f"Ausreise von Personal genehmigt, Kasachstan: {finding.headline}"
        assert gist(finding, "Kazakhstan", tongue("en")) == finding.headline


@pytest.mark.parametrize("language", OTHERS)
def test_of_what_may_be_urgent_a_headline_says_what_it_may_be(language: str) -> None:
    """A reader of Spanish makes nothing of "may be urgent" before a Japanese sentence."""
    lines = {said(language, gist=Gist("Japan", f"likely_{sort}", quote="大使館は閉じます。")) for sort in SORTS}
    assert len(lines) == len(SORTS) and all("大使館は閉じます。" in line for line in lines)


def test_ground_that_stays_in_part_is_not_said_to_have_left_its_level() -> None:
    """Of Port Kell the south stays at Level 3: "no longer at Level 3, Port Kell" would send somebody there; no ground is named."""
    lowered = [one for one in findings() if one.kind == "area_advice_lowered"]
    smaller = [one for one in lowered if "narrows" in one.headline or " except " in one.headline]
    apart = [one.gist for one in smaller if one.gist]
    assert len(apart) == len(smaller) > 5
    assert {(one.act, one.where) for one in apart} == {("areas_narrowed_at", ""), ("areas_lowered", "")}
    assert headline(smaller[0], "Testland", tongue("de")).endswith("verkleinert, Testland")
    whole = [one for one in lowered if one not in smaller and "removes" in one.headline and one.headline.count(" from ") == 1]
    assert len(whole) > 5 and {one.gist.act for one in whole if one.gist} == {"areas_lowered_at"}


def test_ground_that_grew_keeps_its_level_in_every_language() -> None:
    """"Advice for parts raised" left out that nobody should go there at all."""
    wider = [one for one in findings() if " widens " in one.headline]
    assert len(wider) > 5 and {one.gist.act for one in wider if one.gist} == {"areas_widened_at"}
    assert all(f"{one.gist.what}" in headline(one, "Testland", tongue(code)) for one in wider if one.gist for code in OTHERS)
    assert "auf Stufe 4 erweitert, Kell Department" in said("de", gist=Gist("US", "areas_widened_at", where="Kell Department", what="4"))


def test_a_post_closed_for_one_service_is_not_closed() -> None:
    """"Closed: visa services, Embassy Lahore" could be read as a list."""
    line = said("de", gist=Gist("US", "closed_for", what="visa services"), post="Consulate Lahore")
    assert line == "USA: für Visadienste geschlossen, Konsulat Lahore (Pakistan)"
    assert not any(":" in said(code, gist=Gist("", "closed_for", what="visa services")) for code in OTHERS)


def test_what_the_house_tells_of_itself_is_said_in_every_language() -> None:
    sown = canary.test(NOW)
    assert not re.search("[A-Za-z]", headline(sown.finding, named(sown, tongue("ar")), tongue("ar")))
    assert headline(sown.finding, "", tongue("de")).startswith(f"Probe vom {tongue('de').plain_day(NOW.date())}: Es ist nichts geschehen")
    assert headline(Finding("k", "P4", "h", "r", "w", (), gist=Gist("US", "layout_changed")), "us_state.rss", tongue("de")) == (
        "USA: Aufbau geändert, ihre Länder werden nicht geprüft, us_state.rss"
    )


def test_a_risk_without_a_letter_stands_in_the_words_of_its_publisher() -> None:
    named = next(one for one in findings() if one.headline == "US adds drone attacks from Norland among the risks: Testland")
    assert headline(named, "Testland", tongue("de")) == "USA: weitere Gefahr genannt, Testland: “drone attacks from Norland”"


def test_a_departure_told_no_longer_but_at_some_posts_goes_on_there() -> None:
    line = said("de", gist=Gist("US", "departure_dropped", people="families", what="Consulate Lahore"), old="authorized")
    assert line.endswith("Aufhebung nicht gemeldet, Pakistan; sie gilt weiter: Konsulat Lahore")


def test_every_hazard_two_rooms_name_has_a_name_in_every_language() -> None:
    for language in OTHERS:
        spoken = tongue(language)
        assert spoken.gettext("Lassa fever") != "Lassa fever" and spoken.gettext("seaport") != "seaport", language
        for name in (value for value in vars(hazards).values() if isinstance(value, str) and value.startswith(("a ", "an "))):
            assert spoken.gettext(name) != name, (language, name)


APART = Gist("US", "authorized", people="staff_families")


def test_a_french_digest_lists_and_opens_each_change_in_french() -> None:
    """At eight in Paris: a departure and a raised level; the English lines stand below, marked as English."""
    raised = Finding("level_raised", "P2", "US raises Oman to Level 3 (was 2)", "r", "w", (), old="2", new="3", gist=Gist("US", "level_raised"))
    far = event(id="f" * 16, country="OM", places=("Oman",), finding=raised, level_before=2, level_after=3, inside=())
    near = event(finding=replace(event().finding, gist=APART))
    mail = compose([letter(event=near), letter(event=far)], replace(ANN, language="fr"), NOW, desk())
    line = "États-Unis\u00a0: départ autorisé du personnel non essentiel et des familles (volontaire), consulat général à Almaty (Kazakhstan)"
    assert mail.subject == f"Kazakhstan\u00a0: {line} … et 1 autre".replace("\u00a0", " ")
    assert f"<h1>{line}</h1>" in mail.html
    assert '<p class="since" dir="auto" lang="en">US lets non-emergency staff' in mail.html
    assert "<h1>États-Unis\u00a0: relevé au niveau 3 (auparavant 2), Oman</h1>" in mail.html
    assert '<div class="preview">États-Unis : départ autorisé' in mail.html
    plain = " ".join(mail.text.split())
    assert f"{' '.join(line.split())} US lets non-emergency staff" in plain


def test_a_german_reader_of_slack_has_the_line_and_below_it_the_english_one() -> None:
    reader = Reader("desk", "slack", "reader:desk", timezone="Asia/Almaty", language="de")
    (card,) = compose([letter(event=event(finding=replace(event().finding, gist=APART)))], reader, NOW, desk()).cards
    assert card.headline.startswith("USA: genehmigte Ausreise des nicht dringend benötigten Personals und der Familien (freiwillig), Generalkonsulat Almaty")
    assert card.original.startswith("US lets non-emergency staff")


def test_the_identity_of_a_mail_is_not_of_its_language_and_an_english_mail_has_no_second_line() -> None:
    one = letter(event=event(finding=replace(event().finding, gist=APART)))
    mails = {code: compose([one], replace(ANN, language=code), NOW, desk()) for code in LANGUAGES}
    assert len({mail.id for mail in mails.values()}) == len({mail.headers["Message-ID"] for mail in mails.values()}) == 1
    assert mails["en"].mail == compose([letter()], ANN, NOW, desk()).mail


def test_in_arabic_a_quotation_and_a_list_of_places_keep_their_order() -> None:
    """Marks stand at both ends of what is not Arabic: its full stop and its brackets stay behind it."""
    line = said("ar", gist=Gist("US", "embassy_alert", quote="Concerns in Kell (north)."))
    assert line == "الولايات المتحدة: تنبيه من السفارة، باكستان: \u200e“Concerns in Kell (north).”\u200e"


def test_what_is_taken_back_or_replaced_is_named_as_its_reader_had_it() -> None:
    """Ann had "USA: auf Stufe 3 angehoben" at nine; what takes it back at ten past nine calls it so."""
    raised = Finding("level_raised", "P2", "US raises Oman to Level 3 (was 2)", "r", "w", (), old="2", new="3", gist=Gist("US", "level_raised"))
    first = event(id="first", country="OM", places=("Oman",), finding=raised)
    for code, line in (("de", "„USA: auf Stufe 3 angehoben (zuvor 2), Oman“"), ("en", "“US raises Oman to Level 3 (was 2)”")):
        back = compose([letter(reverts=first)], replace(ANN, language=code), NOW, desk())
        instead = compose([letter(replaces=(first,))], replace(ANN, language=code), NOW, desk())
        assert line in " ".join(back.text.split()) and line in " ".join(instead.text.split())


@pytest.mark.parametrize("language", OTHERS)
def test_a_telephone_that_shows_the_line_as_its_title_does_not_say_it_again(language: str) -> None:
    reader = Reader("phone", "apprise", "reader:phone", language=language)
    message = compose([letter(event=event(finding=replace(event().finding, gist=APART)))], reader, NOW, desk())
    first, second = written(message).split("\n")[:2]
    assert first == f"{message.cards[0].urgency}{tongue(language).colon} {message.cards[0].place}"
    assert second.startswith("US lets non-emergency staff")


@pytest.mark.parametrize(
    ("language", "post", "place"),
    [
        ("ar", "Embassy Tripoli", "السفارة في طرابلس (باكستان)"),
        ("fr", "Embassy Cairo", "ambassade au Caire (Pakistan)"),
        ("es", "Embassy Damascus", "Embajada en Damasco (Pakistán)"),
        ("de", "Consulate General Jeddah", "Generalkonsulat Dschidda (Pakistan)"),
        ("de", "Embassy Niamey", "Botschaft Niamey (Pakistan)"),
        ("ar", "Embassy Port Kell", "السفارة في \u200ePort Kell\u200e (باكستان)"),
    ],
)
def test_a_city_goes_by_its_name_in_the_language(language: str, post: str, place: str) -> None:
    assert said(language, gist=Gist("US", "suspended"), post=post).endswith(place)
