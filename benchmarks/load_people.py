"""What locust plays for `load.py`: people who read most of the time, search often, and review now and then.

While they come, a few each second, the server meets every page for the first time; what is met then is told apart from
what is met once all are there.
"""

import json
import os
import random
import re
from pathlib import Path
from typing import Any

from locust import HttpUser, between, events, task
from locust.env import Environment
from locust.stats import RequestStats, get_error_report_summary

STORE = json.loads(Path(os.environ["LOAD_PEOPLE"]).read_text(encoding="utf-8"))
QUESTIONS = ("youth clubs", "formation des enseignants", "الوقاية من التطرف", "forum", "ميزانية البرنامج", "women")


@events.init.add_listener
def told_apart(environment: Environment, **_: Any) -> None:
    """Tell the beginning when the last has come, and what follows at the end."""

    def all_are_there(**_: Any) -> None:
        tell("While people came", environment.stats)
        environment.stats.reset_all()

    environment.events.spawning_complete.add_listener(all_are_there)
    environment.events.test_stop.add_listener(lambda **_: tell("Once all were there", environment.stats))


def tell(when: str, stats: RequestStats) -> None:
    """Print how long answers took, and what went wrong."""
    total = stats.total
    median, late = total.median_response_time, total.get_response_time_percentile(0.95)
    pace = f"{total.num_requests} answers, {total.total_rps:.1f} a second"
    print(f"\n{when}: {pace}; median {median:.0f} ms, p95 {late:.0f} ms; {total.num_failures} errors")
    if stats.errors:
        print("\n".join(get_error_report_summary(stats)))


class Analyst(HttpUser):
    """Somebody who reads most of the time, searches often, and reviews now and then."""

    wait_time = between(*map(float, os.environ["LOAD_LOOKS"].split()))

    def on_start(self) -> None:
        """Sit down, signed in."""
        self.client.cookies.set("sessionid", STORE["sessions"].pop())
        self.client.cookies.set("django_language", random.choice(("ar", "fr", "en")))  # noqa: S311 - no secret

    @task(5)
    def read_document(self) -> None:
        """Read a document."""
        self.client.get(f"/documents/{random.choice(STORE['documents'])}/", name="document")  # noqa: S311

    @task(4)
    def look_at_lists(self) -> None:
        """Go through facts."""
        self.client.get(f"/facts/?page={random.randint(1, 10)}", name="facts")  # noqa: S311 - no secret

    @task(3)
    def look_at_entity(self) -> None:
        """Look at a person or body; half of them get down to the map, which comes then."""
        page = self.client.get(f"/entities/{random.choice(STORE['entities'])}/", name="entity").text  # noqa: S311
        if (found := re.search(r'hx-get="([^"]+map[.]inline)"', page)) and random.random() < 0.5:  # noqa: S311
            self.client.get(found[1], name="map")

    @task(3)
    def search(self) -> None:
        """Ask something; half of those who find anything open it, and come back to what was found."""
        asked = {"q": random.choice((*QUESTIONS, *STORE["names"]))}  # noqa: S311 - no secret
        page = self.client.get("/search/", params=asked, name="search").text
        if (found := re.search(r'href="(/documents/[^/"]+/)[?]at=', page)) and random.random() < 0.5:  # noqa: S311
            self.wait()
            self.client.get(found[1], name="document")
            self.wait()
            self.client.get("/search/", params=asked, name="search again")

    @task(2)
    def review(self) -> None:
        """Accept a fact."""
        fact = random.choice(STORE["facts"])  # noqa: S311 - no secret
        self.client.get(f"/facts/{fact}/", name="fact")
        headers = {"X-CSRFToken": self.client.cookies.get("csrftoken") or "", "HX-Request": "true"}
        self.client.post(f"/facts/{fact}/accept/", headers=headers, name="accept")
