"""One person's settled answers with the little that is known beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveys.questionnaires.values import Answers


@dataclass(frozen=True, slots=True)
class Record:
    """What goes into the pack for one person. `group` and `organisation` are codes; `lang` is the language of the texts."""

    group: str
    answers: Answers = field(default_factory=dict)
    organisation: str = ""
    lang: str = ""
    may_quote: bool = False
