"""Says in the catalogue's own words what a file holds that its record may not."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from generator.content.values import KeyPath, Values
from generator.findings import Rule, fragment

WRONG = {
    "missing": "is missing; add it",
    "extra_forbidden": "is no key here; take it out, or correct its spelling",
    "enum": "must be {expected}",
    "string_type": "must be text; put it in quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} signs",
    "int_type": "must be a whole number, without quotes",
    "greater_than_equal": "must be {ge} or more",
    "bool_type": "must be true or false, without quotes",
    "tuple_type": "must be a list",
    "model_type": "must be a map of keys and values",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
}
"""What to tell people of a fault, by the type that pydantic gives it."""
PATTERNS = {
    r"^[A-Za-z][A-Za-z0-9_]*$": "letters, digits and underscores, a letter first, as in data_catalogue",
    r"^[a-z0-9][a-z0-9-]*$": "small letters, digits and hyphens, as in first-steps",
    r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$": "the id of a source with its study, as in daap-p3",
    r"^[^\r\n]+$": "text on one line",
    r"^https?://[^\s<>\"]+$": "an address that begins with http:// or https://, without blanks or quotes",
    r"^[a-z][a-z0-9]*$": "small letters and digits, a letter first, as in daap",
    r"^[a-z]+/[a-z0-9-]+\.html$": "the address that a page had, as in patterns/old-name.html",
    r"^[A-Za-z0-9_-]+$": "letters, digits, underscores and hyphens",
    r"^[a-z]+[0-9]+$": "small letters and a number behind them, as in p12",
}
"""What texts that have to fit a pattern look like."""
_OTHERWISE = "is not what belongs here; the schema of the file says what does"
_STANCE = "no stance; write supports, qualifies, rejects or reports"
Wrong = tuple[KeyPath, Rule, str]
"""The keys of the value at fault, the rule that it breaks, and what to tell people."""


def explained(problem: ValidationError, values: Values) -> list[Wrong]:
    """Give each fault once; none for a value that the YAML has a finding for, nor for what follows from another."""
    found: dict[KeyPath, Wrong] = {}
    errors = problem.errors(include_url=False)
    for error in errors:
        keys, several = _keys(error["loc"], values.data, error["type"] == "missing")
        if not _follows(keys, error, errors) and not any(keys[: len(bad)] == bad for bad in values.bad):
            found.setdefault(keys, (keys, *_said(keys, error, several)))
    return list(found.values())


def _keys(place: Sequence[str | int], data: Any, missing: bool) -> tuple[KeyPath, bool]:
    """Give the keys that stand in the file, and whether the validator tried several types behind them."""
    keys: list[str | int] = []
    for key in place:
        if isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        elif isinstance(data, dict) and key in data:
            data = data[str(key)]
        elif not (missing and isinstance(data, dict)):
            return tuple(keys), True
        keys.append(key)
    return tuple(keys), False


def _follows(keys: KeyPath, error: Any, errors: Sequence[Any]) -> bool:
    """Tell whether a list is too short only because something is wrong with an entry of it."""
    return error["type"] == "too_short" and any(
        other["loc"][: len(keys)] == keys and len(other["loc"]) > len(keys) for other in errors
    )


def _said(keys: KeyPath, error: Any, several: bool) -> tuple[Rule, str]:
    where = "".join(_step(keys)) or "the file"
    if error["type"] == "missing" and keys[-1:] == ("stance",):
        return Rule.STANCE_MISSING, f"{where}: {_STANCE}"
    context = error.get("ctx", {})
    if several:
        said = "must be text, or a list of texts"
    elif error["type"] == "string_pattern_mismatch":
        said = f"must be {PATTERNS[context['pattern']]}"
    elif error["type"] == "value_error":
        said = str(context["error"])
    else:
        said = WRONG.get(error["type"], _OTHERWISE).format(**context)
    given = error.get("input")
    shown = f", given {fragment(str(given))}" if isinstance(given, str | int | bool) else ""
    return Rule.FORMAT, f"{where}: {said}{shown}"


def _step(keys: KeyPath) -> Iterator[str]:
    """Give the way to a value: “statements 2: excerpt”, entries counted from 1."""
    for position, key in enumerate(keys):
        if isinstance(key, int):
            yield f" {key + 1}"
        else:
            yield f"{': ' if position and isinstance(keys[position - 1], int) else '.' if position else ''}{key}"
