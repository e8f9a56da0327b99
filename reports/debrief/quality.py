"""How far the figures carry: who could have answered and did, what was left out and why, and what was done to the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reports.charts.figures import spoken
from reports.charts.reading import took_part
from reports.debrief.dimensions import QUOTED
from reports.debrief.edits import edits
from reports.lettering.joining import enumerated
from reports.typesetting.blocks import Block, Bullets, Heading, Paragraph, Table
from surveys.comments.redacting import is_redacted
from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Figure, Released
from surveys.translator import own_name


def quality(released: Released, say: Translator) -> list[Block]:
    """The panel that an evaluation office looks for first."""
    facts = [
        (say(msg("Answers")), took_part(released, say)),
        (say(msg("Response")), spoken(released.participation.rate_word, say) or "–"),
        (say(msg("Groups with figures of their own")), _of(sum(group.shown for group in released.groups), len(released.groups), say)),
        (
            say(msg("Topics with a score")),
            _of(sum(one.main.value is not None for one in released.dimensions), len(released.dimensions), say),
        ),
        (say(msg("Fewest people behind a figure")), say.number(released.k)),
        (say(msg("Languages of the questionnaire")), enumerated(_languages(released), say.lang)),
        (say(msg("Version of the scoring rules")), str(released.version)),
    ]
    blocks: list[Block] = [
        Heading(say(msg("How far the figures carry"))),
        Table((say(msg("What")), say(msg("In this round"))), tuple(facts), (0.4, 0.6)),
    ]
    cautions = tuple(dict.fromkeys(say(caution) for caution in released.cautions))
    if cautions:
        blocks += [Heading(say(msg("To keep in mind")), 2, bookmark=False), Bullets(cautions)]
    return [*blocks, *_done(released, say)]


def _languages(released: Released) -> list[str]:
    return [own_name(lang) for lang in released.questionnaire.languages]


def _of(part: int, whole: int, say: Translator) -> str:
    return say(msg("{n} of {all}", n=part, all=whole))


def _done(released: Released, say: Translator) -> list[Block]:
    """What is not shown and what was edited; a sentence where that is nothing."""
    done = [*_left_out(released, say), *edits(released, say)]
    return done or [_edited(say), Paragraph(say(msg("Nothing was left out and nothing was edited.")))]


def _edited(say: Translator) -> Heading:
    return Heading(say(msg("What is not shown, and what was edited")), 2, bookmark=False)


def _left_out(released: Released, say: Translator) -> Iterator[Block]:
    """How often something is not shown, by reason. It says nothing that the pages do not say where it is missing."""
    rows = [(reason, say.number(count)) for reason, count in Counter(say(reason) for reason in _reasons(released)).most_common()]
    summed_up = sum(bool(comments.summary) for comments in released.comments)
    if summed_up:
        rows.append((say(msg("Told in a summary instead of quoted")), say.number(summed_up)))
    if blanked := sum(is_redacted(quote.text, quote.lang) for comments in released.comments for quote in comments.quotes[:QUOTED]):
        rows.append((say(msg("Quotations in which words were left out to protect somebody")), say.number(blanked)))
    if taken := released.dossier.taken_out:
        rows.append((say(msg("Quotations taken out after the results were shared")), say.number(taken)))
    if rows:
        yield _edited(say)
        yield Table((say(msg("Reason")), say(msg("Places"))), tuple(rows), (0.86, 0.14), (1,))


def _reasons(released: Released) -> Iterator[Message]:
    yield from (group.hidden for group in released.groups if group.hidden)
    yield from (figure.hidden for figure in _figures(released) if figure.hidden)
    yield from (tally.hidden for tally in released.tallies if tally.hidden)
    yield from (objective.hidden for objective in released.objectives if objective.hidden)
    yield from (margin.hidden for margin in released.people if margin.hidden)
    yield from (comments.hidden for comments in released.comments if comments.hidden)


def _figures(released: Released) -> Iterator[Figure]:
    for one in released.dimensions:
        yield one.main
        yield from one.groups.values()
        yield from (item.overall for item in one.items)
    for table in released.occurrences:
        for row in table.rows:
            yield from (row.everybody, *row.groups.values())
