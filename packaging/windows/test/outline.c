/* outline.exe: what every visible window holds. A program that tells it to screen readers is asked as they ask; see
 * stand_in.c for what answers. Of other windows the controls are listed. For tests under Wine, never shipped. */
#include "outline.h"

/* UiaRootObjectId: who asks for the object of this number is a client of UI Automation. */
enum { ROOT = -25, PATIENCE = 5000 };

static BOOL put_accessible(HWND handle)
{
    DWORD_PTR answer;
    DeleteFileW(OUTLINE);
    SendMessageTimeoutW(handle, WM_GETOBJECT, 0, ROOT, SMTO_ABORTIFHUNG, PATIENCE, &answer);
    FILE *file = _wfopen(OUTLINE, L"r");
    if (!file)
        return FALSE;
    for (int character; (character = getc(file)) != EOF;)
        putchar(character);
    fclose(file);
    DeleteFileW(OUTLINE);
    return TRUE;
}

static void put_control(HWND handle, const WCHAR *title)
{
    WCHAR name[1024] = L"", class[64] = L"";
    RECT edge;
    DWORD_PTR length;
    GetClassNameW(handle, class, 64);
    SendMessageTimeoutW(handle, WM_GETTEXT, 1024, (LPARAM)name, SMTO_ABORTIFHUNG, PATIENCE, &length);
    GetWindowRect(handle, &edge);
    const double place[4] = {edge.left, edge.top, edge.right - edge.left, edge.bottom - edge.top};
    int kind = handle == GetAncestor(handle, GA_ROOT) ? WINDOW
        : !wcscmp(class, L"Button") ? BUTTON : !wcscmp(class, L"Edit") ? EDIT : TEXT;
    put(stdout, title, kind, IsWindowEnabled(handle), place, name);
}

static BOOL CALLBACK each_control(HWND handle, LPARAM title)
{
    if (IsWindowVisible(handle))
        put_control(handle, (const WCHAR *)title);
    return TRUE;
}

static BOOL CALLBACK each_window(HWND handle, LPARAM unused)
{
    WCHAR title[256];
    (void)unused;
    if (!IsWindowVisible(handle) || !GetWindowTextW(handle, title, 256) || put_accessible(handle))
        return TRUE;
    put_control(handle, title);
    EnumChildWindows(handle, each_control, (LPARAM)title);
    return TRUE;
}

int main(void)
{
    return EnumWindows(each_window, 0) ? 0 : 1;
}
