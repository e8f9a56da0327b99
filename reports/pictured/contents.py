"""What the picture briefing says: as little as can be said truly, in words that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.charts.figures import score, spoken
from reports.charts.profile import HEADLINE_NAMES
from reports.charts.reading import took_part
from reports.debrief.summary import goes_well
from reports.lettering.joining import dotted
from reports.pictured.pictograms import OF_FRAMES
from surveys.messages import Message, Translator, msg
from surveys.scoring import ideas
from surveys.scoring.values import Finding, HeadlineResult, Released

MOST = 3
PEOPLE = 10
"""People that stand for all who were invited."""
WHY: Mapping[str, Message] = {
    ideas.GAP: msg("People see this differently."),
    ideas.DIVIDED: msg("People see this differently."),
    ideas.LOW: msg("Among what people value least."),
    ideas.BOTTLENECK: msg("Work may get stuck here."),
    ideas.CANNOT_SAY: msg("Not everybody could say."),
    ideas.CHANGE: msg("This has changed since last time."),
}
BETTER = msg("Better than last time.")
NEXT: tuple[tuple[str, Message], ...] = (
    ("talk", msg("We talk about it together.")),
    ("tick", msg("We decide what to do.")),
    ("letter", msg("We tell you what was decided.")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A pictogram, words below it, and fewer words below those."""

    pictogram: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A headline as a glass: `share` 0 to 1, the number, and of how many it is with the word for it."""

    name: str
    share: float
    number: str
    word: str


@dataclass(frozen=True, slots=True)
class Contents:
    """`answered`: of ten people how many answered, with parts of one; None where that may not be shown. `heads`: over what goes well,
    what to talk about, and what happens now."""

    title: str
    round: str
    took_part: str
    answered: float | None
    glasses: tuple[Filled, ...]
    valued: tuple[Shown, ...]
    to_talk_about: tuple[Shown, ...]
    safe: str
    coming: tuple[Shown, ...]
    harm: str
    heads: tuple[str, str, str]


def contents(released: Released, say: Translator) -> Contents:
    """Of answers beside names nothing but who took part and what happens now."""
    facts, channel = released.facts, released.facts.complaints
    valued = tuple(_topics(released, say, strong=True))
    return Contents(
        facts.partnership,
        facts.evaluation,
        took_part(released, say),
        _answered(released),
        tuple(_glass(one, say) for one in released.headlines if one.main.value is not None),
        valued,
        tuple(_topics(released, say, strong=False)),
        say(
            msg("Answers are shown only where those who gave them agreed.")
            if released.positions
            else msg("Nothing here shows who answered what.")
        ),
        tuple(Shown(pictogram, say(words)) for pictogram, words in NEXT),
        say(msg("If someone is being harmed, tell this channel now: {channel}", channel=channel)) if channel else "",
        (say(msg("What goes well")), say(msg("What to talk about")), say(msg("What happens now"))),
    )


def _answered(released: Released) -> float | None:
    people = released.participation
    if not people.invited or people.answered is None:
        return None
    return min(PEOPLE, PEOPLE * people.answered / people.invited)


def _glass(one: HeadlineResult, say: Translator) -> Filled:
    middle = (one.main.value or 0) + (4.5 if one.main.cell else 0)
    words = (say(msg("out of 100")), spoken(one.band, say))
    return Filled(say(HEADLINE_NAMES[one.headline]), middle / 100, score(one.main, say), dotted(words, say.lang))


def _topics(released: Released, say: Translator, *, strong: bool) -> Iterator[Shown]:
    """The topics of the first findings, each once: those that go well, or those to talk about. No pictogram stands twice on a page
    where another fits."""
    named = {one.code: one for one in released.dimensions}
    frames = {one.code: one.frames for one in released.questionnaire.dimensions}
    drawn = list[str]()
    for code, finding in (*_first(released, strong=True), *_first(released, strong=False)):
        drawn.append(_pictogram(frames.get(code, ()), drawn))
        if goes_well(finding, released) == strong:
            yield Shown(drawn[-1], say.text(named[code].name), say(why) if (why := _why(finding, well=strong)) else "")


def _why(finding: Finding, *, well: bool) -> Message | None:
    return BETTER if well and finding.kind == ideas.CHANGE else WHY.get(finding.kind)


def _first(released: Released, *, strong: bool) -> list[tuple[str, Finding]]:
    """The first topics with the finding that names them: those that go well, or the others."""
    topics = {one.code for one in released.dimensions}
    valued = {finding.dimension for finding in released.findings if goes_well(finding, released)}
    found = dict[str, Finding]()
    for finding in released.findings:
        fits = goes_well(finding, released) if strong else finding.kind in WHY and finding.dimension not in valued
        if fits and finding.dimension in topics and len(found) < MOST:
            found.setdefault(finding.dimension, finding)
    return list(found.items())


def _pictogram(frames: tuple[str, ...], drawn: Sequence[str]) -> str:
    fitting = [name for frame in frames for name in OF_FRAMES.get(frame, ())] or ["table"]
    return next((name for name in fitting if name not in drawn), fitting[0])
