"""WHAT WAITS IS LOOKED AFTER: who hears of an event and when, storms, silences, escalations, rosters, the canary."""
