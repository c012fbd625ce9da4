"""Whom an event concerns, when each should hear of it, and what is too much at once."""
