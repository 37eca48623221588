#!/usr/bin/env python3
"""Makes a CSV of people who answered the 26 items of the Self-Compassion Scale.

    python3 make_csv.py PEOPLE FILE

Every answer is 1 to 5, drawn evenly, and 5 % of all answers are missing (an empty cell). The seed
is fixed, so that the same number of people gives the same file with any Python from 3.9 on; nothing
but the standard library is needed.
"""

import random
import sys

SEED = 20261125
ITEMS = 26
MISSING = 0.05
# How many rows are drawn at a time, so that memory stays small.
ROWS_AT_ONCE = 10_000


def cells():
    """The cell for each byte value: missing for the lowest 5 %, an answer for the others."""
    missing = round(256 * 256 * MISSING)
    # Two bytes make a cell, so that shares are right to one in 65,536.
    return ["" if draw < missing else "12345"[draw % 5] for draw in range(256 * 256)]


def main():
    people, path = int(sys.argv[1]), sys.argv[2]
    draw = random.Random(SEED)
    cell = cells()
    with open(path, "w", encoding="ascii", newline="") as file:
        file.write("person," + ",".join(f"scs_{item}" for item in range(1, ITEMS + 1)) + "\n")
        for first in range(1, people + 1, ROWS_AT_ONCE):
            rows = range(first, min(first + ROWS_AT_ONCE, people + 1))
            draws = memoryview(draw.randbytes(2 * ITEMS * len(rows))).cast("H")
            texts = [cell[value] for value in draws]
            file.writelines(
                f"{person}," + ",".join(texts[place : place + ITEMS]) + "\n"
                for place, person in zip(range(0, ITEMS * len(rows), ITEMS), rows)
            )


if __name__ == "__main__":
    main()
