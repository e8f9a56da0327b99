"""The command `roundtable`, as an operator types it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import stat
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.commands import main

from fixtures.returned_mail import ReturnedMail
from fixtures.services import free_port

Command = Callable[..., Result]


@pytest.fixture
def roundtable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("ROUNDTABLE_INSTANCE", str(tmp_path / "instance"))

    def call(*words: str) -> Result:
        return CliRunner().invoke(main, words)

    return call


def test_the_first_administrator_gets_a_link_and_a_stranger_does_not(roundtable: Command) -> None:
    roundtable("migrate")

    first, again, stranger = (roundtable("sign-in-link", who) for who in ("a@example.org", "a@example.org", "b@example.org"))

    assert re.fullmatch(r"http://127\.0\.0\.1:8000/in/[\w-]{32}\n", first.output)
    assert again.exit_code == 0
    assert stranger.exit_code == 1
    assert "no such account" in stranger.output


def test_the_record_is_verified_and_its_head_printed(roundtable: Command) -> None:
    roundtable("migrate")
    roundtable("sign-in-link", "a@example.org")

    told = roundtable("audit", "verify")

    assert told.exit_code == 0
    assert re.match(r"Whole: 1 rows, head [0-9a-f]{64}", told.output)


def test_the_key_ring_is_copied_for_the_operator_alone_and_never_over_a_file(roundtable: Command, tmp_path: Path) -> None:
    roundtable("migrate")

    once, twice = (roundtable("keys", "backup", str(tmp_path / "copy.tar.gz")) for _ in range(2))

    assert once.exit_code == 0
    assert "destroy it" in once.output
    assert stat.S_IMODE((tmp_path / "copy.tar.gz").stat().st_mode) == 0o600
    with tarfile.open(tmp_path / "copy.tar.gz") as copy:
        assert copy.getnames() == ["keys"]
    assert twice.exit_code == 1


def test_the_doctor_names_what_needs_mending(roundtable: Command, tmp_path: Path) -> None:
    before = roundtable("doctor").output
    roundtable("migrate")
    (tmp_path / "instance").chmod(0o755)
    after = roundtable("doctor")

    assert "MEND  the tables: they are not up to date: roundtable migrate" in before
    assert "well  the tables" in after.output
    assert "MEND  the instance folder" in after.output
    assert after.exit_code == 1


@pytest.mark.parametrize(("folder", "told"), [("", "nobody reads them"), ("nowhere", "cannot be read"), ("bounce", "")])
def test_the_doctor_looks_at_the_mailbox_of_returned_letters(
    roundtable: Command, maildir: ReturnedMail, monkeypatch: pytest.MonkeyPatch, folder: str, told: str
) -> None:
    mail = {"MAIL_BACKEND": "smtp", "MAIL_FROM": "asks@example.org", "SMTP_HOST": "mail.example.org"}
    returned = {"MAIL_BOUNCES": "bounce@example.org", "BOUNCE_MAILBOX": f"maildir://{maildir.folder.parent / folder}"} if folder else {}
    for name, value in (mail | returned).items():
        monkeypatch.setenv(f"ROUNDTABLE_{name}", value)
    roundtable("migrate")

    line = next(line for line in roundtable("doctor").output.splitlines() if "returned letters" in line)
    assert line.startswith("MEND" if told else "well")
    assert told in line


def test_wrong_settings_are_told_in_a_sentence(roundtable: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_WORKERS", "many")

    told = roundtable("migrate")

    assert told.exit_code == 1
    assert told.output.startswith("Error: These settings need to be mended:\n  workers: should be a whole number")


@pytest.mark.parametrize("setting", ["DEBUG", "DEMONSTRATION"])
def test_real_use_refuses_debugging_and_demonstration(roundtable: Command, monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv(f"ROUNDTABLE_{setting}", "yes")

    told = roundtable("serve")

    assert told.exit_code == 1
    assert "for real use" in told.output


class Running:
    """`roundtable WORDS` as a process of its own."""

    def __init__(self, instance: Path, *words: str) -> None:
        env = {**os.environ, "ROUNDTABLE_INSTANCE": str(instance), "ROUNDTABLE_DEMONSTRATION": "no", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "app.commands", *words]
        self.process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def until(self, sign: str) -> str:
        """What it printed up to the line with that sign."""
        said = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said += line
            if sign in line:
                break
        return said

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status


def test_run_serves_a_page_prints_a_link_and_term_stops_everything(tmp_path: Path) -> None:
    port = free_port()
    running = Running(tmp_path / "instance", "run", "--port", str(port))
    try:
        said = running.until("Ctrl-C")
        assert re.search(rf"http://127\.0\.0\.1:{port}/in/[\w-]{{32}}", said)
        assert status_of(port, "/sign-in") == 200
        assert "Choose another with --port" in CliRunner().invoke(main, ["run", "--port", str(port)]).output
    finally:
        assert running.end() == 0
    time.sleep(0.2)
    with pytest.raises(OSError, match="refused"):
        status_of(port, "/sign-in")


def test_serve_says_how_to_begin_and_ends_with_a_failure_when_a_child_ends_by_itself(tmp_path: Path) -> None:
    """A second worker on the same folder is such a child."""
    port = free_port()
    first = Running(tmp_path / "instance", "serve", "--port", str(port))
    try:
        said = first.until("serves")
        assert "roundtable sign-in-link you@example.org" in said
        assert status_of(port, "/health") == 200
        second = Running(tmp_path / "instance", "serve", "--port", str(free_port()))

        assert "Several workers or machines need Redis" in second.until("need Redis")
        assert second.process.wait(60) == 1
        second.process.stdout.close()
    finally:
        assert first.end() == 0


def status_of(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()
