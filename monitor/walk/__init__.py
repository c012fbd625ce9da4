"""ONE PASS THROUGH THE CORRIDOR: which pages to ask for, a turn for each destination, what was seen on the way."""
