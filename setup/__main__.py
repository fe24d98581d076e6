"""`python3 -m setup play`. Old Pythons can read this file, so that they can say what is needed."""

import os
import subprocess
import sys

if sys.version_info >= (3, 11):
    from setup.command import main

    sys.exit(main(sys.argv[1:]))

# Many systems come with an old python3, and a newer one beside it.
RIGHT = "import sys; sys.exit(sys.version_info < (3, 11))"
with open(os.devnull, "w") as nowhere:
    for minor in range(11, 20):
        for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
            found = os.path.join(folder, "python3.%d" % minor)
            if os.access(found, os.X_OK) and os.path.isfile(found):
                if subprocess.call([found, "-c", RIGHT], stdout=nowhere, stderr=nowhere) == 0:
                    os.execv(found, [found, "-m", "setup"] + sys.argv[1:])
sys.stderr.write(
    "Footnote needs Python 3.11 or later, and this is %d.%d. "
    "Install a newer one; if it has a name of its own, say so: make play PYTHON=python3.12\n"
    % sys.version_info[:2]
)
sys.exit(1)
