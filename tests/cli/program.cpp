#include "cli/program.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "formradar/core/text.hpp"

namespace formradar::cli {
namespace {

namespace fs = std::filesystem;

fs::path fresh_folder() {
    std::string name = (fs::temp_directory_path() / "formradar-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no folder for a test");
    }
    return name;
}

std::string content(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// One PGM after the other, as pdftoppm writes them to its standard output.
std::vector<GrayImage> pictures_in(const std::string& bytes) {
    std::vector<GrayImage> pictures;
    std::istringstream stream(bytes);
    std::string magic;
    int width = 0;
    int height = 0;
    int most = 0;
    while (stream >> magic >> width >> height >> most) {
        stream.get();
        GrayImage picture(width, height);
        stream.read(reinterpret_cast<char*>(picture.pixels().data()), static_cast<std::streamsize>(picture.pixels().size()));
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

} // namespace

Desk::Desk() : folder_(fresh_folder()) {}

Desk::~Desk() {
    if (testing::Test::HasFailure()) {
        std::printf("the test's folder is kept: %s\n", folder_.c_str());
        return;
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

Ran Desk::run(const std::vector<std::string>& command) const {
    const fs::path out = folder_.string() + ".out";
    const fs::path err = folder_.string() + ".err";
    const pid_t child = ::fork();
    if (child == 0) {
        const int flags = O_WRONLY | O_CREAT | O_TRUNC;
        ::dup2(::open(out.c_str(), flags, 0600), STDOUT_FILENO);
        ::dup2(::open(err.c_str(), flags, 0600), STDERR_FILENO);
        ::setenv("LC_ALL", "C", 1); // messages in English
        ::setenv("XDG_DATA_HOME", (folder_.string() + ".data").c_str(), 1);
        std::vector<char*> arguments;
        for (const auto& word : command) {
            arguments.push_back(const_cast<char*>(word.c_str()));
        }
        arguments.push_back(nullptr);
        if (::chdir(folder_.c_str()) == 0) {
            ::execvp(arguments.front(), arguments.data());
        }
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    Ran ran{
        .exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), .out = content(out), .err = content(err)};
    fs::remove(out);
    fs::remove(err);
    return ran;
}

Ran Desk::formradar(const std::vector<std::string>& args) const {
    std::vector<std::string> command{FORMRADAR_PROGRAM};
    command.insert(command.end(), args.begin(), args.end());
    return run(command);
}

std::string Desk::read(const std::string& name) const {
    return content(folder_ / name);
}

void Desk::write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
}

std::vector<std::string> Desk::lines(const std::string& name) const {
    const auto text = read(name);
    std::vector<std::string> result;
    for (const auto line : split(text, '\n')) {
        if (!line.empty()) {
            result.emplace_back(line);
        }
    }
    return result;
}

std::vector<std::string> Desk::files() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        if (!entry.is_directory()) {
            found.push_back(fs::relative(entry.path(), folder_).string());
        }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<GrayImage> Desk::pages(const std::string& pdf, int dpi) const {
    return pictures_in(run({"pdftoppm", "-r", std::to_string(dpi), "-gray", pdf}).out);
}

} // namespace formradar::cli
