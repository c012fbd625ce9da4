"""Each key of the configuration refuses what is none of its kind, or lies a step outside of its bounds, and says which key."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.settings import Known, load
from tests.test_settings import KNOWN, WHSEC, mistakes, told

SOURCE, READER, LADDER = "[[source]]", "[[reader]]", "[[escalation]]"
# What a table of several needs beside the key that is looked at.
REST = {
    SOURCE: {"name": '"own"', "address": '"https://a.example/x"'},
    READER: {"name": '"ann"', "channel": '"file"'},
    LADDER: {"name": '"night"', "steps": '[{wait = 0, to = ["ann"]}]'},
}
NEAR = {  # the smallest and the largest that will do, and the next beside each
    "[collect]": {"deadline": (0.1, 600, 0.09, 600.1), "cap_mb": (1, 1024), "spacing": (0, 600, -0.1, 600.1), "budget": (0, 100_000), "at_once": (1, 64), "workers": (1, 64)},
    "[sources.us_state.every]": {"rss": (60, 604_800)},
    SOURCE: {"every": (60, 604_800)},
    "[email]": {
        "port": (1, 65_535), "connect_timeout": (0.1, 600, 0.09, 601), "timeout": (0.1, 600, 0.09, 601), "connections": (1, 100),
        "per_second": (0, 10_000, -0.1, 10_001), "per_domain": (0, 10_000, -1, 10_001),
    },
    "[heat]": {"hours": (0, 8_760), "hot": (0.05, 1, 0.04, 1.01), "page": (60, 604_800), "quiet_days": (1, 365), "quiet": (1, 10, 0.9, 10.1)},
    "[watch]": {"housekeeping": (10, 604_800), "watchdog": (10, 604_800)},
    "[privacy]": dict.fromkeys(("unconfirmed_days", "ended_days", "bodies_days", "deliveries_days", "journeys_days"), (1, 36_500)),
    "[web]": {"port": (1, 65_535)},
    "[storm]": {**dict.fromkeys(("countries", "changes", "factor", "mails"), (1, 1_000_000_000)), "low": (1800, 604_800, -1, 604_801), "top": (0, 600, -1, 604_801)},
    "[canary]": {"within": (30, 86_400)},
    LADDER: {"last_wait": (0, 604_800)},
    READER: {"min_level": (1, 4), "min_delta": (1, 3)},
}  # fmt: skip
FORMS = {  # a value that will do, and such as will not, as TOML writes them
    "[collect]": {
        "contact": ('"a@b.example"', '"é"', "3"), "user_agent": ('"A/{version} {contact}"', '"Ä"', '"{0.x}"'), "mirror": ('"http://a"', '"a"', '"http://a?b"'),
        "proxy": ('"http://a"', '"socks://a"'), "ca_bundle": ('""', '"a\\nb"', '"/a"', '"/dev/null"'),
    },
    "[sources.us_embassy]": {"missions": ('["KZ", "ALL"]', '["kz"]', '"KZ"', "[3]"), "robots": ("false", "0"), "enabled": ("true", "1")},
    SOURCE: {
        "kind": ('"feed"', '"pdf"'), "label": ('"A b"', '"a\\nb"'), "selector": ('"#main"', '"a\\u0007"', '"main["'), "ignore": ('["a+"]', '["("]', '"a"', "[3]"),
        "countries": ('["KZ"]', '["kaz"]', '["kz"]'), "language": ('"pt-BR"', '"x"', '"en_GB"'), "robots": ("true", '"no"'),
        "name": ('"a.b-c_1"', '"a b"', '"-a"', '""', f'"{"a" * 65}"'), "address": ('"https://a.example"', '"ftp://a"', '"https:// a"', '""'),
    },
    "[post]": {
        "domain": ('"a.example"', '"a b"', '".a"', '"a..b"'), "secret_file": ('"key"', '""'), "outbox": ('"out"', '""'), "bounces": ('"in"', '"a\\nb"'),
        "return_path": ('"a+{token}@b.example"', '"a@b.example"', '"{token}"'), "mode": ('"live"', '"test"'), "allowed": ('["@a.example", "a@b.c"]', '["a"]', '["a@"]', '"@a"'),
    },
    "[email]": {
        "host": ('"mx.example"', '"a b"', '"a/b"'), "starttls": ('"implicit"', '"no"'), "user": ('""', '"a\\nb"'), "password_file": ('""', '"a\\u0000"'),
        "backups": ('"a.example, b.example"', '"a;b"'),
    },
    "[reach]": {"ports": ("[443, 8443]", "[0]", "[65536]", "[true]"), "http": ("true", "1"), "inside": ('["a.example"]', '["a b"]', '"a"')},
    "[vault]": {"key_file": ('"k"', '""')},
    "[log]": {"level": ('"info"', '"all"'), "format": ('"human"', '"xml"')},
    "[watch]": {"ping": ('"https://a/b"', '"a"')},
    "[web]": {"host": ('"127.0.0.1"', '"a b"', '""'), "base_url": ('"https://a"', '"a"', '"//a"'), "name": ('"A"', '""', '"a\\nb"'), "proxies": ('"10.0.0.1, fd00::/8, *"', '"a\\nb"', '"localhost"', '"10.0.0.1/8"')},
    "[oidc]": {"issuer": ('"https://a"', '"a"'), "client_id": ('"a"', '"a\\nb"'), "label": ('"a"', '"a\\nb"'), "claim": ('"email"', '"name"')},
    "[officers]": {"readers": ('["ann"]', '["a b"]', '["bob"]', '"ann"'), "page": ('"https://a"', '"a"')},
    "[canary]": {"reader": ('"ann"', '"a b"', '"bob"'), "maildir": ('"m"', '"a\\nb"'), "at": ('"06:00"', '"6:00"', '"24:00"', '""')},
    LADDER: {
        "name": ('"a"', '"a b"'), "severity": ('"P2"', '"P5"'), "countries": ('["KZ"]', '["Atlantis"]'), "publishers": ('["us_state"]', '["us state"]'),
        "kinds": ('["level_raised"]', '["level_razed"]', '["a b"]'),
        "steps": ('[{wait = 604800, to = ["ann"]}]', "[]", "3", '[{wait = 1}]', '[{wait = 1, to = []}]', '[{wait = 1, to = [3]}]', '[{wait = -1, to = ["ann"]}]',
                  '[{wait = 1, to = "ann"}]', '[{wait = 1, to = ["ann"], by = 3}]', '[{wait = 1, to = ["bob"]}]', '[{wait = "1", to = ["ann"]}]'),
    },
    READER: {
        "name": ('"b"', '"a b"'), "publishers": ('["us_state"]', '["us_stat"]', '["us state"]'), "severity": ('"P4"', '"p4"'), "places": ('["a"]', '[""]', f'["{"a" * 61}"]'),
        "mode": ('"weekly 7 23:59"', '"daily 24:00"', '"weekly 8 08:00"', '"daily"', '"hourly "'), "quiet_pass": ('"P2"', '"P5"'), "tenant": ('"A"', '"a\\nb"'),
        "travellers": ("true", "1"), "private": ("true", '"yes"'), "language": ('"de"', '"xx"'), "timezone": ('"Asia/Almaty"', '"Asia"', '"../etc"', "3"),
        "quiet_from": ('""', '"24:00"', '"7:00"'),
    },
}  # fmt: skip


def written(table: str, key: str, value: object) -> str:
    """A file with one key, what its table needs besides, and Ann, who is a reader."""
    rest = {**REST.get(table, {}), key: value}
    ann = "" if table == READER else "[[reader]]\nname = 'ann'\nchannel = 'file'\n"
    return ann + table + "\n" + "".join(f"{name} = {said}\n" for name, said in rest.items())


CASES = [
    *((table, key, good, bad) for table, keys in FORMS.items() for key, (good, *bad) in keys.items()),
    *((table, key, good, near) for table, keys in NEAR.items() for key, (low, high, *beside) in keys.items()
      for good, near in ((low, [(beside or (low - 1, high + 1))[0]]), (high, [(beside or (low - 1, high + 1))[1]]))),
]  # fmt: skip


@pytest.mark.parametrize(("table", "key", "good", "bad"), CASES, ids=[f"{table}{key}-{good}" for table, key, good, _ in CASES])
def test_a_key_takes_what_is_of_its_kind_and_refuses_the_next_beside_it(tmp_path: Path, table: str, key: str, good: object, bad: list[object]) -> None:
    told(tmp_path, written(table, key, good))
    for value in bad:
        found = mistakes(tmp_path, written(table, key, value))
        assert len(found) == 1 and f"{'every' if '.every' in table else key}: expected" in found[0], (value, found)


@pytest.mark.parametrize("one", ["quiet_from", "quiet_until"])
def test_quiet_hours_have_two_ends(tmp_path: Path, one: str) -> None:
    (found,) = mistakes(tmp_path, written(READER, one, '"22:00"'))
    assert "expected both ends of the quiet hours or neither, got one" in found


def test_quiet_hours_that_begin_when_they_end_are_none_and_that_is_said(tmp_path: Path) -> None:
    """Who writes 22:00 twice means a night or a whole day; held as none, the first message would wake him."""
    (found,) = mistakes(tmp_path, written(READER, "quiet_from", '"22:00"') + 'quiet_until = "22:00"\n')
    assert "reader[1].quiet_until: expected another time than quiet_from, or no quiet hours at all, got 22:00 twice" in found


@pytest.mark.parametrize(("twice", "other"), [(SOURCE, "source"), (READER, "reader"), (LADDER, "chain")])
def test_no_two_have_one_name(tmp_path: Path, twice: str, other: str) -> None:
    one = "".join(f"{name} = {said}\n" for name, said in REST[twice].items())
    ann = "" if twice == READER else written(READER, "severity", '"P1"')
    (found,) = mistakes(tmp_path, f"{ann}{twice}\n{one}{twice}\n{one}")
    assert f"expected a name no other {other} has, got" in found


def test_the_gravest_of_a_storm_leave_no_later_than_the_rest(tmp_path: Path) -> None:
    told(tmp_path, "[storm]\nlow = 600\ntop = 600\n")
    (found,) = mistakes(tmp_path, "[storm]\nlow = 599\ntop = 600\n")
    assert "storm.top: expected at most low, 599 seconds, got 600" in found


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://h.example/x", True), ("https://h.example", True), ("http://localhost:9/x", True), ("http://127.0.0.1/x", True), ("http://[::1]:9/x", True),
        ("https://ann:pw@h.example/x", False), ("http://localhost.far.example/x", False), ("http://127.0.0.10/x", False), ("endpoint:ep0123", False),
    ],
)  # fmt: skip
def test_a_webhook_is_posted_to_in_the_clear_on_this_machine_alone(tmp_path: Path, address: str, good: bool) -> None:
    text = f"[[reader]]\nname = 'a'\nchannel = 'webhook'\naddress = '{address}'\nsecret_env = 'HOOK'\n"
    if good:
        assert told(tmp_path, text, HOOK=WHSEC).readers[0].address == address
    else:
        (found,) = mistakes(tmp_path, text, HOOK=WHSEC)
        assert "reader[1].address: expected an https address or endpoint:ID, got" in found and "pw" not in found


@pytest.mark.parametrize("secret", ["whsec_c2hvcnQ=", "whsec_" + "a" * 90, WHSEC.removeprefix("whsec_"), WHSEC + "!"])
def test_what_signs_is_a_secret_of_some_length_and_is_never_repeated(tmp_path: Path, secret: str) -> None:
    (found,) = mistakes(tmp_path, "[[reader]]\nname = 'a'\nchannel = 'webhook'\naddress = 'https://h.example/x'\nsecret_env = 'HOOK'\n", HOOK=secret)
    assert "expected a secret of the form whsec_ and base64 of 24 to 64 bytes, got another form" in found and secret not in found


def test_a_table_is_no_number_and_an_empty_roll_call_checks_nothing(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, "[sources.us_press]\nevery = 3\n")
    assert "sources.us_press.every: expected a table of whole seconds, got 3" in found
    (tmp_path / "local.toml").write_text("[[reader]]\nname = 'a'\nchannel = 'file'\nkinds = ['level_razed']\npublishers = ['atlantis']\n")
    assert load(tmp_path, {}, Known(channels=KNOWN.channels)).readers[0].kinds == {"level_razed"}
