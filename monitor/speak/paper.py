"""Templates that speak: `_()` and `{% trans %}` in the language a page is drawn in, its `tongue`."""

from __future__ import annotations

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

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


def heard(context: Context) -> Tongue:
    """The language a template is drawn in."""
    found = context.get("tongue", ENGLISH)
    return found if isinstance(found, Tongue) else ENGLISH
