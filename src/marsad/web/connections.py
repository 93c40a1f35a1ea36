"""Which of the connections that settings name would travel unencrypted, or to nobody knows whom.

Behind TLS (MARSAD_TLS=1) Marsad does not start with one: what browsers send encrypted would go on in the clear
(OWASP ASVS 1.9.1, 1.9.2, 9.2.2). Hosts of a private network, as between containers, are named in MARSAD_PLAIN_HOSTS.
"""

import ipaddress
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs, urlsplit

WEB = ("MARSAD_OIDC_SERVER", "MARSAD_MODEL_ADDRESS", "AWS_ENDPOINT", "AWS_ENDPOINT_URL")
POSTGRESQL = ("postgres", "postgresql", "pgsql")


def plain_connections(environment: Mapping[str, str]) -> Iterator[str]:
    """One sentence for each connection that is not encrypted with a checked certificate: which, and what to set."""
    trusted = {host.strip().lower() for host in environment.get("MARSAD_PLAIN_HOSTS", "").split(",")}
    database = urlsplit(environment.get("DATABASE_URL", ""))
    asked = {name: values[-1] for name, values in parse_qs(database.query).items()}
    if database.scheme in POSTGRESQL and asked.get("sslmode") != "verify-full":
        host = asked.get("host") or database.hostname or ""
        if not _stays(host, trusted):
            yield (
                f"The database at {host} is asked without checking who answers: "
                "add ?sslmode=verify-full (and sslrootcert=…) to DATABASE_URL."
            )
    if (
        not _stays(host := environment.get("MARSAD_MAIL_HOST", ""), trusted)
        and environment.get("MARSAD_MAIL_TLS") != "1"
    ):
        yield f"Mails go to {host} in the clear: set MARSAD_MAIL_TLS=1."
    for name in WEB:
        address = urlsplit(environment.get(name, ""))
        if address.scheme != "https" and not _stays(address.hostname or "", trusted):
            yield f"{name} is asked in the clear: let it begin with https://."
    scanner = environment.get("MARSAD_SCANNER", "")
    if not scanner.startswith("/") and not _stays(host := scanner.rpartition(":")[0], trusted):
        yield f"Files go to the scanner at {host} in the clear: let it run on this machine."


def _stays(host: str, trusted: set[str]) -> bool:
    """Whether what is sent there stays on this machine, or in a network that somebody vouches for."""
    name = host.lower().strip("[]")
    if not name or name.startswith("/") or name == "localhost" or name in trusted:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
