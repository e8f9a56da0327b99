"""Plain lists of statements: one a row, with further columns where there are any: code, section, scale, kind, help, translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from surveys.errors import Invalid, Problem
from surveys.languages import labelled
from surveys.messages import msg
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.foreign import Choice, Form, Page, Question, Way
from surveys.questionnaires.formats.guessing import guess
from surveys.questionnaires.formats.report import Line, Notes, Remark
from surveys.questionnaires.formats.sheets import Sheet

_SPOKEN = ("text", "help", "section", "translation", "trans", "question", "statement", "label")
_YES = frozenset({"y", "yes", "true", "1", "x", "oui", "sí", "si", "sim", "نعم", "да", "是", "ja"})
_KINDS: tuple[tuple[str, Way], ...] = (
    ("multiple", Way.SEVERAL), ("several", Way.SEVERAL), ("checkbox", Way.SEVERAL), ("rank", Way.RANKING), ("one choice", Way.ONE),
    ("single", Way.ONE), ("radio", Way.ONE), ("choice", Way.ONE), ("likert", Way.ONE), ("rating", Way.ONE), ("scale", Way.ONE),
    ("y/n", Way.YES_NO), ("yes/no", Way.YES_NO), ("yes no", Way.YES_NO), ("numeric", Way.NUMBER), ("number", Way.NUMBER),
    ("integer", Way.NUMBER), ("date", Way.DATE), ("long", Way.PARAGRAPH), ("paragraph", Way.PARAGRAPH), ("comment", Way.PARAGRAPH),
    ("freetext", Way.PARAGRAPH), ("open", Way.PARAGRAPH), ("free text", Way.PARAGRAPH), ("text", Way.LINE), ("line", Way.LINE),
    ("note", Way.NOTE), ("statement", Way.ONE),
)  # fmt: skip
_USUAL_SCALE = "agreement"
_FEWEST_WORDS, _LONGEST_LINE, _SENTENCES = 3, 400, 0.6


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what. `spoken`: (field, language's name) by column."""

    of: Mapping[str, int]
    spoken: Mapping[int, tuple[str, str]]
    rest: tuple[int, ...]
    headings: tuple[str, ...] = ()


def is_survey_alone(sheet: Sheet) -> bool:
    """Whether this is the sheet “survey” of an XLSForm by itself."""
    names = {cell.casefold().split("::")[0].split(":")[0].strip() for cell in sheet.rows[0][1]} if sheet.rows else set()
    types = {cell.casefold().split()[0] for _, cells in sheet.rows[1:] for cell in cells if cell}
    return {"type", "name", "label"} <= names and bool(
        types & {"text", "select_one", "select_multiple", "integer", "note", "begin_group", "begin"}
    )


def is_list(sheet: Sheet) -> bool:
    """Whether the columns of the sheet make a list of statements. Where the only heading is followed by commas, they belong to the text."""
    columns = _columns(sheet)
    return columns is not None and (sum(map(bool, columns.headings)) != 1 or all(len(cells) == 1 for _, cells in sheet.rows))


def is_prose(text: str) -> bool:
    """Whether each line is a sentence of its own."""
    found = [line for line in text.split("\n") if line.strip()]
    sentences = [
        line for line in found if len(line.split()) >= _FEWEST_WORDS and len(line) <= _LONGEST_LINE and line.lstrip()[0] not in "#|<{[-"
    ]
    return len(sentences) >= max(2, _SENTENCES * len(found))


def read(sheets: Sequence[Sheet], lang: str = "") -> Form:
    """The form of the first sheet that has statements. `lang`: their language where whoever imports says so. Raises Invalid where none
    has, or where there are answers in their place."""
    sheet = next((one for one in sheets if one.rows), None)
    if sheet is None:
        raise Invalid([Problem("file", msg("The file is empty."), msg("Choose another one."))])
    _refuse_answers(sheet)
    columns = _columns(sheet)
    if columns is None:
        what = msg("This is no questionnaire that is known here, and no list of statements: no column is named “statement” or “question”.")
        raise Invalid([Problem("file", what, msg("Put one statement on each row, under a heading “statement”."))])
    reader = _Reader(columns, _languages(columns), lang or _guess(sheet))
    pages = tuple(reader.pages(sheet.rows[1:] if columns.headings else sheet.rows))
    return Form(
        kind=msg("List of statements"),
        dialect="",
        pages=pages,
        languages=reader.languages,
        code=sheet.name or "statements",
        title={reader.languages[0]: sheet.name} if sheet.name and not _is_usual(sheet.name) else {},
        lines=tuple(_lines(reader, sheets, sheet)),
    )


def holds_answers(sheet: Sheet) -> bool:
    """Whether every row begins with a known answer such as “Agree”."""
    first = [next(cell for cell in cells if cell) for _, cells in sheet.rows]
    return len(first) > 1 and all(any(lexicon.steps(cell, lang) for lang in lexicon.spoken_languages()) for cell in first)


def _refuse_answers(sheet: Sheet) -> None:
    if holds_answers(sheet):
        what = msg("These are answers and no questions.")
        raise Invalid([Problem("file", what, msg("Choose the file that has the questions in it."))])


def _guess(sheet: Sheet) -> str:
    return guess(cell for _, cells in sheet.rows[:200] for cell in cells)


def _is_usual(name: str) -> bool:
    return name.casefold().rstrip("0123456789 ") in {"sheet", "tabelle", "feuil", "hoja", "folha", "planilha", "лист", "ورقة", "工作表"}


def _columns(sheet: Sheet) -> _Columns | None:
    headings = sheet.rows[0][1]
    of: dict[str, int] = {}
    spoken: dict[int, tuple[str, str]] = {}
    rest: list[int] = []
    for place, heading in enumerate(headings):
        name, language = _heading(heading, [cells[place] for _, cells in sheet.rows[1:200] if place < len(cells)])
        if language:
            spoken[place] = (name or "text", language)
        elif name and name not in of:
            of[name] = place
        elif heading or any(place < len(cells) and cells[place] for _, cells in sheet.rows[1:]):
            rest.append(place)
    if "text" in of or any(field == "text" for field, _ in spoken.values()):
        return _Columns(of, spoken, tuple(rest), headings)
    return _without_headings(sheet)


def _without_headings(sheet: Sheet) -> _Columns | None:
    """A list of nothing but statements in the only column, or in the second beside short codes."""
    widths = {sum(map(bool, cells)) for _, cells in sheet.rows}
    if widths == {1} and len(sheet.rows) > 1:
        return _Columns({"text": next(place for place, cell in enumerate(sheet.rows[0][1]) if cell)}, {}, ())
    rows = [cells[:2] for _, cells in sheet.rows if len(cells) >= 2]
    short = all(len(first) <= 12 and " " not in first and len(second) > len(first) for first, second in rows)
    return _Columns({"code": 0, "text": 1}, {}, ()) if widths == {2} and short else None


def _heading(heading: str, below: Sequence[str]) -> tuple[str, str]:
    """What a heading means: a field, and a language where it names one: "fr", "Français", "text::fr", "trans_fr", "Question (fr)"."""
    plain = " ".join(heading.casefold().replace("_", " ").split())
    known = lexicon.columns()
    if plain in known:
        return known[plain], ""
    for sign in ("::", ":", "_", " "):
        first, _, second = heading.partition(sign)
        name = known.get(first.strip().casefold(), first.strip().casefold())
        if second and name in _SPOKEN and labelled(second.strip()):
            return ("text" if name in {"translation", "trans"} else name), second.strip()
    return ("text", heading) if labelled(heading) and _is_prose(below) else ("", "")


def _is_prose(cells: Sequence[str]) -> bool:
    """Whether a column holds texts and not marks such as Y."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(len(cell) > 3 for cell in filled) * 2 > len(filled)


def _languages(columns: _Columns) -> tuple[str, ...]:
    names = dict.fromkeys(language for _, language in columns.spoken.values())
    return ("", *names) if "text" in columns.of else tuple(names)


@dataclass(slots=True)
class _Reader:
    columns: _Columns
    languages: tuple[str, ...]
    unnamed: str
    rest: dict[str, list[str]] = field(default_factory=dict)

    def pages(self, rows: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Page]:
        """A page for each run of rows of one section."""
        sections: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, cells in rows:
            sections.setdefault(self.cell(cells, "section"), []).append((number, cells))
        for name, listed in sections.items():
            title = self.words(listed[0][1], "section")
            questions = tuple(self.question(number, cells) for number, cells in listed if self.words(cells, "text"))
            for number, cells in listed:
                self.keep(number, cells)
            label = f"{name}" if not name.isdecimal() else ""
            yield Page(
                msg("Row {n}", n=listed[0][0]), f"s{name}" if name.isdecimal() else name, title if label else {}, questions=questions
            )

    def cell(self, cells: Sequence[str], name: str) -> str:
        place = self.columns.of.get(name, len(cells))
        return cells[place] if place < len(cells) else ""

    def words(self, cells: Sequence[str], name: str) -> dict[str, str]:
        found = {"": self.cell(cells, name)} | {
            language: cells[place] for place, (field_, language) in self.columns.spoken.items() if field_ == name and place < len(cells)
        }
        if "" not in self.languages and found[""]:
            found[self.languages[0]] = found[""]
        return {language: words for language, words in found.items() if words and (language or "" in self.languages)}

    def question(self, number: int, cells: Sequence[str]) -> Question:
        notes = Notes()
        code = self.cell(cells, "code")
        made = Question(
            place=msg("Row {n}", n=number),
            code=code or f"q{number}",
            way=Way.ONE,
            text=self.words(cells, "text"),
            help=self.words(cells, "help"),
            required=self.cell(cells, "required").casefold() in _YES,
        )
        return replace(self.answered(made, self.cell(cells, "kind"), self.cell(cells, "scale"), notes), remarks=notes.remarks())

    def answered(self, made: Question, kind: str, scale: str, notes: Notes) -> Question:
        """By what the columns for kind and scale say; without any, agreement in five steps."""
        way = next((way for word, way in _KINDS if word in kind.casefold().replace("_", " ")), None)
        choices = self.choices(scale, notes)
        if way is None and kind:
            notes.left(msg("This kind of question is not known here: {letter}", letter=kind[:60]))
        if way in {Way.NUMBER, Way.DATE, Way.LINE, Way.PARAGRAPH, Way.NOTE, Way.YES_NO}:
            if scale:
                notes.left(msg("Answers were given that this kind of question does not have."), scale)
            return replace(made, way=way)
        if not choices and way is not None and "choice" in kind.casefold():
            return replace(made, way=way)
        if not choices:
            if scale:
                notes.left(msg("This scale is not known here; it is asked in five steps of agreement."), scale)
            else:
                notes.changed(msg("The list names no answers, so it is asked in five steps of agreement."))
            choices = self.known(_USUAL_SCALE)
        return replace(made, way=way or Way.ONE, choices=choices, scored=all(choice.value is not None for choice in choices))

    def choices(self, scale: str, notes: Notes) -> tuple[Choice, ...]:
        """The answers that the cell lists ("Never | Sometimes | Always", "1-5") or names ("agreement", "frequency")."""
        name = scale.casefold().strip()
        if name.rstrip("0123456789 ") in lexicon.families():
            notes.changed(msg("The list names a scale without its words; ours were taken."), scale)
            return self.known(name.rstrip("0123456789 "))
        low, _, high = name.replace("–", "-").replace("..", "-").replace(" to ", "-").partition("-")
        if low.strip().isdecimal() and high.strip().isdecimal() and 0 <= int(low) < int(high) <= 20:
            return tuple(Choice(str(value), value=float(value)) for value in range(int(low), int(high) + 1))
        sign = next((sign for sign in ("|", ";", "\n", "/") if scale.count(sign) >= 1), ",")
        labels = [label.strip() for label in scale.split(sign) if label.strip()]
        return tuple(Choice(f"a{place}", {self.languages[0]: label}) for place, label in enumerate(labels, 1)) if len(labels) > 1 else ()

    def known(self, family: str) -> tuple[Choice, ...]:
        """Five steps of a known scale, in the languages in which its words are known."""
        steps = {name: lexicon.labels(family, labelled(name) or self.unnamed) for name in self.languages}
        return tuple(
            Choice(str(place), {name: labels[place - 1] for name, labels in steps.items()}, value=float(place)) for place in range(1, 6)
        )

    def keep(self, number: int, cells: Sequence[str]) -> None:
        """Cells of columns that mean nothing here, and of rows without a statement."""
        for place in (*self.columns.rest, *range(max(len(self.columns.headings), 2), len(cells))):
            if place < len(cells) and cells[place]:
                heading = self.columns.headings[place] if place < len(self.columns.headings) else ""
                self.rest.setdefault(heading or "–", []).append(cells[place])
        if not self.words(cells, "text"):
            self.rest.setdefault(f"row {number}", []).extend(cell for cell in cells if cell)


def _lines(reader: _Reader, sheets: Sequence[Sheet], read_: Sheet) -> Iterator[Line]:
    for heading, cells in reader.rest.items():
        what = msg("This column means nothing here.") if not heading.startswith("row ") else msg("This row has no statement.")
        yield Line(msg("Column “{name}”", name=heading[:80]), "", None, (), (Remark(what, tuple(dict.fromkeys(cells)), left=True),))
    for sheet in sheets:
        if sheet is not read_ and sheet.rows:
            cells = [cell for _, row in sheet.rows for cell in row if cell]
            what = msg("Only the first sheet with statements was read.")
            yield Line(msg("Sheet “{name}”", name=sheet.name), "", None, (), (Remark(what, tuple(dict.fromkeys(cells)), left=True),))
