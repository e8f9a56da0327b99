"""Questionnaire texts as HTML: in the language of the page where there is one, else marked with the language they are in."""

from __future__ import annotations

from markupsafe import Markup, escape

from app.respond.slots import MARK
from app.speaking import language
from surveys.messages import Text
from surveys.translator import direction


def said(text: Text) -> Markup:
    """The wording for this page, escaped; a fallback carries its own `lang` and `dir`."""
    tag, wording = chosen(text, language())
    if tag.split("-")[0] == language().split("-", maxsplit=1)[0]:
        return escape(wording)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction(tag), wording)


def chosen(text: Text, lang: str) -> tuple[str, str]:
    """Which wording `Text.pick` takes, with its language; free of the mark that compiled sections are cut at."""
    wording = text.pick(lang)
    tags = (lang, lang.split("-", maxsplit=1)[0], "en", *text.by_lang)
    tag = next((tag for tag in tags if text.by_lang.get(tag) == wording), lang)
    return tag, wording.replace(MARK, "")


def isolated(words: str) -> Markup:
    """A name or an address inside a sentence, so that its direction and that of the sentence leave each other alone."""
    return Markup('<bdi dir="auto">{}</bdi>').format(words)
