"""Whether a rule for own people is new or gone, or only said in other words."""
