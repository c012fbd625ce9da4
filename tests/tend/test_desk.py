"""The commands about whom, when and how much at once, as a person types them (requirements 59, 60, 66, 71, 73)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from monitor.cli import cli
from monitor.model import Delivery, Rule, Sent, Source
from monitor.store.sqlite import Store
from monitor.tend import escalating
from tests.store.blank import blank_file, blank_store
from tests.tend.test_escalations import CHAIN
from tests.tend.town import NINE, event, happens, joins, somebody, spread

Type = Callable[..., str]
CONFIG = """
[[reader]]
name = "desk"
channel = "file"
countries = ["Central Asia"]
[[reader]]
name = "all"
channel = "file"
severity = "P1"
"""


@pytest.fixture
def type_(tmp_path: Path) -> Type:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(CONFIG)
    blank_file(tmp_path / "state" / "monitor.sqlite3")

    def typed(*words: str, fails: bool = False) -> str:
        told = CliRunner().invoke(cli, ["--config", str(tmp_path / "config"), "--state", str(tmp_path / "state"), *words])
        assert (told.exit_code != 0) is fails, told.output
        return told.output

    typed("readers")
    return typed


@pytest.fixture
def memory(type_: Type, tmp_path: Path) -> Iterator[Store]:
    opened = blank_store(tmp_path / "state" / "monitor.sqlite3")
    grave = event(1, severity="P1")
    happens(opened, grave, storm="too much", escalations=tuple(escalating.begun([CHAIN], [grave], NINE)))
    happens(opened, event(2, "DE", publisher="uk_fcdo"))
    yield opened
    opened.close()


def test_59_the_dry_run_on_a_terminal(type_: Type, memory: Store):
    at = ("--at", "2026-03-30T00:00:00Z")
    assert "desk gets P1 US raises KZ" in type_("readers", "dry-run", *at) and "DE" not in type_("readers", "dry-run", *at)
    edited = type_("readers", "dry-run", "desk", *at, "--country", "EU")
    assert "desk gains P2 US raises DE" in edited and "desk loses P1 US raises KZ" in edited and "1 gained, 1 lost, 0 as before." in edited
    (row,) = [json.loads(line) for line in type_("readers", "dry-run", "all", *at, "--json").splitlines()]
    assert (row["recipient"], row["what"]) == ("all", "gets")
    assert type_("readers", "dry-run", "--at", "2026-01-01T00:00:00Z") == "0 messages in 90 days.\n"
    assert "expected names of recipients (see `advisory-monitor readers`), got dekk" in type_("readers", "dry-run", "dekk", *at, fails=True)
    assert "expected a country" in type_("readers", "dry-run", "desk", "--country", "Atlantis", fails=True)
    assert "follows country Central Asia (KZ)" in type_("readers", "why", "desk", f"{1:016x}")


def test_what_was_told_in_the_message_of_a_graver_event_is_no_nothing(type_: Type, tmp_path: Path):
    """One page told that the embassy closed and that people should leave: "was desk told to leave?" was answered with "nothing was owed"."""
    opened = blank_store(tmp_path / "state" / "monitor.sqlite3")
    type_("readers", "dry-run")  # enrols them
    soon = datetime.now(UTC) + timedelta(hours=1)
    grave = event(1, severity="P1", detected_at=soon)
    beside = replace(grave, id="e" * 16, finding=replace(grave.finding, kind="leave_advice"))
    happens(opened, grave, beside, at=soon)
    spread(opened, soon)
    opened.close()
    assert "Delivery: none" not in type_("readers", "why", "desk", grave.id)
    told = type_("readers", "why", "desk", beside.id), type_("proof", "desk", beside.id)
    assert all(f"in the message of event {grave.id}, which stands for its page" in one for one in told)
    assert json.loads(type_("proof", "desk", beside.id, "--json"))["desk"]["told_with"] == grave.id


def test_why_nothing_was_sent_is_a_step_of_the_proof(type_: Type, tmp_path: Path):
    """An order given and lifted within a desk's quiet hours was "cancelled", and `proof` did not say why."""
    opened = blank_store(tmp_path / "state" / "monitor.sqlite3")
    type_("readers", "dry-run")  # enrols them
    soon = datetime.now(UTC) + timedelta(hours=1)
    order, lifted = event(1, severity="P1", detected_at=soon), event(2, kind="departure_lifted", detected_at=soon)
    happens(opened, order, at=soon)
    spread(opened, soon)
    happens(opened, lifted, at=soon)
    opened.waiting.revert(order.id, lifted.id, soon)
    opened.close()
    assert "  not sent: it was taken back before it was told\n" in type_("proof", "desk", order.id)


def test_59_why_counts_the_travellers_there_really_are(type_: Type, memory: Store, tmp_path: Path):
    """A reader told only where its people are hears of Kazakhstan once the list says that Ann is there."""
    more = '[[reader]]\nname = "acme-desk"\nchannel = "file"\ntenant = "acme"\ntravellers = true\n'
    (tmp_path / "config" / "local.toml").write_text(CONFIG + more)
    asked = ("readers", "why", "acme-desk", f"{1:016x}")
    assert "does not ask for it (none of its travellers is known to have been there)" in type_(*asked)
    trips = tmp_path / "trips.csv"
    trips.write_text("name,country,from,to\nAnn,KZ,2026-01-01,2026-12-01\nBo,KZ,2026-01-01,2026-12-01\nCy,UZ,2026-01-01,\n")
    type_("travellers", "import", str(trips), "--tenant", "acme")
    assert "follows travellers (there are 2)" in type_(*asked)
    assert "expected the name of a recipient" in type_("readers", "why", "nobody@corp.example", f"{1:016x}", fails=True)


def test_66_a_storm_on_a_terminal(type_: Type, memory: Store):
    assert "open       us_state: too much" in type_("storm")
    shown = type_("storm", "1")
    assert "P1 US raises KZ" in shown and "no  only 1 door shows it" in shown
    marks = [json.loads(line)["storm"] for line in type_("events", "--json").splitlines()]
    assert (marks, json.loads(type_("event", f"{1:016x}", "--json"))["storm"]) == (["open", None], "open")
    assert "expected --note WHY" in type_("storm", "1", "--discard", fails=True)
    assert "got an open one: decide by --release" in type_("storm", "1", "--take-back", "--note", "a fault", fails=True)
    assert "Storm 1: digest, decided by olga" in type_("storm", "1", "--digest", "--who", "olga", "--note", "it is real")
    assert [json.loads(line)["storm"] for line in type_("events", "--json").splitlines()] == ["digested", None]
    assert "was digested by olga; --take-back takes it back" in type_("storm", "1", "--discard", "--note", "a fault", fails=True)
    assert "expected --note WHY with --take-back" in type_("storm", "1", "--take-back", fails=True)
    assert "Storm 1: take back, decided by oleg" in type_("storm", "1", "--take-back", "--who", "oleg", "--note", "a fault")
    assert "discarded by oleg (it had been digested before)" in type_("storm", "1")
    assert "expected one that was let out, got one that was discarded by oleg" in type_("storm", "1", "--take-back", "--note", "x", fails=True)
    assert [json.loads(line)["storm"] for line in type_("events", "--json").splitlines()] == ["discarded", None]


def test_66_one_alert_is_taken_back_on_a_terminal(type_: Type, memory: Store):
    alone, stormy = f"{3:016x}", f"{1:016x}"
    happens(memory, event(3, "FR", publisher="uk_fcdo", doors=(Source("uk_fcdo.index", "https://fcdo.example/x", "e" * 64),)))
    assert "expected --note WHY" in type_("storm", "--event", alone, "--take-back", fails=True)
    assert "expected --take-back with --event" in type_("storm", "--event", alone, "--discard", "--note", "x", fails=True)
    assert "it came in storm 1: decide that one" in type_("storm", "--event", stormy, "--take-back", "--note", "x", fails=True)
    assert "Taken back by olga, as 2 among the storms." in type_("storm", "--event", alone, "--take-back", "--note", "a template", "--who", "olga")
    assert "it was taken back already" in type_("storm", "--event", alone, "--take-back", "--note", "x", fails=True)
    assert [json.loads(line)["storm"] for line in type_("events", "--json").splitlines()] == ["open", None, "discarded"]


def test_60_a_silence_on_a_terminal(type_: Type, memory: Store):
    asked = ("--country", "Germany", "--until", "2099-01-01T00:00:00Z", "--reason", "a drill")
    assert "at most 90 days" in type_("silence", "set", *asked, fails=True)
    soon = ("--country", "Germany", "--from", "2026-03-01T00:00:00Z", "--until", "2026-04-01T00:00:00Z", "--reason", "a drill", "--who", "olga")
    assert "0 events." in type_("silence", "set", *soon, "--preview")  # 90 days before this machine's today
    assert "Silence 1 until 2026-04-01" in type_("silence", "set", *soon)
    assert "olga: a drill" in type_("silence") and "It kept nothing from anybody." in type_("silence", "show", "1")
    assert "expected the number of a silence" in type_("silence", "end", "7", fails=True)


def test_who_was_told_when_and_who_took_it_on_is_one_answer(type_: Type, memory: Store):
    """Three months later the lawyer asks who knew of the British change of that Monday, and when."""
    alone = f"{2:016x}"
    assert "Nobody was owed a message of this." in type_("proof", "all", alone)
    ann = memory.save_recipient(somebody("ann", origin="desk", tenant=memory.trips.tenant("acme", NINE)), (Rule(),), NINE)
    memory.enqueue([Delivery(alone, "ann", NINE, "follows Germany")], NINE)
    (due,) = memory.claim("test", NINE, 60, 9)
    assert due.recipient == ann and memory.transmitting(due.id, "test", NINE)
    memory.settle(due.id, "test", Sent("250 ok"), NINE, None)
    said = type_("proof", "all", alone)
    assert "  ann  email  sent 2026-03-02 09:00:00 UTC\n" in said and "all together: 1 by email sent 2026-03-02 09:00:00 UTC\n" in said
    assert "desk by command line" in type_("escalations", "--acknowledge", "1", "--who", "desk")
    stormy = type_("proof", "all", f"{1:016x}")
    assert "chain security: desk took it on by command line, " in stormy and "took it on" not in said
    told = json.loads(type_("proof", "all", alone, "--json"))
    assert [(one["recipient"], one["sent_at"]) for one in told["told"]] == [("ann", "2026-03-02T09:00:00.000000Z")]
    assert "nosuch" in type_("proof", "all", "nosuch", fails=True)
    type_("readers", "dry-run", "all", "--at", "2026-03-30T00:00:00Z")  # from now on there is a reader of that name
    assert "Nothing was owed to them of this event" in type_("proof", "all", alone)


def test_71_chains_on_a_terminal(type_: Type, memory: Store):
    assert "open          security step 0  US raises KZ" in type_("escalations")
    assert "desk by command line" in type_("escalations", "--acknowledge", "1", "--who", "desk")
    assert "nobody has acknowledged" in type_("escalations", "--acknowledge", "1", fails=True)
    assert "gave it back" in type_("escalations", "--give-back", "1", "--who", "desk")


def test_73_travellers_on_a_terminal(type_: Type, tmp_path: Path):
    trips = tmp_path / "trips.csv"
    trips.write_text("traveller,name,country,from,to\nt1,Ann,KZ,2020-01-01,\nt2,Bo,UZ,2020-01-01,2020-02-01\n")
    words = ("travellers", "import", str(trips), "--tenant", "acme")
    assert "a new tenant" in type_(*words, "--preview")
    assert "+ Ann: KZ, 2020-01-01 to ?" in type_(*words) and "2 as before" in type_(*words)
    assert "Ann (there now, end not known)" in type_("travellers", "who", "Kazakhstan", "--tenant", "acme")
    assert type_("travellers", "who", "UZ", "--tenant", "acme") == "Nobody.\n"
    assert json.loads(type_("travellers", "who", "KZ", "--tenant", "acme", "--json"))["lists_as_of"]
    assert len(type_("travellers", "list", "--tenant", "acme", "--json").splitlines()) == 2
    assert "expected one of the tenants acme" in type_("travellers", "list", "--tenant", "rival", fails=True)
    trips.write_text("traveller,name,country,from,to\n")  # what a report makes of a night without its database
    refused = type_(*words, fails=True)
    assert "1 of 2 journeys would vanish: nothing was changed" in refused and "--sure" in refused
    assert "Ann" in type_("travellers", "who", "KZ", "--tenant", "acme") and "2 removed" in type_(*words, "--preview")
    assert "2 removed" in type_(*words, "--sure") and type_("travellers", "who", "KZ", "--tenant", "acme") == "Nobody.\n"
    trips.write_text("traveller,country,from\nt1,Atlantis,2020-01-01\n")
    assert "1 mistake: nothing was changed" in type_(*words, fails=True)
    assert "expected a list behind that address" in type_("travellers", "import", "https://127.0.0.1/secret-token", "--tenant", "acme", fails=True)


def test_a_dossier_says_what_waited_who_took_it_on_and_what_an_officer_decided_and_why(type_: Type, memory: Store, tmp_path: Path):
    """The order came with too much else at once; Olga took it on, and then found it to be half of a template."""
    (grave,) = [one for one in memory.events() if one.finding.severity == "P1"]
    spread(memory)
    (chain,) = memory.chains.of(grave.id)
    escalating.acknowledge(memory, chain.id, "olga", "link", NINE + timedelta(minutes=2))
    memory.reviews.remark(grave.id, "", "olga", "asked the ministry", NINE + timedelta(minutes=3))
    number = memory.storms.of(grave.id).id
    assert "discard, decided by olga" in type_("storm", str(number), "--discard", "--note", "half of a template", "--who", "olga")
    told = type_("dossier", grave.id, str(tmp_path / "case.zip"))
    with ZipFile(tmp_path / "case.zip") as pack:
        report, facts = pack.read("report.txt").decode(), json.loads(pack.read("told.json"))
    assert "python3 check.py" in told
    for said in ("waited for an officer since", "too much", "Decided: discarded by olga, ", ": half of a template", "olga took it on by link", "olga, event.remark"):
        assert said in report, said
    assert facts["storm"]["state"] == "discarded" and [one["who"] for one in facts["taken_on"]] == ["olga"]
    assert "expected the id of an event" in type_("dossier", "none", str(tmp_path / "x.zip"), fails=True)
    assert "expected a time zone" in type_("dossier", grave.id, str(tmp_path / "x.zip"), "--zone", "Muscat/Asia", fails=True)
    assert sorted(path.name for path in tmp_path.glob("*.zip*")) == ["case.zip"]


def test_a_dossier_for_one_company_names_no_others_desk_and_nobody_whom_a_desk_has_called(type_: Type, memory: Store, tmp_path: Path):
    """Acme's lawyers are given the file: that Rival has people in Kazakhstan, and whom of them it reached, is not theirs."""
    (grave,) = [one for one in memory.events() if one.finding.severity == "P1"]
    for name in ("Acme", "Rival"):
        joins(memory, f"{name}-desk", origin="desk", channel="file", tenant=memory.trips.tenant(name, NINE))
        memory.contacts.note(memory.trips.tenant(name) or 0, grave.id, {"t1": "reached"}, f"ada of {name}", NINE)
    spread(memory)

    def packed(*words: str) -> str:
        type_("dossier", grave.id, str(tmp_path / "case.zip"), *words)
        with ZipFile(tmp_path / "case.zip") as pack:
            return " ".join(pack.read(name).decode("utf-8", "replace") for name in pack.namelist())

    whole, ours = packed(), packed("--tenant", "Acme")
    assert "Acme-desk" in whole and "Rival-desk" in whole and "ada of" not in whole
    assert "Acme-desk" in ours and "Rival" not in ours and "All together: " in ours
    with ZipFile(tmp_path / "case.zip") as pack:
        assert json.loads(pack.read("told.json"))["steps"].keys() == {"Acme-desk"}, "what was tried is told of whom nothing reached, too"
    assert "expected one of the tenants Acme, Rival" in type_("dossier", grave.id, str(tmp_path / "x.zip"), "--tenant", "Acne", fails=True)
