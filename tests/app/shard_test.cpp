#include "app/shard.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <functional>

#include "formradar/core/failure.hpp"
#include "formradar/scan/encode.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::HasSubstr;
using testing::Not;

FoundScans files_of(int count) {
    FoundScans found{.base = "/anna", .sources = {}, .folders = {}};
    for (int i = 0; i < count; ++i) {
        const auto name = "scans/" + std::to_string(1000 + i) + ".jpg";
        found.sources.push_back({.path = "/anna/" + name, .name = name, .refusal = {}, .is_folder = false});
    }
    return found;
}

// Another one for each file.
std::string picture_of(const std::string& path) {
    return scan::encode_png(GrayImage(std::stoi(path.substr(path.find('/') + 1)) - 990, 3, 0), scan::PngContent::ink);
}

PageOutcome page(const std::string& path) {
    PageOutcome outcome;
    outcome.reading.source = {.path = path, .page_in_file = 1, .sha256 = path};
    outcome.reading.status = record::Status::blank;
    outcome.answers.push_back({.question = 1, .png = picture_of(path)});
    return outcome;
}

using Change = std::function<void(PageOutcome&)>;

// A shard of these files, as a run keeps it, but for what `change` does to its pages.
void keep(MemoryFiles& files, const std::string& folder, const Shard& shard, FoundScans found = files_of(12),
          const Change& change = nullptr) {
    const auto note = note_of(found, shard, "same");
    leave_only(found, shard);
    Keeping keeping(files, folder, note);
    for (const auto& source : found.sources) {
        auto outcome = page(source.name);
        if (change) {
            change(outcome);
        }
        keeping.add(outcome);
    }
    keeping.finish();
}

PagePile joined(const MemoryFiles& files, const std::vector<std::string>& folders) {
    PagePile pages(std::make_unique<machine::MemoryPile>());
    join_shards(pages, files, folders, "K7QX2M");
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
    ASSERT_EQ(pages.size(), 12U);
    for (std::size_t i = 0; i < 12; ++i) {
        EXPECT_EQ(pages.source(i), "scans/" + std::to_string(1000 + i) + ".jpg");
        EXPECT_EQ(pages.outcome(i).answers.front().png, picture_of(pages.source(i)));
        EXPECT_EQ(pages.answers()[i].page, i) << "answers are sorted with their pages";
    }
}

TEST(Shard, one_that_is_missing_twice_or_cut_short_is_named) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 3});
    keep(files, "/anna/again", {1, 3});
    const Keeping half(files, "/anna/half", note_of(files_of(12), {2, 3}, "same"));
    keep(files, "/anna/three", {3, 3});
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/three"}), HasSubstr("missing: shard 2/3"));
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/half", "/anna/three"}), HasSubstr("shard 2/3 in /anna/half was cut short"));
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/again", "/anna/three"}),
                HasSubstr("shard 1/3 in /anna/again is in /anna/one as well"));
}

TEST(Shard, of_many_that_are_missing_the_first_are_named) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 50'000});
    EXPECT_LT(why_not(files, {"/anna/one"}).size(), 1'000U);
    EXPECT_FALSE(shard_named("1/50001"));
}

TEST(Shard, those_of_another_folder_or_with_lost_pages_are_named) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 2});
    keep(files, "/anna/other", {2, 2}, files_of(13));
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/other"}), HasSubstr("shard 2/2 in /anna/other is of other files"));
    keep(files, "/anna/two", {2, 2});
    EXPECT_EQ(why_not(files, {"/anna/one", "/anna/two"}), "");
    files.files.at("/anna/two/pages").pop_back();
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/two"}), HasSubstr("shard 2/2 in /anna/two are not as they were kept"));
}

// Two regions may have called their scans 1000.jpg, 1001.jpg ...
TEST(Shard, those_of_another_folder_with_files_of_the_same_names_are_named) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 2});
    auto others = files_of(12);
    others.sources.front().size = 700'000;
    keep(files, "/anna/other", {2, 2}, others);
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/other"}), HasSubstr("shard 2/2 in /anna/other is of other files"));
}

TEST(Shard, one_in_which_a_byte_is_another_is_named) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 1});
    const auto at = files.files.at("/anna/one/pages").find("blank");
    files.files.at("/anna/one/pages").replace(at, 5, "read\"").replace(at + 5, 1, " ");
    EXPECT_THAT(why_not(files, {"/anna/one"}), HasSubstr("shard 1/1 in /anna/one are not as they were kept"));
}

TEST(Shard, pages_of_another_one_and_pages_that_come_twice_are_refused) {
    MemoryFiles files;
    keep(files, "/anna/one", {1, 2});
    keep(files, "/anna/two", {2, 2});
    // Whoever made this noted its sum, too.
    keep(files, "/anna/two", {2, 2}, files_of(12), [](auto& outcome) { outcome.reading.source.path = "scans/1003.jpg"; });
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/two"}), HasSubstr("not as they were kept"));
}

TEST(Shard, a_file_without_a_page_is_missed) {
    MemoryFiles files;
    auto found = files_of(12);
    const auto note = note_of(found, {1, 1}, "same");
    Keeping keeping(files, "/anna/one", note);
    for (std::size_t i = 1; i < found.sources.size(); ++i) {
        keeping.add(page(found.sources[i].name));
    }
    keeping.finish();
    EXPECT_THAT(why_not(files, {"/anna/one"}), HasSubstr("the files in them are not those that were there"));
}

// A machine that does not know the session reads its sheets without finding their check values.
TEST(Shard, sheets_of_the_session_that_were_read_by_another_file_of_it_are_refused) {
    MemoryFiles files;
    const auto read_by = [](const std::string& basis) {
        return [basis](PageOutcome& outcome) {
            outcome.reading.session = "K7QX2M";
            outcome.reading.sheet = "A7F";
            outcome.basis = basis;
        };
    };
    keep(files, "/anna/one", {1, 2}, files_of(12), read_by("this one"));
    keep(files, "/anna/two", {2, 2}, files_of(12), read_by("this one"));
    EXPECT_EQ(why_not(files, {"/anna/one", "/anna/two"}), "");
    keep(files, "/anna/two", {2, 2}, files_of(12), read_by("nothing near"));
    EXPECT_THAT(why_not(files, {"/anna/one", "/anna/two"}), HasSubstr("shard 2/2 in /anna/two was read in another way than"));
}

// A batch system may start a task again whose first process still writes.
TEST(Shard, two_that_keep_the_same_one_at_once_are_seen_until_the_last_of_them_is_done) {
    const auto disk = machine::disk();
    std::string name = (std::filesystem::temp_directory_path() / "formradar-shard-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    const auto folder = name + "/one";
    const auto note = note_of(files_of(1), {1, 1}, "same");
    const auto refused = [&] {
        try {
            PagePile pages(std::make_unique<machine::MemoryPile>());
            join_shards(pages, *disk, {folder}, "K7QX2M");
        } catch (const Error&) {
            return true;
        }
        return false;
    };
    Keeping first(*disk, folder, note);
    first.add(page("scans/1000.jpg"));
    Keeping second(*disk, folder, note);
    first.finish();
    EXPECT_TRUE(refused());
    const auto kept = disk->pile(folder + "/pages"); // of whoever adds up at this moment
    second.add(page("scans/1000.jpg"));
    second.finish();
    EXPECT_FALSE(refused());
    const auto size = kept->size();
    const Keeping third(*disk, folder, note);
    EXPECT_TRUE(refused());
    EXPECT_NO_THROW(static_cast<void>(kept->at(0, size))) << "what it began with is still there";
    std::filesystem::remove_all(name);
}

TEST(Shard, a_folder_with_anything_else_in_it_is_refused) {
    MemoryFiles files;
    files.add("/anna/mine/pages", "my book");
    EXPECT_THROW(keep(files, "/anna/mine", {1, 1}), Error);
    EXPECT_EQ(files.files.at("/anna/mine/pages"), "my book");
    keep(files, "/anna/one", {1, 1});
    keep(files, "/anna/one", {1, 1}); // done again
    files.add("/anna/one/session.toml", "id");
    EXPECT_THROW(keep(files, "/anna/one", {1, 1}), Error);
    files.add("/anna/killed/.shard.txt.new-7-1", "sha");
    keep(files, "/anna/killed", {1, 1});
    EXPECT_EQ(why_not(files, {"/anna/killed"}), "");
}

TEST(Shard, pages_that_no_run_can_have_read_are_refused_with_their_shard) {
    const auto refused = [](const Change& change) {
        MemoryFiles files;
        keep(files, "/anna/one", {1, 1}, files_of(2), change);
        return why_not(files, {"/anna/one"});
    };
    EXPECT_EQ(refused([](auto&) {}), "");
    EXPECT_THAT(refused([](auto& last) { last.reading.session = "../../E"; }), HasSubstr("not as they were kept"));
    EXPECT_THAT(refused([](auto& last) { last.answers.front().png = "%PDF-1.7"; }), HasSubstr("not as they were kept"));
    EXPECT_THAT(refused([](auto& last) { last.reading.source.path = ""; }), HasSubstr("not as they were kept"));
}

} // namespace
} // namespace formradar::app
