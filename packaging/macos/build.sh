#!/usr/bin/env bash
# Builds what macOS is given: AffiTrack.app in a .dmg, for the kind of Mac that this runs on.
#
#     bash packaging/macos/build.sh
#
# Signed and notarised where these are set, else as it is (then the first start is by a right click and
# Open): AFFITRACK_SIGN_AS, the name of a "Developer ID Application" certificate in the keychain, and
# AFFITRACK_NOTARY, the name of a profile that `xcrun notarytool store-credentials` has stored, in the
# keychain AFFITRACK_KEYCHAIN where it is another than the usual one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python="${AFFITRACK_PYTHON:-python3.11}"
app="dist/AffiTrack.app"
version="$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' affitrack/__init__.py)"
dmg="dist/affitrack-$version-macos-$(uname -m)${AFFITRACK_SIGN_AS:+-signed}.dmg"

"$python" packaging/freeze.py
"$python" packaging/frozen/sbom.py build/made/licences/components.json "${dmg%.dmg}.cdx.json"
plutil -lint "$app/Contents/Info.plist"

notarise() { # a file that Apple looks at; the answer is put into the file or folder named second
  xcrun notarytool submit "$1" --keychain-profile "$AFFITRACK_NOTARY" \
    ${AFFITRACK_KEYCHAIN:+--keychain "$AFFITRACK_KEYCHAIN"} --wait --timeout 20m
  xcrun stapler staple "$2"
}

if [ -n "${AFFITRACK_SIGN_AS:-}" ]; then
  # PyInstaller has signed each library; the whole is sealed here.
  codesign --force --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
    --sign "$AFFITRACK_SIGN_AS" "$app"
  codesign --verify --deep --strict --verbose=2 "$app"
  if [ -n "${AFFITRACK_NOTARY:-}" ]; then
    ditto -c -k --keepParent "$app" build/affitrack.zip
    notarise build/affitrack.zip "$app"
    spctl --assess --type execute --verbose "$app"
  fi
fi

folder="build/dmg"
rm -rf "$folder" "$dmg"
mkdir -p "$folder"
ditto "$app" "$folder/AffiTrack.app"
ln -s /Applications "$folder/Applications"
# The disk image is now and then still busy: once more is enough.
make_image() { hdiutil create -volname AffiTrack -srcfolder "$folder" -format ULFO -ov "$dmg"; }
make_image || { sleep 10; make_image; }
if [ -n "${AFFITRACK_SIGN_AS:-}" ]; then
  codesign --timestamp --sign "$AFFITRACK_SIGN_AS" "$dmg"
  [ -z "${AFFITRACK_NOTARY:-}" ] || notarise "$dmg" "$dmg"
fi
echo "$dmg"
