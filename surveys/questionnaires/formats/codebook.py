"""A codebook: for each question its code, sense, words in every language, kind, values and labels, topic, condition in words, frames.
Values only; `codebook_files` and `reports.codebook` write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.messages import Message, Text, msg
from surveys.questionnaires.formats.became import BECAME
from surveys.questionnaires.formats.outgoing import Offered, offered, reasons
from surveys.questionnaires.saying import shown_if
from surveys.questionnaires.values import About, Item, Missing, Questionnaire, Section

REASONS = {
    Missing.UNKNOWN: msg("I do not know"),
    Missing.INAPPLICABLE: msg("Does not apply"),
    Missing.DECLINED: msg("I do not want to answer"),
}
ABOUT = {
    About.OWN: msg("our own organisation"),
    About.OTHER: msg("the other partners"),
    About.TOGETHER: msg("all partners together"),
}


HEADINGS: Mapping[str, Message] = MappingProxyType(
    {
        "section": msg("Section"),
        "code": msg("Code"),
        "sense": msg("Sense"),
        "text": msg("Text"),
        "kind": msg("Kind"),
        "values": msg("Values"),
        "reasons": msg("Reasons for not answering"),
        "topic": msg("Topic"),
        "headline": msg("Headline"),
        "reversed": msg("Reversed"),
        "core": msg("Core"),
        "about": msg("Whom it speaks of"),
        "shown": msg("Shown if"),
        "groups": msg("Groups"),
        "limits": msg("Limits"),
        "frames": msg("Frames"),
    }
)
YES = msg("yes")


@dataclass(frozen=True, slots=True)
class Entry:
    """One question. `values`: what can be in its column of a table of answers, each with its label; `marks`: the reasons for not
    answering, each with the mark that stands in the table. `frames`: those of the question and of its dimension."""

    section: Text
    item: Item
    kind: Message
    values: tuple[tuple[str, Text], ...]
    marks: tuple[tuple[str, Message], ...]
    dimension: Text
    headline: str
    shown: Message | None
    about: Message | None
    limits: str
    frames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    questionnaire: Questionnaire
    entries: tuple[Entry, ...]


def codebook(questionnaire: Questionnaire) -> Codebook:
    """The codebook of every question in its order."""
    return Codebook(questionnaire, tuple(_entries(questionnaire)))


def _entries(questionnaire: Questionnaire) -> Iterator[Entry]:
    dimensions = {one.code: one for one in questionnaire.dimensions}
    for section in questionnaire.sections:
        for item in section.items:
            dimension = dimensions.get(section.dimension_of(item)) if item.scored else None
            yield Entry(
                section=section.title,
                item=item,
                kind=BECAME.get(item.kind, msg("A question")),
                values=tuple(_values(questionnaire, item)),
                marks=tuple((f"[{reason.value}]", REASONS[reason]) for reason in reasons(item)),
                dimension=dimension.name if dimension else Text(),
                headline=dimension.headline.value if dimension and dimension.headline else "",
                shown=_shown(questionnaire, section, item),
                about=ABOUT[item.about] if item.about else None,
                limits=_limits(item),
                frames=(*item.frames, *(dimension.frames if dimension else ())),
            )


def _values(questionnaire: Questionnaire, item: Item) -> Iterator[tuple[str, Text]]:
    if item.kind in ("two_scales", "relationship"):
        for ask, code in ((item.ask, item.scale), (item.second_ask, item.second_scale)):
            yield "", ask
            yield from ((str(point.value), point.label) for point in questionnaire.scale(code).points)
        return
    if item.kind == "slider":
        yield from ((str(point.value), point.label) for point in questionnaire.scale(item.scale).points)
        return
    yield from ((one.code, one.label) for one in _proper(questionnaire, item))


def _proper(questionnaire: Questionnaire, item: Item) -> list[Offered]:
    return [one for one in offered(questionnaire, item) if not one.missing]


def _shown(questionnaire: Questionnaire, section: Section, item: Item) -> Message | None:
    """When it is shown, by the section's condition and its own; None where it always is."""
    conditions = [f"({condition})" for condition in (section.show_if, item.show_if) if condition]
    return shown_if(" and ".join(conditions), questionnaire) if conditions else None


def _limits(item: Item) -> str:
    """The limits as the file of a questionnaire writes them."""
    plain = {"minimum": item.minimum, "maximum": item.maximum, "decimals": item.decimals or None}
    lengths = {"shortest": item.shortest or None, "longest": item.longest or None, "pattern": item.pattern or None}
    days = {"earliest": item.earliest or None, "latest": item.latest or None}
    numbers = {name: format(edge, ".15g") for name, edge in plain.items() if edge is not None}
    rules = {f"rule {place}": rule.holds for place, rule in enumerate(item.rules, 1)}
    return "; ".join(f"{name} = {limit}" for name, limit in {**numbers, **days, **lengths, **rules}.items() if limit)
