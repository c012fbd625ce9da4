"""What settling stands on: which copy of a text is the newest, what waits for a second look, what an absence means."""
