"""The slides of a release: the question first, then what people said; nothing that does not fit on a wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.figures import spoken
from reports.charts.profile import headlines, profile
from reports.debrief.dialogue import AGENDA, RULES
from reports.debrief.summary import took_part
from reports.lettering.joining import dotted
from reports.slides.values import CHART_WIDTH, Slide
from surveys.messages import Translator, msg
from surveys.scoring.dossier import strength
from surveys.scoring.values import DimensionResult, Finding, Released

AT_ONCE = 4
"""Rows of a chart that a back row can read."""
STEPS = 5


def deck(released: Released, say: Translator) -> tuple[Slide, ...]:
    """All slides in their order."""
    return (*_opening(released, say), *_scores(released, say), *_findings(released, say), *_closing(released, say))


def _opening(released: Released, say: Translator) -> Iterator[Slide]:
    facts = released.facts
    partners = tuple(sorted((partner.organisation for partner in facts.partners), key=str.casefold))
    yield Slide("cover", facts.partnership, eyebrow=facts.evaluation, lines=(" · ".join(partners),) if partners else ())
    yield Slide("page", say(msg("Ground rules")), lines=tuple(say(rule) for rule in RULES))
    protected = say(msg("Every figure stands for at least {n} people. Please do not guess who wrote or answered what.", n=released.k))
    yield Slide("page", say(msg("Who took part")), lines=(took_part(released, say), protected), notes="\n".join(_named(released, say)))


def _named(released: Released, say: Translator) -> Iterator[str]:
    for group in released.groups:
        words = spoken(group.rate_word, say) if group.shown else spoken(group.hidden, say)
        yield say(msg("{name}: {words}", name=group.name, words=words))


def _scores(released: Released, say: Translator) -> Iterator[Slide]:
    if released.positions:
        return
    ask = msg("Before you see the figures: where would you put this partnership between 0 and 100?")
    shown = [one for one in released.headlines if one.main.value is not None]
    if shown:
        yield Slide("question", say(ask))
        picture = headlines(shown, released.groups, say, CHART_WIDTH)
        yield Slide("page", picture.title, picture=picture, notes=_sentences([one.sentence for one in shown], say))
    listed = [one for one in released.dimensions if one.main.value is not None]
    for part in _parts(sorted(listed, key=lambda one: -(one.main.value or 0))):
        yield _profile(part, released, say)


def _profile(part: Sequence[DimensionResult], released: Released, say: Translator) -> Slide:
    picture = profile(part, released.groups, say, CHART_WIDTH)
    title = say(msg("Topics from the highest score to the lowest"))
    return Slide("page", title, picture=picture, notes=_sentences([one.main.sentence for one in part], say))


def _parts(listed: Sequence[DimensionResult]) -> list[Sequence[DimensionResult]]:
    return [listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE)]


def _sentences(found: Sequence[object], say: Translator) -> str:
    return "\n".join(say(one) for one in found if one is not None)  # type: ignore[arg-type]


def _findings(released: Released, say: Translator) -> Iterator[Slide]:
    """Two slides each: the question alone, then what the answers say."""
    pages = {one.code: one for one in released.dimensions if one.main.value is not None}
    for finding in released.findings:
        topic = pages.get(finding.dimension)
        number = dotted((f"F{finding.number}", *((say.text(topic.name),) if topic else ())), say.lang)
        yield Slide("question", say(finding.prompt), number, notes=say(msg("Ask this first. Wait. Then show what the answers say:")))
        yield _answer(finding, number, topic, released, say)


def _answer(finding: Finding, number: str, topic: DimensionResult | None, released: Released, say: Translator) -> Slide:
    picture = profile([topic], released.groups, say, CHART_WIDTH) if topic else None
    rank = say(msg("Finding")) if finding.rank == "finding" else say(msg("Worth discussing"))
    notes = "\n".join((say(finding.prompt), *map(say, finding.tried)))
    return Slide("page", say(finding.statement), number, picture=picture, foot=f"{rank} · {say(strength(finding))}", notes=notes)


def _closing(released: Released, say: Translator) -> Iterator[Slide]:
    agenda = tuple(say(msg("{n} min: {what}", n=minutes, what=what)) for minutes, what in AGENDA)
    for start in range(0, len(agenda), STEPS):
        yield Slide("page", say(msg("An agenda for two hours")), lines=agenda[start : start + STEPS])
    steps = (
        msg("Lessons: what should the next partnership know?"),
        msg("Actions: what, who, by when?"),
        msg("Who will tell those who could not come?"),
    )
    channel = released.facts.complaints
    foot = say(msg("If someone is being harmed, tell this channel now: {channel}", channel=channel)) if channel else ""
    yield Slide("page", say(msg("What happens now")), lines=tuple(map(say, steps)), foot=foot)
