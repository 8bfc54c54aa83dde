function size(bytes) {
  for (const [unit, name] of [[2 ** 30, "GiB"], [2 ** 20, "MiB"], [2 ** 10, "KiB"]])
    if (bytes >= unit && bytes % unit === 0) return `${bytes / unit} ${name}`;
  return bytes === 1 ? "1 byte" : `${bytes} bytes`;
}
const names = { shared: "shared with the host", static: "always visible to the host", added: "memory of the allocator",
  mapped: "device memory mapped in the guard", refused: "quarantined: the hypervisor refused to unshare it" };

// The legend explains what this picture has, and nothing else.
const keys = [
  ["shared static", "dotted: the host sees it"],
  ["added", "dotted: memory of the allocator"],
  ["mapped", "bars: device memory, mapped in the guard"],
  ["refused", "hatched: quarantined"],
  ["allocated", "filled bar: live buffer"],
  ["heapAllocated", "outlined bar: heap in use"],
  ["*", "thick frame: changed in this step"],
  ["written", "underlined: written by the guest"],
  ["shared static", "+ shared"], ["added", "+ added"], ["mapped", "+ mapped"],
  ["unshared", "\u2212 unshared"], ["unmapped", "\u2212 unmapped"],
  ["notShared", "! refused to share"], ["refused", "! refused to unshare"],
  ["allocated heapAllocated", "A allocated"], ["freed", "F freed"], ["hostWritten", "H written by the host"],
  ["differs", "x not as predicted"],
];
function legend() {
  const kinds = new Set(data.steps.flatMap(step => step.changes.map(change => change.kind)));
  const whose = data.kind === "log" ? "what the log tells" : "what the production code did to memory";
  return ["across: addresses", `down: ${data.kind === "log" ? "lines" : "steps"}`, `drawn: ${whose}`,
    ...keys.filter(([of]) => of === "*" ? kinds.size > 0 : of.split(" ").some(kind => kinds.has(kind)))
      .map(([, text]) => text)].join(" \u00b7 ");
}
const meanings = {
  "user bytes": "bytes that callers of the pool asked for and hold",
  "allocated bytes": "bytes of the pool's blocks that are in use",
  "total bytes": "all bytes that the pool has to hand out, free or in use",
  "shared bytes": "bytes that the firmware says it shares with the host",
  "quarantined bytes": "bytes that the hypervisor refused to unshare, which nobody may use",
  "free heap bytes": "bytes of the firmware's private heap that are free",
  "tracked memory": "the range of main memory that the tracker allows",
  "memory regions": "what the tracker has mapped of main memory",
  "MMIO regions": "what the tracker has mapped of device memory",
  "refused MMIO pages": "device pages that could not be unmapped",
  "memory": "a byte of guest memory after the step",
  "answer": "what the command returned",
};
const meaningOf = what => meanings[what] ?? (what.startsWith("port call")
  ? "a hypercall, a change of the page table or a cache flush" : "");
const errors = {
  DifferentBaseAddress: "the range to shrink to has a different start",
  SizeTooLarge: "the range to shrink to is larger than the current one",
  SizeTooSmall: "the range to shrink to excludes a tracked region",
  Full: "the maximum number of regions is tracked",
  OutOfRange: "the range is empty, reversed, wraps, or lies outside the allowed memory",
  Overlaps: "the range overlaps a tracked one",
  FailedToMap: "the page table refused to map or unmap",
  Hypervisor: "a hypercall failed",
  MmioGuardNotSupported: "the hypervisor has no MMIO guard",
  SharedMemorySetFailure: "the pool is already initialised as dynamic",
  SharedPoolSetFailure: "the pool cannot be initialised: it is already, or this hypervisor cannot share on demand",
  ZeroSize: "the requested size is zero",
  BadAlignment: "an alignment or a granule is not a power of two, or the granule is not supported",
  LayoutOverflow: "the size rounded up to the alignment exceeds 2^63 - 1",
  OutOfMemory: "no free block is large enough",
  NotInitialised: "the pool, or a result passed as an argument, is not initialised",
  Closed: "the pool is closed",
  Revoked: "the buffer was revoked when the pool closed",
  NotOwned: "no live buffer starts at the address",
  AlreadyFreed: "the address lies in free memory",
  WrongLayout: "the buffer at the address has a different size or alignment",
  Quarantined: "the hypervisor refused to unshare granules",
  Disposed: "the tracker is disposed",
  WrongBuffer: "the buffer was not shared with these arguments, or is not a bounce buffer",
};
const errorOf = answer => (answer ?? "").split(" ").map(word => errors[word]).find(it => it) ?? "";
function words(at, state) {
  const seen = state.seen.find(it => it.a <= at && at < it.b);
  const live = state.live.filter(it => it.a <= at && at < it.b);
  const lines = [seen ? `${names[seen.kind]}, since step ${seen.step}` : "private"];
  for (const it of live)
    lines.push(`${it.kind === "allocated" ? "live buffer" : "heap in use"} ${it.name} `
      + `(${size(it.b - it.a)} at ${addressOf(it.a)}, step ${it.step})`);
  if (seen && live.length === 0 && seen.kind !== "mapped") lines.push("free");
  return lines.join("\n");
}
