"""What a LimeSurvey file holds, whichever way it was written."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveys.questionnaires.formats.foreign import Words


@dataclass(slots=True)
class Part:
    """A sub-question: a line of a grid, an answer of several, or with scale 1 a column. `words` by language."""

    code: str
    words: dict[str, str] = field(default_factory=dict)
    order: int = 0
    scale: str = "0"
    shown: str = ""
    rest: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Answer:
    """An answer to choose."""

    code: str
    words: dict[str, str] = field(default_factory=dict)
    order: int = 0
    scale: str = "0"
    points: str = ""


@dataclass(slots=True)
class Asked:
    """A question as LimeSurvey has it. `attributes`: value by name and language, "" for none. `sgqa`: the name by which old conditions call
    it; `scored`: the points of its answers count."""

    qid: str
    letter: str
    title: str
    order: int = 0
    words: dict[str, str] = field(default_factory=dict)
    help: dict[str, str] = field(default_factory=dict)
    script: dict[str, str] = field(default_factory=dict)
    other: bool = False
    mandatory: str = ""
    shown: str = ""
    preg: str = ""
    parts: list[Part] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    attributes: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: list[str] = field(default_factory=list)
    sgqa: str = ""
    scored: bool = False

    def attribute(self, name: str) -> str:
        """Its value, in whichever language it has one."""
        return next((value for (one, _), value in self.attributes.items() if one == name and value), "")

    def spoken(self, name: str) -> Words:
        """Its value by language."""
        return {lang: value for (one, lang), value in self.attributes.items() if one == name and value}
