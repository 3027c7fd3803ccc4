// Runs the built program in a fresh folder, as a person would.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "formradar/core/image.hpp"

namespace formradar::cli {

struct Ran {
    int exit_code = -1; // 128 + n when signal n ended it
    std::string out;
    std::string err;
};

// A folder of its own below the system's temporary one, with a registry and a home of its own; gone when the test passed.
class Desk {
public:
    Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    ~Desk();

    [[nodiscard]] Ran formradar(const std::vector<std::string>& args) const;
    [[nodiscard]] Ran run(const std::vector<std::string>& command) const;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] std::string read(const std::string& name) const;
    void write(const std::string& name, const std::string& bytes) const; // with the folders above it
    [[nodiscard]] std::vector<std::string> lines(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> files() const; // all below, relative, sorted; hidden ones too

    // The pages of a PDF as poppler prints them, at this resolution.
    [[nodiscard]] std::vector<GrayImage> pages(const std::string& pdf, int dpi) const;

private:
    std::filesystem::path folder_;
};

} // namespace formradar::cli
