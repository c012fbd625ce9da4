"""Seats, flights and convoys with which an office brings its people away, one file a language."""
