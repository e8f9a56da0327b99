"""How the questions of a topic hang together in other partnerships (statistics.md 4): said where one partnership is too small to tell.

Of many partnerships, each around its own mean; never of one, and never of so few owners that one of them would be told about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add

from surveys.messages import Message, msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.agreeing import reliability
from surveys.scoring.pack import Pack
from surveys.scoring.scores import Scores, summary_of
from surveys.scoring.statistics.benchmarks import OWN_FROM, is_mixed
from surveys.scoring.statistics.reliability import LEAST_ITEMS, Reliability, Scatter, scatter
from surveys.scoring.statistics.words import LOOSELY, REASONABLY, WELL
from surveys.scoring.values import Released


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One other partnership's answers to the questions of a topic, without its people."""

    partnership: str
    owner: str
    scatter: Scatter


def too_few_to_check(scores: Scores) -> tuple[str, ...]:
    """The topics of three questions or more that too few answered here to say how they hang together."""
    found = {code: reliability(scores, code) for code in scores.dimensions}
    return tuple(code for code, one in found.items() if one.scatter.k >= LEAST_ITEMS and not one.enough)


def gathered(questionnaire: Questionnaire, pack: Pack, topics: Collection[str], partnership: str, owner: str) -> Mapping[str, Elsewhere]:
    """What one other partnership's sealed answers give, by topic; nothing where fewer than ten answered all of it, or who joins would be
    told to be one or two people by how many answers there are more."""
    found = {code: scatter(summary_of(questionnaire, pack, code)) for code in topics}
    return {code: Elsewhere(partnership, owner, one) for code, one in found.items() if one.n >= OWN_FROM}


def with_others(released: Released, others: Mapping[str, Sequence[Elsewhere]]) -> Released:
    """The release with what is known of the same questions elsewhere, behind its own sentence."""
    said = {code: sentence for code, found in others.items() if (sentence := _said(found))}
    topics = (
        replace(one, reliability=msg("{here} {elsewhere}", here=one.reliability, elsewhere=said[one.code]))
        if one.reliability and one.code in said
        else one
        for one in released.dimensions
    )
    return replace(released, dimensions=tuple(topics)) if said else released


def _said(others: Sequence[Elsewhere]) -> Message | None:
    owners, answers = Counter(one.owner for one in others), Counter[str]()
    for one in others:
        answers[one.owner] += one.scatter.n
    if not is_mixed(owners, answers):
        return None
    found = Reliability(reduce(add, (one.scatter for one in others)))
    if not found.enough or found.alpha is None:
        return None
    return Message(_words(found.alpha).text, {"n": found.scatter.n, "alpha": round(max(found.alpha, 0.0), 2)})


def _words(alpha: float) -> Message:
    if alpha >= WELL:
        return msg("In {n} answers to the same questions elsewhere they hung together well (alpha {alpha}).")
    if alpha >= REASONABLY:
        return msg("In {n} answers to the same questions elsewhere they hung together reasonably (alpha {alpha}).")
    if alpha >= LOOSELY:
        return msg("In {n} answers to the same questions elsewhere they hung together loosely (alpha {alpha}): read them one by one.")
    return msg(
        "In {n} answers to the same questions elsewhere they did not form one measure (alpha {alpha}): read them one by one, not as a "
        "score."
    )
