"""What goes on a wall: one finding a poster, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from reports.drawing.values import Picture


@dataclass(frozen=True, slots=True)
class Poster:
    """`number` ("F3") and `topic` above the `question`; below it `picture`, with how it is read where that is not plain (`reading`), or
    `lines`, what the answers say (`statement`) and how sure that is (`strength`). The rest of the sheet is for notes, under the words of
    `zones`; none: the lines take the whole sheet. `beside`: the same in a second language, whose words stand below the first; its picture
    is not drawn."""

    question: str
    lang: str = ""
    number: str = ""
    topic: str = ""
    picture: Picture | None = None
    lines: tuple[str, ...] = ()
    statement: str = ""
    strength: str = ""
    reading: str = ""
    zones: tuple[str, ...] = ()
    beside: Poster | None = None
