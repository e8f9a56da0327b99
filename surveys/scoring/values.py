"""What may be printed: the frozen result of scoring and release that page, PDF, slides and export all read.

Standard library only, so that a page can show results without loading a number library. Every figure here has passed the disclosure
gate; nothing unreleased is ever held. Scores are whole numbers 0-100; `n` counts people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from surveys.messages import Message, Text
from surveys.questionnaires.values import About, Headline, Questionnaire
from surveys.scoring.added import Beside, Dossier
from surveys.scoring.beside import Agreement, Balance, GoesTogether, Occurrences, Side
from surveys.scoring.changed import Trend
from surveys.scoring.facts import Facts
from surveys.scoring.figured import Distribution, Figure, Precision, Share
from surveys.scoring.named import Position
from surveys.scoring.people import Margin
from surveys.scoring.placed import Placed
from surveys.scoring.quoted import Comments, Quote, Theme
from surveys.scoring.tied import Network, Tie

__all__ = [
    "ELSEWHERE",
    "SCORING_VERSION",
    "Comments",
    "Difference",
    "DimensionResult",
    "Distribution",
    "Figure",
    "Finding",
    "GroupResult",
    "HeadlineResult",
    "ItemResult",
    "Network",
    "ObjectiveResult",
    "PartResult",
    "Participation",
    "Precision",
    "Quote",
    "Released",
    "Share",
    "Tally",
    "Theme",
    "Tie",
    "TwoSided",
    "leading",
]

SCORING_VERSION = 8
"""1: no agreement, balances, changes of groups, objectives or occurrences; the test of a difference from a formula. 2: all of these.
3: findings on promises and bottlenecks, with small things that partners have tried, by how far the nearer end of a range lies.
4: no number says that one or two people called something frequent; no bar reaches over the middle beside such a number.
5: a mean half way between two whole numbers is always rounded up, and limits begin a
whole step further in on scales whose steps do not divide 50 points.
6: of fewer than 20 people of a group neither bars nor words tell that all answered within less than half of the scale; a joined bar is of
four people or more, and of so many that the mean does not take it apart; beside a limit the other questions of its topic are cells, and
what is said of all groups is made of these; the ends of a range lie around the printed number.
7: how often things occur is said by group only where it is a number in every group shown; options of equal size are put together with rare
ones alike; several choices, first places beside average ones, questions of two steps and columns of objectives tell nothing of one or two
people either; what partners say of each other is a ten-point cell or a limit, without a number of people.
8: answers on a scale are drawn in one of a few fixed ways, so that from the way nothing is learned of one or two people, nor from ranges
and agreement on a single question, nor from the score of a question with two answers or an amount between near limits; no bars
beside a mean tell, in a group of any size, that all answered within less than half of the scale; none speak for fewer than half of the
people in it."""

ELSEWHERE = "elsewhere"
"""The mode of answers that another tool collected: how they were protected until they came here, its owner can say."""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A group as the report names it: its own, or several joined ("Other groups"). `shown` False: it is listed with `hidden` and no count.
    `rate_word`: "good", "fair", ... as a message (statistics.md 2.5). `position` fixes its colour and shape everywhere."""

    id: str
    name: Text
    position: int
    invited: int | None
    answered: int | None
    shown: bool
    rate_word: Message | None = None
    hidden: Message | None = None
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One rated item: over all shown groups, per group, how it spreads, and how many could not judge (percent, from n = 10). `unanswered`:
    what else a fifth or more did instead of answering."""

    code: str
    text: Text
    about: About | None
    overall: Figure
    groups: Mapping[str, Figure]
    distribution: Distribution | None = None
    cannot_judge: Message | None = None
    unanswered: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class PartResult:
    """One part of a question that has several: a mean 0-100 over everybody, what it is in the question's own terms (a place, points), and
    how many could not judge."""

    code: str
    label: Text
    figure: Figure
    words: Message | None = None
    cannot_judge: Message | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What enters no score: a distribution, for numbers a mean in words, or a mean for each of several parts; hidden below R2."""

    code: str
    text: Text
    n: int | None
    distribution: Distribution | None = None
    sentence: Message | None = None
    hidden: Message | None = None
    parts: tuple[PartResult, ...] = ()
    balance: Balance | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """How far people think that one objective was reached. `objective`: its id, `subject`: its words, in the language in which they were
    written. `groups`: by the id of a group, in the bars of `overall`; groups that are not there are not shown."""

    objective: str
    subject: str
    item: str
    overall: Distribution | None = None
    groups: Mapping[str, Distribution] = field(default_factory=dict)
    hidden: Message | None = None


def leading(equal: Figure, everyone: Figure, estimand: str) -> Figure:
    """Of the two means the one that stands first: the one chosen before opening ("groups" or "people"), or what there is of them."""
    first, second = (everyone, equal) if estimand == "people" else (equal, everyone)
    return second if first.value is None and second.value is not None else first


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """`equal`: each group's voice the same; `everyone`: every invited person the same; `previous`: what stood first in the earlier
    round. `estimand`: which of the two was chosen before opening to stand first. `reliability`: how the questions hang together;
    `one_thing` False: they do not measure one thing, and the score is not interpreted."""

    code: str
    name: Text
    headline: Headline | None
    equal: Figure
    everyone: Figure
    groups: Mapping[str, Figure]
    items: tuple[ItemResult, ...]
    band: Message | None = None
    previous: int | None = None
    estimand: str = "groups"
    agreement: tuple[Agreement, ...] = ()
    reliability: Message | None = None
    one_thing: bool = True
    trend: Trend | None = None

    @property
    def main(self) -> Figure:
        """The mean that stands first."""
        return leading(self.equal, self.everyone, self.estimand)


@dataclass(frozen=True, slots=True)
class HeadlineResult:
    headline: Headline
    equal: Figure
    everyone: Figure
    groups: Mapping[str, Figure]
    band: Message | None = None
    sentence: Message | None = None
    estimand: str = "groups"
    trend: Trend | None = None

    @property
    def main(self) -> Figure:
        """The mean that stands first."""
        return leading(self.equal, self.everyone, self.estimand)

    @property
    def beside(self) -> Figure:
        """The other mean, always printed beside it."""
        return self.equal if self.main is self.everyone else self.everyone


@dataclass(frozen=True, slots=True)
class Difference:
    """Group `a` minus group `b` in points on one dimension, with its interval (statistics.md 3.4) and size word (6). `shared`: where the
    two were asked other questions, the codes of those that both were asked; it is then the difference of `first`, group `a` on these
    questions, and `second`, group `b`."""

    dimension: str
    name: Text
    a: str
    b: str
    points: int
    low: int | None
    high: int | None
    size: Message
    sentence: Message
    by_chance: bool
    shared: tuple[str, ...] = ()
    first: Figure | None = None
    second: Figure | None = None


@dataclass(frozen=True, slots=True)
class TwoSided:
    """How groups see themselves (`own`) beside how the others see them (`other`), for one pair of items. `sides`: the same for each of two
    groups, where there are exactly two."""

    pair: str
    name: Text
    own: Figure
    other: Figure
    sentence: Message
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """F1, F2, ... `rank` is "finding" (passes the test of statistics.md) or "discuss" (worth discussing, may be chance).
    `kind`: one of `ideas.KINDS`. `evidence`: codes of what it rests on (`evidence.lines`). `tried`: small things that
    partners have tried. Where evaluators have a hand in it (`dossier.edited`), `origin` is the release's number, `machine` the release's
    own wording of a statement that is worded by them, and `beside` what other sources say."""

    number: int
    rank: str
    kind: str
    statement: Message
    prompt: Message
    strength: Message
    dimension: str = ""
    evidence: tuple[str, ...] = ()
    tried: tuple[Message, ...] = ()
    origin: int = 0
    machine: Message | None = None
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """Invited and answered over everybody; None where R10 forbids it."""

    invited: int | None
    answered: int | None
    rate_word: Message | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """One release: all that any outlet may show of one evaluation. `too_few`: no breakdown could be shown (the "too few to show" edition).
    `method`: the constants and rules in force, as sentences, generated from the code. `positions`: answers beside names, by the alphabet,
    in the two modes that promise them; they take the place of every figure, and there are none beside figures. `annex`: notes for careful
    readers. `constants`: the numbers by which it was made, by name, written in figures. `placed`: where it stood among
    comparable partnerships when it was shared. `dossier`: what evaluators add in words when it is
    read; the stored release has none."""

    version: int
    facts: Facts
    questionnaire: Questionnaire
    k: int
    participation: Participation
    groups: tuple[GroupResult, ...]
    headlines: tuple[HeadlineResult, ...]
    dimensions: tuple[DimensionResult, ...]
    tallies: tuple[Tally, ...]
    differences: tuple[Difference, ...]
    two_sided: tuple[TwoSided, ...]
    comments: tuple[Comments, ...]
    findings: tuple[Finding, ...]
    method: tuple[Message, ...]
    too_few: bool = False
    cautions: tuple[Message, ...] = field(default_factory=tuple)
    positions: tuple[Position, ...] = ()
    together: tuple[GoesTogether, ...] = ()
    occurrences: tuple[Occurrences, ...] = ()
    objectives: tuple[ObjectiveResult, ...] = ()
    annex: tuple[Message, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    dossier: Dossier = field(default_factory=Dossier)
    networks: tuple[Network, ...] = ()
    people: tuple[Margin, ...] = ()
    placed: tuple[Placed, ...] = ()
