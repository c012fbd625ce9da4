"""The commands about readers: whom they are told of, why, and what they would have been told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.ask import SEVERITY, Usage, as_json, house, instant, lines, now, several
from monitor.speak.tongue import plural

if TYPE_CHECKING:
    from monitor.model import Event, Reader, Rule
    from monitor.wire import House


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def readers(context: click.Context, machine: bool) -> None:
    """List who is told of what, why, and who would have been."""
    if context.invoked_subcommand is None:
        for one in house(context).readers:
            click.echo(_listed(one, machine))


def _listed(one: Reader, machine: bool) -> str:
    asks = {"countries": sorted(one.countries), "publishers": sorted(one.publishers), "kinds": sorted(one.kinds)}
    asks["places"] = sorted(one.places)
    if machine:
        named = {"name": one.name, "channel": one.channel, "severity": one.severity, "timezone": one.timezone}
        return json.dumps(named | asks)
    limits = [f"from level {one.min_level}"] if one.min_level else []
    limits += [f"moves of {plural(one.min_delta, 'level')}"] if one.min_delta else []
    limits += [f"where somebody of {one.tenant}'s is"] if one.travellers else []
    said = [f"{name} {', '.join(each)}" for name, each in asks.items() if each]
    return f"{one.name}: {one.severity} and above, {'; '.join([*said, *limits]) or 'everything'}, by {one.channel}"


@readers.command("why")
@click.argument("name")
@click.argument("event_id")
@click.pass_context
def why_(context: click.Context, name: str, event_id: str) -> None:
    """Say why NAME hears of EVENT_ID, rule by rule.

    And where that delivery stands. NAME is a recipient's name, number or
    mailbox.
    """
    from monitor.decide.telling.follow import why
    from monitor.dispatch.whom import known
    from monitor.tend.travelling import there

    opened = enrolled(context)
    people, event = known(opened, name), opened.store.event(event_id)
    if not people or event is None:
        raise Usage(f"expected the name of a recipient and the id of an event, got {name!r} and {event_id!r}")
    for who in people:
        seen = len(there(opened.store, who.tenant, event, event.detected_at)) if who.tenant else 0
        for rule in opened.store.rules(who.id):
            nobody = " (none of its travellers is known to have been there)" if rule.travellers and not seen else ""
            click.echo(why(event, rule, seen) or f"rule {rule.id} does not ask for it{nobody}")
        click.echo(_delivered(opened, event, who.id))


def _delivered(opened: House, event: Event, who: int) -> str:
    from monitor.commands.receipts import stood_for

    state = opened.store.waiting.states([event.id], who).get(event.id)
    other = "" if state else stood_for(opened.store, event, who)
    if other:
        state = opened.store.waiting.states([other], who).get(other)
    told = f" (in the message of event {other}, which stands for its page)" if other else ""
    return f"Delivery: {state.value}{told}" if state else "Delivery: none"


@readers.command("dry-run")
@click.argument("names", nargs=-1)
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 3650), help="How far back.")
@click.option("--at", callback=instant, help="The end of those days.")
@several("country", "An edited rule: these countries or sets …")
@several("place", "… places …")
@several("publisher", "… publishers …")
@several("kind", "… kinds …")
@click.option("--severity", type=SEVERITY, help="… and this severity; what NAME would gain and lose by it.")
@as_json
@click.pass_context
def dry_run(
    context: click.Context, /, names: tuple[str, ...], days: int, at: datetime | None, machine: bool, **edited: Any
) -> None:
    """Say who would have got what by the rules of today.

    Or what one reader would gain and lose by an edited rule.
    """
    from monitor.store.shapes import Wanted
    from monitor.tend import dryrun

    opened, until = enrolled(context), at or now()
    wanted = Wanted(since=until - timedelta(days=days), until=until)
    if any(edited.values()):
        who = opened.store.recipient(names[0]) if len(names) == 1 else None
        if who is None:
            raise Usage(f"expected the name of one recipient whose rule is edited, got {', '.join(names) or 'none'}")
        change = dryrun.edited(opened.store, wanted, who, [edited_rule(**edited)])
        tell((("gains", one) for one in change.gained), machine)
        tell((("loses", one) for one in change.lost), machine)
        click.echo(f"{len(change.gained)} gained, {len(change.lost)} lost, {change.same} as before.", err=machine)
        return
    if strange := [name for name in names if opened.store.recipient(name) is None]:
        raise Usage(f"expected names of recipients (see `advisory-monitor readers`), got {', '.join(strange)}")
    told = tell((("gets", one) for one in dryrun.history(opened.store, wanted, names)), machine)
    if not machine:
        click.echo(f"{plural(told, 'message')} in {plural(days, 'day')}.")


def edited_rule(**edited: Any) -> Rule:
    """Give the rule that options describe."""
    from monitor.locate.regions import Unknown, named
    from monitor.model import Rule

    try:
        edited["countries"] = [named(word) for word in edited["countries"]]
    except Unknown as error:
        raise Usage(str(error)) from error
    wishes: dict[str, Any] = {name: frozenset(edited[name]) for name in ("countries", "places", "publishers", "kinds")}
    return Rule(**wishes, severity=edited["severity"] or "P3")


def tell(found: Iterable[tuple[str, Any]], machine: bool) -> int:
    """Print messages somebody would get, one a line; how many."""
    count = 0
    for count, (verb, one) in enumerate(found, 1):  # noqa: B007 - the last one is how many
        row = {"recipient": one.recipient, "event": one.event.id, "headline": one.event.finding.headline}
        if machine:
            lines([{**row, "what": verb, "reasons": list(one.reasons)}])
        else:
            when = one.event.detected_at.strftime("%Y-%m-%d %H:%MZ")
            click.echo(f"{when}  {one.recipient} {verb} {one.event.finding.severity} {row['headline']}")
            click.echo(click.style(f"    {'; '.join(one.reasons)}", fg="bright_black"))
    return count


def enrolled(context: click.Context) -> House:
    """Open the house with the configured readers among its recipients."""
    opened = house(context)
    opened.enrol(now())
    return opened
