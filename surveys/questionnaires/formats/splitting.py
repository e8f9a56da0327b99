"""A long text to read, cut at its paragraphs into several that are short enough."""

from __future__ import annotations

import html

from surveys.messages import Text, msg
from surveys.questionnaires.fields import LONGEST_TEXT
from surveys.questionnaires.formats.foreign import Words
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.wording import Wording


def split(wording: Wording, words: Words, notes: Notes) -> list[Text]:
    """The text in pieces, the same number of them in every language."""
    by_lang = wording.by_lang(words)
    if all(len(text) <= LONGEST_TEXT for text in by_lang.values()):
        return [wording.text(words, notes)]
    pieces = {lang: _pieces(text) for lang, text in by_lang.items()}
    most = max(map(len, pieces.values()))
    if any(len(found) != most for found in pieces.values()):
        return [wording.text(words, notes)]
    notes.changed(msg("The text was so long that it became several."))
    return [
        wording.text({_named(wording, lang): html.escape(found[place], quote=False) for lang, found in pieces.items()}, notes)
        for place in range(most)
    ]


def _named(wording: Wording, lang: str) -> str:
    """The file's name of one of our languages."""
    return next(name for name, tag in wording.tags.items() if tag == lang)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    while len(text) > LONGEST_TEXT:
        cut = max(text.rfind(mark, 1, LONGEST_TEXT) for mark in ("\n\n", "\n", ". ", " "))
        cut = cut + 1 if cut > 0 else LONGEST_TEXT
        pieces.append(text[:cut].strip())
        text = text[cut:].strip()
    return [*pieces, text]
