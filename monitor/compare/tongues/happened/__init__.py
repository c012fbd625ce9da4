"""What each language calls what happens, and what it tells of it, one file a language."""

from __future__ import annotations

from monitor.compare.tongues.happened import dutch, german, japanese

EVENTS = {"de": german.EVENTS, "de-AT": german.EVENTS, "nl": dutch.EVENTS, "ja": japanese.EVENTS}
