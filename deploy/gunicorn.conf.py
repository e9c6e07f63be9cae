"""How the application server runs: threads for waiting, two processes for two cores, recycled against leaks."""

import os
import tempfile

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
# Loaded once and then forked: half the work at the start, and less memory.
preload_app = True
timeout = 60
max_requests = 2000
max_requests_jitter = 200
# The heartbeat file must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir()  # noqa: S108
# Only a proxy on this machine may say that the reader came over TLS.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
loglevel = "warning"
control_socket_disable = True
# The access log would hold what patients read and search for.
accesslog = None
