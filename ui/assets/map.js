/* The map inside its frame: boundaries are fetched once and kept; what changes with the filters is only paint.

   sajhaBoundaries(map, url)   draws districts and state lines; called once, by the base map.
   sajhaPaint(map, paint)      colours them and sets circles; called for every change of filters.

   Text is only ever set as text: no name can become script. */

const BACKGROUND = { color: "#8a97a6", weight: 1, fillColor: "#eef1f5", fillOpacity: 1, interactive: false };
const LINE = "#b8c4d1";
const UNPAINTED = { color: LINE, weight: 0.8, fillColor: "#ffffff", fillOpacity: 1 };
const STATE_LINE = { color: "#3b4a5c", weight: 1.6, fill: false, interactive: false };
const LATE_LINE = { color: "#b45309", weight: 3.2, dashArray: "7 6", fill: false, interactive: false };

const sajha = { districts: new Map(), states: new Map(), waiting: null, clicks: 0, view: null, layers: [], borders: {} };

function sajhaPattern(svg, id, draw) {
  const ns = "http://www.w3.org/2000/svg";
  const pattern = document.createElementNS(ns, "pattern");
  for (const [key, value] of Object.entries({ id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }))
    pattern.setAttribute(key, value);
  for (const [tag, attributes] of draw) {
    const part = document.createElementNS(ns, tag);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    pattern.appendChild(part);
  }
  svg.appendChild(pattern);
}

function sajhaPatterns(map) {
  const svg = map.getPanes().overlayPane.querySelector("svg");
  if (!svg || svg.querySelector("#sajha-hatched")) return;
  sajhaPattern(svg, "sajha-hatched", [
    ["rect", { width: 8, height: 8, fill: "#f4f4f4" }],
    ["path", { d: "M0 8L8 0M-2 2L2 -2M6 10L10 6", stroke: "#7a7a7a", "stroke-width": 1.4 }],
  ]);
  sajhaPattern(svg, "sajha-dotted", [
    ["rect", { width: 8, height: 8, fill: "#f7fafc" }],
    ["circle", { cx: 4, cy: 4, r: 1.2, fill: "#0b4f8a" }],
  ]);
}

function sajhaSend(code) {
  sajha.clicks += 1;
  window.Streamlit.setComponentValue({ code: code, click: sajha.clicks });
}

/* What a screen reader says: the frame's title, its language, and the map as one picture whose numbers stand outside as a table. */
function sajhaSaid(map, paint) {
  document.documentElement.lang = paint.language;
  const box = map.getContainer();
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", paint.title);
  [".leaflet-control-zoom-in", ".leaflet-control-zoom-out"].forEach((name, place) => {
    const button = box.querySelector(name);
    if (button) button.title = paint.zoom[place];
    button?.setAttribute("aria-label", paint.zoom[place]);
  });
  if (window.frameElement) window.frameElement.title = paint.title;
}

/* Not one stop of the Tab key for each district: who works by keys has the table. */
function sajhaNoStop(layer) {
  layer.getElement()?.setAttribute("tabindex", "-1");
}

/* On the wall the frame takes the height that the screen leaves it, and the map that of the frame. */
function sajhaFill(map) {
  if (!/[?&]projector=1/.test(parent.location.search)) return;
  const fill = () => {
    map.getContainer().style.height = window.innerHeight + "px";
    map.invalidateSize({ animate: false });
    sajha.view = null;
    if (sajha.waiting) sajhaView(map, sajha.waiting);
  };
  fill();
  window.addEventListener("resize", fill);
}

function sajhaBoundaries(map, url) {
  sajhaFill(map);
  map.getContainer().style.background = "#ffffff";
  fetch(url)
    .then((answer) => answer.json())
    .then((drawn) => {
      L.geoJSON(drawn.states, { style: BACKGROUND }).addTo(map);
      L.geoJSON(drawn.districts, {
        style: UNPAINTED,
        onEachFeature: (feature, layer) => {
          sajha.districts.set(String(feature.id), layer);
          layer.on("click", () => sajha.code(feature) && sajhaSend(sajha.code(feature)));
          layer.on("mouseover", () => layer.setStyle({ weight: 2.6, color: "#16202c" }).bringToFront());
          layer.on("mouseout", () => sajhaDrawn(String(feature.id), layer));
        },
      }).addTo(map);
      L.geoJSON(drawn.states, {
        style: STATE_LINE,
        onEachFeature: (feature, layer) => sajha.states.set(feature.properties.state, layer),
      }).addTo(map);
      sajha.borders = drawn.borders || {};
      sajhaPatterns(map);
      sajha.ready = true;
      if (sajha.waiting) sajhaPaint(map, sajha.waiting);
    });
}

function sajhaText(lines) {
  const box = document.createElement("div");
  lines.filter(Boolean).forEach((line, index) => {
    const part = document.createElement(index === 0 ? "strong" : "div");
    part.textContent = line;
    box.appendChild(part);
  });
  return box;
}

function sajhaDrawn(id, layer) {
  const paint = sajha.waiting;
  const feature = layer.feature;
  const cell = feature.properties.reporting ? paint.cells[sajha.code(feature)] : null;
  let fill = "url(#sajha-hatched)";
  if (feature.properties.reporting) fill = cell ? paint.fills[cell[0]] : "#eef1f5";
  const chosen = paint.chosen && sajha.code(feature) === paint.chosen;
  layer.setStyle({
    fillColor: fill,
    weight: chosen ? 3.4 : 0.8,
    color: chosen ? "#b45309" : LINE,
  });
  if (chosen) layer.bringToFront();
}

function sajhaTooltip(layer, paint) {
  const at = layer.feature.properties;
  const cell = at.reporting ? paint.cells[sajha.code(layer.feature)] : null;
  const state = paint.states[at.state] || "";
  const title = paint.by === "state" ? state : at.names[paint.language] + (state ? ", " + state : "");
  const said = !at.reporting ? paint.unreporting : cell ? cell[1] + " " + paint.unit : paint.unasked;
  layer.unbindTooltip().bindTooltip(sajhaText([title, said, at.reporting ? paint.late[at.state] : ""]), { sticky: true });
  sajhaNoStop(layer);
}

function sajhaPaint(map, paint) {
  sajha.waiting = paint;
  sajhaSaid(map, paint);
  sajha.code = (feature) => String(paint.by === "state" ? feature.properties.state : feature.id);
  if (!sajha.ready) return;
  sajha.districts.forEach((layer, id) => {
    sajhaDrawn(id, layer);
    sajhaTooltip(layer, paint);
  });
  sajha.states.forEach((layer, state) => layer.setStyle(paint.late[state] ? LATE_LINE : STATE_LINE));
  sajha.states.forEach((layer, state) => paint.late[state] && layer.bringToFront());
  sajhaCircles(map, paint);
  sajhaBorders(map, paint);
  sajha.layers.forEach(sajhaNoStop);
  sajhaView(map, paint);
}

function sajhaCircles(map, paint) {
  sajha.layers.forEach((layer) => layer.remove());
  sajha.layers = paint.circles.map(([latitude, longitude, radius, title, said]) =>
    L.circleMarker([latitude, longitude], {
      radius: radius,
      color: "#ffffff",
      weight: 1.5,
      fillColor: "#0b4f8a",
      fillOpacity: 0.82,
      interactive: true,
    })
      .bindTooltip(sajhaText([title, said + " " + paint.unit]), { sticky: true })
      .addTo(map)
  );
}

/* The common lines of two states: a light edge below, the colour on it, the wider the higher its class. */
function sajhaBorders(map, paint) {
  for (const [pair, [shade, title, said]] of Object.entries(paint.borders)) {
    const lines = (sajha.borders[pair] || []).map((line) => line.map(([x, y]) => [y, x]));
    const chosen = pair === paint.chosen;
    const edge = { color: chosen ? "#e8870e" : "#3b4a5c", weight: 5 + 1.2 * shade + (chosen ? 5 : 0), interactive: false };
    const line = { color: paint.fills[shade], weight: 2.5 + 1.2 * shade, className: "sajha-border" };
    sajha.layers.push(L.polyline(lines, edge).addTo(map));
    sajha.layers.push(
      L.polyline(lines, line)
        .bindTooltip(sajhaText([title, said]), { sticky: true })
        .on("click", () => sajhaSend(pair))
        .addTo(map)
    );
  }
}

function sajhaView(map, paint) {
  if (sajha.view === paint.view) return;
  sajha.view = paint.view;
  const wanted = paint.view ? new Set(paint.view.split(",")) : null;
  let bounds = null;
  sajha.districts.forEach((layer) => {
    if (wanted && !wanted.has(layer.feature.properties.state)) return;
    bounds = bounds ? bounds.extend(layer.getBounds()) : L.latLngBounds(layer.getBounds().getSouthWest(), layer.getBounds().getNorthEast());
  });
  if (bounds) map.fitBounds(bounds, { padding: [8, 8], animate: false });
}
