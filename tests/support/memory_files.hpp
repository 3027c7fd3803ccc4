// Files in memory, for tests: what the program wrote can be looked at, and failures be ordered.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formradar/core/failure.hpp"
#include "formradar/machine/file_error.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {

// A file of MemoryFiles that grows.
class FilePile final : public machine::Pile {
public:
    explicit FilePile(std::string& bytes) : bytes_(bytes) {}

    std::uint64_t add(std::string_view bytes) override {
        bytes_ += bytes;
        return bytes_.size() - bytes.size();
    }
    [[nodiscard]] std::string at(std::uint64_t place, std::size_t size) const override { return bytes_.substr(place, size); }
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    void settle() override {}

private:
    std::string& bytes_; // the map's, which stays where it is
};

class MemoryFiles : public machine::Files {
public:
    std::map<std::string, std::string> files; // by absolute path
    std::set<std::string> folders{"/", "/anna"};
    std::map<std::string, std::string> links; // to folders
    std::int64_t changed = 0;                 // every file, in nanoseconds
    std::set<std::string> pipes;              // neither file nor folder
    std::set<std::string> forbidden;          // reading, listing and writing these fails
    std::set<std::string> locked;             // by another process
    std::set<std::string> guarded;            // folders
    std::optional<int> removals;              // that are left before one fails
    mutable std::optional<int> looks;         // at a path, or into a file: likewise
    std::set<std::string> secret;             // files that were written for their owner alone
    std::vector<std::string> written;         // in the order of writing
    std::function<void()> meanwhile;          // what somebody else does while the next file is written

    void add(const std::string& path, std::string bytes) {
        make_folder(machine::parent_of(path));
        files[path] = std::move(bytes);
    }

    [[nodiscard]] std::string here() const override { return "/anna"; }

    [[nodiscard]] machine::FileInfo info(const std::string& given) const override {
        const auto path = place_of(given);
        fail_after_looks(path);
        const auto kind = files.contains(path)     ? machine::FileKind::file
                          : folders.contains(path) ? machine::FileKind::folder
                          : pipes.contains(path)   ? machine::FileKind::other
                                                   : machine::FileKind::none;
        const auto size = kind == machine::FileKind::file ? files.at(path).size() : 0;
        return {.kind = kind, .size = size, .changed = changed, .identity = {1, std::hash<std::string>{}(path)}};
    }

    [[nodiscard]] std::vector<std::string> names(const std::string& given) const override {
        const auto folder = place_of(given);
        refuse(folder);
        std::set<std::string> found;
        const auto consider = [&](const std::string& path) {
            if (path != "/" && path != folder && machine::parent_of(path) == folder) {
                found.insert(machine::name_of(path));
            }
        };
        for (const auto& [path, bytes] : files) {
            consider(path);
        }
        for (const auto& [path, target] : links) {
            consider(path);
        }
        std::ranges::for_each(folders, consider);
        std::ranges::for_each(pipes, consider);
        return {found.begin(), found.end()};
    }

    [[nodiscard]] std::string read(const std::string& given) const override {
        const auto path = place_of(given);
        fail_after_looks(path);
        refuse(path);
        const auto found = files.find(path);
        if (found == files.end()) {
            throw machine::FileError(machine::FileTask::read, given, "No such file or directory", machine::FileFault::not_there);
        }
        return found->second;
    }

    void make_folder(const std::string& given) override {
        const auto path = place_of(given);
        refuse(path);
        for (const auto& folder : machine::folders_up(path)) {
            folders.insert(folder);
        }
    }

    void guard(const std::string& folder) override { guarded.insert(place_of(folder)); }

    void make_private_folder(const std::string& path) override { make_folder(path); }

    [[nodiscard]] bool make_new_folder(const std::string& path) override {
        const bool is_new = info(path).kind == machine::FileKind::none;
        make_folder(path);
        return is_new;
    }

    void write(const std::string& given, std::string_view bytes) override {
        const auto path = place_of(given);
        refuse(path);
        refuse(machine::parent_of(path));
        written.push_back(path);
        files[path] = bytes;
        if (const auto happens = std::exchange(meanwhile, {})) {
            happens();
        }
    }

    void write_quickly(const std::string& path, std::string_view bytes) override { write(path, bytes); }

    void write_secret(const std::string& path, std::string_view bytes) override {
        write(path, bytes);
        secret.insert(place_of(path));
    }

    [[nodiscard]] bool create(const std::string& path, std::string_view bytes) override {
        if (info(path).kind != machine::FileKind::none) {
            return false;
        }
        write(path, bytes);
        return true;
    }

    [[nodiscard]] bool rename_new(const std::string& from, const std::string& to) override {
        if (info(to).kind != machine::FileKind::none) {
            return false;
        }
        rename(from, to);
        return true;
    }

    void rename(const std::string& from, const std::string& to) override {
        const auto old_path = place_of(from);
        const auto new_path = place_of(to);
        const auto moved = [&](const std::string& path) { return new_path + path.substr(old_path.size()); };
        for (auto entry = files.begin(); entry != files.end();) {
            const auto here_now = entry++;
            if (machine::is_below(here_now->first, old_path)) {
                files[moved(here_now->first)] = here_now->second;
                files.erase(here_now);
            }
        }
        std::set<std::string> kept;
        for (const auto& folder : folders) {
            kept.insert(machine::is_below(folder, old_path) ? moved(folder) : folder);
        }
        folders = std::move(kept);
    }

    void remove(const std::string& given) override {
        const auto path = place_of(given);
        if (removals && (*removals)-- == 0) {
            throw Error("cannot remove " + path);
        }
        std::erase_if(files, [&](const auto& entry) { return machine::is_below(entry.first, path); });
        std::erase_if(folders, [&](const auto& folder) { return machine::is_below(folder, path); });
        std::erase_if(*held_, [&](const auto& lock) { return machine::is_below(lock.first, path); }); // nobody meets there again
    }

    void remove_empty_folder(const std::string& path) override {
        if (names(path).empty()) {
            remove(path);
        }
    }

    [[nodiscard]] std::unique_ptr<machine::Pile> new_pile(const std::string& path) override {
        write(path, "");
        return std::make_unique<FilePile>(files[place_of(path)]);
    }

    [[nodiscard]] std::unique_ptr<machine::Pile> pile(const std::string& path) const override {
        return std::make_unique<machine::MemoryPile>(read(path));
    }

    [[nodiscard]] std::unique_ptr<machine::Hold> lock(const std::string& given) override {
        const auto path = place_of(given);
        files.try_emplace(path);
        return locked.contains(path) || held_->contains(path) ? nullptr : std::make_unique<Held>(held_, path, Way::alone);
    }

    [[nodiscard]] std::unique_ptr<machine::Hold> share(const std::string& given) override {
        const auto path = place_of(given);
        files.try_emplace(path);
        const auto found = held_->find(path);
        const bool alone = found != held_->end() && found->second.way == Way::alone;
        return locked.contains(path) || alone ? nullptr : std::make_unique<Held>(held_, path, Way::shared);
    }

private:
    enum class Way { alone, shared };
    struct Holder {
        const machine::Hold* hold = nullptr;
        Way way = Way::alone;
    };
    using AllHeld = std::multimap<std::string, Holder>; // by the lock's path

    class Held final : public machine::Hold {
    public:
        Held(std::shared_ptr<AllHeld> all, const std::string& path, Way way) : all_(std::move(all)) {
            all_->emplace(path, Holder{.hold = this, .way = way});
        }
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
        ~Held() override {
            std::erase_if(*all_, [&](const auto& entry) { return entry.second.hold == this; });
        }

    private:
        std::shared_ptr<AllHeld> all_;
    };

    void fail_after_looks(const std::string& path) const {
        if (looks && (*looks)-- == 0) {
            throw Error("cannot look at " + path);
        }
    }

    // Absolute, with links to folders followed.
    [[nodiscard]] std::string place_of(const std::string& given) const {
        auto path = machine::normal(given, here());
        for (int hops = 0; hops < 8; ++hops) {
            for (const auto& [link, target] : links) {
                if (machine::is_below(path, link)) {
                    path = path == link ? target : machine::join(target, machine::relative(path, link));
                }
            }
        }
        return path;
    }

    void refuse(const std::string& path) const {
        if (forbidden.contains(path)) {
            throw Error("cannot use " + path + ": Permission denied");
        }
    }

    std::shared_ptr<AllHeld> held_ = std::make_shared<AllHeld>(); // holds may outlive the files
};

} // namespace formradar::app
