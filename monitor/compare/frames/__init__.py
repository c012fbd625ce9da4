"""Read a sentence by what it brings together, in any order: whose people, what they do, by whose will, is it over.

The tables of wordings know how governments say a thing; a frame knows what must be said for it to be said at all.
It is asked only where no table found anything: it adds what was never put that way before and changes nothing else.
"""
