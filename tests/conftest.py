"""What holds for all tests: no case of a property is too slow, since other programs may keep the machine busy."""

import os

from hypothesis import settings

if "MUTANT_UNDER_TEST" in os.environ:
    from tests.mutants_hooks import *  # noqa: F403

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
