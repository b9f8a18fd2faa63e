"""Tells one state of a content folder from another without a clock."""

from hashlib import sha256
from pathlib import Path

from generator.content.opening import read_bytes


def digest(root: Path) -> str:
    """Give ``sha256:`` and the hash over path and bytes of every YAML and Markdown file below ``root``.

    Line ends do not count, so that a checkout on any system gives the same. What cannot be read is a
    finding already, and nothing is published.
    """
    whole = sha256()
    for path in sorted(file.relative_to(root).as_posix() for end in ("yml", "md") for file in root.rglob(f"*.{end}")):
        data = read_bytes(root, path)
        if isinstance(data, bytes):
            text = data.replace(b"\r\n", b"\n")
            whole.update(f"{path}\0{len(text)}\0".encode("utf-8", "surrogateescape"))
            whole.update(text)
    return f"sha256:{whole.hexdigest()}"
