"""What the house says while it works: a sentence with the nouns as fields, for eyes or for programs."""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

_HOUSE = logging.getLogger("monitor")
_SECRET_KEY = re.compile(r"password|passwd|secret|token|authorization|cookie|api_?key", re.IGNORECASE)
_SECRET_TEXT = re.compile(r"(?<=://)[^/@\s]+(?=@)|whsec_[\w+/=-]+")
_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}  # controls, direction marks, line separators: they would forge lines

Manner = Literal["auto", "human", "json"]


def setup(level: str, manner: Manner, stream: TextIO) -> None:
    """Send what is said to `stream`; "auto" is human on a terminal, else one JSON object a line."""
    human = manner == "human" or (manner == "auto" and stream.isatty())
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Human() if human else Json())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    _HOUSE.setLevel(level.upper())
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a job still at it when its turn comes is fine


def say(sentence: str, /, **nouns: object) -> None:
    """Say something worth knowing later."""
    _HOUSE.info(sentence, extra={"nouns": nouns})


def detail(sentence: str, /, **nouns: object) -> None:
    """Say something only someone who looks for it wants to know."""
    _HOUSE.debug(sentence, extra={"nouns": nouns})


def warn(sentence: str, /, **nouns: object) -> None:
    """Say something that somebody may have to do something about."""
    _HOUSE.warning(sentence, extra={"nouns": nouns})


def fail(sentence: str, /, error: BaseException | None = None, **nouns: object) -> None:
    """Say that something of ours is broken, with the traceback of `error`."""
    _HOUSE.error(sentence, extra={"nouns": nouns}, exc_info=error)


class Human(logging.Formatter):
    """2026-11-23 22:38:01Z warning  a sentence  (noun: value, noun: value)."""

    def format(self, record: logging.LogRecord) -> str:
        nouns = ", ".join(f"{key}: {_visible(str(value))}" for key, value in _nouns(record).items())
        line = f"{_at(record):%Y-%m-%d %H:%M:%SZ} {record.levelname.lower():<8} {_visible(_clean(record.getMessage()))}"
        line += f"  ({nouns})" if nouns else ""
        return "\n".join([line, *("    " + _visible(row) for row in _trace(self, record).splitlines())])


class Json(logging.Formatter):
    """One object a line: at, level, said, the nouns, and trace if something broke."""

    def format(self, record: logging.LogRecord) -> str:
        said = {"at": _at(record).isoformat().replace("+00:00", "Z"), "level": record.levelname.lower(),
                "said": _clean(record.getMessage())}
        trace = _trace(self, record)
        return json.dumps(said | {k: v for k, v in _nouns(record).items() if k not in said}
                          | ({"trace": trace} if trace else {}), default=str)


def _at(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _nouns(record: logging.LogRecord) -> dict[str, Any]:
    nouns: dict[str, object] = getattr(record, "nouns", {})
    return {key: "(not shown)" if _SECRET_KEY.search(key) else _plain(value) for key, value in nouns.items()}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else _clean(str(value))


def _clean(text: str) -> str:
    return _SECRET_TEXT.sub("(not shown)", text)


def _visible(text: str) -> str:
    return "".join(ascii(c)[1:-1] if unicodedata.category(c) in _UNSEEN else c for c in text)


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    return _clean(formatter.formatException(record.exc_info)) if record.exc_info and record.exc_info[0] else ""
