// Elements, and the two pictures: histogram and ROC curve. Text comes in as text nodes only.

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const key of Object.keys(attributes || {})) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
}

function drawn(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key of Object.keys(attributes || {})) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
}

function axisText(x, y, text, anchor, turned) {
  return drawn('text', { x, y, 'text-anchor': anchor || 'middle', transform: turned ? `rotate(-90 ${x} ${y})` : '' }, text);
}

// Both pictures have the same frame; the slider under the histogram has its plot's width.
const frame = { width: 340, height: 230, left: 44, right: 12, top: 8, bottom: 40 };
const plot = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };

function picture(label) {
  return drawn('svg', { viewBox: `0 0 ${frame.width} ${frame.height}`, role: 'img', 'aria-label': label });
}

function border() {
  return drawn('rect', { x: frame.left, y: frame.top, width: plot.width, height: plot.height, class: 'frame' });
}

// Shares of each kind in equal steps of the threshold's range.
function histogram(model, bins) {
  const width = (model.high - model.low) / bins;
  return ['genuine', 'impostor'].map(kind => {
    const values = model[kind], shares = new Array(bins).fill(0);
    for (const value of values) shares[Math.min(bins - 1, Math.max(0, Math.floor((value - model.low) / width)))] += 1 / values.length;
    return shares;
  });
}

function barsPath(shares, most) {
  const step = plot.width / shares.length;
  let path = '';
  shares.forEach((share, i) => {
    if (share > 0) path += `M${(i * step).toFixed(2)},${plot.height}v${(-share / most * plot.height).toFixed(2)}h${step.toFixed(2)}V${plot.height}z`;
  });
  return path;
}

// A kind of pair twice: right of the line and left of it, one of them the errors.
function drawHistogram(model) {
  const shares = histogram(model, 50), most = Math.max(...shares[0], ...shares[1]) * 1.05;
  const svg = picture('Histogram of the similarities of genuine and impostor pairs, with the threshold');
  const sides = ['left', 'right'].map(side => {
    const clip = drawn('svg', { y: frame.top, height: plot.height, class: side });
    clip.append(...['impostor', 'genuine'].map(kind => drawn('path', { class: kind, d: barsPath(shares[kind === 'genuine' ? 0 : 1], most) })));
    return clip;
  });
  const line = drawn('line', { y1: frame.top, y2: frame.top + plot.height, class: 'threshold' });
  const mark = drawn('line', { y1: frame.top, y2: frame.top + plot.height, class: 'mark' });
  const x = threshold => frame.left + plot.width * Math.min(1, Math.max(0, (threshold - model.low) / (model.high - model.low)));
  svg.append(border(), ...sides, mark, line,
    axisText(frame.left + plot.width / 2, frame.height - 4, 'cosine similarity'),
    axisText(12, frame.top + plot.height / 2, 'share of its kind', 'middle', true),
    axisText(frame.left - 5, frame.top + 10, (100 * most).toFixed(0) + ' %', 'end'), axisText(frame.left - 5, frame.top + plot.height, '0', 'end'));
  for (const at of ticks(model.low, model.high)) svg.append(axisText(x(at), frame.top + plot.height + 15, shortNumber(at, model.high - model.low)));
  place(mark, model.chosen === null ? null : x(model.chosen));
  return { svg, move(threshold) {
    const at = x(threshold);
    place(line, at);
    size(sides[0], frame.left, at, 0);
    size(sides[1], at, frame.left + plot.width, at - frame.left);
  } };
}

// A nested svg shows what lies within it: from..to of the picture, which is from..to of the plot less the frame.
function size(side, from, to, inPlot) {
  const width = Math.max(0.001, to - from);
  side.setAttribute('x', from);
  side.setAttribute('width', width);
  side.setAttribute('viewBox', `${inPlot} 0 ${width} ${plot.height}`);
  side.setAttribute('preserveAspectRatio', 'none');
}

function place(line, x) {
  line.style.display = x === null ? 'none' : '';
  if (x === null) return;
  line.setAttribute('x1', x);
  line.setAttribute('x2', x);
}

// Three to seven round numbers, as multiples so that zero is zero.
function ticks(low, high) {
  const decade = 10 ** Math.floor(Math.log10(high - low)), step = decade * [0.1, 0.2, 0.5, 1].find(each => (high - low) / (each * decade) <= 7 || each === 1);
  const first = Math.ceil(low / step - 1e-9), count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => (first + i) * step);
}

function shortNumber(value, range) {
  return value.toFixed(Math.max(1, Math.min(7, 1 - Math.floor(Math.log10(range)))));
}

// The steps of the curve, without those that no eye could tell apart.
function rocPath(model) {
  const { genuine, impostor } = model;
  let i = impostor.length, j = genuine.length, path = `M0,${plot.height}`, lastX = 0, lastY = 0;
  while (i > 0 || j > 0) {
    const threshold = Math.max(i > 0 ? impostor[i - 1] : -Infinity, j > 0 ? genuine[j - 1] : -Infinity);
    while (i > 0 && impostor[i - 1] === threshold) i--;
    while (j > 0 && genuine[j - 1] === threshold) j--;
    const x = 1 - i / impostor.length, y = 1 - j / genuine.length;
    if (Math.abs(x - lastX) < 0.002 && Math.abs(y - lastY) < 0.002 && i + j > 0) continue;
    path += `L${(x * plot.width).toFixed(2)},${((1 - y) * plot.height).toFixed(2)}`;
    lastX = x;
    lastY = y;
  }
  return path;
}

function drawRoc(model) {
  const svg = picture('ROC curve with the point of the threshold');
  const origin = `translate(${frame.left} ${frame.top})`;
  const curve = drawn('path', { d: rocPath(model), class: 'curve', transform: origin });
  const chance = drawn('path', { d: `M0,${plot.height}L${plot.width},0`, class: 'chance', transform: origin });
  const point = drawn('circle', { r: 6, class: 'point' }), mark = drawn('circle', { r: 6, class: 'mark' });
  svg.append(border(), chance, curve, mark, point,
    axisText(frame.left + plot.width / 2, frame.height - 4, 'FAR: impostor pairs accepted'),
    axisText(12, frame.top + plot.height / 2, 'TAR: genuine pairs accepted', 'middle', true));
  for (const share of [0, 0.5, 1]) {
    svg.append(axisText(frame.left + share * plot.width, frame.top + plot.height + 15, String(share), share === 1 ? 'end' : 'middle'),
      axisText(frame.left - 5, frame.top + (1 - share) * plot.height + (share === 1 ? 10 : 4), String(share), 'end'));
  }
  const put = (circle, judged) => {
    circle.setAttribute('cx', frame.left + plot.width * judged.far[0] / judged.far[1]);
    circle.setAttribute('cy', frame.top + plot.height * (1 - judged.recall[0] / judged.recall[1]));
  };
  if (model.chosen === null) mark.style.display = 'none'; else put(mark, judge(model, model.chosen));
  return { svg, move: judged => put(point, judged) };
}
