"""What can be refused, and the one map from that to answers.

A Refusal's docstring is the sentence for the person, with the next step. Answers of the API are always
`{"code", "sentence", …}`; other addresses answer with a page. Nothing here ever repeats what was sent.
"""

import logging
import traceback
from typing import Any, ClassVar

from flask import Flask, Response, current_app, jsonify, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

log = logging.getLogger(__name__)


class Refusal(Exception):
    """This cannot be done. Nothing was changed."""

    status: ClassVar[int] = 400
    code: str = "refused"

    def __init__(self, sentence: str = "", code: str = "", **extra: Any) -> None:
        """`sentence` and `code` replace those of the class; `extra` joins the JSON answer."""
        self.sentence = sentence or (type(self).__doc__ or "").strip().split("\n\n")[0]
        self.code = code or type(self).code
        self.extra = extra
        super().__init__(self.code)


class BadRequest(Refusal):
    """This was not understood. Nothing was changed. Please reload the page and try again."""

    status, code = 400, "bad-request"


class NotSignedIn(Refusal):
    """You are not signed in any more. Please sign in again: what you wrote is kept."""

    status, code = 401, "not-signed-in"


class Forbidden(Refusal):
    """This is not open to you. Nothing was changed."""

    status, code = 403, "forbidden"


class NotFoundHere(Refusal):
    """There is nothing here for you.

    The same answer, byte for byte, for an address that does not exist, for what is absent, and for what is not yours.
    """

    status, code = 404, "not-found"


class AlreadyMoved(Refusal):
    """Somebody else was first. Nothing of yours was changed or lost: look again, then decide."""

    status, code = 409, "moved"


class TooLarge(Refusal):
    """This is too large to be kept. Nothing was changed."""

    status, code = 413, "too-large"


class EntryRefused(Refusal):
    """The rules of the service do not allow this now. Nothing was changed."""

    status, code = 422, "refused"


class TooMany(Refusal):
    """That was too often in a short time. Please wait a little and try again."""

    status, code = 429, "too-many"


CODES = {
    400: "bad-request",
    401: "not-signed-in",
    403: "forbidden",
    404: "not-found",
    405: "wrong-method",
    413: "too-large",
    415: "not-json",
    429: "too-many",
}
SENTENCES = {
    401: NotSignedIn.__doc__,
    404: "There is nothing here for you.",
    405: "This address does not do that. Nothing was changed.",
    413: TooLarge.__doc__,
    415: "This address takes JSON only. Nothing was changed.",
    429: TooMany.__doc__,
}
BUSY = "The service is busy. Nothing was changed. Please try again in a moment."
BROKEN = "Something went wrong on our side. Nothing was changed. Please try again, or ring the service."


def register_errors(app: Flask) -> None:
    """Attach the map. The last one catches everything else and must stay last."""
    app.register_error_handler(Refusal, _answer_refusal)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(OperationalError, _answer_busy)
    app.register_error_handler(Exception, _answer_unknown)


def answer_error(status: int, code: str, sentence: str, **extra: Any) -> Response:
    """JSON below /api/, a page elsewhere."""
    if request.path.startswith("/api/"):
        answer = jsonify({"code": code, "sentence": sentence, **extra})
    else:
        # By Jinja alone: Flask's own context could need the database that is just away.
        page = current_app.jinja_env.get_template("errors/error.html").render(status=status, sentence=sentence)
        answer = Response(page, content_type="text/html; charset=utf-8")
    answer.status_code = status
    return answer


def _answer_refusal(refusal: Refusal) -> Response:
    answer = answer_error(refusal.status, refusal.code, refusal.sentence, **refusal.extra)
    if "wait" in refusal.extra:
        answer.headers["Retry-After"] = str(refusal.extra["wait"])
    return answer


def _answer_http(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400 and error.response is not None:
        return error.get_response()  # type: ignore[return-value]
    if status >= 500:
        return answer_error(status, "broken", BROKEN)
    answer = answer_error(status, CODES.get(status, "bad-request"), SENTENCES.get(status) or BadRequest.__doc__ or "")
    for name in ("Allow", "Retry-After"):
        if name in (headers := dict(error.get_headers())):
            answer.headers[name] = headers[name]
    return answer


def _answer_busy(error: OperationalError) -> Response:
    """A lock that did not come in time, a full disk, or a database that is away: nothing was written."""
    if getattr(error.orig, "sqlite_errorname", "SQLITE_BUSY") == "SQLITE_ERROR":
        return _answer_unknown(error)  # a mistake of ours, such as a column that is not there
    _log_without_content(error)
    answer = answer_error(503, "busy", BUSY)
    answer.headers["Retry-After"] = "5"
    return answer


def _answer_unknown(error: Exception) -> Response:
    if current_app.testing:
        raise error
    _log_without_content(error)
    return answer_error(500, "broken", BROKEN)


def _log_without_content(error: Exception) -> None:
    """Log where it broke, never the error's text: it may hold what somebody sent."""
    steps = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{step.filename.rsplit('/', 1)[-1]}:{step.lineno} {step.name}" for step in reversed(steps))
    log.error("%s at %s, %s %s", type(error).__name__, where, request.method, request.endpoint or "-")
