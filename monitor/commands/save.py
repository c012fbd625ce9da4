"""The command that keeps what a door answers now, so that somebody can read it and mend its reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.commands.ask import Usage, country, house, now

if TYPE_CHECKING:
    from monitor.collect.ask import Fetch
    from monitor.collect.source import Door, Publisher
    from monitor.model import Reading
    from monitor.wire import House

_ANY = "text/html;q=0.2, application/json;q=0.1, application/xml;q=0.1"  # whatever comes is kept


@click.command()
@click.argument("door")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--country", "code", callback=country, help="Whose page, of a door of pages; else one that fails.")
@click.option("--mirror", help="Read https://HOST/PATH from MIRROR/HOST/PATH instead.")
@click.pass_context
def save(context: click.Context, door: str, file: Path, code: str | None, mirror: str | None) -> None:
    """Write to FILE what DOOR answers now, readable or not.

    For whoever mends the reader of a door (us_state.rss); `read` says what is read in FILE.
    """
    from dataclasses import replace

    from monitor.collect.ask import Ask, Trouble

    opened = house(context, mirror)
    asked, source = _door(opened, door), door.partition(".")[0]
    fetch = opened.world(now(), publisher=source).fetch
    url = asked.url if asked.register else next(_pages(opened, asked, code, fetch), "")
    if not url:
        raise Usage(f"expected a country whose page is known to {door}, got {code or 'none that fails'}: see --country")
    ask = Ask(url, asked.accept, robots="html" in asked.accept)
    try:
        answer = fetch(replace(ask, accept=f"{asked.accept}, {_ANY}"))
    except Trouble as trouble:
        raise click.ClickException(f"nothing to keep: {trouble.health.value}: {trouble.why}") from trouble
    file.write_bytes(answer.body)
    click.echo(f"{len(answer.body):,} bytes of {url}, {answer.content_type or 'of no named type'}, written to {file}.")
    if source in opened.publishers:
        click.echo(f"advisory-monitor read --source {source} --url {url} {file}")


def _door(opened: House, name: str) -> Door:
    from monitor.collect.listed import door

    known = {one.name: one for publisher in opened.publishers.values() for one in publisher.DOORS}
    known |= {name: door(source) for name, source in opened.listed.items()}
    if name not in known:
        raise Usage(f"expected the name of a door (see `advisory-monitor sources`), got {name!r}")
    return known[name]


def _pages(opened: House, door: Door, code: str | None, fetch: Fetch) -> Iterator[str]:
    """The addresses of pages behind this door: of that country, else of those that fail, the first to fail first.

    Where a page of it never came, the lists are asked where it is.
    """
    from monitor.store.failing import unreadable

    publisher = opened.publisher(door.name.partition(".")[0])
    beliefs = opened.store.beliefs(publisher.NAME)
    failing = sorted(unreadable(opened.store, door.name).items(), key=lambda row: row[1])
    ours = [belief for belief in beliefs.values() if code in belief.countries]
    chosen = ours if code else [beliefs[d] for d, _ in failing if d in beliefs]
    for belief in chosen:
        yield from publisher.page_urls(belief.url)
    never = {destination for destination, _ in failing if destination not in beliefs}
    for said in _listed(publisher, fetch) if code or never else ():
        if code in said.countries if code else said.destination in never:
            yield from publisher.page_urls(said.url)


def _listed(publisher: Publisher, fetch: Fetch) -> Iterator[Reading]:
    """What the lists of a publisher say of each destination now; a list that does not come says nothing."""
    from monitor.collect.knock import knock, untried
    from monitor.collect.source import Unreadable

    for door in publisher.DOORS if not publisher.POSTS else ():
        listing = knock(door, untried(door), fetch, now()).listing if door.register and not door.witness else None
        for part in listing.parts if listing else ():
            try:
                yield door.read(part, now())
            except (Unreadable, ValueError):
                continue
