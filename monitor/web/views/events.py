"""One event whole: what changed, word for word, why it is believed, who was told, and its place in the chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from fastapi import APIRouter, HTTPException, Request, Response

from monitor.decide.kinds import KINDS
from monitor.deliver.headline import headline
from monitor.deliver.reason import reason
from monitor.deliver.words import gist, kind, named
from monitor.model import Event
from monitor.model.routing import Acknowledgement, Escalation
from monitor.speak.tongue import Tongue, msgid
from monitor.store.log import Asked, Entry
from monitor.store.shapes import Wanted
from monitor.tend.rulings import taken_back, taken_back_by
from monitor.tend.travelling import there, told
from monitor.web import links, redlines
from monitor.web.doubted import righted, voices
from monitor.web.site import Site, site_of
from monitor.web.tongues import public, spoken
from monitor.web.viewer import Viewer
from monitor.web.views.alerts import published
from monitor.web.world import asks, posts

router = APIRouter(include_in_schema=False)
SINCE = 5  # later changes that are named
NAMED, LISTED = 6, 500  # of a desk's own people: named at once, and named at all
_MOMENT = timedelta(microseconds=1)


@router.get("/events/{event_id}")
def event(request: Request, event_id: str) -> Response:
    """Show one event."""
    site = site_of(request)
    found = site.store.event(event_id)
    if found is None:
        raise HTTPException(404, msgid("No event has this number. It may have been held back and then given up."))
    viewer = site.who(request)
    others, storm, tongue = beside(site, found), site.store.storms.of(event_id), spoken(request)
    before, after = (site.library.edition(sha) for sha in (found.before_sha256, found.after_sha256))
    return public(
        request,
        "event.html",
        event=found,
        finding=found.finding,
        line=title(found, tongue),
        why=reason(found.finding, tongue),
        url=links.out(site, found.publisher, found.url),
        doors=[(door, links.out(site, found.publisher, door.url)) for door in found.doors],
        redline=redlines.rows(site, found),
        before=before,
        after=after,
        posted=posts(site, found.publisher),
        asked=asks(site, found),
        apart=after.posture.apart if after and after.posture else 0,
        link=site.library.link(event_id),
        told=site.library.told(event_id),
        corrected=site.library.corrected(event_id) if storm and storm.state == "discarded" else [],
        names=site.library.deliveries(event_id, viewer.tenant) if viewer.may("officer") else [],
        labels=labels(site, viewer),
        ours=ours(site, viewer, found),
        untold=untold(site, found, others, tongue),
        beside=others,
        storm=storm,
        alert=published(site, found)[-1].identifier,
        undoes=taken_back(site.store, found),
        undone=taken_back_by(site.store, found),
        later=later(site, found),
        righted=righted(site, found.publisher, found.country, found.detected_at) if found.country else None,
        officer=viewer.may("officer"),
        review=site.store.reviews.of(event_id, viewer.tenant),
        remarks=site.store.reviews.remarks(event_id, viewer.tenant) if viewer.may("viewer") else [],
        chains=chains(site, event_id) if viewer.may("officer") and not viewer.tenant else [],
        kinds=["nothing", *sorted(kind.name for kind in KINDS)],
    )


def title(event: Event, tongue: Tongue) -> str:
    """An event's headline in another language than English, "" in that; its kind and country where none took it apart.

    Events kept by earlier versions have no gist.
    """
    where = named(event, tongue)
    bare = tongue.listed([kind(event.finding.kind, tongue), where]) if tongue.foreign else ""
    return headline(event.finding, where, tongue) or bare


def labels(site: Site, viewer: Viewer) -> dict[str, str]:
    """What a desk's own people call its channels, by the names the house gave them."""
    tenant = site.store.trips.tenant(viewer.tenant) if viewer.tenant and site.bureau else None
    return {one.who.name: one.label for one in site.bureau.channels(tenant)} if tenant and site.bureau else {}


def chains(site: Site, event_id: str) -> list[tuple[Escalation, list[Acknowledgement]]]:
    """The chains of an event, each with who took it on and who gave it back, in order."""
    return [(one, site.store.chains.words(one.id)) for one in site.store.chains.of(event_id)]


def ours(site: Site, viewer: Viewer, event: Event) -> dict[str, object] | None:
    """Who of the desk's own people is in the country of an event, or will be; None for who runs no company's desk."""
    tenant = site.store.trips.tenant(viewer.tenant) if viewer.tenant and viewer.may("admin") else None
    if tenant is None or not event.country:
        return None
    found = there(site.store, tenant, event, site.clock())
    here, coming = ([one for one in found if (one.arrives is None) is now] for now in (True, False))
    noted = site.store.contacts.of(tenant, event.id)
    said = told(site.store, tenant, event, found, site.clock())
    return {"said": said, "here": here, "coming": coming, "named": NAMED, "most": LISTED, "noted": noted}


def untold(site: Site, event: Event, others: Sequence[Event], spoken: Tongue) -> str:
    """Why no message of an event is known: that nobody was owed one is but one of the reasons."""
    say = spoken.gettext
    if event.held:
        return say("It is held back: nobody is told.")
    if site.clock() - event.detected_at > site.remembers:
        days = site.remembers.days
        forgot = spoken.ngettext(
            "Who was told is remembered for {count} day only, and was forgotten.",
            "Who was told is remembered for {count} days only, and was forgotten.",
            days,
        )
        return forgot.format(count=spoken.number(days))
    if site.library.spreading(event.id):
        return say("Who is told is being worked out.")
    same = [other for other in others if other.detected_at == event.detected_at]
    before = (one for one in sorted(same, key=lambda one: _rank(site, one)) if _rank(site, one) < _rank(site, event))
    if lead := next((one for one in before if site.library.told(one.id)), None):
        told = say("Nobody was owed a message of this alone: it stands in the one of “{headline}”.")
        return told.format(headline=gist(lead.finding, named(lead, spoken), spoken))
    return say("Nobody was owed a message of this.")


def _rank(site: Site, event: Event) -> tuple[str, int]:
    """Of one text the gravest stands for the others, and of those as grave the first."""
    link = site.library.link(event.id)
    return event.finding.severity, link.seq if link else 0


def beside(site: Site, event: Event) -> list[Event]:
    """What else was told of the same change."""
    wanted = Wanted(since=event.detected_at, publisher=event.publisher, destination=event.destination, limit=20)
    return [
        other
        for other in site.store.events(wanted)
        if other.id != event.id and other.after_sha256 == event.after_sha256 and event.after_sha256
    ]


def later(site: Site, event: Event) -> list[Entry]:
    """What the same government told of the country afterwards, the newest first: an event is of its moment."""
    if not event.country:
        return []
    since, own = event.detected_at + _MOMENT, voices(site, event.publisher)
    asked = Asked((event.country,), own, severities=("P1", "P2", "P3"), since=since)
    return site.library.entries(asked, limit=SINCE + 1)
