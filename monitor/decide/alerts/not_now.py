"""How a sentence about an attack asks nobody to act on it now: it was, it may be, it often is, it is none."""

from __future__ import annotations

from monitor.decide.alerts.attacks import ACTS, LATELY, MAY_COME, SOON
from monitor.terms.table import Row, table

ROWS: tuple[Row, ...] = (
    # what may be
    (
        "If there are reports of explosions, stay inside.",
        r"if|in the event|in case|should (?!be|avoid|leave|seek|shelter|stay)",
    ),
    (
        "The ongoing protests may turn into armed attacks.",
        r"(?<!additional attacks )(?<!further attacks )may"
        r" (?:turn|become|<MAY_COME>(?! <SOON>)|<ACTS>(?!<LATER>))|can occur|could(?!<LATER>)|would",
    ),
    (
        "In the fighting that continues, guards may open fire.",
        r"(?:may|might|can) (?:[\w-]+ ){0,3}?(?:open(?:ing)? fire|fir(?:e|ing) (?:shots )?in)",
    ),
    # what was
    ("Today is the anniversary of the attack.", r"anniversar\w+|commemorat\w+|aftermath"),
    (
        "Yesterday there were reports of explosions.",
        r"last (?:week|month|year)|yesterday|in the past(?! <LATELY>)|in recent (?:week|month|year)s|previous(?:ly)?"
        r"|since \d|last night|over the past(?! <LATELY>)|in past"
        r"|(?<!built )(?<!opened )(?<!founded )in (?:[A-Z]\w+ )?(?:19|20)\d\d",
    ),
    ("The fighting that was reported today has ended.", r"(?:has|have) ended|calm"),
    ("The siege of today is now resolved.", r"(?<!not been )(?<!not yet been )(?<!not )(?:resolved|contained)"),
    (
        "The hostages were freed this morning.",
        r"freed|(?<!statement )(?<!statements )(?<!video )released(?! (?:an?|the) (?:\w+ )?(?:statement|video))",
    ),
    ("Police are now investigating the shooting.", r"investigat\w+"),
    (
        "The officers who ousted the president have rockets and still rule now.",
        r"(?:who|that|which) (?:had )?(?:ousted|overthrew|toppled|deposed|(?:seized|took) power)\b"
        r"(?![^.;]*\b(?:today|this|yesterday)\b)[^.;]{0,80}?\b(?:still|remains?|continues?)",
    ),
    # what nobody knows of, or what is not so
    (
        "There are no specific reports of attacks.",
        r"there (?:is|are|was|were|has been|have been) no (?:[\w-]+ )?(?:attacks?|explosions?|shootings?|gunfire"
        r"|fighting)\b(?![^.;]*, (?:but|though|while|yet)\b)"
        r"|no (?:specific|credible|reports|information|indication|threats?)|not (?:aware|received|credible)"
        r"|(?:do|does|did) not (?:\w+ )?have (?:any )?(?:(?:specific|credible|and|or),? )+(?:information"
        r"|indications?|intelligence|threats?|reports)(?! (?:on|about|regarding) (?:the|this) (?:[\w-]+ ){0,2}?"
        r"(?:attack|shooting|explosion|blast|gunfire|fighting|siege))",
    ),
    ("Reports of an attack are false.", r"unsubstantiated|false(?:ly)?|untrue|hoax|unfounded|turned out"),
    # what is so at all times
    (
        "Reports of attacks always come at the weekend.",
        r"historically|always|remains? a|(?:is|are) (?:very |quite |fairly )?common",
    ),
    (
        "Emergency Messages are issued to inform citizens about imminent attacks.",
        r"(?:messages|alerts|warnings|notices) (?:are|may be) (?:issued|sent|used) (?:to|when|if|for|only)",
    ),
    ("Gunfire is often heard at this time.", r"sometimes|occasionally|often|frequently|regularly|periodically"),
    (
        "Be aware of the threat of attacks.",
        r"aware of the (?:\w+ )?(?:threat|risk|potential|possibility)|to be aware"
        r"|(?:continuing|persistent) (?:[\w-]+ ){0,3}?(?:threats?|risks?|potential|possibility|concerns?|efforts?)",
    ),
    (
        "The Embassy continues to receive information that groups may be planning attacks.",
        r"continues? to (?:receive|have) (?:\w+ ){0,2}?information\b(?![^.;]*\b(?:imminent\w*|soon|today|tonight"
        r"|tomorrow|this week|specific|credible)\b)",
    ),
    (
        "Terrorists continue to plan attacks.",
        r"continues? to (?:plan|plot|seek|aspire|look)|continue plotting|attractive",
    ),
    # what only sounds like an attack, or asks nothing of anybody
    ("Reports of explosions were of fireworks.", r"fireworks|blanks?|celebratory|(?:at|during) weddings"),
    ("An attack drill is under way.", r"drills?|exercises?|tests?|simulat\w+"),
    (
        "There are reports of attacks by robbers on cars.",
        r"crime|criminals?|muggings?|robber\w+|for ransom",
    ),
    ("There are reports of heart attacks.", r"heart attacks?|dogs?|sharks?"),
    (
        "The bomb squad destroyed two rockets today.",
        r"(?:world war|bomb (?:squad|disposal))\b[^.;]{0,80}? <MADE_SAFE>|<MADE_SAFE>"
        r" [^.;]{0,80}?\b(?:world war|bomb (?:squad|disposal))|disposed of"
        r"|controlled (?:[\w-]+ ){0,2}?(?:explosion|detonation|blast|demolition)s?",
    ),
    ("Our web site now has a list of attacks.", r"web ?site|web ?page"),
    ("Please avoid markets due to reports of attacks.", r"avoid"),
)
WORDS = {
    "ACTS": ACTS,
    "LATER": rf"[^.;]{{0,90}}? {SOON}\b",
    "LATELY": LATELY,
    "MADE_SAFE": r"(?:detonat|defus|destroy|disarm|dispos)(?:e[sd]?|ing|al|ion)",
    "MAY_COME": MAY_COME,
    "SOON": SOON,
}
NOT_NOW = table(ROWS, WORDS, frame=r"\b(?:{})\b")
