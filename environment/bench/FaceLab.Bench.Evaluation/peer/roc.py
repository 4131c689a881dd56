"""Times scikit-learn's roc_curve on float32 similarities and their kinds (one byte a pair); prints seconds and area as JSON."""
import json
import sys
import time

import numpy as np
from sklearn.metrics import auc, roc_curve

similarities = np.fromfile(sys.argv[1], np.float32)
genuine = np.fromfile(sys.argv[2], np.uint8).astype(bool)
start, processor = time.perf_counter(), time.process_time()
far, tar, thresholds = roc_curve(genuine, similarities)
seconds, processor = time.perf_counter() - start, time.process_time() - processor
print(json.dumps({"seconds": seconds, "processor": processor, "area": auc(far, tar), "points": len(far)}))
