"""Further languages of the catalog: one gettext file for each in `catalog/wordings/`, English to wording.

A text that several questionnaires share stands there once, so that it is word for word the same in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from surveys.questionnaires.editing.texts import places
from surveys.questionnaires.layers import Layer, layered
from surveys.questionnaires.values import Questionnaire

FOLDER = files("surveys.questionnaires") / "catalog" / "wordings"
ENGLISH = "en"


def languages() -> tuple[str, ...]:
    """The languages that have a file, in the order of their tags."""
    entries = FOLDER.iterdir() if FOLDER.is_dir() else ()
    return tuple(sorted(entry.name.removesuffix(".po") for entry in entries if entry.name.endswith(".po")))


@cache
def wordings(lang: str) -> Mapping[str, str]:
    """What is translated into `lang`, by the English text; what is marked as a guess (fuzzy) is not."""
    with (FOLDER / f"{lang}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, locale=lang) if entry.id and entry.string and not entry.fuzzy}


def spoken(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire in its own languages and in each further one in which none of its texts is missing."""
    texts = english([questionnaire]).keys()
    return layered(questionnaire, {lang: layer(questionnaire, said) for lang in languages() if texts <= (said := wordings(lang)).keys()})


def layer(questionnaire: Questionnaire, said: Mapping[str, str]) -> Layer:
    """The wordings `said`, by English text, at each place of the questionnaire where that text stands."""
    texts = {place.key: place.text.by_lang.get(ENGLISH, "") for place in places(questionnaire)}
    return Layer(texts={key: said[text] for key, text in texts.items() if text in said})


def english(questionnaires: Iterable[Questionnaire]) -> Mapping[str, tuple[str, ...]]:
    """Every English text in the order of the questionnaires, with the places at which it stands: "short-check:item/P1/text"."""
    found: dict[str, list[str]] = {}
    for one in questionnaires:
        for place in places(one):
            if text := place.text.by_lang.get(ENGLISH, ""):
                found.setdefault(text, []).append(f"{one.code}:{place.key}")
    return {text: tuple(where) for text, where in found.items()}
