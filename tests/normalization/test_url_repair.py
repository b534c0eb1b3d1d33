"""Each rule repairs its kind of damage to an address, names itself, and leaves sound addresses alone."""

from __future__ import annotations

import pytest

from citekit.normalization.urls import repair_url
from citekit.pipeline import parse_reference

REPAIRED = [
    ("http: //www. bsu. by/ news", "http://www.bsu.by/news", "blanks"),
    ("http:\\\\www.bsu.by/docs", "http://www.bsu.by/docs", "scheme"),
    ("htttp://kamunikat.org/k", "http://kamunikat.org/k", "scheme"),
    ("http;//kamunikat.org/k", "http://kamunikat.org/k", "scheme"),
    ("HTTP//kamunikat.org/k", "http://kamunikat.org/k", "scheme"),
    ("http://example.pl/artykul 12.html", "http://example.pl/artykul_12.html", "lost-underscore"),
    ("http://example.pl/nowa-ksiazka polska.html", "http://example.pl/nowa-ksiazka-polska.html", "lost-hyphen"),
    ("http://example.ru/?id \\_page=3\\&lang=ru", "http://example.ru/?id_page=3&lang=ru", "latex"),
    ("http://example.ru/$\\sim$ivanov/", "http://example.ru/~ivanov/", "latex"),
    ("http://example.ua/50\\%", "http://example.ua/50%", "latex"),
    ("http://www,example.by/kniga", "http://www.example.by/kniga", "scheme"),
    ("http://example,by/kniga", "http://example.by/kniga", "host"),
    ("http://exаmple.by/kniga", "http://example.by/kniga", "host"),
]

SOUND = [
    "http://kamunikat.org/halounaja.html?pubid=123",
    "https://uk.wikipedia.org/wiki/Київ",
    "https://example.org/a_b-c/~d/(e);f,g?h=[i]&j=%20#k",
    "http://київ.укр/новини",
    "ftp://ftp.example.org/pub/",
    "www.nbuv.gov.ua/node/516",
    "",
]


@pytest.mark.parametrize(("printed", "expected", "rule"), REPAIRED)
def test_each_damage_is_undone_by_its_rule(printed: str, expected: str, rule: str) -> None:
    """The proposal is sound, names the rule, and is less sure than a sound address."""
    repair = repair_url(printed)
    assert repair.repaired == expected
    assert rule in repair.rules
    assert 0 < repair.confidence < 1
    assert repair.printed == printed


@pytest.mark.parametrize("url", SOUND)
def test_a_sound_address_stays(url: str) -> None:
    """No rule touches an address without damage."""
    repair = repair_url(url, "Назва кнігі", "be")
    assert (repair.repaired, repair.rules, repair.confidence) == (url, (), 1.0)


SLUGS = [
    ("http://x.by/novaia-knigaab-historyi", "Новая книга аб гісторыі", "be", "http://x.by/novaia-kniga-ab-historyi"),
    (
        "http://x.ru/istoriya-rnoskovskogo-universiteta",
        "История московского университета",
        "ru",
        "http://x.ru/istoriya-moskovskogo-universiteta",
    ),
    (
        "http://x.ua/istoriia-ukrainskoi-1iteratury",
        "Історія української літератури",
        "uk",
        "http://x.ua/istoriia-ukrainskoi-literatury",
    ),
    (
        "http://x.pl/historia-literatury-po1skiej",
        "Historia literatury polskiej",
        "pl",
        "http://x.pl/historia-literatury-polskiej",
    ),
    (
        "http://x.org/history-of-easterneurope",
        "History of Eastern Europe",
        "en",
        "http://x.org/history-of-eastern-europe",
    ),
]


@pytest.mark.parametrize(("printed", "title", "language", "expected"), SLUGS)
def test_a_slug_is_read_with_the_title(printed: str, title: str, language: str, expected: str) -> None:
    """Lost hyphens and misread letters of a slug are repaired where the title says what was meant."""
    assert repair_url(printed, title, language).repaired == expected


@pytest.mark.parametrize(
    ("url", "title", "language"),
    [
        ("http://x.by/novyia-knihi-pra-historyju", "Новая книга аб гісторыі", "be"),
        ("http://x.ru/istoriya-moskvy-1812", "История московского университета", "ru"),
        ("http://x.org/1iterature", "A quite different title", "en"),
        ("http://x.pl/AbCdEf-GhIjKl", "Historia literatury polskiej", "pl"),
    ],
)
def test_a_slug_that_says_something_else_stays(url: str, title: str, language: str) -> None:
    """Another inflection, another word, an identifier: nothing is rewritten to please the title."""
    assert repair_url(url, title, language).repaired == url


def test_a_repair_is_a_diagnostic_of_the_record() -> None:
    """The record holds the proposal, its diagnostic what was printed."""
    record = parse_reference("Ткачук А. Казкі. – Мінск, 2001. URL: http: //example. by/kazki 12.html.")
    assert record.url == "http://example.by/kazki_12.html"
    findings = [finding for finding in record.diagnostics if finding.code == "url-repaired"]
    assert len(findings) == 1
    assert findings[0].repair is not None
    assert findings[0].repair.printed == "http: //example. by/kazki 12.html"
