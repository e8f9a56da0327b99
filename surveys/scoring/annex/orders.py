"""Questions in which people put options in order: how far they agree on it, and each option's mean place."""

from __future__ import annotations

import numpy as np

from surveys.questionnaires.asking.ordering import last_place
from surveys.scoring.annex.figures import AnnexFigure, Figures
from surveys.scoring.parted import PartedItem
from surveys.scoring.statistics.chance import generator
from surveys.scoring.statistics.concordance import LEAST_PEOPLE, concordance


def order_figures(parted: PartedItem) -> Figures:
    """Of a ranking, over everybody who gave a place; nothing of other kinds."""
    if parted.item.kind != "ranking":
        return
    last = last_place(parted.item)
    worth = np.stack([np.concatenate([one.scores() for one in measure.people.values()]) for measure in parted.measures.values()])
    places = (last - worth * (last - 1) / 100).T
    found = concordance(np.round(places[~np.isnan(places).any(axis=1)], 6), generator("order", parted.item.code))
    if found is None:
        return
    enough = found.people >= LEAST_PEOPLE
    yield "kendalls_w", AnnexFigure(found.w, found.people, enough)
    yield "kendalls_w_p", AnnexFigure(found.p, found.people, enough)
    yield "mean_places", AnnexFigure(dict(zip(parted.measures, found.mean_ranks, strict=True)), found.people, enough)
