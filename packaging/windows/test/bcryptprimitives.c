/* For tests under Wine 8, which has no bcryptprimitives.dll; Rust's standard library asks it for randomness.
 * Never shipped. */
#include <windows.h>
#include <ntsecapi.h>

#define MOST 0x100000u

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length)
{
    while (length > 0) {
        ULONG part = length < MOST ? (ULONG)length : MOST;
        if (!RtlGenRandom(bytes, part))
            TerminateProcess(GetCurrentProcess(), ERROR_GEN_FAILURE);
        bytes += part;
        length -= part;
    }
    return TRUE;
}
