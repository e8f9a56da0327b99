"""The balance of a question from 0 to 10, as the report says it: from the bars that are printed, so that it tells nothing more."""

from __future__ import annotations

from surveys.messages import Message, msg, nmsg
from surveys.scoring.beside import Balance
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.samples import total
from surveys.scoring.scores import Scores
from surveys.scoring.statistics import recommending
from surveys.scoring.statistics.recommending import HIGH_FROM, LOW_TO, ROUGH_BELOW, SHARES_FROM, SHOWN_FROM
from surveys.scoring.tallies import RatedItem
from surveys.scoring.values import Distribution


def balanced(rated: RatedItem, drawn: Distribution, scores: Scores) -> Balance | None:
    """Over everybody, from ten people on; None where a printed bar holds answers from both sides of 6 or of 9, for then the balance would
    tell how many stand on either."""
    if drawn.n < SHOWN_FROM or any(_straddles([int(point) for point in share.points]) for share in drawn.shares):
        return None
    counted = rated.tally.over(rated.tally.strata)
    found = recommending.balance({int(value): people for value, people in counted.values.items()})
    low, high = found.interval(total([stratum.invited for stratum in scores.strata]))
    value = rounded(found.value)
    return Balance(found.n, value, min(value, rounded(low)), max(value, rounded(high)), found.n < ROUGH_BELOW, _sentence(found, value))


def _straddles(points: list[int]) -> bool:
    return any(min(points) < edge <= max(points) for edge in (LOW_TO + 1, HIGH_FROM))


def _sentence(found: recommending.Balance, value: int) -> Message:
    if found.n < SHARES_FROM:
        return msg("The balance of high and low answers is roughly {value}, on a scale from −100 to 100.", value=value)
    shares = nmsg(
        "Of {n} person, about {high} in 10 answered 9 or 10, and about {low} in 10 answered 0 to 6.",
        "Of {n} people, about {high} in 10 answered 9 or 10, and about {low} in 10 answered 0 to 6.",
        found.n,
        high=rounded(10 * found.high / found.n),
        low=rounded(10 * found.low / found.n),
    )
    return msg("{sentence} With so few answers this is rough.", sentence=shares) if found.n < ROUGH_BELOW else shares
