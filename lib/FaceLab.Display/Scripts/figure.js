// Draws a figure as soon as both its element and plotly.js are on the page: a notebook that is opened again runs the
// scripts of its outputs in any order.
function (id, figure, drawn) {
  var tries = 0;
  (function draw() {
    var plot = document.getElementById(id);
    if (!plot || !window.Plotly) {
      if (tries++ < 100)
        setTimeout(draw, 100);
      else if (plot)
        plot.textContent = "This chart needs plotly.js. Run the notebook's first cell, which ends in Formatters.Register(), then this one.";
      return;
    }
    // The page's own ink, so that a dark theme gets light text; the paper is transparent.
    var font = figure.layout.font || (figure.layout.font = {});
    font.color = font.color || getComputedStyle(plot).color;
    Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () { if (drawn) drawn(plot); });
  })();
}
