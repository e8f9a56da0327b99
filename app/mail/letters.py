"""What the letters say: sentences in order, spoken later in the language of whoever gets them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.respond.promise import Line
from surveys.messages import Message, Text, msg, nmsg


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject, paragraphs, one link with its label, what stands below it, and what is promised. `stop`: where a mail program says for its
    reader that no more reminders are wanted. Only the links hold secrets."""

    subject: Message
    above: tuple[Message, ...]
    label: Message
    url: str = field(repr=False)
    below: tuple[Message, ...] = ()
    promised: tuple[Message, ...] = ()
    stop: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a letter says about its evaluation. `until` is the last day in words, in `zone`; `extended` tells why that day was moved."""

    title: str
    partnership: str
    owner: str
    contact: str
    complaints: str
    purpose: Text
    minutes: int
    until: str
    zone: str
    promise: tuple[Line, ...]
    extended: str = ""


ANSWER = msg("Answer the questions")
SIGN_IN = msg("Sign in")
KEEP = msg("This link is yours alone. Please do not pass it on: whoever has it can answer in your place.")
PROMISE = msg("What we promise you")
WHOLE = msg("The whole promise stands on the first page behind the link.")
STOP = msg("If you do not want to take part, open the link and choose “I do not want to answer”. You will not be asked again.")


def apart(text: str) -> str:
    """The text between marks that keep its own direction from disturbing the sentence around it, whatever script it is in. The marks hold
    for one line, so each line has its own."""
    return "\n".join(f"\u2068{line}\u2069" if line else "" for line in text.split("\n"))


def invitation(asking: Asking, url: str) -> Letter:
    """The first letter to somebody who is asked for their view."""
    opening = msg(
        "{owner} asks for your view of the partnership “{partnership}”.", owner=apart(asking.owner), partnership=apart(asking.partnership)
    )
    why = (Message("{purpose}", {"purpose": asking.purpose}),) if asking.purpose else ()
    return Letter(
        msg("Your view is asked for: {title}", title=apart(asking.title)),
        (opening, *why, *_time(asking)),
        ANSWER,
        url,
        _small_print(asking),
        _promise(asking.promise),
    )


def reminder(asking: Asking, url: str) -> Letter:
    """The same link once more, for somebody whose answers have not come yet."""
    opening = msg(
        "{owner} asked for your view of the partnership “{partnership}”. There is still time to answer.",
        owner=apart(asking.owner),
        partnership=apart(asking.partnership),
    )
    moved = (msg("The last day was moved. The reason: {reason}", reason=apart(asking.extended)),) if asking.extended else ()
    started = msg("If you have begun, the link opens where you stopped.")
    return Letter(
        msg("There is still time: {title}", title=apart(asking.title)),
        (opening, *moved, *_time(asking), started),
        ANSWER,
        url,
        _small_print(asking),
        _promise(asking.promise),
    )


def printed_again(asking: Asking, url: str) -> Letter:
    """The letter once more, on paper. The same words whether or not its link is still of use."""
    letter = invitation(asking, url)
    if_sent = msg("If answers were sent with the first letter, they have arrived and count; then this link opens nothing.")
    return replace(letter, above=(*letter.above, if_sent))


def card(asking: Asking, url: str) -> Letter:
    """What stands on a card that is handed out: little, because the page behind the link says the rest."""
    for_one = msg("This card is for one person and carries no name.")
    letter = invitation(asking, url)
    return replace(letter, above=(letter.above[0], *_time(asking), for_one), promised=(), below=_complaints(asking))


def withdrawn(asking: Asking, url: str) -> Letter:
    """So that somebody notices if another person withdrew their answers."""
    said = msg(
        "The answers given with your link to “{title}” were withdrawn. They are deleted and count nowhere.", title=apart(asking.title)
    )
    if_not = msg("If this was not you, somebody else has your link. Please write to {contact}.", contact=apart(asking.contact))
    return Letter(
        msg("Answers withdrawn: {title}", title=apart(asking.title)), (said, if_not), msg("Open the page"), url, _complaints(asking)
    )


def kept(asking: Asking, url: str) -> Letter:
    """To those who agreed to stay in contact, on the day on which the names of the others are erased."""
    opening = msg(
        "You were asked for your view of the partnership “{partnership}”, and you agreed to stay in contact.",
        partnership=apart(asking.partnership),
    )
    others = msg("Today the names and addresses of the others who were asked were erased. Yours are kept.")
    ending = msg("If you no longer want this, open the link. Your name and address are then erased at once.")
    return Letter(
        msg("You stay in contact: {title}", title=apart(asking.title)),
        (opening, others, ending),
        msg("Stay in contact, or no longer"),
        url,
        (msg("Questions? Write to {contact}.", contact=apart(asking.contact)),),
    )


def sign_in(url: str) -> Letter:
    """A link that signs a colleague in, once."""
    return Letter(
        msg("Your link to sign in"),
        (msg("With this link you sign in to Roundtable. It works once, within an hour."),),
        SIGN_IN,
        url,
        (msg("If you did not ask for it, you need not do anything."),),
    )


def welcome(name: str, url: str) -> Letter:
    """The first letter to a new colleague."""
    return Letter(
        msg("You are invited to work with Roundtable"),
        (
            msg("Welcome, {name}. An account was made for you.", name=apart(name)),
            msg("With this link you sign in for the first time. It works once."),
        ),
        SIGN_IN,
        url,
    )


def _time(asking: Asking) -> tuple[Message, ...]:
    long = nmsg("It takes about {n} minute.", "It takes about {n} minutes.", asking.minutes)
    until = msg("You can answer until the end of {day} (time zone {zone}).", day=asking.until, zone=apart(asking.zone))
    return (long, until) if asking.minutes else (until,)


def _small_print(asking: Asking) -> tuple[Message, ...]:
    return (
        *_complaints(asking),
        KEEP,
        STOP,
        msg("Questions? Write to {contact}.", contact=apart(asking.contact)),
    )


def _promise(lines: tuple[Line, ...]) -> tuple[Message, ...]:
    """The first line in full, the others by their titles; the page behind the link says them all in full."""
    first, *others = lines
    whole = Message("{title} {sentence}", {"title": first.title, "sentence": first.sentence})
    return (whole, *(line.title for line in others))


def _complaints(asking: Asking) -> tuple[Message, ...]:
    return (msg("If somebody is being harmed, or to complain safely: {complaints}", complaints=apart(asking.complaints)),)
