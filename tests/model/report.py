#!/usr/bin/env python3
"""Says how the posterior does on rows that it was not fitted on, beside the rules: a page of Markdown on standard output.

    report.py [--leave-out] FEATURES...

--leave-out: each condition is judged by tables fitted on all the others, instead of by pages.
"""
import argparse

import numpy as np

from fit import LIKELIEST, OPEN, Rows, cross_fitted

WRONG_SCORE, WRONG_OPEN, CONTRADICTED = 0.0005, 0.0005, 0.5  # as RiskBudget in include/formradar/read/decide.hpp has them


def rules_outcome(rows):
    state, score = rows.meta["old_state"], rows.meta["old_score"].astype(int)
    clear = rows.meta["old_review"] == "0"
    truth = rows.meta["state"]
    right = clear & (state == truth) & ((truth != "marked") | (score == rows.score))
    return clear, right, state, score


def table(name, groups, columns):
    print(f"\n| {name} | " + " | ".join(title for title, _ in columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for group in list(np.unique(groups)) + ["all"]:
        of = np.ones(len(groups), bool) if group == "all" else groups == group
        print(f"| {group} | " + " | ".join(value(of) for _, value in columns) + " |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--save", help="keep the numbers as NumPy arrays")
    parser.add_argument("features", nargs="+")
    options = parser.parse_args()
    rows = Rows(options.features)
    top, truth, shares = cross_fitted(rows, rows.condition if options.leave_out else rows.fold)
    clear, right, state, score = rules_outcome(rows)
    of_rules = np.select([state == "marked", state == "empty"],
                         [np.where(score - 1 == top, shares[:, LIKELIEST], shares[:, 1] / 4), shares[:, OPEN]], shares[:, 3])
    kept = clear & (of_rules >= CONTRADICTED)
    settled = ~kept & ~clear & (shares[:, LIKELIEST] > 1 - WRONG_SCORE)
    wrong = (kept & ~right) | (settled & (truth != LIKELIEST))
    count = lambda what: (lambda of: str(int(what[of].sum())))
    share = lambda what: (lambda of: f"{100 * what[of].mean():.2f}")
    columns = [("rows", count(np.ones(len(rows), bool))), ("settled %, rules", share(clear)), ("with the posterior", share(kept | settled)),
               ("silent, rules", count(clear & ~right)), ("with the posterior", count(wrong)), ("newly settled", count(settled)),
               ("of these wrong", count(settled & (truth != LIKELIEST))), ("clear, now doubted", count(clear & ~kept & right))]
    table("condition", rows.condition, columns)
    table("answers", rows.meta["kind"], columns)
    print("\n| said to be at least | rows | wrong | share |\n| --- | --- | --- | --- |")
    for least in (0.5, 0.9, 0.99, 0.999, 0.9995, 0.9999, 0.99999):
        said = np.maximum(shares[:, LIKELIEST], shares[:, OPEN]) >= least
        missed = said & (truth != np.where(shares[:, LIKELIEST] > shares[:, OPEN], LIKELIEST, OPEN))
        print(f"| {least} | {said.sum()} | {missed.sum()} | {missed.sum() / max(1, said.sum()):.5f} |")
    if options.save:
        np.savez_compressed(options.save, top=top, truth=truth, shares=shares)



if __name__ == "__main__":
    main()
