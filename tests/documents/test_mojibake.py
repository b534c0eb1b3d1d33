"""Undoing mojibake, and leaving every sound language alone."""

from __future__ import annotations

import pytest

from citekit.documents.mojibake import undo_mojibake

STRINGS = [
    "Коваль М.В. Друга світова війна // Укр. істор. журн. – 2000. – №3-4.",
    "Вішнеўскі, А.Ф. Гісторыя дзяржавы і права Беларусі. – Мінск, 2003. — С. 168-192.",
    "Бауман З. Индивидуализированное общество. – М.: Логос, 2002. – 390 с.",
]
SOUND = [
    "Głuszkowska-Babicka J., Skrypt do zajęć praktycznych z języka białoruskiego, Łódź 1985",
    "L’été où la forêt brûlait à Évreux, Genève 1999",
    "Böhm A., Über die Größe der Städte, Köln 2016",
    "Žiūrėta: Lietuvos Didžiosios Kunigaikštystės seimelių instrukcijos, Vilnius 2006",
    "Příliš žluťoučký kůň úpěl ďábelské ódy, Praha 1999",
    "Temperatura 20 °C, 10 m², ¿qué?",
    "Бердяев Н.А. Философия свободного духа. – М., 1994",
    "plain ASCII, nothing else",
    "",
]


@pytest.mark.parametrize("string", STRINGS)
@pytest.mark.parametrize(("real", "taken_for"), [("cp1251", "cp1252"), ("utf-8", "cp1251")])
def test_a_line_decoded_by_the_wrong_table_comes_back(string: str, real: str, taken_for: str) -> None:
    """Damage done to a sound string by one wrong decoding is undone to the letter."""
    try:
        damaged = string.encode(real).decode(taken_for)
    except UnicodeDecodeError:
        damaged = "".join(
            chr(b) if b in _UNDEFINED[taken_for] else bytes([b]).decode(taken_for) for b in string.encode(real)
        )
    assert undo_mojibake(damaged) == (string, 1)


_UNDEFINED = {"cp1252": {0x81, 0x8D, 0x8F, 0x90, 0x9D}, "cp1251": {0x98}}


@pytest.mark.parametrize("string", SOUND)
def test_sound_text_is_left_alone(string: str) -> None:
    """Accents of European languages are no mojibake."""
    assert undo_mojibake(string) == (string, 0)


def test_pairs_of_bytes_taken_for_utf8_are_taken_apart() -> None:
    """Where two letters of windows-1251 happened to be one of UTF-8, both come back."""
    assert undo_mojibake("˳òåðàòóðà: ÀÑ̲, Ïîëòàâà")[0] == "Література: АСМІ, Полтава"


def test_a_url_inside_a_damaged_line_stays() -> None:
    """Addresses are ASCII and keep every character."""
    line = "Ãàâðèëåíêî. Ðåæèì äîñòóïó: http://www.pap.in.ua/1_2016/105.pdf"
    assert undo_mojibake(line)[0] == "Гавриленко. Режим доступу: http://www.pap.in.ua/1_2016/105.pdf"
