// Every file is written, read back and listed before the first of them takes its place.
#include "app/generation.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reasoned_error.hpp"

namespace formradar::app {
namespace {

using machine::FileKind;
using machine::join;
using Holder = std::function<std::unique_ptr<machine::Hold>()>; // gives nothing where another run has it

constexpr std::string_view stage_folder = "new";
constexpr std::string_view next_folder = "next";
constexpr std::string_view list_file = "outputs";

std::string hidden(const std::string& folder, std::string_view name) {
    return join(join(folder, hidden_folder), name);
}

struct Listed {
    std::string sha256; // empty: a folder
    std::string size;
    std::string name;
};

// What a session is begun with is never put over anything.
bool is_of_print(std::string_view name) {
    return name == session_file || name == scans_folder || is_forms_file(name);
}

// Lines that name anything but a file of our own are passed over: the list may have been edited.
std::vector<Listed> listed(std::string_view list) {
    std::vector<Listed> all;
    for (const auto line : split(list, '\n')) {
        const auto parts = split(line, '\t');
        const bool is_ours = parts.size() == 3 && parts[2].find('/') == std::string_view::npos && !is_peoples_file(parts[2]) &&
                             (is_own_file(parts[2]) || is_of_print(parts[2]));
        if (is_ours) {
            all.push_back({.sha256 = std::string(parts[0]), .size = std::string(parts[1]), .name = std::string(parts[2])});
        }
    }
    return all;
}

// Whoever leaves a session's folder may take the hidden one away between two steps of ours: then it is made once more.
std::unique_ptr<machine::Hold> tried_in(machine::Files& files, const std::string& folder, const Holder& hold) {
    const auto hidden = join(folder, hidden_folder);
    constexpr int tries = 5;
    for (int i = 1;; ++i) {
        files.make_private_folder(hidden);
        try {
            return hold();
        } catch (const Error&) {
            if (i == tries || files.info(hidden).kind != FileKind::none) {
                throw;
            }
        }
    }
}

// A lock in the hidden folder; `taken` is said where another run has what cannot be had beside it.
std::unique_ptr<machine::Hold> held_in(machine::Files& files, const std::string& folder, const Holder& hold, Msg taken) {
    files.guard(folder);
    auto held = tried_in(files, folder, hold);
    if (!held) {
        throw Complaint(taken, {{"folder", folder}});
    }
    return held;
}

void put_in_place(machine::Files& files, const std::string& from, const std::string& to) {
    if (!is_of_print(machine::name_of(to))) {
        files.rename(from, to);
    } else if (!files.rename_new(from, to)) {
        throw Complaint(Msg::path_is_there, {{"path", to}});
    }
}

} // namespace

Generation::Generation(machine::Files& files, const std::string& folder)
    : files_(files), folder_(folder), stage_(hidden(folder, stage_folder)), scratch_(join(stage_, "scratch")) {
    files_.remove(stage_);
    files_.make_private_folder(scratch_);
}

Generation::~Generation() {
    try {
        files_.remove(stage_);
    } catch (const std::exception&) {
        return; // the next run removes it
    }
}

void Generation::refuse(std::string_view name, Reason fault) const {
    throw record::ReasonedError({Cause::not_whole, {join(folder_, name), within(std::move(fault))}});
}

void Generation::check(std::string_view name, std::string_view bytes, FaultIn fault_in) {
    const auto path = join(stage_, name);
    const auto found = files_.read(path);
    auto fault = found != bytes ? Reason{Cause::other_bytes} : fault_in != nullptr ? fault_in(found) : Reason{};
    if (!fault.empty()) {
        refuse(name, std::move(fault));
    }
    list_ += code::sha256_hex(found) + "\t" + std::to_string(found.size()) + "\t" + std::string(name) + "\n";
}

void Generation::check_place(std::string_view name) const {
    if (is_peoples_file(name)) {
        throw Complaint(Msg::of_people, {{"path", join(folder_, name)}});
    }
    if (files_.info(join(folder_, name)).kind == FileKind::folder) {
        throw Complaint(Msg::folder_of_that_name, {{"path", join(folder_, name)}});
    }
}

void Generation::put(std::string_view name, std::string_view bytes, FaultIn fault_in) {
    check_place(name);
    files_.write(join(stage_, name), bytes);
    check(name, bytes, fault_in);
}

void Generation::put_long(std::string_view name, const std::function<void(const std::function<void(std::string_view)>&)>& write) {
    check_place(name);
    const auto pile = files_.new_pile(join(stage_, name));
    code::Sha256 given;
    write([&](std::string_view bytes) {
        given.add(bytes);
        static_cast<void>(pile->add(bytes));
    });
    pile->settle();
    constexpr std::uint64_t part = 1 << 20;
    code::Sha256 found;
    const auto size = pile->size();
    for (std::uint64_t place = 0; place < size; place += part) {
        found.add(pile->at(place, static_cast<std::size_t>(std::min(part, size - place))));
    }
    const auto hash = found.hex();
    if (hash != given.hex()) {
        refuse(name, {Cause::other_bytes});
    }
    list_ += hash + "\t" + std::to_string(size) + "\t" + std::string(name) + "\n";
}

void Generation::put_secret(std::string_view name, std::string_view bytes) {
    files_.write_secret(join(stage_, name), bytes);
    check(name, bytes, nullptr);
}

void Generation::put_folder(std::string_view name) {
    files_.make_private_folder(join(stage_, name));
    list_ += "\t\t" + std::string(name) + "\n";
}

void Generation::switch_over() {
    files_.remove(scratch_);
    files_.write(join(stage_, list_file), list_);
    files_.rename(stage_, hidden(folder_, next_folder));
    has_switched_ = true;
    finish_switch(files_, folder_);
}

std::unique_ptr<machine::Hold> hold_folder(machine::Files& files, const std::string& folder) {
    files.make_private_folder(folder);
    auto held = held_in(
        files, folder, [&] { return files.lock(hidden(folder, lock_file)); }, Msg::busy);
    finish_switch(files, folder);
    return held;
}

std::unique_ptr<machine::Hold> open_session(machine::Files& files, const std::string& folder) {
    return held_in(
        files, folder, [&] { return files.share(hidden(folder, open_lock_file)); }, Msg::busy);
}

std::unique_ptr<machine::Hold> close_session(machine::Files& files, const std::string& folder) {
    return held_in(
        files, folder, [&] { return files.lock(hidden(folder, open_lock_file)); }, Msg::session_is_open);
}

bool clear_hidden_folder(machine::Files& files, const std::string& folder) {
    const auto path = join(folder, hidden_folder);
    bool any = false;
    for (const auto& name : files.names(path)) {
        if (std::ranges::find(lock_files, name) == lock_files.end()) {
            files.remove(join(path, name));
            any = true;
        }
    }
    return any;
}

void leave_hidden_folder(machine::Files& files, const std::string& folder) {
    const auto path = join(folder, hidden_folder);
    std::ranges::for_each(lock_files, [&](std::string_view name) { files.remove(join(path, name)); });
    files.remove_empty_folder(path);
}

bool switch_is_unfinished(const machine::Files& files, const std::string& folder) {
    return files.info(join(hidden(folder, next_folder), list_file)).kind == FileKind::file;
}

void finish_switch(machine::Files& files, const std::string& folder) {
    const auto next = hidden(folder, next_folder);
    const auto list = join(next, list_file);
    if (files.info(list).kind == FileKind::file) {
        for (const auto& output : listed(files.read(list))) {
            const auto from = join(next, output.name);
            if (files.info(from).kind != FileKind::none) {
                put_in_place(files, from, join(folder, output.name));
            }
        }
        files.rename(list, hidden(folder, list_file));
    }
    files.remove(next);
}

std::vector<std::string> changed_outputs(const machine::Files& files, const std::string& folder) {
    const auto list = hidden(folder, list_file);
    std::vector<std::string> changed;
    if (files.info(list).kind != FileKind::file) {
        return changed;
    }
    for (const auto& output : listed(files.read(list))) {
        const auto path = join(folder, output.name);
        const bool is_file = files.info(path).kind == FileKind::file;
        const bool is_compared = !output.sha256.empty() && !is_of_print(output.name); // what was printed nobody compares
        if (is_compared && (!is_file || code::sha256_hex(files.read(path)) != output.sha256)) {
            changed.push_back(output.name);
        }
    }
    return changed;
}

} // namespace formradar::app
