"""Writes the JSON Schemas of all kinds of content files, from the classes that read them."""

import json

from generator.content.model import (
    BibliographyFile,
    CatalogueFile,
    CodingFile,
    DecisionFile,
    Entry,
    ForcesFile,
    GuideFront,
    PatternFront,
    WalkthroughFront,
)

FILES: dict[str, type[Entry]] = {
    "catalogue": CatalogueFile,
    "decision": DecisionFile,
    "pattern": PatternFront,
    "forces": ForcesFile,
    "walkthrough": WalkthroughFront,
    "guide": GuideFront,
    "coding": CodingFile,
    "bibliography": BibliographyFile,
}
"""Name of the schema, and the class of the file or of its front matter."""


def schemas() -> dict[str, str]:
    """Give the text of every schema by its file name."""
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}, indent=1
        )
        + "\n"
        for name, model in FILES.items()
    }
