"""Exports what ranks options and writes down decisions in one file, and what is compared of each option in its own."""

from collections.abc import Iterator

from generator.addresses import COMPARE_DATA, Addresses
from generator.catalogue.model import Catalogue
from generator.decide.compare import ComparedData, compared
from generator.decide.gather import decide_data
from generator.decide.records import DecideData
from generator.export.head import HeadOut, head
from generator.pages.words import words


class DecideOut(HeadOut):
    """Everything that ranks options and writes down decisions, with the sentences to speak in."""

    data: DecideData


def decide_out(catalogue: Catalogue, addresses: Addresses) -> DecideOut:
    """Give the content of ``data/decide.json``."""
    return DecideOut(**head(catalogue), data=decide_data(catalogue, addresses, words()))


class ComparedOut(HeadOut):
    """Everything in which an option is compared with others, in sentences."""

    option: ComparedData


def compared_out(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, ComparedOut]]:
    """Give path and content of the file of every option."""
    for key, option in compared(catalogue, addresses, words()).items():
        yield f"{COMPARE_DATA}/{key}.json", ComparedOut(**head(catalogue), option=option)
