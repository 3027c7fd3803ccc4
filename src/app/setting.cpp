// What a worker is told, packed for its pipe.
#include "app/read_file.hpp"

namespace formradar::app {

std::string to_bytes(const Setting& setting) {
    Packer packer;
    packer.text(setting.registry).number(setting.forms ? 1 : 0).number(static_cast<std::int64_t>(setting.max_megapixels * 1e6));
    packer.number(setting.max_pages)
        .number(setting.answers ? 1 : 0)
        .number(setting.crops ? 1 : 0)
        .number(setting.trace ? 1 : 0)
        .number(setting.whole ? 1 : 0)
        .text(setting.ledger)
        .text(setting.build);
    packer.number(static_cast<std::int64_t>(setting.sessions.size()));
    for (const auto& session : setting.sessions) {
        packer.text(form::to_toml(session));
    }
    return packer.bytes();
}

Setting setting_of(std::string_view bytes) {
    Unpacker unpacker(bytes);
    Setting setting;
    setting.registry = unpacker.text();
    setting.forms = unpacker.number() != 0;
    setting.max_megapixels = static_cast<double>(unpacker.number()) / 1e6;
    setting.max_pages = static_cast<int>(unpacker.number());
    setting.answers = unpacker.number() != 0;
    setting.crops = unpacker.number() != 0;
    setting.trace = unpacker.number() != 0;
    setting.whole = unpacker.number() != 0;
    setting.ledger = unpacker.text();
    setting.build = unpacker.text();
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        setting.sessions.push_back(form::parse_session(unpacker.text(), "session"));
    }
    if (!unpacker.good() || !unpacker.at_end()) {
        throw Error("a worker was not told what to read by");
    }
    return setting;
}

} // namespace formradar::app
