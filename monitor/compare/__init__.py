"""READINGS BECOME CHANGES. Pure: no clock, disk or network."""
