"""Photographs of paper through the Python client: brought bare, opened, compared by somebody else, then passed on."""

import struct
import zlib

import pytest

from mediator.client import Refused
from mediator.client.demo.handwriting import photograph
from mediator.client.errors import CheckFailed, NotAPicture
from mediator.client.photographs import bare
from mediator.client.sealing import Intent
from tests.client.world import COVER, World, open_crossing

WORDS = "I hear the door every night."
PLACE = b"GPS 60.1699 N 24.9384 E, owner Ann"


def segment(kind: int, body: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(body) + 2) + body


def jpeg_with_place() -> bytes:
    """The bones of a JPEG, with everything that a camera and an editor write beside a picture."""
    notes = [
        (0xE1, b"Exif\0\0" + PLACE),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        (0xED, PLACE),
        (0xFE, PLACE),
    ]
    drawn = (
        segment(0xE0, b"JFIF\0")
        + segment(0xC0, b"\x08\0\x10\0\x10\x01\x01\x11\0")
        + segment(0xDA, b"\x01\x01\0\0\x3f\0")
    )
    return b"\xff\xd8" + b"".join(segment(*note) for note in notes) + drawn + b"\x11\x22\xff\xd9" + PLACE


def png_with_place() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    drawn = photograph("Hello")
    return drawn[:33] + chunk(b"eXIf", PLACE) + chunk(b"tEXt", b"Comment\0" + PLACE) + drawn[33:] + PLACE


@pytest.mark.parametrize("picture", [jpeg_with_place(), png_with_place()], ids=["jpeg", "png"])
def test_n12_nothing_that_a_camera_wrote_beside_a_picture_is_kept(picture: bytes) -> None:
    kept, mime = bare(picture)
    assert PLACE in picture
    assert PLACE not in kept
    assert b"Exif" not in kept
    assert mime in ("image/jpeg", "image/png")
    assert bare(kept) == (kept, mime)


NO_PICTURES = [
    *(b"", b"<svg/>", b"<html>", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\0\x04ab"),
    *(jpeg_with_place()[:30], photograph("x")[:33], photograph("x")[:40]),
]


@pytest.mark.parametrize("raw", NO_PICTURES)
def test_p13_what_is_no_picture_is_not_sent(raw: bytes) -> None:
    with pytest.raises(NotAPicture):
        bare(raw)


def test_p6_a_letter_on_paper_is_compared_by_somebody_else_and_then_passed_on(world: World) -> None:
    crossing = open_crossing(world, scribe=True)
    sam, priya, case, paper = world.sam, world.priya, crossing.case, photograph(WORDS)
    msg = sam.write_down(case, crossing.lanes["Ann"], WORDS, photographs=[paper, jpeg_with_place()])
    assert sam.letter(case, msg).waits_for_comparing
    with pytest.raises(Refused, match="written down from paper"):
        sam.offer(case, msg, COVER)
    with pytest.raises(Refused, match="own-transcript"):
        sam.compare(case, msg)
    assert priya.photographs(case, msg)[0] == paper
    assert PLACE not in priya.photographs(case, msg)[1]

    priya.compare(case, msg, "differs", "She wrote “every night”, not “each night”.")
    assert sam.letter(case, msg).waits_for_comparing
    priya.compare(case, msg)
    assert not sam.letter(case, msg).waits_for_comparing
    crossing.pass_on(msg, sam.now() + 3600)
    assert sam.letter(case, msg).state == "parked"
    priya.compare(case, msg, "differs", "A page is missing.")
    assert (sam.letter(case, msg).state, sam.load(case).view.parked) == ("waiting", []), "its version went with it"
    priya.compare(case, msg)
    assert sam.letter(case, msg).state == "waiting", "and has to be made anew"
    passed = crossing.pass_on(msg)
    read = crossing.ben.read(passed).content
    assert (read["text"], read["att"]) == (WORDS, [])


def test_v8_an_entry_that_names_other_files_than_its_text_is_not_shown(world: World) -> None:
    crossing = open_crossing(world, scribe=True)
    sam, lane = world.sam, crossing.lanes["Ann"]
    opened = sam.load(crossing.case)
    row = opened.bring_file(b"hidden", "image/jpeg", "page-1")
    fields = {"peer": sam.peers(crossing.case, lane)[0], "att": [row["blob"]], "of": ""}
    content = {"v": 1, "text": WORDS, "lang": "en", "att": []}
    opened.append_desk(lambda _: [Intent(lane, "transcript", fields, content, "letter")])
    [msg] = sam.letters(crossing.case)
    with pytest.raises(CheckFailed, match="V8"):
        world.priya.text_of(crossing.case, msg)
