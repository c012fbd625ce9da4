"""Write one message from one or many letters: an immediate mail is a digest of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import format_datetime
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from monitor.addresses import ascii_mailbox
from monitor.deliver import foot
from monitor.deliver.automatic import AUTOMATIC, counted
from monitor.deliver.card import card
from monitor.deliver.foot import MARK, NONE, Links
from monitor.deliver.headline import way
from monitor.deliver.later import overtaken
from monitor.deliver.letter import Desk, Letter
from monitor.deliver.octets import Half, field, fields, half, together
from monitor.deliver.payload import payload
from monitor.deliver.plain import header, link
from monitor.deliver.subject import places, preview, said, subject
from monitor.deliver.words import UNSEEN, Room, facts, gist, government, kind, level, place
from monitor.model import Message, Reader
from monitor.model.endpoint import CHATS, MAILED
from monitor.seals import identity
from monitor.speak.tongue import ENGLISH, Tongue, bare, tongue
from monitor.terms.waves import waves

# Gmail hides what lies beyond about 102 kB; base64 makes 4 octets of 3, and the headers take some more.
LIMIT = 70_000
_ROOMS = (Room(24_000, 2_000, 12, 20), Room(8_000, 1_200, 8, 12), Room(2_000, 600, 4, 6), Room(0, 300, 2, 3))
_MOST = LIMIT // 2_500  # letters shown whole: the shortest takes about this much in both bodies together
_LISTED = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """What everybody reads of some letters in one zone and language, encoded once; only the foot is missing."""

    letters: tuple[Letter, ...]
    now: datetime
    spoken: Tongue
    subject: str
    text: str
    html: tuple[str, str]
    fields: Mapping[str, str]
    heads: bytes
    plain: Half
    rich: Half

    @property
    def country(self) -> str:
        """The country all of it is about, or ""."""
        countries = {one.event.country or one.event.destination for one in self.letters}
        return min(countries) if len(countries) == 1 else ""


def compose(letters: Sequence[Letter], reader: Reader, now: datetime, desk: Desk, links: Links = NONE) -> Message:
    """Return the message of these letters for this reader: the gravest first, the same identity on every attempt.

    `now` is printed as the time of sending and is no part of the identity. A mail stays under 100 kB: redlines
    and quotations are cut first, then whole letters are named by headline only, and the mail says so.
    """
    spoken = tongue(reader.language)
    sheet = press(letters, reader.timezone, now, desk, spoken)
    message = address(sheet, reader, desk, links)
    shown = sheet.letters if reader.channel in CHATS else ()
    return replace(
        message,
        payload=payload(message.id, reader.name, sheet.letters, now),
        cards=tuple(card(one, reader.timezone, now, spoken) for one in shown),
    )


def press(letters: Sequence[Letter], zone: str, now: datetime, desk: Desk, spoken: Tongue = ENGLISH) -> Sheet:
    """Render and encode what all readers of these letters in this zone and language have in common."""
    if not letters:
        raise ValueError("compose: expected at least one letter, got none")
    ordered = tuple(sorted(overtaken(letters), key=_order))
    text, html = _written(ordered, zone, now, desk, spoken)
    text, (before, _, after) = text.rpartition(MARK)[0], html.rpartition(MARK)
    shared = _fields(ordered, now, desk)
    title = subject(ordered, spoken)
    written = fields({"Subject": title, **shared})
    halves = half("plain", text), half("html", before)
    return Sheet(ordered, now, spoken, title, text, (before, after), shared, written, *halves)


def address(sheet: Sheet, reader: Reader, desk: Desk, links: Links = NONE) -> Message:
    """Give a sheet to one reader: their own foot, headers and identity; for a mailbox the whole mail as octets."""
    message_id = identified(desk, reader.name, reader.channel, _ids(sheet))
    said = (desk.name, reader.name, message_id, links, sheet.spoken)
    own = {
        "Message-ID": f"<{message_id}@{desk.host}>",
        "X-Advisory-Reader": header(reader.name),
        **({"References": thread(desk, reader.name, sheet.country)} if sheet.country else {}),
        **leaving(links),
    }
    text, html = foot.plain(*said), foot.rich(*said) + sheet.html[1]
    mail = b""
    if reader.channel in MAILED:
        heads = b"".join(field(name, value) for name, value in own.items())
        to = field("To", ascii_mailbox(reader.address) or "undisclosed-recipients:;")
        mail = together(
            f"=_{message_id}", to + heads + sheet.heads, sheet.plain.followed_by(text), sheet.rich.followed_by(html)
        )
    return Message(
        message_id, sheet.subject, sheet.text + text, sheet.html[0] + html, {}, {**sheet.fields, **own},
        mail=mail, return_path=links.back, language=sheet.spoken.code,
    )  # fmt: skip


def _order(one: Letter) -> tuple[object, ...]:
    """The gravest first, of these what nothing overtook, then what was seen first; of one pass by level and name."""
    event, level_after = one.event, one.event.level_after or 0
    gravity = event.finding.severity, one.overtaken is not None
    return *gravity, event.detected_at, -level_after, event.places[:1], event.id


def _ids(sheet: Sheet) -> list[str]:
    return [letter.event.id for letter in sheet.letters]


def identified(desk: Desk, reader: str, channel: str, events: Iterable[str]) -> str:
    """Name the message that tells one reader of these events by one channel."""
    return identity(desk.secret, "message", reader, channel, *sorted(events))


def thread(desk: Desk, reader: str, country: str) -> str:
    """One country's messages to one reader share a thread root."""
    return f"<{identity(desk.secret, 'thread', reader, country)}@{desk.host}>"


def leaving(links: Links) -> dict[str, str]:
    """The ways out as RFC 8058 and RFC 2369 ask: one click by POST, or a mail."""
    click = links.leave if links.leave.startswith("https://") else ""  # RFC 8058 knows no other
    ways = [f"<{way}>" for way in (click, f"mailto:{links.mailto}" if links.mailto else "") if way]
    found = {"List-Unsubscribe": ", ".join(ways)} if ways else {}
    if click:
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if links.manage:
        found["List-Help"] = f"<{links.manage}>"
    return found


def _written(letters: Sequence[Letter], zone: str, now: datetime, desk: Desk, spoken: Tongue) -> tuple[str, str]:
    """Render both bodies from the same words, with less and less room until they fit."""
    text, html, minute = "", "", now.replace(second=0, microsecond=0)  # no time is printed with seconds
    letters, unseen = _unseen(letters)
    told = waves(letters, said)
    whole = {
        "tongue": spoken,
        "total": len(told),
        "subject": subject(letters, spoken),
        "preview": preview(letters, spoken, unseen=unseen),
        "overview": _overview(told, spoken) if len(told) > 1 else [],
        "unseen": spoken.gettext(UNSEEN) if unseen else "",
        "checked": spoken.moment(min(one.checked_at for one in letters), zone)[0],
        "attributions": [header(each) for each in dict.fromkeys(one.attribution for one in letters) if each],
        "foot": MARK,
    }
    for shown, room in _attempts(min(len(told), _MOST)):
        ones = [_one(tuple(wave), zone, minute, _share(room, shown), desk, spoken) for wave in told[:shown]]
        if sum(one["size"] for one in ones) > LIMIT:
            continue
        words = whole | {
            "letters": ones,
            "rest": [header(_rest(one, spoken)) for one in told[shown : shown + _LISTED]],
            "rest_left": max(0, len(told) - shown - _LISTED),
        }
        text, html = printed(desk, "mail.txt", words), printed(desk, "mail.html", words)
        if len(text.encode()) + len(html.encode()) <= LIMIT:
            break
    return text, html


def _unseen(letters: Sequence[Letter]) -> tuple[Sequence[Letter], bool]:
    """Say of many letters once, above them all, that no officer has looked at any; else each says it of itself."""
    if len(letters) == 1 or any(one.storm != "open" for one in letters):
        return letters, False
    return [replace(one, storm=None) for one in letters], True


def _facts(wave: Sequence[Letter], zone: str, now: datetime, room: Room, spoken: Tongue) -> dict[str, Any]:
    """Put one text into words, with the countries it came for as well and their own pages."""
    lead, *copies = wave
    also = [{"place": place(one, spoken), "url": link(one.event.url, one.hosts)} for one in copies[:_LISTED]]
    return facts(lead, zone, now, room, spoken) | {"copies": also, "copies_left": max(0, len(copies) - _LISTED)}


def _rest(wave: Sequence[Letter], spoken: Tongue) -> str:
    finding = wave[0].event.finding
    return gist(finding, places(wave, spoken), spoken) if spoken.foreign else finding.headline


def _overview(waves_: Sequence[Sequence[Letter]], spoken: Tongue) -> list[tuple[str, list[dict[str, str]]]]:
    """List what a digest holds country by country, those with the gravest news first, then by name."""
    groups: dict[str, list[dict[str, str]]] = {}
    for wave in waves_[:_LISTED]:
        one = wave[0]
        finding, moved = one.event.finding, level(one, spoken)
        short, what = government(one.short, spoken), way(finding, spoken) or kind(finding.kind, spoken)
        said = {"severity": finding.severity, "short": short, "kind": what}
        arrow = "←" if spoken.direction == "rtl" else "→"
        ends = f"{moved['from'] or '–'} {arrow} {moved['to'] or '–'}"
        went = ends if moved["move"] not in ("none", "unchanged") else ""
        said["since"] = spoken.gettext("no longer the latest word") if all(each.overtaken for each in wave) else ""
        said |= {"level": went, "from": moved["from"], "to": moved["to"], "of": finding.kind.partition("_")[0]}
        groups.setdefault(places(wave, spoken), []).append(said)
    for lines in groups.values():
        _say_once(lines)
    return sorted(groups.items(), key=lambda group: (group[1][0]["severity"], bare(group[0])))


def _say_once(lines: list[dict[str, str]]) -> None:
    """Leave how far a level went with the line that tells of the level, else with the first: a page moves it once."""
    told = set[tuple[str, str]]()
    for line in sorted(lines, key=lambda line: line["of"] != "level"):
        if (move := (line["short"], line["level"])) in told:
            line["level"] = ""
        told.add(move)


def _attempts(total: int) -> Iterator[tuple[int, Room]]:
    """Say what to try, widest first: every letter with less and less room, then fewer letters."""
    yield from ((total, room) for room in _ROOMS)
    while total:
        total = total * 3 // 4
        yield total, _ROOMS[-1]


def _share(room: Room, letters: int) -> Room:
    """Share the room for redlines, by halves: then letters printed for one digest fit most others."""
    return Room(room.redline >> (max(1, letters) - 1).bit_length(), room.quote, room.quotes, room.inside)


@lru_cache(maxsize=1024)
def _one(
    wave: tuple[Letter, ...], zone: str, now: datetime, room: Room, desk: Desk, spoken: Tongue
) -> dict[str, Any]:
    """Print one text, once: after a storm a hundred thousand digests hold the same texts in other company."""
    words = {"l": _facts(wave, zone, now, room, spoken), "tongue": spoken}
    text, html = (printed(desk, f"letter.{ending}", words).rstrip("\n") for ending in ("txt", "html"))
    size = len(text.encode()) + len(html.encode())
    return {"text": text, "html": Markup(html), "size": size}  # noqa: S704 - its template escaped every foreign word


def printed(desk: Desk, template: str, words: dict[str, Any]) -> str:
    """Print a template; no line ends in spaces, for quoted-printable would spell each of them out."""
    lines = desk.paper.get_template(template).render(words).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _fields(letters: Sequence[Letter], now: datetime, desk: Desk) -> dict[str, str]:
    """Return the header fields all readers share, beside Subject and MIME."""
    first = letters[0].event
    found = {
        "From": str(Address(header(desk.name), addr_spec=desk.sender)),
        "Date": format_datetime(now.astimezone(UTC)),
        "List-Id": f"<advisories.{desk.host}>",
        **AUTOMATIC,
        **_stream(letters),
        "X-Advisory-Event-ID": header(" ".join(one.event.id for one in letters)),
        "X-Advisory-Severity": first.finding.severity,
    }
    return {**found, "Importance": "high"} if first.finding.severity == "P1" else found


def _stream(letters: Sequence[Letter]) -> dict[str, str]:
    """What kind of mail this is: an alert of one kind on one country, or a digest."""
    if len(letters) > 1:
        return counted("digest")
    return counted("alert", letters[0].event.finding.kind, letters[0].event.country or "")
