"""Makes ids that depend on words only, so that they stay when text before them changes."""

import hashlib

from generator.words import folded


def short_hash(text: str) -> str:
    """Give eight hexadecimal digits that depend on the words of ``text`` only."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:8]


def unique(identity: str, seen: dict[str, int]) -> str:
    """Give ``identity``, with ``-2``, ``-3`` … behind it where it was given before; ``seen`` counts."""
    seen[identity] = seen.get(identity, 0) + 1
    return identity if seen[identity] == 1 else f"{identity}-{seen[identity]}"
