"""What evaluators add to a release in words, as it is read beside the figures. Standard library only, like `values`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from surveys.messages import Message, Text


@dataclass(frozen=True, slots=True)
class Beside:
    """What another source says about a finding. `kind`: document, interview, observation, monitoring; `says`: agrees, differs, adds;
    `weight`: little, some, much. `words` and `source` are the evaluators' own, in `lang`."""

    id: str
    kind: str
    words: str
    lang: str
    source: str
    day: date | None = None
    says: str = "adds"
    weight: str = "some"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A finding of the release that evaluators leave out: its `number` there, its wording, and why."""

    number: int
    statement: Message
    reason: str


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One row of the evaluation matrix, in the evaluators' words."""

    question: str
    criterion: str = ""
    judged_by: str = ""
    sources: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One claim of the business case. `indicator`: the name of one of the release's; `heard`: the code of a dimension; either may be empty.
    `worth`: "", worth, partly, not, too_early, with the reason `why`."""

    words: str
    indicator: str = ""
    heard: str = ""
    worth: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """What part a group has in a phase (`phases.PHASES`): informed, consulted, decides; and what shows it."""

    phase: str
    group: str
    name: Text
    position: int
    part: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that evaluators added. `conduct`: "", joint, one_partner, independent; `made_by`: who that was. `reworded`: how many findings are
    worded by them. `taken_out`: how many quotations of the release are no longer printed."""

    conduct: str = ""
    made_by: str = ""
    reworded: int = 0
    left_out: tuple[LeftOut, ...] = ()
    matrix: tuple[MatrixLine, ...] = ()
    case: tuple[CaseLine, ...] = ()
    phases: tuple[PhaseLine, ...] = ()
    taken_out: int = 0
