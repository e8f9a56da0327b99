"""What people type, made storable: hidden characters go, ends are trimmed, lengths are held. Markup stays as the text it is."""

from __future__ import annotations

from surveys.errors import Problem
from surveys.messages import msg
from surveys.questionnaires.cleaning import clean

LINE, PARAGRAPH = 300, 4000


def paragraphs(text: str) -> str:
    """The text without control characters and without what turns the reading direction of other words (line ends become \\n), trimmed."""
    return clean(text, lines=True)


def line(text: str) -> str:
    """The text as one line, with single spaces."""
    return clean(text)


def absent(place: str, text: str) -> tuple[Problem, ...]:
    """A problem if nothing was written."""
    if text:
        return ()
    return (Problem(place, msg("This was left empty."), msg("Write something here.")),)


def too_long(place: str, text: str, longest: int = LINE) -> tuple[Problem, ...]:
    """A problem if the text is longer than `longest` characters."""
    if len(text) <= longest:
        return ()
    return (
        Problem(
            place,
            msg("This is {length} characters long; there is room for {longest}.", length=len(text), longest=longest),
            msg("Make it shorter."),
        ),
    )


def unknown_choice(place: str, value: str, known: tuple[str, ...]) -> tuple[Problem, ...]:
    """A problem if the value is none of those offered."""
    if value in known:
        return ()
    return (Problem(place, msg("This is not one of the choices."), msg("Choose one from the list.")),)
