"""Prints what a page costs that a reader's cache already holds, beside the full page; it judges no number.

    python benchmarks/conditional_requests.py

Both are asked for in turn in one process, on a database in memory with the starter content, so that the ratio means
something on a busy machine where neither time does.
"""

import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROUNDS = 60
ADDRESSES = ("/", "/side-effects/", "/how-it-is-given/")


def timed(client, address: str, **extra) -> tuple[float, float, object]:
    """Return the seconds of processor and of clock that one request takes, and its response."""
    cpu, wall = process_time(), perf_counter()
    response = client.get(address, **extra)
    return process_time() - cpu, perf_counter() - wall, response


def measured(client, address: str) -> dict[int, list[tuple[float, float]]]:
    """Return the times of full pages (200) and of short answers (304), asked for in turn."""
    tag = client.get(address)["ETag"]
    times: dict[int, list[tuple[float, float]]] = {200: [], 304: []}
    for _round in range(ROUNDS):
        for status, headers in ((200, {}), (304, {"if-none-match": tag})):
            cpu, wall, response = timed(client, address, headers=headers)
            if response.status_code != status:
                raise SystemExit(f"{address} answered {response.status_code} and not {status}.")
            times[status].append((cpu, wall))
    return times


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ["DJANGO_SETTINGS_MODULE"] = "clinic_portal.settings.test"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"

    import django

    django.setup()

    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("load_starter_content", verbosity=0)
    client = Client(SERVER_NAME="localhost")
    print(f"Medians of {ROUNDS} rounds, in milliseconds of processor and of clock\n")
    print(f"{'':<22}{'full page':>18}{'short answer':>18}{'ratio':>18}")
    for address in ADDRESSES:
        times = measured(client, address)
        full, short = ([median(values) * 1000 for values in zip(*times[status], strict=True)] for status in (200, 304))
        ratio = [small / large for small, large in zip(short, full, strict=True)]
        cells = (
            "{:.2f} / {:.2f}".format(*full),
            "{:.2f} / {:.2f}".format(*short),
            "{:.1%} / {:.1%}".format(*ratio),
        )
        print(f"{address:<22}" + "".join(f"{cell:>18}" for cell in cells))


if __name__ == "__main__":
    main()
