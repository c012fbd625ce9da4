"""The officers' desk: what waits for a decision, and every decision that was taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import cast, get_args

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.decide.telling.storm import Check, Decision
from monitor.model import Event
from monitor.model.routing import AckState, Escalation, Storm
from monitor.store.log import Asked, Entry
from monitor.tend import evidence, storming
from monitor.web.asked import Wish
from monitor.web.forms import Given, Number
from monitor.web.identity import require
from monitor.web.paper import render
from monitor.web.site import Site, site_of
from monitor.web.views.silences import own

Looked = tuple[Event, tuple[Check, ...]]
Line = tuple[Entry, list[Entry]]
router = APIRouter(include_in_schema=False)
_TAKE_BACK = "take_back"
_HOUSE = "Storms are decided by the house's own officers."
FEW = 30  # changes of a storm that are read in one list; more are folded by country
_UNANSWERED: tuple[AckState, ...] = ("open", "unanswered")
_LATELY = timedelta(days=14)
_LISTED = ("storm:", "unanswered:")  # how the keys of notices begin that stand on the page by themselves
_MANY = 5_000  # more than any fortnight brought: they are counted, and the gravest shown


@router.get("/review")
def inbox(request: Request) -> Response:
    """Show storms to decide on, notices, chains nobody answered, grave events nobody has seen, what is held back."""
    viewer, site = require(request, "officer"), site_of(request)
    now = site.clock()
    grave = site.library.entries(Asked(severities=("P1", "P2"), since=now - _LATELY, firm=True), None, _MANY)
    known = site.store.reviews.several([one.id for one in grave], viewer.tenant)
    held = site.store.storms.undecided()  # hundreds of these would bury what happened beside the storm
    taken = set() if viewer.tenant else taken_on(site)
    seen = taken | {event for event, review in known.items() if review.seen_by}
    unseen = [one for one in of_texts(one for one in grave if one.seq not in held) if one[0].id not in seen]
    stormed, unseen = of_storms(site, unseen)
    chains = [] if viewer.tenant else [*site.store.chains.all("unanswered"), *site.store.chains.all("open")]
    return render(
        request,
        "review.html",
        storms=[] if viewer.tenant else [(one, site.store.storms.reach(one.id)) for one in waiting(site)],
        pages=[] if viewer.tenant else [one for one in site.store.notices.open() if not one.key.startswith(_LISTED)],
        chains=chains,
        headlines=headlines(site, chains),
        stormed=stormed,
        unseen=sorted(unseen, key=lambda one: one[0].severity),  # the newest first among those as grave
        stormy=sum(1 for one in grave if one.seq in held),
        claims=known,
        held=site.library.held(Wish().asked()),
        silences=[one for one in site.store.silences.all() if one.stops > now and own(site, viewer, one)],
    )


def of_texts(found: Iterable[Entry]) -> list[Line]:
    """The gravest of what one look found in one text, and the others, which its message told as well.

    Whoever takes note of it has read all: a night of alerts is read by the text, as it was sent.
    """
    texts = dict[tuple[str, str, str], list[Entry]]()
    for one in found:
        texts.setdefault((one.publisher, one.destination, one.at), []).append(one)
    ordered = (sorted(said, key=lambda one: (one.severity, one.seq)) for said in texts.values())
    return [(said[0], said[1:]) for said in ordered]


def of_storms(site: Site, unseen: Sequence[Line]) -> tuple[list[tuple[Storm, list[Line]]], list[Line]]:
    """What came in a storm that was let out, which one answer takes note of; and what came by itself."""
    let_out = site.store.storms.let_out(site.clock() - 2 * _LATELY)
    storms: dict[int, list[Line]] = {}
    for line in unseen:
        storms.setdefault(let_out.get(line[0].seq, 0), []).append(line)
    alone = [line for number, lines in storms.items() if not number or len(lines) == 1 for line in lines]
    many = ((site.store.storms.get(number), lines) for number, lines in storms.items() if number and len(lines) > 1)
    return [(found, lines) for found, lines in many if found], alone


def taken_on(site: Site) -> set[str]:
    """The events somebody took on by each chain that told of them: no officer need look after those."""
    open_ = {one.event_id for state in _UNANSWERED for one in site.store.chains.all(state, _MANY)}
    return {one.event_id for one in site.store.chains.all("acknowledged", _MANY)} - open_


def waiting(site: Site) -> list[Storm]:
    """The storms nobody decided, the first to leave by itself first."""
    return sorted(site.store.storms.all("open"), key=lambda one: one.began_at)


def headlines(site: Site, chains: Iterable[Escalation]) -> dict[str, str]:
    """What the events of these chains are about."""
    found = (site.store.event(one.event_id) for one in chains)
    return {one.id: one.finding.headline for one in found if one}


@router.get("/review/storms/{number}")
def storm(request: Request, number: Number) -> Response:
    """Show one storm: why it is one, each event with what its evidence is worth, and the choice."""
    if require(request, "officer").tenant:
        raise HTTPException(403, _HOUSE)
    return _shown(request, number)


def _shown(request: Request, number: int, doubt: str = "", note: str = "", status: int = 200) -> Response:
    """Show a storm; `doubt` asks for what a discard still lacks."""
    site = site_of(request)
    found = site.store.storms.get(number)
    if found is None:
        raise HTTPException(404, "There is no such storm.")
    held, people = site.store.storms.reach(number)
    looked = list(evidence.look(site.store, found, site.recall, site.publishers.get(found.publisher)))
    extent = evidence.extent(event for event, _ in looked)
    facts = {"storm": found, "held": held, "people": people, "looked": looked, "extent": extent}
    facts |= {"corrected": site.store.corrections.counts(number), "pending": number in site.store.corrections.open()}
    places: dict[str, list[Looked]] = {}
    for one in looked:
        places.setdefault(one[0].country, []).append(one)
    facts |= {"places": places.items(), "few": FEW, "doubts": doubts}
    return render(request, "storm.html", status, **facts, doubt=doubt, given=note)


def doubts(found: Iterable[Looked]) -> int:
    """How many of these changes a check failed on."""
    return sum(1 for _, checks in found if not all(check.good for check in checks))


@router.post("/review/storms/{number}")
def decide(request: Request, number: Number, given: Given) -> Response:
    """Release or digest a storm, or discard it: with a reason, and a second time by who has read what that means.

    One that was let out can be taken back in the same way.
    """
    viewer, site = require(request, "officer"), site_of(request)
    choice = given.one("decision")
    if viewer.tenant:
        raise HTTPException(403, _HOUSE)
    if choice not in (*get_args(Decision), _TAKE_BACK):
        raise HTTPException(422, "Expected release, digest, discard or take_back.")
    note, known = given.one("note").strip()[:500], site.store.storms.get(number)
    states = ("released", "digested") if choice == _TAKE_BACK else ("open",)
    may = known is not None and known.state in states
    if may and choice in ("discard", _TAKE_BACK) and not (note and given.one("sure")):
        return _shown(request, number, "sure" if note else "why", note, 200 if note else 422)
    if not may or not _decided(site, number, choice, viewer.name, note):
        return _shown(request, number, "late", status=409)
    return RedirectResponse(f"/review/storms/{number}", 303)


def _decided(site: Site, number: int, choice: str, who: str, note: str) -> bool:
    if choice == _TAKE_BACK:
        return storming.take_back(site.store, number, who, site.clock(), note)
    return storming.decide(site.store, number, cast(Decision, choice), who, site.clock(), note)
