import ipaddress
import socket

import pytest

from marsad.sources.tests.site import settings
from marsad.sources.web.errors import PrivateAddress, UnknownHost
from marsad.sources.web.guard import checked_addresses, public
from marsad.sources.web.settings import WebSettings

PRIVATE = """127.0.0.1 127.8.9.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0
    192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 fd00:ec2::254 ff02::1
    ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2002:a00:1::
    2001:db8::1 64:ff9b:1::1 fec0::1 ::7f00:1 192.88.99.1 192.0.0.8 3fff::1 5f00::1"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_reserved_and_hidden_addresses_are_not_public(address: str) -> None:
    assert not public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "196.200.131.1", "2a00:1450:4007::200e", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "localhost"])
def test_every_way_of_writing_this_machine_is_refused(host: str) -> None:
    with pytest.raises((PrivateAddress, UnknownHost)):
        checked_addresses(host, 80, WebSettings())


def test_one_private_address_among_public_ones_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: answers)
    with pytest.raises(PrivateAddress, match="MARSAD_PRIVATE_HOSTS"):
        checked_addresses("mixed.example", 80, WebSettings())


def test_a_named_host_may_be_private() -> None:
    assert checked_addresses("127.0.0.1", 80, settings()) == ("127.0.0.1",)
    assert checked_addresses("127.0.0.1", 81, settings(private_hosts=frozenset({"127.0.0.1:81"}))) == ("127.0.0.1",)
