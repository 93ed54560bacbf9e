#pragma once
// The likelihood ratio of one number measured on both sides: one effect behind both against an effect each.
#include <cmath>

namespace kinprint {

// log N2(x, y | covariance shared) - log N(x | variance left) - log N(y | variance right), in nats; x and y less the
// background's mean. Precondition: left x right > shared x shared, both above zero.
inline double shared_effect_nats(double x, double y, double left, double right, double shared) {
  const double determinant = left * right - shared * shared;
  const double joint = (right * x * x - 2 * shared * x * y + left * y * y) / determinant;
  const double apart = x * x / left + y * y / right;
  return 0.5 * (apart - joint - std::log(determinant / (left * right)));
}

}  // namespace kinprint
