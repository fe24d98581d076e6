"""Makes .venv ready: `python3 -m setup run`, `play` or `test`. It needs nothing but a Python."""
