"""CHANGES BECOME EVENTS; EVENTS FIND THEIR PEOPLE. Pure: no clock, disk or network."""
