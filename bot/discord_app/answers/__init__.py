"""The road of an answer: taps, menus, forms and order panels."""
