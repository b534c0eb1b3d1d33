"""Hold the words of the second site: sentences, articles about missing pages, and how seven languages say that a page is gone."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "be": (
        "Старая вузкакалейка злучала лесапільню з прыстанню на Бярэзіне.",
        "У архіве захаваліся рахункі млынара за восем гадоў запар.",
        "Бібліятэка атрымала ў дар збор карт канца дзевятнаццатага стагоддзя.",
        "Вясной разліў адразаў хутары ад мястэчка на некалькі тыдняў.",
        "Ткачыхі з суседніх вёсак прывозілі посцілкі на восеньскі кірмаш.",
        "Даследчык параўнаў дзве рэдакцыі летапісу і знайшоў устаўку.",
        "Настаўнік вёў дзённік надвор'я і запісваў прылёт буслоў.",
        "Новы мост адкрылі толькі пасля другой спробы інжынераў.",
    ),
    "ru": (
        "Уездная больница располагала двадцатью кроватями и одним фельдшером.",
        "Пароходство выпускало расписание дважды за навигацию.",
        "Исследователи сопоставили переписи и нашли расхождение в числе дворов.",
        "Ремесленники покупали медь на ярмарке и везли её обозом.",
        "Старый маяк погасили, когда русло ушло к востоку.",
        "Учёный составил словарь рыбацких слов по письмам своих учеников.",
        "Зимой почту возили по льду, и опоздания отмечали в журнале.",
        "Коллекция минералов перешла музею вместе с рабочими тетрадями.",
    ),
    "uk": (
        "Ковалі з передмістя утримували спільну кузню понад тридцять років.",
        "Музей придбав рушники, вишиті у трьох сусідніх повітах.",
        "Учені описали рослини крейдяних схилів над Дінцем.",
        "Шлях до пристані вимостили бруківкою лише напередодні ярмарку.",
        "Листування цукрозаводчиків збереглося майже повністю.",
        "Вчителька збирала колядки і позначала, хто їх співав.",
        "Перша електростанція живила млин та ліхтарі на площі.",
        "Картограф виправив течію річки за власними вимірами.",
    ),
    "pl": (
        "Dawna cukrownia zatrudniała co jesień robotników z czterech gmin.",
        "Kronikarz zapisywał ceny żyta przy każdym większym jarmarku.",
        "Muzeum odzyskało zbiór medali wywieziony podczas wojny.",
        "Kolej wąskotorowa dowoziła buraki aż do zimowych przymrozków.",
        "Leśnicy porównali przyrost sosen na dwóch poletkach.",
        "Rękopis zawiera poprawki naniesione trzema różnymi piórami.",
        "Most pontonowy rozbierano przed każdym spływem kry.",
        "Nauczycielka uczyła śpiewu i prowadziła wiejską bibliotekę.",
    ),
    "en": (
        "The parish kept a ledger of the ferry tolls for sixty years.",
        "Surveyors measured the marsh twice and disagreed about its edge.",
        "A retired printer donated his cases of wooden type to the school.",
        "The canal froze early, and the barges wintered below the lock.",
        "Botanists compared the herbarium with the older garden lists.",
        "Letters between the two engineers explain the crooked viaduct.",
        "Wool prices rose sharply after the northern fair was moved.",
        "The choir copied its own part books until the war.",
    ),
    "de": (
        "Die Glashütte verlegte ihre Öfen näher an das Buchenholz.",
        "Im Kirchenbuch fehlen die Einträge zweier harter Winter.",
        "Der Fährmann führte eine Liste aller Fuhrwerke.",
        "Forscher verglichen die Jahresringe der Balken aus drei Höfen.",
        "Das Stadtarchiv erwarb den Nachlass eines Kartenzeichners.",
        "Die Brücke wurde nach dem Hochwasser um einen Bogen verlängert.",
        "Ein Lehrer sammelte Flurnamen und ordnete sie nach Tälern.",
        "Die Genossenschaft baute eine Mühle und später ein Kraftwerk.",
    ),
    "lt": (
        "Senasis malūnas stovėjo prie upelio, kuris dabar nukreiptas vamzdžiu.",
        "Muziejus gavo dovanų audimo staklių rinkinį iš kaimo.",
        "Mokytojas rašė orų dienoraštį ir žymėjo gandrų sugrįžimą.",
        "Siaurukas veždavo durpes į miestą iki vėlyvo rudens.",
        "Tyrėjai palygino du metraščio nuorašus ir rado intarpą.",
        "Keltininkas skaičiuodavo vežimus ir užsirašydavo savininkus.",
        "Bažnyčios archyve išliko trys nebaigtos kronikos.",
        "Tiltą perstatė po potvynio, panaudoję senus akmenis.",
    ),
}

HEADLINES: dict[str, tuple[str, ...]] = {
    "be": ("Вузкакалейка на Бярэзіне", "Летапіс з дзвюма рэдакцыямі", "Дзённік вясковага настаўніка"),
    "ru": ("Словарь рыбацких слов", "Почта по зимнему льду", "Медь на старой ярмарке"),
    "uk": ("Кузня у передмісті", "Колядки та їхні виконавці", "Рослини крейдяних схилів"),
    "pl": ("Cukrownia i jej robotnicy", "Ceny żyta na jarmarkach", "Most pontonowy przed krą"),
    "en": ("Ferry tolls of a parish", "The crooked viaduct explained", "Wooden type in a school"),
    "de": ("Jahresringe dreier Höfe", "Flurnamen nach Tälern", "Die Liste des Fährmanns"),
    "lt": ("Siaurukas ir durpės", "Du metraščio nuorašai", "Keltininko sąrašai"),
}

ABOUT: dict[str, tuple[str, tuple[str, ...]]] = {
    "be": (
        "Памылка 404: чаму старонка не знойдзена",
        (
            "Кожны карыстальнік сеціва бачыў надпіс «старонка не знойдзена». Ён з'яўляецца, калі сервер не ведае запытанага адраса.",
            "Нумар 404 прыдумалі разам з першымі серверамі, і легенда пра пакой з такім нумарам не пацвярджаецца дакументамі.",
            "Бібліятэкары раяць рэдакцыям не выдаляць старыя матэрыялы, а пакідаць перанакіраванне на новы адрас, каб спасылкі працавалі.",
            "У навуковых артыкулах прападае кожная пятая спасылка, і таму захоўваць копію трэба ў дзень чытання.",
        ),
    ),
    "ru": (
        "Страница не найдена",
        (
            "Так называлась выставка сетевого искусства, которую открыли в областной галерее: двенадцать художников обыграли сообщение об ошибке.",
            "Куратор рассказала, что запрошенная страница не существует только для машины, а для человека она остаётся обещанием.",
            "Посетитель входит в зал, где на стене набрано «Ошибка 404», и выбирает одну из семи дверей, за которыми звучат голоса.",
            "Выставка продлится до середины осени, вход по билетам музея, экскурсии для школ проводятся по будням после полудня.",
        ),
    ),
    "uk": (
        "Сторінку не знайдено: як зникають посилання в урядових документах",
        (
            "Дослідники перевірили сорок тисяч посилань з урядових постанов і з'ясували, що третина веде в нікуди.",
            "Найчастіше відвідувач читає, що сторінку видалено або переміщено, хоча документ лежить поруч за іншою адресою.",
            "Автори радять міністерствам зберігати старі адреси принаймні десять років і повідомляти архіви про перенесення.",
            "Повний перелік відомств і частку втрачених документів наведено у таблиці наприкінці звіту.",
        ),
    ),
    "pl": (
        "Strona nie istnieje. O znikaniu źródeł w przypisach",
        (
            "Co piąty przypis prowadzi dziś donikąd. Zamiast artykułu czytelnik widzi napis, że nie znaleziono strony albo że została usunięta.",
            "Autorka policzyła odsyłacze w dwustu rozprawach i pokazała, jak szybko starzeją się adresy urzędów.",
            "Najtrwalsze okazały się biblioteki cyfrowe, najmniej trwałe serwisy partii politycznych oraz gazet lokalnych.",
            "Radą jest zapisywanie kopii w dniu lektury i podawanie obu adresów w bibliografii pracy.",
        ),
    ),
    "en": (
        "404 Not Found",
        (
            "The phrase is a status message of the hypertext protocol, and it became a part of everyday speech within ten years.",
            "A server sends it when the requested page could not be found, whether it has been removed, renamed, or never existed.",
            "Designers treat such pages as an opportunity: jokes, small games and apologies have all been collected by museums.",
            "Critics answer that a site should rather keep its addresses, since each lost document breaks every citation made of it.",
        ),
    ),
    "de": (
        "Fehler 404: Seite nicht gefunden – eine Kulturgeschichte",
        (
            "Kaum eine Meldung wurde öfter gelesen als jene, dass die angeforderte Seite nicht gefunden wurde.",
            "Der Band verfolgt sie von den ersten Rechnern des Forschungszentrums bis zu den Werbeseiten der Gegenwart.",
            "Ein eigenes Kapitel behandelt die Behörden, deren Inhalte nicht mehr verfügbar sind, sobald ein Ministerium umbenannt wird.",
            "Die Verfasserin fordert dauerhafte Adressen und ein Archiv, das auch die Fehlerseiten selbst bewahrt.",
        ),
    ),
    "lt": (
        "Puslapis nerastas: kodėl dingsta nuorodos",
        (
            "Skaitytojas, paspaudęs seną nuorodą, dažnai pamato pranešimą, kad puslapis neegzistuoja arba buvo pašalintas.",
            "Bibliotekininkai suskaičiavo nuorodas dviejuose šimtuose straipsnių ir nustatė, kad ketvirtadalis jų nebeveikia.",
            "Greičiausiai sensta ministerijų adresai, nes po kiekvienų rinkimų svetainė kuriama iš naujo.",
            "Patariama išsaugoti kopiją skaitymo dieną ir nurodyti abu adresus literatūros sąraše.",
        ),
    ),
}

GONE: dict[str, tuple[tuple[str, str], ...]] = {
    "be": (
        ("Ой, нічога няма", "На жаль, такой старонкі ў нас больш няма. Паспрабуйце пачаць з галоўнай."),
        ("Памылка", "Матэрыял, які вы шукаеце, выдалены або перанесены ў іншы раздзел."),
        ("Старонка адсутнічае", "Праверце, ці правільна набраны адрас, альбо скарыстайцеся пошукам."),
    ),
    "ru": (
        ("Упс!", "Кажется, мы потеряли эту страницу. Вернитесь на главную или воспользуйтесь поиском."),
        ("Нет такой страницы", "Возможно, материал был удалён или вы перешли по устаревшей ссылке."),
        ("Документ отсутствует", "Запрашиваемый вами документ на сервере отсутствует. Проверьте правильность адреса."),
    ),
    "uk": (
        ("Йой!", "Такої сторінки в нас немає. Можливо, її перейменували чи вилучили."),
        ("404", "За цією адресою нічого немає. Перейдіть на головну або скористайтеся пошуком."),
        ("Матеріал недоступний", "На жаль, цей матеріал більше не доступний на нашому сайті."),
    ),
    "pl": (
        ("Ups…", "Nie możemy znaleźć tej strony. Sprawdź, czy adres został wpisany poprawnie."),
        ("Brak strony", "Artykuł, którego szukasz, został usunięty lub przeniesiony do archiwum."),
        ("Błąd 404", "Pod tym adresem nic nie ma. Wróć na stronę główną albo skorzystaj z wyszukiwarki."),
    ),
    "en": (
        ("Whoops", "We looked everywhere, but that page isn't here. Try the menu or go back to the homepage."),
        ("Nothing to see here", "The document you are after has been withdrawn or has moved to a new address."),
        ("Page missing", "Sorry, there is no such page on our website. Please check the spelling of the address."),
    ),
    "de": (
        ("Hoppla!", "Diese Seite gibt es bei uns leider nicht mehr. Zur Startseite oder zur Suche."),
        ("Fehler", "Der gewünschte Artikel existiert nicht oder wurde gelöscht. Bitte prüfen Sie die Adresse."),
        ("Inhalt nicht verfügbar", "Der von Ihnen aufgerufene Inhalt wurde verschoben oder entfernt."),
    ),
    "lt": (
        ("Oi!", "Tokio puslapio pas mus nėra. Patikrinkite adresą arba grįžkite į pradžią."),
        ("Klaida", "Ieškomas straipsnis ištrintas arba perkeltas kitur."),
        ("Puslapio nėra", "Atsiprašome, šis puslapis nebeegzistuoja. Pasinaudokite paieška."),
    ),
}

PARKED: dict[str, tuple[str, str]] = {
    "be": ("Дамен выстаўлены на продаж", "Набыць гэты дамен можна ў рэгістратара. Звяжыцеся з уладальнікам дамена."),
    "ru": (
        "Домен можно купить",
        "Срок оплаты домена закончился. Если вы владелец домена, продлите регистрацию в личном кабинете.",
    ),
    "uk": ("Цей домен продається", "Щоб придбати доменне ім'я, залиште пропозицію ціни власникові."),
    "pl": ("Domena do kupienia", "Ta domena jest wystawiona na sprzedaż. Złóż ofertę kupna domeny."),
    "en": (
        "Premium name available",
        "This domain may be for sale. Make an offer to the owner of this domain. Related searches: loans, flights.",
    ),
    "de": (
        "Domain zu verkaufen",
        "Diese Domain kann erworben werden. Geben Sie dem Inhaber der Domain ein Angebot ab.",
    ),
    "lt": ("Domenas parduodamas", "Šį domeną galima įsigyti. Pateikite pasiūlymą domeno savininkui."),
}

ABOUT_SALE: dict[str, tuple[str, str]] = {
    "ru": (
        "Домен продается: как спекулянты скупали имена городов",
        (
            "В девяностые годы предприниматели регистрировали имена городов, и администрации судились за них годами. "
            "Объявление «этот домен продается» висело вместо сайта мэрии почти шесть лет, пока суд не решил дело в пользу города."
        ),
    ),
    "pl": (
        "Ta domena jest na sprzedaż. Handel nazwami w sieci",
        (
            "Rynek nazw rozwinął się szybciej niż prawo, które miało go porządkować. Sądy arbitrażowe rozpatrzyły setki spraw, "
            "a autorzy raportu opisują dziesięć najgłośniejszych z nich i podają ceny, za które nazwy zmieniły właściciela."
        ),
    ),
    "en": (
        "This domain is for sale: a market study",
        (
            "The secondary market of names is older than most of the companies that trade in it. The study follows four hundred "
            "names over twelve years, and it finds that two thirds of them never carried a website of their own."
        ),
    ),
}
