"""Answers as they come in: taps, menus, forms and order panels."""
