// Scores from a table become a session with results, or nothing at all.
#include "app/import.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "formradar/core/failure.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::Contains;
using testing::Key;
using testing::Not;

struct Place {
    std::ostringstream err;
    World world;
    MemoryFiles* files = nullptr;

    Place() {
        auto memory = std::make_unique<MemoryFiles>();
        files = memory.get();
        files->add("/anna/scores.csv", "s1,s2,s3,s4,s5,s6,s7\n1,2,3,4,5,4,3\n2,3,4,5,4,3,2\n3,4,5,4,3,2,1\n");
        world.files = std::move(memory);
        world.out = &err;
        world.err = &err;
        world.today = [] { return "2026-03-19"; };
        world.random_base32 = [n = 0](int letters) mutable {
            const auto number = std::to_string(n++);
            return std::string(static_cast<std::size_t>(letters) - number.size(), 'A') + number;
        };
        world.random_hex = [](int digits) { return std::string(static_cast<std::size_t>(digits), 'a'); };
    }
};

// The workbook's library writes to the disk itself, where these folders are not: there it fails, as on a full one.
TEST(Import, a_session_whose_results_cannot_be_written_is_none_and_can_be_imported_again) {
    Place place;
    const ImportCommand command{.table = "scores.csv", .form = "sto-borging", .out = "noord"};
    EXPECT_THROW(static_cast<void>(run_import(command, {}, place.world)), Error);
    EXPECT_THAT(place.files->files, Not(Contains(Key("/anna/noord/session.toml"))));
    EXPECT_EQ(place.files->info("/anna/noord").kind, machine::FileKind::none);
}

} // namespace
} // namespace formradar::app
