"""Looks at a database, or a folder of packs, as a user without special rights.

Prints what was found.
"""

import os
import sys
from pathlib import Path

from bot.doctor.data import check_database, check_packs
from bot.errors import StoreError

NOBODY = 65534


def main(where: str) -> None:
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        is_database = where.startswith("sqlite:")
        found = check_database(where) if is_database else check_packs(Path(where))
    except StoreError as error:
        sys.stdout.write(str(error))
    else:
        sys.stdout.write(f"{found.found} {found.remedy}")


if __name__ == "__main__":
    main(sys.argv[1])
