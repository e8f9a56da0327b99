"""What a document says of itself: on its pages' heads and feet, and in its properties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from reports.lettering.shaping import one_line


def bare_page_number(page: int, pages: int) -> str:
    """A page's place without a word of any language."""
    return f"{page} / {pages}"


@dataclass(frozen=True, slots=True)
class Meta:
    """Every text is ready to print, in `lang`. `running_head` (the partnership) stands opposite the section's name; the foot holds
    `released` (the release date in words), `disclosure` (who may see it), and the page by `page_of`, e.g. "page 3 of 20". `draft`: a word
    across every page. `beside`: the same in a second language, for sheets that hold two."""

    title: str
    lang: str
    subject: str = ""
    running_head: str = ""
    released: str = ""
    disclosure: str = ""
    author: str = ""
    keywords: str = ""
    paper: str = "A4"
    draft: str = ""
    page_of: Callable[[int, int], str] = bare_page_number
    beside: Meta | None = None

    @property
    def both(self) -> tuple[Meta, ...]:
        """In each language."""
        return (self, self.beside) if self.beside else (self,)

    def plain(self) -> Meta:
        """The same with every text fit for print and for properties."""
        texts: dict[str, Any] = {one.name: one_line(value) for one in fields(self) if isinstance(value := getattr(self, one.name), str)}
        return replace(self, **texts, beside=self.beside.plain() if self.beside else None)
