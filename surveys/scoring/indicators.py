"""How far an indicator came on the way from where it started to where it should be. Beside what people say, never merged with it."""

from __future__ import annotations

from dataclasses import replace

from surveys.messages import msg
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.facts import IndicatorFact


def achieved(fact: IndicatorFact) -> IndicatorFact:
    """With `achievement` = 100 (actual - baseline) / (target - baseline), in whole per cent from 0 to 100, or why there is none.

    The same for "down", where the target lies below the baseline. More than 100 and less than 0 are printed as 100 and 0, and said.
    """
    if fact.actual is None or fact.target is None or fact.baseline is None:
        return _without(fact, next(name for name in ("actual", "target", "baseline") if getattr(fact, name) is None))
    way = fact.target - fact.baseline
    if way == 0 or (way > 0) != (fact.direction == "up"):
        return _without(fact, "direction")
    percent = rounded(100 * (fact.actual - fact.baseline) / way)
    if percent > 100:
        return replace(fact, achievement=100, why_not=msg("The target was passed: {percent}% of the way, shown as 100%.", percent=percent))
    if percent < 0:
        return replace(fact, achievement=0, why_not=msg("It moved away from the target, shown as 0%."))
    return replace(fact, achievement=percent, why_not=None)


def _without(fact: IndicatorFact, what: str) -> IndicatorFact:
    reasons = {
        "actual": msg("No figure has been reported yet."),
        "target": msg("No target was set, so progress cannot be worked out."),
        "baseline": msg("No starting value was recorded, so progress cannot be worked out."),
        "direction": msg("The target does not lie in the direction that was called better, so progress cannot be worked out."),
    }
    return replace(fact, achievement=None, why_not=reasons[what])
