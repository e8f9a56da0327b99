"""The rules that a whole questionnaire keeps. Whoever makes one (a file, the workshop, an import) asks here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from surveys.errors import Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import Fault
from surveys.questionnaires.conditions import check_conditions
from surveys.questionnaires.frames import examples, known, uses
from surveys.questionnaires.grids import check_grids
from surveys.questionnaires.joining import check_pages
from surveys.questionnaires.keeping import check_rules
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.looping import check_loops
from surveys.questionnaires.parsing import RESERVED
from surveys.questionnaires.personal import check_personal
from surveys.questionnaires.pipe_checking import check_pipes
from surveys.questionnaires.values import Item, Questionnaire, Scale, Section

Where = Callable[[str], str]
Complaint = tuple[str, str, Message, Message]
"""What it is about ("item A1.1"), the setting, what is wrong, how to mend it."""


def problems(questionnaire: Questionnaire, where: Where = str) -> tuple[Problem, ...]:
    """Everything wrong with the questionnaire. `where` turns "item A1.1" into a place that its author can find."""
    return tuple(
        Problem(f"{where(thing)}: {setting}" if setting else where(thing), what, mend)
        for thing, setting, what, mend in complaints(questionnaire)
    )


def complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Everything wrong with the questionnaire, thing by thing."""
    if not questionnaire.sections:
        yield "sections", "", msg("There are no questions."), msg("Add a section under a line [[sections]].")
    for scale in questionnaire.scales:
        yield from _check_scale(scale)
    yield from _check_dimensions(questionnaire)
    for section in questionnaire.sections:
        for item in section.items:
            yield from _check_item(questionnaire, section, item)
    yield from _check_pairs(questionnaire)
    yield from _check_frames(questionnaire)
    yield from check_pages(questionnaire)
    yield from check_grids(questionnaire)
    yield from check_conditions(questionnaire)
    yield from check_rules(questionnaire)
    yield from check_pipes(questionnaire)
    yield from check_loops(questionnaire)
    yield from check_personal(questionnaire)


def _check_scale(scale: Scale) -> Iterator[Complaint]:
    thing = f"scale {scale.code}"
    if scale.low < 0 or scale.high < 0:
        return
    if scale.low >= scale.high:
        yield thing, "low", msg("The low end is not under the high end."), msg("Give both: low = 1 and high = 5.")
    values = Counter(point.value for point in scale.points)
    for end in (scale.low, scale.high):
        if end not in values:
            yield thing, "points", msg("The step {value} has no words.", value=end), msg("Say in words what both ends mean.")
    for value, times in values.items():
        if times > 1:
            yield thing, "points", msg("The step {value} is there {n} times.", value=value, n=times), msg("Keep one of them.")
        if not scale.low <= value <= scale.high:
            yield thing, "points", msg("The step {value} lies beyond the ends.", value=value), msg("Change the step or the ends.")


def _check_dimensions(questionnaire: Questionnaire) -> Iterator[Complaint]:
    known = {dimension.code for dimension in questionnaire.dimensions}
    for section in questionnaire.sections:
        if section.dimension and section.dimension not in known:
            what = msg("There is no dimension “{code}”.", code=section.dimension[:60])
            yield f"section {section.code}", "dimension", what, msg("Add it under [[dimensions]], or correct the code.")
    for item in questionnaire.items():
        if item.dimension and item.dimension not in known:
            what = msg("There is no dimension “{code}”.", code=item.dimension[:60])
            yield f"item {item.code}", "dimension", what, msg("Add it under [[dimensions]], or correct the code.")
    measured = {section.dimension_of(item) for section in questionnaire.sections for item in section.items if item.scored}
    for code in sorted(known - measured):
        yield f"dimension {code}", "", msg("No scored question belongs to it."), msg("Name it in a section with ratings, or take it away.")


def _check_item(questionnaire: Questionnaire, section: Section, item: Item) -> Iterator[Complaint]:
    thing = f"item {item.code}"
    if item.code in RESERVED:
        yield thing, "code", msg("This word has a meaning in conditions."), msg("Choose another code.")
    for group, times in Counter(group for one in item.wordings for group in one.groups).items():
        if times > 1:
            yield thing, "wordings", msg("The group “{group}” has more than one wording.", group=group[:60]), msg("Keep one of them.")
    if item.required and item.ask_again:
        yield thing, "ask_again", msg("A question that must be answered is asked until it is."), msg("Keep one of the two.")
    if item.reverse and not item.scored:
        yield thing, "reverse", msg("Only scored questions can be reversed."), msg("Take “reverse” away, or score the question.")
    if item.scored and not section.dimension_of(item):
        yield thing, "scored", msg("A scored question needs a dimension."), msg("Give its section a dimension, or write scored = false.")
    if item.scored and not KINDS[item.kind].scorable:
        yield thing, "scored", msg("Only ratings are scored."), msg("Write scored = false.")
    for setting, what, mend in (*_check_scale_of(questionnaire, item), *KINDS[item.kind].faults(item, questionnaire)):
        yield thing, setting, what, mend


def _check_scale_of(questionnaire: Questionnaire, item: Item) -> Iterator[Fault]:
    """A scale that is named must be there. Whether one is needed, and which, each kind says."""
    if item.scale and not any(scale.code == item.scale for scale in questionnaire.scales):
        what = msg("There is no scale “{code}”.", code=item.scale[:60])
        yield "scale", what, msg("Add it under a line [scales.name], or correct the code.")


def _check_pairs(questionnaire: Questionnaire) -> Iterator[Complaint]:
    rows = [((section.code, section.dimension_of(item)), item) for section in questionnaire.sections for item in section.items if item.pair]
    for home, item in rows:
        halves = [(place, half) for place, half in rows if half.pair == item.pair]
        if item.about is None:
            yield f"item {item.code}", "about", msg("A two-sided question says whom it speaks of."), msg("Write about = “own” or “other”.")
        elif len({half.about for _, half in halves}) < 2 or len({half.about for _, half in halves}) < len(halves):
            what = msg("The pair “{pair}” is not one question about each side.", pair=item.pair[:60])
            yield f"item {item.code}", "pair", what, msg("Give it one item about “own” and one about “other”.")
        elif {(place, half.kind, half.scale, half.core) for place, half in halves} != {(home, item.kind, item.scale, item.core)}:
            what = msg("The halves of the pair “{pair}” differ in section, dimension, kind, scale or core.", pair=item.pair[:60])
            yield f"item {item.code}", "pair", what, msg("Make them alike but for the words.")


def _check_frames(questionnaire: Questionnaire) -> Iterator[Complaint]:
    for thing, frame in uses(questionnaire):
        if not known(frame):
            what = msg("There is no frame “{code}”.", code=frame[:60])
            yield thing, "frames", what, msg("Choose from: {names}.", names=", ".join(examples(frame)))
