"""The pen for pages: a picture as an SVG element, every text escaped, nothing in it that could run."""

from __future__ import annotations

import hashlib
from functools import singledispatch
from html import escape

from reports.drawing.marks import SHARE_BEFORE, outline
from reports.drawing.values import OTHER_SIDE, Anchor, Box, Dot, Label, Line, Path, Picture, Point, Shape, facing
from reports.lettering.lines import base_level
from reports.lettering.measuring import wrapped
from reports.lettering.shaping import plain
from reports.style import LABEL_LEADING, PAPER, QUIET

ANCHORS = {0.0: "start", 0.5: "middle", 1.0: "end"}
Attributes = dict[str, object]


def draw(picture: Picture, lang: str, prefix: str = "") -> str:
    """`picture` as one `<svg role="img">` with title and description, mirrored for languages that run from right to left. `prefix`
    makes its ids unique on the page (empty: from the picture's own content). Its labels lie where they belong whatever the direction of
    the page. A picture without title and alternative text is an ornament and hidden from screen readers."""
    picture = facing(picture, lang)
    name = prefix or "p" + hashlib.sha256(repr(picture).encode("utf-8", "replace")).hexdigest()[:10]
    drawn = "".join(_drawn(shape, lang, name) for shape in picture.shapes)
    size: Attributes = {"viewBox": f"0 0 {_n(picture.width)} {_n(picture.height)}", "width": picture.width, "height": picture.height}
    frame: Attributes = {"xmlns": "http://www.w3.org/2000/svg", **size, **_named(picture, name), "lang": lang, "direction": "ltr"}
    return _tag("svg", frame, _words(picture, name) + _hatch(picture, name) + drawn)


def _named(picture: Picture, name: str) -> Attributes:
    if not (picture.title or picture.alt):
        return {"aria-hidden": "true", "focusable": "false"}
    return {"role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-desc"}


def _words(picture: Picture, name: str) -> str:
    if not (picture.title or picture.alt):
        return ""
    title = _tag("title", {"id": f"{name}-title"}, _said(picture.title or picture.alt))
    return title + _tag("desc", {"id": f"{name}-desc"}, _said(picture.alt))


def _hatch(picture: Picture, name: str) -> str:
    """One pattern for each colour that hatched boxes use."""
    colours = sorted({shape.stroke or QUIET for shape in picture.shapes if isinstance(shape, Box) and shape.hatch})
    return "".join(_pattern(colour, name) for colour in colours)


def _pattern(colour: str, name: str) -> str:
    stroke = _tag("path", {"d": "M-1,1l2,-2M0,4.5l4.5,-4.5M3.5,5.5l2,-2", "stroke": colour, "stroke-width": 0.5})
    return _tag("pattern", {"id": _hatch_id(colour, name), "width": 4.5, "height": 4.5, "patternUnits": "userSpaceOnUse"}, stroke)


def _hatch_id(colour: str, name: str) -> str:
    return f"{name}-hatch-{colour.removeprefix('#')}"


@singledispatch
def _drawn(shape: Shape, _lang: str, _name: str) -> str:
    raise TypeError(shape)


@_drawn.register
def _(shape: Line, _lang: str, _name: str) -> str:
    ends: Attributes = {"x1": shape.x1, "y1": shape.y1, "x2": shape.x2, "y2": shape.y2}
    return _tag("line", {**ends, "stroke": shape.colour, "stroke-width": shape.width, "stroke-dasharray": " ".join(map(_n, shape.dash))})


@_drawn.register
def _(shape: Box, _lang: str, name: str) -> str:
    place: Attributes = {"x": shape.x, "y": shape.y, "width": shape.w, "height": shape.h, "rx": shape.radius}
    if not shape.hatch:
        return _tag("rect", place | _ink(shape.fill, shape.stroke, shape.width))
    ground = _tag("rect", place | _ink(shape.fill, "", 0)) if shape.fill else ""
    colour = shape.stroke or QUIET
    return ground + _tag("rect", place | _ink(f"url(#{_hatch_id(colour, name)})", colour, 0.5))


@_drawn.register
def _(shape: Dot, _lang: str, _name: str) -> str:
    stroke = shape.stroke or ("" if shape.fill else QUIET)
    if shape.shape not in {"circle", "half"}:
        points = [(shape.x + dx * shape.r, shape.y + dy * shape.r) for dx, dy in outline(shape.shape)]
        return _tag("polygon", {"points": _points(points), **_ink(shape.fill or PAPER, stroke, shape.width)})
    circle: Attributes = {"cx": shape.x, "cy": shape.y, "r": shape.r}
    if shape.shape == "circle":
        return _tag("circle", circle | _ink(shape.fill or PAPER, stroke, shape.width))
    arc = f"M{_n(shape.x)},{_n(shape.y - shape.r)}a{_n(shape.r)},{_n(shape.r)} 0 0 0 0,{_n(2 * shape.r)}z"
    filled = _tag("path", {"d": arc, "fill": shape.fill or stroke})
    return _tag("circle", circle | _ink(PAPER, stroke or shape.fill, shape.width)) + filled


@_drawn.register
def _(shape: Path, _lang: str, _name: str) -> str:
    return _tag("polygon" if shape.closed else "polyline", {"points": _points(shape.points), **_ink(shape.fill, shape.stroke, shape.width)})


@_drawn.register
def _(shape: Label, lang: str, _name: str) -> str:
    tag = shape.lang or lang
    lines = wrapped(shape.text, shape.size, shape.max_width or float("inf"), bold=shape.bold, lang=tag)
    leading = shape.size * LABEL_LEADING
    first = shape.y - (len(lines) - 1) * leading / 2 + shape.size * 0.35 if shape.middled else shape.y
    rtl = bool(base_level(shape.text, tag))
    look: Attributes = {
        "font-size": shape.size,
        "fill": shape.colour,
        "font-weight": 600 if shape.bold else "",
        "text-anchor": _anchor(shape.anchor, rtl=rtl),
        "direction": "rtl" if rtl else "",
        "lang": tag if tag != lang else "",
    }
    return "".join(_tag("text", {"x": shape.x, "y": first + at * leading, **look}, _said(line)) for at, line in enumerate(lines))


def _anchor(anchor: Anchor, *, rtl: bool) -> str:
    """SVG counts start and end in the text's own direction; labels count them on the paper."""
    return ANCHORS[SHARE_BEFORE[OTHER_SIDE[anchor] if rtl else anchor]]


def _ink(fill: str, stroke: str, width: float) -> Attributes:
    return {"fill": fill or "none", "stroke": stroke, "stroke-width": width if stroke else ""}


def _points(points: list[Point] | tuple[Point, ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _tag(name: str, attributes: Attributes, content: str = "") -> str:
    """An element; attributes that are empty are left out, all others escaped. `content` is markup."""
    written = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value != "")
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _value(value: object) -> str:
    return _n(value) if isinstance(value, int | float) else _said(str(value))


def _said(text: str) -> str:
    """Text escaped for XML and HTML alike, without the characters that either forbids."""
    return escape(plain(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
