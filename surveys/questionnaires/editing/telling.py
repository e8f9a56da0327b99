"""Each edit in a sentence, for the list of what was done, and for saying what "undo" will undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from surveys.messages import Message, msg, nmsg
from surveys.questionnaires.editing import edits
from surveys.questionnaires.editing.edits import Edit


def said(edit: Edit) -> Message:
    """What the edit does, as something done."""
    tell: Callable[[Any], Message] = TOLD[type(edit)]
    return tell(edit)


def _translated(edit: edits.Word) -> Message:
    """Texts of one thing are told by its code, so that typing on is one step and going on to the next thing is another."""
    things = {tuple(key.split("/")[:2]) for key in edit.wordings if "/" in key}
    if len(things) == 1 and all("/" in key for key in edit.wordings):
        return msg("Translated {code} into {lang}", code=things.pop()[1], lang=edit.lang)
    return nmsg("Translated {n} text into {lang}", "Translated {n} texts into {lang}", len(edit.wordings), lang=edit.lang)


TOLD: dict[type, Callable[[Any], Message]] = {
    edits.Many: lambda edit: said(edit.edits[-1]),
    edits.PutHeading: lambda _: msg("Changed the title page"),
    edits.AddItem: lambda edit: msg("Added question {code}", code=edit.item.code),
    edits.PutItem: lambda edit: msg("Changed question {code}", code=edit.item.code),
    edits.MoveItem: lambda edit: msg("Moved question {code}", code=edit.code),
    edits.RemoveItems: lambda edit: nmsg(
        "Left out {n} question: {codes}", "Left out {n} questions: {codes}", len(edit.codes), codes=_few(edit.codes)
    ),
    edits.TakeItems: lambda edit: nmsg(
        "Took over {n} question: {codes}", "Took over {n} questions: {codes}", len(edit.codes), codes=_few(edit.codes)
    ),
    edits.AddSection: lambda edit: msg("Added section {code}", code=edit.section.code),
    edits.PutSection: lambda edit: msg("Changed section {code}", code=edit.section.code),
    edits.MoveSection: lambda edit: msg("Moved section {code}", code=edit.code),
    edits.RemoveSection: lambda edit: msg("Left out section {code}", code=edit.code),
    edits.PutScale: lambda edit: (
        msg("Changed scale {code}", code=edit.scale.code) if edit.code else msg("Added scale {code}", code=edit.scale.code)
    ),
    edits.RemoveScale: lambda edit: msg("Took scale {code} away", code=edit.code),
    edits.PutDimension: lambda edit: (
        msg("Changed topic {code}", code=edit.dimension.code) if edit.code else msg("Added topic {code}", code=edit.dimension.code)
    ),
    edits.RemoveDimension: lambda edit: msg("Took topic {code} away", code=edit.code),
    edits.AddLanguage: lambda edit: msg("Added the language {lang}", lang=edit.lang),
    edits.PutFirst: lambda edit: msg("Made {lang} the first language", lang=edit.lang),
    edits.RemoveLanguage: lambda edit: msg("Took the language {lang} away", lang=edit.lang),
    edits.PutExcuse: lambda _: msg("Said why something is meant as it is"),
    edits.RemoveExcuse: lambda _: msg("Took back why something is meant as it is"),
    edits.Word: _translated,
}


def _few(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) if len(codes) < 6 else f"{', '.join(codes[:5])} …"
