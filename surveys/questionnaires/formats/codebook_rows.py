"""A codebook as rows of words: for CSV, workbooks and whatever else has cells. Needs no library for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.messages import Text, Translator, msg
from surveys.questionnaires.formats.codebook import HEADINGS, YES, Codebook, Entry


def rows(book: Codebook, say: Translator) -> Iterator[list[str]]:
    """A heading, then a row for each question: settings in words of the reader's language, texts in every language."""
    languages = book.questionnaire.languages
    names = list(HEADINGS)
    before, after = names[: names.index("text")], names[names.index("text") + 1 :]
    texts = [f"{say(HEADINGS['text'])} ({lang})" for lang in languages]
    yield [*(say(HEADINGS[name]) for name in before), *texts, *(say(HEADINGS[name]) for name in after)]
    for entry in book.entries:
        yield _row(entry, languages, say)


def value_rows(book: Codebook, say: Translator) -> Iterator[list[str]]:
    """A heading, then a row for each value that a question's column can hold, with its label in every language."""
    languages = book.questionnaire.languages
    label = say(msg("Label"))
    yield [say(HEADINGS["code"]), say(msg("Value")), *(f"{label} ({lang})" for lang in languages)]
    for entry in book.entries:
        for value, words in entry.values:
            yield [entry.item.code, value, *(words.by_lang.get(lang, "") for lang in languages)]
        for mark, reason in entry.marks:
            yield [entry.item.code, mark, *(say(reason) for _ in languages)]


def _row(entry: Entry, languages: tuple[str, ...], say: Translator) -> list[str]:
    item = entry.item
    return [
        say.text(entry.section),
        item.code,
        str(item.sense),
        *(item.text.by_lang.get(lang, "") for lang in languages),
        say(entry.kind),
        "\n".join(f"{value} = {say.text(label)}" if value else say.text(label) for value, label in entry.values),
        "\n".join(f"{mark} = {say(reason)}" for mark, reason in entry.marks),
        _said(entry.dimension, say),
        entry.headline,
        _yes(say, item.reverse),
        _yes(say, item.core),
        say(entry.about) if entry.about else "",
        say(entry.shown) if entry.shown else "",
        ", ".join(item.groups),
        entry.limits,
        ", ".join(entry.frames),
    ]


def _said(text: Text, say: Translator) -> str:
    return say.text(text) if text else ""


def _yes(say: Translator, flag: object) -> str:
    return say(YES) if flag else ""
