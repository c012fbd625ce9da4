"""What the house remembers (`sqlite.Store`); the only SQL in the house."""
