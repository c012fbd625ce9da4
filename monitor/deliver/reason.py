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
)
_BY_ACT = {
    "ordered": msgid("Leaving is not a choice."),
    "ordered_after_authorized": msgid("Leaving is not a choice."),
    "authorized": msgid("Leaving is voluntary."),
    "stepped_down": msgid("Leaving is voluntary."),
}
_SAID = ("level_raised", "level_lowered")  # by the headline and the level below it


def reason(finding: Finding, tongue: Tongue) -> tuple[str, str]:
    """Return why a finding was told, and the `lang` of that: "" where it is the reader's."""
    said = tongue.gettext(finding.why)
    if not tongue.foreign or said != finding.why:
        return said, ""
    act = finding.gist.act if finding.gist else ""
    if act in _BY_ACT:
        return tongue.gettext(_BY_ACT[act]), ""
    return ("", "") if act in _SAID else (finding.why, tongue.foreign)
