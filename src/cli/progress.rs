use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::Builder;
use std::time::Duration;

const STEP: Duration = Duration::from_millis(100);

/// Runs `work`, and `show` now and then on a thread of its own until it is done.
pub fn while_showing<T>(mut show: impl FnMut() + Send + 'static, work: impl FnOnce() -> T) -> T {
    let (done, ended) = mpsc::channel::<()>();
    // Without a thread to give, the work is done all the same.
    let watch = Builder::new().name("progress".to_owned()).spawn(move || {
        while ended.recv_timeout(STEP) == Err(RecvTimeoutError::Timeout) {
            show();
        }
    });
    let result = work();
    drop(done);
    if let Ok(watch) = watch {
        let _ = watch.join();
    }
    result
}
