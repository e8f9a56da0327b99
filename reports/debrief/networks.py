"""Who works with whom: the picture, and every direction in figures."""

from __future__ import annotations

from collections.abc import Iterator

from reports.charts.figures import run_on, score
from reports.charts.network import network_chart, pairs
from reports.typesetting.blocks import Block, Figure, Heading, Paragraph, Table
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.tied import Network, Tie
from surveys.scoring.values import Released


def networks(released: Released, say: Translator, width: float) -> list[Block]:
    """A page for each question about the partners; nothing where there was none."""
    return [block for one in released.networks for block in _network(one, released.questionnaire, say, width)]


def ends(network: Network, questionnaire: Questionnaire) -> Iterator[Message]:
    """What 0 and 100 stand for on both scales."""
    item = questionnaire.item(network.item)
    for ask, code in ((item.ask, item.scale), (item.second_ask, item.second_scale)):
        points = sorted(questionnaire.scale(code).points, key=lambda point: point.value)
        yield msg("{question} 0 stands for “{low}”, 100 for “{high}”.", question=ask, low=points[0].label, high=points[-1].label)


def _network(one: Network, questionnaire: Questionnaire, say: Translator, width: float) -> Iterator[Block]:
    yield Heading(say(msg("Who works with whom")))
    yield Paragraph(say.text(one.text), "lead")
    if one.hidden:
        yield Paragraph(say(one.hidden))
        return
    how = run_on([say(sentence) for sentence in ends(one, questionnaire)], say)
    yield Figure(network_chart(one, say, width), how)
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
