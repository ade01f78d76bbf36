#pragma once

namespace gameday::sim {

/// The project's own elementary functions: + - * /, sqrt and bit operations only, because those of the C
/// library give other last bits on processors with and without FMA. Same bytes for every compiler and
/// optimisation level, given -ffp-contract=off. Everything that reaches a result uses these. Errors below are
/// relative and measured by the tests.

/// Natural logarithm, error <= 3e-16. Of 0: minus infinity; of a negative number: not a number.
double log(double x);

/// e to the x, error <= 3e-16 where the result is normal. Infinity above 709.78, 0 below -745.2.
double exp(double x);

/// P(Z <= x) of a standard normal Z, error <= 2e-15 down to x = -37. Source of the rational functions: Cody,
/// "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
double normal_cdf(double x);

/// The x with normal_cdf(x) = p, error <= 2e-15 (absolute near p = 1/2, where x passes 0: 1e-16). Infinite at
/// p = 0 and 1; not a number outside [0, 1]. Source: Wichura, algorithm AS 241 (PPND16), Appl. Statist. 37
/// (1988).
double normal_quantile(double p);

}  // namespace gameday::sim
