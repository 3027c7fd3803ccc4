// Pictures of pages, asked for again and again.
#include "app/serve/pictures.hpp"

#include <gtest/gtest.h>

#include <future>

#include "app/printed_session.hpp"
#include "support/memory_files.hpp"

namespace formradar::app::serve {
namespace {

TEST(Pictures, what_cannot_be_had_is_not_asked_of_the_disk_with_every_look) {
    auto memory = std::make_unique<MemoryFiles>();
    auto& files = *memory;
    World world;
    world.files = std::move(memory);
    const auto session = printed_session();
    Pictures pictures(session, 150, world);
    files.looks = 1000;
    const auto asked = [&](const std::string& key) {
        const int before = *files.looks;
        std::promise<std::string> png;
        pictures.want(key, "/anna/noord/scans/gone.jpg", "00", 1, 1, [&](std::string bytes) { png.set_value(std::move(bytes)); });
        EXPECT_EQ(png.get_future().get(), "");
        return before - *files.looks;
    };
    EXPECT_GT(asked("one"), 0);
    EXPECT_EQ(asked("one"), 0);
    EXPECT_GT(asked("another"), 0);
}

} // namespace
} // namespace formradar::app::serve
