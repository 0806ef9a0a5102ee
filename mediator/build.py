"""The build: every file that browsers get, held in memory as it was at the start, under one name.

The name is the first 16 hex digits of the SHA-256 of the manifest: one line `sha256  path` for each file as it is
served, sorted by path. So what is served is what was hashed, and a page and its modules always fit together.
"""

import hashlib
import re
import zlib
from functools import cache
from pathlib import Path, PurePosixPath

from flask import Blueprint, Flask, Response, current_app, request

from mediator.bundle import bundle_module, bundle_modules
from mediator.errors import NotFoundHere
from mediator.security import policy_of_file

STATIC = Path(__file__).parent / "static"
NAME_DIGITS = 16
A_YEAR = 31_536_000
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}
# The screening modules go to slow lines too: their comments are for those who read the repository.
WITHOUT_COMMENTS = "js/screening/"
# Modules that are served with all that they import in one file, but for what each lets stand by itself.
ENGINE = "js/screening/engine.js"
BESIDE_ENGINE = tuple(f"js/screening/{name}.js" for name in ("data", "weights", "views", "invisible"))
CRYPTO, UNLOCK, TEXTS = "js/worker/crypto.js", "js/worker/unlock.js", "js/text-worker.js"
# Every page imports these before it knows what it is; `texts.js` starts a worker beside itself.
FIRST, WITH_WORKER = "js/start.js", "js/texts.js"
PAGES, STAFF_PAGES = "js/pages/", "js/pages/desk-"
# Written by a program; what looks like a comment there is packed numbers.
PACKED = ("/data.js", "/weights.js")
COMMENT = re.compile(rb"/\*\*.*?\*/[ \t]*\n?|^[ \t]*//[^\n]*\n|^[ \t]+|^\n", re.MULTILINE | re.DOTALL)
# A text or a pattern, which stays, or else spaces that no word needs, and ends of lines within an expression. In our
# code spaces stand around a division, and no text in backquotes within another.
SPACES = re.compile(
    rb"""("(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|/(?![ /*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)"""
    rb"""|(?<=[^\w$+-]) +|(?<=[\w$+-]) +(?=[^\w$+-])"""
    rb"""|(?<=[\w$]) +(?=[+-][^+-])|(?<=[^+-][+-]) +(?=[^+-])|(?<=[{,(\[])\n""",
    re.DOTALL,
)
IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)

# Shorter lines do not pay for a code of their own.
LONG_LINE = 600

bp = Blueprint("build", __name__)


class Build:
    """All servable files below a folder, by path; `name` stands for exactly these bytes."""

    def __init__(self, folder: Path) -> None:
        self.files = {
            path.relative_to(folder).as_posix(): _served(path.relative_to(folder).as_posix(), path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.suffix in TYPES
        }
        self._put_together()
        self.manifest = "".join(
            f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(self.files.items())
        )
        self.name = hashlib.sha256(self.manifest.encode()).hexdigest()[:NAME_DIGITS]
        self._compressed: dict[str, bytes] = {}

    def _put_together(self) -> None:
        """Let each worker, and all pages of one audience, come as one file."""
        vendor = [path for path in self.files if path.startswith("vendor/")]
        for path, alone in (
            (ENGINE, BESIDE_ENGINE),
            (TEXTS, (ENGINE, *BESIDE_ENGINE, *vendor)),
            (CRYPTO, vendor),
            (UNLOCK, vendor),
        ):
            if path in self.files:
                self.files[path] = bundle_module(path, alone, self.files)
        alone = [*self.modules_of(FIRST, WITH_WORKER), *vendor]
        for audience, is_staff in (("staff", True), ("participant", False)):
            wanted = [
                path for path in self.files if path.startswith(PAGES) and path.startswith(STAFF_PAGES) is is_staff
            ]
            if wanted:
                path = pages_of(audience)
                self.files[path] = bundle_modules(path, wanted, alone, self.files)
        for path in filter(_is_stripped, self.files):
            self.files[path] = SPACES.sub(lambda found: found[1] or b"", self.files[path])

    def address(self, path: str) -> str:
        """Where a file is served. Raises KeyError for a file that is not in the build."""
        if path not in self.files:
            raise KeyError(f"mediator/static/{path} is not there")
        return f"/s/{self.name}/{path}"

    def compressed(self, path: str) -> bytes:
        """The file's bytes in gzip. Nothing secret is in them, so compressing tells nobody anything."""
        if path not in self._compressed:
            self._compressed[path] = _zipped(self.files[path])
        return self._compressed[path]

    def modules_of(self, *entries: str) -> list[str]:
        """Paths of the modules that the entry modules import, directly or not, themselves first; no doubles."""
        found: list[str] = []
        waiting = list(entries)
        while waiting:
            path = waiting.pop(0)
            if path in found or path not in self.files:
                continue
            found.append(path)
            waiting += [_beside(path, name) for name in IMPORT.findall(self.files[path].decode())]
        return found


def pages_of(audience: str) -> str:
    """The path of the file with all pages of an audience: participant or staff."""
    return f"js/pages-of-{audience}.js"


def _served(path: str, content: bytes) -> bytes:
    """What browsers get of a file: of screening code no comments, indents or empty lines; of all others every byte."""
    return COMMENT.sub(b"", content) if _is_stripped(path) else content


def _is_stripped(path: str) -> bool:
    return path.startswith(WITHOUT_COMMENTS) and not path.endswith(PACKED)


def _zipped(content: bytes) -> bytes:
    """Gzip with a code of its own for each long line, since lists of words and packed sets have little in common."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    packed = b""
    for line in content.splitlines(keepends=True):
        if len(line) > LONG_LINE:
            packed += packer.flush(zlib.Z_BLOCK)
        packed += packer.compress(line)
    return packed + packer.flush()


def _beside(path: str, name: str) -> str:
    """The path that a relative import of `name` in `path` means."""
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for part in name.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


@cache
def read_build(folder: Path) -> Build:
    """The build of a folder, read once in a process."""
    return Build(folder)


def init_app(app: Flask) -> None:
    """Read the build, serve it, and let templates say `asset("css/mediator.css")`."""
    build = read_build(STATIC)
    app.extensions["build"] = build
    app.jinja_env.globals.update(
        asset=build.address, build_name=build.name, modules_of=build.modules_of, pages_of=pages_of
    )
    app.register_blueprint(bp)


@bp.get("/s/<name>/<path:path>")
def file(name: str, path: str) -> Response:
    """One file of this build. An older or newer build's name is not found: its page says so and offers to reload."""
    build: Build = current_app.extensions["build"]
    if name != build.name or path not in build.files:
        raise NotFoundHere
    zipped = "gzip" in request.accept_encodings
    answer = Response(build.compressed(path) if zipped else build.files[path])
    answer.headers["Content-Type"] = TYPES[PurePosixPath(path).suffix]
    answer.headers["Content-Security-Policy"] = policy_of_file(path)
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    answer.headers["Vary"] = "Accept-Encoding"
    if zipped:
        answer.headers["Content-Encoding"] = "gzip"
    return answer
