#include "app/shard.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "formradar/core/failure.hpp"
#include "formradar/scan/encode.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::HasSubstr;

FoundScans files_of(int count) {
    FoundScans found{.base = "/anna", .sources = {}, .folders = {}};
    for (int i = 0; i < count; ++i) {
        const auto name = "scans/" + std::to_string(1000 + i) + ".jpg";
        found.sources.push_back({.path = "/anna/" + name, .name = name, .refusal = {}, .is_folder = false});
    }
    return found;
}

std::string picture_of(const std::string& path) {
    return scan::encode_png(GrayImage(static_cast<int>(path[0]), static_cast<int>(path[1]), 0), scan::PngContent::ink);
}

PageOutcome page(const std::string& path) {
    PageOutcome outcome;
    outcome.reading.source = {.path = path, .page_in_file = 1, .sha256 = path};
    outcome.reading.status = record::Status::blank;
    outcome.answers.push_back({.question = 1, .png = picture_of(path)});
    return outcome;
}

void keep(MemoryFiles& files, const std::string& folder, const Shard& shard, const std::string& listing = "all",
          bool to_its_end = true) {
    Keeping keeping(files, folder, {.shard = shard, .listing = listing, .setting = "same"});
    keeping.add(page("b" + std::to_string(shard.number) + ".jpg"));
    keeping.add(page("c" + std::to_string(shard.number) + ".jpg"));
    if (to_its_end) {
        keeping.finish();
    }
}

PagePile joined(const MemoryFiles& files, const std::vector<std::string>& folders) {
    PagePile pages(std::make_unique<machine::MemoryPile>());
    join_shards(pages, files, folders);
    pages.sort_by_source();
    return pages;
}

std::string why_not(const MemoryFiles& files, const std::vector<std::string>& folders) {
    try {
        static_cast<void>(joined(files, folders));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(Shard, is_named_by_its_number_and_how_many_there_are) {
    EXPECT_EQ(shard_named("2/5"), (Shard{2, 5}));
    EXPECT_EQ(shard_named("1/1"), (Shard{1, 1}));
    for (const auto* wrong : {"", "2", "0/5", "6/5", "-1/5", "2/5x", "a/b", "2/", "/5"}) {
        EXPECT_FALSE(shard_named(wrong)) << wrong;
    }
}

TEST(Shard, every_file_is_in_one_of_them_whatever_else_is_there) {
    std::size_t sum = 0;
    for (int number = 1; number <= 7; ++number) {
        auto many = files_of(500), few = files_of(100);
        leave_only(many, {number, 7});
        leave_only(few, {number, 7});
        sum += many.sources.size();
        EXPECT_GT(many.sources.size(), 40U);
        for (const auto& source : few.sources) {
            EXPECT_THAT(many.sources, testing::Contains(source));
        }
    }
    EXPECT_EQ(sum, 500U);
}

TEST(Shard, all_of_them_in_any_order_are_the_pages_of_one_run) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 2});
    keep(files, "/anna/two", {2, 2});
    const auto pages = joined(files, {"/anna/two", "/anna/one"});
    ASSERT_EQ(pages.size(), 4U);
    EXPECT_EQ(pages.source(0), "b1.jpg");
    EXPECT_EQ(pages.source(1), "b2.jpg");
    EXPECT_EQ(pages.source(3), "c2.jpg");
    EXPECT_EQ(pages.outcome(1).answers.front().png, picture_of("b2.jpg"));
    EXPECT_EQ(pages.answers()[1].page, 1U) << "answers are sorted with their pages";
}

TEST(Shard, one_that_is_missing_twice_or_cut_short_is_named) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 3});
    keep(files, "/anna/again", {1, 3});
    keep(files, "/anna/half", {2, 3}, "all", false);
    keep(files, "/anna/three", {3, 3});
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/three"}), HasSubstr("missing: shard 2/3"));
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/half", "/anna/three"}), HasSubstr("shard 2/3 in /anna/half was cut short"));
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/again", "/anna/three"}),
                HasSubstr("shard 1/3 in /anna/again is in /anna/one as well"));
}

TEST(Shard, those_of_another_folder_or_with_lost_pages_are_named) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 2});
    keep(files, "/anna/other", {2, 2}, "other files");
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/other"}), HasSubstr("shard 2/2 in /anna/other is of other files"));
    keep(files, "/anna/two", {2, 2});
    EXPECT_EQ(why_not(files, {"/anna/one", "/anna/two"}), "");
    files.files.at("/anna/two/pages").pop_back();
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/two"}), HasSubstr("shard 2/2 in /anna/two are not as they were kept"));
}

TEST(Shard, pages_that_no_run_can_have_read_are_refused_with_their_shard) {
    const auto refused = [](const std::function<void(PageOutcome&)>& change) {
        MemoryFiles files;
        Keeping keeping(files, "/anna/one", {.shard = {1, 1}, .listing = "all", .setting = "same"});
        keeping.add(page("b.jpg"));
        auto last = page("c.jpg");
        change(last);
        keeping.add(last);
        keeping.finish();
        return why_not(files, {"/anna/one"});
    };
    EXPECT_EQ(refused([](auto&) {}), "");
    EXPECT_THAT(refused([](auto& last) { last.reading.session = "../../E"; }), HasSubstr("not as they were kept"));
    EXPECT_THAT(refused([](auto& last) { last.answers.front().png = "%PDF-1.7"; }), HasSubstr("not as they were kept"));
}

} // namespace
} // namespace formradar::app
