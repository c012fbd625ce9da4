"""How each language tells what the land decrees or suffers, one file a language."""
