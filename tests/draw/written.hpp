// A rendered PDF, and what other programs say of it.
#pragma once

#include <stdlib.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "formradar/draw/pdf.hpp"

namespace formradar::draw::sample {

struct Outcome {
    int code = 0;
    std::string output;
};

// A PDF in a file of its own, to be looked at by other programs.
class Written {
public:
    explicit Written(const Document& document) : Written(render_pdf(document)) {}
    explicit Written(const std::string& bytes) {
        std::string pattern = (std::filesystem::temp_directory_path() / "formradar-pdf-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        std::ofstream(folder_ / "a.pdf", std::ios::binary) << bytes;
    }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;
    ~Written() { std::filesystem::remove_all(folder_); }

    // `arguments` follow the program's name; FILE stands for the PDF.
    [[nodiscard]] Outcome run(std::string command) const {
        command.replace(command.find("FILE"), 4, (folder_ / "a.pdf").string());
        FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
        Outcome outcome;
        std::array<char, 4096> buffer{};
        while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) {
            outcome.output.append(buffer.data(), count);
        }
        outcome.code = WEXITSTATUS(pclose(pipe));
        return outcome;
    }

private:
    std::filesystem::path folder_;
};

} // namespace formradar::draw::sample
