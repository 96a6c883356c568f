; Installs AffiTrack for one user, without an administrator. Compiled by build.py with
;   /DVERSION=0.1.0  /DFROZEN=<the frozen folder>  /DICON=<affitrack.ico>  /DSIDE=<affitrack.bmp>
;   /DTARGET=<the installer>  /DAUTHORS=<who publishes>  /DCOPYRIGHT=<whose it is>
; Only "Open with" is offered for CSV and Excel files: what opens them by default stays as it is.
; The user's data lie elsewhere (%LOCALAPPDATA%\affitrack) and are never touched.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include FileFunc.nsh

!define NAME "AffiTrack"
!define PROGRAM "affitrack-gui.exe"
!define KIND "AffiTrack.Export"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey LegalCopyright "${COPYRIGHT}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

LangString IS_OPEN ${LANG_ENGLISH} "AffiTrack is open. Please close it, then choose Retry."
LangString IS_OPEN ${LANG_FRENCH} "AffiTrack est ouvert. Fermez-le, puis choisissez Réessayer."
LangString KIND_NAME ${LANG_ENGLISH} "Export for AffiTrack"
LangString KIND_NAME ${LANG_FRENCH} "Export pour AffiTrack"
LangString TELLS ${LANG_ENGLISH} "What each video earned, and when it will be paid"
LangString TELLS ${LANG_FRENCH} "Ce que chaque vidéo a rapporté, et quand ce sera payé"

; A running program cannot be written to: asks until it is closed.
!macro WaitUntilClosed un
Function ${un}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors 0 free
    IfSilent give_up
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(IS_OPEN)" IDRETRY again
  give_up:
    SetErrorLevel 2
    Quit
  free:
    FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

!macro OpenWith ENDING
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" "${ENDING}" ""
!macroend

!macro un.OpenWith ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${KIND}"
  ; What other programs have written there stays.
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES}\${ENDING}"
!macroend

!macro TellDesktop
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  Call WaitUntilClosed
  ; What an older version brought and this one does not must not be found.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FROZEN}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "" 0 SW_SHOWNORMAL "" "$(TELLS)"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "" 0 SW_SHOWNORMAL "" "$(TELLS)"

  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(KIND_NAME)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro OpenWith ".csv"
  !insertmacro OpenWith ".xlsx"
  !insertmacro TellDesktop

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${AUTHORS}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro un.OpenWith ".csv"
  !insertmacro un.OpenWith ".xlsx"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TellDesktop
  ; The folder is always the same and ours alone: no page lets anyone choose another.
  RMDir /r "$INSTDIR"
SectionEnd
