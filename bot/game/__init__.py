"""The rules: pure and synchronous, with `now` and `Random` as arguments."""
