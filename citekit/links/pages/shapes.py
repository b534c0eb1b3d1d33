"""Judge the shape of a page: how much it says of its own beside the words that it is missing."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.links.pages.phrases import fold, has_form, is_error_heading, offers_help, says_missing, split_sentences
from citekit.links.pages.reading import PageText

_FEW = 30
_VERY_FEW = 12
_LONG = 150


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold what the words of a page amount to.

    Attributes:
        heading: True when the title or a heading is that of an error page.
        said: How many sentences say that the page is missing.
        helps: How many others apologise or show the way on.
        own: How many words say something else.
        words: How many words the page has outside links, menus and forms.
    """

    heading: bool
    said: int
    helps: int
    own: int
    words: int

    @property
    def is_error(self) -> bool:
        """True when the page says that it is missing and says hardly anything else."""
        return (self.heading or self.said > 0) and self.own <= _FEW

    @property
    def is_plainly_error(self) -> bool:
        """True when two signs of three agree: heading, sentence, help; a record of a lost work has one."""
        return self.own <= _VERY_FEW and self.heading + min(self.said, 2) + (self.helps > 0) > 1

    @property
    def is_surely_error(self) -> bool:
        """True when heading and text agree and nothing else is said."""
        return self.heading and self.said > 0 and self.own <= _VERY_FEW


def measure(text: PageText) -> Shape:
    """Measure a page; a long one is not read to its end, since long pages are about something."""
    title, headings = fold(text.title or ""), [fold(heading) for heading in text.headings]
    titled = is_error_heading(title) or any(map(is_error_heading, headings[:3]))
    if text.words > _LONG:
        return Shape(titled, 0, 0, text.words, text.words)
    said = helps = own = 0
    for sentence in (sentence for block in text.blocks for sentence in split_sentences(fold(block))):
        if sentence == title or sentence in headings:
            said += says_missing(sentence) and not is_error_heading(sentence)
        elif says_missing(sentence):
            said += 1
        elif offers_help(sentence):
            helps += 1
        elif not is_error_heading(sentence):
            own += sentence.count(" ") + 1
    said += says_missing(title) and not is_error_heading(title)
    return Shape(titled, said, helps, own, text.words)


def is_shell(text: PageText) -> bool:
    """Say whether scripts fill the page in a browser, so that its bytes tell nothing."""
    if text.scripts == 0 or text.words + text.furniture.count(" ") > _FEW:
        return False
    return text.words <= 3 or has_form("shell", fold(text.furniture))
