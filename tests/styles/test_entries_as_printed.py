"""What entries of a .bib file hold is printed whole, and by the rules of each style."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography
from citekit.styles import load_style
from citekit.styles.lines import print_line
from citekit.styles.rich import plain

COLLECTED = (
    "@book{a, author={Колас, Якуб}, maintitle={Збор твораў}, title={Паэмы}, volume=8, volumes=20, date=2009, "
    "location={Мінск}, langid={belarusian}}"
)
NAMED_IN_TITLE = "@book{a, title={Сочинения : в 6 т.}, volumes=6, date=1970, langid={russian}}"
WHOLE = "@book{a, author={Kowal, Jan}, title={Prawo}, volumes=3, date=1993, langid={polish}}"
ISSUE = (
    "@article{a, author={Жук, Ольга}, title={Лес}, journaltitle={Записки}, volume=4, number={Вып. 3}, date=2010, "
    "langid={russian}}"
)
FASCICLE = "@article{a, title={Las}, journaltitle={Pamiętnik}, number={z. 2}, date=2005, langid={polish}}"
DOUBLE = "@article{a, title={Лес}, journaltitle={Записки}, volume=3, number={9 (324)}, date=2010, langid={russian}}"
DOUBLE_ALONE = "@article{a, title={Лес}, journaltitle={Записки}, number={9 (324)}, date=2010, langid={russian}}"
ONE_NAME = "@book{a, author={Платон}, title={Государство}, date=1999, langid={russian}}"
PATRONYM = "@book{a, author={Сулейманов, Г. А. оглы}, title={История}, date=1999, langid={russian}}"
EDITED = "@book{a, editor={{Академия наук}}, title={Атлас}, date=1999, langid={russian}}"
OTHERS = "@article{a, author={Максимова, С. Г. and others}, title={Дно}, journaltitle={Вестник}, date=2010, langid={russian}}"
COMPILED = "@book{a, editor={Петров, Пётр}, editortype={compiler}, title={Сборник}, date=1999, langid={russian}}"
HOSTED = (
    "@incollection{a, author={Иванов, Иван}, bookauthor={Петров, Пётр}, title={Глава}, booktitle={Книга}, date=1999, "
    "pages={1--5}, langid={russian}}"
)
HOST_EDITED = HOSTED.replace("date=", "editor={Бык, Лев}, edition=2, date=")
IN_VOLUMES = (
    "@incollection{a, title={Глава}, booktitle={Сочинения}, volumes=6, volume=2, date=1999, pages={1--5}, "
    "langid={russian}}"
)
OWN_HOST = HOSTED.replace("Петров, Пётр", "Иванов, Иван")
REPORT = (
    "@report{a, author={Жук, Ольга}, title={Лес}, type={Отчёт о НИР}, number={12-05}, institution={БГУ}, "
    "location={Минск}, date=2005, langid={russian}}"
)
TECHNICAL = (
    "@techreport{a, title={Wood}, type={techreport}, number={7}, institution={MIT}, date=2005, langid={english}}"
)
UNREAD_WEB = "@online{a, title={Сайт}, date={весна 2010}, url={http://a.example}, langid={russian}}"
UNREAD = "@misc{a, title={Карта}, date={б. г.}, langid={russian}}"
UNREAD_NEWS = (
    "@article{a, entrysubtype={newspaper}, title={Снег}, journaltitle={Звязда}, date={весна 2010}, langid={russian}}"
)
UNREAD_LETTER = "@unpublished{a, title={Письма}, library={РГБ}, date={1920-е гг.}, langid={russian}}"
COURT = "@legislation{a, title={Roe v. Wade}, institution={U.S. Supreme Court}, date=1973, langid={english}}"
COUNCIL = "@legislation{a, title={О лесе}, institution={Совет Министров}, date=1973, langid={russian}}"
FRENCH_THESIS = (
    "@thesis{a, author={Nowak, Jan}, title={Praca}, type={phdthesis}, institution={UW}, date=2001, langid={polish}}"
)
MASTER = (
    "@thesis{a, author={Новик, Иван}, title={Лес}, type={mathesis}, institution={БГУ}, date=2001, langid={russian}}"
)
KINDLESS = "@phdthesis{a, author={Новик, Иван}, title={Лес}, school={БГУ}, year=2001, langid={russian}}"
POLISH_THESIS = "@thesis{a, author={Nowak, Jan}, title={Praca}, type={rozprawa doktorska}, date=2001, langid={polish}}"
ABSTRACT = (
    "@thesis{a, author={Новик, Иван}, title={Лес}, type={Автореф. дис... канд. ист. наук}, date=2001, langid={russian}}"
)
ENGLISH_THESIS = "@thesis{a, author={Smith, Ann}, title={Law}, type={PhD thesis}, date=2001, langid={english}}"
GERMAN_THESIS = "@thesis{a, author={Smith, Ann}, title={Recht}, type={Diss.}, date=2001, langid={german}}"
ELECTRONIC = "@online{a, title={Книга [Электронный ресурс]}, url={http://a.example}, date=2010, langid={russian}}"
DISC = "@book{a, title={Книга [Электронный ресурс]}, location={Минск}, date=2010, langid={russian}}"
MIDDLE = "@online{a, title={Книга [Электронный ресурс] : учебник}, url={http://a.example}, date=2010, langid={russian}}"
PRINTED = "@book{a, title={Книга [Текст] : учебник}, date=2010, langid={russian}}"
QUOTED = '@book{a, title={«Слова „о полку“» и "поле"}, date=2005, langid={russian}}'
POLISH_QUOTES = "@book{a, title={Nad „Panem Tadeuszem”}, date=2005, langid={polish}}"
FRENCH = (
    "@book{a, editor={Dupont, Anne}, title={Livre}, edition={2}, pagetotal={230}, location={Paris}, date=2006, "
    "langid={french}}"
)
FRENCH_ARTICLE = (
    "@article{a, entrysubtype={newspaper}, title={Un mot}, journaltitle={Le Courrier}, date={2006-05}, number=5, "
    "pages={3-4}, langid={french}}"
)
GERMAN = "@article{a, title={X}, journaltitle={ZfS}, volume={Bd. 5}, number={H. 3}, date=2005, langid={german}}"
BOOK_AND_PART = "@book{a, title={Лес}, volume={Кн. 2}, date=2005, langid={russian}}"
TRANSLATED = (
    '@article{a, title={Теория и др.}, title+an:en={="Theory etc."}, journaltitle={Труды}, '
    'journaltitle+an:en={="Proc. Russ. Acad. Sci."}, date=2005, langid={russian}}'
)
BRACKETED = (
    '@book{a, title={Слоўнік [Электронны рэсурс]}, title+an:en={="[Dictionary [Electronic resource]]"}, date=2005, '
    "langid={belarusian}}"
)
HARD_SIGN = '@book{a, title={Объезд "Льва"}, date=2005, langid={russian}}'
JUDGMENT = (
    "@jurisdiction{a, type={Wyrok}, institution={Trybunału Konstytucyjnego}, number={K 18/04}, date={2005-05-11}, "
    "langid={polish}}"
)
CODE = (
    "@legislation{a, title={Kodeks karny}, type={Ustawa}, journaltitle={Dz.U.}, issue=88, "
    "date={1997-06-06}, langid={polish}}"
)
YEARLY = "@legislation{a, title={О лесе}, type={Закон}, journaltitle={Ведомости}, issue=5, date=2011, langid={russian}}"
NAMELESS_ACT = "@legislation{a, title={Forest Act 2000}, journaltitle={c. 36}, date=2000, langid={english}}"
YEAR_ALONE = "@legislation{a, title={О лесе}, type={Закон}, date=2011, langid={russian}}"
TWO_HOUSES = "@book{a, title={Речь}, publisher={Гнозис; Прогресс}, location={М.; Л.}, date=1993, langid={russian}}"
JOINED_HOUSES = TWO_HOUSES.replace("Гнозис; Прогресс", "Гнозис and Прогресс")
DOUBTED = "@book{a, author={Smith, Ann}, title={Law}, date={1905~}, langid={english}}"
WORDED = (
    "@book{a, author={Smith, Ann}, title={Law}, edition={Second}, translator={Brown, Bob}, date=1993, langid={english}}"
)
POLISH_EDITION = "@book{a, author={Kowal, Jan}, title={Prawo}, edition={2 popr.}, date=1993, langid={polish}}"
RUSSIAN_EDITION = "@book{a, title={Право}, edition={3-е, испр. и доп.}, date=1993, langid={russian}}"
ENDED_EDITION = "@book{a, title={Право}, edition={3-е}, date=1993, langid={russian}}"
SHORT_EDITION = "@book{a, author={Smith, Ann}, title={Law}, edition={2nd}, date=1993, langid={english}}"
ENGLISH_EDITION = SHORT_EDITION.replace("2nd", "3rd ed.")
REVISED = SHORT_EDITION.replace("2nd", "3rd rev. ed.")
UNNUMBERED = SHORT_EDITION.replace("2nd", "rev.")
FULL_EDITION = "@book{a, title={Право}, edition={3-е изд., испр.}, date=1993, langid={russian}}"
MAGAZINE = (
    "@article{a, entrysubtype={magazine}, author={Smith, Ann}, title={Law}, journaltitle={Time}, number=3, "
    "date={1993-03-02}, langid={english}}"
)
FORMULA = "@book{a, title={Пары H$_2$O при 10$^{5}$ Па}, date=1993, langid={russian}}"
MONTH = "@article{a, entrysubtype={newspaper}, title={Las}, journaltitle={Gazeta}, date={2010-11}, langid={polish}}"

CHINESE = "@book{a, author={王, 小明}, title={中国}, date=2010, langid={chinese}}"
REVIEW = (
    "@article{a, reviewed-title={Bees}, reviewed-author={Jones, Bo}, author={Smith, Ann}, journaltitle={SR}, "
    "entrysubtype={review-book}, volume=61, pages={200-203}, date=2002, langid={english}}"
)
NAMED_REVIEW = (
    "@article{a, reviewed-title={Лес}, reviewed-author={Лис, Борис}, author={Жук, Ольга}, title={Взгляд}, "
    "journaltitle={Новый мир}, pages=5, date=2002, langid={russian}}"
)
UNTITLED = "@article{a, author={Smith, Ann}, journaltitle={SR}, volume=61, date=2002, langid={english}}"
ADDED = (
    "@book{a, author={Жук, Ольга}, title={Лес}, titleaddon={Роман в стихах}, volume=3, part=2, pages={5--9}, "
    "date=1936, langid={russian}}"
)
READ_PAPER = (
    "@inproceedings{a, author={Жук, Ольга}, title={Лес}, eventtitle={Междунар. конф. «Мир»}, venue={Минск}, "
    "date=2011, langid={russian}}"
)
PROCEEDINGS = READ_PAPER.replace("date=", "booktitle={Труды}, date=")
PREPRINT = (
    "@online{a, author={Smith, Ann}, title={Nets}, eprint={1706.03762}, eprinttype={arxiv}, date=2017, "
    "langid={english}}"
)
PROGRAM = (
    "@software{a, author={Smith, Ann}, title={Nets}, version={1.2}, url={http://a.example}, date=2020, "
    "langid={english}}"
)
REPRINT = "@book{a, author={Smith, Ann}, title={Law}, publisher={Wiley}, origdate=1905, date=2001, langid={english}}"
PATENT = (
    "@patent{a, author={Жук, Ольга}, title={Лес}, number=7, jurisdiction={Рос. Федерация}, date={2002-08-20}, "
    "langid={russian}}"
)
BARE_STANDARD = (
    "@standard{a, title={Notes}, number={690:2021}, publisher={ISO}, location={Geneva}, date=2021, langid={english}}"
)
JUNIOR = "@book{a, author={King, Jr., Martin L. and von Neumann, John}, title={Law}, date=2001, langid={english}}"
PORTAL = (
    "@legislation{a, title={О лесе}, type={Указ}, journaltitle={Портал}, location={Минск}, date={2010-11-09}, "
    "url={http://a.example}, langid={russian}}"
)
GREEK = r"@book{a, title={What is $\alpha$-decay, $\beta_2$ and $x^2$? On $\sqrt{2}$ and $5 or $6}, date=1993, langid={english}}"
UKRAINIAN_DOCTOR = KINDLESS.replace("russian", "ukrainian")
POLISH_MASTER = "@mastersthesis{a, author={Nowak, Jan}, title={Las}, school={UW}, year=2001, langid={polish}}"
UNTYPED_REPORT = (
    "@report{a, author={Жук, Ольга}, title={Лес}, number={12-05}, institution={БГУ}, date=2005, langid={russian}}"
)
SERIES = (
    "@article{a, author={Жук, Ольга}, title={Лес}, journaltitle={Веснік БДУ}, series={Серыя 4, Філалогія}, date=2010, "
    "number={3(12)}, pages={5--8}, langid={belarusian}}"
)
NAMED_SERIES = SERIES.replace("Серыя 4, Філалогія", "Філалогія")
EDITION_OF_HOST = (
    "@inreference{a, title={Полоцк}, booktitle={Энциклопедия}, edition=3, volume=20, location={М.}, publisher={Наука}, "
    "date=1975, pages={231}, langid={russian}}"
)
WITH_EDITOR = (
    "@book{a, author={Жук, Ольга}, editor={Бык, Лев}, title={Лес}, edition=2, translator={Лис, Ян}, date=2010, "
    "langid={russian}}"
)
IN_TWO = "@book{a, author={Жук, Ольга}, editor={Бык, Лев}, title={Лес}, volumes=2, date=2010, langid={russian}}"
SOME_VOLUMES = IN_TWO.replace("volumes=2", "volume={1-3}, edition=2")
EDITORS = (
    "@incollection{a, author={Black, Eve}, editor={Grey, Ann and White, Bob and Reed, Cy}, title={Bees}, "
    "booktitle={Law}, date=2001, langid={english}}"
)
TWO_EDITORS = EDITORS.replace(" and Reed, Cy", "")
UNDATED = "@article{a, title={Лес}, journaltitle={Записки}, number=3, pages={1}, langid={russian}}"
NEWS_ONLINE = (
    "@article{a, entrysubtype={newspaper}, title={Snow}, journaltitle={Times}, date={2013-07-05}, pages={3}, "
    "url={http://a.example}, urldate={2014-01-02}, langid={english}}"
)
STANDARD = "@standard{a, title={Запіс}, type={СТБ}, number={7.12-2001}, location={Мінск}, publisher={БелДІСС}, date=2001, pagetotal=22, langid={belarusian}}"
CASE = (
    "@jurisdiction{a, title={Barton v. Armstrong}, date=1976, journaltitle={AC}, volume=1, pages={104--118}, "
    "langid={english}}"
)
FILM = "@movie{a, author={Жук, Ольга}, title={Лес}, type={Художественный фильм}, publisher={Мосфильм}, location={М.}, date=1974, langid={russian}}"
DATA = "@dataset{a, author={Smith, Ann}, title={Rivers}, publisher={Zenodo}, date=2021, langid={english}}"
SITE = "@online{a, title={Сайт}, url={http://a.example}, date=2010, langid={russian}}"
LETTER = "@letter{a, author={Smith, Ann}, title={Letter}, library={BL}, date={1912-03-05}, langid={english}}"
DIRTY = "@book{a, author={Жук, О.}, title={Лес,}, location={М. :}, publisher={Наука ;}, date={1990,}, langid={russian}}"
STRAY = "@article{a, author={Жук, О.}, title={Лес}, journaltitle={Записки}, volume={,}, number={–}, date=1990, langid={russian}}"
LINKED = "@book{a, title={Лес (http://les.example/a) // Сад}, date=1990, langid={russian}}"
TRANSLATED_ARTICLE = (
    "@article{a, author={Nora, Pierre}, translator={Dłuski, Wiktor}, title={Czas}, journaltitle={Res}, date=2001, "
    "langid={polish}}"
)
MONTHLY = (
    "@article{a, entrysubtype={magazine}, title={Лес}, journaltitle={Критика}, date={2002-04}, number={4 (54)}, "
    "langid={ukrainian}}"
)
HYPHENED = "@book{a, author={Kriegel, Hans-Peter}, title={Nets}, url={http://a.example}, date=2001, langid={english}}"
YEARS = "@book{a, author={Smith, Ann}, title={Law}, date={2010/2012}, langid={english}}"


@pytest.mark.parametrize(
    ("entry", "style", "line"),
    [
        (GREEK, "gost", r"What is α-decay, β₂ and x²? On $\sqrt{2}$ and $5 or $6. – 1993."),
        (UKRAINIAN_DOCTOR, "dstu8302", "Новик И. Лес : дис. / БГУ. 2001."),
        (UKRAINIAN_DOCTOR, "apa", "Novyk, Y. (2001). Les [???] [Doctoral dissertation, BHU]."),
        (POLISH_MASTER, "pn-iso690", "NOWAK, Jan. Las. Praca magisterska. UW, 2001."),
        (POLISH_MASTER, "vak-be", "Nowak, J. Las : praca magisterska / J. Nowak ; UW. – 2001."),
        (UNTYPED_REPORT, "gost", "Жук О. Лес : отчёт № 12-05. – БГУ, 2005."),
        (UNTYPED_REPORT, "apa", "Zhuk, O. (2005). Les [???] (Report No. 12-05). BGU."),
        (UNTYPED_REPORT, "bsi", "Zhuk O. Les [???]. Report no. 12-05. BGU Publ., 2005. (in Russian)"),
        (SERIES, "gost", "Жук О. Лес // Веснік БДУ. Сер. 4, Філалогія. – 2010. – № 3 (12). – С. 5–8."),
        (SERIES, "dstu8302", "Жук О. Лес. Веснік БДУ. Сер. 4, Філалогія. 2010. № 3 (12). С. 5–8."),
        (
            SERIES,
            "bsi",
            "Zhuk O. Lyes [???]. Vyesnik BDU. Syer. 4, Filalohiya, 2010, no. 3 (12), pp. 5–8. (in Belarusian)",
        ),
        (SERIES, "apa", "Zhuk, O. (2010). Les [???]. Vesnik BDU. Ser. 4, Filalohiia, 3(12), 5–8."),
        (SERIES, "pn-iso690", "ŽUK, Olʹga. Les. Vesnìk BDU. Ser. 4, Fìlalogìâ. 2010, nr 3 (12), s. 5–8."),
        (NAMED_SERIES, "vak-be", "Жук, О. Лес / О. Жук // Веснік БДУ. Сер. Філалогія. – 2010. – № 3 (12). – С. 5–8."),
        (NAMED_SERIES, "vancouver", "Zhuk O. Les [???]. Vesnik BDU. Ser. Filalohiia. 2010;3(12):5-8. (Belarusian)."),
        (EDITION_OF_HOST, "gost", "Полоцк // Энциклопедия. – 3-е изд. – М. : Наука, 1975. – Т. 20. – С. 231."),
        (EDITION_OF_HOST, "vak-be", "Полоцк // Энциклопедия. – 3-е изд. – М., 1975. – Т. 20. – С. 231."),
        (EDITION_OF_HOST, "dstu8302", "Полоцк. Энциклопедия. 3-е изд. М. : Наука, 1975. Т. 20. С. 231."),
        (
            EDITION_OF_HOST,
            "gost-7.0.100",
            "Полоцк. – Текст : непосредственный // Энциклопедия. – 3-е изд. – Москва : Наука, 1975. – Т. 20. – С. 231.",
        ),
        (
            EDITION_OF_HOST,
            "bsi",
            "Polotsk [???]. Entsiklopediya. 3rd ed. Moscow, Nauka Publ., 1975, vol. 20, p. 231. (in Russian)",
        ),
        (
            EDITION_OF_HOST,
            "vancouver",
            "Polotsk [???]. In: Entsiklopediia. 3rd ed. Vol. 20. Moscow: Nauka; 1975. p. 231. (Russian).",
        ),
        (
            EDITION_OF_HOST,
            "harvard",
            "‘Polotsk’ [???] (1975), in Entsiklopediia. 3rd edn. Moscow: Nauka, vol. 20, p. 231. (in Russian)",
        ),
        (EDITION_OF_HOST, "pn-iso690", "Polock. W: Ènciklopediâ. Wyd. 3. Moskwa: Nauka, 1975, t. 20, s. 231."),
        (WITH_EDITOR, "apa", "Zhuk, O. (2010). Les [???] (L. Byk, Ed.; Ia. Lis, Trans.; 2nd ed.)."),
        (
            WITH_EDITOR,
            "harvard",
            "Zhuk, O. (2010) Les [???]. 2nd edn. Edited by L. Byk. Translated by Ia. Lis. (in Russian)",
        ),
        (WITH_EDITOR, "pn-iso690", "ŽUK, Olʹga. Les. Red. Lev Byk. Tłum. Ân Lis. Wyd. 2. 2010."),
        (SOME_VOLUMES, "apa", "Zhuk, O. (2010). Les [???] (L. Byk, Ed.; 2nd ed., Vols. 1–3)."),
        (SOME_VOLUMES, "harvard", "Zhuk, O. (2010) Les [???]. 2nd edn. Vols 1–3. Edited by L. Byk. (in Russian)"),
        (EDITORS, "apa", "Black, E. (2001). Bees. In A. Grey, B. White, & C. Reed (Eds.), Law."),
        (TWO_EDITORS, "apa", "Black, E. (2001). Bees. In A. Grey & B. White (Eds.), Law."),
        (EDITORS, "harvard", "Black, E. (2001) ‘Bees’, in A. Grey, B. White and C. Reed (eds) Law."),
        (IN_TWO, "bsi", "Zhuk O. Les [???], L. Byk (ed.). In 2 vol. 2010. (in Russian)"),
        (UNDATED, "vancouver", "Les [???]. Zapiski. [date unknown];(3):1. (Russian)."),
        (UNDATED, "pn-iso690", "Les. Zapiski. Nr 3, s. 1."),
        (
            NEWS_ONLINE,
            "vancouver",
            "Snow. Times [Internet]. 2013 Jul 5:3 [cited 2014 Jan 2]. Available from: http://a.example.",
        ),
        (STANDARD, "vak-be", "СТБ 7.12-2001. Запіс. – Мінск : БелДІСС, 2001. – 22 с."),
        (STANDARD, "apa", "Zapis [???] (STB 7.12-2001). (2001). BelDISS."),
        (STANDARD, "apa-uk", "Zapis [???] (STB 7.12-2001). (2001). Minsk: ByelDISS, 22 p. [in Belarusian]."),
        (STANDARD, "harvard", "Zapis [???] (2001) (STB 7.12-2001). Minsk: BelDISS. (in Belarusian)"),
        (CASE, "apa", "Barton v. Armstrong, AC, Vol. 1, pp. 104–118 (1976)."),
        (FILM, "gost", "Жук О. Лес : художественный фильм. – М. : Мосфильм, 1974."),
        (
            FILM,
            "gost-7.0.100",
            "Жук, О. Лес : художественный фильм / О. Жук. – Москва : Мосфильм, 1974. – Изображение (движущееся ; двухмерное) : видео.",
        ),
        (FILM, "apa", "Zhuk, O. (1974). Les [???] [Film]. Mosfilm."),
        (FILM, "bsi", "Zhuk O. Les [???]: khudozhestvennyi fil'm. Moscow, Mosfil'm Publ., 1974. (in Russian)"),
        (DATA, "apa", "Smith, A. (2021). Rivers [Data set]. Zenodo."),
        (DATA, "gost-7.0.100", "Smith, A. Rivers / A. Smith. – Zenodo, 2021. – Dataset : electronic."),
        (SITE, "gost-7.0.100", "Сайт. – 2010. – URL: http://a.example. – Текст : электронный."),
        (LETTER, "apa", "Smith, A. (1912, March 5). Letter. BL."),
        (DIRTY, "gost", "Жук О. Лес. – М. : Наука, 1990."),
        (STRAY, "bgn", "Zhuk O. Les [???]. Zapiski, 1990. (In Russ.)"),
        (LINKED, "harvard", "Les (http://les.example/a). Sad [???] (1990). (in Russian)"),
        (TRANSLATED_ARTICLE, "bsi", "Nora P. Czas, transl. by W. Dłuski. Res, 2001. (in Polish)"),
        (TRANSLATED_ARTICLE, "apa", "Nora, P. (2001). Czas (W. Dłuski, Trans.). Res."),
        (TRANSLATED_ARTICLE, "vancouver", "Nora P. Czas. Dłuski W, translator. Res. 2001. (Polish)."),
        (TRANSLATED_ARTICLE, "harvard", "Nora, P. (2001) ‘Czas’, translated by W. Dłuski, Res. (in Polish)"),
        (TRANSLATED_ARTICLE, "pn-iso690", "NORA, Pierre. Czas. Tłum. Wiktor Dłuski. Res. 2001."),
        (MONTHLY, "dstu8302", "Лес. Критика. 2002. Квіт. № 4 (54)."),
        (HYPHENED, "vancouver", "Kriegel HP. Nets [Internet]. 2001. Available from: http://a.example."),
        (YEARS, "vancouver", "Smith A. Law. 2010-2012."),
        (COLLECTED, "gost", "Колас Я. Збор твораў : у 20 т. – Мінск, 2009. – Т. 8 : Паэмы."),
        (COLLECTED, "vak-be", "Колас, Я. Збор твораў : у 20 т. / Я. Колас. – Мінск, 2009. – Т. 8 : Паэмы."),
        (COLLECTED, "dstu8302", "Колас Я. Збор твораў : у 20 т. Мінск, 2009. Т. 8 : Паэмы."),
        (COLLECTED, "bsi", "Kolas Ya. Zbor tvoraw [???]. In 20 vol. Minsk, 2009, vol. 8: Paemy. (in Belarusian)"),
        (COLLECTED, "apa", "Kolas, Ia. (2009). Zbor tvorau [???] (Vol. 8: Paemy)."),
        (COLLECTED, "harvard", "Kolas, Ia. (2009) Zbor tvorau [???]. Vol. 8: Paemy. Minsk. (in Belarusian)"),
        (COLLECTED, "vancouver", "Kolas Ia. Zbor tvorau [???]. Vol. 8, Paemy. Minsk; 2009. (Belarusian)."),
        (COLLECTED, "pn-iso690", "KOLAS, Âkub. Zbor tvoraŭ. Mińsk, 2009, t. 8: Paèmy. W 20 t."),
        (NAMED_IN_TITLE, "gost", "Сочинения : в 6 т. – 1970."),
        (WHOLE, "apa", "Kowal, J. (1993). Prawo (Vols. 1–3)."),
        (ISSUE, "gost", "Жук О. Лес // Записки. – 2010. – Т. 4, вып. 3."),
        (ISSUE, "bsi", "Zhuk O. Les [???]. Zapiski, 2010, vol. 4, iss. 3. (in Russian)"),
        (ISSUE, "apa", "Zhuk, O. (2010). Les [???]. Zapiski, 4(3)."),
        (FASCICLE, "gost", "Las // Pamiętnik. – 2005. – Z. 2."),
        (FASCICLE, "pn-iso690", "Las. Pamiętnik. 2005, z. 2."),
        (DOUBLE, "apa", "Les [???]. (2010). Zapiski, 3(9 [324])."),
        (DOUBLE_ALONE, "apa", "Les [???]. (2010). Zapiski, 9(324)."),
        (DOUBLE_ALONE, "vancouver", "Les [???]. Zapiski. 2010;9(324). (Russian)."),
        (DOUBLE_ALONE, "gost", "Лес // Записки. – 2010. – № 9 (324)."),
        (ONE_NAME, "gost", "Платон. Государство. – 1999."),
        (ONE_NAME, "vak-be", "Платон. Государство / Платон. – 1999."),
        (ONE_NAME, "bgn", "Platon. Gosudarstvo [???]. 1999. (In Russ.)"),
        (ONE_NAME, "apa", "Platon. (1999). Gosudarstvo [???]."),
        (ONE_NAME, "harvard", "Platon (1999) Gosudarstvo [???]. (in Russian)"),
        (PATRONYM, "dstu8302", "Сулейманов Г. А. оглы. История. 1999."),
        (PATRONYM, "vancouver", "Suleimanov GA ogly. Istoriia [???]. 1999. (Russian)."),
        (PATRONYM, "harvard", "Suleimanov, G.A. ogly (1999) Istoriia [???]. (in Russian)"),
        (EDITED, "apa", "Akademiia nauk (Ed.). (1999). Atlas [???]."),
        (OTHERS, "gost", "Дно / С. Г. Максимова [и др.] // Вестник. – 2010."),
        (OTHERS, "vak-be", "Дно / С. Г. Максимова [и др.] // Вестник. – 2010."),
        (OTHERS, "dstu8302", "Дно / С. Г. Максимова и др. Вестник. 2010."),
        (OTHERS, "bsi", "Maksimova S. G. et al. Dno [???]. Vestnik, 2010. (in Russian)"),
        (COMPILED, "gost", "Сборник / сост. П. Петров. – 1999."),
        (COMPILED, "bsi", "Sbornik [???], P. Petrov (comp.). 1999. (in Russian)"),
        (COMPILED, "pn-iso690", "PETROV, Pëtr, oprac. Sbornik. 1999."),
        (HOSTED, "gost", "Иванов И. Глава // Петров П. Книга. – 1999. – С. 1–5."),
        (HOSTED, "vak-be", "Иванов, И. Глава / И. Иванов // Книга / П. Петров. – 1999. – С. 1–5."),
        (HOSTED, "bsi", "Ivanov I. Glava [???]. Petrov P. Kniga. 1999, pp. 1–5. (in Russian)"),
        (HOSTED, "apa", "Ivanov, I. (1999). Glava [???]. In P. Petrov, Kniga (pp. 1–5)."),
        (HOSTED, "vancouver", "Ivanov I. Glava [???]. In: Petrov P. Kniga. 1999. p. 1-5. (Russian)."),
        (HOSTED, "pn-iso690", "IVANOV, Ivan. Glava. W: PETROV, Pëtr. Kniga. 1999, s. 1–5."),
        (HOST_EDITED, "gost", "Иванов И. Глава // Петров П. Книга / ред. Л. Бык. – 2-е изд. – 1999. – С. 1–5."),
        (
            HOST_EDITED,
            "bsi",
            "Ivanov I. Glava [???]. Petrov P. Kniga, L. Byk (ed.). 2nd ed. 1999, pp. 1–5. (in Russian)",
        ),
        (HOST_EDITED, "apa", "Ivanov, I. (1999). Glava [???]. In P. Petrov, Kniga (L. Byk, Ed.; 2nd ed., pp. 1–5)."),
        (
            HOST_EDITED,
            "harvard",
            "Ivanov, I. (1999) ‘Glava’ [???], in P. Petrov, Kniga. Edited by L. Byk. 2nd edn, pp. 1–5. (in Russian)",
        ),
        (
            HOST_EDITED,
            "vancouver",
            "Ivanov I. Glava [???]. In: Petrov P. Kniga. 2nd ed. Byk L, editor. 1999. p. 1-5. (Russian).",
        ),
        (HOST_EDITED, "pn-iso690", "IVANOV, Ivan. Glava. W: PETROV, Pëtr. Kniga. Red. Lev Byk. Wyd. 2. 1999, s. 1–5."),
        (IN_VOLUMES, "gost", "Глава // Сочинения : в 6 т. – 1999. – Т. 2. – С. 1–5."),
        (IN_VOLUMES, "dstu8302", "Глава. Сочинения : в 6 т. 1999. Т. 2. С. 1–5."),
        (OWN_HOST, "gost", "Иванов И. Глава // Книга. – 1999. – С. 1–5."),
        (REPORT, "gost", "Жук О. Лес : отчёт о НИР № 12-05. – Минск : БГУ, 2005."),
        (REPORT, "bsi", "Zhuk O. Les [???]. Otchet o NIR no. 12-05. Minsk, BGU Publ., 2005. (in Russian)"),
        (REPORT, "apa", "Zhuk, O. (2005). Les [???] (Otchet o NIR No. 12-05). BGU."),
        (REPORT, "vancouver", "Zhuk O. Les [???]. Minsk: BGU; 2005. Report No.: 12-05. (Russian)."),
        (TECHNICAL, "harvard", "Wood (2005). Technical report no. 7. MIT."),
        (UNREAD_WEB, "gost", "Сайт [Электронный ресурс]. – весна 2010. – URL: http://a.example."),
        (UNREAD, "gost", "Карта. – [б. г.]."),
        (UNREAD, "apa", "Karta [???]. (n.d.)."),
        (UNREAD, "harvard", "Karta [???] (no date). (in Russian)"),
        (UNREAD_NEWS, "vak-be", "Снег // Звязда. – весна 2010."),
        (UNREAD_NEWS, "harvard", "‘Sneg’ [???] (vesna 2010), Zviazda. (in Russian)"),
        (UNREAD_LETTER, "gost", "Письма, 1920-е гг. // РГБ."),
        (COURT, "gost", "Roe v. Wade : U.S. Supreme Court, 1973."),
        (COUNCIL, "gost", "О лесе : Совет Министров, 1973 г."),
        (FRENCH_THESIS, "gost", "Nowak J. Praca : rozprawa doktorska / UW. – 2001."),
        (FRENCH_THESIS, "apa", "Nowak, J. (2001). Praca [Doctoral dissertation, UW]."),
        (MASTER, "vak-be", "Новик, И. Лес : магистерская дис. / И. Новик ; БГУ. – 2001."),
        (MASTER, "bsi", "Novik I. Les [???]. Master’s thesis. BGU, 2001. (in Russian)"),
        (KINDLESS, "gost", "Новик И. Лес : дис. / БГУ. – 2001."),
        (POLISH_THESIS, "bsi", "Nowak J. Praca. Doctoral dissertation. 2001. (in Polish)"),
        (POLISH_THESIS, "pn-iso690", "NOWAK, Jan. Praca. Rozprawa doktorska. 2001."),
        (ABSTRACT, "gost", "Новик И. Лес : автореф. дис. ... канд. ист. наук. – 2001."),
        (ABSTRACT, "vak-be", "Новик, И. Лес : автореф. дис. ... канд. ист. наук / И. Новик. – 2001."),
        (ABSTRACT.replace("дис...", "дис…."), "gost", "Новик И. Лес : автореф. дис. ... канд. ист. наук. – 2001."),
        (ABSTRACT.replace("дис...", "дис. ... "), "gost", "Новик И. Лес : автореф. дис. ... канд. ист. наук. – 2001."),
        (ENGLISH_THESIS, "gost", "Smith A. Law : PhD thesis. – 2001."),
        (GERMAN_THESIS, "gost", "Smith A. Recht : Diss. – 2001."),
        (ELECTRONIC, "gost", "Книга [Электронный ресурс]. – 2010. – URL: http://a.example."),
        (ELECTRONIC, "dstu8302", "Книга. 2010. URL: http://a.example."),
        (ELECTRONIC, "bsi", "Kniga [???], 2010. Available at: http://a.example. (in Russian)"),
        (DISC, "vak-be", "Книга [Электронный ресурс]. – Минск, 2010."),
        (DISC, "gost-7.0.100", "Книга. – Минск, 2010. – Текст : электронный."),
        (MIDDLE, "gost", "Книга [Электронный ресурс] : учебник. – 2010. – URL: http://a.example."),
        (PRINTED, "bsi", "Kniga: uchebnik [???]. 2010. (in Russian)"),
        (QUOTED, "bsi", "“Slova ‘o polku’” i “pole” [???]. 2005. (in Russian)"),
        (QUOTED, "gost", '«Слова „о полку“» и "поле". – 2005.'),
        (POLISH_QUOTES, "pn-iso690", "Nad „Panem Tadeuszem”. 2005."),
        (POLISH_QUOTES, "bsi", "Nad “Panem Tadeuszem”. 2005. (in Polish)"),
        (FRENCH, "gost", "Livre / sous la dir. de A. Dupont. – 2e éd. – Paris, 2006. – 230 p."),
        (FRENCH, "bsi", "Livre, A. Dupont (ed.). 2nd ed. Paris, 2006. 230 p. (in French)"),
        (FRENCH_ARTICLE, "gost", "Un mot // Le Courrier. – 2006. – Mai. – N° 5. – P. 3–4."),
        (GERMAN, "gost", "X // ZfS. – 2005. – Bd. 5, H. 3."),
        (BOOK_AND_PART, "gost", "Лес. – 2005. – Кн. 2."),
        (BOOK_AND_PART, "apa", "Les [???] (Bk. 2). (2005)."),
        (TRANSLATED, "bsi", "Teoriya i dr. [Theory etc.]. Trudy = Proc. Russ. Acad. Sci., 2005. (in Russian)"),
        (BRACKETED, "bsi", "Slownik [Dictionary]. 2005. (in Belarusian)"),
        (HARD_SIGN, "bsi", "Ob\"ezd “L'va” [???]. 2005. (in Russian)"),
        (JUDGMENT, "gost", "Wyrok Trybunału Konstytucyjnego z dnia 11 maja 2005 r., sygn. akt K 18/04."),
        (JUDGMENT, "bsi", "Wyrok Trybunału Konstytucyjnego z dnia 11 maja 2005 r., sygn. akt K 18/04. (in Polish)"),
        (CODE, "gost", "Ustawa z dnia 6 czerwca 1997 r. – Kodeks karny // Dz.U. – 1997. – Nr 88."),
        (CODE, "dstu8302", "Ustawa z dnia 6 czerwca 1997 r. – Kodeks karny. Dz.U. 1997. Nr 88."),
        (CODE, "pn-iso690", "Ustawa z dnia 6 czerwca 1997 r. – Kodeks karny. Dz.U. 1997, nr 88."),
        (CODE, "bsi", "Ustawa z dnia 6 czerwca 1997 r. – Kodeks karny. Dz.U., 1997, no. 88. (in Polish)"),
        (YEARLY, "gost", "О лесе : закон // Ведомости. – 2011. – № 5."),
        (YEARLY, "dstu8302", "О лесе : Закон. Ведомости. 2011. № 5."),
        (YEARLY, "bsi", "O lese [???]: Zakon. Vedomosti, 2011, no. 5. (in Russian)"),
        (NAMELESS_ACT, "gost", "Forest Act 2000 // c. 36. – 2000."),
        (NAMELESS_ACT, "dstu8302", "Forest Act 2000. c. 36. 2000."),
        (NAMELESS_ACT, "vancouver", "Forest Act 2000. c. 36. 2000."),
        (NAMELESS_ACT, "pn-iso690", "Forest Act 2000. c. 36. 2000."),
        (YEAR_ALONE, "dstu8302", "О лесе : Закон 2011 г."),
        (JUDGMENT, "apa", "Wyrok Trybunału Konstytucyjnego sygn. akt K 18/04 (2005)."),
        (TWO_HOUSES, "gost", "Речь. – М. ; Л. : Гнозис : Прогресс, 1993."),
        (JOINED_HOUSES, "vak-be", "Речь. – М. ; Л. : Гнозис : Прогресс, 1993."),
        (JOINED_HOUSES, "bsi", "Rech' [???]. Moscow; Leningrad, Gnozis; Progress Publ., 1993. (in Russian)"),
        (DOUBTED, "apa", "Smith, A. (ca. 1905). Law."),
        (DOUBTED, "harvard", "Smith, A. (c. 1905) Law."),
        (DOUBTED, "gost", "Smith A. Law. – [1905?]."),
        (WORDED, "apa", "Smith, A. (1993). Law (B. Brown, Trans.; 2nd ed.)."),
        (WORDED, "gost", "Smith A. Law / transl. by B. Brown. – 2nd ed. – 1993."),
        (WORDED, "vancouver", "Smith A. Law. 2nd ed. Brown B, translator. 1993."),
        (SHORT_EDITION, "gost", "Smith A. Law. – 2nd ed. – 1993."),
        (SHORT_EDITION, "apa", "Smith, A. (1993). Law (2nd ed.)."),
        (SHORT_EDITION, "harvard", "Smith, A. (1993) Law. 2nd edn."),
        (SHORT_EDITION, "vancouver", "Smith A. Law. 2nd ed. 1993."),
        (SHORT_EDITION, "pn-iso690", "SMITH, Ann. Law. Wyd. 2. 1993."),
        (ENGLISH_EDITION, "harvard", "Smith, A. (1993) Law. 3rd edn."),
        (ENGLISH_EDITION, "pn-iso690", "SMITH, Ann. Law. Wyd. 3. 1993."),
        (REVISED, "pn-iso690", "SMITH, Ann. Law. Wyd. 3. 1993."),
        (REVISED, "vancouver", "Smith A. Law. 3rd rev. ed. 1993."),
        (UNNUMBERED, "bsi", "Smith A. Law. Rev. ed. 1993."),
        (UNNUMBERED, "apa", "Smith, A. (1993). Law (Rev. ed.)."),
        (ENDED_EDITION, "vak-be", "Право. – 3-е изд. – 1993."),
        (ENDED_EDITION, "bsi", "Pravo [???]. 3rd ed. 1993. (in Russian)"),
        (POLISH_EDITION, "gost", "Kowal J. Prawo. – Wyd. 2, popr. – 1993."),
        (POLISH_EDITION, "pn-iso690", "KOWAL, Jan. Prawo. Wyd. 2, popr. 1993."),
        (RUSSIAN_EDITION, "vak-be", "Право. – 3-е изд., испр. и доп. – 1993."),
        (FULL_EDITION, "vak-be", "Право. – 3-е изд., испр. – 1993."),
        (POLISH_EDITION, "bsi", "Kowal J. Prawo. 2nd ed. 1993. (in Polish)"),
        (MAGAZINE, "apa", "Smith, A. (1993, March 2). Law. Time, (3)."),
        (MAGAZINE, "vancouver", "Smith A. Law. Time. 1993 Mar 2;(3)."),
        (MAGAZINE, "harvard", "Smith, A. (1993) ‘Law’, Time, no. 3, 2 March."),
        (FORMULA, "gost", "Пары H₂O при 10⁵ Па. – 1993."),
        (MONTH, "gost", "Las // Gazeta. – 2010. – Listop."),
        (MONTH.replace("2010-11", "2010-05"), "gost", "Las // Gazeta. – 2010. – Maj."),
        (MONTH.replace("2010-11", "2010-05"), "pn-iso690", "Las. Gazeta. Maj 2010."),
        (MONTH.replace("2010-11", "2010-05-03"), "pn-iso690", "Las. Gazeta. 3 maja 2010."),
        (SITE.replace("2010", "2010-03"), "pn-iso690", "Sajt [online]. Mar. 2010. Dostępny w: http://a.example."),
        (
            SITE.replace("2010", "2010-03"),
            "gost-7.0.100",
            "Сайт. – 2010. – Март. – URL: http://a.example. – Текст : электронный.",
        ),
        (REVIEW, "gost", "Smith A. [Review of: Bees / B. Jones] // SR. – 2002. – Vol. 61. – P. 200–203."),
        (REVIEW, "apa", "Smith, A. (2002). [Review of the book Bees, by B. Jones]. SR, 61, 200–203."),
        (REVIEW, "harvard", "Smith, A. (2002) [Review of the book Bees, by B. Jones], SR, 61, pp. 200–203."),
        (REVIEW, "pn-iso690", "SMITH, Ann. [Rec.: Bo Jones, Bees]. SR. 2002, t. 61, s. 200–203."),
        (NAMED_REVIEW, "gost", "Жук О. Взгляд [Рец. на кн.: Лес / Б. Лис] // Новый мир. – 2002. – С. 5."),
        (NAMED_REVIEW, "bsi", "Zhuk O. Vzglyad [???] [Review of: Les, by B. Lis]. Novyi mir, 2002, p. 5. (in Russian)"),
        (UNTITLED, "apa", "Smith, A. (2002). SR, 61."),
        (UNTITLED, "harvard", "Smith, A. (2002), SR, 61."),
        (ADDED, "gost", "Жук О. Лес : роман в стихах. – 1936. – Т. 3, ч. 2. – С. 5–9."),
        (ADDED, "bsi", "Zhuk O. Les: roman v stikhakh [???]. 1936, vol. 3, pt. 2, pp. 5–9. (in Russian)"),
        (ADDED, "apa", "Zhuk, O. (1936). Les [???] [Roman v stikhakh] (Vol. 3, Pt. 2, pp. 5–9)."),
        (ADDED, "vancouver", "Zhuk O. Les: roman v stikhakh [???]. Vol. 3, pt. 2. 1936. p. 5-9. (Russian)."),
        (
            ADDED.replace("Роман в стихах", "[Электронный ресурс]"),
            "gost",
            "Жук О. Лес. – 1936. – Т. 3, ч. 2. – С. 5–9.",
        ),
        (
            ADDED.replace("Роман в стихах", "[Роман]"),
            "apa",
            "Zhuk, O. (1936). Les [???] [Roman] (Vol. 3, Pt. 2, pp. 5–9).",
        ),
        (READ_PAPER, "gost", "Жук О. Лес // Междунар. конф. «Мир». – Минск, 2011."),
        (READ_PAPER, "apa", "Zhuk, O. (2011). Les [???]. Mezhdunar. konf. “Mir”, Minsk."),
        (READ_PAPER, "harvard", "Zhuk, O. (2011) ‘Les’ [???], in Mezhdunar. konf. “Mir”. Minsk. (in Russian)"),
        (PROCEEDINGS, "gost", "Жук О. Лес // Труды. – 2011."),
        (PREPRINT, "gost", "Smith A. Nets [Electronic resource]. – 2017. – URL: https://arxiv.org/abs/1706.03762."),
        (PROGRAM, "apa", "Smith, A. (2020). Nets (Version 1.2) [Computer software]. http://a.example"),
        (DATA.replace("date=", "version=3, date="), "apa", "Smith, A. (2021). Rivers (Version 3) [Data set]. Zenodo."),
        (REPRINT, "apa", "Smith, A. (2001). Law. Wiley. (Original work published 1905)"),
        (PATENT, "gost", "Пат. 7 Рос. Федерация. Лес / О. Жук. – Опубл. 20.08.2002."),
        (PATENT, "bsi", "Zhuk O. Les [???]. Patent 7 Russian Federation, 20 August 2002. (in Russian)"),
        (PATENT, "vancouver", "Zhuk O, inventor. Les [???]. Patent 7 Russian Federation. 2002 Aug 20. (Russian)."),
        (BARE_STANDARD, "gost", "ISO 690:2021. Notes. – Geneva : ISO, 2021."),
        (BARE_STANDARD, "apa", "Notes (ISO 690:2021). (2021). ISO."),
        (JUNIOR, "vancouver", "King ML Jr, von Neumann J. Law. 2001."),
        (JUNIOR, "bsi", "King M. L., Jr., von Neumann J. Law. 2001."),
        (CHINESE, "gost", "王 小明. 中国. – 2010."),
        (CHINESE, "harvard", "王, 小明 (2010) 中国. (in Chinese)"),
        (CHINESE, "vancouver", "王 小明. 中国. 2010. (Chinese)."),
        (CHINESE, "bgn", "王 小明. 中国. 2010. (In Chinese)"),
        (
            PORTAL,
            "vancouver",
            "O lese [???]: Ukaz, 9 noiab. 2010 g. [Internet]. Portal. Minsk; 2010. Available from: http://a.example. (Russian).",
        ),
    ],
)
def test_an_entry_gives_its_line(entry: str, style: str, line: str) -> None:
    """Volumes, issues, kinds, people and dates of an entry stand once in its line, in the form of the style."""
    (reference,) = read_bibliography(entry, "biblatex").references
    assert plain(print_line(reference, load_style(style))) == line


@pytest.mark.parametrize(
    ("genre", "english"),
    [
        ("praca magisterska", "Master’s thesis"),
        ("rozprawa habilitacyjna", "Habilitation thesis"),
        ("praca doktorska", "Doctoral dissertation"),
        ("магистерская диссертация", "Master’s thesis"),
        ("дипломна робота", "Diploma thesis"),
        ("дисс… док. филос. наук", "Dr. Sci. diss."),
        ("дис. ... д-ра філософії", "PhD diss."),
        ("аўтарэф. дыс. ... д-ра філал. навук", "Abstract of Dr. Sci. diss."),
        ("дис. ... канд. филос. наук", "Cand. Sci. diss."),
    ],
)
def test_a_kind_of_thesis_is_named_in_english(genre: str, english: str) -> None:
    """English lists name the degree for which a Slavic thesis was written."""
    entry = f"@thesis{{a, title={{X}}, type={{{genre}}}, date=2001, langid={{polish}}}}"
    (reference,) = read_bibliography(entry, "biblatex").references
    assert f"X. {english.rstrip('.')}. 2001." in plain(print_line(reference, load_style("bsi")))


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Процес: навч. посіб.", "навч. посіб. / Л. Бык. – 2005."),
        ("Лес : моногр.", "моногр. / Л. Бык. – 2005."),
        ("Лес : сб. ст.", "сб. ст. / Л. Бык. – 2005."),
        ("Slovar akad.", "akad. / Л. Бык. – 2005."),
        ("Proc. Russ. Acad. Sci.", "Sci. / Л. Бык. – 2005."),
        ("Theory etc.", "etc. / Л. Бык. – 2005."),
        ("Отчёт.", "Отчёт / Л. Бык. – 2005."),
        ("Жизнь в городе. Очерк.", "Очерк / Л. Бык. – 2005."),
        ("Стыхі.", "Стыхі / Л. Бык. – 2005."),
    ],
)
def test_the_last_abbreviation_of_a_title_keeps_its_stop(title: str, end: str) -> None:
    """The full stop of a sentence goes before a slash, that of an abbreviation stays."""
    entry = f"@book{{a, author={{Бык, Лев}}, title={{{title}}}, date=2005, langid={{russian}}}}"
    (reference,) = read_bibliography(entry, "biblatex").references
    assert plain(print_line(reference, load_style("vak-be"))).endswith(end)


@pytest.mark.parametrize(
    ("place", "house", "imprint"),
    [
        ("Ростов н/Д", "Феникс", "Rostov-on-Don, Feniks Publ., 1990."),
        ("Санкт Петербург", "Наука", "St. Petersburg, Nauka Publ., 1990."),
        ("М.: Л.", "Наука", "Moscow; Leningrad, Nauka Publ., 1990."),
        ("Минск", "Дзяржаўнае выдавецтва Беларусі", "Minsk, Dzyarzhaunae vydavetstva Belarusi, 1990."),
        ("СПб", "Наука", "St. Petersburg, Nauka Publ., 1990."),
        ("С.-Пб.", "Наука", "St. Petersburg, Nauka Publ., 1990."),
        ("Н. Новгород", "Наука", "Nizhny Novgorod, Nauka Publ., 1990."),
        ("К.", "Наука", "Kyiv, Nauka Publ., 1990."),
        ("М.–Л.", "Наука", "Moscow–Leningrad, Nauka Publ., 1990."),
        ("Минск–Москва", "Наука", "Minsk–Moscow, Nauka Publ., 1990."),
        ("Минск ; Урюпинск", "Наука", "Minsk; Uryupinsk, Nauka Publ., 1990."),
        ("[Б. м.]", "[б. и.]", "[S. l.], [s. n.], 1990."),
        ("М.", "Изд-во стандартов", "Moscow, Izd-vo standartov, 1990."),
        ("М.", "Изд-во Моск. ун-та", "Moscow, Izd-vo Mosk. un-ta, 1990."),
        ("М.", "Изд-во «Мир»", "Moscow, “Mir” Publ., 1990."),
        ("М.", "Изд-во МГУ", "Moscow, MGU Publ., 1990."),
        ("Минск", "Выд. Скакун В. М.", "Minsk, Vyd. Skakun V. M., 1990."),
        ("Минск", "изд-во Першина Р. В.", "Minsk, Izd-vo Pershina R. V., 1990."),
        ("Минск.", "Наука.", "Minsk, Nauka Publ., 1990."),
        ("Минск", "Наука : БГУ", "Minsk, Nauka; BGU Publ., 1990."),
        ("б. м.", "б. и.", "[S. l.], [s. n.], 1990."),
    ],
)
def test_an_imprint_is_in_english(place: str, house: str, imprint: str) -> None:
    """Places have their English names by any spelling, publishers are told as such unless their name does it."""
    entry = f"@book{{a, title={{X}}, location={{{place}}}, publisher={{{house}}}, date=1990, langid={{russian}}}}"
    (reference,) = read_bibliography(entry, "biblatex").references
    assert imprint in plain(print_line(reference, load_style("bsi")))


@pytest.mark.parametrize(
    ("place", "house", "style", "imprint"),
    [
        ("Мінск.", "БелЭн.", "gost", "Мінск : БелЭн, 1990."),
        ("Ростов н/Д.", "Феникс", "gost", "Ростов н/Д : Феникс, 1990."),
        ("М.", "Юрид. лит.", "gost", "М. : Юрид. лит., 1990."),
        ("М.", "Наука : Мысль", "gost", "М. : Наука : Мысль, 1990."),
        ("М.", "Наука: «Мысль»", "gost", "М. : Наука : «Мысль», 1990."),
        ("б. м.", "б. и.", "gost", "[Б. м.] : [б. и.], 1990."),
        ("М. ; Л.", "Наука", "gost-7.0.100", "Москва ; Ленинград : Наука, 1990."),
        ("СПб.", "Наука", "gost-7.0.100", "Санкт-Петербург : Наука, 1990."),
        ("Менск", "Наука", "gost-7.0.100", "Менск : Наука, 1990."),
        ("New York, N. Y.", "Wiley & Sons, Inc.", "gost", "New York, N. Y. : Wiley & Sons, Inc., 1990."),
    ],
)
def test_an_imprint_has_its_own_stops_and_brackets(place: str, house: str, style: str, imprint: str) -> None:
    """A stop of an abbreviation stays, a stray one goes, and what the work does not say stands in brackets."""
    entry = f"@book{{a, title={{X}}, location={{{place}}}, publisher={{{house}}}, date=1990, langid={{russian}}}}"
    (reference,) = read_bibliography(entry, "biblatex").references
    assert imprint in plain(print_line(reference, load_style(style)))


def test_the_forms_of_a_record_come_first() -> None:
    """What a record itself calls its place and publisher in English is printed, whatever the tables know."""
    entry = (
        '@book{a, title={X}, location={Минск}, location+an:en={="Miensk"}, publisher={Изд-во Моск. ун-та}, '
        'publisher+an:en={="Moscow University Press"}, date=1990, langid={russian}}'
    )
    (reference,) = read_bibliography(entry, "biblatex").references
    assert "Miensk, Moscow University Press, 1990." in plain(print_line(reference, load_style("bsi")))
