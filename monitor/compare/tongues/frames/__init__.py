"""How each language asks people to do a thing, one file a language."""
