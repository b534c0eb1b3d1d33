"""Tell the addresses of the open internet from those of private networks, in every notation."""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from collections.abc import Iterable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# What some releases of Python call global, and what clouds answer on although it is.
_CLOSED: tuple[Network, ...] = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "168.63.129.16/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "240.0.0.0/4",
        "fec0::/10",
        "fc00::/7",
        "100::/64",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "64:ff9b:1::/48",
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def is_open(address: str, networks: Iterable[Network] = ()) -> bool:
    """Say whether a resolved address may be connected to.

    Args:
        address: IPv4 or IPv6 in the usual notation, a scope such as ``%eth0`` included.
        networks: Networks that the user has opened although they are private.

    Example:
        >>> is_open("93.184.216.34"), is_open("::ffff:127.0.0.1"), is_open("169.254.169.254")
        (True, False, False)
    """
    try:
        outer = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    wanted = tuple(networks)
    # An IPv4 address in the clothes of IPv6 is refused when either of the two is, but opened by its own network.
    return all(_is_in(form, wanted) or _is_global(form) for form in _forms(outer))


def literal_address(host: str) -> Address | None:
    """Return the address that a host spells, in decimal, octal, hexadecimal, short or full-width digits, or None.

    Example:
        >>> [str(literal_address(host)) for host in ("2130706433", "0x7f.1", "①②⑦.0.0.1", "[::1]", "example.by")]
        ['127.0.0.1', '127.0.0.1', '127.0.0.1', '::1', 'None']
    """
    plain = unicodedata.normalize("NFKC", host).replace("。", ".").strip().rstrip(".").strip("[]")
    try:
        return ipaddress.ip_address(plain.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(plain)) if plain.isascii() and " " not in plain else None
    except (OSError, ValueError):
        return None


def read_network(text: str) -> Network:
    """Read a network in CIDR notation; raise ValueError when it is none."""
    return ipaddress.ip_network(text.strip(), strict=False)


def _forms(address: Address) -> tuple[Address, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    if address in _COMPATIBLE and int(address) > 1:
        return address, ipaddress.IPv4Address(int(address))
    inner = address.sixtofour or (address.teredo and address.teredo[1])
    return (address, inner) if inner else (address,)


def _is_in(address: Address, networks: Iterable[Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)


def _is_global(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not _is_in(address, _CLOSED)
