"""The sentences of each language that tell a whole fact, one file a language."""
