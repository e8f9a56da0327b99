"""One question of a foreign form becomes one or several of our items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from surveys.messages import Text, msg
from surveys.questionnaires.fields import LONGEST_TEXT
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.answering import Answers, Lists
from surveys.questionnaires.formats.codes import Codes
from surveys.questionnaires.formats.foreign import NO_WORDS, Choice, Column, Question, Row, Way, Words
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.shown_if import Target
from surveys.questionnaires.formats.splitting import split
from surveys.questionnaires.formats.wording import Wording
from surveys.questionnaires.formats.writing_items import WRITTEN, number
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Grid, Item, Option

_MOST_STEPS = 11
_TWO = 2
_YES_NO = (("yes", ("Y", "yes", "Yes", "true", "1", "TRUE")), ("no", ("N", "no", "No", "false", "0", "FALSE")))


@dataclass(frozen=True, slots=True)
class Made:
    """An item with the conditions under which the file shows it, as it writes them; `grid`: the heading of its table."""

    item: Item
    show_if: tuple[str, ...] = ()
    grid: Grid | None = None


@dataclass(slots=True)
class Maker:
    """Makes items, and remembers by what names conditions call them."""

    wording: Wording
    lists: Lists
    codes: Codes = field(default_factory=lambda: Codes("q"))
    grids: Codes = field(default_factory=lambda: Codes("g", frozenset()))
    targets: dict[str, Target] = field(default_factory=dict)

    def items(self, question: Question, notes: Notes) -> list[Made]:
        """The question's items in order; none where there is nothing to ask."""
        notes.extend(question.remarks)
        if question.way is Way.NOTHING:
            self._say_lost(question, notes)
            return []
        if question.way is Way.NOTE:
            return self._note(question, notes)
        if question.rows:
            return [*self._table(question, notes), *self._comment(question, notes)]
        text = self._text(question, notes)
        settings = self._settings(question, question.way, question.choices, notes)
        made = self._item(question.code, text, settings, question, notes)
        return [Made(made, question.show_if), *self._comment(question, notes)]

    def _text(self, question: Question, notes: Notes) -> Text:
        if not self.wording.has(question.text):
            notes.changed(msg("The question has no words in the file; its code stands in their place."), question.code)
        return self.wording.text(question.text, notes, fallback=question.code or "?")

    def _note(self, question: Question, notes: Notes) -> list[Made]:
        if not self.wording.has(question.text) and not self.wording.has(question.help):
            return []
        first, second = (question.text, question.help) if self.wording.has(question.text) else (question.help, NO_WORDS)
        parts = split(self.wording, first, notes)
        items = [Item(self._code(question.code, notes), "statement", part, scored=False) for part in parts]
        items[-1] = replace(items[-1], help=self.wording.text(second, notes))
        return [Made(item, question.show_if) for item in items]

    def _table(self, question: Question, notes: Notes) -> list[Made]:
        """Ratings on one scale as the rows of a table, with the words above it as its heading where that has room for them."""
        rows = list(self._rows(question, notes))
        if len(rows) < _TWO or question.columns or any(one.item.kind != "rating" for one in rows):
            return [*self._preface(question, notes), *rows]
        code = self.grids.give(question.code or "table")
        heading = self.wording.text(question.text, notes) if self._heads(question) else Text()
        grid = Grid(code, heading) if heading else None
        before = [] if heading else self._preface(question, notes)
        return [*before, *(replace(one, item=replace(one.item, grid=code), grid=grid) for one in rows)]

    def _heads(self, question: Question) -> bool:
        """Whether the words above a grid can be a heading: there are some, none beside them, and none too long."""
        by_lang = self.wording.by_lang(question.text)
        return bool(by_lang) and not self.wording.has(question.help) and max(map(len, by_lang.values())) <= LONGEST_TEXT

    def _preface(self, question: Question, notes: Notes) -> list[Made]:
        """The words above a grid, to be read before its rows."""
        if not self.wording.has(question.text):
            return []
        codes = Codes("q", self.codes.reserved, self.codes.taken)
        items = [Item(codes.give(question.code), "statement", part, scored=False) for part in split(self.wording, question.text, notes)]
        items[-1] = replace(items[-1], help=self.wording.text(question.help, notes))
        return [Made(item, question.show_if) for item in items]

    def _rows(self, question: Question, notes: Notes) -> Iterator[Made]:
        columns = question.columns or (Column("", NO_WORDS, question.way, question.choices, question.scored),)
        answers = [self._settings(replace(question, scored=column.scored), column.way, column.choices, notes) for column in columns]
        if two := self._two_scales(question, columns, answers, notes):
            yield from two
            return
        for row in question.rows:
            for column, (settings, answered) in zip(columns, answers, strict=True):
                text = self._crossed(row.text, column.text, row.code, notes)
                code = "_".join(filter(None, ("" if question.own_codes and row.code else question.code, row.code, column.code)))
                asked = replace(question, code=code, names=self._names(question, row, column), required=question.required or row.required)
                made = self._item(code, text, (settings, answered), replace(asked, help=NO_WORDS), notes)
                yield Made(made, (*question.show_if, row.show_if) if row.show_if else question.show_if)

    def _two_scales(
        self, question: Question, columns: Sequence[Column], answers: Sequence[tuple[dict[str, Any], Answers | None]], notes: Notes
    ) -> list[Made]:
        """A grid that asks two scales of each row, both with a heading, as questions of that kind; none where it is something else."""
        scales = [settings.get("scale", "") for settings, _ in answers if settings["kind"] == "rating"]
        asks = [self.wording.text(column.text, notes) for column in columns]
        if len(columns) != len(scales) or len(scales) != _TWO or not all(asks):
            return []
        offers = {name: True for settings, _ in answers for name in ("unknown", "inapplicable", "declinable") if settings.get(name)}
        settings = {"kind": "two_scales", "scale": scales[0], "second_scale": scales[1], "ask": asks[0], "second_ask": asks[1], **offers}
        made = []
        for row in question.rows:
            asked = replace(
                question, code=f"{question.code}_{row.code}", names=(), help=NO_WORDS, required=question.required or row.required
            )
            item = self._item(asked.code, self.wording.text(row.text, notes, fallback=row.code), (settings, None), asked, notes)
            made.append(Made(item, (*question.show_if, row.show_if) if row.show_if else question.show_if))
        return made

    @staticmethod
    def _names(question: Question, row: Row, column: Column) -> tuple[str, ...]:
        ends = (f"_{column.code}", f".{column.code}", f"#{column.code}") if column.code else ("",)
        stems = (f"{question.code}_{row.code}", f"{question.code}.{row.code}", *row.names)
        return tuple(f"{stem}{end}" for stem in stems for end in ends)

    def _crossed(self, row: Words, column: Words, fallback: str, notes: Notes) -> Text:
        """The row's words, with the column's beside them where several things are asked of each row."""
        words, beside = self.wording.text(row, notes, fallback=fallback), self.wording.text(column, notes)
        if not beside:
            return words
        return Text({lang: f"{words.by_lang[lang]} – {beside.by_lang[lang]}" for lang in self.wording.languages})

    def _comment(self, question: Question, notes: Notes) -> list[Made]:
        """A box for words beside a question's answers."""
        if question.comment is None or self._keeps_comment(question, notes):
            return []
        label = self.wording.text(question.comment, notes) or lexicon.text("comment", self.wording.languages)
        code = self.codes.give(f"{question.code}_comment")
        notes.changed(msg("The box for words beside the answers became a question of its own."), code)
        return [Made(Item(code, "long_text", label, scored=False), question.show_if)]

    def _keeps_comment(self, question: Question, notes: Notes) -> bool:
        """Whether the box for words stays beside the answers: our ratings have one, with words of its own."""
        target = self.targets.get(question.code)
        if question.rows or target is None or "comment" not in KINDS[target.kind].settings:
            return False
        if label := self.wording.by_lang(question.comment or NO_WORDS):
            notes.left(msg("The box for words beside the answers has words of ours over it."), *label.values())
        return True

    def _item(self, wanted: str, text: Text, made: tuple[dict[str, Any], Answers | None], question: Question, notes: Notes) -> Item:
        settings, answers = made
        code = self._code(wanted, notes)
        help_ = self.wording.text(question.help, notes)
        settings = {"scored": False, "required": question.required, "ask_again": question.ask_again, **settings}
        beside = question.comment is not None and not question.rows and "comment" in KINDS[str(settings["kind"])].settings
        item = Item(code, text=text, help=help_, comment=() if beside else None, **settings)
        item = replace(item, message=self._message(item, question, notes))
        self._remember(item, question, answers)
        return item

    def _message(self, item: Item, question: Question, notes: Notes) -> Text:
        """What is said to an answer beyond its limits, where it has any."""
        message = self.wording.text(question.message, notes)
        limits = (item.longest, item.shortest, item.pattern, item.earliest, item.latest)
        if not message or any((item.minimum is not None, item.maximum is not None, *limits)):
            return message
        notes.left(_NO_RULE, *dict.fromkeys(message.by_lang.values()))
        return Text()

    def _code(self, wanted: str, notes: Notes) -> str:
        code = self.codes.give(wanted)
        if code != wanted and wanted:
            notes.changed(msg("Its code was changed: ours begin with a letter and are there once."), f"{wanted} → {code}")
        return code

    def _remember(self, item: Item, question: Question, answers: Answers | None) -> None:
        target = Target(item.code, item.kind, answers.became if answers else {}, answers.missing if answers else {})
        if question.way is Way.YES_NO and answers is None:
            target = replace(target, answers={spelling: code for code, spellings in _YES_NO for spelling in spellings})
        if item.kind == "two_scales":
            return
        for name in (question.code, *question.names):
            self.targets.setdefault(name, target)
        for name, answer in question.parts.items():
            if answer in target.answers:
                self.targets.setdefault(name, replace(target, part=str(target.answers[answer])))
            elif answer in target.missing:
                self.targets.setdefault(name, replace(target, reason=target.missing[answer].value))

    def _settings(self, question: Question, way: Way, choices: Sequence[Choice], notes: Notes) -> tuple[dict[str, Any], Answers | None]:
        """The item's kind and what belongs to it."""
        match way:
            case Way.ONE:
                return self._one(question, choices, notes)
            case Way.SEVERAL | Way.RANKING:
                return self._several(question, way, choices, notes)
            case Way.POINTS:
                return self._points(question, notes), None
            case Way.YES_NO:
                return {"kind": "choice", "options": self._yes_no(choices, notes)}, None
            case Way.NUMBER:
                return {**number(question, notes), "unit": self.wording.text(question.unit, notes)}, None
            case _:
                return WRITTEN[way](question, notes), None

    def _one(self, question: Question, choices: Sequence[Choice], notes: Notes) -> tuple[dict[str, Any], Answers | None]:
        answers = self.lists.one(choices, notes, name=question.list_name, scored=question.scored, other=question.other)
        if answers.kind == "options" and len(answers.options) == 1:
            return self._alone(answers, notes)
        if answers.kind == "words":
            return {"kind": "short_text", **answers.offers}, answers
        if answers.kind == "options":
            options = tuple(replace(option, exclusive=False) for option in answers.options)
            return {"kind": "choice", "options": options, **answers.offers}, answers
        return {"kind": answers.kind, "scale": answers.scale, "scored": answers.kind == "rating", **answers.offers}, answers

    def _several(self, question: Question, way: Way, choices: Sequence[Choice], notes: Notes) -> tuple[dict[str, Any], Answers | None]:
        answers = self.lists.several(choices, notes, other=question.other)
        if answers.kind == "options" and len(answers.options) == 1:
            return self._alone(answers, notes)
        if answers.kind == "words":
            return {"kind": "long_text", **answers.offers}, answers
        if way is Way.RANKING:
            return self._ranked(question, answers), answers
        edges = {name: edge for name, edge in (("minimum", question.low), ("maximum", question.high)) if edge is not None}
        limits = {name: float(edge) for name, edge in edges.items() if edge == int(edge) and 1 <= edge <= len(answers.options)}
        if len(limits) == 2 and limits["minimum"] > limits["maximum"]:
            limits = {}
        return {"kind": "choices", "options": answers.options, **limits, **answers.offers}, answers

    @staticmethod
    def _ranked(question: Question, answers: Answers) -> dict[str, Any]:
        """Options to put in order; where only the first so many get a place, that many."""
        options = tuple(replace(option, other=False, exclusive=False) for option in answers.options)
        most = question.high if question.high is not None and 1 <= question.high < len(options) else None
        return {"kind": "ranking", "options": options, **({"maximum": float(int(most))} if most else {}), **answers.offers}

    def _alone(self, answers: Answers, notes: Notes) -> tuple[dict[str, Any], Answers]:
        """A list of a single answer, which one takes or not: yes or no."""
        notes.changed(msg("There was a single answer, to be taken or not. Here people choose it or “no”."))
        no = replace(self._yes_no((), Notes())[1], code="no" if answers.options[0].code != "no" else "no_2")
        return {"kind": "choice", "options": (replace(answers.options[0], other=False, exclusive=False), no), **answers.offers}, answers

    def _yes_no(self, choices: Sequence[Choice], notes: Notes) -> tuple[Option, ...]:
        """Yes and no in every language; `choices` may bring their own words for them."""
        own = {choice.code: choice.label for choice in choices}
        words = {
            name: self.wording.text(own.get(name, NO_WORDS), notes) or lexicon.text(name, self.wording.languages) for name, _ in _YES_NO
        }
        return tuple(Option(name, label) for name, label in words.items())

    def _points(self, question: Question, notes: Notes) -> dict[str, Any]:
        low, high = question.low or 0.0, question.high if question.high is not None else 10.0
        whole = low == int(low) and high == int(high) and 0 <= low < high <= 250
        ends = (question.low_label, question.high_label)
        if not whole:
            return self._written(question, low, high, notes)
        if high - low + 1 > _MOST_STEPS:
            return {"kind": "slider", "scale": self.lists.of_line(int(low), int(high), ends, question.list_name, notes)}
        scale = self.lists.of_points(int(low), int(high), ends, question.list_name, notes)
        if (low, high) == (0, 10):
            return {"kind": "zero_to_ten", "scale": scale}
        return {"kind": "rating", "scale": scale, "scored": True}

    def _written(self, question: Question, low: float, high: float, notes: Notes) -> dict[str, Any]:
        """A line that ours cannot hold, below 0 or with parts of numbers: people write the number."""
        for edge, words in ((low, question.low_label), (high, question.high_label)):
            if label := self.wording.raw(words):
                notes.left(msg("Words at an end of the scale have no place beside a number to write."), f"{edge:g} = {label}")
        notes.changed(msg("People write the number instead of pointing at it."))
        return number(replace(question, low=min(low, high), high=max(low, high)), notes)

    def _say_lost(self, question: Question, notes: Notes) -> None:
        words = [text for text in (self.wording.raw(one) for one in (question.text, question.help)) if text]
        words += [label for one in question.choices for label in self.wording.by_lang(one.label).values()]
        words += [label for one in question.rows for label in self.wording.by_lang(one.text).values()]
        all_languages = [label for one in (question.text, question.help) for label in self.wording.by_lang(one).values()]
        notes.left(
            msg("Roundtable asks nothing of this kind, so it was left out."), *dict.fromkeys((*words, *all_languages, *question.show_if))
        )


_NO_RULE = msg("Own words for a wrong answer have no place here; Roundtable says what is wrong by itself.")
