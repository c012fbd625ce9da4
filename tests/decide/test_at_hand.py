"""An attack under way, or one that may come soon, is urgent; history, drills and what may always be are not."""

from __future__ import annotations

import time

import pytest

from monitor.decide.alerts.at_hand import at_hand
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

URGENT = """
Two armed persons have taken several hostages at a bank on Harbour Street.
Gunmen have stormed a guesthouse in Norhaven.
There is an active security incident near the Old Port.
Because of security threats at the north gate of the airport, please avoid the terminal.
Owing to rocket attacks near the embassy compound, all appointments are cancelled.
An attack may very soon take place in Norhaven.
Militants may strike in the next few days.
An attack might be carried out within hours.
The Embassy received information concerning possible attacks on ferries.
The Embassy has intelligence that extremists intend to attack a church.
The Embassy has seen an increase in threat reporting about attacks on hotels.
There is a heightened risk of an attack on markets this weekend.
We are aware of threats against the shopping mall on King Street.
Dozens of rockets have been fired at the coast.
Shelling is continuing near the bridge.
There is ongoing gunfire near the old market; avoid the area.
Stay away from the port and avoid the bridge due to ongoing gunfire.
We are aware of reports of explosions in Norhaven; check our website for updates.
The siege is ongoing and has not been resolved.
A gunman attacked a guesthouse this morning.
A market in Norhaven was attacked today by armed men.
Earlier today, militants ambushed a convoy near the Old Port.
A car bomb exploded this evening outside the ministry.
According to a statement released by the mayor, gunmen are attacking a hotel.
Because of militia attacks at the U.S. Consulate compound, nobody is received.
A man discharged a weapon at the gate of the Consulate.
Shots have been heard near the parliament.
Soldiers have been firing into the air in several barracks.
Authorities report that additional attacks may occur against churches.
Gunmen attacked a hotel last week, killing two. Additional attacks may occur.
Further attacks may occur in Norhaven today.
There were no explosions at the port, but gunmen are attacking a hotel.
In the past week, armed attacks on cars near Norhaven have resulted in three deaths.
The protest does not pose a threat, but there is gunfire in Norhaven now.
The explosion did not pose a threat to the embassy and gunmen are attacking a mall in Norhaven.
Officers have seized control of the government in Norhaven.
Part of the army is attempting a coup.
A mutiny is under way in two barracks.
The armed forces have announced that they are in control of the government.
A general announced the takeover of the government by a military council.
The Embassy has received reports of small arms fire near the bridge.
There is gunfire near the stadium.
There is possible anti-government military activity underway.
The Embassy informs citizens of clashes in Norhaven, which have included gunfire.
The Embassy has specific information about possible activity at the airport in early May.
Police and the bomb squad are responding to an explosion at a hotel.
There is ongoing fighting in rebel-controlled districts of Norhaven.
There are reports of an explosion near the World War memorial.
Shelling continues and unexploded rockets lie in the streets.
There are reports of several shots at the palace.
Soldiers are opening fire on a crowd in Norhaven.
Gunmen who took hostages at a hotel in Lagos this morning are still inside.
Gunmen who took guests hostage at a hotel this morning are still inside.
Soldiers who seized power this morning remain in the palace, and gunfire continues.
With the alert heightened, please refrain from visiting all U.S. Government facilities through the holiday weekend.
"""
NOT = """
Terrorists may attack with little warning.
An attack may occur at any time.
An attack may occur over the coming holidays.
In 2019, gunmen took hostages at a bank.
Armed groups in the region have taken hostages for ransom.
Gunmen have seized cars on this road in recent months.
Following threats against schools in March 2021, guards were hired.
The siege at the hotel has ended.
The hostages were freed today.
The police will simulate a hostage situation at the airport today.
The Embassy has no information about possible attacks.
The Embassy has received information about the use of drones.
The web site has information about attacks on travelers.
Be aware of the continuing threat of attacks at the airport.
The ongoing security situation in the north remains fluid.
Due to the threat of terrorism at airports, expect queues.
Avoid crowds due to the continuing risk of attacks.
Two men released their hostages today.
The trial of gunmen who attacked a market begins today.
Gunmen attacked a market in 2019, and the court decides today.
The mosque that was attacked by gunmen opens again today.
A bomb of the Second World War was detonated today.
The bomb squad detonated a suspicious parcel today.
A gunman attacked a guesthouse last week.
Reports of an attack today turned out to be unfounded.
Terrorist groups continue to seek opportunities to attack hotels.
The company has taken control of the power plant.
Guards sometimes opened fire on cars in 2019.
Booster shots are now available at this clinic.
Protests against the military coup are continuing.
Today the country commemorates the uprising of its miners.
There is no coup.
Flu shots are now available at the clinic.
The Embassy is receiving reports of a shortage of measles shots.
The explosions of today are controlled explosions at the quarry.
Reports of an unexploded rocket in a field were received.
Today the ministry commemorates the coup of 1973.
Police may respond by opening fire on protesters.
The officers who ousted the president in 2021 have seized farms and still rule.
Shooting into the air at weddings is common.
You no longer need to avoid all U.S. government facilities.
The Embassy lifted its advice to stay away from all U.S. diplomatic missions.
Please refrain from visiting all U.S. government buildings on the holiday.
Additional attacks may occur at any time.
Terrorists may attack with little warning. Additional attacks may occur in tourist areas.
There is a threat of attacks. Further attacks may take place at hotels.
Additional attacks may occur in crowded places.
There were no explosions at the port today.
In the past, attacks near Norhaven have resulted in deaths.
In the past few days, there have been no attacks that injured anyone.
In the past ten years, attacks have killed dozens.
No further attacks may occur, the minister promised.
Attacks may occur in crowded places.
Recent events do not pose an imminent threat to citizens.
The state of siege continues in four districts.
"""


@pytest.mark.parametrize(("said", "urgent"), [(s, True) for s in URGENT.split("\n") if s] + [(s, False) for s in NOT.split("\n") if s])
def test_what_is_at_hand_is_told_from_what_may_always_be(said: str, urgent: bool) -> None:
    assert bool(at_hand(said)) is urgent


def alerts(post: str) -> list[tuple[str, str, str, str]]:
    found = change({"publisher": "us_embassy", "before": {"text": ""}, "after": {"text": post}})
    told = classify(found, KINDS).findings
    return [(f.kind, f.severity, f.headline.partition(": ")[2], f.evidence[0].text) for f in told]


def test_an_urgent_alert_is_told_by_what_makes_it_urgent() -> None:
    said = "Officers have seized control of the government in Norhaven."
    post = f"Warden Message\nThere are no signs of violence in the streets so far. {said}"
    ((kind, severity, headline, quote),) = alerts(post)
    assert (kind, severity, headline) == ("security_alert", "P2", said.rstrip("."))
    assert said in quote


def test_an_alert_that_says_a_told_sentence_again_is_none() -> None:
    post = "Demonstration Alert: U.S. Embassy Testville\nDue to protests, all citizens should shelter in place."
    assert [kind for kind, *_ in alerts(post)] == ["shelter_in_place"]


def test_what_a_title_says_is_said_once() -> None:
    title = "Alert: State of Emergency and Curfews in Testland"
    post = f"{title}\nOn Monday the President declared a state of emergency, with curfews in three towns."
    assert [kind for kind, *_ in alerts(post)] == ["hazard_notice"]


def test_a_post_that_closed_until_further_notice_is_told_once() -> None:
    post = "U.S. Embassy Kell\nThe U.S. Embassy in Kell will be closed until further notice. We have canceled all appointments."
    assert [kind for kind, *_ in alerts(post)] == ["operations_suspended"]


def test_clashes_with_gunfire_are_the_reason_of_the_shelter_they_cause() -> None:
    why = "The Embassy informs citizens of clashes with the police, which have included gunfire."
    post = f"Security Alert: Unrest in Testville\n{why}\nRemain indoors until further notice."
    assert [kind for kind, *_ in alerts(post)] == ["shelter_in_place"]


@pytest.mark.parametrize(("said", "grade"), [
    ("Air strikes on the capital have begun.", "P2"), ("On March 2, gunmen attacked a guesthouse in Norhaven.", "P2"),
    ("Armed clashes broke out in Norhaven and regular bus service has stopped.", "P2"),
    ("Armed clashes with regular troops broke out in Norhaven.", "P2"),
    ("There are regular armed clashes in Norhaven.", "P3"), ("Armed clashes break out regularly in Norhaven.", "P3"),
    ("Frequent armed clashes stop regular bus service in Norhaven.", "P3"),
    ("Clashes in the north are common.", "P3"), ("On February 20, gunmen attacked a guesthouse in Norhaven.", "P3"),
])  # fmt: skip
def test_a_post_tells_of_violence_as_a_page_does(said: str, grade: str) -> None:
    ((_, severity, _, _),) = alerts(f"Security Alert: U.S. Embassy Testville\n{said}")
    assert severity == grade


def test_the_attack_stands_as_the_reason_in_the_alert_it_caused() -> None:
    post = "Security Alert: U.S. Embassy Testville\nThere are reports of gunfire near the port.\nShelter in place now."
    (told,) = classify(change({"publisher": "us_embassy", "before": {"text": ""}, "after": {"text": post}}), KINDS).findings
    assert told.kind == "shelter_in_place"
    assert [said.text for said in told.evidence] == ["Shelter in place now.", "There are reports of gunfire near the port."]


def test_a_post_of_one_endless_line_is_read_in_a_moment() -> None:
    """Eighty thousand characters of it took fourteen seconds, four times as many four minutes, and no other page was read."""
    begun = time.process_time()
    alerts("Security Alert\n" + "January a.m. " * 6_000)
    assert time.process_time() - begun < 5  # 0.4 on a quiet machine
