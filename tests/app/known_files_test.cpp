#include "app/known_files.hpp"

#include <gtest/gtest.h>

#include "formradar/code/payload.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

constexpr const char* note = "/s/.formradar/known";

class FilesKnown : public testing::Test {
protected:
    FilesKnown() {
        files_.make_folder("/s/.formradar");
        files_.add("/s/scans/1.jpg", "a scan");
    }

    [[nodiscard]] machine::FileInfo info() const { return files_.info("/s/scans/1.jpg"); }
    void note_down() {
        KnownFiles known(files_, note, true);
        known.add("/s/scans/1.jpg", info(), code::sha256_hex("a scan"));
        known.keep();
    }

    MemoryFiles files_;
};

TEST_F(FilesKnown, a_file_that_is_as_it_was_need_not_be_read) {
    note_down();
    const KnownFiles known(files_, note, true);
    EXPECT_EQ(known.sha256_of("/s/scans/1.jpg", info()), code::sha256_hex("a scan"));
}

TEST_F(FilesKnown, another_place_size_or_time_is_another_file) {
    note_down();
    const KnownFiles known(files_, note, true);
    EXPECT_FALSE(known.sha256_of("/s/scans/2.jpg", info()));
    auto later = info();
    ++later.changed;
    EXPECT_FALSE(known.sha256_of("/s/scans/1.jpg", later));
    auto larger = info();
    ++larger.size;
    EXPECT_FALSE(known.sha256_of("/s/scans/1.jpg", larger));
    auto moved = info();
    ++moved.identity.second;
    EXPECT_FALSE(known.sha256_of("/s/scans/1.jpg", moved));
}

TEST_F(FilesKnown, a_damaged_note_is_none_and_so_is_one_that_is_not_trusted) {
    note_down();
    EXPECT_FALSE(KnownFiles(files_, note, false).sha256_of("/s/scans/1.jpg", info()));
    files_.files.at(note).back() ^= 1;
    EXPECT_FALSE(KnownFiles(files_, note, true).sha256_of("/s/scans/1.jpg", info()));
    files_.files.at(note).clear();
    EXPECT_FALSE(KnownFiles(files_, note, true).sha256_of("/s/scans/1.jpg", info()));
}

TEST_F(FilesKnown, a_file_that_is_gone_is_forgotten) {
    note_down();
    KnownFiles(files_, note, true).keep(); // a run that did not ask about it
    EXPECT_FALSE(KnownFiles(files_, note, true).sha256_of("/s/scans/1.jpg", info()));
}

} // namespace
} // namespace formradar::app
