// Listeners and the loop that serves them.
#include "app/serve/http.hpp"

#include <csignal>

#include "app/complaint.hpp"
#include "app/serve/connection.hpp"
#include "formradar/core/failure.hpp"

namespace formradar::app::serve {
namespace {

void make_room(Listener& listener) {
    auto& list = listener.fresh.empty() ? listener.idle : listener.fresh;
    if (!list.empty()) {
        list.front()->close();
    }
}

void take(tcp::socket socket, Listener& listener) {
    Failed failed;
    const auto peer = socket.remote_endpoint(failed).address().to_string();
    const auto same = listener.of_address.find(peer);
    const bool many = same != listener.of_address.end() && same->second >= listener.limits.of_one_address;
    if (failed || many || (listener.open >= listener.limits.connections && listener.fresh.empty() && listener.idle.empty())) {
        return;
    }
    if (listener.open >= listener.limits.connections) {
        make_room(listener);
    }
    socket.set_option(tcp::no_delay(true), failed);
    std::make_shared<Connection>(std::move(socket), listener, peer)->start();
}

// Where connections come in.
struct Door {
    Door(asio::io_context& context, Listener& its_listener) : listener(its_listener), acceptor(context), pause(context) {}

    Listener& listener;
    tcp::acceptor acceptor;
    asio::steady_timer pause; // after an accept that failed: too many open files
};

void accept_next(Door& door) {
    door.acceptor.async_accept([&door](Failed failed, tcp::socket socket) {
        if (failed == asio::error::operation_aborted) {
            return;
        }
        if (!failed) {
            take(std::move(socket), door.listener);
            accept_next(door);
            return;
        }
        door.pause.expires_after(std::chrono::milliseconds(100));
        door.pause.async_wait([&door](Failed stopped) {
            if (!stopped) {
                accept_next(door);
            }
        });
    });
}

} // namespace

struct Http::Machine {
    std::list<Listener> listeners; // before the context: connections, which go with it, refer to them
    asio::io_context context{1};
    std::list<Door> doors;
    asio::signal_set signals{context, SIGINT, SIGTERM};
};

Http::Http() : machine_(std::make_unique<Machine>()) {}
Http::~Http() = default;

std::uint16_t Http::listen(const std::string& address, std::uint16_t port, Handler handler, const Limits& limits) {
    Failed failed;
    const auto host = asio::ip::make_address(address, failed);
    if (failed) {
        throw Complaint(Msg::bad_address, {{"address", address}});
    }
    auto& listener = machine_->listeners.emplace_back(Listener{.handler = std::move(handler), .limits = limits});
    auto& door = machine_->doors.emplace_back(machine_->context, listener);
    try {
        door.acceptor.open(host.is_v6() ? tcp::v6() : tcp::v4());
        door.acceptor.set_option(tcp::acceptor::reuse_address(true));
        door.acceptor.bind({host, port});
        door.acceptor.listen();
    } catch (const boost::system::system_error& error) {
        throw Complaint(Msg::cannot_listen,
                        {{"address", address}, {"port", std::to_string(port)}, {"reason", error.code().message()}});
    }
    accept_next(door);
    return door.acceptor.local_endpoint().port();
}

void Http::run() {
    machine_->signals.async_wait([this](Failed failed, int) {
        if (!failed) {
            stop();
        }
    });
    machine_->context.run();
}

void Http::stop() {
    machine_->context.stop();
}

void Http::soon(std::function<void()> task) {
    asio::post(machine_->context, std::move(task));
}

void Http::after(std::chrono::milliseconds delay, std::function<void()> task) {
    auto timer = std::make_shared<asio::steady_timer>(machine_->context, delay);
    timer->async_wait([timer, task = std::move(task)](Failed failed) {
        if (!failed) {
            task();
        }
    });
}

void Http::tell(const std::string& event) {
    for (auto& listener : machine_->listeners) {
        const auto streams = listener.streams; // telling may close one
        for (auto* stream : streams) {
            stream->tell(event);
        }
    }
}

} // namespace formradar::app::serve
