// Comments of Markdown, so that a page shows the numbers only.
#include "bench/written_part.hpp"

#include <fstream>
#include <iterator>

#include "formradar/core/failure.hpp"

namespace formradar::bench {

void write_part(const std::string& file, const std::string& name, const std::string& text) {
    std::ifstream from(file, std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(from), {}};
    const std::string first = "<!-- " + name + ": written by the benchmark -->\n";
    const std::string last = "<!-- end of " + name + " -->\n";
    const auto start = all.find(first);
    const auto end = start == std::string::npos ? start : all.find(last, start);
    if (end == std::string::npos) {
        all += (all.empty() ? "" : "\n") + first + text + last;
    } else {
        all.replace(start + first.size(), end - start - first.size(), text);
    }
    std::ofstream to(file, std::ios::binary | std::ios::trunc);
    to << all << std::flush;
    if (!to) {
        throw Error("cannot write " + file);
    }
}

} // namespace formradar::bench
