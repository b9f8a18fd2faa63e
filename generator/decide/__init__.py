"""Ranks the options of a decision by what a reader weighs, with reasons in words; nothing here reads content."""
