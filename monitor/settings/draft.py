"""The configuration's files laid over each other: what counts, which file said it, and every mistake so far."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

from monitor.settings import rules

Shape = TypeVar("Shape")


class Secret:
    """A word that cannot be printed, logged or pickled by accident; only `reveal` gives it away."""

    __slots__ = ("_word",)

    def __init__(self, word: str) -> None:
        self._word = word

    def reveal(self) -> str:
        return self._word

    def __repr__(self) -> str:
        return "Secret(set)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written anywhere")


class Draft:
    """What has been read and what was wrong with it; a mistake is noted and the reading goes on."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self.folder = folder
        self.environ = environ
        self.tables: dict[str, Any] = {}
        self.usual: dict[str, Any] = {}
        self.wrong: set[rules.Where] = set()
        self.said: dict[rules.Where, Path] = {}
        self.mistakes: list[str] = []

    def note(self, at: rules.Where, expected: str, came: str) -> None:
        """Remember a mistake: the file that said the nearest thing, the key, what was expected, what came.

        Of one key the first alone: what follows from it would be gone with it.
        """
        if at in self.wrong:
            return
        self.wrong.add(at)
        self.mistakes.append(f"{self._sayer(at)}: {_key(at)}: expected {expected}, got {came}")

    def _sayer(self, at: rules.Where) -> Path:
        return next((self.said[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self.said), self.folder)

    def right(self, *at: str | int) -> bool:
        """Whether nothing was wrong with a key by itself, so that others may be held against it."""
        return at not in self.wrong

    def settle(self) -> None:
        """Keep what was read so far as what stands where a later file is wrong."""
        self.usual = deepcopy(self.tables)

    def read(self, file: Path) -> None:
        """Lay one file over what was read before: tables are merged, everything else replaces."""
        try:
            told = tomllib.loads(file.read_text("utf-8-sig"))  # some editors begin with a mark
        except ValueError as error:  # of TOML, of UTF-8, or a number of thousands of digits
            self.mistakes.append(f"{file}: expected TOML, got a mistake in it: {error}")
        except RecursionError:
            self.mistakes.append(f"{file}: expected TOML, got brackets nested too deeply")
        except OSError as error:
            self.mistakes.append(f"{file}: expected a file that can be read, got: {error.strerror}")
        else:
            self._lay(self.tables, told, (), file)

    def _lay(self, under: dict[str, Any], over: Mapping[str, Any], at: rules.Where, file: Path) -> None:
        for key, value in over.items():
            self.said[(*at, key)] = file
            if isinstance(value, dict):
                below = under.get(key)
                under[key] = below if isinstance(below, dict) else {}
                self._lay(under[key], value, (*at, key), file)
            else:
                under[key] = value

    def table(self, shape: type[Shape], *at: str | int) -> Shape | None:
        """Fill `shape` from the table at a path; every mistake is noted, and None is given where too little is left."""
        given: Any = self.tables
        for step in at:
            given = given[step] if isinstance(step, int) else given.get(step)
        usual = self.usual.get(str(at[0]), {}) if len(at) == 1 else {}
        return rules.fill(shape, given, at, self.note, usual)

    def among(self, at: rules.Where, given: Collection[str], known: Collection[str]) -> None:
        """Note the names that are on no roll-call; an empty roll-call checks nothing."""
        if given and known and (strange := set(given) - set(known)):
            came = ", ".join(rules.guessed(word, known) for word in sorted(strange))
            self.note(at, "names among " + ", ".join(dict.fromkeys(known)), came)

    def secret(self, at: rules.Where, variable: str, file: str) -> Secret | None:
        """Fetch a secret from a variable or a file; a relative file starts in $CREDENTIALS_DIRECTORY or the folder."""
        if variable and file:
            self.note(at, "a variable or a file", f"both {variable} and {file}")
        elif variable:
            if word := self.environ.get(variable):
                return Secret(word)
            self.note(at, f"a variable {variable} in the environment", "none")
        elif file:
            path = Path(self.environ.get("CREDENTIALS_DIRECTORY") or self.folder) / file
            try:
                if word := path.read_text("utf-8-sig").strip():
                    return Secret(word)
                self.note(at, f"a secret in {path}", "an empty file")
            except OSError as error:
                self.note(at, f"a secret in {path}", error.strerror or "none")
            except UnicodeDecodeError:
                self.note(at, f"a secret in {path}", "bytes that are no UTF-8")
        return None

    def told(self) -> Iterator[tuple[str, object, Path]]:
        """Every value that counts: key, value as written, file that says it."""
        yield from self._told(self.tables, ())

    def _told(self, value: Any, at: rules.Where) -> Iterator[tuple[str, object, Path]]:
        steps = value.items() if isinstance(value, dict) else enumerate(value) if _tables(value) else ()
        for step, inner in steps:
            yield from self._told(inner, (*at, step))
        if not isinstance(value, dict) and not _tables(value):
            yield _key(at), _public(value), self._sayer(at)


def _tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(inner, dict) for inner in value)


def _public(value: object) -> object:
    # an address on the web may carry a password before the host and a token behind it
    return re.sub(r"^(https?://)(?:[^/@]*@)?([^/]+)(/.+)?$", r"\1\2/…", value) if isinstance(value, str) else value


def _key(at: rules.Where) -> str:
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in at]
    return "".join(steps).lstrip(".")
