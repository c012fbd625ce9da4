"""A person asks to be told: what may be wished, how often one may ask, how long we remember (pure)."""
