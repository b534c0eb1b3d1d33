"""Write a WARC of dated copies: a small web whose past is known, with errors nearer to the day of access than truth.

Usage: ``python make_warc.py OUT.warc.gz``. Each row is a URL and its copies: moment, status line, headers, body.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path


def page(title: str, *paragraphs: str, charset: str = "utf-8", language: str = "ru") -> bytes:
    """Return a page with a title, said in the head and in the body."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="{charset}"><title>{title}</title></head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    ).encode(charset, "replace")


HTML = [("Content-Type", "text/html; charset=utf-8")]
CP1251 = [("Content-Type", "text/html; charset=windows-1251")]
PDF = [("Content-Type", "application/pdf")]
OK, GONE, DOWN = "200 OK", "404 Not Found", "503 Service Unavailable"
DRILLS = "Учения коллективных сил ОДКБ"
MOVED_AWAY = page("ОДКБ", "Раздел переехал, воспользуйтесь картой сайта.")
SLUG = (
    "http://wpolityce.pl/polityka/166881-cwiczenia-antyterrorystyczne-czy-antyzachodnie-manewry-"
    "kraje-nadbaltyckie-zaniepokojone-zachowaniem-oddzialow-rosyjskich"
)
PRAVO = "http://www.pravo.by/main.aspx?guid=3871&p0=P31000575&p2={NRPA}"
OSW = "http://www.osw.waw.pl/sites/default/files/"
NOT_FOUND = page("Nie znaleziono strony", "Szukany dokument nie istnieje.", language="pl")

Copy = tuple[str, str, list[tuple[str, str]], bytes]


def to(url: str) -> list[tuple[str, str]]:
    """Return the headers of a redirect."""
    return [*HTML, ("Location", url)]


def pdf(text: str) -> bytes:
    """Return something that calls itself a PDF."""
    return f"%PDF-1.4\n% {text}\n%%EOF\n".encode()


ROWS: list[tuple[str, list[Copy]]] = [
    (
        "http://www.odkb-csto.org/training/",
        [
            ("20121104101500", OK, HTML, page(DRILLS, "Взаимодействие-2012, Армения.")),
            ("20130930120000", OK, HTML, page(DRILLS, "Взаимодействие-2013, Беларусь, полигон 230-й.")),
            ("20140618083015", OK, HTML, page(DRILLS, "Взаимодействие-2013, Беларусь.", "Индестройка 2014.")),
            ("20140629221500", OK, HTML, MOVED_AWAY),
            ("20140702191144", OK, HTML, page(DRILLS, "Взаимодействие-2013, Беларусь.", "Рубеж-2014.")),
            ("20160301000000", "301 Moved Permanently", to("http://odkb-csto.org/training/"), b""),
            ("20190909090909", GONE, HTML, page("404 Not Found", "Страница не найдена")),
            ("20210101000000", OK, HTML, page("Страница не найдена", "Ошибка 404. Вернитесь на главную.")),
            ("20220505050505", DOWN, HTML, page("Maintenance")),
        ],
    ),
    ("http://odkb-csto.org/training/", [("20160301000001", OK, HTML, page("Учения", "Новый сайт ОДКБ."))]),
    *(
        (f"http://www.odkb-csto.org/{section}/", [(f"2014062922150{number}", OK, HTML, MOVED_AWAY)])
        for number, section in enumerate(("structure", "documents", "contacts"), 1)
    ),
    (
        "http://www.odkb.gov.ru/start/index_aengl.htm",
        [
            ("20130310120000", OK, HTML, page("Collective Security Treaty Organization", "2013.", language="en")),
            ("20140510120000", OK, HTML, page("Collective Security Treaty Organization", "2014.", language="en")),
            ("20140629120000", OK, HTML, page("Страница не найдена", "Запрошенная страница не существует.")),
            ("20140630120000", DOWN, HTML, page("Maintenance")),
            ("20140701120000", GONE, HTML, page("404", "Not found")),
            ("20141120120000", OK, HTML, page("Collective Security Treaty Organization", "2014a.", language="en")),
        ],
    ),
    (
        "http://www.pism.pl/files/?id_plik=14829",
        [
            ("20130913060606", OK, PDF, pdf("Biuletyn PISM 99")),
            ("20140628000000", GONE, HTML, NOT_FOUND),
            ("20140701000000", "302 Found", to("http://www.pism.pl/"), b""),
            ("20150210000000", OK, PDF, pdf("Biuletyn PISM 99, again")),
        ],
    ),
    ("http://www.pism.pl/files/?id_plik=14830", [("20140630000000", OK, PDF, pdf("Biuletyn PISM 100"))]),
    ("http://www.pism.pl/", [("20140701000002", OK, HTML, page("PISM", "Strona główna", language="pl"))]),
    (
        OSW + "komentarze_99.pdf",
        [
            ("20130127000000", OK, PDF, pdf("Komentarze OSW 99")),
            ("20140620000000", "301 Moved Permanently", to("http://www.osw.waw.pl/pl/files/komentarze_99.pdf"), b""),
            ("20140629000000", OK, HTML, NOT_FOUND),
            ("20140630000000", DOWN, HTML, b""),
        ],
    ),
    ("http://www.osw.waw.pl/pl/files/komentarze_99.pdf", [("20140620000003", OK, PDF, pdf("Komentarze OSW 99"))]),
    (OSW + "komentarze_98.pdf", [("20140630000000", OK, PDF, pdf("Komentarze OSW 98"))]),
    (OSW + "komentarze_100.pdf", [("20140630000000", OK, PDF, pdf("Komentarze OSW 100"))]),
    (
        PRAVO,
        [
            (
                "20120315114455",
                OK,
                CP1251,
                page(
                    "Указ Президента Республики Беларусь 9 ноября 2010 г. № 575",
                    "Об утверждении Концепции",
                    charset="windows-1251",
                    language="be",
                ),
            ),
            (
                "20140611000000",
                OK,
                CP1251,
                page(
                    "Указ Президента Республики Беларусь 9 ноября 2010 г. № 575",
                    "Об утверждении Концепции национальной безопасности",
                    charset="windows-1251",
                    language="be",
                ),
            ),
            ("20140625000000", OK, CP1251, page("Страница не найдена", "Документ удален.", charset="windows-1251")),
            ("20140630000000", DOWN, CP1251, b""),
        ],
    ),
    (
        SLUG,
        [
            (
                "20130921070000",
                OK,
                HTML,
                page("Ćwiczenia antyterrorystyczne, czy antyzachodnie manewry?", "Kraje nadbałtyckie", language="pl"),
            ),
            (
                "20140515070000",
                OK,
                HTML,
                page("Ćwiczenia antyterrorystyczne, czy antyzachodnie manewry?", "Kraje.", language="pl"),
            ),
            ("20140629070000", GONE, HTML, NOT_FOUND),
            ("20140702070000", "302 Found", to("http://wpolityce.pl/"), b""),
        ],
    ),
    (
        "http://wpolityce.pl/polityka/166882-cwiczenia-na-litwie-i-lotwie",
        [("20140630000000", OK, HTML, page("Ćwiczenia na Litwie", "Inny tekst", language="pl"))],
    ),
    (
        "http://xn--e1afmkfd.xn--90ais/%D0%B7%D0%BD%D0%B0%D0%BD%D0%B8%D1%8F",
        [("20140601000000", OK, HTML, page("Знания", "Хост и путь кириллицей."))],
    ),
    ("http://wpolityce.pl/", [("20140702070002", OK, HTML, page("wPolityce.pl", "Strona główna", language="pl"))]),
]


def write_warc(path: Path) -> None:
    """Write every row of the table as response records."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, copies in ROWS:
            for stamp, status, headers, body in copies:
                moment = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
                length = ("Content-Length", str(len(body)))
                record = writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(body),
                    http_headers=StatusAndHeaders(status, [*headers, length], protocol="HTTP/1.1"),
                    warc_headers_dict={"WARC-Date": moment.strftime("%Y-%m-%dT%H:%M:%SZ")},
                )
                writer.write_record(record)


if __name__ == "__main__":
    write_warc(Path(sys.argv[1]))
