// The one way of text to a terminal: whatever a file name, a reading or a form says, it steers nothing.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace formradar::app {

// Hands on text as it is, but for letters that steer and bytes that are no text: U+FFFD for each. Line ends and tabs stay.
class SafeBuffer final : public std::streambuf {
public:
    explicit SafeBuffer(std::ostream& to) : to_(to) {}
    SafeBuffer(const SafeBuffer&) = delete;
    SafeBuffer& operator=(const SafeBuffer&) = delete;
    ~SafeBuffer() override;

protected:
    int_type overflow(int_type letter) override;
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int sync() override;

private:
    void hand_on();      // whole letters only
    void hand_on_rest(); // what is left of a broken one, too

    std::ostream& to_;
    std::string held_; // the beginning of a letter, perhaps
};

class SafeStream final : public std::ostream {
public:
    explicit SafeStream(std::ostream& to) : std::ostream(nullptr), buffer_(to) { rdbuf(&buffer_); }

private:
    SafeBuffer buffer_;
};

} // namespace formradar::app
