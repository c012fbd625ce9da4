"""Which ground has advice of its own, and what became of it between two texts."""
