"""Templates that speak: `_()` and `{% trans %}` in the language a page is drawn in, its `tongue`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from monitor.speak.tongue import ENGLISH, Tongue


def speaking(env: Environment) -> None:
    """Let the templates of an environment speak; one environment serves every language.

    A template without a `tongue` speaks English.
    """
    env.globals["tongue"] = ENGLISH
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(_said, _counted, newstyle=True)  # type: ignore[attr-defined]
    env.policies["ext.i18n.trimmed"] = True


@pass_context
def _said(context: Context, message: str) -> str:
    return heard(context).gettext(message)


@pass_context
def _counted(context: Context, one: str, many: str, count: int) -> str:
    return heard(context).ngettext(one, many, count)


@lru_cache(maxsize=16)
def voice(spoken: Tongue) -> Mapping[str, Any]:
    """What an escaped page in a language is drawn with: the same, found without its context, of which each copy costs.

    Jinja hands a function that asks for the context a copy of it inside a loop, and a page says a hundred sentences.
    """

    @lru_cache(maxsize=4096)
    def whole(message: str) -> Markup:
        return Markup(spoken.gettext(message)) % {}  # noqa: S704  (ours; "%%" is one in all)

    def gettext(message: str, /, **named: Any) -> Markup:
        return Markup(spoken.gettext(message)) % named if named else whole(message)  # noqa: S704  (ours)

    def ngettext(one: str, many: str, count: int, /, **named: Any) -> Markup:
        return Markup(spoken.ngettext(one, many, count)) % {"num": count, **named}  # noqa: S704  (ours)

    return {"tongue": spoken, "_": gettext, "gettext": gettext, "ngettext": ngettext}


def heard(context: Context) -> Tongue:
    """The language a template is drawn in."""
    found = context.get("tongue", ENGLISH)
    return found if isinstance(found, Tongue) else ENGLISH
