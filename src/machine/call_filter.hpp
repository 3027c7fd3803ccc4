// libseccomp is called here and nowhere else: which system calls a process may still make.
#pragma once

#include <memory>

namespace formradar::machine {

// A filter made beforehand; entering it allocates nothing, so that it can be done between fork and exec.
class CallFilter {
public:
    [[nodiscard]] static CallFilter computing(); // only what computing with descriptors at hand needs
    [[nodiscard]] static CallFilter program();   // all but what reaches other programs, other machines and the kernel's inside
    CallFilter(CallFilter&&) noexcept;
    CallFilter& operator=(CallFilter&&) noexcept;
    CallFilter(const CallFilter&) = delete;
    CallFilter& operator=(const CallFilter&) = delete;
    ~CallFilter();

    [[nodiscard]] bool enter() const; // false where the kernel has no filters; privileges must have been given up

private:
    struct Code;
    explicit CallFilter(std::unique_ptr<Code>);
    std::unique_ptr<Code> code_;
};

} // namespace formradar::machine
