use std::collections::HashMap;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use super::secrets::Needle;

const WORD: usize = 8;
const PART: usize = 16 * 1024 * 1024;
const PAGE: usize = 4096;
/// Longer than the shortest run of any needle.
const OVERLAP: usize = 256;

/// A run of private bytes in another process.
#[derive(Debug)]
#[expect(dead_code, reason = "read in the message of a test that fails")]
pub struct Found {
    pub what: String,
    pub bytes: usize,
    pub address: String,
    pub region: String,
}

/// What a scan saw.
#[derive(Debug)]
pub struct Report {
    pub found: Vec<Found>,
    pub scanned: usize,
}

/// Looks through all memory of `process` that can be read.
///
/// A run of 16 bytes holds one aligned word of 8 bytes at least, wherever it lies. So every word of the
/// memory is looked up among all the windows of 8 bytes of the needles, and a hit is measured to both sides.
pub fn scan(process: u32, needles: &[Needle]) -> Report {
    let index = Index::of(needles);
    let memory = Memory::of(process);
    let mut report = Report { found: Vec::new(), scanned: 0 };
    for region in memory.regions() {
        let mut start = region.start;
        while start < region.end {
            let length = PART.min(region.end - start);
            let part = memory.read(start, length);
            report.scanned += part.len();
            index.look(&part, start, &region.name, &mut report.found);
            start += if part.len() < length {
                // Past the page that could not be read.
                part.len().next_multiple_of(PAGE) + PAGE
            } else if length < PART {
                length
            } else {
                // The next part begins a little earlier, so that no run is cut.
                length - OVERLAP
            };
        }
    }
    report
}

/// The memory of another process.
pub struct Memory {
    content: File,
    maps: String,
}

impl Memory {
    /// Of a process that this one may look into: root may always.
    pub fn of(process: u32) -> Self {
        let at = |name| format!("/proc/{process}/{name}");
        Self {
            content: File::open(at("mem")).expect("the right to read the memory"),
            maps: fs::read_to_string(at("maps")).expect("a running process"),
        }
    }

    /// Whatever the process may have put something into.
    pub fn regions(&self) -> impl Iterator<Item = Region> {
        self.maps.lines().filter_map(Region::parse)
    }

    /// `length` bytes from `start`, or as many as there are: some pages of the graphics driver nobody can read.
    pub fn read(&self, start: usize, length: usize) -> Vec<u8> {
        let mut part = vec![0; length];
        let read = self.content.read_at(&mut part, start as u64).unwrap_or(0);
        part.truncate(read);
        part
    }
}

/// A stretch of memory.
pub struct Region {
    pub start: usize,
    pub end: usize,
    pub name: String,
}

impl Region {
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split_ascii_whitespace();
        let (start, end) = fields.next()?.split_once('-')?;
        let rights = fields.next()?;
        let name = fields.nth(3).unwrap_or("anonymous");
        let address = |hex| usize::from_str_radix(hex, 16).ok();
        let readable = rights.starts_with('r') && !name.starts_with("[v");
        // What is mapped from a file and cannot be written holds that file and nothing of ours; the tables of
        // letters in the C library would match a part of a key in UTF-32 by chance.
        let constant = name.starts_with('/') && !rights.contains('w');
        (readable && !constant).then_some(Self {
            start: address(start)?,
            end: address(end)?,
            name: name.to_owned(),
        })
    }
}

/// Where each window of 8 bytes occurs in the needles.
struct Index<'a> {
    needles: &'a [Needle],
    places: HashMap<u64, Vec<(usize, usize)>>,
    /// One bit for each value of the lowest 16 bits, so that most words are passed over at once.
    filter: Vec<bool>,
}

impl<'a> Index<'a> {
    fn of(needles: &'a [Needle]) -> Self {
        let mut places: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
        let mut filter = vec![false; 1 << 16];
        for (which, needle) in needles.iter().enumerate() {
            assert!(needle.bytes.len() >= needle.least, "{} is too short", needle.name);
            for (offset, window) in needle.bytes.windows(WORD).enumerate() {
                let word = word_of(window);
                places.entry(word).or_default().push((which, offset));
                filter[low(word)] = true;
            }
        }
        Self { needles, places, filter }
    }

    fn look(&self, part: &[u8], start: usize, region: &str, found: &mut Vec<Found>) {
        let mut beyond = 0;
        for (number, bytes) in part.chunks_exact(WORD).enumerate() {
            let word = word_of(bytes);
            let at = number * WORD;
            if word == 0 || at < beyond || !self.filter[low(word)] {
                continue;
            }
            let runs = self.places.get(&word).into_iter().flatten();
            let longest = runs
                .map(|&(which, offset)| self.measure(part, at, which, offset))
                .filter(|run| run.end - run.start >= self.needles[run.which].least)
                .max_by_key(|run| run.end - run.start);
            if let Some(run) = longest {
                beyond = run.end;
                found.push(Found {
                    what: self.needles[run.which].name.clone(),
                    bytes: run.end - run.start,
                    address: format!("{:#x}", start + run.start),
                    region: region.to_owned(),
                });
            }
        }
    }

    /// How far the needle and the memory agree around a word that they share.
    fn measure(&self, part: &[u8], at: usize, which: usize, offset: usize) -> Run {
        let needle = &self.needles[which].bytes;
        let agree = |(a, b): &(&u8, &u8)| a == b;
        let before =
            (part[..at].iter().rev()).zip(needle[..offset].iter().rev()).take_while(agree).count();
        let after = (part[at..].iter()).zip(needle[offset..].iter()).take_while(agree).count();
        Run { which, start: at - before, end: at + after }
    }
}

struct Run {
    which: usize,
    start: usize,
    end: usize,
}

fn word_of(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(bytes.try_into().expect("8 bytes"))
}

/// The lowest 16 bits.
fn low(word: u64) -> usize {
    usize::try_from(word & 0xffff).unwrap_or_default()
}
