#!/usr/bin/env python3
"""Says how the posterior does on rows that it was not fitted on, beside the rules: Markdown on standard output, or a part of a page.

    report.py [--leave-out [--only NAME]... | --table TABLE] [--write PAGE PART] FEATURES...

By default each half of the pages is judged by trees fitted on the other half. --leave-out: each condition by trees fitted on all
the others. --table: all by the program's own table, which saw no page of the rows' seeds.
"""
import argparse
import contextlib
import io
import sys

import numpy as np

from fit import BOX, LIKELIEST, OPEN, ROW, Rows, cross_fitted, flat, outcomes, row_features, trees, weights
from table import Table, judged

WRONG_SCORE, WRONG_OPEN, CONTRADICTED = 0.0005, 0.4, 0.5  # as RiskBudget in include/formradar/read/decide.hpp has them
MAY_BE_SETTLED = ["weak mark", "several plain marks", "shared ink", "handwriting", "ink between boxes",
                  "ink beside an empty row", "line in an empty row", "ink on a digit",
                  "specks without marks"]  # as may_be_settled in src/read/rule.cpp has them


def rules_outcome(rows):
    state, score = rows.meta["old_state"], rows.meta["old_score"].astype(int)
    clear = rows.meta["old_review"] == "0"
    truth = rows.meta["state"]
    right = clear & (state == truth) & ((truth != "marked") | (score == rows.score))
    return clear, right, state, score


def left_out(rows, names):
    """Each of the conditions by trees that were fitted on all the others."""
    top, truth, shares = np.zeros(len(rows), int), np.zeros(len(rows), int), np.zeros((len(rows), 5))
    box_truth = rows.box_truth()
    for name in names:
        out = rows.condition == name
        known = ~out
        # The row's trees are fitted on weights by boxes' trees that had not seen the page, as in fit.py.
        weight = np.zeros(rows.boxes.shape[:2], int)
        for fold in np.unique(rows.fold):
            here = known & (rows.fold == fold)
            model = trees(**BOX).fit(flat(rows.boxes[known & ~here]), box_truth[known & ~here].ravel())
            weight[here] = weights(model, rows.boxes[here])
        weight[out] = weights(trees(**BOX).fit(flat(rows.boxes[known]), box_truth[known].ravel()), rows.boxes[out])
        features, likeliest = row_features(rows, weight)
        outcome = outcomes(rows, likeliest)
        model = trees(**ROW).fit(features[known], outcome[known])
        top[out], truth[out] = likeliest[out], outcome[out]
        shares[np.ix_(out, model.classes_)] = model.predict_proba(features[out])
        print(f"{name} left out", file=sys.stderr)
    return top, truth, shares


def table(name, groups, columns):
    print(f"\n| {name} | " + " | ".join(title for title, _ in columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for group in list(np.unique(groups)) + ["all"]:
        of = np.ones(len(groups), bool) if group == "all" else groups == group
        print(f"| {group} | " + " | ".join(value(of) for _, value in columns) + " |")


def print_report(rows, top, truth, shares):
    clear, right, state, score = rules_outcome(rows)
    of_rules = np.select([state == "marked", state == "empty"],
                         [np.where(score - 1 == top, shares[:, LIKELIEST], shares[:, 1] / 4), shares[:, OPEN]], shares[:, 3])
    kept = clear & (of_rules >= np.where(state == "empty", 1 - WRONG_OPEN, CONTRADICTED))
    on_line = rows.boxes[np.arange(len(rows)), top, rows.names.index("line")] > 0
    may_be = np.isin(rows.meta["old_rule"], MAY_BE_SETTLED) & ~on_line
    settled = ~clear & may_be & (shares[:, LIKELIEST] > 1 - WRONG_SCORE)
    wrong = (kept & ~right) | (settled & (truth != LIKELIEST))
    contrary = kept & (state == "marked") & (score - 1 != top) & (shares[:, LIKELIEST] > 1 - WRONG_SCORE)
    count = lambda what: (lambda of: str(int(what[of].sum())))
    share = lambda what: (lambda of: f"{100 * what[of].mean():.2f}")
    columns = [("rows", count(np.ones(len(rows), bool))), ("settled %, rules", share(clear)), ("with the posterior", share(kept | settled)),
               ("silent, rules", count(clear & ~right)), ("with the posterior", count(wrong)), ("newly settled", count(settled)),
               ("of these wrong", count(settled & (truth != LIKELIEST))), ("clear, now doubted", count(clear & ~kept & right)),
               ("both sure, of different answers", count(contrary))]
    table("condition", rows.condition, columns)
    table("answers", rows.meta["kind"], columns)


def print_calibration(rows, truth, shares):
    """What is said of how many rows, how many of them a perfect prophet would have wrong, and how many are."""
    said = np.maximum(shares[:, LIKELIEST], shares[:, OPEN])
    missed = truth != np.where(shares[:, LIKELIEST] > shares[:, OPEN], LIKELIEST, OPEN)
    limits = [0, 0.5, 0.9, 0.99, 0.999, 0.9995, 0.9999, 0.99999, 1.1]
    print("\n| said | rows | wrong, as said | wrong | of 10,000 |\n| --- | --- | --- | --- | --- |")
    for low, high in zip(limits, limits[1:]):
        of = (said >= low) & (said < high)
        name = f"{low} to {high}" if high < 1 else f"{low} and more"
        expected, wrong = (1 - said[of]).sum(), int(missed[of].sum())
        print(f"| {name} | {of.sum()} | {expected:.2f} | {wrong} | {10000 * wrong / max(1, of.sum()):.1f} |")
    sure = said >= 0.9999
    print(f"\nOf {sure.sum()} rows said to be at least 0.9999 sure {int(missed[sure].sum())} are wrong.")


def write_part(page, name, text):
    """As bench/written_part.cpp does."""
    first, last = f"<!-- {name}: written by report.py -->\n", f"<!-- end of {name} -->\n"
    with open(page) as file:
        whole = file.read()
    before, found, after = whole.partition(first)
    rest = after.partition(last)[2] if found else ""
    with open(page, "w") as file:
        file.write(before + ("" if found else "\n") + first + text + last + rest)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--only", action="append", help="leave out these conditions only")
    parser.add_argument("--table", help="src/read/posterior_table.inc")
    parser.add_argument("--write", nargs=2, metavar=("PAGE", "PART"))
    parser.add_argument("features", nargs="+")
    options = parser.parse_args()
    rows = Rows(options.features)
    text = io.StringIO()
    with contextlib.redirect_stdout(text if options.write else sys.stdout):
        if options.table:
            fitted = Table(options.table)
            assert not fitted.seeds & rows.seeds, "these rows' seeds are in the table's fit"
            result = judged(rows, fitted)
        elif options.leave_out:
            names = options.only or list(np.unique(rows.condition))
            result = left_out(rows, names)
            kept = np.isin(rows.condition, names)
            rows, result = rows.of(kept), tuple(part[kept] for part in result)
        else:
            result = cross_fitted(rows, rows.fold)
        seeds = ", ".join(map(str, sorted(rows.seeds)))
        print(f"{len(rows)} rows of {len(np.unique(rows.meta['page']))} pages, seeds {seeds}.")
        print_report(rows, *result)
        print_calibration(rows, *result[1:])
    if options.write:
        write_part(*options.write, text.getvalue())


if __name__ == "__main__":
    main()
