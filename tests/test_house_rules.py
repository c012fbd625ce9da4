"""The house rules of CONTRIBUTING.md, kept: floors, purity, size, a sentence atop each file, roll-calls."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
HOUSE = TOP / "monitor"
FILES = sorted(HOUSE.rglob("*.py"))

FLOORS = (  # from the roof down; a file may import from floors below its own, and within its own room
    ("__main__",),
    ("cli",),
    ("daemon",),
    ("commands", "serve"),
    (("backfill", "dispatch", "fitness")),
    ("wire",),
    ("pipeline", "roll", "web"),
    ("admit", "tend", "walk"),
    ("collect", "compare", "decide", "deliver", "store"),
    ("contract", "keyring", "settings", "terms", "vault"),
    ("addresses", "alone", "locate", "logs", "notify", "reach", "refused", "seals", "speak", "subscribe"),
    ("model",),
)
PURE = ("compare/**/*.py", "decide/**/*.py", "deliver/compose.py", "collect/sources/*.py", "collect/markup.py", "collect/outline.py",
        "collect/against.py", "collect/boxes.py", "collect/robots.py", "locate/*.py", "model/*.py", "subscribe/*.py", "terms/*.py")
WORLDLY = {"socket", "ssl", "requests", "urllib3", "http", "smtplib", "subprocess", "os", "io", "shutil", "tempfile", "glob",
           "sqlite3", "sqlite_utils", "logging", "time", "random", "secrets", "threading", "asyncio", "monitor.logs"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "time_ns", "sleep"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc", "core", "lib"}
ROLL_CALLS = {"collect/sources": "__init__.py", "compare/notices": "__init__.py", "decide/kinds": "__init__.py",
              "deliver/channels": "../../dispatch/channels.py", "web/views": "__init__.py"}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


@cache
def walked(file: Path) -> tuple[ast.AST, ...]:
    """Every node of a file, walked once for all rules."""
    return tuple(ast.walk(tree(file)))


def name(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()


def room(dotted: str) -> str:
    """The part of `monitor.X.y` that has a floor: X; "" for the package itself."""
    return [*dotted.split("."), ""][1]


MODULES = {"monitor." + name(f).removesuffix(".py").replace("/", ".").removesuffix(".__init__"): f for f in FILES}


@cache
def imported(file: Path) -> list[str]:
    """Every module a file imports, also inside functions: `from monitor import wire` gives monitor.wire."""
    return list(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    for node in walked(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(file)}:{node.lineno}: expected an absolute import, got a relative one"
            within = node.module == "monitor"
            yield from (f"monitor.{a.name}" if within else str(node.module) for a in node.names)


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in walked(file) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def floor(of: str) -> int:
    found = [n for n, rooms in enumerate(FLOORS) if of in rooms]
    assert found, f"{of} has no floor: expected it in FLOORS of {Path(__file__).name}"
    return found[0]


def upward(file: Path) -> list[str]:
    """The imports of a file that go up, or sideways into another room."""
    own = room(f"monitor.{name(file).removesuffix('.py').replace('/', '.')}")
    others = {room(m) for m in imported(file) if m.startswith("monitor.")} - {own, ""}
    return sorted(other for other in others if own and floor(other) <= floor(own))


def of_each(files: Sequence[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """Hold every file to a rule, in one test that names all that break it: a test a file and rule cost ten seconds."""

    def held(rule: Callable[[Path], None]) -> Callable[[], None]:
        def whole() -> None:
            broken = []
            for file in files:
                try:
                    rule(file)
                except AssertionError as said:
                    broken.append(f"{name(file)}: {said}")
            assert broken == []

        whole.__name__, whole.__doc__ = rule.__name__, rule.__doc__
        return whole

    return held


@of_each(FILES)
def test_imports_only_go_down_and_rooms_never_see_each_other(file: Path) -> None:
    if name(file) != "__init__.py":
        assert upward(file) == []


def test_no_files_go_round_in_a_circle() -> None:
    asks = {module: {m for m in taken(file) if m in MODULES and m != module} for module, file in MODULES.items()}
    assert list(TopologicalSorter(asks).static_order())  # or CycleError, which names the circle


def taken(file: Path) -> Iterator[str]:
    """What a file takes, a module or a name of one: `from monitor.store import log` gives monitor.store and monitor.store.log."""
    for node in walked(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from named
            if not all(n in MODULES for n in named):
                yield str(node.module)


@of_each(FILES)
def test_only_the_command_line_and_the_wiring_know_the_settings(file: Path) -> None:
    inside = name(file).startswith("settings") or name(file) in {"cli.py", "wire.py"}
    assert inside or not any(module.startswith("monitor.settings") for module in imported(file))


def test_the_hall_holds_no_more_than_what_joins_the_rooms() -> None:
    assert len(list(HOUSE.glob("*.py"))) <= 20, "expected a new file in the room of its verb, not in monitor/ itself"


def test_there_is_pure_code_to_watch_over() -> None:
    assert all(any(HOUSE.glob(pattern)) for pattern in PURE)


def touches_the_world(file: Path) -> list[str]:
    """Imports of, or calls to, clocks, disks, networks and logs."""
    touched = [m for m in imported(file) if m in WORLDLY or m.split(".")[0] in WORLDLY]
    for node in walked(file):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and called.attr in CLOCKS and isinstance(called.value, ast.Name):
                touched += [f"{called.value.id}.{called.attr}"] if called.value.id in {"datetime", "date", "time"} else []
            if isinstance(called, ast.Name) and called.id in {"open", "print", "input", "exec", "eval"}:
                touched.append(called.id)
            if isinstance(called, ast.Attribute) and called.attr in {"read_text", "read_bytes", "write_text", "write_bytes"}:
                touched.append(called.attr)
    return touched


@of_each(sorted({f for pattern in PURE for f in HOUSE.glob(pattern)}))
def test_pure_files_ask_no_clock_and_touch_neither_disk_nor_network(file: Path) -> None:
    allowed = {"io"} if name(file) == "collect/markup.py" else set()  # feedparser reads a BytesIO, or it opens files
    assert set(touches_the_world(file)) - allowed == set()


def test_an_impure_file_would_be_noticed(tmp_path: Path) -> None:
    guilty = tmp_path / "guilty.py"
    guilty.write_text("import socket\nfrom datetime import datetime\ndef f() -> None:\n    datetime.now()\n    open('x')\n")
    assert touches_the_world(guilty) == ["socket", "datetime.now", "open"]


@of_each(FILES)
def test_one_sentence_atop_each_file_says_what_it_is_for(file: Path) -> None:
    if not tree(file).body:
        return  # an empty __init__ says nothing because it does nothing
    said = ast.get_docstring(tree(file))
    assert said, f"{name(file)}: expected a docstring"
    first = said.split("\n\n")[0].rstrip()
    assert first[-1] in ".:)", f"{name(file)}: expected a whole sentence, got {first!r}"
    assert not re.search(r"[a-z]{2}\. [A-Z]", first), f"{name(file)}: expected one sentence, got {first!r}"


@of_each(FILES)
def test_every_function_says_what_it_returns(file: Path) -> None:
    assert [f"{node.name}:{node.lineno}" for node in functions(file) if node.returns is None] == []


@of_each(FILES)
def test_files_and_functions_stay_small(file: Path) -> None:
    lines = len(file.read_text("utf-8").splitlines())
    assert lines <= 300 or file.name == "places.py", f"{name(file)} has {lines} lines, expected 300 at most"
    assert [(node.name, length(node)) for node in functions(file) if length(node) > 45] == []


def test_the_house_as_a_whole_stays_small() -> None:
    files = [len(file.read_text("utf-8").splitlines()) for file in FILES if tree(file).body]
    lengths = sorted(length(node) for file in FILES for node in functions(file))
    assert statistics.median(files) <= 100
    assert statistics.median(lengths) <= 8
    assert lengths[len(lengths) * 9 // 10] <= 25


def broad(file: Path) -> list[int]:
    """The lines of a file that catch everything and keep it; undoing and raising again is no catch-all."""
    caught = []
    for node in walked(file):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            everything = any(k is None or (isinstance(k, ast.Name) and k.id in {"Exception", "BaseException"}) for k in kinds)
            last = node.body[-1]
            again = isinstance(last, ast.Raise) and last.exc is None
            caught += [node.lineno] if everything and not again else []
    return caught


def test_the_house_has_one_catch_all_and_the_daemon_holds_it() -> None:
    assert {name(file): len(lines) for file in FILES if (lines := broad(file))} == {"daemon.py": 1}


def test_no_file_is_named_after_nothing() -> None:
    assert [name(file) for file in FILES if FORBIDDEN_NAMES & {*file.with_suffix("").relative_to(HOUSE).parts}] == []


@pytest.mark.parametrize("folder", ROLL_CALLS)
def test_every_variant_is_on_its_roll_call(folder: str) -> None:
    roll = (HOUSE / folder / ROLL_CALLS[folder]).resolve()
    variants = {file.stem for file in (HOUSE / folder).glob("*.py")} - {"__init__"}
    if not variants or not roll.exists():
        return
    called = {node.value.id for node in ast.walk(tree(roll)) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    called |= {node.id for node in ast.walk(tree(roll)) if isinstance(node, ast.Name)}
    dotted = {module.rsplit(".", 1)[-1] for module in imported(roll)}
    assert variants - called - dotted == set(), f"expected these on the roll-call {name(roll)}"


def tracked() -> list[Path]:
    """What git has or would take; the files below the checkout where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=TOP, check=False,
                            capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout: nothing tells which files belong to it")
    return [TOP / path for path in listed.stdout.split("\0") if path and (TOP / path).is_file()]


def test_no_file_names_a_place_on_one_machine_or_a_registry() -> None:
    machine = re.compile("|".join(["/" + "work/", r"(?<![a-z])/" + "home/" + r"[a-z]", "/" + "root/", "/tmp/" + "bash",
                                   "pypi" + r"\.org", "python" + "hosted", "index" + "-url", "find" + "-links"]))
    found = []
    for file in tracked():
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, or a page as it was served
        found += [f"{file.relative_to(TOP)}: {hit.group()}" for hit in machine.finditer(text)]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_names_versions_and_hashes_but_no_address(lock: str) -> None:
    text = (TOP / lock).read_text("utf-8")
    pins = re.findall(r"^[a-z0-9][a-z0-9._-]*==\S+", text, re.MULTILINE)
    others = [row for row in text.splitlines()
              if not re.match(r"#|    --hash=sha256:[0-9a-f]{64}( \\)?$|[a-z0-9][a-z0-9._-]*==[\w.]+( ; [^/:]+)? \\$", row)]
    assert len(pins) > 20
    assert others == []
