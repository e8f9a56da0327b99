"""HTML reduced to the words that a reader would see, with a list of what was taken away. Nothing is fetched, run or shown."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from surveys.questionnaires.cleaning import clean

_LONGEST = 100_000
_MARKUP = re.compile(r"<[A-Za-z!/?]|&#?\w+;")
_BREAKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_UNREAD = frozenset(["head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template"])
"""What stands inside these is no text for a reader."""
_INSIDE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "area",
        "audio",
        "b",
        "base",
        "basefont",
        "bdi",
        "bdo",
        "big",
        "body",
        "button",
        "canvas",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "datalist",
        "del",
        "details",
        "dfn",
        "dialog",
        "em",
        "embed",
        "font",
        "frame",
        "html",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "link",
        "map",
        "mark",
        "marquee",
        "meta",
        "meter",
        "optgroup",
        "output",
        "param",
        "picture",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "select",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "td",
        "textarea",
        "th",
        "time",
        "title",
        "track",
        "tt",
        "u",
        "var",
        "video",
        "wbr",
    ]
)
_KNOWN = _BREAKS | _UNREAD | _INSIDE
"""Anything else between < and > is what somebody wrote: “<name of the partner>”."""
_CARRIED = frozenset({"src", "href", "data", "poster", "srcset", "background", "title", "value", "placeholder", "action"})
_SPACES = re.compile(r"[ \t\f\v\u00a0]+")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Plain:
    """The words, the tags taken away, and of those what carried something: scripts, addresses of pictures and links."""

    text: str
    tags: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def plain(source: str) -> Plain:
    """The text without its markup; lines are kept. Never raises: what cannot be read as HTML, or is far too long for it, is text."""
    if len(source) > _LONGEST or not _MARKUP.search(source):
        return Plain(clean(source, lines=True))
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return Plain(clean(_tidy("".join(reader.words)), lines=True), tuple(reader.tags), tuple(reader.carried))


def told(source: str) -> tuple[str, ...]:
    """A text as a report repeats it: its words, then what it carried."""
    found = plain(source)
    return (*((found.text,) if found.text else ()), *found.carried)


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


@dataclass
class _Reader(HTMLParser):
    words: list[str] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    carried: list[str] = field(default_factory=list)
    unread: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN:
            self.handle_data(self.get_starttag_text() or "")
            return
        self.tags.setdefault(tag[:20])
        if tag in _BREAKS:
            self.words.append("\n")
        elif tag in {"td", "th"}:
            self.words.append(" ")
        if tag == "img":
            self.words.append(dict(attrs).get("alt") or "")
        self.carried += [f"{tag}: {clean(value)}" for name, value in attrs if value and (name in _CARRIED or name.startswith("on"))]
        if tag in _UNREAD and not self.unread:
            self.unread = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        before = self.unread
        self.handle_starttag(tag, attrs)
        self.unread = before

    def handle_endtag(self, tag: str) -> None:
        if tag not in _KNOWN:
            self.handle_data(f"</{tag}>")
        elif tag == self.unread:
            self.unread = ""
        elif tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self.unread:
            self.carried += [f"{self.unread}: {clean(data)}"] if data.strip() else []
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.setdefault("!--")
        self.carried.append(f"comment: {clean(data)}")

    def handle_decl(self, decl: str) -> None:
        self.carried.append(clean(decl))

    def unknown_decl(self, data: str) -> None:
        self.carried.append(clean(data))

    def handle_pi(self, data: str) -> None:
        self.carried.append(clean(html.unescape(data)))
