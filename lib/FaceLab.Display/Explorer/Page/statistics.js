// Counts and intervals, as FaceLab.Evaluation has them: Proportion.ClopperPearson and BinomialTail, in doubles.

function logGamma(x) {
  let shift = 0;
  for (; x < 15; x++) shift -= Math.log(x);
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x;
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

// The continued fraction of the incomplete beta function (NIST DLMF 8.17.22).
function betaFraction(x, a, b) {
  const notZero = number => Math.abs(number) < 1e-300 ? 1e-300 : number;
  let value = 1, c = 1, d = 0;
  for (let n = 1; n < 1000000; n++) {
    const m = Math.floor(n / 2);
    const term = n % 2 === 0
      ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + term * d);
    c = notZero(1 + term / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

function incompleteBeta(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logarithm = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return Math.exp(logarithm) / a / betaFraction(x, a, b);
}

// Where a condition that holds for small rates stops holding.
function crossing(below) {
  let low = 0, high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle; else high = middle;
  }
  return (low + high) / 2;
}

function clopperPearson(count, total, confidence) {
  const tail = (1 - confidence) / 2;
  return [
    count === 0 ? 0 : crossing(rate => incompleteBeta(rate, count, total - count + 1) < tail),
    count === total ? 1 : crossing(rate => incompleteBeta(1 - rate, total - count, count + 1) > tail),
  ];
}

// How many of the rising numbers are at least the threshold.
function accepted(sorted, threshold) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < threshold) low = middle + 1; else high = middle;
  }
  return sorted.length - low;
}

// Every rate at a threshold, the count and the total that it rests on.
function judge(model, threshold) {
  const truePositives = accepted(model.genuine, threshold), falsePositives = accepted(model.impostor, threshold);
  const genuine = model.genuine.length, impostor = model.impostor.length;
  return {
    truePositives, falsePositives, falseNegatives: genuine - truePositives, trueNegatives: impostor - falsePositives,
    accuracy: [truePositives + impostor - falsePositives, genuine + impostor],
    precision: [truePositives, truePositives + falsePositives],
    recall: [truePositives, genuine],
    far: [falsePositives, impostor],
    frr: [genuine - truePositives, genuine],
    f1: 2 * truePositives / (truePositives + genuine + falsePositives),
  };
}

// Little-endian float32 in base64, as rising numbers.
function floats(text) {
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}
