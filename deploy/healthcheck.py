"""Exit status 0 when the server of this container is ready; else the reason and 1."""

import os
import sys
from http.client import HTTPConnection

connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=2)
host = os.environ["EARSHOT_HOSTS"].split(",")[0].strip()
try:
    connection.request("GET", "/readyz", headers={"Host": host, "X-Forwarded-Proto": "https"})
    response = connection.getresponse()
    if response.status != 200:
        sys.exit(response.read().decode(errors="replace"))
except OSError as error:
    sys.exit(str(error))
