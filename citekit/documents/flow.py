"""Follow a document from its first element to its last; what an element changes, its end changes back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from citekit.documents.builder import DocumentBuilder

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT = frozenset({"note", "furniture"})


class Flow(ABC):
    """Walk the elements of a document without recursion, however deep they nest.

    Args:
        builder: Where the text goes.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self._closes: list[list[Callable[[], None]]] = []

    @abstractmethod
    def enter(self, element: _Element, *, is_root: bool) -> bool:
        """Begin an element; say whether what it holds belongs to the flow."""

    @abstractmethod
    def leave(self, element: _Element) -> None:
        """Go on behind an element that is not the root."""

    def write(self, root: _Element) -> None:
        """Write what an element holds."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                self._closes.append([])
                if not self.enter(element, is_root=element is root):
                    walker.skip_subtree()
            else:
                for close in reversed(self._closes.pop()):
                    close()
                if element is not root:
                    self.leave(element)

    def later(self, close: Callable[[], None]) -> None:
        """Do something at the end of the element that is being entered."""
        self._closes[-1].append(close)

    def change(self, name: str, new: object) -> None:
        """Change an attribute until the end of the element."""
        before = getattr(self, name)
        setattr(self, name, new)
        self.later(lambda: setattr(self, name, before))

    def change_kind(self, kind: str) -> None:
        """Change the kind of lines until the end of the element; what is in a note or surrounds the text stays so."""
        before = self.builder.kind
        if before not in _KEPT:
            self.builder.kind = kind
            self.later(lambda: setattr(self.builder, "kind", before))
