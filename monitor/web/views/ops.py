"""For machines that watch the machine: metrics in Prometheus' words, liveness and readiness."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from monitor.contract import moment
from monitor.model.door import DoorState
from monitor.web.glance import asleep
from monitor.web.identity import bearer
from monitor.web.sending import Sending
from monitor.web.site import Site, site_of
from monitor.web.world import left

router = APIRouter(include_in_schema=False)
MEDIA = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/healthz")
def alive() -> Response:
    """Say that this process answers."""
    return Response("ok\n", media_type="text/plain")


@router.get("/readyz")
def ready(request: Request) -> Response:
    """Say whether the memory can be read and somebody looks at the publishers; 503 otherwise."""
    site = site_of(request)
    try:
        last = site.store.last_pass()
        still = last is not None and asleep(site, request.app.state.offices())
    except sqlite3.Error as error:
        return JSONResponse({"ready": False, "why": f"the database cannot be read: {type(error).__name__}"}, 503)
    if last is None:
        return JSONResponse({"ready": False, "why": "no pass has come to its end yet"}, 503)
    told = {"last_pass": moment(last)}
    if still:
        why = "nobody looks at the publishers any more: is the daemon running, and the disk full?"
        return JSONResponse({"ready": False, "why": why, **told}, 503)
    return JSONResponse({"ready": True, **told})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the metrics: to this machine, and to whoever shows a token with the scope metrics."""
    here = request.client is not None and request.client.host in ("127.0.0.1", "::1", "testclient")
    forwarded = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    known = bearer(request)
    if not (here and not forwarded) and not (known and "metrics" in known[0].scopes):
        raise HTTPException(403, "Metrics are given to this machine, or for a token with the scope metrics.")
    registry = CollectorRegistry(auto_describe=False)
    state = request.app.state
    registry.register(_Facts(site_of(request), state.sending, state.doors))
    return Response(generate_latest(registry), media_type=MEDIA)


class _Facts(Collector):
    """Everything counted, read when asked. No label ever holds an address or a person."""

    def __init__(self, site: Site, look: Callable[[], Sending], doors: Callable[[], Mapping[str, DoorState]]) -> None:
        self.site, self.look, self.doors = site, look, doors

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give each family."""
        now, site = self.site.clock(), self.site
        last = site.store.last_pass()
        age = GaugeMetricFamily("advisory_last_pass_age_seconds", "Since the last pass came to its end.")
        if last is not None:
            age.add_metric([], (now - last).total_seconds())
        yield age
        yield from self._doors()
        yield from self._sending()
        events = GaugeMetricFamily("advisory_events", "Entries of the change log.")
        events.add_metric([], site.library.head())
        yield events
        owed = GaugeMetricFamily("advisory_deliveries", "Deliveries by state.", labels=["state"])
        for state, count in site.store.counts().items():
            owed.add_metric([state], count)
        yield owed
        size = GaugeMetricFamily("advisory_database_bytes", "Size of the database.")
        size.add_metric([], site.library.octets())
        yield size

    def _sending(self) -> Iterator[GaugeMetricFamily]:
        told = self.look()
        took = GaugeMetricFamily(
            "advisory_told_seconds", "From first sight to hand-over, last 7 days.", labels=["severity", "share"]
        )
        for severity, spread in told.seconds.items():
            for share in ("p50", "p95", "p99"):
                took.add_metric([severity, share], spread[share])
        yield took
        single = {
            "advisory_due_messages": ("Messages that should have left by now.", float(told.due)),
            "advisory_canary_late": ("Tests and urgent alerts not in the mailbox that is watched.", float(told.late)),
            "advisory_broken": ("Conditions officers are paged for.", float(len(told.pages))),
        }
        for name, (said, value) in single.items():
            one = GaugeMetricFamily(name, said)
            one.add_metric([], value)
            yield one
        for name, at in (("advisory_canary_arrived", told.arrived), ("advisory_deliveries_counted", told.counted)):
            if at is not None:
                when = GaugeMetricFamily(f"{name}_timestamp_seconds", "When it last came out well.")
                when.add_metric([], at.timestamp())
                yield when

    def _doors(self) -> Iterator[GaugeMetricFamily]:
        now = self.site.clock()
        good = GaugeMetricFamily(
            "advisory_door_ok", "1 where a door is read well, and somebody still looks.", labels=["door", "health"]
        )
        blind = GaugeMetricFamily("advisory_countries_not_checked", "Because of a door.", labels=["door"])
        ages = GaugeMetricFamily("advisory_door_good_age_seconds", "Since a door was last read well.", labels=["door"])
        seen = {str(row["door"]): row for row in self.site.health()}
        for name, state in self.doors().items():
            if not self.site.on(name):
                continue  # of one that was switched off an alarm would never end
            row = seen.get(name, {"health": state.health.value, "not_checked_each": {}})
            good.add_metric([name, str(row["health"])], float(row["health"] == "ok"))
            blind.add_metric([name], float(len(left(row))))
            if state.good_at is not None:
                ages.add_metric([name], (now - state.good_at).total_seconds())
        yield from (good, blind, ages)
