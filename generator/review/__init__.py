"""Compares two catalogues and says what a reader will notice, for whoever judges a pull request."""
