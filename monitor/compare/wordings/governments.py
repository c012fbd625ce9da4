"""The governments whose words are read, by their adjectives, and the people they speak to."""

from __future__ import annotations

# Our own posts: another state's ("the Afghan embassy in London") carry an adjective that is none of ours.
NATION = r"(?:US|American|British|UK|Canadian|Australian|Irish|New Zealand|NZ)"
# Whom the governments speak to.
COMPATRIOTS = r"Americans|Britons|Canadians|Australians|New Zealanders"
PUBLIC = rf"citizens|nationals|{COMPATRIOTS}"
