"""Where Chromium is, and how it starts without asking anything of the network."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """Return the first Chromium of this machine, if any."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)
