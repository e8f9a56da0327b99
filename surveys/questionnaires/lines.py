"""On which lines of a TOML file the sections and items begin, so that a problem can say where."""

from __future__ import annotations

import re

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(sections(?:\.items)?)[ \t]*\]\]")


class Lines:
    """Line numbers (from 1) of `[[sections]]` and `[[sections.items]]` headers; 0 where something is written another way."""

    def __init__(self, source: str) -> None:
        self._sections: list[int] = []
        self._items: list[list[int]] = []
        for number, line in enumerate(source.split("\n"), start=1):
            found = _HEADER.match(line)
            if found and found.group(1) == "sections":
                self._sections.append(number)
                self._items.append([])
            elif found and self._items:
                self._items[-1].append(number)

    def section(self, section: int) -> int:
        return self._sections[section] if section < len(self._sections) else 0

    def item(self, section: int, item: int) -> int:
        items = self._items[section] if section < len(self._items) else []
        return items[item] if item < len(items) else 0
