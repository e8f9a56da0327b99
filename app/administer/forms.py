"""The forms of signing in and of colleagues. What may be entered is the domain's business; these only carry it."""

from __future__ import annotations

from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, Field, PasswordField, RadioField, StringField
from wtforms.widgets.core import PasswordInput

from app.speaking import translate
from surveys.errors import Invalid
from surveys.messages import Message, msg


class Spoken(FlaskForm):
    """A form whose labels are messages, spoken when it is shown, and which shows the domain's problems at their fields."""

    class Meta(FlaskForm.Meta):
        locales = ()

    labels: ClassVar[dict[str, Message]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self[name].label.text = translate(label)

    def show(self, invalid: Invalid) -> None:
        """Puts each problem at the field it names, or at the first field."""
        first = next(iter(self.labels))
        for problem in invalid.problems:
            field: Field = self[problem.place if problem.place in self else first]
            field.errors = [*field.errors, f"{translate(problem.what)} {translate(problem.mend)}"]


class SignIn(Spoken):
    labels: ClassVar = {"email": msg("Your e-mail address"), "password": msg("Password")}

    email = EmailField(render_kw={"autocomplete": "username", "required": True})
    password = PasswordField(render_kw={"autocomplete": "current-password"})


class Password(Spoken):
    labels: ClassVar = {"password": msg("New password")}

    password = PasswordField(widget=PasswordInput(hide_value=True), render_kw={"autocomplete": "new-password", "required": True})


ROLE_WORDS = {
    "evaluator": msg("Evaluator: creates partnerships, runs evaluations, sees results"),
    "facilitator": msg("Facilitator: prepares and leads the dialogue, sees results"),
    "viewer": msg("Reader: sees results"),
}


class Colleague(Spoken):
    labels: ClassVar = {
        "email": msg("E-mail address"),
        "name": msg("Name"),
        "role": msg("What this colleague does"),
        "administrator": msg("May also invite colleagues and read the record of changes"),
    }

    email = EmailField(render_kw={"autocomplete": "off", "required": True})
    name = StringField(render_kw={"autocomplete": "off"})
    role = RadioField(default="evaluator", choices=[])
    administrator = BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = [(role, translate(words)) for role, words in ROLE_WORDS.items()]
