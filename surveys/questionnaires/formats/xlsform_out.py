"""A questionnaire as an XLSForm for KoboToolbox, ODK and Ona."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale
from openpyxl import Workbook
from openpyxl.styles import Font

from surveys.messages import Text, msg
from surveys.questionnaires.formats.codes import Codes
from surveys.questionnaires.formats.dialects import Unsaid, quoted, say, xpath
from surveys.questionnaires.formats.outgoing import (
    Exported,
    Lost,
    Offered,
    guarded,
    offered,
    parted,
    tabled,
    tables,
    unheld,
    unheld_of_section,
    unheld_of_whole,
)
from surveys.questionnaires.formats.workbooks import fill
from surveys.questionnaires.values import Item, Questionnaire, Section

Row = dict[str, str]

_PLAIN = ("type", "name", "required", "relevant", "constraint", "appearance", "parameters")
_SPOKEN = ("label", "hint", "constraint_message")
_IN_TABLE = frozenset({"grid"})
_HELD = frozenset({"help", "required", "minimum", "maximum", "longest", "shortest", "pattern", "message", "earliest", "latest"})
_OF_CHOICES = frozenset({"unknown", "inapplicable", "declinable", "decimals"})


def write(questionnaire: Questionnaire) -> Exported:
    """The workbook, and what it cannot hold."""
    lost = Lost(msg("XLSForm"))
    writer = _Writer(parted(questionnaire, lost), lost)
    survey = list(writer.survey())
    book = Workbook()
    book.remove(book.worksheets[0])
    fill(book, "survey", writer.table(survey, _PLAIN, _SPOKEN), header=_HEADER)
    fill(book, "choices", writer.table(writer.choices, ("list_name", "name"), ("label",)), header=_HEADER)
    fill(book, "settings", writer.settings(), header=_HEADER)
    out = io.BytesIO()
    book.save(out)
    return Exported(out.getvalue(), tuple(writer.lost.lines))


_HEADER = Font(bold=True)


def named(lang: str) -> str:
    """A language as XLSForms name it: English (en)."""
    try:
        return f"{Locale.parse(lang, sep='-').english_name} ({lang})"
    except ValueError:
        return f"{lang} ({lang})"


@dataclass
class _Writer:
    questionnaire: Questionnaire
    lost: Lost
    choices: list[Row] = field(default_factory=list)
    lists: dict[tuple[Offered, ...], str] = field(default_factory=dict)
    list_names: Codes = field(default_factory=lambda: Codes("list", frozenset()))
    groups: Codes = field(init=False)

    def __post_init__(self) -> None:
        self.groups = Codes("s", frozenset(), {item.code for item in self.questionnaire.items()})

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {lang: named(lang) for lang in self.questionnaire.languages}

    def survey(self) -> Iterator[Row]:
        self.lost.of_whole(*unheld_of_whole(self.questionnaire, frozenset()))
        self.say_titles()
        for section in self.questionnaire.sections:
            yield from self.section(section)

    def say_titles(self) -> None:
        first, *others = self.questionnaire.languages
        title = self.questionnaire.title
        self.lost.of_whole(*(f"title ({lang}) = {title.by_lang[lang]}" for lang in others if title.by_lang[lang] != title.by_lang[first]))

    def section(self, section: Section) -> Iterator[Row]:
        name = self.groups.give(section.code)
        asked = tables(section)
        self.lost.of_section(section, *unheld_of_section(section, tabled(asked)))
        yield {"type": "begin_group", "name": name, **self.spoken("label", section.title), **self.relevant(section.show_if, section)}
        if section.intro:
            yield {"type": "note", "name": self.groups.give(f"{name}_intro"), **self.spoken("label", section.intro)}
        for grid, items in asked:
            if grid:
                heading = {"appearance": "table-list", **self.spoken("label", grid.text)}
                yield {"type": "begin_group", "name": self.groups.give(grid.code), **heading}
            for item in items:
                yield from self.item(section, item, in_table=grid is not None)
            if grid:
                yield {"type": "end_group", "name": ""}
        yield {"type": "end_group", "name": ""}

    def item(self, section: Section, item: Item, *, in_table: bool = False) -> Iterator[Row]:
        answers = offered(self.questionnaire, item)
        held = _HELD | (_OF_CHOICES if answers else frozenset({"decimals"})) | (_IN_TABLE if in_table else frozenset())
        self.lost.of(item, *unheld(section, item, held))
        if item.kind not in _TYPES and not answers:
            self.lost.of(item, item.kind, why=msg("{kind} has no such question; people write instead.", kind=self.lost.kind))
        yield {
            "type": self.type(item, answers),
            "name": item.code,
            "required": "yes" if item.required else "",
            "appearance": "" if in_table else self.appearance(item),
            "constraint": self.constraint(item, answers),
            "parameters": self.parameters(item),
            **self.spoken("label", item.text),
            **self.spoken("hint", item.help),
            **self.spoken("constraint_message", item.message),
            **self.relevant(item.show_if, item),
        }
        yield from (self.words_beside(item, one) for one in answers if one.other)

    def words_beside(self, item: Item, other: Offered) -> Row:
        """The line for words beside the answer “other”, which XLSForms ask by itself."""
        ref = f"${{{item.code}}}"
        chosen = f"selected({ref}, '{other.code}')" if item.kind == "choices" else f"{ref} = '{other.code}'"
        name = self.groups.give(f"{item.code}_other")
        return {"type": "text", "name": name, "relevant": chosen, **self.spoken("label", other.label)}

    def type(self, item: Item, answers: Sequence[Offered]) -> str:
        if answers:
            return f"{_LISTED.get(item.kind, 'select_one')} {self.list_of(item, tuple(answers))}"
        if item.kind == "number":
            return "decimal" if item.decimals else "integer"
        return _TYPES.get(item.kind, "text")

    def parameters(self, item: Item) -> str:
        """The ends of a line. XLSForms have no place for words at them."""
        if item.kind != "slider":
            return ""
        scale = self.questionnaire.scale(item.scale)
        words = [f"{point.value} = {label}" for point in scale.points for label in point.label.by_lang.values()]
        self.lost.of(item, *words, why=msg("{kind} has no place for words at the ends of a line.", kind=self.lost.kind))
        return f"start={scale.low} end={scale.high} step=1"

    @staticmethod
    def appearance(item: Item) -> str:
        if item.kind in {"rating", "zero_to_ten"}:
            return "likert"
        return "multiline" if item.kind == "long_text" else ""

    def list_of(self, item: Item, answers: tuple[Offered, ...]) -> str:
        """The name of the list with these answers; equal lists are written once."""
        if answers not in self.lists:
            self.lists[answers] = name = self.list_names.give(item.scale or f"{item.code}_list")
            for one in answers:
                self.choices.append({"list_name": name, "name": one.code, **self.spoken("label", one.label)})
        return self.lists[answers]

    def constraint(self, item: Item, answers: Sequence[Offered]) -> str:
        """The limits that an XLSForm writes as a condition on the answer."""
        parts: list[str] = []
        counted = "count-selected(.)" if answers else "."
        for sign, edge in ((">=", item.minimum), ("<=", item.maximum)):
            if edge is not None and item.kind in {"number", "choices"}:
                parts.append(f"{counted} {sign} {edge:.15g}")
        parts += [f". {sign} date('{day}')" for sign, day in ((">=", item.earliest), ("<=", item.latest)) if day]
        if item.shortest:
            parts.append(f"string-length(.) >= {item.shortest}")
        if item.longest:
            parts.append(f"string-length(.) <= {item.longest}")
        if item.pattern:
            parts.append(f"regex(., {self.pattern(item)})")
        alone = [one for one in answers if item.kind == "choices" and (one.exclusive or one.missing)]
        parts += [f"not(selected(., '{one.code}') and count-selected(.) > 1)" for one in alone]
        return " and ".join(part for part in parts if "None" not in part)

    def pattern(self, item: Item) -> str:
        try:
            return quoted(f"^(?:{item.pattern})$")
        except Unsaid:
            self.lost.of(item, f"pattern = {item.pattern}")
            return "None"

    def relevant(self, condition: str, about: Item | Section) -> Row:
        try:
            return {"relevant": say(condition, xpath(), self.questionnaire)}
        except Unsaid:
            if isinstance(about, Item):
                self.lost.of(about, f"show_if = {condition}")
            else:
                self.lost.of_section(about, f"show_if = {condition}")
            return {}

    def spoken(self, column: str, text: Text) -> Row:
        """The text in each language; “${”, which would refer to a question, is parted."""
        words = {lang: guarded(text.by_lang.get(lang, "")).replace("${", "$ {") for lang in self.names}
        return {f"{column}::{name}": words[lang] for lang, name in self.names.items()} if text else {}

    def table(self, rows: Sequence[Row], plain: Sequence[str], spoken: Sequence[str]) -> Iterator[list[str]]:
        """Rows under their headings; a column of a translation only where there is one."""
        used = {key for row in rows for key in row}
        columns = [*plain, *(key for column in spoken for name in self.names.values() if (key := f"{column}::{name}") in used)]
        yield columns
        yield from ([row.get(column, "") for column in columns] for row in rows)

    def settings(self) -> Iterator[list[str]]:
        first = self.questionnaire.languages[0]
        yield ["form_title", "form_id", "version", "default_language"]
        yield [guarded(self.questionnaire.title.by_lang[first]), self.questionnaire.code, str(self.questionnaire.version), named(first)]


_LISTED = {"choices": "select_multiple", "ranking": "rank"}
_TYPES = {"slider": "range", "date": "date", "number": "integer", "short_text": "text", "long_text": "text", "statement": "note"}
