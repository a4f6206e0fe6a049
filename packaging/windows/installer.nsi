; The installer for one user: no administrator, English and Simplified Chinese.
;   keyturn-setup.exe /S              says nothing
;   keyturn-setup.exe /S /D=C:\a b    into that folder; the last argument, without quotes
; Defined by package.sh: VERSION, FILES (what is installed), ICON, SIDE (the picture at the left), OUT.
Target amd64-unicode
SetCompressor /SOLID lzma
; The two programs share much of their code, and lie farther apart than the 8 MB that are looked back by default.
SetCompressorDictSize 32
ManifestDPIAware true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Keyturn"

Name "Keyturn"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Keyturn"
InstallDirRegKey HKCU "${LISTED}" "InstallLocation"
BrandingText "Keyturn ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "Keyturn"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "Keyturn Setup"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT or Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\keyturn.exe"

; One page to read, one button to press.
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FOR_YOU)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString FOR_YOU ${LANG_ENGLISH} "Keyturn is installed for you alone; no administrator is needed. Press Install, or choose another folder first."
LangString FOR_YOU ${LANG_SIMPCHINESE} "Keyturn 只为您本人安装，无需管理员权限。请点击“安装”，或先选择其他文件夹。"
LangString IN_USE ${LANG_ENGLISH} "Keyturn is open. Finish your work and close it, then try again."
LangString IN_USE ${LANG_SIMPCHINESE} "Keyturn 正在运行。请完成操作并关闭它，然后重试。"

; A running program cannot be written to. Nobody's unfinished ceremony is closed for them.
!macro RefuseWhileOpen
  ${If} ${FileExists} "$INSTDIR\keyturn.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\keyturn.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(IN_USE)" /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section
  !insertmacro RefuseWhileOpen
  SetOutPath "$INSTDIR"
  File "${FILES}\keyturn.exe"
  File "${FILES}\keyturn-cli.exe"
  File "${FILES}\LICENSE-MIT.txt"
  File "${FILES}\LICENSE-APACHE.txt"
  File "${FILES}\THIRD-PARTY.txt"
  File "${FILES}\README.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Keyturn.lnk" "$INSTDIR\keyturn.exe"

  WriteRegStr HKCU "${LISTED}" "DisplayName" "Keyturn"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\keyturn.exe"
  WriteRegStr HKCU "${LISTED}" "Publisher" "Keyturn"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" $0
SectionEnd

; Only what was installed: a file that the user saved beside it stays, and so does its folder.
Section "Uninstall"
  !insertmacro RefuseWhileOpen
  Delete "$INSTDIR\keyturn.exe"
  Delete "$INSTDIR\keyturn-cli.exe"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\THIRD-PARTY.txt"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; Where no other program is in it.
  RMDir "$LOCALAPPDATA\Programs"
  Delete "$SMPROGRAMS\Keyturn.lnk"
  DeleteRegKey HKCU "${LISTED}"
SectionEnd
