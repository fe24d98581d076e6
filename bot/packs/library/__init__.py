"""The packs in play: files loaded, compiled by a process of their own, swapped in at once."""
