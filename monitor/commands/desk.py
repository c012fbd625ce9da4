"""The commands about whom, when and how much at once: readers, silences, chains."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.ask import WHO, Usage, as_json, house, instant, lines, now
from monitor.commands.doubts import doubts
from monitor.commands.storms import storm
from monitor.speak.tongue import plural

if TYPE_CHECKING:
    from monitor.model import Event, Reader, Rule
    from monitor.model.routing import Silence
    from monitor.wire import House

SEVERITY = click.Choice(["P1", "P2", "P3", "P4"])


def several(name: str, what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Offer an option that may be given more than once."""
    return click.option(f"--{name}", f"{name}s".replace("ys", "ies"), multiple=True, help=what)


# ------------------------------------------------------------------ readers
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


# ------------------------------------------------------------------ silences
@click.group(invoke_without_command=True)
@click.pass_context
def silence(context: click.Context) -> None:
    """List silences, set or end one, show what one kept.

    A silence drops nothing, and ends by itself.
    """
    if context.invoked_subcommand is None:
        told = [
            f"{one.id:>4}  {one.start:%Y-%m-%d %H:%MZ} – {one.stops:%Y-%m-%d %H:%MZ}  {one.author}: {one.reason}"
            for one in house(context).store.silences.all()
        ]
        click.echo("\n".join(told) or "No silence was set.")


@silence.command("set")
@several("country", "Countries or sets such as EU.")
@several("publisher", "Publishers.")
@several("kind", "Kinds.")
@several("recipient", "Names of recipients.")
@click.option("--severity", type=SEVERITY, default="P1", help="The gravest it keeps: P2 lets P1 through.")
@click.option("--from", "start", callback=instant, help="Its start; now, if none is given.")
@click.option("--until", "end", callback=instant, required=True, help="Its end, at most 90 days later.")
@click.option("--reason", required=True)
@click.option("--preview", is_flag=True, help="Only say what of the last 90 days it would have kept.")
@WHO
@click.pass_context
def set_(context: click.Context, /, preview: bool, who: str, **asked: Any) -> None:
    """Keep what all the given matchers name from being told, until an end."""
    from monitor.decide.telling import silence as rules
    from monitor.store.shapes import Wanted

    opened, at = house(context), now()
    wanted = described(who, at, **asked)
    if wrong := rules.mistakes(wanted):
        raise Usage("\n".join(wrong))
    hits = rules.preview(wanted, opened.store.events(Wanted(since=at - timedelta(days=90))))
    if preview:
        headlines(hits)
    else:
        number = opened.store.silences.set(wanted, at)
        kept = f"of the last 90 days it would have kept {len(hits)}"
        click.echo(f"Silence {number} until {wanted.end:%Y-%m-%d %H:%MZ}; {kept}.")


def described(who: str, at: datetime, **asked: Any) -> Silence:
    """Give the silence that options describe."""
    from monitor.locate.regions import Unknown, named
    from monitor.model.routing import Silence

    try:
        places = frozenset(named(word) for word in asked.pop("countries"))
    except Unknown as error:
        raise Usage(str(error)) from error
    asked["start"] = asked["start"] or at
    asked |= {name: frozenset(asked[name]) for name in ("publishers", "kinds", "recipients")}
    return Silence(author=who, countries=places, **asked)


def headlines(events: Sequence[Event]) -> None:
    """Print events, one a line."""
    for event in events:
        click.echo(f"{event.detected_at:%Y-%m-%d %H:%MZ}  {event.finding.severity} {event.finding.headline}")
    click.echo(f"{plural(len(events), 'event')}.")


@silence.command("end")
@click.argument("number", type=int)
@WHO
@click.pass_context
def end_(context: click.Context, number: int, who: str) -> None:
    """End silence NUMBER before its time."""
    if not house(context).store.silences.end(number, who, now()):
        raise Usage(f"expected the number of a silence that has not ended, got {number}")
    click.echo(f"Silence {number} has ended; its summary goes to the officers.")


@silence.command("show")
@click.argument("number", type=int)
@click.pass_context
def show_(context: click.Context, number: int) -> None:
    """Show what silence NUMBER kept, and from how many."""
    from monitor.tend import hushing

    opened = house(context)
    found = opened.store.silences.get(number)
    if found is None:
        raise Usage(f"expected the number of a silence (see `advisory-monitor silence`), got {number}")
    for line in hushing.summary(opened.store, found).lines:
        click.echo(line)


# ------------------------------------------------------------------ chains
@click.command()
@click.option("--acknowledge", "taken", type=int, help="Take escalation NUMBER on.")
@click.option("--give-back", "back", type=int, help="Take an acknowledgement back: the chain goes on.")
@WHO
@click.pass_context
def escalations(context: click.Context, taken: int | None, back: int | None, who: str) -> None:
    """List chains under way and those nobody answered."""
    from monitor.tend import escalating

    opened = house(context)
    if taken is not None and not escalating.acknowledge(opened.store, taken, who, "command line", now()):
        raise Usage(f"expected the number of an escalation nobody has acknowledged, got {taken}")
    if back is not None and not escalating.give_back(opened.store, back, who, "command line", now()):
        raise Usage(f"expected the number of an acknowledged escalation, got {back}")
    chains = opened.store.chains.all()
    if not chains:
        click.echo("No chain was begun.")
    for one in chains:
        event = opened.store.event(one.event_id)
        state = click.style(f"{one.state:<12}", fg="red" if one.state == "unanswered" else None)
        words = "; ".join(
            f"{w.who} by {w.channel}{' gave it back' if w.undone else ''}" for w in opened.store.chains.words(one.id)
        )
        told = event.finding.headline if event else ""
        click.echo(f"{one.id:>4}  {state}  {one.chain} step {one.step}  {told}  {words}")


def enrolled(context: click.Context) -> House:
    """Open the house with the configured readers among its recipients."""
    opened = house(context)
    opened.enrol(now())
    return opened


COMMANDS = (readers, storm, doubts, silence, escalations)
