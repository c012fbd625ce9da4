"""WHAT THE COMMAND LINE CAN DO: one file for one group of commands, and how values look on a terminal."""
