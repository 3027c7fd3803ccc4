"""Reads src/read/posterior_table.inc and walks it as src/read/posterior.cpp does: what the program says of rows."""
import re

import numpy as np

from fit import UNIT, flat, outcomes, row_features


class Table:
    def __init__(self, path):
        with open(path) as file:
            text = file.read()
        numbers = lambda name: [int(n) for n in re.findall(r"-?\d+", re.search(rf"\b{name} = ([^;]*);", text)[1])]
        nodes = lambda name: np.array(numbers(name)).reshape(-1, 4)
        self.seeds = {int(n) for n in re.findall(r"\d+", re.search(r"seeds \[(.*?)\]", text, re.S)[1])}
        self.box_nodes, self.box_roots, self.box_base = nodes("box_nodes"), numbers("box_roots"), numbers("box_base")[0]
        self.row_nodes, self.row_base = nodes("row_nodes"), numbers("row_base")
        self.row_roots = np.array(numbers("row_roots")).reshape(len(self.row_base), -1)


def walked(nodes, roots, features):
    total, each = np.zeros(len(features), int), np.arange(len(features))
    for root in roots:
        at = np.full(len(features), root)
        while (nodes[at, 0] >= 0).any():
            feature, threshold, below, above = nodes[at].T
            further = np.where(features[each, np.maximum(feature, 0)] <= threshold, below, above)
            at = np.where(feature >= 0, further, at)
        total += nodes[at, 1]
    return total


def judged(rows, table):
    """For each row: the likeliest box, the true outcome, the outcomes' probabilities."""
    weight = (walked(table.box_nodes, table.box_roots, flat(rows.boxes)) + table.box_base).reshape(rows.boxes.shape[:2])
    features, top = row_features(rows, weight)
    logits = np.stack([walked(table.row_nodes, roots, features) + base
                       for roots, base in zip(table.row_roots, table.row_base)], 1) / UNIT
    shares = np.exp(logits - logits.max(1, keepdims=True))
    return top, outcomes(rows, top), shares / shares.sum(1, keepdims=True)
