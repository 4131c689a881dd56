// Shows the face of a point beside it. plotly.js cannot put a picture into its labels, so this floats a card over the plot.
// `faces` holds one entry for each point, whose number is the point's customdata; the pictures lie row by row in `sheets`.
function (plot, faces) {
  var frame = plot.parentNode, full = plot._fullLayout;
  var sheets = faces.sheets.map(function (uri) { var sheet = new Image(); sheet.src = uri; return sheet; });
  var places = findPlaces(), pinned = {}, current = null, pointer = null, pressed = null;
  var card = makeCard('status');

  plot.on('plotly_hover', function (event) {
    var i = numberOf(event);
    if (i !== null)
      show(i, pointer || spotOf(i));
  });
  plot.on('plotly_unhover', hide);
  plot.on('plotly_click', function (event) {
    var i = numberOf(event);
    if (i === null || (pressed && pressed.done))
      return;
    // In space plotly.js clicks already when a button goes down, which may begin a turn: a mouse is waited for below.
    if (places[i].flat || (pressed && pressed.touch)) {
      if (pressed)
        pressed.done = true;
      toggle(i, pointer || spotOf(i));
    }
  });
  frame.addEventListener('pointermove', function (event) { pointer = spotIn(event); }, true);
  frame.addEventListener('pointerdown', function (event) {
    pointer = spotIn(event);
    pressed = { x: pointer.x, y: pointer.y, touch: event.pointerType === 'touch', done: false };
  }, true);
  frame.addEventListener('pointerup', function (event) {
    var spot = spotIn(event);
    var still = pressed && Math.abs(spot.x - pressed.x) + Math.abs(spot.y - pressed.y) < 5;
    if (still && !pressed.touch && !pressed.done && current !== null && !places[current].flat && plot.contains(event.target)) {
      pressed.done = true;
      toggle(current, spot);
    }
  }, true);

  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', faces.names.length + ' faces: arrow keys walk through them, Enter keeps one in view, Escape clears.');
  frame.addEventListener('keydown', function (event) {
    var count = faces.names.length;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      walk(current === null ? 0 : (current + (event.key === 'ArrowRight' ? 1 : count - 1)) % count);
    else if (event.key === 'Enter' && current !== null)
      toggle(current, spotOf(current));
    else if (event.key === 'Escape')
      clear();
    else
      return;
    event.preventDefault();
    event.stopPropagation();
  });

  function walk(i) { show(i, spotOf(i)); }

  function show(i, spot) {
    current = i;
    paint(card, i);
    put(card, spot);
  }

  function hide() {
    current = null;
    card.style.display = 'none';
  }

  function toggle(i, spot) {
    if (pinned[i])
      return unpin(i);
    var pin = pinned[i] = makeCard('note');
    pin.className += ' facelab-pinned';
    pin.style.pointerEvents = 'auto';
    pin.style.cursor = 'pointer';
    pin.style.borderColor = places[i].colour;
    pin.title = 'kept in view; click to remove';
    pin.addEventListener('click', function () { unpin(i); });
    paint(pin, i);
    put(pin, spot);
    hide();
  }

  function unpin(i) {
    frame.removeChild(pinned[i]);
    delete pinned[i];
  }

  function clear() {
    Object.keys(pinned).forEach(unpin);
    hide();
  }

  function makeCard(role) {
    var made = document.createElement('div');
    made.className = 'facelab-face';
    made.setAttribute('role', role);
    made.style.cssText = 'display:none;position:absolute;z-index:10;box-sizing:border-box;width:' + (faces.shown + 18) + 'px;padding:6px;'
      + 'border:3px solid rgba(128,128,128,.55);border-radius:8px;'
      + 'font:12px/1.3 system-ui,sans-serif;box-shadow:0 3px 14px rgba(0,0,0,.35);overflow-wrap:anywhere;pointer-events:none';
    var picture = document.createElement('canvas');
    picture.width = picture.height = faces.side;
    picture.style.cssText = 'display:block;width:' + faces.shown + 'px;height:' + faces.shown + 'px;border-radius:4px;margin:0 0 4px';
    picture.setAttribute('role', 'img');
    made.appendChild(picture);
    made.appendChild(document.createElement('b'));
    made.appendChild(document.createElement('div')).style.opacity = .75;
    return frame.appendChild(made);
  }

  function paint(on, i) {
    var picture = on.firstChild, sheet = sheets[Math.floor(i / faces.perSheet)], at = i % faces.perSheet;
    on.style.color = getComputedStyle(plot).color;
    on.style.background = isLight(on.style.color) ? '#202124' : '#ffffff';
    on.face = i;
    on.setAttribute('data-face', i);
    picture.setAttribute('aria-label', 'face of ' + faces.names[i]);
    // As text: a name is never HTML.
    on.children[1].textContent = faces.names[i];
    on.children[2].textContent = faces.captions[i];
    if (!sheet.complete)
      return sheet.addEventListener('load', function () { if (on.face === i) paint(on, i); }, { once: true });
    picture.getContext('2d').drawImage(sheet, at % faces.columns * faces.side, Math.floor(at / faces.columns) * faces.side,
      faces.side, faces.side, 0, 0, faces.side, faces.side);
  }

  // Right below the point, or on its other side where there is no room: outputs of notebooks cut off what sticks out.
  function put(on, spot) {
    on.style.display = 'block';
    var right = spot.x + 14, below = spot.y + 14;
    if (right + on.offsetWidth > frame.clientWidth)
      right = spot.x - 14 - on.offsetWidth;
    if (below + on.offsetHeight > frame.clientHeight)
      below = spot.y - 14 - on.offsetHeight;
    on.style.left = Math.max(0, right) + 'px';
    on.style.top = Math.max(0, below) + 'px';
  }

  function spotIn(event) {
    var box = frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  // Where a point is drawn; a point in space has no place of its own, so its card takes the corner.
  function spotOf(i) {
    var place = places[i];
    if (!place.flat)
      return { x: 0, y: 0 };
    full = plot._fullLayout;
    return { x: full.xaxis._offset + full.xaxis.d2p(place.x), y: full.yaxis._offset + full.yaxis.d2p(place.y) };
  }

  function numberOf(event) {
    var point = event.points && event.points[0];
    return point && typeof point.customdata === 'number' ? point.customdata : null;
  }

  function findPlaces() {
    var found = [];
    plot._fullData.forEach(function (trace) {
      for (var k = 0; trace.customdata && k < trace.customdata.length; k++)
        found[trace.customdata[k]] = { x: trace.x[k], y: trace.y[k], flat: trace.type === 'scatter', colour: trace.marker.color };
    });
    return found;
  }

  function isLight(colour) {
    var parts = colour.match(/[\d.]+/g) || [0, 0, 0];
    return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 128;
  }
}
