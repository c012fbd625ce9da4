"""WORDS SEVERAL ROOMS SHARE: names of areas, whose post it is, what a rule is about, which texts are copies (pure)."""
