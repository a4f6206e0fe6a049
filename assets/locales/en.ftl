# The words of Keyturn in English. A problem has a sentence, `.fix` (what to do) and `.code`.

## text

# Only for the test of this floor.
text-example-problem = { $name } is an example.
    .fix = Choose another.
    .code = T000

## secret

secret-measure-no-dumps = A crash writes no memory to disk
secret-measure-no-debuggers = Other programs cannot read the memory
secret-measure-locked-memory = Keys are kept out of swap
secret-measure-safe-libraries = Libraries come from the system folder alone
secret-measure-quiet-panics = A crash message says nothing of what you typed
secret-measure-hidden-screen = Screenshots and shared screens leave the window out while a key is on it
secret-measure-locked-in-part = for some of them
secret-outcome-done = in force
secret-outcome-refused = not granted by the system: { $reason }
secret-outcome-asked = asked of the system; some ways of capture ignore it
secret-outcome-not-here = not needed on this system
secret-outcome-not-possible = not possible on this system
secret-panic = Keyturn met an error it did not expect and stopped ({ $place }). Nothing was saved that you did not save.
secret-strength-too-short = too short: at least { $least } characters
secret-strength-weak = weak: make it longer, or less regular
secret-strength-fair = good
secret-strength-strong = strong
secret-file-exists = A file of this name is there already: { $path }
    .fix = Choose another name.
    .code = S001
secret-file-full = The disk is full, so nothing was saved: { $path }
    .fix = Make room, or choose another disk.
    .code = S002
secret-file-read-only = This disk or folder is read-only: { $path }
    .fix = Choose another folder.
    .code = S003
secret-file-not-allowed = You are not allowed to use this place: { $path }
    .fix = Choose another folder, or ask your administrator.
    .code = S004
secret-file-not-found = This file or its folder is not there: { $path }
    .fix = Check the path, and that the disk is connected.
    .code = S005
secret-file-bad-name = The disk does not take this name: { $path }
    .fix = Choose a shorter name, without special characters.
    .code = S006
secret-file-is-folder = This is a folder: { $path }
    .fix = Choose a file.
    .code = S007
secret-file-too-long = This file is longer than { $most }: { $path }
    .fix = Choose the right file.
    .code = S008
secret-file-not-the-same = What was read back is not what was written, so it was removed: { $path }
    .fix = Choose another disk: this one may be faulty.
    .code = S009
secret-file-holds-private-key = This file holds a private key, and was left as it is: { $path }
    .fix = Choose another name. If you want to lose that key, delete the file yourself.
    .code = S015
secret-file-other = The file could not be used: { $path } ({ $reason })
    .fix = Try again, or choose another place.
    .code = S010
secret-file-is-device = This is a device, not a file: { $path }
    .fix = Choose a file.
    .code = S014
secret-place-synced = This folder is copied to the servers of { $by }.
    .fix = Move the file where it stays on this computer, unless your company wants it there.
secret-place-rights = This disk cannot keep the file for you alone: whoever holds it can read it.
    .fix = Protect the key with a passphrase, or choose another disk.
secret-place-network = This folder is on another computer.
    .fix = Check who else can read it.
secret-clipboard-unavailable = The clipboard cannot be used now ({ $reason }).
    .fix = Save the key to a file instead, or try again.
    .code = S011
secret-clipboard-empty = There is no text on the clipboard.
    .fix = Copy the key first.
    .code = S012
secret-clipboard-too-long = The text on the clipboard is far too long for a key.
    .fix = Copy the key alone.
    .code = S013
secret-clipboard-kept-out = Windows keeps it out of the clipboard's history and away from your other devices.
secret-clipboard-concealed = It is marked as secret. macOS may still offer it to your other devices, and not every program that keeps a history respects the mark.
secret-clipboard-asked = It is marked as secret. Not every program that keeps a clipboard history respects the mark.

## keys

keys-generate-cancelled = The key was not made, because you cancelled.
    .fix = Make it again when you are ready.
    .code = K101
keys-generate-no-thread = The system had no room to start the work.
    .fix = Close other programs and try again.
    .code = K102
keys-generate-audit-failed = The new key failed its own check and was destroyed.
    .fix = Make it again. If it happens twice, use another computer: this one may be faulty.
    .code = K103
keys-generate-no-randomness = The system gave no random numbers, so no key was made.
    .fix = Restart the computer and try again.
    .code = K100
keys-decode-empty = There is nothing to read.
    .fix = Copy the key again, or choose another file.
    .code = K104
keys-decode-too-long = This is { $bytes } bytes long, far more than any key.
    .fix = Choose the file that holds the key alone.
    .code = K105
keys-decode-not-text = This file is neither a key nor text.
    .fix = Choose the key file itself, not a document or a program that contains it.
    .code = K106
keys-decode-no-end = The END line of the key is missing, so it was cut off.
    .fix = Copy it again, down to and including the last line with the dashes.
    .code = K107
keys-decode-no-begin = The BEGIN line of the key is missing.
    .fix = Copy it again, from the first line with the dashes.
    .code = K108
keys-decode-nothing-between = There is nothing between the BEGIN and END lines.
    .fix = Copy the key again, with the lines between them.
    .code = K131
keys-decode-hidden = A part of this key is hidden behind stars or dots.
    .fix = Copy the whole key from where it is kept. A page that hides it has a button to show or copy it.
    .code = K132
keys-decode-foreign = Character { $position } does not belong in a key.
    .fix = Copy the key again from where it is kept, without anything around it.
    .code = K109
keys-decode-wrong-length = The key text is damaged: a part of it is missing.
    .fix = Copy it again, from the first character to the last.
    .code = K110
keys-decode-truncated = The key is cut off: { $have } of { $want } bytes are there.
    .fix = Copy it again, from the first character to the last.
    .code = K111
keys-decode-trailing = { $bytes ->
        [one] After the key comes { $bytes } byte that does not belong to it.
       *[other] After the key come { $bytes } bytes that do not belong to it.
    }
    .fix = Copy the key alone.
    .code = K112
keys-decode-not-der = This looks like text in base64, but it is no key.
    .fix = Check that you copied the key, not a signature, a password or a token.
    .code = K113
keys-decode-several = There are { $count } keys or certificates in this text.
    .fix = Give one at a time.
    .code = K114
keys-published = Everybody can have the private half of this key: it is a sample or test key.
    .fix = Take the key from your dashboard.
    .code = K201
keys-decode-reader-failed = Keyturn failed while it read this. Nothing of yours was lost, and nothing of this was kept.
    .fix = Do not use this key. Please report it, without the key itself: it should have been refused with a reason.
    .code = K200
keys-import-passphrase-needed = This key is protected by a passphrase.
    .fix = Type its passphrase.
    .code = K115
keys-import-wrong-passphrase = The passphrase does not open this key.
    .fix = Type it again. Mind capital letters and the keyboard language.
    .code = K116
keys-import-unknown-encryption = This key is encrypted in an outdated or unusual way.
    .fix = Convert it first: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW
    .code = K117
keys-import-hostile-encryption = Opening this key would take so much time or memory that it would stop the computer.
    .fix = Do not use it. Ask where it comes from.
    .code = K118
keys-import-no-key-inside = There is no private key in this file: it holds certificates alone.
    .fix = Choose the file that was exported together with the private key.
    .code = K196
keys-import-damaged = The key is damaged inside.
    .fix = Take another copy of it, or make a new key.
    .code = K119
keys-import-too-small = This key has { $bits } bits. Alipay+ wants { $least }, and smaller ones can be broken.
    .fix = Make a new key of { $least } bits.
    .code = K120
keys-import-too-large = This key has { $bits } bits, more than the { $most } that any system here works with.
    .fix = Make a new key of 2048 bits.
    .code = K121
keys-import-wrong-exponent = The public exponent of this key is { $exponent }, not 65537.
    .fix = Make a new key. Alipay+ and most systems expect 65537.
    .code = K122
keys-import-broken-exponent = The public exponent of this key is even or 1, which makes no key at all.
    .fix = Never use it. Make a new key.
    .code = K128
keys-import-huge-exponent = The public exponent of this key has { $bits } bits. No system works with that.
    .fix = Make a new key.
    .code = K129
keys-import-equal-primes = The two primes of this key are the same number, so anybody can compute it.
    .fix = Never use it. Make a new key.
    .code = K123
keys-import-primes-dont-fit = The primes of this key do not multiply to its modulus: it is damaged or two keys were mixed.
    .fix = Take another copy of it, or make a new key.
    .code = K124
keys-import-unbalanced-primes = One prime of this key is much smaller than the other, so it can be found.
    .fix = Never use it. Make a new key.
    .code = K130
keys-import-composite-prime = A number in this key that must be prime is not.
    .fix = Never use it. Make a new key.
    .code = K125
keys-import-wrong-private-exponent = The private exponent does not belong to this key.
    .fix = Take another copy of it, or make a new key.
    .code = K126
keys-import-wrong-crt = The shortcut value { $value } of this key is wrong. Using it could give the key away.
    .fix = Take another copy of it, or make a new key.
    .code = K127
keys-leak-guard = This is a private key ({ $kind }). It was not kept.
    .fix = Only a public key belongs here. If this text was in a chat, a mail or a ticket, replace the key.
    .code = K140
keys-public-damaged = The public key is damaged inside.
    .fix = Copy it again from the dashboard.
    .code = K141
keys-public-too-small = This public key has { $bits } bits. Alipay+ uses { $least }.
    .fix = Check that it is the key of the right system.
    .code = K142
keys-public-too-large = This public key has { $bits } bits, more than the { $most } that are checked here.
    .fix = Check that it is the key of the right system.
    .code = K143
keys-public-wrong-exponent = This public key has an exponent that no sound key has.
    .fix = Copy it again from the dashboard.
    .code = K144
keys-is-public = This is a public key.
    .fix =
        { $wanted ->
            [private] The private key is the longer one, kept in the file you saved when the pair was made.
           *[public] Choose an RSA public key.
        }
    .code = K150
keys-is-certificate = This is a certificate. It holds a public key only.
    .fix =
        { $wanted ->
            [private] Choose the private key that belongs to it.
           *[public] Choose the RSA public key.
        }
    .code = K151
keys-is-certificate-request = This is a certificate request (CSR).
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K152
keys-is-revocation-list = This is a list of revoked certificates.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K153
keys-is-multi-prime = This key has more than two primes, which few systems accept.
    .fix =
        { $wanted ->
            [private] Make a new key.
           *[public] Choose the RSA public key.
        }
    .code = K155
keys-is-rsa-pss = This RSA public key is bound to the PSS method, which Alipay+ does not use.
    .fix =
        { $wanted ->
            [private] Make a new key.
           *[public] Choose the RSA public key.
        }
    .code = K156
keys-is-ec-private = This is an elliptic-curve private key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K157
keys-is-ec-public = This is an elliptic-curve public key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K158
keys-is-ec-parameters = These are parameters of an elliptic curve, not a key.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K159
keys-is-edwards = This is an Ed25519 or X25519 public key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K160
keys-is-sm2 = This is an SM2 public key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K161
keys-is-dsa = This is a DSA or Diffie-Hellman public key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K162
keys-is-other-algorithm = This public key is not for RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K163
keys-is-openssh-public =
    { $wanted ->
        [private] This is a public key, in the form of OpenSSH.
       *[public] This public key of OpenSSH is not for RSA, or a part of it is missing.
    }
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose a line that begins with ssh-rsa.
        }
    .code = K165
keys-is-pkcs12 = This PKCS#12 file (.p12 or .pfx) is written in a way that is not read here.
    .fix =
        { $wanted ->
            [private] Export the key once more with the program that it comes from.
           *[public] Take the certificate out first: openssl pkcs12 -in FILE -nokeys -clcerts -out CERT.pem
        }
    .code = K167
keys-is-pkcs7 = This is a bundle of certificates (PKCS#7).
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K168
keys-is-java-keystore = This is a Java keystore.
    .fix =
        { $wanted ->
            [private] Convert it first: keytool -importkeystore -srckeystore FILE -destkeystore NEW.p12 -deststoretype PKCS12, then take the key out with OpenSSL.
           *[public] Take the certificate out first: keytool -exportcert -rfc -keystore FILE -alias NAME
        }
    .code = K169
keys-is-pgp = This is an OpenPGP public key or message.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K170
keys-is-jwk = This is a public JSON Web Key.
    .fix =
        { $wanted ->
            [private] Ask for the key as PEM, or make a new one.
           *[public] Ask for the key as PEM.
        }
    .code = K171
keys-is-xml = This is an RSA public key in the XML of old .NET.
    .fix =
        { $wanted ->
            [private] Export it as PKCS#8 instead: RSA.ExportPkcs8PrivateKeyPem()
           *[public] Export it instead with: RSA.ExportSubjectPublicKeyInfoPem()
        }
    .code = K172
keys-is-html = This is a web page.
    .fix =
        { $wanted ->
            [private] Copy the key text itself, not the page.
           *[public] Copy the key text itself, not the page.
        }
    .code = K173
keys-is-archive = This is an archive (zip) or an office document.
    .fix =
        { $wanted ->
            [private] Unpack it first, and choose the key in it.
           *[public] Unpack it first, and choose the key in it.
        }
    .code = K174
keys-is-hex = These are hex digits: a fingerprint or a hash, perhaps.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K175
keys-is-prose = This is text, but no key.
    .fix =
        { $wanted ->
            [private] Copy the key itself. It starts with MII or with -----BEGIN.
           *[public] Copy the key itself. It starts with MII or with -----BEGIN.
        }
    .code = K176
keys-is-unknown-der = This is encoded like a key, but is something else.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K177
keys-is-rsa-pss-private = This RSA private key is bound to the PSS method, which Alipay+ does not use.
    .fix =
        { $wanted ->
            [private] Make a new key.
           *[public] Choose the RSA public key.
        }
    .code = K178
keys-is-edwards-private = This is an Ed25519 or X25519 private key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K179
keys-is-sm2-private = This is an SM2 private key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K180
keys-is-dsa-private = This is a DSA or Diffie-Hellman private key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K181
keys-is-other-private = This is a private key, but not for RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K182
keys-is-pgp-private = This is an OpenPGP private key.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K183
keys-is-jwk-private = This is a private JSON Web Key.
    .fix =
        { $wanted ->
            [private] Ask for the key as PEM, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K184
keys-is-xml-private = This is an RSA private key in the XML of old .NET.
    .fix =
        { $wanted ->
            [private] Export it as PKCS#8 instead: RSA.ExportPkcs8PrivateKeyPem()
           *[public] Choose the RSA public key.
        }
    .code = K185
keys-is-token = This is a JSON Web Token, which lets somebody in, not a key.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K186
keys-is-signature = This looks like a signature, not a key.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key. Signatures are checked under Verify.
        }
    .code = K187
keys-is-picture = This is a picture. A key cannot be read from a picture.
    .fix =
        { $wanted ->
            [private] Choose the file or the text of the key itself.
           *[public] Choose the file or the text of the key itself.
        }
    .code = K188
keys-is-path = This is the name of a file, not what is in it.
    .fix =
        { $wanted ->
            [private] Open that file, and copy its text, or choose the file here.
           *[public] Open that file, and copy its text, or choose the file here.
        }
    .code = K189
keys-is-pdf = This is a PDF document.
    .fix =
        { $wanted ->
            [private] Open it and copy the key text out of it, or ask for the key as a text file.
           *[public] Open it and copy the key text out of it.
        }
    .code = K195
keys-repair-utf16 = It was saved as UTF-16; it was read as such.
keys-repair-bom = A byte order mark at the start was left out.
keys-repair-foreign-charset = Characters of an older Chinese or European character set were left out.
keys-repair-invisible = Characters that cannot be seen were left out.
keys-repair-full-width = Full-width letters were read as plain ones.
keys-repair-literal-newlines = \n written out was read as a line break.
keys-repair-json = The escapes of JSON (\/ and \u002B) were decoded.
keys-repair-html = The escapes of a web page (&#43; and the like) were decoded.
keys-repair-quotes = Quotes around the key were left out.
keys-repair-dashes = The dashes around BEGIN and END were mended.
keys-repair-boundary = The BEGIN or END line is missing or names another form. Other software may refuse the key as it is.
keys-repair-surroundings = Text around the key was left out.
keys-repair-blanks = Spaces inside the key were left out.
keys-repair-percent = Percent signs (%2B and the like) were decoded.
keys-repair-base64url = The characters - and _ were read as + and /.
keys-repair-padding = Missing or extra = signs at the end were mended.
keys-repair-plus-lost = Spaces were read as +, which a web form had replaced.
keys-repair-doubled = The key was there twice; one was left out.
keys-repair-exponent = The private exponent was longer than today's standard allows; the same key is kept with the shorter one.
keys-repair-chain = The file has several certificates; the one was taken that issued none of the others.
keys-repair-base64-twice = The key was in base64 once more, as Kubernetes and CI systems keep it; that was undone.
keys-repair-program = The key was put together from the strings of a program.
keys-repair-line-marks = Marks or numbers before the lines were left out, such as the + of a diff.
keys-repair-numbers = The key was made from its printed modulus and exponent.
keys-repair-crypto-api = The key was in the form of Windows' CryptoAPI and was turned into the usual one.
keys-repair-hex = It was written in hex digits.
keys-kind-pkcs8-private = RSA private key, PKCS#8
keys-kind-pkcs1-private = RSA private key, PKCS#1
keys-kind-encrypted-pkcs8 = private key protected by a passphrase
keys-kind-legacy-encrypted = private key protected by old OpenSSL
keys-kind-spki-public = RSA public key, SubjectPublicKeyInfo
keys-kind-pkcs1-public = RSA public key, PKCS#1
keys-kind-certificate = X.509 certificate
keys-kind-certificate-request = certificate request
keys-kind-revocation-list = certificate revocation list
keys-kind-multi-prime = RSA private key with many primes
keys-kind-rsa-pss = RSA-PSS public key
keys-kind-rsa-pss-private = RSA-PSS private key
keys-kind-ec-private = elliptic-curve private key
keys-kind-ec-public = elliptic-curve public key
keys-kind-ec-parameters = elliptic-curve parameters
keys-kind-edwards = Ed25519 or X25519 public key
keys-kind-edwards-private = Ed25519 or X25519 private key
keys-kind-sm2 = SM2 public key
keys-kind-sm2-private = SM2 private key
keys-kind-dsa = DSA or Diffie-Hellman public key
keys-kind-dsa-private = DSA or Diffie-Hellman private key
keys-kind-other-algorithm = public key of another algorithm
keys-kind-other-private = private key of another algorithm
keys-kind-openssh-private = OpenSSH private key
keys-kind-openssh-public = OpenSSH public key
keys-kind-putty = PuTTY private key
keys-kind-pkcs12 = PKCS#12 keystore
keys-kind-pkcs7 = PKCS#7 bundle
keys-kind-java-keystore = Java keystore
keys-kind-pgp = OpenPGP public key or message
keys-kind-pgp-private = OpenPGP private key
keys-kind-jwk = public JSON Web Key
keys-kind-jwk-private = private JSON Web Key
keys-kind-xml = .NET XML public key
keys-kind-xml-private = .NET XML private key
keys-kind-token = JSON Web Token
keys-kind-signature = signature
keys-kind-html = web page
keys-kind-archive = archive
keys-kind-picture = picture
keys-kind-pdf = PDF document
keys-kind-hex = hex digits
keys-kind-path = name of a file
keys-kind-prose = text
keys-kind-unknown-der = unknown document
keys-protection-pbkdf2 = PBKDF2 with { $prf }, { $iterations } iterations; { $cipher }
keys-protection-scrypt = scrypt, cost { $cost }; { $cipher }
keys-protection-outdated = an outdated or unusual way
keys-audit-size = The size is exactly right
keys-audit-size-bad = The size is unusual: not 2048, 3072 or 4096 bits
keys-audit-exponent = The public exponent is 65537
keys-audit-exponent-bad = The public exponent is not 65537
keys-audit-product = The parts belong together (p × q = n)
keys-audit-product-bad = The parts do not belong together (p × q ≠ n)
keys-audit-primes = Both primes are prime
keys-audit-primes-bad = A number that must be prime is not
keys-audit-balance = The primes have the same size
keys-audit-balance-bad = The primes differ in size
keys-audit-distance = The primes are far enough apart
keys-audit-distance-bad = The primes are too close together
keys-audit-private-exponent = The private exponent is large and fits
keys-audit-private-exponent-bad = The private exponent is too small or does not fit
keys-audit-crt = The shortcut values fit (dP, dQ, qInv)
keys-audit-crt-bad = The shortcut values do not fit (dP, dQ, qInv)
keys-audit-roca = No known weakness (ROCA)
keys-audit-roca-bad = It has the known weakness ROCA
keys-audit-structure = Its primes cannot be found by their form (Pollard, Lehman)
keys-audit-structure-bad = Its primes have a form by which they are found
keys-audit-secret = It is none of the keys that were published
keys-audit-secret-bad = Everybody knows this key: it was published as a sample or test key
keys-audit-round-trip = It signs, and its signature verifies
keys-audit-round-trip-bad = What it signs does not verify
keys-form-pkcs8-one-line = PKCS#8, one line
keys-form-pkcs1-one-line = PKCS#1, one line
keys-form-pkcs8-pem = PKCS#8, PEM
keys-form-pkcs1-pem = PKCS#1, PEM
keys-form-encrypted-pem = PKCS#8, protected by a passphrase
keys-export-no-passphrase = There is no passphrase to protect the key with.
    .fix = Type one.
    .code = K190
keys-export-passphrase-not-ascii = The passphrase has letters that Java cannot read.
    .fix = Use only English letters, digits and the signs on an English keyboard.
    .code = K191
keys-export-no-randomness = The system gave no random numbers.
    .fix = Restart the computer and try again.
    .code = K192
keys-export-not-the-same = What was written did not read back as the same key, so it was not given out.
    .fix = Try again. If it happens twice, use another computer: this one may be faulty.
    .code = K193
keys-mismatch-another-key = This is another private key.
    .fix = Paste or choose the one that you have just stored.
    .code = K194
keys-destination-java = Java service
keys-destination-java-hint = One line, PKCS#8, no header: what Alipay's Java SDK reads.
keys-destination-python = Python
keys-destination-python-hint = One line, PKCS#1, no header: the only form that every version of Alipay's Python SDK reads.
keys-destination-go = Go
keys-destination-go-hint = One line, PKCS#8, no header: what Alipay's Go SDK reads.
keys-destination-node = Node.js
keys-destination-node-hint = One line, PKCS#8, no header: what Alipay's Node SDK reads.
keys-destination-php = PHP
keys-destination-php-hint = One line, PKCS#8, no header: what Alipay's PHP SDK reads.
keys-destination-dotnet = .NET
keys-destination-dotnet-hint = One line, PKCS#8, no header: what Alipay's .NET SDK reads.
keys-destination-pem-file = PEM file
keys-destination-pem-file-hint = PKCS#8 with BEGIN and END lines: for OpenSSL, web servers and vaults.
keys-destination-other = Other
keys-destination-other-hint = One line, PKCS#8: the form that most systems read. Ask your engineer if unsure.

## signing

signing-standing-genuine = Genuine
signing-standing-unsigned = Not signed
signing-standing-changed = Not as it stands
signing-standing-different = Content differs
signing-standing-foreign = Other key
signing-standing-unreadable = Not readable

signing-reader-failed = Keyturn failed while it looked at this message. Nothing of yours was lost.
    .fix = Please report it, with the values replaced.
    .code = V400
signing-caveat-ambiguous = { $part } holds what separates the signed parts from each other: cut in another place, the same signature fits another message.
signing-caveat-own-key = The key that was to be Alipay+'s is your own: what fits it was signed by you, and says nothing about Alipay+.
signing-caveat-published-key = The private half of this key is published, as that of a sample or test key: anybody could have signed with it.

signing-batch-archive-damaged = This archive or mail is damaged, or protected by a password.
    .fix = Unpack it with its own program, and give the files in it.
    .code = P160
signing-batch-archive-too-much = What is packed in this file is more than { $most } MB or thousands of files.
    .fix = Unpack it, and give the files that matter.
    .code = P161
signing-batch-too-much = More than { $most } MB were given at once; this file was not read.
    .fix = Give the rest in a second go.
    .code = P120
signing-batch-too-many-files = There are more than { $most } files; the rest was not read.
    .fix = Give the folders inside of it one by one.
    .code = P121
signing-batch-too-deep = Folders lie more than { $most } deep; what is in this one was not read.
    .fix = Give this folder by itself.
    .code = P122
signing-batch-folder-unreadable = The folder cannot be read: { $reason }
    .fix = Ask whoever owns it for the right to read, or copy what you need to another folder.
    .code = P123

signing-valid-own = Genuine: this is a message that you sent, and your own key ({ $key }) signed it, as it should be.
signing-valid = Genuine: { $key } signed exactly this message.
signing-unsigned = This answer has no signature, so there is nothing to verify.
    .fix = Errors of a gateway and plain answers of a server are not signed. Alipay+ signs the answers to requests that it understood.
    .code = V131
signing-unsigned-request-refused = Alipay+ refuses the request that you sent (INVALID_SIGNATURE); this answer itself is not signed.
    .fix = Check your request with your own public key: that request is what has to be repaired.
    .code = V132
signing-valid-doubtful = Not valid as it stands: the signature of { $key } fits one reading of this message, and a server may have read another. Do not act on it.
signing-valid-published-key = The signature fits, but proves nothing: everybody can have the private half of this key.
signing-valid-repaired-header = Genuine: { $key } signed exactly this message. Its Signature header had to be repaired to be read, and a server may refuse it.
signing-repairable = Not valid as it stands, but genuine: { $key } signed it, and it is valid after the change below.
signing-repairable-many = Not valid as it stands, but genuine: { $key } signed it, and it is valid after the { $count } changes below.
signing-content-differs = The key is right, but this is not the message that was signed.
    .fix = Compare the amounts and ids below with your own records: it is another message, or it was altered. Its content must have the SHA-256 { $hash }.
    .code = V201
signing-content-differs-unproved = The key is right, but this is not the message that was signed. A cause is likely, but cannot be proved.
    .fix = Capture the raw bytes again. The content must have the SHA-256 { $hash }.
    .code = V202
signing-search-stopped = { $count ->
        [one] The search for the cause ended early after { $count } attempt.
       *[other] The search for the cause ended early after { $count } attempts.
    }
signing-wrong-hash = The key is right, but the signature was not made with SHA-256, so it is refused.
signing-wrong-padding = The key is right, but the signature is not RSASSA-PKCS1-v1_5, so it is refused.
signing-wrong-key = This public key did not make the signature, or the signature is damaged.
signing-wrong-key-named = This was not signed with { $expected }, but with { $key }.
signing-wrong-key-own = This was signed with YOUR OWN key ({ $key }), not with { $expected }.
signing-wrong-key-old = This was signed with the OLD key ({ $key }), not with { $expected }.
signing-wrong-key-environment = This was signed with the key of the OTHER ENVIRONMENT ({ $key }), not with { $expected }.
signing-signature-repaired = The signature is damaged. Repaired, it was made by { $key }.
signing-size-mismatch = The signature has { $signature } bytes and the key { $modulus }: they do not belong together.
signing-rejected = There is nothing to verify.
signing-sig-base64url = The signature is in the alphabet of base64url.
    .fix = Write standard base64, percent-encoded: the documents say base64UrlEncode and mean this.
    .code = V101
signing-sig-plus-became-space = Spaces in the signature were read as plus signs.
    .fix = Do not form-decode the header; percent-decode it with + kept.
    .code = V102
signing-sig-double-percent-encoded = The signature is percent-encoded twice.
    .fix = Percent-encode the signature once.
    .code = V103
signing-sig-not-percent-encoded = The signature is not percent-encoded.
    .fix = Percent-encode the signature: + as %2B, / as %2F, = as %3D.
    .code = V104
signing-sig-partly-percent-encoded = Only a part of the signature is percent-encoded.
    .fix = Percent-encode +, / and = all.
    .code = V105
signing-sig-base64-twice = The signature is base64 of base64.
    .fix = Encode the bytes of the signature in base64 once, and percent-encode the result.
    .code = V183
signing-sig-html-escaped = The signature is copied out of a web page, with &#x3D; for =.
    .fix = Copy it from where it is shown as text.
    .code = V126
signing-sig-hex = The signature is hexadecimal.
    .fix = Write the signature in base64, percent-encoded.
    .code = V106
signing-sig-json-escaped = The signature is copied out of JSON, with backslashes.
    .fix = Take the value of the header, not the text of the log.
    .code = V107
signing-sig-line-wrapped = The signature has line breaks or spaces inside.
    .fix = Write base64 without line breaks.
    .code = V108
signing-sig-invisible-characters = The signature holds characters that nobody sees.
    .fix = Copy the header from the server's log, not from a web page.
    .code = V109
signing-sig-missing-padding = The signature lacks the equals signs at its end.
    .fix = Keep the = at the end of the base64.
    .code = V110
signing-header-is-bare-value = The header holds the signature alone, without signature= before it.
    .fix = Send algorithm=RSA256,keyVersion=1,signature=….
    .code = V111
signing-header-other-field-name = The field with the signature has another name, such as sign=.
    .fix = Send algorithm=RSA256,keyVersion=1,signature=….
    .code = V184
signing-header-has-name = The name of the header stands before its value.
    .fix = Give the value of the header alone.
    .code = V112
signing-header-has-quotes = There are quotation marks around the header.
    .fix = Remove the quotation marks.
    .code = V113
signing-header-other-separators = The fields of the header are separated by something else than commas.
    .fix = Separate the fields by commas.
    .code = V114
signing-sig-several = There is more than one signature in the header, with different values; the first was taken.
    .fix = Send one signature field alone. A server may have taken the other one.
    .code = V401
signing-header-too-long = The Signature header has { $len } characters, far more than a signature.
    .fix = Copy the Signature header alone.
    .code = V120
signing-header-unexpected-character = The signature holds “{ $character }” at place { $position }, which no encoding of a signature has.
    .fix = Copy the Signature header again.
    .code = V121
signing-header-truncated = The signature ends in the middle: characters are missing.
    .fix = Copy the whole Signature header; check that no database column or log cuts it.
    .code = V122
signing-header-hidden = The signature is hidden: a log or a tool put stars or a word in its place.
    .fix = Take the Signature header from the request itself, or switch the masking off in the log.
    .code = V123
signing-header-placeholder = The signature is a variable that was not filled in.
    .fix = Run the request once, and copy what was really sent.
    .code = V124
signing-header-letter-case = The signature is all in small letters: its letter case was lost, and with it the signature.
    .fix = Find what writes header values in small letters, and take the header from before it.
    .code = V125
signing-wrong-public-key = This public key did not make the signature.
    .fix = Use the public key of the one who signed: for a notification or a response the Alipay+ key of this environment, from the dashboard.
    .code = V210
signing-wrong-key-size = The signature was made with a key of another size.
    .fix = Use the public key that belongs to the signature; Alipay+ keys have 2048 bits.
    .code = V211
signing-key-missing = There is no public key to verify with.
    .fix = Give the Alipay+ public key from the dashboard.
    .code = V212
signing-docs-sample-content-differs = This is the sample key of the public documents, whose printed message is not the one that was signed.
    .fix = Use a real notification or one of the built-in samples instead.
    .code = V213
signing-sig-missing = There is no signature.
    .fix = Look for the Signature header in the log of the web server; a proxy may have removed it.
    .code = V214
signing-sig-wrong-length = The signature has a length that no key makes: it was cut off, or something was added.
    .fix = Copy the whole Signature header again; check that no database column or log cuts it.
    .code = V215
signing-sig-damaged = One character of the signature is wrong or two are swapped.
    .fix = Copy the Signature header instead of typing it.
    .code = V216
signing-sig-byte-reversed = The bytes of the signature are in the opposite order.
    .fix = Reverse the signature's bytes before base64; old Windows libraries write the last byte first.
    .code = V217
signing-sig-leading-zero = A zero byte at the front of the signature was lost or added.
    .fix = Write the signature as long as the key, 256 bytes at 2048 bits; do not pass it through a number type.
    .code = V218
signing-sig-is-md5 = The signature was made with MD5.
    .fix = Sign with SHA-256 (SHA256withRSA).
    .code = V219
signing-sig-is-sha1 = The signature was made with SHA-1.
    .fix = Sign with SHA-256 (SHA256withRSA).
    .code = V220
signing-sig-is-sha224 = The signature was made with SHA-224.
    .fix = Sign with SHA-256 (SHA256withRSA).
    .code = V221
signing-sig-is-sha384 = The signature was made with SHA-384.
    .fix = Sign with SHA-256 (SHA256withRSA).
    .code = V222
signing-sig-is-sha512 = The signature was made with SHA-512.
    .fix = Sign with SHA-256 (SHA256withRSA).
    .code = V223
signing-sig-is-pss = The signature was made with RSASSA-PSS.
    .fix = Sign with RSASSA-PKCS1-v1_5.
    .code = V224
signing-sig-without-digest-info = The bare hash was encrypted with the private key, without the name of the hash function.
    .fix = Sign with a signing function (SHA256withRSA), not with a private-key encryption.
    .code = V225
signing-sig-is-spelled-hash = The hash was encrypted with the private key as text, in hexadecimal digits or base64, instead of being signed.
    .fix = Sign the content with a signing function (SHA256withRSA), which hashes by itself; no Cipher, and no hash as text before.
    .code = V327
signing-sig-is-content = A text was encrypted with the private key as it is, instead of being hashed and signed.
    .fix = Sign the content with a signing function (SHA256withRSA); not with Cipher or privateEncrypt.
    .code = V328
signing-sig-digest-info-without-null = The signature names its hash function in a form that the standard does not allow.
    .fix = Sign with the language's own library for SHA256withRSA.
    .code = V226
signing-sig-malformed-padding = The signature is not padded as RSASSA-PKCS1-v1_5 wants it.
    .fix = Sign with the language's own library for SHA256withRSA.
    .code = V227
signing-body-trailing-newline = The body ends in a line break that was not signed.
    .fix = Remove the line break at the end of the body.
    .code = V228
signing-body-surrounding-whitespace = There are spaces around the body that were not signed.
    .fix = Remove the spaces before and after the body.
    .code = V229
signing-body-bom = The body begins with a byte-order mark that was not signed.
    .fix = Remove the byte-order mark (EF BB BF).
    .code = V230
signing-body-bom-missing = The body was signed with a byte-order mark that is missing here.
    .fix = Send the body without a byte-order mark and sign just those bytes.
    .code = V231
signing-body-line-endings = The line breaks of the body are not those that were signed.
    .fix = Keep the line breaks as they came: do not turn LF into CRLF or back.
    .code = V232
signing-body-line-wrapped = Line breaks were put into the body.
    .fix = Remove the line breaks that a terminal or a mail program put in.
    .code = V233
signing-body-invisible-characters = The body holds characters that nobody sees and nobody signed.
    .fix = Remove zero-width characters and no-break spaces; take the bytes from the server instead of a web page or a chat.
    .code = V234
signing-body-pretty-printed = The body was laid out on several lines after it was signed.
    .fix = Use the body as it came on the wire, without indentation.
    .code = V235
signing-body-minified = The body was signed with line breaks and indentation, which are gone.
    .fix = Use the bytes that were signed; do not write the JSON again.
    .code = V236
signing-body-reserialised-spaces = Spaces were put after the colons and commas of the body: it was parsed and written again.
    .fix = Remove the spaces between the fields, or better, use the raw bytes.
    .code = V237
signing-body-spaces-removed = The body was signed with spaces after colons and commas, which are gone.
    .fix = Use the bytes that were signed; do not write the JSON again.
    .code = V238
signing-body-slash-escaped = Slashes in the body were written as \/: it was parsed and written again.
    .fix = Write / instead of \/, or better, use the raw bytes.
    .code = V239
signing-body-slash-unescaped = The body was signed with \/ where it now has /.
    .fix = Use the bytes that were signed; do not write the JSON again.
    .code = V240
signing-body-unicode-escaped = Characters in the body were written as \u escapes: it was parsed and written again.
    .fix = Write the characters themselves in UTF-8, or better, use the raw bytes.
    .code = V241
signing-body-unicode-unescaped = The body was signed with \u escapes where it now has the characters.
    .fix = Use the bytes that were signed; do not write the JSON again.
    .code = V242
signing-body-html-escaped = Characters such as < > & were written as \u escapes: the body was parsed and written again.
    .fix = Turn off the escaping for HTML, or better, use the raw bytes.
    .code = V243
signing-body-html-unescaped = The body was signed with \u escapes for characters such as < > &.
    .fix = Use the bytes that were signed; do not write the JSON again.
    .code = V244
signing-body-escapes-changed = Escapes in the body are spelled otherwise than they were signed.
    .fix = Use the raw bytes; do not write the JSON again.
    .code = V245
signing-body-empty-object-as-array = Empty objects became empty arrays: [] where {"{"}{"}"} was signed.
    .fix = Decode JSON into objects, or better, use the raw bytes.
    .code = V246
signing-body-empty-array-as-object = Empty arrays became empty objects: {"{"}{"}"} where [] was signed.
    .fix = Use the raw bytes; do not write the JSON again.
    .code = V247
signing-body-keys-reordered = The fields of the body are in another order than they were signed.
    .fix = Use the raw bytes; a map or a JSON library sorted the fields.
    .code = V248
signing-body-number-format = Numbers in the body are written otherwise than they were signed.
    .fix = Use the raw bytes; a JSON library changed 1.0, 1.50 or 1E2.
    .code = V249
signing-body-empty-as-null = Empty values of the body became null, as frameworks make them that clean their input.
    .fix = Read the raw body before the framework does; in Laravel use $request->getContent().
    .code = V134
signing-body-values-cleaned = The values of the body may have been cleaned: empty texts made null, blanks at their ends trimmed.
    .fix = Verify the raw body before the framework cleans its input; in Laravel use $request->getContent(), and leave the notify route out of TrimStrings and ConvertEmptyStringsToNull.
    .code = V324
signing-body-dates-rewritten = The dates in the body were written again, in another time zone or notation.
    .fix = Verify the raw bytes before a JSON library reads them; in Newtonsoft set DateParseHandling.None, and never serialise again to verify.
    .code = V325
signing-body-signed-printed = An object as a program prints it was signed, in place of the JSON that was sent: str() of a Python dictionary, or toString() of a Java map.
    .fix = Sign the bytes that are sent: json.dumps once and sign that text, never str() of a dictionary or toString() of a map.
    .code = V326
signing-body-null-fields = Fields without a value are written in another way than they were signed.
    .fix = Use the raw bytes: an empty field, null, and no field at all are not the same bytes.
    .code = V250
signing-body-is-escaped-string = The body is a copy out of a log or a string, with backslashes before its quotation marks.
    .fix = Undo the escapes: remove the outer quotation marks and the backslashes.
    .code = V251
signing-body-signed-as-string = The body was made a JSON string once more before it was signed.
    .fix = Turn the body into JSON once only, and sign and send that text.
    .code = V252
signing-body-backslashes-lost = Backslashes inside the body were removed.
    .fix = Put the backslashes back; do not strip slashes from the input.
    .code = V253
signing-body-percent-encoded = The body is percent-encoded.
    .fix = Percent-decode the body, once.
    .code = V254
signing-body-signed-percent-encoded = The body was percent-encoded before it was signed.
    .fix = Sign the body as it is sent.
    .code = V255
signing-body-plus-became-space = Plus signs in the body became spaces: it was read as a form.
    .fix = Read the body as raw bytes, not as form data.
    .code = V256
signing-body-form-wrapped = The body was read as a form, with a name or an equals sign around it.
    .fix = Read the body as raw bytes, not as form data.
    .code = V257
signing-body-html-entities = Characters in the body became HTML entities such as &quot;.
    .fix = Undo the HTML entities; take the bytes from the server instead of a web page.
    .code = V258
signing-body-signed-html-entities = The body was signed with HTML entities.
    .fix = Do not escape the body for HTML before signing.
    .code = V259
signing-body-smart-quotes = The quotation marks of the body were replaced by typographic ones.
    .fix = Replace the curly quotation marks by straight ones; do not pass the body through a word processor or a chat.
    .code = V260
signing-body-quoted = There are quotation marks around the body that do not belong to it.
    .fix = Remove the outer quotation marks.
    .code = V261
signing-body-python-repr = The body was printed by Python, as a dictionary or as b'…', so it is not JSON.
    .fix = Use the raw bytes (request.data), not what print or a log shows of them.
    .code = V262
signing-body-extra-text = There is other text before or after the JSON of the body.
    .fix = Cut the body to what stands between the outermost braces.
    .code = V263
signing-body-inside-other-json = What was signed is one value inside this body: other JSON was put around it.
    .fix = Use that value alone, byte for byte, without what a gateway or a log put around it.
    .code = V318
signing-body-chunked = The body still has the chunk lengths of HTTP in it.
    .fix = Join the chunks: remove the lengths and the line breaks between them.
    .code = V264
signing-body-base64 = The body is base64.
    .fix = Decode the base64 before verifying.
    .code = V265
signing-body-hex = The body is shown as numbers: hexadecimal, a hex dump, or a list of bytes.
    .fix = Use the raw bytes, not what a tool or a log shows of them.
    .code = V320
signing-body-quoted-printable = The body is quoted-printable, as mail programs write it.
    .fix = Use the raw bytes of the request, not a copy out of a mail.
    .code = V321
signing-body-signed-base64 = The body was made base64 before it was signed.
    .fix = Sign the body as it is sent.
    .code = V266
signing-body-full-width = Characters of the body were made full-width, as filters against scripts do (＆ for &).
    .fix = Read the body before any filter changes it.
    .code = V129
signing-body-unicode-normalised = Accented characters of the body were composed or taken apart (Unicode normalisation).
    .fix = Do not normalise the text; use the raw bytes.
    .code = V267
signing-body-mojibake = UTF-8 was read in another character set, so characters outside ASCII were spoilt.
    .fix = Read the body as UTF-8, or better, as raw bytes.
    .code = V268
signing-body-wrong-charset = The body and what was signed are in different character sets.
    .fix = Use UTF-8 on both sides when the text becomes bytes.
    .code = V269
signing-body-printed = The body is not JSON: it is an object as a program printed it.
    .fix = Capture the raw bytes; toString, print_r and console.log show an object in their own way.
    .code = V319
signing-body-truncated = The body is not complete JSON: its end may be missing.
    .fix = Capture the whole body; check the limits of the log and the length of the body.
    .code = V270
signing-body-characters-lost = Characters of the body were replaced by question marks or �, and cannot be brought back.
    .fix = Capture the raw bytes before any program reads them as text.
    .code = V271
signing-body-links-rewritten = Links in the body were rewritten by a mail program (Safe Links and its like).
    .fix = Take the body from the server or its log, not out of a mail.
    .code = V130
signing-body-masked = Values of the body seem to be masked by asterisks.
    .fix = Capture the body before the log masks it.
    .code = V272
signing-body-number-precision-lost = Long numbers of the body seem to have lost their last digits.
    .fix = Capture the raw bytes; JavaScript and floating-point types round long numbers.
    .code = V273
signing-body-compressed = The body is still compressed.
    .fix = Decompress the body (Content-Encoding) before verifying.
    .code = V274
signing-body-empty = There is no body.
    .fix = Capture the body too; a framework may have read it before your code did.
    .code = V275
signing-uri-has-scheme-host = The path is a whole URL, and only the part behind the host was signed.
    .fix = Use the path alone, without scheme and host.
    .code = V276
signing-uri-scheme-host-missing = The whole URL was signed instead of its path.
    .fix = Sign the path alone, without scheme and host.
    .code = V277
signing-uri-has-query = The path has a query string that was not signed.
    .fix = Leave out the question mark and what follows it.
    .code = V278
signing-uri-query-missing = The path was signed with a query string that is missing here.
    .fix = Use the path with its query string.
    .code = V279
signing-uri-query-changed = The query string is not the one that was signed.
    .fix = Use the query string as it came, in the same order and without additions.
    .code = V280
signing-uri-has-fragment = The path has a fragment that was not signed.
    .fix = Leave out the # and what follows it.
    .code = V281
signing-uri-session-id = The path has a session id that was not signed.
    .fix = Leave out the ; and what follows it.
    .code = V282
signing-uri-percent-encoding = The path is percent-encoded otherwise than it was signed.
    .fix = Use the path just as it stands in the request line.
    .code = V283
signing-uri-no-leading-slash = The path lacks its leading slash.
    .fix = Begin the path with a slash.
    .code = V284
signing-uri-extra-leading-slash = The path was signed without its leading slash.
    .fix = Sign the path with its leading slash.
    .code = V285
signing-uri-trailing-slash = The slash at the end of the path differs from what was signed.
    .fix = Use the path just as it is configured, with or without a slash at its end.
    .code = V286
signing-uri-double-slash = The path has a slash twice where it was signed with one, or the other way round.
    .fix = Use the path just as it is configured.
    .code = V287
signing-uri-sandbox-segment-missing = The path lacks the /sandbox/ segment that was signed.
    .fix = Use the path of the sandbox, with /sandbox/ in it.
    .code = V288
signing-uri-has-sandbox-segment = The path has a /sandbox/ segment that was not signed.
    .fix = Use the path without /sandbox/.
    .code = V289
signing-uri-git-bash = Git Bash turned the path into one of this computer's disk.
    .fix = Run the command with MSYS_NO_PATHCONV=1, or in another shell.
    .code = V128
signing-uri-prefix-changed-by-proxy = A proxy or a gateway changed the front of the path.
    .fix = Verify with the path that the caller used, before the proxy changes it.
    .code = V290
signing-uri-case = The path has other capital letters than were signed.
    .fix = Use the path in exactly the spelling that was called.
    .code = V291
signing-uri-whitespace = The path has spaces or the rest of a request line around it.
    .fix = Use the path alone.
    .code = V292
signing-uri-dot-segments = The path has . or .. segments that were not signed.
    .fix = Use the path without them: /a/notify, not /a/./notify.
    .code = V322
signing-uri-file-extension = The path ends like a file (.php, .do), and the path that was signed does not, or the other way round.
    .fix = Use the path of the configured notify URL, not the one that a rewrite rule made of it.
    .code = V323
signing-uri-other-path = The path of another URL in the message was signed.
    .fix = Verify with the path of the URL that was called.
    .code = V293
signing-method-wrong = Another HTTP method was signed.
    .fix = Use the method that was signed; for this API it is POST.
    .code = V294
signing-method-case = The HTTP method is spelled otherwise than it was signed.
    .fix = Write the method in capital letters without spaces.
    .code = V295
signing-client-id-whitespace = There are spaces around the client id.
    .fix = Remove the spaces around the client id.
    .code = V296
signing-client-id-case = The client id has other capital letters than were signed.
    .fix = Use the client id exactly as the Client-Id header has it.
    .code = V297
signing-client-id-prefix = The client id has another environment's prefix than was signed.
    .fix = Use the client id of this environment, as the Client-Id header has it.
    .code = V298
signing-client-id-encoding = The client id is encoded or in quotation marks.
    .fix = Use the bare value of the Client-Id header.
    .code = V299
signing-client-id-other = Another client id was signed.
    .fix = Use the client id of the Client-Id header.
    .code = V300
signing-time-whitespace = There are spaces around the time.
    .fix = Remove the spaces around the time.
    .code = V301
signing-time-plus-became-space = The plus sign of the time became a space.
    .fix = Do not form-decode the header; keep the plus sign.
    .code = V302
signing-time-encoding = The time is encoded or in quotation marks.
    .fix = Use the bare value of the time header.
    .code = V303
signing-time-rounded = The time is a rounded number, as spreadsheets write long ones (1.74E+12).
    .fix = Take the time from the request or its log; in a spreadsheet make the column text before you paste.
    .code = V133
signing-time-read-twice = The clock was read twice: the header has another moment than the one that was signed.
    .fix = Read the time once, and use the same text for the header and for what is signed.
    .code = V127
signing-time-format = The time is the right moment in another notation.
    .fix = Use the text of the time header as it is; never parse and print it.
    .code = V304
signing-time-request-instead-of-response = The time is the request's, and the response's was signed.
    .fix = Use the value of the Response-Time header.
    .code = V305
signing-time-response-instead-of-request = The time is later than the one that was signed, as the response's is.
    .fix = Use the value of the Request-Time header.
    .code = V306
signing-glue-crlf = The first line was signed with CRLF at its end.
    .fix = End the first line with LF alone.
    .code = V307
signing-glue-no-newline = The parts were signed without the line break between path and client id.
    .fix = Put one LF between path and client id.
    .code = V308
signing-glue-literal-backslash-n = A backslash and an n were signed instead of a line break.
    .fix = Use a string that knows \n as a line break, in double quotation marks in most languages.
    .code = V309
signing-glue-other-separators = The parts were put together with other separators.
    .fix = Sign METHOD, space, path, LF, client id, dot, time, dot, body.
    .code = V310
signing-glue-trailing-newline = A line break after the body was signed.
    .fix = Sign nothing after the body; check that the body itself has no line break at its end.
    .code = V311
signing-glue-parts-missing = Parts are missing in what was signed.
    .fix = Sign METHOD, space, path, LF, client id, dot, time, dot, body.
    .code = V312
signing-glue-encoded = The whole text was encoded before it was signed.
    .fix = Sign the plain text in UTF-8.
    .code = V313
signing-signed-body-only = Only the body was signed.
    .fix = Sign METHOD, space, path, LF, client id, dot, time, dot, body.
    .code = V314
signing-signed-without-body = Everything but the body was signed.
    .fix = Sign the body that is sent; it may have been empty when it was signed.
    .code = V315
signing-signed-body-digest = The hash of the body was signed in its place.
    .fix = Sign the body itself.
    .code = V316
signing-signed-digest-twice = The hash was hashed again before it was signed.
    .fix = Give the text itself to the signing function: it hashes by itself.
    .code = V317
signing-advice-body-java = Read the body once as bytes and verify those: @RequestBody byte[] body, or request.getInputStream().readAllBytes(). Parse the JSON afterwards.
signing-advice-body-python = Flask: request.get_data(). Django: request.body. FastAPI: await request.body(). Verify these bytes, and parse with json.loads afterwards; never json.dumps to verify.
signing-advice-body-php = Use file_get_contents('php://input'). Never json_decode and json_encode to verify, and no $_POST.
signing-advice-body-node = Express: app.use(express.raw({ "{" } type: '*/*' { "}" })) for this route, or keep the bytes in express.json's verify callback. Never JSON.stringify(req.body) to verify.
signing-advice-body-go = body, err := io.ReadAll(r.Body), and verify these bytes; json.Unmarshal afterwards. Never json.Marshal to verify.
signing-advice-body-dotnet = Request.EnableBuffering(), then copy Request.Body into a MemoryStream and verify its bytes. Do not bind [FromBody] and serialise again.
signing-advice-capture-java = To get the raw bytes: byte[] body = request.getInputStream().readAllBytes() in a filter, before anything else reads it, and log Base64.getEncoder().encodeToString(body) with request.getRequestURI() and the headers Client-Id, Request-Time and Signature.
signing-advice-capture-python = To get the raw bytes: Flask request.get_data(), Django request.body, FastAPI await request.body(). Log base64.b64encode(body).decode() with the path and the headers Client-Id, Request-Time and Signature.
signing-advice-capture-php = To get the raw bytes: error_log(base64_encode(file_get_contents('php://input'))), with $_SERVER['REQUEST_URI'], HTTP_CLIENT_ID, HTTP_REQUEST_TIME and HTTP_SIGNATURE.
signing-advice-capture-node = To get the raw bytes: express.raw({ "{" } type: '*/*' { "}" }) on this route, and log req.body.toString('base64') with req.originalUrl and the headers client-id, request-time and signature.
signing-advice-capture-go = To get the raw bytes: body, _ := io.ReadAll(r.Body) first of all, and log base64.StdEncoding.EncodeToString(body) with r.URL.EscapedPath() and the headers Client-Id, Request-Time and Signature.
signing-advice-capture-dotnet = To get the raw bytes: Request.EnableBuffering(), copy Request.Body into a MemoryStream, and log Convert.ToBase64String(stream.ToArray()) with Request.Path and the headers Client-Id, Request-Time and Signature.
signing-advice-ask = Ask whoever sent you this for the raw body as a file, or in base64, and for the path and the three headers of the same message. A notification may come several times: take all of these from one delivery.
signing-advice-charset-java = new String(bytes, StandardCharsets.UTF_8) and text.getBytes(StandardCharsets.UTF_8); never without the charset. Servlet: request.setCharacterEncoding("UTF-8") before the body is read.
signing-advice-charset-python = bytes.decode('utf-8') and text.encode('utf-8'); open files with encoding='utf-8'.
signing-advice-charset-php = Keep the bytes of php://input; no utf8_decode, utf8_encode or mb_convert_encoding on them.
signing-advice-charset-node = Collect Buffers and Buffer.concat them; toString('utf8') only at the end, never 'latin1' or 'binary'.
signing-advice-charset-go = Strings are UTF-8 already: keep []byte, and use no transform reader on the body.
signing-advice-charset-dotnet = Encoding.UTF8.GetBytes and GetString; never Encoding.Default or ASCII. new UTF8Encoding(false) writes no byte-order mark.
signing-advice-uri-java = Use request.getRequestURI(), without getQueryString() and not getRequestURL(). Behind a proxy, use the path of the configured notify URL.
signing-advice-uri-python = Flask: request.path. Django: request.path. Behind a proxy, use the path of the configured notify URL.
signing-advice-uri-php = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH). Behind a proxy or a rewrite, use the path of the configured notify URL.
signing-advice-uri-node = Express: req.originalUrl.split('?')[0], not req.url or req.path, which lose the mount point.
signing-advice-uri-go = r.URL.EscapedPath(), not r.RequestURI with its query; before StripPrefix changes it.
signing-advice-uri-dotnet = Request.PathBase + Request.Path, without Request.QueryString and not GetDisplayUrl().
signing-advice-header-java = request.getHeader("Client-Id"), getHeader("Request-Time"); for a response the Response-Time header. Use the text as it is, no Date or Instant in between.
signing-advice-header-python = request.headers['Client-Id'], request.headers['Request-Time']; for a response 'Response-Time'. Use the text as it is, no datetime in between.
signing-advice-header-php = $_SERVER['HTTP_CLIENT_ID'], $_SERVER['HTTP_REQUEST_TIME']; for a response the Response-Time header. No date() or strtotime() in between. ($_SERVER['REQUEST_TIME'] is the server's own clock.)
signing-advice-header-node = req.get('client-id'), req.get('request-time'); for a response 'response-time'. No new Date() in between.
signing-advice-header-go = r.Header.Get("Client-Id"), r.Header.Get("Request-Time"); for a response Response-Time. No time.Parse in between.
signing-advice-header-dotnet = Request.Headers["Client-Id"], Request.Headers["Request-Time"]; for a response Response-Time. No DateTime in between: many JSON libraries convert dates on their own.
signing-advice-glue-java = method + " " + path + "\n" + clientId + "." + time + "." + body. Use "\n", not System.lineSeparator() or String.format("%n").
signing-advice-glue-python = f"{ "{" }method{ "}" } { "{" }path{ "}" }\n{ "{" }client_id{ "}" }.{ "{" }time{ "}" }.".encode() + body. No r"" string, no print into it.
signing-advice-glue-php = $method . " " . $path . "\n" . $clientId . "." . $time . "." . $body. "\n" in double quotation marks; '\n' is a backslash and an n. PHP_EOL is CRLF on Windows.
signing-advice-glue-node = `${ "{" }method{ "}" } ${ "{" }path{ "}" }\n${ "{" }clientId{ "}" }.${ "{" }time{ "}" }.${ "{" }body{ "}" }` with a body that is the text as sent. No os.EOL.
signing-advice-glue-go = fmt.Sprintf("%s %s\n%s.%s.%s", method, path, clientID, time, body). Not `\n` in back quotes, and not Sprintln.
signing-advice-glue-dotnet = $"{ "{" }method{ "}" } { "{" }path{ "}" }\n{ "{" }clientId{ "}" }.{ "{" }time{ "}" }.{ "{" }body{ "}" }". Not Environment.NewLine, AppendLine or a @"" string.
signing-advice-algorithm-java = Signature.getInstance("SHA256withRSA"), update(content), sign(). No MessageDigest before, no Cipher.
signing-advice-algorithm-python = key.sign(content, padding.PKCS1v15(), hashes.SHA256()) of cryptography. No PSS, and no hashing before.
signing-advice-algorithm-php = openssl_sign($content, $signature, $key, OPENSSL_ALGO_SHA256). The default is SHA-1. No openssl_private_encrypt, no hash() before.
signing-advice-algorithm-node = crypto.createSign('RSA-SHA256').update(content).sign(key). No privateEncrypt, no createHash before.
signing-advice-algorithm-go = h := sha256.Sum256(content); rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, h[:]). Not SignPSS, and crypto.SHA256 not crypto.Hash(0).
signing-advice-algorithm-dotnet = rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1). Not SignHash over the text, not Pss.
signing-advice-signature-java = URLDecoder turns + into a space: Base64.getDecoder().decode(URLDecoder.decode(value, UTF_8).replace(' ', '+')). To write: URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), UTF_8); not getMimeEncoder, not getUrlEncoder.
signing-advice-signature-python = base64.b64decode(urllib.parse.unquote(value)), not unquote_plus. To write: quote(base64.b64encode(bytes), safe=''); not urlsafe_b64encode.
signing-advice-signature-php = base64_decode(rawurldecode($value)), not urldecode. To write: rawurlencode(base64_encode($bytes)).
signing-advice-signature-node = Buffer.from(decodeURIComponent(value), 'base64'). To write: encodeURIComponent(bytes.toString('base64')); not 'base64url'.
signing-advice-signature-go = url.PathUnescape(value), not QueryUnescape, then base64.StdEncoding. To write: url.QueryEscape(base64.StdEncoding.EncodeToString(bytes)); not URLEncoding.
signing-advice-signature-dotnet = Convert.FromBase64String(Uri.UnescapeDataString(value)), not HttpUtility.UrlDecode. To write: Uri.EscapeDataString(Convert.ToBase64String(bytes)).
signing-advice-key-java = Check which key the configuration of this environment loads: the Alipay+ public key to verify, your own private key to sign. Your own public key belongs on the dashboard only.
signing-advice-key-python = Check which key the settings of this environment load: the Alipay+ public key to verify, your own private key to sign. Your own public key belongs on the dashboard only.
signing-advice-key-php = Check which key the configuration of this environment loads: the Alipay+ public key for openssl_verify, your own private key for openssl_sign. Your own public key belongs on the dashboard only.
signing-advice-key-node = Check which key the environment variables of this deployment load: the Alipay+ public key for verify, your own private key for sign. Your own public key belongs on the dashboard only.
signing-advice-key-go = Check which key the configuration of this deployment loads: the Alipay+ public key for VerifyPKCS1v15, your own private key for SignPKCS1v15. Your own public key belongs on the dashboard only.
signing-advice-key-dotnet = Check which key appsettings of this environment loads: the Alipay+ public key for VerifyData, your own private key for SignData. Your own public key belongs on the dashboard only.
signing-sign-part-missing = { $part } is missing.
    .fix = Fill it in: it is a part of what is signed.
    .code = V180
signing-sign-control-character = { $part } holds a line break or another control character.
    .fix = Remove it: a header is one line.
    .code = V181
signing-sign-placeholder = { $part } holds a variable that was not filled in.
    .fix = Put the real value in its place.
    .code = V185
signing-sign-whole-url = The path is a whole URL; only the part behind the host is signed.
    .fix = Use { $path }
    .code = V186
signing-sign-git-bash = Git Bash turned the path into one of this computer's disk.
    .fix = Use { $path } and run the command with MSYS_NO_PATHCONV=1, or in another shell.
    .code = V187
signing-sign-no-slash = The path does not begin with a slash.
    .fix = Use { $path }
    .code = V188
signing-sign-bom = The body begins with a byte order mark, which an editor added: it is signed, and most servers refuse it.
signing-sign-trailing-newline = The body ends in a line break: it is signed, and must be sent with it.
signing-sign-not-json = The body is not JSON, which every message of the API is.
signing-sign-time = The time has no zone, or is no time: the server may refuse it.
signing-sign-sandbox-client = The client id is of the sandbox, but the path has no /sandbox/ in it.
signing-sign-sandbox-path = The path is of the sandbox, but the client id is not.
signing-sign-key = This private key is broken and signs nothing.
    .fix = Choose another key.
    .code = V182
signing-report-path = Path: { $value }
signing-report-client-id = Client id: { $value }
signing-report-time = Time: { $value }
signing-report-key = Judged by { $name }: { $words } ({ $hex })
signing-report-content = SHA-256 of what is here: { $hash }
signing-report-signed = SHA-256 of what was signed: { $hash }
signing-report-change = What to change:
signing-report-program = Judged with Keyturn { $version }.
signing-report-message = The message as it was judged:
signing-samples-genuine = Genuine
signing-samples-changed = Changed on the way
signing-samples-other = Signed by another key, or in another way
signing-sample-genuine = Genuine payment notification
signing-sample-chinese = Genuine notification with Chinese text
signing-sample-refund = Genuine refund notification
signing-sample-trailing-newline = Line break at the end of the body
signing-sample-pretty-printed = Body laid out on several lines
signing-sample-php = Body written again by PHP
signing-sample-python = Body written again by Python
signing-sample-mojibake = UTF-8 read as Latin-1
signing-sample-smart-quotes = Typographic quotation marks
signing-sample-query = Path with a query string
signing-sample-proxy = Path changed by a proxy
signing-sample-time = Time in another notation
signing-sample-two-faults = Two faults at once
signing-sample-raw-base64 = Signature not percent-encoded
signing-sample-own-key = Signed with the partner's own key
signing-sample-sha1 = Signed with SHA-1
signing-sample-altered = Amount altered on the way
signing-language-java = Java
signing-language-python = Python
signing-language-php = PHP
signing-language-node = Node.js
signing-language-go = Go
signing-language-dotnet = .NET
signing-part-key = Public key
signing-part-signature = Signature
signing-part-method = Method
signing-part-uri = Path
signing-part-client-id = Client id
signing-part-time = Time
signing-part-body = Body
signing-part-content = Signed bytes

## capture

capture-empty = There is nothing to read.
    .fix = Paste a whole request, a curl command, a log line or a HAR file.
    .code = P101
capture-too-long = This has { $len } MB; captures of up to { $most } MB are read.
    .fix = Cut out the part with the messages, or save fewer of them in one file.
    .code = P102
capture-private-key = This holds a PRIVATE KEY, which does not belong here. Nothing of it was kept.
    .fix = Remove the key from the text. If others could see it, replace the key.
    .code = P103
capture-too-many = This holds more than { $most } messages.
    .fix = Save fewer messages in one file.
    .code = P104
capture-too-complex = This JSON is nested too deeply or has too many parts to be a capture.
    .fix = Cut out the part with the messages.
    .code = P105
capture-archive = This is an office document.
    .fix = Copy the message out of it as text, or save the text alone and give that.
    .code = P107
capture-scheme-mainland = This is a message of Alipay's open platform in mainland China (sign_type), which signs its parameters in another way.
    .fix = Check it with the SDK of the open platform (alipay-sdk, AlipaySignature.rsaCheckV1); Keyturn checks messages of Alipay+ and Antom.
    .code = P108
capture-scheme-snap = This is a message of SNAP BI (X-SIGNATURE), which is signed in another way.
    .fix = Check it by the rules of SNAP: method, path, the hash of the body and X-TIMESTAMP, joined by colons.
    .code = P109
capture-scheme-wechat = This is a message of WeChat Pay (Wechatpay-Signature), which is signed in another way.
    .fix = Check it with the certificate and the SDK of WeChat Pay.
    .code = P116
capture-scheme-stripe = This is a message of Stripe (Stripe-Signature): an HMAC with a shared secret, no RSA signature.
    .fix = Check it with Stripe's library and the secret of the endpoint.
    .code = P117
capture-scheme-paypal = This is a message of PayPal (PAYPAL-TRANSMISSION-SIG), which is signed in another way.
    .fix = Check it with PayPal's library.
    .code = P118
capture-scheme-adyen = This is a message of Adyen (hmacSignature): an HMAC with a shared secret, no RSA signature.
    .fix = Check it with Adyen's library and the HMAC key.
    .code = P119
capture-nothing-found = No message was recognised in this text.
    .fix = Paste the request with its headers and its body, or fill in the fields one by one.
    .code = P106
capture-reader-failed = Keyturn failed while it read this. Nothing of yours was lost.
    .fix = Please report it, with the values replaced: it should have been read, or refused with a reason.
    .code = P200
capture-missing-method = There is no method.
    .fix = Give the method, POST in practice.
    .code = P110
capture-missing-uri = There is no path.
    .fix = Give the path that was called: for a notification the path of your notify URL, for a response the path of its request.
    .code = P111
capture-missing-client-id = There is no client id.
    .fix = Give the value of the Client-Id header.
    .code = P112
capture-missing-time = There is no time.
    .fix = Give the value of the Request-Time header, for a response of the Response-Time header.
    .code = P113
capture-missing-body = There is no body.
    .fix = Give the body, best as a file with the bytes as they came.
    .code = P114
capture-missing-signature = There is no signature header.
    .fix = Give the value of the Signature header. Where the log does not show it, a proxy may have removed it.
    .code = P115
capture-kind-http = HTTP
capture-kind-curl = curl command
capture-kind-powershell = PowerShell command
capture-kind-har = HTTP archive (HAR)
capture-kind-postman = Postman
capture-kind-json = Log as JSON
capture-kind-dump = Printed headers
capture-kind-signed-content = Content to sign
capture-kind-table = Rows of a table
capture-kind-sql = Rows of a database
capture-kind-pane = Headers copied out of a browser
capture-kind-httpie = HTTPie or wget command
capture-kind-body-alone = Body alone
capture-message-request = Request, signed by the partner
capture-message-response = Response, signed by Alipay+
capture-message-notification = Notification, signed by Alipay+
capture-message-acknowledgement = Acknowledgement, signed by the partner
capture-message-unknown = It cannot be told what kind of message it is
capture-byte-order-mark = The byte order mark at the start of the file was left out.
capture-hex-dump = The message was read out of a hex dump.
capture-container-log = The message was put together from the lines of a container's log.
capture-program-string = The message was read out of a program's string.
capture-message-from-base64 = The whole message was in base64.
capture-utf16 = The file is UTF-16, as Windows programs save it, and was read as such. Its body cannot be byte for byte as it came.
capture-code-fence = The fences of Markdown around the text were left out.
capture-method-assumed = No method was given; POST was taken, as for every message of the API.
capture-whole-url = The request line held the whole URL; its path was taken.
capture-path-of-request = The path is the one of the request that this answers.
capture-variable-left = The request holds variables that were not filled in: {"{{"}{ $name }{"}}"}.
    .fix = Run it once, and copy what was really sent.
    .code = P125
capture-variable = The variable { $name } was not filled in.
capture-header-folded = The header { $name } went on in the next line; the lines were joined.
capture-header-repeated = The header { $name } was there more than once, with different values; the first was taken.
capture-header-lookalike = Beside the header { $name } stands another with nearly the same name and another value, which many servers take for the same header. The exact name was taken.
capture-header-not-utf8 = The header { $name } is not UTF-8; it was read as Latin-1.
capture-both-times = Both Request-Time and Response-Time were there; the one that fits the kind of message was taken.
capture-blank-lines-in-headers = There were blank lines between the headers; they were left out.
capture-blank-line-missing = There was no blank line between the headers and the body.
capture-chunked = The body was sent in chunks; they were put together.
capture-chunks-damaged = The body was sent in chunks that do not fit together; it was left as it is.
capture-decompressed = The body was compressed and was unpacked.
capture-still-compressed = The body is compressed ({ $encoding }) and could not be unpacked.
capture-trailing-bytes = { $count ->
        [one] After the length that Content-Length says, { $count } more byte was there; it was left out.
       *[other] After the length that Content-Length says, { $count } more bytes were there; they were left out.
    }
capture-trailing-blanks = { $count ->
        [one] After the length that Content-Length says, { $count } more space or line break was there; it was left out.
       *[other] After the length that Content-Length says, { $count } more spaces or line breaks were there; they were left out.
    }
capture-length-differs = Content-Length says { $declared } bytes and { $found } are there; the body was taken as it is.
capture-crlf-restored = Copying made the line breaks of the body short; they were restored, as Content-Length proves.
capture-body-reserialised = The log holds the body as JSON inside its own JSON: a program wrote it again, and it may differ from what was sent.
capture-body-from-base64 = The body was in base64 and was decoded.
capture-body-in-file = The command takes the body from the file { $name }, which is not a part of the capture.
capture-body-computed = The body is made by a program while the command runs.
capture-curly-quotes = The quotation marks were curly, as word processors make them; they were read as straight ones.
capture-backslashes-doubled = The command had every backslash twice, as browsers copy it; one of each was kept.
capture-no-message = This JSON has no field that a notification or an answer of the API has, such as notifyType, result or paymentId. Is it the right file?
capture-cut-off = The text ends in the middle; what was there was taken.
capture-zoloz = This is a message of ZOLOZ, which is signed as those of Alipay+ are: with ZOLOZ's keys, and the client id of that account.
capture-wire-log = The message was taken out of a client's wire log.
capture-nested = The message stood as a text inside of another.

## ceremony

ceremony-step-prepare = Prepare
ceremony-step-make = Make the key
ceremony-step-store = Store
ceremony-step-register = Register
ceremony-step-live = Put it live
ceremony-step-finish = Finish
ceremony-occasion-first = First key
ceremony-occasion-replacement = Replacement
ceremony-environment-test = Test environment
ceremony-environment-real = Real environment
ceremony-note-sandbox-id = This client id looks like one of the test environment, but you chose the real one.
ceremony-note-real-id = This client id does not look like one of the test environment, but you chose the test one.
ceremony-note-one-for-both = The witness is the operator. A witness is somebody else, who sees what the operator does.
ceremony-event-opened = Ceremony begun with { $program }
ceremony-event-script = Script saved as { $file } (SHA-256 { $hash })
ceremony-event-prepared = Plan settled
ceremony-event-discarded = This key was thrown away before it was confirmed as stored. Destroy every copy of it that was saved.
ceremony-event-cut-off = The program had ended before the key was confirmed as stored. What was not stored is gone, by design.
ceremony-event-reopened = Record opened again with { $program }
ceremony-event-generated = Key pair generated (RSA { $bits })
ceremony-event-imported = Key imported (RSA { $bits })
ceremony-event-saved = Private key saved as { $file } in { $folder } ({ $form }, for { $destination })
ceremony-event-copied = Private key copied ({ $form }, for { $destination })
ceremony-event-dual-control = Passphrase set under dual control: two people typed one part each
ceremony-event-screen-sharing = Screen sharing was allowed during this step
ceremony-event-read-back = Stored copy proved: { $file } was read back and matches
ceremony-event-pasted-back = Stored copy proved: it was pasted back and matches
ceremony-event-destroyed = Private key confirmed as stored, and destroyed in Keyturn
ceremony-event-public-copied = Public key copied
ceremony-event-public-saved = Public key saved as { $file }
ceremony-event-platform-key = Alipay+ public key accepted
ceremony-event-registered = The operator confirmed that the dashboard shows the new public key
ceremony-event-registration-put-off = The registration of the public key was left for later
ceremony-event-live = { $total ->
        [one] 1 request of the live system looked at
       *[other] { $total } requests of the live system looked at
    }: { $new } signed with the new key, { $old } with the old one, { $neither } with neither. Notifications and responses: { $platform } signed with the Alipay+ key, { $foreign } not
ceremony-event-live-put-off = The look at the live system was left for later: { $reason }
ceremony-event-exception = Exception on the step “{ $step }”. Expected: { $expected }. Happened: { $happened }. Decided: { $decided }, by { $by }
ceremony-event-leaked = The private key may be known to others: { $happened }. Reported by { $by }
ceremony-event-witness-agrees = The witness { $by } agrees with this record
ceremony-event-witness-disagrees = The witness { $by } does NOT agree with this record: { $remark }
ceremony-event-custodian = { $by } keeps the private key, and acknowledged to keep it secret and to report a leak at once
ceremony-event-old-key = { $by } destroys the old private key by { $on }
ceremony-event-next = The key is to be replaced by { $on }
ceremony-event-kept = The record is kept at { $place } until { $until }
ceremony-event-finished = Ceremony finished
ceremony-refusal-key-gone = The private key was stored and destroyed, so this step is closed.
    .fix = Start a new ceremony if you need another key.
    .code = C201
ceremony-refusal-no-key = There is no private key here.
    .fix = Make or import one first.
    .code = C202
ceremony-refusal-audit = This key did not pass its checks.
    .fix = Make a new one.
    .code = C203
ceremony-refusal-same-as-old = This is the old key, which is to be replaced.
    .fix = Make a new key.
    .code = C204
ceremony-refusal-not-proved = No stored copy was proved yet.
    .fix = Save the key, or copy it, store it, and paste it back.
    .code = C205
ceremony-refusal-own-key = This is your own new public key, not the one of Alipay+.
    .fix = On the dashboard, copy the Alipay+ public key.
    .code = C206
ceremony-refusal-published-key = Everybody can have the private half of this key: it is a sample or test key, not the one of Alipay+.
    .fix = Take the key from your dashboard.
    .code = C213
ceremony-refusal-own-old-key = This is your own old public key, not the one of Alipay+.
    .fix = On the dashboard, copy the Alipay+ public key.
    .code = C207
ceremony-refusal-other-environment = This is the Alipay+ public key that you gave for the other environment.
    .fix = Switch the dashboard between Test mode and Real mode, and copy the key shown there. If the key was wrong the other time, close Keyturn and open it again.
    .code = C210
ceremony-refusal-not-yet = An earlier step is not finished.
    .fix = Finish the steps in their order.
    .code = C208
ceremony-refusal-would-lose-key = The private key is not stored yet, so it was kept.
    .fix = Store it first, or agree to lose it.
    .code = C211
ceremony-refusal-other-key = That was about another key than the one you have now, so it does not count.
    .fix = Do it once more with this key.
    .code = C212
ceremony-refusal-busy = The key is still being saved or compared.
    .fix = Wait a moment and try again.
    .code = C209
ceremony-refusal-key-of-platform = This key is the one of Alipay+, as another ceremony or record says.
    .fix = Make a new key.
    .code = C214
ceremony-refusal-key-of-rehearsal = This key was made for a rehearsal, or is in use and must not be rehearsed with.
    .fix = Make a new key.
    .code = C215
ceremony-refusal-key-of-other-environment = This key is used in the other environment. Test and real environment need different keys.
    .fix = Make a new key.
    .code = C216
ceremony-refusal-key-of-other-record = Another record says that this key is or was in use.
    .fix = Make a new key.
    .code = C217
ceremony-refusal-no-reason = What happened, or why, is not said yet.
    .fix = Write it in one sentence.
    .code = C218
ceremony-open-not-json = This is no record: it is no JSON, or says the same name twice.
    .fix = Open the file that ends in .json, which Keyturn saved beside the page to print.
    .code = C220
ceremony-open-not-a-record = This is no record of a key ceremony.
    .fix = Open the file that ends in .json, which Keyturn saved beside the page to print.
    .code = C221
ceremony-open-other-version = This record is of another version: { $format }.
    .fix = Open it with a newer Keyturn.
    .code = C222
ceremony-flaw-changed = Entry { $number } was changed, or one before it was taken out, put in or moved.
ceremony-flaw-out-of-order = At the place of entry { $number } stands another one.
ceremony-flaw-unknown = Entry { $number } is none that this version of Keyturn writes.
ceremony-flaw-wrong-key = The key in entry { $number } and its fingerprint do not belong together.
ceremony-flaw-not-signed = The new key did not sign what stands before entry { $number }.
ceremony-flaw-head = The hash at the end is not that of the last entry: entries are missing at the end, or the hash was changed.
ceremony-flaw-not-on-paper = The hash at the end is not the one on paper.
ceremony-lack-operator = Who held the ceremony
ceremony-lack-witness = Who watched
ceremony-lack-approval = Why it was held, and who approved it
ceremony-lack-old-key = Which key is replaced
ceremony-lack-proof = The proof that a stored copy is right
ceremony-lack-possession = The new key's signature, and its destruction in Keyturn
ceremony-lack-registration = That the dashboard shows the new key
ceremony-lack-live = That the live system signs with the new key alone
ceremony-lack-witness-statement = What the witness says of the record
ceremony-lack-custodian = Who keeps the private key, and acknowledges it
ceremony-lack-old-key-end = Who destroys the old private key, and by when
ceremony-lack-next-rotation = When the key is to be replaced
ceremony-lack-kept = Where the record is kept, and how long
paper-page = Page { $page } of { $pages }
paper-no-pdf = No PDF was made: { $reason }.
    .fix = Save it as a page for the screen: a name that ends in .html.
    .code = C240
ceremony-record-title = Record of a key ceremony
ceremony-record-rehearsal = REHEARSAL: these keys are for throwing away and must not be used
ceremony-record-occasion = Occasion
ceremony-record-environment = Environment
ceremony-record-partner = Partner
ceremony-record-client-id = Client id
ceremony-record-operator = Operator
ceremony-record-witness = Witness
ceremony-record-old-key = Old key, SHA-256
ceremony-record-size = Key
ceremony-record-words = Fingerprint, words
ceremony-record-fingerprint = Fingerprint, SHA-256
ceremony-record-platform-key = Alipay+ public key, SHA-256
ceremony-record-events = What was done
ceremony-record-audit = Checks of the key
ceremony-record-public-key = Public key
ceremony-record-began = Began
ceremony-record-ended = Last entry
ceremony-record-reason = Reason
ceremony-record-approved = Approved by
ceremony-record-place = Place
ceremony-record-number = Number of the record
ceremony-record-program = Program
ceremony-record-program-hash = Program, SHA-256
ceremony-record-system = Computer
ceremony-record-zone = Time zone
ceremony-record-script = Script followed
ceremony-record-size-value = RSA { $bits }, exponent { $exponent }
ceremony-record-randomness = Randomness
ceremony-record-randomness-system = from the operating system
ceremony-record-randomness-unknown = not known: the key was imported
ceremony-record-live = The live system
ceremony-record-entry = No.
ceremony-record-time = Time
ceremony-record-event = What
ceremony-record-lacks = What this record does not say
ceremony-record-complete = This record says all that is asked of it.
ceremony-record-proof = Proof
ceremony-record-proof-about = Before the private key was destroyed in Keyturn, it signed this text (RSASSA-PKCS1-v1_5 with SHA-256):
ceremony-record-chain-about = Each entry carries a hash of itself and of all before it. The last hash stands at the foot of every page: who changes an entry changes it. That proves something only against this paper or against the signature above.
ceremony-record-measures = Measures against spying
ceremony-record-footer = { $program } · SHA-256 of the record { $head }
ceremony-record-version-1 = This record is of the first version. It has no hashes and no signature, so nobody can tell whether it was changed.
ceremony-record-sign-operator = Operator, date, signature
ceremony-record-sign-witness = Witness, date, signature

live-title = Put it live and check
live-lead = Only what the live system sends proves that the new key is in place, on every server.
live-when = In this order
live-when-deploy = Put the new private key on every server that sends requests.
live-when-confirm = Press Confirm replacement on the dashboard. From then on the old key is refused at once: have the servers switch in the same minute.
live-when-first = Press Confirm on the dashboard, so that Alipay+ knows the public key.
live-when-send-real = Let each server send a request, such as an inquiry.
live-when-send-test = Let your test system send a request from each server.
live-when-look = Bring here what was sent, and a notification that came: from the log of each server.
live-look = What the live system sent
live-look-hint = Log files, HTTP archives or pasted requests, as many as you like. They are judged here; nothing is kept.
live-choose = Choose files…
live-paste = Paste
live-anew = Begin anew
live-looking = Looking at what was sent
live-all-new = { $total ->
        [one] The request is signed with the new key.
       *[other] All { $total } requests are signed with the new key.
    }
    .fix = The rotation is proved for the systems below. Are all of your servers among them?
live-some-old = { $old } of { $total } still signed with the OLD key.
    .fix = Put the new key on the systems marked below and restart them. Then press Begin anew and bring what they send now.
live-some-neither = { $neither } of { $total } signed with neither key.
    .fix = Another key is on the systems marked below, or the message was changed on its way: look at it on the Verify page.
live-no-request = No request of yours is among it.
    .fix = Bring a request that your system sent, with its headers and body.
live-foreign = A notification does not carry the signature of Alipay+.
    .fix = Look at it on the Verify page, and compare the Alipay+ key with the dashboard.
live-platform-good = { $count ->
        [one] 1 notification or response carries the signature of Alipay+
       *[other] { $count } notifications and responses carry the signature of Alipay+
    }
live-platform-bad = { $count ->
        [one] 1 notification or response does not carry the signature of Alipay+
       *[other] { $count } notifications and responses do not carry the signature of Alipay+
    }
live-no-notification = No notification was among it yet. One that verifies proves that the Alipay+ key is right, too.
live-no-platform-key = Give the Alipay+ public key on the Register step, and notifications are checked here, too.
live-unreadable = { $count ->
        [one] 1 message could not be judged
       *[other] { $count } messages could not be judged
    }
live-later = Not yet possible?
live-later-hint = Say why. The record keeps the reason, and the check can be made later: open the record again on the Records page.
live-reason = Reason
live-reason-hint = The release is on Monday
live-put-off = Check later, for this reason
live-not-proved = Bring requests first, or give a reason
live-sender = System
live-new = New key
live-old = Old key
live-neither = Neither

## shell

shell-name = Keyturn
shell-page-keys = Keys
shell-page-verify = Verify
shell-page-sign = Sign a test
shell-page-inspect = Inspect
shell-page-records = Records
shell-page-leak = If a key leaked
shell-page-help = Help
shell-page-about = About
shell-works-offline = Works offline
shell-keeps-no-key = Keeps no key
shell-holds-key = Holds a private key now
shell-rehearsal = Rehearsal
shell-continue = Continue
shell-back = Back
shell-cancel = Cancel
shell-problem = { $what } ({ $code })
keys-choose-file = Choose file…
keys-choose-file-for = Choose a file: { $field }
keys-paste = Paste
keys-paste-for = Paste: { $field }
keys-choose-dialog = Choose the file of the key
keys-reading = Reading and checking the key…
keys-protected-title = This key is protected
keys-protected-hint = Type the passphrase that it was saved with.
keys-passphrase = Passphrase
keys-open = Open
keys-public-read = RSA { $bits } · { $words }
help-title = Help
help-lead = The user guide. Write a word to see only what speaks of it.
help-search = Search the guide
help-nothing = The guide has nothing about that. Try another word.
shell-show-in-folder = Show in folder
shell-step-done = Step { $number } of { $count }, { $name }, done
shell-step-current = Step { $number } of { $count }, { $name }, current
shell-step-ahead = Step { $number } of { $count }, { $name }, not yet
shell-stay = Stay here
shell-lose-title = The private key is not stored
shell-close-body = If you close Keyturn now, this private key is gone for good.
shell-close-anyway = Close and lose the key
shell-over-body = If you start over now, this private key is gone for good.
shell-over-anyway = Start over and lose the key
shell-again-body = If you go on to another key now, the one you have is gone for good.
shell-again-anyway = Go on and lose the key
shell-plan-body = You changed what the key is for, and the key you have was made for something else. If you go on, it is gone for good.
shell-plan-anyway = Go on and lose the key
shell-public-title = The public key was not taken out
shell-public-body = Copy or save the public key first: it cannot be registered without it, and Keyturn keeps no copy.
shell-record-title = The record is not saved
shell-record-body = The record of this ceremony exists only in this window. Save it on the last step; it holds no secret.
shell-record-close-anyway = Close all the same
shell-record-over-anyway = Start over all the same
shell-look-title = Before you go on
shell-look-anyway = Go on all the same
shell-leak-title = This is a private key
shell-leak-body = It was not pasted here. Use the Paste button where a private key belongs; if this text was in a chat, a mail or a ticket, replace the key.
shell-leak-close = I understand
shell-leak-what-now = What to do now
shell-text-long = { $bytes ->
        [one] Of { $bytes } byte the beginning is shown; all of it is used.
       *[other] Of { $bytes } bytes the beginning is shown; all of them are used.
    }
shell-text-clear = Clear this field
shell-text-beginning = { $bytes ->
        [one] This is the beginning of { $bytes } byte; copying takes all of it.
       *[other] This is the beginning of { $bytes } bytes; copying takes all of them.
    }
shell-exception = Exception…
shell-save-record = Save the record…
shell-no-window = Keyturn could not open its window: nothing on this computer can draw it.
    .fix = Install the updates of the system and of the graphics driver, and start Keyturn again; or start it on another computer. keyturn-cli does the same work without a window.
    .code = D001
shell-no-screen = Keyturn found no screen to open its window on.
    .fix = Start it from a desktop. Where there is none, keyturn-cli does the same work without a window.
    .code = D003
shell-graphics-lost = The graphics driver stopped working, so Keyturn had to close.
    .fix = Start Keyturn again. A key that was not stored yet is gone: make a new one. If it happens again, update the graphics driver.
    .code = D002
shell-for-support = For support: { $details }

## prepare

prepare-title = Prepare
prepare-lead = For whoever makes or replaces a partner's key for Alipay+ or Antom. Nothing leaves this computer.
prepare-occasion = Why are you here?
prepare-first-hint = There is no key for this client id yet.
prepare-replacement-hint = A new key takes the place of an old one.
prepare-environment = Which environment?
prepare-rehearsal = Rehearsal
prepare-test-hint = The test mode of the dashboard. Test and real must use different keys.
prepare-real-hint = The real mode of the dashboard: real money depends on this key.
prepare-rehearsal-hint = Practise with keys for throwing away. Every page, file name and the record are marked.
prepare-names-hint = For the record and the file names. Leave empty what you do not need.
prepare-partner = Partner
prepare-partner-hint = Your company
prepare-client-id = Client id
prepare-client-id-hint = As the dashboard shows it
prepare-operator = Operator
prepare-operator-hint = Who sits at the keyboard
prepare-witness = Witness (optional)
prepare-witness-hint = Who watches
prepare-old-key = Old public key
prepare-old-key-hint = Paste the public key that is replaced, so that it cannot be mixed up with the new one.
prepare-more = More for the record
prepare-more-title = For the record
prepare-reason = Reason
prepare-approved = Approved by
prepare-operator-for = The operator works for
prepare-witness-for = The witness works for
prepare-place = Place
prepare-place-hint = Room, or "by video call"
prepare-script = Script to print before…
prepare-no-old-key = You replace a key, but did not give the old public key. Without it Keyturn cannot tell you whether the old and the new key were mixed up.

## make

make-title = Make the key
make-lead = The key pair is made on this computer, with its own randomness and without any network.
make-generate-title = Make a new key pair
make-generate-hint = RSA { $bits }. Alipay+ asks for 2048.
make-generate = Generate
make-more = More sizes
make-size = RSA { $bits }
make-size-hint = Alipay+ wants 2048. Choose another only if you were told to.
make-import-title = Use a key you have
make-import-hint = Choose the file, drop it on this window, or paste the key
make-working = Making the key pair…
make-progress = { $primes } of 2 primes found, { $candidates } numbers tried
make-progress-said = { $primes } of 2 primes found
make-checks-generated = Key pair made (RSA { $bits }), and every check passed
make-checks-imported = Key read (RSA { $bits }), and every check passed
make-checks-bad = This key (RSA { $bits }) did not pass its checks and cannot be used: make a new one
make-show-checks = Show the checks
make-hide-checks = Hide the checks
make-another = Make or import another key
make-fingerprint-title = Fingerprint: read it to each other
make-fingerprint-hint = It names the key without giving anything away. If both screens show the same six words, it is the same key.
make-compare = Compare
make-compare-hint = Type or paste the words or the number that you were read
make-compare-same = The same key
make-compare-other = Not the same, or not all of it
make-footer-hint = Make or import a key first
make-start-over = Throw this key away and start over

## store

store-title = Store the private key
store-lead = This is the only time it can be taken out. Once you say that it is stored, Keyturn destroys it.
store-where = Where will it be used?
store-private-key = Private key
store-masked = hidden
store-save = Save…
store-copy = Copy
store-protect = Protect with a passphrase
store-unprotect = Save without a passphrase
store-unprotected-hint = This file is not protected: whoever can read it has the key.
store-countdown-name = Time until the clipboard is cleared
store-countdown = { $seconds ->
        [one] On the clipboard for { $seconds } more second
       *[other] On the clipboard for { $seconds } more seconds
    }
store-clear-now = Clear now
store-cleared = The clipboard was cleared.
store-type-path = Type a path instead
store-path = Path of the new file
store-path-hint = For example ~/keys/acme-real.pem
store-save-there = Save there
store-save-dialog = Save the private key
store-fingerprint = Fingerprint of the key
store-fingerprint-hint = The same words as in the step before.
store-proof = Prove that it is stored
store-proof-hint = A saved file is read back at once. If you copied the key, store it, copy it again from there, and paste it back here.
store-read-back = { $file } was read back from disk and matches.
store-pasted-back = The copy that you pasted back matches.
store-paste-back = Paste it back to compare
store-paste-own = Keyturn's own copy was still on the clipboard, so it proves nothing. It was cleared.
    .fix = Copy the key from where you stored it, then press this button again.
store-busy = Working…
store-stored = I have stored it
store-stored-hint = Destroys the key in this program. It cannot be undone.
store-not-proved-hint = Save it, or paste it back, to go on
store-passphrase = Passphrase
store-passphrase-again = The same again
store-passphrase-part-1 = First person's part
store-passphrase-part-1-again = First person's part again
store-passphrase-part-2 = Second person's part
store-passphrase-part-2-again = Second person's part again
store-passphrase-hint = At least 12 characters. Without it nobody can open the file, and nobody can restore it.
store-dual-hint = Each person types a part that the other does not see. To open the file, both parts are typed one after the other.
store-passphrase-differs = The two fields are not the same yet.
store-passphrase-strength = This passphrase is { $strength }
store-strength = Strength of the passphrase
store-suggest = Suggest one
store-suggest-another = Suggest another
store-show = Show
store-hide = Hide
store-shown = The passphrase is shown on the screen
store-copy-passphrase = Copy the passphrase
store-spoken = Let the screen reader read it
store-unspoken = Keep it from the screen reader
store-suggested = Seven random words were filled in and copied.
    .fix = Put them into your password safe now, before the clipboard is cleared.
store-two-people = Two people, one part each
store-one-person = One person
store-sharing = Let screen sharing show this window
store-sharing-hint = For remote support. It is noted in the record.

## register

register-title = Register the public key
register-lead = The public key is no secret. Give it to the dashboard, and take the one of Alipay+ in return.
register-public-key = Your new public key
register-copy = Copy
register-save = Save…
register-copy-pem = Copy as PEM
register-sheet = Hand-over sheet…
register-copied = Copied. Paste it into the dashboard.
register-saved = Saved as { $file }
register-save-dialog = Save the public key
register-steps = On the dashboard
register-step-test-mode = Switch to Test mode.
register-step-real-mode = Switch to Real mode.
register-step-open = Open Developers, then Key configuration.
register-step-tools = Choose Generate key or Replace key, then "using tools".
register-step-paste = Paste the public key and press Confirm.
register-step-confirm = Press Confirm replacement when the live system is ready for the new key.
register-cut-over = From Confirm replacement on, the old key stops working at once. Have the new private key ready in the live system.
register-platform-key = Alipay+ public key (optional)
register-platform-hint = Paste the key that the dashboard shows after you submitted yours. Keyturn checks that it is the right kind.
register-platform-read = This is a public key of somebody else, as it should be.
register-platform-optional = You can add it later on the Verify page.
register-done = The dashboard shows the new key
register-later = Register it later
register-refused-hint = What you gave as the Alipay+ public key is not it: correct it or empty the field
register-done-hint = Look at the dashboard first
register-not-taken-hint = Copy or save the public key first

## finish

finish-title = Finished
finish-lead = The key pair is made, and the private key has left this program. Keep the record; Keyturn keeps nothing.
finish-rehearsal = This was a rehearsal. Delete the files you saved: these keys must not be used.
finish-next = What to do next
finish-next-replace = Have the live system use the new private key from Confirm replacement on.
finish-next-replace-test = Have your test system use the new private key.
finish-next-rehearsal = Delete the files you saved, then hold the real ceremony in the same way.
finish-next-every-server = Check every server: one that keeps the old key will fail.
finish-next-test-real = Keep this key out of the test environment, which needs its own.
finish-next-test = Make another key for the real environment when you go live.
finish-next-leak = If the private key was ever seen by somebody else, replace it at once.
finish-fingerprint = Fingerprint
finish-key-gone = The private key is gone from this program.
finish-events = What was done
finish-record-hint = Save the record, print it and sign it. It holds no secret. The file that ends in .json lies beside the page: with it the record can be opened again.
finish-save-record = Save the record…
finish-copy-record = Copy the record as text
finish-save-dialog = Save the record
finish-record-saved = Saved as { $file }
finish-record-copied = Copied
finish-complete = The record says all that is asked of it.
finish-lacks = What the record does not say yet
finish-lacks-hint = Auditors ask for these. What can be stated now has a button; the rest comes with its step.
finish-leak-page = What to do if the key leaks
finish-leaked = Note a leak in the record…
finish-reminder = Reminder for the calendar…
finish-reminder-dialog = Save a reminder of the next rotation
finish-reminder-saved = Saved as { $file }: open it, and your calendar takes it.
state-witness = Witness's statement…
state-witness-hint = The witness says whether the record is true: what it says happened, and nothing else did.
state-witness-name = Witness
state-remark = Remark
state-agree = I agree
state-disagree = I do not agree
state-custodian = Custodian…
state-custodian-hint = Who keeps the private key acknowledges: I keep it secret, give it to nobody, and report at once when others may know it.
state-custodian-name = Custodian, and for whom
state-old-key = Old key's end…
state-old-key-hint = The old private key is to be destroyed on every server and in every backup.
state-old-key-name = Who destroys it
state-by-day = By (year-month-day)
state-next = Next rotation…
state-next-hint = One year is usual. SP 800-57 gives a key that signs one to three years.
state-kept = Where it is kept…
state-kept-hint = Two years is what CAs must keep such records; your own rules may ask for more.
state-place = Place of the official copy
state-until = Until (year-month-day)
state-exception = Exception…
state-exception-hint = Something did not go as the script says. The witness reads what is written here.
state-expected = What should have happened
state-happened = What happened
state-decided = What was decided
state-decided-by = By whom
state-leak = Note a leak…
state-leak-hint = The record then says that others may know the private key.
state-reported-by = Reported by
state-add = Add to the record
state-cancel = Cancel
state-choose = Whether the witness agrees is not chosen yet.
    .fix = Choose one of the two.
    .code = C230
state-missing = This is still empty: { $field }.
    .fix = Fill it in, or cancel.
    .code = C231
state-no-day = This is no day: { $text }.
    .fix = Write it as year-month-day, such as 2027-11-30.
    .code = C232
reminder-title = Replace the { $purpose } key of { $partner } for Alipay+
reminder-about = The key of client id { $client } is due to be replaced. It is: { $words } (SHA-256 { $hash }). Keep two weeks for it: a script, a witness, every server.
reminder-alarm = The key for Alipay+ is to be replaced soon
script-title = Script of a key ceremony
script-about = Follow it line by line, write the local time, and tick what is done. What is not here is not done; what goes another way is an exception.
script-number = No.
script-planned = Planned
script-what = What to do
script-time = Time
script-done = Done
script-minutes = { $minutes } min
script-room = Everybody named above is in the room or on the call. Close other programs, screen sharing and remote control. Disconnect the network if you can.
script-program = On the About page, compare the SHA-256 of the program with the published one. Both read the last four digits aloud.
script-read-plan = The operator reads aloud: occasion, environment, partner and client id. The witness compares them with the approval.
script-make = Press "Generate" and wait for the checks, or import the key. All checks are passed.
script-read-words = The operator reads the six words of the fingerprint aloud. The witness writes them down: ______________________________
script-store = Choose where the key will be used. Save it, or copy it to where it belongs. For a passphrase under dual control each person types one part alone.
script-prove = Wait for "read back", or paste the stored copy back. The witness sees the confirmation.
script-stored = Press "I have stored it". From now on the private key is not in this program.
script-register = Copy the public key into the dashboard. The witness compares its beginning and its end.
script-platform = Copy the Alipay+ public key from the dashboard into Keyturn.
script-cut-over = Put the key on every server. Then press Confirm replacement: the old key stops at once. Local time of pressing it: __________
script-live = Let every server send a request, and bring the log. All of them are signed with the new key, or the reason why not yet is given.
script-record = State what the record asks for, save it, print it.
script-statement = The witness says "I agree" or "I do not agree". Both sign. Agree whose copy is the official one.
script-exceptions = Exceptions
script-exceptions-about = Written by the witness: line, time, what was expected, what happened, what was decided, and by whom. Enter each with "Exception…" in Keyturn, too.
script-footer = { $program } · script
script-dialog = Save the script
script-saved = Script saved as { $file }. The record will hold its hash.
sheet-title = Hand-over of a private key
sheet-no-secret = This sheet holds no secret. The private key never travels with it in one envelope or message.
sheet-call = Whom to call
sheet-given = How the private key was handed over
sheet-steps = What to do with it
sheet-step-place = Put the private key where the service reads its secrets; never into source code, mail or chat.
sheet-step-compare = Compare the six words with those that the Inspect page of Keyturn shows for the key on the server.
sheet-step-every = Do this on every server, then restart the service, and tell whom to call that it is done.
sheet-step-delete = Delete the file you were given, and empty the bin.
sheet-qr = The public key as a QR code
sheet-sign-given = Given by, date, signature
sheet-sign-taken = Taken by, date, signature
sheet-footer = { $program } · hand-over sheet
sheet-dialog = Save the hand-over sheet
records-title = Records
records-lead = Open records of key ceremonies: see whether they are as they were written, go on with one, and see which key is due.
records-files = Open records…
records-folder = Open a folder…
records-dialog = Open records
records-page-name = record
records-other = { $file }: { $why }
records-twice = One key is used twice: { $hash }
records-line = { $partner } { $client } ({ $purpose })
records-due = Made on { $made }, { $days } days ago; due on { $due }
records-overdue = Made on { $made }, { $days } days ago; OVERDUE since { $due }
records-replaced = Made on { $made }, { $days } days ago; replaced since
records-unsound = This record was changed
records-open = Open { $file }
records-sound = Every entry fits the one before it, and the new key signed what stood before its destruction.
records-sound-unsigned = Every entry fits the one before it. No signature of the key is among them, because it was not destroyed in the program.
records-changed = This record was changed after it was written.
records-on-paper = The hash at the foot of the printed record
records-on-paper-hint = Type it from paper: only that shows whether somebody computed all hashes anew
records-paper-same = It is the one on paper
records-go-on = Go on with this ceremony
records-save-page = Save as a page…
records-close = Close
records-under-way = A ceremony is under way on the Keys page. Finish it first.
leak-title = If a key leaked
leak-lead = Somebody else may know the private key: it was in a chat, a mail, a ticket, a repository or a lost computer.
leak-first = Do not wait to be sure. A key that may be known is replaced; a replacement costs an hour.
leak-step-stop = Write down what happened and when. Do not delete messages or logs before somebody has kept a copy of them.
leak-step-replace = Make a new key on the Keys page, as a replacement, and give the leaked one as the old key.
leak-step-confirm = Put the new key on every server, then press Confirm replacement on the dashboard: from then on the leaked key opens nothing.
leak-step-tell = Tell your contact at Alipay+ and your own security team. The texts below can be sent as they are.
leak-step-look = Look at the requests since the leak: was one signed that you did not send? The Verify page reads whole logs.
leak-step-remove = Remove the leaked key from where it was: also from histories, backups and bins.
leak-step-record = Note the leak in the record of the ceremony, with what was decided.
leak-text-platform = To your contact at Alipay+
leak-text-platform-body = We have to assume that the private key of our client id is known to others since [date, time, zone]. We replace it now. Please tell us of requests since then that look unusual, and whom we can call. Our client id: [client id]. Fingerprint of the key (SHA-256): [fingerprint].
leak-text-team = To your own team
leak-text-team-body = The private key for Alipay+ may be known to others since [date, time, zone]. Do not use it any more and do not pass it on. A new key is being made; you get it from [name]. Keep logs and messages that show how it happened. Questions to [name, phone].
leak-copy = Copy the text
finish-start-over = Start another ceremony

## verify

verify-title = Verify a message
verify-lead = Is this notification genuine? And if it does not verify: why?
verify-message = Message
verify-message-hint = Paste a whole request, a curl command, a HAR or a log; or drop files or a folder here.
verify-paste = Paste
verify-open = Open files…
verify-open-dialog = Choose captured messages
verify-folder = Open folder…
verify-folder-dialog = Choose a folder of captured messages
verify-reading = Reading…
verify-reading-files = Reading… { $done } of { $total } files
verify-stop = Cancel
verify-sample = Try a sample
verify-goes-on = Keyturn goes on looking for rarer causes; this takes a few seconds.
verify-is-sample = This is a sample
verify-is-sample-body = It comes with Keyturn, signed with a key that everybody has, and is judged with that key. Your own keys stay as they are, and come back with your first message.
verify-sample-end = Leave the sample
verify-clear = Clear
verify-fields = Fill the fields instead
verify-capture = Paste a whole message instead
verify-method = Method
verify-uri = Path
verify-uri-hint = /payNotify
verify-client-id = Client id
verify-time = Request-Time or Response-Time
verify-signature = Signature
verify-signature-hint = algorithm=RSA256,keyVersion=1,signature=…
verify-body = Body
verify-body-file = { $bytes ->
        [one] The body is { $bytes } byte that is not text; it is checked as it is.
       *[other] The body is { $bytes } bytes that are not text; they are checked as they are.
    }
verify-bytes = { $bytes ->
        [one] body { $bytes } byte
       *[other] body { $bytes } bytes
    }
verify-platform-key = Alipay+ public key
verify-key-hint = Paste it from the dashboard
verify-other-keys = Other keys to compare with
verify-own-key = Your own public key
verify-old-key = Your old public key
verify-environment-key = The key of the other environment
verify-need-key = Paste the Alipay+ public key to check the message.
verify-need-message = Paste a message, or try a sample.
verify-need-parts = Still missing: { $parts }
verify-working = Checking…
verify-valid-body = Every byte is as it was signed.
verify-differs = What differs
verify-ours = here
verify-signed = signed
verify-change = What to change
verify-change-language = Language of your server
verify-signed-bytes = Show the signed bytes
verify-hide-bytes = Hide the signed bytes
verify-hidden = { $bytes ->
        [one] … and { $bytes } more byte
       *[other] … and { $bytes } more bytes
    }
verify-copy = Copy the finding
verify-copied = Copied
verify-saved = Saved as { $file }
verify-save = Save the finding…
verify-save-values = Show the values of the body in the saved finding
verify-save-dialog = Save the finding
verify-save-name = finding.txt
verify-tried = { $count ->
        [one] { $count } possibility tried in { $milliseconds } ms
       *[other] { $count } possibilities tried in { $milliseconds } ms
    }
verify-do-not-act = Do not act on this message. If it came from Alipay+, ask Alipay+.
verify-amount = { $written } (sent as { $sent })
verify-compare-fields = Compare these with the original message
verify-signed-hash = SHA-256 of what was signed { $hash }
verify-many = { $count } messages were found. The first is shown.
verify-many-all = Check all of them in a list
verify-many-title = Verify many messages
verify-many-from = { $count ->
        [one] { $count } message from { $source }
       *[other] { $count } messages from { $source }
    }
verify-many-paste = the clipboard
verify-many-files = { $count } files
verify-many-need-key = Paste the Alipay+ public key to check the messages.
verify-many-key = Checked with { $name }
verify-many-keys-open = Change keys
verify-many-keys-close = Hide keys
verify-many-progress = Checking… { $done } of { $total }
verify-many-all-genuine = { $genuine ->
        [one] The message is genuine.
       *[other] All { $genuine } are genuine.
    }
verify-many-not-genuine = { $genuine } genuine, { $not } not valid as they stand.
verify-many-unreadable = { $genuine } genuine, { $unreadable } could not be read.
verify-many-mixed = { $genuine } genuine, { $not } not valid as they stand, { $unreadable } could not be read.
verify-many-stopped = { $genuine ->
        [one] Cancelled: { $done } of { $total } were checked; { $genuine } of them is genuine.
       *[other] Cancelled: { $done } of { $total } were checked; { $genuine } of them are genuine.
    }
verify-many-again = Check all again
verify-many-everything = All { $count }
verify-many-filter = Which messages are shown
verify-many-chip = { $name } { $count }
verify-many-find = Find in the list
verify-many-nothing = Nothing in the list fits.
verify-column-standing = Verdict
verify-column-time = Time
verify-column-message = Message
verify-column-key = Signed by
verify-column-cause = Cause
verify-column-payment = Payment
verify-column-source = File
verify-many-save = Save as CSV…
verify-many-save-shown = Save the { $count } shown as CSV…
verify-many-save-dialog = Save the list as a table for spreadsheets
verify-many-saved = Saved as { $name }.
verify-many-unsaved = The table could not be written: { $reason }
    .fix = Save it again, in another folder.
    .code = P124
verify-many-brief = Rare causes were not searched for here: open a message to search for them.
verify-many-file = verdicts.csv
verify-many-took = { $count ->
        [one] { $count } message in { $seconds } s
       *[other] { $count } messages in { $seconds } s
    }
verify-many-back = Close the list
verify-many-list = Back to the list
verify-many-previous = Previous
verify-many-next = Next
verify-many-place = { $place } of { $count }

## sign

sign-title = Sign a test
sign-lead = Sign a request, or the acknowledgement of a notification, to try a server with.
sign-key = Private key
sign-key-hint = Drop its file here, choose one, or paste. It is wiped when you leave this page.
sign-key-held = RSA { $bits } · { $words }
sign-key-forget = Wipe it now
sign-what = What do you sign?
sign-request = A request to Alipay+
sign-acknowledgement = An acknowledgement of a notification
sign-uri = Path
sign-uri-hint = /aps/api/v1/payments/pay
sign-client-id = Client id
sign-time = Time
sign-time-hint = Now, if left empty
sign-origin = Server
sign-body = Body
sign-go = Sign
sign-need-key = Choose a private key first
sign-use-path = Use { $path }
sign-wiped = The key is wiped when you leave this page
sign-headers = Headers
sign-command = Command
sign-content = Signed bytes
sign-copy = Copy: { $what }

## inspect

inspect-title = Inspect
inspect-lead = What is this key? Do two belong together? Drop one or two files here, choose one, or paste.
inspect-first = Key or certificate
inspect-second = Another one, to compare
inspect-private = This is a private key. It was looked at and wiped; nobody else should have seen it.
inspect-sound = Every check of this private key passed
inspect-unsound = This private key did not pass its checks
inspect-size = RSA { $bits }, public exponent { $exponent }
inspect-public = Public key
inspect-copy-line = Copy for the dashboard
inspect-copy-pem = Copy as PEM
inspect-copy-pkcs1 = Copy as PKCS#1 PEM
inspect-match = They belong together.
inspect-no-match = They do not belong together.

## about

about-title = About Keyturn
about-lead = The offline key tool for partners of Alipay+ and Antom.
about-genuine = Is this copy genuine?
about-genuine-hint = The SHA-256 above belongs to this very file: one changed byte makes it another. The list SHA256SUMS stands beside the download. Paste it here, and Keyturn looks for this file in it.
about-published = The published SHA-256
about-published-hint = 64 characters, or the whole list
about-same = The same: this file is byte for byte the one in that list.
about-differs = Not the same: this file is in no line of what you pasted.
    .fix = See that the list is of this version and this system. If it is, do not use this copy, and tell whoever gave it to you.
about-no-hash = There is no whole SHA-256 in this: it has 64 characters, 0 to 9 and a to f.
about-genuine-doubt = A forged copy could show any number. In doubt, let the system compute it, with this command in a terminal:
about-version = Version { $version }
about-commit = Built from { $commit }
about-renderer = Drawn with { $renderer }
about-renderer-direct3d = Direct3D 12
about-renderer-warp = Direct3D 12 in software (WARP)
about-renderer-opengl = OpenGL
about-system = System { $system }, { $machine }
about-hash = SHA-256 { $hash }
about-hashing = being computed…
about-hash-unknown = not known: the file cannot be read
about-copy = Copy
about-copied = Copied
about-measures = How your keys are guarded here
about-measure = { $measure }: { $outcome }
about-measures-hint = What the system granted, and what it did not.
about-theme = Colours
about-theme-system = As the system
about-theme-light = Light
about-theme-dark = Dark
about-theme-place = Remembered in { $file }. Keyturn keeps nothing else.
about-theme-nowhere = This system names no folder for settings, so the choice ends with the window.
about-licences = Licences
about-licences-text = Keyturn is under the MIT licence or the Apache licence 2.0, as you choose. It contains the work of many others.
about-licences-show = Show whose, and their licences
about-licences-hide = Hide them

## cli

cli-passphrase-prompt = Passphrase of the key:
cli-passphrase-new-prompt = New passphrase:
cli-passphrase-again-prompt = The same again:
cli-key-summary = RSA { $bits }
    words   { $words }
    SHA-256 { $hex }
cli-record-head = Hash of the record: { $head }
cli-match = They belong together.
cli-no-match = They do not belong together.
cli-input-too-long = Standard input is longer than { $most }.
    .fix = Give the right file.
    .code = L001
cli-input-unreadable = Standard input cannot be read ({ $reason }).
    .fix = Give a file instead.
    .code = L002
cli-output = The result cannot be written ({ $reason }).
    .fix = Check where the output goes.
    .code = L003
cli-passphrase-weak = The passphrase is { $strength }.
    .fix = Choose a longer one.
    .code = L004
cli-passphrase-differs = The two passphrases are not the same.
    .fix = Try again.
    .code = L005
cli-passphrase-no-terminal = There is no terminal to ask for the passphrase on.
    .fix = Use --passphrase-file or --passphrase-fd, or --unprotected.
    .code = L006
cli-key-passphrase-no-terminal = The key is protected, and there is no terminal to ask for its passphrase on.
    .fix = Use --key-passphrase-file or --key-passphrase-fd.
    .code = L017
cli-passphrase-unreadable = The passphrase cannot be read from { $path } ({ $reason }).
    .fix = Check the file or descriptor.
    .code = L007
cli-passphrase-empty = The first line of { $path } is empty; the passphrase should be there.
    .fix = Check that this is the right file.
    .code = L018
cli-form-not-private = This form is one of a public key.
    .fix = Choose pkcs8-pem, pkcs8-line, pkcs1-pem or pkcs1-line.
    .code = L008
cli-form-not-public = A public key has no private form.
    .fix = Choose spki-line, spki-pem or pkcs1-public-pem.
    .code = L009
cli-json-needs-out = With --json the private key cannot go to standard output.
    .fix = Add --out FILE.
    .code = L010
cli-private-key-to-terminal = A private key is not printed to a terminal.
    .fix = Add --out FILE, or --show if nobody else can see the screen.
    .code = L011
cli-key-mended = The key text given to verify with was repaired: { $repair }
cli-other-key-form = A further key is given as NAME=FILE.
    .fix = For example --other-key own=own.pub
    .code = L012
cli-form-unprotected = This form has no room for a passphrase.
    .fix = Leave --form out for a protected PEM file, or add --unprotected.
    .code = L014
cli-standard-input-twice = Standard input (-) can be read only once.
    .fix = Give a file for all but one.
    .code = L015
cli-standard-output-twice = Only one result can go to standard output.
    .fix = Give a file to --public, and to --out; with --json, the public key is in the document.
    .code = L019
cli-public-over-private = The public key would replace the private key.
    .fix = Give --public a name of its own.
    .code = L020
cli-passphrase-long = The passphrase is longer than { $most }.
    .fix = Check that this is the right file.
    .code = L016
cli-generate-progress = { $found } of 2 primes found, { $tried } numbers tried
cli-nothing-to-verify = There is no message to verify.
    .fix = Give captures, or --uri, --client-id, --time, --body and --signature.
    .code = L013
cli-nothing-in-folder = There is no file in the folder, so nothing was judged.
    .fix = Check the path. Hidden files and links are left out.
    .code = L021
