"""The skeleton of a coded source, which can be read as it is."""

import re

from generator.reading.records import Roles

_TEXT = """# {letter}
{number}
## url

## title
Interview Expert A
## source type
Interview
## author type
Practitioner

# coding

> {interviewer}

> What do you do first?

> Expert A

> Replace these lines with the transcript: a line with the speaker’s name, then what was said.

**OPEN CODING TRACE:**

Replace these lines with the transcript

**AXIAL CODING TRACE:**
``` python
    {code}
```
"""


def skeleton(identity: str, roles: Roles, code: str) -> tuple[str, str]:
    """Give the file name and the text of a source to be filled in, with ``code`` in its trace.

    Raises ValueError with what would be right.
    """
    found = re.fullmatch(r"([ps])_?(\d+)", identity)
    if found is None:
        raise ValueError(f"“{identity}” is no number of a source; write p_12 for an interview or s_12 for an article")
    interviewer = next(iter(roles.interviewers), "Interviewer")
    text = _TEXT.format(letter=found[1], number=found[2], interviewer=interviewer, code=code)
    return f"{found[1]}_{found[2]}.md", text
