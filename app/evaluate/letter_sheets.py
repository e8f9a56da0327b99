"""What is printed: letters for people without an e-mail address, in the words of the mail, and cards for people without a name. On each
stand its link and a picture of it to be photographed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import segno
from flask import current_app
from markupsafe import Markup
from sqlalchemy.orm import Session

from app.mail.addressing import asking, speaker
from app.mail.letters import Letter as Words
from app.mail.letters import card, invitation, printed_again
from surveys.collecting.personal_secrets import shown
from surveys.evaluations.opening import Letter, Printing
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.translator import Spoken, direction


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to be printed, in its reader's language."""

    name: str
    group: str
    lang: str
    dir: str
    title: str
    above: tuple[str, ...]
    promised: tuple[str, ...]
    below: tuple[str, ...]
    link: str = field(repr=False)
    picture: Markup = field(repr=False)


def sheets(session: Session, evaluation: Evaluation, letters: Iterable[Letter]) -> tuple[Sheet, ...]:
    """A sheet for each letter, by group and name."""
    groups = {group.id: group for group in finding.groups(session, evaluation.partnership_id)}
    ordered = sorted(letters, key=lambda letter: (groups[letter.group_id].position, letter.name))
    return tuple(_sheet(session, evaluation, letter, Text(groups[letter.group_id].name)) for letter in ordered)


def _sheet(session: Session, evaluation: Evaluation, letter: Letter, group: Text) -> Sheet:
    speak = speaker(letter.lang, evaluation)
    write = printed_again if letter.again else invitation
    words = write(asking(session, evaluation, speak, letter.group_id), "")
    return _page(speak, words, letter.secret, letter.name, group)


def cards(session: Session, evaluation: Evaluation, printings: Iterable[Printing]) -> tuple[tuple[Sheet, ...], ...]:
    """The cards of each printing. Their order says nothing: a card stands for nobody."""
    names = {group.id: Text(group.name) for group in finding.groups(session, evaluation.partnership_id)}
    return tuple(_cards(session, evaluation, one, names[one.group_id]) for one in printings if not one.sheets_id)


def _cards(session: Session, evaluation: Evaluation, printing: Printing, group: Text) -> tuple[Sheet, ...]:
    speak = speaker(printing.lang, evaluation)
    words = card(asking(session, evaluation, speak, printing.group_id), "")
    return tuple(_page(speak, words, secret, printing.organisation, group) for secret in printing.secrets)


def _page(speak: Spoken, words: Words, secret: str, name: str, group: Text) -> Sheet:
    site = current_app.extensions["settings"].base_url.rstrip("/")
    return Sheet(
        name=name,
        group=speak.text(group),
        lang=speak.lang,
        dir=direction(speak.lang),
        title=speak(words.subject),
        above=tuple(speak(message) for message in words.above),
        promised=tuple(speak(message) for message in words.promised),
        below=tuple(speak(message) for message in words.below),
        link=f"{site}/r/{shown(secret)}",
        picture=picture(f"{site}/r/{secret}"),
    )


def picture(url: str) -> Markup:
    """The address as a QR code, drawn as SVG."""
    drawn = segno.make(url, error="m").svg_inline(scale=4, border=2, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawn)  # noqa: S704 - made of paths and numbers only
