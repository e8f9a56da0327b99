"""What was changed between two plans, in words. Plans that differ always differ in words, and plans that are equal never do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surveys.evaluations.invited import joined_name
from surveys.evaluations.planned import Plan, PlannedGroup
from surveys.messages import Message, Text, msg

MODES = {
    "anonymous": msg("without names"),
    "confidential": msg("without names, but each person’s answers stay side by side"),
    "attributed": msg("with names, by consent"),
    "organisation_position": msg("one agreed answer for each partner"),
}
ESTIMANDS = {"groups": msg("each group’s voice counts the same"), "people": msg("each invited person’s voice counts the same")}


def changes(before: Plan, now: Plan) -> tuple[Message, ...]:
    """A sentence for each thing that was changed, in the order in which a plan is read."""
    return (
        *_asking(before, now),
        *_groups(before, now),
        *_joined(before, now),
        *_promise(before, now),
        *_keeping(before, now),
        *_questions(before, now),
    )


def _asking(before: Plan, now: Plan) -> Iterator[Message]:
    if before.owner != now.owner:
        yield msg("Who runs it: it was “{before}”, and it is “{after}” now.", before=_words(before.owner), after=_words(now.owner))
    if before.closes_on != now.closes_on:
        last, later = before.closes_on or _NOTHING, now.closes_on or _NOTHING
        yield msg("The last day for answers: it was {before}, and it is {after} now.", before=last, after=later)
    if before.complaints != now.complaints:
        ways = {"before": _words(before.complaints), "after": _words(now.complaints)}
        yield msg("The safe way to complain: it was “{before}”, and it is “{after}” now.", **ways)


def _groups(before: Plan, now: Plan) -> Iterator[Message]:
    known, asked = _by_id(before), _by_id(now)
    yield from (msg("The group “{group}” is not asked any more.", group=known[id_].name) for id_ in known if id_ not in asked)
    yield from (_new(asked[id_]) for id_ in asked if id_ not in known)
    for id_ in (id_ for id_ in asked if id_ in known):
        yield from _one_group(known[id_], asked[id_])


def _new(group: PlannedGroup) -> Message:
    return msg("The group “{group}” is asked as well now. Number of its people: {n}.", group=group.name, n=group.size.invited)


def _one_group(before: PlannedGroup, now: PlannedGroup) -> Iterator[Message]:
    if before.name != now.name:
        yield msg(
            "The group “{before}” is called “{after}” now, or its name in another language was changed.", before=before.name, after=now.name
        )
    counted, counts = dict(before.people), dict(now.people)
    for organisation in dict.fromkeys((*counted, *counts)):
        numbers = counted.get(organisation, 0), counts.get(organisation, 0)
        if numbers[0] != numbers[1]:
            yield _counted(now.name, organisation, *numbers)
    if before.cards != now.cards:
        unnamed = {"before": before.cards, "after": now.cards}
        yield msg("Cards without a name in the group “{group}”: {before} before, {after} now.", group=now.name, **unnamed)


def _counted(group: Text, organisation: str, before: int, after: int) -> Message:
    return msg(
        "People of {organisation} in the group “{group}”: {before} before, {after} now.",
        organisation=_apart(organisation),
        group=group,
        before=before,
        after=after,
    )


def _joined(before: Plan, now: Plan) -> Iterator[Message]:
    for ids in (ids for ids in before.joined if ids not in now.joined):
        yield msg("These groups are not shown as one any more: {groups}.", groups=_names(before, ids))
    for ids in (ids for ids in now.joined if ids not in before.joined):
        yield msg("These groups are shown as one now: {groups}.", groups=_names(now, ids))


def _promise(before: Plan, now: Plan) -> Iterator[Message]:
    if before.mode != now.mode:
        ways = {"before": MODES[before.mode], "after": MODES[now.mode]}
        yield msg("How answers are protected: it was “{before}”, and it is “{after}” now.", **ways)
    if before.k != now.k:
        yield msg("Fewest people behind any figure: {before} before, {after} now.", before=before.k, after=now.k)
    if before.guarded != now.guarded:
        yield GUARDED if now.guarded else UNGUARDED
    if before.single_answers != now.single_answers:
        yield _ROWS if now.single_answers else _NO_ROWS
    if before.estimand != now.estimand:
        leads = {"before": ESTIMANDS[before.estimand], "after": ESTIMANDS[now.estimand]}
        yield msg("Which average leads: it was “{before}”, and it is “{after}” now.", **leads)


def _keeping(before: Plan, now: Plan) -> Iterator[Message]:
    if before.grace_hours != now.grace_hours:
        hours = {"before": before.grace_hours, "after": now.grace_hours}
        yield msg("Hours in which closing can be undone: {before} before, {after} now.", **hours)
    if before.names_months != now.names_months:
        months = {"before": before.names_months, "after": now.names_months}
        yield msg("Months for which names are kept: {before} before, {after} now.", **months)


def _questions(before: Plan, now: Plan) -> Iterator[Message]:
    if before.title != now.title:
        yield msg("The questionnaire is another one: it was “{before}”, and it is “{after}” now.", before=before.title, after=now.title)
    elif before.questionnaire != now.questionnaire:
        yield msg("The questions of “{questionnaire}” were changed.", questionnaire=now.title)


GUARDED = msg("Scores near the ends are printed as limits earlier, so that colleagues cannot work out each other’s answers.")
UNGUARDED = msg("Scores near the ends are not printed as limits earlier any more.")
_NOTHING = msg("not set")
_ROWS = msg("An analyst may now get rows of single answers, without names; before that was not so.")
_NO_ROWS = msg("Rows of single answers go to nobody now; before an analyst could get them.")


def _words(said: str) -> str | Message:
    return _apart(said) if said else _NOTHING


def _apart(said: str) -> str:
    """Between marks that keep its own direction from disturbing the sentence around it."""
    return f"\u2068{said}\u2069"


def _by_id(plan: Plan) -> Mapping[str, PlannedGroup]:
    return {group.id: group for group in plan.groups}


def _names(plan: Plan, ids: tuple[str, ...]) -> Text:
    return joined_name([group.name for group in plan.groups if group.id in ids])
