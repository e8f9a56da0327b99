"""Places in a question's HTML that are filled for each person. A slot is written by the templates as `{{ slot("name") }}`; `Fragment.fill`
joins the pieces again with the values for one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

MARK = "\x00"


def slot(name: str, default: str = "") -> Markup:
    """A place to be filled later; holds `default` when nothing is."""
    return Markup(f"{MARK}{name}{MARK}{default}{MARK}")  # noqa: S704 - names and defaults are written in our own templates


@dataclass(frozen=True, slots=True)
class Fragment:
    """The HTML of one question, cut at its slots. `blank` is the HTML with every slot at its default; `places` finds each slot in it.
    `opening`: the answers that open the box for words beside them. `pipes`: the earlier answers that are filled in, with the language of
    the text around them."""

    code: str
    blank: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    opening: frozenset[str] = frozenset()
    pipes: tuple[tuple[str, str], ...] = ()

    def fill(self, slots: Mapping[str, str]) -> str:
        """The HTML with these slots filled; values must be safe already."""
        parts = list(self.blank)
        for name, value in slots.items():
            for place in self.places.get(name, ()):
                parts[place] = value
        return "".join(parts)


def cut(code: str, html: str) -> Fragment:
    """The rendered HTML cut at its marks: text, name, default, text, name, default, …, text."""
    pieces = html.split(MARK)
    blank = [piece for place, piece in enumerate(pieces) if place % 3 != 1]
    places: dict[str, tuple[int, ...]] = {}
    for number, name in enumerate(pieces[1::3]):
        places[name] = (*places.get(name, ()), 2 * number + 1)
    return Fragment(code, tuple(blank), places)
