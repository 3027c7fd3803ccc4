#include "app/serve/page_modules.hpp"

#include <gmock/gmock.h>

namespace formradar::app::serve {
namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;

// One of them that is forgotten is asked for only when the one that imports it was read: the page comes later.
TEST(PageModules, all_that_a_page_needs_are_known_before_it_asks) {
    const auto session = modules_behind("session.js");
    EXPECT_THAT(session,
                IsSupersetOf({"dom.js", "doubts.js", "sheetview.js", "program.js", "radar.js", "results.js", "upload.js"}));
    EXPECT_THAT(session, Not(Contains("session.js")));
    EXPECT_THAT(modules_behind("wall.js"), testing::UnorderedElementsAre("dom.js", "program.js", "radar.js"));
    for (const auto* page : {"session.js", "wall.js", "phone.js"}) {
        for (const auto& name : modules_behind(page)) {
            EXPECT_FALSE(file_of_page(name).text.empty()) << page << " imports " << name;
            EXPECT_THAT(modules_behind(page), IsSupersetOf(modules_behind(name)));
        }
    }
    EXPECT_THAT(modules_behind("nothing.js"), testing::IsEmpty());
}

} // namespace
} // namespace formradar::app::serve
