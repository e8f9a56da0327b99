"""The annex of statistics for the analyst who owns a table of answers: everything that statistics.md defines, with names.

It is made from all groups, small ones too, nothing is rounded and nothing is protected: it must not be published, and no page of the
server makes one. docs/annex.md says what each name means.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from surveys.messages import Translator
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.annex.agreeing import agreement_figures, reliability_figures
from surveys.scoring.annex.figures import AnnexFigure, Figures, Value
from surveys.scoring.annex.groups import everybody, group_figures, over_groups, ranked, whole_figures
from surveys.scoring.annex.items import balance_figures, item_figures
from surveys.scoring.annex.orders import order_figures
from surveys.scoring.annex.pairs import pair_figures
from surveys.scoring.consistency import running_against, unevenness
from surveys.scoring.samples import Sample
from surveys.scoring.scores import Scores
from surveys.scoring.statistics.chance import SEED
from surveys.scoring.statistics.families import benjamini_hochberg, holm
from surveys.scoring.together import with_results
from surveys.scoring.values import SCORING_VERSION

WARNING = "For the owner's analyst. Not for publication: small groups are in it and nothing is protected."


def annex(questionnaire: Questionnaire, scores: Scores) -> dict[str, AnnexFigure]:
    """Every figure by its name. `scores` of a pack in which no groups were merged (k = 1)."""
    return dict(_figures(questionnaire, scores))


def to_json(figures: Mapping[str, AnnexFigure], say: Translator) -> bytes:
    """The annex as a JSON file; the same figures give the same bytes. What cannot be had is null."""
    plain = {name: _plain(figure, say) for name, figure in figures.items()}
    document = {"about": WARNING, "scoring_version": SCORING_VERSION, "seed": SEED, "figures": plain}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def _figures(questionnaire: Questionnaire, scores: Scores) -> Figures:
    for code in scores.dimensions:
        for name, figure in _dimension(scores, code):
            yield f"{code}.{name}", figure
    yield from _families(scores)
    for code, rated in scores.rated.items():
        for name, figure in item_figures(rated):
            yield f"item.{code}.{name}", figure
        for name, figure in balance_figures(rated):
            yield f"nps.{code}.{name}", figure
    for code, parted in scores.parted.items():
        for name, figure in order_figures(parted):
            yield f"order.{code}.{name}", figure
    yield from _drivers(questionnaire, scores)


def _dimension(scores: Scores, code: str) -> Figures:
    groups = _groups(scores, code)
    people = everybody(scores.dimensions[code].samples)
    if not people.n:
        return
    yield from whole_figures(people)
    yield from reliability_figures(scores.summaries[code])
    against = running_against(scores, code)
    yield "running_against", AnnexFigure({item: float(item in against) for item in scores.scored[code]}, people.n)
    yield "people_minus_items", AnnexFigure(unevenness(scores, code, scores.dimensions[code].samples), people.n)
    if len(groups) > 1:
        yield from group_figures(groups)
        yield from over_groups(groups)
        yield from agreement_figures({group: one for group, one in scores.summaries[code].items() if group})
        yield from pair_figures(code, groups)


def _families(scores: Scores) -> Figures:
    """The test of all groups of each dimension, corrected over the dimensions."""
    tests = {code: ranked(_groups(scores, code)) for code in scores.dimensions}
    ps = {code: test.p for code, test in tests.items() if test}
    for name, correct in (("kruskal_holm", holm), ("kruskal_bh", benjamini_hochberg)):
        if ps:
            yield name, AnnexFigure(dict(zip(ps, correct(list(ps.values())), strict=True)), _people(scores))


def _drivers(questionnaire: Questionnaire, scores: Scores) -> Figures:
    """What of the quality of the partnership goes together with its results, within groups."""
    found = with_results(questionnaire, scores)
    if found is None:
        return
    enough = found.refused is None
    yield "drivers_results.n", AnnexFigure(found.n, found.n)
    if found.drivers:
        yield "drivers_results.r2", AnnexFigure(found.r2, found.n, enough)
        yield "drivers_results.relative_weights", AnnexFigure({one.name: one.weight for one in found.drivers}, found.n, enough)
        yield "drivers_results.vif", AnnexFigure({one.name: one.vif for one in found.drivers}, found.n, enough)
        for one in found.drivers:
            yield f"drivers_results.bar[{one.name}]", AnnexFigure((one.low, one.high), found.n, enough)


def _groups(scores: Scores, code: str) -> dict[str, Sample]:
    return {group: sample for group, sample in scores.dimensions[code].samples.items() if group and sample.n}


def _people(scores: Scores) -> int:
    return sum(stratum.answered for stratum in scores.strata)


def _plain(figure: AnnexFigure, say: Translator) -> dict[str, Any]:
    plain: dict[str, Any] = {"value": _finite(figure.value), "n": figure.n, "enough": figure.enough}
    return plain | ({"says": say(figure.says)} if figure.says else {})


def _finite(value: Value) -> Any:
    if isinstance(value, Mapping):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, float | int) or value is None:
        return value if value is not None and math.isfinite(value) else None
    return [_finite(one) for one in value]
