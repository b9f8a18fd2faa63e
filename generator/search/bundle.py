"""Has Pagefind index records, in a process of its own, and gives the files that a browser searches."""

import base64
import gzip
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, cast

from pagefind_bin import get_executable

from generator.search.records import Record

_USED = ("index/*", "fragment/*", "wasm.en.pagefind", "*.pf_meta", "pagefind-entry.json", "pagefind.js")
"""What a browser asks for; Pagefind's own dialogues and what it has for other languages are left out."""
_LANGUAGE = "en"
_INDEX = 0
"""The number that Pagefind gives to the first index of a process."""


class SearchError(Exception):
    """What Pagefind could not do."""


@dataclass(frozen=True)
class Bundle:
    """The files of an index by path, and the id that Pagefind gave to each record, by its address."""

    files: Mapping[str, bytes]
    ids: Mapping[str, str]


def bundle(records: Sequence[Record]) -> Bundle:
    """Index the records. Raises SearchError where Pagefind fails."""
    made = _ask([_new(), *map(_record, records), {"type": "GetFiles", "index_id": _INDEX}])["files"]
    files = {
        file["path"]: base64.b64decode(file["content"])
        for file in sorted(made, key=lambda file: str(file["path"]))
        if any(fnmatchcase(file["path"], pattern) for pattern in _USED)
    }
    fragments = {path: data for path, data in files.items() if path.startswith("fragment/")}
    return Bundle(files, {_url(data): Path(path).stem for path, data in fragments.items()})


def _new() -> dict[str, Any]:
    return {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}


def _record(record: Record) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": _INDEX,
        "url": record.url,
        "content": record.content,
        "language": _LANGUAGE,
        "meta": {"title": record.title},
        "filters": None,
        "sort": None,
    }


def _url(fragment: bytes) -> str:
    """Give the address of the record that a fragment, which is JSON behind a mark, belongs to."""
    text = gzip.decompress(fragment).decode()
    return str(json.loads(text[text.index("{") :])["url"])


def _ask(requests: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Send requests in turn and give the answer to the last.

    Pagefind's own Python interface waits a tenth of a second for each answer; a site has a thousand records. It is
    asked for the files and not to write them, since it answers before the last of them is on the disk.
    """
    command = [str(get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - no shell
        messages = b"".join(_message(number, request) for number, request in enumerate(requests, start=1))
        threading.Thread(target=_send, args=(process.stdin, messages), daemon=True).start()
        try:
            return _last(_answers(process.stdout), len(requests))
        finally:
            process.kill()


def _message(number: int, request: Mapping[str, Any]) -> bytes:
    return base64.b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b","


def _send(pipe: Any, messages: bytes) -> None:
    pipe.write(messages)
    pipe.flush()


def _answers(pipe: Any) -> Iterator[dict[str, Any]]:
    rest = b""
    while data := pipe.read1(1 << 16):
        *whole, rest = (rest + data).split(b",")
        yield from (json.loads(base64.b64decode(part)) for part in whole)


def _last(answers: Iterable[Mapping[str, Any]], last: int) -> Mapping[str, Any]:
    for answer in answers:
        if answer["payload"]["type"] == "Error":
            raise SearchError(f"Pagefind could not index the site: {answer['payload'].get('message')}")
        if answer.get("message_id") == last:
            return cast("Mapping[str, Any]", answer["payload"])
    raise SearchError("Pagefind ended before it had indexed the site")
