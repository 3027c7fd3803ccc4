// A client of few words over a socket; the program's first line says where it listens.
#include "faults/served.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

namespace formradar::faults {
namespace {

namespace fs = std::filesystem;

struct Answer {
    int status = 0; // 0: none came
    std::string text;
};

// Port and path of "http://127.0.0.1:4711/?token=0a".
struct Address {
    int port = 0;
    std::string path;
};

std::optional<Address> address_in(const std::string& line) {
    constexpr std::string_view start = "http://127.0.0.1:";
    const auto slash = line.find('/', start.size());
    if (!line.starts_with(start) || slash == std::string::npos || !line.ends_with('\n')) {
        return std::nullopt;
    }
    return Address{.port = std::atoi(line.c_str() + start.size()), .path = line.substr(slash, line.size() - slash - 1)};
}

// The program is alive and will say where it listens, or has ended.
std::optional<Address> first_line(const std::string& file, pid_t child, int& status) {
    while (true) {
        std::ifstream stream(file);
        const std::string text(std::istreambuf_iterator<char>(stream), {});
        if (auto address = address_in(text)) {
            return address;
        }
        if (::waitpid(child, &status, WNOHANG) == child) {
            return std::nullopt;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

int connected(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
        ::close(socket);
        return -1;
    }
    return socket;
}

// Ctrl-C; once more where nothing comes of it: the fault may have been that of the pipe through which the program hears of it.
void end(pid_t child, int& status) {
    constexpr int patience = 2000; // of 10 ms
    for (int tries = 0;; ++tries) {
        if (tries % patience == 0) {
            ::kill(child, SIGINT);
        }
        if (::waitpid(child, &status, WNOHANG) == child) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

class Client {
public:
    explicit Client(const Address& address) : address_(address) {
        const auto entered = asked("GET " + address_.path, "");
        const auto cookie = entered.text.find("Set-Cookie: ");
        if (cookie != std::string::npos) {
            const auto from = cookie + 12;
            fields_ = "Cookie: " + entered.text.substr(from, entered.text.find(';', from) - from) + "\r\n";
        }
    }

    enum class Sheets { read, doubted, lost, unknown };

    [[nodiscard]] Sheets sheets(std::chrono::seconds patience) {
        const auto end = std::chrono::steady_clock::now() + patience;
        auto now = Sheets::unknown;
        while (std::chrono::steady_clock::now() < end) {
            const auto state = asked("GET /api/state", "");
            if (state.status != 200) {
                return Sheets::unknown;
            }
            if (state.text.find("\"counts\":{\"sheets\":2") != std::string::npos) {
                return Sheets::read;
            }
            const bool doubts = state.text.find("\"doubts\":[]") == std::string::npos;
            const bool idle = state.text.find("\"reading\":{\"waiting\":0}") != std::string::npos;
            const bool told = state.text.find("\"problems\":[]") == std::string::npos;
            now = doubts ? Sheets::doubted : idle && !told ? Sheets::lost : Sheets::unknown;
            if (doubts && idle) {
                return now;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return now;
    }

    [[nodiscard]] Answer post(const std::string& path, const std::string& body) { return asked("POST " + path, body); }

private:
    [[nodiscard]] Answer asked(const std::string& what, const std::string& body) {
        const int socket = connected(address_.port);
        if (socket < 0) {
            return {};
        }
        const auto host = "127.0.0.1:" + std::to_string(address_.port);
        const auto request = what + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n" + fields_ +
                             "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
        static_cast<void>(::send(socket, request.data(), request.size(), MSG_NOSIGNAL));
        Answer answer;
        char part[4096];
        for (ssize_t length = 0; (length = ::recv(socket, part, sizeof part, 0)) > 0;) {
            answer.text.append(part, static_cast<std::size_t>(length));
        }
        ::close(socket);
        const auto space = answer.text.find(' ');
        answer.status = space == std::string::npos ? 0 : std::atoi(answer.text.c_str() + space + 1);
        return answer;
    }

    Address address_;
    std::string fields_;
};

} // namespace

Served serve(const Tools& tools, const fs::path& desk, const Fault& fault, std::chrono::seconds patience) {
    Served served;
    const auto streams = desk.string();
    fs::remove(streams + ".out");
    const pid_t child = start(tools, desk, {"serve", "noord", "--jobs", "1"}, fault, streams);
    int status = 0;
    if (const auto address = first_line(streams + ".out", child, status)) {
        Client client(*address);
        const auto sheets = client.sheets(patience);
        served.lost = sheets == Client::Sheets::lost;
        served.decided = client.post("/api/decide", "who=anna&source=scans%2F0.png&page_in_file=1&statement=1&was=&new=3").status;
        served.made = sheets == Client::Sheets::read ? client.post("/api/make", "").status : 0;
        end(child, status);
    }
    served.ran = ended(status, desk, streams);
    return served;
}

} // namespace formradar::faults
