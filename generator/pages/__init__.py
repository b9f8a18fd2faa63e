"""Makes the pages of the site."""
