"""What a sentence asserts, of us and now: not what it denies, remembers, teaches, supposes or hears from others."""
