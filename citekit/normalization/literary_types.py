"""Tell articles, papers, entries, pages of sites and other works by what a record states."""

from __future__ import annotations

import re
from functools import cache

from citekit.expressions import late
from citekit.model import LabelledReference, Reference
from citekit.normalization.kinds import names, starts_with
from citekit.vocabulary import forms, pattern

_STANDARD = late(
    r"(?:ГОСТ|ДСТУ|СТБ|СТП|ТКП|СНиП|СанПиН|ОСТ|РД|ТУ\s\d|ДБН|ISO|IEC|IEEE|DIN|LST|ANSI|ASTM|NISO)(?![^\W\d_])|(?:PN|BN|EN)[\s-](?=[A-Z\d])"
)
_PATENT_NUMBER = late(r"(?:Пат(?:ент)?|А\.\s?с|Patent|Pat)\.?\s(?:№\s?)?\d|(?:US|EP|RU|BY|UA|PL|WO)\s?\d{5,}")
_REPORT_NUMBER = late(r"\b(?:report|raport|working paper|discussion paper|technical paper)\s(?:no|nr)\b", re.IGNORECASE)
_BLOG_HOST = late(
    r"^(?:https?://)?[^/]*(?:\bblog|livejournal\.|wordpress\.|blogspot\.|medium\.com|substack\.|hypotheses\.org)"
    r"|^(?:https?://)?[^/]+/blogs?/",
    re.IGNORECASE,
)
_SITE_MARK = late(r"\[\s?(?:[^\W\d_]+\s)?(?:сайт|веб-сайт|вэб-сайт|портал|website)\s?\]", re.IGNORECASE)
_SITE = late(
    r"^(?:[^\W\d_]+\s)?(?:[иі]н(?:тернет|тэрнэт)[- ])?(?:сайт|портал|партал|веб-сайт|вэб-сайт|web-сайт)\b"
    r"|^(?:official\s)?(?:web\s?site|portal)\b|^strona\s(?:internetowa|www)",
    re.IGNORECASE,
)
_DOMAIN = late(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:by|ru|ua|pl|lt|com|org|net|eu|info|de|uk|бел|рф|укр)", re.IGNORECASE)
_ACRONYM = late(r"[^\W\d_]{3,}")
_QUOTES = '„«“"”'
_FULL = 3


def is_manuscript(reference: Reference, labelled: LabelledReference) -> bool:
    """A record of an archive: its place there, or the archive and a title."""
    del labelled
    return bool(reference.archive_location or (reference.archive and reference.title and not reference.publisher))


def is_thesis(reference: Reference, labelled: LabelledReference) -> bool:
    """A thesis or the abstract of one."""
    del labelled
    return bool(reference.genre) and _thesis().search(str(reference.genre)) is not None


@cache
def _thesis() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern('thesis')}(?!\w)", re.IGNORECASE)


def is_standard(reference: Reference, labelled: LabelledReference) -> bool:
    """A standard: ``ГОСТ 7.1-2003`` as its number or at the head of its title."""
    del labelled
    if reference.author or reference.container_title:
        return False
    return any(_STANDARD.match(str(text)) is not None for text in (reference.number, reference.title) if text)


def is_patent(reference: Reference, labelled: LabelledReference) -> bool:
    """A patent or a certificate of an invention, by its kind or at the head of the string."""
    return names("patent", reference.genre) or _PATENT_NUMBER.match(labelled.string.text) is not None


def is_interview(reference: Reference, labelled: LabelledReference) -> bool:
    """An interview that says so."""
    del labelled
    return names("interview", reference.genre)


def is_on_site(reference: Reference, labelled: LabelledReference) -> bool:
    """A page of a site: a container that calls itself one, the mark ``[сайт]``, a domain without numbers and pages."""
    if not reference.url:
        return False
    container, printed = reference.container_title, labelled.string.text
    if ("[" in printed and _SITE_MARK.search(printed)) or (container and _SITE.search(container.value)):
        return True
    numbered = reference.volume or reference.issue or reference.page
    return bool(container and not numbered and _DOMAIN.fullmatch(container.value))


def is_weblog(reference: Reference, labelled: LabelledReference) -> bool:
    """A post of a weblog, by its host or container."""
    del labelled
    numbered = reference.volume or reference.issue or reference.page or reference.publisher
    if numbered or not reference.url:
        return False
    return _BLOG_HOST.search(reference.url) is not None or names("blog", reference.container_title)


def is_film(reference: Reference, labelled: LabelledReference) -> bool:
    """A film, by its kind or medium."""
    del labelled
    return not reference.container_title and names("film", reference.genre, reference.medium)


def is_software(reference: Reference, labelled: LabelledReference) -> bool:
    """A program, by its kind or medium."""
    del labelled
    return not reference.container_title and names("software", reference.genre, reference.medium)


def is_map(reference: Reference, labelled: LabelledReference) -> bool:
    """A map, by its kind or medium."""
    del labelled
    return not reference.container_title and starts_with("map", reference.genre or reference.medium)


def is_encyclopedia_entry(reference: Reference, labelled: LabelledReference) -> bool:
    """An entry of an encyclopedia."""
    del labelled
    return bool(reference.title) and not reference.issue and names("encyclopedia", reference.container_title)


def is_dictionary_entry(reference: Reference, labelled: LabelledReference) -> bool:
    """An entry of a dictionary."""
    del labelled
    return bool(reference.title) and not reference.issue and names("dictionary", reference.container_title)


def is_paper(reference: Reference, labelled: LabelledReference) -> bool:
    """A paper in proceedings: a part of what a meeting left."""
    del labelled
    if not reference.container_title or not reference.title:
        return False
    return bool(reference.event_title) or names("conference", reference.container_title)


def is_newspaper_article(reference: Reference, labelled: LabelledReference) -> bool:
    """An article of a newspaper: a container that is one, or the day of issue and nothing that books have."""
    del labelled
    container = reference.container_title
    if not container:
        return False
    if names("newspaper", container):
        return True
    others = reference.volume or reference.publisher or reference.editor or reference.doi
    return bool(_points(reference) == _FULL and not others and not _is_serial(container.value))


def is_article(reference: Reference, labelled: LabelledReference) -> bool:
    """An article of a journal: an issue, the name of a serial, a month, pages without an imprint."""
    container = reference.container_title
    if not container:
        # A string that breaks off behind the slashes had a journal to name.
        return labelled.string.text.rstrip().endswith("//")
    made = reference.editor or reference.compiler or reference.publisher
    if reference.issue or (_is_serial(container.value) and not made) or _points(reference) > 1:
        return True
    imprint = made or reference.publisher_place
    if reference.volume and (not imprint or (not made and _is_quoted(labelled))):
        return True
    return bool(reference.page and reference.issued and not imprint and not _has_in(labelled))


def _points(reference: Reference) -> int:
    return len(reference.issued.parts[0]) if reference.issued and reference.issued.parts else 0


def _is_serial(container: str) -> bool:
    container = container[:400].rstrip(".")
    words = re.findall(r"\w+\.?", container.casefold())
    serial = forms("serial")
    acronym = _ACRONYM.fullmatch(container) is not None and container.isupper()
    return acronym or any(word in serial or word.rstrip(".") in serial for word in words)


def _is_quoted(labelled: LabelledReference) -> bool:
    """Tell whether the container is printed in quotation marks, as only serials are beside books without them."""
    text = labelled.string.text
    field = next((field for field in labelled.fields if field.label == "container_title"), None)
    title = next((field for field in labelled.fields if field.label == "title"), None)
    if not field or (title and title.text[:1] in _QUOTES):
        return False
    return field.text[:1] in _QUOTES or text[max(0, field.span.start - 1) : field.span.start] in tuple(_QUOTES)


def _has_in(labelled: LabelledReference) -> bool:
    return _in().search(labelled.string.text) is not None


@cache
def _in() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern('in')}(?!\w)|\[\s?[wвуі]\s?:?\s?\]|(?<!\w)(?:w|в|у|in)\s?:", re.IGNORECASE)


def is_page_of_site(reference: Reference, labelled: LabelledReference) -> bool:
    """A page in something that has nothing but an address: no number, no pages, no imprint, no year."""
    del labelled
    stated = (
        reference.volume,
        reference.issue,
        reference.page,
        reference.publisher,
        reference.publisher_place,
        reference.editor,
        reference.issued,
    )
    return bool(reference.url and reference.container_title) and not any(stated)


def is_report(reference: Reference, labelled: LabelledReference) -> bool:
    """A report: its kind, its number, or a body that is author and publisher in one."""
    if reference.container_title:
        return False
    if starts_with("report", reference.genre) or _REPORT_NUMBER.search(labelled.string.text):
        return True
    body = reference.author[0].literal if len(reference.author) == 1 else None
    self_published = reference.publisher is None or reference.publisher.value == body
    return bool(body and " " in body and reference.publisher_place and self_published)


def is_webpage(reference: Reference, labelled: LabelledReference) -> bool:
    """An address and nothing that only printed works have."""
    del labelled
    printed = (
        reference.publisher,
        reference.publisher_place,
        reference.number_of_pages,
        reference.container_title,
        reference.page,
    )
    return bool(reference.url) and not any(printed)
