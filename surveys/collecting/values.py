"""What the answering verbs take and give: frozen values, none of which prints a secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from surveys.errors import Problem
from surveys.questionnaires.values import Answers, Section


def is_over(closes_on: date | None, zone: str, now: datetime) -> bool:
    """Whether the closing day has passed: answers are taken until 23:59:59 of that day in the evaluation's own zone."""
    return closes_on is not None and now.astimezone(ZoneInfo(zone)).date() > closes_on


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """What an answering page says about its evaluation. `joined` and `languages` are copies of the evaluation's own; `names_months`: how
    long after the closing names and addresses are kept. `single_answers`: an analyst may get rows of them.
    `voiced`: the digest of its voices; empty: it speaks our languages only."""

    id: str
    partnership_id: str
    title: str
    state: str
    mode: str
    k: int
    zone: str
    closes_on: date | None
    languages: tuple[str, ...]
    complaints: str
    owner: str
    contact: str
    digest: bytes
    names_months: int = 12
    voiced: bytes = b""
    single_answers: bool = False

    def over(self, now: datetime) -> bool:
        return is_over(self.closes_on, self.zone, now)


@dataclass(frozen=True, slots=True)
class Visit:
    """One person at their link. `state` is "invited", "answered" or "declined". `drafted`: there is a draft; `worded`: it needs its word
    (or the return code, while sent answers are being changed). `acting`: the invitation is locked for a write. `listed`: the list of people
    has a name or address of theirs."""

    evaluation: EvaluationFacts
    group: str
    organisation: str
    lang: str
    state: str
    drafted: bool
    worded: bool
    acting: bool
    listed: bool
    secret: str = field(repr=False)
    invitation_id: bytes = field(repr=False)
    draft_id: bytes = field(repr=False)
    response_id: bytes = field(repr=False)

    @property
    def evaluation_id(self) -> str:
        return self.evaluation.id


@dataclass(frozen=True, slots=True)
class Asked:
    """The place of one invited person."""

    evaluation_id: str
    invitation_id: bytes


@dataclass(frozen=True, slots=True)
class Reminders:
    """What somebody reads who wants no more reminders. `over`: none are sent any more to anybody; `stopped`: none to this person.
    `voiced`: see EvaluationFacts."""

    evaluation_id: str
    languages: tuple[str, ...]
    voiced: bytes
    title: str
    owner: str
    contact: str
    lang: str
    over: bool
    stopped: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers not yet sent. `section` is the code of the section that was saved last (empty: none). `asked`: the codes of the questions
    that were left out and asked again; `asks`: those of them for which it is to be done now, and never more."""

    answers: Answers = field(default_factory=dict)
    lang: str = ""
    section: str = ""
    asked: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What the review page shows: the draft, the sections this person sees, each one's problems, and the nonce its send button carries."""

    draft: Draft
    sections: tuple[Section, ...]
    problems: Mapping[str, tuple[Problem, ...]]
    nonce: str

    @property
    def complete(self) -> bool:
        return not any(self.problems.values())


@dataclass(frozen=True, slots=True)
class Receipt:
    """Given once, after sending. `receipt` proves until sealing that the answers are counted and identifies nobody; the answers can be
    seen or changed with `return_code` only, which is stored nowhere."""

    receipt: str
    return_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person ticked beside the send button. `named` counts in attributed mode only."""

    may_quote: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """Answers that were sent, opened again with the return code."""

    answers: Answers
    lang: str
    consent: Consent
