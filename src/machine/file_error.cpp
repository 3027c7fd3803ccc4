// The system's numbers sorted by what a person can do.
#include "formradar/machine/file_error.hpp"

#include <cerrno>

namespace formradar::machine {

std::string_view name_of(FileTask task) {
    switch (task) {
        using enum FileTask;
        case read:
            return "read";
        case write:
            return "write";
        case put_in_place:
            return "put in place";
        case look_at:
            return "look at";
        case look_into:
            return "look into";
        case make:
            return "make";
        case make_folder:
            return "make the folder";
        case lock:
            return "lock";
        case remove:
            return "remove";
        case start:
            return "start";
    }
    return "";
}

FileFault fault_of(int error) {
    switch (error) {
        using enum FileFault;
        case ENOSPC:
        case EDQUOT:
            return disk_full;
        case EACCES:
        case EPERM:
            return not_allowed;
        case EROFS:
            return read_only;
        case ENOENT:
            return not_there;
        case ELOOP:
        case ENOTDIR:
            return in_the_way;
        case EISDIR:
            return a_folder;
        case ENAMETOOLONG:
            return name_too_long;
        case EIO:
            return broken;
        case EMFILE:
        case ENFILE:
            return too_many_open;
        default:
            return other;
    }
}

} // namespace formradar::machine
