"""All settings as one frozen value, read from `ROUNDTABLE_…` variables and one TOML file; complete and right, or every fault named at once.

A variable wins over the file. The secret key and the key ring are made on the first run, readable by this user alone.
"""

from __future__ import annotations

import os
import re
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PREFIX = "ROUNDTABLE_"
FILE = PREFIX + "SETTINGS"
BACKENDS = ("smtp", "folder", "none")
MOST_MONTHS = 60
TLS = ("none", "starttls", "tls")
ADDRESS = re.compile(r"[A-Za-z0-9._-]{1,40}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
YES = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False, "": False}


class SettingsWrong(Exception):
    """One or more settings are missing or wrong; the text lists them all and never shows a value."""


class Wrong(ValueError):
    """One setting is wrong; the text says what it should be."""


def _words(value: str) -> tuple[str, ...]:
    return tuple(value.replace(",", " ").split())


def _yes(value: str) -> bool:
    if value.lower() not in YES:
        raise Wrong("should be yes or no")
    return YES[value.lower()]


def _whole(value: str) -> int:
    if not value.isdecimal():
        raise Wrong("should be a whole number")
    return int(value)


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in choices:
            raise Wrong("should be one of: " + ", ".join(choices))
        return value

    return read


def _url(*schemes: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value and urlsplit(value).scheme not in schemes:
            raise Wrong("should start with one of: " + ", ".join(f"{scheme}://" for scheme in schemes))
        return value

    return read


def _plain_address(value: str) -> str:
    if value and not ADDRESS.fullmatch(value):
        raise Wrong("should be one plain address such as bounce@example.org, with at most 40 characters before the @")
    return value


def _mailbox(value: str) -> str:
    """Where returned letters lie: imaps://, imap:// (which turns encryption on before signing in) or a Maildir folder."""
    if "@" in value:
        raise Wrong("should hold no name or password: set bounce_user and bounce_password")
    if value and not _leads_to_a_mailbox(value):
        raise Wrong("should be like imaps://mail.example.org, imap://mail.example.org/INBOX or maildir:///var/mail/bounce")
    return value


def _leads_to_a_mailbox(value: str) -> bool:
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme == "maildir":
        return not parts.netloc and bool(parts.path.strip("/"))
    plain = value.isascii() and not set(value) & set('"\\ ') and not parts.query and not parts.fragment
    return parts.scheme in ("imaps", "imap") and bool(parts.hostname) and port != 0 and plain


def _word(value: str) -> str:
    if not value.isascii() or any(c.isspace() or c in '"\\' for c in value):
        raise Wrong("should be in Latin letters, without spaces and quotation marks")
    return value


def _setting(read: Callable[[str], Any] = str, default: Any = MISSING, *, shown: bool = True) -> Any:
    return field(default=default, repr=shown, metadata={"read": read})


def _database(value: str) -> str:
    return _url("sqlite", "postgresql", "postgresql+psycopg")(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Empty strings mean "not set". `key_ring` is a directory, or the URL of a small database when several machines share it."""

    instance: Path = _setting(Path)
    secret_keys: tuple[str, ...] = _setting(_words, shown=False)
    database_url: str = _setting(_database, shown=False)
    key_ring: str = _setting(shown=False)
    base_url: str = _setting(_url("http", "https"), "http://127.0.0.1:8000")
    trusted_hosts: tuple[str, ...] = _setting(_words, ())
    proxies: int = _setting(_whole, 0)
    queue_url: str = _setting(_url("redis", "rediss", "unix"), "", shown=False)
    mail_backend: str = _setting(_one_of(*BACKENDS), "none")
    mail_from: str = _setting(str, "")
    smtp_host: str = _setting(str, "")
    smtp_port: int = _setting(_whole, 587)
    smtp_user: str = _setting(str, "")
    smtp_password: str = _setting(str, "", shown=False)
    smtp_security: str = _setting(_one_of(*TLS), "starttls")
    mail_bounces: str = _setting(_plain_address, "")
    bounce_mailbox: str = _setting(_mailbox, "", shown=False)
    bounce_user: str = _setting(_word, "")
    bounce_password: str = _setting(str, "", shown=False)
    demonstration: bool = _setting(_yes, default=False)
    debug: bool = _setting(_yes, default=False)
    names_months: int = _setting(_whole, 12)
    workers: int = _setting(_whole, 2)

    @property
    def secure(self) -> bool:
        """Whether people reach us over TLS."""
        return self.base_url.startswith("https://")

    @property
    def by_imap(self) -> bool:
        """Whether returned letters are fetched from a mail server."""
        return self.bounce_mailbox.startswith("imap")

    @property
    def mailbox(self) -> Path:
        """Where the folder backend leaves its letters."""
        return self.instance / "mailbox"


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in force. Raises SettingsWrong with every fault."""
    given, problems = _given(os.environ if environ is None else environ)
    instance = Path(given.get("instance") or "instance").absolute()
    values: dict[str, Any] = {}
    for setting in fields(Settings):
        _read_one(setting, {**_defaults(instance, given), **given}, values, problems)
    problems += [] if problems else _conflicts(Settings(**values))
    if problems:
        raise SettingsWrong("\n".join(["These settings need to be mended:", *(f"  {line}" for line in sorted(problems))]))
    return _with_hosts(values)


def _given(environ: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What the file and the variables say, as text, and which of the names are unknown."""
    problems: list[str] = []
    given = _from_file(environ.get(FILE, ""), problems)
    given |= {name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX) and name != FILE}
    known = {setting.name for setting in fields(Settings)}
    problems += [f"{name}: there is no such setting" for name in sorted(given.keys() - known)]
    return given, problems


def _from_file(name: str, problems: list[str]) -> dict[str, str]:
    if not name:
        return {}
    try:
        read = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{FILE}: the file cannot be read ({type(error).__name__})")
        return {}
    return {key: " ".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in read.items()}


def _defaults(instance: Path, given: Mapping[str, str]) -> dict[str, str]:
    """What depends on the instance folder. The secret key is made only when none is given."""
    return {
        "instance": str(instance),
        "database_url": f"sqlite:///{instance / 'roundtable.db'}",
        "key_ring": str(private_folder(private_folder(instance) / "keys")) if "key_ring" not in given else "",
        "secret_keys": "" if given.get("secret_keys") else " ".join(secret_keys_in(private_folder(instance) / "secret-key")),
    }


def _read_one(setting: Field[Any], given: Mapping[str, str], values: dict[str, Any], problems: list[str]) -> None:
    try:
        if setting.name in given:
            values[setting.name] = setting.metadata["read"](given[setting.name])
    except Wrong as error:
        problems.append(f"{setting.name}: {error}")


def _conflicts(settings: Settings) -> list[str]:
    """What is wrong only together."""
    rules = {
        "smtp_host: is missing, but mail_backend is smtp": settings.mail_backend == "smtp" and not settings.smtp_host,
        "mail_from: is missing, but mail is to be sent": settings.mail_backend == "smtp" and "@" not in settings.mail_from,
        "bounce_mailbox: is missing, but mail_bounces is set": bool(settings.mail_bounces) and not settings.bounce_mailbox,
        "mail_bounces: is missing, but bounce_mailbox is set": bool(settings.bounce_mailbox) and not settings.mail_bounces,
        "bounce_user: is missing, but bounce_mailbox is to be read by IMAP": settings.by_imap and not settings.bounce_user,
        "bounce_password: is missing, but bounce_mailbox is to be read by IMAP": settings.by_imap and not settings.bounce_password,
        "secret_keys: should be at least 32 characters": any(len(key) < 32 for key in settings.secret_keys) or not settings.secret_keys,
        "base_url: should be an address without a path": bool(urlsplit(settings.base_url).path.strip("/")),
        "names_months: should be from 1 to 60": not 1 <= settings.names_months <= MOST_MONTHS,
        "workers: should be at least 1": settings.workers < 1,
    }
    return [sentence for sentence, broken in rules.items() if broken]


def _with_hosts(values: dict[str, Any]) -> Settings:
    host = urlsplit(values.get("base_url", "http://127.0.0.1")).hostname or "127.0.0.1"
    values["trusted_hosts"] = values.get("trusted_hosts") or tuple(dict.fromkeys((host, "127.0.0.1", "localhost")))
    return Settings(**values)


def private_folder(path: Path) -> Path:
    """The folder, made for this user alone (mode 0700) if it is not there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def secret_keys_in(path: Path) -> tuple[str, ...]:
    """The keys in the file, one a line, the first in use and the others still accepted; made (mode 0600) if it is not there."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
    except FileExistsError:
        pass
    return _words(path.read_text(encoding="utf-8"))
