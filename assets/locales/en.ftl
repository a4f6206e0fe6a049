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
secret-outcome-done = in force
secret-outcome-refused = not granted by the system: { $reason }
secret-outcome-not-here = not needed on this system
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
secret-file-too-long = This file is longer than { $most } bytes: { $path }
    .fix = Choose the right file.
    .code = S008
secret-file-not-the-same = What was read back is not what was written, so it was removed: { $path }
    .fix = Choose another disk: this one may be faulty.
    .code = S009
secret-file-other = The file could not be used: { $path } ({ $reason })
    .fix = Try again, or choose another place.
    .code = S010
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
keys-decode-foreign = Character { $position } does not belong in a key.
    .fix = Copy the key again from where it is kept, without anything around it.
    .code = K109
keys-decode-wrong-length = The key text is damaged: a part of it is missing.
    .fix = Copy it again, from the first character to the last.
    .code = K110
keys-decode-truncated = The key is cut off: { $have } of { $want } bytes are there.
    .fix = Copy it again, from the first character to the last.
    .code = K111
keys-decode-trailing = After the key come { $bytes } bytes that do not belong to it.
    .fix = Copy the key alone.
    .code = K112
keys-decode-not-der = This looks like text in base64, but it is no key.
    .fix = Check that you copied the key, not a signature, a password or a token.
    .code = K113
keys-decode-several = There are { $count } keys or certificates in this text.
    .fix = Give one at a time.
    .code = K114
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
    .fix = Make a new key. Few systems accept this one.
    .code = K122
keys-import-equal-primes = The two primes of this key are the same number, so anybody can compute it.
    .fix = Never use it. Make a new key.
    .code = K123
keys-import-primes-dont-fit = The primes of this key do not multiply to its modulus: it is damaged or two keys were mixed.
    .fix = Take another copy of it, or make a new key.
    .code = K124
keys-import-composite-prime = A number in this key that must be prime is not.
    .fix = Never use it. Make a new key.
    .code = K125
keys-import-wrong-private-exponent = The private exponent does not belong to this key.
    .fix = Take another copy of it, or make a new key.
    .code = K126
keys-import-wrong-crt = The shortcut values (dP, dQ, qInv) of this key are wrong. Using it could give the key away.
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
keys-is-legacy-encrypted = This key is protected in the outdated way of old OpenSSL.
    .fix =
        { $wanted ->
            [private] Convert it first: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW
           *[public] Choose the RSA public key.
        }
    .code = K154
keys-is-multi-prime = This key has more than two primes, which few systems accept.
    .fix =
        { $wanted ->
            [private] Make a new key.
           *[public] Choose the RSA public key.
        }
    .code = K155
keys-is-rsa-pss = This RSA key is bound to the PSS method, which Alipay+ does not use.
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
keys-is-edwards = This is an Ed25519 or X25519 key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K160
keys-is-sm2 = This is an SM2 key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K161
keys-is-dsa = This is a DSA or Diffie-Hellman key, not RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K162
keys-is-other-algorithm = This key is not for RSA.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K163
keys-is-openssh-private = This private key is in the form of OpenSSH.
    .fix =
        { $wanted ->
            [private] Convert a copy of it first: ssh-keygen -p -m PKCS8 -f COPY
           *[public] Choose the RSA public key.
        }
    .code = K164
keys-is-openssh-public = This public key is in the form of OpenSSH.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Convert it first: ssh-keygen -e -m PKCS8 -f KEY.pub
        }
    .code = K165
keys-is-putty = This private key is in the form of PuTTY.
    .fix =
        { $wanted ->
            [private] In PuTTYgen choose Conversions, Export OpenSSH key, then convert that with: ssh-keygen -p -m PKCS8 -f COPY
           *[public] Choose the RSA public key.
        }
    .code = K166
keys-is-pkcs12 = This is a PKCS#12 file (.p12 or .pfx).
    .fix =
        { $wanted ->
            [private] Take the key out first: openssl pkcs12 -in FILE -nocerts -out KEY.pem
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
keys-is-pgp = This is an OpenPGP key.
    .fix =
        { $wanted ->
            [private] Choose the RSA private key, or make a new one.
           *[public] Choose the RSA public key.
        }
    .code = K170
keys-is-jwk = This is a JSON Web Key.
    .fix =
        { $wanted ->
            [private] Ask for the key as PEM, or make a new one.
           *[public] Ask for the key as PEM.
        }
    .code = K171
keys-is-xml = This is an RSA key in the XML of old .NET.
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
keys-is-archive = This is an archive (zip).
    .fix =
        { $wanted ->
            [private] Unpack it first.
           *[public] Unpack it first.
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
keys-repair-utf16 = It was saved as UTF-16; it was read as such.
keys-repair-bom = A byte order mark at the start was left out.
keys-repair-invisible = Characters that cannot be seen were left out.
keys-repair-literal-newlines = \n written out was read as a line break.
keys-repair-quotes = Quotes around the key were left out.
keys-repair-dashes = The dashes around BEGIN and END were mended.
keys-repair-surroundings = Text around the key was left out.
keys-repair-blanks = Blanks inside the key were left out.
keys-repair-percent = Percent signs (%2B and the like) were decoded.
keys-repair-base64url = The characters - and _ were read as + and /.
keys-repair-padding = Missing or extra = signs at the end were mended.
keys-repair-plus-lost = Blanks were read as +, which a web form had replaced.
keys-repair-doubled = The key was there twice; one was left out.
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
keys-kind-rsa-pss = RSA-PSS key
keys-kind-ec-private = elliptic-curve private key
keys-kind-ec-public = elliptic-curve public key
keys-kind-ec-parameters = elliptic-curve parameters
keys-kind-edwards = Ed25519 or X25519 key
keys-kind-sm2 = SM2 key
keys-kind-dsa = DSA or Diffie-Hellman key
keys-kind-other-algorithm = key of another algorithm
keys-kind-openssh-private = OpenSSH private key
keys-kind-openssh-public = OpenSSH public key
keys-kind-putty = PuTTY private key
keys-kind-pkcs12 = PKCS#12 keystore
keys-kind-pkcs7 = PKCS#7 bundle
keys-kind-java-keystore = Java keystore
keys-kind-pgp = OpenPGP key
keys-kind-jwk = JSON Web Key
keys-kind-xml = .NET XML key
keys-kind-html = web page
keys-kind-archive = archive
keys-kind-hex = hex digits
keys-kind-prose = text
keys-kind-unknown-der = unknown document
keys-audit-size = The size is exactly right
keys-audit-size-bad = The size is unusual: not 2048, 3072 or 4096 bits
keys-audit-exponent = The public exponent is 65537
keys-audit-exponent-bad = The public exponent is not 65537
keys-audit-product = The parts belong together (p × q = n)
keys-audit-product-bad = The parts do not belong together (p × q ≠ n)
keys-audit-primes = Both primes are prime
keys-audit-primes-bad = A number that must be prime is not
keys-audit-distance = The primes are far enough apart
keys-audit-distance-bad = The primes are too close together
keys-audit-private-exponent = The private exponent is large and fits
keys-audit-private-exponent-bad = The private exponent is too small or does not fit
keys-audit-crt = The shortcut values fit (dP, dQ, qInv)
keys-audit-crt-bad = The shortcut values do not fit (dP, dQ, qInv)
keys-audit-roca = No known weakness (ROCA)
keys-audit-roca-bad = It has the known weakness ROCA
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

## capture

## ceremony

ceremony-step-prepare = Prepare
ceremony-step-make = Make the key
ceremony-step-store = Store
ceremony-step-register = Register
ceremony-step-finish = Finish
ceremony-occasion-first = First key
ceremony-occasion-replacement = Replacement
ceremony-environment-test = Test environment
ceremony-environment-real = Real environment
ceremony-note-sandbox-id = This client id looks like one of the test environment, but you chose the real one.
ceremony-note-real-id = This client id does not look like one of the test environment, but you chose the test one.
ceremony-event-prepared = Prepared
ceremony-event-generated = Key pair generated (RSA { $bits })
ceremony-event-imported = Key imported (RSA { $bits })
ceremony-event-saved = Private key saved as { $file } ({ $form }, for { $destination })
ceremony-event-copied = Private key copied ({ $form }, for { $destination })
ceremony-event-dual-control = Passphrase set under dual control: two people typed one part each
ceremony-event-screen-sharing = Screen sharing was allowed during this step
ceremony-event-read-back = Stored copy proved: { $file } was read back and matches
ceremony-event-pasted-back = Stored copy proved: it was pasted back and matches
ceremony-event-destroyed = Private key confirmed as stored, and destroyed in Keyturn
ceremony-event-public-copied = Public key copied
ceremony-event-public-saved = Public key saved as { $file }
ceremony-event-platform-key = Alipay+ public key accepted
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
ceremony-refusal-own-old-key = This is your own old public key, not the one of Alipay+.
    .fix = On the dashboard, copy the Alipay+ public key.
    .code = C207
ceremony-refusal-not-yet = An earlier step is not finished.
    .fix = Finish the steps in their order.
    .code = C208
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
ceremony-record-sign-operator = Operator, date, signature
ceremony-record-sign-witness = Witness, date, signature

## shell

## prepare

## make

## store

## register

## finish

## verify

## sign

## inspect

## about

## cli

