"""An index on object storage, held by two workers of Ray: what they answer together is what one index answers."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from marsad.search import searchers
from marsad.search.errors import SearchersNotReadyError

# Ray has a process to itself, as in the pipeline's tests.
RUN = """
import json, sys
from pathlib import Path
import ray
from marsad.pipeline.engines.ray_start import local_ray
from marsad.search.index import Scope
from marsad.search.lance import LanceIndex
from marsad.search.scattered import Scattered
from marsad.search.searchers import held_places
from marsad.search.tests.test_lance import ANY, entry, vectors
from marsad.search.tests.test_scattered import filled

addresses, french = sys.argv[2:], Scope(language="fr")

def told(index):
    now = index.now()
    words = now.lexical(["w2", "mot"], ANY, french, limit=12)
    near = now.dense(vectors(1, seed=3)[0], french, limit=12)
    return [[hit.place, round(hit.shared, 4), round(hit.cosine, 4)] for hit in (*words, *near)], now.passages

with local_ray(ray, 2):
    places = held_places(addresses, stamp="test", cluster="")
    index, whole = Scattered(places), LanceIndex(Path(sys.argv[1]), stamp="test")
    filled(index, whole)
    print(json.dumps({"same": told(index) == told(whole), "shares": [place.now().passages for place in places]}))
    kept, moment = told(whole), index.now()
    ray.kill(places[0]._holder, no_restart=False)
    words = [[hit.place, round(hit.shared, 4)] for hit in moment.lexical(["w2", "mot"], ANY, french, limit=12)]
    print(json.dumps({"after a kill": words == [one[:2] for one in kept[0][:12]]}))
    LanceIndex(addresses[1], stamp="test").add([entry("from elsewhere", 0)], vectors(1))
    index.remove({"d3"})
    index.forget_the_past()
    found = index.now()
    print(json.dumps({"passages": found.passages, "documents": sorted(found.shapes()) == sorted(index.shapes())}))
"""


@pytest.mark.skipif(find_spec("ray") is None, reason="the extra `ray` is not installed")
def test_two_workers_answer_as_one_index_though_one_is_killed(bucket, tmp_path) -> None:
    script = tmp_path / "searchers_run.py"
    script.write_text(RUN)
    (tmp_path / "rfc3987_syntax.py").write_text("raise ImportError")  # as in the pipeline's tests: a grammar of seconds
    environment = {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}
    environment |= {
        "PYTHONPATH": os.pathsep.join((str(tmp_path), *filter(None, sys.path))),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    places = [f"{bucket}/{tmp_path.name}/{name}" for name in ("north", "south")]
    command = [sys.executable, script, tmp_path / "whole", *places]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=400)
    assert ran.returncode == 0, ran.stderr
    first, killed, changed = (json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{"))
    assert first["same"]
    assert all(share > 0 for share in first["shares"])
    assert killed == {"after a kill": True}
    assert changed == {"passages": 90 + 1 - 10, "documents": True}


def test_without_ray_the_error_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SearchersNotReadyError, match=r"MARSAD_SEARCHERS.*pip install 'marsad\[ray\]'"):
        searchers.held_places(["s3://nowhere/index"], stamp="test", cluster="auto")
