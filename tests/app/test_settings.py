"""Settings: complete and right, or every fault is named at the start; keys are made once, for this user alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.settings import Settings, SettingsWrong, read_settings, secret_keys_in


@pytest.fixture
def here(tmp_path: Path) -> dict[str, str]:
    return {"ROUNDTABLE_INSTANCE": str(tmp_path / "instance")}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_without_any_setting_it_works_from_one_folder(here: dict[str, str], tmp_path: Path) -> None:
    settings = read_settings(here)

    folder = tmp_path / "instance"
    assert settings.database_url == f"sqlite:///{folder}/roundtable.db"
    assert (mode(folder), mode(folder / "keys"), mode(folder / "secret-key")) == (0o700, 0o700, 0o600)


def test_the_secret_key_is_made_once(here: dict[str, str]) -> None:
    assert read_settings(here).secret_keys == read_settings(here).secret_keys


def test_an_older_key_is_still_accepted(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("the new one\nthe old one\n".replace(" ", "-"), encoding="utf-8")

    assert secret_keys_in(tmp_path / "secret-key") == ("the-new-one", "the-old-one")


def test_every_fault_is_named_at_once_and_no_value_is_shown(here: dict[str, str]) -> None:
    wrong = {
        "ROUNDTABLE_DATABASE_URL": "mysql://root:hunter2@db/x",
        "ROUNDTABLE_SMTP_PORT": "twenty-five",
        "ROUNDTABLE_MAIL_BACKEND": "pigeon",
        "ROUNDTABLE_DEBUG": "perhaps",
        "ROUNDTABLE_DATABSE_URL": "sqlite://",
    }

    with pytest.raises(SettingsWrong) as told:
        read_settings(here | wrong)

    lines = str(told.value).splitlines()[1:]
    assert [line.split(":")[0].strip() for line in lines] == ["databse_url", "database_url", "debug", "mail_backend", "smtp_port"] or [
        line.split(":")[0].strip() for line in lines
    ] == ["database_url", "databse_url", "debug", "mail_backend", "smtp_port"]
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"ROUNDTABLE_MAIL_BACKEND": "smtp"}, ["mail_from", "smtp_host"]),
        ({"ROUNDTABLE_SECRET_KEYS": "short"}, ["secret_keys"]),
        ({"ROUNDTABLE_BASE_URL": "https://example.org/path"}, ["base_url"]),
        ({"ROUNDTABLE_WORKERS": "0"}, ["workers"]),
        ({"ROUNDTABLE_MAIL_BOUNCES": "bounce@example.org"}, ["bounce_mailbox"]),
        ({"ROUNDTABLE_BOUNCE_MAILBOX": "maildir:///var/mail/bounce"}, ["mail_bounces"]),
        ({"ROUNDTABLE_BOUNCE_MAILBOX": "imaps://mail.example.org"}, ["bounce_password", "bounce_user", "mail_bounces"]),
        ({"ROUNDTABLE_SETTINGS": "nowhere.toml"}, ["ROUNDTABLE_SETTINGS"]),
    ],
)
def test_what_is_wrong_only_together_is_named_too(here: dict[str, str], given: dict[str, str], named: list[str]) -> None:
    with pytest.raises(SettingsWrong) as told:
        read_settings(here | given)

    assert [line.split(":")[0].strip() for line in str(told.value).splitlines()[1:]] == named


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mail_bounces", "Bounces <bounce@example.org>"),
        ("mail_bounces", "b" * 41 + "@example.org"),
        ("mail_bounces", "a+b@example.org"),
        ("bounce_mailbox", "pop3://mail.example.org"),
        ("bounce_mailbox", "imaps://"),
        ("bounce_mailbox", "imaps://[mail"),
        ("bounce_mailbox", "imaps://mail.example.org:many"),
        ("bounce_mailbox", 'imaps://mail.example.org/A"B'),
        ("bounce_mailbox", "imaps://me:hunter2@mail.example.org"),
        ("bounce_mailbox", "maildir://"),
        ("bounce_mailbox", "maildir://var/mail"),
        ("bounce_user", 'me" OK'),
    ],
)
def test_a_wrong_setting_of_returned_mail_is_named(here: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(SettingsWrong) as told:
        read_settings(here | {f"ROUNDTABLE_{name.upper()}": value})

    assert [line.split(":")[0].strip() for line in str(told.value).splitlines()[1:]] == [name]
    assert "hunter2" not in str(told.value)


def test_a_variable_wins_over_the_file(here: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        'base_url = "https://a.example.org"\nproxies = 1\ntrusted_hosts = ["a.example.org", "b.example.org"]\n', encoding="utf-8"
    )

    settings = read_settings(here | {"ROUNDTABLE_SETTINGS": str(file), "ROUNDTABLE_PROXIES": "2"})

    assert (settings.base_url, settings.proxies) == ("https://a.example.org", 2)
    assert settings.trusted_hosts == ("a.example.org", "b.example.org")
    assert settings.secure


def test_the_own_host_is_trusted_without_being_listed(here: dict[str, str]) -> None:
    assert "r.example.org" in read_settings(here | {"ROUNDTABLE_BASE_URL": "https://r.example.org"}).trusted_hosts


def test_settings_never_print_what_is_secret() -> None:
    settings = Settings(
        instance=Path(), secret_keys=("hunter2",), database_url="postgresql://u:hunter2@db/x", key_ring="hunter2", smtp_password="hunter2"
    )

    assert "hunter2" not in repr(settings)
