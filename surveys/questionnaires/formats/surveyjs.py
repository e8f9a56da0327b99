"""SurveyJS (surveyjs.io): pages with elements, or the old list of questions; panels; texts plain or by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.formats.foreign import Form, Page, Question, Way
from surveys.questionnaires.formats.limits import DEEPEST, MOST_ROWS
from surveys.questionnaires.formats.plain import told
from surveys.questionnaires.formats.report import Line, Notes, Remark
from surveys.questionnaires.formats.surveyjs_settings import TITLES, remaining, words
from surveys.questionnaires.formats.surveyjs_types import question

_OF_SURVEY = frozenset({"pages", "elements", "questions", "title", "description", "locale"})
_OF_PAGE = frozenset({"name", "title", "description", "elements", "questions", "visibleIf", "type", "templateElements", "templateTitle"})
_WRAPPERS = ("json", "Json", "survey", "surveyJson", "content", "definition", "schema")


def read(value: Any, notes: Notes) -> Form:
    """The form. Raises Invalid where this is no SurveyJS questionnaire."""
    survey = _unwrapped(value)
    reader = _Reader(notes)
    pages = tuple(reader.pages(survey))
    locale = survey.get("locale") if isinstance(survey.get("locale"), str) else ""
    return Form(
        kind=msg("SurveyJS"),
        dialect="surveyjs",
        pages=pages,
        languages=tuple(dict.fromkeys(["", *reader.languages])),
        unnamed=str(locale or "en") if any(reader.languages) or locale else "",
        code=str(survey.get("surveyId") or "surveyjs")[:100],
        title=words(survey.get("title")),
        purpose=words(survey.get("description")),
        lines=tuple(_lines(survey)),
    )


def _unwrapped(value: Any, depth: int = 0) -> Mapping[str, Any]:
    """The questionnaire itself, out of what some tools put around it. Raises Invalid."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        if any(isinstance(value.get(name), list) for name in ("pages", "elements", "questions")):
            return value
        inner = next((value[name] for name in _WRAPPERS if isinstance(value.get(name), dict)), None)
        if inner is not None and depth < 3:
            return _unwrapped(inner, depth + 1)
    what = msg("This JSON is no questionnaire of SurveyJS: it has no pages, elements or questions.")
    raise Invalid([Problem("file", what, msg("Export the questionnaire as JSON from SurveyJS, or use another format."))])


@dataclass(slots=True)
class _Reader:
    notes: Notes
    languages: dict[str, None] = field(default_factory=dict)
    count: int = 0

    def pages(self, survey: Mapping[str, Any]) -> Iterator[Page]:
        self.gather(survey, 0)
        listed = survey.get("pages")
        pages = (
            [page for page in listed if isinstance(page, dict)]
            if isinstance(listed, list)
            else [{**survey, "title": None, "description": None}]
        )
        for number, page in enumerate(pages, 1):
            yield self.page(page, number)

    def gather(self, value: Any, depth: int) -> None:
        """The languages of every text by language, and a look at how deep and how much it is. Raises Invalid."""
        self.count += 1
        if depth > DEEPEST or self.count > 50 * MOST_ROWS:
            raise Invalid([Problem("file", msg("This is nested too deeply or far too long."), msg("Part it into several questionnaires."))])
        if isinstance(value, list):
            for one in value:
                self.gather(one, depth + 1)
        elif isinstance(value, dict):
            for name, one in value.items():
                if name in TITLES and isinstance(one, dict):
                    self.languages |= {"" if lang == "default" else str(lang): None for lang, text in one.items() if isinstance(text, str)}
                self.gather(one, depth + 1)

    def page(self, page: Mapping[str, Any], number: int) -> Page:
        notes = Notes()
        questions = [one for element in _elements(page) for one in self.questions(element, ())]
        remaining(page, _OF_PAGE if "pages" not in page and number and page.get("name") else _OF_SURVEY | _OF_PAGE, notes)
        return Page(
            place=msg("Page {n}", n=number),
            code=str(page.get("name") or ""),
            title=words(page.get("title")),
            intro=words(page.get("description")),
            questions=tuple(questions),
            show_if=_visible(page),
            remarks=notes.remarks(),
        )

    def questions(self, element: Mapping[str, Any], conditions: tuple[str, ...]) -> Iterator[Question]:
        """An element as questions; a panel as its words and all that stands in it."""
        shown = (*conditions, *_visible(element))
        if element.get("type") in {"panel", "flowpanel"}:
            yield from self.panel(element, shown, Notes())
        elif element.get("type") == "paneldynamic":
            notes = Notes()
            notes.changed(msg("In the file this part is asked several times over; here it is asked once."))
            yield from self.panel({**element, "elements": element.get("templateElements")}, shown, notes)
        else:
            yield replace(question(element), show_if=shown)

    def panel(self, panel: Mapping[str, Any], shown: tuple[str, ...], notes: Notes) -> Iterator[Question]:
        remaining(panel, _OF_PAGE, notes)
        title, described = words(panel.get("title")), words(panel.get("description"))
        name = str(panel.get("name") or "panel")
        if title or described or notes.found:
            place = msg("Panel “{name}”", name=name[:80])
            yield Question(place, name, Way.NOTE, title, described, show_if=shown, remarks=notes.remarks())
        for element in _elements(panel):
            yield from self.questions(element, shown)


def _elements(page: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found: list[Any] = next((page[name] for name in ("elements", "questions") if isinstance(page.get(name), list)), [])
    return [element for element in found if isinstance(element, dict)]


def _visible(element: Mapping[str, Any]) -> tuple[str, ...]:
    condition = element.get("visibleIf")
    return (condition,) if isinstance(condition, str) and condition.strip() else ()


def _lines(survey: Mapping[str, Any]) -> Iterator[Line]:
    """The words around the questions, and what else the survey has."""
    around = (words(value) for name, value in survey.items() if name in TITLES - _OF_SURVEY)
    texts = [text for by_lang in around for source in by_lang.values() for text in told(source)]
    if texts:
        what = msg("These words have no place of their own here.")
        yield Line(msg("Words around the questionnaire"), "", None, (), (Remark(what, tuple(texts), left=True),))
    notes = Notes()
    remaining(survey, _OF_SURVEY | TITLES, notes)
    if notes.found:
        yield Line(msg("Settings"), "", None, (), notes.remarks())
