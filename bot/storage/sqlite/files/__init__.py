"""The files of a database: where they may be, whose they are, what is left in them."""
