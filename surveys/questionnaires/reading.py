"""A questionnaire from a TOML file (docs/questionnaire-format.md), or every problem in it at once."""

from __future__ import annotations

import tomllib
from typing import Any

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.building import Builder
from surveys.questionnaires.rules import problems
from surveys.questionnaires.values import Questionnaire

LARGEST = 1_000_000
MOST_PROBLEMS = 300


def read(source: str | bytes, name: str = "questionnaire.toml") -> Questionnaire:
    """The questionnaire. Raises Invalid with every problem: file and place, what is wrong, how to mend it."""
    text = _decode(source, name)
    builder = Builder(text, name)
    questionnaire = builder.build(_parse(text, name))
    found = [*builder.problems, *problems(questionnaire, lambda what: builder.places.get(what, f"{name}, {what}"))]
    if found:
        raise Invalid(found[:MOST_PROBLEMS])
    return questionnaire


def _decode(source: str | bytes, name: str) -> str:
    if len(source) > LARGEST:
        raise Invalid([Problem(name, msg("The file is too large."), msg("Keep it under one megabyte."))])
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1  # type: ignore[arg-type]
        raise Invalid([Problem(f"{name}, line {line}", msg("This is not UTF-8 text."), msg("Save the file as UTF-8."))]) from None
    return text.replace("\r\n", "\n")


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what = msg("This is not well-formed TOML: {reason}", reason=str(error)[:200])
        mend = msg("Look at this line and the one before: a quotation mark, a bracket or an equals sign is often missing.")
        raise Invalid([Problem(name, what, mend)]) from None
    except (ValueError, RecursionError):
        raise Invalid(
            [Problem(name, msg("A number is too long or brackets are nested too deeply."), msg("Write it more simply."))]
        ) from None
