// One hidden file: the basis and the state of the files of results, as a hash, then whether something waits and what was told.
#include "app/last_run.hpp"

#include <utility>

#include "app/arriving.hpp"
#include "app/folder_names.hpp"
#include "app/other_decisions.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::app {
namespace {

constexpr std::string_view note_file = "last";

std::string note_in(const std::string& folder) {
    return machine::join(machine::join(folder, hidden_folder), note_file);
}

void add(code::Sha256& hash, const machine::FileInfo& info) {
    hash.add(Packer()
                 .number(static_cast<std::int64_t>(info.kind))
                 .number(static_cast<std::int64_t>(info.size))
                 .number(info.changed)
                 .number(static_cast<std::int64_t>(info.identity.first))
                 .number(static_cast<std::int64_t>(info.identity.second))
                 .bytes());
}

// The file that the run itself offers says as much as none.
std::string decisions_in(const machine::Files& files, const std::string& folder) {
    const auto path = machine::join(folder, decisions_file);
    const auto text = files.info(path).kind == machine::FileKind::none ? "" : files.read(path);
    return text == std::string(record::decisions_header) + "\n" ? "" : text;
}

std::string state_of(const machine::Files& files, const std::string& folder, const std::string& basis) {
    code::Sha256 hash;
    hash.add(basis);
    for (const auto& name : files.names(folder)) {
        if (is_own_file(name) && !is_peoples_file(name)) {
            hash.add(Packer().text(name).bytes());
            add(hash, files.info(machine::join(folder, name)));
        }
    }
    return hash.hex();
}

// What is known of sessions elsewhere, and whether this one's file contradicts it.
void add_registry(code::Sha256& hash, const World& world) {
    const auto& registry = world.sessions_folder;
    if (registry.empty() || world.files->info(registry).kind != machine::FileKind::folder) {
        return;
    }
    try {
        for (const auto& name : world.files->names(registry)) {
            hash.add(Packer().text(name).bytes());
            add(hash, world.files->info(machine::join(registry, name)));
        }
    } catch (const Error&) {
        hash.add("not to be seen"); // whoever needs a session of it says so
    }
}

} // namespace

std::string basis_of(const Gathered& gathered, const ProcessCommand& command, const std::string& folder, const World& world) {
    code::Sha256 hash;
    hash.add(Packer()
                 .text(fingerprint_of(gathered.setting))
                 .number(command.handwriting ? 1 : 0)
                 .number(command.with_groups ? 1 : 0)
                 .number(static_cast<std::int64_t>(command.small_groups))
                 .text(folder)
                 .text(world.language)
                 .text(decisions_in(*world.files, folder))
                 .text(told_of_other_decisions(*world.files, folder, Messages(world.language)))
                 .bytes());
    for (const auto& warning : gathered.warnings) {
        hash.add(Packer().text(warning).bytes());
    }
    for (const auto& session : gathered.setting.contradicted) {
        hash.add(Packer().text(session).bytes());
    }
    add_registry(hash, world);
    for (const auto& source : gathered.found.sources) {
        const auto info = world.files->info(source.path);
        if (info.kind == machine::FileKind::file && !is_settled(info)) {
            return ""; // it may change once more at the same time of its clock
        }
        hash.add(Packer().text(source.name).text(source.path).text(record::words_of(source.refusal)).bytes());
        add(hash, info);
    }
    return hash.hex();
}

std::optional<LastRun> last_run(const World& world, const std::string& folder, const std::string& basis) {
    const auto path = note_in(folder);
    if (world.files->info(path).kind != machine::FileKind::file) {
        return std::nullopt;
    }
    const auto bytes = content_of(*world.files, path).bytes; // a note that cannot be read is none
    Unpacker unpacker(bytes);
    if (unpacker.text() != state_of(*world.files, folder, basis)) {
        return std::nullopt;
    }
    const bool waits = unpacker.number() != 0;
    LastRun last{.told = std::string(unpacker.text()), .json = std::string(unpacker.text()), .waits = waits};
    return unpacker.good() && unpacker.at_end() ? std::optional{std::move(last)} : std::nullopt;
}

void remember(const World& world, const std::string& folder, const std::string& basis, const LastRun& run) {
    try {
        const auto state = state_of(*world.files, folder, basis);
        world.files->write_quickly(note_in(folder),
                                   Packer().text(state).number(run.waits ? 1 : 0).text(run.told).text(run.json).bytes());
    } catch (const Error&) {
        return;
    }
}

} // namespace formradar::app
