"""Times scikit-learn's roc_curve on float32 similarities and their kinds (one byte a pair); prints seconds and area as JSON."""
import json
import sys
import time

import numpy as np
from sklearn.metrics import auc, roc_curve

similarities = np.fromfile(sys.argv[1], np.float32)
genuine = np.fromfile(sys.argv[2], np.uint8).astype(bool)
start = time.perf_counter()
far, tar, thresholds = roc_curve(genuine, similarities)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "area": auc(far, tar), "points": len(far)}))
