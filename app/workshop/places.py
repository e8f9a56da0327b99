"""What the places are called at which texts of a questionnaire stand, and the sentences around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.workshop.words import owner_name
from surveys.messages import Message, Text, msg
from surveys.questionnaires.side_by_side import Pair
from surveys.questionnaires.values import Questionnaire

PARTS = {
    "heading": msg("Title page"),
    "scales": msg("Scales"),
    "topics": msg("Topics"),
    "pages": msg("Pages of the short form"),
    "around/welcome": msg("The first page and the promise"),
    "around/questions": msg("Around the questions"),
    "around/mistakes": msg("What is said to mistakes"),
    "around/sending": msg("Looking over, sending, thanks"),
    "around/coming_back": msg("Coming back, withdrawing, staying in contact"),
    "around/letters": msg("Letters and cards"),
    "around/paper": msg("On paper"),
    "around/debrief": msg("The debrief"),
}
WORDS: Mapping[str, Message] = {
    "title": msg("title"),
    "purpose": msg("what it is for"),
    "when": msg("when to ask it"),
    "who": msg("who answers"),
    "scoring": msg("how it is scored"),
    "intro": msg("introduction"),
    "text": msg("words"),
    "help": msg("help"),
    "unit": msg("unit"),
    "message": msg("what is said to a wrong answer"),
    "ask": msg("what the first scale asks"),
    "second_ask": msg("what the second scale asks"),
    "name": msg("name"),
}
INSIDE: Mapping[str, Callable[[str], Message]] = {
    "option": lambda code: msg("choice {code}", code=code),
    "point": lambda code: msg("step {code}", code=code),
    "wording": lambda code: msg("for some groups, {code}", code=code),
    "rule": lambda code: msg("rule {code}", code=code),
    "grid": lambda code: msg("heading of table {code}", code=code),
}
FORMS = {
    "zero": msg("for none"),
    "one": msg("for one"),
    "two": msg("for two"),
    "few": msg("for a few"),
    "many": msg("for many"),
    "other": msg("for others"),
}


def part_name(part: str, questionnaire: Questionnaire) -> Message:
    """What a part of a translation is called."""
    if part in PARTS:
        return PARTS[part]
    code = part.partition("/")[2]
    title = next((one.title for one in questionnaire.sections if one.code == code), Text())
    return Message("{title}", {"title": title or code})


def place_name(pair: Pair) -> Message:
    """Where a text stands, within its part."""
    pieces = pair.key.split("/")
    if pair.around:
        counted = msg("{form} ({numbers} …)", form=FORMS[pair.form], numbers=", ".join(map(str, pair.counts))) if pair.form else None
        return counted or msg("Sentence")
    if len(pieces) == 1:
        return WORDS.get(pieces[0], _plain(pieces[0]))
    inside = [INSIDE.get(sort, _plain)(code) for sort, code in zip(pieces[2:-1:2], pieces[3:-1:2], strict=True)]
    ending = [] if pieces[-1] == "label" else [WORDS.get(pieces[-1], _plain(pieces[-1]))]
    return _chain([owner_name(f"{pieces[0]} {pieces[1]}"), *inside, *ending])


def _plain(name: str) -> Message:
    """What has no words of its own yet, by its name in the file."""
    return Message("{name}", {"name": name})


def _chain(parts: list[Message]) -> Message:
    told = parts[0]
    for part in parts[1:]:
        told = msg("{place}: {part}", place=told, part=part)
    return told
