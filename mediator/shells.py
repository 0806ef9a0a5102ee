"""Static shells: pages whose bytes are the same for everybody (docs/protocol.md, "Web platform").

A shell is rendered once, when the service starts, from a template and the service's settings: no person, case,
time or token. Its module under static/js/pages fills it from the API. To add a page, add a line to SHELLS, a
template and a module; nothing else knows the pages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, Response

PUBLIC, PARTICIPANT, STAFF = "public", "participant", "staff"
TITLES = {PUBLIC: "Your page", PARTICIPANT: "Your page", STAFF: "Desk"}


@dataclass(frozen=True)
class Shell:
    """One page: its address, its module's and template's name, and whom it is for.

    Titles and addresses stay in histories: they tell nothing (P12). `page` is empty for a page without a module.
    """

    path: str
    page: str
    audience: str
    template: str

    @property
    def title(self) -> str:
        """What stands before the service's name in the title."""
        return TITLES[self.audience]


def _participant(path: str, page: str = "") -> Shell:
    page = page or path.strip("/")
    return Shell(path, page, PARTICIPANT, f"participant/{page}.html")


def _staff(path: str, page: str) -> Shell:
    return Shell(path, f"desk-{page}", STAFF, f"desk/{page}.html")


SHELLS = (
    Shell("/", "", PUBLIC, "public/start.html"),
    Shell("/help", "", PUBLIC, "public/help.html"),
    Shell("/cannot", "", PUBLIC, "public/cannot.html"),
    _participant("/in"),
    _participant("/home"),
    _participant("/consents"),
    _participant("/choose"),
    _participant("/write"),
    _participant("/check"),
    _participant("/done"),
    _participant("/item"),
    _participant("/changes"),
    _participant("/ready"),
    _participant("/read"),
    _participant("/removed"),
    _participant("/settings"),
    _participant("/wishes"),
    _participant("/stop"),
    _staff("/desk", "home"),
    _staff("/desk/queue", "queue"),
    _staff("/desk/cases", "cases"),
    _staff("/desk/new-case", "new-case"),
    _staff("/desk/case", "case"),
    _staff("/desk/timeline", "timeline"),
    _staff("/desk/letters", "letters"),
    _staff("/desk/people", "people"),
    _staff("/desk/person", "person"),
    _staff("/desk/add-person", "add-person"),
    _staff("/desk/pairs", "pairs"),
    _staff("/desk/gates", "gates"),
    _staff("/desk/event", "event"),
    _staff("/desk/approach", "approach"),
    _staff("/desk/team", "team"),
    _staff("/desk/away", "away"),
    _staff("/desk/card", "card"),
    _staff("/desk/paper", "paper"),
    _staff("/desk/said", "said"),
    _staff("/desk/transcript", "transcript"),
    _staff("/desk/relay", "relay"),
    _staff("/desk/print", "print"),
    _staff("/desk/cover", "cover"),
    _staff("/desk/review", "review"),
    _staff("/desk/series", "series"),
    _staff("/desk/notes", "notes"),
    _staff("/desk/templates", "templates"),
    _staff("/desk/rules", "rules"),
    _staff("/desk/concern", "concern"),
    _staff("/desk/ask", "ask"),
    _staff("/desk/excuse", "excuse"),
    _staff("/desk/settle", "settle"),
    _staff("/desk/keep", "keep"),
    _staff("/desk/return", "return"),
    _staff("/desk/propose", "propose"),
    _staff("/desk/offer", "offer"),
    _staff("/desk/compare", "compare"),
    _staff("/desk/translate", "translate"),
    _staff("/desk/check-translation", "check-translation"),
    _staff("/desk/second", "second"),
    _staff("/desk/pass-on", "pass-on"),
    _staff("/desk/as-read", "as-read"),
    _staff("/desk/hold", "hold"),
    _staff("/desk/reopen", "reopen"),
    _staff("/desk/stop", "stop"),
    _staff("/desk/decline", "decline"),
)

# Settings that stand in the pages: with the build they decide every byte of every shell.
SETTINGS_IN_PAGES = (
    "SERVICE_NAME", "SERVICE_TELEPHONE", "SERVICE_ADDRESS", "OFFICE_WORDS", "EMERGENCY_WORDS", "EXIT_URL",
    "SIDE_WORDS", "DANGER_STEPS", "DELIVERY_HOURS", "TIME_ZONE", "WORKING_DAYS", "DAYS_OFF",
    "QUIET_DAYS",
)  # fmt: skip

_rendered: dict[tuple, bytes] = {}


def init_app(app: Flask) -> None:
    """Render every shell, and give each its address."""
    app.jinja_env.globals.update(service={name.lower(): app.config[name] for name in SETTINGS_IN_PAGES})
    for shell in SHELLS:
        app.add_url_rule(shell.path, f"shell:{shell.path}", _view_of(render(app, shell)), methods=["GET"])


def render(app: Flask, shell: Shell) -> bytes:
    """The bytes of a shell: a function of the build and of SETTINGS_IN_PAGES, kept while the process lives.

    Rendered by Jinja alone: Flask's own context would let a template see who asks.
    """
    made_from = (shell, app.extensions["build"].name, *(app.config[name] for name in SETTINGS_IN_PAGES))
    if made_from not in _rendered:
        _rendered[made_from] = app.jinja_env.get_template(shell.template).render(shell=shell).encode()
    return _rendered[made_from]


def _view_of(page: bytes) -> Callable[[], Response]:
    def shell() -> Response:
        return Response(page, content_type="text/html; charset=utf-8")

    return shell
