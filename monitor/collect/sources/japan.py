"""Japan's danger information (MOFA, open data): the news of 48 hours point at countries' files, in Japanese.

A country's file has flags for the levels that occur in it, and a lead that says where: the level of 全土 (all of it) or
of 上記以外の地域 (all else) is the country's, the others are areas'. None of the flags: no danger information.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

from monitor.collect import markup
from monitor.collect.about import about
from monitor.collect.raised import anew, to_level
from monitor.collect.reading import canonical, iso_day, lined, make_part, plausible
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.places import by_code
from monitor.model import Area, Health, Leave, Part, Reading, Span
from monitor.terms.kanji import in_english

NAME = "japan"
LABEL = "Japanese Ministry of Foreign Affairs"
SHORT = "Japan"
POSTS = False
SITES: tuple[str, ...] = ("www.anzen.mofa.go.jp",)
ATTRIBUTION = (
    "Ministry of Foreign Affairs of Japan, Overseas Safety Information (edited); Public Data License 1.0, compatible"
    " with CC BY 4.0 (original in Japanese)"
)
REVIEW_MONTHS: dict[int, int] = {}

BASE = "https://www.ezairyu.mofa.go.jp/opendata"
NEWS = f"{BASE}/area/newarrivalL.xml"
_SITE = "https://www.anzen.mofa.go.jp/"
_TOLD = ("T40", "T41", "T81", "C30", "C31", "C50", "C51")  # dangers, spot, wide area; R10 and R20 are embassies' mail
_WORDS = {
    0: ("危険情報なし", "no danger information for the country as a whole"),
    1: ("レベル1：十分注意してください", "exercise caution"),
    2: ("レベル2：不要不急の渡航は止めてください", "avoid non-essential travel"),
    3: ("レベル3：渡航は止めてください（渡航中止勧告）", "avoid all travel"),
    4: ("レベル4：退避してください。渡航は止めてください（退避勧告）", "evacuate and avoid all travel"),
}
_LEVELS = {0: 1, 1: 2, 2: 3, 3: 4, 4: 4}  # by meaning; their fourth step is above "do not travel": leave
# A row gives a place and its level; 「レベル4:退避勧告」に引き上げます is prose that quotes one.
_BULLET = re.compile(
    r"^[●○◎◯・]\s*(?P<where>.+?)[\s:「]*レベル(?P<level>[1-4])\s*[:：](?![^「」]*」\s*(?:[にをはがとでへのか]|から|まで))"
)
_HEAD = re.compile(r"^[●○◎◯]\s*(?P<where>[^。:]+)$")  # a province, whose parts stand below it after "・"
_FLAG = re.compile(r"\d*|[YN]|TRUE|FALSE", re.I)  # anything else says nothing, and no flag set is an all-clear
_CONSIDER = re.compile(r"退避[^。]{0,12}検討")
_ONLY_LEVEL = re.compile(r"^[:：]?\s*「?レベル[1-4]\s*[:：]")  # ":「レベル3:…」" as older files write it
_REST = re.compile(
    r"^(?:上記|その他|それ以外|これら以外|これらを除く|以上を除く)"
    r"|^[^（(]*を除く(?:全ての|その他の|上記以外の|全)?(?:地域|土|域|国土)"
)
_WHOLE = re.compile(r"^(?P<of>[^、，及（(]*?)(?:の)?(?:全土|全域|全地域)")
_PART = re.compile(r"[州県郡省市道部]$|地[域方区帯]$|半島$|[諸群]島$")
_STOP = re.compile(r"(?<=。)(?=[^\s）」』】(（])(?!渡航は止めてください。)")
# MOFA's own numbers, most of them like dialling codes, and the countries they are (ISO 3166-1 alpha-2)
_CODES_TEXT = """
    0060 MY; 0062 ID; 0063 PH; 0065 SG; 0066 TH; 0082 KR; 0084 VN; 0086 CN; 0091 IN; 0092 PK; 0094 LK; 0095 MM; 0670
    TL; 0673 BN; 0850 KP; 0852 HK; 0853 MO; 0855 KH; 0856 LA; 0880 BD; 0886 TW; 0960 MV; 0975 BT; 0976 MN; 0977 NP;
    0061 AU; 0064 NZ; 0674 NR; 0675 PG; 0676 TO; 0677 SB; 0678 VU; 0679 FJ; 0680 PW; 0682 CK; 0683 NU; 0685 WS; 0686
    KI; 0687 NC; 0688 TV; 0691 FM; 0692 MH; 1001 MP; 1002 GU; 9689 PF; 1000 US; 9001 CA; 0051 PE; 0052 MX; 0053 CU;
    0054 AR; 0055 BR; 0056 CL; 0057 CO; 0058 VE; 0473 GD; 0501 BZ; 0502 GT; 0503 SV; 0504 HN; 0505 NI; 0506 CR; 0507
    PA; 0509 HT; 0591 BO; 0592 GY; 0593 EC; 0595 PY; 0597 SR; 0598 UY; 0758 LC; 0767 DM; 0784 VC; 0809 DO; 0868 TT;
    0869 KN; 0876 JM; 1242 BS; 1246 BB; 1268 AG; 0007 KZ; 0030 GR; 0031 NL; 0032 BE; 0033 FR; 0034 ES; 0036 HU; 0039
    IT; 0040 RO; 0041 CH; 0043 AT; 0044 GB; 0045 DK; 0046 SE; 0047 NO; 0048 PL; 0049 DE; 0351 PT; 0352 LU; 0353 IE;
    0354 IS; 0355 AL; 0356 MT; 0357 CY; 0358 FI; 0359 BG; 0370 LT; 0371 LV; 0372 EE; 0373 MD; 0374 AM; 0375 BY; 0376
    AD; 0377 MC; 0378 SM; 0380 UA; 0381 RS; 0382 ME; 0385 HR; 0386 SI; 0387 BA; 0389 MK; 0383 XK; 0420 CZ; 0421 SK;
    0423 LI; 0992 TJ; 0993 TM; 0994 AZ; 0995 GE; 0996 KG; 0998 UZ; 9007 RU; 9039 VA; 0090 TR; 0093 AF; 0098 IR; 0961
    LB; 0962 JO; 0963 SY; 0964 IQ; 0965 KW; 0966 SA; 0967 YE; 0968 OM; 0970 PS; 0971 AE; 0972 IL; 0973 BH; 0974 QA;
    0020 EG; 0027 ZA; 0211 SS; 0212 MA; 0213 DZ; 0216 TN; 0218 LY; 0220 GM; 0221 SN; 0222 MR; 0223 ML; 0224 GN; 0225
    CI; 0226 BF; 0227 NE; 0228 TG; 0229 BJ; 0230 MU; 0231 LR; 0232 SL; 0233 GH; 0234 NG; 0235 TD; 0236 CF; 0237 CM;
    0238 CV; 0239 ST; 0240 GQ; 0241 GA; 0242 CG; 0243 CD; 0244 AO; 0245 GW; 0248 SC; 0249 SD; 0250 RW; 0251 ET; 0252
    SO; 0253 DJ; 0254 KE; 0255 TZ; 0256 UG; 0257 BI; 0258 MZ; 0260 ZM; 0261 MG; 0263 ZW; 0264 NA; 0265 MW; 0266 LS;
    0267 BW; 0268 SZ; 0269 KM; 0291 ER; 9212 EH
"""
CODES: dict[str, str] = dict(row.split() for row in _CODES_TEXT.split(";"))


# ------------------------------------------------------------------ what is new
def split_news(body: bytes, url: str) -> Listing:
    """Cut the news into one row a country, with the dangers announced for it in the last 48 hours, if any."""
    _whole(body)
    told: dict[str, list[str]] = {code: [] for code in CODES}
    for mail in map(markup.decode, markup.slices(body, "mail")):
        if _field(mail, "infoType") in _TOLD:
            for country in re.findall(r"<country\b[^>]*>(.*?)</country>", mail, re.S):
                told.setdefault(_field(country, "cd"), []).append(_field(mail, "keyCd"))
    rows = ({"code": code, "new": sorted(set(keys))} for code, keys in told.items())
    return Listing(tuple(make_part(row["code"], canonical(row), url) for row in rows))  # type: ignore[arg-type]


def read_news(part: Part, now: datetime) -> Reading:  # noqa: ARG001
    """Read one row: it says that something was announced for a country, not what."""
    return _reading("news", part, json.loads(part.raw)["code"], None, text="", level=None, voice="table")


def _whole(body: bytes) -> None:
    """Refuse anything but whole open data: an unknown number and maintenance answer 200 with a page of excuses."""
    start = body.lstrip(b"\xef\xbb\xbf \r\n")[:400]
    if not start.startswith(b"<?xml") or b"<opendata" not in start:
        raise Unreadable(Health.PLACEHOLDER, f"expected <?xml …><opendata …>, got {start[:80]!r}")
    if not markup.well_formed(body):
        raise Unreadable(Health.UNREADABLE, f"expected a whole XML document, got one that breaks in {len(body)} bytes")


def _field(xml: str, tag: str) -> str:
    found = re.search(rf"<{tag}(?:\s[^<>]*)?>(.*?)</{tag}>", xml, re.S)
    bare = re.sub(r"<!\[CDATA\[(.*?)\]\]>", r"\1", found[1], flags=re.S) if found else ""
    return html.unescape(bare).strip()


# ------------------------------------------------------------------ a country
def split_country(body: bytes, url: str) -> Listing:
    """Keep what a country's file says of dangers; its embassy mail, nine tenths of it, is left out."""
    _whole(body)
    text = re.sub(r"<mail>.*?</mail>", "", markup.decode(body), flags=re.S)
    flags = [_field(text, f"riskLevel{n}") for n in (1, 2, 3, 4)]
    named = (re.search(rf"<riskLevel{n}[\s/>]", text) for n in (1, 2, 3, 4))
    if not all(map(_FLAG.fullmatch, flags)) or not all(named):
        raise Unreadable(Health.UNREADABLE, f"expected the flags riskLevel1 to 4, got {flags} in {text[:120]!r}")
    stamp = re.search(r'<opendata\b[^>]*\blastModified="([^"]*)"', text)
    number = url.rpartition("/")[2].removesuffix(".xml").rstrip("AL")
    other = [cd for block in _blocks(text, "country") if CODES.get(cd := _field(block, "cd"))]
    if number in CODES and other and number not in other:  # beside its mails a file names its country
        raise Unreadable(Health.UNREADABLE, f"expected the file of {number}, got that of {', '.join(other)}"[:200])
    kept: dict[str, object] = {
        "code": number if number in CODES else next((_field(c, "cd") for c in _blocks(text, "country")), number),
        "modified": stamp[1] if stamp else "",
        "levels": [n for n, flag in enumerate(flags, 1) if _set(flag)],
        "infection": [n for n in (1, 2, 3, 4) if _set(_field(text, f"infectionLevel{n}"))],
        "spots": [[_field(s, "title"), _field(s, "lead")] for s in _blocks(text, "wideareaSpot")],
    }
    for key in ("riskLeaveDate", "riskTitle", "riskLead", "riskSubText", "riskUrl", "infectionTitle", "infectionLead"):
        kept[key] = _field(text, key)
    return Listing((make_part(str(kept["code"]), canonical(kept), url),))


def _blocks(xml: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", xml, re.S)


def _set(flag: str) -> bool:
    """Whether a flag is set: served as 1 and 0, as Y and N, or as a number of places."""
    return flag.upper() in ("Y", "TRUE") or (flag.isdigit() and int(flag) > 0)


def read_country(part: Part, now: datetime) -> Reading:
    """Read a country: the level of the whole or of the rest, the areas with others, and what was announced."""
    row = json.loads(part.raw)
    text = "\n".join(line for line in _lines(row) if line)
    national, said, areas = levels(text, row["levels"], CODES.get(row["code"], ""))
    if not (row["levels"] or national or areas):
        lead = _rows("\n".join(_lines({"riskLead": row["riskLead"], "spots": []})))
        if left := next((line.text for *_, line in lead if "解除" not in line.text), ""):  # forgotten, not lowered
            raise Unreadable(Health.UNREADABLE, f"expected a flag for {left[:80]!r}, got none that is set")
    words, gloss = _WORDS.get(-1 if national is None else national, ("", ""))
    called = [Leave("now", None, said)] if national == 4 and said else []
    called += [Leave("now", name, span) for name, n, span in areas if n == 4]
    called += [Leave("consider", name, span) for name, n, span in areas if n < 4 and _CONSIDER.search(span.text)]
    called += [Leave("consider", None, said)] if said and national != 4 and _CONSIDER.search(said.text) else []
    day = plausible(iso_day(str(row.get("riskLeaveDate") or row["modified"]).replace("/", "-")), now)
    url = str(row.get("riskUrl") or "")
    return _reading(
        "page", part, row["code"], day, text=text or words, level=None if national is None else _LEVELS[national],
        words=words, gloss=gloss, rung=0 if national is None else national + 1, said=said, leave=tuple(called),
        areas=tuple(Area(name, _LEVELS[n], span, rung=n + 1) for name, n, span in areas),
        url=url if url.startswith(_SITE) else "",
    )  # fmt: skip


def _lines(row: dict[str, object]) -> Iterator[str]:
    """Write the file's prose a sentence a line; a place and the level under it are one."""
    pieces = [row.get(key) for key in ("riskTitle", "riskLead", "riskSubText", "infectionTitle", "infectionLead")]
    pieces += [piece for spot in row["spots"] for piece in spot]  # type: ignore[attr-defined]
    for piece in pieces:
        held = ""
        for line in markup.clean(str(piece or "").replace("\n", "<br>")).split("\n"):
            full = _row(_even(held))
            goes_on = _even(line).startswith("(") if full else _ONLY_LEVEL.match(_even(line))  # "(滞在中の方は…)"
            if held and not goes_on:
                yield from [held] if full else _STOP.split(held)
                held = ""
            held = f"{held} {line}".strip()
            if not re.match("[●○◎◯・]", held):
                yield from _STOP.split(held)
                held = ""
        yield from [held] if held else []


def _even(line: str) -> str:
    return unicodedata.normalize("NFKC", line).strip()


def _row(line: str) -> re.Match[str] | None:
    """Find place and level in a line that gives one; a sentence that ends before the level makes prose of it."""
    found = _BULLET.match(line)
    where = found["where"] if found else ""
    while "(" in where and (bare := re.sub(r"\([^()]*\)", "", where)) != where:
        where = bare
    return None if "。" in where and "(" not in where else found


def levels(
    text: str, flags: list[int], country: str = ""
) -> tuple[int | None, Span | None, list[tuple[str, int, Span]]]:
    """Return the country's own level (0: none, None: not to be told), where it stands, and the areas with theirs.

    A level without a flag counts where the words say that it is raised, and of no other country than `country`.

    Where no line speaks of the whole or the rest, a country whose lines name parts alone has none; without any line
    a single flag is the country's, and several are only areas'.
    """
    national: int | None = None
    said: Span | None = None
    areas: list[tuple[str, int, Span]] = []
    for province, where, level, line in (*_rows(text), *_raised(text)):
        if level not in flags and not (level > max(flags, default=0) and anew(where, _even(line.text), country)):
            continue
        if province or not whole(where):
            areas.append((f"{province} {in_english(where)}".strip(), level, line))
        elif national is None or level > national:
            national, said = level, line
    if national is not None or areas or not flags:
        return (_least(areas) if national is None else national), said, areas
    head = next(lined(text))
    if len(flags) == 1:
        return flags[0], head, areas
    return None, None, [(f"レベル{n}の地域", n, head) for n in flags]


def _rows(text: str) -> Iterator[tuple[str, str, int, Span]]:
    """Yield each line that gives a level: the province whose parts it is one of, or "", where, which, and the line."""
    province = ""
    for line in lined(text):
        even = _even(line.text)
        found = _row(even)
        if found:
            province = province if even.startswith("・") and not whole(province) else ""
            yield province, found["where"].removeprefix(province), int(found["level"]), line
        elif head := _HEAD.match(even):
            province = head["where"]
        elif not even.startswith("・"):
            province = ""


def _raised(text: str) -> Iterator[tuple[str, str, int, Span]]:
    """Yield what prose says that a place is raised to, as rows are."""
    told = ((line, to_level(_even(line.text))) for line in lined(text))
    return (("", *said, line) for line, said in told if said)


def _least(areas: list[tuple[str, int, Span]]) -> int:
    """Return the level of a country of which parts alone are named: none, or the least grave if they are most of it.

    They are where the capital is one, and two places more: the capital and one border leave out the rest.
    """
    least = min((level for _, level, _ in areas), default=0)
    places = sum(1 + len(re.findall("[、,]|及び", name)) for name, _, _ in areas)
    return least if least >= 3 and places > 2 and any("首都" in name for name, _, _ in areas) else 0


def whole(where: str) -> bool:
    """Whether words name the whole country or its rest: 全土, 上記以外の地域; a province's 全域 is not."""
    found = _WHOLE.match(where)
    return bool(_REST.match(where) or (found and not _PART.search(found["of"])))


def _reading(door: str, part: Part, code: str, day: date | None, **facts: object) -> Reading:
    place = by_code(CODES.get(code, ""))
    if place is None:
        raise Unreadable(Health.UNREADABLE, f"expected one of MOFA's known country numbers, got {code!r}")
    facts["url"] = facts.get("url") or f"{BASE}/country/{code}L.xml"
    return about(place, f"{NAME}.{door}", part, published_on=day, language="ja", **facts)


DOORS = (
    Door(f"{NAME}.news", NEWS, split_news, read_news, every=300, accept="application/xml", floor=150, pointer=True),
    Door(f"{NAME}.page", NEWS, split_country, read_country, register=False, every=7 * DAY, accept="application/xml",
         nameless=True),
)  # the news leave nothing out while we look once in 48 hours; a round a week catches the rest


def page_urls(url: str) -> tuple[str, ...]:
    """Give the address of a country's file."""
    return (url,) if url.startswith(f"{BASE}/country/") else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved country by its flags, anything else is news."""
    news, country = DOORS
    if b"<riskLevel1" in body:
        return country, split_country(body, url)
    return news, split_news(body, url)
