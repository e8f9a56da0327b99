"""The language of a page, and its sentences in templates: `_`, `ngettext`, `translate` and the filters `say`, `words`, `param` (any of
them), `number`, `date`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, g, request
from markupsafe import Markup, escape

from surveys.messages import Message
from surveys.questionnaires.voices import SILENT, Voices
from surveys.translator import LANGUAGES, PLACEHOLDER, Spoken, direction, own_name

PACKAGES = ("app", "surveys", "reports")


def speak_in(lang: str, voices: Voices = SILENT) -> None:
    """From here on this request's page is in `lang`; with the `voices` of its questionnaire where we do not speak it ourselves."""
    g.lang, g.voices = lang, voices


def language() -> str:
    """The language in force: the one chosen for this request, else the best that the browser accepts."""
    if "lang" not in g:
        g.lang = _accepted()
    return g.lang


def _accepted() -> str:
    """The first language of the browser's list that we speak, whatever its region."""
    wanted = (tag.split("-", maxsplit=1)[0].lower() for tag in request.accept_languages.values())
    return next((tag for tag in wanted if tag in LANGUAGES), "en")


def spoken() -> Spoken:
    """The translator of this request."""
    voices: Voices = g.get("voices", SILENT)
    return voices.speaker(language(), *PACKAGES)


def translate(message: Message) -> str:
    """The sentence in the language of this page."""
    return spoken()(message)


def gettext(text: str, **params: Any) -> str:
    """A template's sentence. A parameter that is Markup (a link, say) stays markup; everything else is escaped by the template."""
    return _filled(Message(text, params), params)


def ngettext(singular: str, plural: str, n: int, **params: Any) -> str:
    """A template's sentence whose wording depends on `n`."""
    return _filled(Message(singular, {"n": n, **params}, plural), params)


def _filled(message: Message, params: Mapping[str, Any]) -> str:
    speak = spoken()
    if not any(isinstance(value, Markup) for value in params.values()):
        return speak(message)
    wording = escape(speak.wording(message))
    return Markup(PLACEHOLDER.sub(lambda found: escape(speak.say(message.params[found[1]])), wording))  # noqa: S704 - each part is escaped


def _context() -> dict[str, Any]:
    return {"lang": language(), "direction": direction(language())}


def wire(app: Flask) -> None:
    app.context_processor(_context)
    app.jinja_env.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, translate=translate, language_name=own_name)
    app.jinja_env.filters.update(
        say=translate,
        words=lambda text: spoken().text(text),
        param=lambda value: spoken().say(value),
        number=lambda value, decimals=0: spoken().number(value, decimals),
        date=lambda value: spoken().date(value),
        moment=lambda value: spoken().moment(value),
    )
