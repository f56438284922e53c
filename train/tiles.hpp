// Products of matrices on processors with tiles (Intel AMX): factors rounded to bfloat16, sums in 32 bits,
// several times as fast as wide instructions. Training only; without such a processor tensor.cpp does it.
#pragma once

#include "train/tensor.hpp"

namespace newsgraph::train {

bool have_tiles();
/// c += a b; only where have_tiles().
void multiply_tiles(const Matrix& a, const Matrix& b, Matrix& c);

}  // namespace newsgraph::train
