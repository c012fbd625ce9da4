"""What a travel desk's own channels are told of: rules, and what each would have meant in the last 90 days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.admit.reception import rule as wished
from monitor.model import Recipient, Rule
from monitor.store.desks import Full
from monitor.store.shapes import Wanted
from monitor.subscribe.wishes import Unclear, manner, wishes
from monitor.tend import dryrun
from monitor.web.forms import Fields, Given, Number
from monitor.web.paper import render
from monitor.web.views.desk import Desk, Mine
from monitor.web.views.desk_channels import bureau, channel
from monitor.web.views.subscribe import choices, offer

router = APIRouter(include_in_schema=False)
BACK = timedelta(days=90)
SHOWN = 40  # messages gained or lost that are named; the others are counted
LEVELS = ("2", "3", "4")


@router.get("/desk/routes")
def routes(request: Request, desk: Mine) -> Response:
    """Show every channel with what it is told of."""
    return _page(request, desk)


@router.get("/desk/routes/{number}/rules/{rule}")
def form(request: Request, desk: Mine, number: Number, rule: Number) -> Response:
    """Show the form of a rule; 0 is a new one."""
    given = spoken(_rule(desk, number, rule)) if rule else {}
    return _form(request, desk, (number, rule), given)


@router.post("/desk/routes/{number}/rules/{rule}")
def save(request: Request, desk: Mine, number: Number, rule: Number, given: Given) -> Response:
    """Show what a rule would have told in the last 90 days; with `sure` keep it."""
    said, who = given.lists(), channel(desk, number).who
    kept = _rule(desk, number, rule) if rule else Rule()
    try:
        new = heard(desk, given, kept)
    except Unclear as unclear:
        return _form(request, desk, (number, rule), said, 422, mistakes=unclear.mistakes)
    if not given.one("sure"):
        others = [one for one in desk.site.store.desks.rules(desk.tenant, number) if one.id != rule]
        return _form(request, desk, (number, rule), said, would=_would(desk, who, [*others, new]), new=new)
    try:
        desk.site.store.desks.rule(desk.tenant, number, new, desk.by, desk.site.clock())
    except Full as full:
        raise HTTPException(422, str(full).capitalize()) from full
    return RedirectResponse("/desk/routes", 303)


@router.post("/desk/routes/{number}/rules/{rule}/end")
def end(request: Request, desk: Mine, number: Number, rule: Number, given: Given) -> Response:
    """Show what would no longer be told; with `sure` end the rule."""
    known, told = _rule(desk, number, rule), channel(desk, number)
    if not given.one("sure"):
        others = [one for one in desk.site.store.desks.rules(desk.tenant, number) if one.id != rule]
        would = _would(desk, told.who, others)
        return render(request, "desk_rule_end.html", channel=told, rule=known, would=would, shown=SHOWN)
    desk.site.store.desks.end_rule(desk.tenant, number, rule, desk.by, desk.site.clock())
    return RedirectResponse("/desk/routes", 303)


@router.post("/desk/routes/{number}/manner")
def change_manner(request: Request, desk: Mine, number: Number, given: Given) -> Response:
    """Change zone and quiet hours, and for a mailbox whether it may hear names and whether it must stay."""
    who = channel(desk, number).who
    try:
        told = manner(given.lists(), offer(desk.site))
    except Unclear as unclear:
        return _page(request, desk, 422, mistakes=unclear.mistakes, number=number, given=given.lists())
    mail = who.channel == "email"
    fields: dict[str, object] = {
        "zone": told.zone,
        "quiet_from": told.quiet_from,
        "quiet_until": told.quiet_until,
        "quiet_pass": told.wakes,
        "private": mail and bool(given.one("private")),
        "duty": mail and bool(given.one("duty")),
    }
    desk.site.store.desks.change(desk.tenant, number, desk.by, desk.site.clock(), **fields)
    return RedirectResponse("/desk/routes", 303)


def heard(desk: Desk, given: Fields, kept: Rule) -> Rule:
    """The rule a form asks for; raises Unclear with every mistake."""
    asked = wished(wishes(given.lists(), offer(desk.site)))
    level = given.one("min_level")
    if level and level not in LEVELS:
        raise Unclear({"min_level": f"expected one of {', '.join(LEVELS)} or nothing, got {level[:20]!r}"})
    travellers = bool(given.one("travellers"))
    return replace(
        asked, id=kept.id, min_level=int(level) if level else None, min_delta=kept.min_delta, travellers=travellers
    )


def spoken(rule: Rule) -> dict[str, list[str]]:
    """A rule as its form says it."""
    often, *rest = rule.mode.split(" ")
    said: dict[str, list[str]] = {
        "country": sorted(rule.countries),
        "place": sorted(rule.places),
        "publisher": sorted(rule.publishers),
        "kind": sorted(rule.kinds),
        "severity": [rule.severity],
        "mode": [often],
        "at": rest[-1:],
        "weekday": rest[:1] if often == "weekly" else [],
        "min_level": [str(rule.min_level)] if rule.min_level else [],
        "travellers": ["1"] if rule.travellers else [],
    }
    return {name: values for name, values in said.items() if values}


def _rule(desk: Desk, number: int, rule: int) -> Rule:
    found = next((one for one in desk.site.store.desks.rules(desk.tenant, number) if one.id == rule), None)
    if found is None:
        raise HTTPException(404, "There is no such rule, or it has ended.")
    return found


def _would(desk: Desk, who: Recipient, rules: list[Rule]) -> dryrun.Change:
    return dryrun.edited(desk.site.store, Wanted(since=desk.site.clock() - BACK), who, rules)


def _form(
    request: Request, desk: Desk, which: tuple[int, int], given: dict[str, list[str]], status: int = 200, **more: object
) -> Response:
    number, rule = which
    facts: dict[str, Any] = {"given": given, "choices": choices(desk.site), "levels": LEVELS, "shown": SHOWN}
    told = {"channel": channel(desk, number), "number": rule, "would": None, "new": None, "mistakes": {}}
    return render(request, "desk_rule.html", status, **facts, **{**told, **more})


def _page(request: Request, desk: Desk, status: int = 200, **more: object) -> Response:
    facts: dict[str, Any] = {"mistakes": {}, "number": 0, "given": {}, **more}
    return render(request, "desk_routes.html", status, channels=bureau(desk).channels(desk.tenant), **facts)
