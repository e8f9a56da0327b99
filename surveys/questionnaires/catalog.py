"""The questionnaires that come with Roundtable: one TOML file each in `catalog/`, their further languages in `catalog/wordings/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from surveys.errors import NotFound
from surveys.messages import msg
from surveys.questionnaires.reading import read
from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.wordings import spoken

_FOLDER = files("surveys.questionnaires") / "catalog"
_FIRST = (
    "final-evaluation",
    "short-check",
    "start-up",
    "barriers",
    "equity",
    "corrective-action",
    "sustainability",
    "follow-up",
    "debrief-feedback",
    "community-form",
)
"""The order of offering: the two most used, then along a partnership's life, then those for single occasions."""


def names() -> tuple[str, ...]:
    """The names that `load` knows, in the order in which they are offered."""
    found = {entry.name.removesuffix(".toml") for entry in _FOLDER.iterdir() if entry.name.endswith(".toml")}
    return (*(name for name in _FIRST if name in found), *sorted(found.difference(_FIRST)))


@cache
def load(name: str) -> Questionnaire:
    """The questionnaire of this name, in every language in which none of its texts is missing. Raises NotFound."""
    return spoken(own(name))


def own(name: str) -> Questionnaire:
    """The same as it stands in its file, in the languages that are written there. Raises NotFound."""
    if name not in names():
        raise NotFound(msg("There is no questionnaire “{name}” in the catalog.", name=name[:60]))
    return read((_FOLDER / f"{name}.toml").read_bytes(), f"{name}.toml")
