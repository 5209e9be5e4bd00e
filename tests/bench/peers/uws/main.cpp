// Room server on bare uWebSockets, the reference for what C++ without Qt reaches: /ws/{room}.
#include <App.h>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

struct Member
{
    std::string room;
};

double unixSeconds()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return double(std::chrono::duration_cast<std::chrono::microseconds>(now).count()) / 1e6;
}

void setField(rapidjson::Document &message, const char *key, rapidjson::Value value)
{
    if (const auto it = message.FindMember(key); it != message.MemberEnd())
        it->value = value;
    else
        message.AddMember(rapidjson::StringRef(key), value, message.GetAllocator());
}

} // namespace

int main()
{
    uWS::App app;
    uWS::App::WebSocketBehavior<Member> behavior;
    behavior.compression = uWS::DISABLED;
    behavior.maxPayloadLength = 64 * 1024;
    behavior.maxBackpressure = 1024 * 1024;
    behavior.upgrade = [](auto *response, auto *request, auto *context) {
        response->template upgrade<Member>({std::string(request->getParameter(0))},
                                           request->getHeader("sec-websocket-key"),
                                           request->getHeader("sec-websocket-protocol"),
                                           request->getHeader("sec-websocket-extensions"), context);
    };
    behavior.open = [](auto *socket) { socket->subscribe(socket->getUserData()->room); };
    behavior.message = [&app](auto *socket, std::string_view text, uWS::OpCode) {
        rapidjson::Document message;
        if (message.Parse(text.data(), text.size()).HasParseError() || !message.IsObject())
            return;
        const std::string &room = socket->getUserData()->room;
        setField(message, "room", rapidjson::Value(room.data(), rapidjson::SizeType(room.size())));
        setField(message, "timestamp", rapidjson::Value(unixSeconds()));
        rapidjson::StringBuffer out;
        rapidjson::Writer<rapidjson::StringBuffer> writer(out);
        message.Accept(writer);
        app.publish(room, std::string_view(out.GetString(), out.GetSize()), uWS::OpCode::TEXT);
    };
    app.ws<Member>("/ws/:room", std::move(behavior));
    app.listen("127.0.0.1", 0, [](us_listen_socket_t *listener) {
        if (!listener)
            return;
        std::printf("listening on ws://127.0.0.1:%d\n",
                    us_socket_local_port(0, reinterpret_cast<us_socket_t *>(listener)));
        std::fflush(stdout);
    });
    app.run();
}
