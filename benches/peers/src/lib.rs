//! What the peers have in common.

use std::time::Instant;

/// Runs `make` as often as the second argument says, after three times unmeasured, for keys of as many bits as the first; prints
/// the milliseconds of each.
///
/// # Panics
/// Without the two numbers.
pub fn time_keys(make: impl Fn(usize)) {
    let numbers: Vec<usize> =
        std::env::args().skip(1).map(|text| text.parse().expect("BITS COUNT")).collect();
    let [bits, count] = numbers[..] else { panic!("BITS COUNT") };
    (0..3).for_each(|_| make(bits));
    for _ in 0..count {
        let start = Instant::now();
        make(bits);
        println!("{:.3}", start.elapsed().as_secs_f64() * 1e3);
    }
}
