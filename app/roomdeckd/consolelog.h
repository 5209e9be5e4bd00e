// What roomdeckd prints: a line for everything that happens, for people or for programs.
#pragma once

#include "core/model/traffic.h"
#include "core/protocol/dialectregistry.h"
#include "core/settings/serversettings.h"

namespace roomdeck {

/// The text of a moment; moments of one second share most of it, so it is kept.
class MomentText
{
public:
    enum class Style : quint8 { LocalTime, Iso };

    explicit MomentText(Style style) : m_style(style) { }
    /// `18:04:00.123` local, or `2024-05-31T18:04:00.123456Z`.
    void append(QByteArray &out, qint64 timeUs);

private:
    const Style m_style;
    qint64 m_second = -1;
    QByteArray m_text; // up to the fraction's point
};

/// Makes the lines; prints nothing itself. Main thread. Text from the wire has control and bidi characters
/// escaped: one line an entry, whatever it holds. The fields of the JSON form are described in roomdeckd(1).
class ConsoleLog
{
public:
    using Format = ServerSettings::LogFormat;

    enum class Level : quint8 { Info, Warning, Error };

    /// A line of the server's own: `topic` is one word; `fields` are JSON members such as `"url":"…"`.
    struct Note
    {
        Level level = Level::Info;
        QByteArray topic;
        QByteArray text;
        QByteArray fields = {};
    };

    explicit ConsoleLog(Format format) : m_format(format) { }

    void setFormat(Format format) { m_format = format; }
    Format format() const { return m_format; }

    void appendEntry(QByteArray &out, const TrafficEntry &entry);
    QByteArray note(const Note &note);

private:
    void appendText(QByteArray &out, const TrafficEntry &entry);
    void appendTextBody(QByteArray &out, const TrafficEntry &entry) const;
    void appendJson(QByteArray &out, const TrafficEntry &entry);

    Format m_format;
    const DialectRegistry m_dialects;
    MomentText m_localTime{MomentText::Style::LocalTime};
    MomentText m_isoTime{MomentText::Style::Iso};
};

} // namespace roomdeck
