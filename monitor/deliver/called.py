"""What headlines call governments, their people and offices, risks, ways and services; what language each writes in."""

from __future__ import annotations

from monitor.speak.tongue import msgid

NAMES = (  # how governments are called
    msgid("US"), msgid("UK"), msgid("Canada"), msgid("Australia"), msgid("New Zealand"), msgid("Ireland"),
    msgid("Japan"), msgid("Austria"), msgid("Italy"), msgid("Germany"), msgid("Netherlands"),
)  # fmt: skip
SORTS = (  # of risks, ways, hazards and services; one that is not here stays English
    msgid("crime"), msgid("terrorism"), msgid("civil unrest"), msgid("health"), msgid("natural disaster"),
    msgid("time-limited event"), msgid("kidnapping"), msgid("wrongful detention"), msgid("arbitrary detention"),
    msgid("exit bans"), msgid("airspace"), msgid("airport"), msgid("airports"), msgid("other airports"),
    msgid("other crossings"), msgid("border"), msgid("land border"), msgid("crossing"),
    msgid("border crossing"), msgid("port"), msgid("flights"), msgid("domestic flights"), msgid("commercial flights"),
    msgid("international flights"), msgid("a curfew"), msgid("a state of emergency"), msgid("martial law"),
    msgid("a volcanic eruption"), msgid("volcanic unrest"), msgid("a tropical storm"), msgid("a hurricane"),
    msgid("a typhoon"), msgid("a cyclone"), msgid("a tsunami"), msgid("an earthquake"), msgid("a tornado"),
    msgid("flooding"), msgid("wildfires"), msgid("air pollution"), msgid("a release of chemicals"),
    msgid("power cuts"), msgid("a shutdown of the internet"), msgid("recommended vaccinations"),
    msgid("a travel health notice"), msgid("an epidemic"), msgid("fuel shortages"), msgid("road blockades"),
    msgid("fighting"), msgid("air or missile strikes"), msgid("an explosion"), msgid("gunfire"), msgid("an attack"),
    msgid("a seizure of power"), msgid("a threat of an attack"), msgid("a security incident"),
    msgid("an order to evacuate"), msgid("an mpox outbreak"), msgid("cholera"), msgid("measles"), msgid("malaria"),
    msgid("protests"), msgid("strikes"), msgid("planned protests"), msgid("planned strikes"), msgid("elections"),
    msgid("mosquito-borne disease"), msgid("yellow fever"), msgid("flights by some airlines"),
    msgid("visa services"), msgid("passport services"), msgid("consular services"), msgid("routine services"),
    msgid("notarial services"), msgid("citizen services"), msgid("Ebola"), msgid("plague"), msgid("Lassa fever"),
    msgid("Marburg virus disease"), msgid("hantavirus"), msgid("chikungunya"), msgid("widespread violence"),
    msgid("looting and arson"), msgid("seaport"), msgid("ferry service"), msgid("land and sea border"),
    msgid("passenger flights"),
)  # fmt: skip
PEOPLE = {
    "families": msgid("for families of staff"),
    "all_staff": msgid("for all staff"),
    "officials": msgid("for officials"),
    "some_staff": msgid("for some of the staff"),
    "staff": msgid("for non-emergency staff"),
    "its_staff": msgid("for staff"),
    "all_staff_families": msgid("for all staff and their families"),
    "some_staff_families": msgid("for some of the staff and families"),
    "staff_families": msgid("for non-emergency staff and families"),
    "its_staff_families": msgid("for staff and families"),
}
OFFICES = {
    "Embassy": msgid("Embassy"),
    "Consulate General": msgid("Consulate General"),
    "Consulate": msgid("Consulate"),
    "High Commission": msgid("High Commission"),
    "Branch Office": msgid("Branch Office"),
    "Foreign Interests Section": msgid("Foreign Interests Section"),
}
_WRITES = {"germany": "de", "austria": "de", "netherlands": "nl", "italy": "it", "japan": "ja"}  # the others English


def writes(publisher: str) -> str:
    """Return the language a publisher's pages are read in, as HTML's `lang`."""
    return _WRITES.get(publisher, "en")
