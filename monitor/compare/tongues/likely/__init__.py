"""The words of each language for who and what, in which something urgent may be told, one file a language."""

from __future__ import annotations

from monitor.compare.tongues.likely import dutch, german, japanese

HINTS = {"de": german.HINTS, "de-AT": german.HINTS, "nl": dutch.HINTS, "ja": japanese.HINTS}
