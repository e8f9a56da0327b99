"""XLSForm (xlsform.org), as KoboToolbox, ODK and Ona write it, and as people and older tools do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.formats import constraints
from surveys.questionnaires.formats.foreign import NO_WORDS, Choice, Column, Form, Page, Question, Row, Way, Words
from surveys.questionnaires.formats.report import NO_TIME, Line, Notes, Remark
from surveys.questionnaires.formats.sheets import Sheet
from surveys.questionnaires.formats.xlsform_columns import Record, languages, records
from surveys.questionnaires.formats.xlsform_groups import Group, tree
from surveys.questionnaires.formats.xlsform_other import with_other
from surveys.questionnaires.formats.xlsform_ranges import ends
from surveys.questionnaires.formats.xlsform_rest import NO_COUNTERPART, required, say_media, say_rest
from surveys.questionnaires.formats.xlsform_tables import tabled
from surveys.questionnaires.formats.xlsform_types import Type, read_type

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm", "cascades")
_SURVEY = frozenset(
    [
        "type",
        "name",
        "required",
        "relevant",
        "constraint",
        "calculation",
        "appearance",
        "choice_filter",
        "default",
        "parameters",
        "repeat_count",
        "read_only",
        "trigger",
        "kobo--score-choices",
        "kobo--rank-items",
        "kobo--matrix_list",
    ]
)
_CHOICES = frozenset({"list_name", "name"})
_SETTINGS = frozenset({"form_title", "form_id", "version", "default_language"})


def is_xlsform(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook has a sheet “survey” with a column “type”."""
    survey = _named(sheets, "survey")
    return survey is not None and bool(survey.rows) and any(cell.casefold() in {"type", "command"} for cell in survey.rows[0][1])


def read(sheets: Sequence[Sheet], notes: Notes) -> Form:
    """The form. Raises Invalid where there are no questions."""
    survey = _named(sheets, "survey")
    if survey is None or len(survey.rows) < 2:
        what = msg("The sheet “survey” has no questions.")
        raise Invalid([Problem("survey", what, msg("Is it the right file?"))])
    settings = _settings(_named(sheets, "settings"))
    choices = _named(sheets, "choices") or Sheet("choices", ())
    reader = _Reader(_choices(choices), notes)
    pages = tuple(reader.pages(tree(records(survey, _SURVEY))))
    spoken = _ordered(languages([survey, choices]), settings.cell("default_language"))
    return Form(
        kind=msg("XLSForm"),
        dialect="xpath",
        pages=pages,
        languages=spoken,
        unnamed=settings.cell("default_language"),
        code=settings.cell("form_id"),
        title={spoken[0]: settings.cell("form_title")} if settings.cell("form_title") else NO_WORDS,
        version=int(version) if (version := settings.cell("version")).isdecimal() and len(version) < 6 else 1,
        lines=tuple(_lines(sheets, settings, reader)),
    )


def _ordered(names: tuple[str, ...], default: str) -> tuple[str, ...]:
    """The default language first: the one so named, else that of the columns without a name."""
    folded = [name.casefold() for name in names]
    first = names[folded.index(default.casefold())] if default.casefold() in folded else "" if "" in names else None
    return tuple(sorted(names, key=lambda name: name != first)) or ("",)


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if sheet.name.strip().casefold() == name), None)


def _settings(sheet: Sheet | None) -> Record:
    return next(iter(records(sheet, _SETTINGS)), Record(2)) if sheet else Record(2)


def _choices(sheet: Sheet) -> dict[str, list[Record]]:
    """The answers by the name of their list."""
    lists: dict[str, list[Record]] = {}
    for record in records(sheet, _CHOICES):
        lists.setdefault(record.cell("list_name"), []).append(record)
    return lists


@dataclass(slots=True)
class _Reader:
    lists: Mapping[str, list[Record]]
    notes: Notes
    used: set[str] = field(default_factory=set)

    def pages(self, whole: Group) -> Iterator[Page]:
        """Each run of questions outside of groups, and each outermost group that itself asks something, is a page."""
        yield from self.inner_pages(whole, (), ())

    def inner_pages(self, group: Group, conditions: tuple[str, ...], heads: tuple[Question, ...]) -> Iterator[Page]:
        run: list[Record] = []
        for one in group.inside:
            if isinstance(one, Record):
                run.append(one)
                continue
            if run:
                yield self.loose(run, conditions, heads)
                run, heads = [], ()
            shown = (*conditions, *_relevant(one.begin))
            if one.asks():
                yield self.page(one, shown, heads)
            else:
                yield from self.inner_pages(one, shown, (*heads, *self.head(one)))
            heads = ()
        if run:
            yield self.loose(run, conditions, heads)

    def loose(self, run: list[Record], conditions: tuple[str, ...], heads: tuple[Question, ...]) -> Page:
        questions = tuple(question for row in run for question in self.questions(row, ()))
        return Page(_row(run[0].number), questions=(*heads, *with_other(questions)), show_if=conditions)

    def page(self, group: Group, conditions: tuple[str, ...], heads: tuple[Question, ...]) -> Page:
        notes = Notes()
        _say_repeat(group, notes)
        say_rest(group.begin, notes)
        inside = self.special(group) if group.type.sort in {"score", "rank", "kobomatrix"} else self.inside(group, ())
        begin = group.begin
        intro, inside = _introduced(begin, inside)
        if table := tabled(begin, inside):
            inside = [table]
        return Page(
            _row(begin.number), begin.cell("name"), begin.text("label"), intro, (*heads, *with_other(inside)), conditions, notes.remarks()
        )

    def inside(self, group: Group, conditions: tuple[str, ...]) -> list[Question]:
        found: list[Question] = []
        for one in group.inside:
            if isinstance(one, Record):
                found += self.questions(one, conditions)
                continue
            shown = (*conditions, *_relevant(one.begin))
            if one.type.sort in {"score", "rank", "kobomatrix"}:
                found += [replace(question, show_if=(*shown, *question.show_if)) for question in self.special(one)]
            elif table := tabled(one.begin, self.inside(one, ()), one.begin.text("label"), one.begin.text("hint")):
                found.append(replace(table, show_if=shown, remarks=(*self.noticed(one), *table.remarks)))
            else:
                found += [replace(head, show_if=shown) for head in self.head(one)] + self.inside(one, shown)
        return found

    def head(self, group: Group) -> list[Question]:
        """The words over a group that stands inside of another."""
        begin, noticed = group.begin, self.noticed(group)
        head = Question(_row(begin.number), begin.cell("name") or "group", Way.NOTE, begin.text("label"), begin.text("hint"))
        return [replace(head, remarks=noticed)] if begin.text("label") or begin.text("hint") or noticed else []

    @staticmethod
    def noticed(group: Group) -> tuple[Remark, ...]:
        """What there is to say of the row that opens a group."""
        notes = Notes()
        _say_repeat(group, notes)
        say_rest(group.begin, notes)
        return notes.remarks()

    def special(self, group: Group) -> list[Question]:
        """The grids and rankings of KoboToolbox, each a group of rows."""
        begin, rows = group.begin, [one for one in group.inside if isinstance(one, Record)]
        plain = Question(_row(begin.number), begin.cell("name"), Way.ONE, begin.text("label"), begin.text("hint"))
        if group.type.sort == "score":
            lines = tuple(Row(row.cell("name"), row.text("label"), names=(row.cell("name"),), required=required(row)) for row in rows)
            return [replace(plain, choices=self.choices(begin.cell("kobo--score-choices")), rows=lines, own_codes=True)]
        if group.type.sort == "rank":
            levels = Notes()
            levels.left(msg("The names of the places were left out."), *(word for row in rows for word in row.text("label").values()))
            choices = self.choices(begin.cell("kobo--rank-items"))
            return [replace(plain, way=Way.RANKING, choices=choices, remarks=levels.remarks())]
        lines = tuple(Row(choice.code, choice.label) for choice in self.choices(begin.cell("kobo--matrix_list")))
        columns = tuple(Column(asked.code, asked.text, asked.way, asked.choices) for row in rows for asked in self.questions(row, ()))
        return [replace(plain, rows=lines, columns=columns)]

    def questions(self, row: Record, conditions: tuple[str, ...]) -> list[Question]:
        type_ = read_type(row.cell("type"))
        way, notes = _way(type_, row), _noticed_of_type(type_, row)
        decimals = 6 if "decimal" in row.cell("type").casefold() else 0
        limits = constraints.read(row.cell("constraint"), notes, whole=not decimals)
        say_rest(row, notes, without={"parameters"} if way is Way.POINTS else frozenset())
        low, high = ends(row, limits.low, limits.high, notes) if way is Way.POINTS else (limits.low, limits.high)
        return [
            Question(
                place=_row(row.number),
                code=row.cell("name"),
                way=way,
                text=row.text("label"),
                help=row.text("hint"),
                choices=limits.marked(self.choices(type_.list_name)),
                list_name=type_.list_name,
                scored="likert" in row.cell("appearance"),
                other=NO_WORDS if type_.other else None,
                required=required(row),
                low=low,
                high=high,
                longest=limits.longest,
                shortest=limits.shortest,
                pattern=limits.pattern,
                message=row.text("constraint_message"),
                decimals=decimals,
                first_day=limits.first_day,
                last_day=limits.last_day,
                show_if=(*conditions, *_relevant(row)),
                remarks=notes.remarks(),
            )
        ]

    def choices(self, name: str) -> tuple[Choice, ...]:
        self.used.add(name)
        return tuple(_choice(record) for record in self.lists.get(name, ()))


def _introduced(begin: Record, inside: list[Question]) -> tuple[Words, list[Question]]:
    """The words under the title of a group: its hint, or a first note that is named as its introduction."""
    if begin.text("hint") or not inside or inside[0].way is not Way.NOTE or inside[0].code != f"{begin.cell('name')}_intro":
        return begin.text("hint"), inside
    return (inside[0].text, inside[1:]) if not inside[0].show_if and not inside[0].help else (NO_WORDS, inside)


def _choice(record: Record) -> Choice:
    code, notes = record.cell("name"), Notes()
    say_media(record, notes)
    value = float(code) if code.lstrip("-").isdecimal() and len(code) < 6 else None
    return Choice(code, record.text("label"), value=value, remarks=notes.remarks())


def _way(type_: Type, row: Record) -> Way:
    appearance = row.cell("appearance").casefold().split()
    if type_.way is Way.LINE and "multiline" in appearance:
        return Way.PARAGRAPH
    return Way.NOTE if type_.way is Way.ONE and "label" in appearance else type_.way


def _noticed_of_type(type_: Type, row: Record) -> Notes:
    """What there is to say of the type of a row."""
    notes = Notes()
    if not type_.known:
        notes.left(msg("The type of this question is not known here."), row.cell("type"))
    if _way(type_, row) is Way.DATE and "time" in row.cell("type").casefold():
        notes.changed(NO_TIME)
    if type_.from_file:
        notes.left(msg("Its answers are in another file or sheet, which was not read."), type_.list_name)
    return notes


def _relevant(row: Record) -> tuple[str, ...]:
    return (row.cell("relevant"),) if row.cell("relevant") else ()


def _say_repeat(group: Group, notes: Notes) -> None:
    if group.type.sort not in {"group", "score", "rank", "kobomatrix", ""}:
        notes.changed(msg("In the file this part is asked several times over; here it is asked once."), group.begin.cell("repeat_count"))


def _lines(sheets: Sequence[Sheet], settings: Record, reader: _Reader) -> Iterator[Line]:
    """What there is to say of the other sheets, and of lists that no question uses."""
    place: Message = msg("Sheet “settings”")
    rest = [f"{name}: {cell}" for name, cell in settings.other.items()]
    rest += [f"{name}: {word}" for name, words in settings.words.items() for word in words.values()]
    if (version := settings.cell("version")) and not (version.isdecimal() and len(version) < 6):
        rest.append(f"version: {version}")
    if rest:
        yield Line(place, "", None, (), (Remark(NO_COUNTERPART, tuple(rest), left=True),))
    for name, rows in reader.lists.items():
        if name not in reader.used:
            words = [word for row in rows for word in (row.text("label").values() or (row.cell("name"),))]
            yield Line(
                msg("Sheet “choices”"), name, None, (), (Remark(msg("No question uses this list of answers."), tuple(words), left=True),)
            )
        else:
            words = [f"{label}: {cell}" for row in rows for label, cell in row.other.items()]
            if words:
                yield Line(
                    msg("Sheet “choices”"), name, None, (), (Remark(msg("Columns that mean nothing here."), tuple(words), left=True),)
                )
    for sheet in sheets:
        if sheet.name.strip().casefold() not in {"survey", "choices", "settings"} and sheet.rows:
            words = [cell for _, cells in sheet.rows for cell in cells if cell]
            what = msg("This sheet is no part of an XLSForm that is read here.")
            yield Line(msg("Sheet “{name}”", name=sheet.name), "", None, (), (Remark(what, tuple(dict.fromkeys(words)), left=True),))


def _row(number: int) -> Message:
    return msg("Row {n}", n=number)
