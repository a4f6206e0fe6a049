/* bcryptprimitives.dll for tests under Wine 8, never shipped: what Wine lacks and a program of Rust asks for.
 *
 * Randomness: Rust's standard library takes it from here, and Wine has no such library.
 *
 * Accessibility: Wine cannot hand a screen reader what a program tells of its window where that program, as Keyturn does,
 * keeps others out of its memory. So what it tells is written down here, in the program, to OUTLINE: see outline.c. */
#include <windows.h>
#include <ntsecapi.h>
#include <oleauto.h>
#include <stdio.h>
#include "outline.h"

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

/* IRawElementProviderSimple and IRawElementProviderFragment, by their places in the tables of methods. */
typedef struct Object { void **methods; } Object;
#define CALL(object, place, ...) (((HRESULT (WINAPI *)())(object)->methods[place])((object), ##__VA_ARGS__))
enum { QUERY = 0, RELEASE = 2, PROPERTY = 5, NAVIGATE = 3, PLACE = 5 };
enum { NEXT_SIBLING = 1, FIRST_CHILD = 3 };
enum { CONTROL_TYPE = 30003, NAME = 30005, IS_ENABLED = 30010 };
static const GUID SIMPLE = {0xd6dd68d1, 0x86fd, 0x4332, {0x86, 0x66, 0x9a, 0xbe, 0xde, 0xa2, 0xd2, 0x4c}};
static const GUID FRAGMENT = {0xf7063da8, 0x8359, 0x439c, {0x92, 0x97, 0xbb, 0xc5, 0x29, 0x9a, 0x7d, 0x87}};

static Object *as(Object *object, const GUID *id)
{
    Object *found = NULL;
    return SUCCEEDED(CALL(object, QUERY, id, &found)) ? found : NULL;
}

static VARIANT property(Object *simple, int which)
{
    VARIANT value;
    VariantInit(&value);
    CALL(simple, PROPERTY, which, &value);
    return value;
}

static Object *step(Object *fragment, int to)
{
    Object *next = NULL;
    CALL(fragment, NAVIGATE, to, &next);
    return next;
}

static void write_down(FILE *file, const WCHAR *title, Object *fragment)
{
    double place[4] = {0};
    Object *simple = as(fragment, &SIMPLE);
    VARIANT kind = property(simple, CONTROL_TYPE), enabled = property(simple, IS_ENABLED), name = property(simple, NAME);
    CALL(fragment, PLACE, place);
    put(file, title, V_VT(&kind) == VT_I4 ? V_I4(&kind) : 0, V_VT(&enabled) == VT_BOOL && V_BOOL(&enabled), place,
        V_VT(&name) == VT_BSTR && V_BSTR(&name) ? V_BSTR(&name) : L"");
    VariantClear(&name);
    CALL(simple, RELEASE);
    for (Object *child = step(fragment, FIRST_CHILD), *next; child; child = next) {
        write_down(file, title, child);
        next = step(child, NEXT_SIBLING);
        CALL(child, RELEASE);
    }
}

/* Called in place of UiaReturnRawElementProvider, with the element of the window itself. */
static LRESULT WINAPI answer(HWND window, WPARAM w, LPARAM l, Object *element)
{
    WCHAR title[256] = L"";
    RECT edge;
    Object *fragment = as(element, &FRAGMENT);
    FILE *file = _wfopen(OUTLINE, L"w");
    (void)w, (void)l;
    GetWindowTextW(window, title, 256);
    GetWindowRect(window, &edge);
    if (fragment && file) {
        put(file, title, WINDOW, TRUE, (double[4]){edge.left, edge.top, edge.right - edge.left, edge.bottom - edge.top}, title);
        write_down(file, title, fragment);
    }
    if (fragment)
        CALL(fragment, RELEASE);
    if (file)
        fclose(file);
    return 0;
}

/* Puts `answer` into the program's table of imports. */
static void stand_between(BYTE *program)
{
    IMAGE_NT_HEADERS *head = (void *)(program + ((IMAGE_DOS_HEADER *)program)->e_lfanew);
    IMAGE_DATA_DIRECTORY *imports = &head->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT];
    IMAGE_IMPORT_DESCRIPTOR *library = (void *)(program + imports->VirtualAddress);
    for (; library->Name; library++) {
        IMAGE_THUNK_DATA *name = (void *)(program + library->OriginalFirstThunk);
        IMAGE_THUNK_DATA *slot = (void *)(program + library->FirstThunk);
        for (; name->u1.AddressOfData; name++, slot++) {
            IMAGE_IMPORT_BY_NAME *by_name = (void *)(program + name->u1.AddressOfData);
            DWORD before;
            if (IMAGE_SNAP_BY_ORDINAL(name->u1.Ordinal) || strcmp(by_name->Name, "UiaReturnRawElementProvider"))
                continue;
            if (VirtualProtect(slot, sizeof *slot, PAGE_READWRITE, &before)) {
                slot->u1.Function = (ULONG_PTR)answer;
                VirtualProtect(slot, sizeof *slot, before, &before);
            }
        }
    }
}

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, void *reserved)
{
    (void)self, (void)reserved;
    if (reason == DLL_PROCESS_ATTACH)
        stand_between((BYTE *)GetModuleHandleW(NULL));
    return TRUE;
}
