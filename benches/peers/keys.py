"""Keys of OpenSSL as Python's `cryptography` brings it: keys.py BITS COUNT, milliseconds of each."""
import sys
import time

from cryptography.hazmat.primitives.asymmetric import rsa

bits, count = int(sys.argv[1]), int(sys.argv[2])
for number in range(-3, count):
    start = time.perf_counter()
    rsa.generate_private_key(public_exponent=65537, key_size=bits)
    if number >= 0:
        print((time.perf_counter() - start) * 1000)
