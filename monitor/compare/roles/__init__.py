"""Who does what to whom, and with what force: readers asked only where no row and no frame of that family found any.

Each file is one family. Its words are evened out first, so that who is "not needed in an emergency" denies nothing and
who "may no longer stay" must go; then its roles are looked for in each piece of the sentence, in any order.
"""
