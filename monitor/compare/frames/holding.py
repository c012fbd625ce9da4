"""The frame of people held wrongly or held back: a foreigner, custody or a way out, and no fair reason."""

from __future__ import annotations

import re

from monitor.compare.whose.offices import ANOTHER
from monitor.compare.wordings.barred import HINDERED, KEPT, TOLD
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.lexicon import TAUGHT, holds, words

_WORTH = holds(
    "charge", "trial", "incommunicado", "ground", "leverage", "bargaining", "pawn", "political", "secret", "leave",
    "leaving", "depart", "sufficient", "quit", "exit", "enough", "access", "on arrival",
    "comment", "post", "online", "critici", "remark", "social media", "permission", "baseless", "merit", "unfounded",
    "sufficient", "evidence", "board", "opinion", "lawyer", "consular", "unknown", "heard of", "hostage",
)  # fmt: skip
_WHO = words(
    rf"(?:{NATION}(?:-[A-Z]\w+)? )+(?:and \w+ )?(?:citizens?|nationals?"
    r"|passports?|teachers?|journalists?|students?|tourists?|residents?|aid workers?|business\w*)", r"Americans?",
    r"Britons?|Canadians?|Australians?|New Zealanders?", r"foreign(?:ers?| \w+)", r"dual (?:nationals?|citizens?)",
    r"(?:business )?travell?ers", r"you",
)  # fmt: skip
_HELD = words(
    r"detain\w*|detention", r"arrest\w*", r"jail(?:ed|ing)?", r"imprison\w*", r"locked up", r"lock(?:ing)? up",
    r"seiz(?:ed|ing)", r"(?:pick|round)(?:ed|ing|s)? up", r"taken (?:from|off|into|away)", r"abduct(?:ed|ing)",
    r"h(?:e|o)ld(?:ing)?", r"sentenc(?:ed|ing)", r"convict(?:ed|ing)", r"disappear(?:ed|ing)", r"tak(?:es?|ing|en)",
)  # fmt: skip
_WRONGLY = words(
    r"without (?:any |a |an? \w+ )?(?:charges?|trial|warrant|due process)",
    r"(?:incommunicado|in secret|(?:at|in) (?:an? )?(?:unknown|undisclosed|secret) (?:places?|locations?))",
    r"(?:fabricated|false|trumped-up|baseless|spurious|bogus|invented|made-up|unfounded|vague"
    r"|politically[- ]motivated)(?: \w+){0,2} (?:charges?|grounds?|accusations?|cases?|evidence)",
    r"(?:charges?|accusations?|grounds?)\b[^;.,]{0,60} (?:groundless|baseless|unfounded|fabricated|invented|spurious"
    r"|without (?:any )?(?:merit|foundation|basis|substance))",
    r"(?:without (?:any )?|with |on )(?:little |or |no |scant )*evidence", r"(?:as|for) (?:\w+ )?(?:leverage"
    r"|bargaining chips?|(?:political )?pawns?|hostages)",
    r"for (?:political|their|his|her) (?:ends|reasons|purposes|gain|opinions?|views)",
    r"not (?:been )?heard (?:of|from)", r"no charges? (?:has|have) been", r"hostages? to",
    r"not (?:been )?(?:allowed|let|permitted|granted)[^;.]{0,40} (?:consular|lawyers?)",
    r"(?:not|n't) let (?:\w+ ){0,2}consular",
    r"(?:without|refus\w+|(?<!be )den(?:y|ied|ying))(?: \w+){0,4}? access(?! to (?!the\b|US\b|them\b|consular\b))",
)  # fmt: skip
_CAUGHT = words(
    r"(?:have|has|had) (?:been|had)", r"were|was", r"are being", r"since [A-Z]\w+", r"this (?:month|week|year)",
    r"last (?:month|week)",
)  # fmt: skip
# Who was taken for what he said did no wrong; that some "have been" is told for years.
_SAID = re.compile(
    r"\b(?:were|was|are being)(?: \w+ly)? (?:arrest|detain|jail|imprison|sentenc"
    r"|convict)ed\b[^;.]{0,60}? (?:for|over|because of"
    r"|on account of) (?:[\w'-]+ ){0,4}?"
    r"(?:comments?|(?:social media |online |old |critical )?posts?|posting|messages?|criticism|critici[sz]ing"
    r"|remarks?|tweets?"
    r"|statements?|what (?:they|he|she|someone) (?:had )?(?:said|wrote|posted|written)|videos?|jokes?)\b", re.I
)
_PASSPORTS = re.compile(r"\bpassports? (?:were|was|have been|has been) (?:kept|seized|confiscated|taken"
    r"|withheld)\b", re.I)
_AT_THE_GATE = re.compile(
    r"\b(?:dual (?:nationals?|citizens?)|who also hold)\b[^;.]{0,60}? (?:have|were|are being)(?: \w+ly)?(?: been)?"
    r" (?:arrested|detained|jailed|imprisoned) (?:up)?on (?:arrival|entry|departure|landing)\b(?! for\b)", re.I
)
# To be one of us is reason enough.
_ENOUGH = re.compile(
    r"^(?:Being|Holding|Having|Showing|Carrying|Possession of|Links|Any link|An?)\b[^;.]{0,120}? (?:enough"
    r"|sufficient|grounds)\b[^;.]{0,60}?\b(?:detain|arrest|jail|imprison|held|hold)\w*", re.I,
)
# What the law lets the police do with anybody is told for years, unless the law is new.
_LAWS = r"(?:laws?|act|legislation|code|ordinance|powers?)"
_BY_LAW = re.compile(
    r"(?:^|[,;:] |\b(?:and|that) )you (?:can|may|could|might)(?: also)? be (?:detained|arrested|held|kept|imprisoned"
    r"|jailed)\b[^;.]{0,60}? without (?:any |a |an? \w+ )?(?:charges?|trial|warrant)\b"
    rf"|\bunder (?:(?!new\b)[\w'-]+ ){{0,5}}?{_LAWS}\b[^;.]{{0,120}}? (?:can|may|could) be\b"
    r"|\b(?:can|may|could) be\b[^;.]{0,80}? without (?:any )?(?:charges?|trial|warrant)\b[^;.]{0,40}?"
    rf" under (?!(?:an? |the )?new\b)(?:[\w'-]+ ){{1,5}}?{_LAWS}\b"
    # "gives the army powers to detain": what a decree lets soldiers do, it lets them for as long as it stands
    rf"|^(?![^;]*\bnew (?:\w+ )?(?:{_LAWS}|decree|order|rules?)\b)(?![^;]*\b(?:have|has|were|was) (?:been"
    rf" )?(?:detained|arrested|held|jailed)\b)"
    r"[^;]*\b(?:powers?|rights?|authority|allows?|permits?|lets?|enables?|empowers?)\b[^;]{0,120}?"
    r" to (?:[\w-]+ )?(?:detain|arrest|hold|imprison|jail)\b"
    rf"|^(?![^;]*\bnew )[^;]*\b{_LAWS}\b[^;.]{{0,40}}? (?:allow|permit|provide|let|give|empower"
    rf"|enable)s?\b[^;.]{{0,80}}?"
    r" without (?:any |a |an? \w+ )?(?:charges?|trial|warrant)\b", re.I
)
# Crime and its lawful end, debts and children; who is no government; what is over, told as a story or only possible.
_OTHERWISE = words(
    r"drugs?|narcotics|alcohol|theft|thieves|murder|fraud|crimes?|weapons?|firearms|ammunition|smuggl\w+|traffick\w+",
    r"fines?|debts?|bills?|taxes|tax|overstay\w*|(?<!into )(?<!in )custody|child(?:ren)?|minors?|parents?|accidents?"
    r"|visas?|permits?",
    r"gangs?|criminals?|kidnapp?\w*|ransom|pirates?|terrorists?|militants?|armed (?:groups?|men)|insurgents?|rebels?",
    r"released|freed|came home|returned home|films?|movie|museum|exhibit\w*|book|lecture|anniversary",
    r"if|unless|in the event|protesters?|demonstrators?|diplomats|passengers|train\w*|flights? (?:was|were|to)",
)  # fmt: skip


def by_law(plain: str) -> bool:
    """Whether a sentence only tells what the law in general allows: custody without trial, of anybody."""
    return _BY_LAW.search(plain) is not None


def wrongly(plain: str, low: str) -> str:
    """Say what a sentence tells of today: "exit bans", "arbitrary detention", or neither: ""."""
    if not _WORTH(low) or TAUGHT.search(plain) or ANOTHER.search(plain) or plain.endswith("?"):
        return ""
    return "" if _OTHERWISE.search(plain) or by_law(plain) else _said(plain)


def _said(plain: str) -> str:
    """Say whether people are held back or held wrongly, or neither: ""."""
    who = _WHO.search(plain)
    if who and (KEPT.search(plain) or HINDERED.search(plain)):
        return "exit bans"
    if TOLD.search(plain) and ((who and _CAUGHT.search(plain)) or _PASSPORTS.search(plain)):
        return "exit bans"
    wrong = _ENOUGH.search(plain) or _AT_THE_GATE.search(plain) or _SAID.search(plain)
    wrong = wrong or (_WRONGLY.search(plain) and _HELD.search(plain))
    return "arbitrary detention" if who and wrong else ""
