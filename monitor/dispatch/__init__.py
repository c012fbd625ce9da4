"""WHAT LEAVES IS WRITTEN AND SENT: letters, the outbox as a book, receivers, and what comes back."""
