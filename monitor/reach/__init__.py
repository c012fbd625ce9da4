"""How the house reaches an address on the network: which ones it may, for how long, and how much it reads."""
