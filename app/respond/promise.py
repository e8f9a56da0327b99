"""The confidentiality promise, made from the settings in force and never larger than they are (privacy.md, statistics.md R9 and R16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.collecting.values import EvaluationFacts
from surveys.messages import Message, Text, msg, nmsg
from surveys.questionnaires.values import Mode
from surveys.scoring.disclosure.thresholds import detail


@dataclass(frozen=True, slots=True)
class Circle:
    """The group a person answers in: its name, how many were invited and from how many organisations; when answers are sealed; and how many
    of the partners agreed to all this."""

    partnership: str
    group: Text
    invited: int
    organisations: int
    grace_hours: int
    agreed: int = 0
    partners: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is promised."""

    title: Message
    sentence: Message


def promise(facts: EvaluationFacts, circle: Circle) -> tuple[Line, ...]:
    """What is promised to one person of `circle`, in the order of the page."""
    kept = (_words(facts), *_coming_back(facts), _names(facts))
    return (*_who_sees(facts, circle), _until_then(), *_shown(facts, circle), *_rows(facts), *_agreed(circle), *kept)


def _who_sees(facts: EvaluationFacts, circle: Circle) -> Iterator[Line]:
    sealed = nmsg("one hour after the closing day", "{n} hours after the closing day", circle.grace_hours)
    if facts.mode == Mode.POSITION:
        yield Line(
            msg("You answer for your organisation."),
            msg(
                "The answers of all partners are opened at the same moment and shown with the name of each organisation. "
                "A partner that sends no answer is listed too."
            ),
        )
    elif facts.mode == Mode.ANONYMOUS:
        yield Line(
            msg("Nobody will be able to see who answered what."),
            msg(
                "Answers are sealed once collection is closed, as a rule {sealed}. From then on nobody can see who gave which answer: "
                "not the people who run this evaluation, not the people who run the server, not even with an older backup.",
                sealed=sealed,
            ),
        )
    else:
        yield Line(
            msg("Your name is taken off your answers."),
            msg(
                "Answers are sealed once collection is closed, as a rule {sealed}. From then on the answers of one person stay side by "
                "side, without a name. No page or report shows them together. Somebody who controls the server could read them, and "
                "might recognise a person by what was said.",
                sealed=sealed,
            ),
        )
    if facts.mode == Mode.ATTRIBUTED:
        yield Line(
            msg("Names only by consent."),
            msg(
                "A name is shown beside answers only if that person has agreed to it at the end. Those answers then stand alone, however "
                "small the group. Where scores of groups can be shown, no names are."
            ),
        )


def _until_then() -> Line:
    return Line(
        msg("Until then, some trust is needed."),
        msg(
            "Somebody who controls the server and its keys, and breaks the rules, could try to look. "
            "And if somebody helps you answer, that person knows your answers."
        ),
    )


def _shown(facts: EvaluationFacts, circle: Circle) -> Iterator[Line]:
    if facts.mode == Mode.POSITION:
        return
    invited = nmsg("one person invited", "{n} people invited", circle.invited)
    organisations = nmsg("one organisation", "{n} organisations", circle.organisations)
    yield Line(
        msg("Results are shown only for at least {k} people.", k=facts.k),
        msg(
            "Smaller groups are joined with others or left out. Your group, {group}: {invited}, from {organisations}.",
            group=circle.group,
            invited=invited,
            organisations=organisations,
        ),
    )
    if circle.invited < facts.k:
        yield Line(
            msg("Your group is small."),
            msg("It is never shown alone. What its people say counts only together with others."),
        )
    if circle.organisations == 1:
        yield Line(
            msg("Your group is one organisation."),
            msg("If your group is shown, readers will take it as the view of that organisation."),
        )


def _rows(facts: EvaluationFacts) -> Iterator[Line]:
    if facts.single_answers:
        yield Line(
            msg("Ratings may go to an analyst, row by row."),
            msg(
                "If every group has at least {n} answers, an analyst may get them for a purpose written down beforehand: a row for each "
                "person with the group and the ratings, without name, organisation, language, time or words, in an order that says "
                "nothing.",
                n=detail(facts.k),
            ),
        )


def _agreed(circle: Circle) -> Iterator[Line]:
    if circle.agreed < circle.partners:
        yield Line(
            msg("Not every partner has agreed."),
            nmsg(
                "{agreed} of {n} partner agreed to these groups and this protection.",
                "{agreed} of {n} partners agreed to these groups and this protection.",
                circle.partners,
                agreed=circle.agreed,
            ),
        )


def _words(facts: EvaluationFacts) -> Line:
    return Line(msg("Your words stay yours."), _OWN_WORDS.get(facts.mode, _OWN_WORDS[Mode.ANONYMOUS]))


_OWN_WORDS: dict[str, Message] = {
    Mode.ANONYMOUS: msg(
        "What you write in your own words is read after sealing, mixed with what others wrote and without your name. "
        "It is quoted only if you allow it at the end, and then without your name or group."
    ),
    Mode.ATTRIBUTED: msg(
        "What you write in your own words is read after sealing, mixed with what others wrote and without your name. "
        "It is quoted only if you allow it at the end, and stands beside your name only if you agree to that too."
    ),
    Mode.POSITION: msg(
        "What you write in your own words is read after sealing. It is shown, with the name of your organisation, only if you allow it "
        "at the end."
    ),
}


def _coming_back(facts: EvaluationFacts) -> Iterator[Line]:
    if facts.closes_on is None:
        return
    yield Line(msg("You can change your mind."), _LEAVING if facts.mode in (Mode.ANONYMOUS, Mode.CONFIDENTIAL) else _LEAVING_BY_NAME)


_LEAVING = msg(
    "Until the closing day you can come back with your link to go on, to change your answers or to withdraw them. "
    "After sealing this is no longer possible, because nobody can tell which answers are yours."
)
_LEAVING_BY_NAME = msg(
    "Until the closing day you can come back with your link to go on, to change your answers or to withdraw them. "
    "After sealing this is no longer possible."
)


def _names(facts: EvaluationFacts) -> Line:
    said = nmsg(
        "The names and addresses of all who were asked are erased {n} month after closing, unless somebody is asked again before then or "
        "agrees to stay in contact.",
        "The names and addresses of all who were asked are erased {n} months after closing, unless somebody is asked again before then or "
        "agrees to stay in contact.",
        facts.names_months,
    )
    return Line(msg("Names and addresses are erased."), said)
