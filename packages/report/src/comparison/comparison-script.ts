/** Lets the run that is pointed at, or was picked, stand out everywhere, and sorts tables. The page works without it. */
export const comparisonScript = `
const readout = document.getElementById("readout");
const rows = new Map([...document.querySelectorAll("tr[data-run]")].map((row) => [row.dataset.run, row]));
const charts = [...document.querySelectorAll(".curves svg")].map((svg) => ({
  svg,
  top: svg.querySelector(".gan-top"),
  lines: new Map([...svg.querySelectorAll(".gan-runs path")].map((path) => [path.dataset.run, path])),
  means: new Map([...svg.querySelectorAll(".gan-means path:not(.band)")].map((path) => [path.dataset.group, path])),
}));
if (rows.size > 40) document.body.classList.add("many");
let picked;

function membersOf(element) {
  const { run, of: members } = element.dataset;
  return members === undefined ? [run] : members.split(" ");
}

/** What a run is, in a line: its row. */
function described(element) {
  const row = element.dataset.run === undefined ? element : rows.get(element.dataset.run);
  if (row.tagName !== "TR") return row.textContent;
  const heads = [...row.closest("table").querySelectorAll("thead th")].map((head) => head.textContent);
  return [...row.cells].map((cell, i) => (i === 0 && row.dataset.run !== undefined ? "" : heads[i] + " ") + cell.textContent).join(" · ");
}

function show(element) {
  const members = element === undefined ? [] : membersOf(element);
  const group = element?.dataset.group;
  document.body.classList.toggle("is-picked", members.length > 0);
  for (const { svg, top, lines, means } of charts) {
    if (svg.getClientRects().length === 0) continue;
    const paths = [...members.map((run) => lines.get(run)), means.get(group)].filter(Boolean);
    top.replaceChildren(...paths.flatMap((path) => {
      const [casing, copy] = [path.cloneNode(), path.cloneNode()];
      casing.setAttribute("class", "casing");
      const isThin = path.dataset.run !== undefined && members.length > 1;
      if (isThin) copy.style.strokeWidth = 12;
      return isThin ? [copy] : [casing, copy];
    }));
  }
  for (const each of document.querySelectorAll(".is-on")) each.classList.remove("is-on");
  for (const run of members) for (const each of document.querySelectorAll('tr[data-run="' + run + '"], li[data-run="' + run + '"]')) each.classList.add("is-on");
  readout.hidden = element === undefined;
  readout.textContent = element === undefined ? "" : described(element);
}

function pick(element) {
  picked = element === picked ? undefined : element;
  for (const button of document.querySelectorAll("[aria-pressed]")) {
    const owner = button.closest("[data-run], [data-group]");
    button.setAttribute("aria-pressed", String(picked !== undefined && same(owner, picked)));
  }
  show(picked);
}

function same(a, b) {
  return a.dataset.run === b.dataset.run && a.dataset.group === b.dataset.group;
}

const elementOf = ({ target }) => target.closest?.("tr[data-run], tr[data-group], li[data-run], .key[data-group]") ?? undefined;
document.addEventListener("pointerover", (event) => {
  const element = elementOf(event);
  if (element) show(element);
  else if (!event.target.closest?.(".curves")) show(picked);
});
document.addEventListener("focusin", (event) => show(event.target.matches("button") ? elementOf(event) ?? picked : picked));
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[aria-pressed]");
  if (button) pick(button.closest("[data-run], [data-group]"));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") pick(picked);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const button = event.target.closest?.("tbody .pick");
  if (step === undefined || !button) return;
  const row = button.closest("tr");
  const next = (step > 0 ? row.nextElementSibling : row.previousElementSibling)?.querySelector(".pick");
  if (!next) return;
  event.preventDefault();
  next.focus();
});
for (const body of document.querySelectorAll(".sortable tbody")) {
  body.querySelectorAll(".pick").forEach((button, i) => { button.tabIndex = i === 0 ? 0 : -1; });
  body.addEventListener("focusin", ({ target }) => {
    for (const button of body.querySelectorAll('.pick[tabindex="0"]')) button.tabIndex = -1;
    target.tabIndex = 0;
  });
}

/** The points of a path, in the steps it is written in; of a curve those that it goes through. */
function pointsOf(path) {
  if (path.points) return path.points;
  const written = path.getAttribute("d");
  const numbers = written.match(/-?\\d+/g).map(Number);
  const isCurve = written.includes("C");
  path.points = [[numbers[0], numbers[1]]];
  for (let i = 2; i < numbers.length; i += isCurve ? 6 : 2) {
    const [x, y] = path.points.at(-1);
    path.points.push(isCurve ? [numbers[i + 4], numbers[i + 5]] : [x + numbers[i], y + numbers[i + 1]]);
  }
  return path.points;
}

function distanceTo([x, y], points) {
  let nearest = Infinity;
  points.forEach(([x1, y1], i) => {
    const [x0, y0] = points[i - 1] ?? [x1, y1];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(x - x0 - along * dx, y - y0 - along * dy));
  });
  return nearest;
}

for (const { svg, lines, top } of charts) {
  let waiting;
  svg.addEventListener("pointermove", (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(top.getScreenCTM().inverse());
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      let [nearest, found] = [300, undefined];
      for (const [run, path] of lines) {
        const distance = distanceTo([at.x, at.y], pointsOf(path));
        if (distance < nearest) [nearest, found] = [distance, run];
      }
      show(found === undefined ? picked : rows.get(found));
      svg.nearest = found;
    });
  });
  svg.addEventListener("pointerleave", () => { cancelAnimationFrame(waiting); show(picked); });
  svg.addEventListener("click", () => { if (svg.nearest !== undefined) pick(rows.get(svg.nearest)); });
}

for (const head of document.querySelectorAll(".sortable thead th")) {
  head.firstElementChild.addEventListener("click", () => {
    const [table, column] = [head.closest("table"), head.cellIndex];
    const isDown = head.getAttribute("aria-sort") !== "descending" && head.classList.contains("end") || head.getAttribute("aria-sort") === "ascending";
    for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const keyOf = ({ cells }) => {
      const { dataset, textContent } = cells[column];
      const number = Number(dataset.by ?? textContent);
      return textContent === "–" ? undefined : Number.isNaN(number) ? textContent : number;
    };
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => [keyOf(row), row]);
    keyed.sort(([a], [b]) => {
      if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
      const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });
      return isDown ? -order : order;
    });
    body.append(...keyed.map(([, row]) => row));
  });
}
`;
