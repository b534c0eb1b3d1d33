"""Turn the coordinates of a PDF page so that its text stands upright and places count from the upper left corner."""

from __future__ import annotations

from ctypes import byref
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium


class Box(NamedTuple):
    """Hold a rectangle: bottom is below top on the page, in whichever direction the coordinates count."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Return the distance between top and bottom."""
        return abs(self.top - self.bottom)

    @property
    def width(self) -> float:
        """Return the distance between left and right."""
        return abs(self.right - self.left)


class Upright(NamedTuple):
    """Hold the frame of a page and by how many quarters its text is turned against it."""

    frame: Box
    turn: int

    @classmethod
    def of(cls, page: Any, turn: int) -> Upright:
        """Read the frame of a page."""
        found = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, byref(found))
        return cls(Box(found.left, found.bottom, found.right, found.top), turn)

    @property
    def width(self) -> float:
        """Return the width of the page, its text upright."""
        return self.frame.height if self.turn % 2 else self.frame.width

    @property
    def height(self) -> float:
        """Return the height of the page, its text upright."""
        return self.frame.width if self.turn % 2 else self.frame.height

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the distance of a point from the left and the upper edge."""
        left, bottom, right, top = self.frame
        return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[self.turn]

    def box(self, box: Box) -> Box:
        """Return a box in distances from the left and the upper edge."""
        x1, y1 = self.point(box.left, box.bottom)
        x2, y2 = self.point(box.right, box.top)
        return Box(min(x1, x2), max(y1, y2), max(x1, x2), min(y1, y2))
