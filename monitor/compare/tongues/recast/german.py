"""What German says by the deed of an office or by a noun, said as a subject and its state."""

from __future__ import annotations

import re

from monitor.compare.tongues.recast import turn
from monitor.compare.tongues.tongue import Recast

# Who decided about a post or people of ours: what France decided, or somebody only considers, is no deed of ours.
_DECIDED = (
    r"(^(?!.*\b(?:damals|seinerzeit|(?:jahre?|hat|haben|bereits|schon|wurde) (?:19|20)\d\d)\b).*?(?:"
    r"\b(?:bundesregierung|auswärtige[ns]? amts?|deutschland|österreich|wir|die leitung|(?:es )?wurde)\b"
    r"|(?<!sche )(?<!sches )(?<!schen )(?<!schem )\b(?:bundes|außen)?ministerium\b)[^.;:]{0,90}?)"
    r"(?<!nicht )\b(?:entschieden|beschlossen|gezwungen|entschlossen)(?: sehen)?,?"
)
_WITHDRAWN = (
    r"((?:unser|ihr|das) (?:gesamtes? |entsandtes? )?(?:botschafts)?personal\b[^.;,]{0,60}?)"
    r" (?:abzuziehen|zurückzuziehen|zurückzuholen|(?:ins ausland|außer landes) zu verlegen)(?= *(?:[.;,]|$))"
)
# An office of ours does something: "Österreich schließt die Botschaft", "hat das Auswärtige Amt die Botschaft …".
_WE = (
    r"(?:(?<!in )(?:deutschland|österreich|berlin|wien)|wir"
    r"|(?:die|das) (?:deutsche |österreichische )?(?:(?:bundes)?regierung|auswärtige amt|(?:bundes|außen)ministerium))"
)
_CALMLY = r"((?:(?!\b(?:nicht|nie|keine?[nr]?|mit|über|eine?[nmrs]?)\b)[^.;,:]){0,60}?)"
_POST = r"(?:die|das|unsere?|ihre?|seine?) (?:deutsche |österreichische )?(?=(?:botschaft|generalkonsulat)\b)"
_NAME = r"(?-i:[A-ZÄÖÜ][\w’'-]+)"
_PEOPLE = (
    r"((?:das|ihr|sein|unser) (?:\w+es? )?(?:botschafts)?personal|(?:die|ihre|seine|unsere) (?:\w+en )?(?:botschafts)?"
    r"(?:mitarbeiter(?:innen)?|mitarbeitenden|beschäftigten|bediensteten|diplomaten|familien(?:angehörigen)?))\b"
)
_TRIP = r"(?:ausreise|abreise|heimreise|rückreise|rückkehr|rückholung|evakuierung)"
# Whose people are those of others: "die Familien der Opfer", "Mitarbeiter von Firmen".
_OURS = (
    r"(?! (?:de[rs]|vo[nm]|deutscher) (?:(?-i:[a-zäöü])\w+e[nrs] )?+(?!\w*(?:botschaft|konsul|vertretung|personal"
    r"|mitarbeit|beschäftigt|bedienstet|diplomat|entsandt|angestellt)))"
)
_KIN = (
    r"(?:aller|der|sämtlicher|unserer) ((?:familien)?angehörigen|familien(?:mitglieder)?"
    rf"|botschafts(?:mitarbeiter\w*|angehörigen|personals))\b{_OURS}"
    r"(?! (?:im \w*fall|nach (?!deutschland|österreich)|an den|ins land))"
)
# What an office of ours does or will do, each verb with its participle, which tells of a state.
_DONE = {
    "abziehen": "abgezogen", "zurückziehen": "abgezogen", "zurückholen": "zurückgeholt", "zurückrufen": "zurückgeholt",
    "ausfliegen": "ausgeflogen", "evakuieren": "evakuiert", "reduzieren": "reduziert", "verringern": "verringert",
    "ausdünnen": "ausgedünnt", "verlegen": "verlegt", "schließen": "geschlossen",
}  # fmt: skip
_APART = (  # a verb whose first part stands last: "zieht … ab"
    ("zieh(?:t|en)", "ab", "abgezogen"), ("hol(?:t|en)", "zurück", "zurückgeholt"),
    ("ruf(?:t|en)", "zurück", "zurückgeholt"), ("flieg(?:t|en)", "aus", "ausgeflogen"),
    ("dünn(?:t|en)", "aus", "ausgedünnt"), ("reduzier(?:t|en)", "", "reduziert"), ("evakuier(?:t|en)", "", "evakuiert"),
)  # fmt: skip
_OWN = (
    r"(?<!für )(?<!militärische )(?<!militärisches )(?:botschaft(?:en)?|generalkonsulat|\w*personal|mitarbeit\w+"
    rf"|beschäftigten|diplomaten|\w*angehörigen?|familien\w*)\b{_OURS}"
)
_WHOM = rf"([^.;:]{{0,90}}?\b{_OWN}[^.;:]{{0,90}}?)"
_DAYS = r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|heute|morgen)\w*"


_FOLK = (  # people of ours, as they stand behind the verb
    r"((?:(?:die|den|der|alle[nr]?|sämtliche[nr]?|unsere[nr]?|ihre[nr]?) )?(?:\w+en )?(?:familien\w*|\w*angehörige[nr]?"
    r"|\w*personal|\w*mitarbeiter\w*|\w*mitarbeitenden?|\w*bedienstete\w*|\w*beschäftigte\w*|diplomat\w+)"
    rf"\b{_OURS}[^.;,]{{0,60}}?)"
)
_ABROAD = (
    r"(?:das land|(?:den )?(?:iran|irak|libanon|sudan|südsudan|jemen|tschad|niger|kongo|oman)\b|(?:die )?(?:ukraine"
    r"|türkei)\b|(?-i:[A-ZÄÖÜ])\w+)"
)
_GONE = r"(ausgereist|evakuiert|ausgeflogen|abgezogen|zurückgeholt|ausgedünnt|reduziert|in sicherheit gebracht)"
_AT_ONCE = (
    r"(?:heute|noch am \w+|(?:noch )?im laufe (?:des|der) \w+|in den (?:kommenden|nächsten) (?:stunden|tagen)|umgehend"
    r"|ab sofort|unverzüglich)"
)
_OFFICE = r"(?:botschaft|generalkonsulat|auslandsvertretung|vertretung)"
_WAY = r"(?:luftr(?:aum|äume)|flugh[aä]fe?n|\w*grenzen?|grenzüberg[aä]nge?n?)"
_WAYS = rf"(?:alle|sämtliche|die|den|seinen?|ihren?) ((?:[\w-]+ )?{_WAY}\b(?:[^.;,]|(?<=\d)\.){{0,60}}?)"
_CLOSING = r"(?:(?:die|eine) )?(?:\w+e )?(?:schließung|sperrung)"
_ORDERED = r"(?:angeordnet|beschlossen|verfügt|veranlasst|verkündet|bekannt ?gegeben|angekündigt)"
_WORK = r"(?:\w*betrieb|arbeit|tätigkeit(?:en)?|dienste?|dienstleistungen|aktivitäten|\w*fl[uü]ge|flugverkehr)"


_POSTED = (
    r"((?:deutsche |österreichische )?(?:botschaft|auslandsvertretung|vertretung|generalkonsulat))\b"
    rf"((?: in)?(?: (?:der|dem)| (?-i:[A-ZÄÖÜ])\w+s)?(?: \w+(?:ischen|anesischen))? hauptstadt {_NAME}"
    rf"|(?: in)? {_NAME})?"
)
_FOR_CAUSE = (
    r"^(?=.*\b(?:aus (?:sorge|furcht|angst|\w*sicherheits\w+)|wegen|aufgrund|infolge|angesichts|bis auf weiteres"
    r"|vorerst|vorübergehend|weiterhin)\b)(?!.*\bbau\w+)(?!.*(?:tags|mittwochs)\b)"
    r"(?!.*\b(?<!auch )(?:heute|am (?!heutigen)\w*(?:\d|tag\b|woch\b|abend\b)))"  # for a day
)
_WHERE_WHEN = r"((?:(?! (?:im|in) (?-i:[A-ZÄÖÜ])| und | oder | dass | für | nicht | nie | noch nicht )[^,;:])*?)"


def _posted(found: re.Match[str]) -> str:
    """Put where, when and why before the post, which a word for its closing then stands behind."""
    before, post, there, why, done = found.groups()
    city = (there or "").split()[-1:]
    return f"{before}{why} – Die {' '.join((post, *city))} ist {done}"


# Nouns of a deed, said as a subject and its state.
RECAST: tuple[Recast, ...] = (
    (re.compile(r" \([A-ZÄÖÜ]\w+\)"), ""),  # another name of a town
    turn(rf"^(?=.*\b(?:luftr|flugh|grenz))(.*?)\b(?:(?:bis|ab|seit) {_DAYS},?(?: um)?|heute,? (?:ab|um|seit))"
         r" \d{1,2}(?:[:.]\d\d)? uhr(?: ortszeit)?,?",
         r"\1vorerst"),
    turn(r"\bwar(?:en)?\b[^.;,]{1,60}? und (wurden?|ist|sind|bleibt|bleiben)\b", r"\1"),
    turn(rf"\b(?:(?:hat|haben) {_WE}|{_WE} (?:hat|haben))\b{_CALMLY} {_POST}", r"\1 – Die "),
    turn(rf"\b(?:{_WE} schließ(?:t|en)|schließ(?:t|en) {_WE})\b{_CALMLY} {_POST}(\w+(?: in)?(?: {_NAME})?)",
         r"\1 – Die \2 ist geschlossen"),
    (re.compile(rf"\b(?:{_WE} (?:wird|werden)|(?:wird|werden) {_WE})\b{_WHOM} ({'|'.join(_DONE)})\b", re.I),
     lambda found: f"wir –{found[1]} {_DONE[found[2].lower()]}"),
    turn(r"\bnicht (?:unbedingt |zwingend |dringend )?(?:benötig|notwendig|erforderlich"
         r"|essen[zt]iell)\w*(?= \w*(?:personal"
         r"|mitarb|beschäftigt|bedienstet|diplomat|entsandt|angestellt))", "entbehrliche"),
    turn(rf"\b(?:{_WE} (?:bietet|bieten)|(?:bietet"
         rf"|bieten) {_WE}){_WHOM}\bdie ((?:\w+ )?{_TRIP}\b[^.;,]{{0,40}}?) an(?=[.,;!]|$)",
         r"–\1 wird die \2 angeboten"),
    *(turn(rf"\b(?:{_WE} {verb}|{verb} {_WE})\b{_WHOM}(?<=\w) ?{part}(?=[.,;!]|$)", rf"wir –\1 {done}")
      for verb, part, done in _APART),
    # with one verb and no comma between, what stands between a post and its state is where, when or why
    (re.compile(rf"{_FOR_CAUSE}([^,;:]{{0,80}}?)\b(?:bleib(?:t|en)|ist|sind|wird|wurden?) (?:auch )?"
                rf"(?:die|das|unsere?) {_POSTED}{_WHERE_WHEN} (geschlossen|verlegt)(?: worden)?(?=\W*$)", re.I),
     _posted),
    (re.compile(rf"{_FOR_CAUSE}()(?:die |das |unsere? )?{_POSTED} (?:bleib(?:t|en)|ist|sind|wird|wurden?)"
                rf"{_WHERE_WHEN} (geschlossen)(?: worden)?(?=\W*$)", re.I), _posted),
    turn(rf"\b(?:hat|haben|sind|ist)(?: auch)? {_FOLK} (?:das land verlassen|ausgereist)(?= –|[.,;!]|$)",
         r"– \1 ausgereist"),
    turn(rf"\bverleg(?:t|en)\b{_CALMLY} {_PEOPLE}{_CALMLY} (?:nach|in die [\w-]+ hauptstadt) ({_NAME})",
         r"\1 – \2 nach \4 verlegt"),
    turn(rf"\b(?:dazu|zu (?:den|unseren) (?:ersten |getroffenen |weiteren )?maßnahmen) (?:zähl|gehör)(?:t"
         rf"|en)\b{_CALMLY} die (?:\w+ )?{_TRIP} {_KIN}", r"– Die \2 der Botschaft: angeordnet"),
    turn(rf"\b({_WE}\b[^.;:]{{0,60}}?) die (?:\w+ )?{_TRIP} {_KIN}{_CALMLY}"
         r" (?:veranlasst|beschlossen|verfügt|eingeleitet|angeordnet)\b", r"\1 – Die \2 der Botschaft angeordnet"),
    # whom an order is for may stand behind its verb
    turn(r"\bsollen ((?:alle |die )?(?:familien\w*|angehörigen?) (?:de[rs]|unserer) (?:\w+en )?\w+) ", r"\1 sollen "),
    turn(rf"\b({_WE}(?: hat| haben)?) (die familien\w*{_OURS} [^.;,]{{2,60}}?) zur (?:\w+ )?ausreise (?:aufgerufen"
         rf"|aufgefordert)\b",
         r"\1 – \2 – angeordnet"),
    turn(r"(\b(?:sicherheitslage|gewalt|kämpfen?|gefechten?|unruhen)\b[^.;]{0,60}?) (?:der|die) (?:deutsche"
         r" |österreichische )?botschafter(?:in)?\b(?! (?-i:[A-Z])\w+s\b| de[rs] | von "
         r"| aus )(?=[^.;]*\b(?:ausgereist|evakuiert|abgezogen|ausgeflogen)\b)",
         r"\1 das Personal der Botschaft"),
    turn(r"\bein (?:\w+es )?(?:kernteam|rumpfteam|notteam) (?:ver)?bleibt (?:\w+ ){0,2}?(?:vor ort|im land"
         rf"|in {_NAME})", "Die Botschaft arbeitet mit einem Kernteam"),
    turn(r"\b(?:die )?(?:sperrung|schließung) (?:des|der) (luftraum|flughafen|(?:land)?grenzen?)s? ([^.;,]{0,40}?)"
         r"\b(?:aufgehoben|beendet)\b", r"Der \1 \2 wieder geöffnet"),
    turn(rf"\bverl(?:assen|ässt)\b{_CALMLY} {_FOLK} {_ABROAD}(?=[.,;!]|$)", r"–\1 \2 ausgereist"),
    (re.compile(rf"\b{_GONE} (?:sind|ist|wurden?) {_FOLK}(?=[.,;!]|$)", re.I),
     lambda found: f"– {found[2]} {found[1].lower()}"),
    turn(rf"\bsoll(?:en)?\b(?![^.;,]*\b(?:not|ernst)fall\b)([^.;,]*?)\b{_AT_ONCE}\b([^.;,]{{0,60}}?) {_GONE} werden"
         r"\b", r"\1\2 \3"),
    turn(rf"\bstell(?:t|en)\b{_CALMLY} {_FOLK} (?:die entscheidung (?:zur|über die)|die|eine) {_TRIP} frei\b",
         r"–\1 \2 – Ausreise freigestellt"),
    turn(rf"{_FOLK} steht\b{_CALMLY} (?:die|eine) {_TRIP}{_CALMLY} frei\b", r"\1 – Ausreise freigestellt"),
    # "Die Botschaft, deren Gebäude beschädigt wurde, ist geschlossen"
    turn(rf"\b({_OFFICE}(?:(?: in)? {_NAME})?), (?:die|das|deren|dessen|welche)\b"
         r"(?![^,;.]*(?:geschlossen|gesperrt|eingestellt|geöffnet)) [^,;.]{3,90}, (?=\w)", r"\1 "),
    turn(rf"^(?=.*\b(?:{_WE}|\w*krisenstab|wurde)\b)(.*?)\b{_CLOSING} (?:der|des|ihrer|seiner|unserer)"
         rf" ((?:deutschen |österreichischen )?){_OFFICE}s?((?: in(?: der [\w-]+ hauptstadt)?)?(?: {_NAME})?)"
         rf"{_CALMLY} {_ORDERED}\b", r"\1 \4 – Die Botschaft\3 geschlossen"),
    turn(rf"\b{_CLOSING} (?:der|des|aller|sämtlicher|seiner|ihrer) ((?:[\w-]+ )?{_WAY})s?\b{_CALMLY} {_ORDERED}\b",
         r"– Die \1\2 geschlossen"),
    turn(rf"\b(?<!nicht ){_ORDERED}, {_WAYS} zu (?:schließen|sperren)\b", r"– \1 geschlossen"),
    turn(rf"\b(?:schließ|sperr)(?:t|en)\b(?![^.;,]*\b(?:jede[nrs]?|täglich|nachts|abends|uhr"
         rf"|für (?:\w+ )?(?:lkw|güter\w*|fracht\w*|drohnen)|(?<!heute )abend"
         rf"|(?<!heute )nacht(?! (?:auf|zu[mr]?)\b))\b){_CALMLY} {_WAYS}(?=[.,;]|$)", r"–\1 \2 geschlossen"),
    turn(rf"\bstell(?:t|en)\b{_CALMLY} ((?:\w+ )?{_WORK}\b[^.;,]{{0,40}}?) ein(?=[.,;!]|$)", r"\1 \2 eingestellt"),
    turn(rf"\bsetz(?:t|en)\b{_CALMLY} ((?:\w+ )?{_WORK}\b[^.;,]{{0,40}}?) aus(?=[.,;!]|$)", r"\1 \2 ausgesetzt"),
    turn(rf"^(?=.* zu schließen\b){_DECIDED} ((?:die|unsere?|ihre|das) (?:deutsche |österreichische )?"
         r"(?:botschaft|generalkonsulat)\b[^.;,]{0,60}?) zu schließen\b", r"\1: \2 geschlossen"),
    turn(rf"^(?=.* (?:abzu|zurückzu|zu verlegen)){_DECIDED} {_WITHDRAWN}", r"\1: \2 abgezogen"),
    turn(rf"(\bgeschlossen,? und) {_WITHDRAWN}", r"\1: \2 abgezogen"),
    turn(r"\bes (?:finden|gibt|verkehren) (?:\w+ )?keine (?:\w+ )?flüge\b((?: von und nach| nach| von| ab)"
         r" [^.;,]{2,30})?(?: mehr)?(?: statt)?", r"Flüge\1 sind eingestellt"),
)  # fmt: skip
TURNED = re.compile(  # one of these stands in all that is said in other words
    r"\(|otschaft|konsulat|vertretung|ausreise|personal|mitarb|beschäftigt|diplomat|angehörig|famili|team|flüge|flugh"
    r"|luftr|grenz|stell|setz", re.I
)
SAFELY = re.compile(
    r",? (?:sobald|sofern|wenn|solange|soweit|falls) (?:dies|es|das|sie (?:dies|das))\b(?: (?:für sie|ihnen|gefahrlos"
    r"|sicher|ohne (?:gefahr|risiko|eigengefährdung)|auf (?:sicherem weg|sichere weise)|noch|vor ort|dort|irgend)){0,4}"
    r" (?:(?:möglich|sicher|vertretbar|gefahrlos)(?: ist| erscheint)?|geht|tun können|können)(?=[.,;!]|$)", re.I
)  # fmt: skip
