"""Every style prints a known record as a person would, and labels every character of it."""

import itertools
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from citekit.parsing.training.rendered import LABELS, Rendered, tidy
from citekit.parsing.training.rendering import render, render_with
from citekit.parsing.training.style_tables import load_style, load_words, style_names
from citekit.parsing.training.templates import read_template

RECORDS = {
    record["id"]: record
    for record in map(json.loads, (Path(__file__).parent / "data" / "records.jsonl").read_text("utf-8").splitlines())
}


def render_plainly(record: Mapping[str, Any], style: str) -> Rendered | None:
    """Render with the commonest alternative of every choice and word, and with every optional part printed."""
    loaded = load_style(style)
    habits = {name: max(forms, key=lambda form: form[1])[0] for name, forms in loaded.choices.items()}
    words = {
        language: {name: max(forms, key=lambda form: form[1])[0] for name, forms in load_words(language).items()}
        for language in ("be", "ru", "uk", "pl", "en", "de", "lt", "cs", "fr")
    }
    return render_with(record, loaded, habits, words, Always())


class Always(random.Random):
    """Dice that always try an optional part."""

    def random(self) -> float:
        return 0.0


def mark(rendered: Rendered) -> str:
    return "".join(text if label is None else f"{label}⟦{text}⟧" for text, label in rendered.pieces)


EXPECTED = [
    (
        "gost71-2003",
        "karatkievich",
        "author⟦Караткевіч У. С.⟧ title⟦Каласы пад сярпом тваім: раман⟧ / author⟦У. С. Караткевіч⟧. – publisher_place⟦Мінск⟧: publisher⟦Мастацкая літаратура⟧, issued⟦1981⟧. – number_of_pages⟦694⟧ с.",
    ),
    (
        "gost71-2003",
        "paper-uk",
        "author⟦Шевельов Ю.⟧ title⟦Чому общерусский язык, а не вібчоруська мова?⟧ [medium⟦Електронний ресурс⟧] / author⟦Ю. Шевельов⟧ // container_title⟦Сучасність⟧. – issued⟦2019⟧. – Т. volume⟦5⟧, № issue⟦2⟧. – С. page⟦12–19⟧. – DOI: doi⟦10.1000/182⟧. – Режим доступу: url⟦https://example.org/182⟧ (дата звернення: accessed⟦12.03.2021⟧).",
    ),
    (
        "gost71-2003",
        "hrushevsky",
        "author⟦Грушевський М.⟧ title⟦Історія України-Руси⟧: у 10 т. / author⟦М. Грушевський⟧. – publisher_place⟦Київ⟧: publisher⟦Наукова думка⟧, issued⟦1991⟧. – Т. volume⟦1⟧: volume_title⟦До початку XI віка⟧. – number_of_pages⟦736⟧ с.",
    ),
    (
        "gost71-2003",
        "bezz",
        "author⟦Шыбека З. В.⟧ title⟦Гарады Беларусі канца XIX ст.⟧: genre⟦дыс. ... канд. гіст. навук⟧: number⟦07.00.02⟧ / author⟦З. В. Шыбека⟧. – publisher_place⟦Мінск⟧, issued⟦1997⟧. – number_of_pages⟦129⟧ л.",
    ),
    (
        "vak-be",
        "ermalovich",
        "author⟦Лыч, Л.⟧ title⟦Беларуская мова ў школе⟧ / author⟦Л. Лыч⟧, author⟦У. Навіцкі⟧ // container_title⟦Беларускі гістарычны часопіс⟧. – issued⟦1996⟧. – № issue⟦3⟧. – С. page⟦12–29⟧.",
    ),
    (
        "vak-be",
        "bezz",
        "author⟦Шыбека, З. В.⟧ title⟦Гарады Беларусі канца XIX ст.⟧ : genre⟦дыс. ... канд. гіст. навук⟧ : number⟦07.00.02⟧ / author⟦З. В. Шыбека⟧. – publisher_place⟦Мінск⟧, issued⟦1997⟧. – number_of_pages⟦129⟧ л.",
    ),
    (
        "gostr7100-2018",
        "lotman",
        "author⟦Лотман, Ю. М.⟧ title⟦Структура художественного текста⟧ / author⟦Ю. М. Лотман⟧. – edition⟦2-е изд., испр.⟧ – publisher_place⟦М.⟧ : publisher⟦Искусство⟧, issued⟦1970⟧. – number_of_pages⟦384⟧ с. – medium⟦Текст : непосредственный⟧.",
    ),
    (
        "gostr7100-2018",
        "paper-uk",
        "author⟦Шевельов, Ю.⟧ title⟦Чому общерусский язык, а не вібчоруська мова?⟧ / author⟦Ю. Шевельов⟧. – medium⟦Текст : електронний⟧ // container_title⟦Сучасність⟧. – issued⟦2019⟧. – Т. volume⟦5⟧, № issue⟦2⟧. – С. page⟦12–19⟧. – DOI doi⟦10.1000/182⟧. – URL: url⟦https://example.org/182⟧ (дата звернення: accessed⟦12.03.2021⟧).",
    ),
    (
        "gostr705-2008",
        "vinogradov",
        "author⟦Виноградов В. В.⟧ title⟦Об основных типах фразеологических единиц⟧ // container_title⟦А. А. Шахматов. 1864–1920: сборник статей⟧ / под ред. editor⟦С. П. Обнорского⟧. – publisher_place⟦М.; Л.⟧: publisher⟦Изд-во АН СССР⟧, issued⟦1947⟧. – С. page⟦339–364⟧.",
    ),
    (
        "gostr705-2008-plain",
        "lotman",
        "author⟦Лотман Ю. М.⟧ title⟦Структура художественного текста⟧. edition⟦2-е изд., испр.⟧ publisher_place⟦М.⟧: publisher⟦Искусство⟧, issued⟦1970⟧. number_of_pages⟦384⟧ с.",
    ),
    (
        "gostr705-2008-plain",
        "web-ru",
        "title⟦Каталог рукописей⟧ [medium⟦Электронный ресурс⟧]. URL: url⟦http://example.org/catalogue/index.html⟧ (дата обращения: accessed⟦09.04.2016⟧).",
    ),
    (
        "soviet-short",
        "lotman",
        "author⟦Лотман Ю. М.⟧ title⟦Структура художественного текста⟧. edition⟦2-е изд., испр.⟧ publisher_place⟦М.⟧, issued⟦1970⟧.",
    ),
    (
        "dstu71-2006",
        "team-uk",
        "title⟦Українська мова : енциклопедія⟧ / author⟦В. М. Русанівський⟧, author⟦О. О. Тараненко⟧, author⟦М. П. Зяблюк⟧, author⟦Г. В. Пивоваров⟧. – publisher_place⟦Київ⟧ : publisher⟦Укр. енцикл.⟧, issued⟦2004⟧. – number_of_pages⟦824⟧ с.",
    ),
    (
        "dstu8302",
        "paper-uk",
        "author⟦Шевельов Ю.⟧ title⟦Чому общерусский язык, а не вібчоруська мова?⟧ container_title⟦Сучасність⟧. issued⟦2019⟧. Т. volume⟦5⟧, № issue⟦2⟧. С. page⟦12–19⟧. DOI: https://doi.org/doi⟦10.1000/182⟧. URL: url⟦https://example.org/182⟧ (дата звернення: accessed⟦12.03.2021⟧).",
    ),
    (
        "dstu8302",
        "team-uk",
        "title⟦Українська мова : енциклопедія⟧ / author⟦В. М. Русанівський⟧, author⟦О. О. Тараненко⟧, author⟦М. П. Зяблюк⟧, author⟦Г. В. Пивоваров⟧. publisher_place⟦Київ⟧ : publisher⟦Укр. енцикл.⟧, issued⟦2004⟧. number_of_pages⟦824⟧ с.",
    ),
    (
        "polish-humanities",
        "brueckner",
        "author⟦A. Brückner⟧, title⟦Dzieje kultury polskiej⟧, t. volume⟦2⟧, publisher_place⟦Warszawa⟧ issued⟦1958⟧.",
    ),
    (
        "polish-humanities",
        "article-pl",
        "author⟦E. Smułkowa⟧, author⟦A. Engelking⟧, title⟦Pogranicza języków⟧, „container_title⟦Studia z Filologii Polskiej i Słowiańskiej⟧” issued⟦2007⟧, t. volume⟦42⟧, nr issue⟦1⟧, s. page⟦3–9⟧.",
    ),
    (
        "polish-humanities",
        "chapter-pl",
        "author⟦R. Radzik⟧, title⟦Białorusini między Wschodem a Zachodem⟧, [w:] container_title⟦Język i tożsamość na pograniczu kultur⟧, red. editor⟦E. Smułkowa⟧, publisher_place⟦Białystok⟧ issued⟦2000⟧, s. page⟦71–83⟧.",
    ),
    (
        "polish-surname-first",
        "article-pl",
        "author⟦Smułkowa E.⟧, author⟦Engelking A.⟧, title⟦Pogranicza języków⟧, „container_title⟦Studia z Filologii Polskiej i Słowiańskiej⟧” issued⟦2007⟧, t. volume⟦42⟧, nr issue⟦1⟧, s. page⟦3–9⟧.",
    ),
    (
        "polish-footnote",
        "news-pl",
        "author⟦J. Nowak⟧, title⟦Rok szkolny na pograniczu⟧, „container_title⟦Kurier Poranny⟧”, issued⟦01.03.2012⟧, nr issue⟦51⟧, s. page⟦4⟧.",
    ),
    (
        "polish-footnote",
        "case-pl",
        "genre⟦Wyrok⟧ authority⟦SN⟧ z dnia issued⟦9 lutego 2011⟧ r., sygn. akt number⟦II CSK 123/10⟧, container_title⟦OSNC⟧ 2011, nr issue⟦5⟧, poz. section⟦57⟧.",
    ),
    (
        "polish-social",
        "chapter-pl",
        "author⟦Radzik R.⟧ (issued⟦2000⟧). title⟦Białorusini między Wschodem a Zachodem⟧. [w:] container_title⟦Język i tożsamość na pograniczu kultur⟧, red. editor⟦E. Smułkowa⟧ (s. page⟦71–83⟧). publisher_place⟦Białystok⟧: publisher⟦Uniwersytet w Białymstoku⟧.",
    ),
    (
        "pn-iso690",
        "brueckner",
        "author⟦BRÜCKNER, Aleksander⟧. title⟦Dzieje kultury polskiej⟧. t. volume⟦2⟧. publisher_place⟦Warszawa⟧: publisher⟦Wiedza Powszechna⟧, issued⟦1958⟧.",
    ),
    (
        "polish-legal",
        "law-pl",
        "genre⟦Ustawa⟧ z dnia issued⟦17 listopada 1964⟧ r. title⟦Kodeks postępowania cywilnego⟧, container_title⟦Dz.U.⟧ z 2021 r. poz. section⟦1805⟧.",
    ),
    (
        "polish-legal",
        "case-pl",
        "genre⟦Wyrok⟧ authority⟦SN⟧ z dnia issued⟦9 lutego 2011⟧ r., sygn. akt number⟦II CSK 123/10⟧, container_title⟦OSNC⟧ 2011, nr issue⟦5⟧, poz. section⟦57⟧.",
    ),
    (
        "harvard",
        "book-en",
        "author⟦Snyder, T.⟧ (issued⟦2003⟧) title⟦The Reconstruction of Nations⟧. publisher_place⟦New Haven⟧: publisher⟦Yale University Press⟧.",
    ),
    (
        "apa",
        "chapter-pl",
        "author⟦Radzik, R.⟧ (issued⟦2000⟧). title⟦Białorusini między Wschodem a Zachodem⟧. In editor⟦E. Smułkowa⟧ (Ed.), container_title⟦Język i tożsamość na pograniczu kultur⟧ (pp. page⟦71–83⟧). publisher⟦Uniwersytet w Białymstoku⟧.",
    ),
    (
        "chicago-note",
        "book-en",
        "author⟦Timothy Snyder⟧, title⟦The Reconstruction of Nations⟧ (publisher_place⟦New Haven⟧: publisher⟦Yale University Press⟧, issued⟦2003⟧).",
    ),
    (
        "chicago-bibliography",
        "article-pl",
        "author⟦Smułkowa, Elżbieta⟧, and author⟦Anna Engelking⟧. “title⟦Pogranicza języków⟧.” container_title⟦Studia z Filologii Polskiej i Słowiańskiej⟧ volume⟦42⟧, no. issue⟦1⟧ (issued⟦2007⟧): page⟦3–9⟧.",
    ),
    (
        "mla",
        "article-pl",
        "author⟦Smułkowa, Elżbieta⟧, and author⟦Anna Engelking⟧. “title⟦Pogranicza języków⟧.” container_title⟦Studia z Filologii Polskiej i Słowiańskiej⟧, vol. volume⟦42⟧, no. issue⟦1⟧, issued⟦2007⟧, pp. page⟦3–9⟧.",
    ),
    (
        "vancouver",
        "article-pl",
        "author⟦Smułkowa E⟧, author⟦Engelking A⟧. title⟦Pogranicza języków⟧. container_title⟦Studia z Filologii Polskiej i Słowiańskiej⟧. issued⟦2007⟧;volume⟦42⟧(issue⟦1⟧):page⟦3–9⟧.",
    ),
    (
        "romanised-references",
        "karatkievich",
        "author⟦Karatkievič, U. S.⟧ (issued⟦1981⟧). title⟦Kalasy pad siarpom tvaim: raman⟧. publisher_place⟦Minsk⟧: publisher⟦Mastackaja litaratura⟧, number_of_pages⟦694⟧ p.",
    ),
    (
        "german",
        "book-de",
        "author⟦Bieder, Hermann⟧: title⟦Die weißrussische Sprache⟧. In: editor⟦Miloš Okuka⟧ (Hrsg.): container_title⟦Die Sprachen Osteuropas⟧. publisher_place⟦Klagenfurt⟧ issued⟦2002⟧, S. page⟦471–478⟧.",
    ),
    (
        "lithuanian",
        "book-lt",
        "title⟦Lietuvos istorija⟧, t. volume⟦1⟧, sud. editor⟦E. Gudavičius⟧, publisher_place⟦Vilnius⟧, issued⟦1999⟧.",
    ),
    (
        "laws-kind-first",
        "law-be",
        "genre⟦Закон Рэсп. Беларусь⟧ ад issued⟦26 студзеня 1990⟧ г. № number⟦3094-XI⟧ «title⟦Аб мовах у Рэспубліцы Беларусь⟧» [medium⟦Электронны рэсурс⟧]. – Рэжым доступу: url⟦https://example.org/zakon/3094⟧. – Дата доступу: accessed⟦12.03.2019⟧.",
    ),
    (
        "laws-title-first",
        "law-be",
        "title⟦Аб мовах у Рэспубліцы Беларусь⟧ [medium⟦Электронны рэсурс⟧]: genre⟦Закон Рэсп. Беларусь⟧ ад issued⟦26 студзеня 1990⟧ г. № number⟦3094-XI⟧. – Рэжым доступу: url⟦https://example.org/zakon/3094⟧. – Дата доступу: accessed⟦12.03.2019⟧.",
    ),
    (
        "archive-records",
        "archive-be",
        "title⟦Пратакол пасяджэння⟧ // archive⟦НАРБ⟧. archive_location⟦Фонд 4. Воп. 21. Спр. 12. Арк. 5–9⟧.",
    ),
    (
        "web-pages",
        "web-ru",
        "title⟦Каталог рукописей⟧ [medium⟦Электронный ресурс⟧]. – Режим доступа: url⟦http://example.org/catalogue/index.html⟧ (дата обращения: accessed⟦09.04.2016⟧).",
    ),
    (
        "double-container",
        "double",
        "author⟦Зализняк А. А.⟧ title⟦О языке грамот⟧ / author⟦А. А. Зализняк⟧ // container_title⟦Новгородские чтения⟧ // Вопросы языкознания. – issued⟦1998⟧. – № issue⟦2⟧. – С. page⟦7–15⟧.",
    ),
    (
        "iso690",
        "book-cs",
        "author⟦HRABAL, Bohumil⟧. title⟦Příliš hlučná samota⟧. publisher_place⟦Praha⟧: publisher⟦Odeon⟧, issued⟦1989⟧. number_of_pages⟦110⟧ s.",
    ),
    (
        "french",
        "book-fr",
        "author⟦R. Portal⟧, title⟦Russes et Ukrainiens⟧, publisher_place⟦Paris⟧, publisher⟦Flammarion⟧, issued⟦1970⟧.",
    ),
    (
        "author-date",
        "karatkievich",
        "author⟦Караткевіч У. С.⟧ issued⟦1981⟧. title⟦Каласы пад сярпом тваім: раман⟧. publisher_place⟦Мінск⟧: publisher⟦Мастацкая літаратура⟧.",
    ),
    (
        "repetitions",
        "lotman",
        "Там же.",
    ),
    (
        "quoted-titles",
        "news-pl",
        'author⟦Nowak, Jan⟧ (issued⟦2012⟧). "title⟦Rok szkolny na pograniczu⟧," container_title⟦Kurier Poranny⟧, no. issue⟦51⟧, issued⟦01.03.2012⟧, pp. page⟦4⟧.',
    ),
]


@pytest.mark.parametrize(("style", "record", "expected"), EXPECTED, ids=[f"{row[0]}-{row[1]}" for row in EXPECTED])
def test_a_style_prints_and_labels_a_record_as_written_by_hand(style: str, record: str, expected: str) -> None:
    """The commonest form of each style, piece by piece."""
    rendered = render_plainly(RECORDS[record], style)
    assert rendered is not None
    assert mark(rendered) == expected


def test_every_style_has_an_expected_string() -> None:
    """No style comes without an example."""
    assert {row[0] for row in EXPECTED} == set(style_names())


def test_a_style_that_cannot_carry_a_record_gives_none() -> None:
    """An archive record is no web page."""
    assert render(RECORDS["archive-be"], "web-pages", random.Random(1)) is None


def test_an_unknown_style_is_the_callers_mistake() -> None:
    """A misspelt style is refused."""
    with pytest.raises(FileNotFoundError):
        render(RECORDS["lotman"], "gost-1899", random.Random(1))


@pytest.mark.parametrize("style", style_names())
def test_labels_are_in_the_list_and_no_piece_is_empty(style: str) -> None:
    """Whatever the dice, a style prints known labels alone, and never two unlabelled pieces in a row."""
    rng = random.Random(7)
    for record in RECORDS.values():
        for _ in range(4):
            rendered = render(record, style, rng)
            if rendered is None:
                continue
            assert all(text and (label is None or label in LABELS) for text, label in rendered.pieces)
            labels = [label for _, label in rendered.pieces]
            assert all(one is not None or other is not None for one, other in itertools.pairwise(labels))


TITLES = {"title", "container_title", "volume_title", "publisher", "publisher_place", "genre", "number", "authority"}


@pytest.mark.parametrize("style", [name for name in style_names() if not load_style(name).romanised])
def test_a_labelled_text_is_the_records_value(style: str) -> None:
    """But for the spaces around colons and semicolons, which a list chooses, texts are printed as the record has them."""
    rng = random.Random(11)
    for record in RECORDS.values():
        fields = {key.replace("-", "_"): value for key, value in record.items()}
        rendered = render(record, style, rng)
        for text, label in rendered.pieces if rendered else ():
            if label in TITLES:
                assert _even(text) == _even(fields[label])


def _even(text: str) -> str:
    return text.replace(" : ", ": ").replace(" ; ", "; ")


@pytest.mark.parametrize("name", style_names())
def test_every_template_of_a_style_can_be_read_and_names_what_exists(name: str) -> None:
    """A template names choices of its style and words of the tables alone."""
    style = load_style(name)
    sources = [form.template for form in style.forms]
    sources += [source for forms in style.choices.values() for source, _ in forms]
    for source in sources:
        for slot in _slots(read_template(source)):
            assert slot.sigil != "%" or slot.name in style.choices, source
            assert slot.sigil != "@" or slot.name in load_words(style.words or "ru"), source


def _slots(template):
    for node in template:
        if hasattr(node, "sigil"):
            yield node
        for alternative in getattr(node, "alternatives", ()):
            yield from _slots(alternative)


@pytest.mark.parametrize("source", ["<{title}", "{title}>", "{title", "<<{title}>"])
def test_a_broken_template_is_refused(source: str) -> None:
    """An open brace or bracket is the fault of whoever wrote the style."""
    with pytest.raises(ValueError, match=r"template|group"):
        read_template(source)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("Уч. пос.", "title"), (". – ", None), ("М.", "publisher_place")], "Уч. пос. – М."),
        ([("Чаму?", "title"), (". ", None), ("1999", "issued")], "Чаму? 1999"),
        ([("“Title.”", "title"), (". ", None), ("1999", "issued")], "“Title.” 1999"),
        ([(" ", None), ("A", "title"), (" ", None), (" // ", None), ("B", "container_title"), (" ", None)], "A // B"),
    ],
)
def test_marks_and_spaces_are_not_doubled(pieces, expected: str) -> None:
    """A full stop after a full stop and a space after a space go."""
    assert "".join(text for text, _ in tidy(pieces)) == expected
