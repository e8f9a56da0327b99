"""A questionnaire as LimeSurvey thinks of it: groups, questions, answers; `lss_out` and `tsv_out` write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from surveys.messages import Text, msg
from surveys.questionnaires.formats.codes import Codes
from surveys.questionnaires.formats.dialects import Dialect, Unsaid, expression_script, say
from surveys.questionnaires.formats.limesurvey import Group, Survey
from surveys.questionnaires.formats.limesurvey_values import Answer, Asked, Part
from surveys.questionnaires.formats.outgoing import (
    Lost,
    Offered,
    as_html,
    offered,
    parted,
    tabled,
    tables,
    unheld,
    unheld_of_section,
    unheld_of_whole,
)
from surveys.questionnaires.values import Grid, Item, Questionnaire, Section

SID = "900001"
_STRANGE = re.compile(r"[^A-Za-z0-9]+")
_HELD = frozenset({"help", "required", "ask_again", "minimum", "maximum", "longest", "unit", "pattern", "message", "earliest", "latest"})
_OF_LISTS = frozenset({"unknown", "inapplicable", "declinable"})
_LETTERS = {
    "slider": "K",
    "date": "D",
    "ranking": "R",
    "number": "N",
    "short_text": "S",
    "long_text": "T",
    "statement": "X",
    "choices": "M",
}
_LONGEST_TITLE, _LONGEST_ANSWER = 20, 5
_LINE, _BETWEEN = "1", "|"
"""The one line of a slider, and what parts its own words from those of its ends."""
_SPELLED = MappingProxyType({"zh": "zh-Hans"})
"""Languages that LimeSurvey calls otherwise than we do."""


def survey(questionnaire: Questionnaire) -> tuple[Survey, Lost]:
    """The questionnaire in LimeSurvey's words, and what it cannot hold."""
    lost = Lost(msg("LimeSurvey"))
    return _Writer(parted(questionnaire, lost), lost).survey(), lost


def names(questionnaire: Questionnaire) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """LimeSurvey's codes of the items, and those of their answers by item and code."""
    lost = Lost(msg("LimeSurvey"))
    writer = _Writer(parted(questionnaire, lost), lost)
    writer.name_all()
    return writer.names, writer.answers


@dataclass
class _Writer:
    questionnaire: Questionnaire
    lost: Lost
    names: dict[str, str] = field(default_factory=dict)
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    number: int = 0

    def survey(self) -> Survey:
        self.name_all()
        self.lost.of_whole(*unheld_of_whole(self.questionnaire, frozenset({"purpose"})))
        languages = [spelled(lang) for lang in self.questionnaire.languages]
        made = Survey(languages=languages, sid=SID)
        made.settings = {"sid": SID, "language": languages[0], "additional_languages": " ".join(languages[1:]), "assessments": "Y"}
        made.texts = {
            "surveyls_title": self.words(self.questionnaire.title),
            "surveyls_welcometext": self.words(self.questionnaire.purpose),
        }
        made.groups = [self.group(number, section) for number, section in enumerate(self.questionnaire.sections, 1)]
        return made

    def name_all(self) -> None:
        """LimeSurvey's codes have letters and digits only; what had to change is told."""
        titles = Codes("Q", frozenset())
        self.name_tables(titles)
        changed = []
        for item in self.questionnaire.items():
            title = titles.give(_shortened(item.code, _LONGEST_TITLE)).replace("_", "x")
            self.names[item.code] = title
            if title != item.code:
                changed.append(f"{item.code} → {title}")
            changed += self.name_answers(item)
        if changed:
            self.lost.of_whole_changed(*changed)

    def name_tables(self, titles: Codes) -> None:
        for section in self.questionnaire.sections:
            for grid, items in tables(section):
                if grid:
                    title = titles.give(_shortened(grid.code, _LONGEST_TITLE)).replace("_", "x")
                    self.tables |= dict.fromkeys((item.code for item in items), title)

    def name_answers(self, item: Item) -> Iterator[str]:
        longest = _LONGEST_TITLE if item.kind == "choices" else _LONGEST_ANSWER
        codes = Codes("A", frozenset())
        for one in offered(self.questionnaire, item):
            own = one.code if one.value is not None else codes.give(_shortened(one.code, longest, fallback=f"A{len(codes.taken) + 1}"))
            there = ("other" if item.kind == "choices" else "-oth-") if one.other else own.replace("_", "x")[:longest]
            self.answers[item.code, one.code] = there
            if there != one.code:
                yield f"{item.code}: {one.code} → {there}"

    @property
    def dialect(self) -> Dialect:
        lines = {item.code: f"{self.names[item.code]}_{_LINE}" for item in self.questionnaire.items() if item.kind == "slider"}
        rows = {code: f"{title}_{self.names[code]}" for code, title in self.tables.items()}
        return expression_script({**self.names, **lines, **rows}, self.answers)

    def group(self, number: int, section: Section) -> Group:
        asked = tables(section)
        self.lost.of_section(section, *unheld_of_section(section, tabled(asked)))
        made = Group(str(number), number, self.words(section.title), self.words(section.intro), self.shown(section.show_if, section))
        made.questions = [
            self.table(place, section, grid, items) if grid else self.asked(place, section, items[0])
            for place, (grid, items) in enumerate(asked, 1)
        ]
        return made

    def table(self, order: int, section: Section, grid: Grid, items: tuple[Item, ...]) -> Asked:
        """Rows under one heading; each may have its own condition."""
        for item in items:
            self.lost.of(item, *unheld(section, item, _HELD | _OF_LISTS | {"grid"}))
        self.number += 1
        first = items[0]
        made = Asked(str(self.number), "F", self.tables[first.code], order, self.words(grid.text), shown="1")
        made.mandatory = "Y" if first.required else "S" if first.ask_again else "N"
        made.parts = [
            Part(self.names[item.code], self.words(item.text), place, shown=self.shown(item.show_if, item))
            for place, item in enumerate(items, 1)
        ]
        made.answers = [self.answer(first, place, one) for place, one in enumerate(offered(self.questionnaire, first), 1)]
        return made

    def asked(self, order: int, section: Section, item: Item) -> Asked:
        answers = offered(self.questionnaire, item)
        self.lost.of(
            item,
            *unheld(
                section,
                item,
                _HELD | (_OF_LISTS if answers else frozenset({"decimals"})) | (frozenset() if item.comment else frozenset({"comment"})),
            ),
        )
        self.number += 1
        made = Asked(
            qid=str(self.number),
            letter=_LETTERS.get(item.kind, "T" if not answers else "L" if item.comment is None else "O"),
            title=self.names[item.code],
            order=order,
            words=self.words(item.text),
            help=self.words(item.help),
            other=any(one.other for one in answers),
            mandatory="Y" if item.required else "S" if item.ask_again else "N",
            shown=self.shown(item.show_if, item) or "1",
            preg=f"/^(?:{item.pattern})$/" if item.pattern else "",
        )
        plain = [one for one in answers if not one.other]
        if item.kind == "choices":
            made.parts = [Part(self.answers[item.code, one.code], self.words(one.label), place) for place, one in enumerate(plain, 1)]
        elif item.kind == "slider":
            made.parts = [Part(_LINE, self.ends(item), 1)]
        else:
            made.answers = [self.answer(item, place, one) for place, one in enumerate(plain, 1)]
        made.attributes = dict(self.attributes(item, answers))
        return made

    def answer(self, item: Item, place: int, one: Offered) -> Answer:
        return Answer(self.answers[item.code, one.code], self.words(one.label), place, points=str(one.value or 0))

    def ends(self, item: Item) -> dict[str, str]:
        """The words at the ends of a line, as LimeSurvey writes them: “|left|right”."""
        points = sorted(self.questionnaire.scale(item.scale).points, key=lambda point: point.value)
        first, last = (self.words(points[place].label) for place in (0, -1))
        more = [f"{point.value} = {label}" for point in points[1:-1] for label in point.label.by_lang.values()]
        self.lost.of(item, *more, why=msg("{kind} has words at the ends of a line only.", kind=self.lost.kind))
        return {lang: _BETWEEN.join(("", first[lang].replace(_BETWEEN, "/"), last[lang].replace(_BETWEEN, "/"))) for lang in first}

    def attributes(self, item: Item, answers: Sequence[Offered]) -> Iterator[tuple[tuple[str, str], str]]:
        """What LimeSurvey keeps beside a question, by name and language."""
        for other in (one for one in answers if one.other):
            yield from (((("other_replace_text"), lang), words) for lang, words in self.words(other.label).items())
            if answers and [one for one in answers if not one.missing][-1] is not other:
                self.lost.of(item, other.code, why=msg("The answer “other” moves to the end of its list."))
        yield from (((("em_validation_q_tip"), lang), words) for lang, words in self.words(item.message).items())
        alone = [self.answers[item.code, one.code] for one in answers if one.exclusive or (one.missing and item.kind == "choices")]
        limits = {
            "ranking": ("min_answers", "max_answers"),
            "choices": ("min_answers", "max_answers"),
            "number": ("min_num_value_n", "max_num_value_n"),
        }.get(item.kind, ("", ""))
        for name, edge in zip(limits, (item.minimum, item.maximum), strict=True):
            if edge is not None:
                yield (name, ""), format(edge, ".15g")
        plain = {
            "exclude_all_others": ";".join(alone),
            "maximum_chars": str(item.longest or ""),
            "num_value_int_only": "1" if item.kind == "number" and not item.decimals else "",
        }
        if item.kind == "date":
            plain |= {"date_format": "yyyy-mm-dd", "date_min": item.earliest, "date_max": item.latest}
        if item.kind == "slider":
            scale = self.questionnaire.scale(item.scale)
            plain |= {"slider_layout": "1", "slider_min": str(scale.low), "slider_max": str(scale.high), "slider_separator": _BETWEEN}
        yield from (((name, ""), value) for name, value in plain.items() if value)
        yield from (((("suffix"), lang), words) for lang, words in self.words(item.unit).items())

    def shown(self, condition: str, about: Item | Section) -> str:
        try:
            return say(condition, self.dialect, self.questionnaire)
        except Unsaid:
            words = f"show_if = {condition}"
            if isinstance(about, Item):
                self.lost.of(about, words)
            else:
                self.lost.of_section(about, words)
            return ""

    def words(self, text: Text) -> dict[str, str]:
        return {spelled(lang): as_html(words) for lang, words in text.by_lang.items()}


def spelled(lang: str) -> str:
    """LimeSurvey's name of one of our languages."""
    return _SPELLED.get(lang, lang)


def _shortened(code: str, longest: int, fallback: str = "") -> str:
    """Letters and digits only, and not too long; with a fallback, that in place of what would be cut."""
    plain = _STRANGE.sub("x", code)
    if fallback and (len(plain) > longest or plain != code):
        return fallback
    return plain[:longest]
