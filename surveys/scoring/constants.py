"""The numbers by which a release was made, by name, taken from the modules that use them: a release keeps those of its own day."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from surveys.scoring import bands, consistency, estimands, gaps, intervals, nonresponse, rounds, sentences, spreads
from surveys.scoring.disclosure import thresholds
from surveys.scoring.policy import Policy
from surveys.scoring.shared import LEAST_SHARED
from surveys.scoring.statistics import agreement, benchmarks, chance, drivers, families, permutation, recommending, reliability, words

MODULES: tuple[ModuleType, ...] = (
    thresholds,
    intervals,
    estimands,
    nonresponse,
    sentences,
    bands,
    gaps,
    families,
    permutation,
    chance,
    rounds,
    spreads,
    agreement,
    reliability,
    words,
    consistency,
    recommending,
    drivers,
    benchmarks,
)


def constants(policy: Policy, *, asked_otherwise: bool = False) -> Mapping[str, str]:
    """Every whole or decimal number in capitals that a module of `MODULES` uses, as "module.NAME", and those of the policy; in figures.
    `asked_otherwise`: with what is used where groups were asked different questions."""
    own = {"policy.k": str(policy.k), "policy.detail": str(thresholds.detail(policy.k)), "policy.guarded": str(int(policy.guarded))}
    own |= {"shared.LEAST_SHARED": repr(LEAST_SHARED)} if asked_otherwise else {}
    used = ((module.__name__.rpartition(".")[2], name, value) for module in MODULES for name, value in sorted(vars(module).items()))
    return {**own, **{f"{module}.{name}": repr(value) for module, name, value in used if name.isupper() and type(value) in {int, float}}}
