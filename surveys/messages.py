"""Sentences with parameters, translated late: the domain and the drawing name a sentence, a translator speaks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, Union

Param = Union[str, int, float, dt.date, "Message", "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in several languages, e.g. a question's wording. Keys are BCP-47 tags."""

    by_lang: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(frozenset(self.by_lang.items()))

    def __bool__(self) -> bool:
        return any(self.by_lang.values())

    def pick(self, lang: str, fallback: str = "en") -> str:
        """The text in `lang`, else in `fallback`, else in whichever language there is, else empty."""
        for tag in (lang, lang.split("-", maxsplit=1)[0], fallback):
            if self.by_lang.get(tag):
                return self.by_lang[tag]
        return next(iter(self.by_lang.values()), "")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence by its English wording (the gettext id) and its parameters, written `{name}` in the sentence.

    `plural` is the English plural, chosen by the parameter `n`.
    """

    text: str
    params: Mapping[str, Param] = field(default_factory=dict)
    plural: str = ""

    def __hash__(self) -> int:
        return hash((self.text, self.plural, frozenset(self.params.items())))


def msg(text: str, **params: Param) -> Message:
    """A message; `text` is a literal so that the catalogs' extractor finds it."""
    return Message(text, params)


def nmsg(singular: str, plural: str, n: int, **params: Param) -> Message:
    """A message whose wording depends on the count `n`, which it may print as {n}."""
    return Message(singular, {"n": n, **params}, plural)


class Translator(Protocol):
    """Speaks one language. Implemented in `surveys.translator`."""

    @property
    def lang(self) -> str: ...

    @property
    def rtl(self) -> bool: ...

    def __call__(self, message: Message) -> str:
        """The sentence in this language with its parameters filled in (plain text, not escaped)."""
        ...

    def text(self, text: Text) -> str:
        """The wording of `text` in this language or its nearest fallback."""
        ...

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with this language's digits and signs."""
        ...

    def date(self, value: dt.date) -> str:
        """A day in words."""
        ...
