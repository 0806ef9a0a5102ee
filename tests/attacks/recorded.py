"""Everything that went between people and the service, kept for looking through: requests, answers, bodies."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

Environ = dict[str, Any]


@dataclass(frozen=True)
class Exchange:
    """One request and what was answered; header names are as CGI has them."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    sent: bytes
    status: int
    answer_headers: tuple[tuple[str, str], ...]
    answered: bytes

    @property
    def whole(self) -> bytes:
        """All of it as one text to search in."""
        asked = f"{self.method} {self.path}?{self.query}"
        heads = [asked, *map(str, self.headers.items()), *map(str, self.answer_headers)]
        return "\n".join(heads).encode() + b"\n" + self.sent + b"\n" + self.answered

    def sent_json(self) -> Any:
        """The request's JSON."""
        return json.loads(self.sent)


@dataclass
class Recorder:
    """A layer around an app that keeps each exchange; put in with `record(app)`."""

    inner: Callable[..., Iterable[bytes]]
    exchanges: list[Exchange] = field(default_factory=list)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterator[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        sent = environ["wsgi.input"].read(length) if length else b""
        environ["wsgi.input"] = io.BytesIO(sent)
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            started[:] = [int(status[:3]), tuple(headers)]
            return start_response(status, headers, *more)

        answer = self.inner(environ, start)
        answered = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        headers = {name: str(value) for name, value in environ.items() if name.startswith("HTTP_")}
        self.exchanges.append(
            Exchange(environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("QUERY_STRING", ""), headers,
                     sent, started[0], started[1], answered)
        )  # fmt: skip
        return iter([answered])

    def api(self) -> list[Exchange]:
        """The exchanges with the API."""
        return [one for one in self.exchanges if one.path.startswith("/api/")]


def record(app: Flask) -> Recorder:
    """Record all that an app is asked and answers from now on."""
    recorder = Recorder(app.wsgi_app)
    app.wsgi_app = recorder  # type: ignore[method-assign]
    return recorder
