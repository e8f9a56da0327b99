"""Printed letters for people without an e-mail address: the same words as the mail, a link and its picture to be photographed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import segno
from flask import current_app
from markupsafe import Markup
from sqlalchemy.orm import Session

from app.mail.addressing import asking, speaker
from app.mail.letters import invitation, printed_again
from surveys.collecting.personal_secrets import shown
from surveys.evaluations.opening import Letter
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.translator import direction


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to be printed, in its reader's language."""

    name: str
    group: str
    lang: str
    dir: str
    title: str
    above: tuple[str, ...]
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
    site = current_app.extensions["settings"].base_url.rstrip("/")
    write = printed_again if letter.again else invitation
    words = write(asking(session, evaluation, speak, letter.group_id), f"{site}/r/{letter.secret}")
    return Sheet(
        name=letter.name,
        group=speak.text(group),
        lang=speak.lang,
        dir=direction(speak.lang),
        title=speak(words.subject),
        above=tuple(speak(message) for message in words.above),
        below=tuple(speak(message) for message in words.below),
        link=f"{site}/r/{shown(letter.secret)}",
        picture=picture(words.url),
    )


def picture(url: str) -> Markup:
    """The address as a QR code, drawn as SVG."""
    drawn = segno.make(url, error="m").svg_inline(scale=4, border=2, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawn)  # noqa: S704 - made of paths and numbers only
