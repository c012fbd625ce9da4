"""Other words for a subject and its state, one file a language."""
