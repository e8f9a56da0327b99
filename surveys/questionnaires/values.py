"""What a questionnaire is: frozen values and nothing else. Read from TOML by `reading`, checked by `checking`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from surveys.messages import Text

Value: TypeAlias = int | float | str | tuple[str | int, ...]


class Missing(StrEnum):
    """Why there is no answer. None of the five is ever scored (statistics.md 2.2)."""

    SKIPPED = "skipped"
    UNKNOWN = "unknown"
    INAPPLICABLE = "inapplicable"
    DECLINED = "declined"
    UNSHOWN = "unshown"


class About(StrEnum):
    """Whom a two-sided item speaks of."""

    OWN = "own"
    OTHER = "other"
    TOGETHER = "together"


class Headline(StrEnum):
    QUALITY = "quality"
    RESULTS = "results"


class Mode(StrEnum):
    """How answers are protected after sealing."""

    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"
    ATTRIBUTED = "attributed"
    POSITION = "organisation_position"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person gave for one item: a value, or the reason why there is none.

    Values by kind: rating, zero_to_ten, slider: int; choice: option code (str); choices: tuple of option codes; number: float; date: str
    (2026-11-21); short_text, long_text: str; kinds of several parts: a tuple with a whole number or the word of a `Missing` for each.
    `other` is the text beside the option "other", or beside a rating.
    """

    value: Value | None = None
    missing: Missing | None = None
    other: str = ""


Answers: TypeAlias = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a scale."""

    value: int
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps from `low` to `high`; the ends are defined here and never taken from the data (statistics.md 2.1)."""

    code: str
    points: tuple[Point, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    label: Text
    other: bool = False
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a set of items measures; belongs to a headline or, with None, to neither. `frames`: see `surveys.questionnaires.frames`."""

    code: str
    name: Text
    headline: Headline | None = None
    frames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of an answer beside others, as a condition; `message` is said where it does not (empty: a sentence of ours)."""

    holds: str
    message: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Wording:
    """How some groups are asked the same question: its text, and its help where that differs (empty: as for everybody)."""

    groups: tuple[str, ...]
    text: Text
    help: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Recording:
    """A question as it can be heard in one language. `sound`: the name of what was recorded (`surveys.workshop.sounds`); `words`: how the
    question read then."""

    lang: str
    sound: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `code` is stable for ever; `sense` rises only when the meaning changes. `message`: what is said to an answer beyond
    the item's limits (`minimum` … `pattern`, `earliest`, `latest`; these two are days as 2026-11-21). `ask_again`: who leaves it out is
    asked once more, and may go on without. `comment`: words may stand beside the answer; the answers that open the box for them, () for
    the usual ones (`asking.commenting`). `partners`: those that it asks about, once the questionnaire is fitted to its partnership.
    `pictures`: a drawing stands beside each of the three steps of its scale. `credit`: the group that proposed it.
    `recordings`: how it sounds."""

    code: str
    kind: str
    text: Text
    sense: int = 1
    help: Text = field(default_factory=Text)
    scale: str = ""
    options: tuple[Option, ...] = ()
    core: bool = False
    about: About | None = None
    pair: str = ""
    reverse: bool = False
    required: bool = False
    ask_again: bool = False
    inapplicable: bool = False
    unknown: bool = False
    declinable: bool = False
    show_if: str = ""
    groups: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    decimals: int = 0
    unit: Text = field(default_factory=Text)
    longest: int = 0
    shortest: int = 0
    pattern: str = ""
    message: Text = field(default_factory=Text)
    rules: tuple[Rule, ...] = ()
    comment: tuple[int, ...] | None = None
    scored: bool = True
    frames: tuple[str, ...] = ()
    dimension: str = ""
    ask: Text = field(default_factory=Text)
    second_ask: Text = field(default_factory=Text)
    second_scale: str = ""
    wordings: tuple[Wording, ...] = ()
    total: int = 0
    grid: str = ""
    credit: str = ""
    earliest: str = ""
    latest: str = ""
    partners: tuple[Option, ...] = ()
    pictures: bool = False
    recordings: tuple[Recording, ...] = ()

    @property
    def scales(self) -> frozenset[str]:
        """The codes of the scales that it is answered on."""
        return frozenset({self.scale, self.second_scale} - {""})


@dataclass(frozen=True, slots=True)
class Grid:
    """The heading of a table of ratings (`surveys.questionnaires.grids`)."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Section:
    """One page. Its items belong to `dimension` (empty: none), save those that name their own. `each`: "objective" for a page that is
    asked for each objective of the partnership; `objective` and `subject`: the id and the words of the one that it is
    about, once the questionnaire is fitted to its partnership (`fitting`). `personal`: a page about the person who answers, which nothing
    else may be compared with (`personal`)."""

    code: str
    title: Text
    items: tuple[Item, ...]
    dimension: str = ""
    intro: Text = field(default_factory=Text)
    show_if: str = ""
    each: str = ""
    objective: str = ""
    subject: str = ""
    grids: tuple[Grid, ...] = ()
    personal: bool = False

    def dimension_of(self, item: Item) -> str:
        """The code of the dimension that an item of this section belongs to: its own, or the section's; empty for none."""
        return item.dimension or self.dimension


@dataclass(frozen=True, slots=True)
class ShortPage:
    """A page of the short form in which the core items of several `sections` (codes) are asked together. Without an intro of its own it
    has that of the first."""

    code: str
    title: Text
    sections: tuple[str, ...]
    intro: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why something that `linting` remarks is meant as it is. `place` and `rule`: those of the remark; `reason`: the author's, one line."""

    place: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A whole questionnaire, every language in it.

    For those who choose one: `purpose`, `when` in a partnership's life, `who` answers, `scoring` in words, and the `frames` it speaks to.
    `short`: how `trimming` joins its sections. `excused`: what its author answers to remarks.
    """

    code: str
    version: int
    title: Text
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    scales: tuple[Scale, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    purpose: Text = field(default_factory=Text)
    minutes: int = 0
    mode: Mode = Mode.ANONYMOUS
    source: str = ""
    when: Text = field(default_factory=Text)
    who: Text = field(default_factory=Text)
    scoring: Text = field(default_factory=Text)
    frames: tuple[str, ...] = ()
    short: tuple[ShortPage, ...] = ()
    excused: tuple[Excuse, ...] = ()

    def items(self) -> Iterator[Item]:
        for section in self.sections:
            yield from section.items

    def items_of(self, dimension: str) -> Iterator[Item]:
        """The items that belong to a dimension, scored or not."""
        for section in self.sections:
            yield from (item for item in section.items if section.dimension_of(item) == dimension)

    def item(self, code: str) -> Item:
        """The item with this code. Raises KeyError."""
        for item in self.items():
            if item.code == code:
                return item
        raise KeyError(code)

    def scale(self, code: str) -> Scale:
        """The scale with this code. Raises KeyError."""
        for scale in self.scales:
            if scale.code == code:
                return scale
        raise KeyError(code)

    def dimension(self, code: str) -> Dimension:
        """The dimension with this code. Raises KeyError."""
        for dimension in self.dimensions:
            if dimension.code == code:
                return dimension
        raise KeyError(code)
