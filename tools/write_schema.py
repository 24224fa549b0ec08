"""Write src/netjournal/storage/schema.sql: what the migrations leave behind, as a script that does the same at once.

With --check, write nothing, and leave with 1 where the file is not as it would be written.
"""

import sqlite3
import sys
from pathlib import Path

from netjournal.storage import building, schema

TARGET = Path(schema.__file__).with_name("schema.sql")
#: Numbers in the header of a journal, which no table tells.
HEADER = ("application_id", "user_version")


def written() -> str:
    """Return the script: tables and indexes in the order of making, which migrations ran, and the header."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    building.migrate(connection)
    applied = connection.execute(
        "SELECT printf('INSERT INTO _sqlite_migrations VALUES (%d, %Q, %Q, %Q)', id, migration_set, name, applied_at)"
        " FROM _sqlite_migrations ORDER BY id"
    )
    lines = [*schema.statements(connection), *(line for (line,) in applied)]
    lines += [f"PRAGMA {number} = {connection.execute(f'PRAGMA {number}').fetchone()[0]}" for number in HEADER]
    connection.close()
    return "".join(f"{line};\n" for line in lines)


def main(args: list[str]) -> int:
    """Write the file, or compare it."""
    script = written()
    if args != ["--check"]:
        TARGET.write_text(script, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == script:
        return 0
    print(f"{TARGET.name} is not what the migrations make. Run: python tools/write_schema.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
