// Without any change there are no addresses to show.
const isEmpty = !data.steps.some(step => step.changes.length > 0);
const failing = data.failing === null ? -1 : data.steps.findIndex(step => step.step === data.failing);
let rows = data.steps.map((_, index) => index);
let now = Math.max(0, failing >= 0 ? failing : data.steps.length - 1), first = 0;
if (failing < 0) element("jump").disabled = element("slice").disabled = true;

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
function x(at) {
  const part = axis.find(it => at < it.from + it.size) ?? axis[axis.length - 1];
  const width = canvas.clientWidth - Gutter - 8 - 6 * (axis.length - 1);
  const inside = Math.min(1, (at - part.from) / part.size);
  return Gutter + 6 * axis.indexOf(part) + width * (part.before + part.weight * inside) / weights;
}
const end = at => { const part = axis.find(it => at <= it.from + it.size) ?? axis[axis.length - 1];
  return at === part.from + part.size ? x(at - part.size * 1e-9) : x(at); };
function pattern(pen, paint) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  paint(tile.getContext("2d"));
  return pen.createPattern(tile, "repeat");
}
function draw() {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const ink = style("--ink"), faint = style("--faint"), line = style("--line");
  const dots = pattern(pen, tile => { tile.fillStyle = ink; tile.globalAlpha = .55; tile.fillRect(2, 2, 1, 1); });
  const hatch = pattern(pen, tile => { tile.strokeStyle = ink; tile.beginPath(); tile.moveTo(0, 6); tile.lineTo(6, 0);
    tile.stroke(); });
  const bars = pattern(pen, tile => { tile.fillStyle = ink; tile.globalAlpha = .4; tile.fillRect(0, 0, 1, 6); });
  const fills = { shared: "--shared", static: "--shared", added: "--added", mapped: "--mapped",
    refused: "--quarantine" };
  const count = Math.max(1, Math.floor((height - Head) / Row));
  const at = Math.max(0, rows.indexOf(now));
  if (at < first || at >= first + count) first = at - Math.floor(count / 2);
  first = Math.max(0, Math.min(first, rows.length - count));
  pen.font = "11px ui-monospace, monospace";
  pen.fillStyle = faint;
  for (const part of isEmpty ? [] : axis) {
    const left = x(part.from), right = end(part.from + part.size);
    pen.fillText("0x" + part.start.toString(16), left, 12, Math.max(20, right - left));
    pen.fillText(size(part.size), left, 25, Math.max(20, right - left));
  }
  for (let row = first; row < Math.min(rows.length, first + count); row++) {
    const index = rows[row], step = data.steps[index], top = Head + (row - first) * Row, state = stateAfter(index);
    if (index === now) { pen.fillStyle = style("--now"); pen.fillRect(0, top, width, Row); }
    pen.fillStyle = index === failing ? style("--wrong") : step.idle ? faint : ink;
    pen.fillText((index === failing ? "\u25b6" : step.fault ? "!" : " ") + step.step, 4, top + 13);
    const text = step.command.replace(/^\[[A-Z]+\] /, "");
    pen.fillText(text.length > 34 ? text.slice(0, 33) + "\u2026" : text, 50, top + 13);
    pen.strokeStyle = line;
    for (const part of isEmpty ? [] : axis)
      pen.strokeRect(x(part.from), top + 2.5, end(part.from + part.size) - x(part.from), Row - 5);
    for (const it of state.seen) {
      const left = x(it.a), wide = Math.max(1, end(it.b) - left);
      pen.fillStyle = style(fills[it.kind]);
      pen.fillRect(left, top + 3, wide, Row - 6);
      pen.fillStyle = it.kind === "refused" ? hatch : it.kind === "mapped" ? bars : dots;
      pen.fillRect(left, top + 3, wide, Row - 6);
    }
    for (const it of state.live) {
      const left = x(it.a), wide = Math.max(2, end(it.b) - left);
      pen.fillStyle = pen.strokeStyle = style(it.kind === "allocated" ? "--live" : "--heap");
      if (it.kind === "allocated") pen.fillRect(left, top + 5, wide, Row - 10);
      else pen.strokeRect(left + .5, top + 5.5, Math.max(1, wide - 1), Row - 11);
    }
    drawChanges(pen, step, top);
  }
  shown = { count };
}
let shown = { count: 1 };

// What changed, framed or underlined. Up to four marks that would lie on each other stand side by side: a step may
// share a thousand granules, and their frames say as much.
function drawChanges(pen, step, top) {
  const ink = style("--ink"), taken = new Set();
  for (const it of step.changes) {
    if (!marks[it.kind]) continue;
    const left = x(it.a), wide = Math.max(3, end(it.b) - left);
    const colour = ["hostWritten", "differs"].includes(it.kind) ? style("--wrong") : ink;
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    if (it.kind === "written" || it.kind === "hostWritten") {
      pen.beginPath(); pen.moveTo(left, top + Row - 3); pen.lineTo(left + wide, top + Row - 3); pen.stroke();
    } else {
      pen.strokeRect(left, top + 3, wide, Row - 6);
    }
    pen.lineWidth = 1;
    if (it.kind === "written") continue;
    const slot = Math.floor(left / 8), shift = [0, 1, 2, 3].find(it => !taken.has(slot + it));
    if (shift === undefined) continue;
    taken.add(slot + shift);
    const at = left + 4 + 8 * shift;
    pen.fillStyle = style("--paper");
    pen.fillRect(at, top + 4, 8, Row - 8);
    pen.fillStyle = colour;
    pen.fillText(marks[it.kind], at + 1, top + 13);
  }
}

function section(parent, title, text, note, meaning) {
  if (!text) return;
  const head = document.createElement("h3"), body = document.createElement("pre");
  head.textContent = title;
  if (note !== undefined) head.className = "wrong";
  body.textContent = text;
  parent.append(head);
  if (meaning) {
    const line = document.createElement("p");
    line.textContent = meaning;
    parent.append(line);
  }
  parent.append(body);
  if (!note) return;
  const table = document.createElement("pre");
  table.className = "table";
  table.textContent = note;
  parent.append(table);
}
function show() {
  const step = data.steps[now], panel = element("details");
  panel.replaceChildren();
  const head = document.createElement("h2");
  head.textContent = `${data.kind === "log" ? "line" : "step"} ${step.step}: ${step.command}`;
  panel.append(head);
  section(panel, "idle", step.idle);
  section(panel, "with addresses", step.resolved);
  for (const difference of step.differences)
    section(panel, `wrong: ${difference.what}`, difference.rule ? `${difference.actual}\n\n${difference.expected}`
      : `model: ${difference.expected}\nproduction: ${difference.actual}`, difference.note, meaningOf(difference.what));
  section(panel, "model answers", step.expected, undefined, errorOf(step.expected));
  section(panel, "production answers", [step.actual, step.message].filter(it => it).join("\n"), undefined,
    step.message ? "" : errorOf(step.actual));
  section(panel, "port calls", step.calls.map(it => it.expected === it.actual ? it.expected
    : `model: ${it.expected ?? "none"}\nproduction: ${it.actual ?? "none"}`).join("\n"));
  const hasBytes = step.memory.length > 0;
  section(panel, "memory", [...step.changes.filter(it => !hasBytes || !["written", "hostWritten"].includes(it.kind))
    .map(it => it.kind === "closed" ? "the pool is closed: its buffers are revoked"
      : `${it.kind.replace(/[A-Z]/g, letter => " " + letter.toLowerCase())} ${it.start}, ${size(Number(it.size))}`
        + (it.name ? ` (${it.name})` : "")), ...step.memory].join("\n"));
  const isPredicted = step.expected && !step.actual;
  section(panel, isPredicted ? "changed, as the model predicts" : "changed", step.observed.join("\n"));
  if (now === 0 || data.notes.length > 0) section(panel, "notes", data.notes.join("\n"));
  slider.value = rows.indexOf(now);
  element("position").textContent = `${step.step} of ${data.steps[data.steps.length - 1].step}`;
  draw();
}
function go(row) {
  if (rows.length === 0) return;
  now = rows[Math.max(0, Math.min(rows.length - 1, row))];
  show();
}
function filter() {
  const only = element("slice").checked;
  rows = data.steps.map((_, index) => index).filter(index => !only || data.steps[index].cause);
  if (!rows.includes(now)) now = rows.filter(index => index <= now).pop() ?? rows[0];
  slider.max = rows.length - 1;
  first = 0;
  show();
}
slider.addEventListener("input", () => go(Number(slider.value)));
element("back").addEventListener("click", () => go(rows.indexOf(now) - 1));
element("forth").addEventListener("click", () => go(rows.indexOf(now) + 1));
element("jump").addEventListener("click", () => { if (failing >= 0) go(rows.indexOf(failing)); });
element("slice").addEventListener("change", filter);
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === slider) return;
  const at = rows.indexOf(now), page = Math.max(1, shown.count - 2);
  const to = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, PageUp: at - page,
    PageDown: at + page, Home: 0, End: rows.length - 1 }[event.key];
  if (to !== undefined) { event.preventDefault(); go(to); }
  if (event.key === "f" && failing >= 0) go(rows.indexOf(failing));
  if (event.key === "s" && failing >= 0) { element("slice").checked = !element("slice").checked; filter(); }
});
canvas.addEventListener("wheel", event => { event.preventDefault(); go(rows.indexOf(now) + Math.sign(event.deltaY)); },
  { passive: false });
function rowAt(event) {
  const row = first + Math.floor((event.offsetY - Head) / Row);
  return event.offsetY >= Head && row < Math.min(rows.length, first + shown.count) ? row : -1;
}
canvas.addEventListener("click", event => { if (rowAt(event) >= 0) go(rowAt(event)); });
canvas.addEventListener("mouseleave", () => { tip.style.visibility = "hidden"; });
canvas.addEventListener("mousemove", event => {
  const row = rowAt(event), part = row < 0 ? undefined
    : axis.find(it => x(it.from) <= event.offsetX && event.offsetX <= end(it.from + it.size));
  if (!part) { tip.style.visibility = "hidden"; return; }
  const left = x(part.from), right = end(part.from + part.size);
  const at = part.from + Math.min(part.size - 1, part.size * (event.offsetX - left) / Math.max(1, right - left));
  const step = data.steps[rows[row]];
  tip.textContent = `step ${step.step}: ${step.command}\n${addressOf(at)}: ${words(at, stateAfter(rows[row]))}`;
  tip.style.visibility = "visible";
  tip.style.left = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8) + "px";
  tip.style.top = Math.min(event.clientY + 14, window.innerHeight - tip.offsetHeight - 8) + "px";
});
window.addEventListener("resize", draw);
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

document.title = element("title").textContent = data.name;
element("platform").textContent = data.platform;
element("legend").textContent = legend();
const wrong = failing >= 0 ? data.steps[failing].differences[0] : undefined;
element("verdict").textContent = wrong
  ? `${data.kind === "log" ? "line" : "step"} ${data.failing} is wrong: ${wrong.what}`
  : `${data.steps.length} steps, none of which is wrong`;
if (wrong) element("verdict").className = "wrong";
filter();
