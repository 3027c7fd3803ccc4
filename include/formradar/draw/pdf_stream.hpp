// A PDF file written part by part: as long as one likes in the memory of one part.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formradar/draw/pdf.hpp"

namespace formradar::draw {

// Each part is a document of its own, rendered by itself and joined to those before it. What is the same in two parts, as
// backgrounds are and fonts of which both need the same letters, is written once.
class PdfStream {
public:
    // Takes the bytes of the file as they come, in order.
    using Sink = std::function<void(std::string_view)>;
    // To write to `sink`; what it throws comes out of `add` and `finish`.
    explicit PdfStream(Sink sink) : sink_(std::move(sink)) {}

    void add(const Document&); // title and language are those of the first
    void finish();             // nothing may be added after it

private:
    using Digest = std::pair<std::uint64_t, std::uint64_t>;
    class Part;

    std::size_t place_for_object();
    void write(std::string_view bytes);
    void write_object(std::size_t number, std::string_view body);
    std::size_t written_once(std::string_view body); // number of the object that has this body

    Sink sink_;
    std::uint64_t written_ = 0;              // bytes
    std::deque<std::uint64_t> places_ = {0}; // of objects, by number
    std::map<Digest, std::size_t> numbers_;  // of the first objects by what is in them
    std::vector<std::size_t> nodes_;         // of the tree of pages, one a part
    int pages_ = 0;
    std::vector<std::size_t> told_; // the structure of each part that has one
    std::vector<std::size_t> keys_; // of pages to what is told of them, one a part
    std::string catalogue_;         // of the first part, without its pages
    std::size_t information_ = 0;
};

} // namespace formradar::draw
