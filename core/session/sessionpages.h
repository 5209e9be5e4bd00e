// A session file as pages of a log.
#pragma once

#include "core/session/sessionreader.h"
#include "core/traffic/logpages.h"

#include <array>
#include <atomic>
#include <mutex>

namespace roomdeck {

/// What a file got since somebody looked.
struct SessionGrowth
{
    std::vector<LoadedPage> added;
    std::vector<LoadedPage> settled; ///< known ones again, with what became of their messages since
    qint64 stoppedUs = 0; ///< as in SessionInfo
    bool more = false; ///< there is more than was asked for
};

/// Any thread. Several readers of the file, so that who looks at rows does not wait for who searches them,
/// and threads that search do not wait for each other. Names have the file's ids, which mean nothing next to
/// rows of other origin: `Ids::Foreign` raises them beyond any a StringTable gives out in practice.
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
    /// Blocks: rows behind the first `known` ones, up to `maxPages` pages of them, and `young` pages again.
    SessionGrowth grow(qint64 known, int maxPages, const std::vector<LoadedPage> &young);
    /// Rows with these numbers are in the file.
    void setCovered(EventId first, EventId last);
    /// Whether rows numbered higher are on their way into the file. Until they are there, their pages load as
    /// null.
    void setGrowing(bool growing) { m_growing = growing; }

    std::shared_ptr<const LogBlock> load(const LogPage &page, For use) override;
    bool scan(const LogPage &page, const RowWish &wish, const Visitor &visit) override;
    bool covers(EventId first, EventId last) const override;
    /// Blocks.
    std::optional<SessionConnection> connection(ConnectionId id);
    /// Blocks: whom a message did not reach.
    QList<DeliveryMiss> misses(EventId seq);

private:
    struct Lane
    {
        std::mutex mutex; // guards reader
        SessionReader reader;
    };

    /// Rows of the file among which those of a page are.
    struct Span
    {
        qint64 first = 0;
        qint64 count = 0;
    };

    SessionReader *readerOf(Lane &lane) const;
    std::unique_lock<std::mutex> take(For use, Lane *&lane);
    /// Nothing when the rows are still on their way.
    std::optional<Span> find(SessionReader &reader, const LogPage &page) const;
    std::shared_ptr<const LogBlock> placedBlock(SessionReader &reader, const LogPage &page) const;

    QString m_path;
    Ids m_ids;
    Lane m_reading;
    std::array<Lane, 4> m_searching;
    std::atomic<EventId> m_first = 0;
    std::atomic<EventId> m_last = 0;
    std::atomic<bool> m_growing = false;
};

} // namespace roomdeck
