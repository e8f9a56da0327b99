"""The two headlines, the score profile, and where people agree and differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.figures import count, interval, run_on, score, spoken
from reports.charts.gaps import gap_chart, gaps, two_sided_chart
from reports.charts.profile import HEADLINE_NAMES, profile, profile_title
from reports.charts.reading import GAPS, ROUNDS, TWO_SIDED, fewer, of_scores
from reports.charts.strip import agreement_strips, of_strips
from reports.charts.trend import changed_title, trends, with_both_rounds
from reports.debrief.beside import changed
from reports.typesetting.blocks import Block, Bullets, Cell, Figure, Heading, KeepTogether, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.scoring.values import DimensionResult, Released

COMPARED = 5
NARROW, ABREAST, FIELDS_ABREAST = 400.0, 7, 9
"""Points; topics on a profile and on a picture of changes that are narrower."""


def profile_pages(released: Released, say: Translator, width: float) -> list[Block]:
    """Headlines and the profile of all dimensions, and the table behind them."""
    blocks: list[Block] = [Heading(say(msg("The score profile")))]
    blocks.extend(profiles(released, say, width))
    named = ((HEADLINE_NAMES[one.headline], one.sentence) for one in released.headlines)
    blocks.extend(Paragraph(say(msg("{name}: {words}", name=name, words=sentence))) for name, sentence in named if sentence)
    blocks.extend(_changes(released, say, width))
    for one in released.headlines:
        if one.trend:
            name = Paragraph(say(HEADLINE_NAMES[one.headline]), "label")
            blocks.append(KeepTogether((name, *changed(one.trend, say))))
    return [*blocks, Heading(say(msg("The figures behind the picture")), 2), _table(released, say), *_placed(released, say)]


def profiles(released: Released, say: Translator, width: float) -> list[Block]:
    """One picture of all topics, or a few below each other where two languages stand abreast on a page that lies."""
    parts = _parted(released.dimensions, ABREAST, say(profile_title(released.dimensions)), say, width)
    drawn = [profile(part, released.groups, say, width, title=name) for part, name in parts]
    return [Figure(one, of_scores(released, say) if one is drawn[-1] else "") for one in drawn]


def _changes(released: Released, say: Translator, width: float) -> list[Block]:
    """A small field for each topic with two rounds, a few below each other where two languages stand abreast."""
    found = with_both_rounds(released.dimensions)
    parts = _parted(found, FIELDS_ABREAST, changed_title(found, say), say, width) if found else []
    drawn = [picture for part, name in parts if (picture := trends(part, say, width, name))]
    return [Figure(one, say(ROUNDS) if one is drawn[-1] else "") for one in drawn]


def _parted(
    topics: Sequence[DimensionResult], most: int, title: str, say: Translator, width: float
) -> Iterator[tuple[Sequence[DimensionResult], str]]:
    """The topics of each picture and its title: all in one, or `most` of them where a picture is narrow."""
    each = most if width < NARROW else max(1, len(topics))
    for start in range(0, max(1, len(topics)), each):
        yield topics[start : start + each], say(msg("{title} (continued)", title=title)) if start else title


def _placed(released: Released, say: Translator) -> list[Block]:
    """Where each score stands among comparable partnerships; nothing where that may not be said."""
    if not released.placed:
        return []
    how = msg(
        "Compared are scores that other partnerships shared after asking the same questions. None is named, none is ranked, and a small "
        "partnership’s place is a wide range. 1 is the lowest fifth, 5 the highest."
    )
    lines = tuple(say(msg("{name}: {words}", name=one.name, words=one.sentence)) for one in released.placed)
    return [Heading(say(msg("Among comparable partnerships")), 2), Paragraph(say(how), "quiet"), Bullets(lines)]


def _table(released: Released, say: Translator) -> Table:
    header = (
        say(msg("Topic")),
        say(msg("Each group the same")),
        say(msg("Very likely range")),
        say(msg("Every person the same")),
        say(msg("People")),
        say(msg("In words")),
    )
    rows = tuple(_row(one, say) for one in released.dimensions)
    return Table(header, rows, (0.29, 0.13, 0.14, 0.13, 0.11, 0.20), (1, 2, 3, 4))


def _row(one: DimensionResult, say: Translator) -> tuple[str | Cell, ...]:
    words = spoken(one.band, say) or spoken(one.main.hidden, say)
    return say.text(one.name), score(one.equal, say), interval(one.equal, say), score(one.everyone, say), count(one.equal, say), words


def differing(released: Released, say: Translator, width: float) -> list[Block]:
    """Where groups are widest apart, and how own and other sides see the same thing."""
    blocks: list[Block] = [Heading(say(msg("Where we agree, where we differ")))]
    found = gaps(released.dimensions, released.differences)
    if not found:
        blocks.append(Paragraph(say(msg("Groups are too small to compare.")), "lead"))
    else:
        blocks.append(Figure(gap_chart(found, released.groups, say, width), say(GAPS)))
        sentences = [say(row.sentence) for row in released.differences[:COMPARED]]
        blocks.append(Heading(say(msg("In words")), 2, bookmark=False))
        blocks.append(Bullets(tuple(dict.fromkeys(sentences))))
    blocks.extend(_agreement(released, say, width))
    if released.two_sided:
        blocks.append(Heading(say(msg("How each side sees itself and the other")), 2))
        blocks.append(
            Figure(
                two_sided_chart(released.two_sided, say, width),
                say(TWO_SIDED),
            )
        )
        blocks.append(Bullets(tuple(say(msg("“{name}”: {words}", name=pair.name, words=pair.sentence)) for pair in released.two_sided)))
        blocks.extend(Bullets(tuple(say(side.sentence) for side in pair.sides)) for pair in released.two_sided if pair.sides)
    return blocks


def _agreement(released: Released, say: Translator, width: float) -> list[Block]:
    """Where single answers fall, question by question."""
    asked = [item for one in released.dimensions for item in one.items]
    drawn = agreement_strips(asked, released.questionnaire, say, width)
    if not drawn:
        return []
    read = run_on([of_strips(asked, released, say), fewer(released.groups, say)], say)
    return [Heading(say(msg("Where answers fall")), 2), *(Figure(picture, read if picture is drawn[-1] else "") for picture in drawn)]
