"""Who of the configuration would hear less than it says, or nothing, though no single key of it is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from monitor.collect.listed import NAME as LISTED
from monitor.collect.source import Publisher
from monitor.collect.sources import us_embassy
from monitor.decide.telling.presence import SOON
from monitor.dispatch.relays import leaves
from monitor.locate.cities import country_of
from monitor.model import Reader
from monitor.model.endpoint import PREFIX
from monitor.model.routing import CANARY
from monitor.tend.travelling import as_of
from monitor.wire import House

_NAMED = 8  # countries
_OLD = timedelta(days=SOON)  # of a list: who arrives within as many days may have been booked since


def examine(house: House, at: datetime) -> Iterator[tuple[bool, str]]:
    """Name each reader whose endpoint, place or travellers nobody knows, and what was expected.

    So is, of readers and chains alike, who follows a publisher that is switched off; and a house without officers.
    """
    keys, tenants = house.settings.routing, {name: number for number, name in house.store.trips.tenants().items()}
    for reader in house.readers:
        for said in _lacking(house, reader, tenants.get(reader.tenant), at):
            yield False, f"reader {reader.name}: {said}"
        if reader.name != keys.canary.reader:  # which names everybody, read or not
            yield from _of_nobody(house, f"reader {reader.name}", reader.publishers)
            yield from _of_no_mission(house, reader)
    for chain in keys.chains:
        yield from _of_nobody(house, f"escalation {chain.name}", chain.publishers)
    if leaves(house) and not keys.officers.readers and not keys.officers.page:
        why = "nobody is asked about a storm, or told that a government cannot be read or that mail does not leave"
        yield False, f"expected somebody in [officers] readers, or a page, got none: {why}"


def _of_nobody(house: House, who: str, publishers: Collection[str]) -> Iterator[tuple[bool, str]]:
    """Name the publishers somebody follows whom nobody reads: of the one it follows alone it would hear nothing."""
    read = {*house.publishers, CANARY, *([LISTED] if house.listed else [])}
    if off := sorted(set(publishers) - read):
        yield False, f"{who}: expected publishers that are switched on, got {', '.join(off)}: nothing of them is told"


def _of_no_mission(house: House, reader: Reader) -> Iterator[tuple[bool, str]]:
    """Name the countries somebody follows whose embassies nobody reads, where others were chosen."""
    chosen = house.publishers.get(us_embassy.NAME)
    if chosen is None or not chosen.DOORS or (reader.publishers and us_embassy.NAME not in reader.publishers):
        return
    read, all_ = (_served(one) for one in (chosen, us_embassy.chosen(["ALL"])))
    if lost := sorted(reader.countries & all_ - read):
        named = f"{', '.join(lost[:_NAMED])}{f' and {len(lost) - _NAMED} more' if lost[_NAMED:] else ''}"
        why = "alerts of their embassies are not read, and reach nobody"
        yield False, f"reader {reader.name}: expected in [sources.{us_embassy.NAME}] missions also {named}: {why}"


def _served(publisher: Publisher) -> frozenset[str]:
    return frozenset(country for door in publisher.DOORS for country in door.serves)


def _lacking(house: House, reader: Reader, tenant: int | None, at: datetime) -> Iterator[str]:
    if reader.address.startswith(PREFIX):
        known = house.store.endpoints.find(reader.address.removeprefix(PREFIX))
        if known is None:
            yield f"expected an endpoint of `advisory-monitor endpoints list`, got {reader.address}: nothing reaches it"
        elif known.verified_at is None:
            yield f"endpoint {known.id} is not proved (`advisory-monitor endpoints verify`): nothing reaches it"
    strange = [] if reader.countries else sorted(place for place in reader.places if not country_of(place))
    if strange:
        why = "nobody knows where that is, and what is said of its whole country is not told"
        yield f"expected countries beside {', '.join(strange)}, got none: {why}"
    if reader.travellers and (tenant is None or not house.store.trips.lists(tenant)):
        yield f"is told only where travellers are, and expected a list of {reader.tenant or 'a tenant'}'s, got none"
    elif reader.travellers and tenant and (last := as_of(house.store, tenant, at)) and at - last > _OLD:
        yield f"is told where travellers are, and expected a newer list of {reader.tenant}'s, got {last:%Y-%m-%d}'s"
