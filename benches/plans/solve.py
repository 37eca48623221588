#!/usr/bin/env python3
"""Puts karuna's planning problem before two outside solvers, CP-SAT and HiGHS.

    python3 solve.py INSTANCE.json... [--seconds 60] [--solver both] [--out results.json]
    python3 solve.py INSTANCE.json... --check PLAN.json

Both solvers are given one model, built once as rows and columns of whole numbers. What they answer
is turned into a plan, and `evaluate` judges it from the definition alone, without looking at the
model. The score reported is the evaluator's. The bound is the solver's: no plan scores higher.

With `--check` nothing is solved. A plan that karuna wrote is judged:
`{"id": "...", "days": [[place of a practice in the instance, ...], ...]}`, or a list of such plans.
"""

import argparse
import itertools
import json
import math
import pathlib
import time

CLOSING_DAYS = 14
# The fillings of a day are listed as long as they are no more than this.
MOST_FILLINGS = 60
# Bounds are rounded down, as scores are whole. This much is added first, against rounding errors.
SLACK = 1e-3


def evaluate(instance, plan):
    """Judges a plan, one list of practices for each day: its score, and the rules that it breaks."""
    practices, weights, days = instance["practices"], instance["weights"], instance["days"]
    if len(plan) != days:
        return 0, [f"the plan has {len(plan)} days instead of {days}"]
    if strange := set(itertools.chain(*plan)) - set(range(len(practices))):
        return 0, [f"the plan names practices that are not there: {strange}"]
    on = [{d for d, held in enumerate(plan, 1) if p in held} for p in range(len(practices))]
    broken = []

    def is_done_before(q, day):
        known = practices[q]["known_from"]
        return (known is not None and known < day) or any(earlier < day for earlier in on[q])

    for day, held in enumerate(plan, 1):
        minutes, budget = sum(practices[p]["minutes"] for p in held), instance["budget"][day - 1]
        if minutes > budget:
            broken.append(f"day {day} takes {minutes} of {budget} minutes")
        if len(held) > instance["most"] or len(held) > len(set(held)):
            broken.append(f"day {day} has too many practices, or one twice: {held}")
        for p in held:
            if day < practices[p]["from_day"]:
                broken.append(f"practice {p} comes on day {day}, too early")
            for need in practices[p]["needs"]:
                if sum(is_done_before(q, day) for q in set(need["of"])) < need["count"]:
                    broken.append(f"practice {p} comes on day {day} without {need} before it")

    score = weights["first"] * sum(1 for its in on if its)
    for start in range(1, days + 1, 7):
        week = range(start, min(start + 7, days + 1))
        for practice, its in zip(practices, on):
            score += practice["gain"] * weights["uses"][sum(day in its for day in week)]
        for i in range(5):
            count = sum(i in practices[p]["principles"] for day in week for p in plan[day - 1])
            score += weights["principles"][i] * weights["balance"][min(count, 3)]
        score += weights["days"][sum(1 for day in week if plan[day - 1])]
        begun = [r for r, its in zip(practices, on) if min(its, default=0) in week]
        new = sum(practice["known_from"] is None for practice in begun)
        score -= weights["new_over"] * max(0, new - weights["new_free"])
    for practice, its in zip(practices, on):
        if not practice["daily"]:
            score -= weights["repeat"] * sum(day + 1 in its for day in its)
    if any(practices[p]["closes"] for held in plan[-CLOSING_DAYS:] for p in held):
        score += weights["closing"]
    return score, broken


class Model:
    """A maximisation in whole numbers: columns with an upper limit and a cost, and rows."""

    def __init__(self):
        self.upper, self.cost, self.rows, self.constant = [], [], [], 0

    def column(self, cost=0, upper=1):
        self.upper.append(upper)
        self.cost.append(cost)
        return len(self.cost) - 1

    def at_most(self, bound, plus, minus=()):
        """Adds the row `plus - minus <= bound`. A term is a column, or a column and its factor."""
        row = {}
        for sign, term in [(1, it) for it in plus] + [(-1, it) for it in minus]:
            column, factor = term if isinstance(term, tuple) else (term, 1)
            row[column] = sign * factor
        if row:
            self.rows.append((bound, row))

    def table(self, values, weight, terms):
        """Adds `weight * values[n]` to the objective, where n of the terms are 1, and where n runs
        past the end, the last value. Returns the column that says n >= 1, where there is one.

        The table is a sum of steps with a column each. Where steps only get smaller, the solver
        takes them in order by itself; where one does not, as with days, rows keep the order.
        """
        self.constant += weight * values[0]
        steps = [weight * (b - a) for a, b in zip(values, values[1:])][: len(terms)]
        if min(steps, default=0) < 0:
            raise SystemExit("the model takes tables that never fall, and gains from 0")
        while steps and steps[-1] == 0:
            steps.pop()
        columns = [self.column(step) for step in steps]
        self.at_most(0, columns, terms if columns else ())
        if steps != sorted(steps, reverse=True):
            for a, b in zip(columns, columns[1:]):
                self.at_most(0, [b], [a])
        return columns[0] if columns else None


def fillings(sizes, budget, most):
    """All ways to fill a day to which nothing can be added: how often each length of practices
    comes, where `sizes` says how many of them there are."""
    found = [({}, budget, most)]
    for length, size in sizes.items():
        found = [
            (held | {length: times}, left - times * length, room - times)
            for held, left, room in found
            for times in range(min(size, room) + 1)
            if times * length <= left
        ]
    return [
        held
        for held, left, room in found
        if room == 0 or all(held[it] == size or it > left for it, size in sizes.items())
    ]


def build(instance):
    """The model, and its columns for each practice and day."""
    practices, weights = instance["practices"], instance["weights"]
    days, budget, most = range(1, instance["days"] + 1), instance["budget"], instance["most"]
    if min(weights[it] for it in ("first", "new_over", "repeat", "closing")) < 0:
        raise SystemExit("the model takes weights from 0")
    model, places = Model(), range(len(practices))
    x = {
        (p, day): model.column()
        for p, practice in enumerate(practices)
        for day in days
        if day >= practice["from_day"] and practice["minutes"] <= budget[day - 1]
    }
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]

    # A day has room for so many practices and minutes. Where minutes bind, one of the fillings of
    # the day is chosen, so that no part of a practice is squeezed into what is left over.
    for day in days:
        minutes = {p: practices[p]["minutes"] for p in places if (p, day) in x}
        model.at_most(most, [x[p, day] for p in minutes])
        if sum(sorted(minutes.values())[-most:]) <= budget[day - 1]:
            continue
        model.at_most(budget[day - 1], [(x[p, day], minutes[p]) for p in minutes])
        lengths = list(minutes.values())
        choices = fillings({it: lengths.count(it) for it in lengths}, budget[day - 1], most)
        if len(choices) <= MOST_FILLINGS:
            chosen = [model.column() for _ in choices]
            model.at_most(1, chosen)
            for length in set(lengths):
                room = [(column, choice[length]) for column, choice in zip(chosen, choices)]
                model.at_most(0, [x[p, day] for p in minutes if minutes[p] == length], room)

    # `done[p][day]` is the column that says whether p was done by the end of that day. What needs
    # something or is needed is followed day by day, what is new week by week.
    ends = {week[-1] for week in weeks}
    never = model.column(upper=0)
    done = [[never] for _ in practices]
    needed = {q for practice in practices for need in practice["needs"] for q in need["of"]}
    for p, practice in enumerate(practices):
        since = []
        for day in days:
            since += [x[p, day]] if (p, day) in x else []
            column = before = done[p][-1]
            if since and (practice["needs"] or p in needed or day in ends):
                column = model.column()
                model.at_most(0, [column], [before, *since])
                for earlier in [before, *since]:
                    model.at_most(0, [earlier], [column])
                since = []
            done[p].append(column)
        if done[p][-1] != never:
            model.cost[done[p][-1]] = weights["first"]

    # Needs are asked of the day on which p is begun; on later days they still are met.
    for p in places:
        for need, day in itertools.product(practices[p]["needs"], days):
            known = {q: practices[q]["known_from"] for q in need["of"]}
            unknown = [q for q, since in known.items() if since is None or since >= day]
            lacking = need["count"] - len(known) + len(unknown)
            before = [done[q][day - 1] for q in unknown]
            if lacking > 0 and done[p][day] != done[p][day - 1]:
                model.at_most(0, [(done[p][day], lacking)], before)

    for week in weeks:
        after, before = [], []
        for p, practice in enumerate(practices):
            terms = [x[p, day] for day in week if (p, day) in x]
            used = model.table(weights["uses"], practice["gain"], terms)
            if terms and practice["known_from"] is None:
                after.append(done[p][week[-1]])
                before.append(done[p][week[0] - 1])
                model.at_most(0, [] if used is None else [used], after[-1:])
        over = model.column(-weights["new_over"], len(practices))
        model.at_most(weights["new_free"], after, before + [over])
        for i, weight in enumerate(weights["principles"]):
            trains = [p for p in places if i in practices[p]["principles"]]
            terms = [x[p, day] for p in trains for day in week if (p, day) in x]
            model.table(weights["balance"], weight, terms)
        busy = [model.column() for _ in week]
        for column, day in zip(busy, week):
            model.at_most(0, [column], [x[p, day] for p in places if (p, day) in x])
        model.table(weights["days"], 1, busy)
    for p, day in x:
        if not practices[p]["daily"] and (p, day + 1) in x:
            model.at_most(1, [x[p, day], x[p, day + 1]], [model.column(-weights["repeat"])])
    last = days[-CLOSING_DAYS:]
    closing = [it for (p, day), it in x.items() if practices[p]["closes"] and day in last]
    model.at_most(0, [model.column(weights["closing"])], closing)
    return model, x


def solve_cpsat(model, args):
    """The values of the columns, or none, the bound, and whether the values are proven best."""
    from ortools.sat.python import cp_model

    cp, total = cp_model.CpModel(), cp_model.LinearExpr.weighted_sum
    columns = [cp.new_int_var(0, upper, "") for upper in model.upper]
    for bound, row in model.rows:
        cp.add(total([columns[it] for it in row], list(row.values())) <= bound)
    cp.maximize(total(columns, model.cost) + model.constant)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = args.seconds
    solver.parameters.num_workers = args.workers
    status = solver.solve(cp)
    is_found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    values = [solver.value(it) for it in columns] if is_found else None
    return values, solver.best_objective_bound, status == cp_model.OPTIMAL


def solve_highs(model, args):
    """The same from HiGHS. A gap below 1 is none, as all scores are whole."""
    import highspy

    highs, infinity = highspy.Highs(), highspy.kHighsInf
    options = {"output_flag": False, "time_limit": args.seconds, "threads": args.threads}
    for name, value in (options | {"mip_rel_gap": 0.0, "mip_abs_gap": 0.99}).items():
        highs.setOptionValue(name, value)
    for column, (upper, cost) in enumerate(zip(model.upper, model.cost)):
        highs.addCol(cost, 0, upper, 0, [], [])
        highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for bound, row in model.rows:
        highs.addRow(-infinity, bound, len(row), list(row), list(row.values()))
    highs.changeObjectiveOffset(model.constant)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    highs.run()
    info, status = highs.getInfo(), highs.getModelStatus()
    is_found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = [round(it) for it in highs.getSolution().col_value] if is_found else None
    return values, info.mip_dual_bound, status == highspy.HighsModelStatus.kOptimal


def solve(instance, solver, args):
    """One entry of the results."""
    start = time.perf_counter()
    model, x = build(instance)
    values, bound, is_optimal = SOLVERS[solver](model, args)
    seconds = round(time.perf_counter() - start, 2)
    bound = math.floor(bound + SLACK) if math.isfinite(bound) else None
    score = gap = plan = None
    if values:
        plan = [[p for p, d in x if d == day and values[x[p, d]]] for day in range(1, instance["days"] + 1)]
        score, broken = evaluate(instance, plan)
        claimed = sum(a * b for a, b in zip(values, model.cost)) + model.constant
        is_right = claimed == score if is_optimal else claimed <= score
        if broken or not is_right or (bound is not None and bound < score):
            raise SystemExit(f"{solver} claims {claimed} to {bound}, but it is {score}; {broken}")
        gap = None if bound is None else round(100 * (bound - score) / max(1, abs(score)), 3)
    status = "optimal" if is_optimal else "feasible" if values else "unknown"
    return {"id": instance["id"], "solver": solver, "status": status, "score": score, "bound": bound,
            "gap_percent": gap, "seconds": seconds, "days": plan}


SOLVERS = {"cpsat": solve_cpsat, "highs": solve_highs}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("instances", nargs="+", type=pathlib.Path, metavar="INSTANCE.json")
    parser.add_argument("--seconds", type=float, default=60, help="time for each solver")
    parser.add_argument("--workers", type=int, default=8, help="of CP-SAT; fewer prove much less")
    parser.add_argument("--threads", type=int, default=1, help="of HiGHS")
    parser.add_argument("--solver", choices=[*SOLVERS, "both"], default="both")
    parser.add_argument("--out", type=pathlib.Path, help="write all results, with their plans")
    parser.add_argument("--plan", type=pathlib.Path, help="write the best plan of each instance")
    parser.add_argument("--check", type=pathlib.Path, help="judge these plans; solve nothing")
    args = parser.parse_args()
    instances = {it["id"]: it for it in (json.loads(path.read_text()) for path in args.instances)}
    if args.check:
        plans = json.loads(args.check.read_text())
        all_kept = True
        for plan in plans if isinstance(plans, list) else [plans]:
            score, broken = evaluate(instances[plan["id"]], plan["days"])
            all_kept = all_kept and not broken
            print(plan["id"], score, "; ".join(broken) or "keeps every rule", sep="\t")
        raise SystemExit(not all_kept)
    results = []
    for instance in instances.values():
        for solver in SOLVERS if args.solver == "both" else [args.solver]:
            results.append(solve(instance, solver, args))
            print(*(f"{key} {it}" for key, it in results[-1].items() if key != "days"), sep="\t", flush=True)
    best = {it["id"]: it for it in sorted(results, key=lambda it: it["score"] or 0) if it["days"]}
    plans = [{"id": id, "days": it["days"]} for id, it in best.items()]
    if args.plan:
        args.plan.write_text(json.dumps(plans[0] if len(plans) == 1 else plans) + "\n")
    if args.out:
        args.out.write_text(json.dumps(results) + "\n")


if __name__ == "__main__":
    main()
