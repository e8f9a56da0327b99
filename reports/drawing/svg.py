"""The pen for pages: a picture as an SVG element, every text escaped, nothing in it that could run."""

from __future__ import annotations

from reports.drawing.values import Picture


def draw(picture: Picture, lang: str, prefix: str = "") -> str:
    """`picture` as one `<svg role="img">` with title and description. `prefix` makes its ids unique on the page (empty: from the
    picture's own content). A picture without title and alternative text is an ornament and hidden from screen readers."""
    raise NotImplementedError
