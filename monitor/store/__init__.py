"""What the house remembers, behind one promise (`protocol`); the only SQL in the house."""
