"""Values as lines on a terminal: the command line's own page design."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

import click

from monitor import contract
from monitor.commands.ask import colourful
from monitor.decide.unmoved import by_reason
from monitor.model import Event, Health, Piece
from monitor.speak.tongue import plural
from monitor.store.shapes import Link
from monitor.walk.world import Report, quiet

if TYPE_CHECKING:
    from monitor.commands.positions import Position
    from monitor.compare.doors.editions import View

_COLOUR = {"P1": "red", "P2": "yellow", "P3": "cyan", "P4": "bright_black"}
_RUNG = {4: "red", 3: "yellow", 2: "cyan", 1: "green"}
_MANY = 30  # doors of one publisher from which on only those in trouble are listed
_WELL = {"ok": "green", "shrunk": "yellow", "stale": "yellow", "untried": "bright_black"}


def progress() -> Callable[[str, int, int], None]:
    """Return a progress line for a terminal; silence for everything else."""
    if not sys.stderr.isatty():
        return quiet

    def tell(what: str, done: int, of: int) -> None:
        if done == of or done % 10 == 0:
            click.echo(f"\r\x1b[K{what}: {done} of {of}", err=True, nl=done == of)

    return tell


def _line(*parts: str) -> None:
    click.echo("  ".join(p for p in parts if p).rstrip())


def reports(found: Sequence[Report]) -> None:
    """Tell how a pass went: each door, then what it noticed."""
    for report in found:
        shown = report.doors if len(report.doors) < _MANY else [d for d in report.doors if d.health not in (Health.OK,)]
        for door in shown:
            health = click.style(f"{door.health.value:<12}", fg=_WELL.get(door.health.value, "red"))
            came = f"{door.items:>4} item{'' if door.items == 1 else 's'}" if door.items else ""
            _line(f"{door.door:<18}", health, came, door.detail)
        events(report.events)
        if len(shown) < len(report.doors):
            click.echo(f"{len(report.doors) - len(shown)} more sources are well.")
        click.echo(_outcome(report))


def _outcome(report: Report) -> str:
    """What a pass came to: of what could not be read nobody knows, so that no number of events says it."""
    if not report.good:
        return click.style(f"{report.publisher}: not checked: none of its doors could be read.", fg="red")
    ill = [door for door in report.doors if door.health.value not in _WELL]
    said = f"{len(report.events)} new event{'' if len(report.events) == 1 else 's'}"
    waiting = f"; {report.held} held back (see events --held)" if report.held else ""
    partly = f"; {len(ill)} of {plural(len(report.doors), 'door')} not read" if ill else ""
    return f"{report.publisher}: {said}{waiting}{partly}."


def report_json(report: Report) -> dict[str, object]:
    """Return a pass as one object."""
    return {
        "publisher": report.publisher,
        "good": report.good,
        "held": report.held,
        "doors": {d.door: d.health.value for d in report.doors},
        "events": [e.id for e in report.events],
    }


_STORM = {
    "open": click.style("held with much else until an officer decides (storm). ", fg="yellow"),
    "discarded": click.style("Discarded as a fault: do not act on it. ", fg="red"),
}


def events(found: Iterable[Event], none: Callable[[], str] = str) -> None:
    """One event, two lines: when, how grave, what; then why it is believed. `none` is asked where there is no event."""
    marked(((one, None) for one in found), none)


def marked(found: Iterable[tuple[Event, str | None]], none: Callable[[], str] = str) -> None:
    """Events as lines, each with the state of the storm it came in: one that was a fault says so."""
    for one, storm in found:
        none = str
        finding = one.finding
        mark = click.style(f" {finding.severity} ", fg=_COLOUR[finding.severity], reverse=finding.severity == "P1")
        _line(one.detected_at.strftime("%Y-%m-%d %H:%MZ"), mark, click.style(finding.headline, bold=True))
        quote = f"“{finding.evidence[0].text}”" if finding.evidence else finding.why
        state = click.style(f"held: {one.held}. ", fg="yellow") if one.held else ""
        click.echo(f"    {state}{_STORM.get(storm or '', '')}{quote}")
        click.echo(
            click.style(f"    {one.id}  {finding.kind}  {', '.join(d.name for d in one.doors)}", fg="bright_black")
        )
    if said := none():
        click.echo(said)


def event(one: Event, pieces: Sequence[Piece], storm: str | None = None) -> None:
    """One event whole."""
    finding = one.finding
    marked([(one, storm)])
    click.echo()
    facts = {
        "Country": f"{', '.join(one.places)} ({one.country})" if one.country else ", ".join(one.places),
        "Post": finding.post,
        "Severity": finding.severity,
        "Area": finding.area,
        "Level": f"{one.level_before or '–'} → {one.level_after or '–'}" if one.level_before or one.level_after else "",
        "Decided": contract.day(finding.decided_on),
        "Published": contract.day(one.published_on),
        "First seen": contract.moment(one.detected_at),
        "Source": one.url,
        "Flags": ", ".join(one.flags),
    }
    for name, value in facts.items():
        if value:
            click.echo(f"{name + ':':<12}{value}")
    click.secho("\nWhy", bold=True)
    click.echo(f"{finding.rule}: {finding.why}")
    for quote in finding.evidence:
        stands = f" [{quote.start}:{quote.end}]" if quote.end else ""  # words of a register stand in no text
        click.echo(f"  {'now says' if quote.side == 'after' else 'said before'}{stands}: “{quote.text}”")
    for other in one.inside:
        click.echo(f"  also: {other.headline} ({other.kind})")
    for why, kinds in by_reason(one.considered):
        told = click.wrap_text(f"{', '.join(kinds)}: {why}", 100, "  ", "    ")
        click.secho(told, fg="bright_black")
    click.secho("\nPages", bold=True)
    for door in one.doors:
        click.echo(f"{door.name}  {door.sha256}  {door.url}")
    if pieces:
        from monitor.compare.redline import as_text

        click.secho("\nRedline", bold=True)
        click.echo(as_text(pieces, width=100, colour=sys.stdout.isatty() and colourful(), told=_told([one])))


def _told(events: Iterable[Event]) -> dict[str, list[str]]:
    """Gather the kinds recognised in each quoted sentence of events and what is inside them, each once."""
    found: dict[str, list[str]] = {}
    for finding in (f for one in events for f in (one.finding, *one.inside)):
        for quote in finding.evidence:
            if finding.kind not in (kinds := found.setdefault(quote.text, [])):
                kinds.append(finding.kind)
    return found


def redline(pieces: Sequence[Piece], events: Iterable[Event], form: str) -> None:
    """A redline alone, its sentences named by kind; ANSI keeps its colours through a pipe (`| less -R`)."""
    from monitor.compare.redline import as_html, as_json, as_text

    told = _told(events)
    if form == "html":
        click.echo(as_html(pieces, told))
    elif form == "json":
        click.echo(json.dumps(as_json(pieces, told), ensure_ascii=False))
    else:
        click.echo(as_text(pieces, width=100, colour=form == "ansi", told=told), color=form == "ansi" or None)


def redline_json(one: Event, pieces: Sequence[Piece]) -> object:
    """Return the redline of an event as JSON values, its sentences named by kind."""
    from monitor.compare.redline import as_json

    return as_json(pieces, _told([one]))


def postures(views: Sequence[View]) -> None:
    """What saved pages say, a block a destination."""
    for view in views:
        row = contract.posture_json(view.reading, view.posture)
        click.secho(str(row["title"] or view.reading.name), bold=True)
        for name, value in row.items():
            if value and name not in ("title", "sha256"):
                shown = value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
                click.echo(f"  {name + ':':<14}{shown}")


def doors(rows: Sequence[dict[str, object]]) -> None:
    """The health of every door, and who is not checked because of it."""
    for row in rows:
        colour = _WELL.get(str(row["health"]), "red")
        since = f"since {row['since']}" if row["since"] else ""
        health = f"{row['health']!s:<14}" if since else str(row["health"])
        _line(f"{row['door']!s:<22}", click.style(health, fg=colour), since)
        if row["detail"]:
            click.echo(f"    {row['detail']}")
        if row["health"] not in _WELL:
            moved = row.get("changed_at") or "not seen"
            click.echo(f"    last read well: {row['good_at'] or 'never'}; last moved: {moved}")
        unchecked = row["not_checked"]
        if isinstance(unchecked, list) and unchecked:
            listed = ", ".join(map(str, unchecked[:12])) + (" …" if len(unchecked) > 12 else "")
            when = f" since {row['not_checked_since']}" if row.get("not_checked_since") else ""
            click.secho(f"    not checked{when}: {plural(len(unchecked), 'country', 'countries')}", fg="red")
            click.echo(f"      {listed}")
    if rows and all(row["health"] == "untried" for row in rows):
        click.echo("Nothing was looked at yet: advisory-monitor check looks. Not checked is not clear.")


def plan(rows: Sequence[dict[str, object]]) -> None:
    """How often each host is asked."""
    for row in rows:
        _line(f"{row['requests_a_day']:>6} a day", str(row["host"]))
    click.echo(f"{sum(cast(int, row['requests_a_day']) for row in rows):>6} a day in all, {plural(len(rows), 'host')}")


def positions(name: str, found: Sequence[Position], remarks: Sequence[str]) -> None:
    """Where governments stand on one country."""
    if not found:
        click.echo(f"No government's advice on {name} has been read. Not checked is not clear.")
    for one in found:
        level = click.style(f" {one.level or '–'} ", fg=_RUNG.get(one.level or 0), reverse=True)
        own = "another level" if one.level else "a level of their own"
        parts = f"{one.areas} part{'' if one.areas == 1 else 's'} with {own}" if one.areas else ""
        parts += f", up to Level {one.gravest}" if one.gravest else ""
        words = f"{one.words} ({one.gloss})" if one.gloss else one.words
        published = f"published {one.belief.published_on}" if one.belief.published_on else "no date given"
        _line(level, click.style(one.label, bold=True), words or "no level of the whole country", parts)
        read = f"last read {contract.moment(one.read_at)}" if one.read_at else "never read well"
        moved = f"level moved {one.moved_at:%Y-%m-%d}; " if one.moved_at else ""
        click.secho(f"     {published}; {moved}{read}{'' if one.checked else ', NOT CHECKED NOW'}", fg="bright_black")
        click.secho(f"     {one.belief.url} · {one.attribution}", fg="bright_black")
    for remark in remarks:
        click.echo(remark)


def replayed(rows: Iterable[dict[str, Any]], machine: bool) -> None:
    """What today's code would say otherwise."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - counted once all are shown
        click.echo(json.dumps(row, ensure_ascii=False) if machine else f"{row['detected_at']}  {row['destination']}")
        for mark, side, colour in () if machine else (("-", "was", "red"), ("+", "would_be", "green")):
            for line in row[side]:
                click.secho(f"  {mark} {line['kind']}  {line['headline']}", fg=colour)
    if not machine:
        click.echo(f"{count} change{'' if count == 1 else 's'} would be told otherwise.")


def verified(link: Link, machine: bool) -> None:
    """Whether the chain holds."""
    if machine:
        row = {"events": link.events, "head": link.head, "broken_at": link.broken_at, "why": link.why}
        click.echo(json.dumps(row))
    elif link.broken_at is None:
        click.echo(f"The chain holds: {plural(link.events, 'entry', 'entries')}, head {link.head[:16]}.")
    else:
        click.secho(f"The chain breaks at {link.broken_at}: {link.why}", fg="red")


def doctor(findings: Sequence[tuple[bool, str]]) -> int:
    """Print each finding; exit status 1 when one is bad."""
    for good, sentence in findings:
        click.echo(f"{click.style('ok  ', fg='green') if good else click.style('mend', fg='red')}  {sentence}")
    return 0 if all(good for good, _ in findings) else 1
