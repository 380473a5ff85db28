"""How every peer reports: one line of JSON, as the loops and ours do."""
import json
import time

now = time.perf_counter


def report(loaded_from, engine_from, engine_to, events, fills, pnl):
    print(
        json.dumps(
            {
                "load_s": round(engine_from - loaded_from, 6),
                "engine_s": round(engine_to - engine_from, 6),
                "events": int(events),
                "fills": int(fills),
                "pnl": round(float(pnl), 2),
            }
        )
    )
