"""Small governments for journeys: each serves its index and its pages in its own true shape."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import pipeline
from monitor.collect.answers import recognise
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.sources import SOURCES, austria, germany, ireland, italy, japan, new_zealand
from monitor.decide.kinds import KINDS
from monitor.model import Health
from monitor.walk.world import Report, World
from tests.store.blank import blank_store

START = datetime(2026, 3, 1, 6, tzinfo=UTC)
NAMES = {"OM": "Oman", "JP": "Japan", "PE": "Peru"}
ISO3 = {"OM": "OMN", "JP": "JPN", "PE": "PER"}
NUMBERS = {"OM": "0968", "JP": "0049", "PE": "0051"}  # Japan advises on Germany instead of itself
Saying = tuple[str, datetime]  # what a page says, in its government's words, and when it last moved
Pages = dict[str, Saying]


@dataclass
class Gov:
    """One government: what each page says and when it moved; `instead` is served at an address in place of the truth."""

    serve: Callable[[str, Pages], bytes]
    said: Pages
    instead: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, ask: Ask) -> Answer:
        self.asked.append(ask.url)
        body, kind = self.instead.get(ask.url) or (self.serve(ask.url, self.said), "")
        recognise(body, kind, ask.accept)
        return Answer(ask.url, True, body, kind, "", "", 0.0, len(body))


@dataclass
class House:
    """A government looked at by the corridor, with a memory of its own."""

    gov: Gov
    world: World
    name: str

    def look(self, hours: float) -> Report:
        self.gov.asked.clear()
        return pipeline.check(self.world, SOURCES[self.name], START + timedelta(hours=hours))

    def says(self, country: str, words: str, hours: float) -> None:
        self.gov.said[country] = (words, START + timedelta(hours=hours))


def house(folder: Path, name: str) -> House:
    calm = CALM[name]
    gov = Gov(SERVED[name], {code: (calm, START - timedelta(days=20)) for code in NAMES})
    return House(gov, World(gov, blank_store(folder / "monitor.sqlite3"), KINDS), name)


# ------------------------------------------------------------------ Germany
def _german(url: str, said: Pages) -> bytes:
    def row(code: str) -> dict[str, object]:
        words, moved = said[code]
        flags = {"warning": words.startswith("WARNUNG"), "partialWarning": words.startswith("TEIL")}
        stamp = int(moved.timestamp())
        return {
            "lastModified": stamp, "effective": stamp, "title": f"{NAMES[code]}: Reise- und Sicherheitshinweise",
            "countryCode": code, "iso3CountryCode": ISO3[code], "countryName": NAMES[code], **flags,
            "situationWarning": False, "situationPartWarning": False,
        }  # fmt: skip

    if url == germany.INDEX:
        rows = {f"20000{n}": row(code) for n, code in enumerate(said)}
        return json.dumps({"response": {"lastModified": 1732098978, **rows, "contentList": [*rows]}}).encode()
    number = url.rpartition("/")[2]
    code = [*said][int(number[-1])]
    text = "".join(f"<p>{line}</p>" for line in said[code][0].split("|")[1:])
    page = {**row(code), "lastChanges": "Letzte Änderungen: <br><span>Aktuelles</span>", "content": text, "disclaimer": ""}
    return json.dumps({"response": {number: page, "contentList": [number]}}).encode()


# ------------------------------------------------------------------ the Netherlands
def _dutch(url: str, said: Pages) -> bytes:
    def row(code: str) -> dict[str, object]:
        where = f"https://www.nederlandwereldwijd.nl/reisadvies/{NAMES[code].lower()}"
        moved = said[code][1].isoformat()
        return {"isocode": ISO3[code], "location": NAMES[code], "canonical": where, "lastmodified": moved}

    if "/countries/" not in url:
        return json.dumps([row(code) for code in said]).encode()
    code = next(code for code in said if f"/{ISO3[code].lower()}/" in url)
    blocks = [{"paragraphtitle": "Veiligheid", "paragraph": "<p>Let op uw spullen in de stad Kell.</p>"}]
    return json.dumps({**row(code), "introduction": said[code][0], "content": [{"category": "V", "contentblocks": blocks}]}).encode()


# ------------------------------------------------------------------ Japan
def _japanese(url: str, said: Pages) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<opendata dataType="L" lastModified="{}" odType="02">'
    if url == japan.NEWS:
        mails = "".join(
            f"<mail><keyCd>{moved:%m%d%H}</keyCd><infoType>T40</infoType><country areaCd='50'><cd>{NUMBERS[code]}</cd></country></mail>"
            for code, (_, moved) in said.items() if moved > START
        )  # fmt: skip
        noise = f"<mail><keyCd>9</keyCd><infoType>R10</infoType><country><cd>{NUMBERS['PE']}</cd></country></mail>"
        return (head.format("2026/03/01 15:00:00") + mails + noise + "</opendata>").encode()
    number = url.rpartition("/")[2].removesuffix("L.xml")
    words, moved = next((said[code] for code in said if NUMBERS[code] == number), ("0|", START))
    level, _, where = words.partition("|")
    flags = "".join(f"<riskLevel{n}>{int(str(n) in level)}</riskLevel{n}>" for n in (1, 2, 3, 4))
    lead = f"<riskTitle>危険情報</riskTitle><riskLead>【危険レベル】\n{where}</riskLead>" if where else ""
    return (head.format(f"{moved:%Y/%m/%d %H:%M:%S}") + flags + lead + "</opendata>").encode()


# ------------------------------------------------------------------ Ireland, New Zealand
def _irish(url: str, said: Pages) -> bytes:
    if url == ireland.LIST:
        links = "".join(f'<li><a href="/en/dfa/overseas-travel/advice/{NAMES[code].lower()}/">x</a></li>' for code in said)
        return f"<html><title>Travel Advice</title><main><h1>Travel Advice</h1>{links}</main></html>".encode()
    code = next(code for code in said if url == f"{ireland.LIST}{NAMES[code].lower()}/")
    status, moved = said[code]
    return (
        f"<html><title>{NAMES[code]} | Ireland.ie</title><main><h1>{NAMES[code]}</h1><div>Still current at: 1 March 2026</div>"
        f"<div>Updated on: {moved:%d %B %Y}</div><h2>Security Status</h2><h3>{status}</h3>"
        "<p>Roads near Kell are closed after rain, and the police post at its foot knows when they open again.</p></main></html>"
    ).encode()


def _kiwi(url: str, said: Pages) -> bytes:
    if url == new_zealand.MAP:
        rows = "".join(f"<url><loc>{new_zealand.SITE}/destinations/{NAMES[c].lower()}</loc><lastmod>{m:%Y-%m-%d}</lastmod></url>" for c, (_, m) in said.items())
        return f'<?xml version="1.0"?><urlset>{rows}</urlset>'.encode()
    code = next(code for code in said if url.endswith(f"/{NAMES[code].lower()}"))
    (banner, _, region), moved = said[code][0].partition("|"), said[code][1]
    entries = [{"title": banner, "subtitle": f"in {NAMES[code]}", "body": f"<p>{banner} because of crime.</p>"}]
    entries += [{"title": "Do not travel", "subtitle": f"to {region}", "body": "<p>Mines.</p>"}] if region else []
    data = html.escape(json.dumps(entries), quote=True)
    return (
        f"<html><title>{NAMES[code]}</title><p>Page updated {moved:%d %B %Y}</p><h1>{NAMES[code]}</h1>"
        f"<p><strong><span>error</span><span>{banner}</span></strong></p>"
        f'<div id="js-advice-level-accordion" data-content="{data}"></div><h2>Overview</h2><p>Guard your belongings.</p>'
        "<h3>Nearest office</h3></html>"
    ).encode()


# ------------------------------------------------------------------ Austria, Italy
def _austrian(url: str, said: Pages) -> bytes:
    if url == austria.MAP:
        data = {c: {"title": NAMES[c], "link": f"/land/{NAMES[c].lower()}", "security": w[:1], "securityPartial": 0} for c, (w, _) in said.items()}
        return f"<html><title>Reisewarnungen</title><script>\nvar bmeiaCountrySecurityInfos = {json.dumps(data)};\n</script></html>".encode()
    code = next(code for code in said if url.endswith(f"/{NAMES[code].lower()}"))
    (badge, _, text), moved = said[code][0].partition("|"), said[code][1]
    return (
        f'<html><title>{NAMES[code]} – BMEIA</title><div class="tx-bmeia-countries"><h1>{NAMES[code]}</h1>'
        f"<p>Stand 01.03.2026 (Unverändert gültig seit: {moved:%d.%m.%Y})</p><p>Sicherheitsstufe {badge}</p><p>{text}</p></div></html>"
    ).encode()


def _italian(url: str, said: Pages) -> bytes:
    if url == italy.LIST:
        return json.dumps([{"Nome": NAMES[c], "Codice-2": c, "Codice-3": ISO3[c]} for c in said]).encode()
    code = next(code for code in said if url.endswith(f"/{ISO3[code]}.json"))
    words, moved = said[code]
    node = {"titolo": "Indicazioni generali", "contenuto": f"<p>{words}</p>", "ordinamento": 0}
    return json.dumps({"updateDate": moved.isoformat(), "infoSicurezza": {"nodi": {"A": node}}}).encode()


SERVED: dict[str, Callable[[str, Pages], bytes]] = {
    "germany": _german, "netherlands": _dutch, "japan": _japanese, "ireland": _irish, "new_zealand": _kiwi,
    "austria": _austrian, "italy": _italian,
}  # fmt: skip
CALM = {
    "germany": "|Meiden Sie Menschenmengen. Von Nachtfahrten wird abgeraten.",
    "netherlands": "<p>De kleurcode van het reisadvies voor het hele land is geel. Let op.</p>",
    "japan": "1|●全土\n　レベル1：十分注意してください。（継続）",
    "ireland": "High Degree of Caution",
    "new_zealand": "Exercise increased caution",
    "austria": "2|Sicherheitsrisiko (Sicherheitsstufe 2) im ganzen Land.",
    "italy": "La situazione è tranquilla in tutto il Paese. Evitare le manifestazioni nelle grandi città.",
}
__all__ = ["CALM", "START", "Gov", "Health", "House", "Trouble", "house"]
