// Loaded before the system's library: the n-th call of one kind fails, or ends the program there. Told by the environment:
//
//   FORMRADAR_FAULT=write:12:28   the twelfth write fails with error 28
//   FORMRADAR_FAULT=rename:3:kill the program is killed before its third rename; rename:3:after, after it
//   FORMRADAR_FAULT_COUNT=FILE    how many calls of that kind there were, written at the program's end
//   FORMRADAR_FAULT_PLACES=FILE   the numbers of those calls that came by a way of calls that none before them came by
//
// It is always the same day, also where nothing fails: a trial that lasts past midnight compares files with dates in them.
// Programs that this one starts get an empty environment, and so are not harmed.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string_view>

#include "faults/ways.hpp"

namespace {

enum class Harm { none, fail, kill_before, kill_after };

struct Order {
    std::string_view kind;
    long number = 0;
    int error = 0;
    Harm harm = Harm::none;
};

Order ordered() {
    const char* const text = std::getenv("FORMRADAR_FAULT");
    if (text == nullptr) {
        return {};
    }
    const std::string_view all = text;
    const auto first = all.find(':');
    const auto second = all.find(':', first + 1);
    if (second == std::string_view::npos) {
        return {};
    }
    const auto what = all.substr(second + 1);
    return {.kind = all.substr(0, first),
            .number = std::atol(text + first + 1),
            .error = std::atoi(text + second + 1),
            .harm = what == "kill"    ? Harm::kill_before
                    : what == "after" ? Harm::kill_after
                                      : Harm::fail};
}

const Order& order() {
    static const Order made = ordered();
    return made;
}

std::atomic<long> calls{0};

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    while (true) {
        ::pause();
    }
}

thread_local bool is_looking = false; // the look itself calls what is looked for

// The number of this call; 0 for one that the look itself makes.
long numbered() {
    if (is_looking) {
        return 0;
    }
    const long number = ++calls;
    is_looking = true;
    formradar::faults::tell_way(number);
    is_looking = false;
    return number;
}

// Runs one call, or what was ordered in its place. `failed` is what the call gives back then.
template <class Call, class Result>
Result passed(std::string_view kind, Call call, Result failed) {
    if (order().kind != kind) {
        return call();
    }
    if (const long number = numbered(); number == 0 || number != order().number) {
        return call();
    }
    switch (order().harm) {
        case Harm::none:
            return call();
        case Harm::fail:
            errno = order().error;
            return failed;
        case Harm::kill_before:
            die();
        case Harm::kill_after:
            call();
            die();
    }
    return failed;
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// As a file's own line of text, by system calls: the library's functions are the ones that are being counted.
[[gnu::destructor]] void tell_count() {
    const char* const file = std::getenv("FORMRADAR_FAULT_COUNT");
    if (file == nullptr) {
        return;
    }
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%ld\n", calls.load());
    const long to = ::syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ::syscall(SYS_write, to, text, length);
    ::syscall(SYS_close, to);
}

mode_t mode_in(int flags, va_list rest) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

} // namespace

#define FORMRADAR_NEXT(name) static const auto real = next<decltype(&::name)>(#name)

extern "C" {

void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = mode_in(flags, rest);
    va_end(rest);
    FORMRADAR_NEXT(open);
    return passed(
        "open", [&] { return real(path, flags, mode); }, -1);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = mode_in(flags, rest);
    va_end(rest);
    FORMRADAR_NEXT(open64);
    return passed(
        "open", [&] { return real(path, flags, mode); }, -1);
}

int openat(int folder, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = mode_in(flags, rest);
    va_end(rest);
    FORMRADAR_NEXT(openat);
    return passed(
        "open", [&] { return real(folder, path, flags, mode); }, -1);
}

FILE* fopen(const char* path, const char* how) {
    FORMRADAR_NEXT(fopen);
    return passed(
        "open", [&] { return real(path, how); }, static_cast<FILE*>(nullptr));
}

FILE* fopen64(const char* path, const char* how) {
    FORMRADAR_NEXT(fopen64);
    return passed(
        "open", [&] { return real(path, how); }, static_cast<FILE*>(nullptr));
}

DIR* opendir(const char* path) {
    FORMRADAR_NEXT(opendir);
    return passed(
        "list", [&] { return real(path); }, static_cast<DIR*>(nullptr));
}

DIR* fdopendir(int folder) {
    FORMRADAR_NEXT(fdopendir);
    return passed(
        "list", [&] { return real(folder); }, static_cast<DIR*>(nullptr));
}

struct dirent* readdir(DIR* folder) {
    FORMRADAR_NEXT(readdir);
    return passed(
        "list", [&] { return real(folder); }, static_cast<struct dirent*>(nullptr));
}

struct dirent64* readdir64(DIR* folder) {
    FORMRADAR_NEXT(readdir64);
    return passed(
        "list", [&] { return real(folder); }, static_cast<struct dirent64*>(nullptr));
}

ssize_t read(int file, void* bytes, size_t count) {
    FORMRADAR_NEXT(read);
    return passed(
        "read", [&] { return real(file, bytes, count); }, static_cast<ssize_t>(-1));
}

ssize_t pread(int file, void* bytes, size_t count, off_t from) {
    FORMRADAR_NEXT(pread);
    return passed(
        "read", [&] { return real(file, bytes, count, from); }, static_cast<ssize_t>(-1));
}

ssize_t write(int file, const void* bytes, size_t count) {
    FORMRADAR_NEXT(write);
    return passed(
        "write", [&] { return real(file, bytes, count); }, static_cast<ssize_t>(-1));
}

size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file) {
    FORMRADAR_NEXT(fwrite);
    return passed(
        "write", [&] { return real(bytes, size, count, file); }, static_cast<size_t>(0));
}

int fsync(int file) {
    FORMRADAR_NEXT(fsync);
    return passed(
        "fsync", [&] { return real(file); }, -1);
}

int close(int file) {
    FORMRADAR_NEXT(close);
    return passed(
        "close", [&] { return real(file); }, -1);
}

int fclose(FILE* file) {
    FORMRADAR_NEXT(fclose);
    return passed(
        "close", [&] { return real(file); }, EOF);
}

int rename(const char* from, const char* to) {
    FORMRADAR_NEXT(rename);
    return passed(
        "rename", [&] { return real(from, to); }, -1);
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) {
    FORMRADAR_NEXT(renameat);
    return passed(
        "rename", [&] { return real(from_folder, from, to_folder, to); }, -1);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    FORMRADAR_NEXT(renameat2);
    return passed(
        "rename", [&] { return real(from_folder, from, to_folder, to, flags); }, -1);
}

int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
    FORMRADAR_NEXT(linkat);
    return passed(
        "rename", [&] { return real(from_folder, from, to_folder, to, flags); }, -1);
}

int mkdirat(int folder, const char* path, mode_t mode) {
    FORMRADAR_NEXT(mkdirat);
    return passed(
        "mkdir", [&] { return real(folder, path, mode); }, -1);
}

int unlinkat(int folder, const char* path, int flags) {
    FORMRADAR_NEXT(unlinkat);
    return passed(
        "unlink", [&] { return real(folder, path, flags); }, -1);
}

int stat(const char* path, struct stat* status) {
    FORMRADAR_NEXT(stat);
    return passed(
        "stat", [&] { return real(path, status); }, -1);
}

int fstat(int file, struct stat* status) {
    FORMRADAR_NEXT(fstat);
    return passed(
        "stat", [&] { return real(file, status); }, -1);
}

void* mmap(void* where, size_t length, int rights, int flags, int file, off_t from) {
    FORMRADAR_NEXT(mmap);
    return passed(
        "mmap", [&] { return real(where, length, rights, flags, file, from); }, MAP_FAILED);
}

// 28 November 2026.
tm* localtime_r(const time_t*, tm* local) {
    *local = {};
    local->tm_year = 126;
    local->tm_mon = 10;
    local->tm_mday = 28;
    return local;
}

// Not by dlsym, which asks for memory itself.
void* calloc(size_t count, size_t size) {
    return passed(
        "malloc", [&] { return __libc_calloc(count, size); }, static_cast<void*>(nullptr));
}

void* realloc(void* old, size_t size) {
    return passed(
        "malloc", [&] { return __libc_realloc(old, size); }, static_cast<void*>(nullptr));
}

void* malloc(size_t size) {
    return passed(
        "malloc", [&] { return __libc_malloc(size); }, static_cast<void*>(nullptr));
}

} // extern "C"
