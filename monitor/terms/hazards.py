"""What hazards are called that one room reads and another grades: who reads them and who tells of them say one word."""

from __future__ import annotations

FIGHTING, AIR, EXPLOSION, GUNFIRE, ATTACK = (
    "fighting", "air or missile strikes", "an explosion", "gunfire", "an attack",
)  # fmt: skip
THREAT = "a threat of an attack"
VIOLENT = (FIGHTING, AIR, EXPLOSION, GUNFIRE, ATTACK, THREAT)
EVACUATION = "an order to evacuate"
# Who attacks, and how one says that an attack was learned of before it comes.
ATTACKERS = (
    r"(?:gunm[ae]n|militants?|terrorists?|extremists?|insurgents?|rebels|fighters|attackers?|assailants?|bombers?"
    r"|armed (?:persons?|m[ae]n|individuals?|group|assailants?|attackers?)|unknown individuals?)"
)
LEARNED = (  # of drones and missiles there is other information too
    r"\b(?:(?:receiv|obtain|track|monitor|hav|has|increas)\w* (?:[\w-]+,? ){0,3}?|threat )"
    r"(?:information|intelligence|indications?|reporting|word)\b[^.;]{0,60}?"
    rf"\b(?:attacks?|bombings?|shootings?|kidnappings?|abductions?|assassinations?|hostages?|plots?|{ATTACKERS}"
    r"[^.;]{0,40} (?:to attack|to bomb|to kidnap|to strike))\b"
)
