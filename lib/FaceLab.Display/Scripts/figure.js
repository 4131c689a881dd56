// Draws a figure as soon as both its element and plotly.js are on the page: a notebook that is opened again runs the
// scripts of its outputs in any order.
function (id, figure, fit, drawn) {
  var tries = 0, dark = matchMedia('(prefers-color-scheme: dark)');
  (function draw() {
    var plot = document.getElementById(id);
    if (plot && window.Plotly)
      fit(plot, figure).then(function () { follow(plot); if (drawn) drawn(plot); });
    else if (tries++ < 100)
      setTimeout(draw, 100);
    else if (plot)
      plot.textContent = "This chart needs plotly.js. Run the notebook's first cell, which ends in Formatters.Register(), then this one.";
  })();

  // Draws it again for another width of the page, and for the other colours of its reader.
  function follow(plot) {
    var width = plot.clientWidth;
    new ResizeObserver(function () {
      if (!plot.clientWidth || width === plot.clientWidth)
        return;
      width = plot.clientWidth;
      fit(plot, figure);
    }).observe(plot);
    dark.addEventListener('change', function () { if (plot.isConnected) fit(plot, figure); });
  }
}
