"""Where returned letters lie: a mailbox on a mail server, or a Maildir folder of one on this machine.

Of each message the headers are read, and of a report on a delivery its second part, which is made for machines. The letter itself, which
may come back with it, is never asked for.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self
from urllib.parse import unquote, urlsplit

from app.mail.returned import Found, boundary_of, is_report
from app.settings import Settings

PATIENCE = 30
HEADERS, PART, STATUS = 1 << 16, 1 << 12, 1 << 15
"""So many bytes are read of a message's headers, of the headers of its second part, and of that part."""
SKIPPED = 1 << 20
LINE = 1 << 13
UNREADABLE = (imaplib.IMAP4.error, OSError)
"""What reading raises when the mailbox cannot be reached or does not let us in."""


class Mailbox(Protocol):
    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None: ...

    def unread(self) -> Sequence[str]:
        """The names of the messages that nobody has read."""
        ...

    def fetch(self, names: Sequence[str]) -> Iterator[Found]: ...

    def leave(self, names: Sequence[str]) -> Sequence[str]:
        """Marks them as read, as those are that a person may look at; gives the names that they have now."""
        ...

    def delete(self, names: Sequence[str]) -> None: ...


def mailbox_for(settings: Settings) -> Mailbox | None:
    """The mailbox that the settings name, if they do."""
    if not settings.bounce_mailbox:
        return None
    return ImapMailbox(settings) if settings.by_imap else MaildirMailbox(Path(unquote(urlsplit(settings.bounce_mailbox).path)))


class ImapMailbox:
    """A folder on a mail server, over TLS. Names are the server's own numbers for messages."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __enter__(self) -> Self:
        self._server = self._connected()
        try:
            self._server.login(self._settings.bounce_user, self._settings.bounce_password)
            self._must(self._server.select(f'"{self._folder()}"'))
        except BaseException:
            _hang_up(self._server)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        with suppress(*UNREADABLE):
            self._server.logout()

    def unread(self) -> Sequence[str]:
        """From every message's flags, a line each: a search answers in one line, and one of more than a megabyte is refused."""
        lines = [piece.decode("latin-1") for piece in self._must(self._server.uid("FETCH", "1:*", "(FLAGS)")) if isinstance(piece, bytes)]
        return [found[1] for line in lines if "\\Seen" not in line and (found := re.search(r"\bUID (\d+)", line))]

    def fetch(self, names: Sequence[str]) -> Iterator[Found]:
        headers = self._parts(names, f"(BODY.PEEK[HEADER]<0.{HEADERS}>)")
        reports = [name for name in names if is_report(headers.get((name, "HEADER"), b""))]
        parts = self._parts(reports, f"(BODY.PEEK[2.MIME]<0.{PART}> BODY.PEEK[2]<0.{STATUS}>)")
        for name in names:
            yield Found(name, headers.get((name, "HEADER"), b""), parts.get((name, "2.MIME"), b""), parts.get((name, "2"), b""))

    def leave(self, names: Sequence[str]) -> Sequence[str]:
        if names:
            self._must(self._server.uid("STORE", ",".join(names), "+FLAGS.SILENT", "(\\Seen)"))
        return names

    def delete(self, names: Sequence[str]) -> None:
        if names:
            self._must(self._server.uid("STORE", ",".join(names), "+FLAGS.SILENT", "(\\Seen \\Deleted)"))
            self._must(self._server.expunge())

    def _connected(self) -> imaplib.IMAP4:
        place, context = urlsplit(self._settings.bounce_mailbox), ssl.create_default_context()
        host = place.hostname or ""
        if place.scheme == "imaps":
            return imaplib.IMAP4_SSL(host, place.port or imaplib.IMAP4_SSL_PORT, ssl_context=context, timeout=PATIENCE)
        server = imaplib.IMAP4(host, place.port or imaplib.IMAP4_PORT, timeout=PATIENCE)
        try:
            server.starttls(context)
        except BaseException:
            _hang_up(server)
            raise
        return server

    def _folder(self) -> str:
        return unquote(urlsplit(self._settings.bounce_mailbox).path.strip("/")) or "INBOX"

    def _parts(self, names: Sequence[str], wanted: str) -> dict[tuple[str, str], bytes]:
        """Each message's parts, by its name and the part's. An answer is a row of pairs that ends with what follows the last of them."""
        if not names:
            return {}
        parts: dict[tuple[str, str], bytes] = {}
        said, held = "", {}
        for piece in self._must(self._server.uid("FETCH", ",".join(names), wanted)):
            if isinstance(piece, tuple):
                said += piece[0].decode("latin-1")
                held |= dict.fromkeys(re.findall(r"BODY\[([^\]]*)\][^\[\]]*$", piece[0].decode("latin-1")), piece[1])
                continue
            uid = re.search(r"\bUID (\d+)", said + piece.decode("latin-1")) if piece else None
            parts |= {(uid[1], part): content for part, content in held.items()} if uid else {}
            said, held = "", {}
        return parts

    @staticmethod
    def _must(answer: tuple[str, list[bytes | tuple[bytes, bytes] | None]]) -> list[bytes | tuple[bytes, bytes] | None]:
        if answer[0] != "OK":
            raise imaplib.IMAP4.error("the server refused")
        return answer[1]


def _hang_up(server: imaplib.IMAP4) -> None:
    with suppress(OSError):
        server.shutdown()


class MaildirMailbox:
    """A folder with `new` and `cur` in it. Names are paths; a message in `cur` with an S behind its comma was read."""

    def __init__(self, folder: Path) -> None:
        self._new, self._cur = folder / "new", folder / "cur"

    def __enter__(self) -> Self:
        for folder in (self._new, self._cur):
            if not folder.is_dir():
                raise NotADirectoryError(folder.name)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        return None

    def unread(self) -> Sequence[str]:
        seen = (path for path in self._cur.iterdir() if "S" not in path.name.rpartition(":2,")[2])
        return sorted(str(path) for path in (*self._new.iterdir(), *seen))

    def fetch(self, names: Sequence[str]) -> Iterator[Found]:
        for name in names:
            with suppress(FileNotFoundError), Path(name).open("rb") as file:
                yield read(name, file)

    def leave(self, names: Sequence[str]) -> Sequence[str]:
        read = []
        for path in map(Path, names):
            base, _, flags = path.name.partition(":2,")
            with suppress(FileNotFoundError):
                read.append(str(path.rename(self._cur / f"{base}:2,{''.join(sorted({*flags, 'S'}))}")))
        return read

    def delete(self, names: Sequence[str]) -> None:
        for name in names:
            Path(name).unlink(missing_ok=True)


def read(name: str, file: BinaryIO) -> Found:
    """A message as far as its second part, and no further."""
    headers = _until(file, b"", HEADERS)
    boundary = b"--" + boundary_of(headers)
    if not is_report(headers) or boundary == b"--":
        return Found(name, headers)
    for _first in range(2):
        if not _reaches(file, boundary):
            return Found(name, headers)
    return Found(name, headers, _until(file, b"", PART), _until(file, boundary, STATUS))


def _until(file: BinaryIO, end: bytes, most: int) -> bytes:
    """The lines before the one that is (or, if it is not empty, begins with) `end`; at most so many bytes."""
    lines, left = [], most
    while left > 0 and (line := file.readline(min(LINE, left))):
        if (end and line.startswith(end)) or not (end or line.strip(b"\r\n")):
            break
        lines.append(line)
        left -= len(line)
    return b"".join(lines)


def _reaches(file: BinaryIO, boundary: bytes) -> bool:
    """Goes on behind the next line that begins with the boundary."""
    left = SKIPPED
    while left > 0 and (line := file.readline(LINE)):
        if line.startswith(boundary):
            return True
        left -= len(line)
    return False
