"""Fields that read what people type: numbers in any digits, days, plain lists of choices."""

from __future__ import annotations

import math

from wtforms import BooleanField, DateField, FileField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.widgets import CheckboxInput, ListWidget

from app.speaking import translate
from surveys.messages import Message

SEPARATORS = str.maketrans({"٫": ".", "٬": "", "\u00a0": "", "\u202f": "", " ": ""})

__all__ = [
    "BooleanField",
    "CheckBoxes",
    "DayField",
    "FigureField",
    "FileField",
    "RadioField",
    "SelectField",
    "StringField",
    "TextAreaField",
    "chosen_from",
    "figure",
]


def figure(text: str) -> float | None:
    """A number typed with Western or Arabic-Indic digits, comma or point; None for nothing, NaN for what is no number or has no end."""
    plain = text.translate(SEPARATORS)
    plain = plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain.replace(",", "")
    if not plain:
        return None
    try:
        number = float(plain)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


class FigureField(StringField):
    """A number in a text box, so that every keyboard and script can write it."""

    def _value(self) -> str:
        return self.data if isinstance(self.data, str) else "" if self.data is None else f"{self.data:.15g}"

    @property
    def figure(self) -> float | None:
        return figure(self._value())

    @property
    def whole(self) -> int:
        """The number if it is a whole one; -1 for anything else, which no rule accepts."""
        value = self.figure
        return int(value) if value is not None and value.is_integer() else -1


class DayField(DateField):
    """A day; left empty it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist and not valuelist[0].strip():
            self.data = None
            return
        super().process_formdata(valuelist)


class CheckBoxes(SelectMultipleField):
    """Several choices as a list of boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def chosen_from(words: dict[str, Message]) -> list[tuple[str, str]]:
    """Choices in the language of the page."""
    return [(value, translate(label)) for value, label in words.items()]
