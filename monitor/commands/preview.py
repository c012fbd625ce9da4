"""The command that shows what mails look like, before anybody is told anything."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.commands.ask import Usage, house
from monitor.speak.tongue import LANGUAGES


@click.command()
@click.option("--kind", "kinds", multiple=True, help="Only mails of this kind; without it, one of each.")
@click.option("--language", "languages", multiple=True, type=click.Choice([*LANGUAGES]), help="Instead of all of them.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("preview"), show_default=True)
@click.pass_context
def preview(context: click.Context, kinds: tuple[str, ...], languages: tuple[str, ...], out: Path) -> None:
    """Write one invented mail of every kind into a folder.

    Each as HTML, as text and as it would be sent.
    """
    from monitor.commands import samples
    from monitor.deliver.envelope import envelope
    from monitor.dispatch.office import writing_desk

    if strange := sorted({*kinds} - {*samples.KINDS}):
        raise Usage(f"expected kinds among {', '.join(samples.KINDS)}, got {', '.join(strange)}")
    desk = writing_desk(house(context))
    out.mkdir(parents=True, exist_ok=True)
    for kind in kinds or samples.KINDS:
        for language in ("en",) if kind == "notice" else languages or LANGUAGES:
            mail = samples.sample(kind, language, desk)
            name = f"{kind}.{language}"
            (out / f"{name}.html").write_text(mail.html, "utf-8")
            (out / f"{name}.txt").write_text(mail.text, "utf-8")
            (out / f"{name}.eml").write_bytes(mail.mail or envelope(mail, "ann@example.org"))
            click.echo(f"{out / name}.html  {mail.subject}")
