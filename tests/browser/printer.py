"""What comes out of a printer: how many pages, of which size, and nothing of the page that they were printed from."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

A4, A5 = (595, 842), (420, 595)  # points
PAPERS = {"A4": A4, "A5, for prisons": A5}
# What nobody may read on the back of somebody's door, and what no pencil can follow.
ADDRESSES = re.compile(r"https?:|www\.|localhost|\.html|/(?:desk|home|in|ready|read|item)\b|[?&](?:case|lane|item)=")
OUTSIDE_OF_SHEETS = """() => [...document.body.querySelectorAll("*")].filter((el) => el.checkVisibility()
  && [...el.childNodes].some((one) => one.nodeType === 3 && one.data.trim()))
  .filter((el) => !el.closest(".sheet")).map((el) => el.textContent.trim())"""
CUT_OFF = """() => [...document.querySelectorAll(".sheet__body")]
  .filter((one) => one.scrollHeight > one.clientHeight).length"""


@dataclass(frozen=True)
class Printed:
    """A stack of paper."""

    pages: int
    size: tuple[int, int]
    words: str


def printed_on_each(page: Page) -> dict[tuple[int, int], Printed]:
    """The same sheets on A4 and then on A5, each looked at; by size."""
    found = {}
    for paper, size in PAPERS.items():
        page.get_by_label(paper, exact=True).check()
        expect(page.locator("#paper-sheets")).to_have_class(f"sheets sheets--{paper[:2].lower()}")
        found[size] = printed(page)
        assert found[size].size == size
    return found


def printed(page: Page) -> Printed:
    """Print the sheets on the screen to PDF and look at what came out: whole sheets of one size, without an address."""
    page.emulate_media(media="print")
    assert page.evaluate(OUTSIDE_OF_SHEETS) == [], "something of the page itself would be printed"
    assert page.evaluate(CUT_OFF) == 0, "some words would be cut off"
    raw = page.pdf(prefer_css_page_size=True)
    sheets = page.locator(".sheet").all_inner_texts()
    page.emulate_media(media="screen")
    assert b"/URI" not in raw, "a link would be printed"
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", raw)
    (size,) = {(round(float(wide)), round(float(high))) for wide, high in boxes}
    assert len(boxes) == len(sheets), sheets
    assert [ADDRESSES.findall(words) for words in sheets] == [[]] * len(sheets)
    for at, words in enumerate(sheets):
        assert re.search(r"Page\s\d+\sof\s\d+\s*$", words), f"sheet {at + 1} does not say where it belongs"
    return Printed(len(boxes), size, "\n\n".join(sheets))
