/* How what a window holds is written down: one line of JSON for each element, in the order in which it is read out.
 *
 *   {"window": "Keyturn", "kind": 50000, "enabled": true, "place": [left, top, width, height], "name": "Continue"} */
#include <windows.h>
#include <stdio.h>

/* Where a program leaves it. */
#define OUTLINE L"C:\\windows\\temp\\outline"

/* Kinds, as UI Automation numbers them. */
enum { BUTTON = 50000, EDIT = 50004, TEXT = 50020, WINDOW = 50032 };

static void put_text(FILE *file, const WCHAR *text)
{
    putc('"', file);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\' || *text < 0x20 || *text > 0x7e)
            fprintf(file, "\\u%04x", *text);
        else
            putc(*text, file);
    }
    putc('"', file);
}

static void put(FILE *file, const WCHAR *window, int kind, BOOL enabled, const double place[4], const WCHAR *name)
{
    fputs("{\"window\": ", file);
    put_text(file, window);
    fprintf(file, ", \"kind\": %d, \"enabled\": %s, \"place\": [%.0f, %.0f, %.0f, %.0f], \"name\": ", kind,
            enabled ? "true" : "false", place[0], place[1], place[2], place[3]);
    put_text(file, name);
    fputs("}\n", file);
}
