// A file that grows at its end and is read again by places: what is too much for memory lies in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace formradar::machine {

class Pile {
public:
    Pile() = default;
    Pile(const Pile&) = delete;
    Pile& operator=(const Pile&) = delete;
    virtual ~Pile() = default;

    virtual std::uint64_t add(std::string_view bytes) = 0; // where they begin
    [[nodiscard]] virtual std::string at(std::uint64_t place, std::size_t size) const = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    virtual void settle() = 0; // all of it is on the disk when this returns
};

// One that is no file: for few pages.
class MemoryPile final : public Pile {
public:
    MemoryPile() = default;
    explicit MemoryPile(std::string bytes) : bytes_(std::move(bytes)) {}

    std::uint64_t add(std::string_view bytes) override {
        bytes_ += bytes;
        return bytes_.size() - bytes.size();
    }
    [[nodiscard]] std::string at(std::uint64_t place, std::size_t size) const override { return bytes_.substr(place, size); }
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    void settle() override {}

private:
    std::string bytes_;
};

} // namespace formradar::machine
