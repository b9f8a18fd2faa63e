"""Makes the search of a site: what Pagefind finds words in, and the names by which the site ranks what is found."""

from collections.abc import Mapping

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
from generator.content.kinds import Kind
from generator.pages.words import words
from generator.search.bundle import bundle
from generator.search.records import page_records, passage_records
from generator.search.terms import terms

FOLDER = "pagefind"
"""Where in a site all files of the search lie; ``assets/search`` names it, too."""


def search_files(catalogue: Catalogue, addresses: Addresses, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files of the search by path: the same catalogue and documents always give the same bytes.

    ``documents`` are all files of the docs by path; their pages are read as an engine would show them.
    """
    pages = page_records(catalogue, addresses, documents)
    found = bundle([*pages, *passage_records(catalogue, addresses)])
    options = {addresses.url(Kind.PATTERN, key): key for key, item in catalogue.patterns.items() if item.decisions}
    files = {**found.files, "terms.gz": terms(pages, found.ids, words(), options)}
    return {f"{FOLDER}/{path}": data for path, data in files.items()}
