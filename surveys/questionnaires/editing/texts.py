"""Every text of a questionnaire by a key that stays while questions move: "title", "section/A1/intro", "item/A1.1/option/yes/label".

Found by their type, so that a text that a new kind of question brings is translated, compared and checked from its first day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from surveys.messages import Text
from surveys.questionnaires.values import Questionnaire

NOUNS = {"short": "page"}
ALONE = frozenset({"section", "item", "scale", "dimension", "page"})
"""Things that are found by their own code, wherever they stand."""
NEEDED = frozenset({"title", "text", "label", "name"})

Change = Callable[[str, Text], Text]


@dataclass(frozen=True, slots=True)
class Place:
    """One text: `key` finds it, `needed` says whether it may be left out."""

    key: str
    text: Text

    @property
    def part(self) -> str:
        """What the text is to its owner: "title", "help", "label"."""
        return self.key.rpartition("/")[2]

    @property
    def owner(self) -> str:
        """The thing it belongs to, as problems name it: "item A1.1", "section A1", or "questionnaire"."""
        pieces = self.key.split("/")
        return f"{pieces[0]} {pieces[1]}" if len(pieces) > 1 else "questionnaire"

    @property
    def needed(self) -> bool:
        return self.part in NEEDED


def places(questionnaire: Questionnaire) -> Iterator[Place]:
    """Every text, in the order of the questionnaire, empty ones too."""
    found: list[Place] = []

    def note(key: str, text: Text) -> Text:
        found.append(Place(key, text))
        return text

    change_texts(questionnaire, note)
    return iter(found)


def put(questionnaire: Questionnaire, lang: str, wordings: Mapping[str, str]) -> Questionnaire:
    """The questionnaire with these wordings, by key; an empty one is taken away. Unknown keys change nothing."""

    def changed(key: str, text: Text) -> Text:
        return worded(text, lang, wordings[key]) if key in wordings else text

    return change_texts(questionnaire, changed)


def worded(text: Text, lang: str, wording: str) -> Text:
    """The text with this wording in `lang`, without one if it is empty."""
    others = {tag: words for tag, words in text.by_lang.items() if tag != lang}
    return Text({**text.by_lang, lang: wording} if wording else others)


def change_texts(questionnaire: Questionnaire, change: Change) -> Questionnaire:
    """The questionnaire with every text changed by `change(key, text)`."""
    changed: Questionnaire = _changed(questionnaire, "", change)
    return changed


def _changed(value: Any, path: str, change: Change) -> Any:
    """Its own texts first, then those of its parts."""
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    new: dict[str, Any] = {name: change(f"{path}{name}", part) for name, part in parts.items() if isinstance(part, Text)}
    for name, part in parts.items():
        if isinstance(part, tuple) and any(map(is_dataclass, part)):
            noun = NOUNS.get(name, name.removesuffix("s"))
            new[name] = tuple(_changed(one, _path(path, noun, one, place), change) for place, one in enumerate(part, 1))
    return replace(value, **new)


def _path(path: str, noun: str, one: Any, place: int) -> str:
    name = getattr(one, "code", getattr(one, "value", place))
    return f"{noun}/{name}/" if noun in ALONE else f"{path}{noun}/{name}/"
