// Builds a Landlock rule set of as many rights as the kernel knows, and grants reading and running below a few paths.
#include "machine/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstdint>

namespace formradar::machine {
namespace {

// As kernels of today have it; this system's header may be older. A kernel is told the size of what it knows.
struct Rights {
    std::uint64_t files;
    std::uint64_t network;
    std::uint64_t scope;
};

constexpr std::uint64_t read_file = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t read_below = read_file | LANDLOCK_ACCESS_FS_READ_DIR;

// By version of the kernel's Landlock, from 1. What a version adds is listed in linux/landlock.h.
std::uint64_t file_rights(long version) {
    constexpr std::array<int, 5> bits = {13, 14, 15, 15, 16};
    const auto place = static_cast<std::size_t>(version < 5 ? version : 5) - 1;
    return (1ULL << static_cast<unsigned>(bits.at(place))) - 1;
}

long known_version() {
    return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

void grant(int rule, int place, std::uint64_t rights) {
    struct stat status {};
    if (place < 0 || ::fstat(place, &status) != 0) {
        return;
    }
    landlock_path_beneath_attr attribute{};
    attribute.allowed_access = S_ISDIR(status.st_mode) ? rights : rights & ~std::uint64_t{LANDLOCK_ACCESS_FS_READ_DIR};
    attribute.parent_fd = place;
    ::syscall(SYS_landlock_add_rule, rule, LANDLOCK_RULE_PATH_BENEATH, &attribute, 0);
}

void grant(int rule, const std::vector<std::string>& paths, std::uint64_t rights) {
    for (const auto& path : paths) {
        const int place = ::open(path.c_str(), O_PATH | O_CLOEXEC);
        grant(rule, place, rights);
        if (place >= 0) {
            ::close(place);
        }
    }
}

} // namespace

PathRule::PathRule(const OpenPaths& open) {
    const auto version = known_version();
    if (version < 1) {
        return;
    }
    const Rights all{.files = file_rights(version), .network = version >= 4 ? 3U : 0U, .scope = version >= 6 ? 3U : 0U};
    const std::size_t size = version >= 6 ? sizeof all : version >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
    rule_ = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, size, 0)); // closed on exec
    if (rule_ < 0) {
        return;
    }
    grant(rule_, open.readable, read_below);
    grant(rule_, open.executable, read_below | LANDLOCK_ACCESS_FS_EXECUTE);
    for (const int descriptor : open.descriptors) {
        grant(rule_, descriptor, read_file);
    }
}

PathRule::~PathRule() {
    if (rule_ >= 0) {
        ::close(rule_);
    }
}

bool PathRule::enter() const {
    return rule_ >= 0 && ::syscall(SYS_landlock_restrict_self, rule_, 0) == 0;
}

} // namespace formradar::machine
