"""What an alert tells before any kind is asked: its line, whether it must be acted on now, and what caused it."""
