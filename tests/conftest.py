"""What holds for all tests: no case of a property is too slow, since other programs may keep the machine busy."""

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
