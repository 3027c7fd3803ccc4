#!/usr/bin/env python3
"""Fits the posterior's tables on features that model_features wrote, and writes them as src/read/posterior_table.inc.

    fit.py OUTPUT FEATURES...

The same rows give the same bytes. Needs Debian's python3-sklearn. Two stages: trees that weigh each box, then trees that tell
what the row as a whole says, fitted on weights that the first stage gave to pages it had not seen.
"""
import argparse
import copy
import hashlib

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

UNIT = 4096          # a leaf's whole number for a logit of 1
PAGES_A_SEED = 1_000_000_007  # as tests/bench/options.hpp has it
FOLDS = 2
BOX = dict(max_iter=120, max_leaf_nodes=10)
ROW = dict(max_iter=140, max_leaf_nodes=8)
LIKELIEST, ANOTHER, OPEN, BOTH, UNCLEAR = range(5)
META = ["page", "statement", "kind", "state", "score", "status", "old_state", "old_score", "old_review", "old_rule"]


class Rows:
    def __init__(self, paths):
        digest = hashlib.sha256()
        meta, numbers = [], []
        for path in paths:
            with open(path, "rb") as file:
                data = file.read()
            digest.update(data)
            lines = data.decode().splitlines()
            self.names = lines[0].split("\t")[len(META):]
            for line in lines[1:]:
                fields = line.split("\t")
                meta.append(fields[:len(META)])
                numbers.append(np.array(fields[len(META):], dtype=np.int32))
        self.hash = digest.hexdigest()
        self.meta = {name: np.array([row[i] for row in meta]) for i, name in enumerate(META)}
        self.features = len(self.names)
        self.boxes = np.stack(numbers).reshape(len(meta), -1, self.features)
        self.score = self.meta["score"].astype(int)
        self.condition = np.array([page.rsplit("-", 1)[0] for page in self.meta["page"]])
        self.own = self.names.index("pen_inked")  # a box's own numbers come first
        # By page and not by row: the rows of a page have a writer in common.
        page_hash = [int(hashlib.sha256(page.encode()).hexdigest()[:8], 16) for page in self.meta["page"]]
        self.fold = np.array(page_hash) % FOLDS

    def __len__(self):
        return len(self.score)

    def of(self, kept):
        """Some of the rows."""
        some = copy.copy(self)
        some.meta = {name: values[kept] for name, values in self.meta.items()}
        some.boxes, some.score, some.condition, some.fold = (part[kept] for part in (self.boxes, self.score, self.condition, self.fold))
        return some

    @property
    def seeds(self):
        return {int(page.rsplit("-", 1)[1]) // PAGES_A_SEED for page in self.meta["page"]}

    def box_truth(self):
        truth = np.zeros(self.boxes.shape[:2], int)
        marked = np.where(self.meta["state"] == "marked")[0]
        truth[marked, self.score[marked] - 1] = 1
        return truth


def trees(max_iter, max_leaf_nodes):
    return HistGradientBoostingClassifier(max_iter=max_iter, max_leaf_nodes=max_leaf_nodes, learning_rate=0.1, min_samples_leaf=20,
                                          l2_regularization=1.0, early_stopping=False, random_state=0)


def flat(boxes):
    return boxes.reshape(-1, boxes.shape[-1])


def weights(model, boxes):
    return np.round(model.decision_function(flat(boxes)) * UNIT).astype(int).reshape(boxes.shape[:2])


def row_features(rows, weight):
    order = np.argsort(-weight, axis=1, kind="stable")
    pick = lambda i: rows.boxes[np.arange(len(rows)), order[:, i]]
    ranked = np.take_along_axis(weight, order, 1)[:, :3]
    return np.concatenate([ranked, pick(0), pick(1), pick(2)[:, :rows.own]], 1), order[:, 0]


def outcomes(rows, top):
    state = rows.meta["state"]
    of_state = np.select([state == "empty", state == "multiple"], [OPEN, BOTH], UNCLEAR)
    return np.where(state == "marked", np.where(rows.score - 1 == top, LIKELIEST, ANOTHER), of_state)


def cross_fitted_weights(rows, folds):
    truth, weight = rows.box_truth(), np.zeros(rows.boxes.shape[:2], int)
    for fold in np.unique(folds):
        out = folds == fold
        weight[out] = weights(trees(**BOX).fit(flat(rows.boxes[~out]), truth[~out].ravel()), rows.boxes[out])
    return weight


def cross_fitted(rows, folds):
    """For each row, by models that saw no row of its fold: the likeliest box, the true outcome, the outcomes' probabilities."""
    features, top = row_features(rows, cross_fitted_weights(rows, folds))
    truth, shares = outcomes(rows, top), np.zeros((len(rows), 5))
    for fold in np.unique(folds):
        out = folds == fold
        model = trees(**ROW).fit(features[~out], truth[~out])
        shares[np.ix_(out, model.classes_)] = model.predict_proba(features[out])
    return top, truth, shares


def nodes_of(model, per_class):
    """[(feature, threshold, below, above)], the roots by class, and the bases in units."""
    nodes, roots = [], [[] for _ in range(per_class)]
    for iteration in model._predictors:
        for k, predictor in enumerate(iteration):
            first = len(nodes)
            roots[k].append(first)
            for node in predictor.nodes:
                if node["is_leaf"]:
                    nodes.append((-1, int(round(float(node["value"]) * UNIT)), 0, 0))
                else:
                    nodes.append((int(node["feature_idx"]), int(np.floor(node["num_threshold"])), first + int(node["left"]),
                                  first + int(node["right"])))
    base = [int(round(float(value) * UNIT)) for value in np.ravel(model._baseline_prediction)]
    return nodes, roots, base


def wrapped(items, width=126):
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > width:
            lines.append(line)
            line = "   "
        line += " " + item + ","
    return "\n".join(lines + [line])


def write_table(path, rows, box_model, row_model, paths):
    box, box_roots, box_base = nodes_of(box_model, 1)
    row, row_roots, row_base = nodes_of(row_model, 5)
    table = lambda nodes: wrapped("{%d,%d,%d,%d}" % node for node in nodes)
    counts = ", ".join(f"{name} {int((rows.condition == name).sum())}" for name in np.unique(rows.condition))
    seeds = sorted(rows.seeds)
    with open(path, "w") as out:
        out.write("// Made by tests/model/fit.py: do not edit. Nodes: feature (as features.hpp has them; -1 a leaf), threshold or the\n"
                  "// leaf's value, where to go on up to the threshold, and above it.\n")
        out.write(wrapped_comment(f"{len(rows)} rows of {len(np.unique(rows.meta['page']))} pages, seeds {seeds}: {counts}.") + "\n")
        out.write(f"// Data: sha256 {rows.hash}\n")
        out.write(f"inline constexpr std::array<Node, {len(box)}> box_nodes = {{{{\n{table(box)}\n}}}};\n")
        out.write(f"inline constexpr std::array<int, {len(box_roots[0])}> box_roots = {{\n{wrapped(map(str, box_roots[0]))}\n}};\n")
        out.write(f"inline constexpr int box_base = {box_base[0]};\n")
        out.write(f"inline constexpr std::array<Node, {len(row)}> row_nodes = {{{{\n{table(row)}\n}}}};\n")
        flat_roots = [root for of_class in row_roots for root in of_class]
        out.write(f"inline constexpr std::array<int, {len(flat_roots)}> row_roots = {{\n{wrapped(map(str, flat_roots))}\n}};\n")
        out.write(f"inline constexpr std::size_t row_trees = {len(row_roots[0])};\n")
        out.write(f"inline constexpr std::array<int, 5> row_base = {{{', '.join(map(str, row_base))}}};\n")


def wrapped_comment(text, width=120):
    lines, line = [], "//"
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = "//"
        line += " " + word
    return "\n".join(lines + [line])


def fit(rows):
    box_model = trees(**BOX).fit(flat(rows.boxes), rows.box_truth().ravel())
    features, top = row_features(rows, cross_fitted_weights(rows, rows.fold))
    truth = outcomes(rows, top)
    assert set(np.unique(truth)) == set(range(5)), "each outcome must occur"
    return box_model, trees(**ROW).fit(features, truth)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("rows", nargs="+")
    options = parser.parse_args()
    rows = Rows(options.rows)
    box_model, row_model = fit(rows)
    write_table(options.output, rows, box_model, row_model, options.rows)
    print(f"{len(rows)} rows, {rows.features} features a box, data {rows.hash[:16]}")


if __name__ == "__main__":
    main()
