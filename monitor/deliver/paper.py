"""The paper we write on: the templates, read from disk once, strict about every name and every angle bracket."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from monitor.deliver.words import wrapped
from monitor.speak.paper import speaking


@cache
def paper() -> Environment:
    """Load `mail.txt` and `mail.html`, once; autoescape is on for HTML, an unknown name raises UndefinedError."""
    env = Environment(
        loader=PackageLoader("monitor.deliver", "templates"),
        autoescape=select_autoescape(("html",), default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # else each mail asks the disk whether its templates have changed
    )
    env.filters["wrapped"] = wrapped
    speaking(env)
    return env
