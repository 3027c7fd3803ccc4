// What was tried has its sentence, and what the system had against it another one; a reason that is none of these stays the
// system's.
#include "app/file_words.hpp"

namespace formradar::app {
namespace {

using machine::FileTask;

Msg sentence_of(FileTask task) {
    switch (task) {
        using enum FileTask;
        case read:
            return Msg::cannot_read;
        case write:
            return Msg::cannot_write;
        case put_in_place:
            return Msg::cannot_put_in_place;
        case look_at:
            return Msg::cannot_look_at;
        case look_into:
            return Msg::cannot_look_into;
        case make:
            return Msg::cannot_make;
        case make_folder:
            return Msg::cannot_make_folder;
        case lock:
            return Msg::cannot_lock;
        case remove:
            return Msg::cannot_remove;
        case start:
            return Msg::cannot_start;
    }
    return Msg::cannot_write;
}

bool is_looking(FileTask task) {
    return task == FileTask::read || task == FileTask::look_at || task == FileTask::look_into;
}

std::string reason_of(const machine::FileError& error, const Messages& say) {
    switch (error.fault()) {
        using enum machine::FileFault;
        case disk_full:
            return say(Msg::disk_full);
        case not_allowed:
            return say(is_looking(error.task()) ? Msg::may_not_read : Msg::may_not_write);
        case read_only:
            return say(Msg::disk_read_only);
        case not_there:
            return say(Msg::file_not_there);
        case in_the_way:
            return say(Msg::file_in_the_way);
        case a_folder:
            return say(Msg::is_a_folder);
        case name_too_long:
            return say(Msg::name_too_long);
        case broken:
            return say(Msg::disk_broken);
        case too_many_open:
            return say(Msg::too_many_open);
        case shorter:
            return say(Msg::file_shorter);
        case other:
            break;
    }
    return error.why();
}

} // namespace

std::string words_of(const machine::FileError& error, const Messages& say) {
    return say(sentence_of(error.task()), {{"path", error.path()}, {"why", reason_of(error, say)}});
}

} // namespace formradar::app
