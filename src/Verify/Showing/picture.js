"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const element = id => document.getElementById(id);
const canvas = element("canvas"), slider = element("slider"), tip = element("tip");
const Row = 18, Head = 34, Gutter = 280, Every = 200;
const marks = { shared: "+", static: "+", added: "+", mapped: "+", unshared: "\u2212", unmapped: "\u2212",
  notShared: "!", refused: "!", allocated: "A", heapAllocated: "A", freed: "F", written: "w",
  hostWritten: "H", differs: "x" };

// Coordinates are bytes from the beginning of the first segment; what lies between segments is left out.
const axis = [];
let total = 0, weights = 0;
for (const part of data.axis) {
  const size = Number(BigInt(part.size));
  const weight = 1 + Math.max(0, Math.log2(size / 4096));
  axis.push({ start: BigInt(part.start), size, from: total, weight, before: weights });
  total += size;
  weights += weight;
}
function place(address) {
  const big = BigInt(address);
  for (const part of axis)
    if (big >= part.start && big < part.start + BigInt(Math.ceil(part.size)))
      return part.from + Number(big - part.start);
  return 0;
}
for (const step of data.steps)
  for (const change of step.changes) {
    change.a = place(change.start);
    change.b = change.a + Number(BigInt(change.size));
  }
function addressOf(at) {
  const part = axis.find(it => at < it.from + it.size) ?? axis[axis.length - 1];
  return "0x" + (part.start + BigInt(Math.floor(at - part.from))).toString(16);
}

function cut(list, a, b) {
  const left = [];
  for (const it of list) {
    if (it.b <= a || it.a >= b) { left.push(it); continue; }
    if (it.a < a) left.push({ ...it, b: a });
    if (it.b > b) left.push({ ...it, a: b });
  }
  return left;
}
function apply(state, step) {
  for (const change of step.changes) {
    const { kind, a, b } = change;
    if (["shared", "static", "added", "mapped", "refused"].includes(kind)) {
      state.seen = cut(state.seen, a, b);
      state.seen.push({ a, b, kind, step: step.step });
    } else if (kind === "unshared" || kind === "unmapped") {
      state.seen = cut(state.seen, a, b);
    } else if (kind === "allocated" || kind === "heapAllocated") {
      state.live.push({ a, b, kind, name: change.name, step: step.step });
    } else if (kind === "freed") {
      const at = state.live.findIndex(it => it.a === a);
      if (at >= 0) state.live.splice(at, 1);
    } else if (kind === "closed") {
      state.live = state.live.filter(it => it.kind !== "allocated");
    }
  }
}
const copy = state => ({ seen: [...state.seen], live: [...state.live] });
const checkpoints = [];
{
  const state = { seen: [], live: [] };
  data.steps.forEach((step, index) => {
    if (index % Every === 0) checkpoints.push(copy(state));
    apply(state, step);
  });
}
function stateAfter(index) {
  const state = copy(checkpoints[Math.floor(index / Every)]);
  for (let at = Math.floor(index / Every) * Every; at <= index; at++) apply(state, data.steps[at]);
  return state;
}
