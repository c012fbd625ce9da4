"""A table as spreadsheets, HR and booking systems export it becomes rows under our own names."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from monitor.speak.tongue import plural
from monitor.tend.cells import country

_LEAVE = (
    "departure departure_date depart depart_date departs departure_date_time departure_datetime departure_date_and_time"
    " dep_date abreise abreisedatum abflug abflugdatum salida fecha_salida date_depart date_departure"
)
_BACK = (
    "return return_date ruckkehr rueckkehr ruckreise rueckreise retour date_retour regreso fecha_regreso vuelta"
    " date_return"
)
_WORDS = {
    key: tuple(names.split())
    for key, names in {
        "traveller": "traveller traveler id employee employee_id person employee_number staff_id personnel_number"
        " passenger personalnummer personal_nr mitarbeiternummer mitarbeiter reisender matricule voyageur empleado"
        " pernr",
        "mail": "email e_mail email_address mail",
        "leg": "leg",
        "booking": "trip trip_id trip_number booking booking_reference booking_ref booking_id booking_number pnr"
        " pnr_locator record_locator reisenummer reise_nr buchung buchungsnummer reinr",
        "status": "status booking_status trip_status segment_status ticket_status reservation_status travel_status"
        " reisestatus buchungsstatus statut etat estado",
        "name": "name full_name employee_name traveller_name traveler_name passenger_name guest guest_name ename",
        "first": "first_name firstname given_name forename vorname prenom nombre",
        "last": "last_name lastname surname family_name nachname familienname nom apellido apellidos",
        "nationality": "nationality passport citizenship staatsangehorigkeit nationalitat nationalite nacionalidad",
        "country": "country destination_country arrival_country to_country destination country_code host_country"
        " hotel_country countries destinations land zielland reiseland einsatzland reiseziel ziel landercode pays pais"
        " country_destination pays_destination pays_arrivee pais_destino zland land1",
        "place": "place city location town destination_city arrival_city hotel_city to_city"
        " ort stadt zielort einsatzort ville ciudad ville_destination ville_arrivee ciudad_destino zort1",
        "port": "airport airport_code arrival_airport destination_airport to_airport iata iata_code"
        " destination_city_code arrival_city_code destination_airport_code arrival_airport_code destination_code"
        " flughafen zielflughafen ankunftsflughafen aeroport aeropuerto",
        "origin": "origin origin_city origin_city_code origin_airport origin_airport_code origin_code from_airport"
        " from_city from_station departure_airport departure_airport_code departure_city departure_city_code"
        " departure_station abflughafen startflughafen startbahnhof abflugort startort"
        " ville_depart aeroport_depart origen",
        "clock": "departure_time depart_time dep_time abflugzeit abfahrtszeit heure_depart hora_salida",
        "station": "to_station arrival_station destination_station zielbahnhof ankunftsbahnhof gare_arrivee",
        "start": "from start arrival start_date arrival_date arrive arrives arrival_date_time arrival_datetime"
        " arrival_date_and_time arr_date begin begin_date travel_start trip_start trip_start_date travel_start_date"
        " check_in check_in_date checkin valid_from von beginn anreise ankunft ankunftsdatum startdatum anreisedatum du"
        " reisebeginn beginn_reise begda datv1 date_beg date_arrival"
        " debut date_debut arrivee date_arrivee desde inicio fecha_inicio llegada fecha_llegada",
        "end": "to end end_date until travel_end trip_end trip_end_date travel_end_date check_out check_out_date"
        " checkout valid_to bis ende enddatum au fin date_fin hasta fecha_fin reiseende ende_reise endda datb1"
        " date_end",
        "leave": _LEAVE,
        "back": _BACK,
    }.items()
}
_KEY = {name: key for key, names in _WORDS.items() for name in names}
#: Columns that can hold nothing but a country: three letters there are its code.
_LANDS = frozenset(_WORDS["country"]) - {"destination", "reiseziel", "ziel"}
_ENDS = {"from": "origin", "to": "destination"}
_LONG = 100  # characters of a country's name; a cell may hold a hundred thousand
_ABOVE = 20  # lines looked at for the names of the columns
_SMALL = frozenset({"de", "del", "der", "des", "d", "du", "of", "the", "la", "l", "le"})  # within the name of a column
_DOING = {"depart": "departure", "departs": "departure", "arrive": "arrival", "arrives": "arrival"}  # "Depart Date"
THREE = "three"  # the field that says so of a row
AGAINST = "against"  # the field that holds what columns say of a row that name two countries
Row = tuple[str, Mapping[str, str]]  # where it stands ("line 3"), and what it says


def text_of(body: bytes) -> tuple[str, str]:
    """Read octets as text, and say how where it is not UTF-8; UnicodeDecodeError for what is no text.

    Spreadsheets write UTF-16 with its mark as "Unicode text", and on Windows their own code page otherwise.
    """
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16"), ""
    try:
        return body.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        if b"\0" in body:
            raise
        said = "The file is not in UTF-8 and was read as Windows-1252: look whether the names are right."
        return body.decode("cp1252"), said


def table(text: str) -> tuple[list[Row], list[str]]:
    """Return the rows of a CSV file that hold anything, and what to say of how they were read.

    ValueError says what was expected of a first line that names no start or no place, and where quotes are broken.
    """
    marked = re.match(r"sep=(.)\r?\n", text, re.I)  # for spreadsheets, which show it to nobody
    above, text, mark = _columns(text[marked.end() :] if marked else text, marked[1] if marked else "")
    lines, shift = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True), above + bool(marked)
    try:
        names = _ends([plain(name) for name in next(lines)])
        rows: list[Row] = [
            (f"line {shift + lines.line_num}", dict(reversed(list(zip(names, cells, strict=False)))))
            for cells in lines
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise ValueError(f"line {shift + lines.line_num}: {error}") from error
    strange = ", ".join(dict.fromkeys(name for name in names if name and name not in _KEY))
    twice = ", ".join(name for name, count in Counter(names).items() if name in _KEY and count > 1)
    notes = (f"Left out above the names of the columns: {plural(above, 'line')}." if above else "",
             f"Not read: {strange}." if strange else "",
             f"A column of the same name stood before and counts: {twice}." if twice else "",
             *(f"More than one column may say it, the first that is filled counts: {', '.join(same)}."
               for key, same in _named(tuple(names)) if key in {"start", "end"} and len(same) > 1))  # fmt: skip
    return rows, [*filter(None, notes)]


def _columns(text: str, mark: str) -> tuple[int, str, str]:
    """Find the line that names the columns: how many stand above it, the text from it on, and what parts its cells.

    Reports have a title above their table, and the day they were made.
    """
    rest, said = text, ""
    for above in range(_ABOVE):
        head, _, later = rest.partition("\n")
        by = mark or max(",;\t|", key=head.count)
        if not (lacks := _lacking(rest, by)):
            return above, rest, by
        said, rest = said or f"{head.strip()[:60]!r}: {lacks}", later
    raise ValueError(f"expected a first line that names traveller, country, from and to, got {said}")


def _lacking(text: str, mark: str) -> str:
    """Say what no column of a first line tells; "" where it names all that is needed."""
    try:
        names = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True), [])
    except csv.Error as error:
        return str(error)
    known = {_KEY.get(name) for name in _ends([plain(name) for name in names])}
    if not known & {"country", "place", "port", "station"}:
        return "none of its columns is known to say where"
    return "" if known & {"start", "leave"} else "none of its columns is known to say when a journey begins"


def _ends(names: list[str]) -> list[str]:
    """Tell flights "from FRA to ALA" from journeys from a day to a day: theirs are the days of other columns."""
    known = {_KEY.get(name) for name in names if name not in _ENDS}
    flown = _ENDS.keys() <= {*names} and "leave" in known and not known & {"country", "place", "port"}
    return [_ENDS.get(name, name) if flown else name for name in names]


@lru_cache(64)
def _named(columns: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Which of a row's columns may stand for what: found out once a list, and not a hundred names a line."""
    here = frozenset(columns)
    found = ((key, tuple(name for name in names if name in here)) for key, names in _WORDS.items())
    return [(key, names) for key, names in found if names]


def plain(name: str) -> str:
    """Put the name of a column as our table has it: "Date de départ" as date_depart, "Länder-Code" as lander_code."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in bare if not unicodedata.combining(letter)))
    said = [word for word in words if word not in _SMALL] if len(words) > 1 else words
    return "_".join([*(_DOING.get(word, word) for word in said[:-1]), *said[-1:]])


def under(rows: Iterable[Row]) -> Iterator[Row]:
    """Put what rows say under our own names.

    Who departs and returns is away in between; who arrives and departs is there in between. `leaves` is when a row
    that names an origin, and no end, departs from there.
    """
    for place, row in rows:
        said = dict.fromkeys(_WORDS, "") | {THREE: "", AGAINST: "", "leaves": ""}
        for key, names in _named(tuple(row)):
            name = next((name for name in names if row[name].strip()), "")
            said[key] = row[name].strip() if name else ""
            if key == "country" and name in _LANDS:
                said[THREE], said[AGAINST] = name, _against(row, names)
        if said[THREE] and not said["place"]:
            said["place"] = _city(row)
        leaves = said["leave"]
        if said["origin"] and not said["end"] and not said["back"]:
            said["leaves"] = leaves or said["start"]
        if not said["start"]:
            said["start"], leaves = leaves, ""
        said["end"] = said["end"] or said["back"] or leaves
        if said["first"]:
            said["name"] = f"{said['first']} {said['last'] or said['name']}".strip()
        yield place, said | {"name": said["name"] or said["last"]}


def _against(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Columns that name two countries, as "land: Deutschland, zielland: Kenia": one may be where somebody lives."""
    cells = ((name, row[name].strip()[:_LONG]) for name in names if len(names) > 1)
    lands = {code: f"{name}: {said}" for name, said in cells if (code := country(said, three=name in _LANDS))}
    return ", ".join(lands.values()) if len(lands) > 1 else ""


def _city(row: Mapping[str, str]) -> str:
    """Where somebody goes, of a row that names the country beside it."""
    said = (row.get("destination") or row.get("reiseziel") or "").strip()
    return "" if country(said[:_LONG]) or re.fullmatch("[A-Z]{3}", said) else said
