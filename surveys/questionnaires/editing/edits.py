"""What can be done to a questionnaire that is being made, each as a frozen value. `applying` carries them out, `telling` says them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union

from surveys.messages import Text
from surveys.questionnaires.values import Dimension, Excuse, Item, Mode, Questionnaire, Scale, Section


@dataclass(frozen=True, slots=True)
class Heading:
    """What a questionnaire says about itself to those who choose it and those who answer it."""

    title: Text
    purpose: Text = field(default_factory=Text)
    when: Text = field(default_factory=Text)
    who: Text = field(default_factory=Text)
    scoring: Text = field(default_factory=Text)
    mode: Mode = Mode.ANONYMOUS
    source: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class PutHeading:
    heading: Heading


@dataclass(frozen=True, slots=True)
class AddItem:
    """`before`: the code of the item that it stands before; empty: at the end of the section."""

    section: str
    item: Item
    before: str = ""


@dataclass(frozen=True, slots=True)
class PutItem:
    """`item` in the place of the one called `code`. A new code is followed by every condition that asks about it."""

    code: str
    item: Item


@dataclass(frozen=True, slots=True)
class MoveItem:
    code: str
    section: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class RemoveItems:
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeItems:
    """Questions of another questionnaire with their scales and dimensions, as they are there. `section`: where to put those whose own
    section is not here; empty: their sections come along."""

    source: Questionnaire
    codes: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class AddSection:
    section: Section
    before: str = ""


@dataclass(frozen=True, slots=True)
class PutSection:
    """Everything about a section but its items."""

    code: str
    section: Section


@dataclass(frozen=True, slots=True)
class MoveSection:
    code: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class RemoveSection:
    """With its items."""

    code: str


@dataclass(frozen=True, slots=True)
class PutScale:
    """Without a code: one more."""

    scale: Scale
    code: str = ""


@dataclass(frozen=True, slots=True)
class RemoveScale:
    code: str


@dataclass(frozen=True, slots=True)
class PutDimension:
    """Without a code: one more."""

    dimension: Dimension
    code: str = ""


@dataclass(frozen=True, slots=True)
class RemoveDimension:
    code: str


@dataclass(frozen=True, slots=True)
class AddLanguage:
    lang: str


@dataclass(frozen=True, slots=True)
class PutFirst:
    """The language that the others are translated from."""

    lang: str


@dataclass(frozen=True, slots=True)
class RemoveLanguage:
    """With every wording in it."""

    lang: str


@dataclass(frozen=True, slots=True)
class Word:
    """Wordings in one language, by the keys of `texts`."""

    lang: str
    wordings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PutExcuse:
    """Something that was remarked is meant as it is; it replaces an earlier answer to the same remark."""

    excuse: Excuse


@dataclass(frozen=True, slots=True)
class RemoveExcuse:
    place: str
    rule: str


@dataclass(frozen=True, slots=True)
class Many:
    """Several edits as one step, which is undone as one."""

    edits: tuple[Edit, ...]


Edit: TypeAlias = Union[
    PutHeading,
    AddItem,
    PutItem,
    MoveItem,
    RemoveItems,
    TakeItems,
    AddSection,
    PutSection,
    MoveSection,
    RemoveSection,
    PutScale,
    RemoveScale,
    PutDimension,
    RemoveDimension,
    AddLanguage,
    PutFirst,
    RemoveLanguage,
    Word,
    PutExcuse,
    RemoveExcuse,
    Many,
]
