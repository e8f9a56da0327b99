"""Outlines of questions: OPML, and Markdown with headings and lists. They say what is asked and seldom how it is answered."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.formats.foreign import Choice, Form, Page, Question, Way
from surveys.questionnaires.formats.limits import DEEPEST
from surveys.questionnaires.formats.report import Notes

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_BULLET = re.compile(r"\s*(?:[-*+•]|\d+[.)]|\(\w\)|\[[ xX]?\])\s+(.*)")
_SEVERAL = re.compile(
    r"(?:all|any) that apply|as many as apply|plusieurs réponses|varias respuestas|todas las que|todas as que|mehrfach|كل ما ينطبق"
    r"|несколько|多选",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:scale (?:of|from)|échelle de|escala de(?:l)?|skala von|шкале от)\s*(\d+)\s*(?:to|à|a|bis|до|[-–])\s*(\d+)", re.IGNORECASE
)


@dataclass(slots=True)
class _Point:
    """A line of an outline with what stands under it."""

    text: str
    note: list[str] = field(default_factory=list)
    under: list[_Point] = field(default_factory=list)


def is_opml(text: str) -> bool:
    return "<opml" in text[:2000].casefold()


def is_markdown(text: str) -> bool:
    """Whether there are at least two headings of Markdown."""
    return len(re.findall(r"^#{1,6}\s+\S", text, re.MULTILINE)) > 1


def read_opml(source: bytes) -> Form:
    """The form. Raises Invalid where the XML is broken or dangerous."""
    try:
        root = parse(io.BytesIO(source), forbid_dtd=True).getroot()
    except DefusedXmlException:
        what = msg("The file has instructions that could harm the machine that reads it.")
        raise Invalid([Problem("file", what, msg("Export it once more."))]) from None
    except (ParseError, ValueError, LookupError):
        raise Invalid([Problem("file", msg("The file is damaged."), msg("Export it once more."))]) from None
    body = root.find("body") if root is not None else None
    return _form([_point(one, 0) for one in body] if body is not None else [])


def _point(element: Element, depth: int) -> _Point:
    if depth > DEEPEST:
        raise Invalid([Problem("file", msg("This is nested too deeply or far too long."), msg("Part it into several questionnaires."))])
    text = element.get("text") or element.get("title") or ""
    note = [element.get("_note") or ""] if element.get("_note") else []
    return _Point(text, note, [_point(one, depth + 1) for one in element if one.tag == "outline"])


def read_markdown(text: str) -> Form:
    """The form of headings, with paragraphs under them as their words and lists as their answers."""
    whole = _Point("")
    stack = [(0, whole)]
    for line in text.split("\n"):
        if heading := _HEADING.fullmatch(line):
            level = len(heading.group(1))
            while stack[-1][0] >= level:
                stack.pop()
            stack[-1][1].under.append(_Point(heading.group(2)))
            stack.append((level, stack[-1][1].under[-1]))
        elif bullet := _BULLET.fullmatch(line):
            stack[-1][1].under.append(_Point(bullet.group(1)))
        elif line.strip():
            last = stack[-1][1].under
            (last[-1] if last and not last[-1].under and line.startswith((" ", "\t")) else stack[-1][1]).note.append(line.strip())
    return _form(whole.under)


def _form(points: list[_Point]) -> Form:
    """One point over all is the title; then come pages, questions and their answers, as far as the outline goes down."""
    title = points[0] if len(points) == 1 and points[0].under else None
    inner = title.under if title else points
    pages = tuple(_pages(inner))
    return Form(
        kind=msg("Outline"),
        dialect="",
        pages=pages,
        code="outline",
        title={"": title.text} if title and title.text else {},
        purpose={"": "\n".join(title.note)} if title and title.note else {},
    )


def _pages(points: list[_Point]) -> Iterator[Page]:
    """Points with questions under them are pages; those without are questions of the page before."""
    loose: list[_Point] = []
    for number, point in enumerate(points, 1):
        if not any(one.under or len(one.text) > _LABEL for one in point.under) and not (point.under and _is_title(point.text)):
            loose.append(point)
            continue
        if loose:
            yield Page(msg("Outline"), questions=tuple(_questions(loose, f"q{number}")))
            loose = []
        questions = tuple(_questions(point.under, f"q{number}"))
        yield Page(msg("Heading “{name}”", name=point.text[:80]), f"s{number}", {"": point.text}, _intro(point), questions)
    if loose:
        yield Page(msg("Outline"), questions=tuple(_questions(loose, f"q{len(points) + 1}")))


def _is_title(text: str) -> bool:
    return not text.rstrip().endswith(("?", "？", "؟", ":", "…"))


def _intro(point: _Point) -> dict[str, str]:
    return {"": "\n".join(point.note)} if point.note else {}


def _questions(points: list[_Point], code: str) -> Iterator[Question]:
    for number, point in enumerate(points, 1):
        yield _question(point, f"{code}.{number}")
        for place, one in enumerate(point.under, 1):
            if one.under:
                yield from _questions(one.under, f"{code}.{number}.{place}")


def _question(point: _Point, code: str) -> Question:
    notes = Notes()
    choices = tuple(Choice(f"a{place}", {"": _whole(one)}) for place, one in enumerate(point.under, 1))
    made = Question(msg("Outline"), code, Way.PARAGRAPH, {"": point.text}, _intro(point))
    points = _POINTS.search(point.text)
    if choices:
        way = Way.SEVERAL if _SEVERAL.search(point.text) else Way.ONE
        return Question(made.place, code, way, made.text, made.help, choices=choices)
    if points and int(points.group(1)) < int(points.group(2)) <= _MOST_POINTS:
        notes.changed(msg("Its words speak of a scale, so it is asked on one."), points.group(0))
        low, high = float(points.group(1)), float(points.group(2))
        return Question(made.place, code, Way.POINTS, made.text, made.help, low=low, high=high, remarks=notes.remarks())
    notes.changed(msg("The outline does not say how it is answered, so people write."))
    return Question(made.place, code, Way.PARAGRAPH, made.text, made.help, remarks=notes.remarks())


def _whole(point: _Point) -> str:
    return " ".join([point.text, *point.note])


_LABEL = 60
"""A point shorter than this, with nothing under it, may be an answer."""
_MOST_POINTS = 10
