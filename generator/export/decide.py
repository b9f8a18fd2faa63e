"""Exports what ranks options and writes down decisions: one file for the browser and for ``decide``."""

from generator.addresses import Addresses
from generator.catalogue.model import Catalogue
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
