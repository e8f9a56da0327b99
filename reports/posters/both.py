"""Two languages for the words of one picture: each below the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from surveys.messages import Message, Text, Translator


@dataclass(frozen=True, slots=True)
class Both:
    """A translator that says things in the `first` language and, on a line of its own, in the `second`; figures and days once."""

    first: Translator
    second: Translator

    @property
    def lang(self) -> str:
        return self.first.lang

    @property
    def rtl(self) -> bool:
        return self.first.rtl

    def __call__(self, message: Message) -> str:
        return self._both(lambda say: say(message))

    def text(self, text: Text) -> str:
        return self._both(lambda say: say.text(text))

    def number(self, value: float, decimals: int = 0) -> str:
        return self.first.number(value, decimals)

    def date(self, value: dt.date) -> str:
        return self.first.date(value)

    def _both(self, said: Callable[[Translator], str]) -> str:
        one, other = said(self.first), said(self.second)
        return one if "".join(one.split()) == "".join(other.split()) else f"{one}\n{other}"
