"""Addresses: what is of the open internet, in every notation."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from citekit.links.addresses import is_open, literal_address, read_network

PRIVATE = [
    "0.0.0.0",  # noqa: S104
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:7f00:1:0:0:80ff:fffe",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "no address",
    "",
]
OPEN = ["1.1.1.1", "93.184.216.34", "::ffff:93.184.216.34", "64:ff9b::5db8:d822", "2606:2800:220:1:248:1893:25c8:1946"]
SPELLINGS = [
    ("127.0.0.1", "127.0.0.1"),
    ("127.1", "127.0.0.1"),
    ("2130706433", "127.0.0.1"),
    ("0x7f000001", "127.0.0.1"),
    ("0177.0.0.1", "127.0.0.1"),
    ("0", "0.0.0.0"),  # noqa: S104
    ("127.0.0.1.", "127.0.0.1"),
    ("１２７.0.0.1", "127.0.0.1"),
    ("①②⑦。0。0。1", "127.0.0.1"),
    ("[::1]", "::1"),
    ("[::ffff:a9fe:a9fe]", str(ip_address("::ffff:a9fe:a9fe"))),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_closed(address: str) -> None:
    """Nothing private, local, reserved or made for metadata is open, whatever it is wrapped in."""
    assert not is_open(address)


@pytest.mark.parametrize("address", OPEN)
def test_addresses_of_the_internet_are_open(address: str) -> None:
    """An address of the internet is open, also one of IPv4 in the clothes of IPv6."""
    assert is_open(address)


def test_a_network_is_opened_and_no_other() -> None:
    """What the user opens is open, in IPv6 clothes too, and its neighbour is not."""
    networks = [read_network("10.1.0.0/16")]
    assert is_open("10.1.9.9", networks)
    assert is_open("::ffff:10.1.9.9", networks)
    assert not is_open("10.2.0.1", networks)
    assert not is_open("127.0.0.1", networks)


@pytest.mark.parametrize(("host", "address"), SPELLINGS)
def test_every_spelling_of_an_address_is_read(host: str, address: str) -> None:
    """Decimal, octal, hexadecimal, short, full-width and bracketed addresses are one."""
    assert str(literal_address(host)) == address


@pytest.mark.parametrize("host", ["example.by", "1.2.3.4.5", "пример.бел", "", "a b", "1.2.3.4 x"])
def test_names_are_no_addresses(host: str) -> None:
    """A name is left to the resolver."""
    assert literal_address(host) is None
