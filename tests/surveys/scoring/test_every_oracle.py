"""Every figure that R and other programs worked out of real data, through our own questionnaire, pack, bytes, scores and annex.

A data set laid beside the others is compared too, as far as its figures have known names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from fixtures.figured import figured
from fixtures.oracles import DATA, oracle
from fixtures.portfolios import special

pytestmark = pytest.mark.oracle

SETS = sorted(path.parent.name for path in DATA.glob("*/expected.json")) or ["bfi"]
ELSEWHERE = {
    *("api00.by_stratum_mean", "api00.by_stratum_se_fpc", "api00.ci95_df_n_minus_H", "api00.degf", "api00.weighted_mean_se"),
    "share_ge700_mean_se",
}
"""Compared in test_scores_oracle: no answers of people, but a true finite population."""
TOLERANCES = {"omega_total_ml1": 1e-4, "tau2_PM": 1e-3}
POINTS = 0.5
"""Bootstrap intervals differ from run to run."""


def ours(name: str) -> dict[str, object]:
    return {**(figured(name) if oracle(name).meta["dimensions"] or "unit" not in oracle(name).meta else {}), **special(name)}


def differs(value: object, known: object, key: str) -> bool:
    if isinstance(known, Mapping):
        return not isinstance(value, Mapping) or set(value) != set(known) or any(differs(value[one], known[one], key) for one in known)
    if isinstance(known, Sequence):
        return not isinstance(value, Sequence) or len(value) != len(known) or any(map(differs, value, known, [key] * len(known)))
    if "bca_ci95" in key:
        return value != pytest.approx(known, abs=POINTS)
    return value != pytest.approx(known, rel=next((one for name, one in TOLERANCES.items() if name in key), 1e-6), abs=1e-12)


def test_what_is_compared_elsewhere_is_compared_there():
    """So that every figure of every set is compared somewhere: here all but these six, which stand in another test by their full names."""
    there = Path(__file__).with_name("test_scores_oracle.py").read_text(encoding="utf-8")

    assert [key for key in sorted(ELSEWHERE) if f'figures["{key}"]' not in there] == []


@pytest.mark.parametrize("name", SETS)
def test_every_figure_is_that_of_other_programs(name: str):
    found = ours(name)
    known = {key.replace("nps_style.", "nps."): value for key, value in oracle(name).figures.items() if key not in ELSEWHERE}

    assert {key for key in known if key not in found} == set()
    assert {key: (found[key], value) for key, value in known.items() if differs(found[key], value, key)} == {}
