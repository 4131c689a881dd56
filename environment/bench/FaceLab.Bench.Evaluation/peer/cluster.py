"""Times scikit-learn's average linkage of float32 rows from a cosine similarity; writes clusters, prints seconds and memory as JSON.

    cluster.py ROWS COLUMNS SIMILARITY CLUSTERS
"""
import json
import resource
import sys
import time

import numpy as np
from sklearn.cluster import AgglomerativeClustering

rows = np.fromfile(sys.argv[1], np.float32).reshape(-1, int(sys.argv[2]))
model = AgglomerativeClustering(n_clusters=None, distance_threshold=1 - float(sys.argv[3]), linkage="average", metric="cosine")
start, processor = time.perf_counter(), time.process_time()
clusters = model.fit_predict(rows)
seconds, processor = time.perf_counter() - start, time.process_time() - processor
clusters.astype(np.int64).tofile(sys.argv[4])
print(json.dumps({"seconds": seconds, "processor": processor, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
