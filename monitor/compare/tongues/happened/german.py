"""What happens, in German: attacks, disasters, decrees, detention, rules for own staff, seats and flights home."""

from __future__ import annotations

import re

from monitor.compare.tongues.bounds.german import BOUNDS
from monitor.compare.tongues.carried.german import CARRIES
from monitor.compare.tongues.event import Events, row, without
from monitor.compare.tongues.happened.german_unsaid import BYGONE, FRESH, OVER, STAFF_WORDS, SUPPOSED, UNSAID

_CAME = (  # that something has happened, or goes on
    r"\b(?:gekommen|entbrannt|aufgeflammt|geworfen|verwüstet|angerichtet|hinterlassen|verursacht|tote|todesopfer"
    r"|leichen|brach(?:en)?\b[^.;,]{0,60}? aus|verletzte|ereignet(?:en)?|ereignete|verübt(?:en)?|erfolgt(?:en)?"
    r"|stattgefunden|statt|explodiert(?:en)?|detoniert(?:en)?|getötet|verletzt|verwundet|starben|gestorben|kam(?:en)?"
    r"|kommt es|gibt es|gab es|angegriffen|gestürmt|überfallen|beschossen|getroffen|fielen|gefallen|eröffnet(?:en)?"
    r"|griff(?:en)?\b[^.;,]{0,60}? an|griffen|stürmten|sprengten|gezündet|ausgebrochen|begonnen|erschüttert(?:e|en)?"
    r"|gefordert|forderte(?:n)?|zu hören|zu beklagen|gemeldet|im gange|andauer(?:t|n|nden?)|dauer(?:t|n)|halten an"
    r"|hält an|läuft|laufen|genommen|opfer|ums leben|abgefeuert|durchgeführt|fliegt|flog(?:en)?|geflogen"
    r"|setzt\b[^.;,]{0,60}? fort|fortgesetzt|liefern sich|toben|tobt|steht|stehen|gesehen|registriert|eingeschlagen)\b"
)
_ARMED = (
    r"\b(?:bewaffnete\w*|attentäter\w*|täter\w*|kämpfer\w*|milizen|milizionäre\w*|terroristen|islamisten|dschihadisten"
    r"|rebellen|aufständische\w*|angreifer\w*|selbstmordattentäter\w*|[\w-]+kämpfer\w*|schützen?|rebellengruppe\w*"
    r"|miliz|m23|al-shabaab|rapid support forces|(?:regierungs)?truppen|militärfahrzeuge|soldaten)\b"
)
_SHELLED = (
    r"\b(?:(?:luft|raketen|drohnen|artillerie|bomben|mörser)-?(?:angriff\w*|schl[aä]g\w*|beschuss\w*|einschl[aä]g\w*)"
    r"|(?:raketen|drohnen|luft|bomben)- und (?:raketen|drohnen|artillerie)(?:angriff\w*|beschuss\w*)|beschuss"
    r"|bombardierung\w*|bombardements?)\b"
)
_DECREED = (
    r"\b(?:verhängt\w*|angeordnet|ausgerufen|rief\b|gilt|gelten|herrsch\w+|in kraft|verlängert|erlassen|besteht"
    r"|bestehen|eingeführt|beschlossen|erklärt\w*|ausgeweitet|verkündet|festgelegt|ausgesprochen|wirksam|aufgehoben"
    r"|beendet|ausgelaufen|zugestimmt|gebilligt|verschärft|verfügt)\b"
)
_FORCE = (
    r"\b(?:verhängt|angeordnet|ausgegeben|ausgelöst|herausgegeben|veröffentlicht|erlassen|gilt|gelten|besteht"
    r"|bestehen|in kraft|warnt|warnen|gewarnt)\b"
)
_BARRED = (
    r"\b(?:untersagt|verboten|verlässt\b[^.;]{0,80}? nicht|nicht (?:mehr )?(?:gestattet|erlaubt|verlassen|betreten"
    r"|bewegen|reisen|aufsuchen|nutzen|fahren)|dürfen|darf|angewiesen|anweisung|gehalten|beschränkt|eingeschränkt"
    r"|finden\b[^.;]{0,60}? nicht statt|ausgesetzt|gilt|gelten|nur (?:noch )?(?:in|mit|unter|innerhalb|per)|verzichten"
    r"|meiden|genehmigungspflichtig|\w*genehmigung|aufgehoben|ausschließlich)\b"
)
_MOVES = (
    r"\b(?:verlässt|reisen|fahrten|fahren|bewegen|bewegungs\w+|verlassen|besuch\w*|betreten|aufenthalt|aufsuchen"
    r"|aufhalten|meiden|nutzen|nutzung|benutzen|unterwegs|dienstreisen|begeben|ausgangssperre|märkte|hotels?"
    r"|restaurants|außerhalb|ausgang|straßen?|bewegt|fortbewegen|fortzubewegen|aufzusuchen|reist)\b"
)
_ATTACK = (
    r"\b(?:(?:terror|bomben|selbstmord|sprengstoff|messer|brand|mord|auto|schuss)?-?(?:anschl[aä]g\w*|attentat\w*"
    r"|attacken?)|terrorangriff\w*|messerangriff\w*|angriffs?|angriffen?|geiselnahmen?|amok\w*|überfall\w*(?= auf)"
    r"|ausschreitung mit)\b"
)
_PLACES = (
    r"\b(?:ort(?:e|en|schaften)?|dörfern?|dorf|stadtteile?n?|anwohner\w*|bewohner\w*|hotels?|siedlungen|städten?"
    r"|urlauber\w*|gemeinden?|bevölkerung|hotelgäste\w*)\b"
)
_PUT = r"\b(?:bewaffnete\w*|sicherheitskräften?|armee\w*|militär\w*|streitkräfte\w*|soldaten|truppen)\b"
_SHOW = r"parade\w*|stadion|mannschaft\w*|umzug|festzug"
EVENTS = Events(
    rows=(
        row("attack", "Bei einem Anschlag auf ein Hotel wurden heute Mittag mehrere Menschen getötet.", _ATTACK, _CAME),
        row("attack", "Die Miliz hat heute einen Angriff gestartet.", _ATTACK, r"\bgestartet\b"),
        row("attack", "Bewaffnete haben heute eine Kaserne angegriffen.", _ARMED,
            r"\b(?:angegriffen|überfallen|gestürmt|stürmten|griffen\b|feuer eröffnet|eröffneten|verschanzt|geiseln"
            r"|besetzt|in die luft gesprengt|eingedrungen|um sich geschossen|zugang\b[^.;]{0,50}? verschafft"
            r"|erschossen|niedergestochen)\b"),
        row("attack", "Unbekannte haben heute ein Parlament gestürmt.", r"\b(?:demonstranten|unbekannte)\b",
            r"\b(?:angegriffen|überfallen|gestürmt|stürmten|feuer eröffnet|geiseln|in die luft gesprengt|eingedrungen"
            r"|um sich geschossen|zugang\b[^.;]{0,50}? verschafft|erschossen|niedergestochen)\b"),
        row("gunfire", "Seit heute Morgen sind Schüsse zu hören.",
            r"\b(?:schüssen?|schießerei\w*|schusswechseln?|feuergefecht\w*|gewehrfeuer)\b",
            _CAME, without(r"jagd|jäger\w*")),
        row("explosion", "Bei einer Explosion kamen gestern sechs Menschen ums Leben.",
            r"\b(?:explosion(?:en)?(?! der (?:preise|kosten|zahlen))|detonation(?:en)?|autobomben?|sprengs[aä]tze?n?"
            r"|bomben?)\b", _CAME),
        row("fighting", "Seit den Morgenstunden kommt es zu schweren Gefechten.",
            r"\b(?:gefechte?n?|(?:straßen|häuser|boden)?kämpfen?(?! (?:der|um|im) (?:box|ring|titel|meister|liga))"
            r"|kampfhandlungen|kriegshandlungen|großoffensive"
            r"|offensive(?! (?:der polizei|gegen (?:taschen|drogen|korruption|kriminal)))|invasion|einmarsch\w*"
            r"|(?:bewaffnete[nr]?|militärische[nr]?) (?:auseinandersetzung\w*|zusammenstöße?n?|konfrontation\w*))\b",
            _CAME),
        row("fighting", "Seit Dienstag wird in der Region gekämpft.", r"\b(?:wird|werden|wurden?|haben|hat)\b",
            r"\b(?:gekämpft|geschossen|gefeuert)\b", without(r"(?:wild)?tiere?n?|elefanten|wölfe|jagd|jäger\w*|titel")),
        row("outbreak", "In der Hauptstadt sind Kämpfe ausgebrochen.",
            r"\b(?:gefechte?|(?:straßen|häuser)?kämpfe|kampfhandlungen)\b",
            r"\b(?:ausgebrochen|aufgeflammt|entbrannt)\b"),
        row("fighting", "Krieg ist heute ausgebrochen.", r"\bkrieg(?:szustand)?\b",
            r"\b(?:ausgebrochen|erklärt|begonnen)\b", without(r"drogen|korruption|armut|kriminalität")),
        row("fighting", "Russische Truppen sind heute in das Land einmarschiert.",
            r"\b(?:truppen|streitkräfte|soldaten|armee|rebellen\w*|miliz(?:en)?|m23|rapid support forces)\b",
            r"\b(?:einmarschiert|vorgerückt|rücken vor|überschritten|eingenommen|unter (?:ihre"
            r"|seine) kontrolle gebracht|haben\b[^.;]{2,40}? angegriffen)\b", without(_SHOW)),
        row("fighting", "Das Nachbarheer ist heute Morgen einmarschiert.", r"\b(?:ist|sind)\b", r"\beinmarschiert\b",
            without(_SHOW)),
        row("air", "Seit gestern Abend steht die Stadt unter Beschuss.", _SHELLED, _CAME),
        row("air", "Seit heute früh wird die Hauptstadt bombardiert.", r"\b(?:wird|werden|wurden?|hat|haben)\b",
            r"\b(?:bombardiert|aus der luft angegriffen|mit (?:raketen|drohnen) (?:beschossen|angegriffen))\b"),
        row("air", "Seit heute früh werden Raketen auf die Stadt abgefeuert.",
            r"\b(?:raketen|drohnen|geschosse|marschflugkörper|mörsergranaten)\b",
            r"\b(?:abgefeuert|abgeschossen|eingeschlagen|niedergegangen|gestartet|fliegen|schlugen ein)\b",
            without(r"feuerwerk\w*|satellit\w*|weltraum|zum (?:national)?feiertag|zu (?:neujahr|silvester)|lichtshow")),
        row("explosion", "Im ganzen Land sind heute Geräte explodiert.", r"\b(?:sind|ist|haben?)\b",
            r"\b(?:explodiert|detoniert)\b", without(r"preise?n?|kosten|zahlen|nachfrage")),
        row("attack", "Ein Fahrzeug ist gestern in eine Menschenmenge gerast.",
            r"\b(?:auto|fahrzeug|lkw|lastwagen|transporter|pkw)\b",
            r"\bin (?:eine|die|den|einen) (?:\w+ )?(?:\w*menge|\w*gruppe|besucher\w*|\w*markt|passanten)\b[^.;]{0,30}?"
            r" (?:gerast|gefahren|gesteuert)\b"),
        row("coup", "In der Nacht kam es zu einem Putschversuch.",
            r"\b(?:\w*putsch(?!prozess)\w*|staatsstreich\w*|umsturz\w*|machtergreifung|meuterei)\b", _CAME),
        row("coup", "Teile der Armee haben die Macht übernommen.",
            rf"{_PUT}|\b(?:junta|präsidialgarde|spezialeinheiten|spezialkräfte|putschisten|offiziere)\b",
            r"\b(?:macht (?:übernommen|ergriffen|an sich gerissen)|(?:regierung"
            r"|präsident\w*)\b[^.;]{0,60}? (?:abgesetzt|festgesetzt|festgenommen|gestürzt|entmachtet)"
            r"|präsident\w*\b[^.;]{0,40}? (?:gefangen genommen|unter arrest|in gewahrsam)|auflösung der regierung"
            r"|verfassung\b[^.;]{0,30}? (?:außer kraft|ausgesetzt|aufgehoben))\b"),
        row("quake", "Ein Erdbeben hat am Montag den Westen des Landes erschüttert.", r"\b(?:erd|see|nach)beben\b",
            rf"{_CAME}|\b(?:zerstört|heimgesucht|betroffen)\b"),
        row("quake", "Am Morgen bebte die Erde.", r"\berde\b", r"\b(?:bebte|gebebt)\b"),
        row("eruption", "Der Berg spuckt seit Dienstag Asche.", r"\b(?:spuckt|speit|stößt)\b",
            r"\b(?:asche|lava|aschewolken?|rauch)\b"),
        row("eruption", "Auf der Halbinsel ist erneut ein Vulkan ausgebrochen.",
            r"\b(?:\w*vulkan\w*|eruption(?:en)?|lava\w*|(?:ätna|stromboli|vulkan) ?)\b",
            r"\b(?:ausgebrochen|begonnen|bricht aus|erneut aktiv|wieder aktiv|speit|spuckt|ascheregen|eruption\w*"
            r"|evakuiert|lava\w+ tritt)\b"),
        row("tsunami", "Für die gesamte Küste wurde eine Tsunamiwarnung ausgegeben.",
            r"\btsunamis?-?(?:(?:warnung|alarm|wellen?)\w*)?\b",
            rf"{_FORCE}|\b(?:getroffen|verwüstet)\b"),
        row("storm", "Der Hurrikan hat die Inseln erreicht.",
            r"\b(?:hurrikans?|taifuns?|zyklons?|tropensturms?|wirbelsturms?|supertaifuns?)\b",
            r"\b(?:erreicht|erreichte|getroffen|trifft|traf|zieht|zog|nähert|bewegt sich|erwartet|auf land|heimgesucht"
            r"|verwüstet|verursacht|durchgezogen|hinweggezogen|angerichtet|gewütet)\b"),
        row("floods", "Nach heftigen Regenfällen kam es zu schweren Überschwemmungen.",
            r"\b(?:überschwemmung\w*|überflutung\w*|hochwassers?|sturzflut\w*|sturmflut\w*|erdrutsch\w*"
            r"|schlammlawinen?)\b",
            rf"{_CAME}|\b(?:verursacht|ausgelöst|geführt|betroffen|zerstört|abgeschnitten|heimgesucht)\b"),
        row("floods", "Große Teile der Provinz sind derzeit überflutet.",
            r"\b(?:teile|provinz\w*|region\w*|stadt\w*|straßen|gebiete?|orte?|ortschaften|dörfer|bezirke?n?)\b",
            r"\b(?:überflutet|überschwemmt|unter wasser)\b"),
        row("floods", "Zwei Dämme sind gebrochen, ganze Viertel wurden weggespült.",
            r"\b(?:d[aä]mme?|deiche?|\w*viertel|häuser|brücken?|straßen|ort(?:e|schaften)?|dörfer)\b",
            r"\b(?:gebrochen|weggespült|fortgespült|weggerissen|verschüttet|von der außenwelt abgeschnitten)\b"),
        row("fires", "Auf der Insel wüten seit Tagen Waldbrände.",
            r"\b(?:(?:wald|busch|flächen|vegetations|groß)-?br[aä]nde?\w*|feuer)\b",
            r"\b(?:breiten sich|breitet sich|wüten|wütet|lodern|brennen|ausgebrochen|außer kontrolle|unkontrolliert"
            r"|kommt es|gibt es|kam es|zerstört|evakuiert|bedrohen|erfasst|bekämpft)\b"),
        row("clearing", "Für mehrere Orte wurde die Räumung angeordnet.",
            r"\b(?:räumung|evakuierung(?! (?:von )?(?:ausländ|deutsch|österreich|staats|europ))"
            r"|evakuierungsanordnung\w*|evakuierungsbefehl\w*)\b",
            r"\b(?:angeordnet|aufgefordert|verfügt|läuft|eingeleitet|begonnen)\b"),
        row("clearing", "Der Nationalpark muss sofort geräumt werden.", r"\b(?:muss|müssen)\b",
            r"\b(?:geräumt|evakuiert) werden\b", without(r"zimmer|strand|feueralarm|nachts|schnee|gepäck|stellplätze")),
        row("clearing", "Mehrere Dörfer werden derzeit evakuiert.", _PLACES,
            r"\b(?:werden|wird)\b[^.;,]{0,60}? (?:evakuiert|geräumt|in sicherheit gebracht)\b|\bzur (?:evakuierung"
            r"|räumung) aufgefordert\b"),
        row("cleared", "Mehrere Dörfer wurden heute evakuiert.", _PLACES,
            r"\b(?:evakuiert|geräumt|in sicherheit gebracht)\b"),
        row("curfew", "Die Regierung hat eine Ausgangssperre verhängt.",
            r"\b(?:nacht)?(?:ausgangs(?:sperren?|verbote?s?n?|beschränkung\w*)|ausgehverbote?s?n?)\b", _DECREED),
        row("emergency", "Der Präsident hat den Ausnahmezustand ausgerufen.",
            r"\b(?:ausnahmezustand\w*|notstand\w*|katastrophenzustand\w*|belagerungszustand\w*|katastrophenfall\w*)\b",
            _DECREED),
        row("martial", "Der Präsident hat das Kriegsrecht ausgerufen.", r"\b(?:kriegsrecht\w*|kriegszustand\w*)\b",
            _DECREED),
        row("held", "Deutschen droht die willkürliche Festnahme.", r"\bwillkürlich\w*\b",
            r"\b(?:festnahmen?|verhaftung\w*|inhaftierung\w*|inhaftiert|festgenommen|verhaftet|festgehalten"
            r"|verurteil\w*|strafverfolg\w*)\b"),
        row("held", "Ausländer wurden ohne Angabe von Gründen festgenommen.",
            r"\b(?:\w*staatsangehörige\w*|deutsche[nr]?|österreicher\w*|ausländer\w*|europäer\w*|doppelstaat\w*"
            r"|\w*staatsangehörigkeit|deutsch-\w+|reisende)\b",
            r"\b(?:festgenommen|verhaftet|inhaftiert|inhaftierung\w*|festnahmen|verhaftungen|festgehalten"
            r"|festgehalten zu werden|in haft|verurteilt)\b",
            r"\b(?:ohne (?:\w+ )?(?:angabe|grund|gründe|anklage|konsular\w*|begründung|nachvollziehbar\w+)|spionage\w*"
            r"|äußerungen|politisch motiviert\w*|politischen gründen|soziale\w* medien|beiträge\w*|posts|kritik"
            r"|meinungs\w+|druckmittel|geiseln?|kontakt|vorw[aä]nd\w*|nationale\w* sicherheit"
            r"|konsularische\w* (?:zugang|betreuung))\b"),
        row("kept", "Doppelstaater müssen damit rechnen, an der Ausreise gehindert zu werden.",
            r"\b(?:\w*staatsangehörige\w*|\w*staatsangehörigkeit|deutsche[nr]?|\w*deutschen|ausländ\w+|doppelstaat\w*"
            r"|reisende[nr]?|geschäftsleute\w*|wehrpflichtige\w*|männern?|reservist\w*|personen)\b",
            r"\b(?:ausreise(?:sperren?|verbote?n?s?)|ausreise\b[^.;,]{0,40}? (?:verweigert|untersagt|verwehrt|verboten"
            r"|gehindert)|verweiger(?:n|te)\b[^.;]{0,80}? ausreise|an der ausreise\b[^.;,]{0,20}? (?:gehindert"
            r"|hindern)|dürfen\b[^.;]{0,30}? nicht ausreisen|dürfen das land nicht verlassen|nicht mehr ausreisen)\b"),
        row("staff", "Mitarbeitern der Botschaft sind Reisen in den Norden untersagt.", STAFF_WORDS, _BARRED, _MOVES),
        *CARRIES,
        row("banned", "Deutsche Reisepässe sind für Reisen in das Land nicht gültig.",
            r"\b(?:reisepässen?|reisepass)\b",
            r"\bfür (?:reisen|die einreise) (?:nach|in)\b[^.;]{2,40}? (?:nicht|un)\s?(?:mehr )?gültig\b"),
    ),
    unsaid=UNSAID,
    supposed=SUPPOSED,
    bygone=BYGONE,
    fresh=FRESH,
    over=OVER,
    clause=re.compile(
        r";|, (?:aber|jedoch|während|wobei|weshalb)\b|, (?=(?:dies|das|was) (?:[\w-]+ ){0,4}?(?:kann"
        r"|könnten?)\b)", re.I),
    cut=re.compile(r"[,:;–] ?| (?:und|sowie|doch|denn) ", re.I),
    abroad=re.compile(
        r"\b(?:in|im) (?:(?:der|den|dem) )?(?:\w+en )?(?:nachbarland |nachbarstaat )?((?-i:[A-ZÄÖÜ])[\w-]+)"
        r"|\b(?:auf|bei|um|vor|südlich|nördlich) ((?-i:[A-ZÄÖÜ])[\w-]+)", re.I),
    bounds=BOUNDS,
)
