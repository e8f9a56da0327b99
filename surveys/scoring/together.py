"""What goes together with the results, as the report says it: only for many people, with bars, and never as a cause (statistics.md 9)."""

from __future__ import annotations

import numpy as np

from surveys.messages import msg
from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring.beside import GoesTogether
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.scores import Scores
from surveys.scoring.statistics.chance import generator
from surveys.scoring.statistics.drivers import MOST_VIF, Driver, Drivers, Refusal, drivers


def goes_together(questionnaire: Questionnaire, found: Drivers | None) -> tuple[GoesTogether, ...]:
    """The quality topics by how much of the results goes together with each (`with_results`); none where that cannot be told."""
    if found is None or found.refused:
        return ()
    return tuple(_of(one, found, questionnaire) for one in found.drivers)


def tangled(found: Drivers | None) -> tuple[str, ...]:
    """The quality topics that rise and fall so much together that they cannot be told apart (variance inflation of 5 or more)."""
    if found is None or found.refused is not Refusal.TANGLED:
        return ()
    return tuple(sorted(one.name for one in found.drivers if one.vif >= MOST_VIF))


def with_results(questionnaire: Questionnaire, scores: Scores) -> Drivers | None:
    """The quality topics as drivers of the results, each group around its own mean; None where there is no such topic or headline."""
    names = [code for code in scores.dimensions if questionnaire.dimension(code).headline is Headline.QUALITY]
    if not names or Headline.RESULTS not in scores.headlines:
        return None
    strata = [stratum.code for stratum in scores.strata]
    columns = [np.concatenate([scores.dimensions[code].people[one].scores() for one in strata]) for code in names]
    outcome = np.concatenate([scores.headlines[Headline.RESULTS].people[one].scores() for one in strata])
    return drivers(names, np.column_stack(columns), outcome, generator("drivers"), [stratum.answered for stratum in scores.strata])


def _of(driver: Driver, found: Drivers, questionnaire: Questionnaire) -> GoesTogether:
    percent, low, high = (rounded(100 * part / found.r2) for part in (driver.weight, driver.low, driver.high))
    name = questionnaire.dimension(driver.name).name
    sentence = msg(
        "Where people rate “{name}” higher, they also report better results. This does not show that one causes the other.", name=name
    )
    return GoesTogether(driver.name, name, percent, low, min(100, high), driver.place, sentence)
