"""What an import says of itself: line by line what came across, was changed, or could not come, with every word that was left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from surveys.messages import Message, msg
from surveys.questionnaires.values import Questionnaire

NO_TIME = msg("In the file a time of day is asked too; here it is the day only.")


class Outcome(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was changed, or with `left` could not come across. `words`: the file's own words that it is about, as plain text."""

    what: Message
    words: tuple[str, ...] = ()
    left: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the file: where it stands, how it begins, what it became (`items`: codes; none: nothing), and the remarks on it."""

    place: Message
    begins: str = ""
    became: Message | None = None
    items: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def outcome(self) -> Outcome:
        if self.became is None or any(remark.left for remark in self.remarks):
            return Outcome.LEFT
        return Outcome.CHANGED if self.remarks else Outcome.SAME


@dataclass(frozen=True, slots=True)
class Imported:
    """A questionnaire made from a file of another tool. `kind`: which tool's; `whole`: lines on the file as such; `lines`: part by part;
    `own`: it is in our own format."""

    questionnaire: Questionnaire
    kind: Message
    whole: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    own: bool = False

    @property
    def ours(self) -> bool:
        """Whether the file is our own and nothing needs to be looked at."""
        return all(line.outcome is Outcome.SAME for line in (*self.whole, *self.lines)) and self.own

    def count(self, outcome: Outcome) -> int:
        """How many parts of the file had this outcome."""
        return sum(line.outcome is outcome for line in (*self.whole, *self.lines))

    def words(self) -> Iterator[str]:
        """Every word of the file that the report repeats."""
        for line in (*self.whole, *self.lines):
            for remark in line.remarks:
                yield from remark.words


@dataclass(slots=True)
class Notes:
    """Remarks while they are gathered. The same one about other words is kept once, with all of its words."""

    found: dict[tuple[Message, bool], list[str]] = field(default_factory=dict)

    def changed(self, what: Message, *words: str) -> None:
        self._add(what, words, left=False)

    def left(self, what: Message, *words: str) -> None:
        self._add(what, words, left=True)

    def extend(self, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            self._add(remark.what, remark.words, left=remark.left)

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(Remark(what, tuple(dict.fromkeys(words)), left) for (what, left), words in self.found.items())

    def _add(self, what: Message, words: Iterable[str], *, left: bool) -> None:
        self.found.setdefault((what, left), []).extend(word for word in words if word.strip())
