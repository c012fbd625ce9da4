"""Every language says everything, keeps every placeholder, and reads as the standard library reads it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from monitor.speak.catalogue import entries, translations
from monitor.speak.tongue import LANGUAGES, preferred, tongue
from tests.speak import sayings

OTHERS = [code for code in LANGUAGES if code != "en"]
PLACE = re.compile(r"\{\w*\}|%\(\w+\)s")


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_says_everything_and_nothing_else(code: str) -> None:
    """A sentence was added to a mail: until all languages say it, this fails and names it."""
    assert sayings.sayings() - sayings.told(code) == set(), f"expected these in monitor/speak/locale/{code}.po"
    assert sayings.told(code) - sayings.sayings() == set(), f"expected these no longer in monitor/speak/locale/{code}.po"


@pytest.mark.parametrize("code", OTHERS)
def test_every_translation_is_there_and_keeps_its_placeholders(code: str) -> None:
    forms = {"ar": 6}.get(code, 2)
    for entry in (one for one in sayings.catalogue(code) if one["msgid"]):
        said = [value for name, value in entry.items() if name.startswith("msgstr")]
        assert all(said), entry
        assert len(said) == (forms if "msgid_plural" in entry else 1), entry
        for one in said:
            assert sorted(PLACE.findall(one)) == sorted(PLACE.findall(entry["msgid"])), entry
            assert not {*one} & {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069<>"}, entry


@pytest.mark.parametrize("code", OTHERS)
def test_countries_days_and_months_have_names(code: str) -> None:
    named = {(one["msgctxt"], one["msgid"]) for one in sayings.catalogue(code) if "msgctxt" in one}
    assert named == {("short", one) for one in sayings.short()} | {("country", one) for one in sayings.countries()}


def test_dates_and_numbers_are_written_as_each_language_does() -> None:
    seen = datetime(2022, 1, 8, 0, 1, tzinfo=UTC)
    assert tongue("de").day(date(2022, 1, 7)) == "Freitag, 7. Januar 2022"
    assert tongue("fr").plain_day(date(2022, 5, 1)) == "1er mai 2022"
    assert tongue("es").moment(seen, "Europe/Madrid")[0] == "sáb. 8 ene. 2022, 01:01 Europe/Madrid (UTC+01:00)"
    assert tongue("ar").moment(seen, "UTC") == ("السبت 8 يناير 2022، 00:01 UTC", "")
    assert [tongue(code).number(12_345) for code in LANGUAGES] == ["12,345", "12.345", "12\u202f345", "12.345", "12,345"]


def test_arabic_has_six_ways_to_count() -> None:
    said = [tongue("ar").ngettext("%(number)s change", "%(number)s changes", count) for count in (0, 1, 2, 3, 11, 100)]
    assert len({*said}) == 6


def test_what_nobody_translated_stays_english() -> None:
    assert tongue("xx").gettext("Urgent") == "Urgent"
    assert tongue("de").gettext("A sentence nobody ever wrote") == "A sentence nobody ever wrote"
    assert tongue("de").gettext("") == ""
    assert tongue("de").country("ZZ", "Ruritania") == "Ruritania"


def test_a_broken_catalogue_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="line 2: expected msgid, msgstr or a quoted line, got 'msgstring"):
        list(entries('msgid "a"\nmsgstring "b"\n'))


def test_long_lines_and_contexts_are_read_as_gettext_does() -> None:
    said = translations('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "x"\nmsgid ""\n"long "\n"one"\nmsgstr "lang"\n')
    assert (said.pgettext("x", "long one"), said.gettext("long one")) == ("lang", "long one")


@pytest.mark.parametrize(
    ("accept", "code"),
    [("", "en"), ("de-AT,de;q=0.9,en;q=0.8", "de"), ("nl, fr;q=0.5, es;q=0.7", "es"), ("ar", "ar"), ("fr;q=0, en;q=0.1", "en"), ("*", "en"),
     ("de;q=x, es", "es"), ("zh-TW,zh", "en"), ("DE", "de"), (";;,q=1,,", "en"), ("fr;q=nan", "en")],
)  # fmt: skip
def test_the_browsers_wish_is_read(accept: str, code: str) -> None:
    assert preferred(accept) == code


def test_a_french_mark_that_stands_apart_never_begins_a_line() -> None:
    """A colon or a closing guillemet is set apart by a space that breaks no line."""
    said = [value for entry in sayings.catalogue("fr") for name, value in entry.items() if name.startswith("msgstr")]
    assert [one for one in said if re.search(r" [:;?!»]|« ", one)] == []
    assert sum("\u00a0:" in one for one in said) > 20


def test_what_is_no_longer_so_cannot_be_read_as_more_of_it_in_french() -> None:
    """"Voyages plus interdits" is "no longer forbidden" and "more forbidden" alike: what ended has its whole negation."""
    ended = [one for one in sayings.catalogue("fr") if re.search(r"no longer|no more|not any more", one["msgid"], re.IGNORECASE)]
    assert len(ended) > 15
    assert [one for one in ended if re.search(r"\bplus\b", one["msgstr"], re.IGNORECASE) and not re.search(r"\b[Nn]e |n’|rien|aucun", one["msgstr"])] == []


@pytest.mark.parametrize(
    ("code", "english", "misread"),
    [
        ("es", "Shelter lifted", "levantado"),  # a shelter that was put up
        ("fr", "Area advice raised", "Conseil régional"),  # the council of a region
        ("de", "Departure limit due", "Frist der Ausreise"),  # a last day to leave
        ("es", "Departure limit due", "plazo de salida"),
        ("ar", "authorized departure lifted", "انتهاء الإذن"),  # as if leaving were allowed no more
        ("ar", "Sundays at {time}", "كل أحد "),  # everybody
        ("de", "Worldwide caution", "Warnung"),  # a Warnung forbids, in the words of that ministry
    ],
)  # fmt: skip
def test_a_translation_that_can_be_taken_for_something_else_is_not_used(code: str, english: str, misread: str) -> None:
    assert misread not in tongue(code).gettext(english)
