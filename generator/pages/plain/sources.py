"""Pages of sources, personas and guides as text."""

from collections.abc import Iterator

from generator.content.kinds import Kind
from generator.pages.context import PageContext
from generator.pages.plain.writing import anchor, linked, named, section
from generator.pages.text import one_line


def source_text(context: PageContext, identity: str) -> Iterator[str]:
    """Give a source: its words that something rests on, each with its permalink, and all passages."""
    source, say = context.catalogue.sources[identity], context.words.say
    study = context.catalogue.studies[source.study]
    yield f"{study.name}. {linked(context, study.attribution)}"
    yield from section(
        say("plain.excerpts"),
        (
            say("plain.said", words=one_line(item.text), link=anchor(item.speaker, context.excerpt(item)))
            for item in context.catalogue.excerpts[identity]
        ),
    )
    yield f"## {say('transcript.title')}"
    for passage in source.passages:
        speaker = f"**{passage.speaker}** ({passage.role}): " if passage.speaker else ""
        yield f"{speaker}{one_line(passage.text)}"


def persona_text(context: PageContext, identity: str) -> Iterator[str]:
    """Give a persona with the patterns that serve it."""
    yield linked(context, context.catalogue.personas[identity].description)
    serving = [
        key
        for key, item in context.catalogue.patterns.items()
        if identity in {served.persona for served in item.serves}
    ]
    yield from section(
        context.words.say("persona.patterns"), (named(context, Kind.PATTERN, pattern) for pattern in serving)
    )


def guide_text(context: PageContext, identity: str) -> Iterator[str]:
    """Give a guide as it is written."""
    guide = context.catalogue.guides[identity]
    yield linked(context, guide.entry.summary)
    yield linked(context, guide.body)
