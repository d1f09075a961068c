import copy
from collections import Counter

from hypothesis import given as drawing
from hypothesis import settings
from hypothesis import strategies as st

from octavo.content.document import walk
from octavo.content.merge import merge_documents
from tests.content.merge.generated import Press, Seeds, all_words, edited, seeds, text_blocks, triple


@settings(max_examples=80, deadline=None)
@drawing(seeds)
def test_a_side_that_changed_nothing_lets_the_other_through_to_the_last_key(drawn: Seeds) -> None:
    base, ours, theirs = triple(drawn)
    for one, other, wanted in ((base, theirs, theirs), (ours, base, ours), (ours, ours, ours)):
        merged = merge_documents(base, one, other)
        assert merged.document == wanted
        assert merged.conflicts == []


@settings(max_examples=150, deadline=None)
@drawing(seeds)
def test_no_word_is_doubled_and_none_is_lost_without_a_conflict_that_keeps_it(drawn: Seeds) -> None:
    base, ours, theirs = given = triple(drawn)
    before = copy.deepcopy(given)
    merged = merge_documents(base, ours, theirs)
    assert given == before
    made = Counter(all_words(merged.document))
    assert max(made.values(), default=1) == 1
    kept = set(made) | {word for conflict in merged.conflicts for word in all_words([conflict.ours or {}, conflict.theirs or {}])}
    old, mine, other = (set(all_words(document)) for document in given)
    assert (mine - old) | (other - old) <= kept, "an added word is gone"
    if not merged.conflicts:
        assert set(made) == (old & mine & other) | (mine - old) | (other - old)


@settings(max_examples=80, deadline=None)
@drawing(seeds)
def test_conflicts_do_not_depend_on_which_side_is_which(drawn: Seeds) -> None:
    base, ours, theirs = triple(drawn)
    merged, turned = merge_documents(base, ours, theirs), merge_documents(base, theirs, ours)
    assert bool(merged.conflicts) == bool(turned.conflicts)


@settings(max_examples=80, deadline=None)
@drawing(seeds)
def test_keys_are_unique_in_a_merged_document(drawn: Seeds) -> None:
    keys = [node["key"] for node in walk(merge_documents(*triple(drawn)).document["nodes"]) if "key" in node]
    assert len(keys) == len(set(keys))


@settings(max_examples=80, deadline=None)
@drawing(seeds)
def test_their_words_stand_in_every_conflict(drawn: Seeds) -> None:
    base, ours, theirs = triple(drawn)
    merged = merge_documents(base, ours, theirs)
    made = set(all_words(merged.document))
    added = set(all_words(theirs)) - set(all_words(base))
    assert added <= made


@settings(max_examples=100, deadline=None)
@drawing(st.integers(0, 2**32), st.data())
def test_edits_of_different_words_never_conflict(seed: int, data: st.DataObject) -> None:
    press = Press(seed)
    base = press.document()
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    count = len(text_blocks(base["nodes"]))
    places = data.draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, 2)), min_size=2, max_size=8, unique=True))
    wanted = copy.deepcopy(base)
    for number, (place, word) in enumerate(places):
        side = ours if number % 2 else theirs
        fresh = press.word()
        for changed in (side, wanted):
            leaf = text_blocks(changed["nodes"])[place]["nodes"][0]["leaves"][0]
            parts = leaf["text"].split(" ")
            parts[word] = fresh
            leaf["text"] = " ".join(parts)
    merged = merge_documents(base, ours, theirs)
    assert merged.conflicts == []
    assert all_words(merged.document) == all_words(wanted)


@settings(max_examples=60, deadline=None)
@drawing(st.integers(0, 2**32), st.integers(1, 5))
def test_a_change_already_merged_merges_again_without_effect(seed: int, edits: int) -> None:
    press = Press(seed)
    base = press.document()
    theirs = edited(press, base, edits)
    assert merge_documents(base, theirs, theirs).document == theirs
    assert merge_documents(theirs, theirs, theirs).conflicts == []
