use std::fs::File;
use std::io;
use std::os::windows::io::AsRawHandle;
use std::ptr::{self, NonNull};

use windows_sys::Win32::Foundation::{HANDLE, LocalFree};
use windows_sys::Win32::Security::Authorization::{
    ConvertStringSecurityDescriptorToSecurityDescriptorW, GetSecurityInfo, SDDL_REVISION_1,
    SE_FILE_OBJECT, SE_KERNEL_OBJECT, SE_OBJECT_TYPE, SetSecurityInfo,
};
use windows_sys::Win32::Security::{
    ACCESS_ALLOWED_ACE, ACL, DACL_SECURITY_INFORMATION, GetAce, GetSecurityDescriptorDacl,
    IsWellKnownSid, PROTECTED_DACL_SECURITY_INFORMATION, PSECURITY_DESCRIPTOR,
    WinCreatorOwnerRightsSid,
};
use windows_sys::Win32::System::DataExchange::GetClipboardSequenceNumber;
use windows_sys::Win32::System::Diagnostics::Debug::{
    SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SetErrorMode,
};
use windows_sys::Win32::System::ErrorReporting::{WER_FAULT_REPORTING_FLAG_NOHEAP, WerSetFlags};
use windows_sys::Win32::System::LibraryLoader::{
    LOAD_LIBRARY_SEARCH_SYSTEM32, SetDefaultDllDirectories,
};
use windows_sys::Win32::System::Memory::{
    MEM_COMMIT, MEM_RELEASE, MEM_RESERVE, PAGE_READWRITE, VirtualAlloc, VirtualFree, VirtualLock,
};
use windows_sys::Win32::System::Threading::{
    GetCurrentProcess, GetCurrentThread, SetThreadPriority, THREAD_PRIORITY_BELOW_NORMAL,
};

/// Whole pages of their own for one secret: locked, and wiped before they are given back.
pub(in crate::secret) struct Pages {
    start: NonNull<u8>,
    length: usize,
    locked: bool,
}

// SAFETY: the pages belong to this value alone; shared references only read them.
unsafe impl Send for Pages {}
// SAFETY: as above.
unsafe impl Sync for Pages {}

impl Pages {
    /// Pages that hold a copy of `source`.
    pub fn holding(source: &[u8]) -> io::Result<Self> {
        let size = source.len().max(1);
        // SAFETY: reserves fresh pages; no memory of ours is touched.
        let start =
            unsafe { VirtualAlloc(ptr::null(), size, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE) };
        let start = NonNull::new(start.cast::<u8>()).ok_or_else(io::Error::last_os_error)?;
        // SAFETY: the range was allocated above and is ours.
        let locked = unsafe { VirtualLock(start.as_ptr().cast(), size) } != 0;
        // SAFETY: both ranges are valid for `source.len()` bytes, and fresh pages overlap nothing.
        unsafe { ptr::copy_nonoverlapping(source.as_ptr(), start.as_ptr(), source.len()) };
        Ok(Self { start, length: source.len(), locked })
    }

    pub fn bytes(&self) -> &[u8] {
        // SAFETY: `length` bytes were written in `holding` and live as long as `self`.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }

    /// Whether the system keeps them out of the page file.
    pub fn locked(&self) -> bool {
        self.locked
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        for offset in 0..self.length {
            // SAFETY: inside the allocation. Volatile, so that the compiler keeps it.
            unsafe { self.start.as_ptr().add(offset).write_volatile(0) };
        }
        // SAFETY: the allocation of `holding`, not used after this.
        unsafe { VirtualFree(self.start.as_ptr().cast(), 0, MEM_RELEASE) };
    }
}

/// No crash box, and no heap in what Windows Error Reporting keeps.
pub(in crate::secret) fn no_core_dumps() -> io::Result<()> {
    // SAFETY: both take integers only.
    let result = unsafe {
        SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
        WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP)
    };
    if result >= 0 { Ok(()) } else { Err(io::Error::from_raw_os_error(result)) }
}

/// No other process of this user may read our memory. The system keeps all rights; the owner keeps
/// SYNCHRONIZE, `PROCESS_QUERY_LIMITED_INFORMATION`, `PROCESS_QUERY_INFORMATION` and `PROCESS_TERMINATE`
/// (0x101401), which lets the desktop query and end it.
pub(in crate::secret) fn deny_debuggers() -> io::Result<()> {
    // SAFETY: a pseudo handle that is always valid.
    let process = unsafe { GetCurrentProcess() };
    apply(process, SE_KERNEL_OBJECT, "D:P(A;;GA;;;SY)(A;;0x00101401;;;OW)")
}

/// Libraries come from the system folder alone, not from where the program lies.
pub(in crate::secret) fn safe_library_search() -> io::Result<()> {
    // SAFETY: takes an integer only.
    if unsafe { SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32) } == 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(())
}

/// Gives `file` an access list with its owner alone, and reads it back.
pub(in crate::secret) fn restrict_to_owner(file: &File) -> io::Result<bool> {
    let file = file.as_raw_handle();
    apply(file, SE_FILE_OBJECT, "D:P(A;;FA;;;OW)")?;
    is_for_owner_alone(file)
}

/// The kind of an entry that lets somebody in (`winnt.h`).
const ACCESS_ALLOWED_ACE_TYPE: u8 = 0;

/// Whether the access list of `file` lets its owner in and nobody else.
fn is_for_owner_alone(file: HANDLE) -> io::Result<bool> {
    let mut list: *mut ACL = ptr::null_mut();
    let mut descriptor: PSECURITY_DESCRIPTOR = ptr::null_mut();
    // SAFETY: the two results are valid places; the others may be left out.
    let result = unsafe {
        GetSecurityInfo(
            file,
            SE_FILE_OBJECT,
            DACL_SECURITY_INFORMATION,
            ptr::null_mut(),
            ptr::null_mut(),
            &raw mut list,
            ptr::null_mut(),
            &raw mut descriptor,
        )
    };
    if result != 0 {
        return Err(io::Error::from_raw_os_error(result.cast_signed()));
    }
    let mut entry = ptr::null_mut();
    // SAFETY: the list, where there is one, lies in the descriptor, which is freed after its last use; every entry has
    // a header that tells its kind.
    let alone = unsafe {
        let alone = !list.is_null()
            && (*list).AceCount == 1
            && GetAce(list, 0, &raw mut entry) != 0
            && (*entry.cast::<ACCESS_ALLOWED_ACE>()).Header.AceType == ACCESS_ALLOWED_ACE_TYPE
            && IsWellKnownSid(
                (&raw mut (*entry.cast::<ACCESS_ALLOWED_ACE>()).SidStart).cast(),
                WinCreatorOwnerRightsSid,
            ) != 0;
        LocalFree(descriptor);
        alone
    };
    Ok(alone)
}

/// A number that changes with each copy of any program; none where this session may not ask.
pub(in crate::secret) fn clipboard_sequence() -> Option<u64> {
    // SAFETY: takes nothing and gives a number.
    let number = unsafe { GetClipboardSequenceNumber() };
    (number != 0).then_some(u64::from(number))
}

/// Windows has no such wish for a file that is open already.
pub(in crate::secret) fn read_past_cache(_: &std::fs::File) {}

/// The calling thread gets a core only where the window's thread, or another program, does not want it.
pub(in crate::secret) fn stand_back() -> io::Result<()> {
    // SAFETY: a pseudo handle that is always valid, and an integer.
    if unsafe { SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL) } == 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(())
}

fn apply(object: HANDLE, kind: SE_OBJECT_TYPE, rules: &str) -> io::Result<()> {
    let rules: Vec<u16> = rules.encode_utf16().chain([0]).collect();
    let mut descriptor: PSECURITY_DESCRIPTOR = ptr::null_mut();
    // SAFETY: the string ends in zero; the result is freed below.
    let made = unsafe {
        ConvertStringSecurityDescriptorToSecurityDescriptorW(
            rules.as_ptr(),
            SDDL_REVISION_1,
            &raw mut descriptor,
            ptr::null_mut(),
        )
    };
    if made == 0 {
        return Err(io::Error::last_os_error());
    }
    let mut list: *mut ACL = ptr::null_mut();
    let (mut present, mut defaulted) = (0, 0);
    // SAFETY: the descriptor is valid until it is freed; the list points into it.
    let result = unsafe {
        GetSecurityDescriptorDacl(descriptor, &raw mut present, &raw mut list, &raw mut defaulted);
        SetSecurityInfo(
            object,
            kind,
            DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
            ptr::null_mut(),
            ptr::null_mut(),
            list,
            ptr::null(),
        )
    };
    // SAFETY: allocated by the conversion, freed once.
    unsafe { LocalFree(descriptor) };
    if result == 0 { Ok(()) } else { Err(io::Error::from_raw_os_error(result.cast_signed())) }
}
