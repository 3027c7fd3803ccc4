// The sentences of all causes but `none`: made from app/messages/*.toml, the section [reason].
#pragma once

#include "formradar/core/phrase_table.hpp"

namespace formradar::record {

[[nodiscard]] std::span<const Language> reason_table();

} // namespace formradar::record
