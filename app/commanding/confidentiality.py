"""`roundtable confidentiality`: the promise of the welcome page, made by the same function, for the settings given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from app.respond.promise import Circle, Line, promise
from surveys.collecting.values import EvaluationFacts
from surveys.evaluations.settings import LEAST_K, MODES, MOST_K, Settings
from surveys.messages import Text
from surveys.translator import LANGUAGES, translator

BEGIN = "<!-- promise: written by `roundtable confidentiality --into docs/confidentiality.md` -->\n"
END = "<!-- end of the promise -->\n"
DEFAULTS = Settings(title="")
EXAMPLE = Circle("", Text({"en": "Committee members"}), invited=12, organisations=3, grace_hours=DEFAULTS.grace_hours)
"""The group that the promise is read to."""


@click.command()
@click.option("--mode", type=click.Choice(MODES), default=DEFAULTS.mode, show_default=True, help="How answers are protected.")
@click.option("--k", type=click.IntRange(LEAST_K, MOST_K), default=DEFAULTS.k, show_default=True, help="People behind any figure.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the promise.")
@click.option("--markdown", is_flag=True, help="With marks for headings, as documents have them.")
@click.option(
    "--into", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Renew it in this document, between its two marks."
)
def confidentiality(mode: str, k: int, lang: str, markdown: bool, into: Path | None) -> None:  # noqa: FBT001 - click gives it
    """Print what people are promised before they answer."""
    said = spoken(promise(_facts(mode, k), EXAMPLE), lang)
    if into is None:
        click.echo(as_markdown(said) if markdown else "\n\n".join(" ".join(line) for line in said))
    else:
        into.write_text(renewed(into.read_text(encoding="utf-8"), as_markdown(said)), encoding="utf-8")


def spoken(lines: Iterable[Line], lang: str) -> list[tuple[str, str]]:
    """Each line's title and sentence in this language."""
    say = translator(lang, "app", "surveys")
    return [(say(line.title), say(line.sentence)) for line in lines]


def as_markdown(said: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- **{title}** {sentence}" for title, sentence in said)


def renewed(document: str, words: str) -> str:
    """The document with these words between its marks. Raises ClickException when a mark is missing."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise click.ClickException("The document has no place for the promise: two lines that say where it begins and ends.")
    return f"{before}{begin}\n{words}\n\n{end}{after}"


def _facts(mode: str, k: int) -> EvaluationFacts:
    """An evaluation of which only what the promise depends on is filled in."""
    nothing = dict.fromkeys(("id", "partnership_id", "title", "zone", "complaints", "owner", "contact"), "")
    return EvaluationFacts(**nothing, state="open", mode=mode, k=k, closes_on=date.max, languages=("en",), digest=b"")
