"""The exception tree of the domain. Each carries a sentence for the person; `app/errors.py` turns each into a page.

RoundtableError
├── NotFound            nothing of that name is yours to see (also used where access is refused)
├── Refused             a rule forbids it now; the message says which and what to do
│   ├── WrongState      the evaluation is not in a state that allows it
│   ├── Overtaken       somebody else has changed it since it was shown
│   ├── TooFew          the disclosure rules forbid it
│   └── LostKey         the evaluation's key is gone and with it every answer not yet sealed
├── Invalid             what was entered has problems, all listed at once
└── LinkError           a personal link that does not work
    ├── LinkUnknown
    ├── LinkClosed
    ├── LinkSealed      after the final closing; carries the evaluation, whose results the link opens later
    ├── LinkWithdrawn
    ├── LinkReplaced    a newer letter brought a newer link
    └── CodeNeeded      the return code or return word is missing or wrong
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from surveys.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with something entered or imported: where, what, and how to mend it."""

    place: str
    what: Message
    mend: Message


class RoundtableError(Exception):
    """The root of all errors that a person may be shown."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class NotFound(RoundtableError):
    def __init__(self, message: Message | None = None) -> None:
        super().__init__(message or msg("We could not find that page."))


class Refused(RoundtableError):
    """A rule of the domain forbids the act."""


class WrongState(Refused):
    """The evaluation's state does not allow the act."""


class Overtaken(Refused):
    def __init__(self) -> None:
        super().__init__(msg("Somebody else has changed this since you opened it. Nothing is lost: compare the two and save again."))


class TooFew(Refused):
    """The disclosure rules forbid the figure."""


class LostKey(Refused):
    def __init__(self) -> None:
        super().__init__(msg("The key of this evaluation is missing, so its answers can never be read again."))


class Invalid(RoundtableError):
    """Input with one or more problems, all of them listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(msg("Some things need to be mended before this can go on."))
        self.problems = tuple(problems)


class LinkError(RoundtableError):
    """A personal link that does not open what was asked for."""


class LinkUnknown(LinkError):
    def __init__(self) -> None:
        super().__init__(msg("This link does not work. Please check that it was copied whole."))


class LinkClosed(LinkError):
    def __init__(self) -> None:
        super().__init__(msg("This evaluation is closed and takes no more answers."))


class LinkSealed(LinkError):
    def __init__(self, evaluation_id: str = "") -> None:
        super().__init__(msg("The final closing is done. Nobody can see, change or withdraw a single person’s answers any more."))
        self.evaluation_id = evaluation_id


class LinkWithdrawn(LinkError):
    def __init__(self) -> None:
        super().__init__(msg("The answers given with this link were withdrawn."))


class LinkReplaced(LinkError):
    def __init__(self) -> None:
        super().__init__(msg("A newer letter with a newer link was written to you. Please use that one."))


class CodeNeeded(LinkError):
    def __init__(self) -> None:
        super().__init__(msg("The return code is needed to see or change answers that were sent."))
