"""From the tables of a TOML file to a questionnaire. Notes every problem on the way; `rules` then judges the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from surveys.errors import Problem
from surveys.messages import msg
from surveys.questionnaires.fields import Fields
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.lines import Lines
from surveys.questionnaires.parsing import LONGEST as LONGEST_CONDITION
from surveys.questionnaires.patterns import LONGEST as LONGEST_PATTERN
from surveys.questionnaires.values import (
    About,
    Dimension,
    Excuse,
    Grid,
    Headline,
    Item,
    Mode,
    Option,
    Point,
    Questionnaire,
    Rule,
    Scale,
    Section,
    ShortPage,
    Wording,
)

MOST_SECTIONS, MOST_ITEMS, MOST_LANGUAGES, MOST_DIMENSIONS, MOST_OPTIONS, MOST_POINTS = 100, 200, 40, 100, 59, 101
MOST_RULES = 10
MOST_WORDINGS = 20
LONGEST_SUBJECT = 5000
LONGEST_CREDIT = 300
EACH = ("none", "objective")
MOST_EXCUSES = 500
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_OF_EVERY_ITEM = frozenset(
    {"code", "kind", "text", "help", "sense", "core", "show_if", "groups", "frames", "dimension", "wordings", "credit"}
)
OF_QUESTIONS = frozenset({"required", "ask_again", "unknown", "inapplicable", "declinable", "message", "rules"})


class Builder:
    """Builds one questionnaire from one file. `places` says, for "item A1.1" and the like, where it stands."""

    def __init__(self, source: str, name: str) -> None:
        self.name = name
        self.lines = Lines(source)
        self.problems: list[Problem] = []
        self.places: dict[str, str] = {}
        self.languages: tuple[str, ...] = ()
        self.defaults: dict[str, dict[str, Any]] = {}

    def build(self, table: Mapping[str, Any]) -> Questionnaire:
        top = Fields(table, self.name, self.problems)
        self.languages = top.languages = self._languages(top)
        self.defaults = self._defaults(top)
        questionnaire = Questionnaire(
            code=top.code(),
            version=top.whole("version", 1, 1, 10_000),
            title=top.text("title", needed=True),
            languages=self.languages,
            purpose=top.text("purpose"),
            minutes=top.whole("minutes", 0, 0, 240),
            mode=Mode(top.one_of("mode", [mode.value for mode in Mode], Mode.ANONYMOUS.value)),
            source=top.line("source"),
            when=top.text("when"),
            who=top.text("who"),
            scoring=top.text("scoring"),
            frames=top.words("frames"),
            scales=tuple(self._scale(code, scale) for code, scale in top.tables_by_name("scales").items()),
            dimensions=tuple(self._dimension(place, one) for place, one in enumerate(top.tables("dimensions", MOST_DIMENSIONS), 1)),
            sections=tuple(self._section(place, section) for place, section in enumerate(top.tables("sections", MOST_SECTIONS))),
            short=tuple(self._short_page(place, page) for place, page in enumerate(top.tables("short", MOST_SECTIONS), 1)),
            excused=tuple(self._excuse(place, one) for place, one in enumerate(top.tables("excused", MOST_EXCUSES), 1)),
        )
        top.finish()
        self._refuse_doubles(questionnaire)
        return questionnaire

    def _languages(self, top: Fields) -> tuple[str, ...]:
        languages = top.words("languages")
        if not languages or len(languages) > MOST_LANGUAGES or not all(map(LANGUAGE.fullmatch, languages)):
            top.wrong(
                "languages",
                msg("The languages are missing or not language tags."),
                msg("List at least one, for example: {example}", example='languages = ["en", "pt-BR"]'),
            )
        return tuple(filter(LANGUAGE.fullmatch, languages))[:MOST_LANGUAGES]

    def _defaults(self, top: Fields) -> dict[str, dict[str, Any]]:
        defaults = top.tables_by_name("defaults")
        for kind, table in defaults.items():
            fields = Fields(table, f"{self.name}, defaults {kind[:40]}", self.problems)
            if kind not in KINDS:
                fields.wrong("", msg("This kind of question is not known."), msg("Choose from: {names}.", names=", ".join(KINDS)))
                continue
            fields.known = {*KINDS[kind].settings, *OF_QUESTIONS} - {"options", "pair", "about", "grid"}
            fields.finish()
        return {kind: table for kind, table in defaults.items() if kind in KINDS}

    def _fields(self, table: Mapping[str, Any], what: str, line: int = 0) -> Fields:
        place = f"{self.name}, line {line}, {what}" if line else f"{self.name}, {what}"
        self.places.setdefault(what, place)
        return Fields(table, place, self.problems, self.languages)

    def _scale(self, code: str, table: Mapping[str, Any]) -> Scale:
        fields = self._fields(table, f"scale {code[:60]}")
        Fields({"code": code}, fields.place, self.problems).code()
        points = tuple(self._point(fields, place, point) for place, point in enumerate(fields.tables("points", MOST_POINTS), 1))
        scale = Scale(code, points, low=fields.whole("low", -1, 0, 250), high=fields.whole("high", -1, 0, 250))
        for key in ("low", "high"):
            if key not in table:
                fields.wrong(key, msg("The scale does not say where it ends."), msg("Give both: low = 1 and high = 5."))
        fields.finish()
        return scale

    def _point(self, scale: Fields, place: int, table: Mapping[str, Any]) -> Point:
        fields = Fields(table, f"{scale.place}, point {place}", self.problems, self.languages)
        if "value" not in table:
            fields.wrong("value", msg("This is missing."), msg("Give the step’s number, for example value = 1."))
        point = Point(fields.whole("value", 0, 0, 250), fields.text("label", needed=True))
        fields.finish()
        return point

    def _dimension(self, place: int, table: Mapping[str, Any]) -> Dimension:
        fields = self._fields(table, f"dimension {table.get('code', place)}"[:60])
        headline = fields.one_of("headline", [*(one.value for one in Headline), "none"], "none")
        named = None if headline == "none" else Headline(headline)
        dimension = Dimension(fields.code(), fields.text("name", needed=True), named, fields.words("frames"))
        fields.finish()
        return dimension

    def _section(self, place: int, table: Mapping[str, Any]) -> Section:
        fields = self._fields(table, f"section {table.get('code', place + 1)}"[:60], self.lines.section(place))
        dimension, scale = fields.name("dimension"), fields.name("scale")
        items = fields.tables("items", MOST_ITEMS)
        section = Section(
            code=fields.code(),
            title=fields.text("title", needed=True),
            items=tuple(self._item(place, number, item, scale, dimension) for number, item in enumerate(items)),
            dimension=dimension,
            intro=fields.text("intro"),
            show_if=fields.line("show_if", LONGEST_CONDITION),
            each=fields.one_of("each", EACH, "none").replace("none", ""),
            objective=fields.name("objective"),
            subject=fields.line("subject", LONGEST_SUBJECT),
            personal=fields.flag("personal"),
            grids=tuple(self._grid(fields, place, grid) for place, grid in enumerate(fields.tables("grids", MOST_ITEMS), 1)),
        )
        if not items:
            fields.wrong("items", msg("This section has no questions."), msg("Add one under a line [[sections.items]]."))
        fields.finish()
        return section

    def _excuse(self, place: int, table: Mapping[str, Any]) -> Excuse:
        fields = self._fields(table, f"excuse {place}")
        excuse = Excuse(fields.line("place", 200), fields.line("rule", 40), fields.line("reason"))
        for key in ("place", "rule", "reason"):
            if not table.get(key):
                fields.wrong(key, msg("This is missing."), msg("Say what is meant as it is, and why."))
        fields.finish()
        return excuse

    def _grid(self, section: Fields, place: int, table: Mapping[str, Any]) -> Grid:
        fields = Fields(table, f"{section.place}, grid {table.get('code', place)}"[:200], self.problems, self.languages)
        grid = Grid(fields.code(), fields.text("text", needed=True))
        fields.finish()
        return grid

    def _short_page(self, place: int, table: Mapping[str, Any]) -> ShortPage:
        fields = self._fields(table, f"short page {table.get('code', place)}"[:60])
        page = ShortPage(fields.code(), fields.text("title", needed=True), fields.words("sections"), fields.text("intro"))
        fields.finish()
        return page

    def _item(self, section: int, place: int, table: Mapping[str, Any], scale: str, dimension: str) -> Item:
        what = f"item {table['code']}"[:60] if "code" in table else f"section {section + 1}, item {place + 1}"
        kind = table.get("kind")
        usual = dict(self.defaults.get(kind, {})) if isinstance(kind, str) else {}
        if scale and kind == "rating":
            usual["scale"] = scale
        fields = self._fields({**usual, **table}, what, self.lines.item(section, place))
        item = self._read_item(fields, dimension)
        self._refuse_strange_settings(fields, item.kind)
        return item

    def _read_item(self, fields: Fields, dimension: str) -> Item:
        kind = fields.one_of("kind", KINDS) or "statement"
        own = fields.name("dimension")
        return Item(
            code=fields.code(),
            kind=kind,
            text=fields.text("text", needed=True),
            sense=fields.whole("sense", 1, 1, 1000),
            help=fields.text("help"),
            scale=fields.name("scale"),
            options=tuple(self._option(fields, place, one) for place, one in enumerate(fields.tables("options", MOST_OPTIONS), 1)),
            core=fields.flag("core"),
            about=_about(fields),
            pair=fields.name("pair"),
            reverse=fields.flag("reverse"),
            required=fields.flag("required"),
            ask_again=fields.flag("ask_again"),
            inapplicable=fields.flag("inapplicable"),
            unknown=fields.flag("unknown"),
            declinable=fields.flag("declinable"),
            show_if=fields.line("show_if", LONGEST_CONDITION),
            groups=fields.words("groups"),
            minimum=fields.number("minimum"),
            maximum=fields.number("maximum"),
            decimals=fields.whole("decimals", 0, 0, 6),
            unit=fields.text("unit"),
            longest=fields.whole("longest", 0, 1, 10_000),
            shortest=fields.whole("shortest", 0, 1, 10_000),
            pattern=fields.line("pattern", LONGEST_PATTERN),
            message=fields.text("message"),
            comment=fields.steps("comment"),
            wordings=tuple(self._wording(fields, place, one) for place, one in enumerate(fields.tables("wordings", MOST_WORDINGS), 1)),
            rules=tuple(self._rule(fields, place, one) for place, one in enumerate(fields.tables("rules", MOST_RULES), 1)),
            scored=fields.flag("scored", default=KINDS[kind].scorable and bool(own or dimension)),
            frames=fields.words("frames"),
            credit=fields.line("credit", LONGEST_CREDIT),
            dimension=own,
            ask=fields.text("ask"),
            second_ask=fields.text("second_ask"),
            second_scale=fields.name("second_scale"),
            total=fields.whole("total", 0, 1, 10_000),
            grid=fields.name("grid"),
            earliest=fields.day("earliest"),
            latest=fields.day("latest"),
            pictures=fields.flag("pictures"),
            partners=tuple(self._option(fields, place, one) for place, one in enumerate(fields.tables("partners", MOST_OPTIONS), 1)),
        )

    def _option(self, item: Fields, place: int, table: Mapping[str, Any]) -> Option:
        fields = Fields(table, f"{item.place}, option {table.get('code', place)}", self.problems, self.languages)
        option = Option(fields.code(), fields.text("label", needed=True), fields.flag("other"), fields.flag("exclusive"))
        fields.finish()
        return option

    def _wording(self, item: Fields, place: int, table: Mapping[str, Any]) -> Wording:
        fields = Fields(table, f"{item.place}, wording {place}", self.problems, self.languages)
        wording = Wording(fields.words("groups"), fields.text("text", needed=True), fields.text("help"))
        if not wording.groups:
            fields.wrong(
                "groups", msg("This is missing."), msg("Name the groups, for example: {example}", example='groups = ["government"]')
            )
        fields.finish()
        return wording

    def _rule(self, item: Fields, place: int, table: Mapping[str, Any]) -> Rule:
        fields = Fields(table, f"{item.place}, rule {place}", self.problems, self.languages)
        rule = Rule(fields.line("holds", LONGEST_CONDITION), fields.text("message"))
        if not rule.holds:
            fields.wrong(
                "holds", msg("This is missing."), msg("Write what must hold, for example: {example}", example='holds = "N1 <= N2"')
            )
        fields.finish()
        return rule

    def _refuse_strange_settings(self, fields: Fields, kind: str) -> None:
        if fields.table.get("kind") != kind:
            return
        meant = (
            _OF_EVERY_ITEM
            | KINDS[kind].settings
            | KINDS[kind].settings_of_fitting
            | (OF_QUESTIONS if KINDS[kind].answered else frozenset())
        )
        for key in sorted(set(fields.table) & fields.known - meant):
            fields.wrong(key, msg("This means nothing for a question of the kind “{kind}”.", kind=kind), msg("Take it away."))
        fields.finish()

    def _refuse_doubles(self, questionnaire: Questionnaire) -> None:
        self._refuse_double("section", [*(one.code for one in questionnaire.sections), *(one.code for one in questionnaire.short)])
        self._refuse_double("item", (item.code for item in questionnaire.items()))
        self._refuse_double("dimension", (dimension.code for dimension in questionnaire.dimensions))

    def _refuse_double(self, what: str, codes: Iterable[str]) -> None:
        for code, times in Counter(codes).items():
            if code and times > 1:
                place = self.places.get(f"{what} {code}", self.name)
                self.problems.append(Problem(place, msg("This code is used {n} times.", n=times), msg("Give each its own code.")))


def _about(fields: Fields) -> About | None:
    about = fields.one_of("about", [one.value for one in About]) if "about" in fields.table else ""
    return About(about) if about else None
