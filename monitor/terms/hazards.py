"""What hazards are called that one room reads and another grades: who reads them and who tells of them say one word."""

from __future__ import annotations

FIGHTING, AIR, EXPLOSION, GUNFIRE, ATTACK = (
    "fighting", "air or missile strikes", "an explosion", "gunfire", "an attack",
)  # fmt: skip
THREAT = "a threat of an attack"
VIOLENT = (FIGHTING, AIR, EXPLOSION, GUNFIRE, ATTACK, THREAT)
EVACUATION = "an order to evacuate"
