#!/usr/bin/env python3
"""Puts karuna's planning problem before two outside solvers: CP-SAT and HiGHS.

    python3 solve.py INSTANCE.json... [--seconds 60] [--solver both] [--out results.json]
    python3 solve.py INSTANCE.json... --check PLAN.json

An instance is the problem in numbers that karuna writes. Both solvers are given the same model,
built once as rows and columns of integers. What a solver answers is turned into a plan, and
`evaluate` judges that plan from the definition alone, without looking at the model. The score that
is reported is always the evaluator's, and the bound is the one that the solver has proven: no plan
can score higher.

With `--check`, nothing is solved: a plan that karuna wrote is judged. It looks like
`{"id": "...", "days": [[practice, ...], ...]}`, with the place of each practice in the instance.
"""

import argparse
import importlib.metadata
import json
import math
import sys
import time

CLOSING_DAYS = 14
# A day whose minutes bind has its possible fillings listed, as long as they are no more than this.
MOST_FILLINGS = 60
# Slack against rounding before HiGHS's bound is rounded down; more slack only weakens the bound.
ROUNDING = 1e-3


def evaluate(instance, plan):
    """Judges a plan, one list of practices for each day: its score, and the rules that it breaks."""
    days, practices, weights = instance["days"], instance["practices"], instance["weights"]
    if len(plan) != days:
        return 0, [f"the plan has {len(plan)} days instead of {days}"]
    broken = []
    for day, done in enumerate(plan, 1):
        for p in done:
            if not (isinstance(p, int) and 0 <= p < len(practices)):
                return 0, [f"day {day} names the practice {p}, which is not there"]
        if len(set(done)) < len(done):
            broken.append(f"day {day} names a practice twice")
    held = [set(done) for done in plan]
    on = [[day for day in range(1, days + 1) if p in held[day - 1]] for p in range(len(practices))]

    def is_done_before(q, day):
        known = practices[q]["known_from"]
        return (known is not None and known < day) or any(earlier < day for earlier in on[q])

    for day, done in enumerate(held, 1):
        minutes = sum(practices[p]["minutes"] for p in done)
        if minutes > instance["budget"][day - 1]:
            broken.append(f"day {day} takes {minutes} of {instance['budget'][day - 1]} minutes")
        if len(done) > instance["most"]:
            broken.append(f"day {day} has {len(done)} practices of {instance['most']}")
        for p in sorted(done):
            name = practices[p]["id"]
            if day < practices[p]["from_day"]:
                broken.append(f"{name} comes on day {day}, before {practices[p]['from_day']}")
            for need in practices[p]["needs"]:
                before = sum(is_done_before(q, day) for q in set(need["of"]))
                if before < need["count"]:
                    broken.append(f"{name} comes on day {day} with {before} of {need} before it")

    score = 0
    for week in range((days + 6) // 7):
        of_week = [day for day in range(1, days + 1) if (day - 1) // 7 == week]
        for p, practice in enumerate(practices):
            times = sum(day in on[p] for day in of_week)
            score += practice["gain"] * weights["uses"][times]
        for i in range(5):
            count = sum(i in practices[p]["principles"] for day in of_week for p in held[day - 1])
            score += weights["principles"][i] * weights["balance"][min(count, 3)]
        score += weights["days"][sum(bool(held[day - 1]) for day in of_week)]
        begun = [p for p, its in enumerate(on) if its and its[0] in of_week]
        new = sum(practices[p]["known_from"] is None for p in begun)
        score -= weights["new_over"] * max(0, new - weights["new_free"])
    score += weights["first"] * sum(bool(its) for its in on)
    for p, practice in enumerate(practices):
        if not practice["daily"]:
            score -= weights["repeat"] * sum(day + 1 in on[p] for day in on[p])
    last = held[-CLOSING_DAYS:]
    if any(practices[p]["closes"] for done in last for p in done):
        score += weights["closing"]
    return score, broken


class Model:
    """A maximisation over integers, as rows and columns."""

    def __init__(self):
        self.lower, self.upper, self.cost, self.is_integer = [], [], [], []
        self.rows = []
        self.constant = 0

    def column(self, cost=0, upper=1, is_integer=True):
        """A new variable from 0 to `upper`. Where `is_integer` is false, it is one without asking
        as soon as the others are whole, and a MILP solver need not branch on it."""
        self.lower.append(0)
        self.upper.append(upper)
        self.cost.append(cost)
        self.is_integer.append(is_integer)
        return len(self.cost) - 1

    def at_most(self, bound, plus, minus=()):
        """The row `sum of plus - sum of minus <= bound`; a term is a column, or one and a factor."""
        row = {}
        for sign, terms in ((1, plus), (-1, minus)):
            for term in terms:
                column, factor = term if isinstance(term, tuple) else (term, 1)
                row[column] = row.get(column, 0) + sign * factor
        self.rows.append((bound, {column: factor for column, factor in row.items() if factor}))

    def table(self, table, weight, terms):
        """Adds `weight * table[number of terms that are 1]`, beyond its end the last entry, to the
        objective. Returns the column that says whether there is at least one, where it is needed.

        The table is a sum of steps, each with a column of its own. Where the steps decrease, the
        best come first by themselves; where they do not, rows put them into order.
        """
        self.constant += weight * table[0]
        steps = [weight * (b - a) for a, b in zip(table, table[1:])][: len(terms)]
        while steps and steps[-1] == 0:
            steps.pop()
        if not steps:
            return None
        in_order = all(a >= b for a, b in zip(steps, steps[1:]))
        columns = [self.column(step, is_integer=not in_order) for step in steps]
        self.at_most(0, columns, terms)
        if not in_order:
            for a, b in zip(columns, columns[1:]):
                self.at_most(0, [b], [a])
        return columns[0]


def earliest_days(instance):
    """The first day on which each practice can come at all, by minutes, from_day and needs."""
    practices, never = instance["practices"], instance["days"] + 1
    first = [never] * len(practices)
    changed = True
    while changed:
        changed = False
        for p, practice in enumerate(practices):
            ready = practice["from_day"]
            for need in practice["needs"]:
                known = (practices[q]["known_from"] for q in (of := sorted(set(need["of"]))))
                done = sorted(min(first[q], never if k is None else k) for q, k in zip(of, known))
                if need["count"] > 0:
                    met = done[need["count"] - 1] if need["count"] <= len(done) else never
                    ready = max(ready, met + 1)
            for day in range(max(1, ready), min(never, first[p])):
                if practice["minutes"] <= instance["budget"][day - 1]:
                    first[p], changed = day, True
                    break
    return first


def fillings(sizes, budget, most):
    """How often each length may come on a day, given how many practices have it: all choices
    within the minutes and the number, to which nothing can be added."""
    lengths = sorted(sizes, reverse=True)
    found = []

    def extend(at, chosen, minutes, number):
        if at < len(lengths):
            length = lengths[at]
            for times in range(min(sizes[length], most - number) + 1):
                if minutes + times * length <= budget:
                    extend(at + 1, {**chosen, length: times}, minutes + times * length, number + times)
        elif number == most or all(
            chosen[it] == sizes[it] or minutes + it > budget for it in lengths
        ):
            found.append(chosen)

    extend(0, {}, 0, 0)
    return found


def build(instance):
    """The model, and its columns `x[practice, day]`."""
    days, practices, weights = instance["days"], instance["practices"], instance["weights"]
    model, first = Model(), earliest_days(instance)
    all_days, all_practices = range(1, days + 1), range(len(practices))
    weeks = [range(start, min(start + 7, days + 1)) for start in range(1, days + 1, 7)]
    x = {
        (p, day): model.column()
        for p in all_practices
        for day in range(first[p], days + 1)
        if practices[p]["minutes"] <= instance["budget"][day - 1]
    }

    # A day holds so many practices and minutes. Where minutes bind, one of the fillings of the day
    # is chosen, which leaves no fraction of a practice to be squeezed in.
    for day in all_days:
        may_come = [p for p in all_practices if (p, day) in x]
        minutes = {p: practices[p]["minutes"] for p in may_come}
        budget, most = instance["budget"][day - 1], instance["most"]
        model.at_most(most, [x[p, day] for p in may_come])
        if sum(sorted(minutes.values(), reverse=True)[:most]) <= budget:
            continue
        model.at_most(budget, [(x[p, day], minutes[p]) for p in may_come])
        lengths = sorted(set(minutes.values()))
        sizes = {it: sum(length == it for length in minutes.values()) for it in lengths}
        choices = fillings(sizes, budget, most)
        if len(choices) <= MOST_FILLINGS:
            chosen = [model.column() for _ in choices]
            model.at_most(1, chosen)
            for it in lengths:
                same = [x[p, day] for p in may_come if minutes[p] == it]
                room = [(c, choice[it]) for c, choice in zip(chosen, choices)]
                model.at_most(0, same, room)

    # `done[p]` lists days with the column that is 1 where p was done on that day or before. What
    # needs something or is needed is followed day by day, what is new week by week.
    needed = {q for practice in practices for need in practice["needs"] for q in need["of"]}
    ends = {week[-1] for week in weeks}
    done = {}
    for p in all_practices:
        is_new, has_needs = practices[p]["known_from"] is None, bool(practices[p]["needs"])
        done[p], since, last_day = [], [], max((d for q, d in x if q == p), default=0)
        for day in range(1, last_day + 1):
            since += [x[p, day]] if (p, day) in x else []
            closed = has_needs or p in needed or (is_new and day in ends) or day == last_day
            if since and closed:
                before = [done[p][-1][1]] if done[p] else []
                column = model.column(is_integer=True)
                model.at_most(0, [column], before + since)
                for earlier in before + since:
                    model.at_most(0, [earlier], [column])
                done[p].append((day, column))
                since = []
        if done[p]:
            model.cost[done[p][-1][1]] += weights["first"]

    def done_by(p, day):
        return [column for at, column in done[p] if at <= day][-1:]

    # A practice is begun only where its needs are met on the day before; later they still are.
    for p in all_practices:
        for need in practices[p]["needs"]:
            for day, column in done[p]:
                known = [practices[q]["known_from"] for q in set(need["of"])]
                open_of = [
                    q
                    for q in sorted(set(need["of"]))
                    if practices[q]["known_from"] is None or practices[q]["known_from"] >= day
                ]
                lacking = need["count"] - (len(known) - len(open_of))
                if lacking > 0:
                    before = [column for q in open_of for column in done_by(q, day - 1)]
                    if lacking == len(before):
                        for one in before:
                            model.at_most(0, [column], [one])
                    else:
                        model.at_most(0, [(column, lacking)], before)

    for week in weeks:
        new = []
        for p in all_practices:
            terms = [x[p, day] for day in week if (p, day) in x]
            used = model.table(weights["uses"], practices[p]["gain"], terms)
            after, before = done_by(p, week[-1]), done_by(p, week[0] - 1)
            if used is not None and practices[p]["known_from"] is None:
                model.at_most(0, [used], after)
            if practices[p]["known_from"] is None and after != before:
                new.append((after, before))
        over = model.column(-weights["new_over"], max(1, len(new)), is_integer=False)
        plus, minus = (sum(side, []) for side in zip(*new)) if new else ([], [])
        model.at_most(weights["new_free"], plus, minus + [over])
        for i in range(5):
            trains = [p for p in all_practices if i in practices[p]["principles"]]
            terms = [x[p, day] for p in trains for day in week if (p, day) in x]
            model.table(weights["balance"], weights["principles"][i], terms)
        busy = []
        for day in week:
            held = [x[p, day] for p in all_practices if (p, day) in x]
            if held:
                busy.append(model.column())
                model.at_most(0, [busy[-1]], held)
        model.table(weights["days"], 1, busy)

    for p, day in x:
        if not practices[p]["daily"] and (p, day + 1) in x and weights["repeat"]:
            again = model.column(-weights["repeat"], is_integer=False)
            model.at_most(1, [x[p, day], x[p, day + 1]], [again])
    closing = [x[p, d] for p, d in x if practices[p]["closes"] and d > days - CLOSING_DAYS]
    if closing:
        model.at_most(0, [model.column(weights["closing"])], closing)
    return model, x
