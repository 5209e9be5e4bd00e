// A session file as pages of a log.
#pragma once

#include "core/session/sessionreader.h"
#include "core/traffic/logpages.h"

#include <atomic>
#include <mutex>

namespace roomdeck {

/// Any thread. Two readers of the file, so that who looks at rows does not wait for who searches them. Names
/// have the file's ids, which mean nothing next to rows of other origin: `Ids::Foreign` raises them beyond
/// any a StringTable gives out in practice.
class SessionPages final : public LogPages
{
public:
    enum class Ids : quint8 { Own, Foreign };

    static constexpr int PageRows = 256;

    SessionPages(QString path, Ids ids);
    ~SessionPages() override;

    const QString &path() const { return m_path; }
    /// Blocks: opens the file and finds its pages. `info` and `index` are filled on success.
    SessionError open(SessionInfo &info, std::vector<LogPage> &index);
    /// Rows with these numbers are in the file.
    void setCovered(EventId first, EventId last);
    /// Whether rows numbered higher are on their way into the file. Until they are there, their pages load as
    /// null.
    void setGrowing(bool growing) { m_growing = growing; }

    std::shared_ptr<const LogBlock> load(const LogPage &page, For use) override;
    bool covers(EventId first, EventId last) const override;
    /// Blocks.
    std::optional<SessionConnection> connection(ConnectionId id);

private:
    struct Lane
    {
        std::mutex mutex; // guards reader
        SessionReader reader;
    };

    SessionReader *readerOf(Lane &lane) const;

    QString m_path;
    Ids m_ids;
    Lane m_reading;
    Lane m_searching;
    std::atomic<EventId> m_first = 0;
    std::atomic<EventId> m_last = 0;
    std::atomic<bool> m_growing = false;
};

} // namespace roomdeck
