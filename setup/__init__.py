"""Makes .venv ready: `python3 -m setup run`, `play` or `test`. Needs only Python itself."""
