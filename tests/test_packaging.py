"""What leaves the checkout: the wheel, the locks, the units, and the two commands everyone starts with."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
UNITS = sorted((TOP / "systemd").iterdir())
ANALYZE = shutil.which("systemd-analyze")


def plain(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower().replace("_", "-")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of a copy of this checkout in which someone has written a password into config/local.toml."""
    from hatchling.builders.wheel import WheelBuilder

    copy = tmp_path_factory.mktemp("checkout")
    for name in ("monitor", "config"):
        shutil.copytree(TOP / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(TOP / name, copy)
    (copy / "config" / "local.toml").write_text("[email]\nuser = 'hunter2'\n")
    built = list(WheelBuilder(str(copy)).build(directory=str(tmp_path_factory.mktemp("built")), versions=["standard"]))
    return zipfile.ZipFile(built[0])


def test_the_wheel_carries_code_templates_and_defaults_but_nobodys_own_configuration(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    ours = {f"monitor/{f.relative_to(TOP / 'monitor').as_posix()}" for f in (TOP / "monitor").rglob("*")
            if f.is_file() and "__pycache__" not in f.parts}
    assert ours <= names
    assert {"monitor/config/monitor.toml", "monitor/config/readers.toml"} <= names
    assert not [name for name in names if "local.toml" in name]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_installed_wheel_finds_its_defaults_wherever_it_is_run(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    (tmp_path / "empty").mkdir()
    code = ("from pathlib import Path; from monitor.settings import embedded, load\n"
            "print(embedded(), load(Path('config'), {}).readers[0].name)")
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path / "empty", capture_output=True, text=True, check=False,
                         env={"PYTHONPATH": str(tmp_path / "site"), "PATH": os.environ["PATH"]})
    assert ran.stdout.strip() == f"{tmp_path / 'site' / 'monitor' / 'config'} desk", ran.stderr


@pytest.mark.parametrize("what", ["monitor.dispatch import office", "monitor import pipeline, wire, roll; roll.kinds()"])
def test_sending_and_a_quiet_pass_start_without_what_reads_pages(what: str) -> None:
    """Its patterns are half of what `post` takes when nothing is due, and two thirds of a pass in which nothing moved."""
    code = f"import sys; from {what}\nprint({{'monitor.compare.posture', 'fastapi'}} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def imports_of(folder: Path) -> set[str]:
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"monitor", "tests", "_typeshed"}


def test_what_the_code_imports_is_what_the_project_asks_for_no_less_and_no_more() -> None:
    dists = {name: {plain(d) for d in of} for name, of in packages_distributions().items()}
    needed = {dist for module in imports_of(TOP / "monitor") for dist in dists.get(module, {module})}
    asked = {plain(requirement) for requirement in PROJECT["project"]["dependencies"]}
    extra = {plain(one) for several in PROJECT["project"]["optional-dependencies"].values() for one in several}
    unseen = {"python-multipart"}  # FastAPI imports it by itself, for forms
    assert needed - extra == asked - unseen
    assert extra <= needed


@pytest.mark.parametrize(("lock", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])])
def test_each_lock_holds_everything_the_project_asks_for(lock: str, groups: list[str]) -> None:
    wanted = PROJECT["project"]["dependencies"] + [r for group in groups for r in PROJECT["dependency-groups"][group]]
    pinned = set(re.findall(r"^([a-z0-9._-]+)==", (TOP / lock).read_text("utf-8"), re.MULTILINE))
    assert {plain(requirement) for requirement in wanted} <= pinned


def test_the_locks_agree_so_that_what_is_tested_is_what_runs() -> None:
    run, dev = (dict(re.findall(r"^([a-z0-9._-]+==\S+)( ;[^\\]+)?", (TOP / lock).read_text("utf-8"), re.MULTILINE))
                for lock in ("requirements.lock", "requirements-dev.lock"))
    assert run.keys() <= dev.keys()


def test_continuous_integration_runs_lint_types_and_the_readmes_own_test_command_last() -> None:
    script = TOP / ".ci" / "run"
    assert os.access(script, os.X_OK)
    rows = script.read_text("utf-8").splitlines()
    assert "set -euo pipefail" in rows
    assert rows[-2:] == ["make check", "make test"]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")
@pytest.mark.parametrize("target", ["run", "test", "rehearse", "check", "lock"])
def test_each_make_target_knows_what_it_would_do(target: str) -> None:
    ran = subprocess.run(["make", "--dry-run", "--always-make", target], cwd=TOP, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert {"run": "advisory-monitor watch", "test": "pytest", "rehearse": "tests.rehearsal", "check": "mypy",
            "lock": "requirements-dev.lock"}[target] in ran.stdout  # fmt: skip


# ------------------------------------------------------------------ systemd
@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed here")
@pytest.mark.parametrize("unit", [u for u in UNITS if u.suffix == ".service"], ids=lambda u: u.name)
def test_a_service_exposes_little(unit: Path) -> None:
    ran = subprocess.run([str(ANALYZE), "security", "--offline=true", "--threshold=20", "--no-pager", str(unit)],
                         capture_output=True, text=True, check=False)
    assert "Overall exposure level" in ran.stdout
    assert ran.returncode == 0, ran.stdout.splitlines()[-1]


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed here")
def test_systemd_finds_nothing_to_say_about_the_units(tmp_path: Path) -> None:
    for unit in UNITS:  # the program need not be installed where the tests run
        text = re.sub(r"^ExecStart=/opt/\S+", "ExecStart=/bin/true", unit.read_text("utf-8"), flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text)
    ran = subprocess.run([str(ANALYZE), "verify", *(str(tmp_path / unit.name) for unit in UNITS)],
                         capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.strip()) == (0, "")


def test_the_daemon_has_room_to_notify_and_to_stop() -> None:
    unit = (TOP / "systemd" / "advisory-monitor.service").read_text("utf-8")
    assert {"Type=notify", "StateDirectory=advisory-monitor", "DynamicUser=yes"} <= set(unit.splitlines())
    assert re.search(r"^WatchdogSec=\d+$", unit, re.MULTILINE)
    assert "AF_UNIX" in unit  # the notification socket


def test_daemon_and_backup_are_the_same_user_in_the_same_state_folder() -> None:
    daemon, backup = ((TOP / "systemd" / f"advisory-monitor{name}.service").read_text("utf-8") for name in ("", "-backup"))
    for key in ("User", "DynamicUser", "ConfigurationDirectory", "EnvironmentFile"):
        assert re.findall(rf"^{key}=.*", daemon, re.MULTILINE) == re.findall(rf"^{key}=.*", backup, re.MULTILINE)
    for unit in (daemon, backup):
        (started,) = re.findall(r"^ExecStart=.*", unit, re.MULTILINE)
        assert started.count("--state /var/lib/advisory-monitor") == 1
    by_hand = re.sub(r"\n#", "", daemon.split("systemd-run", 1)[1].split("\n\n", 1)[0])
    for given in ("User=advisory-monitor", "DynamicUser=yes", "StateDirectory=advisory-monitor", "--config /etc/advisory-monitor --state /var/lib/advisory-monitor"):
        assert given in by_hand, "what is typed by hand meets the daemon's files as the daemon does"


# ------------------------------------------------------------------ documents
def test_the_version_stands_in_the_changelog() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", (TOP / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert PROJECT["project"]["version"] in headings[:2] or headings == ["Unreleased"]
