"""A configuration is read whole: defaults below, the folder's files above, and every mistake told at once."""

from __future__ import annotations

import pickle
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from monitor.collect.sources import SOURCES
from monitor.model import Reader
from monitor.settings import FILES, Known, Mistakes, Settings, embedded, load, shapes
from monitor.settings.draft import Draft
from monitor.wire import known

KNOWN = Known(doors=known().doors, kinds=("level_raised", "departure_ordered"))

WHSEC = "whsec_" + "c2VjcmV0IG9mIHRoZSBob3VzZSwgbG9uZw=="


def told(folder: Path, text: str, name: str = "local.toml", **environ: str) -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder, environ, KNOWN)


def mistakes(folder: Path, text: str, name: str = "local.toml", **environ: str) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        told(folder, text, name, **environ)
    return caught.value.mistakes


def test_without_any_file_the_embedded_defaults_count(tmp_path: Path) -> None:
    settings = load(tmp_path / "nowhere", {}, KNOWN)
    assert settings.readers == (Reader(name="desk", channel="file", address="", severity="P3", timezone="UTC"),)
    assert dict(settings.sources["us_state"].every) == {"rss": 300, "arcgis": 300, "api": 900, "list": 1800}
    assert settings.post.outbox == "outbox"
    assert settings.password is None


def test_a_local_file_says_only_what_differs(tmp_path: Path) -> None:
    settings = told(tmp_path, "[collect]\ndeadline = 5.5\n[sources.us_state.every]\nrss = 120\n")
    assert (settings.collect.deadline, settings.collect.workers) == (5.5, 4)
    assert dict(settings.sources["us_state"].every) == {"rss": 120, "arcgis": 300, "api": 900, "list": 1800}


def test_local_toml_outranks_monitor_toml(tmp_path: Path) -> None:
    (tmp_path / "monitor.toml").write_text("[log]\nlevel = 'debug'\nformat = 'json'\n")
    settings = told(tmp_path, "[log]\nlevel = 'error'\n")
    assert (settings.log.level, settings.log.format) == ("error", "json")


def test_readers_given_locally_replace_the_default_desk(tmp_path: Path) -> None:
    settings = told(tmp_path, """
        [[reader]]
        name = "ann"
        channel = "file"
        countries = ["KZ", "XK"]
        kinds = ["departure_ordered"]
        publishers = ["us_state"]
        severity = "P1"
        timezone = "Asia/Almaty"
        """)
    ann = Reader(name="ann", channel="file", address="", countries=frozenset({"KZ", "XK"}), severity="P1",
                 kinds=frozenset({"departure_ordered"}), publishers=frozenset({"us_state"}), timezone="Asia/Almaty")
    assert settings.readers == (ann,)


def test_all_mistakes_are_told_at_once_each_with_file_key_expectation_and_value(tmp_path: Path) -> None:
    (tmp_path / "readers.toml").write_text('[[reader]]\nname = "desk"\nchannel = "pigeon"\ntimezone = "Mars/Olympus"\n')
    found = mistakes(tmp_path, '[collect]\ndeadline = -3\nworkres = 2\n[log]\nlevel = "loud"\n[email]\nport = "25"\n')
    local, readers = tmp_path / "local.toml", tmp_path / "readers.toml"
    assert f"{local}: collect.deadline: expected seconds from 0.1 to 600, got -3" in found
    assert f"{local}: log.level: expected one of debug, info, warning, error, got 'loud'" in found
    assert f"{local}: email.port: expected a port from 1 to 65535, got '25'" in found
    assert f"{readers}: reader[1].timezone: expected an IANA time zone such as Asia/Almaty, got 'Mars/Olympus'" in found
    assert any(row.startswith(f"{local}: collect.workres: expected a key among contact, user_agent") for row in found)
    assert f"{readers}: reader[1].channel: expected names among {', '.join(KNOWN.channels)}, got pigeon" in found
    assert len(found) == 6


@pytest.mark.parametrize(("written", "told_of"), [
    ("[email]\nhost = 'mx.example'\nuser = 'ann'", "email.user: expected its password beside it, in password_env or password_file, got neither"),
    ("[email]\nhost = 'mx.example'\nuser = 'ann'\npassword_file = 'empty'", "email: expected a secret in "),
])  # fmt: skip
def test_half_of_what_logs_in_is_no_way_in(tmp_path: Path, written: str, told_of: str) -> None:
    """A relay would refuse each mail, and the first to learn of it would be whoever waits for one."""
    (tmp_path / "empty").write_text("\n")
    (found,) = mistakes(tmp_path, written)
    assert told_of in found and ("an empty file" in found) == ("empty" in written)


def test_a_secret_that_windows_wrote_is_the_secret(tmp_path: Path) -> None:
    (tmp_path / "word").write_bytes(b"\xef\xbb\xbfsesame\r\n")
    settings = told(tmp_path, "[email]\nhost = 'mx.example'\nuser = 'ann'\npassword_file = 'word'")
    assert settings.password is not None and settings.password.reveal() == "sesame"


def test_one_mistake_hides_no_other_and_brings_none_that_is_none(tmp_path: Path) -> None:
    """Every table has a slip of the pen, and what only shows beside the rest of its table is told in the same breath."""
    found = mistakes(tmp_path, """
        [email]
        host = "mx example"
        port = "25"
        password_env = "GONE"
        [officers]
        readers = ["lead", "nobody"]
        page = "pager"
        [storm]
        low = "soon"
        top = 90000
        [[escalation]]
        name = "night"
        severity = "P9"
        publishers = ["us_stat"]
        steps = [{wait = 0, to = ["lead", "led"]}]
        [[reader]]
        name = "lead"
        channel = "email"
        address = "lead"
        sevrity = "P1"
        kinds = ["level_razed"]
        quiet_from = "25:00"
        quiet_until = "07:00"
    """)
    keys = [row.partition(".toml: ")[2].partition(":")[0] for row in found]
    assert sorted(keys) == [
        "email", "email.host", "email.port", "escalation[1].publishers", "escalation[1].severity", "escalation[1].steps", "officers.page", "officers.readers",
        "reader[1].address", "reader[1].kinds", "reader[1].quiet_from", "reader[1].sevrity", "storm.low",
    ]
    assert any(row.endswith("expected names among lead, got nobody") for row in found), "the lead is a reader, whatever is wrong with it"
    assert any(row.endswith("got us_stat (us_state?)") for row in found), "a chain for nobody would call nobody"


@pytest.mark.parametrize(("written", "told_of"), [
    ("[collect]\ndeadline = true", "collect.deadline: expected seconds"),
    ("[collect]\nworkers = 1.5", "collect.workers: expected a whole number"),
    ("[collect]\ndeadline = nan", "collect.deadline: expected seconds"),
    ("[collect]\nmirror = 'ftp://x'", "collect.mirror: expected an http or https address"),
    ("[collect]\nuser_agent = '{name}'", "collect.user_agent: expected no braces but {version} and {contact}"),
    ("[collect]\ncontact = \"a\\r\\nX-Evil: 1\"", "collect.contact: expected one line of ASCII"),
    ("collect = 3", "collect: expected a table, got 3"),
    ("sources = 3", "sources: expected tables headed [sources.NAME]"),
    ("reader = 'ann'", "reader: expected tables headed [[reader]]"),
    ("reader = ['ann']", "reader[1]: expected a table, got 'ann'"),
    ("[sources.us_state]\nenabled = 'yes'", "sources.us_state.enabled: expected true or false"),
    ("[sources.us_state.every]\nrss = 5", "sources.us_state.every: expected each whole seconds from 60"),
    ("[sources.us_state.every]\nrsss = 300", "sources.us_state.every: expected names among rss, api, list, arcgis, got rsss (rss?)"),
    ("[sources.atlantis]\nenabled = true", f"sources: expected names among {', '.join(sorted(SOURCES))}, got atlantis"),
    ("[wacth]\nwatchdog = 3", "expected names among collect"),
    ("[post]\nfrom = 'nobody'", "post.from: expected a mailbox"),
    ("[post]\nfrom = 'Monitor <mönitor@example.org>'", "before the @ letters of ASCII alone, got 'Monitor <mönitor@example.org>'"),
    ("[post]\nletters_from = 'letters@-example.org'", "post.letters_from: expected a mailbox such as letters@example.org"),
    ("[[reader]]\nname = 'a'\nchannel = 'file'\naddress = 'jösé@example.org'", "address: expected a mailbox such as desk@example.org, before the @"),
    ("[[reader]]\nname = 'a'\nchannel = 'file'\ncountries = ['Atlantis']", "countries: expected each a country, by name or code such as KZ"),
    ("[[reader]]\nname = 'a'\nchannel = 'file'\ncountries = 'KZ'", "countries: expected a list"),
    ("[[reader]]\nname = 'a'\nchannel = 'file'\nkinds = ['level_razed']", "kinds: expected names among level_raised"),
    ("[[reader]]\nname = 'a'\nchannel = 'file'\nseverity = 'P5'", "severity: expected one of P1, P2, P3, P4, got 'P5'"),
    ("[[reader]]\nname = 'a'\nchannel = 'pigeon'", f"channel: expected names among {', '.join(KNOWN.channels)}, got pigeon"),
    ("[[reader]]\nchannel = 'file'", "name: expected a short name of letters, digits, dots and dashes, got nothing"),
    ("[[reader]]\nname = 'a'\nchannel = 'file'\naddress = '../../etc'", "address: expected a mailbox such as desk@example.org"),
    ("[[reader]]\nname = 'a'\nchannel = 'webhook'\naddress = 'http://example.org/x'\nsecret_env = 'HOOK'", "address: expected an https address"),
    ("[[reader]]\nname = 'a'\nchannel = 'webhook'\naddress = 'https://h.example/x'", "expected secret_env or secret_file, a secret of"),
    ("[[reader]]\nname = 'a'\nchannel = 'slack'\naddress = 'https://hooks.slack.com/x'", "expected nothing, for the address is a secret"),
    ("[[reader]]\nname = 'a'\nchannel = 'slack'", "expected secret_env or secret_file, an https address"),
    ("[[reader]]\nname = 'a'\nchannel = 'teams'\nsecret_env = 'HOOK'", "expected an https address, that of the workflow, got another form"),
    ("[[reader]]\nname = 'a'\nchannel = 'apprise'\nsecret_env = 'PW'", "expected an address Apprise knows"),
    ("[[reader]]\nname = 'a'\nchannel = 'slack'\naddress = 'endpoint:ep0123456789abcdef'\nsecret_env = 'PW'", "expected no secret"),
    ("[reach]\nports = ['443']", "reach.ports: expected ports from 1 to 65535"),
    ("[reach]\nports = 443", "reach.ports: expected a list of ports"),
    ("[vault]\nkey_env = 'NONE_SUCH'", "vault: expected a variable NONE_SUCH"),
    ("[[reader]]\nname = 'a'\nchannel = 'email'\naddress = 'a@b.example'", "channel: expected a relay in [email] host"),
    ("[[reader]]\nname = 'a'\nchannel = 'file'\n[[reader]]\nname = 'a'\nchannel = 'file'", "reader[2].name: expected a name no"),
    ("[email]\nhost = 'mx.example'\nstarttls = 'none'\npassword_env = 'PW'", "a password never travels in the clear"),
    ("[email]\nhost = 'mx.example'\nstarttls = 'none'\nuser = 'ann'", "a password never travels in the clear"),
    ("[email]\nhost = 'mx.example'\nstarttls = 'none'", "mx.example is another machine"),
    ("[email]\nhost = 'localhost'\nstarttls = 'none'\nbackups = '127.0.0.1, mx2.example'", "mx2.example is another machine"),
    ("[email]\npassword_env = 'PW'\npassword_file = 'pw'", "email: expected a variable or a file, got both"),
])  # fmt: skip
def test_each_way_to_go_wrong_has_its_sentence(tmp_path: Path, written: str, told_of: str) -> None:
    found = mistakes(tmp_path, written, PW="x", HOOK=WHSEC)
    assert any(told_of in row and str(tmp_path / "local.toml") in row for row in found) or told_of in found[0]
    assert len(found) == 1


def test_broken_toml_is_told_with_its_line_and_the_other_files_are_still_checked(tmp_path: Path) -> None:
    (tmp_path / "readers.toml").write_text("[[reader]]\nname = 'a'\nchannel = 'file'\nseverity = 9\n")
    found = mistakes(tmp_path, "[collect\ndeadline = 3\n")
    assert any("local.toml: expected TOML" in row and "line 1" in row for row in found)
    assert any("readers.toml: reader[1].severity" in row for row in found)


def test_an_unknown_table_is_told_with_the_file_it_stands_in(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, "[wacth]\nwatchdog = 3")
    assert told.startswith(f"{tmp_path / 'local.toml'}: wacth: expected names among collect")
    assert told.endswith(", got wacth (watch?)")


def test_what_was_probably_meant_is_named_and_never_a_value(tmp_path: Path) -> None:
    """Thirty-five kinds are a wall; the value of a key that is none may be a password."""
    reader = "[[reader]]\nname = 'a'\nchannel = 'file'\n"
    (told,) = mistakes(tmp_path, f"{reader}kinds = ['level_razed', 'zzz']")
    assert told.endswith(", got level_razed (level_raised?), zzz")
    (tmp_path / "local.toml").write_text(f"{reader}kinds = ['zzz']")
    with pytest.raises(Mistakes) as caught:
        load(tmp_path, {}, Known(doors=KNOWN.doors, kinds=("level_raised", "hazard_notice", "level_raised")))
    assert caught.value.mistakes[0].count("level_raised") == 1, "what two rules tell of has one name"
    (told,) = mistakes(tmp_path, f"{reader}severty = 'hunter2'")
    assert "reader[1].severty: expected a key among" in told and told.endswith("got an unknown one (severity?)")
    (told,) = mistakes(tmp_path, f"{reader}xq = 'hunter2'")
    assert told.endswith("got an unknown one") and "hunter2" not in told


def test_a_misnamed_file_is_not_silently_ignored(tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text("")
    assert mistakes(tmp_path, "") == [f"{tmp_path / 'reader.toml'}: expected one of {', '.join(FILES)}, got another name"]


@pytest.mark.parametrize("shape", [shapes.Collect, shapes.Post, shapes.Email, shapes.Heat, shapes.Log, shapes.Watch])
def test_every_key_stands_in_the_committed_file_so_every_default_is_visible(shape: type) -> None:
    written = tomllib.loads((embedded() / "monitor.toml").read_text("utf-8"))[shape.__name__.lower()]
    assert [field.name.rstrip("_") for field in fields(shape)] == list(written)


# ------------------------------------------------------------------ secrets
def test_a_password_comes_from_a_variable_or_a_file_and_cannot_be_printed(tmp_path: Path) -> None:
    mail = "[email]\nhost = 'mx.example'\n"
    by_variable = told(tmp_path, mail + "password_env = 'SMTP'\n", SMTP="hunter2")
    (tmp_path / "smtp-password").write_text("hunter2\n")
    by_file = told(tmp_path, mail + "password_file = 'smtp-password'\n")
    for settings in (by_variable, by_file):
        assert settings.password is not None
        assert settings.password.reveal() == "hunter2"
        assert "hunter2" not in f"{settings!r} {settings.password} {settings.told}"
        with pytest.raises(TypeError):
            pickle.dumps(settings.password)


def test_a_secret_file_is_looked_for_among_the_credentials_systemd_hands_over(tmp_path: Path) -> None:
    handed = tmp_path / "credentials"
    handed.mkdir()
    (handed / "pw").write_text("hunter2")
    settings = told(tmp_path, "[email]\nhost = 'mx.example'\npassword_file = 'pw'\n", CREDENTIALS_DIRECTORY=str(handed))
    assert settings.password is not None
    assert settings.password.reveal() == "hunter2"


def test_a_secret_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    hook = "[[reader]]\nname = 'sys'\nchannel = 'webhook'\naddress = 'https://h.example/x'\n"
    assert "reader[1]: expected a variable HOOK in the environment, got none" in mistakes(tmp_path, hook + "secret_env = 'HOOK'")[0]
    assert "gone, got No such file or directory" in mistakes(tmp_path, hook + "secret_file = 'gone'")[0]
    assert told(tmp_path, hook + "secret_env = 'HOOK'", HOOK=WHSEC).secrets["sys"].reveal() == WHSEC


def test_a_webhook_is_signed_or_refused(tmp_path: Path) -> None:
    hook = "[[reader]]\nname = 'sys'\nchannel = 'webhook'\naddress = 'https://h.example/x'\n"
    assert "reader[1]: expected secret_env or secret_file" in mistakes(tmp_path, hook)[0]
    found = mistakes(tmp_path, hook + "secret_env = 'HOOK'", HOOK="hunter2")
    assert "expected a secret of the form whsec_" in found[0]
    assert "hunter2" not in found[0]


def test_a_password_written_where_it_should_not_be_is_refused_and_not_repeated(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "[email]\npassword = 'hunter2'\n")
    assert "email.password: expected a key among host" in found[0]
    assert "hunter2" not in found[0]


def test_what_counts_in_the_end_can_be_shown_with_the_file_that_says_so_but_without_tokens(tmp_path: Path) -> None:
    settings = told(tmp_path, """
        [collect]
        proxy = "http://ann:hunter2@proxy.example:3128"
        [[reader]]
        name = "sys"
        channel = "webhook"
        address = "https://hooks.example/T0/B0/token"
        secret_env = "HOOK"
        """, HOOK=WHSEC)
    shown = {key: (value, file.name) for key, value, file in settings.told}
    assert shown["collect.proxy"] == ("http://proxy.example:3128/…", "local.toml")
    assert shown["reader[1].address"] == ("https://hooks.example/…", "local.toml")
    assert shown["collect.deadline"][1] == "monitor.toml"


def test_the_user_agent_names_the_contact_or_says_there_is_none(tmp_path: Path) -> None:
    assert "desk@example.org" in told(tmp_path, "[collect]\ncontact = 'desk@example.org'").collect.agent("1.2.3")
    assert "contact not configured" in told(tmp_path, "").collect.agent("1.2.3")


def test_every_key_in_the_committed_files_is_explained() -> None:
    rows = (embedded() / "monitor.toml").read_text("utf-8").splitlines()
    for number, row in enumerate(rows):
        if re.match(r"\w+ = ", row) and "#" not in row:
            above = next(r for r in reversed(rows[:number]) if not re.match(r"\w+ = ", r))
            assert above.startswith(("#", "[")), f"expected an explanation above {row!r}"


def test_the_commented_readers_would_be_accepted(tmp_path: Path) -> None:
    text = (embedded() / "readers.toml").read_text("utf-8")
    examples = "\n".join(row.removeprefix("# ") for row in text.splitlines() if re.match(r"# (\[\[|\w+ = )", row))
    (tmp_path / "teams-crisis-team").write_text("https://prod-01.westeurope.logic.azure.com/workflows/word-4711\n", "utf-8")
    secrets = {"TRAVEL_DESK_WEBHOOK_SECRET": WHSEC, "DUTY_PHONE_APPRISE": "ntfy://ntfy.sh/word-4712"}
    settings = told(tmp_path, "[email]\nhost = 'mx.example'\n" + examples, **secrets)
    names = ["central-asia", "travel-desk-system", "ops-room", "crisis-team", "duty-phone"]
    assert [reader.name for reader in settings.readers] == names
    addresses = {reader.name: reader.address for reader in settings.readers}
    assert addresses["ops-room"] == "endpoint:ep0123456789abcdef"
    assert (addresses["crisis-team"], addresses["duty-phone"]) == ("reader:crisis-team", "reader:duty-phone")
    assert "word-471" not in repr(settings)


def test_the_commented_source_would_be_accepted(tmp_path: Path) -> None:
    rows = (embedded() / "monitor.toml").read_text("utf-8").splitlines()
    start = rows.index("# [[source]]")
    example = "\n".join(row.removeprefix("# ") for row in rows[start : rows.index("", start)])
    (own,) = told(tmp_path, example).own
    assert (own.name, own.selector, own.countries, own.every) == ("ruritania-oman", "main#content", frozenset({"OM"}), 1800)


@pytest.mark.parametrize(("row", "told_of"), [
    ('address = "ftp://x"', "source[1].address: expected an http or https address"),
    ('ignore = ["("]', "source[1].ignore: expected a regular expression"),
    ('kind = "sheet"', "source[1].kind: expected one of page, feed"),
    ('name = "b"', "source[2].name: expected a name no other source has"),
])
def test_a_wrong_source_has_its_sentence(tmp_path: Path, row: str, told_of: str) -> None:
    given = {"name": '"b"', "address": '"https://b.example/"'} | dict([row.split(" = ")])
    both = "".join(f"[[source]]\n{rows}\n" for rows in ["\n".join(f"{k} = {v}" for k, v in given.items())] * 2)
    assert any(told_of in mistake for mistake in mistakes(tmp_path, both))


def test_a_file_that_leads_nowhere_is_no_file_left_out(tmp_path: Path) -> None:
    """A secret's mount is missing at night: the defaults would watch, and tell none of the readers."""
    (tmp_path / "local.toml").symlink_to(tmp_path / "mount" / "local.toml")
    with pytest.raises(Mistakes, match=r"local\.toml: expected a file that can be read, got: No such file"):
        load(tmp_path, {})


@pytest.mark.parametrize("text", ["x = " + "[" * 9000 + "]" * 9000, "x = " + "9" * 9000, "x = 2026-99-99"], ids=["brackets", "digits", "a day"])
def test_what_no_machine_can_read_is_a_mistake_in_one_line(tmp_path: Path, text: str) -> None:
    (said,) = mistakes(tmp_path, text)
    assert said.startswith(f"{tmp_path / 'local.toml'}: expected TOML, got ") and len(said) < 300


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert told(tmp_path, "\ufeff[collect]\ncontact = 'a@b.example'\n").collect.contact == "a@b.example"


def test_of_one_key_the_first_mistake_alone_is_told(tmp_path: Path) -> None:
    draft = Draft(tmp_path, {})
    draft.note(("web", "port"), "a number", "'x'")
    draft.note(("web", "port"), "a port nobody else has", "nothing")
    assert draft.mistakes == [f"{tmp_path}: web.port: expected a number, got 'x'"]
