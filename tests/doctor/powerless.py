"""Looks at DATABASE_URL as a user without special rights and prints what was found."""

import os
import sys

from bot.doctor.data import check_database
from bot.errors import StoreError

NOBODY = 65534


def main(url: str) -> None:
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        found = check_database(url)
    except StoreError as error:
        sys.stdout.write(str(error))
    else:
        sys.stdout.write(f"{found.found} {found.remedy}")


if __name__ == "__main__":
    main(sys.argv[1])
