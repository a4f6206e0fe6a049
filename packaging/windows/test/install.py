#!/usr/bin/python3 -W ignore
"""Installs by the installer and by the MSI, and sees that nothing stays: install.py FOLDER (with what `make windows` made)."""

import sys
from pathlib import Path

from wine import Windows

INSTALLED = {"keyturn.exe", "keyturn-cli.exe", "README.txt", "LICENSE-MIT.txt", "LICENSE-APACHE.txt", "THIRD-PARTY.txt"}
USERS_OWN = "my public key.txt"


def names(folder):
    return {path.name for path in folder.iterdir()}


def same_program(windows, folder, shipped):
    for name in ["keyturn.exe", "keyturn-cli.exe"]:
        assert (folder / name).read_bytes() == (shipped / name).read_bytes(), f"{name} is not the shipped one"


def shortcuts(windows):
    return [name for name in windows.files() if name.endswith("Keyturn.lnk")]


def left(windows, before):
    """What came and stayed, but for what Windows itself keeps of an installation."""
    return {name for name in windows.files() - before if "keyturn" in name.lower()}


def by_installer(windows, setup, shipped):
    before = windows.files()
    folder = windows.drive / "users/Public/Key turn 密钥 工具"
    # The installer wants the folder last and without quotes, which words of their own come to.
    assert windows.run(setup, "/S", *f"/D={windows.path(folder)}".split(" ")) == 0
    assert names(folder) == INSTALLED | {"uninstall.exe"}, names(folder)
    same_program(windows, folder, shipped)
    assert len(shortcuts(windows)) == 1, shortcuts(windows)
    listed = "\n".join(windows.registry())
    for value in ["DisplayName", "QuietUninstallString", "InstallLocation"]:
        assert f'"{value}"' in listed, f"{value} is not in the list of programs"

    assert windows.run(setup, "/S") == 0, "a second time over the first"
    assert names(folder) == INSTALLED | {"uninstall.exe"}, "the second time went elsewhere"

    (folder / USERS_OWN).write_text("what the user saved")
    assert windows.run(windows.path(folder / "uninstall.exe"), "/S") == 0
    assert names(folder) == {USERS_OWN}, names(folder)
    (folder / USERS_OWN).unlink()
    folder.rmdir()
    assert not left(windows, before), left(windows, before)
    assert not windows.registry(), windows.registry()


def by_msi(windows, msi, shipped):
    before = windows.files()
    for folder, chosen in [("Program Files/Keyturn", []), ("IT/密钥 工具", ["INSTALLDIR=C:\\IT\\密钥 工具"])]:
        folder = windows.drive / folder
        assert windows.run("msiexec", "/i", msi, "/qn", *chosen) == 0
        assert names(folder) == INSTALLED, names(folder)
        same_program(windows, folder, shipped)
        assert len(shortcuts(windows)) == 1, shortcuts(windows)
        assert any('"DisplayName"="Keyturn"' in key for key in windows.registry())
        assert windows.run("msiexec", "/x", msi, "/qn") == 0
        assert not folder.exists(), names(folder)
        assert not left(windows, before), left(windows, before)


def main():
    shipped = Path(sys.argv[1]).resolve()
    [setup] = shipped.glob("*-setup.exe")
    [msi] = shipped.glob("*.msi")
    with Windows() as windows:
        by_installer(windows, setup, shipped)
        print("The installer: installed, installed again, removed; nothing left.")
        by_msi(windows, msi, shipped)
        print("The MSI: installed, removed, with and without INSTALLDIR; nothing left.")


if __name__ == "__main__":
    main()
