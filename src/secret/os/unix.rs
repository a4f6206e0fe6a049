#[cfg(target_os = "linux")]
use std::ffi::CString;
use std::fs::File;
use std::io;
#[cfg(target_os = "linux")]
use std::os::{fd::AsRawFd, unix::ffi::OsStrExt};
#[cfg(target_os = "linux")]
use std::path::Path;
use std::ptr::{self, NonNull};

/// Whole pages of their own for one secret: locked, left out of dumps, wiped before they are given back.
pub(in crate::secret) struct Pages {
    start: NonNull<u8>,
    length: usize,
    mapped: usize,
    locked: bool,
}

// SAFETY: the pages belong to this value alone; shared references only read them.
unsafe impl Send for Pages {}
// SAFETY: as above.
unsafe impl Sync for Pages {}

impl Pages {
    /// Pages that hold a copy of `source`.
    pub fn holding(source: &[u8]) -> io::Result<Self> {
        let page = page_size();
        let mapped = source.len().max(1).div_ceil(page) * page;
        // SAFETY: a fresh private mapping; no memory of ours is touched.
        let start = unsafe {
            libc::mmap(
                ptr::null_mut(),
                mapped,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANON,
                -1,
                0,
            )
        };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let start = NonNull::new(start.cast::<u8>())
            .ok_or_else(|| io::Error::from(io::ErrorKind::OutOfMemory))?;
        // SAFETY: the range was mapped above and is ours.
        let locked = unsafe { libc::mlock(start.as_ptr().cast(), mapped) } == 0;
        #[cfg(target_os = "linux")]
        for advice in [libc::MADV_DONTDUMP, libc::MADV_WIPEONFORK] {
            // SAFETY: as above; advice changes no content. A kernel that does not know it says so, and we go on.
            unsafe { libc::madvise(start.as_ptr().cast(), mapped, advice) };
        }
        // SAFETY: both ranges are valid for `source.len()` bytes, and a fresh mapping overlaps nothing.
        unsafe { ptr::copy_nonoverlapping(source.as_ptr(), start.as_ptr(), source.len()) };
        Ok(Self { start, length: source.len(), mapped, locked })
    }

    pub fn bytes(&self) -> &[u8] {
        // SAFETY: `length` bytes were written in `holding` and live as long as `self`.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }

    /// Whether the system keeps them out of swap.
    pub fn locked(&self) -> bool {
        self.locked
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        for offset in 0..self.length {
            // SAFETY: inside the mapping. Volatile, so that the compiler keeps it.
            unsafe { self.start.as_ptr().add(offset).write_volatile(0) };
        }
        // SAFETY: the mapping of `holding`, not used after this.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.mapped) };
    }
}

fn page_size() -> usize {
    // SAFETY: reads a constant of the system.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) })
        .ok()
        .filter(|size| *size > 0)
        .unwrap_or(4096)
}

/// No core file, whatever crashes. On Linux a limit of 0 stops files alone; one byte, too little for any file, also
/// stops what is handed to a program that collects crashes (`core_pattern` in core(5), `fs/coredump.c`).
pub(in crate::secret) fn no_core_dumps() -> io::Result<()> {
    let least = libc::rlim_t::from(cfg!(target_os = "linux"));
    let limited = |most| {
        let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
        // SAFETY: the structure is valid for the call.
        check(unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const limit) })
    };
    // Where somebody allows none at all, not even a byte can be asked for.
    limited(least).or_else(|_| limited(0))
}

/// No other process of this user may read our memory or attach a debugger.
pub(in crate::secret) fn deny_debuggers() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    return set_dumpable(false);
    #[cfg(target_os = "macos")]
    // SAFETY: PT_DENY_ATTACH takes no pointer.
    return check(unsafe { libc::ptrace(libc::PT_DENY_ATTACH, 0, ptr::null_mut(), 0) });
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// Whether `/proc` shows this process to others of the same user.
#[cfg(target_os = "linux")]
pub(in crate::secret) fn set_dumpable(dumpable: bool) -> io::Result<()> {
    // SAFETY: takes integers only.
    check(unsafe { libc::prctl(libc::PR_SET_DUMPABLE, libc::c_ulong::from(dumpable), 0, 0, 0) })
}

/// Tells graphics drivers (Mesa, NVIDIA) not to write their caches into the home folder.
/// Refused once there is a second thread, which might read the environment meanwhile.
#[cfg(target_os = "linux")]
pub(in crate::secret) fn no_driver_caches() -> io::Result<()> {
    if std::fs::read_dir("/proc/self/task")?.count() != 1 {
        return Err(io::Error::from(io::ErrorKind::ResourceBusy));
    }
    for (name, value) in [("MESA_SHADER_CACHE_DISABLE", "true"), ("__GL_SHADER_DISK_CACHE", "0")] {
        // SAFETY: this is the only thread, as was just seen, so nobody reads the environment meanwhile.
        unsafe { std::env::set_var(name, value) };
    }
    Ok(())
}

/// Only Windows looks for libraries beside the program.
pub(in crate::secret) fn safe_library_search() -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// Sets the rights of `file` to 0600 and reads them back.
pub(in crate::secret) fn restrict_to_owner(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    Ok(file.metadata()?.permissions().mode() & 0o777 == 0o600)
}

/// Has a link at the end of a path refused rather than followed.
pub(in crate::secret) const NO_FOLLOW: libc::c_int = libc::O_NOFOLLOW;

/// Asks the system to read a file from the disk, and not from what it kept of the writing; refused, nothing is lost.
pub(in crate::secret) fn read_past_cache(file: &File) {
    #[cfg(target_os = "linux")]
    // SAFETY: takes integers only.
    unsafe {
        libc::posix_fadvise(file.as_raw_fd(), 0, 0, libc::POSIX_FADV_DONTNEED);
    }
    #[cfg(target_os = "macos")]
    // SAFETY: takes integers only.
    unsafe {
        libc::fcntl(std::os::fd::AsRawFd::as_raw_fd(file), libc::F_NOCACHE, 1);
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    let _ = file;
}

/// Opens a file without a name in the folder given (Linux 3.11), where the disk has such files.
#[cfg(target_os = "linux")]
pub(in crate::secret) const UNNAMED: libc::c_int = libc::O_TMPFILE;

/// Gives a file without a name the name `path`, which must be new.
#[cfg(target_os = "linux")]
pub(in crate::secret) fn give_name(file: &File, path: &Path) -> io::Result<()> {
    let own = CString::new(format!("/proc/self/fd/{}", file.as_raw_fd()))?;
    let path = CString::new(path.as_os_str().as_bytes())?;
    // SAFETY: both texts end in zero and outlive the call.
    check(unsafe {
        libc::linkat(
            libc::AT_FDCWD,
            own.as_ptr(),
            libc::AT_FDCWD,
            path.as_ptr(),
            libc::AT_SYMLINK_FOLLOW,
        )
    })
}

/// The calling thread gets a core only where the window's thread, or another program, does not want it.
pub(in crate::secret) fn stand_back() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    // SAFETY: takes integers only. On Linux 0 is the calling thread, not its whole process.
    return check(unsafe { libc::setpriority(libc::PRIO_PROCESS, 0, 10) });
    #[cfg(target_os = "macos")]
    // SAFETY: takes integers only.
    return match unsafe {
        libc::pthread_set_qos_class_self_np(libc::qos_class_t::QOS_CLASS_UTILITY, 0)
    } {
        0 => Ok(()),
        error => Err(io::Error::from_raw_os_error(error)),
    };
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}
