"""Writes the JSON Schemas of all kinds of content files, from the classes that read them."""

import json

from generator.content import table


def schemas() -> dict[str, str]:
    """Give the text of every schema by its file name."""
    return {
        f"{kind.name}.schema.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **kind.record.model_json_schema()}, indent=1
        )
        + "\n"
        for kind in table.KINDS
    }


def editor_schemas(root: str = "content") -> dict[str, str]:
    """Give the files that an editor checks as YAML by the schema that it takes; front matter is beyond editors."""
    return {
        f"{root}/schema/{kind.name}.schema.json": f"{root}/{kind.files}"
        for kind in table.KINDS
        if not kind.front_matter
    }
