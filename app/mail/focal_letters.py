"""What the letters to focal persons say: who speaks for a partner is told what was changed after the opening."""

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
        msg("Open the page"),
        url,
        _small_print(told),
    )


def _small_print(told: Told) -> tuple[Message, ...]:
    return (
        msg("Questions? Write to {contact}.", contact=apart(told.contact)),
        msg("If somebody is being harmed, or to complain safely: {complaints}", complaints=apart(told.complaints)),
    )
