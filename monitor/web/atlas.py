"""The world as shapes: Natural Earth's countries (public domain), drawn once by tests/bench/atlas.py."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VIEW = "0 0 10000 4500"  # tenths of a unit; Antarctica is left out


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's outline as an SVG path, the middle of its largest part, and whether a dot must help to see it."""

    code: str
    path: str
    x: int
    y: int
    tiny: bool


@cache
def shapes() -> tuple[Shape, ...]:
    """Every country there is a shape or a place for, large ones first, so that small ones lie on top."""
    drawn = json.loads(files("monitor.web").joinpath("atlas.json").read_text("utf-8"))
    found = (
        Shape(code, one["d"], round(one["at"][0] * 10), round(one["at"][1] * 10), one["tiny"])
        for code, one in drawn.items()
    )
    return tuple(sorted(found, key=lambda shape: -len(shape.path)))
