"""The founding story, in our own words: Kazakhstan, January 2022. Level 4 before and after; everything else changed."""

from __future__ import annotations

from datetime import date

from tests.rehearsal.publisher import Advisory, Alert, everything, world_of

HOST = "kz.usembassy.gov"

BEFORE = Advisory(
    "Kazakhstan", 4, date(2021, 11, 22),
    (
        "<b><i>Reissued with updates to COVID-19 information.</i></b>",
        "Do not travel to Kazakhstan due to <b>COVID-19.</b>",
        "Read the Department of State’s COVID-19 page before you plan any international travel.",
        "The health authorities have issued a Level 4 Travel Health Notice for Kazakhstan, indicating a very high level"
        " of COVID-19 in the country.",
        "If you decide to travel to Kazakhstan: have a contingency plan for emergency situations.",
    ),
)  # fmt: skip
AFTER = Advisory(
    "Kazakhstan", 4, date(2022, 1, 7),
    (
        "<b><i>Reissued with updates to civil unrest and U.S. Consulate General Almaty.</i></b>",
        "Do not travel to Kazakhstan due to <b>COVID-19</b> and <b>civil unrest.</b>",
        "On January 7, 2022, the Department approved the voluntary departure of non-emergency U.S. government"
        " employees of Consulate General Almaty and of family members of all its U.S. government employees.",
        "Americans in Kazakhstan should know that violent protests may severely limit the U.S. Embassy’s ability to"
        " provide consular services, including help to U.S. citizens departing Kazakhstan.",
        "The health authorities have issued a Level 4 Travel Health Notice for Kazakhstan, indicating a very high level"
        " of COVID-19 in the country.",
        "If you decide to travel to Kazakhstan: have a contingency plan for emergency situations.",
    ),
)  # fmt: skip
NEIGHBOURS = [
    Advisory("Uzbekistan", 3, date(2021, 12, 6), ("Reconsider travel to Uzbekistan due to <b>COVID-19.</b>",)),
    Advisory("Tajikistan", 3, date(2021, 10, 25), ("Reconsider travel to Tajikistan due to <b>COVID-19.</b>",)),
]
OLDER_ALERT = Alert(
    HOST, "health-alert-vaccination-points", "Health Alert: U.S. Embassy Nur-Sultan, Kazakhstan",
    "Mon, 13 Dec 2021 06:00:00 +0000", "<p>Vaccination points have moved; addresses are listed below.</p>",
)  # fmt: skip
ALERT = Alert(
    HOST, "security-alert-mission-kazakhstan-2022-01-08", "Security Alert: U.S. Mission Kazakhstan (January 8, 2022)",
    "Sat, 08 Jan 2022 05:30:00 +0000",
    "<p><b>Location:</b> Kazakhstan, countrywide</p><p><b>Event:</b> On January 7, 2022, the Department of State"
    " authorized the voluntary departure of non-emergency personnel and family members at the U.S. Consulate General"
    " in Almaty.</p><p>A state of emergency is in force, with a curfew from 23:00 to 07:00.</p>",
)  # fmt: skip

#: (the moment we look, what the sites serve then, what the narrator says)
STEPS = (
    ("2022-01-06T12:00:00Z", everything(world_of(BEFORE, *NEIGHBOURS), {HOST: [OLDER_ALERT]}),
     "The day before. Kazakhstan is Level 4 because of COVID-19. This first look is the baseline: nobody is told."),
    ("2022-01-07T23:40:00Z", everything(world_of(AFTER, *NEIGHBOURS), {HOST: [OLDER_ALERT]}),
     "Friday night. The advisory is reissued. Level 4 before, Level 4 after; a level watcher sees nothing."),
    ("2022-01-08T06:00:00Z", everything(world_of(AFTER, *NEIGHBOURS), {HOST: [ALERT, OLDER_ALERT]}),
     "Saturday morning. The embassy's alert repeats the departure: it joins the event, nobody is paged twice."),
)  # fmt: skip
