"""The groups as the release names them, and who took part, without telling anything about groups that are not shown (R9, R10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from surveys.messages import Message, Text, msg
from surveys.scoring.disclosure.plans import Plan
from surveys.scoring.disclosure.thresholds import LEAST_HIDDEN_GROUPS, LEAST_ORGANISATIONS, hidden
from surveys.scoring.labels import spoken
from surveys.scoring.nonresponse import rate_word
from surveys.scoring.policy import GroupName
from surveys.scoring.samples import total
from surveys.scoring.scores import Scores, StratumFacts
from surveys.scoring.spreads import joined
from surveys.scoring.values import Figure, GroupResult, Participation

NAMED_TOGETHER = 3
"""Up to so many joined groups are named one by one."""


@dataclass(frozen=True, eq=False)
class Listing:
    """`named`: every group of the evaluation, whether anybody answered or not."""

    scores: Scores
    plan: Plan
    k: int
    named: Sequence[GroupName]

    @cached_property
    def known(self) -> Mapping[str, GroupName]:
        return {group.id: group for group in self.named}

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """Stratum code → id in the release: a group's own, or the joined groups' ids with a plus."""
        return {stratum.code: "+".join(sorted(stratum.groups)) for stratum in self.scores.strata}

    @cached_property
    def names(self) -> Mapping[str, Text]:
        """Stratum code → name."""
        return {stratum.code: self.name(stratum) for stratum in self.scores.strata}

    @property
    def shown(self) -> tuple[StratumFacts, ...]:
        codes = () if self.plan.too_few else self.plan.groups.shown
        return tuple(stratum for stratum in self.scores.strata if stratum.code in codes)

    @property
    def answered(self) -> int:
        return sum(stratum.answered for stratum in self.scores.strata)

    @property
    def invited(self) -> int | None:
        return total([group.invited for group in self.scores.groups])

    def groups(self) -> tuple[GroupResult, ...]:
        """Shown groups with their counts, the others with one text; in the partnership's order."""
        together = {group for stratum in self.shown for group in stratum.groups}
        results = [self.shown_group(stratum) for stratum in self.shown]
        results += [self.hidden_group(group) for group in self.everybody() if group not in together]
        return tuple(sorted(results, key=lambda result: (result.position, result.id)))

    def participation(self) -> Participation:
        """Over everybody, unless what is left after the shown groups would tell about one group or fewer than k people (R10)."""
        left = set(self.everybody()) - {group for stratum in self.shown for group in stratum.groups}
        answered = self.answered - sum(stratum.answered for stratum in self.shown)
        if not self.plan.groups.total or (left and (len(left) < self.least_hidden() or answered < self.k)):
            return Participation(None, None)
        return Participation(self.invited, self.answered, rate_word(self.answered, self.invited))

    def only_group(self) -> Text | None:
        """The name of the one group there is; None where people were not asked for their group."""
        groups = self.everybody()
        return self.label(groups[0]) if len(groups) == 1 and groups[0] else None

    def largest(self, figures: Mapping[str, Figure]) -> str | None:
        """The shown stratum in which most people were invited."""
        sizes = {stratum.code: stratum.invited or 0 for stratum in self.shown if figures[stratum.code].value is not None}
        return max(sizes, key=lambda code: (sizes[code], code)) if any(sizes.values()) else None

    def least_hidden(self) -> int:
        return 1 if len(self.everybody()) == 1 else LEAST_HIDDEN_GROUPS

    def everybody(self) -> list[str]:
        return sorted({group.group for group in self.scores.groups} | {code for one in self.scores.strata for code in one.groups})

    def shown_group(self, stratum: StratumFacts) -> GroupResult:
        return GroupResult(
            self.ids[stratum.code],
            self.names[stratum.code],
            min(self.position(group) for group in stratum.groups),
            stratum.invited,
            stratum.answered,
            shown=True,
            rate_word=rate_word(stratum.answered, stratum.invited),
            note=self.note(stratum),
        )

    def hidden_group(self, group: str) -> GroupResult:
        return GroupResult(group, self.label(group), self.position(group), None, None, shown=False, hidden=hidden())

    def note(self, stratum: StratumFacts) -> Message | None:
        """R9: what the label does not say. One sentence for one organisation and for two: else it would say whether the only person of
        the second one answered (R10)."""
        if stratum.organisations and (stratum.dominated or stratum.organisations < LEAST_ORGANISATIONS):
            return msg("Most answers here come from one or two organisations.")
        if stratum.merged:
            return msg("Shown together: {names}.", names=joined([self.label(group) for group in sorted(stratum.groups)], ", "))
        return None

    def name(self, stratum: StratumFacts) -> Text:
        if len(stratum.groups) > NAMED_TOGETHER:
            return spoken(msg("Other groups"))
        return joined([self.label(group) for group in sorted(stratum.groups, key=self.position)], " + ")

    def label(self, group: str) -> Text:
        """Its name; "Everybody" where nobody was asked for a group."""
        if not group:
            return spoken(msg("Everybody"))
        return self.known[group].name if group in self.known else Text({"en": group})

    def position(self, group: str) -> int:
        return self.known[group].position if group in self.known else len(self.known)
