"""A warning of wrongful detention, arbitrary arrest or exit bans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from monitor.compare.dates import told_historic
from monitor.compare.frames.holding import by_law, wrongly
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.wordings.barred import EXIT_BAN
from monitor.compare.wordings.governments import PUBLIC
from monitor.model import Notice
from monitor.terms.table import ways

_WORTH = ways(r"detain|detention|arrest|\bexit\b|arbitrar|imprison|prevented|barred|depart|hostage|leav"
    r"|quit|board|passport|jail|seiz|held|hold|pick|round|locked|disappear|abduct|incommunicado|sentenc|custody"
    r"|travel bans?", re.NOFLAG)
_THEM = r"\b(?:US citizens?|foreign\w*|Americans?|nationals|dual|bystanders)\b"
_HELD = r"\b(?:detain|detention|arrest|imprison)\w*\b"
_SAYS = (
    ("wrongful detention", re.compile(r"\b(?:wrongful|unjust)(?:ly)? (?:detain\w*|detentions?)", re.I)),
    ("exit bans", EXIT_BAN),
    (
        "arbitrary detention",
        re.compile(
            r"\barbitrar(?:y|ily) (?:\w+ ){0,2}(?:arrest\w*|detain\w*|detentions?)"
            rf"|\b(?:detainees|prisoners|people|foreigners|citizens|nationals)\b[^.;]{{0,60}}?"
            rf" held\b[^.;]{{0,60}}?\bwithout"
            r" (?:being (?:told|informed|charged|tried)|charges?|trial|explanation)\b"
            rf"|{_HELD}[^.;]{{0,60}}? for (?:arbitrary|no (?:clear |given )?)reasons?\b"
            rf"|\b(?:{PUBLIC}) (?:having been|have been"
            r"|are being|were) (?:held|kept) in (?:\w+ )?detention\b"
            r"|\b(?:addition of|added|new) information (?:on|about) (?:the )?risks? of (?:\w+ )?detention\b"
            rf"|\b(?:{PUBLIC})\b[^;.]{{0,40}}?\b(?:significant|high|increased"
            r"|very high|real|serious) risk of (?:\w+, ){0,2}(?:\w+ )?(?:or |and )?(?:arrest|detention|questioning)"
            r"|\b(?:significant|high|increased|heightened|very high|real|serious) risk (?:of|that) (?:\w+ ){0,4}"
            rf"(?:{PUBLIC}|foreigners) (?:being|are|will be|may be|could be) (?:detained|arrested|held)"
            rf"|(?:{_THEM}[^.;]{{0,80}}?{_HELD}|{_HELD}[^.;]{{0,80}}?{_THEM})[^.;]{{0,160}}?\b(?:without (?:any "
            rf"|an? |clear |good )?(?:charges?|grounds|cause|reason|explanation|justification"
            r"|trial|evidence|consular (?:access|visits?))|(?:with|on) (?:little(?: or no)?|no|scant) evidence"
            r"|not (?:been )?(?:allowed|permitted|granted) (?:an? )?consular)"
            r"|\b(?:arrest|detain|detention)\w* (?:\w+ ){0,9}?"
            r"(?:arbitrarily|without (?:cause|charges?|reason|due process))",
            re.I,
        ),
    ),
    # of what breaks a law that people can keep, it is the law's word
    (
        "arbitrary detention",
        re.compile(
            r"^(?![^;]*\b(?:drugs?|narcotics|alcohol|photograph\w*|if|cross(?:ing)?|crimes?|protest\w*|demonstrat\w*|weapons?"
            r"|laws)\b)(?:[^;]*?\brisk (?:of being|(?:that )?(?:you|they|travell?ers|[\w ]{0,24}(?:nationals|citizens)"
            r"|(?-i:[A-Z])\w+s|foreigners) (?:will|may|could|might|can) be)(?: [\w-]+){0,2} (?:detained|arrested)\b"
            r"[^;.]{0,40}? by (?:the )?(?:\w+ )?(?:security|intelligence|state|federal)? ?(?:services?|forces"
            r"|agenc(?:y|ies)|authorities|regime)\b"
            r"|[^;]*?\b(?:significant|high|increased|heightened|serious|real|continuing) risk of (?:\w+ )?(?:arrest"
            r"|detention)(?:,? (?:and|or) (?:[\w-]+ )?(?:long-term|prolonged|lengthy|indefinite|extended) (?:detention"
            r"|imprisonment)\b|[^.;]{0,40}? of (?:[\w-]+ )?(?:foreigners|US citizens|Americans|foreign nationals)))",
            re.I,
        ),
    ),
)
# A text that tells of foreigners in custody or held back warns already, whatever it calls it.
_WARNED = re.compile(
    rf"{_HELD}[^.;]{{0,120}}?{_THEM}|{_THEM}[^.;]{{0,120}}?{_HELD}"
    r"|\b(?:prevented|stopped|barred)\b[^.;]{0,80}?\bfrom (?:leaving|departing|exiting)\b",
    re.I,
)
# Debts, fines, custody and papers keep people back everywhere; that is law, no warning.
_CIVIL = re.compile(
    r"\b(?:unpaid|bills?|fines?|debts?|taxes|overstay\w*|custody|accidents?|business dispute"
    r"|commercial dispute|visa|firearms?|ammunition|(?:detain|arrest|hold)(?:ing)? (?:\w+ )?suspects)\b",
    re.I,
)
# What the law calls so, who works on it anywhere, and who is free again, warn of no country.
_TERM = ways(
    r"^no (?:new |such |further )?exit bans?\b"
    r"|^(?:an? )?exit bans? (?:is|are) (?:an?|the) (?:\w+ )?(?:measures?|orders?|tools?|means|ways?|instruments?"
    r"|terms?)\b|"
    r"\b(?:Levinson|criteria|Hostage Affairs|Congress|Presidential Envoy)\b|\bdetentions? (?:is|are) (?:defined"
    r"|designated)\b"
    r"|\b(?:may|can) (?:designate|determine)\b|\bdeterminations? (?:is|are) made\b"
    r"|\b(?:released|freed|came home|returned home|set free)\b(?![^;]*\b(?:still|remains?|others|continu\w+|risk)\b)",
)
# A debt of kin is no fair reason.
_OF_KIN = re.compile(
    r"\b(?:tax )?(?:debts?|taxes|bills?|fines?) of (?:their|his|her) (?:relatives|famil\w+|parents)\b", re.I
)
# "The ban on leaving, which had been in place since 2020, ended": what is over keeps nobody.
_LIFTED = re.compile(
    r"\b(?:(?:exit|travel) bans?|(?:bans?|prohibitions?) on (?:leaving|overseas travel|travel\w*|departures?"
    r"|exit\w*))\b"
    r"(?:(?!\b(?:not|but|while|never)\b|\band (?:the|an?|all|our|many|some|it|they|people|most)\b)[^;.]){0,160}?"
    r" (?:(?:has|have|was|were|is|are)(?: now| since)? (?:been )?(?:ended|lifted|rescinded|removed|abolished|dropped"
    r"|over|history|a thing of the past|no longer)|ended|expired|lapsed|came to an end)\b", re.I
)
_NAME_OPENS = re.compile(r"[a-z] [A-Z]$")
_STAFF = re.compile(r"\b(?:staff|employees|personnel)\b[^;,]*$", re.I)
_ENDED = re.compile(r"\b(?:removed|no longer)\b", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    if (setting.noted(sentence) and _ENDED.search(sentence.plain)) or _TERM.search(sentence.plain):
        return
    if _LIFTED.search(sentence.plain):
        sentence = replace(sentence, said=_LIFTED.sub("", sentence.plain))
    fair = _OF_KIN.sub("", sentence.plain)
    found = ((what, pattern.search(sentence.plain)) for what, pattern in _SAYS)
    said = [what for what, one in found if one and not _CIVIL.search(fair) and not _of_a_town(one, setting)]
    said = [what for what in said if what != "arbitrary detention" or not by_law(sentence.plain)]
    for what in said:
        yield Notice(TOPIC.name, what, what, sentence.span, grade=1)
    framed = "" if said or not setting.framed else wrongly(sentence.plain, sentence.low)
    if framed and not told_historic(sentence.plain, setting.published_on):
        yield Notice(TOPIC.name, framed, framed, sentence.span, grade=1)
    elif not said and _WARNED.search(sentence.plain):
        yield Notice(TOPIC.name, "arbitrary detention", "arbitrary detention", sentence.span)


def _of_a_town(found: re.Match[str], setting: Setting) -> bool:
    """Whether those who may not leave are kept in a town, or are somebody's staff: no ban on leaving a country."""
    if _NAME_OPENS.search(found[0]) is None:
        return False
    left = found.string[found.end() - 1 :]
    country = any(left.startswith(word) for name in setting.names for word in name.split() if word[:1].isupper())
    return not country or _STAFF.search(found.string[: found.start()]) is not None


TOPIC = Topic("detention_or_exit_ban", _WORTH.search, _read)
