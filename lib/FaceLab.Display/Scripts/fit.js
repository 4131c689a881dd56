// Draws a figure to fit its page: the page's ink, titles that break where they must, on a narrow page the legend below.
// The layout of `figure` is for a wide page, and stays as it is.
function (plot, figure) {
  var made = figure.layout, layout = JSON.parse(JSON.stringify(made));
  var width = plot.clientWidth || 700, narrow = width < 560;
  // Right of the title are plotly.js's buttons. A narrow page has none: they are small for a finger, and two taps reset
  // the axes.
  var title = broken(made.title, width - (narrow ? 24 : 280));
  var above = 1.3 * made.title.font.size * (title.length - 1);
  // The page's own ink, so that a dark page gets light text; the paper is transparent.
  layout.font.color = getComputedStyle(plot).color;
  layout.title.text = title.join('<br>');
  layout.margin.t += above;
  if (narrow) {
    layout.legend = Object.assign(layout.legend || {}, { orientation: 'h', x: 0, xanchor: 'left', xref: 'container',
      y: 0, yanchor: 'bottom', yref: 'container' });
    if (layout.legend.title)
      layout.legend.title.side = 'top';
    // Axes take what they need themselves; a view in space steps back.
    layout.margin.l = layout.margin.r = 12;
    if (layout.scene)
      'xyz'.split('').forEach(function (axis) { layout.scene.camera.eye[axis] *= 1.4; });
  }
  return Plotly.react(plot, figure.data, layout, figure.config).then(function () {
    var full = plot._fullLayout, bar = plot.querySelector('.modebar-container');
    var below = narrow && full.showlegend ? full.legend._height : 0;
    var change = { autosize: true, height: made.height + above + below };
    if (bar)
      bar.style.display = narrow ? 'none' : '';
    Object.keys(made).forEach(function (key) {
      var room = /^[xy]axis/.test(key) && full[key]._length + (key[0] === 'y' ? below : 0);
      if (room && made[key].title)
        change[key + '.title.text'] = broken(made[key].title, room).join('<br>');
    });
    return Plotly.relayout(plot, change);
  });

  // A title in lines that fit into a width.
  function broken(title, room) {
    var pen = document.createElement('canvas').getContext('2d'), lines = [], line = '';
    pen.font = title.font.size + 'px ' + made.font.family;
    title.text.split(' ').forEach(function (word) {
      var longer = line ? line + ' ' + word : word;
      if (line && pen.measureText(longer).width > room) {
        lines.push(line);
        longer = word;
      }
      line = longer;
    });
    return lines.concat(line);
  }
}
