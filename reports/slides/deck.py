"""The slides of a release: the question first, then what people said; nothing that does not fit on a wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.charts.figures import described, spoken
from reports.charts.of_finding import of_finding
from reports.charts.profile import HEADLINE_NAMES, headlines, profile
from reports.charts.reading import took_part
from reports.charts.taking_part import taking_part
from reports.debrief.dialogue import AGENDA, RULES
from reports.debrief.findings import UNTOLD, about, how_sure, is_reported, told_lines
from reports.debrief.talking import agenda as without_sides
from reports.lettering.joining import dotted, enumerated
from reports.slides.laying import fits
from reports.slides.values import CHART_WIDTH, Slide
from surveys.messages import Translator, msg, nmsg
from surveys.scoring.values import DimensionResult, Finding, Released

AT_ONCE = 5
"""Rows of a chart that a back row can read."""
MOST_NAMED = 6
NAMES = 0.46
"""Of a chart's width: what names take."""
MOST_LINES, LINES_ALONE = 4, 8
"""Below a title that has a picture, and where it has none."""
ROOM = 98.0
"""Points of height that a chart finds below a statement of two lines, before it is enlarged."""


def deck(released: Released, say: Translator) -> tuple[Slide, ...]:
    """All slides in their order."""
    return (*_opening(released, say), *_scores(released, say), *_findings(released, say), *_closing(released, say))


def _opening(released: Released, say: Translator) -> Iterator[Slide]:
    facts = released.facts
    partners = tuple(sorted((partner.organisation for partner in facts.partners), key=str.casefold))
    listed = partners if len(partners) <= MOST_NAMED else (enumerated(partners, say.lang),)
    yield Slide(
        "cover",
        facts.partnership,
        eyebrow=facts.evaluation,
        lines=listed,
    )
    protected = msg("Every figure stands for at least {n} people.", n=released.k)
    rules = RULES if released.positions else (protected, *RULES)
    yield Slide("page", say(msg("Ground rules")), lines=tuple(say(rule) for rule in rules))
    yield from _agenda(released, say)
    yield _who(released, say)


def _agenda(released: Released, say: Translator) -> Iterator[Slide]:
    """On one slide, or on two where it has no room."""
    slots = without_sides(released) if released.too_few else AGENDA
    lines = tuple(say(nmsg("{n} min: {what}", "{n} min: {what}", minutes, what=what)) for minutes, what in slots)
    whole = Slide("page", say(msg("An agenda for two hours")), lines=lines)
    if fits(whole, say.lang):
        yield whole
        return
    half = -(-len(lines) // 2)
    yield replace(whole, lines=lines[:half])
    yield replace(whole, title=say(msg("{title} (continued)", title=whole.title)), lines=lines[half:])


def _who(released: Released, say: Translator) -> Slide:
    """How many of each group answered, where that may be drawn."""
    drawn = any(group.shown for group in released.groups) and len(released.groups) <= MOST_NAMED
    picture = taking_part(released.groups, say, CHART_WIDTH) if drawn else None
    named = tuple(_named(released, say))
    return Slide("page", took_part(released, say), "", named[:MOST_LINES], picture, notes="\n".join(named))


def _named(released: Released, say: Translator) -> Iterator[str]:
    for group in released.groups:
        words = spoken(group.rate_word, say) if group.shown else spoken(group.hidden, say)
        yield say(msg("{name}: {words}", name=group.name, words=words))


def _scores(released: Released, say: Translator) -> Iterator[Slide]:
    if released.positions:
        return
    ask = msg("Before you see the figures: where between 0 and 100 would you put the quality of this partnership?")
    shown = [one for one in released.headlines if one.main.value is not None]
    if shown:
        yield Slide("question", say(ask))
        picture = headlines(shown, released.groups, say, CHART_WIDTH)
        title = "\n".join(described(say(HEADLINE_NAMES[one.headline]), replace(one.main, low=None, high=None), say) for one in shown)
        yield Slide("page", title, picture=picture, notes=_sentences([one.sentence for one in shown], say))
    listed = sorted((one for one in released.dimensions if one.main.value is not None), key=lambda one: -(one.main.value or 0))
    for start in range(0, len(listed), AT_ONCE):
        yield _profile(listed[start : start + AT_ONCE], start, len(listed), say)


def _profile(part: Sequence[DimensionResult], start: int, whole: int, say: Translator) -> Slide:
    """Some topics without their groups, which come with the findings."""
    picture = profile([replace(one, groups={}) for one in part], (), say, CHART_WIDTH, NAMES)
    title = msg("Topics from the highest score to the lowest")
    if whole > AT_ONCE:
        title = msg(
            "Topics {first} to {last} of {whole}, from the highest score to the lowest",
            first=start + 1,
            last=start + len(part),
            whole=whole,
        )
    return Slide("page", say(title), picture=picture, notes=_sentences([one.main.sentence for one in part], say))


def _sentences(found: Sequence[object], say: Translator) -> str:
    return "\n".join(say(one) for one in found if one is not None)  # type: ignore[arg-type]


def _findings(released: Released, say: Translator) -> Iterator[Slide]:
    """Two slides each: the question alone, then what the answers say."""
    for finding in released.findings:
        subject = about(finding, released, say)
        number = dotted((f"F{finding.number}", subject or say(UNTOLD)), say.lang)
        if not subject:
            yield Slide("question", say(finding.prompt), number, (say(finding.statement),))
            continue
        then = msg("Ask this first. Wait. Then show what was reported:")
        if not is_reported(finding):
            then = msg("Ask this first. Wait. Then show what the answers say:")
        yield Slide("question", say(finding.prompt), number, notes=say(then))
        yield _answer(finding, released, say)


def _answer(finding: Finding, released: Released, say: Translator) -> Slide:
    picture = of_finding(released, finding, say, CHART_WIDTH, ROOM)
    told = told_lines(released, finding, say)
    notes = "\n".join((*told, say(finding.prompt), *map(say, finding.tried)))
    number = dotted((f"F{finding.number}", how_sure(finding, say)), say.lang)
    return Slide("page", say(finding.statement), number, told[: MOST_LINES if picture else LINES_ALONE], picture, notes=notes)


def _closing(released: Released, say: Translator) -> Iterator[Slide]:
    steps = (
        msg("Lessons: what should the next partnership know?"),
        msg("Actions: what, who, by when?"),
        msg("Who will tell those who could not come?"),
    )
    channel = released.facts.complaints
    foot = say(msg("If someone is being harmed, tell this channel now: {channel}", channel=channel)) if channel else ""
    yield Slide("page", say(msg("What happens now")), lines=tuple(map(say, steps)), foot=foot)
