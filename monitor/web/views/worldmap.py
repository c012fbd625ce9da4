"""The world at a glance, and the same as a table for who cannot see it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from monitor.speak.tongue import msgid
from monitor.web import atlas, world
from monitor.web.paper import kept
from monitor.web.tongues import public, spoken

router = APIRouter(include_in_schema=False)
NAV = ("Map", "/map")
LAYERS = {
    "levels": msgid("Levels"),
    "departures": msgid("Departures"),
    "week": msgid("Last 7 days"),
    "month": msgid("Last 30 days"),
}


@router.get("/map")
def map_(request: Request) -> Response:
    """Draw the world by the gravest level, by departures, or by what moved."""
    asked = request.query_params.get("show", "levels")
    layer = asked if asked in LAYERS else "levels"
    tongue = spoken(request)
    every = world.in_order(request.app.state.world(), tongue)
    rows = {row.code: row for row in every}
    shown = [(shape, rows[shape.code], look(rows[shape.code], layer)) for shape in atlas.shapes() if shape.code in rows]
    facts = {"layer": layer, "layers": LAYERS, "shown": shown, "rows": every, "view": atlas.VIEW, "tongue": tongue}
    body = kept(request, "map_body.html", request.app.state.world(), f"{layer} {tongue.code}", **facts)
    return public(request, "map.html", layer=layer, layers=LAYERS, body=body)


def look(row: world.Row, layer: str) -> str:
    """How a country is drawn on a layer: the class of its shape."""
    if layer == "levels":
        return f"m{row.level or 0}"
    if layer == "departures":
        return f"d-{row.staff or 'none'}"
    count = row.week if layer == "week" else row.month
    return "c0" if count == 0 else "c1" if count < 3 else "c2" if count < 8 else "c3"
