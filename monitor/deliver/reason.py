"""Why an event was told, in the reader's language where its sentence is one of ours that never varies."""

from __future__ import annotations

from monitor.model import Finding
from monitor.speak.tongue import Tongue, msgid

# As the kinds write them; what names a place, a level or a number is said by the headline and the level beside it.
SENTENCES = (
    msgid("A rule is new or tighter."),
    msgid("A rule for own staff goes further than before."),
    msgid("A list of places that a rule is for has grown."),
    msgid("An instruction to shelter in place is new."),
    msgid("A post says that an instruction to shelter still holds."),
    msgid("The text says that sheltering is no longer needed."),
    msgid("A closure or rule of entry is new."),
    msgid("The text says that a way in or out is open."),
    msgid("A way that was closed is open to some."),
    msgid("A post is closed for days, or receives only emergencies."),
    msgid("Services are newly said to be limited everywhere."),
    msgid("A limit on the help the government can give is new."),
    msgid("Advice to leave is new."),
    msgid("The call to leave was for those alone who had no need to stay."),
    msgid("The advice to leave stands nowhere in the text now; no sentence says that leaving is needless."),
    msgid("The advice to leave was for the whole country and is for a part of it."),
    msgid("A post of the publishing government states that it suspended operations."),
    msgid("A post of the publishing government states that it works again."),
    msgid("The text says that the post works as before."),
    msgid("A hazard the text names came, ended or went."),
    msgid("A warning of this sort is new in the text."),
    msgid("The status is gone from the text and no sentence says that it ended: verify before relying on it."),
    msgid("The status is gone from the text and no sentence says that work goes on: verify before relying on it."),
    msgid(  # one sentence
        "Staff or families left; no sentence says that they must. Read as what the State Department calls authorized."
    ),
    msgid("Help with leaving is newly offered."),
    msgid("Help with leaving has been given for some time."),
    msgid("Help with leaving goes on from another place."),
    msgid("Help with leaving is there for the last time, or until an hour."),
    msgid("The text states the end."),
    msgid("The offer is gone from the text and no end is stated."),
    msgid("The text before gave no level for the whole country, so this is neither a rise nor a fall."),
    msgid("The destination was in no door before and is now in more than one, or was seen twice."),
    msgid("Every register was read whole for a week without the destination, and its own page is gone."),
    msgid("A notice to nationals everywhere is new."),
    msgid("The text's words on the validity of passports changed."),
    msgid("The day to which the ban lasts is later than it was."),
    msgid("The words differ only in form: notes, contacts, links or small edits."),
    msgid("The note names the rules of entry, and sentences about them differ."),
    msgid("The terms of a rule of entry differ."),
    msgid("A note says that the text tells of a closure no longer."),
    msgid("A new post in the alert category of a mission; its subject is no other kind."),
    msgid("A new post in the alert category of a mission; it takes back an alert of its own, or a part of it."),
    msgid("A new post in the alert category of a mission; it tells of a curfew, or of martial law, that begins."),
    msgid("A new post in the alert category of a mission; it tells of an attack under way, or of a threat."),
    msgid("A new post in the alert category of a mission; the host sends its people away, or shuts it."),
    msgid("A rule for own staff goes less far than before."),
    msgid("A rule for own staff is stated to have ended."),
    msgid("A rule for own staff is gone, and not said to have ended."),
    msgid("A rule for the families of own staff is gone."),
    msgid("A rule is for fewer places now."),
    msgid("A rule is for more places now."),
    msgid("A list of places that a rule is for has shrunk."),
    msgid("The term is known, its meaning for people is not: read it."),
    msgid("The title is that of a routine message, and no other kind was recognised in it."),
    msgid("A hazard of a sort the text knew happened again."),
    msgid("Only what may always be is left of a hazard."),
    msgid("The text newly says that families cannot join staff."),
    msgid("The text newly says which family members may join staff."),
    msgid("Requests that were only collected before are handled as cases."),
    msgid("The area stays at one common level; the publisher has steps within it, and this is another."),
    msgid("Its own line of news gives advice against travel; nothing else we read shows it: see the page itself."),
    msgid("No rule reads the sentence with certainty; who and what in it are those of an urgent fact. Read it."),
    msgid("The publisher's own line on its latest update is new; no rule found more."),
    msgid("What vanishes from most pages at once was moved by the publisher, not withdrawn."),
    msgid("A test a day shows that alerts arrive."),
    msgid("The publisher's own flag says so; no sentence of its page that we can read names the parts."),
)
_BY_ACT = {
    "ordered": msgid("Leaving is not a choice."),
    "ordered_after_authorized": msgid("Leaving is not a choice."),
    "authorized": msgid("Leaving is voluntary."),
    "stepped_down": msgid("Leaving is voluntary."),
    "advice_changed": msgid("Sentences differ in substance; no other kind of event was found in them."),
    "advice_gone": msgid("Sentences differ in substance; no other kind of event was found in them."),
    "reissued_edited": msgid("The publisher calls it a minor edit."),
}
_CUT = msgid("Services of the publisher’s own post are newly said to be cut.")
_SAID = (  # how acts begin of which the headline, and the level below it, say all
    "level_raised", "level_lowered", "areas_raised_at", "areas_lowered_at", "areas_narrowed_at", "areas_kept_at",
    "areas_widened_at", "parts_", "risk_", "ordered_extended", "ordered_lifted", "authorized_lifted",
    "departure_lifted", "staff_back", "families_back", "leave_eased",
)  # fmt: skip


def reason(finding: Finding, tongue: Tongue) -> tuple[str, str]:
    """Return why a finding was told, and the `lang` of that: "" where it is the reader's."""
    said = tongue.gettext(finding.why)
    if not tongue.foreign or said != finding.why or finding.gist is None:
        return said, tongue.foreign if said == finding.why else ""
    if ours := _BY_ACT.get(finding.gist.act, _CUT if finding.kind == "services_reduced" else ""):
        return tongue.gettext(ours), ""
    return ("", "") if finding.gist.act.startswith(_SAID) else (finding.why, tongue.foreign)
