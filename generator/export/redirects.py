"""Writes a plain HTML page at each former address of a page, so that links from outside go on working."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.addresses import Addresses, relative
from generator.catalogue.model import Catalogue

_PAGE = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>\n'
    '<meta http-equiv="refresh" content="0; url={address}">\n<meta name="robots" content="noindex">\n'
    '<link rel="canonical" href="{address}">\n</head>\n<body>\n'
    '<p>This page is now <a href="{address}">{name}</a>.</p>\n</body>\n</html>\n'
)


def redirects(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Give one page a redirect of ``catalogue.yml``, by its former address."""
    for entry in catalogue.file.redirects:
        if catalogue.has(entry.kind, entry.id):
            address = relative(entry.address.removesuffix(".html"), addresses.page(entry.kind, entry.id))
            yield entry.address, _PAGE.format(name=catalogue.name(entry.kind, entry.id), address=address).encode()
