"""What the filters of the log can be set to, written once: four hundred options took a quarter of a page's time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from monitor.decide import almanac, chorus
from monitor.decide.kinds import KINDS
from monitor.locate import places
from monitor.locate.regions import PARTS
from monitor.speak.tongue import Tongue, bare
from monitor.web import words
from monitor.web.asked import Wish
from monitor.web.site import Site

_OPTION = Markup('<option value="{}">{}</option>')


def options(site: Site, spoken: Tongue) -> dict[str, Markup]:
    """The options of each filter, none of them chosen; the same for everybody of a language while the house stands."""
    lands = {place.key: place.name for _, place in places.spellings() if place.codes == (place.key,)}
    kinds = [*(kind.name for kind in KINDS), *almanac.KINDS, chorus.KIND]
    offered = {
        "country": _sorted((code, spoken.country(code, name)) for code, name in lands.items()),
        "region": [(key, spoken.gettext(label)) for key, (label, _) in PARTS.items()],
        "publisher": _sorted((name, spoken.gettext(one.LABEL)) for name, one in site.publishers.items()),
        "kind": _sorted((name, spoken.gettext(words.kind(name))) for name in kinds),
    }
    return {name: Markup("").join(_OPTION.format(*pair) for pair in pairs) for name, pairs in offered.items()}


def _sorted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: bare(pair[1]))


def chosen(offered: Mapping[str, Markup], asks: Wish) -> dict[str, Markup]:
    """The options with those chosen that an address asks for."""
    wanted = {"country": asks.country, "region": (asks.region,), "publisher": asks.publisher, "kind": asks.kind}
    found = dict(offered)
    for name, values in wanted.items():
        for value in values:
            known = Markup('value="{}"').format(value)
            found[name] = found[name].replace(known, known + Markup(" selected"))
    return found
