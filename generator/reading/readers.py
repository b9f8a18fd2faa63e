"""The readers that ``catalogue.yml`` may choose from, by name; a new format is one more entry."""

from collections.abc import Mapping

from generator.reading.cclass.reader import CClassReader
from generator.reading.plain import PlainReader
from generator.reading.seam import SourceReader

READERS: Mapping[str, SourceReader] = {"cclass": CClassReader(), "plain": PlainReader()}
