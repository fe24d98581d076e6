"""A package index of a few empty packages, as a server on this machine or a folder."""

import hashlib
import threading
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PUBLISHED = {
    # Each pin of the locks has a newer release, which would be chosen by whoever looks for one.
    ("press", "1.0"): ["juice[sweet]>=1.0"],
    ("press", "2.0"): ["juice[sweet]>=2.0"],
    ("juice", "1.0"): ["sugar>=1.0; extra == 'sweet'"],
    ("juice", "2.0"): ["sugar>=2.0; extra == 'sweet'"],
    ("sugar", "1.0"): [],
    ("sugar", "2.0"): [],
    ("glass", "1.0"): [],
    ("glass", "2.0"): [],
    ("grit", "1.0"): [],
}
HALF_WAY = "grit"
"""Cannot be unpacked to its end: it wants a folder where the module of `glass` is."""
RUN = ("sugar",)
PLAY = ("glass", "sugar")
TEST = ("glass", "juice[sweet]", "press", "sugar")


class TinyIndex:
    """The folder of an index, with the wheels of PUBLISHED."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for (name, version), needs in PUBLISHED.items():
            _add(folder / "simple" / name, name, version, needs)
        for page in (folder / "simple").iterdir():
            links = (f'<a href="{one.name}">{one.name}</a>' for one in sorted(page.glob("*.whl")))
            (page / "index.html").write_text("<br>".join(links), encoding="utf-8")

    def lock(self, pins: Iterable[str], *, version: str = "1.0") -> str:
        """Return a lock of these packages, each possibly with its extra."""
        return "".join(self._pin(pin, version) for pin in pins)

    def write_locks(self, setup: Path) -> None:
        """Write the locks of the three groups."""
        for group, pins in {"run": RUN, "play": PLAY, "test": TEST}.items():
            (setup / f"{group}.lock").write_text(self.lock(pins), encoding="utf-8")

    def _pin(self, pin: str, version: str) -> str:
        name = pin.partition("[")[0]
        wheel = _wheel_of(self.folder / "simple" / name, name, version)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        return f"{pin}=={version} \\\n    --hash=sha256:{digest}\n"


class Server:
    """Serves an index; while it is `stalled`, whoever asks for a package waits."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/simple/"
        self.flowing = threading.Event()
        self.flowing.set()
        self.asked = threading.Event()


@contextmanager
def served(index: TinyIndex) -> Iterator[Server]:
    """Serve an index until the block ends."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith(".whl"):
                server.asked.set()
                server.flowing.wait(60)
            super().do_GET()

        def log_message(self, *args: Any) -> None: ...

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: Any) -> None: ...  # a pip that was killed hangs up

    with Quiet(("127.0.0.1", 0), partial(Handler, directory=str(index.folder))) as http:
        server = Server(http.server_address[1])
        serving = threading.Thread(target=http.serve_forever)
        serving.start()
        try:
            yield server
        finally:
            server.flowing.set()
            http.shutdown()
            serving.join()


def _wheel_of(folder: Path, name: str, version: str) -> Path:
    return folder / f"{name}-{version}-py3-none-any.whl"


def _add(folder: Path, name: str, version: str, needs: Iterable[str]) -> None:
    """Make a wheel of one module that knows its version."""
    folder.mkdir(parents=True, exist_ok=True)
    about = f"{name}-{version}.dist-info"
    extras = {need.split("'")[1] for need in needs if "extra ==" in need}
    files = {
        f"{name}.py": f'VERSION = "{version}"\n',
        f"{about}/METADATA": "".join(
            [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"]
            + [f"Provides-Extra: {extra}\n" for extra in extras]
            + [f"Requires-Dist: {need}\n" for need in needs]
        ),
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    if name == HALF_WAY:
        files["glass.py/grit"] = ""
    record = "".join(f"{path},,\n" for path in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(_wheel_of(folder, name, version), "w") as wheel:
        for path, text in {**files, f"{about}/RECORD": record}.items():
            wheel.writestr(path, text)
