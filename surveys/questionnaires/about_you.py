"""The page about the person who answers that comes with Roundtable: gender, age, disability, each with why it is asked (about_you.toml)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from importlib.resources import files

from surveys.messages import Text
from surveys.questionnaires.personal import impersonal, page
from surveys.questionnaires.reading import read
from surveys.questionnaires.texts import reworded
from surveys.questionnaires.values import Questionnaire, Section


@cache
def shipped() -> Section:
    """The page in every language of the house."""
    (only,) = read((files("surveys.questionnaires") / "about_you.toml").read_bytes(), "about_you.toml").sections
    return only


def names() -> tuple[str, ...]:
    """The codes of its questions, in their order."""
    return tuple(item.code for item in shipped().items)


def asked(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Those of its questions that the questionnaire asks."""
    there = page(questionnaire)
    return tuple(item.code for item in there.items if item.code in names()) if there else ()


def asking(questionnaire: Questionnaire, wanted: Collection[str]) -> Questionnaire:
    """The questionnaire with these questions of the page, in its own languages, at its end; the page goes with its last question. Wordings
    and questions that somebody else gave the page stay."""
    now = page(questionnaire) or replace(shipped(), items=())
    there = {item.code: item for item in now.items}
    ours = tuple(there.get(item.code, item) for item in shipped().items if item.code in wanted)
    own = tuple(item for code, item in there.items() if code not in names())
    rest = impersonal(questionnaire)
    last = spoken_in(replace(now, items=(*ours, *own)), questionnaire.languages)
    return replace(rest, sections=(*rest.sections, last)) if last.items else rest


def carried(before: Questionnaire, now: Questionnaire) -> Questionnaire:
    """The questionnaire `now` with the page as it was asked `before`, where it has none of its own and the page speaks its languages."""
    there = page(before)
    return now if there is None or page(now) or unspoken(now) else asking(now, asked(before))


def spoken_in(section: Section, languages: Collection[str]) -> Section:
    """The page with its words in these languages only; in all of them where it speaks none of these."""

    def kept(text: Text) -> Text:
        return Text({lang: words for lang, words in text.by_lang.items() if lang in languages} or text.by_lang)

    return reworded(section, kept)


def unspoken(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The questionnaire's languages in which the page has no words."""
    return tuple(lang for lang in questionnaire.languages if lang not in shipped().title.by_lang)
