"""The headers of every answer, and the checks that every request passes before anything else.

One policy for each kind of answer (docs/protocol.md, "Web platform"). Only the answers that browsers run as
crypto workers allow WebAssembly: a worker obeys the policy of its own response, and one without any policy
would run everything, so every other script is served with a policy that lets it do nothing as a worker.
"""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from mediator.errors import BadRequest, Forbidden, NotFoundHere
from mediator.extensions import SAFE_METHODS, csrf

SHELL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; "
    "connect-src 'self'; worker-src 'self'; object-src 'none'; frame-src 'none'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types rjworker rjtexts"
)
# No connect-src: a worker that holds keys cannot reach the network. No worker-src: it starts no other worker.
CRYPTO_WORKER_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
TEXT_WORKER_POLICY = (
    "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
NOTHING_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

WORKER_POLICIES = {
    "js/worker/crypto.js": CRYPTO_WORKER_POLICY,
    "js/worker/unlock.js": CRYPTO_WORKER_POLICY,
    "js/text-worker.js": TEXT_WORKER_POLICY,
}

NO_FEATURES = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "clipboard-read",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "gamepad",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "publickey-credentials-create",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "usb",
        "window-management",
        "xr-spatial-tracking",
    )
)
COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: under TLS the check of form tokens needs the referrer of our own pages.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": NO_FEATURES,
}
TWO_YEARS = 63_072_000
BUILD_HEADER = "Page-Build"


def init_app(app: Flask) -> None:
    """Check each request first, dress each answer last."""
    app.before_request(check_request)
    app.after_request(set_headers)


def check_request() -> None:
    """Refuse service workers, NULs (PostgreSQL takes none), other sites' changes, and forms without their token."""
    if "Service-Worker" in request.headers:
        raise BadRequest("This service installs nothing in the browser.")
    if "\0" in request.full_path:
        raise NotFoundHere
    if request.method in SAFE_METHODS:
        return
    if request.path.startswith("/api/"):
        check_same_origin()
    else:
        csrf.protect()


def check_same_origin() -> None:
    """Raise Forbidden unless the request was made by a page of this service (or a client that says so)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        same = site == "same-origin"
    else:
        same = request.headers.get("Origin") in own_origins()
    if not same:
        raise Forbidden("This was asked for by another site. Nothing was changed.", code="other-site")


def own_origins() -> set[str]:
    """The service's address as it is set, and as this request names it."""
    named = urlsplit(request.host_url)
    return {f"{named.scheme}://{named.netloc}", current_app.config["PUBLIC_URL"]} - {""}


def set_headers(answer: Response) -> Response:
    """Give an answer the headers of its kind. Views of static files and shells have set the first two already."""
    headers = answer.headers
    for name, value in COMMON_HEADERS.items():
        headers[name] = value
    headers.setdefault("Content-Security-Policy", NOTHING_POLICY if request.path.startswith("/api/") else SHELL_POLICY)
    headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
    if request.path.startswith("/api/"):
        headers[BUILD_HEADER] = current_app.extensions["build"].name
    return answer


def policy_of_file(path: str) -> str:
    """The policy of a file under mediator/static: only the workers may do anything."""
    return WORKER_POLICIES.get(path, NOTHING_POLICY)
