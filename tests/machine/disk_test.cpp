// The disk itself: what is whole, what is new, what is secret, and links that lead elsewhere.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "formradar/core/failure.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::machine {
namespace {

namespace fs = std::filesystem;

class OnDisk : public testing::Test {
protected:
    OnDisk() {
        std::string name = (fs::temp_directory_path() / "formradar-disk-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~OnDisk() override { fs::remove_all(folder_); }

    [[nodiscard]] std::string at(const std::string& name) const { return folder_ + "/" + name; }
    [[nodiscard]] static mode_t rights_of(const std::string& path) {
        struct stat status {};
        ::stat(path.c_str(), &status);
        return status.st_mode & 0777U;
    }

    std::string folder_;
    std::unique_ptr<Files> files_ = disk();
};

// Whoever reads a pipe waits until somebody writes into it.
TEST_F(OnDisk, a_pile_is_a_file_and_nothing_is_waited_for) {
    ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
    EXPECT_THROW(static_cast<void>(files_->pile(at("pipe"))), Error);
    EXPECT_THROW(static_cast<void>(files_->pile(folder_)), Error);
}

TEST_F(OnDisk, a_file_of_people_is_made_once_and_never_over_theirs) {
    EXPECT_TRUE(files_->create(at("decisions.csv"), "header\n"));
    EXPECT_FALSE(files_->create(at("decisions.csv"), "other\n"));
    EXPECT_EQ(files_->read(at("decisions.csv")), "header\n");
    EXPECT_THAT(files_->names(folder_), testing::ElementsAre("decisions.csv"));
}

TEST_F(OnDisk, a_folder_goes_as_empty_only) {
    files_->make_folder(at("a/b"));
    files_->remove_empty_folder(at("a"));
    EXPECT_THAT(files_->names(folder_), testing::ElementsAre("a"));
    files_->remove_empty_folder(at("a/b"));
    files_->remove_empty_folder(at("a"));
    EXPECT_THAT(files_->names(folder_), testing::IsEmpty());
    EXPECT_NO_THROW(files_->remove_empty_folder(at("a/b"))) << "nothing is there, nor above it";
}

TEST_F(OnDisk, nothing_is_renamed_over_what_is_new) {
    files_->write(at("a"), "a");
    files_->write(at("b"), "b");
    EXPECT_FALSE(files_->rename_new(at("a"), at("b")));
    EXPECT_EQ(files_->read(at("b")), "b");
    EXPECT_TRUE(files_->rename_new(at("a"), at("c")));
}

TEST_F(OnDisk, secrets_are_their_owners_whatever_the_mask) {
    const auto mask = ::umask(0);
    files_->write_secret(at("session.toml"), "secret");
    files_->make_private_folder(at("registry/sessions"));
    static_cast<void>(files_->make_new_folder(at("noord")));
    files_->make_folder(at("others"));
    files_->write(at("results.json"), "x");
    files_->write_quickly(at("crop.png"), "x");
    static_cast<void>(files_->create(at("decisions.csv"), "x"));
    files_->new_pile(at("readings.jsonl"))->add("x");
    ::umask(mask);
    EXPECT_EQ(rights_of(at("others")), 0755U);
    for (const auto* name : {"results.json", "crop.png", "decisions.csv", "readings.jsonl"}) {
        EXPECT_EQ(rights_of(at(name)), 0644U) << name;
    }
    EXPECT_EQ(rights_of(at("session.toml")), 0600U);
    EXPECT_EQ(rights_of(at("registry/sessions")), 0700U);
    EXPECT_EQ(rights_of(at("noord")), 0700U);
}

TEST_F(OnDisk, below_a_guarded_folder_nothing_is_written_through_a_link) {
    fs::create_directories(at("other/.formradar"));
    fs::create_directories(at("noord"));
    fs::create_directory_symlink(at("other/.formradar"), at("noord/.formradar"));
    files_->guard(at("noord"));
    EXPECT_THROW(files_->write(at("noord/.formradar/x"), "x"), Error);
    EXPECT_THROW(files_->make_folder(at("noord/.formradar/pages")), Error);
    EXPECT_THROW(static_cast<void>(files_->lock(at("noord/.formradar/lock"))), Error);
    EXPECT_THAT(files_->names(at("other/.formradar")), testing::IsEmpty());
}

TEST_F(OnDisk, removing_a_link_leaves_what_it_leads_to) {
    fs::create_directories(at("other"));
    files_->write(at("other/mine"), "x");
    fs::create_directories(at("new"));
    fs::create_directory_symlink(at("other"), at("new/link"));
    files_->remove(at("new"));
    EXPECT_EQ(files_->read(at("other/mine")), "x");
    EXPECT_EQ(files_->info(at("new")).kind, FileKind::none);
}

TEST_F(OnDisk, a_link_in_the_place_of_a_file_is_replaced_and_not_followed) {
    files_->write(at("mine"), "mine");
    fs::create_symlink(at("mine"), at("results.json"));
    files_->write(at("results.json"), "new");
    EXPECT_EQ(files_->read(at("mine")), "mine");
    EXPECT_EQ(files_->read(at("results.json")), "new");
}

TEST_F(OnDisk, a_lock_is_shared_by_many_or_had_by_one_alone) {
    auto one = files_->share(at("lock"));
    auto other = files_->share(at("lock"));
    EXPECT_TRUE(one && other);
    EXPECT_FALSE(files_->lock(at("lock")));
    one.reset();
    other.reset();
    const auto alone = files_->lock(at("lock"));
    EXPECT_TRUE(alone);
    EXPECT_FALSE(files_->share(at("lock")));
}

TEST_F(OnDisk, a_lock_whose_file_was_cleared_away_is_still_one) {
    const auto first = files_->lock(at("lock"));
    ASSERT_TRUE(first);
    EXPECT_FALSE(files_->lock(at("lock")));
    files_->remove(at("lock"));
    EXPECT_TRUE(files_->lock(at("lock"))); // a new file, on which nobody waits
}

} // namespace
} // namespace formradar::machine
