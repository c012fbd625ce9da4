"""The README tells the truth: its commands exist, no command is missing, its links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import cli

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text("utf-8")
PAGES = [page for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/why.md") if (TOP / page).exists()]
COMMANDS = sorted(set(re.findall(r"advisory-monitor (?:--\w+ \S+ )*([a-z]+)", README)))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_the_readme_names_exists_and_explains_itself(command: str) -> None:
    asked = CliRunner().invoke(cli, [command, "--help"])
    assert asked.exit_code == 0, asked.output
    assert "Usage:" in asked.output


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_a_command_that_exists_stands_in_the_readme(command: str) -> None:
    assert command in COMMANDS


def test_options_the_readme_shows_are_accepted() -> None:
    for command, rest in re.findall(r"advisory-monitor ([a-z]+)([^\n`|]*)", README):
        known = {option for parameter in cli.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest.split("#")[0])) <= known, command


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_named_in_the_documents_exists(page: str) -> None:
    named = set(re.findall(r"`?make ([a-z-]+)\b(?=`|\s*$|\s+#)", (TOP / page).read_text("utf-8"), re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):(?!=)", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= targets
    assert page != "README.md" or {"run", "test"} <= named


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_repository_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", (TOP / page).read_text("utf-8"))
    assert [link for link in links if not (TOP / link).exists()] == []


def test_every_room_of_the_house_is_on_the_floor_plan() -> None:
    rooms = {path.name for path in (TOP / "monitor").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert {room for room in rooms if f"{room}/" not in README} == set()


def test_the_command_runs_as_a_module_too() -> None:
    ran = subprocess.run([sys.executable, "-m", "monitor", "--help"], cwd=TOP, capture_output=True, text=True, check=False,
                         env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
    assert ran.returncode == 0, ran.stderr
    assert "watch" in ran.stdout
