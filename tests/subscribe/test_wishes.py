"""A form says what a person wishes, or says every mistake at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.subscribe.limits import ADDRESS, granted, network
from monitor.subscribe.wishes import Manner, Offer, Unclear, Wishes, manner, wishes

OFFER = Offer({"KZ", "IQ"}, {"departure_ordered"}, {"us_state", "uk_fcdo"}, ("en", "de"))


def test_an_empty_form_follows_everything_at_once() -> None:
    assert wishes({}, OFFER) == Wishes()
    assert manner({}, OFFER) == Manner()


def test_what_was_chosen_is_kept_once_and_in_order() -> None:
    said = {"country": ["KZ", "IQ", "KZ", ""], "kind": ["departure_ordered"], "place": [" Almaty "], "mode": ["weekly"],
            "weekday": ["5"], "at": ["07:30"], "severity": ["P2"]}  # fmt: skip
    assert wishes(said, OFFER) == Wishes(("KZ", "IQ"), ("departure_ordered",), (), ("Almaty",), "P2", "weekly 5 07:30")


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(Unclear) as told:
        wishes({"country": ["XX"], "kind": ["gossip"], "mode": ["daily 25:00"], "severity": ["P9"]}, OFFER)
    assert set(told.value.mistakes) == {"country", "kind", "mode", "severity"}
    with pytest.raises(Unclear) as told:
        manner({"zone": ["../etc/passwd"], "quiet_from": ["22:00"], "language": ["tlh"]}, OFFER)
    assert set(told.value.mistakes) == {"zone", "quiet_until", "language"}
    with pytest.raises(Unclear) as told:
        manner({"zone": ["Mars/Olympus"]}, OFFER)
    assert "got 'Mars/Olympus'" in told.value.mistakes["zone"]


def test_a_place_nobody_knows_needs_its_country() -> None:
    known = replace(OFFER, at_home=lambda place: place == "Almaty")
    assert wishes({"place": ["Almaty"]}, known).places == ("Almaty",)
    assert wishes({"place": ["Ubud"], "country": ["KZ"]}, known).places == ("Ubud",)
    for several in (["Ubud"], ["Almaty", "Ubud"]):
        with pytest.raises(Unclear) as told:
            wishes({"place": several}, known)
        assert set(told.value.mistakes) == {"place"}


@pytest.mark.parametrize("many", [300, 301])
def test_a_rule_names_no_more_than_there_are(many: int) -> None:
    """Where nobody knows which there are, three hundred are taken, and a form that was made by a program is not."""
    said, all_of_them = {"country": [f"c{n}" for n in range(many)]}, Offer({f"c{n}" for n in range(301)}, set(), set(), ("en",))
    if many == 300:
        assert len(wishes(said, all_of_them).countries) == 300
        return
    with pytest.raises(Unclear) as told:
        wishes(said, all_of_them)
    assert "got 301" in told.value.mistakes["country"]


def test_64_quiet_hours_and_what_may_pass_them() -> None:
    said = {"quiet_from": ["22:00"], "quiet_until": ["07:00"], "zone": ["Asia/Almaty"], "wakes": ["none"]}
    assert manner(said, OFFER) == Manner("en", "Asia/Almaty", "22:00", "07:00", "")


def test_quiet_hours_that_begin_when_they_end_are_asked_about_again() -> None:
    """Ann writes 22:00 twice and sleeps; held as no quiet hours at all, the first message would wake her."""
    with pytest.raises(Unclear) as told:
        manner({"quiet_from": ["22:00"], "quiet_until": ["22:00"]}, OFFER)
    assert told.value.mistakes == {"quiet_until": "expected two different times, or no quiet hours at all, got 22:00 twice"}


@given(st.dictionaries(st.sampled_from(["country", "mode", "at", "zone", "place", "severity", "quiet_from"]), st.lists(st.text(max_size=30), max_size=5)))
def test_no_form_breaks_the_reading(said: dict[str, list[str]]) -> None:
    for read in (wishes, manner):
        try:
            read(said, OFFER)
        except Unclear as told:
            assert told.mistakes


def test_40_a_stranger_gets_four_mails_a_minute_and_no_more() -> None:
    sent: list[str] = []
    while granted("ann", "192.0.2.0/24", lambda key, within: sent.count(key)):
        sent.append("ann")
    assert len(sent) == 4
    assert not granted("ann", "n", lambda key, within: 11 if key == "ann" and within > timedelta(minutes=1) else 0)
    assert [limit.most for limit in ADDRESS] == [4, 11, 20]


def test_40_one_network_cannot_ask_for_many_addresses() -> None:
    assert not granted("new", "2001:db8::/64", lambda key, _: 20 if key == "2001:db8::/64" else 0)


@pytest.mark.parametrize(
    ("peer", "of"),
    [("192.0.2.77", "192.0.2.0/24"), ("::ffff:192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
     ("fe80::1%eth0", "fe80::/64"), ("", "unknown")],
)  # fmt: skip
def test_40_a_network_is_what_one_customer_owns(peer: str, of: str) -> None:
    assert network(peer) == of
