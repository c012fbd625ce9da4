"""Draw the world once: Natural Earth's countries, simplified and projected, as the file the map page is made from.

    python -m tests.bench.atlas countries-50m.json > monitor/web/atlas.json

The input comes from the npm package world-atlas 2 (Natural Earth 4.1, public domain). Borders are simplified arc by arc,
so that neighbours keep one common line. Equal Earth projection, a thousand units wide.
"""

from __future__ import annotations

import json
import sys
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pycountry

WIDTH = 1000
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF = 2 * sqrt(3) * radians(180) / (3 * _A1)  # half the width of the projected equator
_COARSE = 0.42  # units a line may leave its true place
_TINY = 5.0  # square units below which a country is shown as a dot as well
_NAMED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}  # Natural Earth gives them no number
_LEFT_OUT = {"AQ"}
# Parts that Natural Earth draws with another country, or not at all: where they are, and how near a shape is theirs.
_PARTS = {
    "GF": (-53.1, 4.0), "GP": (-61.5, 16.2), "MQ": (-61.0, 14.6), "RE": (55.5, -21.1), "YT": (45.2, -12.8), "SJ": (18.0, 78.8),
    "BQ": (-68.3, 12.2), "GI": (-5.35, 36.14), "TV": (179.2, -8.5), "TK": (-171.8, -9.2), "CX": (105.6, -10.5), "CC": (96.8, -12.2),
}  # fmt: skip
_THEIRS = {"GF": 14, "SJ": 22}
Point = tuple[float, float]


def project(lon: float, lat: float) -> Point:
    """Equal Earth (Savric, Patterson, Jenny 2018)."""
    theta = asin(sqrt(3) / 2 * sin(radians(lat)))
    square = theta * theta
    sixth = square**3
    x = 2 * sqrt(3) * radians(lon) * cos(theta) / (3 * (9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1))
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    scale = WIDTH / (2 * _HALF)
    return (x + _HALF) * scale, (1.3173627591574 - y) * scale


def simplified(points: list[Point], coarse: float) -> list[Point]:
    """Douglas and Peucker: leave out points that stand near the line between their neighbours."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2)

    def off(p: Point) -> float:
        if length == 0:
            return sqrt((p[0] - x1) ** 2 + (p[1] - y1) ** 2)
        return abs((x2 - x1) * (y1 - p[1]) - (x1 - p[0]) * (y2 - y1)) / length

    far = max(range(1, len(points) - 1), key=lambda n: off(points[n]))
    if off(points[far]) <= coarse:
        return [points[0], points[-1]]
    return simplified(points[: far + 1], coarse)[:-1] + simplified(points[far:], coarse)


def unwrapped(points: list[Point]) -> list[Point]:
    """Go on beyond the date line instead of jumping to the other side of the map."""
    found, shift, last = [], 0.0, points[0][0]
    for lon, lat in points:
        shift += 360 if last - lon > 180 else -360 if lon - last > 180 else 0
        found.append((lon + shift, lat))
        last = lon
    return found


def clipped(points: list[Point]) -> list[list[Point]]:
    """A ring cut at the date line: what lies within the map, and what belongs to its other side."""
    found = []
    for turn in (-360, 0, 360):
        part = [(lon + turn, lat) for lon, lat in points]
        for side in (1, -1):
            part = _half(part, side)
        if len(part) > 3:
            found.append(part)
    return found


def _half(points: list[Point], side: int) -> list[Point]:
    """The part of a ring west of 180 (side 1) or east of -180 (side -1): Sutherland and Hodgman."""
    found = []
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        inside, next_inside = x1 * side <= 180, x2 * side <= 180
        if inside:
            found.append((x1, y1))
        if inside != next_inside:
            edge = 180 * side
            found.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return found + found[:1]


def arcs(topology: dict) -> list[list[Point]]:
    """Decode the arcs, simplified as they will be seen."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for deltas in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            line.append((x * kx + tx, y * ky + ty))
        line = unwrapped(line)
        seen = {project(*place): place for place in line}
        found.append([seen[point] for point in simplified([project(*place) for place in line], _COARSE)])
    return found


def ring(numbers: list[int], lines: list[list[Point]]) -> list[Point]:
    """Join arcs into a ring."""
    found: list[Point] = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        found += line[1:] if found else line
    return found


def area(points: list[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))) / 2


def middle(points: list[Point]) -> Point:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)


def path(points: list[Point]) -> str:
    """A closed ring as relative SVG steps in tenths of a unit."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps, (px, py) = [f"M{tenths[0][0]} {tenths[0][1]}l"], tenths[0]
    for x, y in tenths[1:-1]:
        if (x, y) != (px, py):
            steps.append(f"{x - px} {y - py} ")
            px, py = x, y
    return "".join(steps).strip().replace(" -", "-") + "z" if len(steps) > 3 else ""


def country(geometry: dict) -> str:
    name = geometry["properties"]["name"]
    known = pycountry.countries.get(numeric=str(geometry.get("id", "")).zfill(3))
    return _NAMED.get(name) or (known.alpha_2 if known else "")


def _cede(rings: dict[str, list[list[Point]]], code: str, where: Point) -> None:
    """Give a part the shapes near it that stand under another country."""
    for owner in ("FR", "NO", "NL", "AU", "NZ"):
        near = [r for r in rings[owner] if max(abs(a - b) for a, b in zip(middle(r), where, strict=True)) < _THEIRS.get(code, 2)]
        if near:
            rings[owner] = [r for r in rings[owner] if r not in near]
            rings.setdefault(code, []).extend(near)


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = arcs(topology)
    rings: dict[str, list[list[Point]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = geometry.get("arcs", [])
        polygons = [parts] if geometry["type"] == "Polygon" else parts
        code = country(geometry)
        if code and code not in _LEFT_OUT:
            whole = (unwrapped(ring(numbers, lines)) for polygon in polygons for numbers in polygon)
            cut = (part for each in whole for part in clipped(each))
            rings.setdefault(code, []).extend([project(*place) for place in part] for part in cut)
    for code, where in _PARTS.items():
        _cede(rings, code, project(*where))
    found = {}
    for code, drawn in sorted(rings.items()):
        drawn.sort(key=area, reverse=True)
        largest = area(drawn[0])
        kept = [r for r in drawn if area(r) > 0.35 and len(r) > 3] or ([drawn[0]] if len(drawn[0]) > 3 else [])
        found[code] = {"d": "".join(path(r) for r in kept), "at": middle(drawn[0]), "tiny": sum(map(area, drawn)) < _TINY or largest < _TINY / 2}
    for code, where in _PARTS.items():
        x, y = project(*where)
        found.setdefault(code, {"d": "", "at": (round(x, 1), round(y, 1)), "tiny": True})
    json.dump(found, sys.stdout, separators=(",", ":"))


if __name__ == "__main__":
    main()
