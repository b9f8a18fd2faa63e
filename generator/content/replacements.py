"""Shows some words of a source as others: masks for people, repairs for damaged words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.content.model import Replacement


@dataclass(frozen=True)
class Replacements:
    """The masks and repairs of a catalogue."""

    masks: Sequence[Replacement] = ()
    repairs: Sequence[Replacement] = ()

    def display(self, source_id: str) -> Callable[[str], str]:
        """Give the function that turns a line of this source, as typed, into the line as readers see it."""
        mine = [item for item in (*self.repairs, *self.masks) if item.source in (None, source_id)]

        def show(line: str) -> str:
            for item in mine:
                line = line.replace(item.find, item.show)
            return line

        return show

    def masked(self, text: str) -> str:
        """Mask a text that may come from any source, such as the message of a finding."""
        for item in self.masks:
            text = text.replace(item.find, item.show)
        return text
