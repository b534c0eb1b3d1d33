"""Real works of Belarusian, Russian, Ukrainian and Polish letters, law and scholarship, one or more of every type."""

from __future__ import annotations

from citekit.model import Bibliography, Date, Name, Reference, Text

WORKS = {
    "be": [
        (
            "Новая зямля",
            Name("Колас", "Якуб", variants=(Name("Kolas", "Jakub", language="be-Latn"),)),
            "Мінск",
            "Беларусь",
        ),
        ("Шляхам жыцця", Name("Купала", "Янка"), "Пецярбург", "Загляне сонца і ў наша ваконца"),
        ("Дзве душы", Name("Гарэцкі", "Максім"), "Вільня", "Друкарня Клецкіна"),
    ],
    "ru": [
        ("Проблемы поэтики Достоевского", Name("Бахтин", "М. М."), "Москва", "Советский писатель"),
        ("Мысль и язык", Name("Потебня", "А. А."), "Харьков", "Типография Адольфа Дарре"),
        ("Культура и взрыв", Name("Лотман", "Ю. М."), "Москва", "Гнозис"),
    ],
    "uk": [
        ("Історія України-Руси", Name("Грушевський", "Михайло"), "Київ", "Наукова думка"),
        ("Тіні забутих предків", Name("Коцюбинський", "Михайло"), "Чернівці", "Буковина"),
        ("Лісова пісня", Name("Українка", "Леся"), "Київ", "Дніпро"),
    ],
    "pl": [
        ("Lalka. Powieść w trzech tomach", Name("Prus", "Bolesław"), "Warszawa", "Gebethner i Wolff"),
        (
            "Książka & biblioteka: 100% wiedzy_#1 w świecie {cyfrowym}",
            Name("Żbikowska-Migoń", "Anna"),
            "Wrocław",
            "Ossolineum",
        ),
        ("Ślady i źródła", Name("Vries", "Jan", "de"), "Łódź", "Wydawnictwo UŁ"),
    ],
}
JOURNALS = {"be": "Полымя", "ru": "Вопросы языкознания", "uk": "Слово і час", "pl": "Pamiętnik Literacki"}
OFFICES = {
    "be": ("Закон", "Рэспублікі Беларусь"),
    "ru": ("Федеральный закон", "Государственной Думы"),
    "uk": ("Закон", "України"),
    "pl": ("Ustawa", "Sejmu Rzeczypospolitej Polskiej"),
}
SOCIETIES = {
    "be": "Інстытут беларускай культуры",
    "ru": "Общество любителей российской словесности",
    "uk": "Наукове товариство імені Шевченка",
    "pl": "Polska Akademia Umiejętności",
}
INSIDE = {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"}
IN_JOURNAL = {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}
ONLINE = {"webpage", "post", "post-weblog"}
LAW = {"legislation", "regulation", "bill", "treaty", "legal_case"}


def make_record(csl_type: str, language: str, number: int) -> Reference:
    """Return one full record of a type in a language."""
    title, person, place, publisher = WORKS[language][number % 3]
    container = JOURNALS[language] if csl_type in IN_JOURNAL else WORKS[language][(number + 1) % 3][0]
    law = csl_type in LAW
    return Reference(
        csl_type,
        f"{language}{csl_type.replace('_', '').replace('-', '')}",
        language,
        author=() if law else (person, Name(literal=SOCIETIES[language])),
        title=Text(title, language, (Text(f"Variant; {number}", "en"),)),
        title_short=Text(title.split()[0], language),
        container_title=Text(container, language) if csl_type in INSIDE | IN_JOURNAL else None,
        editor=(WORKS[language][2][1],) if csl_type in INSIDE | {"collection", "periodical"} else (),
        compiler=(WORKS[language][1][1],) if csl_type == "book" else (),
        genre=Text(OFFICES[language][0], language)
        if law
        else Text("дысертацыя", language)
        if csl_type == "thesis"
        else None,
        authority=Text(OFFICES[language][1], language) if law else None,
        number=f"{number}-З" if law or csl_type == "report" else None,
        publisher=Text(publisher, language),
        publisher_place=Text(place, language),
        volume="2" if csl_type in INSIDE | IN_JOURNAL else None,
        issue="3 (75)" if csl_type in IN_JOURNAL else None,
        page="12–25" if csl_type in INSIDE | IN_JOURNAL else None,
        issued=Date(((1900 + number, 6, 5),)) if number % 2 else Date(((1900 + number,), (1902 + number,)), circa=True),
        url=f"https://example.org/{language}_{number}?p={{X}}&c=20%25#a~b" if csl_type in ONLINE | LAW else None,
        archive_location=f"https://web.archive.org/web/2014/{language}_{number}%20x" if csl_type in ONLINE else None,
        accessed=Date(((2014, 6, 30),)) if csl_type in ONLINE | LAW else None,
        note='Уводзіны: «Наша Ніва» & "Zorka"' if csl_type == "document" else None,
    )


def sample_bibliography(types: list[str]) -> Bibliography:
    """Return one record of every type in each of the four languages."""
    return Bibliography(tuple(make_record(t, language, n) for language in WORKS for n, t in enumerate(types)))
