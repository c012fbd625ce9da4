"""What must be true in the end of a small world in which all went wrong."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta

from monitor.decide.telling.follow import why
from monitor.model import Event
from monitor.store.codec import moment
from monitor.tend.rulings import overtaken_by
from monitor.tend.undone import fault_undone
from monitor.terms.states import follows
from tests.tend.promises import ALL, PEOPLE, UNTOLD, World

_HOW = """SELECT d.state, d.hold, d.last_reason, l.state AS led, l.last_reason AS why, d.not_after AS worth, coalesce(l.not_after, d.not_after) AS until,
    (SELECT max(ended_at) FROM attempts WHERE delivery = coalesce(l.id, d.id)) AS tried FROM deliveries d LEFT JOIN deliveries l ON l.id = d.lead
    JOIN recipients r ON r.id = d.recipient JOIN ledger e ON e.seq = d.event WHERE r.name = ? AND e.id = ?"""
_REFUSED = "SELECT 1 FROM deliveries d JOIN recipients r ON r.id = d.recipient WHERE r.name = ? AND d.matter IS NOT NULL AND d.state = 'failed_permanent'"
_UNTOLD = (UNTOLD, "flap")


def wrongs(world: World) -> list[str]:
    """Say every promise that was broken."""
    false = {one.id for one in world.told if world.store.storms.mark(one.id) == "discarded"}
    found = [said for name in PEOPLE for check in (_once, _lost, _left, _order) for said in check(world, name, false)] + _faults(world, false)
    if world.store.verify().broken_at is not None or world.store.audit.verify().broken_at is not None:
        found.append("a chain is broken")
    return found


def _sure(world: World, name: str) -> Counter[str]:
    return Counter(each for who, _, _, carried, came in world.had if who == name and came for each in carried)


def _doubted(world: World, name: str) -> set[str]:
    return {each for who, _, _, carried, came in world.had if who == name and not came for each in carried}


def _once(world: World, name: str, false: set[str]) -> list[str]:
    """Nobody is told anything twice, nor by two doors of one government."""
    sure = _sure(world, name)
    twice = [f"{name} was told {each} {n} times" for each, n in sure.items() if n > 1 and f"{name} {each}" not in world.byhand]
    firm = {each for each in sure if each not in false}
    apart = [{*carried} & firm for who, _, _, carried, came in world.had if who == name and came]
    return twice + [f"{name} was told {old} by two doors: {again}" for again, old in world.echoes.items() if {again, old} <= firm and {again, old} not in [one & {again, old} for one in apart]]


def _lost(world: World, name: str, false: set[str]) -> list[str]:
    """Everybody is told all they follow, or the records say why not."""
    if world.away.get(name) or name in world.paused:
        return []
    rules, had, found = PEOPLE[name][0] or (ALL,), {*_sure(world, name), *_doubted(world, name)}, []
    for one in world.told:
        if one.id in {*had, *false} or not any(why(one, rule) for rule in rules) or f"{name} {one.id}" in world.byhand:
            continue
        if one.country == "KZ" and name in world.parts:
            continue
        if said := _not_told(world, name, one, had | false):
            found.append(f"{name} was never told {one.id}: {said}")
    return found


def _not_told(world: World, name: str, one: Event, had: set[str]) -> str:
    row = world.store.lines.reading().execute(_HOW, [name, one.id]).fetchone()
    if row is None:  # nothing ends to who never heard of a fault
        return "" if fault_undone(world.store, one) else "no delivery"
    led = row["state"] == "digested"
    said = f"{row['state']} {row['hold']} {row['last_reason']}" + (f", led by {row['led']} {row['why']}" if row["led"] else "")
    ended, reason = (row["led"], row["why"]) if led else (row["state"], row["last_reason"])
    if ended == "failed_permanent" and "550" not in reason:  # a day without a relay makes an order old news; no pause is longer than five hours
        return "" if moment(row["tried"]) + timedelta(hours=5) >= moment(row["worth"]) else f"given up while it was news: {said}"
    if ended == "expired" and "seven days" not in reason and row["until"] < row["worth"]:
        return f"let go while it was news: {said}"
    if ended in ("failed_permanent", "expired") or (not led and row["last_reason"] in _UNTOLD):
        return ""
    twins = {world.echoes.get(one.id), *(again for again, old in world.echoes.items() if old == one.id)}
    return "" if "another door" in row["last_reason"] and twins & had else said


def _left(world: World, name: str, false: set[str]) -> list[str]:
    """Who had left is written to no more, and of a country they let go of nothing."""
    mine, doubted = [(at, carried, what) for who, at, what, carried, _ in world.had if who == name], _doubted(world, name)
    found = [f"{name} had left and was written to at {at}: {carried or what}" for begin, end in world.away.get(name, ()) for at, carried, what in mine
             if begin <= at and (end is None or at < end)]  # type: ignore[operator]
    of_kz = {one.id for one in world.told if one.country == "KZ"}
    return found + [f"{name} let go of Kazakhstan and was told {each} at {at}" for at, carried, _ in mine for each in carried
                    if name in world.parts and at >= world.parts[name] and each in of_kz - doubted]


def _order(world: World, name: str, false: set[str]) -> list[str]:
    """Nobody hears of one page's country anything older after what is newer; of one look nothing is older.

    But what another process finds later, which says then that it is no longer the latest word.
    """
    found, about = list[str](), {one.id: (one.publisher, one.country) for one in world.told}
    seen = {one.id: f"{one.detected_at.isoformat()} {one.id}" for one in world.told}
    newest: dict[tuple[str, str], str] = {}
    for _, at, _, carried, _ in (one for one in world.had if one[0] == name and one[4]):
        found += [f"{name} was told {each} after {newest[about[each]]} (step {at})" for each in carried
                  if seen[each][:32] < newest.get(about[each], "")[:32] and f"{name} {each}" not in {*world.byhand, *world.unfound}]
        for each in carried:
            newest[about[each]] = max(seen[each], newest.get(about[each], ""))
    both = [(one, now) for one in world.told if (now := world.unfound.get(f"{name} {one.id}")) and follows(now, one) and now.id not in false]
    return found + [f"{one.id} does not say that {now.id} overtook it" for one, now in both if overtaken_by(world.store, one) is None]


def _faults(world: World, false: set[str]) -> list[str]:
    """Who had a fault has one letter about it, and nobody has a fault that was discarded before it began to leave."""
    found, letters = [], Counter(f"{who} {json.loads(what)['storm']}" for who, _, what, _, sure in world.had if what.startswith("{") and sure)
    found += [f"{who}: {n} letters of one fault" for who, n in letters.items() if n > 1]
    for each in sorted(false):
        storm = world.store.storms.of(each)
        assert storm
        for who, at, _, carried, _ in world.had:
            if each not in carried:
                continue
            doubted = any(one == who and each in others and not came for one, _, _, others, came in world.had)  # repeated as it was, or not at all
            if at > world.ruled.get(each, at) and not doubted:
                found.append(f"{who} was told {each} at {at}, discarded at {world.ruled[each]}")
            if not world.away.get(who) and not letters[f"{who} {storm.id}"] and not world.store.lines.reading().execute(_REFUSED, [who]).fetchone():
                found.append(f"{who} was told {each} and never that it is a fault")
    return found
