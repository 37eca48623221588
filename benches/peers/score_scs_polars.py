#!/usr/bin/env python3
"""Scores a CSV of the Self-Compassion Scale with polars: the peer of `score_csv --instrument scs`.

    POLARS_MAX_THREADS=1 python3 score_scs_polars.py INPUT.csv OUTPUT.csv

All input columns are kept. The 13 scales and an empty column of alerts are appended. A scale needs
all of its answers, as the authors' rule in our definition does; a gap is an empty cell.

On standard error stand the CPU seconds of the work (reading, scoring, writing), those of the whole
process, and the peak memory in MiB. Only the work is compared: starting Python is not polars' fault.

The script is written as one who knows polars would write it: lazily, with types given, so that it
streams; sums of small whole numbers stay small whole numbers until the division.
"""

import os

# Has to stand before polars is loaded.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

import functools
import operator
import resource
import sys

import polars as pl

SUBSCALES = {
    "self-kindness": [5, 12, 19, 23, 26],
    "self-judgment": [1, 8, 11, 16, 21],
    "common-humanity": [3, 7, 10, 15],
    "isolation": [4, 13, 18, 25],
    "mindfulness": [9, 14, 17, 22],
    "over-identification": [2, 6, 20, 24],
}
POSITIVE = ["self-kindness", "common-humanity", "mindfulness"]
NEGATIVE = ["self-judgment", "isolation", "over-identification"]
ITEMS = 26


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def plus(expressions):
    """A sum that is null where any part is; a chain of `+` is quicker than `sum_horizontal`."""
    return functools.reduce(operator.add, expressions)


def scores(frame):
    item = lambda number: pl.col(f"scs_{number}")
    total = lambda name: pl.col(f"sum {name}")
    mean = lambda name: pl.col(f"scs.{name}")
    # A sum of 26 answers is at most 130, which fits eight bits.
    sums = [plus(map(item, items)).alias(f"sum {name}") for name, items in SUBSCALES.items()]
    positive, negative = plus(map(total, POSITIVE)), plus(map(total, NEGATIVE))
    frame = frame.with_columns(sums).with_columns(
        [
            (total(name) / len(items)).alias(f"scs.{name}")
            for name, items in SUBSCALES.items()
        ]
        + [
            positive.alias("sum positive"),
            negative.alias("sum negative"),
            (positive + (6 * 13 - negative)).alias("scs.total-item-sum"),
        ]
    )
    # The negative subscales count reversed.
    of_subscales = plus(map(mean, POSITIVE)) + plus(6 - mean(name) for name in NEGATIVE)
    frame = frame.with_columns(
        (pl.col("scs.total-item-sum") / ITEMS).alias("scs.total-item-mean"),
        of_subscales.alias("scs.total-sum-of-subscale-means"),
        (total("positive") / 13).alias("scs.compassionate-self-responding"),
        (total("negative") / 13).alias("scs.uncompassionate-self-responding"),
        ((6 * 13 - total("negative")) / 13).alias("scs.reduced-uncompassionate-self-responding"),
    )
    return frame.select(
        "person",
        *[item(number) for number in range(1, ITEMS + 1)],
        *[mean(name) for name in SUBSCALES],
        mean("total-item-mean"),
        (mean("total-sum-of-subscale-means") / 6).alias("scs.total-subscale-grand-mean"),
        mean("compassionate-self-responding"),
        mean("uncompassionate-self-responding"),
        mean("reduced-uncompassionate-self-responding"),
        mean("total-sum-of-subscale-means"),
        mean("total-item-sum"),
        pl.lit("").alias("scs.alerts"),
    )


def main():
    source, target = sys.argv[1:]
    before = cpu_seconds()
    types = {"person": pl.String} | {f"scs_{item}": pl.UInt8 for item in range(1, ITEMS + 1)}
    frame = pl.scan_csv(source, schema=types)
    scores(frame).sink_csv(target, quote_style="never")
    after = cpu_seconds()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{after - before:.3f} {after:.3f} {peak:.1f}", file=sys.stderr)


if __name__ == "__main__":
    main()
