// One connection, its limits and times, and what its listener knows of all of them: the one file that includes Boost.Beast.
//
// Why Beast and not libmicrohttpd (measured on Debian 12): Beast is code alone, 415 kB of a program of 10.9 MB, and nothing is
// loaded for it, so no other command starts later; libmicrohttpd 0.9.75 is 166 kB to be loaded by every command, 0.5 to 1 ms more
// of 20. That alone would not decide. What does: a request is judged by its head before a byte of its body is taken, an answer
// may come later from another thread, and a stream of events stays open, all in the one thread that also keeps the times: in
// libmicrohttpd that is suspended connections and callbacks of C that are called again and again. Lines of code were not
// compared: no second server was written. Debian's cpp-httplib is of 2022, and dozens of advisories are newer.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <deque>
#include <limits>
#include <list>
#include <map>
#include <set>

#include "app/serve/http.hpp"
#include "app/serve/urls.hpp"

namespace formradar::app::serve {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Failed = boost::system::error_code;

inline constexpr std::uint32_t largest_header = 16 << 10; // bytes
inline constexpr std::size_t most_untold = 64 << 10;      // bytes of events that a stream may be behind
inline constexpr auto heartbeat = std::chrono::seconds(15);
inline constexpr auto linger = std::chrono::seconds(2); // for a client that still sends what was refused to read the answer

class Connection;

// Connections that may be closed to make room, the oldest first.
using Waiting = std::list<Connection*>;

struct Listener {
    Handler handler;
    Limits limits;
    std::size_t open = 0;
    std::map<std::string, std::size_t> of_address;
    std::uint64_t bodies = 0;
    Waiting fresh; // have not sent a whole header yet
    Waiting idle;  // between requests
    std::set<Connection*> streams;
};

inline std::string text_of(beast::string_view text) {
    return {text.data(), text.size()};
}

inline Method method_of(http::verb verb) {
    return verb == http::verb::get ? Method::get : verb == http::verb::post ? Method::post : Method::other;
}

// Lives as long as something is on its way for it, which is how Asio's objects are kept.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, Listener& listener, std::string peer)
        : stream_(std::move(socket)), listener_(listener), peer_(std::move(peer)), beat_(stream_.get_executor()) {
        ++listener_.open;
        ++listener_.of_address[peer_];
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        leave_lists();
        --listener_.open;
        if (--listener_.of_address[peer_] == 0) {
            listener_.of_address.erase(peer_);
        }
    }

    void start() {
        wait_in(listener_.fresh);
        read_header();
    }
    void close() {
        leave_lists();
        stream_.close();
    }

    void tell(const std::string& event) {
        untold_ += event.size();
        if (untold_ > most_untold) {
            close();
            return;
        }
        events_.push_back(event);
        if (events_.size() == 1) {
            write_event();
        }
    }

private:
    void wait_in(Waiting& list) {
        leave_lists();
        waits_in_ = &list;
        place_ = list.insert(list.end(), this);
    }
    void leave_lists() {
        if (waits_in_ != nullptr) {
            waits_in_->erase(place_);
            waits_in_ = nullptr;
        }
        listener_.streams.erase(this);
        listener_.bodies -= std::exchange(expected_, 0);
    }

    void read_header() {
        parser_.emplace();
        parser_->header_limit(largest_header);
        parser_->body_limit(std::numeric_limits<std::uint64_t>::max()); // what is too long is refused by what the header says
        stream_.expires_after(listener_.limits.header);
        http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](Failed failed, std::size_t) {
            if (!failed) {
                self->take_header();
            } else if (failed == http::error::header_limit || failed == http::error::buffer_overflow) {
                self->refuse({.status = 431, .body = "The header is too large.\n"});
            } else if (failed.category() == http::make_error_code(http::error::bad_method).category() &&
                       failed != http::error::end_of_stream && failed != http::error::partial_message) {
                self->refuse({.status = 400, .body = "This is no HTTP.\n"});
            }
        });
    }

    void take_header() {
        leave_lists();
        const auto& header = parser_->get();
        const auto field = [&](auto name) { return text_of(header[name]); };
        const auto target = text_of(header.target());
        request_ = {.method = method_of(header.method()),
                    .path = path_of(target),
                    .query = query_of(target),
                    .host = field(http::field::host),
                    .origin = field(http::field::origin),
                    .cookie = field(http::field::cookie),
                    .site = field("Sec-Fetch-Site"),
                    .peer = peer_,
                    .body = {}};
        auto admission = listener_.handler.admit(request_);
        const auto length = parser_->content_length().value_or(0);
        if (admission.refusal) {
            refuse(std::move(*admission.refusal));
        } else if (parser_->chunked()) {
            refuse({.status = 411, .body = "Say how long the body is.\n"});
        } else if (length > admission.largest_body) {
            refuse({.status = 413, .body = "This is too large.\n"});
        } else if (listener_.bodies + length > listener_.limits.bodies) {
            refuse({.status = 503, .body = "Busy: try again in a moment.\n", .fields = {{"Retry-After", "2"}}});
        } else {
            listener_.bodies += expected_ = length;
            read_body();
        }
    }

    void read_body() {
        stream_.expires_after(listener_.limits.body);
        http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](Failed failed, std::size_t) {
            if (!failed) {
                const bool keep = self->parser_->get().keep_alive();
                self->request_.body = std::move(self->parser_->get().body());
                self->stream_.expires_never(); // the answer may take its time
                self->handle(keep);
                self->request_.body = {};
                self->listener_.bodies -= std::exchange(self->expected_, 0);
            }
        });
    }

    // What goes wrong for one who asks is not to end the program for all.
    void handle(bool keep) {
        try {
            listener_.handler.handle(request_,
                                     [self = shared_from_this(), keep](Answer answer) { self->answer(std::move(answer), keep); });
        } catch (const std::exception&) {
            refuse({.status = 500, .body = "That went wrong.\n"});
        }
    }

    // The connection ends with it: what follows on it is not wanted.
    void refuse(Answer answer) { this->answer(std::move(answer), false); }

    void answer(Answer answer, bool keep) {
        const bool full = answer.stays_open && listener_.streams.size() >= listener_.limits.streams;
        if (full) {
            answer = {.status = 503, .body = "Too many windows are open.\n"};
        }
        const bool streams = answer.stays_open;
        response_ = {};
        response_.result(static_cast<unsigned>(answer.status));
        response_.version(11);
        response_.set(http::field::content_type, answer.type);
        for (const auto& [name, value] : answer.fields) {
            response_.insert(name, value);
        }
        response_.body() = std::move(answer.body);
        response_.keep_alive(keep && !streams);
        if (!streams) {
            response_.prepare_payload();
        }
        stream_.expires_after(listener_.limits.write);
        http::async_write(stream_, response_, [self = shared_from_this(), keep, streams](Failed failed, std::size_t) {
            self->response_ = {};
            if (streams) {
                self->begin_stream(); // a body without a length ends with the connection: Beast says so as an error
            } else if (!failed && keep) {
                self->wait_in(self->listener_.idle);
                self->read_header();
            } else if (!failed) {
                self->end();
            }
        });
    }

    void end() {
        Failed ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        stream_.expires_after(linger);
        drain();
    }
    void drain() {
        buffer_.clear();
        stream_.async_read_some(buffer_.prepare(16 << 10), [self = shared_from_this()](Failed failed, std::size_t) {
            if (!failed) {
                self->drain();
            }
        });
    }

    void begin_stream() {
        listener_.streams.insert(this);
        stream_.expires_never();
        buffer_.clear();
        // Nothing is expected to come: this ends when the other side goes, and takes the connection out of the list.
        stream_.async_read_some(buffer_.prepare(1024), [self = shared_from_this()](Failed, std::size_t) {
            self->leave_lists();
            self->beat_.cancel();
            self->close();
        });
        beat();
    }
    void beat() {
        beat_.expires_after(heartbeat);
        beat_.async_wait([self = shared_from_this()](Failed failed) {
            if (!failed) {
                self->tell(":\n\n");
                self->beat();
            }
        });
    }
    void write_event() {
        asio::async_write(stream_.socket(), asio::buffer(events_.front()),
                          [self = shared_from_this()](Failed failed, std::size_t) {
                              self->untold_ -= self->events_.front().size();
                              self->events_.pop_front();
                              if (failed) {
                                  self->close();
                              } else if (!self->events_.empty()) {
                                  self->write_event();
                              }
                          });
    }

    beast::tcp_stream stream_;
    Listener& listener_;
    std::string peer_;
    asio::steady_timer beat_;
    beast::flat_buffer buffer_{64 << 10};
    std::optional<http::request_parser<http::string_body>> parser_;
    http::response<http::string_body> response_;
    Request request_;
    std::uint64_t expected_ = 0; // bytes of a body
    Waiting* waits_in_ = nullptr;
    Waiting::iterator place_;
    std::deque<std::string> events_; // the first of them is on its way
    std::size_t untold_ = 0;
};

} // namespace formradar::app::serve
