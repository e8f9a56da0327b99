"""What people wrote, as a release holds it. Standard library only, like `values`."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.messages import Message, Text


@dataclass(frozen=True, slots=True)
class Quote:
    """One comment released under R11, with consent. `translation`, into `translated_to`, stands beside it; where too few wrote in a
    language `text` is a translation itself."""

    item: str
    text: str
    lang: str
    translation: str = ""
    translated_to: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """What several people wrote about, and how many did, in words."""

    name: Text
    amount: Message


@dataclass(frozen=True, slots=True)
class Comments:
    """What was written for one item: how many in words ("few", "several", "many"), the themes, the quotations, or why there are none; a
    `summary` by hand, in its language."""

    item: str
    text: Text
    dimension: str
    amount: Message | None
    quotes: tuple[Quote, ...] = ()
    summary: str = ""
    summary_lang: str = ""
    hidden: Message | None = None
    themes: tuple[Theme, ...] = ()
