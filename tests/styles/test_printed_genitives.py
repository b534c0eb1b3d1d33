"""The body that has issued an act follows the kind of the act in the genitive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Date, Reference, Text
from citekit.styles import load_style
from citekit.styles.genitives import in_genitive
from citekit.styles.lines import print_line
from citekit.styles.rich import plain


@pytest.mark.parametrize(
    ("language", "nominative", "genitive"),
    [
        ("uk", "Кабінет Міністрів України", "Кабінету Міністрів України"),
        ("uk", "Верховна Рада України", "Верховної Ради України"),
        ("uk", "Конституційний Суд України", "Конституційного Суду України"),
        ("uk", "Центральна виборча комісія", "Центральної виборчої комісії"),
        ("uk", "Міністерство освіти і науки України", "Міністерства освіти і науки України"),
        ("uk", "Кабінету Міністрів України", "Кабінету Міністрів України"),
        ("be", "Савет Міністраў Рэспублікі Беларусь", "Савета Міністраў Рэспублікі Беларусь"),
        ("be", "Вярхоўны Суд", "Вярхоўнага Суда"),
        ("be", "Нацыянальны банк", "Нацыянальнага банка"),
        ("be", "Міністэрства культуры", "Міністэрства культуры"),
        ("ru", "Правительство Российской Федерации", "Правительства Российской Федерации"),
        ("ru", "Государственный комитет по имуществу", "Государственного комитета по имуществу"),
        ("ru", "Высший Хозяйственный Суд", "Высшего Хозяйственного Суда"),
        ("ru", "Центральная избирательная комиссия", "Центральной избирательной комиссии"),
        ("ru", "Государственная Дума", "Государственной Думы"),
        ("ru", "Президент Республики Беларусь", "Президента Республики Беларусь"),
        ("ru", "Центробанк", "Центробанк"),
        ("ru", "Совет Министров и Национальный банк", "Совет Министров и Национальный банк"),
        ("ru", "Минский городской Совет депутатов", "Минского городского Совета депутатов"),
        ("pl", "Rada Ministrów", "Rada Ministrów"),
        ("ru", "", ""),
    ],
)
def test_bodies(language: str, nominative: str, genitive: str) -> None:
    """What the table is not sure of stays: several bodies, other nouns, other cases."""
    assert in_genitive(nominative, language) == genitive


@pytest.mark.parametrize(
    ("genre", "style", "expected"),
    [
        ("Постанова", "dstu8302", "Про мости : Постанова Кабінету Міністрів України від 05.05.2015 № 7."),
        ("Постанова", "gost", "Про мости : постанова Кабінету Міністрів України, 5 трав. 2015 р., № 7."),
        (None, "gost", "Про мости : Кабінет Міністрів України, 5 трав. 2015 р., № 7."),
    ],
)
def test_an_act(genre: str | None, style: str, expected: str) -> None:
    """Without a kind before it the name stays in the nominative."""
    act = Reference(
        "legislation", language="uk", title=Text("Про мости"), authority=Text("Кабінет Міністрів України"),
        genre=Text(genre) if genre else None, number="7", issued=Date(((2015, 5, 5),)),
    )  # fmt: skip
    assert plain(print_line(act, load_style(style))) == expected


@given(st.text(max_size=60), st.sampled_from(["be", "ru", "uk", "pl", ""]))
def test_any_name_is_borne(body: str, language: str) -> None:
    """No name raises."""
    assert isinstance(in_genitive(body, language), str)
