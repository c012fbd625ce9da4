"""Model values become JSON and come back equal, field by field and by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Json = Any
Build = Callable[[Json], Any]


@lru_cache(maxsize=1024)  # one moment is written into many rows
def stamp(at: datetime) -> str:
    """The time in UTC at a fixed width, so that text order is time order; ValueError without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"expected a time with a zone, got {at.isoformat()}")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


@lru_cache(maxsize=1024)
def moment(text: str) -> datetime:
    """The time a stamp stands for, in UTC; ValueError for anything else."""
    return datetime.fromisoformat(text).astimezone(UTC)


def optional_stamp(at: datetime | None) -> str | None:
    """The stamp of a time that may be missing."""
    return None if at is None else stamp(at)


def optional_moment(text: str | None) -> datetime | None:
    """The time of a stamp that may be missing."""
    return None if text is None else moment(text)


def spoken(text: str) -> str:
    """The time a stamp stands for, as people read it."""
    at = moment(text)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def column(text: str) -> str:
    """Foreign text as a database can hold it: half a surrogate pair (JSON may carry one) is written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def pack(value: object) -> Json:
    """A model value as JSON types; TypeError names what has no such form."""
    if value is None or isinstance(value, str | int):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, date):
        return stamp(value) if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, tuple | list):
        return [pack(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(pack(item) for item in value)
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    if is_dataclass(value):
        return {name: pack(getattr(value, name)) for name in _names(value.__class__)}
    raise TypeError(f"expected a noun of the model or its parts, got {type(value).__name__}")


def write(value: object) -> str:
    """A value as JSON text, mappings in the order they have; ASCII only, so that half surrogates survive too."""
    return json.dumps(pack(value), separators=(",", ":"), ensure_ascii=True)


def canonical(value: object) -> str:
    """The one JSON text of a value, whatever order its mappings have: what a hash is made of."""
    return json.dumps(pack(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def build(noun: type[T], row: Json) -> T:
    """The noun whose `pack` is `row`; a field not there takes its default, ValueError if it has none."""
    shape: Any = noun
    made: T = _builder(shape)(row)
    return made


def read(noun: type[T], text: str) -> T:
    """The noun that was written so."""
    return build(noun, json.loads(text))


@cache
def _names(noun: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(noun))


def _same(value: Json) -> Any:
    return value


@cache
def _builder(shape: Any) -> Build:
    """How a value of an annotated type is made from its JSON; TypeError for a type no noun uses."""
    if shape in (str, int, bool, object, NoneType) or get_origin(shape) is Literal:
        return _same
    if get_origin(shape) in (Union, UnionType):
        return _optional(get_args(shape))
    if get_origin(shape) in (tuple, frozenset, dict):
        return _collection(get_origin(shape), get_args(shape))
    if shape in (date, datetime):
        return moment if shape is datetime else date.fromisoformat
    if isinstance(shape, type) and issubclass(shape, Enum):
        return shape
    if is_dataclass(shape):
        return _noun(shape)
    raise TypeError(f"expected a type the model's nouns are made of, got {shape!r}")


def _optional(choices: tuple[Any, ...]) -> Build:
    solid = [choice for choice in choices if choice is not NoneType]
    if len(solid) != 1:
        raise TypeError(f"expected one type or None, got {choices!r}")
    inner = _builder(solid[0])
    return lambda value: None if value is None else inner(value)


def _collection(kind: Any, inside: tuple[Any, ...]) -> Build:
    if kind is dict:
        held = _builder(inside[1])
        return lambda value: {key: held(item) for key, item in value.items()}
    if kind is tuple and inside[1:] != (...,):
        parts = [_builder(part) for part in inside]
        return lambda value: tuple(part(item) for part, item in zip(parts, value, strict=True))
    item_of = _builder(inside[0])
    return lambda value: kind(item_of(item) for item in value)


def _noun(noun: Any) -> Build:
    hints = get_type_hints(noun)
    builders = {each.name: _builder(hints[each.name]) for each in fields(noun)}
    needed = [each.name for each in fields(noun) if each.default is MISSING and each.default_factory is MISSING]

    def make(row: Json) -> Any:
        missing = [name for name in needed if name not in row]
        if missing:
            raise ValueError(f"expected {noun.__name__} with {', '.join(missing)}, got only {sorted(row)}")
        return noun(**{name: builders[name](row[name]) for name in builders if name in row})

    return make
