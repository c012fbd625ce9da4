"""What a whole post is for decides what its sentences can mean: the loudest may be a duty, a script or a swindle."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.posture import read

DAY = date(2026, 9, 14)


def _told(title: str, text: str) -> set[str]:
    said = read(f"{title}\n{text}", None, DAY, title, "Norland")
    kinds = {notice.topic for notice in said.notices} - {"speaker", "scene"}
    kinds |= {"leave" for _ in said.leave} | {d.status.value for d in said.departures}
    return kinds | {o.state for o in said.operations}


LOUD = (
    "The Department ordered family members to leave Norland.\nShelter in place until further notice.\n"
    "The airport is closed.\nThe Embassy has suspended operations.\nU.S. citizens should leave Norland now."
)


@pytest.mark.parametrize(
    "title",
    [
        "Vacancy: Evacuation Planner at Embassy Norport", "Solicitation 19NO5026Q0001: Buses", "Hiring a Visa Clerk (LES-7)",
        "Warning of a Phishing Mail", "Forged Notices in Norport", "Beware of Impostors on the Telephone",
        "Film Evening: The Last Helicopter", "Stories From the Old Chancery", "Looking Back at 1997",
        "A Glossary for Wardens", "Know Your Consulate: Who Decides What", "Welcome to Norport",
        "Emergency Exercise on the Compound", "Nationwide Simulacro on Friday",
    ],
)  # fmt: skip
def test_a_post_that_is_no_news_by_its_title_tells_nothing(title: str) -> None:
    assert _told(title, LOUD) == set()


@pytest.mark.parametrize(
    "title",
    [
        "Security Alert: U.S. Embassy Norport", "Security Alert: Beware of Fraud by Those Who Sell Seats",
        "Weather Alert: Storm Threatens the Film Festival", "Message for U.S. Citizens: Changes at Embassy Norport",
        "Exercise Increased Caution in Norport", "Update on the Status of Embassy Norport", "Shooting at a Concert Hall in Norport", "How the Departure Flights Work",
        "Recruitment of Dual Nationals", "Ebola: Entry Screening of New Arrivals", "Peace Corps Volunteers Leave Norland", "",
    ],
)  # fmt: skip
def test_an_alert_is_news_whatever_else_its_title_holds(title: str) -> None:
    assert _told(title, LOUD) >= {"ordered", "shelter_in_place", "border_or_entry_change", "suspended", "leave"}


@pytest.mark.parametrize(
    "title",
    [
        "Film Festival: Security Information", "Job Fair and Security Update", "Newcomers' Coffee, Road Closures and Embassy Operations",
        "Book Club; Travel Notice", "Thanksgiving Recipes - Movement Restrictions", "Internships and a Security Message for U.S. Citizens",
    ],
)  # fmt: skip
def test_a_title_that_names_news_besides_is_read(title: str) -> None:
    assert _told(title, LOUD) >= {"ordered", "shelter_in_place", "border_or_entry_change", "suspended", "leave"}


@pytest.mark.parametrize(
    "title", ["Vacancy: Security Guard, Embassy Operations Team", "Drill and Movement Notice", "Forged Letters and Embassy Operations"]
)
def test_a_title_that_only_seems_to_name_news_besides_is_not(title: str) -> None:
    assert _told(title, LOUD) == set()


@pytest.mark.parametrize(
    "text",
    [
        'You will hear "Leave the building, the airport is closed." It is only a rehearsal.',
        "Soldiers will rehearse an evacuation. U.S. citizens should leave the country now, their script will say.",
        "A test message will go out at noon: shelter in place until further notice.",
        "Mock notices will tell our families to leave Norland at once. The port is closed as part of the scenario.",
    ],
)
def test_a_drill_is_known_by_what_it_says_of_itself(text: str) -> None:
    assert _told("Notice: Noise Around the Harbour on Thursday", text) == set()


def test_what_is_no_drill_is_told() -> None:
    text = "This is not a drill. U.S. citizens should shelter in place until further notice."
    assert _told("Notice to U.S. Citizens: Norport", text) == {"shelter_in_place"}
    assert _told("Notice: The Drill of Friday Is No Drill", text) == {"shelter_in_place"}
    for title in ("Attack on a Film Crew", "Arrests for Filming of Police", "Unrest Around a Trial"):
        assert _told(f"Security Alert: {title}", text) == {"shelter_in_place"}
    assert _told("Notice: Filming With Simulated Gunfire", "Shelter in place until further notice.") == set()


def test_a_feast_shuts_an_office_and_a_fear_suspends_its_work() -> None:
    shut = "The Embassy will be closed on September 17 and 18. Routine services resume on Monday."
    assert _told("Hours in the Week of the Harvest Festival", shut) == set()
    assert _told("Hours in the Week of the Dock Strike", shut) == {"resumed", "services_reduced"}
    feared = "Because of threats the Embassy will be closed on September 17 and 18."
    assert "services_reduced" in _told("Hours in the Week of the Harvest Festival", feared)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("A blog announced that the Embassy has suspended operations.", "None of this is so."),
        ("It was said on air that the Department ordered families to leave Norland.", "It did not."),
        ("Two papers report that the airport is closed.", "Neither is right."),
    ],
)
def test_what_others_said_is_taken_back_by_the_next_sentence(said: str, answer: str) -> None:
    title = "Message for U.S. Citizens: Norport"
    assert _told(title, f"{said} {answer}") == set()
    assert _told(title, said) != set()


def test_what_stands_beside_a_denial_is_told() -> None:
    text = "The Embassy has suspended operations. A blog says the Consul fled. That is not true."
    assert _told("Message for U.S. Citizens: Norport", text) == {"suspended"}


QUOTED = 'A poster reads: "Citizens! Shelter in place until further notice. The airport is closed." Nobody knows who made it.'


def test_what_stands_within_quotation_marks_is_anothers_word() -> None:
    assert _told("Security Alert: Norport", QUOTED) == set()
    assert _told("Security Alert: Norport", QUOTED.replace('"', "")) != set()
    status = 'The Department placed Embassy Norport on "ordered departure" status. The airport is closed.'
    assert "border_or_entry_change" in _told("Security Alert: Norport", status)


@pytest.mark.parametrize(
    "text",
    [
        "The border was closed in a night. Mothers were told to stay indoors.",
        "The Embassy was evacuated, and consular operations were suspended.",
        "Pay grade 7. The holder says when employees must not leave Norport.",
    ],
)
def test_a_dateless_past_is_a_tale_where_no_notice_is_the_title(text: str) -> None:
    assert _told("A Teacher's Evening in the Library", text) == set()


def test_a_past_with_a_day_is_news_under_any_title() -> None:
    assert "border_or_entry_change" in _told("Norport and Its Ferries", "The border was closed on September 13.")
    assert "border_or_entry_change" in _told("Norport and Its Ferries", "The border was closed at 6:30 a.m.")
    assert "border_or_entry_change" in _told("Message for U.S. Citizens: Ferries", "The border was closed.")


def test_what_strangers_tell_is_hearsay_and_what_officials_tell_is_not() -> None:
    said = "told drivers that the airport is closed."
    assert _told("Security Alert: Norport", f"Youths with sticks {said}") == set()
    assert _told("Security Alert: Norport", f"The police have {said}") == {"border_or_entry_change"}
    assert _told("Security Alert: Norport", "One family was told that the Embassy has suspended operations.") == set()


def test_an_answer_says_what_a_term_means_or_what_was_done() -> None:
    asked = "What is ordered departure?"
    assert _told("Questions and Answers", f"{asked} Families and employees must leave post.") == set()
    assert "ordered" in _told("Questions and Answers", f"{asked} Our families were ordered to leave Norland yesterday.")


def test_an_advisory_is_never_idle_whatever_one_of_its_sentences_says() -> None:
    text = f"Norland - Level 3: Reconsider Travel\nApplicants are asked to send your application by mail.\n{LOUD}"
    assert read(text, 3, DAY, "Norland - Level 3: Reconsider Travel", "Norland").operations


def test_our_own_dated_act_is_told_under_a_title_for_work_and_a_forged_or_old_one_is_not() -> None:
    act = "On September 12, the Department of State ordered employees and their families to leave Norland."
    assert "ordered" in _told("Job Announcement and Change in Staffing", f"{act}\nThe driver may still apply.")
    assert "suspended" in _told("Vacancies on Hold", "Effective today, the Embassy has suspended operations.")
    assert _told("Scam Warning: Forged Letter", f"The letter reads:\n{act}\nNothing of this is so.") == set()
    old = act.replace("12,", "12, 2012,")
    assert _told("Vacancy: Driver", f"{old}\nThe driver works in Norport.") == set()


@pytest.mark.parametrize("title", ["Emergency Drill at the Embassy", "Vacancy Announcement: Driver", "Book Talk"])
def test_what_says_that_it_has_nothing_to_do_with_the_rest_is_news(title: str) -> None:
    text = "On May 3 a siren will sound.\n{}from today Embassy personnel may not travel outside Norport."
    assert _told(title, text.format("Not connected with the above: ")) == {"staff_movement_restricted"}
    assert _told(title, text.format("As part of it, ")) == set()
