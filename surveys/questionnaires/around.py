"""The sentences of ours that the people who are asked meet around a questionnaire: on the pages behind their link, in letters, on paper.

They are found in the code by `docs/find_sentences.py`, in the order in which they are met. In a language that Roundtable does not speak
they are translated with the questionnaire (`layers`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from surveys.translator import PLACEHOLDER

PACKAGES = ("app", "surveys", "reports")
PLACES = ("welcome", "questions", "mistakes", "sending", "coming_back", "letters", "paper", "debrief")
LATER = "debrief"
"""What may be translated when a round is over: nobody meets it before."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence, with its plural where it counts something. `place`: where it is met first, one of PLACES."""

    place: str
    text: str
    plural: str = ""

    @property
    def key(self) -> str:
        """A short name for it in forms and files, which stays as long as its words."""
        return f"sentence/{hashlib.sha256(self.text.encode()).hexdigest()[:10]}"

    @property
    def later(self) -> bool:
        """Whether it may be translated after the opening."""
        return self.place == LATER

    @property
    def needed(self) -> bool:
        """Whether there are words in it; signs around something that is filled in may stay as they are in English."""
        return any(letter.isalpha() for letter in PLACEHOLDER.sub("", self.text))


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence, by its place."""
    found = [Sentence(**json.loads(line)) for package in PACKAGES for line in _list(package).splitlines()]
    return tuple(sorted(found, key=lambda one: PLACES.index(one.place)))


@cache
def by_key() -> dict[str, Sentence]:
    return {one.key: one for one in sentences()}


def _list(package: str) -> str:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return (Path(spec.submodule_search_locations[0]) / "translations" / "met.jsonl").read_text(encoding="utf-8")
