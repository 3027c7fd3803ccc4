// What libtiff asks of a file, answered from memory, and its messages kept instead of printed.
#include "scan/tiff_source.hpp"

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <string>

#include "formradar/core/causes.hpp"

namespace formradar::scan {
namespace {

TiffSource& source_of(thandle_t handle) {
    return *static_cast<TiffSource*>(handle);
}

tmsize_t read_some(thandle_t handle, void* to, tmsize_t count) {
    auto& source = source_of(handle);
    const auto rest = source.bytes.substr(std::min(source.at, source.bytes.size()), static_cast<std::size_t>(count));
    std::memcpy(to, rest.data(), rest.size());
    source.at += rest.size();
    return static_cast<tmsize_t>(rest.size());
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
    return 0;
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
    auto& source = source_of(handle);
    const auto base = whence == SEEK_CUR ? source.at : whence == SEEK_END ? source.bytes.size() : 0;
    source.at = base + static_cast<std::size_t>(offset);
    return source.at;
}

int close_nothing(thandle_t) {
    return 0;
}

toff_t size_of_source(thandle_t handle) {
    return source_of(handle).bytes.size();
}

int map_memory(thandle_t handle, void** base, toff_t* size) {
    const auto bytes = source_of(handle).bytes;
    *base = const_cast<char*>(bytes.data()); // never written to: the file is opened for reading
    *size = bytes.size();
    return 1;
}

void unmap_nothing(thandle_t, void*, toff_t) {}

// A return value of 1 keeps libtiff from printing the message.
int note_error(TIFF*, void* user, const char*, const char* format, va_list arguments) {
    auto& source = *static_cast<TiffSource*>(user);
    if (source.errors++ == 0) {
        std::vsnprintf(source.message.data(), source.message.size(), format, arguments);
    }
    return 1;
}

int note_warning(TIFF*, void* user, const char*, const char*, va_list) {
    ++static_cast<TiffSource*>(user)->warnings;
    return 1;
}

} // namespace

Tiff open_tiff_source(TiffSource& source) {
    auto* const options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, 256'000'000);
    TIFFOpenOptionsSetErrorHandlerExtR(options, note_error, &source);
    TIFFOpenOptionsSetWarningHandlerExtR(options, note_warning, &source);
    Tiff tiff(TIFFClientOpenExt("scan", "r", &source, read_some, write_nothing, seek, close_nothing, size_of_source, map_memory,
                                unmap_nothing, options));
    TIFFOpenOptionsFree(options);
    return tiff;
}

Unexpected<Refusal> refusal_of(const TiffSource& source) {
    const std::string why = source.message.data();
    return unreadable(
        {Cause::cannot_be_decoded,
         {std::string("TIFF"), why.empty() ? within({Cause::cut_short_or_damaged}) : ReasonPart(std::string(why))}});
}

} // namespace formradar::scan
