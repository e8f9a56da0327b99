"""The command `roundtable`. Each sub-command is imported only when it is called, so that none pays for another's libraries."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import click

from app.settings import SettingsWrong
from surveys.errors import RoundtableError
from surveys.translator import translator

SUBCOMMANDS = {
    "run": "app.commanding.running:run",
    "serve": "app.commanding.running:serve",
    "worker": "app.commanding.running:worker",
    "migrate": "app.commanding.tables:migrate",
    "doctor": "app.commanding.doctor:doctor",
    "keys": "app.commanding.keys:keys",
    "audit": "app.commanding.audit:audit",
    "sign-in-link": "app.commanding.accounts:sign_in_link",
    "questionnaires": "app.commanding.questionnaires:questionnaires",
    "score": "app.commanding.score:score",
    "export": "app.commanding.export:export",
    "confidentiality": "app.commanding.confidentiality:confidentiality",
}


class Lazy(click.Group):
    """Finds a sub-command by name, and turns wrong settings and refusals into one clear message."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        return [name for name, place in SUBCOMMANDS.items() if find_spec(place.partition(":")[0])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module, _, name = SUBCOMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SettingsWrong as wrong:
            raise click.ClickException(str(wrong)) from None
        except RoundtableError as refusal:
            raise click.ClickException(translator("en", "surveys", "reports")(refusal.message)) from None


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Roundtable: participatory evaluation of partnerships."""


if __name__ == "__main__":
    main(prog_name="roundtable")
