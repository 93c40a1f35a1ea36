"""Which machines may be asked.

A name is resolved once, every address that it has is checked, and exactly the checked address is connected to: a name
that changes its address in between (DNS rebinding) changes nothing.

Invariant: no connection is opened to an address that `public` refuses, unless the user has named its host, and none
unencrypted where the house asks encrypted addresses only.
"""

import ipaddress
import socket
from collections.abc import Iterable

import httpx

from marsad.sources.web.errors import PlainAddress, PrivateAddress, UnknownHost
from marsad.sources.web.settings import WebSettings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind a translator
_LOCAL_TRANSLATED = ipaddress.ip_network("64:ff9b:1::/48")
_GIVEN_OUT = ipaddress.ip_network("2000::/3")  # the only part of IPv6 that machines of the internet have (RFC 4291)
# What Python's table counts to the open internet: addresses of protocols, of old relays, of documents.
_NOT_OPEN = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))


def public(address: Address) -> bool:
    """Whether an address is one of the open internet: not private, local, reserved, shared or for many."""
    if isinstance(address, ipaddress.IPv6Address) and (inner := _inner(address)) is not None:
        return public(inner)
    if isinstance(address, ipaddress.IPv6Address) and address not in _GIVEN_OUT:
        return False
    if any(address in network for network in _NOT_OPEN):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inner(address: ipaddress.IPv6Address) -> Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _LOCAL_TRANSLATED:
        return ipaddress.IPv4Address("10.0.0.0")  # of somebody's own network
    if address.teredo:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour


def checked_addresses(host: str, port: int, settings: WebSettings) -> tuple[str, ...]:
    """The addresses of a host that may be connected to, in the order in which the system prefers them.

    Raises:
        PrivateAddress: one of them is not of the open internet.
        UnknownHost: it has none.
    """
    found = tuple(dict.fromkeys(_resolved(host, port)))
    is_named = host.lower().strip("[]") in settings.private_hosts or f"{host.lower()}:{port}" in settings.private_hosts
    if not is_named and not all(public(address) for address in found):
        raise PrivateAddress(host)
    return tuple(map(str, found))


def _resolved(host: str, port: int) -> Iterable[Address]:
    """Every address; the system also reads the forms 2130706433, 0x7f.1 and 0177.0.0.1."""
    try:
        answers = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHost(host) from error
    for _family, _kind, _protocol, _name, place in answers:
        yield ipaddress.ip_address(str(place[0]).partition("%")[0])


class GuardedTransport(httpx.BaseTransport):
    """Sends each request to a checked address of its host; certificates are checked against the host's name.

    Each host has connections of its own: those of one address are never shared between two names.
    """

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._transports: dict[tuple[str, int], httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises PlainAddress, PrivateAddress, UnknownHost and httpx's own errors."""
        host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
        if self._settings.encrypted_only and request.url.scheme != "https":
            raise PlainAddress(host)
        failure: httpx.TransportError | None = None
        transport = self._transports.setdefault((host, port), httpx.HTTPTransport(trust_env=False))
        for address in checked_addresses(host, port, self._settings):
            try:
                return transport.handle_request(_pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or UnknownHost(host)

    def close(self) -> None:
        """End all connections."""
        for transport in self._transports.values():
            transport.close()


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )
