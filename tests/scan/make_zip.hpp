// ZIP archives as far as their directory says what is in them: the files themselves are empty.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace formradar::scan {

inline std::string make_zip(const std::vector<std::pair<std::string, std::uint32_t>>& files) {
    const auto number = [](std::size_t value, int length) {
        std::string bytes;
        for (int i = 0; i < length; ++i, value >>= 8U) {
            bytes += static_cast<char>(value & 0xFFU);
        }
        return bytes;
    };
    std::string zip;
    std::string directory;
    for (const auto& [name, size] : files) {
        const auto facts = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + number(0, 4) +
                           number(size, 4) + number(name.size(), 2) + number(0, 2);
        directory += "PK\1\2" + number(20, 2) + facts + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                     number(zip.size(), 4) + name;
        zip += "PK\3\4" + facts + name;
    }
    return zip + directory + "PK\5\6" + number(0, 2) + number(0, 2) + number(files.size(), 2) + number(files.size(), 2) +
           number(directory.size(), 4) + number(zip.size(), 4) + number(0, 2);
}

} // namespace formradar::scan
