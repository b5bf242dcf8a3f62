/** The upper tail of the standard normal distribution and its inverse, precise also far out, where a difference from 1 would be lost. */

/** The share of a standard normal variable above z. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 3) {
    // Laplace's continued fraction
    let rest = z;
    for (let k = 120; k > 0; k--) rest = z + k / rest;
    return density / rest;
  }
  let [term, sum] = [z, z];
  for (let k = 3; Math.abs(term) > 1e-17 * sum; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 - density * sum;
}

/** The z above which a share of a standard normal variable lies; infinite for the shares 0 and 1. */
export function upperQuantile(share: number): number {
  if (share <= 0) return Number.POSITIVE_INFINITY;
  if (share >= 1) return Number.NEGATIVE_INFINITY;
  let [low, high] = [-40, 40];
  for (let i = 0; i < 64; i++) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
