use crypto_bigint::{ConcatenatingMul, Gcd, Integer, NonZero};
use der::Decode;
use rsa::BoxedUint;
use zeroize::{Zeroize, Zeroizing};

use super::import::{CrtValue, ImportError};
use super::{MAX_BITS, MIN_BITS, PUBLIC_EXPONENT};

/// The numbers of an `RSAPrivateKey` (RFC 8017 appendix A.1.2), wiped when dropped.
pub(super) struct Components {
    pub n: BoxedUint,
    pub e: BoxedUint,
    pub d: BoxedUint,
    pub p: BoxedUint,
    pub q: BoxedUint,
    pub dp: BoxedUint,
    pub dq: BoxedUint,
    pub qinv: BoxedUint,
}

impl Drop for Components {
    fn drop(&mut self) {
        for number in
            [&mut self.d, &mut self.p, &mut self.q, &mut self.dp, &mut self.dq, &mut self.qinv]
        {
            number.zeroize();
        }
    }
}

/// The numbers that other forms keep of a key, big-endian; the exponents modulo p−1 and q−1 follow from them.
pub(super) struct Numbers<'a> {
    pub n: &'a [u8],
    pub e: &'a [u8],
    pub d: &'a [u8],
    pub p: &'a [u8],
    pub q: &'a [u8],
    pub qinv: &'a [u8],
}

impl Numbers<'_> {
    /// The same key as `RSAPrivateKey` in DER; nothing of it is checked yet.
    ///
    /// # Errors
    /// [`ImportError::TooLarge`], [`ImportError::Damaged`].
    pub fn pkcs1(&self) -> Result<Zeroizing<Vec<u8>>, ImportError> {
        let bits = bit_length(self.n);
        if bits > MAX_BITS {
            return Err(ImportError::TooLarge { bits });
        }
        let all = [self.n, self.e, self.d, self.p, self.q, self.qinv];
        if all.iter().any(|number| number.is_empty() || number.len() > MAX_BITS / 8 + 1) {
            return Err(ImportError::Damaged);
        }
        let exponent = Zeroizing::new(BoxedUint::from_be_slice_vartime(self.d));
        let modulo = |prime: &[u8]| {
            let prime = Zeroizing::new(BoxedUint::from_be_slice_vartime(prime));
            let order = less_one(&prime)?;
            Some(Zeroizing::new(Zeroizing::new(exponent.rem(&order)).to_be_bytes()))
        };
        let (Some(dp), Some(dq)) = (modulo(self.p), modulo(self.q)) else {
            return Err(ImportError::Damaged);
        };
        let number = |bytes| der::asn1::UintRef::new(bytes);
        let key = || {
            Ok::<_, der::Error>(pkcs1::RsaPrivateKey {
                modulus: number(self.n)?,
                public_exponent: number(self.e)?,
                private_exponent: number(self.d)?,
                prime1: number(self.p)?,
                prime2: number(self.q)?,
                exponent1: number(&dp)?,
                exponent2: number(&dq)?,
                coefficient: number(self.qinv)?,
                other_prime_infos: None,
            })
        };
        let key = key().map_err(|_| ImportError::Damaged)?;
        der::Encode::to_der(&key).map(Zeroizing::new).map_err(|_| ImportError::Damaged)
    }
}

impl Components {
    /// Reads the PKCS#1 document. The size is bounded before any number is built.
    pub fn read(pkcs1: &[u8]) -> Result<Self, ImportError> {
        let key = pkcs1::RsaPrivateKeyRef::from_der(pkcs1).map_err(|_| ImportError::Damaged)?;
        let bits = bit_length(key.modulus.as_bytes());
        if bits < MIN_BITS {
            return Err(ImportError::TooSmall { bits });
        }
        if bits > MAX_BITS {
            return Err(ImportError::TooLarge { bits });
        }
        let fits = |bytes: &[u8]| bytes.len() * 8 <= MAX_BITS;
        let number = |field: der::asn1::UintRef<'_>| {
            let bytes = field.as_bytes();
            if fits(bytes) {
                Ok(BoxedUint::from_be_slice_vartime(bytes))
            } else {
                Err(ImportError::Damaged)
            }
        };
        Ok(Self {
            n: number(key.modulus)?,
            e: number(key.public_exponent)?,
            d: number(key.private_exponent)?,
            p: number(key.prime1)?,
            q: number(key.prime2)?,
            dp: number(key.exponent1)?,
            dq: number(key.exponent2)?,
            qinv: number(key.coefficient)?,
        })
    }

    /// Everything a file can get wrong, in the order that gives the most useful sentence.
    pub fn check(&self) -> Result<(), ImportError> {
        self.check_exponent()?;
        if self.p == self.q {
            return Err(ImportError::EqualPrimes);
        }
        if !self.product_is_modulus() {
            return Err(ImportError::PrimesDontFit);
        }
        if !self.primes_fit_halves() {
            return Err(ImportError::UnbalancedPrimes);
        }
        if !is_prime(&self.p) || !is_prime(&self.q) {
            return Err(ImportError::CompositePrime);
        }
        if !self.private_exponent_fits() {
            return Err(ImportError::WrongPrivateExponent);
        }
        self.wrong_crt().map_or(Ok(()), |value| Err(ImportError::WrongCrt(value)))
    }

    fn check_exponent(&self) -> Result<(), ImportError> {
        let bits = self.e.bit_width_vartime();
        if self.e == BoxedUint::from(PUBLIC_EXPONENT) {
            Ok(())
        } else if bits < 2 || self.e.is_even().to_bool() {
            Err(ImportError::BrokenExponent)
        } else if bits > 64 {
            Err(ImportError::HugeExponent { bits: bits as usize })
        } else {
            Err(ImportError::WrongExponent { exponent: integer(&self.e) })
        }
    }

    /// Neither prime is longer than half the modulus, so neither is much shorter.
    fn primes_fit_halves(&self) -> bool {
        let half = self.n.bit_width_vartime().div_ceil(2);
        self.p.bit_width() <= half && self.q.bit_width() <= half
    }

    /// p and q have half the bits of the modulus each (FIPS 186-5 A.1.1).
    pub fn primes_balanced(&self) -> bool {
        let half = self.n.bit_width_vartime() / 2;
        self.p.bit_width() == half && self.q.bit_width() == half
    }

    pub fn product_is_modulus(&self) -> bool {
        self.p.concatenating_mul(&self.q) == self.n
    }

    /// e·d ≡ 1 modulo p−1 and modulo q−1, which holds for both usual ways of choosing d.
    pub fn private_exponent_fits(&self) -> bool {
        let product = Zeroizing::new(self.e.concatenating_mul(&self.d));
        let inverse = [&self.p, &self.q].into_iter().all(|prime| {
            less_one(prime)
                .is_some_and(|order| *Zeroizing::new(product.rem(&order)) == BoxedUint::one())
        });
        self.d.bit_width() <= self.n.bit_width_vartime() && inverse
    }

    /// The first of dP, dQ and qInv that is not what p, q and d make it.
    pub fn wrong_crt(&self) -> Option<CrtValue> {
        let fits = |prime: &BoxedUint, exponent: &BoxedUint| {
            less_one(prime).is_some_and(|order| *Zeroizing::new(self.d.rem(&order)) == *exponent)
        };
        if !fits(&self.p, &self.dp) {
            Some(CrtValue::Dp)
        } else if !fits(&self.q, &self.dq) {
            Some(CrtValue::Dq)
        } else if !self.coefficient_fits() {
            Some(CrtValue::Qinv)
        } else {
            None
        }
    }

    fn coefficient_fits(&self) -> bool {
        let product = Zeroizing::new(self.qinv.concatenating_mul(&self.q));
        self.qinv < self.p
            && secret_nonzero(self.p.clone())
                .is_some_and(|p| *Zeroizing::new(product.rem(&p)) == BoxedUint::one())
    }

    /// |p−q| > 2^(bits/2 − 100) (FIPS 186-5 A.1.3).
    pub fn primes_far_apart(&self) -> bool {
        let (larger, smaller) =
            if self.p > self.q { (&self.p, &self.q) } else { (&self.q, &self.p) };
        let distance = Zeroizing::new(larger.wrapping_sub(smaller));
        distance.bit_width() > (self.n.bit_width_vartime() / 2).saturating_sub(100)
    }

    /// d < lcm(p−1, q−1) (FIPS 186-5 A.1.1).
    pub fn private_exponent_small(&self) -> bool {
        self.reduced_exponent().is_some_and(|reduced| *reduced == self.d)
    }

    /// d modulo lcm(p−1, q−1): the same key, with the exponent that FIPS 186-5 A.1.1 wants.
    pub fn reduced_exponent(&self) -> Option<Zeroizing<BoxedUint>> {
        let less_one = |prime: &BoxedUint| Zeroizing::new(prime.wrapping_sub(BoxedUint::one()));
        let (p, q) = (less_one(&self.p), less_one(&self.q));
        let common = secret_nonzero(BoxedUint::gcd(&p, &*q))?;
        let part = Zeroizing::new(p.wrapping_div(&*common));
        let multiple = secret_nonzero(part.concatenating_mul(&*q))?;
        Some(Zeroizing::new(self.d.rem(&*multiple)))
    }

    /// d > 2^(bits/2) (FIPS 186-5 A.1.1).
    pub fn private_exponent_large(&self) -> bool {
        self.d.bit_width() > self.n.bit_width_vartime() / 2
    }
}

/// Baillie–PSW in its strengthened form; no composite is known to pass.
pub(super) fn is_prime(number: &BoxedUint) -> bool {
    number.bit_width_vartime() > 2 && crypto_primes::is_prime(crypto_primes::Flavor::Any, number)
}

/// Length in bits of a big-endian number.
pub(super) fn bit_length(big_endian: &[u8]) -> usize {
    let zeros = big_endian.iter().take_while(|byte| **byte == 0).count();
    big_endian[zeros..]
        .first()
        .map_or(0, |first| (big_endian.len() - zeros) * 8 - first.leading_zeros() as usize)
}

/// The value of a number of at most 64 bits.
fn integer(number: &BoxedUint) -> u64 {
    number.to_be_bytes().iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn less_one(prime: &BoxedUint) -> Option<Zeroizing<NonZero<BoxedUint>>> {
    secret_nonzero(prime.wrapping_sub(BoxedUint::one()))
}

fn secret_nonzero(number: BoxedUint) -> Option<Zeroizing<NonZero<BoxedUint>>> {
    NonZero::new(number).into_option().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::bit_length;

    #[test]
    fn leading_zeros_do_not_count() {
        assert_eq!(bit_length(&[]), 0);
        assert_eq!(bit_length(&[0, 0]), 0);
        assert_eq!(bit_length(&[0, 1]), 1);
        assert_eq!(bit_length(&[0x80, 0]), 16);
    }
}
