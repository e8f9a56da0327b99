"""What a questionnaire, a section and a question begin as."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.settings import SETTINGS
from surveys.questionnaires.building import OF_QUESTIONS
from surveys.questionnaires.editing.codes import SCALE_SETTINGS, free_code, item_code, section_code
from surveys.questionnaires.editing.edits import AddSection, Edit, Many, PutDimension
from surveys.questionnaires.editing.placing import section as section_of_code
from surveys.questionnaires.editing.placing import section_of
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Dimension, Headline, Item, Option, Questionnaire, Section
from surveys.translator import LANGUAGES, translator

FIRST_SCALE = "agree5"
SECOND_SCALE = "important5"
TEN, HUNDRED, CONTACT, QUALITY = "ten", "hundred", "contact5", "quality5"
HOW_OFTEN, HOW_WELL = msg("How often do you work together?"), msg("How well does it go?")
"""What is asked of each partner, until its author changes it."""
_NO_CODE = re.compile(r"[^a-z0-9]+")


def blank(title: str, lang: str) -> Questionnaire:
    """A questionnaire with nothing but its title, in its first language."""
    return Questionnaire(code_from(title), 1, Text({lang: title}), (lang,), ())


def code_from(words: str, usual: str = "questionnaire") -> str:
    """A code made of Latin words; `usual` where there are none."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    code = _NO_CODE.sub("-", plain).strip("-")[:40].strip("-")
    return code if code[:1].isalpha() else usual


def section(questionnaire: Questionnaire, title: str) -> Section:
    """A section without questions."""
    return Section(section_code(questionnaire), Text({questionnaire.languages[0]: title}), ())


def with_topic(questionnaire: Questionnaire, one: Section, counts: str) -> Edit:
    """Adds the section, and with it a topic of its name if its ratings are scored. `counts`: a headline, "none" for a topic outside the
    headlines, or empty for no scores."""
    if not counts:
        return AddSection(one)
    headline = Headline(counts) if counts in {each.value for each in Headline} else None
    taken = {each.code for each in questionnaire.dimensions}
    code = one.code if one.code not in taken else free_code(f"{one.code}-", taken)
    return Many((PutDimension(Dimension(code, one.title, headline)), AddSection(replace(one, dimension=code))))


def item(questionnaire: Questionnaire, section_code: str, kind: str, text: str = "") -> Item:
    """A question of this kind as most would want it: a rating on the scale used around it and counted towards the section's topic, with
    “does not apply” and “I do not know” beside it. Raises NotFound, KeyError."""
    home = section_of_code(questionnaire, section_code)
    made = Item(item_code(questionnaire), kind, Text({questionnaire.languages[0]: text}), scored=False)
    settings = KINDS[kind].settings
    if "scale" in settings:
        made = replace(_with_scales(questionnaire, home, made), unknown=True, inapplicable=True)
    if "partners" in KINDS[kind].settings_of_fitting:
        made = replace(made, inapplicable=False, ask=_in_all(questionnaire, HOW_OFTEN), second_ask=_in_all(questionnaire, HOW_WELL))
    return replace(made, scored=True) if KINDS[kind].scorable and home.dimension else made


def _in_all(questionnaire: Questionnaire, message: Message) -> Text:
    """The sentence in those of its languages that we speak, and in its first."""
    langs = [lang for lang in questionnaire.languages if lang in LANGUAGES] or questionnaire.languages[:1]
    return Text({lang: translator(lang, "surveys")(message) for lang in langs})


def _with_scales(questionnaire: Questionnaire, home: Section, item: Item) -> Item:
    """The item with a scale wherever its kind needs one."""
    usual = _usual_scale(questionnaire, home, item.kind)
    named: dict[str, Any] = {name: getattr(item, name) or usual for name in SCALE_SETTINGS if name in KINDS[item.kind].settings}
    if len(named) > 1 and len(set(named.values())) == 1:
        named[SCALE_SETTINGS[1]] = QUALITY if item.kind == "relationship" else SECOND_SCALE
    return replace(item, **named)


def _usual_scale(questionnaire: Questionnaire, home: Section, kind: str) -> str:
    for items in (home.items, tuple(questionnaire.items())):
        used = Counter(item.scale for item in items if item.kind == kind and item.scale)
        if used:
            return used.most_common(1)[0][0]
    return {"zero_to_ten": TEN, "slider": HUNDRED, "relationship": CONTACT}.get(kind, FIRST_SCALE)


def options(lines: str, lang: str, taken: Mapping[str, Option]) -> tuple[Option, ...]:
    """An option for each line that is not empty."""
    made: list[Option] = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        used = {*taken, *(one.code for one in made)}
        number = next(n for n in range(1, len(used) + 2) if f"o{n}" not in used)
        made.append(Option(f"o{number}", Text({lang: line})))
    return tuple(made)


def changed_kind(questionnaire: Questionnaire, item: Item, kind: str) -> Item:
    """The item as a question of another kind: what means nothing for it is gone, what it needs is there. Raises NotFound."""
    meant = {*KINDS[kind].settings, *(OF_QUESTIONS if KINDS[kind].answered else ())}
    usual = Item(item.code, kind, item.text, scored=False)
    left = {name: getattr(usual, name) for name in ({*SETTINGS, *OF_QUESTIONS} - meant) | set(SCALE_SETTINGS)}
    home = section_of(questionnaire, item.code)
    made = _with_scales(questionnaire, home, replace(item, kind=kind, **left))
    return replace(made, scored=True) if KINDS[kind].scorable and home.dimension_of(item) else made
