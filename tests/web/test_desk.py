"""Ada keeps Acme's desk: who is where, what is told to whom, over which channels; Rival's desk sees none of it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.deliver.letter import Desk
from monitor.dispatch import owners
from monitor.model import Recipient, Rule, Sent
from monitor.model.routing import Trip
from monitor.store.calendars import Calendar
from monitor.store.codec import stamp
from monitor.store.leaving import Scope
from monitor.store.shapes import Kept
from monitor.tend.travelling import Kept as Remembered
from monitor.tend.travelling import abroad
from monitor.web.views.desk_travellers import packed, unpacked
from tests.reach.doors import door
from tests.store.stories import belief, event
from tests.web.site import NOW, send

TODAY = NOW.date()
CSV = b"""traveller,name,country,place,from,to,nationality
a1,Ann Moss,Iraq,Basra,2026-03-01,2026-03-20,US
a2,Bo Lind,KZ,Almaty,2026-03-10,,DE
"""


def trip(who: str, name: str, country: str = "IQ", start: int = -1, end: int | None = 9) -> Trip:
    last = None if end is None else TODAY + timedelta(days=end)
    return Trip(who, f"{country}1", country, TODAY + timedelta(days=start), last, name, "US", "Basra")


def recent(name: str = "e1", days: int = 1, **changes):
    return replace(event(name, **changes), detected_at=NOW - timedelta(days=days))


@pytest.fixture
def ada(visit):
    return visit("ada", "admin", tenant="Acme")


@pytest.fixture
def acme(store):
    return store.trips.tenant("Acme", NOW)


def add_hook(web, url: str = "https://hooks.example.com/secret-path", **more) -> int:
    answer = send(web, "/desk/channels", way=more.pop("way", "webhook"), address=url, label=more.pop("label", "Ops room"), owner="", **more)
    return int(re.findall(r'id="c(\d+)"', answer.text)[-1])


# ------------------------------------------------------------------ who may
PAGES = ("/desk", "/desk/travellers", "/desk/routes", "/desk/channels")


@pytest.mark.parametrize("page", PAGES)
def test_strangers_log_in_viewers_and_officers_are_refused_and_who_has_no_company_is_told_so(visit, page):
    assert visit().get(page, follow_redirects=False).headers["location"] == f"/account/login?next={page}"
    assert visit("vera", "viewer", "officer", tenant="Acme").get(page).status_code == 403
    none = visit("olga", "operator").get(page)
    assert (none.status_code, "your account belongs to none" in none.text) == (403, True)


def test_an_empty_desk_says_what_to_do(ada):
    assert "Nobody is on your list yet" in ada.get("/desk").text
    assert "There is nobody to tell yet" in ada.get("/desk/routes").text
    assert "Add the first below" in ada.get("/desk/channels").text


# ------------------------------------------------------------------ now
def test_the_gravest_country_comes_first_with_who_is_there_and_who_arrives(ada, acme, store, keep):
    keep(recent("e1"), recent("e2", country="KZ", destination="kazakhstan", kind="hazard_notice"))
    people = [trip("1", "Zoe <b>Quist</b>", "FJ"), trip("2", "Ann Moss"), trip("3", "Bo Lind", start=6), trip("4", "Late Lee", start=40, end=50)]
    store.trips.replace(acme, "hr", people, "ada", NOW)
    page = ada.get("/desk").text
    assert re.findall(r'id="s-(..)"', page) == ["IQ", "FJ"]
    assert "US orders non-emergency staff" in page and "Zoe &lt;b&gt;Quist" in page
    assert "there now, until 11 March 2026" in page and "arrives 8 March 2026" in page
    assert "Late Lee" not in page
    assert "None noticed in 7 days, and no advice is read." in ada.get("/desk?days=7").text
    assert ada.get("/desk?days=nonsense").status_code == 200


def test_an_order_that_was_lifted_is_no_longer_the_latest_word(ada, acme, store, keep):
    """It heads the list for a month; of another post, another page or what waits for an officer nothing ends it."""
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("2", "Bo Lind", "KZ")], "ada", NOW)
    keep(recent("e1", 3), recent("e2", 2, country="KZ", destination="kazakhstan"), recent("e3", 3, kind="hazard_notice"))
    assert "latest word" not in ada.get("/desk").text
    keep(recent("e4", 1, kind="departure_lifted"), recent("e5", 1, kind="departure_lifted", publisher="canada", country="KZ", destination="kazakhstan"))
    said = re.findall(r'<li>.*?href="/events/(e\d)".*?</li>', page := ada.get("/desk").text)
    assert {*said} == {"e1", "e2", "e3", "e4", "e5"}
    assert re.findall(r'href="/events/(e\d)">(?:(?!</li>).)*?latest word', page) == ["e1"]


def test_none_noticed_is_no_calm_where_a_government_is_not_read(ada, acme, store):
    """The desk looks at its people's country, and not at the tag above."""
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss")], "ada", NOW)
    store.keep(Kept(publisher="us_state", at=NOW, beliefs=[belief()]))
    row = {"door": "us_state.rss", "publisher": "us_state", "health": "ok", "since": None, "good_at": None, "not_checked_each": {}}
    object.__setattr__(ada.app.state.site, "health", lambda: [row])
    assert "None noticed in 30 days." in re.sub(r"<[^>]+>", "", ada.get("/desk").text)
    row |= {"health": "blocked", "not_checked_each": {"IQ": NOW.isoformat()}}
    store.keep(Kept(publisher="us_state", at=NOW + timedelta(seconds=1), beliefs=[belief("mali", countries=("ML",))]))
    assert "None noticed in 30 days, and not every government is read now." in re.sub(r"<[^>]+>", "", ada.get("/desk").text)


def test_the_page_of_a_country_says_how_many_of_the_desks_own_are_there(visit, ada, acme, store):
    """"Who of ours is in Iraq now?" is asked where Iraq is read of; nobody else's page says a word of it."""
    assert "that nobody is there is not known either" in (page := ada.get("/countries/IQ").text) and "By your lists" not in page
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("2", "Bo Lind"), trip("3", "Cy Park", start=4)], "ada", NOW - timedelta(days=3))
    assert "Your list of journeys is of 27 February 2026: whoever was booked since is missing." in ada.get("/countries/FJ").text
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("2", "Bo Lind"), trip("3", "Cy Park", start=4)], "ada", NOW)
    assert "is missing" not in ada.get("/countries/FJ").text
    assert '<a href="/desk#s-IQ">2 people of yours there now, 1 coming</a>' in ada.get("/countries/IQ").text
    assert "nobody of yours is there" in ada.get("/countries/FJ").text
    for web in (visit(), visit("vera", "viewer", "officer", tenant="Acme"), visit("olga", "admin", "operator")):
        assert "of yours" not in web.get("/countries/IQ").text


def test_few_can_be_unfolded_and_of_many_the_first_are_named_beside_the_way_to_all(ada, acme, store):
    few = [trip(f"f{n}", f"Few {n:02}") for n in range(12)]
    many = [trip(f"m{n}", f"Many {n:02}", "FJ") for n in range(13)]
    store.trips.replace(acme, "hr", [*few, *many, trip("f1", "Few 01", "FJ", start=9, end=12)], "ada", NOW)
    page = ada.get("/desk").text
    assert (len(re.findall(r"<b>Few", page)), len(re.findall(r"<b>Many", page))) == (13, 3)
    assert re.findall(r"<summary>(\d+) more", page) == ["4"] and 'country=FJ">10 more: all journeys to Fiji' in page
    assert re.findall(r"<dt>(abroad now|more arrive within two weeks)</dt><dd>(\d+)</dd>", page) == [("abroad now", "25"), ("more arrive within two weeks", "0")]


def test_the_page_of_an_alert_names_the_desks_own_people_and_no_other_viewer_sees_them(visit, ada, acme, store, keep):
    """Ada opens the order from her mail: who of hers is in Baghdad? Zed is, Ann is in Basra; Rita of Rival sees only Rex."""
    keep(recent("e1"))
    people = [trip("1", "Ann Moss"), replace(trip("2", "Zed Lind"), place="Baghdad"), replace(trip("3", "Cy Park", start=4), place="Baghdad")]
    store.trips.replace(acme, "hr", people, "ada", NOW)
    store.trips.replace(store.trips.tenant("Rival", NOW), "hr", [trip("1", "Rex Rival")], "rita", NOW)
    page = ada.get("/events/e1").text
    assert "2 people there now, 1 person expected within two weeks; 2 of them in Baghdad" in page
    assert page.index("Zed Lind") < page.index("Ann Moss") and "Rex Rival" not in page
    rita = visit("rita", "admin", tenant="Rival").get("/events/e1").text
    assert "Rex Rival" in rita and "Ann Moss" not in rita
    for web in (visit(), visit("vera", "viewer", "officer", tenant="Acme"), visit("olga", "admin", "operator")):
        assert 'id="ours"' not in web.get("/events/e1").text


def test_the_three_of_a_desk_note_whom_they_have_reached_and_rivals_desk_sees_none_of_it(visit, ada, acme, store, keep, gate):
    """Ada calls Ann, who is well, and Zed, who does not answer; Bea, her colleague, reads that and takes the list along."""
    keep(recent("e1"))
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("2", "=Zed Lind"), trip("3", "Cy Park", start=4)], "ada", NOW)
    store.trips.replace(store.trips.tenant("Rival", NOW), "hr", [trip("1", "Rex Rival")], "rita", NOW)
    here, note = "/events/e1", "/desk/events/e1/contacts"
    assert "3 in all, 3 not tried yet" in ada.get(here).text
    assert send(ada, here, note, who="1", state="reached").status_code == 200
    send(ada, here, note, who="2", state="no answer")
    for wrong in ({"who": "9", "state": "reached"}, {"who": "1", "state": "lost"}, {"state": "reached"}):
        assert send(ada, here, note, **wrong).status_code == 422
    bea = visit("bea", "admin", tenant="Acme")
    said = " ".join(re.sub("<[^>]+>", " ", bea.get(here).text).split())
    assert "1 reached 1 no answer 3 in all, 1 not tried yet" in said and re.search("Ann Moss reached ada, ", said)
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("3", "Cy Park", start=4)], "ada", NOW)  # Zed flew home
    lines = bea.get("/desk/events/e1/travellers.csv")
    rows = list(csv.DictReader(io.StringIO(lines.content.decode("utf-8-sig"))))
    assert [(row["traveller"], row["name"], row["contact"], row["contact_by"]) for row in rows] == [
        ("1", "Ann Moss", "reached", "ada"), ("3", "Cy Park", "", ""), ("2", "", "no answer", "ada"),
    ]  # fmt: skip
    assert rows[0]["lists_as_of"] and lines.headers["cache-control"] == "no-store"
    word = gate.give("t", gate.accounts.find("ada"), frozenset({"travellers"}), timedelta(days=9), NOW)
    asked = visit().get("/api/v1/events/e1/travellers", headers={"Authorization": f"Bearer {word}"}).json()
    assert [one["contact"] for one in asked["travellers"]] == ["reached", None]
    send(bea, here, note, who="1", state="clear")
    assert "2 not tried yet" in ada.get(here).text
    rita = visit("rita", "admin", tenant="Rival")
    assert "1 in all, 1 not tried yet" in rita.get(here).text and "ada" not in rita.get("/desk/events/e1/travellers.csv").text
    for web in (visit("vera", "viewer", "officer", tenant="Acme"), visit("olga", "operator")):
        assert web.get("/desk/events/e1/travellers.csv").status_code == 403
    deeds = [row.deed for row in store.audit.rows(what="travellers.contact")]
    assert [deed.after for deed in deeds] == ["1 reached", "1 no answer", "1 not tried"] and "Ann" not in str(deeds)


def test_a_program_of_the_company_asks_who_is_where_an_alert_is_by_its_token(visit, ada, acme, store, keep, gate):
    """The travel system asks after each alert; Rival's system, a token that only reads and a stranger's learn nothing."""
    keep(recent("e1"))
    people = [trip("1", "Ann Moss"), replace(trip("2", "Zed Lind", end=None), place="Baghdad"), trip("3", "Cy Park", start=4)]
    store.trips.replace(acme, "hr", people, "ada", NOW)
    store.trips.replace(store.trips.tenant("Rival", NOW), "hr", [trip("1", "Rex Rival")], "rita", NOW)
    visit("rita", "admin", tenant="Rival"), visit("vera", "viewer", "officer", tenant="Acme"), visit("olga", "operator")
    asked = "/api/v1/events/e1/travellers"

    def ask(who: str, *scopes: str):
        word = gate.give("t", gate.accounts.find(who), frozenset(scopes), timedelta(days=9), NOW)
        return visit().get(asked, headers={"Authorization": f"Bearer {word}"})

    told = ask("ada", "travellers").json()
    assert told["lists_as_of"] == NOW.strftime("%Y-%m-%dT%H:%M:%SZ") and ask("rita", "travellers").json()["lists_as_of"] == told["lists_as_of"]
    assert {name: told[name] for name in ("event", "there_now", "expected", "in_named_places")} == {
        "event": "e1", "there_now": 2, "expected": 1, "in_named_places": 1,
    }  # fmt: skip
    assert [(one["name"], one["named_place"], one["to"], one["arrives"]) for one in told["travellers"]] == [
        ("Zed Lind", "Baghdad", None, None), ("Ann Moss", None, "2026-03-11", None), ("Cy Park", None, "2026-03-11", "2026-03-06"),
    ]  # fmt: skip
    assert [one["name"] for one in ask("rita", "travellers").json()["travellers"]] == ["Rex Rival"]
    refused = [ask("ada", "read", "metrics"), ask("vera", "travellers"), ask("olga", "travellers"), visit().get(asked), ada.get(asked)]
    assert {answer.status_code for answer in refused} == {403} and not any("Moss" in answer.text for answer in refused)
    assert "scope travellers" in refused[0].json()["why"]
    word = gate.give("t", gate.accounts.find("ada"), frozenset({"travellers"}), timedelta(days=9), NOW)
    gate.accounts.save(replace(gate.accounts.find("ada"), tenant="Rival"), "operator", NOW)
    moved = visit().get(asked, headers={"Authorization": f"Bearer {word}"})
    assert moved.status_code == 403 and "Moss" not in moved.text, "who works for Rival now asks of neither by an old token"


def test_of_six_hundred_people_five_hundred_are_named_beside_an_alert_and_the_rest_are_counted(ada, acme, store, keep):
    keep(recent("e1"))
    store.trips.replace(acme, "hr", [trip(f"t{n}", f"Many {n:03}") for n in range(600)], "ada", NOW)
    page = ada.get("/events/e1").text
    assert (len(re.findall(r"<b>Many", page)), re.findall(r"<summary>(\d+) more", page)) == (500, ["494"])
    assert 'country=IQ">100 more: all journeys to Iraq' in page


def test_what_is_asked_once_for_all_desks_is_new_with_the_log_and_each_passport_has_its_own_order(visit, ada, acme, store, keep):
    """Ada's people are Americans, Rita's Germans: the same country, the same alerts, another order, and nobody else's people."""
    for name in ("us_state", "germany"):
        store.keep(Kept(publisher=name, at=NOW, beliefs=[belief(publisher=name, level=3)]))
    rival = store.trips.tenant("Rival", NOW)
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss")], "ada", NOW)
    store.trips.replace(rival, "hr", [replace(trip("1", "Rex Rival"), nationality="DE")], "rita", NOW)
    rita = visit("rita", "admin", tenant="Rival")
    first, other = ada.get("/desk").text, rita.get("/desk").text
    order = [re.findall(r'<a href="/pages/\w+" title="([^"]+)"', page) for page in (first, other)]
    assert order[0] == order[1][::-1] and len(order[0]) == 2 and "State" in order[0][0]
    assert "US orders" not in first and "Rex Rival" in other and "Ann Moss" not in other
    keep(recent("e1"))
    assert "US orders" in ada.get("/desk").text and "US orders" in rita.get("/desk").text


def test_who_is_abroad_is_new_with_every_list_leg_and_day(ada, acme, store):
    """It is counted once between two changes; a list that is told anew, a leg taken off and a new day each count."""
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("2", "Bo Lind")], "ada", NOW)
    assert [name in ada.get("/desk").text for name in ("Ann Moss", "Bo Lind", "Cy Park")] == [True, True, False]
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("2", "Bo Lind"), trip("3", "Cy Park")], "ada", NOW)
    assert "Cy Park" in ada.get("/desk").text
    number = next(number for number, _, leg in store.trips.listed(acme, TODAY, "", 9) if leg.name == "Bo Lind")
    store.trips.drop(acme, number, "ada", NOW)
    assert "Bo Lind" not in ada.get("/desk").text
    kept: Remembered = {}
    days = [abroad(store, acme, NOW + timedelta(days=day), 3, 12, kept) for day in (0, 0, 12)]
    assert [len(found) for found in days] == [1, 1, 0] and days[0] is days[1]


def test_a_list_that_is_not_refreshed_is_named_where_its_people_are_looked_for(ada, acme, store):
    """The calendar has answered with 403 since Monday: who was booked since is nowhere, and "nobody is abroad" is not known."""
    one = Calendar("c1", acme, "booking tool", "cal.example", "sealed1.x", NOW - timedelta(days=9), good_at=NOW - timedelta(days=2))
    store.calendars.keep(one, "ada", NOW)
    assert "was not refreshed" not in ada.get("/desk").text
    store.calendars.ill("c1", NOW, "403 Forbidden")
    said = " ".join(re.sub("<[^>]+>", " ", ada.get("/desk").text).split())
    assert re.search("The list “booking tool” was not refreshed since 28 Feb 2026, 21:00 UTC ?. Whoever joined it since is missing here.", said)


def test_a_file_of_last_week_is_of_last_week_wherever_its_people_are_looked_for(ada, acme, store, keep):
    """Nobody has given a newer file: the desk's page, the list of lists and the alert all say of when it is."""
    keep(recent("e1", country="FJ"))
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss")], "ada", NOW - timedelta(days=7))
    pages = [" ".join(re.sub("<[^>]+>", " ", ada.get(at).text).split()) for at in ("/desk", "/desk/travellers", "/events/e1")]
    assert re.search("The list “hr” is of 23 Feb 2026, 21:00 UTC ?. Whoever was booked since is missing here. Import a newer one", pages[0])
    assert "hr 1 journey, taken in 23 Feb 2026, 21:00 UTC" in pages[1]
    assert "None of your travellers are there or expected within two weeks. Your list of journeys is of 23 February 2026" in pages[2]
    store.trips.replace(acme, "summer camp", [trip("9", "Old Ned", start=-60, end=-40)], "ada", NOW - timedelta(days=70))
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss")], "ada", NOW)
    assert "Whoever was booked" not in ada.get("/desk").text + ada.get("/events/e1").text


def test_when_all_are_at_home_the_page_says_so(ada, acme, store):
    store.trips.replace(acme, "hr", [trip("4", "Late Lee", start=40, end=50)], "ada", NOW)
    assert "Nobody is abroad" in ada.get("/desk").text


def test_an_alert_outside_the_span_is_not_active(ada, acme, store, keep):
    keep(recent("e1", days=20))
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss")], "ada", NOW)
    assert "US orders" in ada.get("/desk").text
    assert "US orders" not in ada.get("/desk?days=14").text


# ------------------------------------------------------------------ journeys
def test_a_list_is_looked_at_before_it_is_kept(ada, acme, store):
    look = send(ada, "/desk/travellers", list="hr", files={"file": ("trips.csv", CSV)})
    assert "Ann Moss" in look.text and store.trips.all(acme) == []
    hidden = dict(re.findall(r'name="(list|kind|seen|packed)" value="([^"]+)"', look.text))
    send(ada, "/desk/travellers", "/desk/travellers/keep", **hidden)
    assert [one.name for one in store.trips.all(acme)] == ["Ann Moss", "Bo Lind"]
    again = send(ada, "/desk/travellers", list="hr", files={"file": ("trips.csv", CSV.replace(b"Basra", b"Erbil").replace(b"a2", b"a3"))}).text
    assert "<del><b>Ann Moss</b> to Iraq (Basra)" in again and "<ins><b>Ann Moss</b> to Iraq (Erbil)" in again
    assert re.findall(r"<dt>(\w+)[^<]*</dt><dd>(\d)</dd>", again) == [("new", "1"), ("changed", "1"), ("removed", "1"), ("as", "0")]


def test_who_sends_days_that_may_be_two_says_which_with_a_button(ada, acme, store):
    """Three journeys of this week, as a spreadsheet in London writes them: nobody retypes a column of days."""
    body = b"name;country;from;to\nAnn Moss;Iraq;03/04/2026;05/04/2026\n"
    asked = send(ada, "/desk/travellers", list="hr", files={"file": ("trips.csv", body)}).text
    hidden = dict(re.findall(r'name="(list|kind|packed)" value="([^"]+)"', asked))
    look = send(ada, "/desk/travellers", "/desk/travellers/keep", stands="day", **hidden).text
    assert "What stands first?" in asked and "3 April 2026 to 5 April 2026" in look and "while you looked" not in look
    send(ada, "/desk/travellers", "/desk/travellers/keep", **dict(re.findall(r'name="(list|kind|seen|packed|stands)" value="([^"]+)"', look)))
    assert [one.start.isoformat() for one in store.trips.all(acme)] == ["2026-04-03"]


def test_a_list_that_changed_meanwhile_is_looked_at_again(ada, acme, store):
    look = send(ada, "/desk/travellers", list="hr", files={"file": ("trips.csv", CSV)}).text
    store.trips.replace(acme, "hr", [trip("9", "New Ned")], "bea", NOW)
    hidden = dict(re.findall(r'name="(list|kind|seen|packed)" value="([^"]+)"', look))
    page = send(ada, "/desk/travellers", "/desk/travellers/keep", **hidden).text
    assert "changed while you looked" in page and "New Ned" in page
    assert [one.name for one in store.trips.all(acme)] == ["New Ned"]


@pytest.mark.parametrize(("name", "body", "said"), [
    ("x.csv", b"traveller,country,from\n1,Atlantis,2026-03-01\n2,Iraq,soon\n", ("line 2", "line 3", "2 lines")),
    ("x.json", b'[{"traveller": "1", "country": "Iraq"}]', ("trip 1", "from: expected a day")),
    ("x.ics", b"BEGIN:VCALENDAR\nnonsense", ("expected ics",)),
    ("x.csv", b"\xff\0\xfe", ("expected csv in UTF-8",)),
])  # fmt: skip
def test_every_line_that_will_not_do_is_named_and_nothing_is_kept(ada, acme, store, name, body, said):
    answer = send(ada, "/desk/travellers", list="hr", files={"file": (name, body)})
    assert answer.status_code == 422
    assert all(words in answer.text for words in said)
    assert store.trips.all(acme) == []


def test_every_journey_of_a_long_list_can_be_reached(ada, acme, store):
    many = [replace(trip(f"{n}", f"Person {n:03}", ("IQ", "KZ")[n % 2]), leg="x") for n in range(230)]
    store.trips.replace(acme, "hr", many, "ada", NOW)
    named, at, pages = [], "/desk/travellers", 0
    while at:
        page = ada.get(at).text
        named += re.findall(r'rowheader">(Person \d+)<', page)
        at, pages = next(iter(re.findall(r'rel="next" href="([^"]+)"', page)), "").replace("&amp;", "&"), pages + 1
    assert (named, pages) == ([one.name for one in many], 3)
    assert len(re.findall(r'rowheader">Person', ada.get("/desk/travellers?country=KZ&page=2").text)) == 15
    assert "None here" in ada.get("/desk/travellers?page=9").text


def test_a_form_without_a_file_says_so(ada):
    assert "Expected a file with journeys" in send(ada, "/desk/travellers", list="hr").text
    assert send(ada, "/desk/travellers", "/desk/travellers/keep", kind="csv", packed="?").status_code == 422


def test_what_a_hidden_field_carries_unpacks_within_bounds():
    assert unpacked(packed(CSV)) == CSV
    assert unpacked(packed(b"a" * 5_000_000)) is None
    assert unpacked("no base64") is None and unpacked("AAAA") is None


def test_a_journey_and_a_list_are_removed_and_the_audit_names_nobody(ada, acme, store):
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss"), trip("2", "Bo Lind")], "ada", NOW)
    number = store.trips.listed(acme, TODAY, "", 9)[0][0]
    asked = send(ada, "/desk/travellers", "/desk/travellers/remove", journey=str(number), whose="Ann Moss, Iraq").text
    assert "Remove this journey?" in asked and "Ann Moss, Iraq" in asked and len(store.trips.all(acme)) == 2  # a thumb slips on a bus
    send(ada, "/desk/travellers", "/desk/travellers/remove", journey=str(number), sure="1")
    assert [one.name for one in store.trips.all(acme)] == ["Bo Lind"]
    asked = send(ada, "/desk/travellers", "/desk/travellers/remove", list="hr").text
    assert "Remove this list?" in asked and "1 journey" in asked and store.trips.lists(acme) == {"hr": 1}
    send(ada, "/desk/travellers", "/desk/travellers/remove", list="hr", sure="1")
    assert store.trips.all(acme) == []
    assert send(ada, "/desk/travellers", "/desk/travellers/remove", journey="9" * 15, sure="1").status_code == 404
    told = [row.deed for row in store.audit.rows()]
    assert "travellers.remove" in {deed.what for deed in told} and "Moss" not in str(told)


# ------------------------------------------------------------------ routes
def test_a_rule_shows_what_it_would_have_told_before_it_is_kept(ada, acme, store, keep):
    keep(recent("e1"), recent("e2", days=100))
    number = add_hook(ada)
    here = f"/desk/routes/{number}/rules/0"
    seen = send(ada, here, country="IQ", severity="P2", mode="daily", at="07:30").text
    assert "<dt>messages more</dt><dd>1</dd>" in seen and "US orders" in seen
    assert store.rules(number) == ()
    hidden = dict(re.findall(r'type="hidden" name="(country|severity|mode|at|sure)" value="([^"]+)"', seen))
    send(ada, here, **hidden)
    (rule,) = store.rules(number)
    assert (rule.countries, rule.severity, rule.mode) == ({"IQ"}, "P2", "daily 07:30")
    form = ada.get(f"/desk/routes/{number}/rules/{rule.id}").text
    assert re.search(r'value="IQ" checked', form) and 'value="07:30"' in form
    less = send(ada, f"/desk/routes/{number}/rules/{rule.id}", country="KZ").text
    assert "<dt>messages fewer</dt><dd>1</dd>" in less


def test_a_rule_for_travellers_counts_only_where_somebody_is(ada, acme, store, keep):
    keep(recent("e1"))
    number = add_hook(ada)
    here = f"/desk/routes/{number}/rules/0"
    assert "<dt>messages more</dt><dd>0</dd>" in send(ada, here, travellers="1", severity="P4").text
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss")], "ada", NOW)
    assert "<dt>messages more</dt><dd>1</dd>" in send(ada, here, travellers="1", severity="P4").text


def test_ending_a_rule_shows_what_is_lost_and_asks(ada, store, keep):
    keep(recent("e1"))
    number = add_hook(ada)
    send(ada, f"/desk/routes/{number}/rules/0", country="IQ", sure="1")
    (rule,) = store.rules(number)
    end = f"/desk/routes/{number}/rules/{rule.id}/end"
    assert "1 message would not have been told" in send(ada, "/desk/routes", end).text
    assert len(store.rules(number)) == 1
    send(ada, "/desk/routes", end, sure="1")
    assert store.rules(number) == ()
    assert send(ada, "/desk/routes", end, sure="1").status_code == 404


@pytest.mark.parametrize(("form", "said"), [
    ({"country": "ZZ"}, "expected countries of the list"), ({"severity": "P9"}, "expected one of P1"),
    ({"min_level": "9"}, "expected one of 2, 3, 4"), ({"mode": "hourly", "kind": "gossip"}, "expected kinds"),
])  # fmt: skip
def test_a_rule_that_will_not_do_is_marked(ada, form, said):
    number = add_hook(ada)
    answer = send(ada, f"/desk/routes/{number}/rules/0", **form)
    assert (answer.status_code, said in answer.text) == (422, True)


def test_only_a_mailbox_can_be_private_or_a_duty(ada, acme, store):
    hook = add_hook(ada)
    send(ada, "/desk/channels", way="email", address="ops@acme.example")
    mail = store.desks.all(acme)[-1].id
    for number in (hook, mail):
        send(ada, "/desk/routes", f"/desk/routes/{number}/manner", zone="Asia/Almaty", quiet_from="22:00", quiet_until="06:00", private="1", duty="1")
    assert [(one.zone, one.quiet_from, one.private, one.duty) for one in store.desks.all(acme)] == [("Asia/Almaty", "22:00", False, False), ("Asia/Almaty", "22:00", True, True)]
    assert send(ada, "/desk/routes", f"/desk/routes/{hook}/manner", zone="Nowhere/At_All").status_code == 422


# ------------------------------------------------------------------ channels
def test_a_channel_without_a_rule_says_that_nothing_is_told_there(ada, acme, store):
    """Slack was set up and said "Ready": nobody saw that the other page had no rule for it, until the night it mattered."""
    store.trips.replace(acme, "hr", [trip("1", "Ann Moss")], "ada", NOW)
    send(ada, "/desk/channels", way="email", address="ops@acme.example")
    mail = store.desks.all(acme)[-1].id
    assert f'href="/desk/routes/{mail}/rules/0"' in ada.get("/desk/channels").text and "Nobody is told of any of this" in ada.get("/desk").text
    store.sync([(Recipient("duty", "email", "duty@acme.example", "config", acme), Rule())], NOW)  # by the house's configuration
    assert "Nobody is told" not in ada.get("/desk").text
    store.sync([], NOW)
    store.desks.rule(acme, mail, Rule(severity="P1"), "ada", NOW)
    assert "No rule yet" not in ada.get("/desk/channels").text and "Nobody is told of any of this" in ada.get("/desk").text
    store.desks.change(acme, mail, "ada", NOW, state="active")
    assert "Nobody is told" not in ada.get("/desk").text


def test_a_webhook_is_told_its_secret_once_and_proves_itself(ada, acme, store):
    heard = []

    def answer(request):
        told = json.loads(request.body)
        heard.append(told["type"])
        body = json.dumps({"challenge": told["data"].get("challenge", "")}).encode()
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    with door(answer) as (port, _):
        page = send(ada, "/desk/channels", way="webhook", address=f"http://127.0.0.1:{port}/hook/deep-secret", label="Ops room", owner="it@acme.example").text
        number = store.desks.all(acme)[0].id
        (first,) = re.findall(r"whsec_[\w+/=]+", page)
        assert "deep-secret" not in page and first not in ada.get("/desk/channels").text
        assert "Not proved yet" in page
        proved = send(ada, "/desk/channels", f"/desk/channels/{number}/prove").text
        assert "It is proved." in proved and "Ready" in proved
        assert "The test arrived." in send(ada, "/desk/channels", f"/desk/channels/{number}/test").text
        assert heard == ["endpoint.challenge", "endpoint.test"]
        (second,) = re.findall(r"whsec_[\w+/=]+", send(ada, "/desk/channels", f"/desk/channels/{number}/rotate").text)
        assert second != first
        for _ in range(4):
            send(ada, "/desk/channels", f"/desk/channels/{number}/test")
        assert "within a minute" in send(ada, "/desk/channels", f"/desk/channels/{number}/test").text
        with store.lines.writing() as conn:
            conn.execute("UPDATE calls SET at = ?", [stamp(NOW - timedelta(minutes=1, seconds=1))])
        assert "The test arrived." in send(ada, "/desk/channels", f"/desk/channels/{number}/test").text
    send(ada, "/desk/channels", f"/desk/channels/{number}/off")
    assert "Switched off" in ada.get("/desk/channels").text
    send(ada, "/desk/channels", f"/desk/channels/{number}/on")
    assert store.endpoints.all(acme)[0].disabled_at is None
    assert "Remove this channel?" in send(ada, "/desk/channels", f"/desk/channels/{number}/end").text
    send(ada, "/desk/channels", f"/desk/channels/{number}/end", sure="1")
    assert (store.desks.all(acme), store.endpoints.all(acme)) == ([], [])
    assert "secret" not in str([row.deed for row in store.audit.rows()])


def test_a_mailbox_is_written_to_only_after_its_owner_pressed_the_button(ada, acme, store, visit, whole, keep):
    send(ada, "/desk/channels", way="email", address="ops@acme.example")
    (who,) = store.desks.all(acme)
    assert (who.state, who.address, who.tenant) == ("unconfirmed", "ops@acme.example", acme)
    send(ada, f"/desk/routes/{who.id}/rules/0", country="IQ", sure="1")
    assert "not proved yet" in send(ada, "/desk/channels", f"/desk/channels/{who.id}/test").text
    salt = json.loads(store.outbox()[0].matter)["salt"]
    word = whole.reception.ring.word("confirm", salt)
    public = visit()
    assert "This mailbox is proved" in send(public, f"/confirm/{word}").text
    assert "Ready" in ada.get("/desk/channels").text
    said = send(ada, "/desk/channels", f"/desk/channels/{who.id}/test").text
    assert re.search(r'role="status">A test mail is on its way', said), "and not as an alarm"
    assert json.loads(store.outbox()[-1].matter or "{}").get("letter") in ("test", "confirm")
    send(ada, "/desk/channels", f"/desk/channels/{who.id}/off")
    assert store.recipient(who.id).state == "paused"
    send(ada, "/desk/channels", f"/desk/channels/{who.id}/end", sure="1")
    gone = store.recipient(who.id)
    assert (gone.state, gone.address, gone.address_key, store.rules(who.id)) == ("erased", "", None, ())


def test_a_desk_sees_that_a_reader_left_or_a_receiver_was_removed(ada, acme, store):
    send(ada, "/desk/channels", way="email", address="ops@acme.example")
    (mail,) = store.desks.all(acme)
    store.desks.change(acme, mail.id, "ada", NOW, state="active")
    store.leaving.leave(mail.id, Scope("all"), NOW)
    assert "Ended by its reader" in ada.get("/desk/channels").text
    assert "not proved yet" in send(ada, "/desk/channels", f"/desk/channels/{mail.id}/test").text
    assert "on its way" in send(ada, "/desk/channels", f"/desk/channels/{mail.id}/prove").text
    hook = add_hook(ada)
    store.endpoints.remove(store.endpoints.all(acme)[0].id)
    assert "A receiver that was removed" in ada.get("/desk/routes").text
    for verb in ("prove", "test"):
        assert "Its receiver was removed" in send(ada, "/desk/channels", f"/desk/channels/{hook}/{verb}").text
    send(ada, "/desk/channels", f"/desk/channels/{hook}/off")
    assert send(ada, "/desk/channels", f"/desk/channels/{hook}/rotate").status_code == 422


@pytest.mark.parametrize(("form", "said"), [
    ({"way": "email", "address": "not a mailbox"}, "expected one mailbox"),
    ({"way": "slack", "address": "https://elsewhere.example/x"}, "expected a host of slack"),
    ({"way": "webhook", "address": "file:///etc/passwd"}, "address:"),
    ({"way": "webhook", "address": "https://hooks.example.com/x", "owner": "nobody"}, "expected one mailbox"),
    ({"way": "pigeon", "address": "x"}, "expected one of email"), ({}, "expected one of email"),
])  # fmt: skip
def test_a_channel_that_cannot_be_says_why(ada, acme, store, form, said):
    answer = send(ada, "/desk/channels", **form)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert store.desks.all(acme) == store.endpoints.all(acme) == []


def test_the_same_mailbox_is_one_channel_and_strangers_are_not_flooded(ada, acme, store):
    for _ in range(3):
        send(ada, "/desk/channels", way="email", address="ops@acme.example")
    number = store.desks.all(acme)[0].id
    assert len(store.desks.all(acme)) == 1
    said = [send(ada, "/desk/channels", f"/desk/channels/{number}/prove").text for _ in range(5)]
    assert "on its way" in said[0] and "many mails" in said[-1]
    assert len(store.outbox()) <= 4


def test_40_a_desk_that_spells_one_mailbox_in_many_ways_fills_it_no_faster_than_a_stranger(ada, acme, store):
    """Of thirty spellings that end in one mailbox four are written to; another's mailbox is not kept waiting."""
    spelled = [f"b.o.b+{number}@acme.example" for number in range(28)] + ["BOB@acme.example", "bob@acme.example"]
    for one in spelled:
        send(ada, "/desk/channels", way="email", address=one)
    assert len(store.desks.all(acme)) == 29  # Bob in capitals is the same Bob
    assert len(store.outbox()) == 4
    send(ada, "/desk/channels", way="email", address="carol@acme.example")
    assert len(store.outbox()) == 5


def test_73_a_calendar_behind_an_address_is_read_and_its_trouble_is_shown(ada, acme, store):
    """The address is not shown again; a calendar that turns empty says since when it was not refreshed."""
    bodies = [CSV, b"traveller,name,country,from\n", b"traveller,name,country,from\n"]

    def answer(request):
        body = bodies.pop(0)
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    with door(answer) as (port, _):
        where = "/desk/travellers/calendar"
        page = send(ada, "/desk/travellers", where, address=f"http://127.0.0.1:{port}/secret.csv", list="hr").text
        assert "Bo Lind" in page and "secret.csv" not in page and "127.0.0.1" in page
        page = send(ada, "/desk/travellers", f"{where}/read", list="hr").text
        assert "Not refreshed since" in page and "2 of 2 journeys would vanish" in page and "Bo Lind" in page
        assert "Bo Lind" not in send(ada, "/desk/travellers", f"{where}/sure", list="hr").text
    assert "Not refreshed" not in send(ada, "/desk/travellers", f"{where}/remove", list="hr").text
    assert send(ada, "/desk/travellers", f"{where}/read", list="hr").status_code == 404
    refused = send(ada, "/desk/travellers", where, address="https://10.0.0.1/x", list="hr")
    assert (refused.status_code, "expected a public address" in refused.text) == (422, True)


class Box:
    """A way that takes every letter."""

    def __init__(self) -> None:
        self.to: list[str] = []

    def send(self, message, address: str) -> Sent:
        self.to.append(address)
        return Sent("taken")


def test_nobody_is_written_to_because_a_desk_names_them_as_whoever_hears(ada, acme, store, gate, visit):
    """A desk names a stranger, switches its dead receiver on again and again: each time a letter of ours would go out.

    Whoever proved a mailbox there hears; once they left, officers do, who hear as well where a stranger was named.
    """
    names = ("stranger@far.example", "ops@acme.example")
    for name in names:
        send(ada, "/desk/channels", way="webhook", address="https://hooks.example.com/x", label="You have won", owner=name)
    send(ada, "/desk/channels", way="email", address="Ops@acme.example")
    mail = next(one for one in store.desks.all(acme) if one.channel == "email")
    desk, box = Desk("alerts@monitor.example", "monitor.example", b"k" * 32, None, "Monitor"), Box()

    def broke() -> list[str]:
        box.to.clear()
        for one in store.endpoints.all(acme):
            store.endpoints.change(one.id, disabled_at=NOW, why="410 gone", told_at=None)
            store.note(f"owner of {one.id}", stamp(NOW - timedelta(days=1)))
        owners.tell(store, box, desk, lambda: NOW, ["olga"])
        return box.to

    assert broke() == []
    assert ada.get("/desk/channels").text.count("once that mailbox is proved here") == 2
    store.desks.change(acme, mail.id, "ada", NOW, state="active")
    assert broke() == ["ops@acme.example"]
    assert ada.get("/desk/channels").text.count("once that mailbox is proved here") == 1
    assert len(store.notices.open("endpoint off: ")) == 2
    store.people.suppress(mail.address_key, "complaint", NOW)
    assert broke() == []
