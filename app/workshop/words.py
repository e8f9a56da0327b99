"""What the workshop calls things."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from surveys.messages import Message, msg
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Headline, Mode

COUNTS = {
    "": msg("Answers here are not scored"),
    Headline.QUALITY.value: msg("Scored, as a part of partnership quality"),
    Headline.RESULTS.value: msg("Scored, as a part of results as people see them"),
    "none": msg("Scored for itself, outside the two headlines"),
}
HEADLINES = {
    "": msg("Neither: it stands for itself"),
    Headline.QUALITY.value: msg("Partnership quality"),
    Headline.RESULTS.value: msg("Results as people see them"),
}
MODES = {
    Mode.ANONYMOUS.value: msg("Without names"),
    Mode.CONFIDENTIAL.value: msg("Without names, each person’s answers side by side"),
    Mode.ATTRIBUTED.value: msg("With names, each by the person’s consent"),
    Mode.POSITION.value: msg("One agreed answer for each partner"),
}


def owner_name(owner: str) -> Message:
    """What a thing is called that problems and remarks name "item A1.1", "section A1" and so on."""
    sort, _space, code = owner.rpartition(" ")
    return OWNERS[sort](code) if sort in OWNERS else msg("Title page")


OWNERS: Mapping[str, Callable[[str], Message]] = {
    "item": lambda code: msg("Question {code}", code=code),
    "section": lambda code: msg("Section {code}", code=code),
    "scale": lambda code: msg("Scale {code}", code=code),
    "dimension": lambda code: msg("Topic {code}", code=code),
    "short page": lambda code: msg("Page {code} of the short form", code=code),
    "page": lambda code: msg("Page {code} of the short form", code=code),
}


def kind_name(kind: str) -> Message:
    """What a kind of question is called."""
    return KINDS[kind].title if kind in KINDS else Message("{kind}", {"kind": kind})


def kinds() -> list[tuple[str, Message]]:
    """Every kind with its name, in the order in which they are offered."""
    return [(kind, one.title) for kind, one in KINDS.items()]
