// A file is read when it did not change meanwhile; how long ago it changed says whether more of it may come.
#include "app/arriving.hpp"

#include <chrono>
#include <cstdint>
#include <new>
#include <thread>

#include "app/failure_words.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/scan/cut_short.hpp"

namespace formradar::app {
namespace {

constexpr std::uint64_t largest_file = 256ULL << 20U; // bytes: a quarter of a gigabyte is a video, not a scan
constexpr auto a_moment = std::chrono::seconds(30);   // a network that stalls while a phone sends a picture

bool changed_within(const machine::FileInfo& info, std::chrono::nanoseconds time) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto since = now - std::chrono::nanoseconds(info.changed);
    return since <= time && since >= -time; // a clock of another machine says nothing
}

} // namespace

bool is_settled(const machine::FileInfo& info) {
    constexpr auto quiet = std::chrono::seconds(2);
    return !changed_within(info, quiet);
}

Content content_of(const machine::Files& files, const std::string& path) {
    constexpr int tries = 10;
    constexpr auto pause = std::chrono::milliseconds(300);
    try {
        if (files.info(path).size > largest_file) {
            return {.bytes = {}, .refusal = {Cause::over_256_mb}};
        }
        for (int i = 0; i < tries; ++i) {
            const auto before = files.info(path);
            auto bytes = files.read(path);
            if (files.info(path) == before && before.size == bytes.size()) {
                const bool arriving = changed_within(before, a_moment) && scan::looks_cut_short(bytes);
                return {.bytes = std::move(bytes), .refusal = {}, .arrival = arriving ? Arrival::cut_short : Arrival::complete};
            }
            std::this_thread::sleep_for(pause);
        }
        return {.bytes = {}, .refusal = {Cause::still_written}, .arrival = Arrival::still_written};
    } catch (const std::bad_alloc&) {
        return {.bytes = {}, .refusal = {Cause::needs_memory}};
    } catch (const Error& error) {
        return {.bytes = {}, .refusal = {Cause::not_opened, {within(reason_of_failure(error))}}};
    }
}

} // namespace formradar::app
