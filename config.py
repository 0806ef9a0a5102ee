"""Every setting of the service, read from the environment here and nowhere else.

`read_settings(os.environ)` answers what Flask's `app.config` is filled with. Names in the environment carry
`MEDIATOR_` in front. In production mode the service refuses to start while a required one is missing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).resolve().parent
PREFIX = "MEDIATOR_"
MODES = ("production", "demo", "test")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class SettingWrong(Exception):
    """A setting is missing or cannot be used; the text says which and what it should be."""


def switch(text: str) -> bool:
    """`on` or `off`. Raises ValueError otherwise."""
    return {"on": True, "off": False}[text] if text in ("on", "off") else _refuse("on or off")


def mode(text: str) -> str:
    """One of MODES. Raises ValueError otherwise."""
    return text if text in MODES else _refuse(", ".join(MODES))


def count(text: str) -> int:
    """A whole number, not negative. Raises ValueError otherwise."""
    return int(text) if text.isdecimal() else _refuse("a whole number")


def sentences(text: str) -> tuple[str, ...]:
    """Sentences with bars between them."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


def hours(text: str) -> str:
    """Hours of the week such as `Tue 10:00, Thu 14:00`. Raises ValueError otherwise."""
    each = [part.strip() for part in text.split(",") if part.strip()]
    fits = all(re.fullmatch(rf"(?:{'|'.join(WEEKDAYS)}) (?:[01]\d|2[0-3]):[0-5]\d", part) for part in each)
    return ", ".join(each) if fits else _refuse("hours such as Tue 10:00, Thu 14:00")


def origin(text: str) -> str:
    """Scheme and host of an address, such as https://page.example.org. Raises ValueError otherwise."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/") or parts.query:
        _refuse("an address without a path, such as https://page.example.org")
    return f"{parts.scheme}://{parts.netloc}"


def zone(text: str) -> str:
    """A time zone of the IANA database, such as Europe/London. Raises ValueError otherwise."""
    try:
        return ZoneInfo(text).key
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return _refuse("a time zone such as Europe/London")


def weekdays(text: str) -> str:
    """Days of the week as numbers from Monday as 1, with spaces between. Raises ValueError otherwise."""
    days = text.split()
    return " ".join(days) if days and set(days) <= set("1234567") else _refuse("days of the week, such as 1 2 3 4 5")


def dates(text: str) -> str:
    """Dates such as 2026-12-25, with spaces between. Raises ValueError otherwise."""
    try:
        return " ".join(date.fromisoformat(day).isoformat() for day in text.split())
    except ValueError:
        return _refuse("dates such as 2026-12-25 2026-12-28")


def _refuse(wanted: str) -> Any:
    raise ValueError(wanted)


@dataclass(frozen=True)
class Setting:
    """One setting: its name without MEDIATOR_, its default as text, how it is read, and what it is for."""

    name: str
    default: str
    words: str
    read: Callable[[str], Any] = str
    required: bool = False


SETTINGS = (
    Setting("MODE", "production", "production, demo (invented people only) or test", mode),
    Setting("INSTANCE", str(ROOT / "instance"), "folder for what is kept on this machine", Path),
    Setting("SECRET_KEY", "", "at least 32 random characters that sign the session cookie", required=True),
    Setting("PUBLIC_URL", "", "the address people type, such as https://page.example.org", origin, required=True),
    Setting("DATABASE_URL", "", "SQLAlchemy address of the database; empty: SQLite in INSTANCE"),
    Setting(
        "KEYS_DATABASE_URL",
        "",
        "where session keys are kept, outside all backups; empty: a second SQLite file, "
        "or unlogged tables beside a PostgreSQL DATABASE_URL",
    ),
    Setting("BLOB_FOLDER", "", "folder for sealed texts and files; empty: blobs in INSTANCE", str),
    Setting(
        "AT_REST_KEY_FILE",
        "",
        "file with the key that seals stored blobs once more; empty: at-rest.key in INSTANCE, made at first use",
        str,
    ),
    Setting(
        "SERVICE_NAME",
        "Northfield Contact Service",
        "name on every page: neutral, it stays in histories",
        required=True,
    ),
    Setting("SERVICE_TELEPHONE", "01632 960 100", "number of the facilitators' office", required=True),
    Setting("SERVICE_ADDRESS", "", "postal address for printed sheets, in one line"),
    Setting("OFFICE_WORDS", "We read in office hours.", "when somebody reads, in one sentence"),
    Setting(
        "EMERGENCY_WORDS",
        "If you are in danger, ring 999. Samaritans, day and night: 116 123.",
        "whom to ring in danger, in one or two sentences",
    ),
    Setting("EXIT_URL", "https://www.bbc.co.uk/weather", "where the exit button leads"),
    Setting(
        "SIDE_WORDS",
        "person harmed|person responsible",
        "staff's words for the two sides, with a bar between",
        lambda text: tuple(text.split("|", 1)),
    ),
    Setting(
        "DANGER_STEPS",
        "Is somebody in danger now? Ring 999.|Ring the author today, on the safe number in their contact.|"
        "Tell your supervisor now. Do not wait for the review to end.|"
        "Stop every delivery if anybody could come to harm.|Write down the concern, and who was told.",
        "what facilitators do first when a text speaks of danger, with bars between",
        sentences,
    ),
    Setting(
        "DELIVERY_HOURS",
        "Tue 10:00, Thu 14:00",
        "the usual hours at which texts are passed on, such as Tue 10:00, with commas between; empty: none",
        hours,
    ),
    Setting("TIME_ZONE", "Europe/London", "zone in which days and hours are shown, chosen and kept quiet", zone),
    Setting("WORKING_DAYS", "1 2 3 4 5", "days of the week on which letters are read; Monday is 1", weekdays),
    Setting("DAYS_OFF", "", "days on which nobody reads, such as bank holidays: 2026-12-25 2026-12-28", dates),
    Setting("QUIET_DAYS", "14", "working days without contact after which facilitators are told", count),
    Setting("LOCK_MINUTES", "15", "idle minutes until a page locks, where a person did not choose", count),
    Setting("SESSION_HOURS", "8", "hours until everybody has to sign in again", count),
    Setting("RATE_LIMITS", "on", "on or off: limits per address", switch),
    Setting("RATE_LIMIT_STORAGE", "memory://", "where limits are counted: memory:// per process, or redis://…"),
    Setting("SMTP_URL", "", "smtp://user:password@host:port (elsewhere with STARTTLS) or smtps://; empty: no mail"),
    Setting("MAIL_FROM", "", "sender's address of notices"),
    Setting("PROXIES", "0", "how many proxies of yours stand in front and set X-Forwarded-…", count),
)

MAX_REQUEST_BYTES = 1_572_864  # 1.5 MiB, protocol section 5
SECRET_KEY_CHARACTERS = 32
# hide_parameters: an error's text would otherwise repeat what people sent.
ENGINE_OPTIONS = {"pool_pre_ping": True, "hide_parameters": True}


def read_settings(environ: Mapping[str, str], **given: Any) -> dict[str, Any]:
    """All settings by name, with what follows from them for Flask and its extensions.

    `given` are ready values that go before the environment. Raises SettingWrong.
    """
    settings = {setting.name: _read(setting, environ) for setting in SETTINGS}
    settings.update((name, value) for name, value in given.items() if name in settings)
    if settings["MODE"] == "production":
        _check_production(environ, settings)
    return {**settings, **_derive(settings), **{name: given[name] for name in given if name not in settings}}


def _read(setting: Setting, environ: Mapping[str, str]) -> Any:
    text = environ.get(PREFIX + setting.name, "") or setting.default
    if text == "":
        return ""
    try:
        return setting.read(text)
    except ValueError as wanted:
        raise SettingWrong(f"{PREFIX}{setting.name} should be {wanted}") from None


def _check_production(environ: Mapping[str, str], settings: dict[str, Any]) -> None:
    missing = [
        PREFIX + setting.name for setting in SETTINGS if setting.required and not environ.get(PREFIX + setting.name)
    ]
    if missing:
        raise SettingWrong("please set, or use MEDIATOR_MODE=demo to look around: " + ", ".join(missing))
    if len(settings["SECRET_KEY"]) < SECRET_KEY_CHARACTERS:
        raise SettingWrong(f"MEDIATOR_SECRET_KEY should have at least {SECRET_KEY_CHARACTERS} characters")
    if not settings["PUBLIC_URL"].startswith("https://"):
        raise SettingWrong("MEDIATOR_PUBLIC_URL should begin with https://")


def _derive(settings: dict[str, Any]) -> dict[str, Any]:
    """What Flask and its extensions want to know, from what the service was told."""
    instance = Path(settings["INSTANCE"])
    database = settings["DATABASE_URL"] or f"sqlite:///{instance / 'mediator.sqlite'}"
    database = database.replace("postgresql://", "postgresql+psycopg://", 1)
    keys = settings["KEYS_DATABASE_URL"] or (
        f"sqlite:///{instance / 'keys.sqlite'}" if database.startswith("sqlite") else database
    )
    https = settings["PUBLIC_URL"].startswith("https://")
    return {
        "DATABASE_URL": database,
        "BLOB_FOLDER": Path(settings["BLOB_FOLDER"] or instance / "blobs"),
        "AT_REST_KEY_FILE": Path(settings["AT_REST_KEY_FILE"] or instance / "at-rest.key"),
        "TESTING": settings["MODE"] == "test",
        "SQLALCHEMY_DATABASE_URI": database,
        "SQLALCHEMY_ENGINE_OPTIONS": ENGINE_OPTIONS,
        "SQLALCHEMY_BINDS": {"keys": {"url": keys, **ENGINE_OPTIONS}},
        "MAX_CONTENT_LENGTH": MAX_REQUEST_BYTES,
        "TRUSTED_HOSTS": [urlsplit(settings["PUBLIC_URL"]).hostname] if https else None,
        "SESSION_COOKIE_NAME": "__Host-page" if https else "page",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "WTF_CSRF_CHECK_DEFAULT": False,  # security.py checks: origin for the API, a token for forms
        "WTF_CSRF_SSL_STRICT": False,
        "WTF_CSRF_TIME_LIMIT": None,
        "RATELIMIT_ENABLED": settings["RATE_LIMITS"],
        "RATELIMIT_STORAGE_URI": settings["RATE_LIMIT_STORAGE"],
    }


def describe_settings() -> str:
    """All settings as a Markdown table, for docs/operations.md (a test compares)."""
    lines = ["| setting | default | for |", "|---|---|---|"]
    for setting in SETTINGS:
        default = setting.default.replace(f"{ROOT}{os.sep}", "").replace("|", "\\|") or "–"
        lines.append(
            f"| `{PREFIX}{setting.name}`{' (required)' if setting.required else ''} | {default} | {setting.words} |"
        )
    return "\n".join(lines)
