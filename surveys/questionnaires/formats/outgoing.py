"""What every export needs: the answers of a question in one list, and what another format cannot hold."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from typing import Any

from surveys.messages import Message, Text, msg
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.codes import Codes
from surveys.questionnaires.formats.plain import plain
from surveys.questionnaires.formats.report import Line, Remark
from surveys.questionnaires.grids import runs
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Grid, Item, Missing, Questionnaire, Section

_ALWAYS = frozenset({"code", "kind", "text", "scale", "options", "show_if"})
"""Fields that each export deals with by itself."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file of another tool, and what it cannot hold."""

    source: bytes
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer that a page offers. `value`: its number where the question is a scale; `missing`: it is a reason for not answering."""

    code: str
    label: Text
    value: int | None = None
    missing: Missing | None = None
    other: bool = False
    exclusive: bool = False


@dataclass(slots=True)
class Lost:
    """Gathers what could not be held, question by question."""

    kind: Message
    lines: list[Line] = field(default_factory=list)

    def of(self, item: Item, *words: str, why: Message | None = None) -> None:
        if words:
            what = why or msg("{kind} has no place for these settings.", kind=self.kind)
            place = msg("Question {code}", code=item.code)
            begins = next(iter(item.text.by_lang.values()), "")
            self.lines.append(Line(place, begins, msg("A question"), (item.code,), (Remark(what, words, left=True),)))

    def of_whole(self, *words: str) -> None:
        if words:
            what = msg("{kind} has no place for these settings.", kind=self.kind)
            self.lines.append(Line(msg("The questionnaire"), "", msg("A questionnaire"), (), (Remark(what, words, left=True),)))

    def of_whole_changed(self, *words: str) -> None:
        remark = Remark(msg("Its codes are others there."), words)
        self.lines.append(Line(msg("The questionnaire"), "", msg("A questionnaire"), (), (remark,)))

    def of_section(self, section: Section, *words: str) -> None:
        if words:
            what = msg("{kind} has no place for these settings.", kind=self.kind)
            begins = next(iter(section.title.by_lang.values()), "")
            self.lines.append(Line(msg("A section"), begins, msg("A section"), (section.code,), (Remark(what, words, left=True),)))


def guarded(text: str) -> str:
    """The text for tools that read HTML: what would be taken for markup is written so that it is read as it stands."""
    return text if plain(text).text == text else html.escape(text, quote=False)


def as_html(text: str) -> str:
    """The text as HTML, its lines kept, and nothing in braces to be filled in."""
    return html.escape(text, quote=False).replace("\n", "<br />").replace("{", "&#123;").replace("}", "&#125;")


def offered(questionnaire: Questionnaire, item: Item) -> list[Offered]:
    """The answers in the order of the page, the reasons for not answering last. Empty where people write."""
    if item.kind == "rating":
        found = [Offered(str(point.value), point.label, point.value) for point in questionnaire.scale(item.scale).points]
    elif item.kind == "zero_to_ten":
        found = _zero_to_ten(questionnaire, item)
    elif item.kind == "points":
        return []
    else:
        found = [Offered(one.code, one.label, other=one.other, exclusive=one.exclusive) for one in item.options]
    return [*found, *_reasons(questionnaire, item, {one.code for one in found})] if found else []


def _zero_to_ten(questionnaire: Questionnaire, item: Item) -> list[Offered]:
    named = {point.value: point.label for point in questionnaire.scale(item.scale).points} if item.scale else {}
    plain = [Text(dict.fromkeys(questionnaire.languages, str(value))) for value in range(11)]
    return [Offered(str(value), named.get(value, plain[value]), value) for value in range(11)]


def _reasons(questionnaire: Questionnaire, item: Item, taken: set[str]) -> Iterator[Offered]:
    codes = Codes("o", frozenset(), set(taken))
    for reason in reasons(item):
        yield Offered(codes.give(reason.value), lexicon.text(reason.value, questionnaire.languages), missing=reason)


def reasons(item: Item) -> tuple[Missing, ...]:
    """The reasons for not answering that the question offers by themselves."""
    offers = ((Missing.UNKNOWN, item.unknown), (Missing.INAPPLICABLE, item.inapplicable), (Missing.DECLINED, item.declinable))
    return tuple(reason for reason, offer in offers if offer)


def parted(questionnaire: Questionnaire, lost: Lost) -> Questionnaire:
    """The questionnaire with each question on two scales asked as ratings, one for each, for tools that have no such question; those about
    each partner too, where the partners are known."""
    several = {item.code: _apart(questionnaire, item) for item in questionnaire.items() if item.kind in ("two_scales", "relationship")}
    if not several:
        return questionnaire
    for item in (questionnaire.item(code) for code in several):
        lost.of(item, *_told(item, several[item.code]), why=_why(item, lost.kind))
    parts = ((section, (part for item in section.items for part in several.get(item.code, (item,)))) for section in questionnaire.sections)
    return replace(questionnaire, sections=tuple(replace(section, items=tuple(items)) for section, items in parts))


def _why(item: Item, kind: Message) -> Message:
    if item.kind == "two_scales":
        return msg("It is asked as two questions, one for each scale.")
    if item.partners:
        return msg("It is asked as two questions for each partner.")
    return msg("{kind} cannot list the partners of a partnership, so the question was left out.", kind=kind)


def _told(item: Item, made: tuple[Item, ...]) -> tuple[str, ...]:
    """The codes of the questions that it became, or its words where it became none."""
    if made:
        return (", ".join(one.code for one in made),)
    return tuple(words for text in (item.text, item.ask, item.second_ask) for words in text.by_lang.values())


def _apart(questionnaire: Questionnaire, item: Item) -> tuple[Item, ...]:
    plain = replace(item, kind="rating", ask=Text(), second_ask=Text(), second_scale="", scored=False, partners=())
    of_whom = [partner.label for partner in item.partners] if item.kind == "relationship" else [item.text]
    asked = [(whom, ask, scale) for whom in of_whom for ask, scale in ((item.ask, item.scale), (item.second_ask, item.second_scale))]
    texts = [Text({lang: f"{whom.pick(lang)} – {ask.by_lang[lang]}" for lang in questionnaire.languages}) for whom, ask, _ in asked]
    codes = [item.code if number == 1 else f"{item.code}_{number}"[-40:] for number in range(1, len(asked) + 1)]
    return tuple(replace(plain, code=code, text=text, scale=scale) for code, text, (_, _, scale) in zip(codes, texts, asked, strict=True))


def unheld(section: Section, item: Item, held: frozenset[str]) -> list[str]:
    """The settings of an item, beyond the usual, for which a format that holds these fields has no place: "core = true"."""
    words = [f"{name} = {_spelled(value)}" for name, value in _unusual(item) if name not in _ALWAYS | held and name != "scored"]
    usual = KINDS[item.kind].scorable and bool(section.dimension_of(item))
    return words if item.scored is usual else [*words, f"scored = {_spelled(item.scored)}"]


def unheld_of_section(section: Section, tabled: Collection[str] = ()) -> list[str]:
    """The same of a page: no other tool has a place for more than its words, its condition and the tables with these codes."""
    known = {"code", "title", "items", "intro", "show_if"}
    rest = replace(section, grids=tuple(grid for grid in section.grids if grid.code not in tabled))
    return [f"{name} = {_spelled(value)}" for name, value in _unusual(rest) if name not in known]


Asked = tuple[Grid | None, tuple[Item, ...]]


def tables(section: Section, *, alike: bool = False, apart: Collection[str] = ()) -> list[Asked]:
    """The section's questions in order, those in a row of a table together with its heading; one by one where another tool's table has no
    place for what a row has. `alike`: its rows must be shown together; `apart`: the codes of questions that are in no table."""
    headings = {grid.code: grid for grid in section.grids}
    found: list[Asked] = []
    for code, rows in runs(section.items):
        fits = code and len(rows) > 1 and not set(apart).intersection(row.code for row in rows) and _fit(rows, alike=alike)
        found += [(headings.get(code, Grid(code, Text())), rows)] if fits else [(None, (row,)) for row in rows]
    return found


def tabled(asked: Sequence[Asked]) -> frozenset[str]:
    """The codes of the tables among them."""
    return frozenset(grid.code for grid, _ in asked if grid)


def _fit(rows: Sequence[Item], *, alike: bool) -> bool:
    plain = all(not row.help and not row.message and not row.wordings and row.comment is None for row in rows)
    return plain and len({(row.required, row.ask_again, row.show_if if alike else "") for row in rows}) == 1


def unheld_of_whole(questionnaire: Questionnaire, held: frozenset[str]) -> list[str]:
    """The same of the questionnaire itself and its dimensions."""
    known = frozenset({"code", "version", "title", "languages", "sections", "scales", "dimensions", "minutes"}) | held
    words = [f"{name} = {_spelled(value)}" for name, value in _unusual(questionnaire) if name not in known]
    return [*words, *(f"dimension {one.code}: {_spelled(one.name)}" for one in questionnaire.dimensions)]


def _unusual(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields that are not at their default."""
    for one in fields(value):
        usual = one.default if one.default is not MISSING else one.default_factory() if one.default_factory is not MISSING else MISSING
        given = getattr(value, one.name)
        if given != usual:
            yield one.name, given


_NAMES = ("value", "holds", "code", "lang")
"""By which of its fields a thing is named: a choice, a rule, a wording, a recording."""


def _spelled(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Grid():
            return f"{value.code}: {_spelled(value.text)}"
        case Text():
            return " | ".join(value.by_lang.values())
        case tuple():
            return ", ".join(map(_spelled, value)) or "true"
        case _:
            return next((str(named) for name in _NAMES if (named := getattr(value, name, None))), str(value))
