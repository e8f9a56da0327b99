"""Several texts as one: parted as their language parts them, and each with a direction of its own."""

from __future__ import annotations

from collections.abc import Iterable

from reports.lettering.levels import strong
from surveys.translator import direction

COMMAS = {"ar": "، ", "fa": "، ", "ur": "، ", "zh": "、", "ja": "、"}
SEMICOLONS = {"fr": "\u00a0; ", "ar": "؛ ", "fa": "؛ ", "ur": "؛ ", "zh": "；", "ja": "；"}
DOT, SLASH = " · ", " / "
FROM_RIGHT, FIRST_LETTER, TURN = "\u2067", "\u2068", "\u200f"
"""What opens an isolate that runs from the right, or as its first letter does; a letter without shape that runs from the right."""
STAYS = "\u200e"
"""A mark that keeps what stands at the ends of Latin words, such as a full stop, on the side where they have it."""


def enumerated(parts: Iterable[str], lang: str) -> str:
    """ "a, b, c" as the language writes it."""
    return _joined(COMMAS.get(_language(lang), ", "), parts, lang)


def listed(parts: Iterable[str], lang: str) -> str:
    """Several sentences or descriptions as one text: "a; b; c."; what ended a sentence within it is left out."""
    *others, last = [*parts] or [""]
    return _joined(SEMICOLONS.get(_language(lang), "; "), (*(part.rstrip(".。") for part in others), last), lang)


def dotted(parts: Iterable[str], lang: str) -> str:
    """What stands beside each other with dots between, without what is empty."""
    return _joined(DOT, filter(None, parts), lang)


def apart(parts: Iterable[str]) -> str:
    """The same in several languages on one line, each in a direction of its own."""
    found = [part for part in dict.fromkeys(parts) if part]
    return found[0] if len(found) == 1 else SLASH.join(f"\u2068{part}\u2069" for part in found)


def before(number: str, lang: str) -> str:
    """A number as it leads the words of a title: on the side where the language starts, also where the words are in another."""
    return f"{number}{TURN if direction(lang) == 'rtl' else ''}  "


def _joined(between: str, parts: Iterable[str], lang: str) -> str:
    return between.join(_isolated(part) if direction(lang) == "rtl" else part for part in parts)


def _isolated(part: str) -> str:
    """Isolated where it has Latin letters, which would draw the figures after them to their side: what has letters of both directions
    is a sentence of the language and runs its way, whatever it begins with."""
    found = strong(part)
    return f"{FROM_RIGHT if 'R' in found else FIRST_LETTER}{part}\u2069" if "L" in found else part


def _language(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0]
