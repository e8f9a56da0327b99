"""The columns of an XLSForm: what each is, in which language, however its author or an old tool spelled it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from surveys.languages import labelled
from surveys.questionnaires.formats.foreign import NO_WORDS, Words
from surveys.questionnaires.formats.sheets import Sheet

_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "caption": "label",
        "command": "type",
        "tag": "name",
        "value": "name",
        "list": "list_name",
        "relevance": "relevant",
        "calculate": "calculation",
        "readonly": "read_only",
        "constraining_message": "constraint_message",
        "jr:constraintmsg": "constraint_message",
        "constraintmsg": "constraint_message",
        "jr:requiredmsg": "required_message",
        "requiredmsg": "required_message",
        "requiredness": "required",
        "jr:count": "repeat_count",
        "count": "repeat_count",
        "title": "form_title",
        "set_form_title": "form_title",
        "id_string": "form_id",
        "set_form_id": "form_id",
    }
)
_PREFIXES = frozenset({"bind", "control", "body", "media", "instance"})
SPOKEN = frozenset({"label", "hint", "guidance_hint", "constraint_message", "required_message"})
MEDIA = frozenset({"image", "big-image", "audio", "video"})


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, and the name of its language, "" for none."""

    name: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row by column. `words`: texts by the file's names of languages; `other`: cells of columns that mean nothing here."""

    number: int
    cells: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)

    def cell(self, name: str) -> str:
        return self.cells.get(name, "")

    def text(self, name: str) -> Words:
        return self.words.get(name, NO_WORDS)


def column(heading: str) -> Column:
    """What a heading means: "label::English (en)", "label:English", "bind:relevant", "media::image::fr", "List Name"."""
    plain = heading.strip()
    parts = [part.strip() for part in plain.split("::" if "::" in plain else ":")] if not _is_whole(plain) else [plain]
    first = _name(parts[0])
    if first in _PREFIXES and len(parts) > 1:
        rest = _name(":".join(parts[1:3]) if parts[1].casefold() == "jr" else parts[1])
        language = parts[-1] if len(parts) > 2 and rest in SPOKEN | MEDIA else ""
        return Column(rest, language)
    return Column(first, parts[1] if len(parts) > 1 else "")


def _is_whole(heading: str) -> bool:
    return heading.casefold().startswith("jr:")


def _name(word: str) -> str:
    name = "_".join(word.casefold().split())
    return _ALIASES.get(name, name)


def records(sheet: Sheet, known: frozenset[str]) -> Iterator[Record]:
    """The rows under the headings. Columns that are not `known`, nor texts, are told apart."""
    if not sheet.rows:
        return
    headings = sheet.rows[0][1]
    widest = max(len(cells) for _, cells in sheet.rows)
    headings = (*headings, *[""] * (widest - len(headings)))
    columns = [column(heading) for heading in headings]
    for number, cells in sheet.rows[1:]:
        yield _record(number, headings, columns, cells, known)


def _record(number: int, headings: tuple[str, ...], columns: list[Column], cells: tuple[str, ...], known: frozenset[str]) -> Record:
    plain: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    other: dict[str, str] = {}
    for heading, one, cell in zip(headings, columns, cells, strict=False):
        if not cell:
            continue
        if one.name in SPOKEN | MEDIA:
            words.setdefault(one.name, {}).setdefault(one.language, cell)
        elif one.name in known and one.name not in plain:
            plain[one.name] = cell
        else:
            other[heading.strip() or "–"] = cell
    return Record(number, plain, words, other)


def languages(sheets: list[Sheet]) -> tuple[str, ...]:
    """The names of languages in the headings, "" for texts of none; those that are languages first, in their order."""
    found = [one.language for sheet in sheets if sheet.rows for one in map(column, sheet.rows[0][1]) if one.name in SPOKEN]
    return tuple(sorted(dict.fromkeys(found), key=lambda name: bool(name) and not labelled(name)))
