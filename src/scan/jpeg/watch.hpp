// What libjpeg says of a file: its errors without exceptions, and its warnings as rows that are not to be trusted.
#pragma once

// libjpeg's header needs these two before it
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <optional>

namespace formradar::scan {

inline constexpr int last_bit = 1; // of precision, as progressive files count it; a page can be read without it

// libjpeg's errors end in a jump to `escape`; its warnings tell from which row on the picture is not to be trusted.
struct JpegWatch {
    jpeg_error_mgr manager{}; // first, because libjpeg knows only this part
    jpeg_progress_mgr progress{};
    std::jmp_buf escape{};
    std::array<char, JMSG_LENGTH_MAX> message{};
    const jpeg_decompress_struct* picture = nullptr; // null until its rows are read
    std::optional<int> bad_row;                      // in rows of the decoded picture
    bool ended_early = false;                        // the file, before its end marker
    bool ended_inside = false;                       // the picture's data, with a marker where there should be more
};

// What a picture that is read or written takes as its errors; the watch must outlive it.
[[nodiscard]] jpeg_error_mgr* prepare_errors(JpegWatch&);

// Runs `work`; false when libjpeg gave up. `work` must own nothing, since a jump runs no destructors.
template <class Work>
bool guarded_jpeg(JpegWatch& watch, const Work& work) {
    if (setjmp(watch.escape) != 0) { // NOLINT(cert-err52-cpp): the only way that libjpeg has
        return false;
    }
    work();
    return true;
}

} // namespace formradar::scan
