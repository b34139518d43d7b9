#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

// The C library has another name on each platform; the measures need these five of it.

/// The logarithm of `value` to the base e.
package func naturalLog(_ value: Double) -> Double { log(value) }

/// The logarithm of `value` to the base 2.
func binaryLog(_ value: Double) -> Double { log2(value) }

/// The logarithm of `value` to the base 10.
func commonLog(_ value: Double) -> Double { log10(value) }

/// e to the power of `value`.
func exponential(_ value: Double) -> Double { exp(value) }

/// `base` to the power of `exponent`.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
