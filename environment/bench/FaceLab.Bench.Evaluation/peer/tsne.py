"""Times scikit-learn's t-SNE (Barnes-Hut, from principal components) of float32 rows; writes the map, prints seconds as JSON.

    tsne.py ROWS COLUMNS MAP
"""
import json
import sys
import time

import numpy as np
from sklearn.manifold import TSNE

rows = np.fromfile(sys.argv[1], np.float32).reshape(-1, int(sys.argv[2]))
model = TSNE(init="pca", learning_rate="auto", random_state=0, n_jobs=-1)
start, processor = time.perf_counter(), time.process_time()
places = model.fit_transform(rows)
seconds, processor = time.perf_counter() - start, time.process_time() - processor
places.astype(np.float32).tofile(sys.argv[3])
print(json.dumps({"seconds": seconds, "processor": processor, "divergence": float(model.kl_divergence_)}))
