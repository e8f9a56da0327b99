"""A keep-alive HTTP client that costs little, so that the server is what is measured. Anything unexpected is a failure."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass, field

FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
ENDS = b"\r\n\r\n"


class Unexpected(Exception):
    """The server gave another answer than it should."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    head: bytes
    body: bytes

    def header(self, name: bytes) -> bytes:
        """A header's value, or nothing."""
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.strip().lower() == name:
                return value.strip()
        return b""


@dataclass(slots=True)
class Wire:
    """One connection, opened again whenever the server closed it. `times` holds the seconds of every request that went well."""

    host: str
    port: int
    timeout: float = 20.0
    encoding: bytes = b"gzip"
    times: dict[str, list[float]] = field(default_factory=dict)
    _socket: socket.socket | None = None

    def get(self, path: str, *, expect: int = 200, kind: str = "page") -> Reply:
        return self._timed(kind, self._head("GET", path) + b"\r\n", expect)

    def post(self, path: str, body: bytes, *, expect: int = 303, kind: str = "post") -> Reply:
        head = self._head("POST", path) + FORM + b"Content-Length: %d\r\n\r\n" % len(body)
        return self._timed(kind, head + body, expect)

    def close(self) -> None:
        if self._socket:
            self._socket.close()
            self._socket = None

    def _head(self, method: str, path: str) -> bytes:
        return b"%s %s HTTP/1.1\r\nHost: %s:%d\r\nAccept-Encoding: %s\r\n" % (
            method.encode(),
            path.encode(),
            self.host.encode(),
            self.port,
            self.encoding,
        )

    def _timed(self, kind: str, message: bytes, expect: int) -> Reply:
        began = time.perf_counter()
        try:
            reply = self._ask(message)
        except OSError:
            self.close()
            raise
        self.times.setdefault(kind, []).append(time.perf_counter() - began)
        if reply.status != expect:
            self.close()
            raise Unexpected(f"{reply.status} instead of {expect}")
        return reply

    def _ask(self, message: bytes) -> Reply:
        wire = self._socket = self._socket or self._connect()
        wire.sendall(message)
        gathered = b""
        while ENDS not in gathered:
            gathered += self._more(wire)
        head, _, body = gathered.partition(ENDS)
        reply = Reply(int(head[9:12]), head, b"")
        length = int(reply.header(b"content-length") or -1)
        if length < 0:
            raise OSError("no length")
        while len(body) < length:
            body += self._more(wire)
        if reply.header(b"connection").lower() == b"close":
            self.close()
        return Reply(reply.status, head, body)

    def _more(self, wire: socket.socket) -> bytes:
        piece = wire.recv(65536)
        if not piece:
            raise OSError("the server hung up")
        return piece

    def _connect(self) -> socket.socket:
        made = socket.create_connection((self.host, self.port), self.timeout)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made
