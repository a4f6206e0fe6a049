use crypto_bigint::{ConcatenatingMul, NonZero};
use der::Decode;
use rsa::BoxedUint;
use zeroize::Zeroize;

use super::import::ImportError;
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
        for number in [
            &mut self.d,
            &mut self.p,
            &mut self.q,
            &mut self.dp,
            &mut self.dq,
            &mut self.qinv,
        ] {
            number.zeroize();
        }
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
        if self.e != BoxedUint::from(PUBLIC_EXPONENT) {
            return Err(ImportError::WrongExponent {
                exponent: self.e.to_string_radix_vartime(10),
            });
        }
        if self.p == self.q {
            return Err(ImportError::EqualPrimes);
        }
        if !self.product_is_modulus() {
            return Err(ImportError::PrimesDontFit);
        }
        if !is_prime(&self.p) || !is_prime(&self.q) {
            return Err(ImportError::CompositePrime);
        }
        if !self.private_exponent_fits() {
            return Err(ImportError::WrongPrivateExponent);
        }
        if !self.crt_fits() {
            return Err(ImportError::WrongCrt);
        }
        Ok(())
    }

    pub fn product_is_modulus(&self) -> bool {
        self.p.concatenating_mul(&self.q) == self.n
    }

    /// e·d ≡ 1 modulo p−1 and modulo q−1, which holds for both usual ways of choosing d.
    pub fn private_exponent_fits(&self) -> bool {
        [&self.p, &self.q].into_iter().all(|prime| {
            less_one(prime).is_some_and(|order| {
                self.e.concatenating_mul(&self.d).rem(&order) == BoxedUint::one()
            })
        })
    }

    /// dP, dQ and qInv are what p, q and d make them.
    pub fn crt_fits(&self) -> bool {
        let residue = |prime: &BoxedUint| less_one(prime).map(|order| self.d.rem(&order));
        let Some(p) = NonZero::new(self.p.clone()).into_option() else {
            return false;
        };
        residue(&self.p).as_ref() == Some(&self.dp)
            && residue(&self.q).as_ref() == Some(&self.dq)
            && self.qinv < self.p
            && self.qinv.concatenating_mul(&self.q).rem(&p) == BoxedUint::one()
    }

    /// |p−q| > 2^(bits/2 − 100) (FIPS 186-5 A.1.3).
    pub fn primes_far_apart(&self) -> bool {
        let (larger, smaller) = if self.p > self.q {
            (&self.p, &self.q)
        } else {
            (&self.q, &self.p)
        };
        let distance = larger.wrapping_sub(smaller).bit_width();
        distance > self.n.bit_width_vartime() / 2 - 100
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

pub(super) fn bit_length(big_endian: &[u8]) -> usize {
    let significant = big_endian
        .iter()
        .skip_while(|byte| **byte == 0)
        .copied()
        .collect::<Vec<_>>();
    significant.first().map_or(0, |first| {
        significant.len() * 8 - first.leading_zeros() as usize
    })
}

fn less_one(prime: &BoxedUint) -> Option<NonZero<BoxedUint>> {
    NonZero::new(prime.wrapping_sub(BoxedUint::one())).into_option()
}
