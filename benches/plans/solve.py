#!/usr/bin/env python3
"""Puts karuna's planning problem before two outside solvers, CP-SAT and HiGHS.

    python3 solve.py INSTANCE.json... [--seconds 60] [--solver both] [--out results.json]
    python3 solve.py INSTANCE.json... --check PLAN.json

Both solvers are given one model in whole numbers. What they answer is turned into a plan, and
`evaluate` judges it from the definition alone, without looking at the model. The score reported is
the evaluator's; the bound is the solver's, and no plan scores higher. With `--check` nothing is
solved: plans that karuna wrote are judged, `{"id": "...", "days": [[place, ...], ...]}`.
"""

import argparse
import collections
import importlib.metadata
import itertools
import json
import math
import pathlib
import time

CLOSING_DAYS = 14
MOST_FILLINGS = 60  # The fillings of a day are listed as long as they are no more than this.
SLACK = 1e-3  # Scores are whole, so bounds are rounded down; this is added before, to be safe.


def evaluate(instance, plan):
    """The score of a plan, one list of practices for each day, and the rules that it breaks."""
    practices, weights, days = instance["practices"], instance["weights"], instance["days"]
    if len(plan) != days or not set(itertools.chain(*plan)) <= set(range(len(practices))):
        return None, ["the plan has other days or other practices than the instance"]
    on = [{d for d, held in enumerate(plan, 1) if p in held} for p in range(len(practices))]
    broken, score = [], weights["first"] * sum(1 for its in on if its)
    known = {p: it["known_from"] for p, it in enumerate(practices) if it["known_from"] is not None}
    for day, held in enumerate(plan, 1):
        before = {p for p, since in known.items() if since < day}.union(*plan[: day - 1])
        if sum(practices[p]["minutes"] for p in held) > instance["budget"][day - 1]:
            broken.append(f"day {day} takes more minutes than it has")
        if len(held) > instance["most"] or len(held) > len(set(held)):
            broken.append(f"day {day} has too many practices, or one twice: {held}")
        for p in held:
            if day < practices[p]["from_day"]:
                broken.append(f"practice {p} comes on day {day}, too early")
            for need in practices[p]["needs"]:
                if len(before.intersection(need["of"])) < need["count"]:
                    broken.append(f"practice {p} comes on day {day} without {need} before it")
    for p, its in enumerate(on):
        most = practices[p].get("most_uses")
        if most is not None and len(its) > most:
            broken.append(f"practice {p} comes {len(its)} times, and {most} is the most")

    for start in range(1, days + 1, 7):
        week = range(start, min(start + 7, days + 1))
        for p, practice in enumerate(practices):
            score += practice["gain"] * weights["uses"][sum(day in on[p] for day in week)]
        for i in range(5):
            count = sum(i in practices[p]["principles"] for day in week for p in plan[day - 1])
            score += weights["principles"][i] * weights["balance"][min(count, 3)]
        score += weights["days"][sum(1 for day in week if plan[day - 1])]
        begun = [p for p, its in enumerate(on) if min(its, default=0) in week]
        new = sum(practices[p]["known_from"] is None for p in begun)
        score -= weights["new_over"] * max(0, new - weights["new_free"])
    spaced = [its for practice, its in zip(practices, on) if not practice["daily"]]
    repeats = sum(day + 1 in its for its in spaced for day in its)
    is_closed = any(practices[p]["closes"] for held in plan[-CLOSING_DAYS:] for p in held)
    return score - weights["repeat"] * repeats + weights["closing"] * is_closed, broken


class Model:
    """A maximisation in whole numbers: columns with an upper limit and a cost, and rows."""

    def __init__(self):
        self.upper, self.cost, self.rows, self.constant = [], [], [], 0

    def column(self, cost=0, upper=1):
        self.upper.append(upper)
        self.cost.append(cost)
        return len(self.cost) - 1

    def at_most(self, bound, plus, minus=()):
        """Adds the row `plus - minus <= bound`; a column that comes n times counts n times."""
        row = collections.Counter(plus)
        row.subtract(minus)
        if row := {column: factor for column, factor in row.items() if factor}:
            self.rows.append((bound, row))

    def table(self, values, weight, terms):
        """Adds `weight * values[n]` to the objective, where n of the terms are 1, or more at the
        end of the values. Each step has a column. None may fall. Where steps only get smaller, the
        best plan takes them in order by itself; where one does not, as with days, rows keep it.
        """
        self.constant += weight * values[0]
        steps = [weight * (b - a) for a, b in zip(values, values[1:])][: len(terms)]
        columns = [self.column(step) for step in steps]
        self.at_most(0, columns, terms)
        is_concave = steps == sorted(steps, reverse=True)
        for a, b in () if is_concave else zip(columns, columns[1:]):
            self.at_most(0, [b], [a])
        return columns


def fillings(there, budget, most):
    """How often each length comes on a day that is full; `there` counts what may come."""
    found = []
    for number in range(most + 1):
        for lengths in itertools.combinations_with_replacement(there, number):
            left, held = budget - sum(lengths), collections.Counter(lengths)
            is_full = number == most or all(held[it] == there[it] or it > left for it in there)
            if left >= 0 and held <= there and is_full:
                found.append(held)
    return found


def build(instance):
    """The model, and its columns for each practice and day."""
    practices, weights = instance["practices"], instance["weights"]
    days, budget, most = range(1, instance["days"] + 1), instance["budget"], instance["most"]
    model, places, x = Model(), range(len(practices)), {}
    for p, day in itertools.product(places, days):
        if day >= practices[p]["from_day"] and practices[p]["minutes"] <= budget[day - 1]:
            x[p, day] = model.column()
    # What explains, arranges or plans comes so many times at the most.
    for p, practice in enumerate(practices):
        if practice.get("most_uses") is not None:
            model.at_most(practice["most_uses"], [x[p, day] for day in days if (p, day) in x])

    # A day has room for so many practices and minutes. Where minutes bind, one of the fillings of
    # the day is chosen, so that no part of a practice is squeezed into what is left over.
    for day in days:
        minutes = {p: practices[p]["minutes"] for p in places if (p, day) in x}
        model.at_most(most, [x[p, day] for p in minutes])
        if sum(sorted(minutes.values())[-most:]) <= budget[day - 1]:
            continue
        model.at_most(budget[day - 1], [x[p, day] for p in minutes for _ in range(minutes[p])])
        there = collections.Counter(minutes.values())
        choices = fillings(there, budget[day - 1], most)
        if len(choices) <= MOST_FILLINGS:
            chosen = [model.column() for _ in choices]
            model.at_most(1, chosen)
            for it in there:
                room = [c for c, held in zip(chosen, choices) for _ in range(held[it])]
                model.at_most(0, [x[p, day] for p in minutes if minutes[p] == it], room)

    # `done[p][day]` is the column that says whether p was done by the end of that day. What needs
    # something or is needed is followed day by day, what is new week by week.
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    done = [[model.column(upper=0)] for _ in practices]
    needed = {q for practice in practices for need in practice["needs"] for q in need["of"]}
    for p, practice in enumerate(practices):
        since = []
        for day in days:
            since += [x[p, day]] if (p, day) in x else []
            column = before = done[p][-1]
            if since and (practice["needs"] or p in needed or day % 7 == 0 or day == len(days)):
                column = model.column()
                model.at_most(0, [column], [before, *since])
                for earlier in [before, *since]:
                    model.at_most(0, [earlier], [column])
                since = []
            done[p].append(column)
        model.cost[done[p][-1]] = weights["first"]

    # Needs are asked of the day on which p is begun; on later days they still are met.
    for p in places:
        for need, day in itertools.product(practices[p]["needs"], days):
            known = {q: practices[q]["known_from"] for q in need["of"]}
            unknown = [q for q, since in known.items() if since is None or since >= day]
            lacking = need["count"] - len(known) + len(unknown)
            if lacking > 0 and done[p][day] != done[p][day - 1]:
                model.at_most(0, [done[p][day]] * lacking, [done[q][day - 1] for q in unknown])

    new = [p for p in places if practices[p]["known_from"] is None]
    for week in weeks:
        for p, practice in enumerate(practices):
            terms = [x[p, day] for day in week if (p, day) in x]
            used = model.table(weights["uses"], practice["gain"], terms)
            # What is used in a week is done at its end. That follows, but helps to prove bounds.
            model.at_most(0, used[:1], [done[p][week[-1]]])
        before = [model.column(-weights["new_over"], len(new))]
        before += [done[p][week[0] - 1] for p in new]
        model.at_most(weights["new_free"], [done[p][week[-1]] for p in new], before)
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
    closing = [x[p, day] for p, day in x if practices[p]["closes"] and day in days[-CLOSING_DAYS:]]
    model.at_most(0, [model.column(weights["closing"])], closing)
    return model, x


def solve_cpsat(model, args):
    """The values of the columns, where there are any, the bound, and whether they are the best."""
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
    values = [solver.value(it) for it in columns if is_found]
    return values, solver.best_objective_bound, status == cp_model.OPTIMAL


def solve_highs(model, args):
    """The same from HiGHS."""
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", args.seconds)
    highs.setOptionValue("threads", args.threads)
    highs.setOptionValue("mip_rel_gap", 0.0)
    for column, (upper, cost) in enumerate(zip(model.upper, model.cost)):
        highs.addCol(cost, 0, upper, 0, [], [])
        highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for bound, row in model.rows:
        highs.addRow(-highspy.kHighsInf, bound, len(row), list(row), list(row.values()))
    highs.changeObjectiveOffset(model.constant)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    highs.run()
    info = highs.getInfo()
    is_found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = [round(it) for it in highs.getSolution().col_value if is_found]
    return values, info.mip_dual_bound, highs.getModelStatus() == highspy.HighsModelStatus.kOptimal


def solve(instance, name, args):
    """One entry of the results. A solver whose answer is not what it claims ends the script."""
    start = time.perf_counter()
    model, x = build(instance)
    values, bound, is_optimal = (solve_cpsat if name == "cpsat" else solve_highs)(model, args)
    bound = math.floor(bound + SLACK) if math.isfinite(bound) else None
    version = importlib.metadata.version("ortools" if name == "cpsat" else "highspy")
    result = {"id": instance["id"], "solver": name, "version": version}
    result |= {"status": "unknown", "score": None, "bound": bound, "gap_percent": None}
    result |= {"seconds": round(time.perf_counter() - start, 2), "days": None}
    if values:
        plan = [[] for _ in range(instance["days"])]
        for (p, day), column in x.items():
            plan[day - 1] += [p] * values[column]
        score, broken = evaluate(instance, plan)
        claimed = sum(a * b for a, b in zip(values, model.cost)) + model.constant
        above = math.inf if bound is None else bound - score
        if broken or above < 0 or score < claimed or (is_optimal and above > 0):
            raise SystemExit(f"{name} claims {claimed}, at most {bound}; it is {score}; {broken}")
        result |= {"status": "optimal" if is_optimal else "feasible", "score": score, "days": plan}
        if score and bound is not None:
            result["gap_percent"] = round(100 * above / score, 3)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("instances", nargs="+", type=pathlib.Path, metavar="INSTANCE.json")
    parser.add_argument("--seconds", type=float, default=60, help="time for each solver")
    parser.add_argument("--workers", type=int, default=8, help="of CP-SAT; fewer prove much less")
    parser.add_argument("--threads", type=int, default=1, help="of HiGHS")
    parser.add_argument("--solver", choices=["cpsat", "highs", "both"], default="both")
    parser.add_argument("--out", type=pathlib.Path, help="write all results, with their plans")
    parser.add_argument("--plan", type=pathlib.Path, help="write the best plan of each instance")
    parser.add_argument("--check", type=pathlib.Path, help="judge these plans; solve nothing")
    args = parser.parse_args()
    instances = {it["id"]: it for it in (json.loads(path.read_text()) for path in args.instances)}
    if len(instances) < len(args.instances):
        parser.error("two instances have the same id")
    if args.check:
        plans, are_kept = json.loads(args.check.read_text()), True
        for plan in plans if isinstance(plans, list) else [plans]:
            score, broken = evaluate(instances[plan["id"]], plan["days"])
            print(plan["id"], score, "; ".join(broken) or "keeps every rule", sep="\t")
            are_kept = are_kept and not broken
        raise SystemExit(not are_kept)
    results = []
    for instance, name in itertools.product(instances.values(), ["cpsat", "highs"]):
        if args.solver in (name, "both"):
            results.append(solve(instance, name, args))
            print(*(f"{key}={it}" for key, it in results[-1].items() if key != "days"), flush=True)
    found = sorted((it for it in results if it["days"]), key=lambda it: it["score"])
    plans = [{"id": key, "days": it} for key, it in {it["id"]: it["days"] for it in found}.items()]
    if args.out:
        args.out.write_text(json.dumps(results))
    if args.plan:
        args.plan.write_text(json.dumps(plans[0] if len(plans) == 1 else plans))


if __name__ == "__main__":
    main()
