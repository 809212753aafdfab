"""Decides the workload of cedar-workload with Cedar, in every form that its caller could choose, and compares:
python3 decide.py FOLDER. Policies and entities are parsed before the clock starts; the time is of the processor, on one
thread."""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

import cedarpy

SHOWN = 5  # differences that are printed


def measured(name, requests, decide):
    """Decides them all, and tells how many a second."""
    start = time.process_time()
    allowed = decide(requests)
    rate = len(requests) / (time.process_time() - start)
    wrong = [request for request, answer in zip(requests, allowed) if answer != request["permit"]]
    print(f"{name}: {rate:,.0f} decisions/s, {len(requests) - len(wrong):,} of {len(requests):,} answers the same")
    for request in wrong[:SHOWN]:
        print(f"  ours {'permit' if request['permit'] else 'deny'}: {json.dumps(request)}")
    return rate, not wrong


def main(folder):
    ours = json.loads((folder / "ours.json").read_text())
    written = json.loads((folder / "policies.json").read_text())
    requests = [json.loads(line) for line in (folder / "requests.ndjson").read_text().splitlines()]
    entities = cedarpy.Entities.from_json_str(json.dumps(written["entities"]))
    whole = cedarpy.PolicySet.from_str(written["whole"])
    none = cedarpy.PolicySet.from_str(written["none"])
    pairs = {pair: cedarpy.PolicySet.from_str(text) for pair, text in written["pairs"].items()}
    print(
        f"{ours['organisations']} organisations, {ours['agreements']} agreements, {ours['kinds']} kinds of item, "
        f"{ours['requests']:,} requests of which {ours['permits']:,} are permitted; "
        f"{written['whole'].count(';'):,} Cedar policies in {len(pairs)} pairs"
    )

    def allowed(result):
        if result.diagnostics.errors:  # Cedar skips a policy that errs, and so might allow
            raise RuntimeError(result.diagnostics.errors)
        return result.allowed

    def each(policies):
        return lambda requests: [
            allowed(cedarpy.is_authorized(request["request"], policies(request), entities)) for request in requests
        ]

    def batches(requests):
        groups = defaultdict(list)
        for index, request in enumerate(requests):
            groups[request["pair"]].append(index)
        answers = [False] * len(requests)
        for pair, indices in groups.items():
            batch = [requests[index]["request"] for index in indices]
            results = cedarpy.is_authorized_batch(batch, pairs.get(pair, none), entities)
            for index, result in zip(indices, results):
                answers[index] = allowed(result)
        return answers

    print(f"Agreements, every Decision with its reasons, clauses and items: {ours['one item']:,.0f} decisions/s")
    print(f"Agreements, the same with its sentence in words: {ours['in words']:,.0f} decisions/s")
    print(f"Agreements, the same of every item at once: {ours['every item']:,.0f} decisions/s")
    forms = [
        ("Cedar, whole set", each(lambda request: whole)),
        ("Cedar, pre-sliced to the pair", each(lambda request: pairs.get(request["pair"], none))),
        ("Cedar, pre-sliced to the pair, in batches", batches),
    ]
    agree = True
    for name, decide in forms:
        rate, same = measured(name, requests, decide)
        agree = agree and same
        print(f"  ratio {ours['one item'] / rate:,.0f}, in words {ours['in words'] / rate:,.0f}")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
