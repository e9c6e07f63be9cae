"""From which address somebody signs in, as far as it can be trusted; it knows no view."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

# One household or one server is given this much of an IPv6 address and chooses the rest.
IPV6_NETWORK_BITS = 64


def sign_in_address(request: HttpRequest) -> str | None:
    """Return the address to which failed sign-ins are counted.

    Anybody can send X-Forwarded-For. Each proxy of ours appends the address that called it, so with as many
    proxies as PROXY_COUNT says, the entry at that place from the end was written by us.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PROXY_COUNT > 0:
        forwarded = [part for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(forwarded) >= settings.PROXY_COUNT:
            address = forwarded[-settings.PROXY_COUNT]
    try:
        parsed = ip_address(address.strip())
    except ValueError:
        return None
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        host_bits = parsed.max_prefixlen - IPV6_NETWORK_BITS
        return str(IPv6Address(int(parsed) >> host_bits << host_bits))
    return str(parsed)
