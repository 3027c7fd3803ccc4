// HTTP/1.1 as the session's page needs it: one thread, a few listeners, limits on everything that comes from outside.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace formradar::app::serve {

enum class Method { get, post, other };

struct Request {
    Method method = Method::other;
    std::string path;  // percent signs undone; empty when that is not possible
    std::string query; // as it came, without the question mark
    std::string host;
    std::string origin;
    std::string cookie;
    std::string site; // Sec-Fetch-Site: what the browser says of the page that asks
    std::string peer; // the other side's address, without port
    std::string body;
};

using Field = std::pair<std::string, std::string>; // of a header

struct Answer {
    int status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<Field> fields;
    bool stays_open = false; // a stream of events follows: everything that is told from now on
};

// What is said of a request when only its header is there: nothing of a body that is not wanted is read.
struct Admission {
    std::optional<Answer> refusal;
    std::uint64_t largest_body = 0; // bytes
};

using Reply = std::function<void(Answer)>; // once

struct Handler {
    std::function<Admission(const Request&)> admit;
    // Quick, as all others wait meanwhile: what takes longer keeps the reply, and gives it from a task of `soon`.
    std::function<void(const Request&, const Reply&)> handle;
};

struct Limits {
    std::size_t connections = 256;
    std::size_t streams = 100;            // of events, among the connections
    std::size_t of_one_address = 1 << 20; // connections
    std::uint64_t bodies = 256ULL << 20U; // bytes, of all requests on their way together
    std::chrono::seconds header{10};      // for a whole header, and for the next request on the same connection
    std::chrono::seconds body{120};
    std::chrono::seconds write{30};
};

class Http {
public:
    Http();
    Http(const Http&) = delete;
    Http& operator=(const Http&) = delete;
    ~Http();

    // Port 0: any that is free. Returns the port. Throws Error when the address is not there or the port is taken.
    std::uint16_t listen(const std::string& address, std::uint16_t port, Handler, const Limits&);

    void run(); // until `stop`, or the user or the system ends the program
    // These two from any thread.
    void stop();
    void soon(std::function<void()>);

    void after(std::chrono::milliseconds, std::function<void()>);
    void tell(const std::string& event); // to every stream that is open; one that does not keep up is closed

private:
    struct Machine;
    std::unique_ptr<Machine> machine_;
};

} // namespace formradar::app::serve
