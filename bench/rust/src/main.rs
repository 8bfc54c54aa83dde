//! Workload W (bench/Workloads/WorkloadW.cs) on the allocator of the published design. Each line of standard input is a
//! number of draws; the answer is a line: nanoseconds that they took, the checksum so far in hexadecimal, and the
//! number of allocations that failed so far.

use buddy_system_allocator::FrameAllocator;
use std::alloc::Layout;
use std::io::{stdin, stdout, BufRead, Write};
use std::time::Instant;

const START: usize = 0x8000_0000;
const SIZE: usize = 64 << 20;
const SLOTS: usize = 4096;
const ALIGNMENT: usize = 16;

struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

struct Workload {
    // Blocks of up to 2^31 bytes, as in the firmware.
    allocator: FrameAllocator<32>,
    slots: Vec<Option<(usize, Layout)>>,
    random: SplitMix64,
    checksum: u64,
    failures: u64,
}

impl Workload {
    fn new() -> Self {
        let mut allocator = FrameAllocator::new();
        allocator.add_frame(START, START + SIZE);
        let slots = vec![None; SLOTS];
        Workload { allocator, slots, random: SplitMix64(42), checksum: 0, failures: 0 }
    }

    fn draw(&mut self) {
        let bits = self.random.next();
        let slot = &mut self.slots[bits as usize % SLOTS];
        if let Some((address, layout)) = slot.take() {
            self.allocator.dealloc_aligned(address, layout);
            return;
        }

        let size = (16usize << ((bits >> 32) % 13)) - ((bits >> 40) & 15) as usize;
        let layout = Layout::from_size_align(size.max(1), ALIGNMENT).unwrap();
        match self.allocator.alloc_aligned(layout) {
            Some(address) => {
                *slot = Some((address, layout));
                self.checksum = self.checksum.rotate_left(5) ^ address as u64;
            }
            None => self.failures += 1,
        }
    }
}

fn main() {
    let mut workload = Workload::new();
    for line in stdin().lock().lines() {
        let draws: u64 = line.unwrap().trim().parse().expect("a line is a number of draws");
        let start = Instant::now();
        for _ in 0..draws {
            workload.draw();
        }

        let time = start.elapsed().as_nanos();
        println!("{time} {:x} {}", workload.checksum, workload.failures);
        stdout().flush().unwrap();
    }
}
