"""WHERE A PLACE IS: every publisher's spelling of it, its cities, and the sets of countries people follow (pure)."""
