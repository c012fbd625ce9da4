"""What a lock screen and an inbox show of a message: its subject, and the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.deliver.letter import Letter
from monitor.deliver.plain import header
from monitor.deliver.words import RULED, UNSEEN, URGENCY, gist, government, named, place
from monitor.model import Event
from monitor.speak.tongue import Tongue, msgid
from monitor.terms.waves import Said, waves

_BESIDE = 300  # characters; no inbox shows more
_SURE = 40  # characters of a subject that every telephone shows on its lock screen
_OVER = msgid("Superseded: {headline}")


def subject(letters: Sequence[Letter], spoken: Tongue) -> str:
    """Name the change; of several the one urgent one, or the first of one country, as a lock screen shows no more.

    What was overtaken does not stand alone there, or that is said first: it may arrive after what took its place.
    """
    line = _of(letters, spoken)
    return header(spoken.gettext(_OVER).format(headline=line)) if all(one.overtaken for one in letters) else line


def _of(letters: Sequence[Letter], spoken: Tongue) -> str:
    told = waves(letters, said)
    grave = any(wave[0].event.finding.severity == "P1" for wave in told)
    urgent = [wave for wave in told if wave[0].event.finding.severity == "P1" and not wave[0].overtaken]
    of = dict.fromkeys(f"{place(one, spoken)} ({government(one.short, spoken)})" for one in letters)
    if len(told) == 1:
        return header(_first(letters, spoken))
    if urgent and (len(urgent) == 1 or len(of) == 1):
        left = len(told) - 1
        more = spoken.ngettext("… and %(count)s more", "… and %(count)s more", left) % {"count": spoken.number(left)}
        return f"{header(_first(urgent[0], spoken), 160)} {more}"
    count, sign = spoken.number(len(told)), f"{spoken.gettext(URGENCY['P1'])}{spoken.colon} " if grave else ""
    listed = spoken.gettext("{count} changes: {places}").format(count=count, places=spoken.listed(list(of)))
    return header(sign + listed)


def led(line: str, event: Event, spoken: Tongue) -> str:
    """Put where it is before a line that would name it only behind what a lock screen shows; twice says no more."""
    here, shown = named(event, spoken), line[:_SURE].casefold()
    if not event.country or any(name.casefold() in shown for name in (here, *event.places)):
        return line
    return f"{here}{spoken.colon} {without(line, here, spoken)}"


def without(line: str, here: str, spoken: Tongue) -> str:
    """Leave out where it is from the end of a line in another language, where it stands behind a comma."""
    return line.removesuffix(spoken.listed(["", here])) if spoken.foreign else line


def _first(wave: Sequence[Letter], spoken: Tongue) -> str:
    """Say one change, its country first where it is of one."""
    line, where = _gist(wave, spoken), {place(one, spoken) for one in wave}
    return led(line, wave[0].event, spoken) if len(where) == 1 else line


def _gist(wave: Sequence[Letter], spoken: Tongue) -> str:
    """Say one change, of all the places its text came for."""
    where = places(wave, spoken)
    return gist(wave[0].event.finding, where, spoken) + (f" ({where})" if len(wave) > 1 and not spoken.foreign else "")


def preview(letters: Sequence[Letter], spoken: Tongue, *, unseen: bool) -> str:
    """Return what an inbox shows beside the subject: whom of one's own it meets, then a quotation or the headlines.

    What waits for somebody to take it on, and what no officer has looked at, or one found to be a fault, says so first:
    a lock screen is all some people read.
    `unseen` says the first of all letters, where none says it of itself.
    """
    lead = letters[0]
    ruled = UNSEEN if unseen else RULED.get(lead.storm or "", "")
    people = next((one.travellers for one in letters if one.travellers), "")
    woken = f"{spoken.gettext('So that nobody else is woken:')} {spoken.gettext('Take it on')}"
    waits = woken if any(one.answer for one in letters) else ""
    if len(told := waves(letters, said)) > 1:
        words = [_gist(wave, spoken) if spoken.foreign else wave[0].event.finding.headline for wave in told[:3]]
    else:
        words = [next((e.text for e in lead.event.finding.evidence), lead.event.finding.why)]
    return header(" · ".join([*filter(None, (waits, spoken.gettext(ruled) if ruled else "", people)), *words]), _BESIDE)


def places(wave: Sequence[Letter], spoken: Tongue) -> str:
    """Name the places one text came for, each once."""
    return spoken.listed(list(dict.fromkeys(place(one, spoken) for one in wave)))


def said(letter: Letter) -> Said:
    """Say of a letter what makes it a copy of another."""
    event, finding = letter.event, letter.event.finding
    quotes = "\n".join(quote.text for quote in finding.evidence)
    return Said(event.publisher, finding.kind, quotes, event.country, " ".join(event.places), event.detected_at)
