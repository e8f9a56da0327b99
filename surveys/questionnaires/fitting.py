"""A questionnaire fitted to the partnership that it is asked in: pages repeated for each objective, names filled in, groups found by name.

Done when a round is opened; from then on the fitted questionnaire is the frozen one. Fitting again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from surveys.errors import Invalid
from surveys.messages import Text, Translator, msg
from surveys.questionnaires.asking.relating import partner_code
from surveys.questionnaires.cleaning import fold
from surveys.questionnaires.expressions import GROUP, Comparison, Expression, Given, conditions_in
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.piping import ISOLATED, Pipe, filled, harmless
from surveys.questionnaires.texts import reworded
from surveys.questionnaires.values import Item, Option, Questionnaire, Section
from surveys.questionnaires.voices import SILENT, Voices
from surveys.questionnaires.writing import regrouped, renamed, written
from surveys.translator import LANGUAGES

OBJECTIVE = "objective"


@dataclass(frozen=True, slots=True)
class Objective:
    """What a partnership set out to do. `id` stays the same from round to round; the text is in one language."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """The partnership in which a questionnaire is asked. `partners`: names by the alphabet; `organisations`: the same by id, as far as
    questions ask about each; `groups`: names by id, in their order."""

    partnership: str = ""
    partners: tuple[str, ...] = ()
    groups: Mapping[str, Text] = field(default_factory=dict)
    objectives: tuple[Objective, ...] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)


def fitted(questionnaire: Questionnaire, place: Place, voices: Voices = SILENT) -> Questionnaire:
    """The questionnaire as it is asked in this partnership. `voices`: of its languages that Roundtable does not speak itself."""
    sections = (part for section in questionnaire.sections for part in _repeated(section, place.objectives))
    said = _said(place, tuple(dict.fromkeys((*LANGUAGES, *questionnaire.languages))), voices)
    filled_in = (_partnered(_grouped(section, place), place, questionnaire.languages) for section in sections)
    found = replace(questionnaire, sections=tuple(_named(section, said) for section in filled_in))
    return found if found != questionnaire else questionnaire


def strange_groups(questionnaire: Questionnaire, place: Place) -> tuple[str, ...]:
    """The groups that the questionnaire speaks of and the partnership has not, in the order in which they are named."""
    named = dict.fromkeys(name for section in questionnaire.sections for name in _groups_of(section))
    return tuple(name for name in named if _group(name, place) not in place.groups)


def needs_objectives(questionnaire: Questionnaire) -> bool:
    """Whether it has a page that is asked for each objective."""
    return any(section.each for section in questionnaire.sections)


def needs_partners(questionnaire: Questionnaire) -> bool:
    """Whether it has a question about each partner that was not filled in yet."""
    return any("partners" in kind(item).settings_of_fitting and not item.partners for item in questionnaire.items())


def _repeated(section: Section, objectives: Sequence[Objective]) -> Iterator[Section]:
    if not section.each:
        yield section
        return
    for number, objective in enumerate(objectives, start=1):
        yield _for_objective(section, objective, number)


def _for_objective(section: Section, objective: Objective, number: int) -> Section:
    """The page about one objective. Its codes end in the objective's id, so that they are the same in every round."""
    names = {item.code: f"{item.code}.{objective.id}" for item in section.items}
    words = {"objective": ISOLATED.format(harmless(objective.text)), "number": str(number)}
    items = tuple(_renamed(item, names) for item in section.items)
    about = replace(section, code=f"{section.code}.{objective.id}", items=items, each="", objective=objective.id, subject=objective.text)
    return reworded(about, lambda text: filled(text, lambda pipe, _: words.get(pipe.name)))


def _renamed(item: Item, names: Mapping[str, str]) -> Item:
    rules = tuple(replace(rule, holds=written(renamed(parse(rule.holds), names))) for rule in item.rules)
    show_if = written(renamed(parse(item.show_if), names)) if item.show_if else ""
    return replace(item, code=names[item.code], show_if=show_if, rules=rules)


def _partnered(section: Section, place: Place, languages: Sequence[str]) -> Section:
    """With the partners where a question asks about each of them."""
    if not place.organisations:
        return section
    partners = tuple(Option(partner_code(id_), Text(dict.fromkeys(languages, harmless(name)))) for id_, name in place.organisations.items())
    items = (
        replace(item, partners=partners) if "partners" in kind(item).settings_of_fitting and not item.partners else item
        for item in section.items
    )
    return replace(section, items=tuple(items))


def _said(place: Place, languages: Sequence[str], voices: Voices) -> Mapping[str, Text]:
    """What can be filled in of the partnership, by name."""
    lists = {
        "partners": [Text({"": name}) for name in place.partners],
        "groups": list(place.groups.values()),
        "objectives": [Text({"": one.text}) for one in place.objectives],
    }
    partnership = {"partnership": Text(dict.fromkeys(languages, place.partnership))}
    return partnership | {name: _listed(names, languages, voices) for name, names in lists.items()}


def _named(section: Section, said: Mapping[str, Text]) -> Section:
    """With the names of the partnership filled in."""

    def fill(pipe: Pipe, lang: str) -> str | None:
        if pipe.name not in said:
            return None
        words = said[pipe.name].pick(lang)
        return ISOLATED.format(harmless(words)) if words else pipe.fallback or None

    return reworded(section, lambda text: filled(text, fill))


def _listed(names: Sequence[Text], languages: Sequence[str], voices: Voices) -> Text:
    """ "a, b and c" in every language."""
    each = {lang: voices.speaker(lang, "surveys") for lang in languages}
    return Text({lang: _list([name.pick(lang) for name in names], say) for lang, say in each.items()} if names else {})


def _list(names: Sequence[str], say: Translator) -> str:
    *before, last = names
    if not before:
        return last
    listed = before[0]
    for name in before[1:]:
        listed = say(msg("{one}, {other}", one=listed, other=name))
    return say(msg("{one} and {other}", one=listed, other=last))


def _grouped(section: Section, place: Place) -> Section:
    """With the ids of the groups in the place of their names."""
    if all(_group(name, place) == name for name in _groups_of(section)):
        return section
    items = tuple(
        replace(
            item,
            groups=_ids(item.groups, place),
            wordings=tuple(replace(one, groups=_ids(one.groups, place)) for one in item.wordings),
            show_if=_condition(item.show_if, place),
            rules=tuple(replace(rule, holds=_condition(rule.holds, place)) for rule in item.rules),
        )
        for item in section.items
    )
    return replace(section, items=items, show_if=_condition(section.show_if, place))


def _groups_of(section: Section) -> Iterator[str]:
    """Every name of a group in the section."""
    yield from _in_condition(section.show_if)
    for item in section.items:
        yield from item.groups
        for wording in item.wordings:
            yield from wording.groups
        for condition in (item.show_if, *(rule.holds for rule in item.rules)):
            yield from _in_condition(condition)


def _in_condition(condition: str) -> Iterator[str]:
    for test in conditions_in(expression) if (expression := _parsed(condition)) else ():
        if isinstance(test, Comparison) and test.left == Given(GROUP):
            yield from (value for value in test.values if isinstance(value, str))


def _condition(condition: str, place: Place) -> str:
    expression = _parsed(condition)
    if expression is None:
        return condition
    names = {name: _group(name, place) for name in _in_condition(condition)}
    return written(regrouped(expression, names)) if any(name != known for name, known in names.items()) else condition


def _parsed(condition: str) -> Expression | None:
    try:
        return parse(condition) if condition else None
    except Invalid:
        return None


def _ids(names: Sequence[str], place: Place) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_group(name, place) for name in names))


def _group(name: str, place: Place) -> str:
    """The id of the group with this id, or with this name in any language; else the name itself."""
    if name in place.groups:
        return name
    folded = fold(name)
    return next((known for known, said in place.groups.items() if folded in map(fold, said.by_lang.values())), name)
