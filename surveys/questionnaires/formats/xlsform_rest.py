"""What an XLSForm has beside a question that Roundtable does not, as remarks with their words."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from surveys.messages import msg
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.xlsform_columns import MEDIA, Record

_DULL = frozenset({"required", "type", "name", "relevant", "choice_filter", "constraint"})
"""Cells that are dealt with one by one."""
TRUE = frozenset({"yes", "true", "true()", "1", "oui", "si", "sí", "sim", "y"})
FALSE = frozenset({"", "no", "false", "false()", "0", "non", "não", "n"})


NO_COUNTERPART = msg("Settings that have no counterpart here.")
_UNPLACED = {
    "guidance_hint": msg("Words for interviewers have no place here."),
    "required_message": msg("Own words for a missing answer have no place here; Roundtable says what is missing by itself."),
}


def say_rest(row: Record, notes: Notes, without: AbstractSet[str] = frozenset()) -> None:
    """What no question of ours can hold. `without`: cells that are read elsewhere."""
    settings = [f"{name} = {cell}" for name, cell in row.cells.items() if name not in _DULL | without and not name.startswith("kobo--")]
    notes.changed(NO_COUNTERPART, *settings) if settings else None
    if row.cell("required").casefold() not in TRUE | FALSE:
        notes.left(msg("When it must be answered depends on other answers; here it need not be."), row.cell("required"))
    if row.cell("choice_filter"):
        notes.left(msg("Which answers are offered depends on another answer; here all of them are."), row.cell("choice_filter"))
    for name in ("guidance_hint", "required_message"):
        if row.text(name):
            notes.left(_UNPLACED[name], *row.text(name).values())
    if row.other:
        notes.left(msg("Columns that mean nothing here."), *(f"{name}: {cell}" for name, cell in row.other.items()))
    say_media(row, notes)


def say_media(row: Record, notes: Notes) -> None:
    media = [f"{name}: {cell}" for name in MEDIA for cell in row.text(name).values()]
    if media:
        notes.left(msg("Pictures and recordings were not taken over, and none was opened."), *media)


def required(row: Record) -> bool:
    """Whether the row must be answered."""
    return row.cell("required").casefold() in TRUE
