"""What the letters to focal persons say: asking whether their organisation agrees before the opening, and telling what changes after."""

from __future__ import annotations

from dataclasses import dataclass

from app.mail.letters import Letter, apart
from surveys.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Told:
    """The evaluation as a letter to the focal person of `partner` names it; `zone` is its time zone."""

    partner: str
    title: str
    partnership: str
    owner: str
    contact: str
    complaints: str
    zone: str


def asking(told: Told, url: str) -> Letter:
    """Asks a focal person to look over what is planned, before anybody else is asked."""
    opening = msg(
        "{owner} plans to evaluate the partnership “{partnership}”, and asks you first, as the focal person of {partner}.",
        owner=apart(told.owner),
        partnership=apart(told.partnership),
        partner=apart(told.partner),
    )
    what = msg(
        "Behind the link you read who will be asked, what they are promised, every question, and what will probably be shown. "
        "Then you say whether your organisation agrees, or what would have to change."
    )
    why = msg("The round is not opened before every partner has agreed, or it is written down for everybody to read why one has not.")
    return Letter(
        msg("Do you agree to this evaluation? {title}", title=apart(told.title)),
        (opening, what, why),
        msg("See what is planned"),
        url,
        (*_small_print(told), _KEEP),
    )


def changed(told: Told, what: Message, why: str, when: str, url: str) -> Letter:
    """What was changed after the opening, for every partner's focal person at the same time. `when` is the moment in words."""
    opening = msg(
        "Something was changed in the evaluation “{title}” of the partnership “{partnership}” after it was opened. "
        "You are told this as the focal person of {partner}, at the same time as the focal persons of the other partners.",
        title=apart(told.title),
        partnership=apart(told.partnership),
        partner=apart(told.partner),
    )
    reason = (msg("The reason: {reason}", reason=apart(why)),) if why else ()
    decided = msg("Decided on {moment} (time zone {zone}).", moment=when, zone=apart(told.zone))
    return Letter(
        msg("Changed after the opening: {title}", title=apart(told.title)),
        (opening, what, *reason, decided),
        msg("See what was agreed and what was changed"),
        url,
        (*_small_print(told), _KEEP),
    )


_KEEP = msg(
    "This link is yours alone, and ends the links of earlier letters. Please do not pass it on: whoever has it can answer in your place."
)


def _small_print(told: Told) -> tuple[Message, ...]:
    return (
        msg("Questions? Write to {contact}.", contact=apart(told.contact)),
        msg("If somebody is being harmed, or to complain safely: {complaints}", complaints=apart(told.complaints)),
    )
