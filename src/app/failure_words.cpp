// Each kind of exception knows its words in another way.
#include "app/failure_words.hpp"

#include <new>

#include "app/complaint.hpp"
#include "app/file_words.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/no_memory.hpp"
#include "formradar/core/wording.hpp"
#include "formradar/machine/file_error.hpp"
#include "formradar/record/reasoned_error.hpp"

namespace formradar::app {
namespace {

Reason why_of(const machine::FileError& error) {
    switch (error.fault()) {
        using enum machine::FileFault;
        case not_allowed:
            return {Cause::not_allowed};
        case broken:
            return {Cause::disk_fails};
        case too_many_open:
            return {Cause::many_open};
        case not_there:
            return {Cause::not_there};
        case disk_full:
        case read_only:
        case in_the_way:
        case a_folder:
        case name_too_long:
        case shorter:
        case other:
            break;
    }
    return said(error.why());
}

} // namespace

std::string words_of_failure(const std::exception& error, const Messages& say) {
    if (const auto* complaint = dynamic_cast<const Complaint*>(&error)) {
        return complaint->in(say);
    }
    if (const auto* worded = dynamic_cast<const WordedError*>(&error)) {
        return worded->words().in(say.language());
    }
    if (const auto* reasoned = dynamic_cast<const record::ReasonedError*>(&error)) {
        return record::words_of(reasoned->reason(), say.language());
    }
    if (const auto* file = dynamic_cast<const machine::FileError*>(&error)) {
        return words_of(*file, say);
    }
    const bool memory =
        dynamic_cast<const std::bad_alloc*>(&error) != nullptr || dynamic_cast<const NoMemory*>(&error) != nullptr;
    return memory ? say(Msg::no_memory) : error.what();
}

std::string words_of_failure(const std::exception_ptr& failure, const Messages& say) {
    if (!failure) {
        return "";
    }
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        return words_of_failure(error, say);
    }
}

Reason reason_of_failure(const Error& error) {
    if (const auto* file = dynamic_cast<const machine::FileError*>(&error)) {
        return why_of(*file);
    }
    if (dynamic_cast<const NoMemory*>(&error) != nullptr) {
        return {Cause::needs_memory};
    }
    const auto* reasoned = dynamic_cast<const record::ReasonedError*>(&error);
    return reasoned != nullptr ? reasoned->reason() : said(error.what());
}

} // namespace formradar::app
