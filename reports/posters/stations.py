"""The posters of a release: the ground rules, then a station for each finding, or for each question where there are no findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.charts.of_finding import of_finding
from reports.charts.reading import of_spread
from reports.debrief.dialogue import RULES
from reports.debrief.findings import UNTOLD, about, how_sure, told_lines
from reports.debrief.too_few import PROMPTS
from reports.drawing.values import Picture
from reports.posters.both import Both
from reports.posters.values import Poster
from surveys.messages import Message, Translator, msg
from surveys.scoring.ideas import DIVIDED
from surveys.scoring.values import Finding, Released

ZONES: tuple[Message, ...] = (msg("Rings true"), msg("Surprises me"), msg("Something is missing"))


def stations(released: Released, say: Translator, width: float, beside: Translator | None = None) -> tuple[Poster, ...]:
    """`width`: points that a chart may take before it is enlarged. `beside` says the same in a second language on each poster, and in
    the words of pictures."""
    if beside is None:
        return tuple(_stations(released, say, width, say))
    both = zip(_stations(released, say, width, Both(say, beside)), _stations(released, beside, width, beside), strict=True)
    return tuple(replace(one, beside=other) for one, other in both)


def _stations(released: Released, say: Translator, width: float, drawn: Translator) -> Iterator[Poster]:
    """`drawn` says the words of pictures."""
    zones = tuple(say(zone) for zone in ZONES)
    yield _rules(released, say)
    if not released.findings:
        yield from _questions(say, zones)
    for finding in released.findings:
        yield _station(released, finding, say, _picture(released, finding, say, width, drawn), zones)


def _rules(released: Released, say: Translator) -> Poster:
    how = msg("Walk from poster to poster. Read the question first. Write one thought on each note and put it where it fits.")
    protected = msg("Every figure stands for at least {n} people.", n=released.k)
    told = (how, *RULES) if released.positions else (how, protected, *RULES)
    return Poster(say(msg("Ground rules")), say.lang, topic=released.facts.evaluation, lines=tuple(say(rule) for rule in told))


def _questions(say: Translator, zones: tuple[str, ...]) -> Iterator[Poster]:
    for number, prompt in enumerate(PROMPTS, start=1):
        yield Poster(say(prompt), say.lang, say.number(number), zones=zones)


def _picture(released: Released, finding: Finding, say: Translator, width: float, drawn: Translator) -> Picture | None:
    """The finding's picture; what it says to those who do not see it is in the first language alone."""
    picture, told = (of_finding(released, finding, one, width) for one in (drawn, say))
    return replace(picture, title=told.title, alt=told.alt) if picture and told else picture


def _station(released: Released, finding: Finding, say: Translator, picture: Picture | None, zones: tuple[str, ...]) -> Poster:
    told = () if picture else told_lines(released, finding, say)
    number, subject = f"F{finding.number}", about(finding, released, say)
    topic, sure = (subject, how_sure(finding, say)) if subject else (say(UNTOLD), "")
    reading = _reading(released, finding, say) if picture else ""
    return Poster(say(finding.prompt), say.lang, number, topic, picture, told, say(finding.statement), sure, reading, zones)


def _reading(released: Released, finding: Finding, say: Translator) -> str:
    """How bars are read that show how the answers spread: no other picture of a finding puts colours together."""
    items = (item for one in released.dimensions for item in one.items)
    found = [item for item in items if item.code in finding.evidence and item.distribution] if finding.kind == DIVIDED else []
    return say(of_spread(found)) if found else ""
