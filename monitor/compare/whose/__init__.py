"""Whose office, people and place a sentence speaks of: the publisher's own, or somebody else's."""
