"""The government helps its nationals out: a form, a flight, a convoy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, shifts, told
from monitor.model import LAST_CALL, Change, Finding, Gist, Notice

# "Since May 2 the government has added seats": it is no opening.
_SO_FAR = re.compile(r"\b(?:[Ss]ince (?=[A-Z]|last\b)|[Ss]o far\b|[Tt]o date\b)")

# From where people are taken: "an additional evacuation flight from Port Kell".
_FROM = re.compile(
    r"\b(?:flights?|ships?|vessels?|ferr(?:y|ies)|convoys?|bus(?:es)?|helicopters?|planes?|aircraft)\b[^.;]{0,30}?"
    r" (?:from|out of|leaving) (?:the )?(?P<place>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3})"
    r"\b(?<!Airport)(?<!Airbase)(?! (?:International )?(?:Air|Terminal))"
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find help with leaving that is newly offered."""
    begun = [shift for shift in shifts(change, KIND.name) if shift.began and shift.new]
    begun = [shift for shift in begun if shift.new and shift.new.key != LAST_CALL] or begun
    found = [told(KIND.name, shift, "P1", *_said(change, shift)) for shift in begun]
    if len(found) == 2 and not any(shift.old for shift in begun):  # a flight and the form to ask for it are one help
        headline = f"{actor(change)} opens assisted departure, with a request form: {change.name}"
        quotes, gist = tuple(one for each in found for one in each.evidence), Gist(actor(change), "help_and_form")
        yield replace(found[0], headline=headline, evidence=quotes, gist=gist)
        return
    yield from found or _elsewhere(change)


def _elsewhere(change: Change) -> Iterator[Finding]:
    """Find help that goes on from a place the old text names nowhere."""
    if change.before is None or change.after is None or not any(map(_offered, change.before.notices)):
        return
    for notice in filter(_offered, change.after.notices):
        said = _FROM.search(notice.span.text)
        fresh = notice.span.text not in change.before_text
        if said and fresh and said["place"] not in change.before_text and said["place"] not in change.name:
            headline = f"{actor(change)} offers assisted departure from {said['place']}: {change.name}"
            gist = Gist(actor(change), "help_from", where=said["place"])
            why = "Help with leaving goes on from another place."
            yield told(KIND.name, Shift(None, notice), "P1", headline, why, gist)
            return


def _offered(notice: Notice) -> bool:
    return notice.topic == KIND.name and notice.key == "transport" and notice.on


def _said(change: Change, shift: Shift) -> tuple[str, str, Gist]:
    """Say what is new: the offer, or that requests made before are now answered one by one."""
    if shift.new is not None and shift.new.key == LAST_CALL:
        said = f"{actor(change)} sets an end to its help with leaving: {change.name}"
        return said, "Help with leaving is there for the last time, or until an hour.", Gist(actor(change), "help_last")
    form = shift.new is not None and shift.new.key == "form"
    if form and shift.old is not None and shift.old.on:
        said = f"{actor(change)} now answers requests for departure help one by one: {change.name}"
        why = "Requests that were only collected before are handled as cases."
        return said, why, Gist(actor(change), "help_one_by_one")
    what = "request form for departure help" if form else "assisted departure"
    if shift.new is not None and not form and _SO_FAR.search(shift.new.span.text):
        said = f"{actor(change)} helps its nationals leave: {change.name}"
        return said, "Help with leaving has been given for some time.", Gist(actor(change), "help_given")
    gist = Gist(actor(change), "help_form" if form else "help_offered")
    return f"{actor(change)} opens {what}: {change.name}", "Help with leaving is newly offered.", gist


KIND = Kind("assisted_departure", recognise, stirs=True)
