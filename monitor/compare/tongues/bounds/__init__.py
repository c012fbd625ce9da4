"""Which words each language has for the place and the hour of a rule for staff, one file a language."""
