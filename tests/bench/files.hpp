// Whole files for benchmarks, which make folders of them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace formradar::bench {

inline std::string content(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Makes the folder, too.
inline void write(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace formradar::bench
