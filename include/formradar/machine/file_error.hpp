// What the system says of one file: by what was tried and the system's number, so that it can be said in any language.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "formradar/core/failure.hpp"

namespace formradar::machine {

// What could not be done with it.
enum class FileTask { read, write, put_in_place, look_at, look_into, make, make_folder, lock, remove, start };

// What the system had against it, as far as a person can do something about it.
enum class FileFault {
    other,
    disk_full,
    not_allowed,
    read_only,
    not_there,
    in_the_way,
    a_folder,
    name_too_long,
    broken,
    too_many_open,
    shorter
};

[[nodiscard]] std::string_view name_of(FileTask);
[[nodiscard]] FileFault fault_of(int error); // of the system's number for what failed

// The message is English; `why` is the system's own, with what to do about it.
class FileError : public Error {
public:
    FileError(FileTask task, std::string path, std::string why, FileFault fault = FileFault::other)
        : Error("cannot " + std::string(name_of(task)) + " " + path + ": " + why),
          task_(task),
          fault_(fault),
          path_(std::move(path)),
          why_(std::move(why)) {}
    [[nodiscard]] FileTask task() const { return task_; }
    [[nodiscard]] FileFault fault() const { return fault_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& why() const { return why_; }

private:
    FileTask task_;
    FileFault fault_;
    std::string path_;
    std::string why_;
};

} // namespace formradar::machine
