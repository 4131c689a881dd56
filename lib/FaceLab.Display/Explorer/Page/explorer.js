// One explorer in one element; `data` is what ExplorerData wrote.

const rates = [
  ['accuracy', 'accuracy', 'pairs judged rightly'],
  ['precision', 'precision', 'genuine pairs among the accepted'],
  ['recall', 'recall = TAR', 'genuine pairs accepted'],
  ['far', 'FAR', 'impostor pairs accepted'],
  ['frr', 'FRR', 'genuine pairs rejected'],
];

const nearShown = 6;

const percent = rate => (100 * rate).toFixed(2) + ' %';
const grouped = count => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

function unpacked(model) {
  const { low, high, perUnit } = model;
  return { ...model, genuine: floats(model.genuine), impostor: floats(model.impostor), low: low / perUnit, high: high / perUnit,
    first: low, positions: high - low };
}

function explore(root) {
  const models = data.models.map(unpacked);
  let model, threshold, pictures;

  const slider = element('input', { type: 'range', min: 0, step: 1, 'aria-label': 'threshold, a cosine similarity' });
  const number = element('output', { class: 'number' });
  const charts = element('div', { class: 'charts' });
  const buttons = element('div', { class: 'buttons', role: 'group', 'aria-label': 'thresholds to jump to' });
  const table = ratesTable(), matrix = confusionTable();
  const galleries = element('div', { class: 'galleries' });
  const counted = element('span', { class: 'pairs-count' });

  root.replaceChildren(element('div', { class: 'head' }, element('strong', {}, data.title), ...modelChoice(), counted), charts, buttons,
    element('p', { class: 'note' }, note()),
    element('div', { class: 'figures' }, table.element, matrix.element), galleries);
  slider.addEventListener('input', () => move((model.first + Number(slider.value)) / model.perUnit, true));
  // A notebook takes arrow keys for its own.
  root.addEventListener('keydown', event => event.stopPropagation());
  take(0);

  function modelChoice() {
    if (models.length === 1) return [];
    const select = element('select', { 'aria-label': 'model' }, ...models.map((each, i) => element('option', { value: i }, each.name)));
    select.addEventListener('change', () => take(Number(select.value)));
    return [select];
  }

  function note() {
    const chosen = models.some(each => each.chosen !== null);
    return 'A pair is accepted from the threshold on; strong colours are errors. ' + (chosen ? `The dotted mark was chosen on ${data.chosenOn}. ` : '') +
      'The other buttons choose on the very pairs they judge: good to look at, too good to report. Intervals take pairs as independent.';
  }

  function take(i) {
    model = models[i];
    root.dataset.model = model.name;
    pictures = [drawHistogram(model), drawRoc(model)];
    slider.max = model.positions;
    const under = element('div', { class: 'slider' }, slider);
    charts.replaceChildren(
      element('div', { class: 'chart' }, pictures[0].svg, under, element('div', { class: 'value' }, 'threshold ', number, legend())),
      element('div', { class: 'chart' }, pictures[1].svg,
        element('div', { class: 'value' }, `area under the curve ${model.area.toFixed(4)}`)));
    counted.textContent = `${grouped(model.genuine.length)} genuine and ${grouped(model.impostor.length)} impostor pairs`;
    buttons.replaceChildren(...model.jumps.map(jumpButton));
    move(model.chosen === null ? model.best : model.chosen, false);
  }

  function legend() {
    return element('span', { class: 'legend' }, element('i', { class: 'genuine' }), ' genuine ', element('i', { class: 'impostor' }), ' impostor');
  }

  function jumpButton(jump) {
    const button = element('button', { type: 'button', title: jump.why }, jump.label);
    button.disabled = jump.threshold === null;
    button.addEventListener('click', () => move(jump.threshold, false));
    return button;
  }

  function move(to, bySlider) {
    threshold = to;
    const judged = judge(model, threshold);
    if (!bySlider) slider.value = Math.round(threshold * model.perUnit) - model.first;
    const digits = Math.max(3, Math.min(7, Math.ceil(Math.log10(model.perUnit)) + 1));
    number.textContent = threshold.toFixed(digits);
    slider.setAttribute('aria-valuetext',
      `${threshold.toFixed(digits)}: accuracy ${percent(judged.accuracy[0] / judged.accuracy[1])}, FAR ${percent(judged.far[0] / judged.far[1])}`);
    root.dataset.threshold = threshold;
    pictures[0].move(threshold);
    pictures[1].move(judged);
    table.show(judged);
    matrix.show(judged);
    galleries.replaceChildren(
      gallery('Wrongly accepted', 'no impostor pair is accepted', model.impostorPairs.filter(pair => pair.similarity >= threshold), judged.falsePositives),
      gallery('Wrongly rejected', 'no genuine pair is rejected', model.genuinePairs.filter(pair => pair.similarity < threshold), judged.falseNegatives),
      nearGallery());
    for (const [i, button] of [...buttons.children].entries()) button.setAttribute('aria-pressed', model.jumps[i].threshold === threshold);
  }

  function ratesTable() {
    const rows = rates.map(([key, label, hint]) => ({ key, cells: [0, 1, 2].map(() => element('td', {})), label, hint }));
    const f1 = element('td', {});
    return {
      element: element('table', { class: 'rates' },
        element('thead', {}, element('tr', {}, ...['', 'rate', `${100 * data.confidence} % interval`, 'pairs'].map(text => element('th', { scope: 'col' }, text)))),
        element('tbody', {}, ...rows.map(row => element('tr', { 'data-rate': row.key }, element('th', { scope: 'row', title: row.hint }, row.label), ...row.cells)),
          element('tr', { 'data-rate': 'f1' }, element('th', { scope: 'row', title: 'harmonic mean of precision and recall' }, 'F1'), f1,
            element('td', {}), element('td', {})))),
      show(judged) {
        for (const { key, cells } of rows) showRate(cells, judged[key]);
        f1.textContent = percent(judged.f1);
        f1.parentNode.dataset.value = judged.f1;
      },
    };
  }

  function showRate(cells, [count, total]) {
    const row = cells[0].parentNode, interval = total > 0 ? clopperPearson(count, total, data.confidence) : null;
    row.dataset.count = count;
    row.dataset.total = total;
    row.dataset.low = interval ? interval[0] : '';
    row.dataset.high = interval ? interval[1] : '';
    cells[0].textContent = interval ? percent(count / total) : 'none';
    cells[1].textContent = interval ? `${(100 * interval[0]).toFixed(2)} to ${percent(interval[1])}` : '';
    cells[2].textContent = `${grouped(count)} of ${grouped(total)}`;
  }

  function confusionTable() {
    const cells = ['truePositives', 'falseNegatives', 'falsePositives', 'trueNegatives'].map(key => [key, element('td', { 'data-count': key })]);
    const row = (title, from) => element('tr', {}, element('th', { scope: 'row' }, title), ...cells.slice(from, from + 2).map(cell => cell[1]));
    for (const wrong of [1, 2]) cells[wrong][1].className = 'wrong';
    return {
      element: element('table', { class: 'confusion' },
        element('thead', {}, element('tr', {}, ...['', 'accepted', 'rejected'].map(text => element('th', { scope: 'col' }, text)))),
        element('tbody', {}, row('genuine', 0), row('impostor', 2))),
      show(judged) {
        for (const [key, cell] of cells) cell.textContent = grouped(judged[key]);
      },
    };
  }

  function gallery(title, none, pairs, count) {
    const shown = count === 0 ? none : `${grouped(count)}${pairs.length < count ? `, the ${pairs.length} most confident of them` : ''}`;
    return element('section', { class: 'gallery', 'aria-label': title }, element('div', { class: 'title' }, element('strong', {}, title), ': ' + shown),
      element('div', { class: 'pairs' }, ...pairs.map(pairFigure)));
  }

  function nearGallery() {
    const wrong = [...model.sampledImpostorPairs.filter(pair => pair.similarity >= threshold),
      ...model.sampledGenuinePairs.filter(pair => pair.similarity < threshold)];
    const distance = pair => Math.abs(pair.similarity - threshold);
    const nearest = wrong.sort((one, other) => distance(one) - distance(other)).slice(0, nearShown);
    return element('section', { class: 'near', 'aria-label': 'Wrong by little' },
      element('div', { class: 'title' }, element('strong', {}, 'Wrong by little'), nearest.length ? ': some of those nearest the threshold' : ': none'),
      element('div', { class: 'pairs' }, ...nearest.map(pairFigure)));
  }

  function pairFigure(pair) {
    const names = [pair.first, pair.second].map(face => data.faces[face].name);
    const people = [...new Set(names)];
    return element('figure', { title: people.join(' / '), 'data-similarity': pair.similarity },
      ...[pair.first, pair.second].map(face => element('img', { src: data.faces[face].picture, alt: data.faces[face].name, width: 56, height: 56 })),
      element('figcaption', {}, element('b', {}, pair.similarity.toFixed(3)), ...people.map(name => element('span', {}, name))));
  }
}

for (const root of document.querySelectorAll(`[data-facelab-explorer="${id}"]`)) {
  // A notebook may show one output in two places.
  if (!root.dataset.ready) {
    root.dataset.ready = 'true';
    explore(root);
  }
}
