"""The frame of an unaccompanied post: the families of our own staff, and that they may not be there with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ANOTHER, FOREIGN, THEIRS
from monitor.compare.wordings.lexicon import TAUGHT, holds, near, words
from monitor.model import Notice

_WORTH = holds(
    "famil", "dependent", "dependant", "efm", "spouse", "child", "minors", "kin", "relatives", "partners",
    "unaccompanied",
)  # fmt: skip
_KIN = r"(?:famil\w+(?: members?)?|depend[ae]nts?|spouses?|child(?:ren)?|minors|partners|relatives|EFMs|wives|husbands)"
_YOUNG = words(
    r"(?:minor|under-?age|school-?age\w*|young(?:er)?) (?:depend[ae]nts|children|family members)",
    r"(?:minors?|child(?:ren)?|school-?age\w*|younger|under-?age)",
)  # fmt: skip
_GROWN = words(_KIN, r"next of kin", r"unaccompanied")
# Whose families: those of people whom a government sends to a post.
_POSTED = words(
    r"(?:US|American|British|UK|Canadian|Australian|Irish|New Zealand|government|embassy|mission|diplomatic|our"
    r"|its) (?:[\w-]+ ){0,2}(?:staff|employees?|personnel|officers|diplomats|officials|colleagues|direct[- ]hires?)",
    r"(?:staff|employees?|personnel|officers|diplomats|officials) (?:(?:newly|currently) )?(?:posted|assigned|serv\w+"
    r"|working|stationed) (?:to|at|in)", r"EFMs?|eligible family(?: members?)?", r"(?:an?|this) (?:\w+ )?post",
    r"(?:at|to|in|from) post", r"unaccompanied", r"assign\w+", r"depend[ae]nts",
    r"(?:embassy|mission|consulate(?: general)?|high commission)",
)  # fmt: skip
_TOGETHER = words(
    r"join(?:ing)?|accompan\w+|resid(?:e|ing)|take up residence|liv(?:e|ing)", r"sent(?! the)|assigned|posted|placed",
    r"bring(?:ing)?|brought|settl(?:e|ing)|mov(?:e|ing)|includ(?:e|es|ing)", r"(?:from|at|to) (?:the )?post",
    r"travel(?:l?ing)? (?:to post|with)", r"(?:stay|remain)(?:ing)? (?:in|at|with|there)",
    r"(?:be|being|come|go) (?:in(?!side)|to(?! the)|at|there|here|with)",
    rf"hav(?:e|ing) (?:their |any )?{_KIN}(?: or {_KIN})? (?:with|there|at|in)",
    r"hav(?:e|ing) [^;.,]{3,40} with them", r"back (?:to|at|in)",
    r"(?:Embassy|Consulate(?: General)?|Mission)(?= (?-i:[A-Z]))",
)  # fmt: skip
_LET = r"(?:permitted|allowed|authori[sz]ed|approved|able|eligible|free|possible|accepted)"
_BARRED = words(
    r"(?:may|can|will|shall|do|does|is|are) (?:not|no longer)", r"cannot|can't|won't",
    rf"not (?:being |been |yet )*{_LET}", r"no longer", r"(?:prohibit|forbid|bar|ban|exclud|preclud)\w*",
    rf"no (?:[\w-]+ )?(?:or (?:\w+ )?)?{_KIN}", rf"(?:approval|permission|leave) for {_KIN}[^;.,]{{0,60}} withdrawn",
    rf"(?:takes?|accepts?|admits?) no (?:[\w-]+ )?{_KIN}",
)  # fmt: skip
_APART = re.compile(
    rf"\bclos\w+ [^;.,]{{0,40}}?to (?:[\w-]+ ){{0,3}}{_KIN}|\bwithout (?:their |any |eligible )*{_KIN}"
    rf"|\bleave (?:their |the |your )?{_KIN}[\w ]{{0,20}} (?:behind|at home|in Washington)\b|\b{_KIN} (?:must |will "
    rf"|are to |have to )?(?:stay|remain) (?:behind|at home|in (?:the U\w+|Washington))"
    r"|\b(?:serv|post|assign|work|liv|sent|be there)\w*\b[^;.,]{0,40}? (?:alone|on their own|by themselves"
    r"|unaccompanied)\b", re.I,
)
_AGAIN = re.compile(
    rf"\b(?:(?:again|once more) (?:be )?{_LET}|(?:may|can|will|are {_LET} to) (?:once more|again)|(?:may|can"
    rf"|are now {_LET})\b[^;.]{{3,80}}\b(?:again|once more)\b|(?:restriction|ban|bar|limit|prohibition)s? (?:on"
    rf"|for)\b" r"[^;.]{3,80}\b(?:lifted|ended|removed|over|no longer|gone)\b)", re.I,
)
_STATUS = re.compile(r"\b(?:ordered|authori[sz]ed|voluntary) departure\b", re.I)  # its end is told as what it is
# Who goes along with staff is told where to go, not whether to come.
_BESIDE = re.compile(rf"\b(?:and|or)(?: all)?(?: their| his or her)(?: eligible| accompanying)? {_KIN}\b", re.I)
# Prisons, hospitals, schools, borders and courts have rules about families too; what is not so today is no rule.
_ELSEWHERE = words(
    r"detain\w*|prison\w*|jail\w*|inmates?|visiting", r"visas?|passports?|permits?|residency",
    r"hospitals?|patients?|wards?|clinics?|quarantine|isolation|tests?", r"pupils|students|schools? (?:are|is|may)",
    r"courts?|custody|adopt\w*|guardians?|consent|abduct\w*|parents?|inherit\w*|marri\w+",
    r"hotels?|restaurants?|bars|casinos?|pool|beach|park", r"authorities|ministry|police|law|customs|immigration",
    r"refugees?|migrants?|displaced|troops|soldiers|militar\w+ (?:bases?|housing)|service members",
    r"an? (?:\w+ )?unaccompanied (?:post|tour) (?:is|means)", r"tickets?|temporary (?:quarters|lodging|housing)",
    r"no longer (?:required|obliged|ordered|bound)", r"(?:enter|entering) the|(?:the|an?|your) (?:\w+ )?call",
    r"interview|waiting room|appointments?|applicants?|compan(?:y|ies)|firms|NGOs?|aid workers|UN|United Nations",
    r"(?:send|sent|sends|sending) (?:home|away)",
    r"flights?|aircraft|seats?|meetings?|ceremon\w+|reception|luggage|baggage|your?|citizens|nationals|travell?ers",
    r"visitors|visits? (?:at|during)|open day|names|(?:leav(?:e|es|ing)|left)(?! (?:their|the) )|depart(?:s|ed|ing"
    r"|ures?)?|evacuat\w+|return(?:ing|ed)|orders?|ordered|care of",
    r"(?:into|inside|to) (?:the|our|an?) (?:embassy|consulate)(?=[.,;]|$)",
)  # fmt: skip
_NOT_NOW = words(
    r"(?:at|on|in|for) an? (?:\w+ )?unaccompanied",
    r"if|unless|whether|should (?:the|an?|there)", r"in case|in the event", r"likely|might|could|would|considering",
    r"was|were|had been|used to", r"plan(?:s|ned)? to|wish\w*|question", r"not unaccompanied|do(?:n't| not) bring",
)  # fmt: skip


def _read(sentence: Sentence, _setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    alone = _BESIDE.sub(" ", plain)
    grown, young = _GROWN.search(_YOUNG.sub(" ", alone)), _YOUNG.search(alone)
    if not (grown or young) or not _POSTED.search(plain) or _alien(plain):
        return
    again = _AGAIN.search(plain) and not _STATUS.search(plain)
    if again or _APART.search(plain) or near(_BARRED, _TOGETHER, alone):
        yield Notice(TOPIC.name, "family", "", sentence.span, on=not again, grade=1 if grown and not again else 0)


def _alien(plain: str) -> bool:
    """Whether other people's families are spoken of, or nothing that holds today."""
    others = THEIRS.search(plain) or FOREIGN.search(plain) or ANOTHER.search(plain) or _ELSEWHERE.search(plain)
    return bool(others or TAUGHT.search(plain) or _NOT_NOW.search(plain) or plain.endswith("?"))


TOPIC = Topic("family_presence_restricted", _WORTH, _read)
