"""A headline in the reader's language, made from what the event is and not from the words of the English one.

The terms are those the ministries use themselves: angeordnete Ausreise, départ autorisé, salida ordenada.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from monitor.deliver.called import OFFICES, PEOPLE
from monitor.deliver.plain import header
from monitor.locate.cities import names_of
from monitor.locate.exonyms import exonym
from monitor.model import SOME_PARTS, Finding, Gist
from monitor.speak.tongue import Tongue, msgid

_LONG = 120  # characters of a list of posts that ends a line
_ROOM = 90  # of places before their country, which must not be what is cut from a subject
_ACTS = {
    # departures, 3 FAM 3770
    "ordered": msgid("ordered departure {people}"),
    "ordered_after_authorized": msgid("ordered departure {people} (was voluntary)"),
    "ordered_extended": msgid("ordered departure {people} extended"),
    "authorized": msgid("authorized departure {people} (voluntary)"),
    "authorized_extended": msgid("authorized departure {people} extended"),
    "ordered_limit": msgid("day 180 of the ordered departure: {day}"),
    "authorized_limit": msgid("day 180 of the authorized departure: {day}"),
    "withdrawn": msgid("withdrawal {people}"),
    "staff_fewer": msgid("fewer staff"),
    "stepped_down": msgid("departure no longer ordered, only authorized"),
    "ordered_lifted": msgid("ordered departure lifted"),
    "authorized_lifted": msgid("authorized departure lifted"),
    "departure_lifted": msgid("departure of staff lifted"),
    "ordered_lifted_only": msgid("ordered departure lifted, only {people}"),
    "authorized_lifted_only": msgid("authorized departure lifted, only {people}"),
    "departure_lifted_only": msgid("departure lifted, only {people}"),
    "staff_back": msgid("withdrawn staff is back"),
    "families_back": msgid("withdrawn families of staff are back"),
    "departure_dropped": msgid("departure {people} no longer mentioned, not announced as lifted"),
    "departure_dropped_families": msgid("departure {people} no longer mentioned, families may join staff"),
    "withdrawal_dropped": msgid("withdrawal of staff no longer mentioned, not announced as lifted"),
    # posts
    "suspended": msgid("operations suspended"),
    "closed_for_good": msgid("closed for good"),
    "suspension_dropped": msgid("suspension of operations no longer mentioned, not announced as resumed"),
    "closure_dropped": msgid("closure no longer mentioned, not announced as resumed"),
    "resumed": msgid("operations resumed"),
    "services_cut": msgid("consular services reduced"),
    "services_cut_everywhere": msgid("services to own nationals reduced"),
    "services_still_cut": msgid("consular services still reduced"),
    "services_stopped": msgid("all consular services suspended"),
    "services_cut_few": msgid("services reduced for some of its nationals"),
    "routine_services_stopped": msgid("routine consular services suspended"),
    "no_emergency_help": msgid("cannot offer emergency services"),
    "emergencies_only": msgid("open for emergencies only"),
    "appointments_cancelled": msgid("appointments cancelled"),
    "limited_services": msgid("open for limited services only"),
    "closes_early": msgid("closes early"),
    "closed_for": msgid("closed for {what}"),
    "opens_late": msgid("opens late"),
    "post_evacuated": msgid("evacuated"),
    "post_closed": msgid("closed to the public"),
    "post_closed_further": msgid("closed to the public until further notice"),
    "services_again": msgid("consular services offered again"),
    "services_to_return": msgid("consular services to be offered again"),
    "help_less": msgid("can help its nationals less"),
    "help_less_few": msgid("can help some of its nationals less"),
    "new_term": msgid("works under a new term, to be reviewed"),
    # own nationals
    "leave_consider": msgid("nationals are told to consider leaving"),
    "leave_should": msgid("nationals are told to leave"),
    "leave_now": msgid("nationals are told to leave now"),
    "leave_immediately": msgid("nationals are told to leave immediately"),
    "leave_wishing": msgid("nationals who wish to leave are told to go now"),
    "leave_all_consider": msgid("all nationals are told to consider leaving"),
    "leave_all_should": msgid("all nationals are told to leave"),
    "leave_all_now": msgid("all nationals are told to leave now"),
    "leave_all_immediately": msgid("all nationals are told to leave immediately"),
    "leave_untold": msgid("advice to leave no longer given"),
    "leave_narrowed": msgid("advice to leave now only for a part of the country"),
    "leave_eased_consider": msgid("nationals are now told only to consider leaving"),
    "leave_eased_should": msgid("nationals are told to leave, without haste now"),
    "shelter": msgid("shelter in place"),
    "shelter_staff": msgid("own staff told to shelter in place"),
    "shelter_ended": msgid("shelter in place ended"),
    "shelter_ended_staff": msgid("shelter in place ended for own staff"),
    "shelter_to_end": msgid("shelter in place is to end"),
    "shelter_to_end_staff": msgid("shelter in place is to end for own staff"),
    "shelter_untold": msgid("shelter in place no longer mentioned"),
    "help_offered": msgid("assisted departure offered"),
    "help_form": msgid("form to request help with leaving"),
    "help_and_form": msgid("assisted departure offered, with a request form"),
    "help_from": msgid("assisted departure offered from another place"),
    "help_given": msgid("nationals are helped to leave"),
    "help_one_by_one": msgid("requests for help with leaving answered one by one"),
    "help_last": msgid("last help with leaving"),
    "help_over": msgid("help with leaving is over"),
    "help_untold": msgid("help with leaving no longer offered"),
    # levels, areas, advisories
    "level_raised": msgid("raised to Level {new} (was {old})"),
    "level_lowered": msgid("lowered to Level {new} (was {old})"),
    "level_first": msgid("first level of its own: Level {new}"),
    "areas_raised_at": msgid("areas added at Level {what}"),
    "areas_raised": msgid("advice for parts of the country raised"),
    "areas_lowered_at": msgid("areas no longer at Level {what}"),
    "areas_lowered": msgid("advice for parts of the country lowered"),
    "areas_widened_at": msgid("area at Level {what} made larger"),
    "areas_narrowed_at": msgid("area at Level {what} made smaller"),
    "areas_kept_at": msgid("areas that stay at Level {what}"),
    "parts_own": msgid("separate advice for parts of the country"),
    "parts_own_gone": msgid("separate advice for parts of the country no longer given"),
    "parts_milder": msgid("milder advice for parts of the country"),
    "parts_milder_gone": msgid("milder advice for parts of the country no longer given"),
    "advice_stronger": msgid("advises more strongly"),
    "advice_weaker": msgid("advises less strongly"),
    "parts_avoid_all": msgid("advises against all travel to parts of the country, which it does not name"),
    "parts_avoid_most": msgid(
        "advises against all but essential travel to parts of the country, which it does not name"
    ),
    "parts_avoid_all_gone": msgid("advice against all travel to parts of the country no longer given"),
    "parts_avoid_most_gone": msgid("advice against all but essential travel to parts of the country no longer given"),
    "advisory_added": msgid("new advisory"),
    "advisory_added_at": msgid("new advisory, Level {new}"),
    "advisory_withdrawn": msgid("advisory no longer published"),
    "advice_changed": msgid("advice changed"),
    "advice_gone": msgid("advice no longer given"),
    "likely_leave": msgid("may tell people to leave"),
    "likely_departure": msgid("may withdraw staff or their families"),
    "likely_closure": msgid("a post may be closed or work less"),
    "likely_shelter": msgid("may tell people to stay indoors"),
    "likely_help": msgid("may offer help with leaving"),
    "likely_ways": msgid("a way in or out may be shut"),
    "words_changed": msgid("words changed"),
    "same_words": msgid("the same words on many pages"),
    "same_words_gone": msgid("the same words gone from many pages"),
    "item_new": msgid("new item"),
    "item_gone": msgid("no longer listed"),
    "update_announced": msgid("update announced"),
    "levels_updated": msgid("risk levels updated"),
    "layout_changed": msgid("layout changed, its countries are not checked"),
    "daily_test": msgid("test of {day}: nothing happened, and this is how you would know"),
    "reissued": msgid("advisory reissued, no change found"),
    "reissued_edited": msgid("advisory reissued, minor edits"),
    "worldwide_caution": msgid("Worldwide Caution"),
    "travel_forbidden": msgid("travel forbidden by law"),
    "travel_forbidden_until": msgid("travel forbidden by law until {day}"),
    "travel_lawful": msgid("travel no longer forbidden by law"),
    # rules, dangers, ways
    "staff_barred": msgid("own staff barred from travel"),
    "staff_barred_at_night": msgid("own staff barred from travel at night"),
    "staff_curfew": msgid("curfew for own staff"),
    "staff_restricted": msgid("movement of own staff restricted"),
    "staff_tightened": msgid("a rule for own staff tightened"),
    "staff_eased": msgid("a rule for own staff eased"),
    "staff_limit_lifted": msgid("a limit for own staff lifted"),
    "staff_limit_over": msgid("own staff no longer restricted"),
    "staff_limit_untold": msgid("a limit for own staff no longer mentioned"),
    "families_untold": msgid("that families may not join staff is no longer mentioned"),
    "families_not": msgid("families may not join staff"),
    "families_some": msgid("only some family members may join staff"),
    "families_again": msgid("families may join staff again"),
    "warns": msgid("warning: {what}"),
    "risk_added": msgid("risk added: {what}"),
    "risk_gone": msgid("risk removed: {what}"),
    "risk_named": msgid("a further risk named"),
    "risk_unnamed": msgid("a risk no longer named"),
    "hazard": msgid("tells of {what}"),
    "hazard_again": msgid("tells anew of {what}"),
    "hazard_untold": msgid("no longer tells of {what}"),
    "hazard_over": msgid("tells of the end of {what}"),
    "way_closed": msgid("{what} closed"),
    "way_closed_in_part": msgid("{what} closed in part"),
    "way_untold": msgid("{what}: closure no longer mentioned"),
    "entry_rule": msgid("rules of entry changed"),
    "exit_rule": msgid("rules of exit changed"),
    "passport_rule": msgid("required validity of passports changed"),
    "not_aboard": msgid("some may not board flights"),
    "way_open": msgid("{what} open"),
    "way_to_open": msgid("{what} to open"),
    "way_open_in_part": msgid("{what} open in part"),
    "flights_suspended": msgid("{what} suspended"),
    "flights_resumed": msgid("{what} resumed"),
    "flights_to_resume": msgid("{what} to resume"),
    "flights_resumed_in_part": msgid("{what} resumed in part"),
    "embassy_alert": msgid("embassy alert"),
    "embassy_message": msgid("embassy message"),
}
_GOES_ON = msgid("it goes on at {posts}")
_PARTS, _MISSION, _PLACED = msgid("parts of the country"), msgid("mission"), msgid("{place} ({country})")
_POST = re.compile(rf"({'|'.join(sorted(OFFICES, key=len, reverse=True))}) (.+)")
_BETWEEN = re.compile(rf"(?:, (?:and )?| and )(?=(?:{'|'.join(OFFICES)})\b)")
_ENDS = (
    "ordered_lifted", "authorized_lifted", "departure_lifted", "stepped_down", "staff_back", "families_back",
    "ordered_lifted_only", "authorized_lifted_only", "departure_lifted_only",
    "departure_dropped", "departure_dropped_families",
)  # fmt: skip
_EVERYWHERE = ("worldwide_caution", "same_words", "same_words_gone", "daily_test")
_OF_A_POST = (  # where none is named it is no country that closes, or works with fewer people
    "suspended", "closed_for_good", "suspension_dropped", "closure_dropped", "resumed", "staff_fewer",
    "emergencies_only", "appointments_cancelled", "limited_services", "closes_early", "opens_late", "post_closed",
    "post_closed_further", "post_evacuated", "closed_for", "new_term", "no_emergency_help",
)  # fmt: skip


@lru_cache(maxsize=4096)  # one event is told to many
def headline(finding: Finding, country: str, spoken: Tongue) -> str:
    """Say a finding in one line; `country` is named in the reader's language. "" in English, and without a gist."""
    gist = finding.gist
    if gist is None or gist.act not in _ACTS or not spoken.foreign:
        return ""
    place = "" if gist.act in _EVERYWHERE else _place(finding, gist, country, spoken)
    line = spoken.listed([one for one in (_said(finding, gist, spoken), place) if one]) + _besides(gist, spoken)
    who = f"{spoken.gettext(gist.who)}{spoken.colon} " if gist.who else ""
    quote = f"{spoken.colon} {_foreign(f'“{gist.quote}”', spoken)}" if gist.quote else ""
    said = header(f"{who}{line}{quote}", 400)
    if spoken.colon == ":":
        return said
    return said.replace(" :", spoken.colon).replace(" ;", spoken.semicolon.rstrip(" "))  # they stay with their word


def way(finding: Finding, spoken: Tongue) -> str:
    """Say which way in or out is shut or open, in English too: its kind's name says neither. "" of anything else."""
    gist = finding.gist
    if gist is None or gist.act not in _ACTS or not gist.act.startswith(("way_", "flights_")):
        return ""
    said = spoken.listed([one for one in (_said(finding, gist, spoken), _place(finding, gist, "", spoken)) if one])
    return header(f"{said[:1].upper()}{said[1:]}", _LONG)


def _said(finding: Finding, gist: Gist, spoken: Tongue) -> str:
    """Say what was done."""
    say = spoken.gettext
    words: Mapping[str, str] = {
        "people": say(PEOPLE.get(gist.people, "")),
        "old": finding.old or "",
        "new": finding.new or "",
        "what": spoken.listed([say(one) for one in gist.what.split(" and " if gist.act == "warns" else "\n") if one]),
        "day": _day(gist.what, spoken),
    }
    return " ".join(say(_ACTS[gist.act]).format(**words).split())


def _besides(gist: Gist, spoken: Tongue) -> str:
    """Say what nobody may miss beside it: parts of the country that stand higher, posts at which it goes on."""
    if gist.what and gist.act.startswith("level_"):
        return spoken.semicolon + spoken.gettext("parts at Level {level}").format(level=gist.what)
    if gist.what and gist.act in _ENDS:
        return spoken.semicolon + spoken.gettext(_GOES_ON).format(posts=_posts(gist.what, spoken))
    return ""


def _day(said: str, spoken: Tongue) -> str:
    try:
        return spoken.plain_day(date.fromisoformat(said))
    except ValueError:
        return _foreign(said, spoken)


def _place(finding: Finding, gist: Gist, country: str, spoken: Tongue) -> str:
    """Name the post or the ground, with the country; what has no name in the language stays as it is written."""
    there = spoken.gettext(_PARTS) if gist.where == SOME_PARTS else _posts(finding.post or gist.where, spoken, _ROOM)
    there = spoken.gettext(_MISSION) if not there and gist.act in _OF_A_POST else there
    both = finding.post and gist.where and gist.where not in (SOME_PARTS, finding.post)
    there = spoken.listed([there, _posts(gist.where, spoken, _ROOM)]) if both else there
    if not there or not country:
        return there or country
    return spoken.gettext(_PLACED).format(place=there, country=country)


def _posts(named: str, spoken: Tongue, room: int = _LONG) -> str:
    """Name posts, each by what it is and the name of its city; ground stays as the publisher calls it."""
    shown = named if len(named) <= room else named[:room].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    return spoken.listed([_post(one, spoken) for one in _BETWEEN.split(shown) if one])


def _post(named: str, spoken: Tongue) -> str:
    post = _POST.fullmatch(named)
    if not post:
        return _city(named, spoken)
    return f"{spoken.gettext(OFFICES[post[1]])} {_city(post[2], spoken)}".replace(" à Le ", " au ")


def _city(named: str, spoken: Tongue) -> str:
    """Name a city as the language does; what has no name there stays as the publisher calls it."""
    return exonym(names_of(named)[0], spoken.code) or _foreign(named, spoken)


def _foreign(words: str, spoken: Tongue) -> str:
    """Keep foreign words together, with the marks at their ends, where our line runs from right to left."""
    return f"\u200e{words}\u200e" if words and spoken.direction == "rtl" else words
