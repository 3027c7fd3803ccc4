// Asks the dynamic linker what it has loaded.
#include "formradar/machine/libraries.hpp"

#include <link.h>
#include <sys/utsname.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <memory>

#include "formradar/machine/paths.hpp"

namespace formradar::machine {
namespace {

int note(dl_phdr_info* info, std::size_t /*size*/, void* names) {
    const std::unique_ptr<char, decltype(&std::free)> file(::realpath(info->dlpi_name, nullptr), &std::free);
    if (file) { // the program itself and the kernel's part have no file here
        static_cast<std::vector<std::string>*>(names)->push_back(name_of(file.get()));
    }
    return 0;
}

} // namespace

std::string system_name() {
    utsname name{};
    return ::uname(&name) == 0 ? std::string(name.sysname) + " " + name.release + " " + name.machine : "";
}

std::vector<std::string> loaded_libraries() {
    std::vector<std::string> names;
    ::dl_iterate_phdr(note, &names);
    std::ranges::sort(names);
    return names;
}

} // namespace formradar::machine
