"""Write src/netjournal/storage/schema.sql: what the newest migration leaves behind.

With --check, write nothing, and leave with 1 where the file is not as it would be written.
"""

import sys
from pathlib import Path

from netjournal.storage import opening, schema

TARGET = Path(schema.__file__).with_name("schema.sql")


def main(args: list[str]) -> int:
    """Write the file, or compare it."""
    declared = schema.declared(opening.open_in_memory())
    if args != ["--check"]:
        TARGET.write_text(declared, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == declared:
        return 0
    print(f"{TARGET.name} is not what the migrations make. Run: python tools/write_schema.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
