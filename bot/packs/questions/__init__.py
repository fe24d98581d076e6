"""Questions: made from the facts of one file, one kind a file."""
