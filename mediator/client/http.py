"""JSON and bytes over HTTP, with the session cookie and the one map from answers to errors."""

from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import httpx

from mediator.client.errors import NoMatch, NotSignedIn, Refused, Unreachable

LOCAL_HOSTS = ("localhost", "127.0.0.1")
SECONDS = 30.0


class Http:
    """One signed-in browser's worth of HTTP to one service."""

    def __init__(self, base_url: str, transport: httpx.BaseTransport | None = None) -> None:
        """`transport` stands in for the network, such as httpx.WSGITransport around an app."""
        self.base_url = base_url.rstrip("/")
        parts = urlsplit(self.base_url)
        # Browsers send Secure cookies to localhost without TLS; cookie jars do not, so this keeps its own.
        self._may_keep_secure = parts.scheme == "https" or parts.hostname in LOCAL_HOSTS
        self._cookies: dict[str, str] = {}
        self._client = httpx.Client(transport=transport, timeout=SECONDS, follow_redirects=False, trust_env=False)

    def get(self, path: str) -> Any:
        """The decoded JSON at `path`. Raises Refused, Unreachable."""
        return self._send("GET", path).json()

    def get_bytes(self, path: str) -> bytes:
        """The raw bytes at `path`. Raises Refused, Unreachable."""
        return self._send("GET", path).content

    def post(self, path: str, answer: dict[str, Any]) -> Any:
        """Post JSON; the decoded JSON that comes back (none for 204). Raises Refused, Unreachable."""
        return _decoded(self._send("POST", path, json=answer))

    def put(self, path: str, answer: dict[str, Any]) -> Any:
        """Put JSON; the decoded JSON that comes back (none for 204). Raises Refused, Unreachable."""
        return _decoded(self._send("PUT", path, json=answer))

    def put_bytes(self, path: str, raw: bytes) -> None:
        """Put raw bytes. Raises Refused, Unreachable."""
        self._send("PUT", path, content=raw, headers={"Content-Type": "application/octet-stream"})

    def delete(self, path: str) -> None:
        """Delete what is at `path`. Raises Refused, Unreachable."""
        self._send("DELETE", path)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies kept, by name."""
        return dict(self._cookies)

    def close(self) -> None:
        """Forget the session and close connections."""
        self._cookies.clear()
        self._client.close()

    def _send(self, method: str, path: str, headers: dict[str, str] | None = None, **content: Any) -> httpx.Response:
        sent = {"Origin": self.base_url, "Sec-Fetch-Site": "same-origin", **(headers or {})}
        if self._cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        try:
            answer = self._client.request(method, self.base_url + path, headers=sent, **content)
        except httpx.HTTPError as error:
            raise Unreachable(str(error)) from error
        self._keep_cookies(answer)
        if not answer.is_success:
            raise _refusal(answer)
        return answer

    def _keep_cookies(self, answer: httpx.Response) -> None:
        for line in answer.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                if morsel.value == "" or morsel["max-age"] == "0":
                    self._cookies.pop(name, None)
                elif self._may_keep_secure or not morsel["secure"]:
                    self._cookies[name] = morsel.value


def _decoded(answer: httpx.Response) -> Any:
    return answer.json() if answer.content else None


def _refusal(answer: httpx.Response) -> Refused:
    try:
        said = answer.json()
    except ValueError:
        said = {"code": "unreadable", "sentence": answer.text[:200]}
    if not isinstance(said, dict):
        said = {"code": "unreadable"}
    if answer.status_code == 401:
        return NotSignedIn(401, said)
    if said.get("code") == "no-match":
        return NoMatch(answer.status_code, said)
    return Refused(answer.status_code, said)
