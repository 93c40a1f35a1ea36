import subprocess
import sys

LOAD = """
import sys
from marsad.search import embedded
print(*sys.modules)
"""


def test_lancedb_comes_without_the_clients_of_hosted_services():
    ran = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    loaded = ran.stdout.split()
    assert "lancedb.table" in loaded
    assert "lance_namespace_urllib3_client" not in loaded
    assert "overrides" not in loaded
