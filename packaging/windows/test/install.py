"""Installs by the installer and by the MSI, lets somebody use what is there, removes it, and sees that nothing stays."""

import re

from use import Keyturn, ceremony, opened_again, verify
from window import BUTTON, Window

INSTALLED = {"keyturn.exe", "keyturn-cli.exe", "README.txt", "LICENSE-MIT.txt", "LICENSE-APACHE.txt", "THIRD-PARTY.txt"}
USERS_OWN = "my public key.txt"
# Where an uninstaller's copy ran. Windows takes the folder away too, Wine the file alone.
TEMPORARY = re.compile(r"users/[^/]+/Temp/~nsu\w*\.tmp")


def names(folder):
    return {path.name for path in folder.iterdir()}


def same_program(folder, shipped):
    for name in ["keyturn.exe", "keyturn-cli.exe"]:
        assert (folder / name).read_bytes() == (shipped / name).read_bytes(), f"{name} is not the shipped one"


def shortcuts(windows):
    return [name for name in windows.files() if name.endswith("Keyturn.lnk")]


def left(windows, before):
    """What came and stayed on the disk, after the next start of Windows."""
    windows.restart()
    return {name for name in windows.files() - before if not TEMPORARY.fullmatch(name)}


def by_installer(windows, setup, shipped, pictures):
    """In silence, into a folder with blanks and Chinese characters; used there; removed while the user's files stay."""
    own = windows.drive / "users/Public/我的 keys"
    own.mkdir(parents=True)
    before = windows.files()
    folder = windows.drive / "users/Public/Key turn 密钥 工具"
    # The installer wants the folder last and without quotes, which words of their own come to.
    assert windows.run(setup, "/S", *f"/D={windows.path(folder)}".split(" ")) == 0
    assert names(folder) == INSTALLED | {"uninstall.exe"}, names(folder)
    same_program(folder, shipped)
    assert len(shortcuts(windows)) == 1, shortcuts(windows)
    listed = "\n".join(windows.registry())
    for value in ["DisplayName", "QuietUninstallString", "InstallLocation"]:
        assert f'"{value}"' in listed, f"{value} is not in the list of programs"

    keyturn = Keyturn(windows, folder / "keyturn.exe", pictures)
    keyturn.find("prepare-title")
    keyturn.picture("first-start")
    keyturn.size(1120, 1000)
    data = ceremony(keyturn, own)
    opened_again(keyturn, data)
    verify(keyturn)
    refused_while_open(windows, setup, folder)
    keyturn.close()
    saved = {str(path.relative_to(windows.drive)) for path in own.iterdir()}

    assert windows.run(setup, "/S") == 0, "a second time over the first"
    assert names(folder) == INSTALLED | {"uninstall.exe"}, "the second time went elsewhere"

    (folder / USERS_OWN).write_text("what the user saved")
    assert windows.run(windows.path(folder / "uninstall.exe"), "/S") == 0
    assert names(folder) == {USERS_OWN}, names(folder)
    (folder / USERS_OWN).unlink()
    folder.rmdir()
    assert left(windows, before) == saved, left(windows, before)
    assert not windows.registry(), windows.registry()


def refused_while_open(windows, setup, folder):
    """Nobody's unfinished ceremony is closed for them."""
    assert windows.output(setup, "/S").returncode == 4
    # In place, and not as the copy that it makes of itself otherwise, so that its answer is heard.
    removing = windows.output(folder / "uninstall.exe", "/S", *f"_?={windows.path(folder)}".split(" "))
    assert removing.returncode == 4
    assert names(folder) == INSTALLED | {"uninstall.exe"}, names(folder)


def by_hand(windows, setup, pictures):
    """Page by page, as somebody does who double-clicks it."""
    before = windows.files()
    windows.start(setup)
    page = Window(windows, re.compile("Keyturn Setup ?"), pictures)
    page.find("&Install", BUTTON)
    page.picture("installer")
    page.press("&Install")
    page.find(re.compile("&?Run Keyturn"), BUTTON)
    page.picture("installed")
    page.press("&Finish")
    keyturn = Window(windows, "Keyturn", pictures)
    keyturn.find("Continue")
    keyturn.keys("alt+F4")
    keyturn.gone()
    [program] = windows.drive.glob("users/*/AppData/Local/Programs/Keyturn/uninstall.exe")
    windows.start(program)
    page = Window(windows, re.compile("Keyturn Uninstall ?"), pictures)
    page.find("&Uninstall", BUTTON)
    page.picture("uninstaller")
    page.press("&Uninstall")
    page.press("&Close")
    assert not left(windows, before), left(windows, before)
    assert not windows.registry(), windows.registry()


def by_msi(windows, msi, shipped):
    # Every Windows has this folder, Wine once something was installed.
    (windows.drive / "windows/Installer").mkdir()
    (windows.drive / "IT").mkdir()
    before = windows.files()
    for folder, chosen in [("Program Files/Keyturn", []), ("IT/密钥 工具", ["INSTALLDIR=C:\\IT\\密钥 工具"])]:
        folder = windows.drive / folder
        assert windows.run("msiexec", "/i", msi, "/qn", *chosen) == 0
        assert names(folder) == INSTALLED, names(folder)
        same_program(folder, shipped)
        assert len(shortcuts(windows)) == 1, shortcuts(windows)
        assert any('"DisplayName"="Keyturn"' in key for key in windows.registry())
        assert windows.run("msiexec", "/x", msi, "/qn") == 0
        assert not folder.exists(), names(folder)
        assert not left(windows, before), left(windows, before)
