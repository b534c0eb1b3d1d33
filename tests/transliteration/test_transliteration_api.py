"""The names of the room are imported when they are first used."""

from __future__ import annotations

import pytest

import citekit.transliteration as room


@pytest.mark.parametrize("name", room.__all__)
def test_every_name_is_found_in_its_module(name: str) -> None:
    """What ``__all__`` lists is there, and ``dir`` shows it."""
    assert getattr(room, name).__module__.startswith("citekit.transliteration.")
    assert name in dir(room)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that does not exist fails as it does in any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = room.nothing
