"""A foreign form made into our questionnaire, with a line of report for each of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from surveys.errors import Invalid, Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.building import MOST_ITEMS, MOST_SECTIONS
from surveys.questionnaires.conditions import Known, check_condition
from surveys.questionnaires.expressions import Expression, codes_in
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.answering import Lists
from surveys.questionnaires.formats.asking_if import Unread
from surveys.questionnaires.formats.became import BECAME
from surveys.questionnaires.formats.codes import Codes, allowed
from surveys.questionnaires.formats.foreign import Form, Page
from surveys.questionnaires.formats.items import Made, Maker
from surveys.questionnaires.formats.report import Imported, Line, Notes
from surveys.questionnaires.formats.shown_if import translate
from surveys.questionnaires.formats.truths import Truth, joined
from surveys.questionnaires.formats.wording import wording
from surveys.questionnaires.parsing import LONGEST as LONGEST_CONDITION
from surveys.questionnaires.timing import seconds
from surveys.questionnaires.values import Dimension, Item, Questionnaire, Section
from surveys.questionnaires.writing import written


def make(form: Form, lang: str = "") -> Imported:
    """Our questionnaire and the report on it. `lang`: the language of texts that the file gives none for. Raises Invalid where nothing
    can be asked, or where there is more than a questionnaire holds."""
    return _Maker(form, lang).whole()


@dataclass(slots=True)
class _Draft:
    """A line of the report while conditions are still to be read."""

    place: Message
    begins: str
    became: Message | None
    notes: Notes
    made: list[Made] = field(default_factory=list)

    def line(self) -> Line:
        return Line(self.place, self.begins[:200], self.became, tuple(one.item.code for one in self.made), self.notes.remarks())


@dataclass(slots=True)
class _Part:
    """A section while its conditions are still to be read."""

    section: Section
    page: Page
    draft: _Draft
    drafts: list[_Draft]


class _Maker:
    def __init__(self, form: Form, lang: str) -> None:
        self.form = form
        self.wording = wording(form, lang)
        self.maker = Maker(self.wording, Lists(self.wording))
        self.codes = Codes("s", frozenset())
        self.whole_notes = Notes()
        self.emptied: list[Line] = []

    def whole(self) -> Imported:
        parts = [part for page in self.form.pages for part in self.parts(page)]
        self.refuse(parts)
        sections = self.with_conditions(parts)
        questionnaire = self.questionnaire(sections)
        lines = [line for part in parts for line in self.lines(part)]
        return Imported(questionnaire, self.form.kind, tuple(self.whole_lines(questionnaire)), (*lines, *self.emptied))

    def refuse(self, parts: Sequence[_Part]) -> None:
        if not parts:
            raise Invalid([Problem("file", msg("There is no question in this file that can be asked."), msg("Is it the right file?"))])
        if len(parts) > MOST_SECTIONS:
            what = msg("The file has more pages of questions than a questionnaire can hold: {n}.", n=len(parts))
            raise Invalid([Problem("file", what, msg("Keep at most {most}, by joining some or parting the file.", most=MOST_SECTIONS))])

    def parts(self, page: Page) -> Iterator[_Part]:
        """The page as sections, in pieces where it is too long for one; none where it asks nothing."""
        drafts = [self.draft(page, place) for place in range(len(page.questions))]
        notes = Notes()
        notes.extend(page.remarks)
        if not any(draft.made for draft in drafts):
            self.empty(page, drafts, notes)
            return
        title = self.title(page, notes)
        intro = self.wording.text(page.intro, notes)
        for number, piece in enumerate(_pieces(drafts)):
            if number:
                notes.changed(msg("The page was so long that it was parted into several."))
            items = tuple(one.item for draft in piece for one in draft.made)
            grids = tuple(dict.fromkeys(one.grid for draft in piece for one in draft.made if one.grid))
            section = Section(self.codes.give(page.code or "part"), title, items, intro=Text() if number else intro, grids=grids)
            draft = _Draft(page.place, self.wording.raw(page.title), msg("A section"), notes if not number else Notes())
            yield _Part(section, page, draft, piece)

    def draft(self, page: Page, place: int) -> _Draft:
        question = page.questions[place]
        notes = Notes()
        made = self.maker.items(question, notes)
        return _Draft(question.place, self.wording.raw(question.text) or question.code, _became(made), notes, made)

    def empty(self, page: Page, drafts: Sequence[_Draft], notes: Notes) -> None:
        words = [text for one in (page.title, page.intro) for text in self.wording.by_lang(one).values()]
        if words or page.questions:
            notes.left(msg("Nothing on this page can be asked, so it was left out."), *words)
            self.emptied.append(Line(page.place, self.wording.raw(page.title), None, (), notes.remarks()))
        self.emptied += [draft.line() for draft in drafts]

    def title(self, page: Page, notes: Notes) -> Text:
        given = self.wording.text(page.title, notes)
        if given:
            return given
        notes.changed(msg("The page has no title in the file and was given one."))
        number = len(self.codes.taken) + 1
        return Text({lang: f"{part} {number}" for lang, part in lexicon.text("part", self.wording.languages).by_lang.items()})

    def with_conditions(self, parts: Sequence[_Part]) -> list[Section]:
        """The sections with those of the file's conditions that can be said, and with a topic where there is something to average."""
        earlier: dict[str, Item] = {}
        sections = []
        for part in parts:
            show_if = self.show_if(part.page.show_if, part.draft.notes, earlier)
            items = []
            for draft in part.drafts:
                for one in draft.made:
                    items.append(replace(one.item, show_if=self.show_if(one.show_if, draft.notes, earlier)))
                    earlier[one.item.code] = one.item
            sections.append(replace(part.section, items=tuple(items), show_if=show_if))
        return [self.with_topic(*pair) for pair in zip(sections, parts, strict=True)]

    def show_if(self, conditions: tuple[str, ...], notes: Notes, earlier: Mapping[str, Item]) -> str:
        """The conditions in our language; empty where there is none or where it cannot be said, which the notes then tell."""
        truths: list[Truth] = []
        for condition in conditions:
            try:
                truths.append(translate(condition, self.form.dialect, self.maker.targets))
            except (Unread, RecursionError):
                notes.left(_NOT_TAKEN, condition)
        return self.spelled(joined(truths), conditions, notes, earlier)

    def spelled(self, truth: Truth, conditions: tuple[str, ...], notes: Notes, earlier: Mapping[str, Item]) -> str:
        if truth is True:
            return ""
        if truth is False:
            notes.changed(msg("The file never shows this. Here it is shown."), *conditions)
            return ""
        if later := set(codes_in(truth)) - earlier.keys():
            notes.left(
                msg("Its condition asks about a question that does not come before it, so everybody is asked."), *conditions, *sorted(later)
            )
            return ""
        spelled = _written(truth)
        if len(spelled) <= LONGEST_CONDITION and (not spelled or any(check_condition(spelled, Known(earlier, earlier)))):
            notes.left(_NOT_TAKEN, *conditions)
            return ""
        if len(spelled) > LONGEST_CONDITION:
            notes.left(
                msg("Its condition is longer than {longest} characters, so everybody is asked.", longest=LONGEST_CONDITION), *conditions
            )
            return ""
        return spelled

    def with_topic(self, section: Section, part: _Part) -> Section:
        if not any(item.scored for item in section.items):
            return section
        part.draft.notes.changed(msg("Its ratings are averaged into a topic of the same name, which belongs to no headline."))
        return replace(section, dimension=section.code)

    def questionnaire(self, sections: Sequence[Section]) -> Questionnaire:
        title = self.wording.text(self.form.title, self.whole_notes)
        if not title:
            self.whole_notes.changed(msg("The file has no title and was given one."))
            title = Text(dict.fromkeys(self.wording.languages, self.form.code or "Questionnaire"))
        code = allowed(self.form.code or next(iter(title.by_lang.values())), "questionnaire")
        made = Questionnaire(
            code=code,
            version=self.form.version if 1 <= self.form.version <= 10_000 else 1,
            title=title,
            languages=self.wording.languages,
            sections=tuple(sections),
            scales=tuple(self.maker.lists.scales.values()),
            dimensions=tuple(Dimension(one.dimension, one.title) for one in sections if one.dimension),
            purpose=self.wording.text(self.form.purpose, self.whole_notes),
        )
        return replace(made, minutes=min(240, max(1, round(seconds(made) / 60))))

    def whole_lines(self, questionnaire: Questionnaire) -> Iterator[Line]:
        if self.form.code and questionnaire.code != self.form.code:
            self.whole_notes.changed(msg("The questionnaire’s code was changed."), f"{self.form.code} → {questionnaire.code}")
        yield Line(
            msg("The file"), self.wording.raw(self.form.title), msg("A questionnaire"), (questionnaire.code,), self.whole_notes.remarks()
        )
        yield from self.form.lines
        yield from self.wording.lines()

    def lines(self, part: _Part) -> Iterator[Line]:
        section = part.draft.line()
        yield replace(section, items=(part.section.code,))
        yield from (draft.line() for draft in part.drafts)


def _pieces(drafts: Sequence[_Draft]) -> Iterator[list[_Draft]]:
    """Runs of drafts with no more items than a section holds. One that alone has more goes by itself and is cut."""
    piece: list[_Draft] = []
    size = 0
    for draft in drafts:
        if piece and size + len(draft.made) > MOST_ITEMS:
            yield piece
            piece, size = [], 0
        if len(draft.made) > MOST_ITEMS:
            draft.notes.left(_TOO_MANY, *(word for one in draft.made[MOST_ITEMS:] for word in one.item.text.by_lang.values()))
            del draft.made[MOST_ITEMS:]
        piece.append(draft)
        size += len(draft.made)
    if piece:
        yield piece


def _became(made: Sequence[Made]) -> Message | None:
    """What the question became: its only kind, or how many items."""
    if not made:
        return None
    kinds = [one.item.kind for one in made if one.item.kind != "statement"] or ["statement"]
    if len(made) == 1:
        return BECAME[kinds[0]]
    if len(set(kinds)) == 1:
        return msg("{kind} × {n}", kind=BECAME[kinds[0]], n=len(kinds))
    return msg("Questions of several kinds: {n}", n=len(made))


def _written(expression: Expression) -> str:
    """The condition as we write it; empty where it has words that cannot be written."""
    try:
        return written(expression)
    except Invalid:
        return ""


_NOT_TAKEN = msg("A condition could not be taken over, so everybody is asked.")
_TOO_MANY = msg("There are more lines than the {most} that a section can have; the last were left out.", most=MOST_ITEMS)
