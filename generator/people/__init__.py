"""Keeps the people who were interviewed from being recognised: what is taken out, and what is looked for."""
