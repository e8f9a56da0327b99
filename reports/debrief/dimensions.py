"""A page for each dimension: its score in words, its questions, how answers spread, what people wrote, what to ask the room."""

from __future__ import annotations

from collections.abc import Iterator

from reports.charts.figures import run_on, score, spoken
from reports.charts.profile import items
from reports.charts.reading import fewer, is_rough, of_questions, of_spread
from reports.charts.spread import spread
from reports.debrief.beside import agreeing, changed
from reports.debrief.findings import finding_panel
from reports.debrief.talking import prompts_for
from reports.lettering.joining import enumerated
from reports.typesetting.blocks import Beside, Block, Figure, Heading, KeepTogether, Panel, Paragraph, Quote
from surveys.messages import Translator, msg
from surveys.questionnaires.values import Scale
from surveys.scoring import quoted
from surveys.scoring.ideas import CHANGE
from surveys.scoring.values import Comments, DimensionResult, Finding, Released

ROOM_FOR_NOTES = 4
QUOTED = 6


def dimension_pages(released: Released, say: Translator, width: float) -> list[Block]:
    """Every dimension on a page of its own."""
    blocks: list[Block] = []
    for one in released.dimensions:
        blocks.extend(_page(one, released, say, width))
    return blocks


def _page(one: DimensionResult, released: Released, say: Translator, width: float) -> Iterator[Block]:
    yield Heading(say.text(one.name))
    yield Paragraph(_opening(one, say), "lead")
    for note in one.main.notes:
        yield Paragraph(say(note), "quiet")
    if not any(finding.kind == CHANGE for finding in _findings(one, released)):
        yield from changed(one.trend, say)
    if one.items:
        yield Figure(items(one.items, released.groups, say, width), _questions_read(one, released, say))
        drawn = spread(one.items, _scale(one, released), say, width)
        if drawn:
            yield Figure(drawn, run_on([say(of_spread(one.items)), fewer(released.groups, say)], say))
        for item in one.items:
            for words in (*([item.cannot_judge] if item.cannot_judge else []), *item.unanswered):
                yield Paragraph(say(msg("“{question}”: {words}", question=item.text, words=words)), "quiet")
    yield from agreeing(one, released.groups, say, width)
    for comments in released.comments:
        if comments.dimension == one.code:
            yield from written(comments, say)
    yield from _prompts(one, released, say)


def _questions_read(one: DimensionResult, released: Released, say: Translator) -> str:
    """Said where bars and lines stand for ten points, which need it."""
    return of_questions(one.items, released.groups, say) if is_rough(one.items, released.groups) else ""


def _opening(one: DimensionResult, say: Translator) -> str:
    if one.main.value is None:
        return spoken(one.main.hidden, say)
    sentence = spoken(one.main.sentence, say) or say(msg("{score} out of 100.", score=score(one.main, say)))
    if one.band is None:
        return sentence
    return run_on([sentence, say(msg("In words: {band}.", band=one.band))], say)


def _scale(one: DimensionResult, released: Released) -> Scale:
    code = released.questionnaire.item(one.items[0].code).scale
    return released.questionnaire.scale(code)


def written(comments: Comments, say: Translator) -> Iterator[Block]:
    """What people wrote for one question: how many, the quotations with consent, the summary, or why nothing is printed. The question
    and what is said of its answers stay with the first of them."""
    quotes = [_quoted(quote, say) for quote in comments.quotes[:QUOTED]]
    yield KeepTogether((Heading(say.text(comments.text), 3, bookmark=False), *_about(comments, say), *quotes[:1]))
    yield from quotes[1:]


def _about(comments: Comments, say: Translator) -> Iterator[Block]:
    if comments.hidden:
        yield Paragraph(say(comments.hidden), "quiet")
    if comments.summary:
        yield Paragraph(comments.summary, lang=comments.summary_lang)
    said = []
    if comments.amount:
        said.append(say(msg("How many people wrote something here: {amount}.", amount=comments.amount)))
    if comments.themes:
        named = enumerated((say(msg("{name} ({words})", name=one.name, words=one.amount)) for one in comments.themes), say.lang)
        said.append(say(msg("What it is about, and how many wrote of it: {themes}.", themes=named)))
    if len(comments.quotes) > QUOTED:
        said.append(say(msg("Some of it:")))
    if said:
        yield Paragraph(run_on(said, say), "quiet")


def _quoted(quote: quoted.Quote, say: Translator) -> Block:
    """In its own language, beside its translation where the report is in another."""
    said = Quote(quote.text, lang=quote.lang)
    return Beside(((said,), _in_other_words(quote))) if quote.translation and not quote.lang.startswith(say.lang) else said


def _in_other_words(quote: quoted.Quote) -> tuple[Block, ...]:
    """The translation, for those who cannot read the original."""
    return (Paragraph(quote.translation, "quiet", lang=quote.translated_to),)


def _prompts(one: DimensionResult, released: Released, say: Translator) -> Iterator[Block]:
    found = _findings(one, released)
    for finding in found:
        yield finding_panel(released, finding, say, ROOM_FOR_NOTES - len(found), on_page=one)
    if not found:
        yield Panel(title=say(msg("Talk about it")), prompt=run_on([*map(say, prompts_for(one))], say), note_lines=ROOM_FOR_NOTES - 1)


def _findings(one: DimensionResult, released: Released) -> list[Finding]:
    return [finding for finding in released.findings if finding.dimension == one.code]
