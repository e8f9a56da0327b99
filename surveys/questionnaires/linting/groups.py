"""Remarks on questions that only groups too small to be shown are asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from surveys.messages import Text, msg
from surveys.questionnaires.linting.remarks import Remark
from surveys.questionnaires.values import Questionnaire


def check_groups(questionnaire: Questionnaire, names: Mapping[str, Text], shown: Collection[str]) -> Iterator[Remark]:
    """`names`: the partnership's groups by id; `shown`: those that will probably be shown."""
    for item in questionnaire.items():
        asked = [group for group in item.groups if group in names]
        if item.groups and not any(group in shown for group in asked):
            what = msg(
                "Only {groups} are asked this, too few to be shown by themselves.", groups=_listed(asked, names) or ", ".join(item.groups)
            )
            yield Remark(f"item {item.code}", "small_group", what, msg("Ask more groups, or join them in the round’s forecast."))


def _listed(groups: Collection[str], names: Mapping[str, Text]) -> str:
    return ", ".join(f"“{names[group].pick('en')}”" for group in groups)
