"""The scripts that go with files of figures. They are the same in every archive: no word of anybody stands in a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reports.exports.pieces import PIECE

FOLDER = Path(__file__).with_name("scripts")


def script(name: str) -> Iterator[bytes]:
    """The script of this name in pieces."""
    with (FOLDER / name).open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
