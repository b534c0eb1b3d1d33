"""Read the hyperlinks that lie over the text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from citekit.documents.pdf.upright import Box
from citekit.expressions import late

_LINKS_ON_PAGE = 1000
_PARTS_OF_LINK = 100
_URL_SIZE = 8192
_WEB = late(r"(?:https?|ftp)://", re.IGNORECASE)
_UNFIT = late(r"[\s\x00-\x1f\x7f]+")


class PlacedLink(NamedTuple):
    """Hold a rectangle of a page and the URL to which it leads."""

    box: Box
    url: str


def read_links(document: Any, page: Any) -> Iterator[PlacedLink]:
    """Yield the links of a page that lead into the web, one for each rectangle.

    Args:
        document: The raw handle of the document, in which the actions of links are looked up.
        page: The raw handle of the page.
    """
    for link in islice(_enumerate(page), _LINKS_ON_PAGE):
        url = _url_of(document, link)
        if url is not None:
            yield from (PlacedLink(box, url) for box in _boxes_of(link))


def _enumerate(page: Any) -> Iterator[Any]:
    position, link = c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, byref(position), byref(link)):
        yield link
        link = pdfium.FPDF_LINK()


def _url_of(document: Any, link: Any) -> str | None:
    action = pdfium.FPDFLink_GetAction(link)
    if not action:
        return None
    buffer = create_string_buffer(_URL_SIZE)
    size = pdfium.FPDFAction_GetURIPath(document, action, buffer, _URL_SIZE)
    if not 1 < size <= _URL_SIZE:
        return None
    url = _UNFIT.sub("", buffer.value.decode("utf-8", "replace"))
    return url if _WEB.match(url) else None


def _boxes_of(link: Any) -> Iterator[Box]:
    """Yield a box for each line of a torn link; the rectangle around all of them where there are no lines."""
    quads = min(pdfium.FPDFLink_CountQuadPoints(link), _PARTS_OF_LINK)
    corners = pdfium.FS_QUADPOINTSF()
    for index in range(quads):
        if pdfium.FPDFLink_GetQuadPoints(link, index, byref(corners)):
            xs = (corners.x1, corners.x2, corners.x3, corners.x4)
            ys = (corners.y1, corners.y2, corners.y3, corners.y4)
            yield Box(min(xs), min(ys), max(xs), max(ys))
    rectangle = pdfium.FS_RECTF()
    if quads <= 0 and pdfium.FPDFLink_GetAnnotRect(link, byref(rectangle)):
        yield Box(
            min(rectangle.left, rectangle.right),
            min(rectangle.bottom, rectangle.top),
            max(rectangle.left, rectangle.right),
            max(rectangle.bottom, rectangle.top),
        )
