// One pass of OpenJPEG over a picture in memory.
#pragma once

#include <openjpeg.h>

#include <memory>
#include <string>
#include <string_view>

#include "scan/picture.hpp"

namespace formradar::scan {

// The memory that is read from.
struct JpxSource {
    std::string_view bytes;
    std::size_t at = 0;
};

template <auto Release>
struct FreeWith {
    template <class T>
    void operator()(T* pointer) const {
        Release(pointer);
    }
};

// Its header is read, and no pixels yet. Decoding uses it up.
class JpxPass {
public:
    explicit JpxPass(std::string_view bytes);
    JpxPass(const JpxPass&) = delete;
    JpxPass& operator=(const JpxPass&) = delete;
    ~JpxPass() = default;

    [[nodiscard]] bool readable() const { return readable_; }
    [[nodiscard]] const opj_image_t& image() const { return *image_; }
    [[nodiscard]] const std::string& complaint() const { return complaint_; } // while it was decoded; else empty
    // The first channel is brightness, and the next two are differences to it.
    [[nodiscard]] bool brightness_first() const { return described().mixed; }
    // `channel`: -1 for all of them, with their table of colours applied. Made smaller by two to the power of `halvings`, or
    // less.
    [[nodiscard]] bool decode(int channel, int halvings);
    [[nodiscard]] Unexpected<Refusal> refusal() const;

private:
    struct Description {
        int sizes = 1; // at which it can be decoded
        bool mixed = false;
    };
    [[nodiscard]] Description described() const;
    static void note_error(const char* message, void* user);
    static void note_warning(const char* message, void* user);

    JpxSource source_;
    std::unique_ptr<opj_stream_t, FreeWith<opj_stream_destroy>> stream_;
    std::unique_ptr<opj_codec_t, FreeWith<opj_destroy_codec>> codec_;
    std::unique_ptr<opj_image_t, FreeWith<opj_image_destroy>> image_;
    bool readable_ = false;
    std::string error_;
    std::string complaint_;
};

} // namespace formradar::scan
