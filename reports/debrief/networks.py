"""Who works with whom: the picture, and every direction in figures."""

from __future__ import annotations

from collections.abc import Iterator

from reports.charts.figures import score
from reports.charts.network import network_chart, of_network, pairs
from reports.typesetting.blocks import Block, Figure, Heading, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.tied import Network, Tie
from surveys.scoring.values import Released


def networks(released: Released, say: Translator, width: float) -> list[Block]:
    """A page for each question about the partners; nothing where there was none."""
    return [block for one in released.networks for block in _network(one, released.questionnaire, say, width)]


def _network(one: Network, questionnaire: Questionnaire, say: Translator, width: float) -> Iterator[Block]:
    yield Heading(say(msg("Who works with whom")))
    yield Paragraph(say.text(one.text), "lead")
    if one.hidden:
        yield Paragraph(say(one.hidden))
        return
    yield Figure(network_chart(one, say, width), of_network(one, questionnaire, say))
    yield _table(one, say)
    yield from (Paragraph(say(note), "quiet") for note in one.notes)


def _table(one: Network, say: Translator) -> Table:
    header = (say(msg("Who about whom")), say.text(one.ask), say.text(one.second_ask))
    rows = tuple(_row(tie, one, say) for pair in pairs(one) for tie in pair.ties)
    return Table(header, rows, (0.6, 0.2, 0.2), (1, 2), held=bool(one.notes))


def _row(tie: Tie, one: Network, say: Translator) -> tuple[str, ...]:
    names = dict(one.partners)
    about = say(msg("{one} about {other}", one=names[tie.rater], other=names[tie.rated]))
    return about, score(tie.often, say), score(tie.well, say)
