from __future__ import annotations

import numpy as np

from parley.language.rows import Rows


def test_rows_are_those_of_the_table_spread_out():
    table = np.zeros((8, 3), dtype=np.float32)
    at, values = np.array([1, 6], np.uint32), np.array([[1, -2, 3], [0, 127, -127]], np.int8)
    table[at] = values.astype(np.float32) * 0.5
    rows = Rows(8, at, values, 0.5)
    index = np.array([[1, 0], [6, 6]])
    assert np.array_equal(rows[index], table[index])
    assert np.array_equal(np.asarray(rows), table)
    assert rows[index].dtype == np.float32


def test_training_gets_back_what_was_packed():
    from parley.language import interface
    from parley.language.analysis import load_weights, pack_weights

    data = (interface.language("en").folder / "weights.npz").read_bytes()
    tagger, parser, observed = load_weights(data)
    again = load_weights(pack_weights(tagger.weights, parser.weights, observed))
    assert np.array_equal(np.asarray(again[0].weights.emission), np.asarray(tagger.weights.emission))
    assert np.array_equal(np.asarray(again[1].weights.labels), np.asarray(parser.weights.labels))
