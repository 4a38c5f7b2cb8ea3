"""Which IP addresses belong to the public internet; all others are somebody's own and are never connected to."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Special-purpose blocks that older versions of `ipaddress` take for global ones (IANA's two registries, RFC 6890).
_OTHERS = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",
            "192.88.99.0/24",
            "64:ff9b:1::/48",
            "100:0:0:1::/64",
            "2001::/23",
            "3fff::/20",
            "5f00::/16",
        ),
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def is_public(text: str) -> bool:
    """Whether `text` is an address of the public internet, and so is every IPv4 address that is packed inside it."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return all(_is_global(one) for one in _unpacked(address))


def _is_global(address: IPAddress) -> bool:
    other = any(address in block for block in _OTHERS if block.version == address.version)
    special = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    return address.is_global and not (other or special)


def _unpacked(address: IPAddress) -> Iterator[IPAddress]:
    """The address that a packet would in the end reach: an IPv6 address can hold an IPv4 address in five ways."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
    elif address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    else:
        yield address
        inner = [address.sixtofour, *(address.teredo or ())]
        if address in _NAT64 or address in _COMPATIBLE:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        yield from (one for one in inner if one is not None)
