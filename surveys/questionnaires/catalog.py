"""The questionnaires that come with Roundtable, one TOML file each in `catalog/`, every language in it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from surveys.errors import NotFound
from surveys.messages import msg
from surveys.questionnaires.reading import read
from surveys.questionnaires.values import Questionnaire

_FOLDER = files("surveys.questionnaires") / "catalog"


def names() -> tuple[str, ...]:
    """The names that `load` knows, in alphabetical order."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in _FOLDER.iterdir() if entry.name.endswith(".toml")))


@cache
def load(name: str) -> Questionnaire:
    """The questionnaire of this name. Raises NotFound."""
    if name not in names():
        raise NotFound(msg("There is no questionnaire “{name}” in the catalog.", name=name[:60]))
    return read((_FOLDER / f"{name}.toml").read_bytes(), f"{name}.toml")
