"""Fact files: their tables, read and checked, with everything they refer to looked up."""
