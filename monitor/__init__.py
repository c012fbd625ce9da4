"""Advisory Monitor: collect, compare, decide, deliver; store remembers.

    collect   a publisher's page becomes a reading
    compare   readings become changes (pure)
    decide    changes become events; events find their people (pure)
    deliver   events become messages, and messages leave the house
    store     what the house remembers: the only SQL
"""
