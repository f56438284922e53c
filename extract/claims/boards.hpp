// Seats on a board whose firm stands elsewhere: "X will join the board", "Y has left the board of directors".
#pragma once

#include "extract/claims/orders.hpp"

namespace newsgraph {

void find_board_seats(const Told& told, Candidates& out);

}  // namespace newsgraph
